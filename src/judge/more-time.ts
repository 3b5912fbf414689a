// How much longer measuring would have to go on to settle a suspect, by what that cost in this run.
import type { Evidence } from '../evidence/evidence.js';
import type { Pair } from '../model/pair.js';
import type { Candidate } from './benchmarks.js';
import { mostLayouts, mostPairsOnOneLayout, plannedLayouts } from './procedure.js';
import { pairsPerLayout, precisionOf, type Staged } from './stages.js';

/** Wall seconds in this run. */
export interface Costs {
  /** Of one pair. */
  readonly pair: number;
  /** Of linking one more layout of both sides; null where nothing was linked: then a pair is the unit. */
  readonly link: number | null;
}

/** Null where the captures do not tell. */
export function costsOf({ sides: { base, head } }: Candidate, evidence: Pair<Evidence>): Costs | null {
  const [first, second] = [base?.processMs, head?.processMs];
  if (base === undefined || head === undefined || first === undefined || second === undefined) return null;
  const together = evidence.head.manifest.options.pairs === 'together';
  const links = [evidence.base.linkMs.get(base.id.pkg), evidence.head.linkMs.get(head.id.pkg)];
  return {
    pair: (together ? Math.max(first, second) : first + second) / 1000,
    link: links.includes(undefined) ? null : links.reduce<number>((sum, ms) => sum + (ms ?? 0), 0) / 1000,
  };
}

export interface MoreTime {
  /** Units of the confirming, and what it takes of them in all. */
  readonly have: number;
  readonly need: number;
  readonly minutes: number;
  /** Left out where so much is as precise as the confirming asks for; else it is all that would be measured. */
  readonly unsure?: true;
}

/**
 * What the precision takes that the confirming stops at: the error shrinks by the root of the units. At least `least`
 * of them, and no more than are ever measured. Null where time is not what lacks.
 */
export function moreTime(of: Staged, least: number, { pair, link }: Costs): MoreTime | null {
  const { confirm } = of;
  // Layouts were linked, and what that costs is not told.
  if (link === null && ((confirm ?? of.screen)?.layouts ?? 0) > 1) return null;
  const have = confirm?.units ?? 0;
  const most = link === null ? mostPairsOnOneLayout : mostLayouts;
  const { error, goal } = confirm === null ? { error: Infinity, goal: 1 } : precisionOf(of.question, confirm);
  // Too few for an error: as many as are planned at first.
  const planned = link === null ? most / (mostLayouts / plannedLayouts) : plannedLayouts;
  const wanted = Number.isFinite(error) ? Math.ceil(have * (error / goal) ** 2) : planned;
  const need = Math.min(most, Math.max(least, wanted));
  if (least > most || need <= have) return null;
  const unitSeconds = link === null ? pair : pairsPerLayout(of) * pair + link;
  const minutes = ((need - have) * unitSeconds) / 60;
  if (!(minutes > 0 && Number.isFinite(minutes))) return null;
  return { have, need, minutes, ...(wanted > most ? { unsure: true } : {}) };
}
