// Believable reports, built by hand: a command finder whose head allocates in its loop.
import { composeReport } from '../../src/report/compose.js';
import { betterOf, isTimeUnit } from '../../src/base/units.js';
import type { Manifest, RecordOf } from '../../src/model/capture.js';
import type { BudgetMode, Limit } from '../../src/model/policy.js';
import type { GoroutinesLeft } from '../../src/model/goroutine-use.js';
import type { Report } from '../../src/model/report.js';
import { joinOutcomes } from '../../src/model/verdict.js';
import type {
  BenchmarkResult,
  Call,
  Caveat,
  Change,
  Culprit,
  Finding,
  SuiteLine,
  Summary,
  Timing,
  Verdict,
} from '../../src/model/verdict.js';
import { goroutinesNamed } from './goroutines.js';

export const module = 'example.com/finder';

export function manifest(side: 'base' | 'head', overrides: Partial<Manifest> = {}): Manifest {
  const sha = side === 'base' ? '3f2a1c0' : '9be77d1';
  return {
    schema: 'pprof-gate/capture/1',
    tool: '0.1.0',
    complete: true,
    session: '2026-11-21T10:00:00Z 5eed',
    seed: 24301,
    side,
    commit: {
      sha: sha.padEnd(40, '0'),
      ref: side === 'base' ? 'origin/main' : 'HEAD',
      chosen: side === 'base' ? 'merge-base' : 'given',
      dirty: false,
    },
    startedAt: '2026-11-21T10:00:00Z',
    go: { version: 'go1.26.8', goos: 'linux', goarch: 'amd64', env: { GOAMD64: 'v1' } },
    machine: { cpu: 'AMD EPYC 7763', cores: 4, os: 'linux 6.8', memoryBytes: 16 * 2 ** 30, pinned: true },
    options: {
      patterns: ['./...'],
      bench: '.',
      tags: [],
      procs: 1,
      pairs: 'alternating',
      timeBudgetMs: 300_000,
    },
    modules: [{ path: module, dir: '.' }],
    files: [],
    ...overrides,
  };
}

function summary(value: number | readonly [number, number, number], n: number): Summary {
  const [lo, center, hi] = typeof value === 'number' ? [value, value, value] : value;
  return { center, lo, hi, n };
}

type Values = number | readonly [lo: number, center: number, hi: number] | null;

/** One metric; the ratio of an exact one is computed, that of a noisy one is given. */
export function change(
  unit: string,
  base: Values,
  head: Values,
  rest: Partial<Omit<Change, 'ratio'>> & { ratio?: readonly [number, number, number] | null } = {},
): Change {
  const { ratio, ...given } = rest;
  const center = (value: Values) => (value === null || typeof value === 'number' ? value : value[1]);
  const exact = !Array.isArray(base) && !Array.isArray(head);
  const from = center(base);
  const to = center(head);
  const quotient = from === null || to === null || from === 0 ? null : to / from;
  const interval = ratio ?? (quotient === null ? null : ([quotient, quotient, quotient] as const));
  const n = exact ? 6 : 40;
  return {
    metric: { unit, better: betterOf(unit) },
    exact,
    summary: {
      ...(base === null ? {} : { base: summary(base, n) }),
      ...(head === null ? {} : { head: summary(head, n) }),
    },
    ratio: interval === null ? null : { lo: interval[0], center: interval[1], hi: interval[2] },
    p: exact ? null : 0.00021,
    pairs: exact ? 0 : 40,
    layouts: exact || given.pairs === 0 ? 0 : (given.pairs ?? 0) >= 108 ? 36 : 12,
    stage: exact ? null : 'confirm',
    smallest: exact || given.pairs === 0 ? null : 0.02,
    change: 'none',
    outcome: 'within',
    caveats: [],
    culprits: [],
    ...given,
    budget: given.budget === undefined ? null : withMode(given.budget, unit),
  };
}

/** As the judge does: a time has a mode, a count has none. */
function withMode(of: Change['budget'], unit: string): Change['budget'] {
  if (of === null || of.limit.kind === 'limit' || !isTimeUnit(unit)) return of;
  return { mode: 'estimate', ...of };
}

export const relative = (max: number, mode?: BudgetMode): Change['budget'] => ({
  limit: { kind: 'relative', max },
  written: `+${max * 100}%`,
  ...(mode === undefined ? {} : { mode }),
});
export const growth = (max: number): Change['budget'] => budget({ kind: 'growth', max }, `+${max}`);

export function budget(limit: Limit, written: string): Change['budget'] {
  return { limit, written };
}

export function benchmark(
  name: string,
  changes: readonly Change[] = [],
  rest: Partial<BenchmarkResult> & { pkg?: string; procs?: number } = {},
): BenchmarkResult {
  const { pkg = module, procs = 1, ...given } = rest;
  return {
    id: { pkg, name: `Benchmark${name}`, procs },
    status: 'measured',
    dir: pkg === module ? '.' : pkg.slice(module.length + 1),
    definition: { file: 'finder_test.go', line: 12 },
    iterations: 25_000,
    changes,
    caveats: [],
    ...given,
  };
}

/** Of a path. */
export const call = (name: string, file: string, line: number, own = true): Call => ({
  function: name,
  file,
  line,
  own,
});

export function culprit(
  unit: Culprit['unit'],
  base: number,
  head: number,
  rest: Partial<Culprit> = {},
): Culprit {
  return {
    function: `${module}.Look`,
    file: 'look.go',
    line: 41,
    unit,
    base,
    head,
    own: true,
    inDiff: true,
    sampled: unit === 'sec/op',
    path: [
      call(`${module}.BenchmarkLook.func2`, 'finder_test.go', 31),
      call(`${module}.Look`, 'look.go', 41),
      call('path/filepath.Join', 'path/filepath/path.go', 211, false),
      call('strings.(*Builder).grow', 'strings/builder.go', 68, false),
    ],
    ...rest,
  };
}

/** Some benchmarks that are fine. */
export function fine(count: number, prefix = 'Fine'): BenchmarkResult[] {
  return Array.from({ length: count }, (_, index) =>
    benchmark(`${prefix}/${index}`, [
      change('allocs/op', 2, 2, { budget: growth(0) }),
      change('B/op', 64, 64, { budget: relative(0.01) }),
      change('sec/op', [3.9e-6, 4.02e-6, 4.1e-6], [3.9e-6, 4.03e-6, 4.1e-6], {
        ratio: [0.997, 1.002, 1.008],
        budget: relative(0.05),
        stage: 'screen',
        pairs: 12,
        p: 0.41,
        smallest: 0.006,
      }),
    ]),
  );
}

export function finding(rest: Partial<Finding> & Pick<Finding, 'rule' | 'facts'>): Finding {
  return { key: `${rest.rule} key`, level: 'error', benchmark: null, at: null, ...rest };
}

export function verdict(benchmarks: readonly BenchmarkResult[], rest: Partial<Verdict> = {}): Verdict {
  const outcome = joinOutcomes(benchmarks.flatMap(({ changes }) => changes.map((of) => of.outcome)));
  const passes = rest.passes ?? outcome !== 'exceeded';
  const none = { findings: [], caveats: [], suite: null, timing: null };
  return { outcome, passes, exitCode: passes ? 0 : 1, benchmarks, ...none, ...rest };
}

/** How its times were come by. */
export function timing(screened: number, rest: Partial<Timing> = {}): Timing {
  return {
    screened,
    focused: 0,
    confirmed: 0,
    floor: 0.006,
    guards: 14,
    guardScatter: 1.1,
    unstable: false,
    ...rest,
  };
}

/** All times together, over twelve rounds. */
export function suite(benchmarks: number, rest: Partial<SuiteLine> = {}): SuiteLine {
  return {
    ratio: { lo: 0.996, center: 0.999, hi: 1.002 },
    p: 0.42,
    benchmarks,
    rounds: 12,
    layouts: 12,
    change: 'none',
    budget: null,
    outcome: 'within',
    ...rest,
  };
}

export function report(of: Verdict, rest: Partial<Parameters<typeof composeReport>[0]> = {}): Report {
  return composeReport({
    verdict: of,
    manifests: { base: manifest('base'), head: manifest('head') },
    elapsedMs: 252_000,
    childrenMs: 245_000,
    baseReason: 'merge base with origin/main',
    unchangedPackages: 2,
    tool: '0.1.0',
    alpha: 0.01,
    ...rest,
  });
}

/** The story: `Look` joins paths inside its loop; `Walk` breaks; one time cannot be told. */
export function story(): Report {
  const look = benchmark('Look/miss', [
    change('sec/op', [1.2e-6, 1.21e-6, 1.22e-6], [1.42e-6, 1.43e-6, 1.45e-6], {
      ratio: [1.171, 1.184, 1.198],
      change: 'regression',
      budget: relative(0.05),
      outcome: 'exceeded',
      culprits: [culprit('sec/op', 0.31e-6, 0.46e-6)],
    }),
    change('allocs/op', 3, 5, {
      change: 'regression',
      budget: growth(0),
      outcome: 'exceeded',
      culprits: [
        culprit('allocs/op', 1, 3, {
          because: [
            {
              ...{ kind: 'escape', file: 'look.go', line: 41, column: 9, value: 'key', how: 'argument' },
              ...{
                callee: 'filepath.Join',
                expression: '... argument',
                says: 'call parameter',
                inlinedAt: null,
              },
            },
          ],
        }),
      ],
    }),
    change('B/op', 144, 240, {
      change: 'regression',
      budget: relative(0.01),
      outcome: 'exceeded',
      culprits: [culprit('B/op', 48, 144)],
    }),
  ]);
  const emitted: GoroutinesLeft = {
    waits: 'channel-send',
    count: 8001,
    perOperation: 1,
    created: { function: `${module}.(*Walker).emit`, file: 'walk.go', line: 88, own: true },
    stands: { function: `${module}.(*Walker).emit.func1`, file: 'walk.go', line: 91, own: true },
    proven: 8001,
  };
  const walk = benchmark(
    'Walk',
    [
      change('goroutines-left/op', 0, 1, {
        metric: { unit: 'goroutines-left/op', better: 'lower' },
        change: 'regression',
        budget: growth(0),
        outcome: 'exceeded',
        culprits: [
          culprit('goroutines-left/op', 0, 1, {
            function: `${module}.(*Walker).emit`,
            file: 'walk.go',
            line: 88,
            path: [],
            left: emitted,
          }),
        ],
      }),
    ],
    {
      definition: { file: 'walk_test.go', line: 8 },
      goroutines: {
        base: {
          ...{ by: 'sentinels', growth: 'none', operations: 2000, left: 0, leftPerOperation: 0 },
          ...{ createdPerOperation: 0, createdError: 0, groups: [] },
        },
        head: {
          ...{ by: 'sentinels', growth: 'leak', operations: 8000, left: 8001, leftPerOperation: 1 },
          ...{ createdPerOperation: 1, createdError: 0, groups: [emitted] },
        },
      },
      runtimeMoves: [{ measure: 'gc-work', base: 2.1e-7, head: 6.4e-6 }],
    },
  );
  const parse = benchmark(
    'Parse/large',
    [
      change('sec/op', [3.9e-3, 4.02e-3, 4.2e-3], [3.9e-3, 4.1e-3, 4.3e-3], {
        ratio: [0.99, 1.02, 1.05],
        change: 'unproven',
        budget: relative(0.05),
        outcome: 'unproven',
        p: 0.083,
        stage: 'focus',
        smallest: 0.04,
        caveats: [{ code: 'time-budget-spent', facts: { have: 12, need: 20, minutes: 3 } }],
      }),
    ],
    { pkg: `${module}/parse` },
  );
  const index = benchmark('Index', [
    change('allocs/op', 100, 69, { change: 'improvement', budget: growth(0) }),
    change('B/s', [8.1e8, 8.42e8, 8.6e8], [9.5e8, 9.6e8, 9.7e8], {
      ratio: [1.12, 1.14, 1.16],
      change: 'improvement',
    }),
  ]);
  const changed = benchmark('Config', [change('allocs/op', 7, 9)], {
    caveats: [{ code: 'benchmark-source-changed', facts: { file: 'finder_test.go', line: 90 } }],
  });
  const findings: Finding[] = [
    finding({
      rule: 'budget-exceeded',
      key: 'budget-exceeded example.com/finder BenchmarkLook/miss 1 allocs/op',
      benchmark: look.id,
      at: look.definition,
      facts: { unit: 'allocs/op', base: 3, head: 5, budget: '+0' },
    }),
    finding({
      rule: 'allocation-on-line',
      key: 'allocation-on-line look.go example.com/finder.Look',
      benchmark: look.id,
      at: { file: 'look.go', line: 41 },
      facts: {
        function: `${module}.Look`,
        file: 'look.go',
        line: 41,
        unit: 'allocs/op',
        base: 1,
        head: 3,
        budget: '+0',
      },
    }),
    finding({
      rule: 'changed-unmeasured',
      key: 'changed-unmeasured walk.go (*Walker).Close',
      level: 'note',
      benchmark: null,
      at: { file: 'walk.go', line: 120 },
      facts: { function: '(*Walker).Close' },
    }),
  ];
  return report(
    verdict([...fine(41), index, changed, parse, walk, look, benchmark('Fresh', [], { status: 'added' })], {
      findings,
      caveats: [{ code: 'not-pinned', facts: { os: 'darwin 25.1' } }],
      suite: suite(45, { ratio: { lo: 0.9988, center: 1.0021, hi: 1.0053 }, p: 0.18 }),
      timing: timing(45, { focused: 7, confirmed: 2 }),
    }),
  );
}

export function allWell(): Report {
  return report(verdict(fine(46), { suite: suite(46), timing: timing(46, { focused: 3 }) }), {
    unchangedPackages: 0,
  });
}

export function improved(): Report {
  const faster = benchmark('Look/miss', [
    change('allocs/op', 5, 0, { change: 'improvement', budget: growth(0) }),
    change('sec/op', [1.42e-6, 1.43e-6, 1.45e-6], [4.9e-9, 5.02e-9, 5.1e-9], {
      ratio: [0.0034, 0.0035, 0.0036],
      change: 'improvement',
      budget: relative(0.05),
    }),
  ]);
  return report(
    verdict([...fine(12), faster], {
      suite: suite(13, {
        ratio: { lo: 0.645, center: 0.647, hi: 0.65 },
        p: 0.00049,
        change: 'improvement',
        budget: '+2%',
      }),
      timing: timing(13, { focused: 1, confirmed: 1 }),
    }),
  );
}

/** Every kind of trouble at once. */
export function allBroken(): Report {
  const panics = benchmark('Walk', [], { status: 'failed' });
  const hangs = benchmark('Serve', [], { status: 'hung', pkg: `${module}/serve` });
  const slower = benchmark('Copy', [
    change('B/s', [8.1e8, 8.42e8, 8.6e8], [7.2e8, 7.4e8, 7.6e8], {
      ratio: [0.85, 0.88, 0.91],
      change: 'regression',
      budget: relative(0.05),
      outcome: 'exceeded',
      culprits: [
        culprit('sec/op', 0.3e-6, 0.9e-6, {
          function: 'github.com/klauspost/compress/zstd.(*Decoder).nextBlock',
          file: 'github.com/klauspost/compress@v1.18.0/zstd/decoder.go',
          line: 512,
          own: false,
          inDiff: false,
        }),
      ],
    }),
    change('p99-sec/op', [1e-3, 1.1e-3, 1.2e-3], [0.3, 0.314, 0.33], {
      ratio: [270, 285, 301],
      metric: { unit: 'p99-sec/op', better: 'lower' },
      change: 'regression',
      budget: relative(0.2),
      outcome: 'exceeded',
    }),
    change('allocs/op', 0, 3, { change: 'regression', budget: growth(0), outcome: 'exceeded' }),
    change('B/op', 10_000, 14_500, {
      change: 'regression',
      budget: budget({ kind: 'limit', op: '<=', value: 12_288 }, '<= 12KiB'),
      outcome: 'exceeded',
    }),
    change('wakeups', null, 12, { metric: { unit: 'wakeups', better: 'neither' } }),
  ]);
  const jitter = benchmark('Pool', [
    change('allocs/op', [11, 12, 14], [12, 12.5, 15], {
      change: 'unproven',
      budget: growth(0),
      outcome: 'unproven',
      p: null,
      pairs: 0,
      stage: null,
      caveats: [
        { code: 'jittering-count', facts: { baseLo: 11, baseHi: 14, headLo: 12, headHi: 15 } },
        { code: 'too-few-pairs', facts: { have: 6, need: 8 } },
      ],
    }),
    change('sec/op', [1e-6, 1.1e-6, 1.2e-6], [1e-6, 1.1e-6, 1.2e-6], {
      ratio: null,
      budget: relative(0.05),
      outcome: 'unmeasured',
      p: null,
      pairs: 0,
      caveats: [{ code: 'not-paired', facts: {} }],
    }),
  ]);
  const findings: Finding[] = [
    finding({
      rule: 'benchmark-broken',
      benchmark: panics.id,
      at: { file: 'finder_test.go', line: 12 },
      facts: {
        side: 'head',
        ending: 'panicked',
        message: 'panic: runtime error: index out of range [3] with length 3',
      },
    }),
    finding({
      rule: 'benchmark-broken',
      benchmark: hangs.id,
      facts: {
        side: 'head',
        ending: 'hung',
        message: 'no result after 60 s; the dump is in dumps/Serve.txt',
      },
    }),
    finding({
      rule: 'benchmark-broken',
      level: 'warning',
      facts: {
        side: 'head',
        ending: 'failed',
        pkg: `${module}/net`,
        message: '# example.com/finder/net\nnet/dial.go:12:2: undefined: exec',
      },
    }),
  ];
  return report(verdict([panics, hangs, slower, jitter, ...fine(2)], { passes: false, findings }), {
    manifests: {
      base: manifest('base'),
      head: manifest('head', {
        commit: { sha: '9be77d1'.padEnd(40, '0'), ref: 'working tree', chosen: 'working-tree', dirty: true },
      }),
    },
  });
}

/** Every reason for which a time cannot be told, and those that are close to it. */
export function unprovenOnly(): Report {
  const { benchmarks } = story().verdict;
  const time = (name: string, rest: Parameters<typeof change>[3]) =>
    benchmark(name, [
      change('sec/op', [3.9e-3, 4.02e-3, 4.2e-3], [3.9e-3, 4.21e-3, 4.4e-3], {
        ratio: [1.011, 1.047, 1.083],
        change: 'unproven',
        outcome: 'unproven',
        pairs: 108,
        p: 0.021,
        smallest: 0.053,
        budget: relative(0.03),
        ...rest,
      }),
    ]);
  const bursts = (share: number): Caveat[] => [{ code: 'noise-bursts', facts: { share } }];
  return report(
    verdict(
      [
        ...fine(3),
        ...benchmarks.filter(({ id }) => id.name.startsWith('BenchmarkParse')),
        time('Noisy', { caveats: bursts(0.31) }),
        time('Noisier', {
          smallest: 0.092,
          pairs: 288,
          ratio: [0.99, 1.047, 1.11],
          p: 0.24,
          caveats: bursts(0.17),
        }),
        time('Proven', { budget: relative(0.04, 'proven'), change: 'regression', p: 0.0004 }),
        time('Strict', { budget: relative(0.05, 'strict'), smallest: 0.019, pairs: 36 }),
        time('Same', {
          outcome: 'within',
          change: 'regression',
          p: 0.0004,
          caveats: [{ code: 'same-functions', facts: {} }],
        }),
      ],
      {
        caveats: [
          { code: 'screen-shortened', facts: { rounds: 8, of: 12, layouts: 1 } },
          { code: 'order-effect', facts: { effect: 0.013 } },
          { code: 'processor-stolen', facts: { share: 0.2, rounds: 2 } },
          { code: 'processor-busy', facts: { tasks: 1.4 } },
        ],
        suite: suite(9, { ratio: { lo: 1.004, center: 1.012, hi: 1.02 }, p: 0.004, change: 'regression' }),
        timing: timing(9, { focused: 6, confirmed: 4, floor: 0.031 }),
      },
    ),
  );
}

/** A little slower everywhere, which no benchmark shows by itself. */
export function slowerTogether(): Report {
  return report(
    verdict(fine(30), {
      outcome: 'exceeded',
      passes: false,
      suite: suite(30, {
        ratio: { lo: 1.011, center: 1.0133, hi: 1.0158 },
        p: 0.00049,
        change: 'regression',
        budget: '+1%',
        outcome: 'exceeded',
      }),
      timing: timing(30),
      findings: [
        finding({
          rule: 'budget-exceeded',
          key: 'budget-exceeded suite sec/op',
          facts: { unit: 'sec/op', ratio: 1.0133, benchmarks: 30, budget: '+1%' },
        }),
      ],
    }),
  );
}

/** A machine on which base differs from itself: no time is believed, counts are. */
export function unstable(): Report {
  const { benchmarks } = story().verdict;
  const shaken = benchmarks.map((of) => ({
    ...of,
    changes: of.changes.map((each): Change =>
      each.stage === 'confirm' && each.outcome === 'exceeded'
        ? { ...each, change: 'unproven', outcome: 'unproven', smallest: 0.11 }
        : each,
    ),
  }));
  return report(
    verdict(shaken, {
      caveats: [{ code: 'machine-unstable', facts: { pairs: 14 } }],
      timing: timing(45, { focused: 20, confirmed: 9, floor: 0.11, unstable: true }),
    }),
  );
}

/** Two captures of different days: only counts are compared. */
export function apart(): Report {
  const unpaired = fine(20).map((of) => ({
    ...of,
    changes: of.changes.map((each) =>
      each.exact
        ? each
        : {
            ...each,
            outcome: 'unmeasured' as const,
            p: null,
            pairs: 0,
            stage: null,
            ratio: null,
            caveats: [{ code: 'not-paired', facts: {} }] satisfies Caveat[],
          },
    ),
  }));
  return report(verdict(unpaired, { caveats: [{ code: 'not-paired', facts: {} }] }), {
    manifests: { base: manifest('base', { session: 'another' }), head: manifest('head') },
  });
}

type Found = NonNullable<RecordOf<'baseline'>['found']>;

/** What a gate found of a stored baseline, two days before. */
export function baseline(
  mode: RecordOf<'baseline'>['mode'],
  found: Partial<Found> | null = {},
  reason = 'none',
): RecordOf<'baseline'> {
  const whole: Found = {
    sha: '3f2a1c0'.padEnd(40, '0'),
    relation: 'merge-base',
    distance: 0,
    recordedAt: '2026-11-19T08:30:00Z',
    run: 8123456789,
    ...found,
  };
  return {
    type: 'baseline',
    mode,
    found: found === null ? null : whole,
    reason: found === null ? reason : '',
    command: 'gh workflow run performance.yml',
  };
}

const withStored = (of: BenchmarkResult): BenchmarkResult => ({ ...of, stored: true });

/** A stored baseline beside a base measured again, in a pull request that changes its own budgets. */
export function beside(): Report {
  const jitter = benchmark('Pool', [
    change('allocs/op', 3, 4, {
      exact: false,
      change: 'unproven',
      budget: growth(0),
      outcome: 'unproven',
      caveats: [
        {
          code: 'jittering-count',
          facts: { unit: 'allocs/op', baseLo: 3, baseHi: 4, headLo: 4, headHi: 4, stored: true },
        },
      ],
    }),
  ]);
  return report(
    verdict(
      [...fine(5), jitter].map((of, index) => (index === 0 ? of : withStored(of))),
      {
        caveats: [
          {
            code: 'config-changed',
            facts: { keys: ['budgets.allocs/op', 'rules'], from: 'head', side: 'head' },
          },
        ],
      },
    ),
    { baseline: baseline('auto', { relation: 'ancestor', distance: 3, sha: '77aa5b0'.padEnd(40, '0') }) },
  );
}

/** Head against a stored baseline alone. */
export function stored(): Report {
  const facts = { unit: 'sec/op', recordings: 14, spread: 0.0617, budget: '+5%' };
  const quiet = (spread: number): Caveat => ({ code: 'stored-widened', facts: { ...facts, spread } });
  const times = { p: null, pairs: 0, stage: null };
  const slower = benchmark('Look/miss', [
    change('sec/op', [1.2e-6, 1.21e-6, 1.22e-6], [1.42e-6, 1.43e-6, 1.45e-6], {
      ...times,
      ratio: [1.115, 1.184, 1.257],
      change: 'unproven',
      budget: relative(0.05),
      outcome: 'unproven',
      caveats: [{ code: 'stored-unproven', facts: { ...facts, z: 8.46 } }],
    }),
    change('allocs/op', 3, 5, {
      change: 'regression',
      budget: growth(0),
      outcome: 'exceeded',
      culprits: [
        culprit('allocs/op', 1, 3, {
          because: [
            {
              ...{ kind: 'escape', file: 'look.go', line: 41, column: 9, value: 'key', how: 'argument' },
              ...{
                callee: 'filepath.Join',
                expression: '... argument',
                says: 'call parameter',
                inlinedAt: null,
              },
            },
          ],
        }),
      ],
    }),
  ]);
  const young = benchmark('Walk', [
    change('sec/op', [1.2e-6, 1.21e-6, 1.22e-6], [1.2e-6, 1.2e-6, 1.23e-6], {
      ...times,
      ratio: null,
      budget: relative(0.05),
      outcome: 'unmeasured',
      caveats: [{ code: 'stored-spread-unknown', facts: { have: 3, need: 10 } }],
    }),
  ]);
  const quick = fine(4).map((of, index) => ({
    ...of,
    changes: of.changes.map((each) =>
      each.exact ? each : { ...each, ...times, caveats: [quiet(0.01 * (index + 1))] },
    ),
  }));
  return report(verdict([slower, young, ...quick].map(withStored)), {
    baseline: baseline('artifact', { relation: 'ancestor', distance: 3 }),
    baseReason: '',
    manifests: {
      base: manifest('base', {
        session: 'another',
        side: 'single',
        origin: {
          repository: 'o/r',
          event: 'workflow_dispatch',
          actor: 'octocat',
          reason: 'before the release',
          run: 8123456789,
          attempt: 2,
          workflow: '.github/workflows/performance.yml',
          suite: 'default',
        },
      }),
      head: manifest('head'),
    },
  });
}

/** A stored baseline was to be base, and there is none. */
export function missingBaseline(required = false): Report {
  const alone = fine(3).map((of) => ({
    ...of,
    changes: of.changes.map((each): Change => {
      const { head } = each.summary;
      return {
        ...each,
        summary: head === undefined ? {} : { head },
        ratio: null,
        p: null,
        pairs: 0,
        stage: null,
        outcome: 'unmeasured',
        caveats: [{ code: 'baseline-missing', facts: {} }],
      };
    }),
  }));
  const { mode, reason, command } = baseline('artifact', null);
  return report(
    verdict(alone, {
      ...(required ? { passes: false, exitCode: 3 } : {}),
      caveats: [{ code: 'baseline-missing', facts: { mode, reason, command, required } }],
    }),
    {
      baseline: baseline('artifact', null),
      unchangedPackages: 0,
      manifests: { base: manifest('base', { session: 'none' }), head: manifest('head') },
    },
  );
}

/** Names that try to break out of every surface. */
export const hostile: readonly string[] = [
  'a|b|c',
  'a\\|b',
  '`rm -rf`',
  '``` ` ```',
  '@octocat #1 GH-2 org/repo#3',
  '<!-- x --><script>alert(1)</script>',
  '</details></summary><h1>x</h1>',
  '[x](http://evil.example)![y](http://evil.example/p.png)',
  'line\nbreak\r\n\r\n### heading',
  '\u001b[31mred\u001b[0m\u0007',
  '\u202egnp.exe\u2066',
  'zero\u200bwidth\u00ad\ufeff',
  '::error file=x::y',
  'sort.go: 12%',
  '__proto__',
  "it's $(whoami)",
  'x'.repeat(20_000),
  '|',
  '\\',
  ' ',
  '\ud800',
];

export function withNames(names: readonly string[]): Report {
  const benchmarks = names.map((name, index) =>
    benchmark(
      name,
      [
        change('allocs/op', 3, 5 + index, {
          change: 'regression',
          budget: growth(0),
          outcome: 'exceeded',
          culprits: [
            culprit('allocs/op', 1, 3 + index, {
              file: name,
              function: name,
              line: index,
              // So long that it is drawn as a tree.
              path: [1, 2, 3, 4, 5, 6, 7].map((line) => call(name, name, line, line < 4)),
            }),
          ],
        }),
        change(name, 1, 2, {
          metric: { unit: name, better: 'lower' },
          change: 'unproven',
          budget: growth(0),
          outcome: 'unproven',
          caveats: [{ code: 'unit-direction-unknown', facts: { unit: name } }],
        }),
        change('sec/op', [1e-6, 2e-6, 3e-6], [1e-6, 2e-6, 3e-6], {
          ratio: [0.9, 1, 1.1],
          change: 'unproven',
          budget: relative(0.05),
          outcome: 'unproven',
        }),
      ],
      { pkg: name, dir: name, definition: { file: name, line: 1 } },
    ),
  );
  const findings = benchmarks.flatMap(({ id }) => {
    const about = { benchmark: id, at: { file: id.pkg, line: 1 } };
    const facts = { block: id.pkg, certainty: id.pkg, evidence: id.pkg };
    return [
      finding({
        rule: 'benchmark-broken',
        ...about,
        facts: { message: id.pkg },
        goroutines: goroutinesNamed(`other ${id.pkg}`),
      }),
      finding({ rule: 'goroutines-blocked', ...about, facts, goroutines: goroutinesNamed(id.pkg) }),
      finding({ rule: 'changed-unmeasured', ...about, level: 'note', facts: { function: id.pkg } }),
    ];
  });
  const head = manifest('head', {
    commit: { sha: null, ref: names[0] ?? '', chosen: 'given', dirty: false },
    go: { version: names[0] ?? '', goos: names[0] ?? '', goarch: '', env: {} },
  });
  return report(verdict(benchmarks, { findings }), {
    manifests: { base: manifest('base'), head },
    baseReason: names[0] ?? '',
  });
}

/** Ten thousand benchmarks, of which every tenth breaks a budget. */
export function huge(): Report {
  const benchmarks = Array.from({ length: 10_000 }, (_, index) => {
    const exceeded = index % 10 === 0;
    const kind = exceeded ? 'regression' : index % 10 === 1 ? 'improvement' : 'none';
    return benchmark(
      `Big/${index}`,
      [
        change('allocs/op', 100, kind === 'none' ? 100 : exceeded ? 101 + index : 99, {
          change: kind,
          budget: growth(0),
          outcome: exceeded ? 'exceeded' : 'within',
          culprits: exceeded ? [culprit('allocs/op', 1, 2 + index, { line: index })] : [],
        }),
      ],
      index % 10 === 2 ? { status: 'added' } : {},
    );
  });
  return report(verdict(benchmarks));
}

export const reports: ReadonlyMap<string, () => Report> = new Map([
  ['story', story],
  ['all-well', allWell],
  ['improved', improved],
  ['all-broken', allBroken],
  ['unproven', unprovenOnly],
  ['slower-together', slowerTogether],
  ['unstable', unstable],
  ['apart', apart],
  ['beside', beside],
  ['stored', stored],
  ['missing-baseline', missingBaseline],
  ['hostile', () => withNames(hostile)],
]);
