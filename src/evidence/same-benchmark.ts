// A benchmark of one capture, found in another one.
import { keyOf, type BenchmarkId } from '../model/benchmark.js';
import type { BenchmarkEvidence } from './benchmark.js';
import type { Evidence } from './evidence.js';

/** By its key; a renamed module is another package, and then the folder and the name are what stays. */
export function sameBenchmark(
  { benchmarks }: Pick<Evidence, 'benchmarks'>,
  { id, dir }: { readonly id: BenchmarkId; readonly dir: string },
): BenchmarkEvidence | undefined {
  return (
    benchmarks.get(keyOf(id)) ??
    [...benchmarks.values()].find(
      (of) => of.dir === dir && of.id.name === id.name && of.id.procs === id.procs,
    )
  );
}
