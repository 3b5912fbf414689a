import { expect, it } from '@jest/globals';
import { spreadOf } from '../../src/judge/spread.js';
import { extremesOf } from '../../src/base/order.js';

it('finds least and most of more values than a call takes', () => {
  const values = Array.from({ length: 300_000 }, (_, nth) => (nth * 7) % 300_000);
  expect(extremesOf(values)).toEqual([0, 299_999]);
  expect(spreadOf(values)).toMatchObject({ lo: 0, hi: 299_999, n: 300_000 });
  expect(extremesOf([])).toEqual([Infinity, -Infinity]);
});
