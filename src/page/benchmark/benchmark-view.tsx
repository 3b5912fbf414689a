// One benchmark: every value, what moved and why, and how to see it again.
import './benchmark.css';
import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { visible } from '../../report/escape.js';
import type { About, BenchmarkPage, PageData, ReportPage, Words } from '../../report/html/page-data.js';
import { placeName } from '../../report/places.js';
import {
  benchmarkWords,
  goroutineSamples,
  metricSamples,
  sampleWords,
} from '../../report/words/page-benchmark.js';
import { phrases } from '../../report/words/headings.js';
import { rowKindWords } from '../../report/words/page-overview.js';
import type { Go } from '../app.js';
import { ChangeTable, MarkLegend, useAxisWidth } from '../plots/change-table.js';
import { rowsOf, type ChangeRow } from '../plots/change-rows.js';
import { ratioAxis } from '../plots/ratio-axis.js';
import { linkToFunction } from '../profile/seen-in-profile.js';
import { Fold, LinesOf, Verdict } from '../words.js';
import { Commands } from './commands.js';
import { GoroutineTables, ProcessorTable, RuntimeTable, WaitingTable } from './evidence-tables.js';
import { History } from './history.js';
import { MetricFigure } from './metric-figure.js';
import { ProfileList } from './profile-list.js';

/** In words only; what a table or a picture tells better is not among them. */
const open: readonly About[] = ['broken', 'lines'];
const folded: readonly About[] = ['allocations', 'kept', 'time', 'escapes', 'doubts'];

export function BenchmarkView({
  data,
  report,
  route,
}: Go & { readonly data: PageData; readonly report: ReportPage }): JSX.Element | null {
  const rank = report.benchmarks.findIndex(({ key }) => key === route.of);
  const page = report.benchmarks[rank];
  const of = report.document.benchmarks[rank];
  if (page === undefined || of === undefined) return null;
  return (
    <main class="benchmark">
      <h1>
        <span class="package">{page.pkg}</span> {page.name}
      </h1>
      <Outcome page={page} of={of} rank={rank} />
      {!page.isFull && <p class="quiet">{benchmarkWords.numbersOnly}</p>}
      <Sections page={page} abouts={open} linkOf={(words) => lineLink(data, of, rank, words)} />
      <Values page={page} of={of} />
      <section>
        <h2>{benchmarkWords.profiles}</h2>
        <ProfileList data={data} rank={rank} />
      </section>
      <Evidence page={page} of={of} />
      <div class="folds">
        {page.parts
          .filter(({ about }) => folded.includes(about))
          .map(({ heading, lines }) => (
            <Fold key={heading} title={heading} count={lines.length}>
              <LinesOf lines={lines} />
            </Fold>
          ))}
      </div>
      {page.history.length > 0 && (
        <section>
          <h2>{benchmarkWords.history}</h2>
          {page.history.map((line) => (
            <History key={line.unit} line={line} />
          ))}
        </section>
      )}
      {page.commands.length > 0 && (
        <section>
          <h2>{benchmarkWords.commands}</h2>
          <Commands commands={page.commands} />
        </section>
      )}
    </main>
  );
}

type BenchmarkDocument = ReportPage['document']['benchmarks'][number];

interface Shown {
  readonly page: BenchmarkPage;
  readonly of: BenchmarkDocument;
}

/** Worst first. */
const gravity: readonly ChangeRow['kind'][] = [
  'exceeded',
  'broken',
  'unproven',
  'unmeasured',
  'worse',
  'improved',
  'within',
];

function Outcome({ page, of, rank }: Shown & { readonly rank: number }): JSX.Element {
  const rows = useMemo(() => rowsOf(page, of, rank), [page, of, rank]);
  const width = useAxisWidth();
  const axis = ratioAxis(rows, width);
  const isBroken = of.status === 'failed' || of.status === 'hung';
  const worst = isBroken ? 'broken' : gravity.find((kind) => rows.some((row) => row.kind === kind));
  const { definition } = of;
  const place =
    definition === null ? '' : visible(placeName({ file: definition.file, line: definition.line ?? 0 }));
  const mark =
    worst === 'exceeded' || worst === 'broken'
      ? '✗'
      : worst === 'unproven' || worst === 'unmeasured'
        ? '~'
        : '✓';
  return (
    <>
      <p class="outcome-line">
        <Verdict mark={mark} />{' '}
        <b>{worst === undefined ? (rows[0]?.texts.outcome ?? '') : rowKindWords[worst]}</b>
        {place !== '' && (
          <>
            {' '}
            <span class="quiet">
              <code>{place}</code>
            </span>
          </>
        )}
      </p>
      {of.metrics.length > 0 && (
        <>
          <ChangeTable rows={rows} axis={axis} />
          <MarkLegend />
          <p class="quiet sample">
            {of.metrics.some(({ pairs, ratio }) => pairs > 0 && ratio !== null) && `${phrases.changeNote} `}
            {metricSamples(of.metrics.map(({ unit }) => unit))}
          </p>
        </>
      )}
    </>
  );
}

function Sections({
  page,
  abouts,
  linkOf,
}: {
  readonly page: BenchmarkPage;
  readonly abouts: readonly About[];
  readonly linkOf?: (words: Words) => string | null;
}): JSX.Element {
  return (
    <>
      {page.parts
        .filter(({ about }) => abouts.includes(about))
        .map(({ about, heading, lines }) => (
          <section key={heading}>
            <h2>{heading}</h2>
            {about === 'lines' && <p class="quiet sample">{sampleWords.lines}</p>}
            <LinesOf lines={lines} {...(linkOf === undefined ? {} : { linkOf })} />
          </section>
        ))}
    </>
  );
}

/** Of a line that begins with its place, by the first metric that is put down to it and has a profile. */
function lineLink(data: PageData, of: BenchmarkDocument, rank: number, [first]: Words): string | null {
  if (first === undefined || typeof first === 'string') return null;
  for (const { culprits } of of.metrics) {
    const culprit = culprits.find(({ file, line }) => visible(placeName({ file, line })) === first.code);
    const link = culprit === undefined ? null : linkToFunction(data, rank, culprit);
    if (link !== null) return link;
  }
  return null;
}

function Values({ page, of }: Shown): JSX.Element | null {
  if (page.observations.length === 0) return null;
  return (
    <section>
      <h2>{benchmarkWords.values}</h2>
      {page.observations.map((observations) => {
        const position = page.rows.findIndex(({ unit }) => unit === observations.unit);
        const [metric, texts] = [of.metrics[position], page.rows[position]];
        return metric === undefined || texts === undefined ? null : (
          <MetricFigure key={observations.unit} {...{ observations, metric, texts }} />
        );
      })}
    </section>
  );
}

function Evidence({ page, of }: Shown): JSX.Element {
  const { goroutines, runtime, waiting } = of;
  const contention = waiting?.contention ?? null;
  const processor = waiting?.processor ?? null;
  const hasSites = contention !== null && contention.sites.length > 0;
  const hasGoroutines = goroutines.base !== null || goroutines.head !== null;
  const hasRuntime = runtime.base !== null || runtime.head !== null;
  const words = page.parts.find(({ about }) => about === 'processor');
  return (
    <>
      {hasGoroutines && (
        <section>
          <h2>{benchmarkWords.goroutines}</h2>
          <p class="quiet sample">
            {goroutineSamples([goroutines.base, goroutines.head].some((of) => of?.by === 'dump'))}
          </p>
          <GoroutineTables goroutines={goroutines} />
        </section>
      )}
      {hasSites && (
        <section>
          <h2>{benchmarkWords.waiting}</h2>
          <WaitingTable contention={contention} />
        </section>
      )}
      {!hasSites && <Sections page={page} abouts={['waiting', 'locks']} />}
      {(processor !== null || words !== undefined) && (
        <section>
          <h2>{words?.heading ?? benchmarkWords.processor}</h2>
          {words !== undefined && <LinesOf lines={words.lines} />}
          {processor !== null && processor.length > 0 && <ProcessorTable groups={processor} />}
        </section>
      )}
      {hasRuntime && (
        <section>
          <h2>{benchmarkWords.runtime}</h2>
          <p class="quiet sample">{sampleWords.runtime}</p>
          <RuntimeTable runtime={runtime} />
        </section>
      )}
    </>
  );
}
