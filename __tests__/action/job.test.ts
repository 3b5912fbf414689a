// What publishing may cost: never a verdict that is known.
import { describe, expect, it } from '@jest/globals';
import { publishing, type Job } from '../../src/action/job.js';
import { GateError, type ErrorCode } from '../../src/base/errors.js';

/** A job that only tells, and what it told. */
function jobOf(publishFailure: 'error' | 'warn' = 'error', summary = (): Promise<void> => Promise.resolve()) {
  const told: string[] = [];
  const keep = (level: string) => (text: string) =>
    void told.push(`${level} ${text.split('\n', 1)[0] ?? ''}`);
  const console = { error: keep('error'), warning: keep('warning'), summary };
  return { job: { settings: { publishFailure }, console } as unknown as Job, told };
}

const failing = (error: Error) => () => Promise.reject(error);
const unwritable = new GateError('file-unwritable', { path: 'x' });
const codes: readonly ErrorCode[] = ['forge-failed', 'file-unwritable', 'disk-full', 'capture-invalid'];

describe('publishing', () => {
  it.each(codes)('that fails gives 4, or the verdict that is not 0: %s', async (code) => {
    const work = failing(new GateError(code));
    const { job, told } = jobOf();
    expect(await publishing(job, work)).toBe(4);
    expect(await publishing(job, work, 1)).toBe(1);
    expect(told.map((line) => line.split(' ', 1)[0])).toEqual(['error', 'error']);
    expect(await publishing(jobOf('warn').job, work)).toBe(0);
    expect(await publishing(jobOf('warn').job, work, 1)).toBe(1);
  });

  it('that works keeps the verdict', async () => {
    expect(await publishing(jobOf().job, () => Promise.resolve(), 3)).toBe(3);
  });

  it('of several works does each, and then tells what failed', async () => {
    const { job, told } = jobOf();
    const done: string[] = [];
    const work = (name: string, error?: GateError) => () => {
      done.push(`${name} after ${told.length}`);
      return error === undefined ? Promise.resolve() : Promise.reject(error);
    };
    const works = [work('a', unwritable), work('b', new GateError('forge-failed')), work('c')];
    expect(await publishing(job, works)).toBe(4);
    expect(await publishing(job, works, 1)).toBe(1);
    expect(done).toEqual(['a after 0', 'b after 0', 'c after 0', 'a after 2', 'b after 2', 'c after 2']);
    expect(told).toHaveLength(4);
    const stop = work('stop', new GateError('interrupted'));
    await expect(publishing(job, [stop, ...works], 1)).rejects.toThrow('interrupted');
    expect(done.at(-1)).toMatch(/^stop/);
  });

  it('tells a bug, which is worse than 0 only', async () => {
    const { job, told } = jobOf();
    const bug = new TypeError('x is not a function');
    expect(await publishing(job, failing(bug), 1)).toBe(1);
    expect(told).toEqual([expect.stringContaining('this is a bug')]);
    await expect(publishing(job, failing(bug))).rejects.toBe(bug);
  });

  it.each<ErrorCode>(['interrupted', 'config-invalid'])(
    'does not hide what is none of it: %s',
    async (code) => {
      const error = new GateError(code);
      await expect(publishing(jobOf().job, failing(error), 1)).rejects.toBe(error);
    },
  );

  it('goes on when the summary cannot be written either', async () => {
    const { job, told } = jobOf('error', () => Promise.reject(unwritable));
    expect(await publishing(job, failing(new GateError('forge-failed')))).toBe(4);
    expect(told).toEqual([
      expect.stringMatching(/^error /),
      expect.stringMatching(/^warning .*cannot write x/),
    ]);
  });
});
