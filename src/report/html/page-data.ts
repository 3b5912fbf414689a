// What the HTML report carries to its page: the report as report.json has it, and what only a page has room for. Plain
// data. Everything foreign in it is visible() already, and is shown as text.
import type { CodeKind } from '../../flame/code.js';
import type { ExactColumns, TreeColumns } from '../../flame/tree-columns.js';
import type { Pair } from '../../model/pair.js';
import type { ValueType } from '../../model/profile.js';
import type { Finding } from '../../model/verdict.js';
import type { ReportDocument } from '../json.js';
import type { WhyAbout } from '../words/why.js';

/** A sentence: our words, and foreign text in between. */
export type Words = readonly (string | { readonly code: string })[];

export interface PageData {
  readonly schema: 'pprof-gate/page/1';
  /** Of the window and the page's first line. */
  readonly title: string;
  /** Options that the page begins with where its address names none. */
  readonly start: Readonly<Record<string, string>>;
  /** Null for a page that only shows profiles. */
  readonly report: ReportPage | null;
  /** Functions that trees name by their position. */
  readonly functions: FunctionColumns;
  /** In the order in which they are worth looking at. */
  readonly profiles: readonly ProfileEntry[];
  readonly sources: readonly SourceFile[];
  readonly hunks: readonly HunkText[];
  /** Profiles that there was no room for. */
  readonly profilesLeft: number;
  readonly sourcesLeft: SourcesLeft;
  /** Of a page that only shows profiles; left out: a report knows its repository. */
  readonly ownCode?: OwnCodeBasis;
}

/** What own code was told by; `unknown`: it was not, and all that is not Go's is the same. */
export type OwnCodeBasis =
  { readonly by: 'module'; readonly module: string } | { readonly by: 'folder' | 'unknown' };

/** What is not there of sources and diff. */
export interface SourcesLeft {
  /** Functions of profiles without their source, for want of room or time: in the captures, or here. */
  readonly functions: number;
  /** Functions of which no file could be read. */
  readonly unread: number;
  /** Benchmarks whose functions were not looked for, for want of time. */
  readonly benchmarks: number;
  /** Lines of the diff that are in functions which are here, and were left out for want of room. */
  readonly lines: number;
  /** True: of a side sources or diff cannot be read, so nothing of them is shown. */
  readonly isDamaged: boolean;
}

export interface ReportPage {
  /** As report.json has it. */
  readonly document: ReportDocument;
  readonly mark: string;
  /** Base, head, Go, and how it was timed: as below the comment. */
  readonly footer: readonly Words[];
  readonly counts: string;
  /** In the order of the document's benchmarks. */
  readonly benchmarks: readonly BenchmarkPage[];
  /** Of the whole report: what is told beside single benchmarks, each under its heading. */
  readonly sections: readonly SectionText[];
  /** What stands in the way of believing it. */
  readonly doubts: readonly Words[];
  readonly where: WhereText;
}

/** Which lines it is put down to. */
export interface WhereText {
  readonly places: readonly PlaceText[];
  /** Lines that there was no room for. */
  readonly left: number;
  /** Of what no line can be named for. */
  readonly beside: SectionText['lines'];
}

export interface PlaceText {
  /** `look.go:41` */
  readonly place: string;
  /** Its function, and what the diff has to do with it; empty where that is told with the costs. */
  readonly about: Words;
  readonly level: Finding['level'];
  /** Only goroutines of what does not run stand there. */
  readonly isBlocked: boolean;
  readonly costs: readonly CostText[];
  /** Positions of further benchmarks that pay for it. */
  readonly others: readonly number[];
  readonly below: readonly Words[];
}

/** What one benchmark pays for a line. */
export interface CostText {
  readonly words: Words;
  /** Its position in the report; null where it is about none of them. */
  readonly benchmark: number | null;
  /** What its profiles can show of that: the function, by what is counted. */
  readonly shown: readonly { readonly function: string; readonly unit: string }[];
}

/** What a section is about, of the whole report or of one benchmark. */
export type About = WhyAbout | 'config' | 'unproven' | 'unmeasured' | 'others' | 'left' | 'method';

export interface SectionText {
  readonly about: About;
  readonly heading: string;
  readonly lines: readonly { readonly words: Words; readonly below: readonly Words[] }[];
}

export interface BenchmarkPage {
  /** keyOf its id: known by it in links. */
  readonly key: string;
  /** The shortest names that are unambiguous in this report. */
  readonly pkg: string;
  readonly name: string;
  /** In the order of the document's metrics. */
  readonly rows: readonly RowTexts[];
  readonly observations: readonly Observations[];
  /** The evidence in words, part by part. */
  readonly parts: readonly SectionText[];
  readonly commands: readonly CommandTexts[];
  readonly history: readonly HistoryLine[];
  /** False: there was no room for more than its numbers. */
  readonly isFull: boolean;
}

export interface CommandTexts {
  readonly heading: string;
  /** Where they are typed; empty where that does not matter. */
  readonly note: string;
  readonly commands: readonly string[];
}

/** One metric as the comment tells it. */
export interface RowTexts {
  readonly unit: string;
  readonly base: string;
  readonly head: string;
  readonly change: string;
  readonly budget: string;
  readonly outcome: string;
  /** head / base that the budget allows, where it is one of ratios; else null. */
  readonly limit: number | null;
}

/** Every value of one metric, in the order in which the processes ran. */
export interface Observations extends Pair<ObservationColumns> {
  readonly unit: string;
}

export interface ObservationColumns {
  readonly value: readonly number[];
  /** Joins the two halves of a pair, within a stage. */
  readonly slot: readonly number[];
  /** Position in `stages` of model/metric.ts. */
  readonly stage: readonly number[];
  /** Link seed; 0 is the toolchain's own layout. */
  readonly layout: readonly number[];
  /** 1: ran as the second of its pair. */
  readonly second: readonly number[];
}

/** A metric over the recordings that a stored baseline carries along, the newest last. */
export interface HistoryLine {
  readonly unit: string;
  /** Earlier points that are left out. */
  readonly left: number;
  readonly points: readonly HistoryPoint[];
}

export interface HistoryPoint {
  /** Full hash, or empty for a working tree. */
  readonly sha: string;
  readonly recordedAt: string;
  /** Run of the workflow; 0 where none is known. */
  readonly run: number;
  readonly go: string;
  /** Number of the machine among those of the line, from 0: times of different ones are not to be compared. */
  readonly machine: number;
  readonly value: number;
}

export interface FunctionColumns {
  readonly name: readonly string[];
  /** Path in the repository of our own, else as the profile has it. */
  readonly file: readonly string[];
  /** Position in `codeKinds`. */
  readonly kind: readonly number[];
}
export type { CodeKind };

export interface ProfileEntry {
  /** Position in the report's benchmarks; null on a page of profiles alone. */
  readonly benchmark: number | null;
  /** cpu, heap, block, mutex …; of a file what it is called. */
  readonly kind: string;
  readonly types: readonly TypeEntry[];
  /** Position in `types`. */
  readonly shownFirst: number;
  readonly sides: { readonly base: boolean; readonly head: boolean };
  /** Operations that values were divided by; null where they are of the whole profile. */
  readonly operations: Pair | null;
  /** Nodes put together with others, and the largest share that one of them has. */
  readonly lighter: { readonly left: number; readonly share: number };
  /** Id of the element that holds its columns. */
  readonly element: string;
}

export interface TypeEntry extends ValueType {
  /** Sums of all stacks, in the unit of the type; per operation where `operations` is there. */
  readonly total: Pair;
  /** What shares refer to; of a profile of differences not the sums. */
  readonly reference: Pair;
  /** What one sample stands for on each side (difference.ts); 0 for what is counted. */
  readonly grain: Pair;
}

/** What an element of a profile holds. */
export interface ProfileColumns extends TreeColumns {
  /** Of its heaviest functions; left out where no nodes were put together: then the tree says the same. */
  readonly exact?: ExactColumns;
}

export interface SourceFile {
  readonly side: 'base' | 'head';
  readonly file: string;
  readonly excerpts: readonly { readonly line: number; readonly text: string }[];
  /** The file was written after the profile. */
  readonly isNewer?: true;
}

export interface HunkText {
  readonly file: string;
  /** First line; with a count of 0 the line before which the hunk stands, where git names the one after which it does. */
  readonly baseLine: number;
  readonly baseCount: number;
  readonly headLine: number;
  readonly headCount: number;
  /** Each behind its mark: blank, + or −. */
  readonly lines: readonly string[];
}
