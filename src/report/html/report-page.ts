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
import { benchmarkPage, type BenchmarkInput } from './benchmark-pages.js';
import { FunctionTable } from './function-table.js';
import { packed } from './packed.js';
import type { PageData, ReportPage, Words } from './page-data.js';
import { wordsOf } from './pieces.js';
import { reportSections } from './report-sections.js';
import { ProfileShelf } from './profile-shelf.js';
import { headLines, profileTrees } from './profile-trees.js';

/** Characters of the whole page, its own code left out. */
const mostCharacters = 2_800_000;
/** Benchmarks of which all is told, worst first: those behind have their numbers only. */
const mostTold = 300;

/** Data of a page, and the packed columns of its profiles by element id. */
export interface PageParts {
  readonly data: PageData;
  readonly elements: ReadonlyMap<string, string>;
}

export function reportPage(input: BenchmarkInput): PageParts {
  const { report, evidence } = input;
  const { benchmarks } = report.verdict;
  const functions = new FunctionTable(evidence.head.manifest.modules);
  const page: ReportPage = {
    document: documentOf(report),
    mark: markOf(report),
    footer: footerOf(report),
    counts: countsLine(report.counts),
    benchmarks: benchmarks.map((benchmark, rank) => benchmarkPage(input, benchmark, rank < mostTold)),
    sections: reportSections(report),
    doubts: doubtsOfReport(report).map(({ words, benchmarks: of }) =>
      wordsOf(join([listedNames(report, of, 3), words], ': ')),
    ),
  };
  const shelf = new ProfileShelf(functions, mostCharacters - packed(page).length);
  const toHead = linesOf(evidence.head);
  benchmarks.forEach((benchmark, rank) => {
    const [base, head] = [sameBenchmark(evidence.base, benchmark), sameBenchmark(evidence.head, benchmark)];
    const known = { ...(base === undefined ? {} : { base }), ...(head === undefined ? {} : { head }) };
    for (const profile of profileTrees(known, toHead)) shelf.add(profile, rank);
  });
  return {
    data: {
      schema: 'pprof-gate/page/1',
      title: headline(report),
      report: page,
      functions: functions.columns(),
      profiles: shelf.entries,
      sources: [],
      hunks: [],
      profilesLeft: shelf.left,
    },
    elements: shelf.elements,
  };
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
