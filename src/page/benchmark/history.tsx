// A metric over the recordings that a stored baseline carries along: only those of one machine are joined.
import type { JSX } from 'preact';
import { formatValue } from '../../report/format.js';
import type { HistoryLine, HistoryPoint } from '../../report/html/page-data.js';
import {
  benchmarkWords,
  earlierLeft,
  historyColumns,
  historyDescription,
  machineName,
  plotName,
} from '../../report/words/page-benchmark.js';
import { phrases } from '../../report/words/headings.js';
import { Plot, valueScale } from '../plots/frame.js';
import { dotsPath } from '../plots/marks.js';
import { Fold } from '../words.js';
import { DataTable } from './data-table.js';

const margin = 68;
const height = 170;
const below = 24;

export function History({ line }: { readonly line: HistoryLine }): JSX.Element {
  const { unit, left, points } = line;
  const hasRuns = points.some(({ run }) => run > 0);
  const text = (value: number): string => formatValue(value, unit, 4);
  const machines = new Set(points.map(({ machine }) => machine));
  return (
    <section>
      <h3>{unit}</h3>
      <figure>
        <Plot
          name={plotName(benchmarkWords.history, unit)}
          description={historyDescription(
            points.length,
            text(points[0]?.value ?? 0),
            text(points.at(-1)?.value ?? 0),
          )}
          height={height}
        >
          {(width) => <Line points={points} unit={unit} width={width} />}
        </Plot>
      </figure>
      {left > 0 && <p class="quiet">{earlierLeft(left)}</p>}
      {machines.size > 1 && <p class="quiet">{benchmarkWords.otherMachines}</p>}
      <Fold title={benchmarkWords.asTable} count={points.length} isLazy>
        {() => (
          <DataTable
            caption={historyColumns.caption}
            columns={[
              { name: historyColumns.recorded },
              { name: historyColumns.commit },
              { name: historyColumns.value, isNumber: true },
              { name: historyColumns.go },
              { name: historyColumns.machine },
              ...(hasRuns ? [{ name: historyColumns.run, isNumber: true }] : []),
            ]}
            rows={points.map((point) => [
              point.recordedAt,
              commitOf(point),
              text(point.value),
              point.go,
              machineName(point.machine),
              ...(hasRuns ? [point.run > 0 ? String(point.run) : phrases.missing] : []),
            ])}
          />
        )}
      </Fold>
    </section>
  );
}

function commitOf({ sha }: HistoryPoint): JSX.Element | string {
  return sha === '' ? historyColumns.tree : <code title={sha}>{sha.slice(0, 7)}</code>;
}

function Line({
  points,
  unit,
  width,
}: {
  readonly points: readonly HistoryPoint[];
  readonly unit: string;
  readonly width: number;
}): JSX.Element {
  const scale = valueScale(
    points.map(({ value }) => value),
    unit,
    [height - below - 8, 10],
    26,
  );
  const step = (width - margin - 24) / Math.max(1, points.length - 1);
  const x = (position: number): number => margin + 10 + position * step;
  // Head ran on the last one's machine; values of that one are the ones to compare with.
  const ours = points.at(-1)?.machine;
  const placed = points.map((point, position) => ({ point, x: x(position), y: scale.at(point.value) }));
  const own = placed.filter(({ point }) => point.machine === ours);
  const others = placed.filter(({ point }) => point.machine !== ours);
  // The last one's name is always there, and has room.
  const last = points.length - 1;
  const every = Math.max(1, Math.ceil(66 / step));
  const isNamed = (position: number): boolean =>
    position === last || ((last - position) % every === 0 && (last - position) * step > 110);
  return (
    <>
      {scale.ticks.map(({ at, text }) => (
        <g key={text}>
          <line class="tick" x1={margin} x2={width} y1={at} y2={at} />
          <text class="axis" x={margin - 6} y={at + 4} text-anchor="end">
            {text}
          </text>
        </g>
      ))}
      <path
        class="history-line"
        d={own.map(({ x: of, y }, at) => `${at === 0 ? 'M' : 'L'}${of} ${y}`).join('')}
      />
      <g class="base">
        <path
          class="dot earlier"
          d={dotsPath(
            'base',
            others.map(({ x: of, y }) => [of, y]),
            4,
          )}
        />
        <path
          class="dot"
          d={dotsPath(
            'base',
            own.slice(0, -1).map(({ x: of, y }) => [of, y]),
            4,
          )}
        />
      </g>
      <g class="head">
        <path
          class="dot"
          d={dotsPath(
            'head',
            own.slice(-1).map(({ x: of, y }) => [of, y]),
            4,
          )}
        />
      </g>
      {placed.map(({ point, x: of }, position) =>
        isNamed(position) ? (
          <text
            key={position}
            class="axis"
            x={of}
            y={height - 6}
            text-anchor={position === last ? 'end' : 'middle'}
          >
            {point.sha === '' ? historyColumns.tree : point.sha.slice(0, 7)}
          </text>
        ) : null,
      )}
    </>
  );
}
