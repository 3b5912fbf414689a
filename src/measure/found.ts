// The benchmarks of a measurement: what the binaries of each side have, once their rules are known.
import { GateError } from '../base/errors.js';
import { fits } from '../config/budget-for.js';
import { keyOf } from '../model/benchmark.js';
import type { DataFile } from './data-files.js';
import { definitionsOf, topLevelName } from './definitions.js';
import { discover, type Discovered } from './discover.js';
import type { GoPackage } from './packages.js';
import { isPinned, pinOf, procsOf } from './pinning.js';
import {
  binaryOf,
  elapsedMs,
  fileName,
  packageDirectory,
  recordTrouble,
  type Session,
  type SideState,
} from './session.js';

/** A package to measure on one side. */
export interface Changed {
  readonly side: SideState;
  readonly found: GoPackage;
  readonly data: readonly DataFile[];
}

export interface FoundBenchmark {
  readonly pkg: string;
  readonly name: string;
  readonly pinned: boolean;
  /** Of its first operation, 0 when not known. */
  readonly seconds: number;
}

/** The benchmarks that ran once without trouble, by key, of each side. */
export type Found = ReadonlyMap<SideState, ReadonlyMap<string, FoundBenchmark>>;

/**
 * Runs every benchmark once and records it. Names can depend on the number of cores, so what is pinned and what is
 * not are looked for in processes of their own. Throws GateError `no-benchmarks`.
 */
export async function findBenchmarks(session: Session, changed: readonly Changed[]): Promise<Found> {
  const found = new Map(session.sides.map((side) => [side, new Map<string, FoundBenchmark>()]));
  let troubles = 0;
  for (const [index, at] of changed.entries()) {
    session.ports.log.progress({
      phase: 'discover',
      what: at.found.pkg,
      done: index,
      total: changed.length,
    });
    for (const pinned of settingsOf(session, at)) {
      const discovered = await discoverAs(session, at, pinned);
      troubles += discovered.troubles.length;
      const broken = new Set(discovered.troubles.map((trouble) => trouble.name));
      for (const name of discovered.names) {
        if (broken.has(name)) continue;
        const benchmark = { pkg: at.found.pkg, name, procs: procsOf(session.request, pinned) };
        const seconds = discovered.seconds.get(name) ?? 0;
        found.get(at.side)?.set(keyOf(benchmark), { pkg: at.found.pkg, name, pinned, seconds });
      }
    }
  }
  const nothing = [...found.values()].every((benchmarks) => benchmarks.size === 0);
  if (changed.length > 0 && nothing && troubles === 0) {
    throw new GateError('no-benchmarks', {
      bench: session.request.options.bench,
      packages: [...(session.sides.at(-1)?.packages.keys() ?? [])],
    });
  }
  return found;
}

/** How the benchmarks of a package are to run: pinned, on all cores, or, as rules say of some, both. */
function settingsOf({ request }: Session, { found }: Changed): boolean[] {
  const { pin, pins } = request.options;
  const rules = pins.filter(({ pkg }) => fits({ pkg, benchmark: '*' }, { ...found, name: '' }));
  const settings = new Set([pin]);
  for (const rule of rules) {
    if (rule.benchmark === '*') settings.clear();
    settings.add(rule.pin);
  }
  return [...settings].sort((a, b) => Number(b) - Number(a));
}

async function discoverAs(
  session: Session,
  { side, found, data }: Changed,
  pinned: boolean,
): Promise<Discovered> {
  const { request } = session;
  const procs = procsOf(request, pinned);
  const definitions = definitionsOf(found, data);
  const { patience } = session;
  const beginMs = elapsedMs(session);
  const discovered = await discover(
    session.exec,
    {
      binary: binaryOf(side, found.pkg, 0),
      cwd: packageDirectory(side, found.pkg),
      procs,
      pin: pinOf(request, pinned),
      // All benchmarks of the package run once in the first process; base's comes before head's.
      cutOff: () => patience.withProcess(elapsedMs(session), definitions.size, patience.usualMs(found.pkg)),
    },
    request.options.bench,
    async (stdout) => {
      await side.writer.append(`bench/discover-${fileName(found.pkg)}.txt`, stdout);
    },
  );
  patience.note(found.pkg, {
    timedOut: discovered.troubles.some(({ ending }) => ending === 'hung'),
    wallMs: elapsedMs(session) - beginMs,
  });
  const belongs = (name: string): boolean => isPinned(request, { ...found, name }) === pinned;
  const names = discovered.names.filter(belongs);
  const troubles = discovered.troubles.filter(({ name }) => name === null || belongs(name));
  const named = troubles.flatMap(({ name }) => (name === null ? [] : [name]));
  for (const name of new Set([...names, ...named])) {
    const definition = definitions.get(topLevelName(name)) ?? null;
    await side.writer.record({ type: 'benchmark', pkg: found.pkg, name, procs, definition });
  }
  for (const trouble of troubles) {
    await recordTrouble(session, side, 'discover', { pkg: found.pkg, procs, ...trouble });
  }
  return { names, troubles, seconds: discovered.seconds };
}
