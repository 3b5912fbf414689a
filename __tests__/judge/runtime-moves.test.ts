// Rates of the runtime are told where they stand out from the spread between processes, and matter.
import { describe, expect, it } from '@jest/globals';
import { runtimeMoves } from '../../src/judge/runtime-moves.js';
import type { Rate, RuntimeMeasure, RuntimeUse } from '../../src/model/runtime-use.js';
import { changeBetween } from './stacks.js';

const use = (
  rates: Partial<Record<RuntimeMeasure, readonly [perOperation: number, error: number | null]>>,
  processes = 3,
): RuntimeUse => ({
  heap: { growth: 'none', keptPerOperation: 0, kept: 0, operations: 40_000, after: 0 },
  operations: 40_000,
  processes,
  rates: Object.fromEntries(
    Object.entries(rates).map(([measure, [perOperation, error]]): [string, Rate] => [
      measure,
      { perOperation, error },
    ]),
  ),
});

const slower = [changeBetween('sec/op', 1e-6, 1.5e-6)];

describe('rates of the runtime', () => {
  it('are told where they moved by more than the spread', () => {
    const [base, head] = [use({ 'gc-assist': [1e-8, 1e-9] }), use({ 'gc-assist': [2e-7, 2e-9] })];
    expect(runtimeMoves({ base, head }, slower)).toEqual([{ measure: 'gc-assist', base: 1e-8, head: 2e-7 }]);
  });

  it.each([
    ['the spread of one side holds it', use({ 'gc-work': [1e-7, 1e-9] }), use({ 'gc-work': [3e-7, 4e-8] })],
    ['it is hardly more', use({ 'gc-work': [1e-7, 1e-10] }), use({ 'gc-work': [1.05e-7, 1e-10] })],
    ['it is little of an operation', use({ 'gc-work': [1e-9, 1e-11] }), use({ 'gc-work': [9e-9, 1e-11] })],
    ['a side ran two processes', use({ 'gc-work': [0, 1e-10] }, 2), use({ 'gc-work': [1e-7, 1e-10] })],
    ['nobody knows how it scatters', use({ 'gc-work': [0, null] }), use({ 'gc-work': [1e-7, null] })],
    ['the Go of one side does not count it', use({}), use({ 'gc-work': [1e-7, 1e-10] })],
  ])('are not told where %s', (_name, base, head) => {
    expect(runtimeMoves({ base, head }, slower)).toEqual([]);
  });

  it('are not told of a benchmark that did not change, or of one side alone', () => {
    const [base, head] = [use({ 'gc-assist': [1e-8, 1e-9] }), use({ 'gc-assist': [2e-7, 2e-9] })];
    expect(runtimeMoves({ base, head }, [{ ...changeBetween('sec/op', 1, 2), change: 'none' }])).toEqual([]);
    expect(runtimeMoves({ head }, slower)).toEqual([]);
    expect(runtimeMoves({ base }, slower)).toEqual([]);
  });

  it('are told of collections whatever an operation takes, and never below nothing', () => {
    const [base, head] = [use({ 'gc-cycles': [-1e-6, 1e-5] }), use({ 'gc-cycles': [1e-3, 1e-5] })];
    const moved = runtimeMoves({ base, head }, [changeBetween('B/op', 1, 2)]);
    expect(moved).toEqual([{ measure: 'gc-cycles', base: 0, head: 1e-3 }]);
  });

  it('of times are not told where no time was measured', () => {
    const [base, head] = [use({ 'gc-assist': [1e-8, 1e-9] }), use({ 'gc-assist': [2e-7, 2e-9] })];
    expect(runtimeMoves({ base, head }, [changeBetween('B/op', 1, 2)])).toEqual([]);
  });
});
