// The timing passes: drives the schedule, watches the time budget, keeps the launcher idle within a pair.
import { keyOf } from '../model/benchmark.js';
import { build, canRandomiseLayout, discard } from './build.js';
import { buildSettings } from './prepare.js';
import { runTimed } from './run.js';
import {
  confirmLayouts,
  layoutsFor,
  confirmPairsWithoutLayouts,
  layoutSeeds,
  leastConfirmLayouts,
  leastRounds,
  pairsPerLayout,
  round,
  roundCost,
  screenRounds,
  screenShare,
} from './schedule.js';
import { binaryKey, elapsedMs, type Session } from './session.js';
import type { Candidate, PassEnd, RunStep } from './step.js';

/** Screens every candidate: the same number of rounds for all, as many as the time budget allows. */
export async function screen(session: Session): Promise<PassEnd> {
  const budget = session.request.options.timeBudgetMs;
  for (let slot = 0; slot < screenRounds; slot++) {
    const candidates = [...session.candidates.values()];
    if (candidates.length === 0) return 'complete';
    const perRound = roundCost(candidates) * 1000;
    const used = elapsedMs(session);
    const limit = slot < leastRounds ? budget : budget * screenShare;
    if (slot > 0 && used + perRound > limit) return 'time-budget';
    const steps = round('screen', candidates, slot, 0, session.random);
    const leftMs = (screenRounds - slot) * perRound;
    const at = { phase: 'screen', round: slot, rounds: screenRounds, leftMs } as const;
    if ((await runSteps(session, steps, at)) === 'time-budget') return 'time-budget';
  }
  return 'complete';
}

/**
 * Confirms suspects on fresh data and fresh layouts, most important first. What the remaining time does not
 * hold is left alone: it stays without confirming data and is judged unproven, never failed.
 */
export async function confirm(
  session: Session,
  suspectKeys: readonly string[],
  alpha: number,
): Promise<PassEnd> {
  const random = session.random;
  const randomise = canRandomiseLayout(session.request.toolchain.go.version);
  const perLayout = randomise ? pairsPerLayout : confirmPairsWithoutLayouts;
  const { count, affordable } = randomise
    ? affordableLayouts(session, suspectKeys, alpha)
    : { count: 1, affordable: withinBudget(session, suspectKeys, perLayout, 0) };
  const layouts = randomise ? layoutSeeds(count, random) : [0];
  const rounds = layouts.length * perLayout;
  let waiting = affordable;
  let slot = 0;
  for (const [index, layout] of layouts.entries()) {
    const suspects = candidatesOf(session, waiting);
    if (suspects.length === 0) break;
    const packages = new Set(suspects.map(({ benchmark }) => benchmark.pkg));
    const at = { index, total: layouts.length, suspects: suspects.length };
    const linked = layout === 0 ? packages : await linkAll(session, packages, layout, at);
    waiting = suspects.flatMap(({ benchmark }) => (linked.has(benchmark.pkg) ? [keyOf(benchmark)] : []));
    const candidates = candidatesOf(session, waiting);
    for (let k = 0; k < perLayout; k++, slot++) {
      const leftMs = (rounds - slot) * roundCost(candidates) * 1000;
      const pairs = round('confirm', candidates, slot, layout, random);
      const of = { phase: 'confirm', round: slot, rounds, leftMs, suspects: candidates.length } as const;
      await runSteps(session, pairs, of);
    }
    if (layout !== 0) await discardAll(session, packages, layout);
  }
  return affordable.length < suspectKeys.length ? 'time-budget' : 'complete';
}

function candidatesOf(session: Session, keys: readonly string[]): Candidate[] {
  return keys.flatMap((key) => session.candidates.get(key) ?? []);
}

/** Seconds that linking both sides of an ordinary package takes at most; a bound for planning only. */
const linkSeconds = 0.8;

/** All suspects on all layouts, if the time left holds them; else on fewer layouts, if that holds more of them. */
function affordableLayouts(
  session: Session,
  keys: readonly string[],
  alpha: number,
): { readonly count: number; readonly affordable: string[] } {
  const on = (count: number): string[] => withinBudget(session, keys, count * pairsPerLayout, count);
  const many = layoutsFor(keys.length, alpha, confirmLayouts);
  const all = on(many);
  if (all.length === keys.length) return { count: many, affordable: all };
  const few = layoutsFor(keys.length, alpha, leastConfirmLayouts);
  const fewer = on(few);
  return fewer.length > all.length ? { count: few, affordable: fewer } : { count: many, affordable: all };
}

/** The first suspects, in the order given, whose confirming fits into what is left of the time budget. */
function withinBudget(session: Session, keys: readonly string[], pairs: number, layouts: number): string[] {
  let left = (session.request.options.timeBudgetMs - elapsedMs(session)) / 1000;
  const chosen: string[] = [];
  const packages = new Set<string>();
  for (const key of keys) {
    const candidate = session.candidates.get(key);
    if (candidate === undefined) continue;
    const links = packages.has(candidate.benchmark.pkg) ? 0 : layouts * linkSeconds;
    const cost = roundCost([candidate]) * pairs + links;
    if (cost > left) continue;
    left -= cost;
    packages.add(candidate.benchmark.pkg);
    chosen.push(key);
  }
  return chosen;
}

/** Links both sides of each package; gives the packages that could be. */
async function linkAll(
  session: Session,
  packages: ReadonlySet<string>,
  layout: number,
  at: { readonly index: number; readonly total: number; readonly suspects: number },
): Promise<ReadonlySet<string>> {
  const linked = new Set(packages);
  for (const pkg of packages) {
    const { index: done, ...rest } = at;
    session.ports.log.progress({ phase: 'confirm', what: `linking ${pkg}`, done, ...rest });
    await Promise.all(
      session.sides.map(async (side) => {
        const found = side.packages.get(pkg);
        if (found === undefined) throw new Error(`no package ${pkg}`);
        const built = await build(side.tree.root, found, layout, buildSettings(session, side), session.exec);
        if (built.ok) {
          side.binaries.set(binaryKey(pkg, layout), built.binary);
          return;
        }
        // Its suspects stay without confirming data, so they are unproven; the rest is worth finishing.
        linked.delete(pkg);
        const facts = { pkg, side: side.tree.side, message: built.message.slice(0, 1000) };
        await side.writer.record({ type: 'caveat', code: 'relink-failed', facts });
      }),
    );
  }
  return linked;
}

async function discardAll(session: Session, packages: ReadonlySet<string>, layout: number): Promise<void> {
  for (const side of session.sides) {
    for (const pkg of packages) {
      const binary = side.binaries.get(binaryKey(pkg, layout));
      if (binary !== undefined) await discard(binary);
      side.binaries.delete(binaryKey(pkg, layout));
    }
  }
}

/** Where a round stands in its pass, for people who wait. */
interface RoundOf {
  readonly phase: 'screen' | 'confirm';
  readonly round: number;
  readonly rounds: number;
  readonly leftMs: number;
  readonly suspects?: number;
}

/** Pairs one after the other. A benchmark that breaks loses the rest of its steps; the others go on. */
async function runSteps(session: Session, pairs: readonly RunStep[][], at: RoundOf): Promise<PassEnd> {
  const { phase, round: nth, rounds, leftMs, ...rest } = at;
  const budget = session.request.options.timeBudgetMs;
  for (const [index, pair] of pairs.entries()) {
    const [first] = pair;
    if (first === undefined || !session.candidates.has(keyOf(first.benchmark))) continue;
    // A first round over very slow benchmarks can use up everything: what is there is kept and judged.
    if (phase === 'screen' && elapsedMs(session) > budget) return 'time-budget';
    const expected = leftMs - (leftMs / (rounds - nth)) * (index / pairs.length);
    session.ports.log.progress({
      phase,
      what: `${first.benchmark.pkg} ${first.benchmark.name}`,
      done: nth * pairs.length + index,
      total: rounds * pairs.length,
      leftMs: phase === 'screen' ? Math.min(expected, Math.max(0, budget - elapsedMs(session))) : expected,
      ...rest,
    });
    for (const step of pair) if (!(await runTimed(session, step))) break;
  }
  return 'complete';
}
