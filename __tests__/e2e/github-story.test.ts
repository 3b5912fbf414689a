// The README's workflow on the stand-in of GitHub, from the first baseline to the merged fix and a fork.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Pull } from '../forge/nouns.js';
import { Hosted, outOf, type JobResult } from './hosted.js';
import { removeFolders } from './repository.js';
import { nodes } from './runner.js';
import { describeWithGo } from './with-go.js';

const module = (look: string) => ({
  'go.mod': 'module example.com/finder\n\ngo 1.21\n',
  'finder.go': `package finder

import "strings"

type Finder struct{ names []string }

func New(names ...string) *Finder { return &Finder{names: names} }

// Look says whether there is such a name.
func (f *Finder) Look(name string) bool {
${look}
}
`,
  'finder_test.go': `package finder

import "testing"

var found bool

// So long that copying them costs less than comparing them.
const bin = "/opt/homebrew/Cellar/coreutils/9.5/libexec/gnubin/with/a/longer/path/"

func BenchmarkLook(b *testing.B) {
	f := New(bin+"cat", bin+"cp", bin+"ls", bin+"mv", bin+"rm", bin+"sed", bin+"tar")
	b.ReportAllocs()
	for i := 0; i < b.N; i++ {
		found = f.Look(bin + "awk")
	}
}
`,
});
const plain = module(`	for _, known := range f.names {
		if strings.EqualFold(known, name) {
			return true
		}
	}
	return false`);
const fixed = module(`	for _, known := range f.names {
		if len(known) == len(name) && strings.EqualFold(known, name) {
			return true
		}
	}
	return false`);
const copying = module(`	for _, known := range f.names {
		if strings.EqualFold(strings.Clone(known), name) {
			return true
		}
	}
	return false`);

/** Keeps what the story showed, for people: PPROFGATE_KEEP names a folder. */
function keep(name: string, text: string): void {
  const folder = process.env['PPROFGATE_KEEP'];
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), text);
}

describeWithGo('the workflow of the README', () => {
  describe.each(nodes)('on %s', (node) => {
    let hosted: Hosted;
    beforeAll(async () => {
      hosted = await Hosted.start(plain);
    });
    afterAll(async () => {
      await hosted.close();
      removeFolders();
    });

    /** The page that a job uploaded, as a browser gets it. */
    const pageOf = async (
      { run, outputs }: JobResult,
      called = 'pprof-gate-report-default.html',
    ): Promise<{ readonly id: number; readonly bytes: Buffer }> => {
      const found = hosted.forge.state.artifacts.find((of) => of.run === run && of.name === called);
      if (found === undefined) throw new Error(`there is no ${called} of run ${run.id}`);
      expect(outputs.get('report-url')).toMatch(new RegExp(`/artifacts/${found.id}$`));
      const shown = await fetch(hosted.forge.downloadUrl(found.id));
      expect(shown.headers.get('content-type')).toBe('text/html');
      const bytes = Buffer.from(await shown.arrayBuffer());
      expect(bytes.toString()).toMatch(/^<!doctype html>\n/);
      return { id: found.id, bytes };
    };
    const pageUrl = ({ run }: JobResult, id: number): string =>
      `https://github.com/owner/repository/actions/runs/${run.id}/artifacts/${id}`;

    let baseline: JobResult;
    it('records a baseline by a button, with who and why', async () => {
      baseline = await hosted.mainJob('workflow_dispatch', {
        node,
        actor: 'robin',
        dispatch: { reason: 'a new runner' },
      });
      expect([baseline.code, baseline.log]).toEqual([0, expect.stringContaining('Stored the baseline')]);
      expect(hosted.forge.state.artifacts.map(({ name }) => name)).toEqual([
        expect.stringMatching(/^pprof-gate-baseline-default-[a-z]+-[a-z0-9]+-[0-9a-f]{8}$/),
      ]);
      expect(baseline.outputs.get('baseline-sha')).toBe(hosted.tip('main'));
      expect(baseline.log).toContain('robin');
      expect(baseline.log).toContain('a new runner');
      expect(hosted.forge.log.violations).toEqual([]);
    }, 120_000);

    it('does not repeat it by the same button, unless forced', async () => {
      const second = await hosted.mainJob('workflow_dispatch', { node });
      expect([second.code, second.log]).toEqual([0, expect.stringContaining('force: true')]);
      expect(hosted.forge.state.artifacts).toHaveLength(1);
    }, 120_000);

    let pull: Pull;
    let first: JobResult;
    it('fails a pull request that allocates, with one comment and one review comment on the line', async () => {
      pull = hosted.openPull('copying', { 'finder.go': copying['finder.go'] });
      hosted.forge.log.clear();
      first = await hosted.pullJob(pull, { node });
      keep('request-log.txt', hosted.forge.log.short());
      keep('gate.log', first.log);
      keep('comment.md', pull.comments[0]?.body ?? '');
      keep('review.md', pull.reviewComments[0]?.body ?? '');
      expect([first.code, first.log]).toEqual([1, expect.stringContaining('breaks a budget')]);
      expect(hosted.forge.log.violations).toEqual([]);
      expect(pull.comments.map(({ author }) => author)).toEqual(['github-actions[bot]']);
      expect(pull.comments[0]?.body.split('\n')[0]).toBe('### ✗ 1 benchmark breaks a budget');
      // Not so many times slower that what was stored has other iterations, and takes no part.
      expect(pull.comments[0]?.body).toMatch(/counts also from the baseline artifact of the merge base/);
      const head = hosted.tip('copying').slice(0, 7);
      expect(pull.comments[0]?.body).toMatch(new RegExp(`head \`${head}\`, merged as \`[0-9a-f]{7}\``));
      expect(pull.reviewComments.map(({ path, line, author }) => ({ path, line, author }))).toEqual([
        { path: 'finder.go', line: 12, author: 'github-actions[bot]' },
      ]);
      expect(pull.reviewComments[0]?.body).toMatch(/^\*\*\+7 allocs\/op\*\*/);
      expect(pull.reviews).toHaveLength(1);
      expect(first.outputs.get('comment-url')).toContain('#issuecomment-');
      expect(first.outputs.get('baseline-run')).toBe(String(baseline.run.id));
      expect(first.summary).toContain('breaks a budget');
      const { id, bytes } = await pageOf(first);
      expect(bytes).toEqual(readFileSync(join(outOf(first), 'report.html')));
      expect(first.outputs.get('report-html')).toBe('pprof-gate/report.html');
      for (const text of [pull.comments[0]?.body ?? '', first.summary])
        expect(text).toContain(` · [full report](${pageUrl(first, id)})\n`);
    }, 120_000);

    // What is published after that is the same code on each version.
    if (node === nodes[0]) {
      it('says nothing twice when the job runs again', async () => {
        const again = await hosted.pullJob(pull, { node, again: { run: first.run, attempt: 2 } });
        expect(again.code).toBe(1);
        // Its first attempt has the first name.
        const { id } = await pageOf(again, 'pprof-gate-report-default~2.html');
        expect(pull.comments[0]?.body).toContain(`[full report](${pageUrl(again, id)})`);
        expect(hosted.forge.log.violations).toEqual([]);
        expect(pull.comments).toHaveLength(1);
        expect(pull.reviewComments).toHaveLength(1);
        expect(pull.reviews).toHaveLength(1);
      }, 120_000);

      it('passes the fix, updates the comment and resolves the review comment', async () => {
        hosted.push(pull, { 'finder.go': fixed['finder.go'] });
        const step = await hosted.pullJob(pull, { node });
        keep('comment-fixed.md', pull.comments[0]?.body ?? '');
        keep('review-fixed.md', pull.reviewComments[0]?.body ?? '');
        expect([step.code, step.log]).toEqual([0, expect.any(String)]);
        expect(hosted.forge.log.violations).toEqual([]);
        expect(pull.comments).toHaveLength(1);
        // With other tests at work the time may stay in doubt, which breaks no budget.
        expect(pull.comments[0]?.body.split('\n')[0]).toMatch(/^### [✓~] /);
        expect(pull.reviewComments).toHaveLength(1);
        expect(pull.threads.map(({ resolved }) => resolved)).toEqual([true]);
      }, 120_000);
    }

    it('serves a fork in two halves', async () => {
      const strange = hosted.openPull('strange', { 'finder.go': copying['finder.go'] }, 'fork');
      const measured = await hosted.pullJob(strange, { node });
      expect([measured.code, measured.log]).toEqual([1, expect.stringContaining('comes from a fork')]);
      expect(strange.comments).toHaveLength(0);
      expect(measured.summary).toContain(pageUrl(measured, (await pageOf(measured)).id));
      expect(hosted.forge.state.artifacts.map(({ name }) => name)).toContain('pprof-gate-result-default');

      const reported = await hosted.reportJob(measured.run, { node });
      keep('comment-fork.md', strange.comments[0]?.body ?? '');
      expect([reported.code, reported.log]).toEqual([0, expect.any(String)]);
      expect(hosted.forge.log.violations).toEqual([]);
      expect(strange.comments).toHaveLength(1);
      const page = await pageOf(reported);
      expect(strange.comments[0]?.body).toContain(` · [full report](${pageUrl(reported, page.id)})\n`);
      expect(page.bytes).toEqual(readFileSync(join(outOf(reported), 'report-default.html')));
      expect(strange.comments[0]?.body.split('\n')[0]).toBe('### ✗ 1 benchmark breaks a budget');
      expect(strange.comments[0]?.body).toContain(`run ${measured.run.id}`);
      expect(strange.comments[0]?.body).toContain(`head \`${hosted.tip('strange').slice(0, 7)}\`, merged as`);
      expect(strange.reviewComments.map(({ path, line }) => ({ path, line }))).toEqual([
        { path: 'finder.go', line: 12 },
      ]);
    }, 120_000);
  });
});
