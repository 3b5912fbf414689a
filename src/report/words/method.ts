// How it was measured, in sentences: enough to judge the numbers, and to repeat them.
import type { Report } from '../../model/report.js';
import { isWithoutBase } from '../baseline.js';
import { formatDuration, formatShare } from '../format.js';
import { counted, grouped, named, own, say, type Sentence } from '../sentence.js';
import { originWords } from './origin.js';

/** One sentence per fact. */
export function methodWords(report: Report): readonly Sentence[] {
  const { base, head } = report.manifests;
  const { machine, go, options } = head;
  const sentences: Sentence[] = [];
  const noisy = report.verdict.benchmarks.flatMap(({ changes }) => changes.filter(({ pairs }) => pairs > 0));
  if (base.session === head.session) {
    const pairs = noisy.map((change) => change.pairs);
    const range = pairs.length === 0 ? '' : `, ${between(least(pairs), most(pairs), 'pair')} per benchmark`;
    sentences.push(
      own(
        `Times: base and head in turns, in random order, each benchmark in a process of its own without a profiler${range}; exact signed-rank test, Hodges-Lehmann estimate with its 95 % interval.`,
      ),
    );
  } else if (!isWithoutBase(report)) {
    sentences.push(
      own(
        isStored(report)
          ? storedTimes
          : 'Two captures that were recorded apart: only what is exact is compared.',
      ),
    );
  }
  sentences.push(
    own('Counts that were the same in every process of a side are exact, and compared without statistics.'),
  );
  sentences.push(...storedWords(report));
  if (report.alpha !== null && base.session === head.session) {
    sentences.push(
      own(`Chance of one false time alarm in the whole run: at most ${formatShare(report.alpha)}.`),
    );
  }
  const iterations = report.verdict.benchmarks.flatMap(({ iterations: count }) => count ?? []);
  sentences.push(
    say`${own(machine.pinned ? 'Pinned to one core' : 'Not pinned to a core')}, GOMAXPROCS ${options.procs}${
      iterations.length === 0
        ? own('')
        : own(`, ${between(least(iterations), most(iterations), 'iteration')} per process`)
    }; seed ${own(String(head.seed))}.`,
  );
  const cores = counted(machine.cores, 'core');
  sentences.push(
    say`${named(go.version)} ${named(`${go.goos}/${go.goarch}`)} on ${machine.cpu}, ${own(cores)}, ${machine.os}.`,
  );
  sentences.push(
    say`pprof-gate ${named(report.tool)}: ${own(formatDuration(report.elapsedMs))}, of which ${own(formatDuration(report.childrenMs))} in builds and benchmarks.`,
  );
  return sentences;
}

const storedTimes =
  'Times: the median of head against that of a stored baseline, which ran at another time. A difference is told from three robust standard deviations of earlier recordings on such a machine, and then it is a doubt at most; intervals show these deviations.';

/** Times were held against a stored baseline, or would have been. */
function isStored({ baseline, verdict }: Report): boolean {
  return baseline?.mode === 'artifact' || verdict.benchmarks.some(({ stored }) => stored === true);
}

/** What the stored baseline is, and what it did beside a base that was measured again. */
function storedWords({ baseline, manifests }: Report): Sentence[] {
  if (baseline === null || baseline.found === null) return [];
  const { origin } = manifests.base;
  if (baseline.mode === 'artifact')
    return origin === undefined ? [] : [say`The baseline was ${originWords(origin)}.`];
  if (baseline.benchmarks === 0) return [];
  return [
    own(
      `Counts of ${counted(baseline.benchmarks, 'benchmark')}: the stored baseline of run ${baseline.found.run} ran the same program, so a change has to lie beyond its values as well, and is exact where both agree.`,
    ),
  ];
}

function between(lo: number, hi: number, one: string): string {
  return lo === hi ? counted(lo, one) : `${grouped(lo)} to ${counted(hi, one)}`;
}

function least(values: readonly number[]): number {
  return values.reduce((a, b) => Math.min(a, b));
}

function most(values: readonly number[]): number {
  return values.reduce((a, b) => Math.max(a, b));
}
