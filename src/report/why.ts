// The whole evidence for one benchmark: what a report folds or leaves out, from its captures. Data only.
import { GateError } from '../base/errors.js';
import { by } from '../base/order.js';
import { keyOf } from '../model/benchmark.js';
import type { Capture, RecordOf } from '../model/capture.js';
import type { Pair, Side } from '../model/pair.js';
import type { Report } from '../model/report.js';
import type { BenchmarkResult, Caveat, Finding } from '../model/verdict.js';
import type { BenchmarkEvidence, PerOperation } from '../evidence/benchmark.js';
import type { Evidence } from '../evidence/evidence.js';
import { sameBenchmark } from '../evidence/same-benchmark.js';
import type { Modules } from '../evidence/repository-file.js';
import { topLines, type TopLines } from '../evidence/top-lines.js';

/** Lines and functions that are told of each kind. */
const mostLines = 8;

/** A kind of profile with what it shows of each line: the first amount sorts. */
const shown = {
  allocations: { kind: 'heap', types: ['alloc_space', 'alloc_objects'], level: 'line', ownOnly: false },
  kept: { kind: 'heap', types: ['inuse_space', 'inuse_objects'], level: 'line', ownOnly: false },
  time: { kind: 'cpu', types: ['cpu'], level: 'function', ownOnly: false },
  waiting: { kind: 'block', types: ['delay', 'contentions'], level: 'line', ownOnly: true },
  locks: { kind: 'mutex', types: ['delay', 'contentions'], level: 'line', ownOnly: true },
} as const satisfies Readonly<Record<string, Seen>>;

interface Seen {
  readonly kind: ProfileRecord['kind'];
  readonly types: readonly string[];
  readonly level: 'line' | 'function';
  readonly ownOnly: boolean;
}
export type Shown = keyof typeof shown;

type ProfileRecord = RecordOf<'profile'>;

export interface Why {
  readonly report: Report;
  readonly benchmark: BenchmarkResult;
  readonly findings: readonly Finding[];
  /** Which side the lines below are of: head, or base where head has none. */
  readonly side: Side;
  /** What was not profiled, or cannot be read, is not there. */
  readonly lines: Readonly<Partial<Record<Shown, TopLines>>>;
  /** Of the benchmark, of its changes, and of profiles that cannot be read. */
  readonly doubts: readonly Caveat[];
  /** Values that the compiler keeps on the heap, on lines that allocate. */
  readonly escapes: readonly { readonly file: string; readonly line: number; readonly value: string }[];
  /** Files of the captures, those with the most operations of each kind. */
  readonly profiles: Readonly<Partial<Pair<readonly ProfileRecord[]>>>;
  readonly dumps: Readonly<Partial<Pair<string>>>;
  /** What is kept of a process that did not end well: the dump of one that hung, what another one printed. */
  readonly broken: Readonly<Partial<Pair<string>>>;
  /** Nothing is there to compare with: a capture of one commit. */
  readonly isAlone: boolean;
}

export interface WhyInput {
  readonly report: Report;
  readonly benchmark: BenchmarkResult;
  readonly evidence: Pair<Evidence>;
  readonly captures: Pair<Capture>;
  readonly isAlone: boolean;
}

/** A broken profile costs what it would have told. Throws GateError `capture-invalid` for one that is not there. */
export function whyOf({ report, benchmark, evidence, captures, isAlone }: WhyInput): Why {
  const key = keyOf(benchmark.id);
  const [base, head] = [sameBenchmark(evidence.base, benchmark), sameBenchmark(evidence.head, benchmark)];
  const known = { ...(base === undefined ? {} : { base }), ...(head === undefined ? {} : { head }) };
  const side: Side = known.head === undefined ? 'base' : 'head';
  const { modules } = evidence[side].manifest;
  const { lines, unread } = linesOf(known[side], modules, isAlone ? {} : { side });
  return {
    report,
    benchmark,
    findings: report.verdict.findings.filter(({ benchmark: id }) => id !== null && keyOf(id) === key),
    side,
    lines,
    doubts: doubtsOf(benchmark, unread),
    escapes: escapesOn(lines.allocations, evidence[side]),
    profiles: onSides(known, (of) => longest(of)),
    dumps: onSides(known, (of, on) => dumpOf(captures[on], of)),
    broken: {
      ...brokenOn('base', benchmark, captures, known),
      ...brokenOn('head', benchmark, captures, known),
    },
    isAlone,
  };
}

function linesOf(
  evidence: BenchmarkEvidence | undefined,
  modules: Modules,
  at: Partial<Record<'side', Side>>,
): { readonly lines: Why['lines']; readonly unread: readonly Caveat[] } {
  const lines: Partial<Record<Shown, TopLines>> = {};
  const unread: Caveat[] = [];
  for (const [name, { kind, types, level, ownOnly }] of Object.entries(shown) as [
    Shown,
    (typeof shown)[Shown],
  ][]) {
    try {
      const tables = types.map((type) => evidence?.stacks(kind, type) ?? null);
      if (!tables.every((table): table is PerOperation => table !== null)) continue;
      const amounts = tables.map(({ table }) => table);
      const top = topLines(amounts, modules, level, mostLines, ownOnly);
      if (top.lines.length > 0) lines[name] = top;
    } catch (error) {
      if (!(error instanceof GateError) || error.code !== 'profile-invalid') throw error;
      unread.push({ code: 'profile-failed', facts: { ...error.facts, kind, ...at } });
    }
  }
  return { lines, unread };
}

/** The judge tells of a profile that it could not read as well, and not of which kind: told once, with the kind. */
function doubtsOf({ caveats, changes }: BenchmarkResult, unread: readonly Caveat[]): Caveat[] {
  const isTold = ({ code, facts }: Caveat): boolean =>
    code === 'profile-failed' &&
    facts['kind'] === undefined &&
    unread.some((of) => of.facts['reason'] === facts['reason'] && of.facts['offset'] === facts['offset']);
  const judged = [...caveats, ...changes.flatMap((change) => change.caveats)];
  return [...judged.filter((caveat) => !isTold(caveat)), ...unread];
}

function onSides<T>(
  known: Readonly<Partial<Pair<BenchmarkEvidence>>>,
  of: (evidence: BenchmarkEvidence, side: Side) => T | null,
): Readonly<Partial<Pair<T>>> {
  const base = known.base === undefined ? null : of(known.base, 'base');
  const head = known.head === undefined ? null : of(known.head, 'head');
  return { ...(base === null ? {} : { base }), ...(head === null ? {} : { head }) };
}

/** One of each kind: with the most operations, between sentinels where there are both. */
function longest({ id, profiles }: BenchmarkEvidence): readonly ProfileRecord[] | null {
  const best = new Map<string, ProfileRecord>();
  for (const profile of profiles) {
    const other = best.get(profile.kind);
    if (other === undefined || profile.iterations > other.iterations)
      best.set(profile.kind, { type: 'profile', ...id, ...profile });
  }
  return best.size === 0 ? null : [...best.values()];
}

/** The dump after the most operations that left one. */
function dumpOf({ records }: Capture, { id }: BenchmarkEvidence): string | null {
  const key = keyOf(id);
  const dumps = records.flatMap((record) => {
    if ((record.type !== 'probe' && record.type !== 'standing') || keyOf(record) !== key) return [];
    const file = record.type === 'standing' ? record.file : record.goroutines.end;
    return file === null ? [] : [{ file, iterations: record.iterations }];
  });
  return dumps.sort((a, b) => b.iterations - a.iterations)[0]?.file ?? null;
}

/** Its own, else of the nearest one above it, else of its package: where these broke, it was not come to. */
function brokenOn(
  side: Side,
  { id }: BenchmarkResult,
  captures: Pair<Capture>,
  known: Readonly<Partial<Pair<BenchmarkEvidence>>>,
): Readonly<Partial<Pair<string>>> {
  const { pkg, name, procs } = known[side]?.id ?? id;
  const isMeasured = (known[side]?.samples.size ?? 0) > 0;
  const files = captures[side].records.flatMap((record) => {
    if (record.type !== 'trouble' || record.pkg !== pkg || record.file === null) return [];
    if (record.pass === 'profile' || record.ending === 'ok' || record.ending === 'skipped') return [];
    const of = record.name;
    const isOwn = of === name && record.procs === procs;
    const isAround = of === null || (name.startsWith(`${of}/`) && record.procs === procs);
    if (!isOwn && (!isAround || isMeasured)) return [];
    return [{ file: record.file, depth: record.name?.length ?? 0 }];
  });
  const [nearest] = files.sort(by(({ depth }) => -depth));
  return nearest === undefined ? {} : { [side]: nearest.file };
}

function escapesOn(allocations: TopLines | undefined, { compiled }: Evidence): Why['escapes'] {
  // A line stands there once for each function that is on it: a closure, and the function around it.
  const lines = new Map(
    (allocations?.lines ?? []).flatMap((of) => (of.own ? [[`${of.file}:${of.line}`, of]] : [])),
  );
  return [...lines.values()].flatMap(({ file, line }) => {
    const escapes = compiled(file)?.diagnostics.escapes ?? [];
    const values = new Set(escapes.flatMap((of) => (of.line === line ? [of.value] : [])));
    return [...values].slice(0, 3).map((value) => ({ file, line, value }));
  });
}
