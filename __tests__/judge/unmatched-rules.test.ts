import { describe, expect, it } from '@jest/globals';
import { policyOf as policyFrom } from '../../src/config/policy.js';
import { defaultConfig, type GateConfig } from '../../src/config/schema.js';
import type { Manifest } from '../../src/model/capture.js';
import { CaptureBuilder, pkg } from '../evidence/capture-builder.js';
import { repeated, verdictOf } from './scene.js';

type Rules = GateConfig['rules'];
type Build = (of: CaptureBuilder) => CaptureBuilder;

const values = { 'allocs/op': repeated(3, 3) };
const parse = 'example.com/m/parse';
/** `finder` has Look/hit and Walk, measured. */
const measured: Build = (of) => of.package().runs('BenchmarkLook/hit', values).runs('BenchmarkWalk', values);

/** What is told of rules, in a run that `build` makes on both sides. */
function told(rules: Rules, build: Build = measured, changes: Partial<Manifest> = {}) {
  const policy = policyFrom({ ...defaultConfig, rules });
  const of = (side: 'base' | 'head') => build(new CaptureBuilder(side, changes)).build();
  return verdictOf(of('base'), of('head'), policy)
    .caveats.filter(({ code }) => code === 'rule-unmatched')
    .map(({ facts }) => facts);
}

const budgets = { 'allocs/op': '+1' };

describe('a rule that matches no benchmark', () => {
  it('is told with its place and the nearest name', () => {
    expect(
      told([
        { benchmark: 'Look/*', budgets },
        { benchmark: 'Lok/*', budgets },
        { package: './finder', benchmark: 'BenchmarkWlak', 'on-unproven': 'fail' },
        { package: './fnider/...', budgets },
        { package: 'example.com/m/zzz', budgets },
        { benchmark: 'Quite/another', budgets },
      ]),
    ).toEqual([
      { rule: 'rules[1]', benchmark: 'Lok/*', nearest: 'Look' },
      { rule: 'rules[2]', package: './finder', benchmark: 'BenchmarkWlak', nearest: 'Walk' },
      { rule: 'rules[3]', package: './fnider/...', nearest: './finder' },
      { rule: 'rules[4]', package: 'example.com/m/zzz' },
      { rule: 'rules[5]', benchmark: 'Quite/another' },
    ]);
  });

  it('changes no verdict, and one for all benchmarks is none of these', () => {
    const policy = policyFrom({ ...defaultConfig, rules: [{ benchmark: 'Lok', budgets }] });
    const of = (side: 'base' | 'head') => measured(new CaptureBuilder(side)).build();
    expect(verdictOf(of('base'), of('head'), policy)).toMatchObject({ passes: true, exitCode: 0 });
    expect(told([{ budgets }])).toEqual([]);
  });

  it('is not told of a run that was restricted', () => {
    const { options } = new CaptureBuilder('head').build().manifest;
    const rules: Rules = [{ benchmark: 'Lok', budgets }];
    expect(told(rules, measured, { options: { ...options, bench: 'Walk' } })).toEqual([]);
    expect(told(rules, measured, { options: { ...options, patterns: ['./finder'] } })).toEqual([]);
    expect(told(rules, (of) => measured(of).end('interrupted'))).toEqual([]);
    expect(told(rules, (of) => measured(of).end('time-budget'))).toHaveLength(1);
  });

  it('is not told where names may be hidden', () => {
    const rules: Rules = [
      { package: './parse', benchmark: 'Deep', budgets },
      { package: './finder', benchmark: 'Deep', budgets },
    ];
    const states = ['build-failed', 'built', 'no-benchmarks'] as const;
    expect(
      states.map((state) => told(rules, (of) => measured(of).package(state, parse)).map(({ rule }) => rule)),
    ).toEqual([['rules[1]'], ['rules[1]'], ['rules[0]', 'rules[1]']]);
  });

  it.each<[string, boolean]>([
    ['Look/hit', false],
    ['*large*', false],
    ['Lo*k/deep', false],
    ['{Look,Walk}/deep', false],
    ['Lok/hit', true],
    ['Loo', true],
    ['Wide*', true],
  ])('as %s is told %s where only the first level of names is known', (benchmark, isTold) => {
    const unchanged: Build = (of) => of.package('unchanged').benchmark('BenchmarkLook');
    expect(told([{ benchmark, budgets }], unchanged)).toHaveLength(isTold ? 1 : 0);
    const broken: Build = (of) => of.package().benchmark('BenchmarkLook');
    expect(told([{ benchmark, budgets }], broken)).toHaveLength(isTold ? 1 : 0);
  });

  it('is looked for in the packages that it names', () => {
    const other: Build = (of) => measured(of).package('unchanged', parse);
    expect(told([{ package: pkg, benchmark: 'Deep/x', budgets }], other)).toHaveLength(1);
    expect(told([{ benchmark: 'Deep/x', budgets }], other)).toEqual([]);
  });
});
