// What only head has takes no time from what has a pair.
import { describe, expect, it } from '@jest/globals';
import { hasTimeLimit } from '../../src/config/budget-for.js';
import { Newcomers } from '../../src/measure/newcomers.js';
import { screen } from '../../src/measure/screen.js';
import { elapsedMs } from '../../src/measure/session.js';
import type { Policy } from '../../src/model/policy.js';
import { candidate, fakeSession, recordsOf, runsOf, type FakeOptions } from './fake-session.js';

const pairs = ['A', 'B'].map((name) => candidate(name));
const added = candidate('New', { sides: ['head'], processSeconds: 3 });
const slow: FakeOptions = {
  timeBudgetMs: 60_000,
  runMs: ({ names }) => (names.includes('BenchmarkNew') ? 3000 : 30),
};

describe('a benchmark that is new on head', () => {
  it('runs three times, after all pairs, which lose nothing by it', async () => {
    const fake = await fakeSession([added, ...pairs], slow);
    expect(await screen(fake.session)).toBe('complete');
    const { head } = await fake.finish();
    expect([runsOf(head, 'screen').length, runsOf(head, 'screen', 'BenchmarkNew').length]).toEqual([12, 3]);
    expect(new Set(runsOf(head, 'screen').map(({ layout }) => layout)).size).toBe(12);
    expect(recordsOf(head, 'caveat')).toEqual([]);
    const names = fake.processes.map(({ names: [name] }) => name);
    expect(names.slice(-3)).toEqual(['BenchmarkNew', 'BenchmarkNew', 'BenchmarkNew']);
  });

  it('runs on six layouts where its time has an absolute limit, also where nothing has a pair', async () => {
    for (const others of [pairs, []]) {
      const fake = await fakeSession([...others, candidate('New', { sides: ['head'] })]);
      const newcomers = new Newcomers(fake.session, ({ name }) => name === 'BenchmarkNew');
      expect(await screen(fake.session, { newcomers })).toBe('complete');
      const { head } = await fake.finish();
      const runs = runsOf(head, 'screen', 'BenchmarkNew');
      expect([runs.length, new Set(runs.map(({ layout }) => layout)).size]).toEqual([6, 6]);
      if (others.length === 0) expect(fake.links).toHaveLength(6);
    }
  });

  it('links nothing for itself where no limit is on its time', async () => {
    const fake = await fakeSession([candidate('New', { sides: ['head'] })]);
    expect(await screen(fake.session)).toBe('complete');
    expect(fake.links).toEqual([]);
    expect(runsOf((await fake.finish()).head, 'screen', 'BenchmarkNew')).toHaveLength(3);
  });

  it('waits until the end where the share of the screen is used up', async () => {
    const fake = await fakeSession([...pairs, added], { ...slow, timeBudgetMs: 15_000 });
    const newcomers = new Newcomers(fake.session);
    await screen(fake.session, { newcomers });
    expect(elapsedMs(fake.session)).toBeLessThanOrEqual(7500);
    const before = fake.processes.filter(({ names }) => names.includes('BenchmarkNew')).length;
    expect(before).toBeLessThan(3);
    expect(await newcomers.run({ layouts: [0], kept: true, untilMs: 15_000 })).toBe('complete');
    expect(await newcomers.run({ layouts: [0], kept: true, untilMs: 15_000 })).toBe('complete');
    expect(runsOf((await fake.finish()).head, 'screen', 'BenchmarkNew')).toHaveLength(3);
  });

  it('is left where there is no time at all, and that is told', async () => {
    const fake = await fakeSession([...pairs, added], { ...slow, timeBudgetMs: 3000 });
    const newcomers = new Newcomers(fake.session);
    await screen(fake.session, { newcomers });
    expect(await newcomers.run({ layouts: [0], kept: true, untilMs: 3000 })).toBe('time-budget');
  });
});

describe('hasTimeLimit', () => {
  const subject = { pkg: 'example.com/a', dir: 'a', name: 'BenchmarkNew' };
  const rule = (unit: string, limit: unknown, benchmark = '*') => ({ pkg: '*', benchmark, unit, limit });
  const limit = { kind: 'limit', op: '<=', value: 1 };
  it.each([
    ['a limit of a time', [rule('sec/op', limit)], true],
    ['a limit of a count', [rule('allocs/op', limit)], false],
    ['a relative budget', [rule('sec/op', { kind: 'relative', max: 0.05 })], false],
    ['a limit of others', [rule('sec/op', limit, 'Other')], false],
    [
      'a limit that a later rule takes back',
      [rule('sec/op', limit), rule('sec/op', { kind: 'none' })],
      false,
    ],
  ])('knows %s', (_, budgets, expected) => {
    expect(hasTimeLimit({ budgets } as unknown as Policy, subject)).toBe(expected);
  });
});
