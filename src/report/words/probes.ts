// What could not be learnt of what happens around a benchmark.
//
//   probe-failed         pkg, reason: file-order | build, message (a package); or benchmark, pass, ending, message;
//                        with by: dump, ending or reason: no-pipe | no-dump | too-many, of a whole process;
//                        or benchmark, pass and what is wrong with what was written (runtime/counters-fault.ts)
//   probe-missing        count, benchmarks
//   probe-absent         side
//   goroutines-growing   left, operations; base (operations of its longest process) where that was shorter
//   heap-growing         kept (bytes), operations; base, as of goroutines
import type { CaveatCode } from '../../model/verdict.js';
import { formatValue } from '../format.js';
import { counted, listed, nothing, own, say, type Sentence } from '../sentence.js';
import { firstLine, type FactReader } from './facts.js';
import { endingWords } from './verdict.js';

type ProbeCode = Extract<
  CaveatCode,
  'probe-failed' | 'probe-missing' | 'probe-absent' | 'goroutines-growing' | 'heap-growing'
>;

/** What a pass was for, with its verb; the one that counts has none. */
const profiles: ReadonlyMap<string, string> = new Map([
  ['heap', 'allocation profile is'],
  ['cpu', 'CPU profile is'],
  ['contention', 'block and mutex profiles are'],
]);

/** Why there is no dump of a process that ended well. */
const undumped: ReadonlyMap<string, string> = new Map([
  ['no-pipe', 'this system has no pipe that its process could wait in'],
  ['no-dump', 'its process left none'],
  ['too-many', 'there are too many of them'],
]);

/** Where base was not run as long, it is not known whether it would grow as well. */
function openWords(f: FactReader, otherwise: string): string {
  const base = f.number('base');
  return base === null
    ? otherwise
    : `whether it does on base too is not known, which was only run up to ${counted(base, 'operation')}`;
}

/** Words of these codes, for the table of all of them. */
export const probeWords: Readonly<Record<ProbeCode, (facts: FactReader) => Sentence>> = {
  'probe-failed': (f) => {
    const because = f.with('message', (message) => say`: ${firstLine(message)}`);
    const pkg = f.text('pkg');
    if (pkg !== null) {
      const why =
        f.text('reason') === 'file-order'
          ? 'the names of its test files leave no room before and after'
          : 'it does not compile with them';
      return say`the two benchmarks that pprof-gate puts around those of package ${pkg} cannot be built in, because ${own(why)}${because}; so its profiles are of whole processes, goroutines left behind are read from dumps, and goroutines created, heap kept and garbage collection are not measured`;
    }
    if (f.text('by') === 'dump') {
      const ending = endingWords(f.text('ending') ?? '');
      const why = ending === null ? (undumped.get(f.text('reason') ?? '') ?? '') : `the benchmark ${ending}`;
      return say`its goroutines are not told from dumps either${own(why === '' ? '' : `, because ${why}`)}${because}`;
    }
    const ending = endingWords(f.text('ending') ?? '');
    const profiled = profiles.get(f.text('pass') ?? '');
    const unreadable = profiled === undefined ? 'what was counted' : 'what it wrote';
    const why =
      ending === null ? `${unreadable} cannot be read` : `the benchmark ${ending} while it is looked into`;
    return profiled === undefined
      ? say`goroutines, heap kept and garbage collection are not measured, because ${own(why)}${because}`
      : say`${own(`its ${profiled} of the whole process, also before and after the benchmark`)}, because ${own(why)}${because}`;
  },
  'probe-missing': (f) => {
    const count = f.number('count');
    const who = count === null ? 'some benchmarks' : counted(count, 'benchmark');
    return say`the time budget was spent before goroutines, heap kept and garbage collection of ${own(who)} were measured${f.list('benchmarks').length > 0 ? say` (${listed(f.list('benchmarks'), 3)})` : nothing}`;
  },
  'probe-absent': (f) =>
    say`goroutines, heap kept and garbage collection were not measured when ${own(f.text('side') === 'head' ? 'head' : 'base')} was recorded, so that there is nothing to compare with; a new recording has them`,
  'goroutines-growing': (f) => {
    const [left, operations] = [f.number('left'), f.number('operations')];
    const all =
      left === null || operations === null
        ? ''
        : ` (${counted(left, 'goroutine')} left after ${counted(operations, 'operation')})`;
    return own(
      `goroutines grow with the operations${all}; ${openWords(f, 'whether that ends, as a pool that fills does, is not known: there was no longer run')}`,
    );
  },
  'heap-growing': (f) => {
    const [kept, operations] = [f.number('kept'), f.number('operations')];
    const all =
      kept === null || operations === null
        ? ''
        : ` (${formatValue(kept, 'B/op')} more after ${counted(operations, 'operation')})`;
    return own(
      `the heap grows with the operations${all}; ${openWords(f, 'whether that ends, as a cache that fills does, is not known: there was no longer run')}`,
    );
  },
};
