// Which benchmark of a report somebody means: by its name, a part of it, or a glob.
import { nearest } from '../base/nearest.js';
import { compileGlob, matches } from '../config/glob.js';
import { shortName } from '../model/benchmark.js';
import type { Report } from '../model/report.js';
import type { BenchmarkResult } from '../model/verdict.js';
import { labelOf } from './compose.js';

/** Names that are told when none was meant. */
const mostNear = 5;

export interface FoundBenchmarks {
  /** All that are meant, in the report's order. */
  readonly meant: readonly BenchmarkResult[];
  /** Names like it, where none is. */
  readonly near: readonly string[];
}

/**
 * A whole name wins over parts: as Go prints it, as reports do (`finder.Look/miss`), or behind its import path. A text with
 * `*`, `?` or braces is a glob over any of them; any other is looked for within them, in upper or lower case.
 */
export function findBenchmarks(report: Report, wanted: string): FoundBenchmarks {
  const { benchmarks } = report.verdict;
  const named = benchmarks.map((benchmark) => ({ benchmark, names: namesOf(report, benchmark) }));
  const having = (test: (name: string) => boolean): BenchmarkResult[] =>
    named.flatMap(({ benchmark, names }) => (names.some(test) ? [benchmark] : []));
  const whole = having((name) => name === wanted);
  if (whole.length > 0) return { meant: whole, near: [] };
  const glob = /[*?{]/.test(wanted) ? compileGlob(wanted) : null;
  const part = wanted.toLowerCase();
  const meant = having((name) =>
    glob === null ? part !== '' && name.toLowerCase().includes(part) : matches(glob, name),
  );
  return { meant, near: meant.length > 0 ? [] : nearNames(report, wanted) };
}

function namesOf(report: Report, { id }: BenchmarkResult): readonly string[] {
  const { pkg, name } = labelOf(report, id);
  const short = shortName(id.name);
  return [
    id.name,
    short,
    name,
    `${pkg}.${name}`,
    `${pkg}.${id.name}`,
    `${id.pkg}.${id.name}`,
    `${id.pkg}.${short}`,
  ];
}

function nearNames(report: Report, wanted: string): string[] {
  const left = new Set(report.verdict.benchmarks.map(({ id }) => shortName(id.name)));
  const near: string[] = [];
  const word = shortName(wanted.slice(wanted.lastIndexOf('.') + 1));
  for (let next = nearest(word, left); next !== null && near.length < mostNear; next = nearest(word, left)) {
    near.push(next);
    left.delete(next);
  }
  return near;
}
