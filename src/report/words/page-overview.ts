// Words of the page's overview, and of the table of changes that a benchmark's own page has as well.
import type { Finding, Status } from '../../model/verdict.js';
import { counted, grouped } from '../sentence.js';

/** What became of a row, as a choice of the filter and as a word in the table. */
export const rowKinds = [
  'exceeded',
  'broken',
  'unproven',
  'unmeasured',
  'worse',
  'improved',
  'within',
  'apart',
] as const;
export type RowKind = (typeof rowKinds)[number];

export const rowKindWords: Readonly<Record<RowKind, string>> = {
  exceeded: 'over budget',
  broken: 'does not run',
  unproven: 'cannot tell',
  unmeasured: 'not measured',
  worse: 'worse, within budget',
  improved: 'improved',
  within: 'within budget',
  apart: 'not compared',
};

/** Of a benchmark that has nothing to compare, or was not compared. */
export const apartWords: Readonly<Record<Status, string>> = {
  measured: 'on one side only',
  unchanged: 'identical code',
  added: 'new',
  removed: 'gone',
  failed: 'does not run',
  hung: 'does not run',
  skipped: 'skipped',
};

/** `isFree`: without a budget, where "within budget" would claim one. */
export function rowWords(kind: RowKind, isFree: boolean): string {
  if (isFree && kind === 'worse') return 'worse, no budget';
  return isFree && kind === 'within' ? 'no budget' : rowKindWords[kind];
}

export const tableWords = {
  columns: {
    benchmark: 'Benchmark',
    metric: 'Metric',
    base: 'Base',
    head: 'Head',
    change: 'Change',
    plot: 'Head as a multiple of base',
    budget: 'Budget',
    outcome: 'Outcome',
  },
  caption: 'Changes of every metric, worst first unless sorted otherwise',
  captionOfOne: 'Every metric of this benchmark',
  together: (benchmarks: number): string => `All ${grouped(benchmarks)} together`,
  sortHint: 'sort',
  legend: 'What the marks mean',
} as const;

export const markWords = {
  interval: 'estimate with its 95 % interval',
  worse: 'worse',
  better: 'better',
  unsure: 'cannot tell',
  same: 'no clear change, or not judged',
  exact: 'square: an exact count, which has no interval',
  budget: 'budget',
  beyond: 'further out than the axis goes',
  suite: 'all together',
} as const;

export const filterWords = {
  region: 'Choose rows',
  text: 'Name holds',
  pkg: 'Package',
  unit: 'Metric',
  outcome: 'Outcome',
  all: 'all',
  moved: 'moved only',
  clear: 'Clear',
  none: 'No row fits what is chosen.',
} as const;

/** `12 of 48 rows` */
export function rowsShown(shown: number, all: number): string {
  return shown === all ? counted(all, 'row') : `${grouped(shown)} of ${counted(all, 'row')}`;
}

export function moreRowsButton(count: number): string {
  return `Show ${counted(count, 'more row')}`;
}

export const overviewWords = {
  changes: 'Changes',
  where: 'Where',
  unreached: 'Changed, not measured',
  unreachedLead: 'New or changed functions that no benchmark that ran reaches.',
  doubts: 'Doubts and gaps',
  facts: 'What was compared',
  moreLines: 'More lines',
} as const;

/** Behind `in the flame graph`: the same by another count. */
export function byUnit(unit: string): string {
  return `by ${unit}`;
}

/** How much a line with findings matters. `isBlocked`: goroutines of what does not run stand there, which is no budget. */
export function levelWords(level: Finding['level'], isBlocked: boolean): string {
  if (isBlocked && level !== 'note') return 'blocks what does not run';
  return { error: 'breaks a budget', warning: 'in doubt', note: 'worth knowing' }[level];
}
