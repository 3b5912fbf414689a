// How long a process may take before it is cut off: one that never ends must not take the time of all others.
import { keyOf, type BenchmarkId } from '../model/benchmark.js';
import type { CutOff } from '../model/capture.js';

/** Of the time budget that is left: the most that one process may take. */
const mostShare = 1 / 4;
/** But never less than this: a machine can stand still for a while. */
const leastMs = 10_000;
/** Nor less than so many times what the same took before: what is slower than on base is measured, not cut off. */
const timesUsual = 4;
/** Processes of many benchmarks have the timeout of so many of them. */
const mostTimeouts = 5;
/** Lost time is worth telling from such a part of the time budget on. */
const toldShare = 0.1;

/** What cuts off, and after how long. */
export class Patience {
  readonly #limits: { readonly timeoutMs: number; readonly timeBudgetMs: number };
  readonly #usualMs = new Map<string, number>();
  readonly #lostMs = new Map<string, number>();

  constructor(limits: { readonly timeoutMs: number; readonly timeBudgetMs: number }) {
    this.#limits = limits;
  }

  /**
   * For a process of so many benchmarks that begins `nowMs` after the measurement did. `usualMs` is what it should
   * take, where that is known.
   */
  withProcess(nowMs: number, benchmarks: number, usualMs: number): CutOff {
    const { timeoutMs, timeBudgetMs } = this.#limits;
    const whole = timeoutMs * Math.min(mostTimeouts, Math.max(1, benchmarks));
    const share = Math.max(leastMs, timesUsual * usualMs, (timeBudgetMs - nowMs) * mostShare);
    return share < whole ? { by: 'time-budget', ms: Math.round(share) } : { by: 'timeout', ms: whole };
  }

  /** The longest that processes of this name took and ended by themselves; 0 where there was none. */
  usualMs(name: string): number {
    return this.#usualMs.get(name) ?? 0;
  }

  note(name: string, { timedOut, wallMs }: { readonly timedOut: boolean; readonly wallMs: number }): void {
    if (!timedOut) this.#usualMs.set(name, Math.max(wallMs, this.usualMs(name)));
  }

  /** A process was cut off for the sake of this benchmark after so much time. */
  lose(benchmark: BenchmarkId, ms: number): void {
    const key = keyOf(benchmark);
    this.#lostMs.set(key, ms + (this.#lostMs.get(key) ?? 0));
  }

  /** All that processes took that were cut off. */
  lostMs(): number {
    return [...this.#lostMs.values()].reduce((sum, ms) => sum + ms, 0);
  }

  /** Facts for what is told of a time budget that was too short: which benchmarks took how much of it for nothing. */
  lostFacts(): { readonly lostMs?: number; readonly lostTo?: string[] } {
    const lostMs = Math.round(this.lostMs());
    if (lostMs < toldShare * this.#limits.timeBudgetMs) return {};
    const most = [...this.#lostMs].sort(([, a], [, b]) => b - a).slice(0, 3);
    return { lostMs, lostTo: most.map(([key]) => key) };
  }
}
