// A short run of scripts/fuzz.mjs: whatever the input, an answer or a typed error.
import { describe, expect, it } from '@jest/globals';
import { readDamaged, subjects } from './subjects.js';

const seed = Number(process.env['PPROFGATE_FUZZ_SEED'] ?? 20261122);
const most = 200;

describe(`damaged input, seed ${seed} (PPROFGATE_FUZZ_SEED)`, () => {
  it.each(subjects.map((subject) => [subject.name, subject] as const))('%s', (_, subject) => {
    const inputs = subject.inputs();
    const rounds = most * subject.share;
    let taken = 0;
    for (let index = 0; index < rounds; index++) {
      try {
        if (readDamaged(subject, inputs, seed, index)) taken++;
      } catch (error) {
        throw new Error(`input ${index}`, { cause: error });
      }
    }
    // What is never taken was not read at all.
    expect(taken > 0 || subject.name === 'profiles, compressed').toBe(true);
    if (subject.refuses.length === 0) expect(taken).toBe(rounds);
  });
});
