// demo/story.json says which files the two commits of the demo have.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadConfig } from '../../src/config/load.js';
import { itWithGo } from '../with-go.js';

interface Commit {
  readonly role: 'base' | 'head';
  readonly from: string;
  readonly files: readonly string[];
}

const root = fileURLToPath(new URL('../..', import.meta.url));
const demo = join(root, 'demo');
const { commits } = JSON.parse(readFileSync(join(demo, 'story.json'), 'utf8')) as { commits: readonly [Commit, Commit] };
const [base, head] = commits;

function filesBelow(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return files.map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/')).sort();
}

describe('the files of the story', () => {
  it('are all that demo holds', () => {
    const others = /^(_head\/|recording\/|story\.json$)/;
    const ofBase = filesBelow(demo).filter((file) => !others.test(file));
    expect([...base.files].sort()).toEqual(ofBase);
    expect([...head.files].sort()).toEqual(filesBelow(join(demo, head.from)));
  });

  it('change on head, the benchmarks do not', () => {
    for (const file of head.files) {
      expect(base.files).toContain(file);
      expect(readFileSync(join(demo, head.from, file))).not.toEqual(readFileSync(join(demo, file)));
      expect(readFileSync(join(demo, head.from, file), 'utf8')).not.toMatch(/func Benchmark/);
    }
  });

  it('have a configuration that loads', () => {
    const file = '.github/pprof-gate.yml';
    expect(loadConfig(readFileSync(join(demo, file), 'utf8'), file).budgets['allocs/op']).toBe('+0');
  });
});

describe('the repository of the story', () => {
  let scratch: string;
  let story: string;
  beforeAll(() => {
    scratch = mkdtempSync(join(tmpdir(), 'pprof-gate-story-'));
    story = join(scratch, 'story');
    execFileSync('node', [join(root, 'scripts/demo-repository.mjs'), story]);
  });
  afterAll(() => {
    rmSync(scratch, { recursive: true });
  });
  const git = (...args: string[]) => execFileSync('git', args, { cwd: story, encoding: 'utf8' });
  const go = (...args: string[]) => {
    const env = { ...process.env, GOFLAGS: '', GOWORK: 'off' };
    const { status, stdout, stderr } = spawnSync('go', args, { cwd: story, env, encoding: 'utf8' });
    return { status, output: stdout + stderr };
  };

  it('has two commits with the authors and dates of the story', () => {
    expect(git('rev-list', '--count', 'main').trim()).toBe('2');
    expect(git('status', '--porcelain')).toBe('');
    expect(existsSync(join(story, 'story.json'))).toBe(false);
    expect(git('log', '-1', '--format=%an %ct', 'main~1').trim()).toBe('Robin Ambler 1772469600');
  });

  itWithGo.each(['main~1', 'main'])(
    'passes vet and its own tests at %s',
    (commit) => {
      git('checkout', '--quiet', '--detach', commit);
      expect(go('vet', './...')).toEqual({ status: 0, output: '' });
      expect(go('test', './...')).toMatchObject({ status: 0 });
    },
    120_000,
  );

  itWithGo(
    'allocates more on head, at the line that the story is about',
    () => {
      const allocations = (commit: string) => {
        git('checkout', '--quiet', '--detach', commit);
        const { output } = go('test', '-run=^$', '-bench=.', '-benchtime=100x', './...');
        const rows = output.matchAll(/^Benchmark(\S+?)(?:-\d+)?\s.*\s(\d+) allocs\/op$/gm);
        return Object.fromEntries([...rows].map(([, name = '', count]) => [name, Number(count)]));
      };
      const [before, after] = [allocations('main~1'), allocations('main')];
      expect(before).toMatchObject({ 'Look/miss': 1, 'Look/last': 1, 'Look/cached': 0, Nearest: 86, Distance: 2 });
      expect(after).toMatchObject({ 'Look/miss': 9, 'Look/last': 4, 'Look/cached': 0, Nearest: 58, Distance: 2 });
      expect(after['Check']).toBeGreaterThan(150);
      expect(after['Split/quoted']).toBe(before['Split/quoted']);
      expect(readFileSync(join(story, 'finder/finder.go'), 'utf8').split('\n')[85]).toContain('filepath.Join');
    },
    120_000,
  );
});
