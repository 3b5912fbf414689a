// Profiles that hold a part of what happened say which, so that two sides of different parts are not compared.
import { expect, it } from '@jest/globals';
import { profile } from '../../src/measure/profiling.js';
import { everyWait, ratedAs } from '../../src/measure/rates.js';
import type { Command } from '../../src/ports.js';
import { candidate, fakeSession } from './fake-session.js';

it.each([
  ['block', { block: 10_000, mutex: 5 }, { rate: 10_000 }],
  ['mutex', { block: 10_000, mutex: 5 }, { rate: 5 }],
  ['cpu', { block: 10_000, mutex: 5 }, {}],
  ['mutex', everyWait, {}],
] as const)('a %s profile at %j is recorded with %j', (kind, rates, recorded) => {
  expect(ratedAs(kind, rates)).toEqual(recorded);
});

it('go to the sentinels, and to the profile flags where these cannot be', async () => {
  const fake = await fakeSession([candidate('A')], { options: { rates: { block: 10_000, mutex: 5 } } });
  const asked: Command[] = [];
  const exec = {
    ...fake.session.exec,
    run: (command: Command) => {
      asked.push(command);
      return fake.session.exec.run(command);
    },
  };
  const [key = ''] = [...fake.session.candidates.keys()];
  await profile({ ...fake.session, exec }, [{ key, passes: ['contention'] }]);
  const [sentinels, flags] = asked.filter(({ program }) => program !== 'go');
  expect(sentinels?.env).toMatchObject({ PPROFGATE_BLOCK_RATE: '10000', PPROFGATE_MUTEX_FRACTION: '5' });
  expect(flags?.args).toEqual(
    expect.arrayContaining(['-test.blockprofilerate=10000', '-test.mutexprofilefraction=5']),
  );
});
