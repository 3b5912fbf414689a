// The profiles of a benchmark on both sides → call trees per operation, with what one sample of each stands for.
import { GateError } from '../../base/errors.js';
import type { DiffMap } from '../../diff/lines.js';
import type { BenchmarkEvidence, PerOperation } from '../../evidence/benchmark.js';
import { repositoryFile, type Modules } from '../../evidence/repository-file.js';
import { sampleWorth } from '../../judge/sampling.js';
import { callTree, type CallTree, type ToHead, type TwoTables } from '../../flame/call-tree.js';
import { sides, type Pair, type Side } from '../../model/pair.js';

/** Kinds in the order in which they are looked at, each with its sample types, the first of them shown first. */
const kinds = [
  { kind: 'heap', types: ['alloc_space', 'alloc_objects', 'inuse_space', 'inuse_objects'] },
  { kind: 'cpu', types: ['cpu', 'samples'] },
  { kind: 'block', types: ['delay', 'contentions'] },
  { kind: 'mutex', types: ['delay', 'contentions'] },
] as const;

export interface ProfileTree {
  readonly kind: string;
  readonly tree: CallTree;
  readonly sides: { readonly base: boolean; readonly head: boolean };
  /** Null where values are of the whole profile. */
  readonly operations: Pair | null;
  /** Position of the sample type that is shown first. */
  readonly shownFirst: number;
  /** By sample type. */
  readonly grains: readonly Pair[];
  /** What shares refer to, by sample type; left out: the sums. */
  readonly references?: readonly Pair[];
}

/** Trees of all kinds that a side was profiled in. A profile that cannot be read is left out: the doubts tell of it. */
export function profileTrees(
  evidence: Readonly<Partial<Pair<BenchmarkEvidence>>>,
  toHead: ToHead | undefined,
): ProfileTree[] {
  return kinds.flatMap(({ kind, types }) => {
    const found = types.map((type) => perOperation(evidence, kind, type));
    const [first] = found;
    if (first === undefined || (first.base === undefined && first.head === undefined)) return [];
    const tables = found.map((pair): TwoTables => ({
      ...(pair.base === undefined ? {} : { base: pair.base.table }),
      ...(pair.head === undefined ? {} : { head: pair.head.table }),
    }));
    const grains = found.map((_, position): Pair => ({
      base: grainOf(kind, position, found, evidence, 'base'),
      head: grainOf(kind, position, found, evidence, 'head'),
    }));
    return [
      {
        kind,
        tree: callTree(tables, toHead),
        sides: { base: first.base !== undefined, head: first.head !== undefined },
        operations: { base: first.base?.operations ?? 1, head: first.head?.operations ?? 1 },
        shownFirst: 0,
        grains,
      },
    ];
  });
}

/** Waits scatter as those of a queue do: the mean of their squares is about twice the square of their mean. */
const spreadOfWaits = 2;

/**
 * What one sample stands for, per operation, as profile/grain.ts has it for whole profiles, and as the verdict has it: what
 * was subtracted scatters as well. How often and how long goroutines
 * wait is chance even where every wait is in the profile; allocations are all there, and counted.
 */
function grainOf(
  kind: (typeof kinds)[number]['kind'],
  position: number,
  types: readonly Partial<Pair<PerOperation>>[],
  evidence: Readonly<Partial<Pair<BenchmarkEvidence>>>,
  side: Side,
): number {
  const of = types[position]?.[side];
  if (of === undefined || kind === 'heap') return 0;
  if (kind === 'cpu') return sampleWorth(of.table.type.type === 'samples' ? { ...of, period: 1 } : of);
  // Of a mutex profile one wait of so many is in it; of a block profile the rate is a time.
  const rate = kind === 'mutex' ? (evidence[side]?.profiles.find((one) => one.kind === kind)?.rate ?? 1) : 1;
  const [delay, contentions] = [types[0]?.[side], types[1]?.[side]].map((one) =>
    one === undefined ? 0 : one.table.values.reduce((sum, value) => sum + Math.abs(value), 0),
  );
  const isDelay = of.table.type.type === 'delay';
  const each = isDelay ? (spreadOfWaits * (delay ?? 0)) / Math.max(contentions ?? 0, Number.MIN_VALUE) : 1;
  return sampleWorth({ ...of, period: rate * (Number.isFinite(each) ? each : 0) });
}

function perOperation(
  evidence: Readonly<Partial<Pair<BenchmarkEvidence>>>,
  kind: (typeof kinds)[number]['kind'],
  type: string,
): Partial<Pair<PerOperation>> {
  const found: { base?: PerOperation; head?: PerOperation } = {};
  for (const side of sides) {
    const other = evidence[side === 'base' ? 'head' : 'base'];
    const beside = other?.profiles.some((of) => of.kind === kind) === true ? other.profiles : [];
    try {
      const stacks = evidence[side]?.stacks(kind, type, beside) ?? null;
      if (stacks !== null) found[side] = stacks;
    } catch (error) {
      if (!(error instanceof GateError) || error.code !== 'profile-invalid') throw error;
    }
  }
  return found;
}

/** Where the repository's own lines of base are in head, by the diff; null for those that are gone. */
export function headLines(diff: DiffMap, modules: Modules): ToHead {
  return (frame) => {
    const file = repositoryFile(frame.file, modules);
    if (file === null) return undefined;
    const place = diff.toHead(file, frame.line) ?? diff.rewritten(file, frame.line);
    return place?.line ?? null;
  };
}
