// Words of the page of one benchmark: its plots, tables and controls.
import { counted, grouped } from '../sentence.js';

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
  return `Where goroutines wait, for each operation, on ${counted(procs, 'core')}; the stronger the colour, the longer`;
}

export const processorColumns = {
  caption: 'Processor time for each operation, by what it is for; sampled',
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

export function historyDescription(points: number, first: string, last: string): string {
  return `${counted(points, 'recording')}, from ${first} to ${last}`;
}
