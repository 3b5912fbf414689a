// Coverage profiles: the text of a process that also runs the benchmark.
import { describe, expect, it } from '@jest/globals';
import { seededRandom } from '../../src/base/random.js';
import { linesReached, readBlocks } from '../../src/measure/reach/blocks.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const wanted = new Set(['example.com/a/a.go', 'example.com/a/b c.go']);
const profile = [
  'mode: atomic',
  'example.com/a/a.go:3.14,5.2 1 7',
  'example.com/a/a.go:8.2,9.3 0 0',
  'example.com/a/b c.go:1.1,1.2 1 18446744073709551615',
  'example.com/other/a.go:3.14,5.2 1 7',
  '',
].join('\n');

describe('a coverage profile', () => {
  it('is read for the files that are wanted', () => {
    expect(readBlocks(bytes(profile), wanted)).toEqual(
      new Map([
        [
          'example.com/a/a.go',
          [
            { place: '3.14,5.2', line: 3, count: 7 },
            { place: '8.2,9.3', line: 8, count: 0 },
          ],
        ],
        ['example.com/a/b c.go', [{ place: '1.1,1.2', line: 1, count: 2 ** 64 }]],
      ]),
    );
  });

  it.each([
    ['nothing', ''],
    ['no mode', 'example.com/a/a.go:3.14,5.2 1 7\n'],
    ['another mode', 'mode: perhaps\n'],
    ['a line that is none', 'mode: set\nhello\n'],
    ['an empty line', 'mode: set\n\n'],
    ['a negative count', 'mode: set\na.go:3.14,5.2 1 -7\n'],
    ['half a line', profile.slice(0, -12)],
    ['a line without an end', `mode: set\n${'a'.repeat(100_000)}:3.14,5.2 1 7\n`],
    ['more blocks than code has', `mode: set\n${'example.com/a/a.go:3.14,5.2 1 7\n'.repeat(500_001)}`],
  ])('is refused with %s', (_what, text) => {
    expect(readBlocks(bytes(text), wanted)).toBeNull();
  });

  it('is read or refused, whatever was done to it', () => {
    const random = seededRandom(24301);
    const original = bytes(profile);
    for (let i = 0; i < 3000; i++) {
      const mutated = Uint8Array.from(original);
      for (let n = 1 + random.below(4); n > 0; n--) mutated[random.below(mutated.length)] = random.below(256);
      const blocks = readBlocks(mutated.subarray(0, random.below(mutated.length)), wanted);
      for (const all of blocks?.values() ?? [])
        for (const { line, count } of all) expect([line, count].every(Number.isFinite)).toBe(true);
    }
  });
});

it('does not take what ran before the benchmarks for reached', () => {
  const block = (line: number, count: number) => ({ place: `${line}.1,${line}.2`, line, count });
  const without = [block(1, 0), block(2, 1), block(3, 1)];
  const { known, reached } = linesReached(without, [block(1, 5), block(2, 1), block(3, 2), block(4, 0)]);
  expect([[...known], [...reached]]).toEqual([
    [1, 2, 3, 4],
    [1, 3],
  ]);
});
