// How the times of a run were come by, in numbers.
import type { Timing } from '../model/verdict.js';
import { median } from '../stats/median.js';
import type { Steadiness } from './steadiness.js';
import type { TimeCase } from './time-case.js';
import { smallestOf } from './time.js';

/** Of a paired run; null where no benchmark has a pair. */
export function timingOf(
  cases: readonly TimeCase[],
  { guards, guardScatter, unstable }: Steadiness,
): Timing | null {
  const times = cases.filter(({ question }) => question.unit === 'sec/op');
  const count = (stage: 'screen' | 'focus' | 'confirm'): number =>
    times.filter((of) => of[stage] !== null).length;
  const screened = count('screen');
  const confirmed = count('confirm');
  if (screened + confirmed === 0) return null;
  const floors = times.flatMap(({ screen }) => (screen === null ? [] : (smallestOf(screen) ?? [])));
  const floor = floors.length === 0 ? null : median(floors);
  return { screened, focused: count('focus'), confirmed, floor, guards, guardScatter, unstable };
}
