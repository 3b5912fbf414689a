// What one sample of a profile stands for: how coarse its values are, and so how much of a difference is chance.
import type { Profile } from '../model/profile.js';

/**
 * In the unit of the sample type (position in `profile.sampleTypes`), by the period that the profile names; 0 for what is
 * counted, not sampled. A value v varies by about the square root of v times this. Objects of a heap profile and times of
 * waits are of many sizes, so for them it is the mean. Sources: runtime/mprof.go, runtime/cpuprof.go.
 */
export function grainOf(profile: Profile, typeIndex: number): number {
  const { kind, period } = profile;
  const type = profile.sampleTypes[typeIndex]?.type ?? '';
  switch (kind) {
    case 'cpu':
      return type === 'samples' ? 1 : period;
    case 'heap':
    case 'allocs':
      // MemProfileRate 1: every allocation is there.
      if (period <= 1) return 0;
      return type.endsWith('_objects')
        ? period / meanOf(profile, type.replace('objects', 'space'), type)
        : period;
    case 'block':
    case 'mutex':
      // How often and how long goroutines wait is chance even where every wait is there.
      return type === 'contentions' ? 1 : meanOf(profile, 'delay', 'contentions');
    case 'goroutine':
    case 'goroutineleak':
    case 'threadcreate':
    case 'unknown':
      return 0;
  }
}

/** Sum of one type by that of another; 1 where there is none. */
function meanOf(profile: Profile, of: string, by: string): number {
  const [values, counts] = [sumOf(profile, of), sumOf(profile, by)];
  return values > 0 && counts > 0 ? values / counts : 1;
}

/** Sum of a type by name, in its unit; 0 for a type that is not there. */
export function sumOf({ samples, sampleTypes }: Profile, name: string): number {
  const type = sampleTypes.findIndex((of) => of.type === name);
  if (type < 0) return 0;
  let sum = 0;
  for (let row = 0; row < samples.count; row++)
    sum += samples.values[row * sampleTypes.length + type] as number;
  return sum;
}
