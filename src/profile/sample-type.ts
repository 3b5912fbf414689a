// Which values of a profile are meant, and that their sum is exact.
import { nearest } from '../base/nearest.js';
import type { Profile } from '../model/profile.js';
import { invalidAt } from './fault.js';

/**
 * Position of sample type `name`; without a name the one that `go tool pprof` shows. Throws GateError
 * `profile-invalid`, reason `no-such-sample-type`, with the names that there are in `have`
 * and the one most like it, if any, in `nearest`.
 */
export function sampleTypeIndex(profile: Profile, name?: string): number {
  if (name === undefined) return profile.defaultSampleType;
  const index = profile.sampleTypes.findIndex(({ type }) => type === name);
  if (index < 0) {
    const have = profile.sampleTypes.map(({ type }) => type);
    const near = nearest(name, have);
    throw invalidAt('no-such-sample-type', 0, {
      want: name,
      have,
      ...(near === null ? {} : { nearest: near }),
    });
  }
  return index;
}

/**
 * Sum of the absolute values of one type. When it is below 2^53, so is every partial sum, and doubles add
 * exactly; otherwise throws GateError `profile-invalid`, reason `sum-too-large`.
 */
export function absoluteTotal(profile: Profile, typeIndex: number): number {
  const { count, values } = profile.samples;
  const types = profile.sampleTypes.length;
  let total = 0;
  for (let i = typeIndex; i < count * types; i += types) total += Math.abs(values[i] as number);
  if (!Number.isSafeInteger(total)) {
    throw invalidAt('sum-too-large', 0, { type: profile.sampleTypes[typeIndex]?.type ?? '' });
  }
  return total;
}
