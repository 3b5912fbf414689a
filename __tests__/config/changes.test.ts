import { describe, expect, it } from '@jest/globals';
import { changedKeys } from '../../src/config/changes.js';
import { loadConfig } from '../../src/config/load.js';
import { defaultConfig } from '../../src/config/schema.js';

const of = (text: string) => loadConfig(text, 'x.yml');

describe('changed keys', () => {
  it('name what differs, budgets one by one', () => {
    const base = of('budgets: { sec/op: +5%, allocs/op: +0 }\nalpha: 0.01\n');
    const head = of('budgets: { sec/op: +50%, allocs/op: +0 }\nrules: [{ budgets: { B/op: none } }]\n');
    expect(changedKeys(base, head)).toEqual(['budgets.sec/op', 'rules']);
  });

  it('are none for a default that is written down', () => {
    expect(changedKeys(defaultConfig, of('alpha: 0.01\npin: true\n'))).toEqual([]);
  });

  it('name a budget that is gone', () => {
    expect(changedKeys(of('budgets: { req/s: -5% }\nunits: { req/s: higher }\n'), defaultConfig)).toEqual([
      'budgets.req/s',
      'units.req/s',
    ]);
  });
});
