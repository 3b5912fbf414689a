// Values of profiles for people: a sample type's unit, shares of a total, and what moved between base and head.
import type { Pair } from '../../model/pair.js';
import { formatDifference, formatRatio, formatValue } from '../format.js';
import { phrases } from '../words/profile-views.js';

/** Units of profiles → our base units. Source: google/pprof internal/measurement. */
const units: ReadonlyMap<string, readonly [unit: string, factor: number]> = new Map([
  ['nanoseconds', ['sec/op', 1e-9]],
  ['microseconds', ['sec/op', 1e-6]],
  ['milliseconds', ['sec/op', 1e-3]],
  ['seconds', ['sec/op', 1]],
  ['bytes', ['B/op', 1]],
  ['kilobytes', ['B/op', 2 ** 10]],
  ['megabytes', ['B/op', 2 ** 20]],
]);

export interface AmountText {
  /** `1.21 s` */
  value(value: number): string;
  /** `+40 ms`; `0` without a sign. */
  difference(value: number): string;
}

/** How values in a unit of profiles are written. */
export function amountOf(printed: string): AmountText {
  const [unit, factor] = units.get(printed) ?? ['', 1];
  return {
    value: (value) => formatValue(value * factor, unit),
    difference: (value) => formatDifference(value * factor, unit),
  };
}

/** A part of a whole with one decimal, `12.3%`; what is above zero is never told as zero. */
export function shareText(part: number, whole: number): string {
  if (part === 0) return '0%';
  if (!(whole > 0)) return '–';
  const share = (100 * part) / whole;
  const size = Math.abs(share);
  return `${share < 0 ? '\u2212' : ''}${size < 0.05 ? '<0.1' : size.toFixed(1)}%`;
}

/** From base to head in one word: `+12 %`, `×14`, `new`, `gone`; empty where nothing moved. */
export function changeText({ base, head }: Pair): string {
  if (base === head) return '';
  if (base === 0) return phrases.isNew;
  if (head === 0) return phrases.isGone;
  // Where a side is below zero, as in a profile of differences, a ratio tells nothing.
  if (base < 0 || head < 0) return '';
  const ratio = head / base;
  return formatRatio({ lo: ratio, center: ratio, hi: ratio });
}
