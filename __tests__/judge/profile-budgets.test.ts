// Budgets on what goes through some functions: what counts, when it is too much, and what is only chance.
import { describe, expect, it } from '@jest/globals';
import { seededRandom, type Random } from '../../src/base/random.js';
import { readProfileBudget } from '../../src/config/profile-budget.js';
import type { BenchmarkEvidence, PerOperation } from '../../src/evidence/benchmark.js';
import type { Candidate } from '../../src/judge/benchmarks.js';
import type { Question } from '../../src/judge/change.js';
import { budgetFindings } from '../../src/judge/findings.js';
import { countCpuBudgets, judgeProfiles } from '../../src/judge/profile-budgets.js';
import { withBudgets } from '../../src/judge/wishes.js';
import type { StackTable } from '../../src/model/profile.js';
import type { Caveat, Change, Verdict } from '../../src/model/verdict.js';
import { judging, policyOf } from './scene.js';
import { evidenceOf, perOperation, table } from './stacks.js';

const world = {
  modules: { base: [{ path: 'example.com/m', dir: '.' }], head: [{ path: 'example.com/m', dir: '.' }] },
  diff: null,
};
const ours = 'm/f.Encode example.com/m/f/f.go:12@10';
const json = 'encoding/json.Marshal encoding/json/encode.go:171@160';
const inner = 'encoding/json.(*encodeState).marshal encoding/json/encode.go:300@290';
const other = 'm/f.Other example.com/m/f/f.go:40@38';

interface Scene {
  readonly name?: string;
  readonly limit: string;
  readonly base?: PerOperation;
  readonly head?: PerOperation;
  readonly candidate?: Partial<Candidate>;
  readonly incomparable?: readonly Caveat[];
  /** Values that processes printed of the same count. */
  readonly printed?: readonly number[];
  /** Budgets on sampled time of the run. */
  readonly tests?: number;
}

function policyWith(name: string, limit: string) {
  const read = readProfileBudget(name, limit);
  if ('code' in read) throw new Error(read.code);
  return policyOf({ profile: [{ pkg: '*', benchmark: '*', ...read }] });
}

function judged({
  name = 'alloc_space:encoding/json.*',
  limit,
  base,
  head,
  candidate,
  incomparable = [],
  printed = [],
  tests = 1,
}: Scene): Change[] {
  const type = name.slice(0, name.indexOf(':'));
  const side = (of: PerOperation | undefined): BenchmarkEvidence => ({
    ...evidenceOf(of === undefined ? {} : { [type]: of }),
    samples: new Map([
      [
        'B/op',
        {
          metric: { unit: 'B/op', better: 'lower' },
          runs: printed.map((value, slot) => ({ value, slot, stage: 'screen', layout: 0 })),
        },
      ],
    ]),
  });
  const sides = { base: side(base), head: side(head) };
  const of: Candidate = {
    ...{ key: 'k', id: sides.head.id, sides, status: 'measured', broken: null, unreached: null },
    ...{ caveats: [], incomparable: false, ...candidate },
  };
  return judgeProfiles(
    of,
    policyWith(name, limit),
    (unit) => ({ ...asked(unit), incomparable }),
    world,
    tests,
  );
}

function asked(unit: string): Question {
  return { unit, better: 'neither', samples: {}, rule: null, judging, incomparable: [] };
}

/**
 * Three pairs of processes of 10,000 operations more, with so many samples in the larger and a quarter of them in the
 * smaller, which are counted events around what the process itself is faster or slower by.
 */
function sampledProfile(random: Random, shape: StackTable, mean: number, scatter: number): PerOperation {
  const [span, period] = [1e4, 1e7];
  const normal = (): number =>
    Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
  const poisson = (of: number): number => {
    let [count, left] = [-1, of];
    for (; left > 0; count++) left += Math.log(1 - random.next());
    return Math.max(0, count);
  };
  const process = (): number => mean * Math.exp(scatter * normal());
  const amounts = [1, 2, 3].map(() => ((poisson(process()) - poisson(process() / 4)) * period) / span);
  const of = (amount: number): StackTable => ({ ...shape, values: Float64Array.of(amount, 1e5) });
  const average = amounts.reduce((all, amount) => all + amount, 0) / amounts.length;
  return { table: of(average), parts: amounts.map(of), operations: 3 * span, period };
}

const bytes = (...stacks: string[]): PerOperation => perOperation(table(...stacks), 1000);
const outcomes = (scene: Scene): unknown => judged(scene).map(({ change, outcome }) => [change, outcome]);

describe('allocations', () => {
  it('count once for each stack, whatever calls whatever in it, and under the line of ours that asked for them', () => {
    const [change] = judged({
      limit: '+0',
      base: bytes(`88: ${inner} < ${json} < ${ours}`, `500: ${other}`),
      head: bytes(`188: ${inner} < ${json} < ${ours}`, `32: ${json} < ${other}`, `900: ${other}`),
    });
    expect(change).toMatchObject({
      metric: { unit: 'alloc_space:encoding/json.*', better: 'lower' },
      exact: true,
      summary: { base: { center: 88 }, head: { center: 220 } },
      change: 'regression',
      outcome: 'exceeded',
      budget: { written: '+0' },
      culprits: [
        { function: 'm/f.Encode', file: 'f/f.go', line: 12, unit: 'B/op', base: 88, head: 188 },
        { function: 'm/f.Other', file: 'f/f.go', line: 40, unit: 'B/op', base: 0, head: 32 },
      ],
    });
  });

  it('are put down to what is more, not to what only moved to another function', () => {
    const fresh = 'm/f.encoded example.com/m/f/encoded.go:7@5';
    const [change] = judged({
      limit: '+0',
      base: bytes(`100: ${json} < ${ours}`, `20: ${json} < ${other}`),
      head: bytes(`100: ${json} < ${fresh} < ${ours}`, `50: ${json} < ${other}`),
    });
    expect(change?.culprits).toMatchObject([{ function: 'm/f.Other', line: 40, base: 20, head: 50 }]);
    expect(change?.outcome).toBe('exceeded');
  });

  it.each<[string, string, number, number, string, string]>([
    ['+0', 'the same', 100, 100, 'none', 'within'],
    ['+0', 'what two slopes differ by', 100, 101.5, 'none', 'within'],
    ['+0', 'less', 100, 50, 'improvement', 'within'],
    ['+50B', 'as much more as is allowed', 100, 150.5, 'regression', 'within'],
    ['+50B', 'more', 100, 160, 'regression', 'exceeded'],
    ['+10%', 'a little more', 100, 109, 'regression', 'within'],
    ['<= 120B', 'under the limit', 0, 119, 'regression', 'within'],
    ['<= 120B', 'over the limit, as on base', 140, 140, 'none', 'exceeded'],
    ['<= 50%', 'half of all', 100, 100, 'none', 'within'],
    ['<= 40%', 'more than its part of all', 100, 100, 'none', 'exceeded'],
  ])('%s: %s', (limit, _what, base, head, change, outcome) => {
    const of = (amount: number): PerOperation => bytes(`${amount}: ${json} < ${ours}`, `100: ${other}`);
    expect(outcomes({ limit, base: of(base), head: of(head) })).toEqual([[change, outcome]]);
  });

  it('are held against how far processes differ by themselves', () => {
    const sides = { base: bytes(`100: ${json} < ${ours}`), head: bytes(`130: ${json} < ${ours}`) };
    expect(outcomes({ limit: '+0', ...sides, printed: [500, 540, 510] })).toEqual([['none', 'within']]);
    expect(outcomes({ limit: '+0', ...sides, printed: [500, 510, 505] })).toEqual([
      ['regression', 'exceeded'],
    ]);
    expect(judged({ limit: '+0', ...sides, printed: [500, 510] })[0]?.exact).toBe(false);
  });

  it('are told as nothing where there is nothing, without a doubt', () => {
    const nothing = bytes(`100: ${other}`);
    expect(outcomes({ limit: '+0', base: nothing, head: nothing })).toEqual([['none', 'within']]);
  });

  it('match names whose import path ends in a version', () => {
    const yaml = bytes('64: gopkg.in/yaml%2ev3.Unmarshal gopkg.in/yaml.v3@v3.0.1/yaml.go:89@88');
    const [change] = judged({
      name: 'alloc_space:gopkg.in/yaml.v3.*',
      limit: '<= 10B',
      base: yaml,
      head: yaml,
    });
    expect(change).toMatchObject({ summary: { head: { center: 64 } }, outcome: 'exceeded' });
  });
});

describe('time', () => {
  /** Nanoseconds per operation, over so many operations: a sample is worth 10 ms. */
  const cpu = (
    json_: number,
    rest: number,
    operations = 1e6,
    parts = [0.97, 1, 1.03].map((factor) => factor * json_),
  ): PerOperation => {
    const of = (amount: number) => table(`${amount}: ${json} < ${ours}`, `${rest}: ${other}`);
    return {
      ...perOperation(of(json_), operations, 1e7),
      ...(parts.length > 0 ? { parts: parts.map(of) } : {}),
    };
  };
  const name = 'cpu:encoding/json.*';

  it.each<[string, PerOperation, PerOperation, string, string]>([
    ['+5%', cpu(1000, 1000), cpu(3000, 1000), 'regression', 'exceeded'],
    // Ten samples against twelve.
    ['+5%', cpu(100, 1000), cpu(120, 1000), 'none', 'within'],
    // The same difference, and a hundred times as many samples.
    ['+5%', cpu(100, 1000, 1e8), cpu(120, 1000, 1e8), 'regression', 'exceeded'],
    // Processes differ by more than their samples scatter.
    ['+5%', cpu(100, 1000, 1e8), cpu(120, 1000, 1e8, [60, 120, 180]), 'none', 'within'],
    ['+50%', cpu(1000, 1000, 1e8), cpu(1400, 1000, 1e8), 'regression', 'within'],
    // More by far than chance, and over the limit by less than that.
    ['+40%', cpu(1000, 1000, 1e7), cpu(1500, 1000, 1e7), 'regression', 'unproven'],
    ['+25%', cpu(1000, 1000, 1e7), cpu(1500, 1000, 1e7), 'regression', 'exceeded'],
    // Nobody knows how a single process scatters.
    ['+5%', cpu(1000, 1000, 1e6, []), cpu(3000, 1000, 1e6, []), 'regression', 'unproven'],
    ['<= 20%', cpu(500, 500), cpu(500, 500), 'none', 'exceeded'],
    ['<= 60%', cpu(500, 500), cpu(500, 500), 'none', 'within'],
    ['<= 45%', cpu(500, 500), cpu(500, 500), 'none', 'unproven'],
    ['<= 100ns', cpu(500, 500), cpu(500, 500), 'none', 'exceeded'],
  ])('%s', (limit, base, head, change, outcome) => {
    expect(outcomes({ name, limit, base, head })).toEqual([[change, outcome]]);
  });

  it('is proven against chance of all such budgets of the run', () => {
    const sides = { base: cpu(1000, 1000, 1e7), head: cpu(1500, 1000, 1e7) };
    expect(outcomes({ name, limit: '+25%', ...sides, tests: 200 })).toEqual([['regression', 'unproven']]);
    expect(outcomes({ name, limit: '+0', ...sides, tests: 200 })).toEqual([['regression', 'exceeded']]);
  });

  it.each([0, 0.3])(
    'breaks none of 200 budgets on what did not change but for alpha, where processes differ by %d',
    (scatter) => {
      const random = seededRandom(20);
      const shape = table(`1: ${json} < ${ours}`, `1: ${other}`);
      const policy = policyWith(name, '+0');
      const runs = 200;
      let broken = 0;
      for (let run = 0; run < runs; run++) {
        let isBroken = false;
        for (let nth = 0; nth < 200; nth++) {
          const mean = 10 + (nth % 50);
          const sides = {
            base: evidenceOf({ cpu: sampledProfile(random, shape, mean, scatter) }),
            head: evidenceOf({ cpu: sampledProfile(random, shape, mean, scatter) }),
          };
          const candidate: Candidate = {
            ...{ key: 'k', id: sides.head.id, sides, status: 'measured', broken: null, unreached: null },
            ...{ caveats: [], incomparable: false },
          };
          const [change] = judgeProfiles(candidate, policy, asked, world, 200);
          if (change?.outcome === 'exceeded') isBroken = true;
        }
        if (isBroken) broken++;
      }
      expect(broken).toBeLessThanOrEqual(policy.alpha * runs);
    },
  );

  it('counts the budgets that are judged', () => {
    const side = evidenceOf({});
    const of: Candidate = {
      ...{ key: 'k', id: side.id, sides: { base: side, head: side }, status: 'measured', broken: null },
      ...{ unreached: null, caveats: [], incomparable: false },
    };
    const added: Candidate = { ...of, sides: { head: side }, status: 'added' };
    const all = [of, of, added, { ...of, status: 'unchanged' as const }];
    expect(countCpuBudgets(all, policyWith(name, '+5%'))).toBe(2);
    expect(countCpuBudgets(all, policyWith(name, '<= 5%'))).toBe(3);
    expect(countCpuBudgets(all, policyWith('alloc_space:encoding/json.*', '+0'))).toBe(0);
  });

  it('is told in seconds with its interval', () => {
    const [change] = judged({ name, limit: '+5%', base: cpu(1000, 1000), head: cpu(3000, 1000) });
    const { head } = change?.summary ?? {};
    expect(head?.center).toBeCloseTo(3e-6, 12);
    expect(head?.lo).toBeLessThan(2.8e-6);
    expect(head?.hi).toBeGreaterThan(3.2e-6);
    expect(change?.culprits).toMatchObject([{ file: 'f/f.go', line: 12, unit: 'sec/op', sampled: true }]);
  });
});

describe('functions that take longer', () => {
  /** Ten milliseconds a sample, over a million operations: each sample is 10 ns of an operation. */
  const sampled = (parts: readonly (readonly string[])[]): PerOperation => {
    const tables = parts.map((stacks) => table(...stacks));
    return { table: tables[0] ?? table(), parts: tables, operations: 1e6, period: 1e7 };
  };
  const slower = (most: number, little: number, line = 40): PerOperation => {
    const stacks = [
      `${most}: ${json} < ${ours}`,
      `${little}: ${json} < m/f.Other example.com/m/f/f.go:${line}@38`,
    ];
    return sampled([stacks, stacks, stacks]);
  };
  const culpritsOf = (base: PerOperation, head: PerOperation): unknown =>
    judged({ name: 'cpu:encoding/json.*', limit: '+5%', base, head }).flatMap(({ culprits }) =>
      culprits.map((of) => [of.function, of.line, Math.round((of.head - of.base) * 1e9)]),
    );

  it('are those that samples tell, by all lines of each', () => {
    // Of Other there are 100 samples, and 125: more than a tenth of the change, and chance.
    expect(culpritsOf(slower(1000, 1000), slower(2500, 1250))).toEqual([['m/f.Encode', 12, 1500]]);
    expect(culpritsOf(slower(1000, 100), slower(2500, 1000))).toEqual([
      ['m/f.Encode', 12, 1500],
      ['m/f.Other', 40, 900],
    ]);
  });

  it('are not those whose samples fell on another line', () => {
    expect(culpritsOf(slower(1000, 1000, 40), slower(3000, 1000, 44))).toEqual([['m/f.Encode', 12, 2000]]);
  });

  it('are not those that processes of one side differ by as much', () => {
    const head = [200, 1900, 2400].map((amount) => [
      `3000: ${json} < ${ours}`,
      `${amount}: ${json} < ${other}`,
    ]);
    const all = [`3000: ${json} < ${ours}`, `1500: ${json} < ${other}`];
    const even: PerOperation = { ...sampled(head), table: table(...all) };
    expect(culpritsOf(slower(1000, 500), even)).toEqual([['m/f.Encode', 12, 2000]]);
  });
});

describe('what cannot be judged', () => {
  const some = bytes(`100: ${json} < ${ours}`);
  it.each<[string, Scene, unknown]>([
    ['no profile of base', { limit: '+0', head: some }, [['none', 'unmeasured']]],
    ['no profile of head', { limit: '<= 1B', base: some }, [['none', 'unmeasured']]],
    ['no profile of base, and a limit of head', { limit: '<= 1B', head: some }, [['none', 'exceeded']]],
    ['a benchmark that is unchanged', { limit: '+0', candidate: { status: 'unchanged' } }, []],
    [
      'a benchmark that does other work',
      {
        limit: '+0',
        base: some,
        head: some,
        incomparable: [{ code: 'benchmark-source-changed', facts: {} }],
      },
      [['none', 'unmeasured']],
    ],
    ['a budget that is none', { limit: 'none', base: some, head: some }, []],
  ])('%s', (_what, scene, expected) => {
    expect(outcomes(scene)).toEqual(expected);
  });

  it('says which profile is missing', () => {
    expect(judged({ limit: '+0', head: some })[0]?.caveats).toEqual([
      { code: 'profile-missing', facts: { kind: 'heap', sides: ['base'], budget: '+0' } },
    ]);
  });
});

it('is a finding of its own, at the line of ours', () => {
  const changes = judged({
    limit: '+0',
    base: bytes(`1: ${json} < ${ours}`),
    head: bytes(`100: ${json} < ${ours}`),
  });
  const definition = { file: 'f/f_test.go', line: 8 };
  const id = { pkg: 'm/f', name: 'BenchmarkLook', procs: 1 };
  expect(
    budgetFindings({ id, definition, changes, status: 'measured', dir: 'f', iterations: 1, caveats: [] }),
  ).toMatchObject([{ rule: 'profile-budget', level: 'error', at: { file: 'f/f.go', line: 12 } }]);
});

it('asks for profiles of all that it covers, after those of what moved', () => {
  const of = (name: string, status = 'measured') => ({ id: { pkg: 'p', name, procs: 1 }, dir: '.', status });
  const verdict = {
    benchmarks: [of('BenchmarkA'), of('BenchmarkB'), of('BenchmarkC', 'unchanged')],
  } as unknown as Verdict;
  const wishes = [{ key: 'p BenchmarkB 1', passes: ['cpu', 'contention'] as const, operations: 80_000 }];
  expect(withBudgets(wishes, verdict, policyWith('alloc_space:a.*', '+0'))).toEqual([
    { key: 'p BenchmarkB 1', passes: ['cpu', 'contention', 'heap'], operations: 80_000 },
    { key: 'p BenchmarkA 1', passes: ['heap'] },
  ]);
  expect(withBudgets(wishes, verdict, policyOf())).toEqual(wishes);
});
