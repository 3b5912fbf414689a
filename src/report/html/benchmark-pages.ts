// What the page tells of each benchmark beside its numbers: every value, the evidence in words, commands, history.
import type { Evidence } from '../../evidence/evidence.js';
import { sameBenchmark } from '../../evidence/same-benchmark.js';
import { keyOf } from '../../model/benchmark.js';
import type { Capture } from '../../model/capture.js';
import { stages, type Sample } from '../../model/metric.js';
import type { Pair } from '../../model/pair.js';
import type { Report } from '../../model/report.js';
import type { BenchmarkResult, Change } from '../../model/verdict.js';
import { labelOf } from '../compose.js';
import { isWhole, visible } from '../escape.js';
import { whyOf } from '../why.js';
import { noCommand } from '../words/headings.js';
import { rowText } from '../words/lines.js';
import { outcomeWords } from '../words/verdict.js';
import { commandNote } from '../words/page-benchmark.js';
import { whyCommands } from '../words/why-commands.js';
import { whyParts } from '../words/why.js';
import { historyLines } from './history-lines.js';
import type { BenchmarkPage, ObservationColumns, Observations, RowTexts } from './page-data.js';
import { sectionOf } from './pieces.js';

export interface BenchmarkInput {
  readonly report: Report;
  readonly evidence: Pair<Evidence>;
  readonly captures: Pair<Capture>;
  /** The baseline that has a history; null where there is none. */
  readonly stored: Evidence | null;
  /** Where the captures lie, as commands name it; null or left out where that cannot be known: then as in an artifact. */
  readonly folders?: Pair<string> | null;
}

/** Values of one metric and side that are carried; a hostile capture can hold millions. */
const mostValues = 5_000;

/** `isFull` false: numbers only, for a report with more benchmarks than there is room for. */
export function benchmarkPage(
  { report, evidence, captures, stored, folders = null }: BenchmarkInput,
  benchmark: BenchmarkResult,
  isFull: boolean,
): BenchmarkPage {
  const { pkg, name } = labelOf(report, benchmark.id);
  const why = isFull ? whyOf({ report, benchmark, evidence, captures, isAlone: false }) : null;
  return {
    key: visible(keyOf(benchmark.id), 1000),
    pkg: visible(pkg),
    name: visible(name),
    rows: benchmark.changes.map((change) => rowOf(benchmark, change)),
    observations: isFull ? observationsOf(benchmark, evidence) : [],
    parts: why === null ? [] : whyParts(why).map(sectionOf),
    commands:
      why === null
        ? []
        : whyCommands(why, folders ?? {}).map(({ about, heading, commands }) => ({
            heading,
            note: commandNote(about, folders !== null),
            commands: commands.map((command) => (isWhole(command) ? command : noCommand)),
          })),
    history: isFull ? historyLines(benchmark, stored, evidence.head) : [],
    isFull,
  };
}

/** What is left where there is no room for all. */
export function numbersOnly(page: BenchmarkPage): BenchmarkPage {
  return { ...page, observations: [], parts: [], commands: [], history: [], isFull: false };
}

function rowOf(benchmark: BenchmarkResult, change: Change): RowTexts {
  const { unit, ...texts } = rowText({ benchmark, change });
  return {
    unit: visible(unit),
    ...texts,
    outcome: outcomeWords[change.outcome],
    limit: limitOf(change),
  };
}

/** The budget as head / base: null without one, and where base is nothing that something could be a multiple of. */
function limitOf({ budget, metric, summary }: Change): number | null {
  const limit = budget?.limit;
  const base = summary.base?.center ?? 0;
  const sign = metric.better === 'higher' ? -1 : 1;
  if (limit === undefined || limit.kind === 'none') return null;
  if (limit.kind === 'relative') return 1 + sign * limit.max;
  if (base <= 0) return null;
  return limit.kind === 'growth' ? 1 + (sign * limit.max) / base : limit.value / base;
}

function observationsOf(benchmark: BenchmarkResult, evidence: Pair<Evidence>): Observations[] {
  const [base, head] = [sameBenchmark(evidence.base, benchmark), sameBenchmark(evidence.head, benchmark)];
  return benchmark.changes.flatMap(({ metric: { unit } }) => {
    const [before, after] = [base?.samples.get(unit), head?.samples.get(unit)];
    if (before === undefined && after === undefined) return [];
    return [{ unit: visible(unit), base: columnsOf(before), head: columnsOf(after) }];
  });
}

function columnsOf(sample: Sample | undefined): ObservationColumns {
  const runs = (sample?.runs ?? []).filter(({ value }) => Number.isFinite(value)).slice(0, mostValues);
  return {
    value: runs.map(({ value }) => value),
    slot: runs.map(({ slot }) => slot),
    stage: runs.map(({ stage }) => stages.indexOf(stage)),
    layout: runs.map(({ layout }) => layout),
    second: runs.map(({ second }) => (second === true ? 1 : 0)),
  };
}
