// One benchmark on both sides, each profiled as the other.
import type { Pair } from '../model/pair.js';
import type { BenchmarkEvidence } from './benchmark.js';

type Sides = Readonly<Partial<Pair<BenchmarkEvidence>>>;

/** Both sides, with the stacks of each chosen beside the profiles of the other; one alone as it is. */
export function profiledAlike({ base, head }: Sides): Sides {
  return {
    ...(base === undefined ? {} : { base: beside(base, head) }),
    ...(head === undefined ? {} : { head: beside(head, base) }),
  };
}

function beside(own: BenchmarkEvidence, other: BenchmarkEvidence | undefined): BenchmarkEvidence {
  if (other === undefined) return own;
  return { ...own, stacks: (kind, sampleType) => own.stacks(kind, sampleType, other.profiles) };
}
