// Children that are told to quit when they have printed a line.
import { PassThrough } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { createExec } from '../../src/adapters/exec.js';
import { watchLines } from '../../src/adapters/watched-lines.js';
import type { Command, Exit } from '../../src/ports.js';
import { temporaryFolder } from './temporary.js';

const folder = temporaryFolder();
const exec = createExec({ env: { PATH: process.env['PATH'] ?? '' }, quitMs: 200 });

function run(script: string, more: Partial<Command> = {}): Promise<Exit> {
  const quitAfter = { line: (line: string) => line === 'PASS', ms: 1 };
  return exec.run({
    ...{ program: 'sh', args: ['-c', script], cwd: folder, timeoutMs: 0, keepBytes: 1 << 16, quitAfter },
    ...more,
  });
}

const dumping = `trap 'echo the dump >&2; exit 2' QUIT;`;
const waiting = 'while :; do sleep 0.01; done';

describe('a child that is to quit after a line', () => {
  it('dumps after it, and has not timed out', async () => {
    const exit = await run(`${dumping} echo PASSED; printf PA; sleep 0.05; printf 'SS\\n'; ${waiting}`);
    expect(exit).toMatchObject({
      code: 2,
      timedOut: false,
      stdout: { text: 'PASSED\nPASS\n' },
      stderr: { text: 'the dump\n' },
    });
  });

  it('is let alone as long as the line is not whole, or on the other stream', async () => {
    expect(await run(`${dumping} echo PASS >&2; printf PASS; sleep 0.1; exit 3`)).toMatchObject({
      code: 3,
      stderr: { text: 'PASS\n' },
    });
  });

  it('may end before that', async () => {
    const later = { line: () => true, ms: 60_000 };
    expect(await run('echo PASS; exit 4', { quitAfter: later })).toMatchObject({ code: 4, timedOut: false });
  });

  it('is killed when it does not quit', async () => {
    const exit = await run(`trap '' QUIT; echo PASS; ${waiting}`);
    expect(exit).toMatchObject({ code: null, signal: 'SIGKILL', timedOut: false });
  });

  it('times out without the line', async () => {
    expect(await run(`${dumping} echo FAIL; ${waiting}`, { timeoutMs: 300 })).toMatchObject({
      code: 2,
      timedOut: true,
    });
  });
});

describe('watched lines', () => {
  it('come whole, without their ends, until the first that is it', async () => {
    const stream = new PassThrough();
    const seen: string[] = [];
    let found = 0;
    watchLines(
      stream,
      (line) => seen.push(line) > 3,
      () => found++,
    );
    for (const chunk of ['a', 'b\n', 'c\r\n\nd', '\ne\nf', '\n']) stream.write(chunk);
    await new Promise((resolve) => stream.end(resolve));
    expect([seen, found]).toEqual([['ab', 'c', '', 'd'], 1]);
  });

  it('that are too long come with their last part', async () => {
    const stream = new PassThrough();
    const seen: string[] = [];
    watchLines(
      stream,
      (line) => seen.push(line) < 0,
      () => undefined,
    );
    for (let part = 0; part < 40; part++) stream.write('x'.repeat(10_000));
    stream.write('PASS\nnext\n');
    await new Promise((resolve) => stream.end(resolve));
    expect(seen.map((line) => [line.length, line.slice(-4)])).toEqual([
      [65_536, 'PASS'],
      [4, 'next'],
    ]);
  });
});
