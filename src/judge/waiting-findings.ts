// What to tell about lines that wait longer, and time that is spent off the processor.
import { by } from '../base/order.js';
import { keyOf } from '../model/benchmark.js';
import type { Contention, WaitSite } from '../model/contention.js';
import type { BenchmarkResult, Finding } from '../model/verdict.js';
import { isWaiting } from './cross-reading.js';
import { key } from './findings.js';
import { releasedAt } from './waiting.js';

interface Told {
  readonly benchmark: BenchmarkResult;
  readonly contention: Contention;
  readonly site: WaitSite;
}

/**
 * One finding for each line that waits longer, by the benchmark where it grew most, and one for each benchmark whose
 * time went off the processor. They fail nothing: budgets on time do.
 */
export function waitingFindings(results: readonly BenchmarkResult[]): Finding[] {
  const places = new Map<string, Told[]>();
  for (const benchmark of results) {
    const { contention } = benchmark;
    if (contention === undefined) continue;
    for (const site of contention.sites) {
      if (site.change !== 'more' || !isWaiting(site) || site.gone) continue;
      const place = JSON.stringify([site.waits, site.file, site.line, site.function]);
      places.set(place, [...(places.get(place) ?? []), { benchmark, contention, site }]);
    }
  }
  return [...[...places.values()].flatMap(longer), ...results.flatMap(offFinding)];
}

function longer(told: Told[]): Finding[] {
  const [first, ...others] = told.sort(
    by(
      ({ site: { delay } }) => delay.base.center - delay.head.center,
      ({ benchmark }) => keyOf(benchmark.id),
    ),
  );
  if (first === undefined) return [];
  const { benchmark, contention, site } = first;
  const released = releasedAt(site, contention);
  return [
    {
      rule: 'contention',
      key: key('contention', site.waits, site.file, site.function),
      level: 'note',
      benchmark: benchmark.id,
      at: site.own ? { file: site.file, line: site.line } : null,
      facts: {
        function: site.function,
        file: site.file,
        line: site.line,
        waits: site.waits,
        base: site.delay.base.center,
        head: site.delay.head.center,
        timesBase: site.contentions.base.center,
        timesHead: site.contentions.head.center,
        procs: contention.procs,
        ...(released === null
          ? {}
          : { releasedFile: released.file, releasedLine: released.line, releasedIn: released.function }),
        ...(others.length > 0 ? { others: others.length } : {}),
      },
    },
  ];
}

function offFinding({ id, definition, offProcessor }: BenchmarkResult): Finding[] {
  if (offProcessor === undefined) return [];
  const { base, head, mostly, sleep } = offProcessor;
  return [
    {
      rule: 'off-processor',
      key: key('off-processor', keyOf(id), ...(sleep === null ? [] : [sleep.file])),
      level: 'note',
      benchmark: id,
      at: sleep ?? definition,
      facts: {
        base,
        head,
        ...(mostly === true ? { mostly } : {}),
        ...(sleep === null ? {} : { sleepFile: sleep.file, sleepLine: sleep.line }),
      },
    },
  ];
}
