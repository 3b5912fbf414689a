// Benchmarks that only head has. There is nothing to compare them with, so they come after all that has a pair, and get
// as few rounds as what is said of them needs.
import type { Subject } from '../config/budget-for.js';
import { by } from '../base/order.js';
import { keyOf } from '../model/benchmark.js';
import { discardLayouts } from './layouts.js';
import { pairCosts } from './pace.js';
import { runRound } from './rounds.js';
import { leastRounds, limitRounds } from './schedule.js';
import { elapsedMs, type Session } from './session.js';
import type { Candidate, PassEnd } from './step.js';
import { linkFor, packagesOf } from './waiting.js';

/** Where they run. */
export interface NewcomerRounds {
  readonly layouts: readonly number[];
  /** The binaries stay on the disk; else a round links its own. */
  readonly kept: boolean;
  /** Nothing is begun that would last longer. */
  readonly untilMs: number;
}

/** True for what is on fewer sides than are measured. */
export function isNew(session: Session, { sides }: Candidate): boolean {
  return sides.length < session.sides.length;
}

export class Newcomers {
  readonly #session: Session;
  readonly #isLimited: (subject: Subject) => boolean;
  /** By key. */
  readonly #rounds = new Map<string, number>();
  #nth = 0;

  /** `isLimited`: an absolute limit applies to a time of it. */
  constructor(session: Session, isLimited: (subject: Subject) => boolean = () => false) {
    this.#session = session;
    this.#isLimited = isLimited;
  }

  /** Those whose times are judged, which takes several layouts. */
  limited(): Candidate[] {
    return this.#all().filter((candidate) => this.#roundsFor(candidate) > leastRounds);
  }

  /** What they still need, the quickest first, as far as there is time. */
  async run({ layouts, kept, untilMs }: NewcomerRounds): Promise<PassEnd> {
    const session = this.#session;
    const total = Math.max(leastRounds, ...this.#all().map((candidate) => this.#roundsFor(candidate)));
    for (;;) {
      const waiting = this.#all().filter(
        (candidate) => this.#roundsOf(candidate) < this.#roundsFor(candidate),
      );
      if (waiting.length === 0) return 'complete';
      const nth = this.#nth++;
      const layout = layouts[nth % layouts.length] ?? 0;
      const limited = new Set(this.limited());
      const packages = packagesOf(waiting.filter((candidate) => limited.has(candidate)));
      const at = { done: Math.min(nth, total - 1), total };
      await linkFor(session, packages, layout, untilMs, { phase: 'screen', ...at });
      const leftMs = untilMs - elapsedMs(session);
      const keys = fitting(session, waiting, leftMs / 1000);
      if (keys.length === 0) return 'time-budget';
      const round = { pass: 'screen', part: 'new', nth, keys, layout, leftMs, at, untilMs } as const;
      const end = await runRound(session, round);
      for (const key of keys) this.#rounds.set(key, (this.#rounds.get(key) ?? 0) + 1);
      if (!kept) await discardLayouts(session, [layout]);
      if (end !== 'complete') return end;
    }
  }

  #all(): Candidate[] {
    return [...this.#session.candidates.values()].filter((candidate) => isNew(this.#session, candidate));
  }

  #roundsOf({ benchmark }: Candidate): number {
    return this.#rounds.get(keyOf(benchmark)) ?? 0;
  }

  #roundsFor({ benchmark: { pkg, name } }: Candidate): number {
    const dir = this.#session.sides.at(-1)?.packages.get(pkg)?.dir ?? '.';
    return this.#isLimited({ pkg, dir, name }) ? limitRounds : leastRounds;
  }
}

/** Keys, the quickest first; what shares a process starts once. */
function fitting(session: Session, waiting: readonly Candidate[], seconds: number): string[] {
  const keys = waiting.map(({ benchmark }) => keyOf(benchmark));
  const quickest = [...pairCosts(session, keys)].sort(by(([, { pairSeconds }]) => pairSeconds));
  const started = new Set<string>();
  let left = seconds;
  return quickest.flatMap(([key, { pairSeconds, shared }]) => {
    const start = shared === undefined || started.has(shared.group) ? 0 : shared.seconds;
    if (pairSeconds + start > left) return [];
    left -= pairSeconds + start;
    if (shared !== undefined) started.add(shared.group);
    return [key];
  });
}
