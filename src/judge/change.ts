// What count.ts and time.ts share in making a Change.
import { isTimeUnit, type Better } from '../base/units.js';
import type { Sample, Stage } from '../model/metric.js';
import type { Pair, Side } from '../model/pair.js';
import type { Judging } from '../model/policy.js';
import type { Caveat, Change, Summary } from '../model/verdict.js';
import { medianInterval } from '../stats/median.js';
import { budgetOf, type ActiveRule } from './budget.js';
import { confidence } from './procedure.js';

/** One metric of one benchmark before it is judged. */
export interface Question {
  readonly unit: string;
  readonly better: Better;
  readonly samples: Readonly<Partial<Pair<Sample>>>;
  readonly rule: ActiveRule | null;
  readonly judging: Judging;
  /** The policy itself says that no direction is better: nobody has to be asked. */
  readonly directionless?: true;
  /** Every function of the package is the same code on both sides: no difference of time is the code's. */
  readonly sameFunctions?: true;
  /** Why base and head must not be compared; empty when they may. Absolute limits are judged all the same. */
  readonly incomparable: readonly Caveat[];
}

/** A Change that says nothing yet: what a metric is when nobody asks. */
export function blankChange({ unit, better, rule, judging }: Question): Change {
  return {
    metric: { unit, better },
    exact: false,
    summary: {},
    ratio: null,
    p: null,
    pairs: 0,
    layouts: 0,
    stage: null,
    smallest: null,
    change: 'none',
    budget: budgetOf(rule, isTimeUnit(unit) ? judging.mode : null),
    outcome: 'within',
    caveats: [],
    culprits: [],
  };
}

/** Values of a sample, of one stage or of all. */
export function valuesOf(sample: Sample | undefined, stage?: Stage): number[] {
  if (sample === undefined) return [];
  const runs = stage === undefined ? sample.runs : sample.runs.filter((run) => run.stage === stage);
  return runs.map((run) => run.value);
}

/** Median and its interval, which is infinite below six values. Null without values. */
export function summaryOf(values: readonly number[]): Summary | null {
  const [first] = values;
  if (first === undefined) return null;
  // What never varies has no interval to speak of, however few values there are.
  const constant = values.every((value) => value === first);
  const interval = constant ? { center: first, lo: first, hi: first } : medianInterval(values, confidence);
  return { ...interval, n: values.length };
}

/** Both sides summed up, sides without values left out. */
export function summaries(valuesOfSide: (side: Side) => readonly number[]): Change['summary'] {
  const base = summaryOf(valuesOfSide('base'));
  const head = summaryOf(valuesOfSide('head'));
  return { ...(base === null ? {} : { base }), ...(head === null ? {} : { head }) };
}

/** Both sides in the metric's unit, as judged: over pairs it is the ratio that counts. Null where a side has none. */
export function amountsOf({
  summary: { base, head },
  ratio,
}: Pick<Change, 'summary' | 'ratio'>): Pair | null {
  if (base === undefined || head === undefined) return null;
  return { base: base.center, head: ratio === null ? head.center : base.center * ratio.center };
}
