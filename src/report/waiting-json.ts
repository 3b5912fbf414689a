// What report.json says of waiting and processor time.
import type { Contention, Spread, WaitSite } from '../model/contention.js';
import type { CpuGroup } from '../model/cpu-groups.js';
import type { Pair } from '../model/pair.js';
import type { BenchmarkResult, Culprit } from '../model/verdict.js';

/** Null where there are no profiles of both sides. */
export function waitingJson({ contention, cpuGroups, crossed = [], offProcessor }: BenchmarkResult) {
  if (contention === undefined && cpuGroups === undefined && crossed.length === 0) return null;
  return {
    contention: contention === undefined ? null : contentionOf(contention),
    processor: cpuGroups === undefined ? null : cpuGroups.map(groupOf),
    crossed: crossed.map((of) => ({ ...of })),
    offProcessor:
      offProcessor === undefined
        ? null
        : {
            base: offProcessor.base,
            head: offProcessor.head,
            sleep: offProcessor.sleep === null ? null : { ...offProcessor.sleep },
          },
  };
}

function contentionOf({ sites, left, procs }: Contention) {
  return { procs, left, sites: sites.map(siteOf) };
}

function siteOf({
  waits,
  function: name,
  file,
  line,
  own,
  inDiff,
  gone,
  delay,
  contentions,
  change,
}: WaitSite) {
  return {
    ...{ waits, function: name, file, line, own, inDiff, gone, change },
    delay: pairOf(delay),
    contentions: pairOf(contentions),
  };
}

function groupOf({ group, time, change }: CpuGroup) {
  return { group, change, time: pairOf(time) };
}

function pairOf({ base, head }: Pair<Spread>) {
  return { base: spreadOf(base), head: spreadOf(head) };
}

function spreadOf({ center, lo, hi, n }: Spread) {
  return { center, lo, hi, n };
}

/** Of a culprit: what it waits for; nothing of others. */
export function culpritWaiting({ waiting }: Culprit) {
  if (waiting === undefined) return {};
  const { waits, procs, released } = waiting;
  return {
    waiting: {
      waits,
      procs,
      released:
        released === undefined
          ? null
          : { function: released.function, file: released.file, line: released.line, own: released.own },
    },
  };
}
