// One logarithmic axis of head / base for all rows of a report, so that lengths can be compared down a column.
import { scaleLog } from 'd3-scale';
import { factorText } from '../../report/format.js';

/** Open ends are infinite, or zero. */
export interface Extent {
  readonly lo: number;
  readonly hi: number;
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
const reaches = [1.03, 1.06, 1.12, 1.25, 1.5, 2, 3, 5, 10, 30, 100, 1000];
/** Share of rows that the axis holds: the rest is an arrow, and does not squash the others. */
const held = 0.9;
/** The shorter side of the axis has this part of the longer one's reach. */
const leastPart = 0.3;
const edge = 12;

const tickRatios = [
  0.001, 0.01, 0.1, 0.2, 0.33, 0.5, 0.67, 0.8, 0.9, 0.95, 0.98, 1, 1.02, 1.05, 1.1, 1.2, 1.5, 2, 3, 5, 10, 30,
  100, 1000,
];

export function ratioAxis(extents: readonly Extent[], width: number): RatioAxis {
  const left = reach(extents.map(({ lo }) => (lo > 0 ? 1 / lo : Infinity)));
  const right = reach(extents.map(({ hi }) => hi));
  const lo = 1 / Math.max(left, right ** leastPart);
  const hi = Math.max(right, left ** leastPart);
  const scale = scaleLog([lo, hi], [edge, width - edge]).clamp(true);
  return { width, lo, hi, at: (ratio) => scale(ratio), ticks: ticks(lo, hi, scale) };
}

function reach(factors: readonly number[]): number {
  const sorted = factors.filter((factor) => Number.isFinite(factor)).sort((a, b) => a - b);
  const most = sorted[Math.ceil(sorted.length * held) - 1] ?? 1;
  return reaches.find((of) => of >= most) ?? most;
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
