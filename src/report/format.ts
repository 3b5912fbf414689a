// Numbers for people: units they read, and never more digits than the measurement carries.
import { profileUnit } from '../model/profile-budget.js';
import { isTimeUnit, type Better } from '../base/units.js';
import type { Interval } from '../model/metric.js';
import type { Limit } from '../model/policy.js';
import type { Change, Culprit, Summary } from '../model/verdict.js';

const minus = '\u2212';

interface Scale {
  readonly from: number;
  readonly name: string;
}

const timeScales: readonly Scale[] = [
  { from: 1, name: 's' },
  { from: 1e-3, name: 'ms' },
  { from: 1e-6, name: 'µs' },
  { from: 1e-9, name: 'ns' },
];
const byteScales: readonly Scale[] = [
  { from: 2 ** 40, name: 'TiB' },
  { from: 2 ** 30, name: 'GiB' },
  { from: 2 ** 20, name: 'MiB' },
  { from: 2 ** 10, name: 'KiB' },
  { from: 1, name: 'B' },
];
/** Decimal, as `go test` prints MB/s. */
const rateScales: readonly Scale[] = [
  { from: 1e12, name: 'TB/s' },
  { from: 1e9, name: 'GB/s' },
  { from: 1e6, name: 'MB/s' },
  { from: 1e3, name: 'kB/s' },
  { from: 1, name: 'B/s' },
];

function scalesOf(metric: string): readonly Scale[] | null {
  const unit = profileUnit(metric) ?? metric;
  if (unit === 'B/s') return rateScales;
  if (unit === 'sec/op' || unit.endsWith('-sec/op')) return timeScales;
  if (unit === 'B/op' || unit.endsWith('-B/op')) return byteScales;
  return null;
}

/** A number in base units with its unit: `1.21 µs`, `96 B`, `842 MB/s`, `12,345`. Rounded to `digits` digits. */
export function formatValue(value: number, unit: string, digits = 3): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'n/a' : signed(value, '∞', '');
  if (profileUnit(unit) === 'share') return formatShare(value);
  const scales = scalesOf(unit);
  if (scales === null) return signed(value, plainNumber(Math.abs(value), digits), '');
  if (value === 0) return scales === byteScales ? '0 B' : '0';
  // The larger of both: 999.9 ns is 1.00 µs, and 1024 B is 1.00 KiB, though three digits of it are 1020.
  const size = Math.max(Math.abs(value), Math.abs(round(value, digits)));
  const scale = scales.find(({ from }) => size >= from) ?? scales.at(-1);
  if (scale === undefined) throw new Error('no scale');
  const scaled = Math.abs(value) / scale.from;
  const whole = Number.isInteger(scaled) && scale.name === 'B';
  const number = whole ? String(scaled) : measured(scaled, digits);
  // Hundredths of a byte are no finer for being 0.0100.
  return signed(value, `${scaled < 1 && scale.name === 'B' ? trimmed(number) : number} ${scale.name}`, '');
}

/** `formatValue` of a number that is not measured but known: `12 KiB`, not `12.0 KiB`. */
export function formatExact(value: number, unit: string, digits = 3): string {
  const [number = '', ...scale] = formatValue(value, unit, digits).split(' ');
  return [number.includes('.') ? trimmed(number) : number, ...scale].join(' ');
}

/** `formatValue` with its sign in front, `+2`, `−96 B`; a zero has none. */
export function formatDifference(value: number, unit: string, digits = 3): string {
  const text = formatValue(Math.abs(value), unit, digits);
  // Of parts of a whole: percent would read as a part of base.
  const told = profileUnit(unit) === 'share' ? text.replace('%', 'points') : text;
  return signed(value, told, value === 0 ? '' : '+');
}

/** Rounded, with the zeros that are measured; without an exponent for what occurs. */
function measured(value: number, digits: number): string {
  return value >= 1e15 || value < 1e-4 ? trimmed(value.toExponential(digits - 1)) : fixed(value, digits);
}

/** What an operation costs more, of a culprit: `+2 allocs/op`, `+96 B/op`, `+150 ns/op`, `+1 goroutine/op left behind`. */
export function formatCost(value: number, unit: Culprit['unit'], digits = 3): string {
  const text = formatDifference(value, unit, digits);
  if (unit === 'heap-kept-B/op') return `${text}/op kept`;
  if (unit === 'waiting-sec/op') return `${text}/op of waiting`;
  if (unit === 'goroutines-left/op')
    return `${text} ${Math.abs(value) === 1 ? 'goroutine' : 'goroutines'}/op left behind`;
  return unit === 'allocs/op' ? `${text} allocs/op` : `${text}/op`;
}

/** A count: as it is when integral, `12,345`; else rounded. Tiny ones as `1.2e-7`. */
function plainNumber(value: number, digits: number): string {
  if (Number.isInteger(value) && value < 1e15) return grouped(String(value));
  if (value >= 1e15 || value < 1e-4) return trimmed(value.toExponential(digits - 1));
  const [whole = '0', fraction] = fixed(value, digits).split('.');
  return fraction === undefined ? grouped(whole) : trimmed(`${grouped(whole)}.${fraction}`);
}

function grouped(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, ',');
}

/** `digits` significant digits without an exponent; trailing zeros stay, they are measured. */
function fixed(value: number, digits: number): string {
  const rounded = round(value, digits);
  const decimals = rounded === 0 ? 0 : digits - 1 - Math.floor(Math.log10(Math.abs(rounded)));
  return rounded.toFixed(Math.min(Math.max(decimals, 0), 20));
}

function round(value: number, digits: number): number {
  return Number(value.toPrecision(digits));
}

function trimmed(number: string): string {
  return number.replace(/(\.\d*?)0+(?=e|$)/, '$1').replace(/\.(?=e|$)/, '');
}

function signed(value: number, text: string, plus: string): string {
  return value < 0 ? minus + text : plus + text;
}

/** Significant digits that an interval leaves standing: 2 at ±10 %, 3 at ±1 %, 4 at ±0.1 %; counts keep 3. */
function digitsOf(interval: Interval, unit: string): number {
  const half = (interval.hi - interval.lo) / 2;
  if (!Number.isFinite(half) || half <= 0 || interval.center === 0) return 3;
  const carried = Math.ceil(-Math.log10(half / Math.abs(interval.center))) + 1;
  return Math.min(Math.max(carried, scalesOf(unit) === null ? 3 : 2), 4);
}

/** Base and head of a change; exact values get as many digits as it takes to tell them apart, six at most. */
export function formatSides(change: Change): { readonly base: string | null; readonly head: string | null } {
  const { unit } = change.metric;
  const { base, head } = change.summary;
  const side = (summary: Summary | undefined, digits: number) =>
    summary === undefined ? null : formatValue(summary.center, unit, digits);
  if (!change.exact) {
    const digits = Math.min(
      ...[base, head].flatMap((of) => (of === undefined ? [] : [digitsOf(of, unit)])),
      4,
    );
    return { base: side(base, digits), head: side(head, digits) };
  }
  let texts = { base: side(base, 3), head: side(head, 3) };
  const differ = base !== undefined && head !== undefined && base.center !== head.center;
  for (let digits = 4; differ && texts.base === texts.head && digits <= 6; digits++) {
    texts = { base: side(base, digits), head: side(head, digits) };
  }
  return texts;
}

/**
 * What moved: `+2`, `+96 B`, `+18.4 % (17.1 … 19.8)`, `×285`. A count without an interval is told in its
 * unit, unless its budget is relative; a zero base has no percentage. Null when one side is missing.
 */
export function formatChange(change: Change): string | null {
  const { base, head } = change.summary;
  if (base === undefined || head === undefined) return null;
  const relative = change.budget?.limit.kind === 'relative';
  const { ratio, metric } = change;
  const counted = ratio === null || (!isTimeUnit(metric.unit) && ratio.hi <= ratio.lo);
  if (ratio === null || (counted && !relative)) {
    const digits = change.exact ? 3 : Math.min(digitsOf(base, metric.unit), digitsOf(head, metric.unit));
    return formatDifference(head.center - base.center, metric.unit, digits);
  }
  return formatRatio(ratio);
}

/** head / base: as percent with its interval, from ten times on as a factor. */
export function formatRatio(ratio: Interval): string {
  const known = Number.isFinite(ratio.lo) && Number.isFinite(ratio.hi) && ratio.hi > ratio.lo;
  if (ratio.center >= 10) {
    const range = known ? ` (${factor(ratio.lo)} … ${factor(ratio.hi)})` : '';
    return `×${factor(ratio.center)}${range}`;
  }
  const center = (ratio.center - 1) * 100;
  if (!known) return `${percent(center, null, true)} %`;
  const lo = (ratio.lo - 1) * 100;
  const hi = (ratio.hi - 1) * 100;
  const decimals = decimalsOf((hi - lo) / 2);
  const plus = lo < 0;
  return `${percent(center, decimals, true)} % (${percent(lo, decimals, plus)} … ${percent(hi, decimals, plus)})`;
}

/** A ratio on an axis: `−20 %`, `1`, `+5 %`, from two times on `×3`. */
export function factorText(ratio: number): string {
  if (ratio === 1) return '1';
  return ratio >= 2 ? `×${factor(ratio)}` : `${percent((ratio - 1) * 100, null, true)} %`;
}

function factor(ratio: number): string {
  return plainNumber(round(ratio, 3), 3);
}

/** Decimals of a percentage whose half-interval is so many points wide. */
function decimalsOf(half: number): number {
  return Math.min(Math.max(-Math.floor(Math.log10(half / 2)), 0), 2);
}

/** Percent points with a sign; `decimals` null takes three significant digits, and never rounds a loss to all. */
function percent(value: number, decimals: number | null, plus: boolean): string {
  const size = Math.abs(value);
  let text = decimals === null ? trimmed(plainNumber(round(size, 3), 3)) : size.toFixed(decimals);
  if (value < 0 && value > -100) {
    for (let more = 1; Number(text) === 100 && more <= 4; more++) text = size.toFixed(more);
    if (Number(text) === 100) text = '99.9999';
  }
  return signed(Number(text) === 0 ? 0 : value, text, plus && Number(text) !== 0 ? '+' : '');
}

/** A budget as the report writes it: `+5 %`, `+0`, `+16 B`, `≤ 12`; for what should be high `−5 %`. */
export function formatLimit(limit: Limit, unit: string, better: Better): string {
  const sign = better === 'higher' ? minus : '+';
  switch (limit.kind) {
    case 'relative':
      return `${sign}${plainNumber(round(limit.max * 100, 3), 3)} %`;
    case 'growth':
      return sign + (limit.max === 0 ? '0' : formatExact(limit.max, unit));
    case 'limit':
      return `${limit.op === '<=' ? '≤' : '≥'} ${formatExact(limit.value, unit)}`;
    case 'none':
      return '–';
  }
}

/** `4 min 12 s`, `1 h 4 min`, `12 s`, `0.8 s`, `350 ms`. */
export function formatDuration(ms: number): string {
  if (ms < 500) return `${Math.round(ms)} ms`;
  if (ms < 9950) return `${trimmed((ms / 1000).toFixed(1))} s`;
  const seconds = Math.round(ms / 1000);
  const minutes = Math.floor(seconds / 60);
  if (minutes === 0) return `${seconds} s`;
  if (minutes < 60) return seconds % 60 === 0 ? `${minutes} min` : `${minutes} min ${seconds % 60} s`;
  return minutes % 60 === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** As the configuration writes it, rounded up to seconds: `20m`, `90s`. */
export function typedDuration(ms: number): string {
  const whole = Math.ceil(ms / 1000);
  return whole % 60 === 0 ? `${whole / 60}m` : `${whole}s`;
}

/** A probability to two digits: `0.0031`, `< 0.0001`. */
export function formatP(p: number): string {
  return p < 1e-4 ? '< 0.0001' : `${round(p, 2)}`;
}

/** A fraction as percent: 0.01 → `1 %`. */
export function formatShare(fraction: number): string {
  return `${plainNumber(round(fraction * 100, 2), 2)} %`;
}
