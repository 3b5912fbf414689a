// What the parts of the markdown report share: their shape, tables, and the cells of a row.
import { markdownTable } from 'markdown-table';
import type { BenchmarkId } from '../model/benchmark.js';
import type { Report, Row } from '../model/report.js';
import type { BenchmarkResult, Change } from '../model/verdict.js';
import { labelOf } from './compose.js';
import { codeCell, markdownOf, plainCell } from './escape.js';
import { listed, named, say, type Sentence } from './sentence.js';
import type { Listed } from './words/goroutines.js';
import { phrases } from './words/headings.js';
import { rowText } from './words/lines.js';

export interface Section {
  readonly heading: string;
  /** What is in it, for the note that says it was left out. */
  readonly items: number;
  readonly text: string;
}

/** How much of each section is shown; the rest is counted. */
export interface Caps {
  readonly rows: number;
  readonly places: number;
  /** Benchmarks with commands. */
  readonly commands: number;
  readonly names: number;
  /** Benchmarks whose paths are drawn. */
  readonly trees: number;
}

export const longestName = 80;

/** A table whose cells are safe already. Not padded: that would cost a row's length for every row. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const align = head.map((_, column) => (column < 2 ? 'l' : 'r'));
  return markdownTable([head, ...rows], { align, alignDelimiters: false });
}

export function nameCell(report: Report, id: BenchmarkId): string {
  const { pkg, name } = labelOf(report, id);
  return `${plainCell(pkg)} ${codeCell(name, longestName)}`;
}

export function nameWords(report: Report, id: BenchmarkId): Sentence {
  const { pkg, name } = labelOf(report, id);
  return say`${named(pkg)} ${name}`;
}

/** As many names, and how many more there are; nothing without any. */
export function listedNames(report: Report, ids: readonly BenchmarkId[], most: number): Sentence {
  return listed(
    ids.map((id) => nameWords(report, id)),
    most,
  );
}

/** The cells of one row of changes. */
export function changeCells(report: Report, row: Row): string[] {
  const text = rowText(row);
  return [
    nameCell(report, row.benchmark.id),
    plainCell(text.unit),
    text.base,
    text.head,
    changeCell(row.change, text.change),
    text.budget,
  ];
}

function changeCell({ outcome }: Change, text: string): string {
  if (outcome === 'unproven') return `${text}, ${phrases.cannotTell}`;
  return outcome === 'exceeded' ? boldAmount(text) : text;
}

/** Bold, the interval behind it aside. */
export function boldAmount(text: string): string {
  return text.replace(/^[^(]*[^( ]/, (amount) => `**${amount}**`);
}

/** A statement as a bullet, and what it is about as bullets below. */
export function listedBullets({ lead, items }: Listed, indent: string): readonly string[] {
  const bullets = (of: readonly Sentence[], by: string) => of.map((item) => `${by}- ${markdownOf(item)}`);
  if (lead.length === 0) return bullets(items, indent);
  return [`${indent}- ${markdownOf(lead)}${items.length > 0 ? ':' : ''}`, ...bullets(items, `${indent}  `)];
}

/** Benchmarks that crash, hang or fail. */
export function brokenOf(report: Report): readonly BenchmarkResult[] {
  return report.verdict.benchmarks.filter(({ status }) => status === 'failed' || status === 'hung');
}
