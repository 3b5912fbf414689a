// The timing passes: drives the schedule, watches the time budget, keeps the launcher idle within a pair.
import { keyOf } from '../model/benchmark.js';
import { build, canRandomiseLayout, discard } from './build.js';
import { buildSettings } from './prepare.js';
import { runTimed } from './run.js';
import {
  confirmLayouts,
  confirmPairsWithoutLayouts,
  layoutSeeds,
  leastRounds,
  pairsPerLayout,
  round,
  roundCost,
  screenRounds,
  screenShare,
} from './schedule.js';
import { binaryKey, elapsedMs, type Session } from './session.js';
import type { RunStep } from './step.js';

/** Why a pass ended. */
export type PassEnd = 'complete' | 'time-budget';

/** Screens every candidate: the same number of rounds for all, as many as the time budget allows. */
export async function screen(session: Session): Promise<PassEnd> {
  const budget = session.request.options.timeBudgetMs;
  for (let slot = 0; slot < screenRounds; slot++) {
    const candidates = [...session.candidates.values()];
    if (candidates.length === 0) return 'complete';
    const perRound = roundCost(candidates, sideNames(session)) * 1000;
    const used = elapsedMs(session);
    const limit = slot < leastRounds ? budget : budget * screenShare;
    if (slot > 0 && used + perRound > limit) return 'time-budget';
    const steps = round('screen', candidates, sideNames(session), slot, 0, session.random);
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
export async function confirm(session: Session, suspectKeys: readonly string[]): Promise<PassEnd> {
  const random = session.random;
  const randomise = canRandomiseLayout(session.request.toolchain.go.version);
  const layouts = randomise ? layoutSeeds(confirmLayouts, random) : [0];
  const perLayout = randomise ? pairsPerLayout : confirmPairsWithoutLayouts;
  const affordable = withinBudget(session, suspectKeys, layouts.length * perLayout, layouts.length);
  let slot = 0;
  for (const [index, layout] of layouts.entries()) {
    const candidates = affordable.flatMap((key) => session.candidates.get(key) ?? []);
    if (candidates.length === 0) break;
    const packages = new Set(candidates.map((candidate) => candidate.benchmark.pkg));
    if (layout !== 0) await linkAll(session, packages, layout, index, layouts.length, candidates.length);
    for (let k = 0; k < perLayout; k++, slot++) {
      const leftMs = (layouts.length * perLayout - slot) * roundCost(candidates, sideNames(session)) * 1000;
      const steps = round('confirm', candidates, sideNames(session), slot, layout, random);
      const rounds = layouts.length * perLayout;
      await runSteps(session, steps, {
        phase: 'confirm',
        round: slot,
        rounds,
        leftMs,
        suspects: candidates.length,
      });
    }
    if (layout !== 0) await discardAll(session, packages, layout);
  }
  return affordable.length < suspectKeys.length ? 'time-budget' : 'complete';
}

/** Seconds that one link takes at most for an ordinary package; a bound for planning only. */
const linkSeconds = 0.7;

/** The first suspects, in the order given, whose confirming fits into what is left of the time budget. */
function withinBudget(session: Session, keys: readonly string[], pairs: number, layouts: number): string[] {
  let left = (session.request.options.timeBudgetMs - elapsedMs(session)) / 1000;
  const chosen: string[] = [];
  const packages = new Set<string>();
  for (const key of keys) {
    const candidate = session.candidates.get(key);
    if (candidate === undefined) continue;
    const links = packages.has(candidate.benchmark.pkg) ? 0 : layouts * session.sides.length * linkSeconds;
    const cost = roundCost([candidate], sideNames(session)) * pairs + links;
    if (cost > left) continue;
    left -= cost;
    packages.add(candidate.benchmark.pkg);
    chosen.push(key);
  }
  return chosen;
}

async function linkAll(
  session: Session,
  packages: ReadonlySet<string>,
  layout: number,
  index: number,
  total: number,
  suspects: number,
): Promise<void> {
  for (const pkg of packages) {
    session.ports.log.progress({ phase: 'confirm', what: `linking ${pkg}`, done: index, total, suspects });
    await Promise.all(
      session.sides.map(async (side) => {
        const found = side.packages.get(pkg);
        if (found === undefined) throw new Error(`no package ${pkg}`);
        const built = await build(side.tree.root, found, layout, buildSettings(session, side), session.exec);
        if (!built.ok) throw new Error(`linking ${pkg} again with layout ${layout} failed: ${built.message}`);
        side.binaries.set(binaryKey(pkg, layout), built.binary);
      }),
    );
  }
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

function sideNames(session: Session) {
  return session.sides.map((side) => side.tree.side);
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
async function runSteps(session: Session, steps: readonly RunStep[], at: RoundOf): Promise<PassEnd> {
  const { phase, round: nth, rounds, leftMs, ...rest } = at;
  const perPair = session.sides.length;
  const pairs = steps.length / perPair;
  for (let index = 0; index < pairs; index++) {
    const pair = steps.slice(index * perPair, (index + 1) * perPair);
    const { benchmark } = pair[0] as RunStep;
    if (!session.candidates.has(keyOf(benchmark))) continue;
    // A first round over very slow benchmarks can use up everything: what is there is kept and judged.
    if (phase === 'screen' && elapsedMs(session) > session.request.options.timeBudgetMs) return 'time-budget';
    session.ports.log.progress({
      phase,
      what: `${benchmark.pkg} ${benchmark.name}`,
      done: nth * pairs + index,
      total: rounds * pairs,
      leftMs: leftMs - (leftMs / (rounds - nth)) * (index / pairs),
      ...rest,
    });
    for (const step of pair) if (!(await runTimed(session, step))) break;
  }
  return 'complete';
}
