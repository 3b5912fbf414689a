// What goroutines that stay wait for, where they were started, and whether there will be more of them.
import type { BenchmarkId } from '../../model/benchmark.js';
import type { GoroutinesLeft, GoroutineUse } from '../../model/goroutine-use.js';
import type { Report } from '../../model/report.js';
import type { BenchmarkResult } from '../../model/verdict.js';
import { formatValue } from '../format.js';
import { shortFunction } from '../places.js';
import { doingWords } from './goroutines.js';
import { counted, grouped, nothing, own, say, type Sentence } from '../sentence.js';

type Place = NonNullable<GoroutinesLeft['stands']>;

function at({ file, line }: Place): Sentence {
  return say`${`${file}:${line}`}`;
}

/** `each waits to send on a channel at walk.go:91 in walk.(*Walker).emit` */
export function standingWords({ waits: kind, stands }: GoroutinesLeft): Sentence {
  const where = stands === null ? nothing : say` at ${at(stands)} in ${shortFunction(stands.function)}`;
  return say`each ${own(doingWords(kind, 1))}${where}`;
}

/** The runtime's own verdict; nothing where there is none, or it says nothing. */
function provenWords({ proven, count }: GoroutinesLeft): Sentence {
  if (proven === null || proven === 0) return nothing;
  return own(
    `; by Go's goroutineleak profile ${proven === count ? `all ${grouped(count)}` : `${grouped(proven)} of ${grouped(count)}`} can never go on`,
  );
}

/** Of a culprit: what becomes of the goroutines that are started there. */
export function leftWords(left: GoroutinesLeft): Sentence {
  return say`${standingWords(left)}${provenWords(left)}`;
}

/** Whether there will be more, and how many there are. Without sentinels nothing is known of what is there once. */
export function growthWords({ by, growth, left, operations, leftPerOperation }: GoroutineUse): string {
  const all = `${by === 'dump' ? 'at least ' : ''}${grouped(left)} after ${counted(operations, 'operation')}`;
  switch (growth) {
    case 'none':
      return by === 'dump' ? 'no more with more operations' : 'none left behind';
    case 'constant':
      return `${counted(left, 'goroutine')} left behind, however many operations there are`;
    case 'filling':
      return `goroutines are left behind, fewer with each operation (${all})`;
    case 'leak':
      return `${formatValue(leftPerOperation, '')} ${leftPerOperation === 1 ? 'goroutine' : 'goroutines'} left behind by each operation (${all})`;
    case 'growing':
      return `more goroutines with more operations (${all})`;
  }
}

/** Counted, and nothing stays. */
function isFree({ by, growth }: GoroutineUse): boolean {
  return by === 'sentinels' && growth === 'none';
}

/** What is new about the goroutines of a benchmark; null where it is as on base, or nothing stays. */
function keptWords({ goroutines }: Pick<BenchmarkResult, 'goroutines'>): Sentence | null {
  const { base, head } = goroutines ?? {};
  if (head === undefined || head.growth === 'none') return null;
  if (base?.growth === head.growth && (head.growth === 'leak' || base.left === head.left)) return null;
  const before = base === undefined ? '' : isFree(base) ? ', none on base' : `; on base ${growthWords(base)}`;
  const [group] = head.groups ?? [];
  if (group === undefined) return own(growthWords(head) + before);
  const { created } = group;
  const started =
    created === null ? nothing : say`; started at ${at(created)} in ${shortFunction(created.function)}`;
  return say`${own(growthWords(head) + before)}${started}; ${leftWords(group)}`;
}

export interface Kept {
  readonly benchmarks: readonly BenchmarkId[];
  readonly words: Sentence;
}

/**
 * What is new of goroutines that stay, with the benchmarks that it is so of, in the report's order; what the lines of a
 * broken budget tell already comes last.
 */
export function keptOfReport({ verdict, rows }: Report): readonly Kept[] {
  const told = new Set(
    rows.exceeded.flatMap(({ benchmark, change }) =>
      change.culprits.some(({ left }) => left !== undefined) ? [benchmark] : [],
    ),
  );
  const found = new Map<string, { benchmarks: BenchmarkId[]; words: Sentence; rank: number }>();
  for (const benchmark of verdict.benchmarks) {
    const words = keptWords(benchmark);
    if (words === null) continue;
    const key = JSON.stringify(words);
    const known = found.get(key);
    const rank = told.has(benchmark) ? 1 : 0;
    if (known === undefined) found.set(key, { benchmarks: [benchmark.id], words, rank });
    else {
      known.benchmarks.push(benchmark.id);
      known.rank = Math.min(known.rank, rank);
    }
  }
  return [...found.values()].sort((a, b) => a.rank - b.rank);
}
