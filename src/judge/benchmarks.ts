// What became of each benchmark, before any number is looked at. A benchmark that is on one side only, crashed,
// hung or was skipped is said so: it neither passes nor fails in silence.
import { by } from '../base/order.js';
import { profiledAlike } from '../evidence/alike.js';
import type { BenchmarkEvidence, Trouble } from '../evidence/benchmark.js';
import type { Evidence } from '../evidence/evidence.js';
import { isSameProgram } from '../evidence/stored.js';
import { keyOf, type BenchmarkId } from '../model/benchmark.js';
import { sides as bothSides, type Pair, type Side } from '../model/pair.js';
import type { Policy } from '../model/policy.js';
import type { Caveat, Status } from '../model/verdict.js';
import type { Comparison } from './relation.js';

/** A benchmark of either side with what is known of both. */
export interface Candidate {
  readonly key: string;
  readonly id: BenchmarkId;
  readonly sides: Readonly<Partial<Pair<BenchmarkEvidence>>>;
  readonly status: Status;
  /** Where it broke, with head's trouble where both did. */
  readonly broken: { readonly side: Side | 'both'; readonly trouble: Trouble } | null;
  /** Why a side that knows it has no values, though nothing broke there; null where nothing is missing. */
  readonly unreached: Caveat | null;
  readonly caveats: readonly Caveat[];
  /** The benchmark does other work than on base, and the policy does not judge that. */
  readonly incomparable: boolean;
}

/** All benchmarks of both sides, by package, name and processors. */
export function candidatesOf(evidence: Pair<Evidence>, comparison: Comparison, policy: Policy): Candidate[] {
  const renamed = renamedPackages(evidence);
  const ids = new Map<string, Pair<BenchmarkId>>();
  for (const { id } of evidence.base.benchmarks.values()) {
    const head = { ...id, pkg: renamed.get(id.pkg) ?? id.pkg };
    ids.set(keyOf(head), { base: id, head });
  }
  for (const { id } of evidence.head.benchmarks.values()) {
    const key = keyOf(id);
    if (!ids.has(key)) ids.set(key, { base: id, head: id });
  }
  return [...ids.values()]
    .sort(
      by(
        ({ head }) => head.pkg,
        ({ head }) => head.name,
        ({ head }) => head.procs,
      ),
    )
    .map((idOn) => {
      const id = idOn.head;
      const base = evidence.base.benchmarks.get(keyOf(idOn.base));
      const head = evidence.head.benchmarks.get(keyOf(id));
      const known = { ...(base === undefined ? {} : { base }), ...(head === undefined ? {} : { head }) };
      const sides = profiledAlike(known);
      const broken = brokenSides(idOn, evidence);
      const status = statusOf(idOn, sides, broken, evidence, comparison);
      const changed = changesOf(sides);
      const unreached = broken === null ? unreachedOf(status, sides, evidence, comparison) : null;
      return {
        key: keyOf(id),
        id,
        sides,
        status,
        broken,
        unreached,
        caveats: [
          ...(base?.caveats ?? []),
          ...(head?.caveats ?? []),
          ...(base !== undefined && head !== undefined && idOn.base.pkg !== id.pkg
            ? [{ code: 'package-renamed', facts: { base: idOn.base.pkg, head: id.pkg } } as const]
            : []),
          ...(unreached === null ? [] : [unreached]),
          ...changed,
        ],
        incomparable: changed.length > 0 && !policy.judgeChangedBenchmarks,
      };
    });
}

/**
 * Head's import path of each package that only its path distinguishes, by base's: alone in its folder on both
 * sides, and not known to the other. That is what renaming a module does to all of its packages.
 */
function renamedPackages({ base, head }: Pair<Evidence>): ReadonlyMap<string, string> {
  const byDir = (side: Evidence, other: Evidence): Map<string, string[]> => {
    const dirs = new Map<string, string[]>();
    for (const { pkg, dir } of side.packages.values()) {
      if (!other.packages.has(pkg)) dirs.set(dir, [...(dirs.get(dir) ?? []), pkg]);
    }
    return dirs;
  };
  const heads = byDir(head, base);
  const renamed = new Map<string, string>();
  for (const [dir, [from, ...others]] of byDir(base, head)) {
    const [to, ...more] = heads.get(dir) ?? [];
    if (from === undefined || to === undefined || others.length + more.length > 0) continue;
    renamed.set(from, to);
  }
  return renamed;
}

/** Has values of any metric. */
export function isMeasured(side: BenchmarkEvidence | undefined): boolean {
  return (side?.samples.size ?? 0) > 0;
}

function statusOf(
  idOn: Pair<BenchmarkId>,
  { base, head }: Candidate['sides'],
  broken: Candidate['broken'],
  evidence: Pair<Evidence>,
  comparison: Comparison,
): Status {
  // What only base breaks is no failure of head: it runs now, and has nothing to be compared with.
  if (broken !== null && broken.side !== 'base') return broken.trouble.ending === 'hung' ? 'hung' : 'failed';
  const skipped = (side: BenchmarkEvidence | undefined): boolean => !isMeasured(side) && skips(side);
  if (skipped(base) || skipped(head)) return 'skipped';
  if (isUnchanged(idOn, evidence, comparison)) return 'unchanged';
  if (head === undefined) return 'removed';
  if (comparison.relation === 'missing') return 'measured';
  if (base === undefined || (broken !== null && !isMeasured(base))) return 'added';
  return isMeasured(base) || isMeasured(head) ? 'measured' : 'skipped';
}

/**
 * The same program on both sides: in a paired run it is not even measured. Against a stored baseline it may have
 * been, and what differs then is the machine or the day.
 */
function isUnchanged(
  idOn: Pair<BenchmarkId>,
  { base, head }: Pair<Evidence>,
  comparison: Comparison,
): boolean {
  const packages = { base: base.packages.get(idOn.base.pkg), head: head.packages.get(idOn.head.pkg) };
  if (packages.base?.state === 'unchanged' && packages.head?.state === 'unchanged') return true;
  if (head.baseline?.mode !== 'artifact' || comparison.relation !== 'stored') return false;
  return comparison.blockers.length === 0 && isSameProgram(packages.base, packages.head);
}

/** Known, in no trouble, and still without values: time or the process ended before its turn. */
function unreachedOf(
  status: Status,
  { base, head }: Candidate['sides'],
  evidence: Pair<Evidence>,
  { relation }: Comparison,
): Caveat | null {
  if (relation === 'missing' && isMeasured(head)) return { code: 'baseline-missing', facts: {} };
  const isMissing =
    status === 'added'
      ? !isMeasured(head)
      : (status === 'measured' || (status === 'skipped' && !skips(base) && !skips(head))) &&
        !(isMeasured(base) && isMeasured(head));
  if (!isMissing) return null;
  const reasons = bothSides.map((side) => evidence[side].end?.reason ?? 'cut');
  if (reasons.includes('time-budget')) return { code: 'time-budget-spent', facts: { have: 0 } };
  const reason = reasons.find((of) => of !== 'complete');
  return reason === undefined
    ? { code: 'too-few-pairs', facts: { have: 0 } }
    : { code: 'capture-incomplete', facts: { reason } };
}

/** Skips itself, at least once. */
export function skips(side: BenchmarkEvidence | undefined): boolean {
  return side?.troubles.some(({ ending }) => ending === 'skipped') === true;
}

function brokenSides(idOn: Pair<BenchmarkId>, evidence: Pair<Evidence>): Candidate['broken'] {
  const head = brokenOn('head', idOn.head, evidence);
  const base = brokenOn('base', idOn.base, evidence);
  return head !== null && base !== null ? { side: 'both', trouble: head.trouble } : (head ?? base);
}

/** The trouble that kept a benchmark from being timed on one side. Profiling is another process. */
function brokenOn(
  side: Side,
  id: BenchmarkId,
  evidence: Pair<Evidence>,
): { readonly side: Side; readonly trouble: Trouble } | null {
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

/** Measured, and there is no baseline to hold it against. */
export function isBaseless({ unreached }: Candidate): boolean {
  return unreached?.code === 'baseline-missing';
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
  /** Null where it does not build. */
  readonly trouble: Trouble | null;
}

/** Packages that broke as a whole, sorted; on base as well, where nothing could be compared with. */
export function brokenPackages(evidence: Pair<Evidence>): BrokenPackage[] {
  const broken: BrokenPackage[] = [];
  for (const side of ['base', 'head'] as const) {
    const { packages, packageTroubles } = evidence[side];
    for (const { pkg, state, message } of packages.values()) {
      if (state === 'build-failed') broken.push({ pkg, side, message: message ?? '', trouble: null });
    }
    for (const [pkg, troubles] of packageTroubles) {
      const trouble = troubles.find(isBroken);
      if (trouble !== undefined && packages.get(pkg)?.state !== 'build-failed') {
        broken.push({ pkg, side, message: trouble.message, trouble });
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
