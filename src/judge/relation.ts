// What base is to head, which decides what can be compared at all.
import { blockersOf, compatible } from '../evidence/compatible.js';
import type { Evidence } from '../evidence/evidence.js';
import type { Pair } from '../model/pair.js';
import type { Caveat } from '../model/verdict.js';

/**
 * `paired`: measured in turns with head. `stored`: a baseline of another day, which may know how much its times
 * vary. `apart`: any other capture; only counts compare. `missing`: there is no baseline, and so no base.
 */
export type Relation = 'paired' | 'stored' | 'apart' | 'missing';

export function relationOf({ base, head }: Pair<Evidence>): Relation {
  const isAlone = head.baseline?.mode === 'artifact';
  if (isAlone && head.baseline.found === null && base.benchmarks.size === 0) return 'missing';
  if (base.manifest.session === head.manifest.session) return 'paired';
  return isAlone || base.history.size > 0 ? 'stored' : 'apart';
}

export interface Comparison {
  readonly relation: Relation;
  /** What differs between the captures as a whole and is to be told. */
  readonly differences: readonly Caveat[];
  /** Differences that leave nothing to compare. */
  readonly blockers: readonly Caveat[];
}

export function comparisonOf(evidence: Pair<Evidence>): Comparison {
  const relation = relationOf(evidence);
  // What is not there differs in nothing.
  const all = relation === 'missing' ? [] : compatible(evidence.base.manifest, evidence.head.manifest);
  const differences = relation === 'stored' ? all.filter(({ code }) => code !== 'not-paired') : all;
  return { relation, differences, blockers: blockersOf(differences) };
}

/** Looked for, beside a base or in its place, and not found. */
export function isBaselineMissing({ base, head }: Pair<Evidence>): boolean {
  const { baseline } = head;
  if (baseline === null || baseline.found !== null) return false;
  return baseline.mode === 'auto' || base.benchmarks.size === 0;
}
