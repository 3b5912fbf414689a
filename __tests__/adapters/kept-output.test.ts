import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { keepOutput } from '../../src/adapters/kept-output.js';

function keep(keepBytes: number, chunks: readonly (string | Uint8Array)[]) {
  const kept = keepOutput(keepBytes);
  for (const chunk of chunks) kept.push(typeof chunk === 'string' ? Buffer.from(chunk) : chunk);
  return kept.output();
}

describe('keepOutput', () => {
  it('keeps all of a short stream', () => {
    expect(keep(4, ['ab', 'cdef', 'gh'])).toEqual({ text: 'abcdefgh', dropped: 0 });
    expect(keep(4, [])).toEqual({ text: '', dropped: 0 });
  });

  it('keeps start and end of a long one and counts the rest', () => {
    expect(keep(3, ['abcdefghij'])).toEqual({ text: 'abchij', dropped: 4 });
    expect(keep(3, Array.from('abcdefghij'))).toEqual({ text: 'abchij', dropped: 4 });
    expect(keep(0, ['abc'])).toEqual({ text: '', dropped: 3 });
  });

  it('keeps whole lines around the gap', () => {
    // 8 bytes from the start: `one\ntwo ` · 8 from the end: `x\nsix\n7\n`
    expect(keep(8, ['one\ntwo three four five x\nsix\n7\n'])).toEqual({ text: 'one\nsix\n7\n', dropped: 22 });
  });

  it('replaces what is no UTF-8 and what the gap has cut', () => {
    expect(keep(8, [Uint8Array.of(0x61, 0xff, 0x62)]).text).toBe('a\ufffdb');
    expect(keep(3, ['aéé', 'xxxxx', 'éz'])).toEqual({ text: 'aééz', dropped: 7 });
    expect(keep(2, ['aé', 'xxxxx', 'éz'])).toEqual({ text: 'a\ufffd\ufffdz', dropped: 7 });
  });

  it('does not depend on how the stream is cut into chunks', () => {
    fc.assert(
      fc.property(
        fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 20 }),
        fc.integer({ min: 1, max: 30 }),
        (chunks, keepBytes) => {
          const whole = Buffer.concat(chunks);
          const inOne = keep(keepBytes, [whole]);
          expect(keep(keepBytes, chunks)).toEqual(inOne);
          if (whole.length <= 2 * keepBytes) {
            expect(inOne).toEqual({ text: whole.toString('utf8'), dropped: 0 });
          } else {
            expect(inOne.dropped).toBeGreaterThanOrEqual(whole.length - 2 * keepBytes);
            expect(inOne.dropped).toBeLessThan(whole.length);
          }
        },
      ),
    );
  });
});
