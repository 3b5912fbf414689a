// The first look at a module keeps to the time budget, as all timing does.
import { expect, it } from '@jest/globals';
import { elapsedMs } from '../../src/measure/session.js';
import { time } from '../../src/self-test/look.js';
import { candidate, fakeSession, runsOf } from '../measure/fake-session.js';

it.each([
  [600_000, 8],
  [20_000, 3],
])('times what it keeps for at most %s ms', async (timeBudgetMs, pairs) => {
  const two = [candidate('A', { processSeconds: 2 }), candidate('B', { processSeconds: 2 })];
  const fake = await fakeSession(two, { timeBudgetMs, runMs: 2000 });
  await time(fake.session);
  // A pair that was begun is finished.
  expect(elapsedMs(fake.session)).toBeLessThanOrEqual(timeBudgetMs + 4000);
  const { head } = await fake.finish();
  const ran = ['BenchmarkA', 'BenchmarkB'].map((name) => runsOf(head, 'screen', name).length);
  expect(Math.max(...ran)).toBe(pairs);
});
