// Real folders and real processes for the tests of the adapters.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from '@jest/globals';

/** A folder that is removed after the tests of the file. */
export function temporaryFolder(name = 'pprof-gate-test-'): string {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), name));
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

/** Processes of a group that are still alive; a zombie is not. */
export function livingGroup(group: number): number[] {
  if (process.platform !== 'linux') {
    const listed = execFileSync('ps', ['-A', '-o', 'pid=,pgid=,stat='], { encoding: 'utf8' });
    const rows = listed
      .trim()
      .split('\n')
      .map((line) => line.trim().split(/\s+/));
    return rows
      .filter(([, pgid, stat]) => pgid === String(group) && stat?.startsWith('Z') !== true)
      .map(([pid]) => Number(pid));
  }
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && groupOf(name) === group)
    .map(Number);
}

function groupOf(pid: string): number | null {
  const path = `/proc/${pid}/stat`;
  let stat: string;
  try {
    stat = readFileSync(path, 'utf8');
  } catch (error) {
    // It ended between the listing and now: ESRCH when it had been opened already.
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ESRCH') return null;
    throw error;
  }
  // PID (NAME) STATE PPID PGRP …; the name may hold anything.
  const [state, , group] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return state === 'Z' || state === 'X' ? null : Number(group);
}

/** Waits for what another process does. Not a timing assertion: it gives up only when the test would anyway. */
export async function until(condition: () => boolean): Promise<void> {
  const end = performance.now() + 15_000;
  while (!condition()) {
    if (performance.now() > end) throw new Error(`never happened: ${String(condition)}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** The number that a child writes to a file, as soon as it is there. */
export async function numberIn(path: string): Promise<number> {
  await until(() => existsSync(path) && readFileSync(path, 'utf8').endsWith('\n'));
  return Number(readFileSync(path, 'utf8'));
}
