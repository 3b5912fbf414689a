// Short looks at benchmarks before they are timed: how long an operation takes, and how long a binary takes to start.
import { readProcess } from '../bench/reading.js';
import { selectPatterns, selectTogether } from '../bench/select.js';
import { keyOf, type BenchmarkId } from '../model/benchmark.js';
import type { CutOff } from '../model/capture.js';
import type { Exit } from '../ports.js';
import { endingOf, invoke } from './binary.js';
import { pinOf } from './pinning.js';
import {
  binaryOf,
  elapsedMs,
  fileName,
  packageDirectory,
  recordTrouble,
  type Session,
  type SideState,
} from './session.js';

/** What a look aims at: an operation that takes longer runs once. */
export const probeSeconds = 0.01;

export interface Speed {
  readonly secondsPerOperation: number;
  /** Of a process of its own. */
  readonly processSeconds: number;
}

interface Asked {
  readonly pkg: string;
  readonly procs: number;
  readonly pinned: boolean;
}

/** Null when it broke: that is recorded. */
export async function probe(
  session: Session,
  side: SideState,
  of: Asked & { readonly name: string },
): Promise<Speed | null> {
  const { pkg, name, procs } = of;
  const { exit, cutOff } = await run(session, side, of, selectPatterns(name), [keyOf(of)]);
  await side.writer.append(`bench/calibrate-${fileName(pkg)}.txt`, exit.stdout.text);
  const reading = readProcess(exit.stdout.text, { name, procs });
  const { ending, message } = endingOf(exit, reading);
  if (ending !== 'ok') {
    const dump = exit.stderr;
    await recordTrouble(session, side, 'calibrate', {
      ...{ pkg, name, procs, ending, message, cutOff, dump },
    });
    return null;
  }
  const seconds = exit.wallMs / 1000;
  return { secondsPerOperation: operationSeconds(reading.iterations, seconds), processSeconds: seconds };
}

/**
 * Benchmarks in one process. Null when one of them broke: who, and what it says, shows when each runs alone.
 * The seconds of a process are those that each would take alone, start included.
 */
export async function probeShared(
  session: Session,
  side: SideState,
  benchmarks: readonly BenchmarkId[],
  { pinned, startSeconds }: { readonly pinned: boolean; readonly startSeconds: number },
): Promise<readonly Speed[] | null> {
  const [first] = benchmarks;
  if (first === undefined) return [];
  const patterns = selectTogether(benchmarks.map(({ name }) => name));
  const { exit } = await run(session, side, { ...first, pinned }, patterns, benchmarks.map(keyOf));
  await side.writer.append(`bench/calibrate-${fileName(first.pkg)}.txt`, exit.stdout.text);
  const readings = benchmarks.map(({ name, procs }) => readProcess(exit.stdout.text, { name, procs }));
  if (readings.some((reading) => endingOf(exit, reading).ending !== 'ok')) return null;
  const own = Math.max(0, exit.wallMs / 1000 - startSeconds) / benchmarks.length;
  return readings.map(({ iterations }) => ({
    secondsPerOperation: operationSeconds(iterations, own),
    processSeconds: startSeconds + own,
  }));
}

/** Seconds of a process that runs no benchmark: package init and TestMain. The quicker of two, where it matters. */
export async function probeStart(
  session: Session,
  side: SideState,
  of: Asked,
  longSeconds: number,
): Promise<number> {
  const once = async (): Promise<number> =>
    (await run(session, side, of, { bench: '^$' }, [])).exit.wallMs / 1000;
  const first = await once();
  return first > longSeconds ? Math.min(first, await once()) : first;
}

/** `keys`: of the benchmarks of the process. */
async function run(
  session: Session,
  side: SideState,
  { pkg, procs, pinned }: Asked,
  patterns: { readonly bench: string; readonly skip?: string },
  keys: readonly string[],
): Promise<{ readonly exit: Exit; readonly cutOff: CutOff }> {
  const { patience } = session;
  const names = keys.length === 0 ? [pkg] : keys;
  const usualMs = names.reduce((sum, key) => sum + patience.usualMs(key), 0);
  const cutOff = patience.withProcess(elapsedMs(session), keys.length, usualMs);
  const exit = await invoke(session.exec, {
    binary: binaryOf(side, pkg, 0),
    cwd: packageDirectory(side, pkg),
    ...patterns,
    benchtime: `${probeSeconds * 1000}ms`,
    procs,
    pin: pinOf(session.request, pinned),
    timeoutMs: cutOff.ms,
    keepBytes: Math.min(64, Math.max(1, keys.length)) * (16 << 10),
  });
  for (const name of names) patience.note(name, exit);
  return { exit, cutOff };
}

/** Not from the printed ns/op, which b.ReportMetric can replace: Go raised the count until it took this long. */
function operationSeconds(iterations: number | null, seconds: number): number {
  return iterations === null || iterations <= 1 ? seconds : (1.2 * probeSeconds) / iterations;
}
