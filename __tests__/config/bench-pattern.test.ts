import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { benchFault, benchFaults } from '../../src/config/bench-pattern.js';
import { itWithGo } from '../with-go.js';

const wrong = [
  ['(', 'group-open'],
  ['a/(b|c', 'group-open'],
  ['a)', 'group-unopened'],
  ['(a))|b', 'group-unopened'],
  ['[', 'class-open'],
  ['[]', 'class-open'],
  ['[^]', 'class-open'],
  ['a/[b', 'class-open'],
  ['[\\]', 'class-open'],
  ['a\\', 'backslash-last'],
  ['*', 'repeats-nothing'],
  ['a|+', 'repeats-nothing'],
  ['a/?b', 'repeats-nothing'],
  ['(?i)*', 'repeats-nothing'],
  ['(?:*)', 'repeats-nothing'],
  ['a**', 'repeats-twice'],
  ['a+?+', 'repeats-twice'],
] as const;

/** All of these are fine for Go. */
const right = [
  '',
  '.',
  'Look|Walk',
  '^BenchmarkLook$/^miss$',
  'a|',
  'a/',
  ']',
  '[]]',
  '[^]]',
  '[[:alpha:]]',
  '[[:alpha:]x]+',
  '[(]',
  '[/]',
  '\\(',
  '\\[',
  '[\\]]',
  '\\Q(\\E',
  'a(?i)*',
  '(?i)a',
  '(?P<n>a)',
  '(?s-i:a)',
  '()*',
  '^*',
  'a{',
  '{',
  'a??',
  'a*?b*',
  '(a/b)',
  'Größe\\.',
];

describe('benchFault', () => {
  it.each(wrong)('of %s is %s', (pattern, fault) => {
    expect(benchFault(pattern)).toBe(fault);
  });

  it('is nothing for what Go takes', () => {
    expect(right.filter((pattern) => benchFault(pattern) !== null)).toEqual([]);
    expect([...new Set(wrong.map(([, fault]) => fault))].sort()).toEqual([...benchFaults].sort());
  });
});

describe('Go itself', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pprof-gate-test-'));
  const binary = join(folder, 'm.test');
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });
  beforeAll(() => {
    writeFileSync(join(folder, 'go.mod'), 'module m\n\ngo 1.21\n');
    const file = 'package m\n\nimport "testing"\n\nfunc BenchmarkX(b *testing.B) {}\n';
    writeFileSync(join(folder, 'm_test.go'), file);
    const env = { ...process.env, GOFLAGS: '', GOWORK: 'off', GOTOOLCHAIN: 'local' };
    spawnSync('go', ['test', '-c', '-o', binary, '.'], { cwd: folder, env });
  }, 120_000);

  const takes = (pattern: string): boolean => {
    const args = [`-test.bench=${pattern}`, '-test.benchtime=1x', '-test.run=^$'];
    const { status, stderr } = spawnSync(binary, args, { cwd: folder, encoding: 'utf8' });
    if (status !== 0 && !stderr.includes('invalid regexp')) throw new Error(`${String(status)} ${stderr}`);
    return status === 0;
  };

  itWithGo(
    'refuses what we refuse, and takes what it is said to take',
    () => {
      expect(right.filter((pattern) => !takes(pattern))).toEqual([]);
      const piece = fc.constantFrom(
        ...['(', ')', '[', ']', '^', '$', '\\', '\\Q', '\\E', '*', '+', '?', '{2}', '|', '/', '-', 'a', '.'],
        ...['(?', '(?i)', '(?i:', '(?P<n>', '[:alpha:]', ':]', '\\pN', '\\x{', ' ', 'é'],
      );
      const patterns = fc.sample(
        fc.array(piece, { maxLength: 7 }).map((pieces) => pieces.join('')),
        { numRuns: 2_000, seed: 1 },
      );
      const refused = [
        ...wrong.map(([pattern]) => pattern),
        ...patterns.filter((p) => benchFault(p) !== null),
      ].slice(0, 600);
      expect(refused.length).toBe(600);
      expect(refused.filter(takes)).toEqual([]);
    },
    120_000,
  );
});
