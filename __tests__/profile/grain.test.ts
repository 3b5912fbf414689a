import { describe, expect, it } from '@jest/globals';
import type { Profile } from '../../src/model/profile.js';
import { decodeProfile } from '../../src/profile/decode.js';
import { grainOf, sumOf } from '../../src/profile/grain.js';
import { readProfile } from './goldens.js';

const read = (file: string): Profile => decodeProfile(readProfile('__tests__/corpus/profiles', file));
const grain = (profile: Profile, name: string): number =>
  grainOf(
    profile,
    profile.sampleTypes.findIndex(({ type }) => type === name),
  );

describe('one sample', () => {
  it('of a processor profile is its period', () => {
    const cpu = read('pair-head.cpu.pb.gz');
    expect([grain(cpu, 'cpu'), grain(cpu, 'samples')]).toEqual([10_000_000, 1]);
    expect(sumOf(cpu, 'samples')).toBe(115);
  });

  it('of a heap profile is its rate, or nothing when every allocation is there', () => {
    const exact = read('pair-head.heap.pb.gz');
    expect(exact.period).toBe(1);
    expect(grain(exact, 'alloc_space')).toBe(0);
    const sampled = { ...exact, period: 524_288 };
    expect(grain(sampled, 'inuse_space')).toBe(524_288);
    const mean = sumOf(exact, 'alloc_space') / sumOf(exact, 'alloc_objects');
    expect(grain(sampled, 'alloc_objects')).toBeCloseTo(524_288 / mean, 6);
  });

  it('of waits is a wait, or the mean one', () => {
    const block = read('pair-head.block.pb.gz');
    expect(grain(block, 'contentions')).toBe(1);
    expect(grain(block, 'delay')).toBeCloseTo(sumOf(block, 'delay') / sumOf(block, 'contentions'), 6);
  });

  it('of what is counted is nothing', () => {
    expect(grain(read('leakdump-go1.26.goroutine.pb.gz'), 'goroutine')).toBe(0);
    expect(sumOf(read('leakdump-go1.26.goroutine.pb.gz'), 'cpu')).toBe(0);
  });
});
