// What Linux tells of its processors while we measure. Elsewhere nothing of this is told.
import { readFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import type { Load } from '../ports.js';
import { coreOf } from './machine.js';

/** Programs see 100 ticks a second on every processor that Go runs on, whatever the kernel counts in (USER_HZ). */
const ticksPerSecond = 100;

/** `pins` as machine.ts makes them. */
export async function readLoad(pins: readonly (readonly string[])[]): Promise<Load> {
  const cpu = cpus()[0]?.model.trim() ?? '';
  if (process.platform !== 'linux') return { processors: [], tasks: null, cpu };
  const [stat, loadavg] = await Promise.all([
    readFile('/proc/stat', 'utf8'),
    readFile('/proc/loadavg', 'utf8'),
  ]);
  return { processors: processorTimes(stat, pins.flatMap(coreOf)), tasks: tasksOf(loadavg), cpu };
}

/**
 * The lines of the given cores in /proc/stat, or the first, which is of all: user nice system idle iowait irq softirq
 * steal guest guest_nice, in ticks; given in seconds. What is taken from one core of four is a quarter of that in the sum. Empty where
 * any of them is not there. Source: proc(5).
 */
export function processorTimes(stat: string, cores: readonly number[]): Load['processors'] {
  const names = cores.length === 0 ? ['cpu'] : cores.map((core) => `cpu${core}`);
  const times = names.flatMap((name) => timesIn(stat, name) ?? []);
  return times.length === names.length ? times : [];
}

function timesIn(stat: string, name: string): Load['processors'][number] | null {
  const line = stat.split('\n').find((text) => text.startsWith(`${name} `));
  const numbers = line?.trim().split(/ +/).slice(1).map(Number);
  if (numbers === undefined || numbers.length < 8 || numbers.some(Number.isNaN)) return null;
  // Guest time is in user time already.
  const total = numbers.slice(0, 8).reduce((sum, ticks) => sum + ticks, 0);
  return { total: total / ticksPerSecond, stolen: (numbers[7] ?? 0) / ticksPerSecond };
}

/** First number of /proc/loadavg. */
export function tasksOf(loadavg: string): number | null {
  const [first = ''] = loadavg.split(' ', 1);
  return /^\d+(\.\d+)?$/.test(first) ? Number(first) : null;
}
