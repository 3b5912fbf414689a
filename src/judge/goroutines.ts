// Goroutines of a benchmark: left behind for each operation, and created. Counted, so no statistics: more is more, as
// soon as it is more than what is late to end, or the count may be off by.
import { GateError } from '../base/errors.js';
import type { BenchmarkEvidence, Probed } from '../evidence/benchmark.js';
import type { Evidence } from '../evidence/evidence.js';
import type { GoroutineUse, GoroutinesLeft } from '../model/goroutine-use.js';
import { sides, type Pair, type Side } from '../model/pair.js';
import type { RuntimeUse } from '../model/runtime-use.js';
import type { Caveat, Change, Culprit } from '../model/verdict.js';
import { plainName } from '../profile/names.js';
import { blankChange, type Question } from './change.js';
import { judged, rounded, undecided } from './counted.js';
import { judgeKept, keptUnit } from './heap-kept.js';
import { createdShare, leastGoroutines, leastOfCreated, mostCulprits } from './procedure.js';
import type { World } from './rows.js';
import { borneOut } from './same-operations.js';

export const leftUnit = 'goroutines-left/op';
export const createdUnit = 'goroutines-created/op';

/** Of both sides, as far as there are probes of them. */
export interface ProbedOn {
  readonly goroutines: Readonly<Partial<Pair<GoroutineUse>>>;
  readonly runtime: Readonly<Partial<Pair<RuntimeUse>>>;
  /** What each process left. */
  readonly processes: Readonly<Partial<Pair<Pick<Probed, 'lefts' | 'heaps' | 'createdOver'>>>>;
  readonly caveats: readonly Caveat[];
}

/** Reads the probes of a benchmark. Broken ones cost what they would have told, not the verdict. */
export function probedOn(benchmarks: Readonly<Partial<Pair<BenchmarkEvidence>>>): ProbedOn {
  const found: Partial<Record<Side, Probed>> = {};
  const caveats: Caveat[] = [];
  const shared = sharedCounts(benchmarks);
  for (const side of sides) {
    try {
      const probed = benchmarks[side]?.probed(shared) ?? null;
      if (probed === null) continue;
      found[side] = probed;
      caveats.push(...probed.caveats.map(({ code, facts }) => ({ code, facts: { ...facts, side } })));
    } catch (error) {
      if (!(error instanceof GateError) || error.code !== 'counters-invalid') throw error;
      caveats.push({ code: 'probe-failed', facts: { ...error.facts, side } });
    }
  }
  const { base, head } = found;
  return {
    goroutines: known(base?.goroutines, head?.goroutines),
    runtime: known(base?.runtime, head?.runtime),
    processes: known(base, head),
    caveats,
  };
}

/** Operations that processes of both sides were counted over; undefined where one side has none. */
function sharedCounts({
  base,
  head,
}: Readonly<Partial<Pair<BenchmarkEvidence>>>): ReadonlySet<number> | undefined {
  if (base === undefined || head === undefined) return undefined;
  return new Set(base.probedAt.filter((operations) => head.probedAt.includes(operations)));
}

function known<T>(base: T | null | undefined, head: T | null | undefined): Readonly<Partial<Pair<T>>> {
  const isThere = (of: T | null | undefined): of is T => of !== null && of !== undefined;
  return { ...(isThere(base) ? { base } : {}), ...(isThere(head) ? { head } : {}) };
}

/** Why a side of a measured benchmark lacks amounts that were asked for. */
export interface ProbeGap {
  readonly side: Side;
  readonly units: readonly string[];
  readonly caveat: Caveat;
}

/** None where a side has all, or where nothing was to be counted, as in captures that neither side was probed in. */
export function probeGaps(
  { goroutines, runtime, caveats }: ProbedOn,
  benchmarks: Readonly<Partial<Pair<BenchmarkEvidence>>>,
  evidence: Pair<Evidence>,
): ProbeGap[] {
  return sides.flatMap((side) => {
    const id = benchmarks[side]?.id;
    const failed = benchmarks[side]?.caveats.find(
      ({ code, facts }) => code === 'probe-failed' && facts['pass'] === countingPass,
    );
    const use = goroutines[side];
    // Of dumps, the one that failed may be the one with too many.
    const isOpen = use === undefined || (use.by === 'dump' && use.growth === 'none' && failed !== undefined);
    const units = [
      ...(isOpen ? [leftUnit] : []),
      ...(createdOf(use) === undefined ? [createdUnit] : []),
      ...(runtime[side] === undefined ? [keptUnit] : []),
    ];
    if (id === undefined || units.length === 0) return [];
    const ofAll = evidence[side].caveats;
    const caveat =
      caveats.find(({ code, facts }) => code === 'probe-failed' && facts['side'] === side) ??
      failed ??
      ofAll.find(({ code, facts }) => code === 'probe-failed' && facts['pkg'] === id.pkg) ??
      ofAll.find(({ code }) => code === 'probe-missing') ??
      (goroutines[side === 'base' ? 'head' : 'base'] === undefined
        ? undefined
        : { code: 'probe-absent' as const, facts: { side } });
    return caveat === undefined ? [] : [{ side, units, caveat }];
  });
}

function createdOf(use: GoroutineUse | undefined): number | undefined {
  return use?.createdPerOperation ?? undefined;
}

/** The pass that counts; others that failed cost a profile. */
const countingPass = 'goroutines';

/**
 * The Changes of all that was counted; none of what neither side has anything of. `ask`: the question about a unit.
 * `gaps`: why a side was not counted although it should have been; then what has a budget is unmeasured.
 */
export function judgeProbed(
  probed: ProbedOn,
  ask: (unit: string) => Question,
  world: World,
  gaps: readonly ProbeGap[],
): Change[] {
  const kept = judgeKept(probed, ask(keptUnit));
  const changes = [...judgeGoroutines(probed, ask, world), ...(kept === null ? [] : [kept])];
  const lacking = [leftUnit, createdUnit, keptUnit].map(ask).flatMap((of): Change[] => {
    const { unit, rule } = of;
    const gap = gaps.find(
      (one) => one.units.includes(unit) && (one.side === 'head' || rule?.limit.kind !== 'limit'),
    );
    if (rule === null || gap === undefined) return [];
    return [{ ...blankChange(of), outcome: 'unmeasured', caveats: [gap.caveat] }];
  });
  const units = new Set(lacking.map(({ metric }) => metric.unit));
  return [...changes.filter(({ metric }) => !units.has(metric.unit)), ...lacking];
}

function judgeGoroutines(
  { goroutines: { base, head }, processes }: ProbedOn,
  ask: (unit: string) => Question,
  world: World,
): Change[] {
  if (head === undefined) return [];
  const bySlope = judged(ask(leftUnit), {
    sides: { head: head.leftPerOperation, ...(base === undefined ? {} : { base: base.leftPerOperation }) },
    slack: leastGoroutines / head.operations,
  });
  const left =
    bySlope === null || base === undefined ? bySlope : leftBorneOut(bySlope, base, head, processes);
  const created = judgeCreated(base, head, ask(createdUnit), processes);
  const isOpen = head.growth === 'growing' && left?.change === 'regression';
  // Of one side alone nothing is known to be more.
  const isMore = left?.change === 'regression' || left?.outcome === 'exceeded';
  const culprits = isMore && !isOpen ? culpritsOf(base, head, world) : [];
  return [
    ...(left === null ? [] : [isOpen ? undecided(left, growing(head)) : { ...left, culprits }]),
    ...(created === null ? [] : [{ ...created, culprits: areMost(culprits, created) ? culprits : [] }]),
  ];
}

/** What is left behind was created: where that is most of what is created more, its places are those of both. */
function areMost(culprits: readonly Culprit[], { change, summary: { base, head } }: Change): boolean {
  if (change !== 'regression' || head === undefined || culprits.length === 0) return false;
  const left = culprits.reduce((sum, culprit) => sum + culprit.head - culprit.base, 0);
  return left >= leastOfCreated * (head.center - (base?.center ?? 0));
}

function leftBorneOut(
  change: Change,
  base: GoroutineUse,
  head: GoroutineUse,
  { base: before, head: after }: ProbedOn['processes'],
): Change {
  const amounts = (of: Pick<Probed, 'lefts'> | undefined) =>
    (of?.lefts ?? []).map(({ operations, left }) => ({ operations, amount: left }));
  // A pool that fills is as full as it happens to be; leaks are counted.
  const share = base.growth === 'filling' || head.growth === 'filling' ? createdShare : 0;
  return borneOut(change, {
    base: amounts(before),
    head: amounts(after),
    slack: (amount) => leastGoroutines + share * amount,
    open: (longest) => ({ ...growing(head), facts: { ...growing(head).facts, base: longest } }),
  });
}

function growing({ left, operations }: GoroutineUse): Caveat {
  return { code: 'goroutines-growing', facts: { left, operations } };
}

/** Null where head was not counted, or neither side creates any. */
function judgeCreated(
  base: GoroutineUse | undefined,
  head: GoroutineUse,
  question: Question,
  processes: ProbedOn['processes'],
): Change | null {
  const [before, after] = [createdOf(base), createdOf(head)];
  if (after === undefined) return null;
  const spans = [processes.base, processes.head].flatMap((of) => of?.createdOver ?? []);
  const chance = leastGoroutines / Math.min(...spans.filter((span) => span > 0), head.operations);
  return judged(question, {
    sides: { head: after, ...(before === undefined ? {} : { base: before }) },
    slack: Math.max(head.createdError, base?.createdError ?? 0, chance) + createdShare * after,
  });
}

/** The `go` statements that more goroutines stay of, most first. */
function culpritsOf(base: GoroutineUse | undefined, head: GoroutineUse, world: World): Culprit[] {
  const before = (base?.groups ?? []).map((group) => ({ group, place: inHead(group, world) }));
  const taken = new Set<GoroutinesLeft>();
  const partner = (of: GoroutinesLeft): GoroutinesLeft | undefined => {
    const isSame = ({ group, place }: (typeof before)[number], exactly: boolean): boolean =>
      !taken.has(group) &&
      group.created?.function === of.created?.function &&
      (!exactly || (place?.file === of.created?.file && place?.line === of.created?.line));
    const found = before.find((entry) => isSame(entry, true)) ?? before.find((entry) => isSame(entry, false));
    if (found !== undefined) taken.add(found.group);
    return found?.group;
  };
  return (head.groups ?? [])
    .filter(({ perOperation }) => perOperation > 0)
    .map((group) => ({ group, was: partner(group)?.perOperation ?? 0 }))
    .filter(({ group, was }) => (group.perOperation - was) * head.operations > leastGoroutines)
    .slice(0, mostCulprits)
    .flatMap(({ group, was }) => culprit(group, was, world));
}

function inHead({ created }: GoroutinesLeft, { diff }: World): { file: string; line: number } | null {
  if (created === null) return null;
  return created.own && diff !== null ? diff.toHead(created.file, created.line) : created;
}

/** Where it is created, in the repository's own code; else where it stands there; else wherever it was created. */
function culprit(group: GoroutinesLeft, was: number, { diff }: World): Culprit[] {
  const { created, stands } = group;
  const at = [created, stands].find((place) => place?.own === true) ?? created ?? stands;
  if (at === null) return [];
  return [
    {
      function: plainName(at.function),
      file: at.file,
      line: at.line,
      unit: leftUnit,
      base: rounded(was),
      head: rounded(group.perOperation),
      own: at.own,
      inDiff: at.own && diff?.isChanged(at.file, at.line) === true,
      sampled: false,
      path: [],
      left: group,
    },
  ];
}
