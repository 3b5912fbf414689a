// Where a benchmark waits, line by line: for locks, channels and goroutines, on both sides, for each operation.
import { by } from '../base/order.js';
import type { BenchmarkEvidence, PerOperation, ProfileFile } from '../evidence/benchmark.js';
import type { Contention, WaitFor, WaitSite } from '../model/contention.js';
import { sides, type Pair, type Side } from '../model/pair.js';
import type { StackTable } from '../model/profile.js';
import type { Caveat } from '../model/verdict.js';
import { onOneFrameList } from '../profile/frame-list.js';
import { byWait } from '../profile/waits.js';
import { siteIndex } from './blame.js';
import { measures, settleWaits, type Measure, type WaitRow } from './moved-waits.js';
import { leastWait, mostWaitSites, waitingErrors, waitingShare } from './procedure.js';
import { joinRows, newIds, type World } from './rows.js';
import type { Site } from './site.js';
import { spreadOf, standsOut } from './spread.js';

export interface ContentionOn {
  /** Null where one side has no such profiles, or they cannot be compared. */
  readonly contention: Contention | null;
  /** Seconds that goroutines wait longer for each operation, at all lines together, also those that are not kept. */
  readonly waited: number;
  readonly caveats: readonly Caveat[];
}

/**
 * Reads the block and mutex profiles of both sides. `seconds`: of an operation, which waiting is measured by; null
 * where it is not known, and nothing stands out. `procs`: GOMAXPROCS of the processes. Throws GateError `profile-invalid`.
 */
export function contentionOf(
  benchmarks: Pair<BenchmarkEvidence>,
  seconds: number | null,
  procs: number,
  world: World,
): ContentionOn {
  const found = new Map<string, WaitRow>();
  let isKnown = false;
  for (const kind of ['block', 'mutex'] as const) {
    const differing = ratesOf(kind, benchmarks);
    if (differing !== null) return { contention: null, waited: 0, caveats: [differing] };
    const tables = tablesOf(kind, benchmarks);
    if (tables === null) continue;
    isKnown = true;
    gather(kind, tables, world, found);
  }
  if (!isKnown) return { contention: null, waited: 0, caveats: [] };
  const rows = [...found.values()];
  settleWaits(rows);
  const all = netOfEachOther(sitesOf(rows), seconds).sort(
    by(
      (site) => -weightOf(site),
      ({ file }) => file,
      ({ line }) => line,
    ),
  );
  const heaviest = all[0] === undefined ? 0 : weightOf(all[0]);
  const sites = all.filter((site) => weightOf(site) > leastWait * heaviest).slice(0, mostWaitSites);
  const waited = all
    .filter(({ waits }) => waits !== 'release' && waits !== 'runtime')
    .reduce((sum, { delay }) => sum + delay.head.center - delay.base.center, 0);
  return { contention: { sites, left: all.length - sites.length, procs }, waited, caveats: [] };
}

/** Seconds on the side that waits longer. */
function weightOf({ delay: { base, head } }: WaitSite): number {
  return Math.max(base.center, head.center);
}

/** Profiles that were taken of another part of what happens are not compared. */
function ratesOf(kind: 'block' | 'mutex', benchmarks: Pair<BenchmarkEvidence>): Caveat | null {
  const rates = sides.map((side) => rateOf(benchmarks[side].profiles, kind));
  const [base = null, head = null] = rates;
  if (base === null || head === null || base === head) return null;
  return { code: 'profile-rates-differ', facts: { kind, base, head } };
}

/** Null without profiles of that kind. Captures of before there were settings were taken of everything. */
function rateOf(profiles: readonly ProfileFile[], kind: ProfileFile['kind']): number | null {
  const [first] = profiles.filter((of) => of.kind === kind);
  return first === undefined ? null : (first.rate ?? 1);
}

type Parts = Pair<readonly Readonly<Record<Measure, StackTable>>[]>;

function tablesOf(kind: 'block' | 'mutex', benchmarks: Pair<BenchmarkEvidence>): Parts | null {
  const of = sides.flatMap((side) => measures.map((measure) => benchmarks[side].stacks(kind, measure)));
  const [baseDelay, baseCount, headDelay, headCount] = of.map(partsOf);
  if (!baseDelay || !baseCount || !headDelay || !headCount) return null;
  const paired = (delay: readonly StackTable[], count: readonly StackTable[]): Parts['base'] => {
    const shared = onOneFrameList([...delay, ...count]);
    return delay.flatMap((_, nth) => {
      const [one, other] = [shared[nth], shared[delay.length + nth]];
      return one === undefined || other === undefined ? [] : [{ delay: one, contentions: other }];
    });
  };
  return { base: paired(baseDelay, baseCount), head: paired(headDelay, headCount) };
}

function partsOf(of: PerOperation | null): readonly StackTable[] | null {
  return of === null ? null : (of.parts ?? [of.table]);
}

function gather(kind: 'block' | 'mutex', parts: Parts, world: World, found: Map<string, WaitRow>): void {
  const counts = { base: parts.base.length, head: parts.head.length };
  const ids = newIds();
  for (let nth = 0; nth < Math.max(counts.base, counts.head); nth++) {
    for (const measure of measures) {
      const [base, head] = sides.map((side) => {
        // Where one side has fewer processes its frames still say which function is which; its values count once.
        const list = parts[side];
        return byWait(kind, (list[nth] ?? list[0] ?? missing())[measure]);
      }) as [ReadonlyMap<WaitFor, StackTable>, ReadonlyMap<WaitFor, StackTable>];
      for (const waits of new Set([...base.keys(), ...head.keys()])) {
        const tables = {
          base: base.get(waits) ?? emptyLike(parts.base, measure),
          head: head.get(waits) ?? emptyLike(parts.head, measure),
        };
        for (const row of joinRows(tables, world, ids)) {
          if (siteIndex(row.sites) < 0) continue;
          const key = JSON.stringify([waits, row.key]);
          const known = found.get(key) ?? {
            waits,
            row,
            values: { base: noValues(counts.base), head: noValues(counts.head) },
          };
          found.set(key, known);
          for (const side of sides) {
            const values = known.values[side][measure];
            if (nth < counts[side]) values[nth] = (values[nth] ?? 0) + row[side];
          }
        }
      }
    }
  }
}

interface Gathered {
  readonly waits: WaitFor;
  readonly site: Site;
  /** By process. */
  readonly values: WaitRow['values'];
}

/** Stacks by the line of ours that is nearest to what is waited for. */
function sitesOf(rows: readonly WaitRow[]): Gathered[] {
  const found = new Map<string, Gathered>();
  for (const { waits, row, values } of rows) {
    const site = row.sites[siteIndex(row.sites)];
    // What all of moved elsewhere is no place of its own.
    if (
      site === undefined ||
      measures.every((of) => sides.every((side) => values[side][of].every(isNothing)))
    )
      continue;
    const key = JSON.stringify([waits, site.function, site.file, site.line, site.gone]);
    const known = found.get(key);
    found.set(key, {
      waits,
      site,
      values:
        known === undefined
          ? values
          : { base: added(known, values, 'base'), head: added(known, values, 'head') },
    });
  }
  return [...found.values()];
}

function isNothing(value: number): boolean {
  return value === 0;
}

function added({ values }: Gathered, others: WaitRow['values'], side: Side): Record<Measure, number[]> {
  const of = (measure: Measure): number[] => summed([values[side][measure], others[side][measure]]);
  return { delay: of('delay'), contentions: of('contentions') };
}

/** By process. */
function summed(all: readonly (readonly number[])[]): number[] {
  return (all[0] ?? []).map((_, nth) => all.reduce((sum, of) => sum + (of[nth] ?? 0), 0));
}

function missing(): never {
  throw new Error('a slope without processes');
}

function noValues(count: number): Record<Measure, number[]> {
  return { delay: Array<number>(count).fill(0), contentions: Array<number>(count).fill(0) };
}

/** No rows, and all the frames, so that functions are matched as everywhere. */
function emptyLike(parts: Parts['base'], measure: Measure): StackTable {
  const table = (parts[0] ?? missing())[measure];
  return {
    ...table,
    count: 0,
    stackStart: new Uint32Array(1),
    stack: new Uint32Array(0),
    values: new Float64Array(0),
  };
}

/**
 * The sites, and which of them changed. Where goroutines wait at one line for what they waited for at another, waiting
 * did not change: what is told to change has to stand out together with what went the other way for the same kind.
 */
function netOfEachOther(found: readonly Gathered[], seconds: number | null): WaitSite[] {
  const all = found.map((of) => {
    const amounts = { delays: delaysOf(of), contentions: contentionsOf(of) };
    return { ...amounts, site: siteOfWait(of, amounts.delays, changeOf(amounts, seconds)) };
  });
  return all.map(({ site }) => {
    const { waits, change } = site;
    if (change === 'none') return site;
    const ofKind = all.filter((of) => of.site.waits === waits);
    const moved = ofKind.filter((of) => of.site.change !== 'none' || isOnlyOn(change, of.site));
    if (moved.every((of) => of.site.change === change)) return site;
    const total = (key: 'delays' | 'contentions'): Waited['delays'] => ({
      base: summed(moved.map((of) => of[key].base)),
      head: summed(moved.map((of) => of[key].head)),
    });
    const together = { delays: total('delays'), contentions: total('contentions') };
    return changeOf(together, seconds) === change ? site : { ...site, change: 'none' };
  });
}

/** Only where it could make up for the change: gone what waited, of what waits more. */
function isOnlyOn(change: 'more' | 'less', { gone, delay: { base, head } }: WaitSite): boolean {
  return change === 'more' ? gone && base.center > 0 : base.center === 0 && head.center > 0;
}

/** By process: seconds, and how often. */
interface Waited {
  readonly delays: Pair<readonly number[]>;
  readonly contentions: Pair<readonly number[]>;
}

/**
 * By how long, else by how often where the time went the same way by as much on average: on a busy machine single waits
 * last as long as the machine pleases, and how many there are is a matter of the code.
 */
function changeOf({ delays, contentions }: Waited, seconds: number | null): WaitSite['change'] {
  if (seconds === null) return 'none';
  const least = waitingShare * seconds;
  const longer = standsOut(delays, { least, errors: waitingErrors });
  if (longer !== 'none') return longer;
  const more = spreadOf(delays.head).center - spreadOf(delays.base).center;
  const isAsMuch = Math.abs(more) >= least;
  const oftener = isAsMuch ? standsOut(contentions, { least: 0, errors: waitingErrors }) : 'none';
  return oftener === (more > 0 ? 'more' : 'less') ? oftener : 'none';
}

const nanoseconds = 1e-9;

function delaysOf({ values }: Gathered): Pair<readonly number[]> {
  return {
    base: values.base.delay.map((of) => of * nanoseconds),
    head: values.head.delay.map((of) => of * nanoseconds),
  };
}

function contentionsOf({ values }: Gathered): Pair<readonly number[]> {
  return { base: values.base.contentions, head: values.head.contentions };
}

function siteOfWait(
  { waits, site, values }: Gathered,
  delays: Pair<readonly number[]>,
  change: WaitSite['change'],
): WaitSite {
  return {
    waits,
    function: site.function,
    file: site.file,
    line: site.line,
    own: site.origin === 'own',
    inDiff: site.origin === 'own' && site.changed && site.gone === null,
    gone: site.gone !== null,
    delay: { base: spreadOf(delays.base), head: spreadOf(delays.head) },
    contentions: { base: spreadOf(values.base.contentions), head: spreadOf(values.head.contentions) },
    change,
  };
}
