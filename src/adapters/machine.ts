// What this machine is, and how a child is kept on one of its cores.
import { readFile } from 'node:fs/promises';
import { availableParallelism, arch, cpus, release, totalmem, type } from 'node:os';
import { getExecOutput } from '@actions/exec';
import type { Machine } from '../ports.js';

/** Facts for the manifest. `env` is the children's environment (environment.ts). */
export async function readMachine(env: Readonly<Record<string, string>>): Promise<Machine> {
  const model = cpus()[0]?.model.trim() ?? '';
  return {
    cpu: (model === '' || model === 'unknown' ? arch() : model).slice(0, 256),
    cores: availableParallelism(),
    os: `${type()} ${release()}`.slice(0, 128),
    memoryBytes: memoryBytes(),
    pin: process.platform === 'linux' ? await pinToLastCore(env) : null,
  };
}

/** What a container may use, where it is limited. */
function memoryBytes(): number {
  // Undefined on some systems, whatever its type says.
  const limit = (process.constrainedMemory() as number | undefined) ?? 0;
  return limit > 0 ? Math.min(limit, totalmem()) : totalmem();
}

/**
 * The last core that we may use, because interrupts and everybody's first choice are on the lower ones. Null
 * where taskset is missing or refused, as in some containers.
 */
async function pinToLastCore(env: Readonly<Record<string, string>>): Promise<readonly string[] | null> {
  const core = lastAllowedCore(await readFile('/proc/self/status', 'utf8'));
  if (core === null) return null;
  const pin = ['-c', String(core)];
  try {
    const tried = await getExecOutput('taskset', [...pin, 'true'], {
      env: { ...env },
      silent: true,
      ignoreReturnCode: true,
    });
    return tried.exitCode === 0 ? ['taskset', ...pin] : null;
  } catch (error) {
    if (error instanceof Error && error.message.includes('Unable to locate executable file')) return null;
    throw error;
  }
}

/** Last number of `Cpus_allowed_list:` in /proc/PID/status (proc(5)), which reads like `0-3,8,10-11`. */
export function lastAllowedCore(status: string): number | null {
  const last = /^Cpus_allowed_list:[\d,\s-]*?(\d+)\s*$/m.exec(status)?.[1];
  return last === undefined ? null : Number(last);
}
