// Budgets on profiles as people write them; what they are told of slips is in load.test.ts.
import { describe, expect, it } from '@jest/globals';
import { changedKeys } from '../../src/config/changes.js';
import { loadConfig } from '../../src/config/load.js';
import { readBudget } from '../../src/config/overrides.js';
import { policyOf } from '../../src/config/policy.js';
import { budgetedFunctions, profileBudgetsFor, readProfileBudget } from '../../src/config/profile-budget.js';
import { metricOf, profiledAs, profileUnit } from '../../src/model/profile-budget.js';

const look = { pkg: 'example.com/m/finder', dir: 'finder', name: 'BenchmarkLook' };

describe('a budget of a profile', () => {
  it.each([
    ['alloc_space:encoding/json.*', '+0', { kind: 'growth', max: 0 }, false],
    ['alloc_space:encoding/json.*', '+1KiB', { kind: 'growth', max: 1024 }, false],
    ['alloc_objects:a.{B,C}', '<= 3', { kind: 'limit', op: '<=', value: 3 }, false],
    ['cpu:runtime.gc*', '+5%', { kind: 'relative', max: 0.05 }, false],
    ['cpu:runtime.gc*', '<= 250ns', { kind: 'limit', op: '<=', value: 250 * 1e-9 }, false],
    ['cpu:runtime.gc*', '<= 5%', { kind: 'limit', op: '<=', value: 0.05 }, true],
    ['alloc_space:*', '<=12.5 %', { kind: 'limit', op: '<=', value: 0.125 }, true],
  ])('%s %s', (name, text, limit, isShare) => {
    const [type = '', functions = ''] = name.split(':');
    expect(readProfileBudget(name, text)).toMatchObject({ name, type, functions, limit, isShare });
  });

  it('is told by the metric that it is about', () => {
    const [amount, share] = ['+5%', '<= 5%'].map((text) => {
      const read = readProfileBudget('cpu:runtime.gc*', text);
      if ('code' in read) throw new Error(read.code);
      return metricOf(read);
    });
    expect([amount, share]).toEqual(['cpu:runtime.gc*', 'cpu-share:runtime.gc*']);
    expect(
      [amount, share, 'sec/op', 'p99:x'].map((metric) => [
        profileUnit(metric ?? ''),
        profiledAs(metric ?? ''),
      ]),
    ).toEqual([
      ['sec/op', 'sec/op'],
      ['share', 'sec/op'],
      [null, null],
      [null, null],
    ]);
  });

  it('is the last one of its name that fits', () => {
    const policy = policyOf(
      loadConfig(
        [
          'profile:',
          '  "cpu:a.*": "+5%"',
          '  "cpu:b.*": "+5%"',
          '  "cpu:c.*": "+5%"',
          'rules:',
          '  - package: ./finder/...',
          '    profile: { "cpu:a.*": "<= 2%", "cpu:b.*": none }',
          '  - benchmark: Other',
          '    profile: { "cpu:c.*": none }',
        ].join('\n'),
        'c.yml',
      ),
    );
    const told = (subject: typeof look): string[] =>
      profileBudgetsFor(policy, subject).map(({ name, written }) => `${name} ${written}`);
    expect(told(look)).toEqual(['cpu:a.* <= 2%', 'cpu:c.* +5%']);
    expect(told({ pkg: 'example.com/m', dir: '.', name: 'BenchmarkOther' })).toEqual([
      'cpu:a.* +5%',
      'cpu:b.* +5%',
    ]);
  });

  it('is named when a pull request changes it', () => {
    const config = (text: string) => loadConfig(`profile: { "cpu:a.*": "${text}" }`, 'c.yml');
    expect(changedKeys(config('+5%'), config('+50%'))).toEqual(['profile.cpu:a.*']);
  });

  it('is set on the command line above all others of its name', () => {
    const config = loadConfig(
      'profile: { "cpu:a.*": "+5%" }\nrules: [{ benchmark: Look, profile: { "cpu:a.*": none } }]',
      'c.yml',
    );
    const budgets = ['cpu:a.*=+9%', 'alloc_space:b.*=<= 1KiB'].map((text) => readBudget(text, '--budget'));
    const held = profileBudgetsFor(policyOf(config, { budgets }), look);
    expect(held.map(({ name, written }) => [name, written])).toEqual([
      ['cpu:a.*', '+9%'],
      ['alloc_space:b.*', '<= 1KiB'],
    ]);
    expect(budgetedFunctions(policyOf(config, { budgets }))).toEqual(['a.*', 'b.*']);
  });
});
