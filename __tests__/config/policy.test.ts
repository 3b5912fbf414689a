import { describe, expect, it } from '@jest/globals';
import { GateError } from '../../src/base/errors.js';
import { loadConfig } from '../../src/config/load.js';
import { judgingFor } from '../../src/config/judging-for.js';
import { readBudget } from '../../src/config/overrides.js';
import { effectiveConfig, measureOptions, policyOf } from '../../src/config/policy.js';
import { defaultConfig } from '../../src/config/schema.js';
import { textOf } from '../../src/report/escape.js';
import { FactReader } from '../../src/report/words/facts.js';
import { usageWords } from '../../src/report/words/usage-problems.js';

const config = loadConfig(
  [
    'budgets: { ns/op: +7ns, req/s: -3% }',
    'rules:',
    '- { package: a, benchmark: Look, budgets: { MB/s: ">= 100", B/op: none } }',
    '- { package: b, budget-mode: strict, on-unproven: fail }',
    '- { benchmark: Contended, pin: false }',
    '- { benchmark: Look/deep, min-effect: 4% }',
    'budget-mode: proven',
    'suite-budget: +1.5%',
    'pairs: together',
    'units: { req/s: higher, p99-ns/op: neither }',
    'min-effect: 2.5%',
    'seed: 9',
    'time-budget: 90s',
  ].join('\n'),
  'c.yml',
);

describe('policyOf', () => {
  it('has no budget of the suite where none is written', () => {
    expect(policyOf(loadConfig('suite-budget: none', 'c.yml')).suite).toBeNull();
  });

  it('has defaults without a configuration', () => {
    expect(policyOf(defaultConfig)).toEqual({
      budgets: [
        { pkg: '*', benchmark: '*', unit: 'sec/op', limit: { kind: 'relative', max: 0.05 }, written: '+5%' },
        { pkg: '*', benchmark: '*', unit: 'B/op', limit: { kind: 'relative', max: 0.01 }, written: '+1%' },
        { pkg: '*', benchmark: '*', unit: 'allocs/op', limit: { kind: 'growth', max: 0 }, written: '+0' },
        {
          pkg: '*',
          benchmark: '*',
          unit: 'goroutines-left/op',
          limit: { kind: 'growth', max: 0 },
          written: '+0',
        },
      ],
      profile: [],
      units: new Map(),
      scopes: [],
      suite: null,
      judging: { mode: 'estimate', minEffect: 0.01, onUnproven: 'warn' },
      exceptions: [],
      onFailed: 'fail',
      onUnmeasured: 'warn',
      onMissingBaseline: 'warn',
      judgeChangedBenchmarks: false,
      alpha: 0.01,
    });
  });

  it('keeps the order: defaults, budgets, rules, command line', () => {
    const policy = policyOf(config, { budgets: [readBudget('ns/op=+9', '--budget')] });
    expect(
      policy.budgets.map(({ pkg, benchmark, unit, written }) => [pkg, benchmark, unit, written]),
    ).toEqual([
      ['*', '*', 'sec/op', '+5%'],
      ['*', '*', 'B/op', '+1%'],
      ['*', '*', 'allocs/op', '+0'],
      ['*', '*', 'goroutines-left/op', '+0'],
      ['*', '*', 'sec/op', '+7ns'],
      ['*', '*', 'req/s', '-3%'],
      ['a', 'Look', 'B/op', 'none'],
      ['a', 'Look', 'B/s', '>= 100MB/s'],
      ['*', '*', 'sec/op', '+9ns'],
    ]);
    expect(policy.units).toEqual(
      new Map([
        ['req/s', 'higher'],
        ['p99-sec/op', 'neither'],
      ]),
    );
    expect(policy.judging.minEffect).toBe(0.025);
  });

  it.each([
    [
      'sec/op=+5',
      'usage',
      '--budget: budget "+5" for sec/op has no unit; write "+5%" for relative or "+5ns" for absolute',
    ],
    [
      'alloc/op=+0',
      'usage',
      '--budget: Go prints no metric alloc/op; did you mean "allocs/op"? A metric of your own needs its direction, for example units: { alloc/op: lower }',
    ],
    [
      '__proto__=+0',
      'usage',
      '--budget: Go prints no metric __proto__; a metric of your own needs its direction, for example units: { __proto__: lower }',
    ],
    [
      'heap:encoding/json.*=+0',
      'usage',
      '--budget: "heap:encoding/json.*" has no sample type that a budget can be about; write alloc_space, alloc_objects, cpu and a colon in front of function names, such as "alloc_space:encoding/json.*"',
    ],
    [
      'alloc_space:encoding/json.*=+0s',
      'usage',
      '--budget: budget "+0s" for alloc_space:encoding/json.* has a unit that does not fit; write "+0%" for relative or "+0B" for absolute',
    ],
  ])('tells what is wrong with --budget %s', (text, code, words) => {
    const error = thrownBy(() => policyOf(config, { budgets: [readBudget(text, '--budget')] }));
    expect(error.code).toBe(code);
    expect(textOf(usageWords(new FactReader(error.facts)).what)).toBe(words);
  });
});

describe('effectiveConfig', () => {
  it('keeps budgets of the command line as rules, those of profiles as well', () => {
    const budgets = ['allocs/op=+1', 'cpu:runtime.gc*=<= 5%'].map((text) => readBudget(text, '--budget'));
    const kept = effectiveConfig(config, { budgets });
    expect(kept.rules.slice(-2)).toEqual([
      { budgets: { 'allocs/op': '+1' } },
      { profile: { 'cpu:runtime.gc*': '<= 5%' } },
    ]);
    expect(policyOf(loadConfig(JSON.stringify(kept), 'c.json'))).toEqual(policyOf(config, { budgets }));
  });
});

describe('how times are judged', () => {
  const policy = policyOf(config);
  const on = (pkg: string, name: string) =>
    judgingFor(policy, { pkg: `m/${pkg}`, dir: pkg, name: `Benchmark${name}` });

  it('is what the last rule says that fits, part by part', () => {
    expect(policy.judging).toEqual({ mode: 'proven', minEffect: 0.025, onUnproven: 'warn' });
    expect(on('a', 'Look')).toEqual(policy.judging);
    expect(on('b', 'Walk')).toEqual({ mode: 'strict', minEffect: 0.025, onUnproven: 'fail' });
    expect(on('b', 'Look/deep/er')).toEqual({ mode: 'strict', minEffect: 0.04, onUnproven: 'fail' });
  });

  it('knows a budget of all together', () => {
    expect(policy.suite).toEqual({ max: 0.015, written: '+1.5%' });
  });

  it('takes no rule for one about something else', () => {
    expect(policy.exceptions).toHaveLength(2);
    expect(policy.budgets.map(({ benchmark }) => benchmark)).not.toContain('Contended');
  });
});

describe('measureOptions', () => {
  it('takes the configuration where nothing overrides it', () => {
    expect(measureOptions(defaultConfig)).toEqual({
      patterns: ['./...'],
      bench: '.',
      tags: [],
      timeBudgetMs: 600_000,
      timeoutMs: 120_000,
      pin: true,
      pins: [],
      pairs: 'alternating',
      rates: { block: 1, mutex: 1 },
      seed: null,
    });
    expect(measureOptions(config)).toMatchObject({ seed: 9, timeBudgetMs: 90_000 });
    const sampled = loadConfig('mutex-profile-fraction: 5\nblock-profile-rate: 10000', 'c.yml');
    expect(measureOptions(sampled).rates).toEqual({ block: 10_000, mutex: 5 });
  });

  it('lets overrides win key by key, zero and false included', () => {
    const overrides = { packages: ['./a'], bench: 'X', tags: [], timeBudgetMs: 1000, pin: false, seed: 0 };
    expect(measureOptions(config, overrides)).toEqual({
      patterns: ['./a'],
      bench: 'X',
      tags: [],
      timeBudgetMs: 1000,
      timeoutMs: 120_000,
      pin: false,
      pins: [{ pkg: '*', benchmark: 'Contended', pin: false }],
      rates: { block: 1, mutex: 1 },
      pairs: 'together',
      seed: 0,
    });
  });
});

describe('effectiveConfig', () => {
  it('reads again as what it was', () => {
    const overrides = {
      packages: ['./a'],
      timeBudgetMs: 1500,
      budgets: [readBudget('ns/op=+9', '--budget'), readBudget('sec/op=+1%', '--budget')],
    };
    const effective = effectiveConfig(config, overrides);
    const again = loadConfig(JSON.stringify(effective), 'config.yml');
    expect(again).toEqual(effective);
    expect(policyOf(again)).toEqual(policyOf(config, overrides));
    expect(measureOptions(again)).toEqual(measureOptions(config, overrides));
  });

  it('refuses a wrong budget', () => {
    const error = thrownBy(() => effectiveConfig(config, { budgets: [readBudget('sec/op=+5', '--budget')] }));
    expect(error.code).toBe('usage');
  });
});

describe('readBudget', () => {
  it.each([
    ['sec/op=+10%', 'sec/op', '+10%'],
    ['allocs/op=<= 12', 'allocs/op', '<= 12'],
    [' B/s = >= 100MB/s ', 'B/s', '>= 100MB/s'],
    ['B/s=>=100MB/s', 'B/s', '>=100MB/s'],
  ])('splits %s', (text, metric, limit) => {
    expect(readBudget(text, 'x')).toEqual({ metric, limit, from: 'x' });
  });

  it.each(['', '=', 'sec/op', 'sec/op=', '=+5%', 'allocs/op<=12', 'a b=+1', `a=${'1'.repeat(400)}`])(
    'refuses %j',
    (text) => {
      const { facts } = thrownBy(() => readBudget(text, '--budget'));
      expect(facts).toMatchObject({ problem: 'value-wrong', option: '--budget', expects: 'budget' });
    },
  );
});

function thrownBy(run: () => unknown): GateError {
  try {
    run();
  } catch (error) {
    if (error instanceof GateError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}
