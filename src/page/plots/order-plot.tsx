// Values in the order in which they were taken, and the ratio of each pair below: drift and outliers are seen here.
import { scaleLog } from 'd3-scale';
import type { JSX } from 'preact';
import type { Stage } from '../../model/metric.js';
import { factorText } from '../../report/format.js';
import { stageWords } from '../../report/words/timing.js';
import type { Round } from '../benchmark/rounds.js';
import { Plot, valueScale } from './frame.js';
import { dotsPath, near } from './marks.js';

const left = 68;
const top = 20;
const stageGap = 3;

interface Placed {
  readonly round: Round;
  readonly x: number;
}

interface Order {
  readonly placed: readonly Placed[];
  readonly stages: readonly { readonly stage: Stage; readonly from: number; readonly to: number }[];
  readonly dot: number;
  /** Of the plot, to the right. */
  readonly end: number;
}

function orderOf(rounds: readonly Round[], width: number): Order {
  const stages = [...new Set(rounds.map(({ stage }) => stage))];
  const slots = rounds.length + stageGap * (stages.length - 1);
  const step = (width - left - 14) / Math.max(1, slots);
  const placed = rounds.map((round, position) => ({
    round,
    x: left + 8 + (position + stageGap * stages.indexOf(round.stage)) * step,
  }));
  return {
    placed,
    stages: stages.map((stage) => {
      const xs = placed.filter(({ round }) => round.stage === stage).map(({ x }) => x);
      return { stage, from: xs[0] ?? left, to: xs.at(-1) ?? left };
    }),
    dot: Math.min(3, Math.max(1.5, step / 2.6)),
    end: width,
  };
}

/** As wide as a letter of the names is, at most on average. */
const letter = 6;

/** Between stages there is a line; names only where they have room, but always that of the first. */
function Stages({ order, height }: { readonly order: Order; readonly height: number }): JSX.Element {
  const { stages } = order;
  return (
    <>
      {stages.map(({ stage, from, to }, position) => {
        const [before, next] = [stages[position - 1], stages[position + 1]];
        const room = next === undefined ? order.end - from : (to + next.from) / 2 - from;
        const isRoomy = room >= stageWords[stage].length * letter;
        return (
          <g key={stage}>
            {before !== undefined && (
              <line
                class="stage"
                x1={(before.to + from) / 2}
                x2={(before.to + from) / 2}
                y1="4"
                y2={height}
              />
            )}
            {isRoomy ? (
              <text class="axis" x={from - 2} y="12">
                {stageWords[stage]}
              </text>
            ) : (
              before === undefined && (
                // It begins above the numbers of the axis, where nothing else is.
                <text class="axis" x={to + 2} y="12" text-anchor="end">
                  {stageWords[stage]}
                </text>
              )
            )}
          </g>
        );
      })}
    </>
  );
}

interface Named {
  readonly name: string;
  readonly description: string;
  readonly rounds: readonly Round[];
  /** The result is made of it. */
  readonly isDecisive: (round: Round) => boolean;
}

export function OrderPlot({
  name,
  description,
  rounds,
  isDecisive,
  unit,
}: Named & { readonly unit: string }): JSX.Element {
  const height = 190;
  return (
    <Plot name={name} description={description} height={height}>
      {(width) => {
        const order = orderOf(rounds, width);
        const values = rounds.flatMap(({ base, head }) => [base ?? [], head ?? []].flat());
        const scale = valueScale(values, unit, [height - 10, top + 6], 26);
        const points = (side: 'base' | 'head', decisive: boolean): string =>
          dotsPath(
            side,
            order.placed.flatMap(({ round, x }) => {
              const value = round[side];
              return value === null || isDecisive(round) !== decisive ? [] : [[x, scale.at(value)] as const];
            }),
            order.dot,
          );
        const joins = order.placed
          .flatMap(({ round: { base, head }, x }) =>
            base === null || head === null
              ? []
              : [`M${near(x)} ${near(scale.at(base))}V${near(scale.at(head))}`],
          )
          .join('');
        return (
          <>
            <Grid ticks={scale.ticks} width={width} />
            <Stages order={order} height={height} />
            <path class="join" d={joins} />
            {(['base', 'head'] as const).map((side) => (
              <g key={side} class={side}>
                <path class="dot earlier" d={points(side, false)} />
                <path class="dot" d={points(side, true)} />
              </g>
            ))}
          </>
        );
      }}
    </Plot>
  );
}

export function PairsPlot({
  name,
  description,
  rounds,
  isDecisive,
  estimate,
  limit,
}: Named & {
  readonly estimate: { readonly center: number; readonly lo: number; readonly hi: number } | null;
  readonly limit: number | null;
}): JSX.Element {
  const height = 150;
  const ratios = rounds.flatMap(({ base, head }) =>
    base !== null && head !== null && base > 0 && head > 0 ? [head / base] : [],
  );
  const all = [...ratios, 1, ...(limit === null || limit <= 0 ? [] : [limit])];
  const least = all.reduce((a, b) => Math.min(a, b), 1);
  const largest = all.reduce((a, b) => Math.max(a, b), 1);
  const air = Math.max((largest / least) ** 0.06, 1.01);
  const scale = scaleLog([least / air, largest * air], [height - 8, top + 4]);
  return (
    <Plot name={name} description={description} height={height}>
      {(width) => {
        const order = orderOf(rounds, width);
        const points = (decisive: boolean): string =>
          dotsPath(
            'base',
            order.placed.flatMap(({ round, x }) => {
              const { base, head } = round;
              return base === null ||
                head === null ||
                base <= 0 ||
                head <= 0 ||
                isDecisive(round) !== decisive
                ? []
                : [[x, scale(head / base)] as const];
            }),
            order.dot,
          );
        return (
          <>
            <Grid ticks={ratioTicks(least / air, largest * air, scale)} width={width} />
            <line class="one" x1={left} x2={width} y1={scale(1)} y2={scale(1)} />
            {limit !== null && limit > 0 && (
              <path class="limit-line" d={`M${left} ${scale(limit)}H${width}`} />
            )}
            {estimate !== null && (
              <g class="estimate">
                <rect
                  x={left}
                  width={Math.max(0, width - left)}
                  y={scale(Math.min(estimate.hi, largest * air))}
                  height={Math.max(
                    1,
                    scale(Math.max(estimate.lo, least / air)) - scale(Math.min(estimate.hi, largest * air)),
                  )}
                />
                <path d={`M${left} ${scale(estimate.center)}H${width}`} />
              </g>
            )}
            <Stages order={order} height={height} />
            <g class="pair">
              <path class="dot earlier" d={points(false)} />
              <path class="dot" d={points(true)} />
            </g>
          </>
        );
      }}
    </Plot>
  );
}

const steps = [
  0.1, 0.2, 0.33, 0.5, 0.67, 0.8, 0.9, 0.95, 0.98, 1, 1.02, 1.05, 1.1, 1.2, 1.5, 2, 3, 5, 10, 30,
];

/** 1 first, then what is furthest from it, while there is room. */
function ratioTicks(
  lo: number,
  hi: number,
  at: (ratio: number) => number,
): { readonly at: number; readonly text: string }[] {
  const kept = [1];
  const outwards = steps
    .filter((of) => of >= lo && of <= hi)
    .sort((a, b) => Math.abs(Math.log(b)) - Math.abs(Math.log(a)));
  for (const of of outwards) if (kept.every((other) => Math.abs(at(other) - at(of)) >= 18)) kept.push(of);
  return kept.map((of) => ({ at: at(of), text: factorText(of) }));
}

function Grid({
  ticks,
  width,
}: {
  readonly ticks: readonly { readonly at: number; readonly text: string }[];
  readonly width: number;
}): JSX.Element {
  return (
    <>
      {ticks.map(({ at, text }) => (
        <g key={text}>
          <line class="tick" x1={left} x2={width} y1={at} y2={at} />
          <text class="axis" x={left - 6} y={at + 4} text-anchor="end">
            {text}
          </text>
        </g>
      ))}
    </>
  );
}
