import { describe, expect, it } from '@jest/globals';
import { standardError, standardOutput, type StandardStream } from '../../src/adapters/standard-streams.js';

/** A stream whose second write fails, told to the writer or thrown at it. */
function failing(code: string, how: 'told' | 'thrown', isTTY = false) {
  const texts: string[] = [];
  const stream: StandardStream = {
    isTTY,
    write(text, done) {
      texts.push(text);
      const error = texts.length < 2 ? null : Object.assign(new Error(code), { code });
      if (error !== null && how === 'thrown') throw error;
      setImmediate(() => done?.(error));
    },
    on: () => undefined,
  };
  return { stream, texts };
}

async function endOf(code: string, how: 'told' | 'thrown', isTTY = false) {
  const { stream, texts } = failing(code, how, isTTY);
  const output = standardOutput(stream);
  for (const text of ['a', 'b']) output.write(text);
  const first = await output.written().catch((error: unknown) => error);
  output.write('c');
  const last = await output.written().catch((error: unknown) => error);
  expect(String(last)).toBe(String(first));
  expect(texts).toEqual(['a', 'b']);
  return first;
}

describe.each(['told', 'thrown'] as const)('a failure that is %s', (how) => {
  it('is none where the reader went away', async () => {
    expect(await endOf('EPIPE', how)).toBeUndefined();
    expect(await endOf('EIO', how, true)).toBeUndefined();
  });

  it('is one of the disk, or of what we were given to write to', async () => {
    expect(await endOf('ENOSPC', how)).toMatchObject({ code: 'disk-full', facts: { stream: 'stdout' } });
    expect(await endOf('EBADF', how)).toMatchObject({
      code: 'file-unwritable',
      facts: { stream: 'stdout', detail: 'EBADF' },
    });
  });

  it('costs standard error its lines, and nothing else', () => {
    const { stream, texts } = failing('EPIPE', how);
    const errors = standardError(stream);
    for (const text of ['a', 'b', 'c']) errors.write(text);
    expect(texts).toEqual(['a', 'b', 'c']);
  });
});
