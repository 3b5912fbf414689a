// A report and its captures → what the page is made of. What there is no room for goes by weight, and is counted.
import { diffMap } from '../../diff/lines.js';
import { parseDiff } from '../../diff/parse.js';
import type { Evidence } from '../../evidence/evidence.js';
import { sameBenchmark } from '../../evidence/same-benchmark.js';
import type { ToHead } from '../../flame/call-tree.js';
import type { Report } from '../../model/report.js';
import { documentOf } from '../json.js';
import { doubtsOfReport, headWords } from '../words/lines.js';
import { baseWords, besideWords } from '../words/baseline.js';
import { countsLine } from '../words/headings.js';
import { timingParts } from '../words/timing.js';
import { headline, markOf } from '../words/verdict.js';
import { listedNames } from '../section.js';
import { join, named, own, say } from '../sentence.js';
import { benchmarkPage, numbersOnly, type BenchmarkInput } from './benchmark-pages.js';
import { FunctionTable } from './function-table.js';
import { packed } from './packed.js';
import type { PageData, ReportPage, Words } from './page-data.js';
import { wordsOf } from './pieces.js';
import { reportSections } from './report-sections.js';
import { ProfileShelf } from './profile-shelf.js';
import { headLines, profileTrees } from './profile-trees.js';
import { sourceTexts } from './source-texts.js';

/** Characters of the whole file, the page's own code left out; most of them profiles. */
const mostCharacters = 2_750_000;
const mostOfProfiles = 2_000_000;
/** Of so many benchmarks all is told, worst first; tried one after the other until it fits. Those behind have their numbers. */
const toldLimits = [300, 100, 30, 0] as const;

/** Data of a page, and the packed columns of its profiles by element id. */
export interface PageParts {
  readonly data: PageData;
  readonly elements: ReadonlyMap<string, string>;
}

/** Throws GateError `capture-invalid` where a capture points at a file that is not there. */
export function reportPage(input: BenchmarkInput): PageParts {
  const { report, evidence } = input;
  const functions = new FunctionTable(evidence.head.manifest.modules);
  const shelf = new ProfileShelf(functions, mostOfProfiles);
  const toHead = linesOf(evidence.head);
  const benchmarks = report.verdict.benchmarks.map((benchmark, rank) => {
    const page = benchmarkPage(input, benchmark, rank < toldLimits[0]);
    const [base, head] = [sameBenchmark(evidence.base, benchmark), sameBenchmark(evidence.head, benchmark)];
    const known = { ...(base === undefined ? {} : { base }), ...(head === undefined ? {} : { head }) };
    // One benchmark after the other: what its words needed of its profiles is decoded already.
    for (const profile of profileTrees(known, toHead)) shelf.add(profile, rank);
    return page;
  });
  const page: ReportPage = {
    document: documentOf(report),
    mark: markOf(report),
    footer: footerOf(report),
    counts: countsLine(report.counts),
    benchmarks,
    sections: reportSections(report),
    doubts: doubtsOfReport(report).map(({ words, benchmarks: of }) =>
      wordsOf(join([listedNames(report, of, 3), words], ': ')),
    ),
  };
  const texts = sourceTexts(evidence);
  const dataWith = (told: number): PageData => ({
    schema: 'pprof-gate/page/1',
    title: headline(report),
    report: { ...page, benchmarks: benchmarks.map((of, rank) => (rank < told ? of : numbersOnly(of))) },
    functions: functions.columns(),
    profiles: shelf.entries,
    ...texts,
    profilesLeft: shelf.left,
  });
  const room = mostCharacters - shelf.used;
  const told = toldLimits.find((most) => packed(dataWith(most)).length <= room) ?? 0;
  return { data: dataWith(told), elements: shelf.elements };
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
