// Time of an operation that no processor worked on and nothing is known to have been waited for: sleeping, or input and
// output. No profile of Go's sees it, so what is told is the gap between the clock and the processor, and where the diff
// adds a call of time.Sleep to code that benchmarks reach, that this is likely it.
import type { BenchmarkEvidence } from '../evidence/benchmark.js';
import type { Evidence } from '../evidence/evidence.js';
import type { Pair } from '../model/pair.js';
import type { OffProcessor } from '../model/off-processor.js';
import { cpuGroupErrors, leastWaitedShare, offProcessorShare } from './procedure.js';
import type { World } from './rows.js';
import { sampledSeconds, samplingError } from './sampling.js';
import { siteOf, type Site } from './site.js';

/** With what is known of functions of the diff: whether benchmarks get into them. */
export interface ReachingWorld extends World {
  readonly changedFunctions: Evidence['changedFunctions'];
}

/**
 * Null where the change of time is not for the most part off the processor, or waiting for locks, channels or
 * goroutines is half of that or more, or it cannot be known: without CPU and block profiles of both sides, or where
 * the operation runs on several processors. `seconds`: of an operation; `waited`: that its goroutines wait longer, null
 * where that is not known. Throws GateError `profile-invalid`.
 */
export function offProcessor(
  benchmarks: Pair<BenchmarkEvidence>,
  seconds: Pair,
  waited: number | null,
  world: ReachingWorld,
): OffProcessor | null {
  const off = waited === null ? null : offTheProcessor(benchmarks, seconds);
  if (waited === null || off === null) return null;
  const more = off.head - off.base;
  if (waited >= more / 2) return null;
  const sleep = sleepIn(benchmarks, world);
  return waited < leastWaitedShare * more
    ? { ...off, sleep }
    : { base: off.base, head: off.head - waited, mostly: true, sleep };
}

/**
 * Seconds of an operation that no processor worked on, whatever for; null where the change of time is not for the most
 * part that, or it cannot be known. Throws GateError `profile-invalid`.
 */
export function offTheProcessor(benchmarks: Pair<BenchmarkEvidence>, seconds: Pair): Pair | null {
  const change = seconds.head - seconds.base;
  const cpu = { base: benchmarks.base.stacks('cpu', 'cpu'), head: benchmarks.head.stacks('cpu', 'cpu') };
  const { base, head } = cpu;
  if (base === null || head === null || change <= 0 || benchmarks.head.id.procs !== 1) return null;
  const spent = { base: sampledSeconds(base), head: sampledSeconds(head) };
  const gap = { base: seconds.base - spent.base, head: seconds.head - spent.head };
  const more = gap.head - Math.max(0, gap.base);
  const error = Math.hypot(samplingError(spent.base, base), samplingError(spent.head, head));
  if (more < offProcessorShare * change || more <= cpuGroupErrors * error) return null;
  const before = gap.base > cpuGroupErrors * error ? gap.base : 0;
  return { base: before, head: before + Math.min(more, change) };
}

/** By name, in text whose comments and quotes are taken out. */
const callsSleep = /\btime\.Sleep\(/;

/** One line of the diff that calls time.Sleep in code that benchmarks are known to get into, and no other that may be it. */
function sleepIn({ head }: Pair<BenchmarkEvidence>, world: ReachingWorld): OffProcessor['sleep'] {
  const seen = ownSites(head, world.modules.head);
  const folders = new Set([head.dir, ...seen.map(({ file }) => folderOf(file))]);
  const added = (world.diff?.changes ?? []).flatMap(({ head: file, added: lines = [] }) =>
    file === null || !folders.has(folderOf(file))
      ? []
      : lines
          .filter(({ text }) => callsSleep.test(codeOf(text)))
          .flatMap(({ line }) => {
            const name = functionAt(file, line, seen, world);
            return name === null ? [] : [{ file, line, function: name }];
          }),
  );
  const [only] = added;
  return only === undefined || added.length > 1 ? null : only;
}

/** Null where it is not known that a benchmark that ran gets into the function, nor was this one seen on the line. */
function functionAt(file: string, line: number, seen: readonly Site[], world: ReachingWorld): string | null {
  const around = world.changedFunctions.find(
    (of) => of.file === file && of.line <= line && line <= of.endLine,
  );
  const site = seen.find((of) => of.file === file && of.line === line);
  if (site === undefined && around?.reached !== true) return null;
  return around?.name ?? site?.function ?? null;
}

function codeOf(text: string): string {
  return text
    .replace(/"(?:[^"\\]|\\.)*"|`[^`]*`/g, '""')
    .replace(/\/\*.*?(?:\*\/|$)/g, ' ')
    .replace(/\/\/.*$/, '');
}

/** Code of ours that its profiles have seen. */
function ownSites(benchmark: BenchmarkEvidence, modules: World['modules']['head']): readonly Site[] {
  return (['cpu', 'block'] as const)
    .flatMap((kind) => benchmark.stacks(kind, kind === 'cpu' ? 'cpu' : 'delay')?.table.frames ?? [])
    .map((frame) => siteOf(frame, modules))
    .filter(({ origin }) => origin === 'own');
}

function folderOf(file: string): string {
  const end = file.lastIndexOf('/');
  return end < 0 ? '.' : file.slice(0, end);
}
