// What does not run to its end, in words.
import type { FilePosition } from '../../base/errors.js';
import { keyOf } from '../../model/benchmark.js';
import type { Report } from '../../model/report.js';
import { subjectOf } from '../../model/subject.js';
import type { BenchmarkResult, Finding } from '../../model/verdict.js';
import { formatDuration } from '../format.js';
import { own } from '../sentence.js';
import { FactReader, isSide } from './facts.js';
import { blockedWords, goroutinesWords, moreBlocked, mostBlocked, type Listed } from './goroutines.js';
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
  /** Who blocks whom. */
  readonly blocked: readonly Listed[];
  /** What its other goroutines do; null where that is not known, or nothing is left to tell. */
  readonly goroutines: Listed | null;
}

/** Everything that does not run, from the findings; benchmarks that stop for one reason are told together. */
export function brokenOfReport(report: Report): readonly Broken[] {
  const found = new Map<string, Omit<Broken, 'benchmarks'> & { benchmarks: BenchmarkResult['id'][] }>();
  const blockedBy = blockedFindings(report);
  for (const finding of report.verdict.findings) {
    const { rule, facts, at, benchmark } = finding;
    if (rule !== 'benchmark-broken') continue;
    const f = new FactReader(facts);
    const words = brokenWords(f);
    const cutOff = cutOffWords(f);
    const stopped = f.is('stopped');
    const message = f.text('message') ?? '';
    const pkg = benchmark === null ? f.text('pkg') : null;
    const baseOnly = f.text('side') === 'base';
    const whose = blockedBy.get(subjectOf(finding)) ?? [];
    const stand = [finding, ...whose].map(standKey);
    const key = JSON.stringify([
      words,
      cutOff,
      message,
      pkg,
      stand,
      ...(stopped ? [at?.file, at?.line] : []),
    ]);
    let broken = found.get(key);
    if (broken === undefined) {
      const blocked = blockedOf(whose, f.number('blockedLeftOut') ?? 0);
      const goroutines = goroutinesWords(
        finding,
        whose.flatMap((of) => of.goroutines ?? []),
      );
      const of = { baseOnly, words, cutOff, message, at, stopped, pkg, blocked, goroutines };
      found.set(key, (broken = { ...of, benchmarks: [] }));
    }
    if (benchmark !== null) broken.benchmarks.push(benchmark);
  }
  // A package that does not build says it once; its benchmarks need not repeat it.
  const said = new Set(
    [...found.values()].flatMap(({ pkg, message }) => (pkg === null ? [] : [JSON.stringify([pkg, message])])),
  );
  return [...found.values()].filter(
    ({ pkg, message, benchmarks }) =>
      pkg !== null || !benchmarks.every((id) => said.has(JSON.stringify([id.pkg, message]))),
  );
}

/** What blocks what, by benchmark or package. */
function blockedFindings({ verdict }: Report): ReadonlyMap<string, readonly Finding[]> {
  const found = new Map<string, Finding[]>();
  for (const finding of verdict.findings) {
    if (finding.rule !== 'goroutines-blocked') continue;
    const subject = subjectOf(finding);
    const known = found.get(subject);
    if (known === undefined) found.set(subject, [finding]);
    else known.push(finding);
  }
  return found;
}

/** The first of them, and how many more there are. */
function blockedOf(findings: readonly Finding[], leftOut: number): readonly Listed[] {
  const shown = findings.slice(0, mostBlocked).map(blockedWords);
  const more = findings.length - shown.length + leftOut;
  return more === 0 ? shown : [...shown, { lead: own(moreBlocked(more)), items: [] }];
}

/** What makes goroutines of two processes the same to a reader: ids are always others. */
function standKey({ facts, goroutines }: Finding): unknown {
  return [facts['block'], goroutines?.groups.map(({ wait, at, count }) => [wait, at, count])];
}

/** `panics on head`, `panics on both sides`; without a side when nobody said which. */
export function brokenWords(f: FactReader): string {
  const side = f.text('side');
  // What another time-budget would have let go on is not known to hang.
  const isSlow = f.text('cutOffBy') === 'time-budget' && f.text('ending') === 'hung';
  const ended = f.text('asleep') === 'process' ? 'deadlocks' : endingWords(f.text('ending') ?? '');
  const verb = isSlow ? 'takes too long' : (ended ?? phrases.fails);
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
