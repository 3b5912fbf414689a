// The picture in a row: an interval of head / base on the axis of the whole table. The same is in the row in words.
import type { JSX } from 'preact';
import type { ChangeRow } from './change-rows.js';
import { arrowPath, markPath, type ChangeMark } from './marks.js';
import type { RatioAxis } from './ratio-axis.js';

/** As high as its row, however many lines that has: lines go through, the marks are in its middle. */
export function ForestCell({
  axis,
  row,
}: {
  readonly axis: RatioAxis;
  readonly row: Pick<ChangeRow, 'ratio' | 'limit' | 'mark'>;
}): JSX.Element {
  const { ratio, limit, mark } = row;
  return (
    <svg class="forest" width={axis.width} aria-hidden="true">
      {axis.ticks.map(({ at, text }) => (
        <line key={text} class={text === '1' ? 'one' : 'tick'} x1={at} x2={at} y1="0" y2="100%" />
      ))}
      <svg y="50%" overflow="visible">
        {ratio !== null && limit !== null && limit >= axis.lo && limit <= axis.hi && (
          <BudgetMark at={axis.at(limit)} />
        )}
        {ratio !== null && <Interval axis={axis} ratio={ratio} mark={mark} />}
      </svg>
    </svg>
  );
}

export function BudgetMark({ at }: { readonly at: number }): JSX.Element {
  return <path class="limit" d={`M${at - 3} -10H${at}V10H${at - 3}`} />;
}

function Interval({
  axis,
  ratio,
  mark,
}: {
  readonly axis: RatioAxis;
  readonly ratio: NonNullable<ChangeRow['ratio']>;
  readonly mark: ChangeMark;
}): JSX.Element {
  const { lo, hi, center } = ratio;
  const [from, to, at] = [
    axis.at(Math.max(lo, axis.lo)),
    axis.at(Math.min(hi, axis.hi)),
    axis.at(near(center, axis)),
  ];
  const isOut = center > axis.hi ? 1 : center < axis.lo ? -1 : 0;
  // The mark of what lies beyond stands at the edge, with the arrow behind it.
  const middle = at - isOut * 4;
  return (
    <g class={`mark ${mark}`}>
      {hi > lo && <path class="span" d={`M${from} 0H${to}`} />}
      {hi > lo && lo >= axis.lo && <path class="span" d={`M${from} -4V4`} />}
      {hi > lo && hi <= axis.hi && <path class="span" d={`M${to} -4V4`} />}
      {lo < axis.lo && isOut === 0 && <Arrow at={axis.at(axis.lo)} direction={-1} />}
      {hi > axis.hi && isOut === 0 && <Arrow at={axis.at(axis.hi)} direction={1} />}
      {isOut !== 0 && <Arrow at={at + isOut * 4} direction={isOut} />}
      <path class="center" transform={`translate(${middle})`} d={markPath(mark)} />
    </g>
  );
}

function near(ratio: number, { lo, hi }: RatioAxis): number {
  return Math.min(Math.max(ratio, lo), hi);
}

function Arrow({ at, direction }: { readonly at: number; readonly direction: -1 | 1 }): JSX.Element {
  return <path class="arrow" transform={`translate(${at})`} d={arrowPath(direction)} />;
}

/** Above the column. */
export function ForestAxis({ axis }: { readonly axis: RatioAxis }): JSX.Element {
  return (
    <svg class="forest-axis" width={axis.width} height="18" aria-hidden="true">
      {axis.ticks.map(({ at, text }) => (
        <text key={text} x={at} y="13" text-anchor="middle">
          {text}
        </text>
      ))}
    </svg>
  );
}
