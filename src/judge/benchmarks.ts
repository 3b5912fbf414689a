// What became of each benchmark, before any number is looked at. A benchmark that is on one side only, crashed,
// hung or was skipped is said so: it neither passes nor fails in silence.
import { by } from '../base/order.js';
import type { BenchmarkEvidence, Trouble } from '../evidence/benchmark.js';
import type { Evidence } from '../evidence/evidence.js';
import { keyOf, type BenchmarkId } from '../model/benchmark.js';
import type { Pair, Side } from '../model/pair.js';
import type { Policy } from '../model/policy.js';
import type { Caveat, Status } from '../model/verdict.js';

/** A benchmark of either side with what is known of both. */
export interface Candidate {
  readonly key: string;
  readonly id: BenchmarkId;
  readonly sides: Readonly<Partial<Pair<BenchmarkEvidence>>>;
  readonly status: Status;
  /** Where it broke; head's trouble before base's. */
  readonly broken: { readonly side: Side; readonly trouble: Trouble } | null;
  readonly caveats: readonly Caveat[];
  /** The benchmark does other work than on base, and the policy does not judge that. */
  readonly incomparable: boolean;
}

/** All benchmarks of both sides, by package, name and processors. */
export function candidatesOf(evidence: Pair<Evidence>, policy: Policy): Candidate[] {
  const ids = new Map<string, BenchmarkId>();
  for (const side of [evidence.base, evidence.head]) {
    for (const { id } of side.benchmarks.values()) ids.set(keyOf(id), id);
  }
  return [...ids.values()]
    .sort(
      by(
        (id) => id.pkg,
        (id) => id.name,
        (id) => id.procs,
      ),
    )
    .map((id) => {
      const key = keyOf(id);
      const base = evidence.base.benchmarks.get(key);
      const head = evidence.head.benchmarks.get(key);
      const sides = { ...(base === undefined ? {} : { base }), ...(head === undefined ? {} : { head }) };
      const broken = brokenOn('head', id, evidence) ?? brokenOn('base', id, evidence);
      const changed = changesOf(sides);
      return {
        key,
        id,
        sides,
        status: statusOf(id, sides, broken, evidence),
        broken,
        caveats: [...(base?.caveats ?? []), ...(head?.caveats ?? []), ...changed],
        incomparable: changed.length > 0 && !policy.judgeChangedBenchmarks,
      };
    });
}

function statusOf(
  { pkg }: BenchmarkId,
  { base, head }: Candidate['sides'],
  broken: Candidate['broken'],
  evidence: Pair<Evidence>,
): Status {
  if (broken !== null) return broken.trouble.ending === 'hung' ? 'hung' : 'failed';
  const measured = (side: BenchmarkEvidence | undefined): boolean => (side?.samples.size ?? 0) > 0;
  const skipped = (side: BenchmarkEvidence | undefined): boolean =>
    !measured(side) && side?.troubles.some(({ ending }) => ending === 'skipped') === true;
  if (skipped(base) || skipped(head)) return 'skipped';
  const state = (side: Side): string | undefined => evidence[side].packages.get(pkg)?.state;
  if (state('base') === 'unchanged' && state('head') === 'unchanged') return 'unchanged';
  if (base === undefined) return 'added';
  if (head === undefined) return 'removed';
  // Known on both sides, but time or the process ended before its turn: said by the caveats of the run.
  return measured(base) || measured(head) ? 'measured' : 'skipped';
}

/** The trouble that kept a benchmark from being timed on one side. Profiling is another process. */
function brokenOn(side: Side, id: BenchmarkId, evidence: Pair<Evidence>): Candidate['broken'] {
  const { benchmarks, packages, packageTroubles } = evidence[side];
  const own = benchmarks.get(keyOf(id));
  const ofOwn = own?.troubles.find(isBroken);
  if (ofOwn !== undefined) return { side, trouble: ofOwn };
  if ((own?.samples.size ?? 0) > 0) return null;
  // Below a benchmark that broke, and in a package that does not build, there are no names to find.
  for (let slash = id.name.lastIndexOf('/'); slash > 0; slash = id.name.lastIndexOf('/', slash - 1)) {
    const above = benchmarks.get(keyOf({ ...id, name: id.name.slice(0, slash) }));
    const trouble = above?.troubles.find(isBroken);
    if (trouble !== undefined) return { side, trouble };
  }
  const ofPackage = packageTroubles.get(id.pkg)?.find(isBroken);
  if (ofPackage !== undefined) return { side, trouble: ofPackage };
  const record = packages.get(id.pkg);
  if (record?.state !== 'build-failed') return null;
  return { side, trouble: { pass: 'discover', ending: 'failed', message: record.message ?? '', file: null } };
}

function isBroken({ ending, pass }: Trouble): boolean {
  return ending !== 'ok' && ending !== 'skipped' && pass !== 'profile';
}

/** Known on base and not broken there. */
export function wasFine({ sides: { base } }: Candidate): boolean {
  return base !== undefined && base.troubles.every(({ ending }) => ending === 'ok');
}

/** Whether the benchmark's own code or data differ. Where it stands in which file does not matter. */
function changesOf({ base, head }: Candidate['sides']): Caveat[] {
  const before = base?.definition;
  const after = head?.definition;
  if (before === null || before === undefined || after === null || after === undefined) return [];
  const caveats: Caveat[] = [];
  if (before.source !== after.source) {
    caveats.push({ code: 'benchmark-source-changed', facts: { file: after.file, line: after.line } });
  }
  if (before.data !== after.data) {
    caveats.push({ code: 'benchmark-data-changed', facts: { file: after.file, line: after.line } });
  }
  return caveats;
}

/** A package whose benchmarks are gone from head because it no longer builds, lists or starts. */
export interface BrokenPackage {
  readonly pkg: string;
  readonly side: Side;
  readonly message: string;
}

/** Packages that broke as a whole, sorted; on base as well, where nothing could be compared with. */
export function brokenPackages(evidence: Pair<Evidence>): BrokenPackage[] {
  const broken: BrokenPackage[] = [];
  for (const side of ['base', 'head'] as const) {
    const { packages, packageTroubles } = evidence[side];
    for (const { pkg, state, message } of packages.values()) {
      if (state === 'build-failed') broken.push({ pkg, side, message: message ?? '' });
    }
    for (const [pkg, troubles] of packageTroubles) {
      const trouble = troubles.find(isBroken);
      if (trouble !== undefined && packages.get(pkg)?.state !== 'build-failed') {
        broken.push({ pkg, side, message: trouble.message });
      }
    }
  }
  return broken.sort(
    by(
      (of) => of.pkg,
      (of) => of.side,
    ),
  );
}
