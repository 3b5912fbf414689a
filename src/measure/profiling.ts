// The profile pass: separate processes after all timing, for what changed (or for all, when recording).
import { runProfile } from './run.js';
import { profileSteps } from './schedule.js';
import { elapsedMs, type Session } from './session.js';
import type { ProfilePass } from './step.js';

/** What to profile: heap when counts moved, cpu and contention when time did. */
export interface ProfileWish {
  readonly key: string;
  readonly passes: readonly ProfilePass[];
}

/**
 * Share of the time budget that profiles may use beyond what is left of it: knowing where is worth that. So all of a
 * measurement takes at most so much more than its budget, and what is running then is finished.
 */
const profileShare = 0.25;

/** Profiles in the order of the wishes until the time is used up; the rest is told as `profile-missing`. */
export async function profile(session: Session, wishes: readonly ProfileWish[]): Promise<void> {
  const budget = session.request.options.timeBudgetMs;
  // What was built and not measured for lack of time can be profiled all the same.
  const until = Math.max(budget, elapsedMs(session)) + budget * profileShare;
  for (const [index, wish] of wishes.entries()) {
    if (await profileOne(session, wish, until, { done: index, total: wishes.length })) continue;
    const left = wishes.slice(index).map(({ key }) => key);
    const facts = { count: left.length, benchmarks: left.slice(0, 20) };
    for (const side of session.sides) {
      await side.writer.record({ type: 'caveat', code: 'profile-missing', facts });
    }
    return;
  }
}

/** False when the time was used up. */
async function profileOne(
  session: Session,
  { key, passes }: ProfileWish,
  until: number,
  at: { readonly done: number; readonly total: number },
): Promise<boolean> {
  const candidate = session.candidates.get(key);
  if (candidate === undefined) return true;
  for (const pass of passes) {
    for (const step of profileSteps(candidate, [pass])) {
      if (elapsedMs(session) > until) return false;
      const what = `${candidate.benchmark.pkg} ${candidate.benchmark.name}`;
      session.ports.log.progress({ ...at, phase: 'profile', what });
      // One failed process spoils the slope of its pass; the others still count.
      if (!(await runProfile(session, step))) break;
    }
  }
  return true;
}
