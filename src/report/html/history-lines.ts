// Metrics over the recordings that a stored baseline carries along, and the two commits that were compared.
import type { Evidence } from '../../evidence/evidence.js';
import { machineHash } from '../../evidence/machine-hash.js';
import { sameBenchmark } from '../../evidence/same-benchmark.js';
import type { BenchmarkResult } from '../../model/verdict.js';
import { median } from '../../stats/median.js';
import { visible } from '../escape.js';
import type { HistoryLine, HistoryPoint } from './page-data.js';

/** What one recording has of a benchmark. */
interface Recorded {
  readonly at: Omit<HistoryPoint, 'value' | 'machine'>;
  readonly machine: string;
  readonly values: ReadonlyMap<string, number>;
}

/** Fewer points are no line. Baselines carry along thirty: of a capture with more, whoever made it, the newest are shown. */
const fewest = 2;
export const mostPoints = 200;

/**
 * `stored`: the baseline, which has the history; `head`: what was measured now, the last point. None where no baseline has
 * the benchmark.
 */
export function historyLines(
  benchmark: BenchmarkResult,
  stored: Evidence | null,
  head: Evidence,
): HistoryLine[] {
  const before = stored === null ? undefined : sameBenchmark(stored, benchmark);
  if (stored === null || before === undefined) return [];
  const key = [...stored.benchmarks].find(([, of]) => of === before)?.[0] ?? '';
  const earlier = (stored.history.get(key) ?? []).map((record): Recorded => {
    const { sha, recordedAt, run, goVersion, machine, values } = record;
    return {
      at: { sha: visible(sha), recordedAt: visible(recordedAt), run, go: visible(goVersion) },
      machine,
      values: new Map(Object.entries(values)),
    };
  });
  const all = [...earlier, recordedOf(stored, benchmark), recordedOf(head, benchmark)].flatMap(
    (one) => one ?? [],
  );
  const units = benchmark.changes.map(({ metric }) => metric.unit);
  return units.flatMap((unit) => {
    const having = all.flatMap((one) => {
      const value = one.values.get(unit);
      return value === undefined ? [] : [{ ...one, value }];
    });
    if (having.length < fewest) return [];
    const shown = having.slice(-mostPoints);
    const machines = [...new Set(shown.map(({ machine }) => machine))];
    return [
      {
        unit: visible(unit),
        left: having.length - shown.length,
        points: shown.map(({ at, machine, value }) => ({
          ...at,
          machine: machines.indexOf(machine),
          value,
        })),
      },
    ];
  });
}

/** The screen's medians, which baselines carry along as well: null where it was not measured. */
function recordedOf(evidence: Evidence, benchmark: BenchmarkResult): Recorded | null {
  const { manifest } = evidence;
  const measured = sameBenchmark(evidence, benchmark);
  if (measured === undefined || measured.samples.size === 0) return null;
  const values = [...measured.samples].flatMap(([unit, { runs }]): [string, number][] => {
    const screened = runs.filter(({ stage }) => stage === 'screen').map(({ value }) => value);
    return screened.length === 0 ? [] : [[unit, median(screened)]];
  });
  return {
    at: {
      sha: visible(manifest.commit.dirty ? '' : (manifest.commit.sha ?? '')),
      recordedAt: visible(manifest.startedAt),
      run: manifest.origin?.run ?? 0,
      go: visible(manifest.go.version),
    },
    machine: machineHash(manifest),
    values: new Map(values),
  };
}
