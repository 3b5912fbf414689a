// A report and its captures → what the page is made of. What there is no room for goes by weight, and is counted.
import { diffMap } from '../../diff/lines.js';
import { parseDiff } from '../../diff/parse.js';
import type { Evidence } from '../../evidence/evidence.js';
import { sameBenchmark } from '../../evidence/same-benchmark.js';
import type { ToHead } from '../../flame/call-tree.js';
import type { Report } from '../../model/report.js';
import type { BenchmarkResult } from '../../model/verdict.js';
import { documentOf } from '../json.js';
import { doubtsOfReport, headWords } from '../words/lines.js';
import { baseWords, besideWords } from '../words/baseline.js';
import { countsLine } from '../words/headings.js';
import { timingParts } from '../words/timing.js';
import { headline, markOf } from '../words/verdict.js';
import { listedNames } from '../section.js';
import { join, named, own, say } from '../sentence.js';
import { benchmarkPage, numbersOnly, type BenchmarkInput } from './benchmark-pages.js';
import { packed } from './packed.js';
import type { BenchmarkPage, PageData, ReportPage, Words } from './page-data.js';
import { wordsOf } from './pieces.js';
import { reportSections } from './report-sections.js';
import { ProfileShelf } from './profile-shelf.js';
import { headLines, profileTrees } from './profile-trees.js';
import { shortened, sourceTexts } from './source-texts.js';
import { whereLines } from './where-lines.js';

/** Characters of the data and of all profiles where nobody says otherwise; profiles get no more than the second. */
const mostCharacters = 2_750_000;
const mostOfProfiles = 2_000_000;

/** What a page has of everything that can be left out. */
interface Extent {
  /** Of so many benchmarks all is told, worst first. Those behind have their numbers. */
  readonly told: number;
  /** Characters of sources, before they are packed, and of profiles. */
  readonly sources: number;
  readonly profiles: number;
}

/** Tried one after the other until it fits: what is told of benchmarks goes first, then sources, then profiles. */
const extents: readonly [Extent, ...Extent[]] = [
  { told: 300, sources: Infinity, profiles: mostOfProfiles },
  { told: 100, sources: Infinity, profiles: mostOfProfiles },
  { told: 30, sources: Infinity, profiles: mostOfProfiles },
  { told: 0, sources: Infinity, profiles: mostOfProfiles },
  { told: 0, sources: 400_000, profiles: mostOfProfiles },
  { told: 0, sources: 100_000, profiles: mostOfProfiles },
  { told: 0, sources: 0, profiles: mostOfProfiles },
  { told: 0, sources: 0, profiles: 1_000_000 },
  { told: 0, sources: 0, profiles: 300_000 },
  { told: 0, sources: 0, profiles: 0 },
];

/** Data of a page, and the packed columns of its profiles by element id. */
export interface PageParts {
  readonly data: PageData;
  /** `data` as text, where it was packed already. */
  readonly text?: string;
  readonly elements: ReadonlyMap<string, string>;
}

/**
 * `room`: characters that data and profiles have together. Numbers of benchmarks are never left out, so with very many of
 * them it can be more. Throws GateError `capture-invalid` where a capture points at a file that is not there.
 */
export function reportPage(input: BenchmarkInput, room = mostCharacters): PageParts {
  const { report, evidence } = input;
  const { benchmarks: results } = report.verdict;
  const shelf = new ProfileShelf(evidence.head.manifest.modules);
  const toHead = linesOf(evidence.head);
  const benchmarks: BenchmarkPage[] = [];
  for (const [rank, benchmark] of byWeight(results)) {
    benchmarks[rank] = benchmarkPage(input, benchmark, rank < extents[0].told);
    const [base, head] = [sameBenchmark(evidence.base, benchmark), sameBenchmark(evidence.head, benchmark)];
    const known = { ...(base === undefined ? {} : { base }), ...(head === undefined ? {} : { head }) };
    // One benchmark after the other: what its words needed of its profiles is decoded already.
    for (const profile of profileTrees(known, toHead)) shelf.add(profile, rank);
  }
  const page: ReportPage = {
    document: documentOf(report),
    mark: markOf(report),
    footer: footerOf(report),
    counts: countsLine(report.counts),
    benchmarks: distinct(benchmarks),
    sections: reportSections(report),
    doubts: doubtsOfReport(report).map(({ words, benchmarks: of }) =>
      wordsOf(join([listedNames(report, of, 3), words], ': ')),
    ),
    where: whereLines(report),
  };
  const texts = sourceTexts(evidence);
  let shelved = shelf.pack(Math.min(extents[0].profiles, room));
  let packedFor = extents[0].profiles;
  let parts: PageParts | null = null;
  for (const { told, sources, profiles } of extents) {
    if (profiles < packedFor) shelved = shelf.pack(Math.min(profiles, room));
    packedFor = profiles;
    const data: PageData = {
      schema: 'pprof-gate/page/1',
      title: headline(report),
      start: {},
      report: {
        ...page,
        benchmarks: page.benchmarks.map((of, rank) => (rank < told ? of : numbersOnly(of))),
      },
      functions: shelved.functions,
      profiles: shelved.entries,
      ...shortened(texts, sources),
      profilesLeft: shelved.left,
    };
    const text = packed(data);
    parts = { data, text, elements: shelved.elements };
    const characters = [...shelved.elements.values()].reduce((sum, of) => sum + of.length + besideElement, 0);
    if (characters + text.length <= room) break;
  }
  if (parts === null) throw new RangeError('a page has an extent');
  return parts;
}

/** Keys are cut, so that those of long names can be the same: then they are numbered. */
function distinct(pages: readonly BenchmarkPage[]): BenchmarkPage[] {
  const used = new Set<string>();
  return pages.map((page) => {
    let key = page.key;
    for (let number = 2; used.has(key); number++) key = `${page.key}~${number}`;
    used.add(key);
    return key === page.key ? page : { ...page, key };
  });
}

/** What surrounds an element in the file. */
const besideElement = 100;

/** With their position: those first of which a metric moved, or is in doubt. */
function byWeight(results: readonly BenchmarkResult[]): (readonly [rank: number, BenchmarkResult])[] {
  const isSettled = ({ changes }: BenchmarkResult): boolean =>
    changes.every(({ change, outcome }) => change === 'none' && outcome === 'within');
  const all = [...results.entries()];
  return [...all.filter(([, of]) => !isSettled(of)), ...all.filter(([, of]) => isSettled(of))];
}

function linesOf({ diff, manifest }: Evidence): ToHead | undefined {
  if (diff === null) return undefined;
  return headLines(diffMap(parseDiff(diff, 'lines and text of Go')), manifest.modules);
}

function footerOf(report: Report): Words[] {
  const { head } = report.manifests;
  return [
    baseWords(report),
    say`head ${headWords(report)}`,
    say`${named(head.go.version)} ${named(`${head.go.goos}/${head.go.goarch}`)}`,
    ...timingParts(report).map(own),
    besideWords(report),
  ]
    .filter((words) => words.length > 0)
    .map(wordsOf);
}
