// Go code changed in ways that make it hard to tell which line it was: a gate of all of it, and whom it names.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { moduleOf, stories } from './culprit-stories.js';
import {
  benchmarkOf,
  createRepository,
  metricOf,
  readReport,
  removeFolders,
  runCli,
  temporaryFolder,
  type ReportJson,
} from './repository.js';
import { describeWithGo } from './with-go.js';

type Culprit = ReturnType<typeof metricOf>['culprits'][number];

describeWithGo('the culprit', () => {
  let repository: string;
  let report: ReportJson;
  beforeAll(async () => {
    repository = createRepository(moduleOf('base'), moduleOf('head'));
    const out = temporaryFolder();
    const commits = ['--repo', repository, '--base', 'HEAD~1', '--head', 'HEAD', '--out', out];
    const result = await runCli(['gate', ...commits, '--budget', 'sec/op=none', '--time-budget', '2m']);
    expect([result.code, result.stderr]).toEqual([1, expect.not.stringContaining('internal')]);
    report = readReport(out);
  }, 400_000);
  afterAll(removeFolders);

  /** What stands on its line. */
  const textAt = ({ file, line, own }: Culprit): string => {
    const path = own ? file : `vendor/${file.replace(/@[^/]*/, '')}`;
    return readFileSync(join(repository, path), 'utf8').split('\n')[line - 1]?.trim() ?? '';
  };

  it.each(stories)('$name ($id)', (story) => {
    const told = (unit: string): string[] => metricOf(report, story.id, unit).culprits.map(textAt);
    expect({ allocs: told('allocs/op'), bytes: told('B/op') }).toEqual({
      allocs: story.allocs,
      bytes: story.bytes,
    });
    const isGap = JSON.stringify(benchmarkOf(report, story.id)).includes('profile-unit-gap');
    expect(isGap).toBe(story.gap === true);
  });
});
