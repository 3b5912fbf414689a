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

/**
 * What shares refer to, as in pprof: the sum of absolute values, of base's samples alone in a profile that was made by
 * -diff_base. Throws as absoluteTotal does.
 */
export function referenceTotal(profile: Profile, typeIndex: number): number {
  const all = absoluteTotal(profile, typeIndex);
  return diffBaseTotal(profile, typeIndex) || all;
}

/** Sum over the samples that `pprof -proto -diff_base` marked as the base's; 0 when there are none. */
function diffBaseTotal(profile: Profile, typeIndex: number): number {
  const { labelStart, labelKey, labelText, values, count } = profile.samples;
  const key = profile.strings.indexOf('pprof::base');
  const yes = profile.strings.indexOf('true');
  if (key < 0 || yes < 0) return 0;
  let total = 0;
  for (let sample = 0; sample < count; sample++) {
    const end = labelStart[sample + 1] as number;
    for (let label = labelStart[sample] as number; label < end; label++) {
      if (labelKey[label] !== key || labelText[label] !== yes) continue;
      total += Math.abs(values[sample * profile.sampleTypes.length + typeIndex] as number);
    }
  }
  return total;
}
