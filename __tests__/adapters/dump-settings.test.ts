import { expect, it } from '@jest/globals';
import { withDumps } from '../../src/adapters/dump-settings.js';

it.each([undefined, '', 'single', 'all', 'system', 'crash', '1', '2'])('leaves GOTRACEBACK=%s', (value) => {
  const env = { A: 'b', ...(value === undefined ? {} : { GOTRACEBACK: value }) };
  expect(withDumps(env)).toEqual(env);
});

// `off` is no level, and Go takes what it does not know for 0.
it.each(['none', '0', '00', 'off', '-1', 'wer'])(
  'has goroutines printed in place of GOTRACEBACK=%s',
  (value) => {
    expect(withDumps({ A: 'b', GOTRACEBACK: value })).toEqual({ A: 'b', GOTRACEBACK: 'all' });
  },
);
