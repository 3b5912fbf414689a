// Benchmarks that begin to wait, measured for real: for a lock that is held longer, one that all share, an answer on a
// channel, a sleep. Each is told at its line, in the words of what it waits for.
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { git, removeFolders, runCli, temporaryFolder, type CliResult } from '../repository.js';
import { describeWithGo } from '../with-go.js';

interface FindingJson {
  readonly rule: string;
  readonly level: string;
  readonly benchmark: string | null;
  readonly at: { readonly file: string; readonly line: number } | null;
  readonly words: string;
  readonly facts: Readonly<Record<string, string | number>>;
}

const fixture = (name: string): string =>
  fileURLToPath(new URL(`../../fixtures/go/${name}`, import.meta.url));

/** What stands on a line of head. */
function textAt(file: string, line: number): string {
  return (readFileSync(join(fixture('waits-head'), file), 'utf8').split('\n')[line - 1] ?? '').trim();
}

describeWithGo('benchmarks that wait on head', () => {
  let result: CliResult;
  let findings: readonly FindingJson[];
  let comment: string;
  beforeAll(async () => {
    const repository = temporaryFolder();
    git(repository, 'init', '--quiet', '--initial-branch=main');
    for (const name of ['waits', 'waits-head']) {
      cpSync(fixture(name), repository, { recursive: true });
      git(repository, 'add', '--all');
      git(repository, 'commit', '--quiet', `--message=${name}`);
    }
    const out = temporaryFolder();
    const commits = ['--repo', repository, '--base', 'HEAD~1', '--head', 'HEAD'];
    result = await runCli(['gate', ...commits, '--out', out, '--time-budget', '180s']);
    ({ findings } = JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')) as {
      findings: readonly FindingJson[];
    });
    comment = readFileSync(join(out, 'comment.md'), 'utf8');
  }, 600_000);
  afterAll(removeFolders);

  const told = (pkg: string): string[] =>
    findings
      .filter(({ benchmark }) => benchmark?.includes(`/${pkg} `) === true)
      .filter(({ rule }) => rule === 'contention' || rule === 'off-processor')
      .map(({ rule, level, at, facts }) =>
        [
          rule,
          level,
          facts['waits'] ?? '',
          at === null ? '' : `${at.file}: ${textAt(at.file, at.line)}`,
        ].join(' '),
      );

  it('fails for the time', () => {
    expect([result.code, result.stderr.includes('internal')]).toEqual([1, false]);
  });

  it('names the line that waits for a lock, and the one that holds it', () => {
    expect(told('hold')).toEqual(['contention note lock hold/hold.go: s.mu.Lock()']);
    const [finding] = findings.filter(
      ({ rule, facts }) => rule === 'contention' && facts['file'] === 'hold/hold.go',
    );
    const { releasedFile, releasedLine } = finding?.facts ?? {};
    expect(textAt(String(releasedFile), Number(releasedLine))).toBe('s.mu.Unlock()');
  });

  it('names a lock that all share now', () => {
    expect(told('shared')).toEqual(['contention note lock shared/shared.go: mu.Lock()']);
  });

  it('names the wait for an answer, and not the idling of the one that gives it', () => {
    expect(told('channel')).toEqual([
      'contention note channel-receive channel/channel.go: return <-a.answers',
    ]);
  });

  it('says that a sleep is off the processor, and that the added line is likely it', () => {
    expect(told('sleep')).toEqual(['off-processor note  sleep/sleep.go: time.Sleep(100 * time.Microsecond)']);
    expect(comment).toMatch(
      /`sleep\/sleep\.go:16` \(line of the diff\): .* off-CPU .*likely this time\.Sleep/,
    );
  });

  it('has a heat table in a fold, without the sentinels that wait as well', () => {
    expect(comment).toContain('<summary>Waiting and processor time');
    expect(comment).toMatch(
      /`channel\/channel\.go:34` \| to receive from a channel \| \*\*0 → .*`░{8}` → `█{8}`/,
    );
    expect(comment).not.toContain('pprofgate_');
  });
});
