// What does not run to its end, in words.
import type { FilePosition } from '../../base/errors.js';
import { keyOf } from '../../model/benchmark.js';
import type { Report } from '../../model/report.js';
import type { BenchmarkResult } from '../../model/verdict.js';
import { formatDuration } from '../format.js';
import { FactReader, isSide } from './facts.js';
import { phrases } from './headings.js';
import { endingWords } from './verdict.js';

/** What does not run, why, and which benchmarks that stops. */
export interface Broken {
  /** Base alone: head mended it. */
  readonly baseOnly: boolean;
  /** `panics on head` */
  readonly words: string;
  /** `: cut off after 2 min, by timeout`; empty for what ended by itself. */
  readonly cutOff: string;
  readonly message: string;
  readonly at: FilePosition | null;
  /** It was there when it broke; else its benchmark is. */
  readonly stopped: boolean;
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
    const cutOff = cutOffWords(f);
    const stopped = f.is('stopped');
    const message = f.text('message') ?? '';
    const pkg = benchmark === null ? f.text('pkg') : null;
    const baseOnly = f.text('side') === 'base';
    const key = JSON.stringify([words, cutOff, message, pkg, ...(stopped ? [at?.file, at?.line] : [])]);
    let broken = found.get(key);
    if (broken === undefined)
      found.set(key, (broken = { baseOnly, words, cutOff, message, at, stopped, pkg, benchmarks: [] }));
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
  // What another time-budget would have let go on is not known to hang.
  const isSlow = f.text('cutOffBy') === 'time-budget' && f.text('ending') === 'hung';
  const verb = isSlow ? 'takes too long' : (endingWords(f.text('ending') ?? '') ?? phrases.fails);
  if (side === 'both') return `${verb} on both sides`;
  return isSide(f) ? `${verb} on ${side ?? ''}` : verb;
}

/** What ended a process that did not end by itself; empty where it is not known. */
export function cutOffWords(f: FactReader): string {
  const [by, ms] = [f.text('cutOffBy'), f.number('cutOffMs')];
  if (ms === null) return '';
  const after = `: cut off after ${formatDuration(ms)}`;
  if (by === 'timeout') return `${after}, by timeout`;
  return by === 'time-budget' ? `${after}, its share of what was left of time-budget, before timeout` : after;
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
