// Which lines of the code findings name, and which changed functions nothing measured.
import { Fragment, type JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { visible } from '../../report/escape.js';
import type { PageData, ReportPage } from '../../report/html/page-data.js';
import type { ReportDocument } from '../../report/json.js';
import { placeName, shortFunction } from '../../report/places.js';
import { levelWords, overviewWords } from '../../report/words/page-overview.js';
import { linkToFunction } from '../profile/seen-in-profile.js';
import { hashOf } from '../route.js';
import { Fold, ProfileLink } from '../words.js';

type FindingDocument = ReportDocument['findings'][number];

/** Told by the table, by a section of its own, or at the lines that it is about. */
const elsewhere: readonly FindingDocument['rule'][] = [
  'budget-exceeded',
  'benchmark-broken',
  'changed-unmeasured',
];
/** Lines that are open; the rest is folded. */
const mostOpen = 12;

interface NamedLine {
  readonly place: string;
  readonly level: FindingDocument['level'];
  readonly findings: readonly FindingDocument[];
}

const levels: readonly FindingDocument['level'][] = ['error', 'warning', 'note'];

/** Each line once, the worst first, and else in the order of the report. */
function namedLines(findings: readonly FindingDocument[]): NamedLine[] {
  const found = new Map<string, FindingDocument[]>();
  for (const finding of findings) {
    if (finding.at === null || elsewhere.includes(finding.rule)) continue;
    const place = placeOf(finding);
    const known = found.get(place);
    if (known === undefined) found.set(place, [finding]);
    else known.push(finding);
  }
  const lines = [...found].map(([place, of]): NamedLine => {
    const worst = Math.min(...of.map(({ level }) => levels.indexOf(level)));
    return { place, level: levels[worst] ?? 'note', findings: of };
  });
  return levels.flatMap((level) => lines.filter((line) => line.level === level));
}

function placeOf({ at }: FindingDocument): string {
  return at === null ? '' : visible(placeName({ file: at.file, line: at.line ?? 0 }));
}

export function Where({
  data,
  report,
}: {
  readonly data: PageData;
  readonly report: ReportPage;
}): JSX.Element | null {
  const lines = useMemo(() => namedLines(report.document.findings), [report]);
  const keys = useMemo(() => new Map(report.benchmarks.map((of) => [of.key, of.name])), [report]);
  if (lines.length === 0) return null;
  const rest = lines.slice(mostOpen);
  const linkOf = (finding: FindingDocument): string | null => {
    const { benchmark, facts } = finding;
    const rank = report.benchmarks.findIndex(({ key }) => key === visible(benchmark ?? '', 1000));
    return rank < 0
      ? null
      : linkToFunction(data, rank, {
          function: String(facts['function'] ?? ''),
          unit: String(facts['unit'] ?? ''),
        });
  };
  return (
    <section>
      <h2>{overviewWords.where}</h2>
      <Lines lines={lines.slice(0, mostOpen)} keys={keys} linkOf={linkOf} />
      {rest.length > 0 && (
        <Fold title={overviewWords.moreLines} count={rest.length}>
          <Lines lines={rest} keys={keys} linkOf={linkOf} />
        </Fold>
      )}
    </section>
  );
}

function Lines({
  lines,
  keys,
  linkOf,
}: {
  readonly lines: readonly NamedLine[];
  readonly linkOf: (finding: FindingDocument) => string | null;
  readonly keys: ReadonlyMap<string, string>;
}): JSX.Element {
  return (
    <ol class="places">
      {lines.map(({ place, level, findings }) => (
        <li key={place} class={level}>
          <p class="place">
            <code>{place}</code> <span class="level">{levelWords(level, isBlocked(findings))}</span>
            <BenchmarkLinks findings={findings} keys={keys} />
          </p>
          <ul>
            {findings.map((finding) => (
              <li key={finding.key}>
                {finding.words} <ProfileLink to={linkOf(finding)} />
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}

/** Only of lines that no budget is broken at as well. */
function isBlocked(findings: readonly FindingDocument[]): boolean {
  return findings.every(({ rule }) => rule === 'goroutines-blocked');
}

/** The benchmarks that findings of a line name: each shows the way to it. */
function BenchmarkLinks({
  findings,
  keys,
}: {
  readonly findings: readonly FindingDocument[];
  readonly keys: ReadonlyMap<string, string>;
}): JSX.Element | null {
  const named = [...new Set(findings.flatMap(({ benchmark }) => benchmark ?? []))]
    .map((of) => visible(of, 1000))
    .filter((key) => keys.has(key));
  if (named.length === 0) return null;
  return (
    <span class="seen-in">
      {overviewWords.seenIn}{' '}
      {named.map((key, position) => (
        <Fragment key={key}>
          {position > 0 && ', '}
          <a href={hashOf({ page: 'benchmark', of: key, options: {} })}>{keys.get(key)}</a>
        </Fragment>
      ))}
    </span>
  );
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
