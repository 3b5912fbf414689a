// The last timed pass: suspects on fresh data, the only ones that can fail anything.
import { Confirming, onOwnLayout } from './confirming.js';
import { recordCutShort } from './cut-short.js';
import {
  fittingRoom,
  leastLayoutsFor,
  mostFor,
  roomBeside,
  testsOf,
  type Room,
  type Tested,
} from './families.js';
import { canLink, discardLayouts, randomises } from './layouts.js';
import { planConfirm, planGating, withPairs, type ConfirmWaiting } from './plan.js';
import { confirmLayouts, confirmSteps, layoutSeeds, leastPairsPerLayout, randomFor } from './schedule.js';
import { leftSeconds, type Session } from './session.js';
import type { PassEnd } from './step.js';
import { waitingFor } from './waiting.js';

/** What to confirm, and how. */
export interface ConfirmWish extends Tested {
  readonly key: string;
  readonly pairsPerLayout: number;
  readonly gates: boolean;
}

/**
 * Confirms suspects on fresh data and fresh layouts: first all that gate, on more layouts while `stillOpen` names
 * them. Then the others, in the time that is left, and no more than leaves what gates its proof. Where time runs out the
 * least important are left first. What never had its turn, or is still open, is recorded as `cut-short`: it is judged
 * unproven, never failed.
 */
export async function confirm(
  session: Session,
  wishes: readonly ConfirmWish[],
  alpha: number,
  stillOpen: () => Promise<readonly string[]>,
): Promise<PassEnd> {
  if (wishes.length === 0) return 'complete';
  const { seed } = session.request;
  const randomise = randomises(session);
  const wished = await confirmWaiting(session, wishes);
  const planned = planGating(wished, alpha, leftSeconds(session), randomise);
  const fresh = layoutSeeds(
    leastLayoutsFor(testsOf(wished), alpha, confirmSteps * confirmLayouts),
    randomFor(seed, 'confirm layouts'),
    session.layouts.screened,
  );
  const passes = new Confirming(session, randomise ? fresh : null, wishes.length);
  const gating = wished.filter(({ gates }) => gates).map(withPairs(planned.mostPairs));
  const others = wished.filter(({ gates }) => !gates);
  const done = new Set<string>();
  const room = (): Room =>
    roomBeside(
      wished.map((of) => ({ ...of, units: passes.unitsOf(of.key) })),
      alpha,
    );
  const runFirst = async (some: readonly ConfirmWaiting[], layouts: number): Promise<void> => {
    const least = leastLayoutsFor(testsOf(some, room().there), alpha);
    const whole = await passes.run(some, { from: 0, until: layouts, least: Math.min(least, layouts) });
    for (const key of whole) done.add(key);
  };
  const keys = new Set(planned.keys);
  await runFirst(
    gating.filter(({ key }) => keys.has(key)),
    planned.layouts,
  );
  // Perhaps it went quicker than was feared.
  const missing = await passes.fitting(
    gating.filter(({ key }) => !keys.has(key)),
    planned.layouts,
  );
  const provable = randomise ? mostFor(planned.layouts + 1, alpha) : Infinity;
  await runFirst(fittingRoom(missing, room(), provable), planned.layouts);
  const open = await confirmFurther(session, passes, gating, done, planned.layouts, stillOpen);
  const rest = planConfirm(await passes.priced(others), alpha, leftSeconds(session), randomise, room());
  const chosen = new Set(rest.keys);
  await runFirst(others.filter(({ key }) => chosen.has(key)).map(withPairs(rest.mostPairs)), rest.layouts);
  await discardLayouts(session, fresh);
  // What could not be linked in the middle of it is told as that.
  const short = wished.filter(
    ({ key, pkg }) => (!done.has(key) || open.has(key)) && !passes.isStuck(key, pkg),
  );
  const isShort = await recordCutShort(
    session,
    'confirm',
    short.map(({ key }) => key),
  );
  return isShort ? 'time-budget' : 'complete';
}

/** More layouts for what is open. Gives those that are left open because of the time. */
async function confirmFurther(
  session: Session,
  passes: Confirming,
  gating: readonly ConfirmWaiting[],
  done: ReadonlySet<string>,
  planned: number,
  stillOpen: () => Promise<readonly string[]>,
): Promise<ReadonlySet<string>> {
  let from = planned;
  const cut = new Set<string>();
  for (let step = 2; step <= confirmSteps; step++) {
    const until = randomises(session) ? step * confirmLayouts : step;
    if (until <= from) continue;
    const going = gating.filter(({ key }) => done.has(key) && !cut.has(key));
    if (going.length === 0) break;
    const names = new Set(await stillOpen());
    const open = going.filter(({ key }) => names.has(key));
    const more = await passes.fitting(open, until - from);
    const whole = await passes.run(more, { from, until, least: until });
    for (const { key } of open) if (!whole.has(key)) cut.add(key);
    if (whole.size === 0) break;
    from = until;
  }
  return cut;
}

async function confirmWaiting(session: Session, wishes: readonly ConfirmWish[]): Promise<ConfirmWaiting[]> {
  const known = wishes.filter(({ key }) => session.candidates.has(key));
  const waiting = await waitingFor(
    session,
    known.map(({ key }) => key),
    [],
  );
  return waiting.map(({ shared, ...of }, index) => {
    const { pairsPerLayout = leastPairsPerLayout, gates = true, tests } = known[index] ?? {};
    // What gates and what does not run one after the other, so that they share no process.
    const own = shared && { shared: { ...shared, group: `${gates} ${shared.group}` } };
    const wished = { ...of, ...own, pairsPerLayout, gates, ...(tests && { tests }) };
    return canLink(session, of.pkg) ? wished : { ...wished, ...onOwnLayout };
  });
}
