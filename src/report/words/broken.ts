// What does not run to its end, in words.
import type { FilePosition } from '../../base/errors.js';
import { keyOf } from '../../model/benchmark.js';
import type { Report } from '../../model/report.js';
import type { BenchmarkResult } from '../../model/verdict.js';
import { FactReader, isSide } from './facts.js';
import { phrases } from './headings.js';
import { endingWords } from './verdict.js';

/** What does not run, why, and which benchmarks that stops. */
export interface Broken {
  /** Base alone: head mended it. */
  readonly baseOnly: boolean;
  /** `panics on head` */
  readonly words: string;
  readonly message: string;
  readonly at: FilePosition | null;
  /** A whole package when it names no benchmark. */
  readonly pkg: string | null;
  readonly benchmarks: readonly BenchmarkResult['id'][];
}

/** Everything that does not run, from the findings; benchmarks that stop for one reason are told together. */
export function brokenOfReport(report: Report): readonly Broken[] {
  const found = new Map<string, Omit<Broken, 'benchmarks'> & { benchmarks: BenchmarkResult['id'][] }>();
  for (const { rule, facts, at, benchmark } of report.verdict.findings) {
    if (rule !== 'benchmark-broken') continue;
    const f = new FactReader(facts);
    const words = brokenWords(f);
    const message = f.text('message') ?? '';
    const pkg = benchmark === null ? f.text('pkg') : null;
    const baseOnly = f.text('side') === 'base';
    const key = JSON.stringify([words, message, pkg]);
    let broken = found.get(key);
    if (broken === undefined)
      found.set(key, (broken = { baseOnly, words, message, at, pkg, benchmarks: [] }));
    if (benchmark !== null) broken.benchmarks.push(benchmark);
  }
  // A package that does not build says it once; its benchmarks need not repeat it.
  const messages = new Set(
    [...found.values()].filter(({ pkg }) => pkg !== null).map(({ message }) => message),
  );
  return [...found.values()].filter(({ pkg, message }) => pkg !== null || !messages.has(message));
}

/** `panics on head`, `panics on both sides`; without a side when nobody said which. */
export function brokenWords(f: FactReader): string {
  const side = f.text('side');
  const verb = endingWords(f.text('ending') ?? '') ?? phrases.fails;
  if (side === 'both') return `${verb} on both sides`;
  return isSide(f) ? `${verb} on ${side ?? ''}` : verb;
}

/** `panics on head`, for each benchmark that does not run, by key. */
export function brokenByBenchmark(report: Report): ReadonlyMap<string, string> {
  const words = new Map<string, string>();
  for (const { rule, facts, benchmark } of report.verdict.findings) {
    if (rule !== 'benchmark-broken' || benchmark === null) continue;
    const key = keyOf(benchmark);
    if (!words.has(key)) words.set(key, brokenWords(new FactReader(facts)));
  }
  return words;
}
