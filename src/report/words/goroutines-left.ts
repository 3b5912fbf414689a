// What goroutines that stay wait for, where they were started, and whether there will be more of them.
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
  readonly benchmark: BenchmarkResult;
  readonly words: Sentence;
}

/** Benchmarks with goroutines that stay and did not on base, in the report's order. */
export function keptOfReport({ verdict }: Report): readonly Kept[] {
  return verdict.benchmarks.flatMap((benchmark) => {
    const words = keptWords(benchmark);
    return words === null ? [] : [{ benchmark, words }];
  });
}
