// Benchmarks that run on base and hang or deadlock on head, measured for real: who waits for whom must be right, at
// the right line, and nothing may be said that the dump does not show.
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { git, removeFolders, runCli, temporaryFolder, type CliResult } from './repository.js';
import { describeWithGo } from './with-go.js';

interface Line {
  readonly function: string;
  readonly file: string;
  readonly line: number;
}

interface Group {
  readonly count: number;
  readonly wait: string;
  readonly at: Line | null;
  readonly createdAt: Line | null;
  readonly callers: readonly Line[];
}

interface FindingJson {
  readonly rule: string;
  readonly level: string;
  readonly benchmark: string | null;
  readonly at: { readonly file: string; readonly line: number } | null;
  readonly words: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly goroutines?: { readonly count: number; readonly groups: readonly Group[] };
}

const fixture = (name: string): string => fileURLToPath(new URL(`../fixtures/go/${name}`, import.meta.url));

describeWithGo('benchmarks that hang on head', () => {
  let result: CliResult;
  let findings: readonly FindingJson[];
  let comment: string;
  beforeAll(async () => {
    const repository = temporaryFolder();
    git(repository, 'init', '--quiet', '--initial-branch=main');
    for (const name of ['hangs', 'hangs-head']) {
      cpSync(fixture(name), repository, { recursive: true });
      git(repository, 'add', '--all');
      git(repository, 'commit', '--quiet', `--message=${name}`);
    }
    const out = temporaryFolder();
    const commits = ['--repo', repository, '--base', 'HEAD~1', '--head', 'HEAD'];
    result = await runCli(['gate', ...commits, '--out', out, '--time-budget', '40s']);
    const report = JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')) as {
      findings: readonly FindingJson[];
    };
    findings = report.findings;
    comment = readFileSync(join(out, 'comment.md'), 'utf8');
  }, 400_000);
  afterAll(removeFolders);

  const of = (rule: string, pkg: string): readonly FindingJson[] =>
    findings.filter(
      ({ rule: is, benchmark, facts }) =>
        is === rule &&
        (benchmark === null ? facts['pkg'] === `example.com/hangs/${pkg}` : benchmark.includes(`/${pkg} `)),
    );
  const broken = (pkg: string): FindingJson => {
    const all = of('benchmark-broken', pkg);
    // Of a package that broke as a whole, that; its benchmarks are told to be broken as well.
    const whole = all.filter(({ benchmark }) => benchmark === null);
    const [first, ...others] = whole.length > 0 ? whole : all;
    if (first === undefined || others.length > 0) throw new Error(`${others.length} more of ${pkg}`);
    return first;
  };
  const place = ({ at }: Pick<FindingJson | Group, 'at'>): string => `${at?.file ?? ''}:${at?.line ?? 0}`;
  const groups = (finding: FindingJson | undefined): string[] =>
    (finding?.goroutines?.groups ?? []).map((group) => `${group.count} ${group.wait} ${place(group)}`).sort();
  /** Block, certainty, evidence and line of what is told beside that it broke. */
  const blocked = (pkg: string): string[][] =>
    of('goroutines-blocked', pkg).map((finding) => [
      ...['block', 'certainty'].map((fact) => String(finding.facts[fact])),
      String(finding.facts['evidence'] ?? finding.facts['because']),
      finding.level,
      place(finding),
    ]);

  it('fails with status 3, and says of each how it ended', () => {
    expect(result.code).toBe(3);
    for (const pkg of ['channel', 'sleep', 'twice', 'unlock', 'nilchan']) {
      expect([pkg, broken(pkg).facts['ending'], broken(pkg).level]).toEqual([pkg, 'hung', 'error']);
    }
    for (const pkg of ['abba', 'asleep', 'once', 'start']) {
      expect([pkg, broken(pkg).facts['ending'], broken(pkg).level]).toEqual([pkg, 'panicked', 'error']);
    }
  });

  it('names two that wait for each other’s locks, as likely', () => {
    const [[...told] = [], ...others] = blocked('abba');
    expect(others).toEqual([]);
    const line = told.pop();
    expect(told).toEqual(['mutual-wait', 'likely', 'addresses', 'warning']);
    expect(['abba/store.go:40', 'abba/store.go:55']).toContain(line);
    const [finding] = of('goroutines-blocked', 'abba');
    expect(groups(finding)).toEqual(['1 mutex abba/store.go:40', '1 mutex abba/store.go:55']);
    expect(finding?.goroutines?.groups.map(({ callers: [caller] }) => caller?.function).sort()).toEqual([
      'example.com/hangs/abba.(*Cache).Get',
      'example.com/hangs/abba.(*Index).Put',
    ]);
    expect(broken('abba').facts['asleep']).toBe('process');
  });

  it('names a lock taken twice, and one that was left locked', () => {
    expect(blocked('twice')).toEqual([
      ['self-deadlock', 'likely', 'addresses', 'warning', 'twice/twice.go:22'],
    ]);
    expect(blocked('unlock')).toEqual([
      ['self-deadlock', 'likely', 'alone', 'warning', 'unlock/unlock.go:12'],
    ]);
  });

  it('names what is proven as such: a sync.Once within itself, a nil channel', () => {
    expect(blocked('once')).toEqual([['self-deadlock', 'proven', 'once-frames', 'error', 'once/once.go:14']]);
    expect(blocked('nilchan')).toEqual([
      ['never-wakes', 'proven', 'nil-channel-send', 'error', 'nilchan/nilchan.go:18'],
    ]);
  });

  it('blames nobody where the dump tells nothing of it, and shows who stands where', () => {
    for (const pkg of ['channel', 'sleep', 'asleep', 'start']) expect([pkg, blocked(pkg)]).toEqual([pkg, []]);
    expect(groups(broken('channel'))).toEqual([
      '1 channel-receive channel/pool.go:31',
      '1 io channel/pool.go:44',
      '4 channel-receive channel/pool.go:21',
    ]);
    const workers = broken('channel').goroutines?.groups.find(({ count }) => count === 4);
    expect(workers?.createdAt).toMatchObject({ file: 'channel/pool.go', line: 15 });
    expect(place(broken('channel'))).toBe('channel/pool.go:31');
    expect(groups(broken('sleep'))).toEqual(['1 sleep sleep/sleep.go:8']);
    expect(broken('sleep').words).toContain('sleeps (time.Sleep of 1 h) there');
    expect(groups(broken('asleep'))).toEqual(['1 channel-receive asleep/asleep.go:11']);
    expect(broken('asleep').facts['asleep']).toBe('process');
  });

  it('tells of a package that does not come to its benchmarks', () => {
    expect(broken('start').benchmark).toBeNull();
    expect(groups(broken('start'))).toEqual(['1 channel-receive start/start.go:9']);
    expect(place(broken('start'))).toBe('start/start.go:9');
  });

  it('says so to people', () => {
    for (const text of [result.stdout, comment.replaceAll('`', '')]) {
      expect(text).toContain('2 goroutines likely block each other');
      expect(text).toContain('waits for a mutex in abba.(*Index).len (abba/store.go:40), called by');
      expect(text).toContain('waits for a sync.Once that it runs itself');
    }
    // Folded in the comment, and only some of them in the terminal.
    expect(comment.replaceAll('`', '')).toContain(
      '4 goroutines wait to receive from a channel in channel.(*Pool).work (channel/pool.go:21), created in channel.NewPool (channel/pool.go:15)',
    );
  });
});
