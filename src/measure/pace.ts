// What pairs turn out to cost. Plans begin with short probes, in which neither a slow set-up nor a busy machine shows.
import { keyOf, type BenchmarkId } from '../model/benchmark.js';
import { pairingOf } from './pinning.js';
import type { Session } from './session.js';
import type { Candidate } from './step.js';
import { costOf, unitsOf, type Unit } from './unit.js';

/** Part that the newest pair has in the pace, once there are a few: it follows a machine that becomes slower. */
const newestShare = 1 / 4;

/** Real seconds of pairs for each planned one, of one benchmark. */
export interface Pace {
  readonly factor: number;
  readonly pairs: number;
}

/** Expected seconds of a pair. */
export function pairSeconds(session: Session, unit: Unit): number {
  const [lead] = unit.benchmarks;
  const factor = lead === undefined ? 1 : (session.paces.get(keyOf(lead))?.factor ?? 1);
  return plannedSeconds(session, unit) * factor;
}

/** Expected cost of the pairs of one benchmark. */
export interface PairCost {
  /** Of each pair, without what it shares. */
  readonly pairSeconds: number;
  /** Of those that run in one process: what each pair of them takes once, however many they are. */
  readonly shared?: SharedStart;
}

export interface SharedStart {
  /** The same for those that share. */
  readonly group: string;
  readonly seconds: number;
}

/** What pairs of these cost when they run in the same rounds, by key; without those that have left the schedule. */
export function pairCosts(session: Session, keys: readonly string[]): Map<string, PairCost> {
  const costs = new Map<string, PairCost>();
  for (const [index, unit] of unitsOf(known(session, keys)).entries()) {
    const [lead] = unit.benchmarks;
    if (lead === undefined) continue;
    if (unit.benchmarks.length === 1) {
      costs.set(keyOf(lead), { pairSeconds: pairSeconds(session, unit) });
      continue;
    }
    for (const candidate of known(session, unit.benchmarks.map(keyOf))) {
      const key = keyOf(candidate.benchmark);
      const { startSeconds = 0, processSeconds } = candidate;
      const secondsOf = (seconds: number): number =>
        plannedSeconds(session, { ...unit, seconds }) * (session.paces.get(key)?.factor ?? 1);
      costs.set(key, {
        pairSeconds: secondsOf(Math.max(0, processSeconds - startSeconds)),
        shared: { group: String(index), seconds: secondsOf(startSeconds) },
      });
    }
  }
  return costs;
}

/** Learns from a pair that ran. */
export function notePair(session: Session, benchmarks: readonly BenchmarkId[], ms: number): void {
  const planned = unitsOf(known(session, benchmarks.map(keyOf))).reduce(
    (sum, unit) => sum + plannedSeconds(session, unit),
    0,
  );
  if (!(planned > 0)) return;
  for (const key of benchmarks.map(keyOf)) {
    const { factor, pairs } = session.paces.get(key) ?? { factor: 0, pairs: 0 };
    const share = Math.max(newestShare, 1 / (pairs + 1));
    session.paces.set(key, {
      factor: factor + share * (ms / 1000 / planned - factor),
      pairs: pairs + 1,
    });
  }
}

function plannedSeconds({ request }: Session, unit: Unit): number {
  return costOf(unit, pairingOf(request) === 'together');
}

function known(session: Session, keys: readonly string[]): Candidate[] {
  return keys.flatMap((key) => session.candidates.get(key) ?? []);
}
