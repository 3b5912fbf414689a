// Words of the page of one benchmark: its plots, tables and controls.
import { profileUnit } from '../../model/profile-budget.js';
import { counted, grouped } from '../sentence.js';
import type { CommandsAbout } from './why-commands.js';

export const benchmarkWords = {
  values: 'Every value',
  spread: 'How the values spread',
  order: 'In the order in which they ran',
  pairs: 'Head as a multiple of base, pair by pair',
  asTable: 'Values as a table',
  earlier: 'hollow: looked at, not decided on',
  median: 'bar: median with its interval',
  joined: 'a line joins the two of a pair',
  profiles: 'Profiles',
  noProfiles: 'No profile of it is in this file.',
  goroutines: 'Goroutines',
  waiting: 'Waiting for locks, channels and goroutines',
  processor: 'Processor time, by what it is for',
  runtime: 'Garbage collection, scheduler and heap',
  history: 'Over earlier recordings',
  commands: 'Reproduce',
  copy: 'Copy',
  copied: 'Copied',
  selected: 'Selected: copy it with the keyboard',
  numbersOnly: 'Of this benchmark the report holds the numbers only: there was no room for more.',
  estimateHint: 'band: the estimate with its interval; dashes: the budget',
  visibleFrom: 'visible from',
  otherMachines: 'Hollow dots are of other machines: times of those are not to be compared.',
} as const;

/** Of which processes the numbers of a part are: those of one thing differ between them. */
export const sampleWords = {
  lines:
    'Amounts are of further processes, which run under a profiler: they need not add up to the change in the table.',
  profiles:
    'Of processes under a profiler: a total need not equal the metric in the table. Processor time is that of all cores together.',
  runtime:
    'Rates are counted in the processes of the profile of processor time, where there is one; what stays of the heap in processes without a profiler.',
} as const;

/** `isDump`: of a package that takes no sentinels. */
export function goroutineSamples(isDump: boolean): string {
  return isDump
    ? 'Read from dumps of whole processes, which show no created ones.'
    : 'Counted in processes without a profiler.';
}

/** Units that are not of the processes that are timed. */
const countedUnits: readonly string[] = ['goroutines-left/op', 'goroutines-created/op', 'heap-kept-B/op'];

/** Below the table of metrics: of which processes its rows are. */
export function metricSamples(units: readonly string[]): string {
  const counting = units.filter((unit) => countedUnits.includes(unit));
  const hasProfiles = units.some((unit) => profileUnit(unit) !== null);
  return `${[
    'Measured in processes that run the benchmark without a profiler',
    ...(counting.length === 0
      ? []
      : [`${enumerated(counting)} in others, which count goroutines and the heap`]),
    ...(hasProfiles ? ['what profiles count in others, under a profiler'] : []),
  ].join('; ')}.`;
}

/** `a`, `a and b`, `a, b and c` */
function enumerated(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}

/** Where commands are typed. `isHere`: paths are from where the report was made; else its readers have them elsewhere. */
export function commandNote(about: CommandsAbout, isHere: boolean): string {
  if (about !== 'captures') return 'To type in the root of the repository.';
  return isHere
    ? 'Paths are from where pprof-gate was started.'
    : 'To type in the artifact that holds the result, unpacked, or in the folder “capture” that the run left: the files are there.';
}

export const goroutineColumns = {
  caption: 'What the benchmark does with goroutines',
  groups: 'Goroutines left behind, by where they are started',
  side: 'Side',
  created: 'Created per operation',
  left: 'Left behind',
  started: 'Started at',
  stands: 'What each does',
  count: 'Count',
  perOperation: 'Per operation',
  unknown: 'not counted',
} as const;

export const waitingColumns = {
  line: 'Line',
  waits: 'Waits',
  delay: 'Waiting per operation',
  times: 'Times per operation',
  more: 'clearly more on head',
  less: 'clearly less on head',
  none: 'no clear change',
  change: 'Change',
} as const;

/** Timed processes have one core; these have all. */
export function waitingCaption(procs: number): string {
  return `Where goroutines wait, for each operation, on ${counted(procs, 'core')}, under a profiler; the stronger the colour, the longer. Lines are those of head, unless base is named`;
}

export const processorColumns = {
  caption:
    'Processor time for each operation, by what it is for; sampled, from the profile of processor time',
  group: 'What for',
} as const;

export const runtimeColumns = {
  caption: 'What Go’s runtime did for each operation',
  what: 'What',
  heap: 'heap',
  moved: 'moved',
  unknown: 'not counted',
} as const;

export const profileColumns = {
  caption: 'Profiles of this benchmark; values are for each operation',
  captionWhole: 'Profiles of this benchmark',
  profile: 'Profile',
  sample: 'What is counted',
  nothing: 'nothing',
} as const;

export const valueColumns = {
  stage: 'Part',
  round: 'Round',
  first: 'Ran first',
  ratio: 'Head / base',
  layout: 'Code layout',
  ownLayout: 'as built',
} as const;

export const historyColumns = {
  caption: 'Recorded values, the oldest first',
  recorded: 'Recorded',
  commit: 'Commit',
  go: 'Go',
  machine: 'Machine',
  run: 'Run',
  value: 'Value',
  tree: 'working tree',
} as const;

/** Of all processes of one side. */
export function allEqual(value: string, processes: number): string {
  return processes === 1
    ? `the only process gave ${value}`
    : `all ${grouped(processes)} processes gave ${value}`;
}

/** `36 pairs on 12 code layouts` */
export function measuredIn(pairs: number, layouts: number): string {
  return `${counted(pairs, 'pair')} on ${counted(layouts, 'code layout')}`;
}

/** On what a time was decided: `decided on fresh data`. */
export function decidedOn(stage: string): string {
  return `decided on ${stage}`;
}

export function machineName(machine: number): string {
  return `machine ${machine + 1}`;
}

/** Behind a table that is cut. */
export function firstOf(shown: number, all: number): string {
  return `The first ${grouped(shown)} of ${counted(all, 'row')}; all are in the capture.`;
}

/** Of a plot, for those who do not see it. */
export function plotName(what: string, unit: string): string {
  return `${what}: ${unit}`;
}

export function spreadDescription(
  side: string,
  n: number,
  median: string,
  least: string,
  most: string,
): string {
  return `${side}: ${counted(n, 'value')} from ${least} to ${most}, median ${median}`;
}

export function pairsDescription(pairs: number, above: number): string {
  return `${counted(pairs, 'pair')}; head is larger in ${grouped(above)}`;
}

/** Below a history that is cut. */
export function earlierLeft(left: number): string {
  return `${counted(left, 'earlier recording')} not shown.`;
}

export function historyDescription(points: number, first: string, last: string): string {
  return `${counted(points, 'recording')}, from ${first} to ${last}`;
}
