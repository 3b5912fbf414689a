// How much of what waits is in block and mutex profiles. Go scales what it leaves out (runtime/mprof.go).
import type { RecordOf } from '../model/capture.js';

/** Whatever waits is in the profile, however shortly. */
export const everyWait = { block: 1, mutex: 1 };

/** What a record of a profile says of how it was sampled: nothing where it holds all. */
export function ratedAs(
  kind: RecordOf<'profile'>['kind'],
  rates: typeof everyWait,
): Pick<RecordOf<'profile'>, 'rate'> {
  return (kind === 'block' || kind === 'mutex') && rates[kind] !== 1 ? { rate: rates[kind] } : {};
}
