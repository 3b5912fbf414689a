// What goes wrong outside a benchmark: one clear error or caveat, the right exit status, nothing lost, nothing left.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from '@jest/globals';
import { quickBudget } from './quick.js';
import {
  benchmarkOf,
  cli,
  createRepository,
  git,
  metricOf,
  readReport,
  removeFolders,
  runCli,
  temporaryFolder,
  writeFiles,
} from './repository.js';
import { describeWithGo } from './with-go.js';

const files = {
  'go.mod': 'module example.com/m\n\ngo 1.21\n',
  'm.go': 'package m\n\nvar Sink []byte\n\nfunc Work() { Sink = make([]byte, 64) }\n',
  'm_test.go':
    'package m\n\nimport "testing"\n\nfunc BenchmarkWork(b *testing.B) {\n\tfor i := 0; i < b.N; i++ {\n\t\tWork()\n\t}\n}\n',
};
const broken = { 'm.go': 'package m\n\nfunc Work() { undefinedName() }\n' };
const commits = [
  '--base',
  'HEAD~1',
  '--head',
  'HEAD',
  '--time-budget',
  await quickBudget(),
  '--budget',
  'sec/op=none',
];

afterAll(removeFolders);

/** A folder with git and nothing else, to be all of PATH. */
function pathWithout(go: 'go'): string {
  const folder = temporaryFolder();
  for (const directory of (process.env['PATH'] ?? '').split(delimiter)) {
    const program = join(directory, 'git');
    if (!existsSync(program) || existsSync(join(folder, 'git'))) continue;
    symlinkSync(program, join(folder, 'git'));
  }
  expect(existsSync(join(folder, go))).toBe(false);
  return folder;
}

describe('without Go', () => {
  it('names the missing Go and how to get it', async () => {
    const repository = createRepository(files, broken);
    const result = await runCli(['gate', ...commits, '--out', temporaryFolder()], {
      cwd: repository,
      env: { PATH: pathWithout('go') },
    });
    expect(result.code).toBe(3);
    expect(result.stderr).toMatch(/go is not installed[\s\S]*setup-go/);
  });

  it('says what is not a repository, and which commit is not there', async () => {
    const folder = temporaryFolder();
    const nowhere = await runCli(['gate'], { cwd: folder });
    expect([nowhere.code, nowhere.stderr]).toEqual([3, expect.stringContaining('not in a git repository')]);
    expect(readdirSync(folder)).toEqual([]);
    const unknown = await runCli(['gate', '--base', 'nosuch'], { cwd: createRepository(files) });
    expect([unknown.code, unknown.stderr]).toEqual([3, expect.stringContaining('no commit nosuch')]);
  });

  it('says of a shallow clone without merge base what to fetch', async () => {
    const origin = createRepository(files, { 'a.txt': 'a' }, { 'a.txt': 'b' });
    git(origin, 'branch', 'feature', 'HEAD~1');
    const clone = join(temporaryFolder(), 'clone');
    git(tmpdir(), 'clone', '--quiet', '--depth=1', '--no-single-branch', `file://${origin}`, clone);
    git(clone, 'checkout', '--quiet', 'feature');
    const result = await runCli(['gate'], { cwd: clone });
    expect(result.code).toBe(3);
    expect(result.stderr).toMatch(/shallow[\s\S]*fetch-depth: 0/);
  });

  it('names the unknown key of a configuration, its line and what was meant', async () => {
    const repository = createRepository({
      ...files,
      '.github/pprof-gate.yml': 'budgets:\n  sec/op: "+5%"\nbugdets: {}\n',
    });
    const result = await runCli(['gate'], { cwd: repository });
    expect(result.code).toBe(2);
    expect(result.stderr).toMatch(/pprof-gate\.yml:3:1.*bugdets[\s\S]*budgets/);
  });

  it('names a misspelt option and the nearest one', async () => {
    const result = await runCli(['gate', '--bsae', 'main']);
    expect([result.code, result.stderr]).toEqual([2, expect.stringMatching(/--bsae[\s\S]*--base/)]);
  });

  it('refuses before any work what cannot be written, and the repository itself as output', async () => {
    const repository = createRepository(files, broken);
    const json = await runCli(['gate', ...commits, '--json', 'nowhere/x.json'], { cwd: repository });
    expect([json.code, json.stderr]).toEqual([
      3,
      expect.stringContaining('nowhere/x.json: its folder does not exist'),
    ]);
    const out = await runCli(['gate', ...commits, '--out', '.'], { cwd: repository });
    expect([out.code, out.stderr]).toEqual([2, expect.stringContaining('not the top of the repository')]);
    expect(git(repository, 'status', '--porcelain', '--ignored')).toBe('');
  });

  it('says what to name when base is head itself, or there is no other commit', async () => {
    const repository = createRepository(files);
    for (const args of [[], ['--base', 'main']]) {
      const result = await runCli(['gate', ...args], { cwd: repository });
      expect([result.code, result.stderr]).toEqual([
        3,
        expect.stringMatching(
          args.length === 0 ? /first commit[^]*--base REF/ : /base main is head itself[^]*--base REF/,
        ),
      ]);
    }
  });

  it('rejects a cut profile with its offset', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'cut.pb.gz'), gzipSync(Buffer.from([0x0a, 0x04, 0x08])));
    const result = await runCli(['diff', 'cut.pb.gz', 'cut.pb.gz'], { cwd: folder });
    expect(result.code).toBe(3);
    expect(result.stderr).toMatch(/cut\.pb\.gz/);
    expect(result.stderr).not.toMatch(/\bat .*\.js:\d+/);
  });
});

describeWithGo('with Go', () => {
  it('tells a head that does not compile from a base that does not', async () => {
    const head = createRepository(files, broken);
    const onHead = await runCli(['gate', ...commits, '--out', temporaryFolder()], { cwd: head });
    expect([onHead.code, onHead.stderr]).toEqual([
      3,
      expect.stringMatching(/head does not compile[\s\S]*undefinedName/),
    ]);
    git(head, 'revert', '--no-edit', 'HEAD');
    const onBase = await runCli(['gate', ...commits, '--out', temporaryFolder()], { cwd: head });
    // A change that mends base has to be able to pass.
    expect([onBase.code, onBase.stdout]).toEqual([0, expect.stringMatching(/undefinedName/)]);
    expect(onBase.stdout).not.toContain('✓ No benchmark');
  }, 120_000);

  it('says why everything of head is new when base has no module', async () => {
    const repository = createRepository({ 'm.go': files['m.go'] }, files);
    const result = await runCli(['gate', ...commits, '--out', temporaryFolder()], { cwd: repository });
    expect(result.code).toBe(0);
    expect(result.stdout).toContain('there is no go.mod on base');
  }, 120_000);

  it('measures the other packages when one does not compile on head', async () => {
    const other = {
      'other/o.go': 'package other\n\nvar Sink []byte\n\nfunc Work() { Sink = make([]byte, 8) }\n',
    };
    const test = {
      'other/o_test.go': files['m_test.go']
        .replace('package m', 'package other')
        .replace('Work(b', 'Other(b'),
    };
    const grown = { 'other/o.go': other['other/o.go'].replace('make([]byte, 8)', 'make([]byte, 128)') };
    const repository = createRepository({ ...files, ...other, ...test }, { ...broken, ...grown });
    const out = temporaryFolder();
    const result = await runCli(['gate', ...commits, '--out', out], {
      cwd: repository,
    });
    const report = readReport(out);
    expect(metricOf(report, 'Other', 'B/op')).toMatchObject({ change: 'regression', outcome: 'exceeded' });
    expect(benchmarkOf(report, 'Work').status).toBe('failed');
    expect(result.code).toBe(1);
    expect(result.stdout).toContain('undefinedName');
  }, 120_000);

  it('says when nothing is there to measure', async () => {
    const none = createRepository({ ...files, 'm_test.go': 'package m\n' }, { 'a.txt': 'a' });
    const noBenchmarks = await runCli(['gate', ...commits, '--out', temporaryFolder()], { cwd: none });
    expect([noBenchmarks.code, noBenchmarks.stderr]).toEqual([3, expect.stringMatching(/benchmark/)]);
    const noModule = createRepository({ 'a.txt': 'a' }, { 'a.txt': 'b' });
    const result = await runCli(['gate', ...commits, '--out', temporaryFolder()], { cwd: noModule });
    expect([result.code, result.stderr]).toEqual([3, expect.stringMatching(/go\.mod/)]);
    const changed = createRepository(files, { 'm.go': files['m.go'].replace('64', '65') });
    const unmatched = await runCli(['gate', ...commits, '--bench', 'Nothing', '--out', temporaryFolder()], {
      cwd: changed,
    });
    expect([unmatched.code, unmatched.stderr]).toEqual([3, expect.stringMatching(/Nothing/)]);
  }, 120_000);

  it('bounds what a benchmark prints, and still reads its result', async () => {
    const noisy = files['m_test.go']
      .replace(
        '\tfor i',
        '\tline := make([]byte, 1<<20)\n\tfor i := range line {\n\t\tline[i] = 120\n\t}\n\tfor i := 0; i < 60; i++ {\n\t\tos.Stdout.Write(line)\n\t}\n\tos.Stdout.WriteString("\\n")\n\tb.ResetTimer()\n\tfor i',
      )
      .replace('import "testing"', 'import (\n\t"os"\n\t"testing"\n)');
    const repository = createRepository(
      { ...files, 'm_test.go': noisy },
      { 'm.go': files['m.go'].replace('64', '128') },
    );
    const out = temporaryFolder();
    const result = await runCli(['gate', ...commits, '--out', out], {
      cwd: repository,
    });
    expect(result.code).toBe(1);
    expect(metricOf(readReport(out), 'Work', 'B/op').head?.center).toBeGreaterThanOrEqual(128);
  }, 200_000);

  it('measures uncommitted changes, and leaves the checkout exactly as it was', async () => {
    const repository = createRepository(files);
    writeFiles(repository, {
      'm.go': files['m.go'].replace('64', '640'),
      'extra_test.go': 'package m\n',
      'staged.txt': 'staged',
    });
    git(repository, 'add', 'staged.txt');
    git(repository, 'stash', 'push', '--quiet', '--', 'staged.txt');
    const state = () => [
      git(repository, 'status', '--porcelain=v2', '--branch', '--show-stash'),
      git(repository, 'worktree', 'list'),
      git(repository, 'for-each-ref'),
      readFileSync(join(repository, '.git', 'index')).toString('base64'),
    ];
    const before = state();
    // Of its own, because other tests run beside it.
    const temporary = temporaryFolder();
    const result = await runCli(['gate', '--time-budget', await quickBudget(), '--budget', 'sec/op=none'], {
      cwd: repository,
      env: { TMPDIR: temporary },
    });
    expect(result.code).toBe(1);
    expect(metricOf(readReport(join(repository, 'pprof-gate')), 'Work', 'B/op')).toMatchObject({
      base: { center: 64 },
      head: { center: 640 },
    });
    expect(state()).toEqual(before);
    expect(readdirSync(temporary)).toEqual([]);
  }, 120_000);

  it('does not measure what an earlier run left in a folder that was there before', async () => {
    const data = { 'out/notes.txt': 'theirs' };
    const repository = createRepository({ ...files, ...data }, {});
    for (let run = 0; run < 2; run++) {
      const result = await runCli(['gate', '--base', 'HEAD~1', '--out', 'out'], { cwd: repository });
      expect([result.code, result.stdout]).toEqual([0, expect.stringContaining('identical')]);
      expect(git(repository, 'status', '--porcelain')).toBe('');
    }
  }, 120_000);

  it('says of a baseline without a single value that it could not be measured', async () => {
    const panics = files['m_test.go'].replace('Work()', 'panic("no")');
    const repository = createRepository({ ...files, 'm_test.go': panics });
    const result = await runCli(['record', '--out', join(temporaryFolder(), 'baseline')], {
      cwd: repository,
    });
    expect([result.code, result.stdout]).toEqual([
      3,
      expect.stringMatching(/Work[\s\S]*not one benchmark could be measured/),
    ]);
  }, 60_000);

  it('leaves nothing behind after Ctrl-C in the middle, and keeps what was measured', async () => {
    const slow = files['m_test.go']
      .replace('Work()', 'Work()\n\t\ttime.Sleep(20 * time.Millisecond)')
      .replace('import "testing"', 'import (\n\t"testing"\n\t"time"\n)');
    const repository = createRepository(
      { ...files, 'm_test.go': slow },
      { 'm.go': files['m.go'].replace('64', '128') },
    );
    const out = temporaryFolder();
    const scratch = temporaryFolder();
    const child = spawn(process.execPath, [cli, 'gate', ...commits, '--out', out], {
      cwd: repository,
      env: { ...process.env, RUNNER_TEMP: scratch },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let told = '';
    child.stderr.on('data', (text: Buffer) => (told += text.toString()));
    const journal = join(out, 'capture', 'head', 'journal.jsonl');
    const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
    while (!existsSync(journal) || !readFileSync(journal, 'utf8').includes('"type":"run"')) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    child.kill('SIGINT');
    expect(await ended).toBe(130);
    expect(readdirSync(scratch)).toEqual([]);
    expect(git(repository, 'status', '--porcelain')).toBe('');
    expect(processesBelow(scratch)).toEqual([]);
    expect(told).toMatch(/stopped by SIGINT[^]*is kept in [^]*capture\/head[^]*: pprof-gate report FOLDER/);
    const kept = await runCli(['report', join(out, 'capture', 'head')]);
    expect([kept.code, kept.stdout]).toEqual([0, expect.stringContaining('Work')]);
  }, 120_000);

  it('says when the disk is full or the output cannot be written', async () => {
    const repository = createRepository(files, { 'm.go': files['m.go'].replace('64', '128') });
    const locked = join(temporaryFolder(), 'file');
    writeFileSync(locked, 'not a folder');
    const result = await runCli(['gate', ...commits, '--out', join(locked, 'out')], { cwd: repository });
    expect(result.code).toBe(3);
    expect(result.stderr).toContain(locked);
    if (!existsSync('/dev/full')) return;
    const out = temporaryFolder();
    const full = await runCli(['gate', ...commits, '--out', out, '--json', '/dev/full'], { cwd: repository });
    expect([full.code, full.stderr]).toEqual([3, expect.stringMatching(/full/)]);
    expect(full.stdout).toContain('✗ 1 benchmark breaks a budget');
    expect(existsSync(join(out, 'comment.md'))).toBe(true);
    expect((await runCli(['report', out])).code).toBe(1);
  }, 60_000);
});

/** Command lines of processes that run from a folder. */
function processesBelow(folder: string): string[] {
  if (!existsSync('/proc')) return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        return [readFileSync(`/proc/${pid}/cmdline`, 'utf8')];
      } catch {
        // It ended between the two calls.
        return [];
      }
    })
    .filter((line) => line.includes(folder));
}
