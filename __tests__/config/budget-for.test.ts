import { describe, expect, it } from '@jest/globals';
import { asksForTimes, budgetFor, fits, isGlob } from '../../src/config/budget-for.js';
import { loadConfig } from '../../src/config/load.js';
import { policyOf } from '../../src/config/policy.js';
import type { BudgetRule } from '../../src/model/policy.js';

const rule = (pkg: string, benchmark = '*'): BudgetRule => ({
  pkg,
  benchmark,
  unit: 'sec/op',
  limit: { kind: 'none' },
  written: 'none',
});
const finder = {
  pkg: 'example.com/m/internal/finder',
  dir: 'internal/finder',
  name: 'BenchmarkLook/miss/deep',
};
const root = { pkg: 'example.com/m', dir: '.', name: 'BenchmarkLook' };

describe('the package of a rule', () => {
  it.each([
    '*',
    'finder',
    'internal/finder',
    '*/finder',
    'f*r',
    'internal/*',
    'internal/...',
    'finder/...',
    'example.com/m/...',
    'example.com/m/internal/finder',
    '...',
    '.../finder',
    '{finder,parser}',
    './internal/finder',
    './internal/finder/',
    './internal/...',
    './internal/finder/...',
    './...',
    './*/finder',
  ])('%s fits a package below the root', (pattern) => {
    expect(fits(rule(pattern), finder)).toBe(true);
  });

  it.each([
    'inder',
    'internal',
    'find',
    './finder',
    './finder/...',
    '.',
    './',
    'example.com/m',
    'Finder',
    './internal',
  ])('%s does not fit a package below the root', (pattern) => {
    expect(fits(rule(pattern), finder)).toBe(false);
  });

  it.each(['.', './', './...', 'm', 'm/...', 'example.com/m', 'example.com/m/...', '*'])(
    '%s fits the root',
    (pattern) => {
      expect(fits(rule(pattern), root)).toBe(true);
    },
  );

  it.each(['./finder', './finder/...', 'm/*', 'example.com'])('%s does not fit the root', (pattern) => {
    expect(fits(rule(pattern), root)).toBe(false);
  });
});

describe('the benchmark of a rule', () => {
  it.each([
    'Look',
    'BenchmarkLook',
    'Look/*',
    'BenchmarkLook/*',
    'Look/miss',
    '*/deep',
    '*',
    'L*',
    '*miss*',
    'Look/{hit,miss}',
  ])('%s fits a sub-benchmark', (pattern) => {
    expect(fits(rule('*', pattern), finder)).toBe(true);
  });

  it.each(['Loo', 'Look/mis', 'miss', 'Look/hit', 'look', 'Look/miss/deep/er', 'Benchmark'])(
    '%s does not fit a sub-benchmark',
    (pattern) => {
      expect(fits(rule('*', pattern), finder)).toBe(false);
    },
  );

  it('is not misled by names like those of object properties', () => {
    const subject = { pkg: '__proto__', dir: '__proto__', name: 'Benchmark__proto__/constructor' };
    expect(fits(rule('__proto__', '__proto__'), subject)).toBe(true);
    expect(fits(rule('./__proto__', 'toString'), subject)).toBe(false);
  });
});

describe('isGlob', () => {
  it('leaves room for what is added to a pattern', () => {
    expect(isGlob('a'.repeat(200))).toBe(true);
    expect(isGlob('a'.repeat(256))).toBe(false);
    expect(isGlob('')).toBe(false);
    expect(isGlob('{a,b}'.repeat(6))).toBe(false);
  });
});

describe('budgetFor', () => {
  const policy = policyOf(
    loadConfig(
      [
        'budgets: { allocs/op: "+1", B/s: "-5%" }',
        'rules:',
        '  - package: finder',
        '    budgets: { sec/op: "+10%" }',
        '  - benchmark: Look/miss',
        '    budgets: { ns/op: "+20", allocs/op: none }',
        '  - package: ./parser/...',
        '    budgets: { sec/op: "<= 1ms" }',
      ].join('\n'),
      'c.yml',
    ),
    { budgets: [{ metric: 'B/op', limit: '+64B', from: '--budget' }] },
  );
  const writtenFor = (subject: typeof finder, unit: string) => budgetFor(policy, subject, unit)?.written;

  it('lets the last rule that fits win, metric by metric', () => {
    expect(writtenFor(finder, 'sec/op')).toBe('+20ns');
    expect(writtenFor({ ...finder, name: 'BenchmarkLook/hit' }, 'sec/op')).toBe('+10%');
    expect(writtenFor(root, 'sec/op')).toBe('+5%');
    expect(writtenFor({ ...finder, pkg: 'example.com/m/parser', dir: 'parser' }, 'sec/op')).toBe('<= 1ms');
  });

  it('says none where a rule takes a budget away', () => {
    expect(budgetFor(policy, finder, 'allocs/op')?.limit).toEqual({ kind: 'none' });
    expect(writtenFor(root, 'allocs/op')).toBe('+1');
  });

  it('puts the command line above all rules', () => {
    expect(writtenFor(finder, 'B/op')).toBe('+64B');
  });

  it('has no budget for what nobody named', () => {
    expect(budgetFor(policy, finder, 'req/s')).toBeNull();
    expect(writtenFor(root, 'B/s')).toBe('-5%');
  });
});

describe('whether any time is judged', () => {
  it.each([
    ['', true],
    ['budgets: { sec/op: none }', false],
    ['budgets: { sec/op: none, B/s: -5% }', true],
    ['budgets: { sec/op: none }\nsuite-budget: +2%', true],
    ['budgets: { sec/op: none }\nrules: [{ benchmark: Look, budgets: { sec/op: +5% } }]', true],
    ['rules: [{ benchmark: Look, budgets: { sec/op: none } }]', true],
    ['rules: [{ package: a, budgets: { sec/op: +5% } }, { budgets: { sec/op: none } }]', false],
    ['budgets: { sec/op: none, p99-ns/op: <= 9ms }\nunits: { p99-ns/op: lower }', true],
  ])('%j: %s', (text, asks) => {
    expect(asksForTimes(policyOf(loadConfig(text, 'c.yml')))).toBe(asks);
  });
});
