// The rounds of the confirming, layout by layout, as long as there is time.
import { canLink, discardLayouts, fitsDisk, isLinked, linkSeconds } from './layouts.js';
import { pairCosts } from './pace.js';
import { planMore, planRest, type ConfirmWaiting } from './plan.js';
import { roundMs, runRound, type RoundsDone } from './rounds.js';
import { confirmPairsWithoutLayouts, pairsInsteadOfLayout } from './schedule.js';
import { leftSeconds, type Session } from './session.js';
import { candidatesOf, linkFor } from './waiting.js';

/** Layouts by their place in the order of all. */
export interface LayoutRange {
  readonly from: number;
  readonly until: number;
  /** Where it may end when time is short. */
  readonly least: number;
}

/** What cannot be linked again: as where the linker has one layout, step by step beside the others. */
export const onOwnLayout = { pairsPerLayout: pairsInsteadOfLayout, linkSeconds: 0 };

export class Confirming {
  readonly #session: Session;
  readonly #layouts: readonly number[] | null;
  readonly #suspects: number;
  /** What is gone on with, most important first. */
  #wishes: readonly ConfirmWaiting[] = [];
  /** Rounds that each has data of, by layout. */
  readonly #rounds = new Map<string, Map<number, number>>();

  /** `layouts`: null where the linker has one only. */
  constructor(session: Session, layouts: readonly number[] | null, suspects: number) {
    this.#session = session;
    this.#layouts = layouts;
    this.#suspects = suspects;
  }

  /** What the judge counts of one: layouts, or pairs where all are on the toolchain's own. */
  unitsOf(key: string): number {
    const rounds = this.#rounds.get(key);
    return rounds?.get(0) ?? rounds?.size ?? 0;
  }

  /** True of what cannot be linked any more and has data of layouts that could: too few of them prove nothing. */
  isStuck(key: string, pkg: string): boolean {
    const isDrawn = [...(this.#rounds.get(key)?.keys() ?? [])].some((layout) => layout !== 0);
    return isDrawn && !canLink(this.#session, pkg);
  }

  /** Those of them, in their order, for which there is time on so many more layouts. */
  async fitting(some: readonly ConfirmWaiting[], layouts: number): Promise<ConfirmWaiting[]> {
    const keys = new Set(planMore(await this.priced(some), layouts, leftSeconds(this.#session)));
    return some.filter(({ key }) => keys.has(key));
  }

  /**
   * Runs all of them on the layouts of a range. When the rest of the time does not hold what they still need, the
   * least important are left: one that is finished is worth more than two that were begun. Gives those that came as
   * far as `least`.
   */
  async run(waiting: readonly ConfirmWaiting[], range: LayoutRange): Promise<ReadonlySet<string>> {
    const { from, until, least } = range;
    const whole = new Set<string>();
    this.#wishes = await this.priced(waiting);
    const kept = await this.#makeRoom((this.#layouts ?? [0]).slice(from, until));
    for (let index = from; index < until && this.#wishes.length > 0; index++) {
      await this.#runLayout(index, range);
      if (index + 1 >= least) for (const { key } of this.#wishes) whole.add(key);
      if (!kept) await discardLayouts(this.#session, [this.#layouts?.[index] ?? 0]);
    }
    return whole;
  }

  /** True when all these layouts may be kept. Those before are discarded where they are in the way. */
  async #makeRoom(layouts: readonly number[]): Promise<boolean> {
    const session = this.#session;
    if (await fitsDisk(session, this.#packages(), layouts)) return true;
    const others = (this.#layouts ?? []).filter((layout) => !layouts.includes(layout));
    await discardLayouts(session, others);
    return fitsDisk(session, this.#packages(), layouts);
  }

  async #runLayout(index: number, { from, until, least }: LayoutRange): Promise<void> {
    const session = this.#session;
    const untilMs = session.request.options.timeBudgetMs;
    const layout = this.#layouts?.[index] ?? 0;
    const most = Math.max(...this.#wishes.map(({ pairsPerLayout }) => pairsPerLayout));
    const [before, total] = [(index - from) * most, (until - from) * most];
    const at = (pairs: number): RoundsDone => ({ done: before + pairs, total, suspects: this.#suspects });
    for (let pairs = 0; pairs < most; pairs++) {
      await this.#leave({ layouts: Math.max(1, least - index), pairs });
      if (this.#wishes.length === 0) return;
      if (pairs === 0) {
        await linkFor(session, this.#packages(), layout, untilMs, { phase: 'confirm', ...at(0) });
        // What cannot be linked at all has its pairs on the layout that is there.
        this.#wishes = this.#wishes.filter(({ key, pkg }) => !this.isStuck(key, pkg));
      }
      const keys = this.#wishes.flatMap(({ key, pkg, pairsPerLayout }) =>
        pairsPerLayout > pairs && (layout === 0 || isLinked(session, pkg, layout) || !canLink(session, pkg))
          ? [key]
          : [],
      );
      if (keys.length === 0) continue;
      const expectedMs = (total - before - pairs) * roundMs(session, candidatesOf(session, keys));
      const end = await runRound(session, {
        pass: 'confirm',
        part: `confirm ${index}`,
        nth: pairs,
        keys,
        layout,
        leftMs: Math.min(expectedMs, Math.max(0, leftSeconds(session) * 1000)),
        at: at(pairs),
        untilMs,
      });
      if (end === 'time-budget') this.#wishes = [];
      else for (const key of keys) this.#count(key, layout);
    }
  }

  #count(key: string, layout: number): void {
    const session = this.#session;
    const pkg = session.candidates.get(key)?.benchmark.pkg ?? '';
    const at = isLinked(session, pkg, layout) ? layout : 0;
    const rounds = this.#rounds.get(key) ?? new Map<number, number>();
    rounds.set(at, (rounds.get(at) ?? 0) + 1);
    this.#rounds.set(key, rounds);
  }

  /** Leaves what there is no time for any more. */
  async #leave(done: { readonly layouts: number; readonly pairs: number }): Promise<void> {
    this.#wishes = await this.priced(this.#wishes);
    const keys = new Set(planRest(this.#wishes, done, leftSeconds(this.#session)));
    this.#wishes = this.#wishes.filter(({ key }) => keys.has(key));
  }

  /** With what pairs and links cost by now. Without other layouts the only one gets the pairs of all. */
  async priced(some: readonly ConfirmWaiting[]): Promise<ConfirmWaiting[]> {
    const session = this.#session;
    const priced: ConfirmWaiting[] = [];
    const costs = pairCosts(
      session,
      some.map(({ key }) => key),
    );
    for (const { key, pkg, pairsPerLayout, gates, tests } of some) {
      const cost = costs.get(key);
      // It broke meanwhile.
      if (cost === undefined) continue;
      const now = { key, pkg, pairsPerLayout, gates, ...(tests && { tests }), ...cost };
      if (this.#layouts === null)
        priced.push({ ...now, pairsPerLayout: confirmPairsWithoutLayouts, linkSeconds: 0 });
      else if (canLink(session, pkg)) priced.push({ ...now, linkSeconds: await linkSeconds(session, [pkg]) });
      else priced.push({ ...now, ...onOwnLayout });
    }
    return priced;
  }

  #packages(): string[] {
    return [...new Set(this.#wishes.map(({ pkg }) => pkg))];
  }
}
