// The dump of a process that hung or broke → what its goroutines did, and who blocks whom. Untrusted text of any
// length: the beginning of it is read, and of what is in there a handful is kept and the rest counted.
import type { Goroutines } from '../model/goroutines.js';
import type { GoroutineDump } from '../runtime/dump.js';
import { factsOf, type DumpFact } from '../runtime/facts.js';
import { programOf, type Waiting } from '../runtime/proofs.js';
import { readDumps } from '../runtime/read-dump.js';
import { isModuleCode } from '../runtime/user-code.js';
import type { Modules } from './repository-file.js';
import { lineKey, Lines, standing } from './standing.js';

/** What is known of one process. */
export interface DumpEvidence {
  /** Of the program. Those of Go's runtime are left out, and so are those of `harness`. */
  readonly goroutines: Goroutines;
  /** Goroutines of package testing that only wait for the benchmark to end. */
  readonly harness: number;
  /** All that Go prints is there, as far as the text shows. */
  readonly whole: boolean;
  /** Go itself found that none of the process, or of a synctest bubble, can ever go on. */
  readonly asleep: 'process' | 'bubble' | null;
  /** What is proven first. */
  readonly blocked: readonly Blocked[];
  /** More of these, which are not kept. */
  readonly blockedLeftOut: number;
}

/** Goroutines that do not get on with each other. */
export interface Blocked {
  readonly fact: BlockedFact;
  readonly goroutines: Goroutines;
  /** Facts of the same kind about other goroutines that stand at the same lines. */
  readonly alike: number;
}

export type BlockedFact = Exclude<DumpFact, { readonly rule: 'all-asleep' }>;

/** What we keep of a process is at most half of it. */
const mostBytes = 8 << 20;
const mostGoroutines = 20_000;
const mostGroups = 20;
const mostBlocked = 5;
const mostGroupsOfBlocked = 5;

/**
 * What the dump that ended a process says; null for a text without one. `cut`: part of it is missing in its middle, so
 * that nothing follows from what is not there.
 */
export function dumpEvidence(bytes: Uint8Array, modules: Modules, cut: boolean): DumpEvidence | null {
  const text = new TextDecoder().decode(bytes.subarray(0, mostBytes));
  // Programs log stacks and recover from panics before they end: the last one counts.
  const found = readDumps(text, { goroutines: mostGoroutines }).dumps.findLast(isEnding);
  if (found === undefined) return null;
  const dump = { ...found, whole: found.whole && !cut && bytes.length <= mostBytes };
  const program = programOf(dump);
  const own = program.filter((waiting) => !isHarness(waiting));
  const facts = factsOf(dump);
  const asleep = facts.find(({ rule, certainty }) => rule === 'all-asleep' && certainty === 'proven');
  const lines = new Lines(modules);
  const blocked = blockedOf(facts, program, lines);
  return {
    goroutines: standing(own, lines, mostGroups),
    harness: program.length - own.length,
    whole: dump.whole,
    asleep: asleep?.rule === 'all-asleep' ? asleep.of : null,
    blocked: blocked.slice(0, mostBlocked),
    blockedLeftOut: Math.max(0, blocked.length - mostBlocked),
  };
}

function isEnding({ cause }: GoroutineDump): boolean {
  return cause !== null && cause.kind !== 'profile';
}

/** Waits within package testing for what it started: a sub-benchmark, the goroutines of RunParallel. */
function isHarness({ goroutine: { frames } }: Waiting): boolean {
  const first = frames.find((frame) => harness.test(frame.function) || isModuleCode(frame));
  return first !== undefined && harness.test(first.function);
}

const harness =
  /^testing\.(?:\(\*[BT]\)\.(?:[rR]un|doBench|launch)|\(\*M\)\.|run(?:Benchmarks|Tests|Examples)\b)/;

function blockedOf(facts: readonly DumpFact[], program: readonly Waiting[], lines: Lines): Blocked[] {
  const byId = new Map(program.map((waiting) => [waiting.goroutine.id, waiting]));
  const kept = new Map<string, Blocked>();
  for (const fact of facts) {
    if (fact.rule === 'all-asleep') continue;
    const waiting = fact.goroutines.flatMap((id) => byId.get(id) ?? []);
    const holder = byId.get(holderOf(fact) ?? -1) ?? null;
    const goroutines = standing(waiting, lines, mostGroupsOfBlocked, holder);
    const key = keyOf(fact, goroutines);
    const known = kept.get(key);
    kept.set(
      key,
      known === undefined ? { fact, goroutines, alike: 0 } : { ...known, alike: known.alike + 1 },
    );
  }
  return [...kept.values()];
}

function holderOf(fact: BlockedFact): number | null {
  if (fact.rule === 'behind-writer') return fact.writer;
  return fact.rule === 'held-while-waiting' ? fact.holder : null;
}

function keyOf(fact: BlockedFact, { groups, holder }: Goroutines): string {
  const why = 'evidence' in fact ? fact.evidence : 'because' in fact ? fact.because : '';
  const lines = [...groups.map(({ at }) => lineKey(at)).sort(), lineKey(holder?.at)];
  return [fact.rule, fact.certainty, why, ...lines].join('\n');
}
