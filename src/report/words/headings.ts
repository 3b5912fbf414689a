// Headings, table heads and set phrases of the report.
import type { Counts } from '../../model/report.js';
import { counted, grouped, join, listed, own, type Sentence } from '../sentence.js';
import { countWords } from './verdict.js';

/** Columns of the table of changes. */
export const columns = ['benchmark', 'metric', 'base', 'head', 'change', 'budget'] as const;
/** Columns of the table of how sure it is. */
export const sureColumns = ['benchmark', 'metric', 'pairs', 'p', 'decided on'] as const;

export const headings = {
  changes: 'Changes',
  where: 'Where',
  cannotTell: 'Cannot tell',
  broken: 'Does not run',
  config: 'Configuration',
  unmeasured: 'Not measured',
  improved: 'Improved',
  worse: 'Worse, within budget',
  counts: 'Counts',
  others: 'Not compared',
  doubts: 'Doubts and gaps',
  reproduce: 'Reproduce',
  method: 'How this was measured',
} as const;

export const phrases = {
  lineOfDiff: 'line of the diff',
  foreignLine: 'not in this repository',
  sampled: 'sampled',
  noBudget: 'none',
  missing: '–',
  allOfIt: 'all of it',
  workingTree: 'working tree',
  overBudget: 'over budget',
  budget: 'budget',
  cannotTell: 'cannot tell',
  nowNew: 'new',
  nowGone: 'gone',
  runs: 'run',
  fails: 'fails',
  package: 'package',
  report: 'report:',
  exit: 'exit',
  exact: 'exact',
  confirmed: 'fresh data',
  screened: 'first look',
} as const;

export function moreRows(count: number): string {
  return `${counted(count, 'more row')}, worst first; all are in report.json`;
}

export function moreLines(count: number): string {
  return `${counted(count, 'more line')} in report.json`;
}

/** Sections that had to go, each with how much was in it. */
export function leftOut(sections: readonly { readonly heading: string; readonly items: number }[]): string {
  const names = sections.map(({ heading, items }) => `${heading} (${counted(items, 'entry', 'entries')})`);
  return `Left out to keep this short: ${names.join(', ')}; all of it is in report.json.`;
}

export function noLineFor(rows: readonly Sentence[]): Sentence {
  return join([own('No line can be named for'), listed(rows, 3)], ' ');
}

export function commandsFor(shown: number, all: number): string {
  return shown === all ? counted(all, 'benchmark') : `the worst ${shown} of ${counted(all, 'benchmark')}`;
}

/** All counts in one line: `41 within budget · 3 improved · 2 packages identical, skipped`. */
export function countsLine(counts: Counts): string {
  return [counted(counts.benchmarks, 'benchmark'), ...countWords(counts)].join(' · ');
}

/** Instead of commands that would have to be cut, or that hold what no terminal shows. */
export const noCommands =
  'The name is too long or too odd for a command here: take it from `report.json` for `go test -bench`.';

export function moreOf(count: number): string {
  return `${grouped(count)} more`;
}

/** A line costs more than the benchmark as a whole: what other lines saved. */
export function elsewhere(amount: string): string {
  return `${amount} elsewhere`;
}

/** Benchmarks that pay for a line and are not listed. */
export function othersToo(count: number): string {
  return `and in ${count} more`;
}
