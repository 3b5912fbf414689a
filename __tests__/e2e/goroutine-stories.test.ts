// Goroutines that benchmarks start on head, counted by real Go: those that stay for each operation are told with the
// line that starts them, whatever kind of test package it is; pools, and goroutines that end, are no regression.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { CaptureRecord, RecordOf } from '../../src/model/capture.js';
import { base, head, loopStory, stories, type GoroutineStory } from './goroutine-module.js';
import {
  createRepository,
  readReport,
  removeFolders,
  runCli,
  temporaryFolder,
  type CliResult,
  type ReportJson,
} from './repository.js';
import { describeWithGo } from './with-go.js';

interface Use {
  readonly growth: string;
  readonly left: number;
  readonly createdPerOperation: number;
}
type Benchmark = ReportJson['benchmarks'][number] & {
  readonly goroutines: { readonly base: Use | null; readonly head: Use | null };
};

describeWithGo('goroutines of benchmarks', () => {
  let out = '';
  let result: CliResult;
  let report: ReportJson;
  let hasLoop = false;

  beforeAll(async () => {
    const [, minor = '0'] = /go1\.(\d+)/.exec(execFileSync('go', ['version'], { encoding: 'utf8' })) ?? [];
    hasLoop = Number(minor) >= 24;
    const repository = createRepository(base, head);
    out = join(temporaryFolder(), 'out');
    const args = ['gate', '--repo', repository, '--base', 'HEAD~1', '--head', 'HEAD', '--out', out];
    result = await runCli([...args, '--tags', 'special', '--time-budget', '60s'], {
      env: { GOFLAGS: '-mod=vendor' },
    });
    report = readReport(out);
  }, 600_000);
  afterAll(removeFolders);

  const of = ({ dir, benchmark }: GoroutineStory): Benchmark => {
    const name = `Benchmark${benchmark}`;
    const found = report.benchmarks.find(
      (one) => one.name === name && one.package === `example.com/spawn/${dir}`,
    );
    if (found === undefined) throw new Error(`no ${dir} ${name}: ${result.stdout}${result.stderr}`);
    return found as Benchmark;
  };
  const left = (story: GoroutineStory) => of(story).metrics.find(({ unit }) => unit === 'goroutines-left/op');
  /** What stands on the line. */
  const textAt = (file: string, line: number): string => {
    const path = file.replace(/^(.*)@v[^/]*\//, 'vendor/$1/');
    return (head[path] ?? base[path] ?? '').split('\n')[line - 1]?.trim() ?? '';
  };

  function check(story: GoroutineStory): void {
    const { goroutines } = of(story);
    expect(goroutines.base).toMatchObject({ growth: 'none', left: 0 });
    expect(goroutines.head).toMatchObject({
      growth: story.growth,
      ...(story.left === undefined ? {} : { left: story.left }),
    });
    const metric = left(story);
    if (story.leak === 0) {
      expect(metric).toBeUndefined();
      return;
    }
    expect(metric).toMatchObject({ change: 'regression', outcome: 'exceeded', head: { center: story.leak } });
    expect(metric?.culprits.map(({ file, line }) => textAt(file, line))).toEqual([story.line]);
    expect(metric?.culprits[0]).toMatchObject({ base: 0, head: story.leak, left: { waits: story.waits } });
  }

  it.each(stories.map((story) => [`${story.dir} ${story.benchmark}`, story] as const))(
    '%s',
    (_name, story) => {
      check(story);
    },
  );

  it('with b.Loop', () => {
    if (hasLoop) check(loopStory);
    else expect(report.benchmarks.some(({ name }) => name === 'BenchmarkLoop')).toBe(false);
  });

  it('are counted between sentinels, in every package', () => {
    const journal = readFileSync(join(out, 'capture', 'head', 'journal.jsonl'), 'utf8');
    expect(journal.split('\n').filter((line) => line.includes('"probe-failed"'))).toEqual([]);
  });

  it('that are created and end are counted', () => {
    const [ended] = stories.filter(({ benchmark }) => benchmark === 'Ended') as [GoroutineStory];
    const created = of(ended).metrics.find(({ unit }) => unit === 'goroutines-created/op');
    expect(created).toMatchObject({ change: 'regression', outcome: 'within' });
    expect(created?.head?.center).toBeCloseTo(1, 1);
  });

  it('fail for the leaks alone, and are told to people', () => {
    expect(result.code).toBe(1);
    const rules = report.findings.filter(({ rule }) => rule === 'goroutines-left');
    // One for each line, however many benchmarks meet there.
    expect(rules).toHaveLength(7);
    const comment = readFileSync(join(out, 'comment.md'), 'utf8').replaceAll('`', '');
    expect(comment).toContain('each waits to send on a channel at leak/leak.go:7');
    expect(comment).toContain('4 goroutines left behind, however many operations there are, none on base');
    expect(comment).toContain('goroutines are left behind, fewer with each operation');
    expect(comment).toMatch(/go test .* -trace=trace\.out/);
    expect(comment).toContain('go tool trace trace.out');
  });

  it('are dumped of the shortest process alone where there are thousands', () => {
    const journal = readFileSync(join(out, 'capture', 'head', 'journal.jsonl'), 'utf8')
      .trimEnd()
      .split('\n');
    const probes = journal
      .map((line) => JSON.parse(line) as CaptureRecord)
      .filter((record): record is RecordOf<'probe'> => record.type === 'probe')
      .filter(
        ({ name, pass, pkg }) => name === 'BenchmarkPlain' && pass === 'goroutines' && /leak$/.test(pkg),
      );
    expect(probes.map(({ iterations, goroutines }) => [iterations > 2000, goroutines.end === null])).toEqual([
      [false, false],
      [true, true],
      [true, true],
    ]);
  });

  it('are shown by why, with the dump that names them', async () => {
    const { stdout, code } = await runCli(['why', '--in', out, 'leak.Plain']);
    expect(code).toBe(0);
    expect(stdout).toContain('started at leak/leak.go:7 in leak.Work');
    const [, command = ''] = /^ {2}(grep '\^created by' \S*head\S*Plain\S* .*)$/m.exec(stdout) ?? [];
    expect(execFileSync('sh', ['-c', command], { cwd: tmpdir(), encoding: 'utf8' })).toMatch(
      /^ *\d{4,} created by example\.com\/spawn\/leak\.Work/,
    );
  });
});
