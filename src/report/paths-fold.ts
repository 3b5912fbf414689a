// The fold with the paths to the lines that changed something: text, as the token of a workflow can upload no picture.
import type { Report, Row } from '../model/report.js';
import type { BenchmarkResult, Culprit } from '../model/verdict.js';
import { labelOf } from './compose.js';
import { codeBlock, htmlCode, htmlOf, markdownOf } from './escape.js';
import { fold, foreignUnit } from './folds.js';
import { formatDifference } from './format.js';
import { pathTree } from './path-tree.js';
import { longestName, nameWords, type Caps, type Section } from './section.js';
import { named, own, say } from './sentence.js';
import { headings, phrases } from './words/headings.js';
import { longestPath, rowText } from './words/lines.js';
import { elsewhereLine, moreBranches, moreTrees } from './words/paths.js';

const mostLines = 12;
const barWidth = 10;

/** Trees of the benchmarks that break a budget, then of those that improved. */
export function pathsFold(report: Report, caps: Caps): Section | null {
  const rows = rowsWithTree(report);
  if (rows.length === 0) return null;
  const shown = rows.slice(0, caps.trees);
  const rest = rows.length - shown.length;
  const first = rows.slice(0, 2).map(({ benchmark, change }) => {
    const { name } = labelOf(report, benchmark.id);
    return `${htmlCode(name, longestName)} ${htmlOf(foreignUnit(change.metric.unit))}`;
  });
  const summary = `${headings.paths} ${rows.length}: ${first.join(', ')}${rows.length > 2 ? ', …' : ''}`;
  const body = [...shown.map((row) => treeText(report, row)), ...(rest > 0 ? [moreTrees(rest)] : [])];
  return { heading: headings.paths, items: rows.length, text: fold(summary, body.join('\n\n')) };
}

/**
 * At most one metric of a benchmark, the first that forks, else the first that goes deep. "Where" has told each line
 * with its path already: a tree helps where it joins several lines, or where "Where" had to leave calls out. Lines
 * that stand in a tree before are not drawn again, because the next benchmark takes the same calls.
 */
function rowsWithTree({ rows }: Report): readonly Row[] {
  const byBenchmark = new Map<BenchmarkResult, Row[]>();
  for (const row of [...rows.exceeded, ...rows.improved])
    byBenchmark.set(row.benchmark, [...(byBenchmark.get(row.benchmark) ?? []), row]);
  const drawn = new Set<string>();
  return [...byBenchmark.values()].flatMap((all) => {
    const fresh = all.filter((row) => drawable(row).some((culprit) => !drawn.has(keyOf(culprit))));
    const row =
      fresh.find((of) => drawable(of).length > 1) ??
      fresh.find((of) => drawable(of).some(({ path }) => path.length > longestPath));
    if (row === undefined) return [];
    for (const culprit of drawable(row)) drawn.add(keyOf(culprit));
    return [row];
  });
}

/** Culprits with a path, of one unit: amounts of several cannot be added. */
function drawable({ change: { culprits } }: Row): readonly Culprit[] {
  const found = culprits.filter(({ path }) => path.length > 0);
  return found.filter(({ unit }) => unit === found[0]?.unit);
}

function keyOf({ file, line, function: name }: Culprit): string {
  return JSON.stringify([file, line, name]);
}

function treeText(report: Report, row: Row): string {
  const { unit, base, head, change } = rowText(row);
  const sampled = drawable(row).some((culprit) => culprit.sampled) ? `, ${phrases.sampled}` : '';
  const title = say`${nameWords(report, row.benchmark.id)} ${named(unit)} ${own(`${base} → ${head}, ${change}${sampled}`)}`;
  return `${markdownOf(title)}\n${codeBlock(drawn(row))}`;
}

/** The lines with bars, each as long as its share of the change. */
function drawn(row: Row): readonly string[] {
  const culprits = drawable(row);
  const tree = pathTree(culprits, mostLines);
  const isSampled = culprits.some(({ sampled }) => sampled);
  const unit = culprits[0]?.unit ?? row.change.metric.unit;
  const whole = wholeOf(row, unit);
  const rest = whole === null ? 0 : whole - tree.delta;
  // Samples scatter.
  const isTold = Math.abs(rest) > (isSampled ? 0.25 : 0.05) * Math.abs(whole ?? 0);
  const lines = [
    ...tree.lines.map(({ depth, label, delta }) => ({ delta, label: '  '.repeat(depth) + label })),
    ...(tree.leftOut > 0 ? [{ delta: null, label: moreBranches(tree.leftOut) }] : []),
    ...(isTold ? [{ delta: rest, label: elsewhereLine }] : []),
  ];
  const amounts = lines.map(({ delta }) =>
    delta === null ? '' : formatDifference(delta, unit, isSampled ? 2 : 3),
  );
  const largest = Math.max(...lines.map(({ delta }) => Math.abs(delta ?? 0)), Math.abs(whole ?? 0));
  const width = Math.max(...amounts.map(({ length }) => length));
  return lines.map(({ delta, label }, index) => {
    const drawnBar = delta === null ? '' : bar(delta, largest);
    return `${drawnBar.padEnd(barWidth)} ${(amounts[index] ?? '').padStart(width)}  ${label}`;
  });
}

/** All of the change; null where it is of another unit than its lines. */
function wholeOf({ change: { summary, metric } }: Row, unit: string): number | null {
  const { base, head } = summary;
  return base === undefined || head === undefined || unit !== metric.unit ? null : head.center - base.center;
}

/** Less is drawn lighter; the sign of the amount says it as well. */
function bar(delta: number, largest: number): string {
  const cells = largest > 0 ? Math.round((barWidth * Math.abs(delta)) / largest) : 0;
  return delta < 0 ? '░'.repeat(Math.max(cells, 1)) : cells === 0 ? '▏' : '█'.repeat(cells);
}
