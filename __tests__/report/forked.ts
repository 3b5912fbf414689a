// A report whose lines are reached by paths that fork.
import type { Call, Culprit } from '../../src/model/verdict.js';
import type { Report } from '../../src/model/report.js';
import {
  benchmark,
  call,
  change,
  culprit,
  fine,
  growth,
  module,
  relative,
  report,
  verdict,
} from './fixtures.js';

const look = (...rest: readonly Call[]): readonly Call[] => [
  call(`${module}.BenchmarkLook.func2`, 'finder_test.go', 31),
  call(`${module}.(*Finder).Look`, 'internal/finder/look.go', 41),
  ...rest,
];
const joining = (line: number): readonly Call[] => [
  call(`${module}.key`, 'internal/finder/key.go', line),
  call('path/filepath.Join', 'path/filepath/path.go', 211, false),
  call('path/filepath.join', 'path/filepath/path_unix.go', 36, false),
  call('strings.Join', 'strings/strings.go', 510, false),
  call('strings.(*Builder).Grow', 'strings/builder.go', 81, false),
  call('strings.(*Builder).grow', 'strings/builder.go', 67, false),
];

/** `Look` pays for two lines of `key` and one of its own, in bytes and objects; other lines save a little. */
function lookCulprits(unit: 'B/op' | 'allocs/op', amounts: readonly [number, number, number]): Culprit[] {
  const [first, second, third] = amounts;
  const key = { function: `${module}.key`, file: 'internal/finder/key.go' };
  return [
    culprit(unit, 0, first, { ...key, line: 12, path: look(...joining(12)) }),
    culprit(unit, 0, second, { ...key, line: 15, path: look(...joining(15)) }),
    culprit(unit, 0, third, {
      function: `${module}.(*Finder).Look`,
      file: 'internal/finder/look.go',
      line: 45,
      path: [
        ...look().slice(0, 1),
        call(`${module}.(*Finder).Look`, 'internal/finder/look.go', 45),
        call('runtime.growslice', 'runtime/slice.go', 178, false),
      ],
    }),
  ];
}

/** Its own code calls itself through the standard library, deeply: one line, and calls that "Where" leaves out. */
const walk: readonly Call[] = [
  call(`${module}.BenchmarkWalk`, 'walk_test.go', 9),
  ...[1, 2, 3, 4, 5, 6, 7].map((level) => call(`${module}.(*Walker).level${level}`, 'walk.go', 20 + level)),
  call('sort.Slice', 'sort/slice.go', 29, false),
  call('sort.pdqsort_func', 'sort/zsortfunc.go', 61, false),
  call('sort.insertionSort_func', 'sort/zsortfunc.go', 12, false),
  call(`${module}.(*Walker).less`, 'walk.go', 88),
];

/** `Look` and `Again` break a budget by the same lines, `Walk` by a deep one; `Distance` is better in two lines. */
export function forked(): Report {
  const exceeded = { change: 'regression', outcome: 'exceeded' } as const;
  const distance = (line: number): Culprit =>
    culprit('B/op', 3200, 1664, {
      function: `${module}/suggest.Distance`,
      file: 'suggest/suggest.go',
      line,
      path: [
        call(`${module}/suggest.BenchmarkDistance`, 'suggest/suggest_test.go', 34),
        call(`${module}/suggest.Distance`, 'suggest/suggest.go', line),
      ],
    });
  const looking = [
    change('allocs/op', 3, 8, {
      ...exceeded,
      budget: growth(0),
      culprits: lookCulprits('allocs/op', [2, 2, 1]),
    }),
    change('B/op', 96, 272, {
      ...exceeded,
      budget: relative(0.01),
      culprits: lookCulprits('B/op', [96, 64, 32]),
    }),
  ];
  return report(
    verdict([
      benchmark('Look/miss', looking),
      benchmark('Again', looking),
      benchmark('Walk', [
        change('sec/op', [1.2e-6, 1.21e-6, 1.22e-6], [1.7e-6, 1.71e-6, 1.72e-6], {
          ...exceeded,
          ratio: [1.4, 1.41, 1.42],
          budget: relative(0.05),
          stage: 'confirm',
          pairs: 20,
          p: 0.0002,
          culprits: [
            culprit('sec/op', 1e-7, 4.3e-7, {
              function: `${module}.(*Walker).less`,
              file: 'walk.go',
              line: 88,
              path: walk,
            }),
          ],
        }),
      ]),
      benchmark('Distance', [
        change('B/op', 6600, 3528, {
          change: 'improvement',
          budget: relative(0.01),
          culprits: [distance(37), distance(38)],
        }),
      ]),
      ...fine(3),
    ]),
  );
}
