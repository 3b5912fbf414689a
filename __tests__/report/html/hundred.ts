// Captures of very many benchmarks that all allocate more on head, each with profiles of its own.
import { seededRandom } from '../../../src/base/random.js';
import type { Captures } from '../../../src/judgement.js';
import type { Capture } from '../../../src/model/capture.js';
import type { Side } from '../../../src/model/pair.js';
import { CaptureBuilder } from '../../evidence/capture-builder.js';
import { heapProfile, type Stack } from './made-profile.js';

const operations = [1000, 2000] as const;
const depth = 14;

/** `BenchmarkMany/007` allocates 8 times more on head than `BenchmarkMany/006` does beside base. */
export const nameOf = (at: number): string => `BenchmarkMany/${String(at).padStart(3, '0')}`;

/** `stacks`: of each profile. */
export function manyCaptures(benchmarks: number, stacks: number): Captures {
  return {
    base: captureOf('base', benchmarks, stacks),
    head: captureOf('head', benchmarks, stacks),
    stored: null,
  };
}

function captureOf(side: Side, benchmarks: number, stacks: number): Capture {
  const builder = new CaptureBuilder(side).package();
  for (let at = 0; at < benchmarks; at++) {
    const name = nameOf(at);
    builder.benchmark(name);
    const grown = side === 'base' ? 0 : 8 * (at + 1);
    const runs = (value: number): number[] => Array.from({ length: 6 }, () => value);
    builder.runs(name, { 'B/op': runs(1000 + grown * 16), 'allocs/op': runs(100 + grown) });
    const allocated = stacksOf(at, side, stacks);
    for (const count of operations) builder.profile(name, 'heap', count, heapProfile(allocated, count));
  }
  return builder.build();
}

/** Calls of 60 functions of each package, and of 20 that all share; on head every fifth stack has more. */
function stacksOf(benchmark: number, side: Side, count: number): (readonly [Stack, number])[] {
  const random = seededRandom(benchmark + 1);
  const frames = Array.from({ length: 80 }, (_, of) =>
    of < 20
      ? `example.com/shared.Call${of} example.com/shared/call.go:${of + 1}`
      : `example.com/m/finder.Work${benchmark}x${of} example.com/m/finder/work${benchmark}.go:${of + 1}`,
  );
  return Array.from({ length: count }, (_, at) => {
    const stack = Array.from({ length: depth }, () => frames[random.below(frames.length)] ?? '');
    const bytes = Math.ceil(4096 * random.next() ** 5) * (side === 'head' && at % 5 === 0 ? 3 : 1);
    return [[...stack, `example.com/m/finder.${nameOf(benchmark).replace('/', '.')} f_test.go:9`], bytes];
  });
}
