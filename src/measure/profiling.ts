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

/** Share of the time budget that profiles may use beyond what is left of it: knowing where is worth that. */
const profileShare = 0.25;

/** Profiles in the order of the wishes until the time is used up; the rest is told as `profile-missing`. */
export async function profile(session: Session, wishes: readonly ProfileWish[]): Promise<void> {
  const budget = session.request.options.timeBudgetMs;
  const until = Math.max(budget, elapsedMs(session)) + budget * profileShare;
  for (const [index, wish] of wishes.entries()) {
    const candidate = session.candidates.get(wish.key);
    if (candidate === undefined) continue;
    if (elapsedMs(session) > until) {
      const left = wishes.slice(index).map((w) => w.key);
      for (const side of session.sides) {
        await side.writer.record({
          type: 'caveat',
          code: 'profile-missing',
          facts: { count: left.length, benchmarks: left.slice(0, 20) },
        });
      }
      return;
    }
    for (const pass of wish.passes) {
      for (const step of profileSteps(candidate, [pass])) {
        session.ports.log.progress({
          phase: 'profile',
          what: `${candidate.benchmark.pkg} ${candidate.benchmark.name}`,
          done: index,
          total: wishes.length,
        });
        // One failed process spoils the slope of its pass; the others still count.
        if (!(await runProfile(session, step))) break;
      }
    }
  }
}
