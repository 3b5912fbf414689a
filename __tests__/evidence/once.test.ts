// What the counted call of a benchmark has besides its operations, from two profiles whose calls are known by their root.
import { expect, it } from '@jest/globals';
import { decoderOf, perOperation } from '../../src/evidence/profiles.js';
import { decodeProfile } from '../../src/profile/decode.js';
import { encodeProfile } from '../../src/profile/encode.js';
import { handmade } from '../profile/proto.js';
import type { StackTable } from '../../src/model/profile.js';
import { profileOfStacks } from '../profile/columns.js';

const first = 'testing.(*B).run1.func1';
const counted = 'testing.(*B).launch';
type Rows = Readonly<Record<string, number>>;

/** Of processes with 10 and 110 operations; `file`s are `10` and `110`. */
const once = (rows: (operations: number) => Rows, isWhole = false): StackTable | null | 'left out' => {
  const files = [10, 110].map((iterations) => ({
    kind: 'heap' as const,
    iterations,
    file: String(iterations),
    ...(isWhole ? {} : { by: 'sentinels' as const }),
  }));
  const found = perOperation(files, (file) => profileOfStacks(rows(Number(file))), 'heap', 'alloc_space');
  return found?.once === undefined ? 'left out' : found.once();
};
const amounts = (table: ReturnType<typeof once>) => {
  if (table === null || typeof table === 'string') throw new Error('no table');
  return Object.fromEntries(
    Array.from({ length: table.count }, (_, row) => [
      table.frames[table.stack[table.stackStart[row] ?? 0] ?? 0]?.function ?? '',
      Math.round(table.values[row] ?? 0),
    ]),
  );
};

it('is its set-up, without that of the call that is a trial, and without operations', () => {
  const table = once((operations) => ({
    [`m.setUp m.BenchmarkX ${first}`]: 1000,
    [`m.setUp m.BenchmarkX ${counted}`]: 1000,
    [`m.work m.BenchmarkX ${first}`]: 7,
    [`m.work m.BenchmarkX ${counted}`]: 7 * operations,
    // First uses are of the trial, and a parent of sub-benchmarks has no other call.
    [`m.cache m.BenchmarkX ${first}`]: 5000,
    'm.worker m.BenchmarkX.func1': 300,
    // The harness looks for the next benchmark to run.
    'regexp.compile testing.(*B).Run testing.(*M).Run main.main': 900,
  }));
  expect(amounts(table)).toEqual({ 'm.setUp': 1000 });
});

it('is what one side of a slope says, however it is spread', () => {
  const table = once((operations) => ({
    [`m.setUp m.BenchmarkX ${counted}`]: 640 + 3 * operations,
    [`m.work m.BenchmarkX ${counted}`]: 8 * operations,
  }));
  expect(amounts(table)).toEqual({ 'm.setUp': 640 });
});

it('is not where the harness allocates, and nor are operations', () => {
  const files = [10, 110].map((iterations) => ({
    ...{ kind: 'heap' as const, iterations, file: String(iterations), by: 'sentinels' as const },
  }));
  const rows = (operations: number) => ({
    [`m.work m.BenchmarkX ${counted}`]: 7 * operations,
    'regexp.compile testing.(*B).Run testing.(*M).Run main.main': 900 + operations,
  });
  const found = perOperation(files, (file) => profileOfStacks(rows(Number(file))), 'heap', 'alloc_space');
  expect(amounts(found?.table ?? null)).toEqual({ 'm.work': 7 });
});

it('is nothing with b.Loop, whose only call is the trial, and where the profile is of a whole process', () => {
  const rows = (operations: number) => ({
    [`m.setUp m.BenchmarkX ${first}`]: 1000,
    [`m.work m.BenchmarkX ${first}`]: 7 * operations,
  });
  expect(once(rows)).toBeNull();
  const whole = (operations: number) => ({ [`m.work m.BenchmarkX ${counted}`]: operations });
  expect(once(whole, true)).toBe('left out');
});

it('decodes a file once for one benchmark, and keeps none of another', () => {
  const bytes = encodeProfile(decodeProfile(handmade()));
  const decoding = decoderOf(new Map(['a', 'b'].map((file) => [file, bytes])));
  const [one, other] = [decoding('one'), decoding('other')];
  const known = one('a');
  expect(one('a')).toBe(known);
  expect(decoding('one')('a')).toBe(known);
  other('b');
  expect(one('a')).not.toBe(known);
});

it('keeps no more samples than there is room for', () => {
  const many = profileOfStacks(
    Object.fromEntries(
      Array.from({ length: 600_000 }, (_, index) => [`f${index % 800} r${Math.floor(index / 800)}`, 1]),
    ),
  );
  const bytes = encodeProfile(many);
  const decode = decoderOf(new Map(['a', 'b'].map((file) => [file, bytes])))('one');
  expect(decode('a')).toBe(decode('a'));
  expect(decode('b')).not.toBe(decode('b'));
});
