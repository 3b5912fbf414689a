// Ctrl-C, a second one, a crash: seen from outside, on a process of its own.
import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { build } from 'esbuild';
import { exitCodeOfSignal, settled } from '../../src/adapters/signals.js';
import { livingGroup, numberIn, temporaryFolder, until } from './temporary.js';

const folder = temporaryFolder();
const driver = join(folder, 'driver.mjs');
let made = 0;

beforeAll(async () => {
  chmodSync(folder, 0o777);
  await build({
    entryPoints: [join(import.meta.dirname, 'interrupt-driver.ts')],
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile: driver,
    logLevel: 'error',
  });
});

interface Driven {
  readonly marks: string;
  readonly parent: string;
  /** Process group of its child. */
  readonly group: number;
  signal(name: NodeJS.Signals): void;
  readonly code: Promise<number | null>;
}

async function drive(mode: string): Promise<Driven> {
  const marks = join(folder, `${made}-marks`);
  const parent = join(folder, `${made++}-tmp`);
  for (const path of [marks, parent]) {
    mkdirSync(path);
    chmodSync(path, 0o777);
  }
  // Not as root, for whom no folder is locked.
  const user = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
  const child = spawn(process.execPath, [driver, parent, marks, mode], { stdio: 'ignore', ...user });
  const code = new Promise<number | null>((resolve) => child.once('close', resolve));
  const group = await numberIn(join(marks, 'pid'));
  return { marks, parent, group, code, signal: (name) => child.kill(name) };
}

async function expectNothingLeft({ parent, group }: Driven): Promise<void> {
  await until(() => livingGroup(group).length === 0);
  expect(readdirSync(parent)).toEqual([]);
}

describe('an interrupted process', () => {
  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('ends in order on %s', async (signal) => {
    const driven = await drive('orderly');
    expect(livingGroup(driven.group).length).toBeGreaterThan(1);
    driven.signal(signal);
    expect(await driven.code).toBe(exitCodeOfSignal(signal));
    expect(readFileSync(join(driven.marks, 'signal'), 'utf8')).toBe(`${signal}\n`);
    expect(readFileSync(join(driven.marks, 'ended'), 'utf8')).toBe('interrupted\n');
    await expectNothingLeft(driven);
  });

  it('ends at once on a second signal, and leaves nothing either', async () => {
    const driven = await drive('slow');
    driven.signal('SIGINT');
    await until(() => existsSync(join(driven.marks, 'signal')));
    driven.signal('SIGTERM');
    expect(await driven.code).toBe(143);
    expect(existsSync(join(driven.marks, 'ended'))).toBe(false);
    await expectNothingLeft(driven);
  });

  it('leaves nothing when it crashes', async () => {
    const driven = await drive('crash');
    expect(await driven.code).toBe(1);
    await expectNothingLeft(driven);
  });
});

it('tells what nobody caught, and ends as a bug of ours', async () => {
  const driven = await drive('rejected');
  expect(await driven.code).toBe(70);
  expect(readFileSync(join(driven.marks, 'told'), 'utf8')).toBe('Error: a bug');
  await expectNothingLeft(driven);
});

it('waits for work that ends, and no longer than the deadline for work that does not', async () => {
  let ended = false;
  const work = new Promise<void>((resolve) => setImmediate(resolve)).then(() => {
    ended = true;
    throw new Error('stopped');
  });
  await settled(work, 60_000);
  expect(ended).toBe(true);
  await settled(new Promise(() => undefined), 1);
});

it('exit codes of signals are those of a shell', () => {
  expect([exitCodeOfSignal('SIGHUP'), exitCodeOfSignal('SIGINT'), exitCodeOfSignal('SIGTERM')]).toEqual([
    129, 130, 143,
  ]);
});
