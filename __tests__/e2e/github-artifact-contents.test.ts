// What is in the artifacts that everybody may download who can read the repository: measurements, the names of the
// code and the functions that were measured, and nothing about the machine that ran it or whoever owns that.
import { homedir, hostname, tmpdir, userInfo } from 'node:os';
import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { by } from '../../src/base/order.js';
import { Hosted, type JobResult } from './hosted.js';
import { markOf } from './processes.js';
import { quickBudget } from './quick.js';
import { git, removeFolders, temporaryFolder, type Files } from './repository.js';
import { filesOfZip } from './tampered.js';
import { placesOf, textsOf } from './traces.js';
import { describeWithGo } from './with-go.js';

const mark = markOf('artifact-contents');
/** Kinds of settings that a runner has, by value: neither a secret by its name nor known to be a folder. */
const settings = { ...mark, COMPANY_PROXY: 'proxy.internal.example', DATA_FOLDER: '/srv/company/data' };

/** Names its own folders where it can: in what it prints, in labels of profiles, in what it fails with. */
const module = (allocations: number, failing: boolean): Files => ({
  'go.mod': 'module example.com/quiet\n\ngo 1.21\n',
  '.github/pprof-gate.yml': 'min-effect: 30%\nbudgets: { sec/op: none }\n',
  'quiet.go': `package quiet

var Sink []byte

func Work() {
	for i := 0; i < ${allocations}; i++ {
		Sink = make([]byte, 64)
	}
}
`,
  'quiet_test.go': `package quiet

import (
	"context"
	"fmt"
	"os"
	"runtime/pprof"
	"testing"
)

func BenchmarkWork(b *testing.B) {
	here, _ := os.Getwd()
	self, _ := os.Executable()
	home, _ := os.UserHomeDir()
	cache, _ := os.UserCacheDir()
	_, err := os.Open(here + "/missing.txt")
	fmt.Println("here", here, "self", self, "home", home, "cache", cache, "temporary", os.TempDir(), b.TempDir())
	b.Log(err)
	pprof.Do(context.Background(), pprof.Labels("folder", here), func(context.Context) {
		b.ReportAllocs()
		for i := 0; i < b.N; i++ {
			Work()
		}
	})
}
${failing ? '\nfunc BenchmarkFails(b *testing.B) {\n\t_, err := os.Open(os.Args[0] + "/missing.txt")\n\tpanic(err)\n}\n' : ''}`,
});

describeWithGo('an artifact', () => {
  const texts = new Map<string, ReadonlyMap<string, string>>();
  let told: Map<string, string>;
  let folders: string[];
  let recorded: JobResult;
  beforeAll(async () => {
    const hosted = await Hosted.start(module(1, false));
    const pull = hosted.openPull('failing', module(2, true), 'fork');
    const request = { env: settings, inputs: { 'time-budget': await quickBudget(2), budget: 'sec/op=none' } };
    let gated: JobResult;
    [gated, recorded] = await Promise.all([hosted.pullJob(pull, request), hosted.mainJob('push', request)]);
    const [page, ...zips] = [...hosted.forge.state.artifacts].sort(
      by(({ contentType }) => (contentType === 'text/html' ? 0 : 1)),
    );
    for (const { name, zip } of zips)
      texts.set(name.startsWith('pprof-gate-result') ? 'result' : 'baseline', textsOf(await filesOfZip(zip)));
    expect([gated.code, recorded.code, [...texts.keys()].sort()]).toEqual([1, 0, ['baseline', 'result']]);
    await hosted.reportJob(gated.run);
    told = new Map([
      ['comment', pull.comments[0]?.body ?? ''],
      ['summary', gated.summary],
      ['page', page?.zip.toString() ?? ''],
      ['summary of the recording', recorded.summary],
      ...pull.reviewComments.map(({ body }): [string, string] => ['review comment', body]),
    ]);
    const go = execFileSync('go', ['env', 'GOROOT', 'GOPATH', 'GOCACHE'], { encoding: 'utf8' });
    const ours = git(process.cwd(), 'rev-parse', '--show-toplevel');
    folders = [
      ...go.split('\n'),
      homedir(),
      process.cwd(),
      ours.trim(),
      temporaryFolder().replace(/.{6}$/, ''),
    ].filter((folder) => folder.length > 1);
    expect(hosted.forge.log.violations).toEqual([]);
    await hosted.close();
  }, 120_000);
  afterAll(removeFolders);

  it.each(['result', 'baseline'])('names no folder of the machine: %s', (which) => {
    const files = texts.get(which) ?? new Map<string, string>();
    expect(placesOf(folders, files)).toEqual([]);
    // The scratch folder and the runner's, whatever they are called.
    expect(placesOf([`${tmpdir()}/`, 'pprof-gate-test-'], files)).toEqual([]);
    // It did try.
    const all = [...files.values()].join('\n');
    expect(all).toMatch(/here \. self \$TMP\/\S+ home \$HOME cache \$HOME\S+ temporary \$TMP/);
    expect([...files].filter(([path]) => path.endsWith('.pb.gz')).length).toBeGreaterThan(0);
  });

  it('holds the functions that profiles touch, of each commit its own, and no other source', () => {
    const kept = (which: string): [string, string][] =>
      [...(texts.get(which) ?? [])].filter(([path]) => path.endsWith('sources.json'));
    expect(
      kept('result')
        .map(([path]) => path)
        .sort(),
    ).toEqual(['base/sources.json', 'head/sources.json']);
    expect(kept('baseline').map(([path]) => path)).toEqual(['sources.json']);
    for (const [path, text] of [...kept('result'), ...kept('baseline')]) {
      expect(text).toContain(path.startsWith('head/') ? 'i < 2; i++' : 'i < 1; i++');
      expect(text).toContain('func BenchmarkWork');
      expect(text).not.toContain('var Sink');
      expect(text).not.toContain('func BenchmarkFails');
    }
  });

  it.each(['result', 'baseline'])('tells nothing of the environment, the user and the host: %s', (which) => {
    const files = texts.get(which) ?? new Map<string, string>();
    const names = [hostname(), userInfo().username].filter((name) => name.length > 5);
    const values = [...Object.values(settings), 'runtime-token-value', 'github-token-value', 'input-value'];
    expect(placesOf([...names, ...values], files)).toEqual([]);
    expect(placesOf(Object.keys(settings), files)).toEqual([]);
  });

  it('makes no comment, review comment or summary that does', () => {
    expect(told.get('comment')).toMatch(/panic: open \S+missing\.txt/);
    expect(told.get('review comment')).toContain('allocs/op');
    expect(told.get('page')).toMatch(/^<!doctype html>/);
    expect(
      placesOf([...folders, `${tmpdir()}/`, 'pprof-gate-test-', ...Object.values(settings)], told),
    ).toEqual([]);
  });
});
