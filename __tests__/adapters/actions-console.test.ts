// The runner's files: absent, empty and unwritable ones.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createJobConsole } from '../../src/adapters/actions-console.js';

const files = ['GITHUB_STEP_SUMMARY', 'GITHUB_OUTPUT'] as const;
const before = files.map((name) => process.env[name]);
const put = (name: (typeof files)[number], value: string | undefined): void => {
  if (value === undefined) Reflect.deleteProperty(process.env, name);
  else process.env[name] = value;
};
beforeEach(() => {
  for (const name of files) put(name, undefined);
});
afterEach(() => {
  files.forEach((name, k) => {
    put(name, before[k]);
  });
});

const console = createJobConsole(() => undefined);
const unwritable = (path: string) => ({ code: 'file-unwritable', facts: expect.objectContaining({ path }) });

describe('the console of a job', () => {
  it.each([undefined, ''])('has no summary where the runner has none: %j', async (value) => {
    put('GITHUB_STEP_SUMMARY', value);
    await expect(console.summary('text')).resolves.toBeUndefined();
  });

  it('says which file of the runner cannot be written', async () => {
    put('GITHUB_STEP_SUMMARY', '/nowhere/summary.md');
    await expect(console.summary('text')).rejects.toMatchObject(unwritable('/nowhere/summary.md'));
    put('GITHUB_OUTPUT', '/nowhere/output');
    expect(() => {
      console.outputs({ passes: true });
    }).toThrow(expect.objectContaining(unwritable('/nowhere/output')));
  });
});
