// The table of changes, which is a forest plot as well: of a whole report, or of one benchmark.
import './plots.css';
import './marks.css';
import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { markWords, tableWords } from '../../report/words/page-overview.js';
import { hashOf } from '../route.js';
import type { ChangeRow } from './change-rows.js';
import { BudgetMark, ForestAxis, ForestCell } from './forest-cell.js';
import { arrowPath, markPath, type ChangeMark } from './marks.js';
import type { RatioAxis } from './ratio-axis.js';

const narrow = 'screen and (max-width: 760px)';

/** As wide as the style sheet makes the column. */
export function useAxisWidth(): number {
  const [isNarrow, setNarrow] = useState(() => matchMedia(narrow).matches);
  useEffect(() => {
    const query = matchMedia(narrow);
    const follow = (): void => {
      setNarrow(query.matches);
    };
    query.addEventListener('change', follow);
    return () => {
      query.removeEventListener('change', follow);
    };
  }, []);
  return isNarrow ? 190 : 250;
}

export interface Sorting {
  readonly by: '' | 'name' | 'change';
  readonly onSort: (by: Sorting['by']) => void;
}

/** All benchmarks together, as the last row. */
export interface Together {
  readonly benchmarks: number;
  readonly unit: string;
  readonly row: ChangeRow;
}

/** Roles are named, since on narrow screens rows are laid out as cards and would lose them. */
export function ChangeTable({
  rows,
  axis,
  sorting,
  together,
}: {
  readonly rows: readonly ChangeRow[];
  readonly axis: RatioAxis;
  /** Without it, of one benchmark, whose name is above. */
  readonly sorting?: Sorting;
  readonly together?: Together;
}): JSX.Element {
  const { columns } = tableWords;
  const isOfAll = sorting !== undefined;
  return (
    <table class={`changes${isOfAll ? '' : ' of-one'}`} role="table">
      <caption class="unseen">{isOfAll ? tableWords.caption : tableWords.captionOfOne}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {isOfAll && <Heading name={columns.benchmark} class="name" by="name" sorting={sorting} />}
          <Heading name={columns.metric} class="metric-name" />
          <Heading name={columns.base} class="number base" />
          <Heading name={columns.head} class="number head" />
          <Heading
            name={columns.change}
            class="number change"
            {...(isOfAll ? { by: 'change' as const, sorting } : {})}
          />
          <th role="columnheader" scope="col" class="plot">
            <span class="unseen">{columns.plot}</span>
            <ForestAxis axis={axis} />
          </th>
          <Heading name={columns.budget} class="number budget" />
          <Heading name={columns.outcome} class="outcome" />
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row, position) => (
          <Row
            key={`${row.rank} ${row.texts.unit}`}
            row={row}
            axis={axis}
            isOfAll={isOfAll}
            isAgain={rows[position - 1]?.rank === row.rank}
          />
        ))}
      </tbody>
      {together !== undefined && (
        <tfoot role="rowgroup">
          <tr role="row" class={together.row.kind}>
            <th role="rowheader" scope="row" class="name">
              {tableWords.together(together.benchmarks)}
            </th>
            <Cells row={together.row} axis={axis} />
          </tr>
        </tfoot>
      )}
    </table>
  );
}

function Heading({
  name,
  by,
  sorting,
  class: kind,
}: {
  readonly name: string;
  readonly class?: string;
  readonly by?: 'name' | 'change';
  readonly sorting?: Sorting;
}): JSX.Element {
  if (by === undefined || sorting === undefined)
    return (
      <th role="columnheader" scope="col" class={`plain ${kind ?? ''}`}>
        {name}
      </th>
    );
  const isOn = sorting.by === by;
  return (
    <th
      role="columnheader"
      scope="col"
      class={kind}
      aria-sort={isOn ? (by === 'name' ? 'ascending' : 'descending') : 'none'}
    >
      <button
        type="button"
        class="sort"
        onClick={() => {
          sorting.onSort(isOn ? '' : by);
        }}
      >
        {name}
        <svg class="sort-mark" width="9" height="9" aria-hidden="true">
          <path d={by === 'name' ? 'M4.5 1L8.5 8H.5Z' : 'M4.5 8L.5 1H8.5Z'} />
        </svg>
      </button>
    </th>
  );
}

function Row({
  row,
  axis,
  isOfAll,
  isAgain,
}: {
  readonly row: ChangeRow;
  readonly axis: RatioAxis;
  readonly isOfAll: boolean;
  /** The row above is of the same benchmark. */
  readonly isAgain: boolean;
}): JSX.Element {
  const { benchmark, kind } = row;
  const name = (
    <>
      <span class="package">{benchmark.pkg}</span> {benchmark.name}
    </>
  );
  return (
    <tr role="row" class={`${kind}${isAgain ? ' again' : ''}${row.isMoved ? ' moved' : ''}`}>
      {isOfAll && (
        <th role="rowheader" scope="row" class="name">
          {isAgain ? (
            <span class="unseen">{name}</span>
          ) : (
            <a href={hashOf({ page: 'benchmark', of: benchmark.key, options: {} })}>{name}</a>
          )}
        </th>
      )}
      <Cells row={row} axis={axis} isHead={!isOfAll} />
    </tr>
  );
}

function Cells({
  row,
  axis,
  isHead = false,
}: {
  readonly row: ChangeRow;
  readonly axis: RatioAxis;
  readonly isHead?: boolean;
}): JSX.Element {
  const { texts } = row;
  const { unit } = texts;
  return (
    <>
      {isHead ? (
        <th role="rowheader" scope="row" class="metric">
          {unit}
        </th>
      ) : (
        <td role="cell" class="metric">
          {unit}
        </td>
      )}
      <td role="cell" class="number base">
        {texts.base}
      </td>
      <td role="cell" class="number head">
        {texts.head}
      </td>
      <td role="cell" class="number change">
        <ChangeText text={texts.change} />
      </td>
      <td role="cell" class="plot">
        <ForestCell axis={axis} row={row} />
      </td>
      <td role="cell" class="number budget">
        <span class="label">{tableWords.columns.budget.toLowerCase()} </span>
        {texts.budget}
      </td>
      <td role="cell" class="outcome">
        <span class="badge">{texts.outcome}</span>
      </td>
    </>
  );
}

/** The interval behind it is quieter. */
export function ChangeText({ text }: { readonly text: string }): JSX.Element {
  const at = text.indexOf(' (');
  if (at < 0) return <b>{text}</b>;
  return (
    <>
      <b>{text.slice(0, at)}</b> <span class="interval">{text.slice(at + 1)}</span>
    </>
  );
}

/** What each mark means, in words. */
export function MarkLegend(): JSX.Element {
  return (
    <ul class="legend" aria-label={tableWords.legend}>
      <Item words={markWords.interval}>
        <g class="mark same">
          <path class="span" d="M-14 0H14M-14 -4V4M14 -4V4" />
          <path class="center" d={markPath('same')} />
        </g>
      </Item>
      <ChangeItem mark="worse" words={markWords.worse} />
      <ChangeItem mark="better" words={markWords.better} />
      <ChangeItem mark="same" words={markWords.same} />
      <ChangeItem mark="unsure" words={markWords.unsure} />
      <Item words={markWords.exact}>
        <g class="mark exact-worse">
          <path class="center" transform="translate(-9)" d={markPath('exact-worse')} />
        </g>
        <g class="mark exact-same">
          <path class="center" transform="translate(8)" d={markPath('exact-same')} />
        </g>
      </Item>
      <Item words={markWords.budget}>
        <BudgetMark at={0} />
      </Item>
      <Item words={markWords.beyond}>
        <g class="mark worse">
          <path class="arrow" d={arrowPath(1)} />
        </g>
      </Item>
    </ul>
  );
}

function ChangeItem({ mark, words }: { readonly mark: ChangeMark; readonly words: string }): JSX.Element {
  return (
    <Item words={words}>
      <g class={`mark ${mark}`}>
        <path class="center" d={markPath(mark)} />
      </g>
    </Item>
  );
}

function Item({
  words,
  children,
}: {
  readonly words: string;
  readonly children: ComponentChildren;
}): JSX.Element {
  return (
    <li>
      <svg width="36" height="20" viewBox="-18 -10 36 20" aria-hidden="true">
        {children}
      </svg>
      {words}
    </li>
  );
}
