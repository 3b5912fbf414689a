// What a benchmark's profiles tell beside its culprits: where it waits, what its processor time goes to, and which of
// that is about one function.
import { GateError } from '../base/errors.js';
import type { BenchmarkEvidence } from '../evidence/benchmark.js';
import type { Contention, WaitSite } from '../model/contention.js';
import type { Pair } from '../model/pair.js';
import type { BenchmarkResult, Caveat, Change, Culprit } from '../model/verdict.js';
import { contentionOf } from './contention.js';
import { cpuGroupsOf } from './cpu-groups.js';
import { crossReadings, isWaiting } from './cross-reading.js';
import { offProcessor, type ReachingWorld } from './off-processor.js';
import { amountsOf } from './change.js';
import { mostCulprits, releasedShare } from './procedure.js';

export const waitingUnit = 'waiting-sec/op';

/**
 * The result with all of it, as far as there are profiles of both sides. `procs`: GOMAXPROCS of the processes that
 * looked at contention. A broken profile costs what it would have told, not the verdict.
 */
export function withWaiting(
  result: BenchmarkResult,
  benchmarks: Readonly<Partial<Pair<BenchmarkEvidence>>>,
  procs: number,
  world: ReachingWorld,
): BenchmarkResult {
  const { base, head } = benchmarks;
  if (base === undefined || head === undefined || result.status !== 'measured') return result;
  const both = { base, head };
  const time = result.changes.find(({ metric }) => metric.unit === 'sec/op');
  const seconds = time === undefined ? null : amountsOf(time);
  try {
    const { contention, waited, caveats } = contentionOf(
      both,
      seconds === null ? null : Math.max(seconds.base, seconds.head),
      procs,
      world,
    );
    const changes = result.changes.map((change) =>
      change === time
        ? { ...change, culprits: [...change.culprits, ...waitingCulprits(change, contention)] }
        : change,
    );
    const cpuGroups = cpuGroupsOf(both);
    const off =
      time?.change === 'regression' && seconds !== null
        ? offProcessor(both, seconds, contention === null ? null : waited, world)
        : null;
    const crossed = crossReadings(changes, contention);
    return {
      ...result,
      changes,
      caveats: [...result.caveats, ...caveats],
      ...(contention === null ? {} : { contention }),
      ...(cpuGroups === null ? {} : { cpuGroups }),
      ...(crossed.length === 0 ? {} : { crossed }),
      ...(off === null ? {} : { offProcessor: off }),
    };
  } catch (error) {
    if (!(error instanceof GateError) || error.code !== 'profile-invalid') throw error;
    const caveat: Caveat = { code: 'profile-failed', facts: { ...error.facts, unit: 'sec/op' } };
    return { ...result, caveats: [...result.caveats, caveat] };
  }
}

/** Lines that wait longer, of a time that got worse. */
function waitingCulprits({ change }: Change, contention: Contention | null): Culprit[] {
  if (change !== 'regression' || contention === null) return [];
  return contention.sites
    .filter((site) => site.change === 'more' && isWaiting(site) && !site.gone)
    .slice(0, mostCulprits)
    .map((site) => {
      const released = releasedAt(site, contention);
      return {
        function: site.function,
        file: site.file,
        line: site.line,
        unit: waitingUnit,
        base: Number(site.delay.base.center.toPrecision(3)),
        head: Number(site.delay.head.center.toPrecision(3)),
        own: site.own,
        inDiff: site.inDiff,
        sampled: false,
        path: [],
        waiting: { waits: site.waits, procs: contention.procs, ...(released === null ? {} : { released }) },
      };
    });
}

/** The line that unlocks what most of the new waiting for locks was for; null for other waiting, and where there are several. */
export function releasedAt({ waits }: Pick<WaitSite, 'waits'>, { sites }: Contention): WaitSite | null {
  if (waits !== 'lock') return null;
  const grown = sites
    .filter((site) => site.waits === 'release')
    .map((site) => ({ site, by: site.delay.head.center - site.delay.base.center }))
    .filter((of) => of.by > 0)
    .sort((a, b) => b.by - a.by);
  const [first] = grown;
  const all = grown.reduce((sum, of) => sum + of.by, 0);
  return first !== undefined && first.by >= releasedShare * all ? first.site : null;
}
