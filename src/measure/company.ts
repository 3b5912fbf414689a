// Who goes on sharing processes after one of them broke.
import { closingLine } from '../bench/result-line.js';
import { keyOf, type BenchmarkId } from '../model/benchmark.js';
import type { Session } from './session.js';

/**
 * Who of a process that broke runs again together: all but the one that was at it when it died, and that one; halves
 * where that does not show. A benchmark can print anything, so this is a guess that costs time at worst.
 */
export function partsOf(benchmarks: readonly BenchmarkId[], stdout: string): BenchmarkId[][] {
  const lines = stdout.split('\n');
  const isClosed = lines.some((line) => closingLine(line) !== null);
  const names = new Set(benchmarks.map(({ name }) => name));
  const last = isClosed ? undefined : lines.findLast((line) => names.has(line));
  const middle = Math.ceil(benchmarks.length / 2);
  const isFirst = (benchmark: BenchmarkId, index: number): boolean =>
    last === undefined ? index < middle : benchmark.name !== last;
  return [benchmarks.filter(isFirst), benchmarks.filter((one, index) => !isFirst(one, index))];
}

/**
 * When one of the parts was to blame it is out of the schedule, and the others share on. When all went well apart it may
 * have been chance, once; the second time the parts stay apart.
 */
export function noteBreak(session: Session, parts: readonly (readonly BenchmarkId[])[]): void {
  const { candidates } = session;
  const keys = parts.map((part) => part.map(keyOf));
  if (keys.flat().some((key) => !candidates.has(key))) return;
  const isSecond = keys.flat().every((key) => candidates.get(key)?.company?.broke === true);
  for (const [index, part] of keys.entries()) {
    for (const key of part) {
      const candidate = candidates.get(key);
      if (candidate === undefined) continue;
      const name = candidate.company?.name ?? '';
      const company = isSecond ? { name: `${name}${index}`, broke: false } : { name, broke: true };
      candidates.set(key, { ...candidate, company });
    }
  }
}
