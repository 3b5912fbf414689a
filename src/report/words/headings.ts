// Headings, table heads and set phrases of the report.
import type { Counts, Row } from '../../model/report.js';
import { counted, grouped, join, listed, own, type Sentence } from '../sentence.js';
import { countWords } from './verdict.js';

/** Columns of the table of changes. */
export const columns = ['benchmark', 'metric', 'base', 'head', 'change', 'budget'] as const;
/** Columns of the table of all times, behind the benchmark and its metric. */
export const timeColumns = [
  'base',
  'head',
  'change',
  'pairs on layouts',
  'decided on',
  'p',
  'visible from',
] as const;

export const headings = {
  changes: 'Changes',
  where: 'Where',
  paths: 'Paths',
  cannotTell: 'Cannot tell',
  broken: 'Does not run',
  config: 'Configuration',
  unmeasured: 'Not measured',
  improved: 'Improved',
  worse: 'Worse, within budget',
  counts: 'Counts',
  kept: 'Goroutines left behind',
  unreached: 'Changed, not measured',
  runtime: 'Garbage collection, scheduler and heap',
  others: 'Not compared',
  doubts: 'Doubts and gaps',
  goroutines: 'Goroutines of what does not run',
  reproduce: 'Reproduce',
  times: 'Times',
  method: 'How this was measured',
} as const;

export const phrases = {
  lineOfDiff: 'line of the diff',
  foreignLine: 'not in this repository',
  sampled: 'sampled by function',
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
  fullReport: 'full report',
  exit: 'exit',
  changeNote:
    'Base and head are medians of each side; the change is estimated over pairs that ran next to each other, so it is not their ratio.',
  toDecide: 'to decide',
  toDecideQuietly: 'to decide on a quieter machine',
} as const;

/** How many rows have no answer, where benchmarks are counted everywhere else: `3 metrics of 2 benchmarks`. */
export function rowCount(rows: readonly Row[]): string {
  const benchmarks = new Set(rows.map(({ benchmark }) => benchmark)).size;
  return benchmarks === rows.length
    ? grouped(rows.length)
    : `${counted(rows.length, 'metric')} of ${counted(benchmarks, 'benchmark')}`;
}

export function moreRows(count: number): string {
  return `${counted(count, 'more row')}, worst first; all are in report.json`;
}

/** Of the times, which are not sorted by size. */
export function moreTimes(count: number): string {
  return `${counted(count, 'more row')}, looked at less closely; all are in report.json`;
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

/** The same for a terminal, below the reason that the command is for. */
export const noCommand = 'its name is too long or too odd for a command here, and is in report.json';

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

/** What is not on the line that starts goroutines which stay: `runtime.malg` makes them. */
export function runtimeShare(units: readonly string[]): string {
  return `what Go's runtime keeps of each is in ${units.join(' and ')} as well`;
}

/** Of what is allocated before the loop of a run, and counted with its operations. */
export function onceWords(operations: number): string {
  return `once in a run of ${counted(operations, 'operation')}`;
}
