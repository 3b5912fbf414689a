// How it was measured, in sentences: enough to judge the numbers, and to repeat them.
import type { Report } from '../../model/report.js';
import { isSampledBudget } from '../../model/profile-budget.js';
import { isWithoutBase } from '../baseline.js';
import type { Timing, Verdict } from '../../model/verdict.js';
import { formatDuration, formatP, formatShare } from '../format.js';
import { counted, grouped, named, own, say, type Sentence } from '../sentence.js';
import { timeColumns } from './headings.js';
import { originWords } from './origin.js';
import { stageWords, suiteLimit } from './timing.js';

/** One sentence per fact. */
export function methodWords(report: Report): readonly Sentence[] {
  const { base, head } = report.manifests;
  const { machine, go, options } = head;
  const sentences: Sentence[] = [];
  if (base.session === head.session) {
    sentences.push(...pairedWords(report));
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
  sentences.push(...storedWords(report), ...sampledWords(report.verdict));
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
    report.elapsedMs > 0
      ? say`pprof-gate ${named(report.tool)}: ${own(formatDuration(report.elapsedMs))}, of which ${own(formatDuration(report.childrenMs))} in builds and benchmarks.`
      : say`pprof-gate ${named(report.tool)}.`,
  );
  return sentences;
}

/** How times were measured in pairs, and what is made of them. */
function pairedWords({ verdict, manifests, alpha }: Report): Sentence[] {
  const { suite, timing } = verdict;
  const pairs = verdict.benchmarks.flatMap(({ changes }) =>
    changes.flatMap((change) => (change.pairs > 0 ? [change.pairs] : [])),
  );
  const range = pairs.length === 0 ? '' : `, ${between(least(pairs), most(pairs), 'pair')} per benchmark`;
  const turns =
    manifests.head.options.pairs === 'together'
      ? 'base and head at the same time on two cores, which of them on which at random'
      : 'base and head in turns, in random order';
  if (alpha === null) {
    return [
      own(
        `No time has a budget, so times are shown and not judged: ${turns}, on one code layout, each benchmark in a process of its own${range}.`,
      ),
    ];
  }
  const sentences = [
    `Times: ${turns}, each benchmark in a process of its own without a profiler${range}; exact signed-rank test, Hodges-Lehmann estimate with its 95 % interval.`,
  ];
  if (timing !== null && timing.confirmed > 0)
    sentences.push(
      `What looked different is measured afresh, on other code layouts where Go can link them: only that can break a budget for the time of a benchmark that is on both sides. Base, head, change and p of a time with "${stageWords.confirm}" are of it alone; such a p is adjusted for all that were measured afresh (Holm).`,
    );
  sentences.push(
    `Chance that any time of the whole run breaks a relative budget by mistake: about ${formatShare(alpha)} at most${strictNote(verdict)}${sampledNote(verdict)}; the same for all together.`,
  );
  if (timing !== null && timing.floor !== null)
    sentences.push(
      `Noise floor: on this machine the first look shows a change of ${formatShare(timing.floor)} or more in half of the benchmarks; "${timeColumns.at(-1) ?? ''}" is that of each time.`,
    );
  if (timing !== null && timing.guards > 0)
    sentences.push(
      `Base was held against itself in ${counted(timing.guards, 'pair')}, ${guardsWords(timing)}.`,
    );
  if (suite !== null) {
    const limit = suite.budget === null ? '' : `, budget ${suiteLimit(suite)}`;
    sentences.push(
      `All ${counted(suite.benchmarks, 'benchmark')} together: geometric mean of the times over ${counted(suite.rounds, 'round')} on ${counted(suite.layouts, 'code layout')}, with the interval between layouts, p ${formatP(suite.p)}${limit}.`,
    );
  }
  return sentences.map(own);
}

/** What only a strict budget asks for is a family of tests of its own, with the same alpha. */
function strictNote({ benchmarks }: Verdict): string {
  const isStrict = benchmarks.some(({ changes }) => changes.some(({ budget }) => budget?.mode === 'strict'));
  return isStrict ? ', as much again for what only budget-mode strict asks for' : '';
}

/** Budgets on CPU profiles are another such family. */
function sampledNote(verdict: Verdict): string {
  return sampledBudgets(verdict) === 0 ? '' : ', as much again for budgets on CPU profiles';
}

/** What a breach of those asks for. */
function sampledWords(verdict: Verdict): Sentence[] {
  const count = sampledBudgets(verdict);
  if (count === 0) return [];
  return [
    own(
      `CPU profiles, ${counted(count, 'budget')}: a breach must be beyond its limit by more than chance makes of so many samples (normal distribution), of processes where they differ by more than samples do (Student's t), and of so many budgets (Bonferroni).`,
    ),
  ];
}

function sampledBudgets({ benchmarks }: Verdict): number {
  return benchmarks.reduce(
    (all, { changes }) =>
      all + changes.filter(({ metric, budget }) => budget !== null && isSampledBudget(metric.unit)).length,
    0,
  );
}

/** What the pairs of base with itself said. */
function guardsWords({ guardScatter }: Timing): string {
  if (guardScatter === null) return 'too few to say anything';
  return `which scatter ${guardScatter.toFixed(1)} times as much as those of base and head`;
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
