// How the times of a run were come by, and what they make together.
import type { BudgetMode } from '../../model/policy.js';
import type { Report } from '../../model/report.js';
import type { Stage } from '../../model/metric.js';
import type { SuiteLine } from '../../model/verdict.js';
import { formatDuration, formatLimit, formatRatio, formatShare } from '../format.js';
import { counted, grouped } from '../sentence.js';
import { phrases } from './headings.js';

/** On which data a time was decided. */
export const stageWords: Readonly<Record<Stage, string>> = {
  screen: 'first look',
  focus: 'second look',
  confirm: 'fresh data',
};

/** ` (proven)` behind a budget whose burden of proof is not the usual one. */
export function modeNote(mode: BudgetMode | undefined): string {
  return mode === undefined || mode === 'estimate' ? '' : ` (${mode})`;
}

/**
 * How it was timed, in one line: `48 benchmarks timed, 7 looked at again, 2 measured afresh`, the wall time, and
 * `noise floor ±0.6 %`.
 */
export function timingParts({ verdict: { timing }, elapsedMs }: Report): readonly string[] {
  const wall = elapsedMs > 0 ? [formatDuration(elapsedMs)] : [];
  if (timing === null) return wall;
  const { screened, focused, confirmed, floor } = timing;
  const timed = [
    ...(screened > 0 ? [`${counted(screened, 'benchmark')} timed`] : []),
    ...(focused > 0 ? [`${grouped(focused)} looked at again`] : []),
    ...(confirmed > 0 ? [`${grouped(confirmed)} measured afresh`] : []),
  ];
  return [
    ...(timed.length > 0 ? [timed.join(', ')] : []),
    ...wall,
    ...(floor === null ? [] : [`noise floor ±${formatShare(floor)}`]),
  ];
}

/** `all 46 together`: stands where a benchmark's name would. */
export function allTogether(benchmarks: number): string {
  return `all ${grouped(benchmarks)} together`;
}

export const suiteUnit = 'sec/op';

/** `+2 %`. The configuration has it as `+2%`. */
export function suiteLimit({ budget }: Pick<SuiteLine, 'budget'>): string {
  const max = budget === null ? NaN : parseFloat(budget) / 100;
  return Number.isNaN(max) ? phrases.noBudget : formatLimit({ kind: 'relative', max }, suiteUnit, 'lower');
}

/** `all 46 together sec/op −0.1 % (−0.4 … +0.2)`, and in a word what that means. */
export function suiteWords(suite: SuiteLine): string {
  const means = { regression: ', slower', improvement: ', faster', none: '' }[suite.change];
  const budget = suite.budget === null ? '' : `, budget ${suiteLimit(suite)}`;
  return `${allTogether(suite.benchmarks)} ${suiteUnit} ${formatRatio(suite.ratio)}${means}${budget}`;
}
