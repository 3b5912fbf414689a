// Which lines of the code are named, what no line can be named for, and which changed functions nothing measured.
import { Fragment, type JSX } from 'preact';
import { visible } from '../../report/escape.js';
import type { CostText, PageData, PlaceText, ReportPage } from '../../report/html/page-data.js';
import { placeName, shortFunction } from '../../report/places.js';
import { moreLines, othersToo } from '../../report/words/headings.js';
import { byUnit, levelWords, overviewWords } from '../../report/words/page-overview.js';
import { linkToFunction } from '../profile/seen-in-profile.js';
import { hashOf } from '../route.js';
import { Fold, LinesOf, ProfileLink, WordsOf } from '../words.js';

/** Lines that are open; the rest is folded. */
const mostOpen = 12;
/** Benchmarks that are named beside those whose costs are told. */
const mostOthers = 20;

interface Shown {
  readonly data: PageData;
  readonly report: ReportPage;
}

export function Where({ data, report }: Shown): JSX.Element | null {
  const { places, left, beside } = report.where;
  if (places.length + beside.length === 0) return null;
  const rest = places.slice(mostOpen);
  return (
    <section>
      <h2>{overviewWords.where}</h2>
      {places.length > 0 && <Places places={places.slice(0, mostOpen)} {...{ data, report }} />}
      {beside.length > 0 && <LinesOf lines={beside} />}
      {rest.length > 0 && (
        <Fold title={overviewWords.moreLines} count={rest.length}>
          <Places places={rest} {...{ data, report }} />
          {left > 0 && <p>{moreLines(left)}</p>}
        </Fold>
      )}
    </section>
  );
}

function Places({ places, data, report }: Shown & { readonly places: readonly PlaceText[] }): JSX.Element {
  return (
    <ol class="places">
      {places.map(({ place, about, level, isBlocked, costs, others, below }, position) => (
        <li key={position} class={level}>
          <p class="place">
            <code>{place}</code> <WordsOf words={about} />{' '}
            <span class="level">{levelWords(level, isBlocked)}</span>
          </p>
          <ul>
            {costs.map((cost, at) => (
              <li key={at}>
                <Cost cost={cost} {...{ data, report }} />
              </li>
            ))}
            {others.length > 0 && (
              <li>
                {othersToo(others.length)}: <Names ranks={others} report={report} />
              </li>
            )}
          </ul>
          {below.length > 0 && (
            <ul class="reasons">
              {below.map((words, at) => (
                <li key={at}>
                  <WordsOf words={words} />
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ol>
  );
}

/** Of a line in several kinds of profiles there is a link to each: the first says what they are. */
function Cost({
  cost: { words, benchmark, shown },
  data,
  report,
}: Shown & { readonly cost: CostText }): JSX.Element {
  const links = shown.flatMap((of) => {
    const to = benchmark === null ? null : linkToFunction(data, benchmark, of);
    return to === null ? [] : [{ to, unit: of.unit }];
  });
  const [first, ...more] = links;
  return (
    <>
      {benchmark !== null && (
        <>
          <BenchmarkLink rank={benchmark} report={report} />:{' '}
        </>
      )}
      <WordsOf words={words} /> <ProfileLink to={first?.to ?? null} />
      {more.map(({ to, unit }) => (
        <Fragment key={unit}>
          , <a href={to}>{byUnit(unit)}</a>
        </Fragment>
      ))}
    </>
  );
}

function Names({
  ranks,
  report,
}: {
  readonly ranks: readonly number[];
  readonly report: ReportPage;
}): JSX.Element {
  const shown = ranks.slice(0, mostOthers);
  return (
    <>
      {shown.map((rank, position) => (
        <Fragment key={rank}>
          {position > 0 && ', '}
          <BenchmarkLink rank={rank} report={report} />
        </Fragment>
      ))}
      {ranks.length > shown.length && ', …'}
    </>
  );
}

function BenchmarkLink({
  rank,
  report,
}: {
  readonly rank: number;
  readonly report: ReportPage;
}): JSX.Element | null {
  const of = report.benchmarks[rank];
  return of === undefined ? null : (
    <a href={hashOf({ page: 'benchmark', of: of.key, options: {} })}>{of.name}</a>
  );
}

type FindingDocument = ReportPage['document']['findings'][number];

function placeOf({ at }: FindingDocument): string {
  return at === null ? '' : visible(placeName({ file: at.file, line: at.line ?? 0 }));
}

/** New or changed functions that no benchmark reaches. */
export function Unreached({ report }: { readonly report: ReportPage }): JSX.Element | null {
  const found = report.document.findings.filter(({ rule }) => rule === 'changed-unmeasured');
  if (found.length === 0) return null;
  return (
    <Fold title={overviewWords.unreached} count={found.length}>
      <p>{overviewWords.unreachedLead}</p>
      <ul class="lines columns">
        {found.map((finding) => (
          <li key={finding.key}>
            <code>{placeOf(finding)}</code> {visible(shortFunction(String(finding.facts['function'] ?? '')))}
          </li>
        ))}
      </ul>
    </Fold>
  );
}
