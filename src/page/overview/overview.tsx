// The whole run: verdict, what moved and by how much, where, and how it was measured.
import './overview.css';
import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import type { About, PageData, ReportPage } from '../../report/html/page-data.js';
import { formatRatio } from '../../report/format.js';
import { phrases } from '../../report/words/headings.js';
import { filterWords, moreRowsButton, overviewWords, rowWords } from '../../report/words/page-overview.js';
import { profilesLeftWords } from '../../report/words/page.js';
import { suiteLimit } from '../../report/words/timing.js';
import type { Go } from '../app.js';
import { ChangeTable, useAxisWidth, MarkLegend, type Together } from '../plots/change-table.js';
import { changeRows, type ChangeRow } from '../plots/change-rows.js';
import { ratioAxis } from '../plots/ratio-axis.js';
import type { Options } from '../route.js';
import { Fold, LinesOf, Verdict, WordsOf } from '../words.js';
import { chosenRows, Filters, isTogetherChosen, rowsAtOnce } from './filters.js';
import { Unreached, Where } from './where.js';

/** What everybody should see; the rest is folded. */
const open: readonly About[] = ['config', 'broken'];
const behind: readonly About[] = ['unproven', 'unmeasured'];
const folded: readonly About[] = ['left', 'runtime', 'others'];

export function Overview({
  data,
  report,
  route,
  go,
}: Go & { readonly data: PageData; readonly report: ReportPage }): JSX.Element {
  const sections = (abouts: readonly About[]): JSX.Element[] =>
    report.sections
      .filter(({ about }) => abouts.includes(about))
      .map(({ heading, lines }) => (
        <section key={heading}>
          <h2>{heading}</h2>
          <LinesOf lines={lines} />
        </section>
      ));
  const folds = (abouts: readonly About[]): JSX.Element[] =>
    report.sections
      .filter(({ about }) => abouts.includes(about))
      .map(({ about, heading, lines }) => (
        <Fold key={heading} title={heading} {...(about === 'method' ? {} : { count: lines.length })}>
          <LinesOf lines={lines} />
        </Fold>
      ));
  return (
    <main>
      <section class="verdict">
        <h1>
          <Verdict mark={report.mark} /> {report.document.headline}
        </h1>
        <p class="counts">{report.counts}</p>
        <ul class="facts" aria-label={overviewWords.facts}>
          {report.footer.map((words, position) => (
            <li key={position}>
              <WordsOf words={words} />
            </li>
          ))}
        </ul>
      </section>
      {sections(open)}
      {report.benchmarks.length > 0 && (
        <Changes
          report={report}
          options={route.options}
          choose={(changed) => {
            go({ ...route, options: { ...route.options, ...changed } }, 'replace');
          }}
        />
      )}
      <Where data={data} report={report} />
      {sections(behind)}
      <div class="folds">
        <Unreached report={report} />
        {folds(folded)}
        {report.doubts.length > 0 && (
          <Fold title={overviewWords.doubts} count={report.doubts.length}>
            <LinesOf lines={report.doubts.map((words) => ({ words, below: [] }))} />
          </Fold>
        )}
        {folds(['method'])}
      </div>
      {data.profilesLeft > 0 && <p class="profiles-left">{profilesLeftWords(data.profilesLeft)}</p>}
    </main>
  );
}

function Changes({
  report,
  options,
  choose,
}: {
  readonly report: ReportPage;
  readonly options: Options;
  readonly choose: (changed: Options) => void;
}): JSX.Element {
  const rows = useMemo(() => changeRows(report), [report]);
  const width = useAxisWidth();
  const chosen = useMemo(() => chosenRows(rows, options), [rows, options]);
  const axis = useMemo(() => ratioAxis(chosen, width), [chosen, width]);
  const most = Math.max(rowsAtOnce, Number(options['rows']) || 0);
  const shown = chosen.slice(0, most);
  const together = togetherOf(report);
  const { sort = '' } = options;
  return (
    <section>
      <h2>{overviewWords.changes}</h2>
      <Filters
        rows={rows}
        shown={chosen.length}
        options={options}
        choose={(changed) => {
          choose({ ...changed, rows: '' });
        }}
      />
      <ChangeTable
        rows={shown}
        axis={axis}
        sorting={{
          by: sort === 'name' || sort === 'change' ? sort : '',
          onSort: (by) => {
            choose({ sort: by });
          },
        }}
        {...(together === null || !isTogetherChosen(together.row, options) ? {} : { together })}
      />
      {chosen.length === 0 && <p class="nothing">{filterWords.none}</p>}
      {chosen.length > shown.length && (
        <button
          type="button"
          class="more"
          onClick={() => {
            choose({ rows: String(most + rowsAtOnce) });
          }}
        >
          {moreRowsButton(Math.min(rowsAtOnce, chosen.length - shown.length))}
        </button>
      )}
      <MarkLegend />
      {hasPairs(report) && <p class="quiet sample">{phrases.changeNote}</p>}
    </section>
  );
}

/** Some changes are estimated over pairs, and are so no ratios of what stands beside them. */
function hasPairs({ document }: ReportPage): boolean {
  return document.benchmarks.some(({ metrics }) =>
    metrics.some(({ pairs, ratio }) => pairs > 0 && ratio !== null),
  );
}

/** The geometric mean of all times, where it was looked at. */
function togetherOf({ document: { suite } }: ReportPage): Together | null {
  if (suite === null) return null;
  const { ratio, change, outcome, budget, benchmarks } = suite;
  const of = { center: ratio.center ?? Infinity, lo: ratio.lo ?? 0, hi: ratio.hi ?? Infinity };
  const kind: ChangeRow['kind'] =
    outcome !== 'within'
      ? outcome
      : change === 'regression'
        ? 'worse'
        : change === 'improvement'
          ? 'improved'
          : 'within';
  const isFree = budget === null;
  return {
    benchmarks,
    unit: 'sec/op',
    row: {
      benchmark: { key: '', pkg: '', name: '' },
      rank: -1,
      texts: {
        unit: 'sec/op',
        base: phrases.missing,
        head: phrases.missing,
        change: formatRatio(of),
        budget: suiteLimit({ budget }),
        outcome: rowWords(kind, isFree),
      },
      kind,
      isMoved: change !== 'none',
      mark: change === 'regression' ? 'worse' : change === 'improvement' ? 'better' : 'same',
      ratio: of,
      limit: null,
    },
  };
}
