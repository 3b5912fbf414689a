// Annotations of a job, as data: what broke, at the line where it did. GitHub keeps ten of a level per step.
import { keyOf } from '../model/benchmark.js';
import type { Report, Row } from '../model/report.js';
import { ruleIds, type Finding } from '../model/verdict.js';
import { by } from '../base/order.js';
import { labelOf } from './compose.js';
import { commandData, commandProperty, textOf } from './escape.js';
import { join, say, type Sentence } from './sentence.js';
import { findingWords } from './words/findings.js';
import { rowWords } from './words/lines.js';

export interface Annotation {
  readonly level: 'error' | 'warning';
  /** Relative to the repository; null when there is no place to show it. */
  readonly file: string | null;
  readonly line: number | null;
  /** One line each, without control characters. */
  readonly title: string;
  readonly message: string;
}

const mostPerLevel = 10;

/** A finding, and those of the same benchmark at the same line: one annotation says all of it. */
type Together = readonly [Finding, ...Finding[]];

/** Errors and warnings among the findings, worst benchmark first, at most ten of each. */
export function annotationsOf(report: Report): readonly Annotation[] {
  const ranks = new Map(report.verdict.benchmarks.map(({ id }, index) => [keyOf(id), index]));
  const rank = ({ benchmark }: Finding) =>
    benchmark === null ? -1 : (ranks.get(keyOf(benchmark)) ?? Infinity);
  const rows = new Map(report.rows.exceeded.map((row) => [rowKey(row), row]));
  // Those of one benchmark and rule stay as the verdict has them: allocations, bytes, time.
  const sorted = [...report.verdict.findings].sort(by(rank, ({ rule }) => ruleIds.indexOf(rule)));
  return (['error', 'warning'] as const).flatMap((level) =>
    byPlace(sorted.filter((finding) => finding.level === level))
      .slice(0, mostPerLevel)
      .map((together) => annotationOf(report, together, level, rows)),
  );
}

/** In the order of the first of each. What is about no benchmark stands alone. */
function byPlace(findings: readonly Finding[]): readonly Together[] {
  const places = new Map<string, Together>();
  for (const finding of findings) {
    const { benchmark, at, key } = finding;
    const place = benchmark === null ? key : JSON.stringify([keyOf(benchmark), at?.file, at?.line]);
    const known = places.get(place);
    places.set(place, known === undefined ? [finding] : [...known, finding]);
  }
  return [...places.values()];
}

function rowKey({ benchmark, change }: Row): string {
  return `${keyOf(benchmark.id)} ${change.metric.unit}`;
}

function annotationOf(
  report: Report,
  together: Together,
  level: Annotation['level'],
  rows: ReadonlyMap<string, Row>,
): Annotation {
  const [{ benchmark, at }] = together;
  const label = benchmark === null ? null : labelOf(report, benchmark);
  return {
    level,
    file: at?.file ?? null,
    line: at?.line ?? null,
    title: textOf(label === null ? say`pprof-gate` : say`pprof-gate: ${label.pkg} ${label.name}`),
    message: textOf(
      join(
        together.map((finding) => messageOf(finding, rows)),
        '; ',
      ),
    ),
  };
}

function messageOf(finding: Finding, rows: ReadonlyMap<string, Row>): Sentence {
  const { benchmark, rule, facts } = finding;
  const row =
    (rule === 'budget-exceeded' || rule === 'profile-budget') &&
    benchmark !== null &&
    typeof facts['unit'] === 'string'
      ? rows.get(`${keyOf(benchmark)} ${facts['unit']}`)
      : undefined;
  return row === undefined ? findingWords(finding) : rowWords(row);
}

/** An annotation as the workflow command that makes it, one line. */
export function commandOf({ level, file, line, title, message }: Annotation): string {
  const place = file === null ? [] : [['file', file], ...(line === null ? [] : [['line', String(line)]])];
  const properties = [...place, ['title', title]]
    .map(([key = '', value = '']) => `${key}=${commandProperty(value)}`)
    .join(',');
  return `::${level} ${properties}::${commandData(message)}`;
}
