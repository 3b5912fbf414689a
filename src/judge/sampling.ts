// How far amounts of CPU profiles are uncertain by their number of samples alone. Samples are counted events: n of them
// scatter by the root of n; one more is added to each, so that none and all are not taken for certain.
import type { PerOperation } from '../evidence/benchmark.js';
import type { StackTable } from '../model/profile.js';
import { slopeInformation } from './procedure.js';

type Sampled = Pick<PerOperation, 'operations' | 'period'>;

/** Nanoseconds per operation that one sample stands for, where the scatter is as that of so many fewer samples. */
export function sampleWorth({ operations, period }: Sampled): number {
  return period / (slopeInformation * operations);
}

/** Of an amount, in the unit of `worth`. */
export function samplingVariance(amount: number, worth: number): number {
  return (Math.max(0, amount) / worth + 1) * worth ** 2;
}

/** Seconds per operation of all samples; a slope can come out below nothing. */
export function sampledSeconds({ table }: { readonly table: StackTable }): number {
  const nanoseconds = table.values.reduce((sum, value) => sum + value, 0);
  return Math.max(0, nanoseconds) * 1e-9;
}

/** Standard error of seconds per operation. */
export function samplingError(seconds: number, profile: Sampled): number {
  return Math.sqrt(samplingVariance(seconds, sampleWorth(profile) * 1e-9));
}

/** Of what part of so many samples is somewhere, 0 to 1. */
export function shareVariance(share: number, samples: number): number {
  const count = Math.max(1, samples);
  const part = (Math.min(1, Math.max(0, share)) * count + 1) / (count + 2);
  return (part * (1 - part)) / count;
}
