// What Go's compiler says of escapes and inlining, from the files of `-gcflags=-json=0,DIR`: a header, then one
// diagnostic a line (cmd/compile/internal/logopt). Not a documented format, but the same from Go 1.21 to 1.27, but for
// what the compiler finds. Names of functions are not in it; each function has a line that says whether it can be
// inlined, which tells where functions begin.

export const diagnosticLimits = {
  bytes: 64 << 20,
  lines: 500_000,
  lineBytes: 256 << 10,
  /** Of texts that are kept, in characters. */
  text: 400,
  steps: 40,
} as const;

export interface Position {
  readonly line: number;
  readonly column: number;
}

/** One step of the way on which a value leaves the stack: `sink = &x`, `assign`. */
export interface EscapeStep extends Position {
  readonly expression: string;
  /** The compiler's word: `call parameter`, `interface-converted`, `captured by a closure`, `return`, `too large for stack`. */
  readonly how: string;
}

export interface Escape extends Position {
  /** The value as the compiler writes it: `buf`, `&P{...}`, `make([]byte, n)`. */
  readonly value: string;
  /** From the value outwards; empty where the compiler gives none. */
  readonly steps: readonly EscapeStep[];
  /** Where it stands in the function that was inlined here; null where nothing was. */
  readonly inlinedFrom: (Position & { readonly file: string }) | null;
}

export interface Inlining extends Position {
  /** Null where it can be inlined. */
  readonly refusal: string | null;
  /** Of a function that can be, or that costs too much; null where the compiler names none. */
  readonly cost: number | null;
}

/** A call that is not inlined here although its function could be: the caller is large, or the call rarely runs. */
export interface RefusedCall extends Position {
  /** With the whole path of its package: `example.com/p.(*T).Method`. */
  readonly callee: string;
  readonly cost: number;
  readonly budget: number;
}

export interface FileDiagnostics {
  readonly pkg: string;
  readonly file: string;
  readonly goVersion: string;
  readonly escapes: readonly Escape[];
  /** In the order of the file: of every function, literals among them. */
  readonly inlining: readonly Inlining[];
  readonly refused: readonly RefusedCall[];
  /** Lines that were no diagnostic, or beyond the limits. */
  readonly skipped: number;
}

/**
 * Reads one file. Null when its first line is no header of version 0: another format. A line that cannot be read costs
 * that line; beyond `diagnosticLimits` the rest is skipped.
 */
export function readDiagnostics(bytes: Uint8Array): FileDiagnostics | null {
  const text = new TextDecoder().decode(bytes.subarray(0, diagnosticLimits.bytes));
  const lines = text.split('\n', diagnosticLimits.lines + 2);
  const header = parsed(lines[0] ?? '');
  if (header === null || header['version'] !== 0) return null;
  const escapes: Escape[] = [];
  const inlining: Inlining[] = [];
  const refused: RefusedCall[] = [];
  let skipped = bytes.length > diagnosticLimits.bytes || lines.length > diagnosticLimits.lines + 1 ? 1 : 0;
  for (const line of lines.slice(1, diagnosticLimits.lines + 1)) {
    if (line === '') continue;
    const found = line.length > diagnosticLimits.lineBytes ? null : diagnostic(parsed(line));
    if (found === null) skipped++;
    else if (found.kind === 'escape') escapes.push(found.escape);
    else if (found.kind === 'inlining') inlining.push(found.inlining);
    else if (found.kind === 'call') refused.push(found.call);
  }
  return {
    pkg: textOf(header['package']),
    file: textOf(header['file']),
    goVersion: textOf(header['gc_version']),
    escapes,
    inlining,
    refused,
    skipped,
  };
}

type Json = Readonly<Record<string, unknown>>;

function parsed(line: string): Json | null {
  try {
    return objectOf(JSON.parse(line));
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function objectOf(value: unknown): Json | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : null;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, diagnosticLimits.text) : '';
}

/** What a capture keeps of a file: its header and the lines that are read here. */
export function keptLines(bytes: Uint8Array): string {
  const lines = new TextDecoder().decode(bytes.subarray(0, diagnosticLimits.bytes)).split('\n');
  const kept = lines.filter(
    (line, index) =>
      index === 0 ||
      (/"code":"(?:escapes?|can(?:not)?Inline(?:Function|Call))"/.test(line) &&
        !line.endsWith('"message":""}')),
  );
  return `${kept.join('\n')}\n`;
}

/** Positions count from 1. */
function positionOf(of: Json | null): Position | null {
  const start = objectOf(objectOf(of?.['range'])?.['start']);
  const [line, column] = [start?.['line'], start?.['character']];
  return Number.isSafeInteger(line) && Number.isSafeInteger(column)
    ? { line: line as number, column: column as number }
    : null;
}

type Found =
  | { readonly kind: 'escape'; readonly escape: Escape }
  | { readonly kind: 'inlining'; readonly inlining: Inlining }
  | { readonly kind: 'call'; readonly call: RefusedCall }
  | { readonly kind: 'other' };

const escapesToHeap = ' escapes to heap';

function diagnostic(json: Json | null): Found | null {
  const at = positionOf(json);
  if (json === null || at === null) return null;
  const message = textOf(json['message']);
  switch (json['code']) {
    // The one of values, the other of variables; a version can say either of the same.
    case 'escape':
    case 'escapes':
      // What has a message is told a second time without one.
      if (!message.endsWith(escapesToHeap)) return { kind: 'other' };
      return { kind: 'escape', escape: escapeOf(at, message.slice(0, -escapesToHeap.length), json) };
    case 'canInlineFunction':
      return { kind: 'inlining', inlining: { ...at, refusal: null, cost: costOf(message) } };
    case 'cannotInlineFunction':
      return { kind: 'inlining', inlining: { ...at, refusal: message, cost: costOf(message) } };
    case 'cannotInlineCall':
      return callOf(at, message);
    default:
      return { kind: 'other' };
  }
}

/** `cost 40 of example.com/p.f exceeds max caller cost 20` (inline/inl.go); its other reasons hold for every caller. */
function callOf(at: Position, message: string): Found {
  const [, cost, callee, budget] =
    /^cost (\d{1,9}) of (.+) exceeds max caller cost (\d{1,9})$/.exec(message) ?? [];
  if (cost === undefined || callee === undefined || budget === undefined) return { kind: 'other' };
  return { kind: 'call', call: { ...at, callee, cost: Number(cost), budget: Number(budget) } };
}

function costOf(message: string): number | null {
  const cost = /\bcost:? (\d{1,9})\b/.exec(message)?.[1];
  return cost === undefined ? null : Number(cost);
}

function escapeOf(at: Position, value: string, json: Json): Escape {
  const related = Array.isArray(json['relatedInformation']) ? (json['relatedInformation'] as unknown[]) : [];
  const steps: EscapeStep[] = [];
  let inlinedFrom: Escape['inlinedFrom'] = null;
  let isOfValue = true;
  for (const entry of related) {
    const of = objectOf(entry);
    const location = objectOf(of?.['location']);
    const position = positionOf(location);
    if (of === null || position === null) continue;
    const message = typeof of['message'] === 'string' ? of['message'] : '';
    if (message === 'inlineLoc') {
      // Of the value itself, the innermost call comes last; those of the flows and steps follow theirs.
      if (isOfValue) inlinedFrom = { ...position, file: fileOf(textOf(location?.['uri'])) };
      continue;
    }
    isOfValue = false;
    const step = /^escflow: +from (.*) \(([^()]*)\)$/s.exec(message);
    if (step === null || steps.length >= diagnosticLimits.steps) continue;
    steps.push({ ...position, expression: textOf(step[1]), how: textOf(step[2]) });
  }
  return { ...at, value, steps, inlinedFrom };
}

/** `file://example.com/p/p.go` of a build with -trimpath. */
function fileOf(uri: string): string {
  return uri.startsWith('file://') ? uri.slice('file://'.length) : uri;
}
