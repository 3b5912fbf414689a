// What waits for its turn: benchmarks by key, their packages, what they cost.
import { keyOf } from '../model/benchmark.js';
import type { Progress } from '../ports.js';
import { canLink, isLinked, link, linkSeconds } from './layouts.js';
import { pairCosts } from './pace.js';
import type { Waiting } from './plan.js';
import type { Session } from './session.js';
import type { Candidate } from './step.js';

export function candidatesOf(session: Session, keys: readonly string[]): Candidate[] {
  return keys.flatMap((key) => session.candidates.get(key) ?? []);
}

export function packagesOf(candidates: readonly Candidate[]): string[] {
  return [...new Set(candidates.map(({ benchmark }) => benchmark.pkg))];
}

/** Links what a round needs, as long as there is time; the toolchain's own layout is there. */
export async function linkFor(
  session: Session,
  packages: readonly string[],
  layout: number,
  untilMs: number,
  at: Omit<Progress, 'what'>,
): Promise<void> {
  if (layout === 0) return;
  const tell = (pkg: string): void => {
    session.ports.log.progress({ ...at, what: pkg });
  };
  await link(session, packages, layout, { tell, untilMs });
}

/** What is known of the costs of benchmarks, where it still runs; links cost nothing for layouts that are there or cannot be. */
export async function waitingFor(
  session: Session,
  keys: readonly string[],
  layouts: readonly number[],
): Promise<Waiting[]> {
  const waiting: Waiting[] = [];
  const costs = pairCosts(session, keys);
  for (const candidate of candidatesOf(session, keys)) {
    const { pkg } = candidate.benchmark;
    const isThere =
      layouts.length > 0 &&
      (!canLink(session, pkg) || layouts.every((layout) => layout === 0 || isLinked(session, pkg, layout)));
    const key = keyOf(candidate.benchmark);
    waiting.push({
      key,
      pkg,
      ...(costs.get(key) ?? { pairSeconds: 0 }),
      linkSeconds: isThere ? 0 : await linkSeconds(session, [pkg]),
    });
  }
  return waiting;
}
