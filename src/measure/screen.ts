// The first timed pass: looks at everything, cheaply, and decides nothing.
import { by } from '../base/order.js';
import { keyOf } from '../model/benchmark.js';
import { discardLayouts, fitsDisk, link, linkSeconds, randomises } from './layouts.js';
import { isNew, Newcomers } from './newcomers.js';
import { pairCosts } from './pace.js';
import { planScreen } from './plan.js';
import { roundMs, runRound } from './rounds.js';
import {
  guardShare,
  layoutSeeds,
  leastRounds,
  limitRounds,
  randomFor,
  screenLayouts,
  screenRounds,
  screenShare,
} from './schedule.js';
import { elapsedMs, endOfShare, type Session } from './session.js';
import type { Candidate, PassEnd } from './step.js';
import { linkFor, packagesOf } from './waiting.js';

export interface Screening {
  readonly newcomers?: Newcomers;
  /**
   * False: nothing is made of times, so that one layout is enough for counts, nothing is linked, and base is not held
   * against itself.
   */
  readonly timed?: boolean;
}

/**
 * Screens every candidate, over layouts: the same number of rounds for all that have a pair, as many as the time budget
 * allows; then the few that `newcomers` need, as far as they fit into the screen's share.
 */
export async function screen(
  session: Session,
  { newcomers = new Newcomers(session), timed = true }: Screening = {},
): Promise<PassEnd> {
  const budget = session.request.options.timeBudgetMs;
  if (session.candidates.size === 0) return 'complete';
  session.timedFromMs = elapsedMs(session);
  const candidates = pairedIn(session);
  const randomise = timed && randomises(session);
  const guarded = timed ? 1 + guardShare : 1;
  const linked = await linkForScreen(session, candidates, newcomers.limited(), { randomise, guarded });
  const { rounds, layouts, kept } = linked;
  session.layouts.screened = layouts;
  const packages = packagesOf(candidates);
  let done = 0;
  let end: PassEnd = 'complete';
  for (; done < rounds && end === 'complete'; done++) {
    const now = pairedIn(session);
    if (now.length === 0) break;
    const perRound = guarded * roundMs(session, now);
    const limit = done < leastRounds ? budget : endOfShare(session, screenShare);
    if (done > 0 && elapsedMs(session) + perRound > limit) break;
    const layout = layouts[done % layouts.length] ?? 0;
    if (!kept) await linkFor(session, packages, layout, limit, { phase: 'screen', done, total: rounds });
    end = await runRound(session, {
      pass: 'screen',
      guarded: timed,
      nth: done,
      at: { done, total: rounds },
      keys: now.map(({ benchmark }) => keyOf(benchmark)),
      layout,
      leftMs: Math.min((rounds - done) * perRound, Math.max(0, budget - elapsedMs(session))),
      // A first round over very slow benchmarks can use up everything: what is there is kept and judged.
      untilMs: limit,
    });
    if (!kept) await discardLayouts(session, [layout]);
  }
  const newOnes = await newcomers.run({ layouts, kept, untilMs: endOfShare(session, screenShare) });
  if (candidates.length === 0) return newOnes;
  const most = randomise ? screenLayouts : 1;
  if (done < screenRounds || layouts.length < most) {
    const facts = {
      rounds: done,
      of: screenRounds,
      layouts: Math.min(layouts.length, done),
      ...whyShort(session, candidates),
    };
    const nothingLeft = pairedIn(session).length === 0;
    if (!nothingLeft) {
      await session.sides.at(-1)?.writer.record({ type: 'caveat', code: 'screen-shortened', facts });
    }
  }
  return done < screenRounds && pairedIn(session).length > 0 ? 'time-budget' : end;
}

function pairedIn(session: Session): Candidate[] {
  return [...session.candidates.values()].filter((candidate) => !isNew(session, candidate));
}

interface LinkedScreen {
  readonly rounds: number;
  readonly layouts: readonly number[];
  /** The binaries are on the disk, all of them; else a round links its own. */
  readonly kept: boolean;
}

/** Links before anything is timed. Plans again once it is known how long linking takes here. */
async function linkForScreen(
  session: Session,
  paired: readonly Candidate[],
  limited: readonly Candidate[],
  { randomise, guarded }: { readonly randomise: boolean; readonly guarded: number },
): Promise<LinkedScreen> {
  const candidates = paired.length > 0 ? paired : limited;
  if (candidates.length === 0) return { rounds: 0, layouts: [0], kept: true };
  const most = paired.length > 0 ? screenLayouts : limitRounds;
  const until = endOfShare(session, screenShare);
  const packages = packagesOf([...paired, ...limited]);
  const round = (guarded * roundMs(session, candidates)) / 1000;
  const planNow = async () => {
    const costs = { round, layout: await linkSeconds(session, packages) };
    const plan = planScreen(costs, (until - elapsedMs(session)) / 1000, randomise);
    return { ...plan, layouts: Math.min(plan.layouts, most) };
  };
  const first = await planNow();
  if (first.layouts === 1) return { rounds: first.rounds, layouts: [0], kept: true };
  const seeds = layoutSeeds(screenLayouts, randomFor(session.request.seed, 'screen layouts'));
  const [seed = 0] = seeds;
  let links = 0;
  const tell = (total: number, leftMs: number) => (pkg: string) => {
    session.ports.log.progress({ phase: 'link', what: pkg, done: links++, total, leftMs });
  };
  const total = first.layouts * packages.length * session.sides.length;
  const expected = first.layouts * (await linkSeconds(session, packages)) * 1000;
  await link(session, packages.slice(0, 1), seed, { tell: tell(total, expected) });
  const { rounds, layouts } = await planNow();
  if (layouts === 1) return { rounds, layouts: [0], kept: true };
  const chosen = seeds.slice(0, layouts);
  const kept = await fitsDisk(session, packages, chosen);
  if (!kept) return { rounds, layouts: chosen, kept };
  let linked = 0;
  for (const layout of chosen) {
    const seconds = await linkSeconds(session, packages);
    // Slower than the first one promised: the rest would take what the rounds need.
    const leftMs = until - elapsedMs(session) - rounds * round * 1000;
    if (linked > 0 && seconds * 1000 > leftMs) break;
    await link(session, packages, layout, {
      tell: tell(total, (layouts - linked) * seconds * 1000),
      untilMs: until,
    });
    linked++;
  }
  return { rounds, layouts: chosen.slice(0, linked), kept };
}

/** Benchmarks that take more than half of a round, if a few far slower ones do: the reason then, and not how many all are. */
function whyShort(session: Session, candidates: readonly Candidate[]) {
  const keys = candidates.map(({ benchmark }) => keyOf(benchmark));
  const costs = [...pairCosts(session, keys)].sort(by(([, { pairSeconds }]) => -pairSeconds));
  const secondsOf = (some: typeof costs) => some.reduce((sum, [, { pairSeconds }]) => sum + pairSeconds, 0);
  const all = secondsOf(costs);
  const count = [1, 2, 3].find((few) => secondsOf(costs.slice(0, few)) > all / 2) ?? costs.length;
  const [slow, others] = [costs.slice(0, count), costs.slice(count)];
  const isClear =
    others.length > 0 && secondsOf(slow) / count > (farSlower * secondsOf(others)) / others.length;
  return {
    benchmarks: candidates.length,
    ...(isClear ? { slow: slow.map(([key]) => key), slowShare: secondsOf(slow) / all } : {}),
    ...session.patience.lostFacts(),
  };
}

/** Times the others. */
const farSlower = 3;
