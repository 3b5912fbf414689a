// Every value of one metric: how both sides spread, in what order they ran, and each pair by itself.
import type { JSX } from 'preact';
import { formatP, formatShare, formatValue } from '../../report/format.js';
import type { Observations, RowTexts } from '../../report/html/page-data.js';
import {
  allEqual,
  benchmarkWords,
  decidedOn,
  firstOf,
  measuredIn,
  pairsDescription,
  plotName,
  spreadDescription,
  valueColumns,
} from '../../report/words/page-benchmark.js';
import { pageWords } from '../../report/words/page.js';
import { stageWords } from '../../report/words/timing.js';
import type { MetricDocument } from '../plots/change-rows.js';
import { ChangeText } from '../plots/change-table.js';
import { dotsPath } from '../plots/marks.js';
import { OrderPlot, PairsPlot } from '../plots/order-plot.js';
import { SpreadPlot } from '../plots/spread-plot.js';
import { Fold } from '../words.js';
import { commonValue, middleOf, pairsOf, roundsOf, type Round } from './rounds.js';

/** Rows of the table behind; more would make a browser slow. */
const mostRows = 1000;

export function MetricFigure({
  observations,
  metric,
  texts,
}: {
  readonly observations: Observations;
  readonly metric: MetricDocument;
  readonly texts: RowTexts;
}): JSX.Element {
  const { unit, base, head } = observations;
  const [same, alike] = [commonValue(base.value), commonValue(head.value)];
  if ((same !== null || base.value.length === 0) && (alike !== null || head.value.length === 0)) {
    const of = (side: 'base' | 'head', value: number | null): string[] =>
      value === null
        ? []
        : [
            `${pageWords[side]}: ${allEqual(formatValue(value, metric.unit), observations[side].value.length)}`,
          ];
    return (
      <section class="metric-figure">
        <h3>{unit}</h3>
        <p>{[...of('base', same), ...of('head', alike)].join('; ')}.</p>
      </section>
    );
  }
  const rounds = roundsOf(observations);
  const pairs = pairsOf(rounds);
  const isPaired = metric.pairs > 0 && pairs.length > 0;
  const isDecisive = ({ stage }: Round): boolean => metric.stage === null || stage === metric.stage;
  return (
    <section class="metric-figure">
      <h3>{unit}</h3>
      <p class="measured">
        {texts.base} → {texts.head}, <ChangeText text={texts.change} />
        {isPaired && <span class="quiet">; {pairedText(metric)}</span>}
      </p>
      <div class="panels">
        <figure>
          <figcaption>{benchmarkWords.spread}</figcaption>
          <SpreadPlot
            name={plotName(benchmarkWords.spread, unit)}
            description={(['base', 'head'] as const)
              .map((side) => spreadText(side, observations, metric.unit))
              .join('; ')}
            unit={metric.unit}
            sides={(['base', 'head'] as const).map((side) => ({
              side,
              values: rounds.flatMap((round) => {
                const value = round[side];
                return value === null ? [] : [{ value, isDecisive: isDecisive(round) }];
              }),
              summary: summaryOf(metric[side]),
            }))}
          />
          <SideLegend hasEarlier={!rounds.every(isDecisive)} />
        </figure>
        <div>
          <figure>
            <figcaption>
              {benchmarkWords.order} <span class="quiet">{benchmarkWords.joined}</span>
            </figcaption>
            <OrderPlot
              name={plotName(benchmarkWords.order, unit)}
              description={benchmarkWords.joined}
              {...{ rounds, isDecisive, unit: metric.unit }}
            />
          </figure>
          {isPaired && (
            <figure>
              <figcaption>
                {benchmarkWords.pairs} <span class="quiet">{benchmarkWords.estimateHint}</span>
              </figcaption>
              <PairsPlot
                name={plotName(benchmarkWords.pairs, unit)}
                description={pairsDescription(pairs.length, pairs.filter(({ ratio }) => ratio > 1).length)}
                rounds={rounds}
                isDecisive={isDecisive}
                estimate={ratioOf(metric)}
                limit={texts.limit}
              />
            </figure>
          )}
        </div>
      </div>
      <Fold title={benchmarkWords.asTable} count={rounds.length} isLazy>
        {() => <ValueTable rounds={rounds} unit={metric.unit} />}
      </Fold>
    </section>
  );
}

function pairedText({ pairs, layouts, stage, p, smallest }: MetricDocument): string {
  return [
    measuredIn(pairs, layouts),
    ...(stage === null ? [] : [decidedOn(stageWords[stage])]),
    ...(p === null ? [] : [`p ${formatP(p)}`]),
    ...(smallest === null ? [] : [`${benchmarkWords.visibleFrom} ${formatShare(smallest)}`]),
  ].join(', ');
}

function summaryOf(summary: MetricDocument['base']): { center: number; lo: number; hi: number } | null {
  if (summary?.center === undefined || summary.center === null) return null;
  return { center: summary.center, lo: summary.lo ?? -Infinity, hi: summary.hi ?? Infinity };
}

function ratioOf({ ratio }: MetricDocument): { center: number; lo: number; hi: number } | null {
  if (ratio?.center === undefined || ratio.center === null) return null;
  return { center: ratio.center, lo: ratio.lo ?? 0, hi: ratio.hi ?? Infinity };
}

function spreadText(side: 'base' | 'head', observations: Observations, unit: string): string {
  const { value } = observations[side];
  const text = (of: number): string => formatValue(of, unit);
  const least = value.reduce((a, b) => Math.min(a, b), Infinity);
  const most = value.reduce((a, b) => Math.max(a, b), -Infinity);
  return spreadDescription(pageWords[side], value.length, text(middleOf(value)), text(least), text(most));
}

function SideLegend({ hasEarlier }: { readonly hasEarlier: boolean }): JSX.Element {
  return (
    <ul class="legend">
      {(['base', 'head'] as const).map((side) => (
        <li key={side}>
          <svg width="14" height="12" viewBox="-7 -6 14 12" aria-hidden="true">
            <g class={side}>
              <path class="dot" d={dotsPath(side, [[0, 0]], 4)} />
            </g>
          </svg>
          {pageWords[side]}
        </li>
      ))}
      <li>{benchmarkWords.median}</li>
      {hasEarlier && <li>{benchmarkWords.earlier}</li>}
    </ul>
  );
}

function ValueTable({
  rounds,
  unit,
}: {
  readonly rounds: readonly Round[];
  readonly unit: string;
}): JSX.Element {
  const text = (value: number | null): string => (value === null ? '–' : formatValue(value, unit, 4));
  const shown = rounds.slice(0, mostRows);
  return (
    <div class="scroll" tabIndex={0} role="group" aria-label={benchmarkWords.asTable}>
      <table>
        <caption class="unseen">{benchmarkWords.values}</caption>
        <thead>
          <tr>
            <th scope="col">{valueColumns.stage}</th>
            <th scope="col" class="number">
              {valueColumns.round}
            </th>
            <th scope="col" class="number">
              {pageWords.base}
            </th>
            <th scope="col" class="number">
              {pageWords.head}
            </th>
            <th scope="col" class="number">
              {valueColumns.ratio}
            </th>
            <th scope="col">{valueColumns.first}</th>
            <th scope="col" class="number">
              {valueColumns.layout}
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((round) => (
            <tr key={`${round.stage} ${round.slot}`}>
              <td>{stageWords[round.stage]}</td>
              <td class="number">{round.slot + 1}</td>
              <td class="number">{text(round.base)}</td>
              <td class="number">{text(round.head)}</td>
              <td class="number">
                {round.base === null || round.head === null || round.base === 0
                  ? '–'
                  : (round.head / round.base).toFixed(3)}
              </td>
              <td>{round.ranFirst === null ? '–' : pageWords[round.ranFirst]}</td>
              <td class="number">{round.layout === 0 ? valueColumns.ownLayout : round.layout}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {rounds.length > shown.length && <p>{firstOf(shown.length, rounds.length)}</p>}
    </div>
  );
}
