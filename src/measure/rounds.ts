// Rounds as they run: how the machine was meanwhile is recorded, and one that it spoiled runs again.
import { keyOf } from '../model/benchmark.js';
import type { Stage } from '../model/metric.js';
import type { Load, Progress } from '../ports.js';
import { isLinked } from './layouts.js';
import { runPair } from './pair.js';
import { notePair, pairSeconds } from './pace.js';
import { pinsOf } from './pinning.js';
import { drawsFor, leastStolenSeconds, mostStolen, round, withGuards } from './schedule.js';
import { elapsedMs, type Session } from './session.js';
import type { Candidate, PassEnd, RunStep } from './step.js';
import { unitsOf } from './unit.js';

/** For people who wait: rounds before this one and in all. */
export interface RoundsDone {
  readonly done: number;
  readonly total: number;
  readonly suspects?: number;
}

/** A round to run. */
export interface Round {
  readonly pass: Stage;
  /** Base is held against itself as well (measure/schedule.ts, withGuards). */
  readonly guarded?: boolean;
  /** From 0 within its part of the pass: with the seed and the name of that it gives the random order. */
  readonly nth: number;
  /** Of rounds that are counted for themselves; left out: that of the pass. */
  readonly part?: string;
  readonly keys: readonly string[];
  readonly layout: number;
  /** Expected milliseconds from its beginning to the end of the pass. */
  readonly leftMs: number;
  readonly at: RoundsDone;
  /** Stops between pairs once so much time has gone. */
  readonly untilMs?: number;
}

/** Runs a round, and once more under another slot where too much of the processor was taken from us and there is time. */
export async function runRound(session: Session, of: Round): Promise<PassEnd> {
  const stolen = await attempt(session, of, 0);
  if (stolen !== 'again') return stolen;
  const again = await attempt(session, of, 1);
  return again === 'again' ? 'complete' : again;
}

async function attempt(session: Session, of: Round, nth: number): Promise<PassEnd | 'again'> {
  const candidates = of.keys.flatMap((key) => session.candidates.get(key) ?? []);
  const slot = session.slots.get(of.pass) ?? 0;
  session.slots.set(of.pass, slot + 1);
  const pairs = plan(session, of, candidates, slot, nth);
  const startedMs = Math.round(elapsedMs(session));
  const pins = pinsOf(session.request, pairs.flat());
  const before = await session.ports.load(pins);
  const end = await runPairs(session, pairs, of);
  const after = await session.ports.load(pins);
  await watchProcessor(session, before, after);
  const stolen = stolenOf(before, after);
  const wallMs = Math.max(0, elapsedMs(session) - startedMs);
  const hasTime = elapsedMs(session) + wallMs <= (of.untilMs ?? Infinity);
  // Decided by the machine and the clock alone, before any value is looked at. Poor values are better than none.
  const discarded = nth === 0 && hasTime && end === 'complete' && stolen.some(isTooMuch);
  const hasGuards = pairs.some(([first]) => first?.pass === 'guard');
  const facts = {
    type: 'round',
    slot,
    startedMs,
    wallMs,
    steal: stolen.length === 0 ? null : Math.max(...stolen.map(({ share }) => share)),
    load: after.tasks,
    discarded,
  } as const;
  for (const { writer } of session.sides) {
    await writer.record({ ...facts, pass: of.pass });
    // Guards of such a round are worth as little as its pairs.
    if (discarded && hasGuards) await writer.record({ ...facts, pass: 'guard' });
  }
  return discarded ? 'again' : end;
}

/** Steps of a round in their order; a package that could not be linked in its layout runs in its own. */
function plan(
  session: Session,
  { pass, part = pass, nth, layout, guarded = false }: Round,
  candidates: readonly Candidate[],
  slot: number,
  repeat: number,
): RunStep[][] {
  const { seed } = session.request;
  const draws = drawsFor(seed, part, nth, repeat);
  const pairs = round(pass, candidates, slot, layout, draws);
  const all = guarded ? withGuards(pairs, candidates, nth, seed, draws) : pairs;
  const layoutOf = (step: RunStep): number =>
    isLinked(session, step.benchmarks[0]?.pkg ?? '', layout) ? layout : 0;
  return all.map((pair) => pair.map((step) => ({ ...step, layout: layoutOf(step) })));
}

/**
 * Pairs one after the other. A benchmark that breaks loses the rest of its steps; the others go on. When time runs out
 * depends on what both halves of pairs took together, which is the same whichever of them is base: so the signs of
 * the pairs that were run are fair coins all the same, and to stop there is no choice of a result.
 */
async function runPairs(session: Session, pairs: readonly RunStep[][], of: Round): Promise<PassEnd> {
  for (const [index, pair] of pairs.entries()) {
    const [first] = pair;
    const benchmarks =
      first?.benchmarks.filter((benchmark) => session.candidates.has(keyOf(benchmark))) ?? [];
    const [lead] = benchmarks;
    if (lead === undefined) continue;
    if (of.untilMs !== undefined && elapsedMs(session) > of.untilMs) return 'time-budget';
    session.ports.log.progress(progressAt(of, index, pairs.length, `${lead.pkg} ${lead.name}`));
    const begin = elapsedMs(session);
    const end = await runPair(
      session,
      pair.map((step) => ({ ...step, benchmarks })),
      of.untilMs,
    );
    if (end === 'time-budget') return end;
    // Base twice tells nothing of head, which may be what takes long.
    if (first?.pass !== 'guard') notePair(session, benchmarks, elapsedMs(session) - begin);
  }
  return 'complete';
}

function progressAt({ pass, leftMs, at }: Round, index: number, pairs: number, what: string): Progress {
  const ofRound = leftMs / Math.max(1, at.total - at.done);
  return {
    ...at,
    phase: pass,
    what,
    done: at.done * pairs + index,
    total: at.total * pairs,
    leftMs: leftMs - ofRound * (index / pairs),
  };
}

interface Stolen {
  readonly seconds: number;
  readonly share: number;
}

/** What the hypervisor took of each processor that was timed on between two moments; empty where nobody tells. */
function stolenOf(before: Load, after: Load): Stolen[] {
  return after.processors.flatMap(({ total, stolen }, index) => {
    const from = before.processors[index];
    if (from === undefined || !(total > from.total)) return [];
    const seconds = Math.max(0, stolen - from.stolen);
    return [{ seconds, share: Math.min(1, seconds / (total - from.total)) }];
  });
}

function isTooMuch({ seconds, share }: Stolen): boolean {
  // Differences of ticks made seconds are not exact.
  return share > mostStolen && seconds > leastStolenSeconds - 1e-6;
}

/** Another model of processor means that we were moved to another machine: nothing compares from then on. */
async function watchProcessor(session: Session, ...loads: readonly Load[]): Promise<void> {
  for (const { cpu } of loads) {
    const from = session.processor;
    session.processor = cpu;
    if (from === null || from === cpu) continue;
    const facts = { from: from.slice(0, 256), to: cpu.slice(0, 256) };
    await session.sides.at(-1)?.writer.record({ type: 'caveat', code: 'processor-changed', facts });
  }
}

/** Expected milliseconds of one round, by what its pairs cost so far. */
export function roundMs(session: Session, candidates: readonly Candidate[]): number {
  return unitsOf(candidates).reduce((sum, unit) => sum + pairSeconds(session, unit) * 1000, 0);
}
