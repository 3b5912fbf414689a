// The README's first command, on a machine with Go and on one without.
import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { metricOf, readReport, removeFolders, runCli, temporaryFolder } from '../repository.js';
import { describeWithGo } from '../with-go.js';

afterAll(removeFolders);

/** What the story does to the finder: a missing command costs 8 allocations more, on one line of the diff. */
function tellsTheStory(out: string): void {
  const report = readReport(out);
  expect(metricOf(report, 'Look/miss', 'allocs/op')).toMatchObject({
    exact: true,
    change: 'regression',
    outcome: 'exceeded',
    base: { center: 1 },
    head: { center: 9 },
  });
  const [culprit] = metricOf(report, 'Look/miss', 'allocs/op').culprits;
  expect(culprit).toMatchObject({ file: 'finder/finder.go', base: 0, head: 8 });
  expect(metricOf(report, 'Nearest', 'allocs/op').change).toBe('improvement');
  expect(readFileSync(join(out, 'comment.md'), 'utf8')).toContain(`finder/finder.go:${culprit?.line ?? 0}`);
}

describe('demo', () => {
  it('replays the recorded run without Go, and says so', async () => {
    const path = temporaryFolder();
    for (const directory of (process.env['PATH'] ?? '').split(delimiter)) {
      const git = join(directory, 'git');
      if (existsSync(git) && !existsSync(join(path, 'git'))) symlinkSync(git, join(path, 'git'));
    }
    const out = join(temporaryFolder(), 'out');
    const result = await runCli(['demo', '--out', out], { env: { PATH: path } });
    expect([result.code, result.stdout]).toEqual([0, expect.stringMatching(/no Go[\s\S]*recorded/)]);
    tellsTheStory(out);
  });
});

describeWithGo('demo with Go', () => {
  it('runs the real gate on the story', async () => {
    const out = join(temporaryFolder(), 'out');
    const result = await runCli(['demo', '--out', out, '--keep']);
    expect(result.code).toBe(0);
    expect(result.stdout).toContain('would end with 1');
    tellsTheStory(out);
    expect(existsSync(join(out, 'repository', 'finder', 'finder.go'))).toBe(true);
  }, 300_000);
});
