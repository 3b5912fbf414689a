// What a budget says: `+5%`, `+2`, `+5ns`, `+96B`, `<= 12`, `<= 1.5ms`, `>= 100MB/s`, `none`.
import { toBaseUnit, type Better } from '../base/units.js';
import type { Limit } from '../model/policy.js';
import type { ConfigProblemCode, Problem } from './problem.js';

/** A limit in base units, and as the report shows it. */
export interface WrittenLimit {
  readonly limit: Limit;
  readonly written: string;
}

const longest = 64;
const amount = String.raw`\d+(?:\.\d+)?(?:[eE][+-]?\d{1,3})?`;
const parts = new RegExp(String.raw`^([+-]|[<>=≤≥]{1,2})? ?(${amount})(?: ?([^\s\d]\S*))?$`);

/** The shape of a limit, for the schema; parseLimit knows which units go with which metric. */
export const limitShape = new RegExp(String.raw`^(?:none|off|(?:[+−-]|<=|>=) ?${amount}(?: ?[^\s\d]\S*)?)$`);

// Sizes are in the unit that Go prints, and the last factor is the one that measured values are multiplied
// by: `5ns` is then the same number as a measured 5 ns/op, to the last bit.
const times: ReadonlyMap<string, number> = new Map([
  ['ns', 1],
  ['us', 1e3],
  ['µs', 1e3],
  ['μs', 1e3],
  ['ms', 1e6],
  ['s', 1e9],
]);
const bytes: ReadonlyMap<string, number> = new Map([
  ['B', 1],
  ['KB', 1e3],
  ['kB', 1e3],
  ['MB', 1e6],
  ['GB', 1e9],
  ['KiB', 2 ** 10],
  ['MiB', 2 ** 20],
  ['GiB', 2 ** 30],
]);
const rates: ReadonlyMap<string, number> = new Map([...bytes].map(([unit, size]) => [`${unit}/s`, size]));
const none: ReadonlyMap<string, number> = new Map();

/** How amounts of a metric are written. */
interface Scale {
  readonly sizes: ReadonlyMap<string, number>;
  readonly factor: number;
  /** What an amount without a unit is in; null when nothing says so. */
  readonly plain: string | null;
  /** The unit that a suggestion has. */
  readonly usual: string;
}

function scaleOf(metric: string): Scale {
  const { unit } = toBaseUnit(metric);
  if (unit === 'sec/op' || unit.endsWith('-sec/op')) {
    return { sizes: times, factor: 1e-9, plain: metric.endsWith('ns/op') ? 'ns' : null, usual: 'ns' };
  }
  if (unit === 'B/s') {
    return { sizes: rates, factor: 1, plain: metric === 'MB/s' ? 'MB/s' : null, usual: 'MB/s' };
  }
  if (/(^|-)(B|bytes)(\/op)?$/.test(unit)) return { sizes: bytes, factor: 1, plain: '', usual: 'B' };
  return { sizes: none, factor: 1, plain: '', usual: '' };
}

/**
 * Reads a limit for a metric as written (`sec/op` or `ns/op`). An amount of time or of a rate needs a unit
 * unless the metric's name has one. `better` decides which sign means worse; without a direction only an
 * absolute limit makes sense. Facts of a problem: `metric`, `text`, `write` (what would be right).
 */
export function parseLimit(text: string, metric: string, better: Better): WrittenLimit | Problem {
  // U+2212, the minus that reports print, is copied from there.
  const line = text.replace('−', '-');
  if (line === 'none' || line === 'off') return { limit: { kind: 'none' }, written: 'none' };
  const scale = scaleOf(metric);
  const worse = better === 'higher' ? '-' : '+';
  const bound = better === 'higher' ? '>= ' : '<= ';
  const problem = (code: ConfigProblemCode, ...write: string[]): Problem => ({
    code,
    facts: { metric, text: line.slice(0, longest), write },
  });

  const [, operator = '', digits = '', unit = ''] = (line.length > longest ? null : parts.exec(line)) ?? [];
  const number = Number(digits);
  if (digits === '' || !Number.isFinite(number * 1e12)) {
    return problem('limit-unreadable', `${worse}5%`, `${bound}100${scale.usual}`, 'none');
  }
  if (/^(percent|pct)$/i.test(unit)) return problem('limit-wrong-unit', `${worse}${digits}%`);
  // A suggestion has to be one that is taken.
  const isKnown = typeof sizeOf(number, unit, metric, scale) !== 'string';
  const usual = `${digits}${unit === '' ? (scale.plain ?? scale.usual) : isKnown ? unit : scale.usual}`;
  if (operator === '') {
    if (unit === '%') return problem('limit-without-sign', `${worse}${digits}%`);
    return problem('limit-without-sign', `${worse}${usual}`, `${bound}${usual}`);
  }

  if (operator !== '+' && operator !== '-') {
    // Which of the two is meant follows from what is worse; without a direction only from the sign itself.
    const right = better === 'neither' && /[>≥]/.test(operator) ? '>= ' : bound;
    if (operator !== '<=' && operator !== '>=') return problem('limit-operator', `${right}${usual}`);
    if (`${operator} ` !== right) return problem('limit-wrong-bound', `${right}${usual}`);
    const write = `${operator} ${digits}${scale.usual}`;
    if (unit === '%') return problem('limit-wrong-unit', `${worse}${digits}%`, write);
    const size = sizeOf(number, unit, metric, scale);
    if (typeof size === 'string') return problem(size, write);
    const value = number * size.size * scale.factor;
    return { limit: { kind: 'limit', op: operator, value }, written: `${operator} ${digits}${size.unit}` };
  }

  if (better === 'neither') {
    return problem('metric-without-direction', `<= ${unit === '%' ? digits + scale.usual : usual}`);
  }
  if (operator !== worse && number !== 0) return problem('limit-wrong-sign', `${worse}${digits}${unit}`);
  if (unit === '%') {
    return { limit: { kind: 'relative', max: number / 100 }, written: `${operator}${digits}%` };
  }
  const size = sizeOf(number, unit, metric, scale);
  if (typeof size === 'string') {
    return problem(size, `${operator}${digits}%`, `${operator}${digits}${scale.usual}`);
  }
  const max = number * size.size * scale.factor;
  return { limit: { kind: 'growth', max }, written: `${operator}${digits}${size.unit}` };
}

/** How many printed units one `unit` is, and the unit as the report shows it. `64KiB/op` is `64KiB`. */
function sizeOf(
  number: number,
  unit: string,
  metric: string,
  { sizes, plain }: Scale,
): { readonly size: number; readonly unit: string } | 'limit-without-unit' | 'limit-wrong-unit' {
  const short = sizes.size === 0 && unit === metric ? '' : unit.replace(/\/op$/, '');
  if (short === '') {
    if (number === 0) return { size: 0, unit: '' };
    return plain === null ? 'limit-without-unit' : { size: sizes.get(plain) ?? 1, unit: plain };
  }
  const size = sizes.get(short);
  return size === undefined ? 'limit-wrong-unit' : { size, unit: short };
}
