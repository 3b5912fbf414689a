// The profile pass: separate processes after all timing, for what changed (or for all, when recording). Between
// sentinels where the package takes them, so that a profile begins and ends with the benchmark; else by the profile
// flags of the test binary, which profile the whole process.
import type { ProfilesUntil } from './allowance.js';
import { inLanes } from './lanes.js';
import { runProbe } from './probe/run.js';
import { runProfile } from './run.js';
import { profileSteps } from './schedule.js';
import { elapsedMs, sideOf, type Session } from './session.js';
import type { ProfilePass, ProfileStep } from './step.js';

/** What to profile: heap when counts moved, cpu and contention when time did. */
export interface ProfileWish {
  readonly key: string;
  readonly passes: readonly ProfilePass[];
  /** After all others, within the time budget, and nothing is told of it where there is no time. */
  readonly spare?: true;
  /** Operations that the longer heap profile should have at least, because something only happens after many. */
  readonly operations?: number;
}

/** Share of the time budget that a recording's profiles may use beyond what is left of it; what is running then is finished. */
const profileShare = 0.25;

/** What is asked of all before the next is asked of any: lines of allocations take least, and decide most. */
const passOrder: readonly ProfilePass[] = ['heap', 'cpu', 'contention'];

/** When profiles of everything end that begin now, in milliseconds of the session. */
function untilOfAll(session: Session): ProfilesUntil {
  const budget = session.request.options.timeBudgetMs;
  const until = Math.max(budget, elapsedMs(session)) + budget * profileShare;
  return { heap: until, cpu: until, contention: until };
}

/** Processes at the same time that only count: each needs a core, and memory. */
const mostLanes = 4;

/**
 * Profiles pass by pass, in the order of the wishes, until the time is used up; benchmarks that lack any of theirs are
 * told as `profile-missing`. What counts runs beside each other, what samples times alone.
 */
export async function profile(
  session: Session,
  wishes: readonly ProfileWish[],
  until = untilOfAll(session),
): Promise<void> {
  const total = wishes.reduce((sum, { passes }) => sum + passes.length, 0);
  // Where a first pass had no sentinels around a benchmark, the others have none either.
  const without = new Set<string>();
  const lacking = new Set<string>();
  const passes = new Set<ProfilePass>();
  let done = 0;
  const tasks = [false, true].flatMap((spare) => passOrder.map((pass) => ({ spare, pass })));
  for (const { spare, pass } of tasks) {
    const wanted = wishes.filter((wish) => (wish.spare === true) === spare && wish.passes.includes(pass));
    const lanes = pass === 'heap' ? Math.min(mostLanes, session.request.machine.cores) : 1;
    const { timeBudgetMs } = session.request.options;
    const most = spare ? Math.min(timeBudgetMs, ...Object.values(until)) : until[pass];
    await inLanes(wanted, lanes, async (wish) => {
      const isDone = await profileOne(session, wish, pass, most, { done: done++, total }, without);
      if (isDone || spare) return;
      lacking.add(wish.key);
      passes.add(pass);
    });
  }
  if (lacking.size === 0) return;
  const left = wishes.flatMap(({ key }) => (lacking.has(key) ? [nameOf(session, key)] : []));
  const facts = { passes: [...passes], count: left.length, benchmarks: left.slice(0, 20) };
  for (const side of session.sides) {
    await side.writer.record({ type: 'caveat', code: 'profile-missing', facts });
  }
}

function nameOf({ candidates }: Session, key: string): string {
  const found = candidates.get(key);
  return found === undefined ? key : `${found.benchmark.pkg} ${found.benchmark.name}`;
}

type PassEnd = 'complete' | 'failed' | 'time-budget';

/** False when the time was used up. Adds to `without` what takes no sentinels. */
async function profileOne(
  session: Session,
  { key, passes, operations = 0 }: ProfileWish,
  pass: ProfilePass,
  until: number,
  at: { readonly done: number; readonly total: number },
  without: Set<string>,
): Promise<boolean> {
  const candidate = session.candidates.get(key);
  if (candidate === undefined) return true;
  if (elapsedMs(session) > until) return false;
  const what = nameOf(session, key);
  session.ports.log.progress({ ...at, phase: 'profile', what });
  const steps = profileSteps(candidate, [pass], operations);
  const between: PassEnd = without.has(key) ? 'failed' : await profilePass(session, steps, until, isProbed);
  const isFirst = pass === passOrder.find((one) => passes.includes(one));
  if (between === 'failed' && isFirst) without.add(key);
  // Both sides are profiled alike: what one way leaves out the other would hold against head.
  const ended = between === 'failed' ? await profilePass(session, steps, until, runProfile) : between;
  return ended !== 'time-budget';
}

/** False where its profiles have to be of the whole process; why is recorded, here or with the package. */
async function isProbed(session: Session, step: ProfileStep): Promise<boolean> {
  const probed = await runProbe(session, { ...step, do: 'probe' });
  if (probed?.ok === false)
    await sideOf(session, step.side).writer.record({
      type: 'caveat',
      code: 'probe-failed',
      facts: probed.why,
    });
  return probed?.ok === true;
}

/** One failed process spoils the slope of its pass; other passes still count. */
async function profilePass(
  session: Session,
  steps: readonly ProfileStep[],
  until: number,
  run: (session: Session, step: ProfileStep) => Promise<boolean>,
): Promise<PassEnd> {
  for (const together of atOnce(session, steps)) {
    if (elapsedMs(session) > until) return 'time-budget';
    const done = await Promise.all(together.map((step) => run(session, step)));
    if (done.includes(false)) return 'failed';
  }
  return 'complete';
}

/**
 * Both sides of a CPU profile at the same time, each on a core of its own, where there are two: what else the machine
 * does then weighs on both. They change cores from process to process.
 */
function atOnce(
  { request: { machine } }: Session,
  steps: readonly ProfileStep[],
): readonly (readonly ProfileStep[])[] {
  const { pins } = machine;
  const groups: ProfileStep[][] = [];
  for (const step of steps) {
    const last = groups.at(-1);
    const [other] = last ?? [];
    const isBeside =
      pins !== null && step.pass === 'cpu' && step.pinned && last?.length === 1 && other?.side !== step.side;
    if (isBeside) last.push(step);
    else groups.push([step]);
  }
  return groups.map((group) =>
    pins === null || group.length < 2
      ? group
      : group.map((step, index) => ({ ...step, pin: pins[(step.nth + index) % pins.length] ?? [] })),
  );
}
