// What the runtime did more or less of for each operation, as far as that stands out: of a benchmark that changed, beyond
// the spread between processes, and enough of an operation to be worth a line.
import type { Pair } from '../model/pair.js';
import { runtimeMeasures, type RuntimeMove, type RuntimeUse } from '../model/runtime-use.js';
import type { Change } from '../model/verdict.js';
import { leastRuntimeShare, leastTimedProcesses, runtimeErrors, runtimeOpShare } from './procedure.js';

/** In the order of `runtimeMeasures`; none of a benchmark that did not change. Amounts are per operation. */
export function runtimeMoves(
  { base, head }: Readonly<Partial<Pair<RuntimeUse>>>,
  changes: readonly Change[],
): RuntimeMove[] {
  const hasChanged = changes.some(({ change }) => change === 'regression' || change === 'improvement');
  if (base === undefined || head === undefined || !hasChanged) return [];
  const seconds = secondsOf(changes);
  return runtimeMeasures.flatMap((measure) => {
    const [before, after] = [base.rates[measure], head.rates[measure]];
    const isTime = measure !== 'gc-cycles';
    // A Go that does not count it tells nothing, and neither does a single process of what scatters.
    if (before === undefined || after === undefined) return [];
    const [baseError, headError] = [before.error, after.error];
    if (baseError === null || headError === null) return [];
    if (isTime && Math.min(base.processes, head.processes) < leastTimedProcesses) return [];
    const rates = { base: Math.max(0, before.perOperation), head: Math.max(0, after.perOperation) };
    const moved = Math.abs(rates.head - rates.base);
    const isBeyond = moved > runtimeErrors * Math.SQRT2 * Math.max(baseError, headError);
    const isMuch = moved >= leastRuntimeShare * Math.max(rates.base, rates.head);
    const matters = !isTime || (seconds !== null && moved >= runtimeOpShare * seconds);
    return isBeyond && isMuch && matters ? [{ measure, ...rates }] : [];
  });
}

/** Of the slower side; null where no time was measured on both. */
function secondsOf(changes: readonly Change[]): number | null {
  const { base, head } = changes.find(({ metric }) => metric.unit === 'sec/op')?.summary ?? {};
  return base === undefined || head === undefined ? null : Math.max(base.center, head.center);
}
