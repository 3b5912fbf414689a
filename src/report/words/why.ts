// What `why` tells of one benchmark, part by part. Amounts are for each operation.
import type { Spread, WaitSite } from '../../model/contention.js';
import { runtimeMeasures, type RuntimeUse } from '../../model/runtime-use.js';
import type { GoroutineUse } from '../../model/goroutine-use.js';
import { sides, type Pair } from '../../model/pair.js';
import type { Change } from '../../model/verdict.js';
import { formatSides, formatValue } from '../format.js';
import { placeName, placesOf, shortFunction, type Place } from '../places.js';
import { counted, grouped, join, named, nothing, own, say, type Sentence } from '../sentence.js';
import type { Why } from '../why.js';
import { brokenOfReport } from './broken.js';
import { caveatWords } from './caveats.js';
import { firstLine } from './facts.js';
import { growthWords, leftWords } from './goroutines-left.js';
import {
  noLineOfRows,
  placeGoroutines,
  placeNotes,
  placePath,
  placeReasons,
  placeShares,
  rowWords,
} from './lines.js';
import { heapWords, measureName, sureRateWords } from './runtime.js';
import { outcomeWords } from './verdict.js';
import { line, topWords, type WhyLine } from './why-lines.js';
import { crossedWords, groupsWords, lighterLines, offWords, waitName, waitPlace } from './waiting.js';

/** What a part is about: where a picture or a table tells it as well, only one of the two is shown. */
export type WhyAbout =
  | 'numbers'
  | 'broken'
  | 'lines'
  | 'allocations'
  | 'kept'
  | 'time'
  | 'waiting'
  | 'locks'
  | 'processor'
  | 'goroutines'
  | 'runtime'
  | 'escapes'
  | 'doubts';

export interface WhyPart {
  readonly about: WhyAbout;
  readonly heading: string;
  readonly lines: readonly WhyLine[];
}

/** All parts that there is anything to tell of, in the order in which they are read. */
export function whyParts(why: Why): readonly WhyPart[] {
  const { benchmark, side, isAlone } = why;
  const at = isAlone ? '' : ` on ${side}`;
  const parts: WhyPart[] = [
    { about: 'numbers', heading: 'Numbers', lines: numbers(why) },
    { about: 'broken', heading: 'Does not run', lines: broken(why) },
    { about: 'lines', heading: 'What changed, by line', lines: changes(why) },
    {
      about: 'allocations',
      heading: `Where it allocates${at}, for each operation`,
      lines: topWords(why, 'allocations'),
    },
    {
      about: 'kept',
      heading: `What stays of the heap${at}, by the line that allocates it`,
      lines: topWords(why, 'kept'),
    },
    {
      about: 'time',
      heading: `Where its processor time goes${at}, sampled, for each operation`,
      lines: topWords(why, 'time'),
    },
    ...waiting(why, at),
    {
      about: 'goroutines',
      heading: 'Goroutines',
      lines: onSides(benchmark.goroutines, isAlone, goroutines),
    },
    {
      about: 'runtime',
      heading: 'Garbage collection, scheduler and heap',
      lines: onSides(benchmark.runtime, isAlone, (use) => runtime(use)),
    },
    { about: 'escapes', heading: `What the compiler keeps on the heap${at}`, lines: escapes(why) },
    { about: 'doubts', heading: 'Doubts and gaps', lines: doubts(why) },
  ];
  return parts.filter(({ lines }) => lines.length > 0);
}

/** Base against head where both have the profiles; else what the one side shows. */
function waiting(why: Why, at: string): WhyPart[] {
  const { contention, cpuGroups = [], crossed = [], offProcessor } = why.benchmark;
  const groups = groupsWords(cpuGroups);
  const told = [
    ...(groups.length > 0 ? [line(groups)] : []),
    ...(offProcessor === undefined ? [] : [line(offWords(offProcessor, nothing))]),
    ...crossed.map((reading) => line(crossedWords(reading))),
  ];
  const processor: WhyPart = {
    about: 'processor',
    heading: 'Processor time, by what it goes to, and time off it',
    lines: told,
  };
  if (contention === undefined) {
    return [
      {
        about: 'waiting',
        heading: `Where goroutines wait${at}, for each operation`,
        lines: topWords(why, 'waiting'),
      },
      {
        about: 'locks',
        heading: `What holds locks that others wait for${at}, for each operation`,
        lines: topWords(why, 'locks'),
      },
      processor,
    ];
  }
  const sites = contention.sites.map((site) => line(siteWords(site)));
  return [
    {
      about: 'waiting',
      heading: `Where goroutines wait, base to head, for each operation, on ${counted(contention.procs, 'core')}`,
      lines: [...sites, ...(contention.left > 0 ? [line(own(lighterLines(contention.left)))] : [])],
    },
    processor,
  ];
}

/** `store.go:12 for a lock: 0 → 4.0 µs, 0 → 1 times: clearly more on head` */
export function siteWords(site: WaitSite): Sentence {
  const of = ({ base, head }: Pair<Spread>, unit: string): string =>
    [base, head].map(({ center }) => formatValue(Math.max(0, center), unit, 2)).join(' → ');
  const changed = own(site.change === 'none' ? '' : `: clearly ${site.change} on head`);
  return say`${waitPlace(site)} ${own(waitName(site.waits))}: ${own(of(site.delay, 'sec/op'))}, ${own(of(site.contentions, ''))} times${changed}`;
}

function numbers({ benchmark, isAlone }: Why): WhyLine[] {
  return benchmark.changes.flatMap((change) => {
    if (isAlone) return aloneWords(change);
    const words = rowWords({ benchmark, change });
    const isSaid = change.outcome === 'within';
    return [line(isSaid ? words : say`${words}: ${own(outcomeWords[change.outcome])}`)];
  });
}

/** `sec/op` 1.21 µs (1.19 … 1.24) in 12 processes */
function aloneWords(change: Change): WhyLine[] {
  const { metric, summary } = change;
  const { head } = formatSides(change);
  if (summary.head === undefined || head === null) return [];
  const { lo, hi, n } = summary.head;
  const isKnown = Number.isFinite(lo) && Number.isFinite(hi) && hi > lo;
  const range = isKnown ? ` (${formatValue(lo, metric.unit)} … ${formatValue(hi, metric.unit)})` : '';
  return [
    line(
      say`${named(metric.unit)} ${own(`${head}${range}${n > 1 ? ` in ${counted(n, 'process', 'processes')}` : ''}`)}`,
    ),
  ];
}

function broken({ report, benchmark }: Why): WhyLine[] {
  return brokenOfReport(report)
    .filter(({ pkg, benchmarks }) =>
      pkg === null ? benchmarks.includes(benchmark.id) : pkg === benchmark.id.pkg,
    )
    .map(({ words, cutOff, message, blocked, goroutines }) => {
      const why = firstLine(message);
      const lead = say`${own(words + cutOff)}${why === '' ? nothing : say`: ${why}`}`;
      const told = [...blocked, ...(goroutines === null ? [] : [goroutines])];
      return line(lead, ...told.flatMap(({ lead: of, items }) => [...(of.length > 0 ? [of] : []), ...items]));
    });
}

function changes({ report, benchmark }: Why): WhyLine[] {
  const places = placesOf(benchmark.changes.map((change) => ({ benchmark, change }))).map((place) => {
    const path = placePath(place);
    return line(
      placeWords(
        place,
        placeShares(report, place).shares.flatMap(({ amounts }) => amounts),
      ),
      ...placeGoroutines(place),
      ...placeReasons(place),
      ...(path.length === 0 ? [] : [path]),
    );
  });
  const exceeded = report.rows.exceeded.filter((row) => row.benchmark === benchmark);
  const unplaced = noLineOfRows(exceeded, ({ change }) => named(change.metric.unit));
  return [...places, ...unplaced.map((words) => line(words))];
}

function placeWords(
  place: Place,
  amounts: readonly { readonly text: string; readonly note: string }[],
): Sentence {
  const costs = amounts.map(({ text, note }) => (note === '' ? text : `${text} (${note})`));
  const notes = placeNotes(place);
  const told = notes.length === 0 ? '' : ` (${notes.join(', ')})`;
  return say`${placeName(place)} in ${shortFunction(place.function)}${own(told)}: ${own(costs.join(', '))}`;
}

/** One line for each side with what is known of it beneath, or the same without sides. */
function onSides<T>(
  uses: Readonly<Partial<Pair<T>>> | undefined,
  isAlone: boolean,
  words: (use: T) => readonly Sentence[],
): WhyLine[] {
  return sides.flatMap((side) => {
    const use = uses?.[side];
    if (use === undefined) return [];
    const told = words(use);
    return isAlone ? told.map((of) => line(of)) : [line(own(side), ...told)];
  });
}

function goroutines(use: GoroutineUse): Sentence[] {
  const created = Math.max(0, use.createdPerOperation ?? 0);
  const isNone = created <= use.createdError;
  return [
    ...(use.createdPerOperation === null
      ? []
      : [own(isNone ? 'none is created' : `${formatValue(created, '', 2)} created for each operation`)]),
    own(growthWords(use)),
    ...(use.by === 'dump' ? [own('read from dumps of whole processes, which show no created ones')] : []),
    ...(use.groups ?? []).map((group) => {
      const { count, created: place } = group;
      const started =
        place === null
          ? nothing
          : say` started at ${`${place.file}:${place.line}`} in ${shortFunction(place.function)}`;
      // Of the longest process that was dumped, which need not be the longest.
      const of = own(
        count < use.left && use.groups?.length === 1
          ? `${grouped(count)} in a shorter process,`
          : grouped(count),
      );
      return say`${of}${started}; ${leftWords(group)}`;
    }),
  ];
}

/** What this version of Go does not count is not told. */
function runtime({ heap, rates }: RuntimeUse): Sentence[] {
  return [
    ...runtimeMeasures.flatMap((measure) => {
      const rate = rates[measure];
      return rate === undefined ? [] : [own(`${measureName(measure)}: ${sureRateWords(measure, rate)}`)];
    }),
    own(`heap: ${heapWords(heap)}`),
  ];
}

function escapes(why: Why): WhyLine[] {
  return why.escapes.map(({ file, line: at, value }) =>
    line(say`${`${file}:${at}`} ${value} escapes to the heap`),
  );
}

function doubts(why: Why): WhyLine[] {
  const caveats = why.doubts.filter(({ code }) => code !== 'baseline-missing');
  const told = caveats.map((caveat) => caveatWords(caveat));
  return [...new Map(told.map((words) => [JSON.stringify(words), words])).values()].map((words) =>
    line(words),
  );
}

/** Name, where it stands, and of what commits. */
export function whyTitle({ benchmark, report, isAlone }: Why): Sentence {
  const { id, definition } = benchmark;
  const place =
    definition === null
      ? nothing
      : say` (${placeName({ file: definition.file, line: definition.line ?? 0 })})`;
  const commits = (isAlone ? (['head'] as const) : sides).map((side) => {
    const { commit } = report.manifests[side];
    const name = commit.sha === null ? commit.ref : commit.sha.slice(0, 7);
    return say`${own(isAlone ? 'at' : side)} ${name}${own(commit.dirty ? ' with changes' : '')}`;
  });
  return say`${id.name} in ${id.pkg}${place}, ${join(commits, ', ')}`;
}

/** Above the names of several that are meant. */
export function severalWords(count: number): string {
  return `${counted(count, 'benchmark')} match; take one of these names:`;
}
