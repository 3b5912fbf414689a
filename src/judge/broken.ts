// What to tell about benchmarks and packages that do not run to their end: that they do not, and who blocks whom.
import type { FilePosition } from '../base/errors.js';
import { by } from '../base/order.js';
import type { DiffMap } from '../diff/lines.js';
import type { Trouble } from '../evidence/benchmark.js';
import type { Blocked, DumpEvidence } from '../evidence/dump-evidence.js';
import { keyOf } from '../model/benchmark.js';
import type { Goroutines, StackLine } from '../model/goroutines.js';
import type { Side } from '../model/pair.js';
import type { OnDoubt, Policy } from '../model/policy.js';
import type { Finding } from '../model/verdict.js';
import { wasFine, type BrokenPackage, type Candidate } from './benchmarks.js';
import { key } from './findings.js';

const levels: Readonly<Record<OnDoubt, Finding['level']>> = { fail: 'error', warn: 'warning', pass: 'note' };

/**
 * A benchmark that does not run to its end, then what its goroutines wait for. What is broken on base already is
 * nobody's fault here.
 */
export function brokenFinding(
  candidate: Candidate,
  at: FilePosition | null,
  policy: Policy,
  diff: DiffMap | null,
): Finding[] {
  const { id, broken, sides } = candidate;
  if (broken === null) return [];
  const { side, trouble } = broken;
  const level = side === 'head' && wasFine(candidate) ? levels[policy.onFailed] : 'note';
  // A benchmark below one that broke, or in a package that did, has nothing to tell of its own.
  const isOwn = sides[side === 'both' ? 'head' : side]?.troubles.includes(trouble) === true;
  const about = { benchmark: id, level, side, key: [keyOf(id), side] };
  return findingsOf(about, isOwn ? trouble : { ...trouble, dump: () => null }, at, diff);
}

/** The same for packages as a whole; one finding where both sides break, with what head says. */
export function brokenPackageFindings(
  packages: readonly BrokenPackage[],
  policy: Policy,
  diff: DiffMap | null,
): Finding[] {
  const broken = new Map<string, Omit<BrokenPackage, 'side'> & { readonly side: Side | 'both' }>();
  for (const of of packages) {
    const other = broken.get(of.pkg);
    const { message, trouble } = of.side === 'head' || other === undefined ? of : other;
    broken.set(of.pkg, { pkg: of.pkg, side: other === undefined ? of.side : 'both', message, trouble });
  }
  return [...broken.values()].flatMap(({ pkg, side, message, trouble }) => {
    const level = side === 'head' ? levels[policy.onFailed] : 'note';
    const about = { benchmark: null, level, side, pkg, key: [pkg, side] } as const;
    return findingsOf(about, trouble ?? { ending: 'failed', message }, null, diff);
  });
}

interface About extends Pick<Finding, 'benchmark' | 'level'> {
  readonly side: Side | 'both';
  readonly pkg?: string;
  readonly key: readonly string[];
}

function findingsOf(
  about: About,
  trouble: Pick<Trouble, 'ending' | 'message' | 'cutOff' | 'at' | 'dump'>,
  definition: FilePosition | null,
  diff: DiffMap | null,
): Finding[] {
  const { benchmark, level, side, pkg } = about;
  const { ending, message, cutOff } = trouble;
  const facts = { side, ...(pkg === undefined ? {} : { pkg }), ending };
  // What head has mended is of no interest any more.
  const dump = side === 'base' ? null : (trouble.dump?.() ?? null);
  const stopped = trouble.at ?? (benchmark === null ? mainOf(dump) : null);
  return [
    {
      rule: 'benchmark-broken',
      key: key('benchmark-broken', ...about.key),
      level,
      benchmark,
      at: stopped ?? definition,
      facts: {
        ...facts,
        message,
        ...(stopped === null ? {} : { stopped: true }),
        ...(cutOff === undefined ? {} : { cutOffBy: cutOff.by, cutOffMs: cutOff.ms }),
        ...dumpFacts(dump),
      },
      ...goroutinesOf(dump, ending),
    },
    ...(dump?.blocked ?? []).map(({ fact, goroutines, alike }) => {
      const at = placeOf(goroutines, diff);
      return {
        rule: 'goroutines-blocked' as const,
        key: key('goroutines-blocked', ...about.key, fact.rule, at?.file ?? '', at?.function ?? ''),
        level: levelOf(level, fact),
        benchmark,
        at: at === null ? null : { file: at.file, line: at.line },
        facts: { ...facts, ...blockedFacts(fact), ...(alike > 0 ? { alike } : {}) },
        goroutines,
      };
    }),
  ];
}

/** Where a package hangs that does not come to its benchmarks: its init functions and TestMain run in goroutine 1. */
function mainOf(dump: DumpEvidence | null): FilePosition | null {
  const main = dump?.goroutines.groups.find(({ ids }) => ids[0] === 1)?.at;
  return main?.own === true ? { file: main.file, line: main.line } : null;
}

function dumpFacts(dump: DumpEvidence | null): Finding['facts'] {
  if (dump === null) return {};
  const { asleep, harness, whole, blockedLeftOut } = dump;
  return {
    ...(asleep === null ? {} : { asleep }),
    ...(harness > 0 ? { harness } : {}),
    ...(whole ? {} : { dumpCut: true }),
    ...(blockedLeftOut > 0 ? { blockedLeftOut } : {}),
  };
}

/** The one goroutine that panicked is told by its line. */
function goroutinesOf(dump: DumpEvidence | null, ending: Trouble['ending']): Pick<Finding, 'goroutines'> {
  if (dump === null || dump.goroutines.count === 0) return {};
  const isWaiting = ending === 'hung' || dump.asleep !== null || dump.goroutines.count > 1;
  return isWaiting ? { goroutines: dump.goroutines } : {};
}

/** What is likely only is no error by itself; that the benchmark does not run is. */
function levelOf(level: Finding['level'], { certainty }: Blocked['fact']): Finding['level'] {
  return level === 'error' && certainty === 'likely' ? 'warning' : level;
}

function blockedFacts(fact: Blocked['fact']): Finding['facts'] {
  const { rule, certainty } = fact;
  return {
    ...{ block: rule, certainty },
    ...('evidence' in fact ? { evidence: fact.evidence } : {}),
    ...('because' in fact ? { because: fact.because } : {}),
  };
}

/** Where one of them waits in our own code: first one that came there through a line of the diff. */
function placeOf({ groups }: Goroutines, diff: DiffMap | null): StackLine | null {
  const isChanged = (line: StackLine): boolean => line.own && diff?.isChanged(line.file, line.line) === true;
  const lines = groups.flatMap(({ at, callers }) =>
    at?.own === true ? [{ at, changed: [at, ...callers].some(isChanged) }] : [],
  );
  return lines.sort(by(({ changed }) => (changed ? 0 : 1)))[0]?.at ?? null;
}
