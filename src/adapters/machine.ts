// What this machine is, and how a child is kept on one of its cores.
import { readFile } from 'node:fs/promises';
import { availableParallelism, arch, cpus, release, totalmem, type } from 'node:os';
import { getExecOutput } from '@actions/exec';
import type { Machine } from '../ports.js';

/** Facts for the manifest. `env` is the children's environment (environment.ts). */
export async function readMachine(env: Readonly<Record<string, string>>): Promise<Machine> {
  const model = cpus()[0]?.model.trim() ?? '';
  const [pin = null, other = null] = process.platform === 'linux' ? await pinsToLastCores(env) : [];
  return {
    cpu: (model === '' || model === 'unknown' ? arch() : model).slice(0, 256),
    cores: availableParallelism(),
    os: `${type()} ${release()}`.slice(0, 128),
    memoryBytes: memoryBytes(),
    pin,
    pins: pin === null || other === null ? null : [other, pin],
  };
}

/** What a container may use, where it is limited. */
function memoryBytes(): number {
  // Undefined on some systems, whatever its type says.
  const limit = (process.constrainedMemory() as number | undefined) ?? 0;
  return limit > 0 ? Math.min(limit, totalmem()) : totalmem();
}

/**
 * To the last core that we may use, because interrupts and everybody's first choice are on the lower ones; then to
 * another one, if there is one. Empty where taskset is missing or refused, as in some containers.
 */
async function pinsToLastCores(env: Readonly<Record<string, string>>): Promise<(readonly string[])[]> {
  const allowed = allowedCores(await readFile('/proc/self/status', 'utf8'));
  const last = allowed.at(-1);
  if (last === undefined) return [];
  try {
    const [program = '', ...args] = pinTo(last);
    const options = { env: { ...env }, silent: true, ignoreReturnCode: true };
    const tried = await getExecOutput(program, [...args, 'true'], options);
    if (tried.exitCode !== 0) return [];
  } catch (error) {
    if (error instanceof Error && error.message.includes('Unable to locate executable file')) return [];
    throw error;
  }
  return [last, ...coresBeside(last, allowed, await siblingsOf(last))].map(pinTo);
}

function pinTo(core: number): readonly string[] {
  return ['taskset', '-c', String(core)];
}

/** The core of a pin. */
export function coreOf(pin: readonly string[]): number[] {
  const core = pin.at(-1);
  return core !== undefined && /^\d+$/.test(core) ? [Number(core)] : [];
}

/** `Cpus_allowed_list:` in /proc/PID/status (proc(5)), which reads like `0-3,8,10-11`, ascending. */
export function allowedCores(status: string): number[] {
  return coresIn(/^Cpus_allowed_list:\s*([\d,-]+)\s*$/m.exec(status)?.[1] ?? '');
}

/** `0-3,8` → 0, 1, 2, 3, 8. */
function coresIn(list: string): number[] {
  return list.split(',').flatMap((range) => {
    const [first, last = first] = range.split('-').map(Number);
    if (range === '' || first === undefined || last === undefined || last - first > mostCores) return [];
    return Array.from({ length: last - first + 1 }, (_, k) => first + k);
  });
}

const mostCores = 65_536;

/** The core to run beside `core`: the last that shares no execution units with it, else the last other one. */
export function coresBeside(core: number, allowed: readonly number[], siblings: readonly number[]): number[] {
  const others = allowed.filter((other) => other !== core);
  const apart = others.filter((other) => !siblings.includes(other));
  return (apart.length > 0 ? apart : others).slice(-1);
}

/** Hardware threads of a core, itself among them; empty where the system does not tell. */
async function siblingsOf(core: number): Promise<number[]> {
  const file = `/sys/devices/system/cpu/cpu${core}/topology/thread_siblings_list`;
  try {
    return coresIn((await readFile(file, 'utf8')).trim());
  } catch (error) {
    if (['ENOENT', 'EACCES'].includes((error as NodeJS.ErrnoException).code ?? '')) return [];
    throw error;
  }
}
