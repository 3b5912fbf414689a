// Words of the HTML report that are not those of the other reports: its parts, controls and hints.
import { counted } from '../sentence.js';

export const withoutScript =
  'The tables and pictures of this report are drawn by a script in this file, and scripts are switched off here. The verdict is above; report.json has all numbers.';

/** Of a page without a report. */
export const withoutScriptProfile =
  'The tables and pictures of this profile are drawn by a script in this file, and scripts are switched off here. pprof-gate top and tree show the same in a terminal.';

export const cannotRead = 'The data in this file cannot be read:';

export const pageWords = {
  overview: 'Overview',
  breadcrumbs: 'Where you are',
  base: 'base',
  head: 'head',
  inFlameGraph: 'in the flame graph',
  notHere: 'That is not in this report: this is its overview.',
  notHereProfile: 'That is not on this page: this is its first profile.',
} as const;

/** Of all benchmarks. */
export function profilesLeftWords(left: number): string {
  return `For ${counted(left, 'more profile')} there was no room in this file.`;
}

const kinds: Readonly<Record<string, string>> = {
  heap: 'Memory',
  allocs: 'Memory',
  cpu: 'Processor time',
  block: 'Waiting',
  mutex: 'Held locks',
  goroutine: 'Goroutines',
  goroutineleak: 'Leaked goroutines',
  threadcreate: 'Threads',
};

/** Of a profile's kind; of a file its name as it is. */
export function profileKindWords(kind: string): string {
  return Object.hasOwn(kinds, kind) ? (kinds[kind] ?? kind) : kind;
}
