// Counts: B/op, allocs/op and custom metrics. Most never vary, and then no statistics are needed: different is
// different. Some vary from process to process (sync.Pool, map seeds, work on first use): those are never
// called exact, and only told apart when no value of one side reaches the other. Extra allocations only add,
// so sides are compared at their best values.
//
// What the same program of base did in a stored recording is no measure of the difference, because it may have run
// on another machine. It tells how far base reaches: what head does must lie beyond that as well to be a change.
import { stages as allStages, type Sample, type Stage } from '../model/metric.js';
import type { Pair } from '../model/pair.js';
import type { Caveat, Change, Outcome } from '../model/verdict.js';
import { median } from '../stats/median.js';
import { isBeyond, limitSide } from './budget.js';
import { blankChange, summaries, valuesOf, type Question } from './change.js';
import {
  leastExact,
  leastSeparated,
  separationAllocs,
  separationShare,
  truncatedBytes,
} from './procedure.js';

/** Iterations of each stage's processes on both sides. */
export type Iterations = Pair<ReadonlyMap<Stage, number | null>>;

/** Judges a metric of counts. Needs no pairs, but the same iterations: totals are divided by them and cut off. */
export function judgeCount(question: Question, iterations: Iterations): Change {
  const { samples, rule, better, incomparable } = question;
  const change: Change = { ...blankChange(question), summary: summaries((side) => valuesOf(samples[side])) };
  const limited = limitOutcome(question);
  const { base, head } = samples;
  if (base === undefined || head === undefined) {
    // A metric that is new on head has nothing to be worse than.
    const missing = rule !== null && (limited === null ? head === undefined : limited === 'unmeasured');
    const have = valuesOf(head).length;
    const few: Caveat[] =
      limited === 'unproven' && have < leastExact
        ? [{ code: 'too-few-pairs', facts: { have, need: leastExact } }]
        : [];
    return { ...change, outcome: missing ? 'unmeasured' : (limited ?? 'within'), caveats: few };
  }
  const values = alike({ base, head }, iterations);
  const blocked: readonly Caveat[] =
    incomparable.length > 0 ? incomparable : values === null ? [differingIterations(iterations)] : [];
  if (values === null || blocked.length > 0) {
    return { ...change, outcome: limited ?? (rule === null ? 'within' : 'unmeasured'), caveats: blocked };
  }
  if (better === 'neither') {
    const unknown = rule !== null && limited === null;
    const shown = described(change, values);
    const { base: before, head: after } = shown.summary;
    const moved = question.directionless !== true && hasMoved(question.unit, values);
    const facts = {
      unit: question.unit,
      ...(moved && before !== undefined && after !== undefined
        ? { base: before.center, head: after.center }
        : {}),
    };
    return {
      ...shown,
      outcome: unknown ? 'unmeasured' : (limited ?? 'within'),
      caveats: unknown || moved ? [{ code: 'unit-direction-unknown', facts }] : [],
    };
  }
  const exact = values.isExact || isExact(values);
  const judged = exact ? judgeExact(question, values) : judgeVarying(question, values);
  return {
    ...described(change, values),
    ...held(judged, question, values),
    ...(limited === null ? {} : { outcome: limited }),
  };
}

interface Values extends Pair<readonly number[]> {
  /** Base's own and those of a stored recording. */
  readonly reach: readonly number[];
  /** Never another value, on base here and elsewhere, and on head. */
  readonly isExact: boolean;
}

/** Values of the stages that ran the same number of iterations on both sides; null without such a stage. */
function alike(samples: Pair<Sample>, iterations: Iterations): Values | null {
  const counts = new Map<number, Stage[]>();
  for (const stage of allStages) {
    const count = iterations.base.get(stage) ?? null;
    if (count === null || iterations.head.get(stage) !== count) continue;
    counts.set(count, [...(counts.get(count) ?? []), stage]);
  }
  // Stages are pooled when they agree; otherwise the first, which everything ran in.
  const [stages] = counts.values();
  if (stages === undefined) return null;
  const pool = (sample: Sample): number[] => stages.flatMap((stage) => valuesOf(sample, stage));
  const [base, head] = [pool(samples.base), pool(samples.head)];
  if (base.length === 0 || head.length === 0) return null;
  const reach = [...base, ...(stages.includes('screen') ? (samples.base.stored ?? []) : [])];
  return { base, head, reach, isExact: isExact({ base: reach, head }) };
}

function differingIterations(iterations: Iterations): Caveat {
  const of = (side: ReadonlyMap<Stage, number | null>): number =>
    side.get('screen') ?? side.get('confirm') ?? 0;
  return { code: 'iterations-differ', facts: { base: of(iterations.base), head: of(iterations.head) } };
}

function isConstant([first, ...rest]: readonly number[]): boolean {
  return rest.every((value) => value === first);
}

function isExact({ base, head }: Pair<readonly number[]>): boolean {
  return Math.min(base.length, head.length) >= leastExact && isConstant(base) && isConstant(head);
}

function described(change: Change, values: Values): Change {
  const base = median(values.base);
  const ratio = median(values.head) / base;
  return {
    ...change,
    summary: summaries((side) => values[side]),
    exact: values.isExact,
    // Varying counts have no interval of a ratio that would mean anything.
    ratio: base > 0 ? { center: ratio, lo: ratio, hi: ratio } : null,
  };
}

type Judged = Pick<Change, 'change' | 'outcome' | 'caveats'>;

function judgeExact(question: Question, values: Values): Judged {
  const sides = { base: median(values.base), head: median(values.head) };
  const { base, head } = certain(question.unit, sides);
  const isWorse = question.better === 'higher' ? head < base : head > base;
  return {
    change: head === base ? 'none' : isWorse ? 'regression' : 'improvement',
    outcome: isOver(question, sides) ? 'exceeded' : 'within',
    caveats: [],
  };
}

/**
 * Go divides the bytes of all operations by their number and cuts off the rest: 99.9 is 99 and 100.1 is 100. So of a
 * difference one byte may be nothing but that. Allocations are few and whole, so one more is one more.
 */
function certain(unit: string, { base, head }: Pair): Pair {
  if (unit !== 'B/op') return { base, head };
  const doubt = Math.min(truncatedBytes, Math.abs(head - base));
  return { base, head: head > base ? head - doubt : head + doubt };
}

/** More than a relative or growth budget allows; limits are about what is printed, and judged elsewhere. */
function isOver({ unit, rule, better }: Question, sides: Pair): boolean {
  return rule !== null && isBeyond(rule.limit, certain(unit, sides), better);
}

/** Clearly another value, whichever way is better: exact and different, or no value of one side in the other's range. */
function hasMoved(unit: string, values: Values): boolean {
  if (isExact(values)) {
    const { base, head } = certain(unit, { base: median(values.base), head: median(values.head) });
    return base !== head;
  }
  const [base, head] = [values.base, values.head].map((of) => ({ lo: min(of), hi: max(of) })) as [
    Range,
    Range,
  ];
  const gap = Math.max(head.lo - base.hi, base.lo - head.hi);
  return Math.min(values.base.length, values.head.length) >= leastSeparated && gap > floorOf(unit, base.lo);
}

interface Range {
  readonly lo: number;
  readonly hi: number;
}

/** Smaller differences of what varies mean nothing. */
function floorOf(unit: string, base: number): number {
  if (unit === 'allocs/op') return separationAllocs;
  const share = separationShare * Math.abs(base);
  return unit === 'B/op' ? Math.max(truncatedBytes, share) : share;
}

function judgeVarying(question: Question, values: Values): Judged {
  const { better, unit } = question;
  const have = Math.min(values.base.length, values.head.length);
  const varies = !isConstant(values.base) || !isConstant(values.head);
  const caveats: Caveat[] = varies ? [jitter(unit, values)] : [];
  const need = varies ? leastSeparated : leastExact;
  if (have < need) caveats.push({ code: 'too-few-pairs', facts: { have, need } });

  // Best and worst in the sense of the metric: mirrored, `higher` is judged like `lower`.
  const sign = better === 'higher' ? -1 : 1;
  const [base, head] = [values.base, values.head].map((side) => side.map((value) => sign * value)) as [
    number[],
    number[],
  ];
  const bestBase = min(base);
  const bestHead = min(head);
  const floor = floorOf(unit, bestBase);
  const atBest = { base: sign * bestBase, head: sign * bestHead };
  const isApart = bestHead > max(base);
  const told = have >= leastSeparated && varies && Math.abs(bestHead - bestBase) > floor;
  if (told && isApart) {
    return { change: 'regression', outcome: isOver(question, atBest) ? 'exceeded' : 'within', caveats };
  }
  if (told && max(head) < bestBase) return { change: 'improvement', outcome: 'within', caveats };
  const middle = { base: median(values.base), head: median(values.head) };
  // Medians of what varies differ by a little in every second run: that alone is no doubt worth telling.
  const noticeable = !varies || isApart || Math.abs(middle.head - middle.base) > floor;
  const doubt = noticeable && isOver(question, middle);
  return { change: doubt ? 'unproven' : 'none', outcome: doubt ? 'unproven' : 'within', caveats };
}

/** A change has to lie beyond all that base's program did, here and elsewhere, else it is not known to be one. */
function held(judged: Judged, { unit, better }: Question, values: Values): Judged {
  if (values.reach.length === values.base.length || isConstant(values.reach)) return judged;
  const { reach, head } = values;
  const others = judged.caveats.filter(({ code }) => code !== 'jittering-count');
  const caveats = [jitter(unit, values), ...others];
  const isAbove = min(head) > max(reach);
  const isBelow = max(head) < min(reach);
  const isBeyond = (judged.change === 'regression') === (better === 'lower') ? isAbove : isBelow;
  if (judged.change === 'none' || judged.change === 'unproven' || isBeyond) return { ...judged, caveats };
  return judged.outcome === 'exceeded'
    ? { change: 'unproven', outcome: 'unproven', caveats }
    : { change: 'none', outcome: judged.outcome, caveats };
}

function jitter(unit: string, { base, reach, head }: Values): Caveat {
  const facts = { unit, baseLo: min(reach), baseHi: max(reach), headLo: min(head), headHi: max(head) };
  return { code: 'jittering-count', facts: reach.length > base.length ? { ...facts, stored: true } : facts };
}

/** What an absolute limit says of head alone; null when the budget is of another kind. */
function limitOutcome({ rule, samples }: Question): Outcome | null {
  const limit = rule?.limit;
  if (limit?.kind !== 'limit') return null;
  const values = valuesOf(samples.head);
  if (values.length === 0) return 'unmeasured';
  const side = limitSide(limit, { lo: min(values), hi: max(values) });
  if (side === 'within') return 'within';
  return side === 'beyond' && values.length >= leastExact ? 'exceeded' : 'unproven';
}

/** Math.min without its limit on arguments. */
function min(values: readonly number[]): number {
  return values.reduce((a, b) => Math.min(a, b));
}

function max(values: readonly number[]): number {
  return values.reduce((a, b) => Math.max(a, b));
}
