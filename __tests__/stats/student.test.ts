// Values of tables of Student's t.
import { expect, it } from '@jest/globals';
import { studentQuantile, studentTail } from '../../src/stats/student.js';

it.each([
  [0.05, 1, 6.3138],
  [0.05, 2, 2.92],
  [0.025, 3, 3.1824],
  [0.005, 4, 4.6041],
  [0.0005, 5, 6.8688],
  [0.01, 10, 2.7638],
  [0.01, 29, 2.462],
  [0.05, Infinity, 1.6449],
])('%d of the values with %d degrees of freedom are beyond %d', (p, degrees, t) => {
  expect(studentQuantile(p, degrees)).toBeCloseTo(t, 3);
  expect(studentTail(t, degrees)).toBeCloseTo(p, 4);
  expect(studentTail(-t, degrees)).toBeCloseTo(1 - p, 4);
});

it('is 0 in the middle, and nothing is certain without a degree of freedom', () => {
  expect(studentQuantile(0.5, 4)).toBeCloseTo(0, 9);
  expect(studentQuantile(0.05, 0)).toBe(Infinity);
});
