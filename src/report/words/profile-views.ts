// What `pprof-gate top`, `tree` and `flame` say around their numbers.
import { stepFrom } from '../../flame/difference.js';
import { formatDuration, formatShare, formatValue } from '../format.js';
import { counted, grouped } from '../sentence.js';

export const phrases = {
  isNew: 'new',
  isGone: 'gone',
  /** The root of all stacks. */
  all: 'all',
  base: 'Base',
  head: 'Head',
  total: 'Total',
} as const;

/** Column heads. */
export const heads = {
  flat: 'flat',
  flatShare: 'flat%',
  cum: 'cum',
  cumShare: 'cum%',
  base: 'base',
  head: 'head',
  change: 'change',
  share: '%',
  function: { function: 'function', line: 'line' },
  callees: 'function, above what it calls',
  callers: 'function, above its callers',
} as const;

/** What stands in front of a difference that sampling alone can make. */
export const chanceMark = '~';

export const chanceWords = `${chanceMark} no more than sampling differs by chance`;

/** `1.21 s, 121 samples in 2.83 s`, as much of it as is known. */
export function amountWords(total: string, samples: number | null, durationNanos: number): string {
  const taken = samples === null ? '' : `, ${counted(samples, 'sample')}`;
  const time = durationNanos > 0 ? ` in ${formatDuration(durationNanos / 1e6)}` : '';
  return `${total}${taken}${time}`;
}

/** `change`: what moved from base, null where nothing did. */
export function sideWords(side: string, path: string, amount: string, change: string | null): string {
  return `${side} ${path}: ${amount}${change === null ? '' : `; ${change}`}`;
}

export function perOperationWords(head: number): string {
  return `Per operation, over ${formatValue(head, '', 15)} operations`;
}

/** `options`: those that leave the other stacks out. */
export function keptByWords(options: readonly string[], part: string, share: string): string {
  return `Kept by ${options.join(', ')}: ${part}, ${share} of all`;
}

/** Nothing is left to be shown. */
export function nothingWords(filters: readonly string[]): string {
  return filters.length === 0 ? 'No samples' : `No stack is kept by ${filters.join(', ')}`;
}

/** Behind the name of a function that calls itself. */
export function recursiveWords(times: number): string {
  return `(${grouped(times)} deep)`;
}

/** In place of rows of a flame graph. */
export function rowsLikeWords(rows: number): string {
  return `⋮ ${counted(rows, 'more row')} like this`;
}

export const noDifference = 'No difference';

/** The last line of a table. `least`: a share, `most`: what each of the others has at most. */
export function otherRowsWords(what: {
  readonly light: number;
  readonly more: number;
  readonly same: number;
  readonly least: number;
  readonly most: string;
  readonly by: 'function' | 'line';
}): string[] {
  const { light, more, same, least, most, by } = what;
  return [
    ...(more > 0 ? [`and ${counted(more, by)} with ${most}`] : []),
    ...(light > 0 ? [`and ${counted(light, by)} below ${formatShare(least)}`] : []),
    ...(same > 0 ? [`and ${counted(same, by)} without a difference`] : []),
  ];
}

/** `flat 12 ms or less` */
export function atMostWords(column: string, amount: string): string {
  return `${column} ${amount} or less`;
}

/** Of differences. */
export function changeAtMostWords(column: string, amount: string): string {
  return `a change of ${column} by ${amount} or less`;
}

/** The last line of a tree or a flame graph; nothing when all is there. */
export function leftOutWords({
  lighter,
  deeper,
  least,
  depth,
}: {
  readonly lighter: number;
  readonly deeper: number;
  readonly least: number;
  readonly depth: number;
}): string[] {
  const words = [
    ...(lighter > 0 ? [`${counted(lighter, 'call')} below ${formatShare(least)}`] : []),
    ...(deeper > 0 ? [`${counted(deeper, 'call')} deeper than ${grouped(depth)}`] : []),
  ];
  return words.length === 0 ? [] : [`and ${words.join(', ')}`];
}

/** Calls that are no more, in a picture whose widths are head's. */
export function goneWords(calls: number, amount: string): string {
  return `gone since base, and so without a width: ${counted(calls, 'call')} with ${amount}`;
}

/** Smaller differences have no colour. */
const least = formatShare(stepFrom[0]);

export const legend = {
  modules: 'your modules and others',
  standard: 'standard library',
  runtime: 'Go runtime',
  less: 'less than base',
  more: 'more than base',
  same: `less than ${least} apart, or no more than by chance`,
  noneMoved: `No call is ${least} apart, or by more than chance.`,
  moreText: `Percent with a sign: change since base, where it is ${least} and more than chance.`,
} as const;

/** Title of a picture. */
export function flameTitle(type: string, direction: 'callees' | 'callers'): string {
  return direction === 'callees' ? `Flame graph of ${type}` : `Flame graph of ${type}, callers below callees`;
}

export function writtenWords(path: string): string {
  return `Written: ${path}`;
}
