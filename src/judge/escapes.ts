// What the compiler decides otherwise in head, joined to the lines that it explains: a value that is on the heap now,
// a function that is called where it was part of its caller.
import { by } from '../base/order.js';
import { calleeOf, compareCompiled, functionAt, type CompilerChange } from '../compiler/compare.js';
import type { Escape, EscapeStep } from '../compiler/diagnostics.js';
import type { DiffMap } from '../diff/lines.js';
import type { Evidence } from '../evidence/evidence.js';
import { repositoryFile } from '../evidence/repository-file.js';
import type { Because, EscapeWay } from '../model/because.js';
import type { Pair } from '../model/pair.js';
import type { Change, Culprit } from '../model/verdict.js';
import { isClosure } from './functions.js';
import { mostReasons } from './procedure.js';

/** Gives each culprit of a regression what explains it. */
export type Explainer = (change: Change) => Change;

/** Compares files as culprits name them, each once. Nothing is known where base was built by another Go. */
export function compilerExplainer(evidence: Pair<Evidence>, diff: DiffMap | null): Explainer {
  const world = worldOf(evidence, diff);
  return (change) => {
    if (world === null || change.change !== 'regression') return change;
    return { ...change, culprits: change.culprits.map((culprit) => explained(culprit, world)) };
  };
}

/** What is new in a file of head, and all that the compiler says of it; null where it is not known of both sides. */
interface ComparedFile {
  readonly change: CompilerChange;
  /** Escapes of head by `line column`. */
  readonly escapes: ReadonlyMap<string, Escape>;
}

interface World {
  readonly compared: (file: string) => ComparedFile | null;
  /** A file as the compiler names it, in the repository. */
  readonly fileOf: (name: string) => string | null;
}

function worldOf({ base, head }: Pair<Evidence>, diff: DiffMap | null): World | null {
  if (diff === null || base.manifest.go.version !== head.manifest.go.version) return null;
  const known = new Map<string, ComparedFile | null>();
  const compare = (file: string): ComparedFile | null => {
    const now = head.compiled(file);
    const was = baseFile(file, diff);
    const before = base.compiled(was);
    if (now === null || before === null) return null;
    const change = compareCompiled(before, now, {
      toHead: (line) => {
        const place = diff.toHead(was, line);
        return place?.file === file ? place.line : null;
      },
      isChanged: (line) => diff.isChanged(file, line),
    });
    const escapes = new Map(now.diagnostics.escapes.map((of) => [`${of.line} ${of.column}`, of]));
    return { change, escapes };
  };
  return {
    compared: (file) => {
      let found = known.get(file);
      if (found === undefined) known.set(file, (found = compare(file)));
      return found;
    },
    fileOf: (name) => repositoryFile(name, head.manifest.modules),
  };
}

/** What a file of head was called on base; a new one has only its own name. */
export function baseFile(file: string, diff: DiffMap): string {
  return diff.changes.find(({ head }) => head === file)?.base ?? file;
}

function explained(culprit: Culprit, world: World): Culprit {
  // That a goroutine's function is on the heap is so of every go statement, and no reason for one that stays.
  if (!culprit.own || culprit.waiting !== undefined || culprit.left !== undefined) return culprit;
  const escapes = escapesFor(culprit, world);
  // Where a value left its function anyhow, being part of its caller is what kept it on the stack.
  const isInliningAsked = culprit.sampled || (escapes.length === 0 && isReturned(culprit, world));
  const because = [...escapes, ...(isInliningAsked ? inliningFor(culprit, world) : [])].slice(0, mostReasons);
  return because.length === 0 ? culprit : { ...culprit, because };
}

/**
 * Values that are on the heap now: those of the culprit's own line, else those of its function whose way out goes
 * through that line. Of a function that takes longer, all of its own, where somebody touched it.
 */
function escapesFor(culprit: Culprit, world: World): EscapeReason[] {
  const here = { file: culprit.file, line: culprit.line };
  const onLine: EscapeReason[] = [];
  const through: EscapeReason[] = [];
  for (const file of filesOf(culprit)) {
    const compared = world.compared(file);
    if (compared === null) continue;
    for (const { escape, inChanged, function: of } of compared.change.escapes) {
      const { inlinedFrom } = escape;
      const valueFile = inlinedFrom === null ? file : world.fileOf(inlinedFrom.file);
      const { line, column } = inlinedFrom ?? escape;
      const value = { file: valueFile, line, column };
      const call = { file, line: escape.line };
      const isInlined = inlinedFrom !== null;
      // An inlined value is that of one call: it must be a call on the way to the line.
      const onPath = !isInlined || culprit.path.some((at) => isSame(at, call));
      // Code of others that was inlined has no line here but that of the call.
      const place = valueFile === null ? { ...call, column: escape.column } : { ...value, file: valueFile };
      const because = escapeOf(escape, compared, place, valueFile !== null && isInlined ? call : null);
      if (onPath && (isSame(here, value) || isSame(here, call))) onLine.push(because);
      else if (!isInlined && inChanged && file === culprit.file && of !== null) {
        const isInside = of.line <= culprit.line && culprit.line <= of.endLine;
        const passes = escape.steps.some(({ line }) => line === culprit.line);
        if (isInside && (passes || culprit.sampled)) through.push(because);
      }
    }
  }
  const told = (onLine.length > 0 ? onLine : through).sort(
    by(
      ({ inlinedAt }) => (inlinedAt === null ? 0 : 1),
      ({ line }) => line,
      ({ column }) => column,
    ),
  );
  // A function is compiled for itself and once more wherever it is inlined.
  const seen = new Set<string>();
  return told.filter(({ file, line, column, value }) => {
    const key = `${file} ${line} ${column} ${value}`;
    return !seen.has(key) && seen.add(key);
  });
}

function isReturned({ file, line }: Culprit, world: World): boolean {
  const escapes = world.compared(file)?.escapes.values() ?? [];
  return [...escapes].some((of) => of.line === line && of.steps.at(-1)?.how === 'return');
}

type EscapeReason = Extract<Because, { kind: 'escape' }>;

interface Line {
  readonly file: string | null;
  readonly line: number;
}

function isSame(a: Line, b: Line): boolean {
  return a.file === b.file && a.line === b.line;
}

/** Files of our own on the way to the culprit. */
function filesOf(culprit: Culprit): string[] {
  const way = wayTo(culprit).filter(({ own }) => own);
  return [...new Set([culprit.file, ...way.map(({ file }) => file)])];
}

/** Calls from the benchmark down to the culprit, itself included. */
function wayTo({ path, file, line, function: name }: Culprit): Culprit['path'] {
  const at = path.findLastIndex((call) => call.file === file && call.line === line && call.function === name);
  return at < 0 ? path : path.slice(0, at + 1);
}

function escapeOf(
  escape: Escape,
  { escapes }: ComparedFile,
  { file, line, column }: { readonly file: string; readonly line: number; readonly column: number },
  inlinedAt: { readonly file: string; readonly line: number } | null,
): EscapeReason {
  const last = escape.steps.at(-1);
  // Of what was inlined, steps can be in either file.
  const isElsewhere = escape.inlinedFrom === null && last !== undefined && last.line !== line;
  return {
    ...{ kind: 'escape', value: valueOf(escape), ...wayOf(escape, escapes), file, line, column },
    ...(isElsewhere ? { leavesAt: last.line } : {}),
    inlinedAt,
  };
}

/** A variable that was inlined from another package carries the name of that in front. */
function valueOf({ value, inlinedFrom }: Escape): string {
  const folder = inlinedFrom?.file.split('/').at(-2);
  const [, pkg, name] = /^([\p{L}\p{Nd}_]+)\.([\p{L}\p{Nd}_]+)$/u.exec(value) ?? [];
  return name !== undefined && pkg === folder ? name : value;
}

interface Way {
  readonly how: EscapeWay;
  readonly callee: string | null;
  readonly expression: string;
  readonly says: string;
}

/** By its last step; where that converts it to an interface, by what becomes of the interface. */
function wayOf(escape: Escape, escapes: ComparedFile['escapes']): Way {
  const last = escape.steps.at(-1);
  if (last === undefined) return { how: 'other', callee: null, expression: '', says: '' };
  const { expression, how: says } = last;
  if (says !== 'interface-converted') {
    const how = kindOf(last, escape);
    return { how, callee: how === 'argument' ? calleeOf(expression) : null, expression, says };
  }
  const onwards = escapes.get(`${last.line} ${last.column}`)?.steps.at(-1);
  const callee = onwards?.how === 'call parameter' ? calleeOf(onwards.expression) : null;
  return {
    how: 'interface',
    callee,
    expression: callee === null ? expression : (onwards?.expression ?? ''),
    says,
  };
}

const kinds: ReadonlyMap<string, EscapeWay> = new Map<string, EscapeWay>([
  ['call parameter', 'argument'],
  ['captured by a closure', 'closure'],
  ['return', 'returned'],
  ['send', 'sent'],
  ['assign', 'stored'],
  ['assign-pair', 'stored'],
  ['map literal key', 'stored'],
  ['map literal value', 'stored'],
  ['slice-literal-element', 'stored'],
  ['too large for stack', 'too-large'],
  ['non-constant size', 'unknown-size'],
]);

function kindOf({ how }: EscapeStep, { steps }: Escape): EscapeWay {
  if (how === 'reference' && steps.some((step) => step.how === 'captured by a closure')) return 'closure';
  return kinds.get(how) ?? 'other';
}

/** Functions of the way, the culprit's first, that were part of their callers, and calls there that were. */
function inliningFor(culprit: Culprit, world: World): Because[] {
  const found: Because[] = [];
  for (const call of [...wayTo(culprit)].reverse()) {
    // Nothing is ever part of a benchmark's caller.
    if (!call.own || call.file.endsWith('_test.go')) continue;
    const change = world.compared(call.file)?.change;
    if (change === undefined) continue;
    for (const { function: of, inlining } of change.inlining) {
      // A closure has a function of its own, of which nothing is known here.
      if (functionAt([of], call.line) === null || isClosure(call)) continue;
      const { refusal, cost, line, column } = inlining;
      const budget = Number(/\bexceeds budget (\d{1,9})$/.exec(refusal ?? '')?.[1] ?? NaN);
      found.push({
        ...{ kind: 'inlining', function: call.function, says: refusal ?? '' },
        ...{ cost, budget: Number.isNaN(budget) ? null : budget },
        ...{ file: call.file, line, column },
      });
    }
    for (const { call: refused } of change.refused) {
      if (refused.line !== call.line) continue;
      const { callee, cost, budget, line, column } = refused;
      found.push({ kind: 'call', callee, cost, budget, file: call.file, line, column });
    }
  }
  return found;
}
