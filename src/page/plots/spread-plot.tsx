// How the values of both sides spread: every observation is a dot, equal ones are stacked.
import type { JSX } from 'preact';
import type { Interval } from '../../model/metric.js';
import { dotsPath } from './marks.js';
import { Plot, valueScale } from './frame.js';

export interface SpreadSide {
  readonly side: 'base' | 'head';
  /** `isDecisive`: the result is made of it. */
  readonly values: readonly { readonly value: number; readonly isDecisive: boolean }[];
  readonly summary: Interval | null;
}

const rowHeight = 84;
const axisHeight = 22;
const left = 44;
const dot = 2.6;

export function SpreadPlot({
  name,
  description,
  unit,
  sides,
}: {
  readonly name: string;
  readonly description: string;
  readonly unit: string;
  readonly sides: readonly SpreadSide[];
}): JSX.Element {
  const height = sides.length * rowHeight + axisHeight;
  return (
    <Plot name={name} description={description} height={height}>
      {(width) => {
        const all = sides.flatMap(({ values }) => values.map(({ value }) => value));
        const scale = valueScale(all, unit, [left + 6, width - 10], 70);
        return (
          <>
            {scale.ticks.map(({ at, text }) => (
              <g key={text}>
                <line class="tick" x1={at} x2={at} y1="0" y2={height - axisHeight} />
                <text class="axis" x={at} y={height - 6} text-anchor="middle">
                  {text}
                </text>
              </g>
            ))}
            {sides.map((of, position) => (
              <g key={of.side} class={of.side} transform={`translate(0 ${position * rowHeight})`}>
                <text class="row-name" x="0" y={rowHeight - 22}>
                  {of.side}
                </text>
                <Row of={of} at={scale.at} />
              </g>
            ))}
          </>
        );
      }}
    </Plot>
  );
}

function Row({ of, at }: { readonly of: SpreadSide; readonly at: (value: number) => number }): JSX.Element {
  const floor = rowHeight - 24;
  const columns = new Map<number, number>();
  const placed = [...of.values]
    .sort((a, b) => a.value - b.value || Number(b.isDecisive) - Number(a.isDecisive))
    .map(({ value, isDecisive }) => {
      const column = Math.round(at(value) / (2 * dot));
      const below = columns.get(column) ?? 0;
      columns.set(column, below + 1);
      return { x: column * 2 * dot, below, isDecisive };
    });
  // The highest stack fits; with very many, dots overlap.
  const step = Math.min(2 * dot, (floor - 6) / Math.max(1, ...columns.values()));
  const dots = (isDecisive: boolean): string =>
    dotsPath(
      of.side,
      placed
        .filter((each) => each.isDecisive === isDecisive)
        .map(({ x, below }) => [x, floor - dot - below * step]),
      dot,
    );
  const { summary } = of;
  return (
    <>
      <path class="dot earlier" d={dots(false)} />
      <path class="dot" d={dots(true)} />
      {summary !== null && Number.isFinite(summary.lo) && Number.isFinite(summary.hi) && (
        <path class="summary-span" d={`M${at(summary.lo)} ${floor + 9}H${at(summary.hi)}`} />
      )}
      {summary !== null && <path class="summary" d={`M${at(summary.center)} ${floor + 3}v12`} />}
    </>
  );
}
