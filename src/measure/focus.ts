// The second timed pass: more pairs of what the screen keeps.
import { recordCutShort } from './cut-short.js';
import { canLink, discardLayouts, fitsDisk, isLinked } from './layouts.js';
import { planFocus } from './plan.js';
import { roundMs, runRound } from './rounds.js';
import { focusShare } from './schedule.js';
import { elapsedMs, endOfShare, type Session } from './session.js';
import type { PassEnd } from './step.js';
import { candidatesOf, linkFor, packagesOf, waitingFor } from './waiting.js';

/** What measuring asks while it focuses; benchmarks by key. */
export interface FocusQuestions {
  /** Halfway: which are worth the other half. */
  readonly onwards: () => Promise<readonly string[]>;
  /** At the end: which to repeat. */
  readonly disturbed: () => Promise<readonly string[]>;
}

/**
 * More pairs of the given benchmarks, most important first, over the screen's layouts; halfway only of those that are
 * still worth it, and once more of those of them that were disturbed. Binaries that are not there any more are linked
 * again, of fewer layouts where time is short. Ends when its share of the time does: what was not begun by then, or was
 * still going, is judged on the pairs that it has, and recorded as `cut-short`.
 */
export async function focus(
  session: Session,
  keys: readonly string[],
  { onwards, disturbed }: FocusQuestions,
): Promise<PassEnd> {
  const known = keys.filter((key) => session.candidates.has(key));
  const first = await focusOnce(session, known, 'focus', onwards);
  const going = new Set(first.going);
  const isWhole = first.end === 'complete';
  const again = isWhole && going.size > 0 ? (await disturbed()).filter((key) => going.has(key)) : [];
  // Not again under the name of the first: the same coins would fall.
  if (again.length > 0) await focusOnce(session, again, 'focus again', () => Promise.resolve(again));
  await discardLayouts(session, session.layouts.screened);
  const chosen = new Set(first.chosen);
  await recordCutShort(
    session,
    'focus',
    known.filter((key) => !chosen.has(key) || (!isWhole && going.has(key))),
  );
  return chosen.size < known.length ? 'time-budget' : first.end;
}

interface Focused {
  /** Those that there was time to begin. */
  readonly chosen: readonly string[];
  /** Those of them that were still worth it at the end. */
  readonly going: readonly string[];
  readonly end: PassEnd;
}

async function focusOnce(
  session: Session,
  keys: readonly string[],
  part: string,
  onwards: FocusQuestions['onwards'],
): Promise<Focused> {
  const { screened } = session.layouts;
  const untilMs = endOfShare(session, focusShare);
  const waiting = await waitingFor(session, keys, screened);
  const plan = planFocus(waiting, screened.length, (untilMs - elapsedMs(session)) / 1000);
  const { keys: chosen, rounds } = plan;
  const candidates = candidatesOf(session, chosen);
  if (candidates.length === 0) return { chosen, going: [], end: 'complete' };
  const packages = packagesOf(candidates);
  const missing = packages.filter(
    (pkg) =>
      canLink(session, pkg) && screened.some((layout) => layout !== 0 && !isLinked(session, pkg, layout)),
  );
  // Without time to link, what is not there runs in the toolchain's own layout, and all else on those that are.
  const toLink = plan.layouts === 1 ? [] : missing;
  const layouts = toLink.length === 0 ? screened : screened.slice(0, plan.layouts);
  const kept = toLink.length === 0 || (await fitsDisk(session, packages, layouts));
  const at = { total: rounds, suspects: keys.length };
  let end: PassEnd = 'complete';
  let going = chosen;
  for (let nth = 0; nth < rounds && end === 'complete'; nth++) {
    if (nth === Math.floor(rounds / 2)) {
      const worth = new Set(await onwards());
      going = chosen.filter((key) => worth.has(key));
      if (going.length === 0) break;
    }
    // Layouts take turns, unless each can be there only once.
    const turn = kept ? nth % layouts.length : Math.floor((nth * layouts.length) / rounds);
    const layout = layouts[turn] ?? 0;
    const stillThere = new Set(packagesOf(candidatesOf(session, going)));
    const linkNow = toLink.filter((pkg) => stillThere.has(pkg));
    await linkFor(session, linkNow, layout, untilMs, { phase: 'focus', ...at, done: nth });
    const perRound = roundMs(session, candidatesOf(session, going));
    if (elapsedMs(session) + perRound > untilMs) end = 'time-budget';
    else {
      end = await runRound(session, {
        pass: 'focus',
        part,
        nth,
        at: { ...at, done: nth },
        keys: going,
        layout,
        leftMs: Math.min((rounds - nth) * perRound, untilMs - elapsedMs(session)),
        untilMs,
      });
    }
    const isLast = Math.floor(((nth + 1) * layouts.length) / rounds) > turn;
    if (!kept && isLast) await discardLayouts(session, [layout]);
  }
  return { chosen, going, end };
}
