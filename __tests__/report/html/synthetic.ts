// Reports of many benchmarks with profiles as large as somebody wants them.
import { readEvidence, type Evidence } from '../../../src/evidence/evidence.js';
import type { BenchmarkEvidence, PerOperation } from '../../../src/evidence/benchmark.js';
import { seededRandom } from '../../../src/base/random.js';
import { keyOf } from '../../../src/model/benchmark.js';
import type { StackTable } from '../../../src/model/profile.js';
import type { BenchmarkResult } from '../../../src/model/verdict.js';
import type { BenchmarkInput } from '../../../src/report/html/benchmark-pages.js';
import { CaptureBuilder } from '../../evidence/capture-builder.js';
import { report, verdict } from '../fixtures.js';

/** A table of `count` stacks, most of which have a node of their own below others. */
export function manyStacks(count: number, seed: number, nameOf = (at: number) => `m.f${at}`): StackTable {
  const random = seededRandom(seed);
  const [names, deepest] = [500, 12];
  const called = Array.from({ length: names }, (_, of) => nameOf(of));
  const frames = Array.from({ length: names * 8 }, (_, at) => {
    const of = at % names;
    return { function: called[of] ?? '', file: `f${of % 50}.go`, line: at, startLine: 0 };
  });
  const stack: number[] = [];
  const starts = [0];
  for (let at = 0; at < count; at++) {
    // Callers are few, and what they call is different each time.
    for (let depth = 0; depth < 3; depth++) stack.push(Math.floor(random.next() * frames.length));
    for (let depth = 3; depth < deepest; depth++) stack.push(depth * 3 + (at % 3));
    starts.push(stack.length);
  }
  return {
    type: { type: 'cpu', unit: 'nanoseconds' },
    frames,
    count,
    stackStart: Uint32Array.from(starts),
    stack: Uint32Array.from(stack),
    values: Float64Array.from({ length: count }, () => Math.ceil(1e7 * random.next() ** 6)),
  };
}

/** `profiled`: tables of CPU time of head, by the position of a benchmark. */
export function inputOf(
  benchmarks: readonly BenchmarkResult[],
  profiled: ReadonlyMap<number, () => StackTable>,
  changes: Partial<Pick<Evidence, 'sources' | 'diff'>> = {},
): BenchmarkInput {
  const captures = { base: new CaptureBuilder('base').build(), head: new CaptureBuilder('head').build() };
  const of = new Map(
    benchmarks.map((benchmark, at): [string, BenchmarkEvidence] => [
      keyOf(benchmark.id),
      evidenceOf(benchmark, profiled.get(at)),
    ]),
  );
  return {
    report: report(verdict(benchmarks)),
    evidence: {
      base: readEvidence(captures.base),
      head: { ...readEvidence(captures.head), benchmarks: of, ...changes },
    },
    captures,
    stored: null,
  };
}

function evidenceOf({ id, dir }: BenchmarkResult, table: (() => StackTable) | undefined): BenchmarkEvidence {
  let read: StackTable | undefined;
  return {
    ...{ id, dir, definition: null, samples: new Map(), iterations: new Map(), troubles: [], caveats: [] },
    profiles: [],
    stacks: (kind): PerOperation | null =>
      kind === 'cpu' && table !== undefined
        ? { table: (read ??= table()), operations: 1, period: 1e7 }
        : null,
    probed: () => null,
    probedAt: [],
  };
}
