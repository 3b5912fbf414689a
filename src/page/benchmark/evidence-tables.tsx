// Goroutines, waiting, processor time and the runtime, base against head, as tables.
import type { ComponentChildren, JSX } from 'preact';
import { runtimeMeasures } from '../../model/runtime-use.js';
import { visible } from '../../report/escape.js';
import { formatValue } from '../../report/format.js';
import { wordsOf } from '../../report/html/pieces.js';
import type { ReportDocument } from '../../report/json.js';
import { shortFunction } from '../../report/places.js';
import {
  goroutineColumns,
  processorColumns,
  runtimeColumns,
  waitingCaption,
  waitingColumns,
} from '../../report/words/page-benchmark.js';
import { pageWords } from '../../report/words/page.js';
import { growthWords, leftWords } from '../../report/words/goroutines-left.js';
import { heapWords, measureName, sureRateWords } from '../../report/words/runtime.js';
import { groupName, lighterLines, waitName, waitPlace } from '../../report/words/waiting.js';
import { WordsOf } from '../words.js';
import { DataTable, type Cell } from './data-table.js';

type BenchmarkDocument = ReportDocument['benchmarks'][number];
const sides = ['base', 'head'] as const;

export function GoroutineTables({ goroutines }: Pick<BenchmarkDocument, 'goroutines'>): JSX.Element {
  const known = sides.flatMap((side) => {
    const use = goroutines[side];
    return use === null ? [] : [{ side, use }];
  });
  const groups = known.flatMap(({ side, use }) => (use.groups ?? []).map((group) => ({ side, group })));
  return (
    <>
      <DataTable
        caption={goroutineColumns.caption}
        columns={[
          { name: goroutineColumns.side },
          { name: goroutineColumns.created, isNumber: true },
          { name: goroutineColumns.left },
        ]}
        rows={known.map(({ side, use }) => [
          pageWords[side],
          use.createdPerOperation === null
            ? goroutineColumns.unknown
            : use.createdPerOperation <= use.createdError
              ? '0'
              : formatValue(use.createdPerOperation, '', 2),
          growthWords(use),
        ])}
      />
      {groups.length > 0 && (
        <DataTable
          caption={goroutineColumns.groups}
          columns={[
            { name: goroutineColumns.started },
            { name: goroutineColumns.side },
            { name: goroutineColumns.count, isNumber: true },
            { name: goroutineColumns.perOperation, isNumber: true },
            { name: goroutineColumns.stands },
          ]}
          rows={groups.map(({ side, group }) => [
            group.created === null ? (
              goroutineColumns.unknown
            ) : (
              <>
                <code>{visible(`${group.created.file}:${group.created.line}`)}</code>{' '}
                <span class="quiet">{visible(shortFunction(group.created.function))}</span>
              </>
            ),
            pageWords[side],
            formatValue(group.count, ''),
            formatValue(group.perOperation, '', 2),
            <WordsOf words={wordsOf(leftWords(group))} />,
          ])}
        />
      )}
    </>
  );
}

type Waiting = NonNullable<BenchmarkDocument['waiting']>;

/** Colour says which line is heaviest at a glance; the numbers stand in the cells. */
export function WaitingTable({
  contention,
}: {
  readonly contention: NonNullable<Waiting['contention']>;
}): JSX.Element {
  const { sites, left, procs } = contention;
  const most = Math.max(0, ...sites.flatMap(({ delay }) => [delay.base.center, delay.head.center]));
  const heat = (value: number): Cell => ({
    text: formatValue(Math.max(0, value), 'sec/op', 2),
    heat: most > 0 ? Math.max(0, value) / most : 0,
  });
  const times = (value: number): string => formatValue(Math.max(0, value), '', 2);
  return (
    <>
      <DataTable
        caption={waitingCaption(procs)}
        columns={[
          { name: waitingColumns.line },
          { name: waitingColumns.waits },
          { name: `${waitingColumns.delay}, ${pageWords.base}`, isNumber: true },
          { name: `${waitingColumns.delay}, ${pageWords.head}`, isNumber: true },
          { name: `${waitingColumns.times}, ${pageWords.base}`, isNumber: true },
          { name: `${waitingColumns.times}, ${pageWords.head}`, isNumber: true },
          { name: waitingColumns.change },
        ]}
        rows={sites.map((site): readonly (ComponentChildren | Cell)[] => [
          <>
            <code>{visible(waitPlace(site))}</code>{' '}
            <span class="quiet">{visible(shortFunction(site.function))}</span>
          </>,
          waitName(site.waits),
          heat(site.delay.base.center),
          heat(site.delay.head.center),
          times(site.contentions.base.center),
          times(site.contentions.head.center),
          changeWords(site.change),
        ])}
      />
      {left > 0 && <p class="quiet">{lighterLines(left)}</p>}
    </>
  );
}

function changeWords(change: 'more' | 'less' | 'none'): JSX.Element | string {
  const words = waitingColumns[change];
  if (change === 'none') return <span class="quiet">{words}</span>;
  return <b class={change === 'more' ? 'is-worse' : 'is-better'}>{words}</b>;
}

export function ProcessorTable({
  groups,
}: {
  readonly groups: NonNullable<Waiting['processor']>;
}): JSX.Element {
  const most = Math.max(0, ...groups.flatMap(({ time }) => [time.base.center, time.head.center]));
  const heat = (value: number): Cell => ({
    text: formatValue(Math.max(0, value), 'sec/op', 2),
    heat: most > 0 ? Math.max(0, value) / most : 0,
  });
  return (
    <DataTable
      caption={processorColumns.caption}
      columns={[
        { name: processorColumns.group },
        { name: pageWords.base, isNumber: true },
        { name: pageWords.head, isNumber: true },
        { name: waitingColumns.change },
      ]}
      rows={groups.map(({ group, time, change }) => [
        groupName(group),
        heat(time.base.center),
        heat(time.head.center),
        changeWords(change),
      ])}
    />
  );
}

export function RuntimeTable({ runtime }: Pick<BenchmarkDocument, 'runtime'>): JSX.Element {
  const known = sides.filter((side) => runtime[side] !== null);
  const rate = (side: 'base' | 'head', measure: (typeof runtimeMeasures)[number]): string => {
    const of = runtime[side]?.rates[measure];
    return of === undefined || of === null ? runtimeColumns.unknown : sureRateWords(measure, of);
  };
  const told = runtimeMeasures.filter((measure) =>
    known.some((side) => (runtime[side]?.rates[measure] ?? null) !== null),
  );
  return (
    <DataTable
      caption={runtimeColumns.caption}
      columns={[{ name: runtimeColumns.what }, ...known.map((side) => ({ name: pageWords[side] }))]}
      rows={[
        ...told.map((measure) => {
          const isMoved = runtime.moved.some((move) => move.measure === measure);
          return [
            measureName(measure),
            ...known.map((side) => {
              const text = rate(side, measure);
              return isMoved && side === 'head' ? (
                <>
                  <b>{text}</b> <span class="quiet">({runtimeColumns.moved})</span>
                </>
              ) : (
                text
              );
            }),
          ];
        }),
        [
          runtimeColumns.heap,
          ...known.map((side) => {
            const use = runtime[side];
            return use === null ? runtimeColumns.unknown : heapWords(use.heap);
          }),
        ],
      ]}
    />
  );
}
