// One logarithmic axis of head / base for all rows of a report, so that lengths can be compared down a column.
import { scaleLog } from 'd3-scale';
import { factorText } from '../../report/format.js';
import type { ChangeMark } from './marks.js';

/** Open ends are infinite, or zero. */
export interface Extent {
  readonly lo: number;
  readonly hi: number;
}

/** What the axis is for: a row of the table. */
export interface AxisRow {
  readonly ratio: (Extent & { readonly center: number }) | null;
  /** Of its budget, as head / base. */
  readonly limit: number | null;
  readonly isMoved: boolean;
  readonly mark: ChangeMark;
}

export interface RatioAxis {
  readonly width: number;
  readonly lo: number;
  readonly hi: number;
  /** Where a ratio lies, within the axis. */
  readonly at: (ratio: number) => number;
  readonly ticks: readonly { readonly at: number; readonly text: string }[];
}

/** How far an axis can reach from 1, as a factor. */
const reaches = [1.03, 1.06, 1.12, 1.25, 1.5, 2, 3, 5, 10, 15, 30, 100, 1000];
/** Share of rows that the axis holds: the rest is an arrow, and does not squash the others. */
const held = 0.9;
/** One row alone does not make the axis longer than this, or than twice what the next one needs. */
const farthestAlone = 10;
/** Budgets beyond it do not make the axis longer: what moved is seen better without them. */
const farthestBudget = 1.5;
/** The shorter side of the axis has this part of the longer one's reach. */
const leastPart = 0.3;
const edge = 12;

const tickRatios = [
  0.001, 0.01, 0.1, 0.2, 0.33, 0.5, 0.67, 0.8, 0.9, 0.95, 0.98, 1, 1.02, 1.05, 1.1, 1.2, 1.5, 2, 3, 5, 10, 30,
  100, 1000,
];

/**
 * An axis for these rows, `width` pixels wide. Each side holds nearly all that moved to it, however many others did not; nearly all
 * of the others; and the budgets that are near. Infinite ends are beyond any axis.
 */
export function ratioAxis(rows: readonly AxisRow[], width: number): RatioAxis {
  const left = reach(rows.map(mirrored));
  const right = reach(rows);
  const lo = 1 / Math.max(left, right ** leastPart);
  const hi = Math.max(right, left ** leastPart);
  const scale = scaleLog([lo, hi], [edge, width - edge]).clamp(true);
  return { width, lo, hi, at: (ratio) => scale(ratio), ticks: ticks(lo, hi, scale) };
}

/** What is below 1 is above it, and the other way round. */
function mirrored(row: AxisRow): AxisRow {
  const { ratio, limit } = row;
  return {
    ...row,
    ratio: ratio && { center: inverse(ratio.center), lo: inverse(ratio.hi), hi: inverse(ratio.lo) },
    limit: limit && inverse(limit),
  };
}

function inverse(ratio: number): number {
  return ratio > 0 ? 1 / ratio : Infinity;
}

/** Of the side above 1, as a factor. */
function reach(rows: readonly AxisRow[]): number {
  const moved: number[] = [];
  const others: number[] = [];
  let budget = 1;
  for (const { ratio, limit, isMoved, mark } of rows) {
    if (ratio === null) continue;
    const { center, hi } = ratio;
    const isOfNote = isMoved || mark === 'unsure' || mark === 'exact-unsure';
    if (!isOfNote) others.push(hi);
    else if (center > 1) moved.push(Number.isFinite(hi) ? hi : center);
    if (limit !== null && limit <= farthestBudget) budget = Math.max(budget, limit);
  }
  const most = Math.max(farthest(moved), quantile(others), budget);
  return reaches.find((of) => of >= most) ?? most;
}

/** Those beyond the quantile as well, as long as what it holds keeps half of the length; very far not for one alone. */
function farthest(factors: readonly number[]): number {
  const most = quantile(factors) ** 2;
  const [first = 1, second = 1] = factors.filter((factor) => factor <= most).sort((a, b) => b - a);
  return Math.min(first, Math.max(2 * second, farthestAlone));
}

function quantile(factors: readonly number[]): number {
  const sorted = factors.filter((factor) => Number.isFinite(factor)).sort((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * held) - 1] ?? 1;
}

/** 1 is always there; others where there is room, from it outwards. */
function ticks(lo: number, hi: number, at: (ratio: number) => number): RatioAxis['ticks'] {
  const room = 38;
  const outwards = tickRatios
    .filter((ratio) => ratio >= lo && ratio <= hi)
    .sort((a, b) => Math.abs(Math.log(b)) - Math.abs(Math.log(a)));
  const kept = [1];
  for (const ratio of outwards)
    if (kept.every((other) => Math.abs(at(other) - at(ratio)) >= room)) kept.push(ratio);
  return kept.sort((a, b) => a - b).map((ratio) => ({ at: at(ratio), text: factorText(ratio) }));
}
