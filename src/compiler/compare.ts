// Base against head: what the compiler decides about one source file that it did not decide before. Pure: which line
// of base is which of head is the caller's to say.
import { by } from '../base/order.js';
import type { Escape, FileDiagnostics, Inlining, Position, RefusedCall } from './diagnostics.js';

/** A function or method that a source file declares, closures inside it included. */
export interface DeclaredFunction {
  /** `Fill`, `Index.Look`. */
  readonly name: string;
  readonly line: number;
  readonly endLine: number;
}

/** One source file of one side. */
export interface CompiledFile {
  readonly diagnostics: FileDiagnostics;
  /** In order, not overlapping. */
  readonly functions: readonly DeclaredFunction[];
}

/** Lines of the file, from 1. */
export interface LineMap {
  /** Null where the line was replaced or deleted. */
  toHead(baseLine: number): number | null;
  /** The diff adds or replaces it. */
  isChanged(headLine: number): boolean;
}

/** Where in head, and whether somebody touched it. */
interface Found {
  /** Null outside of functions: the value of a package variable. */
  readonly function: DeclaredFunction | null;
  /** The line, or any other of the function, is changed. */
  readonly inChanged: boolean;
}

export interface NewEscape extends Found {
  readonly escape: Escape;
}

/** A function that could be inlined on base, and cannot in head. */
export interface LostInlining extends Found {
  readonly function: DeclaredFunction;
  readonly inlining: Inlining;
}

export interface NewRefusal extends Found {
  readonly call: RefusedCall;
}

export interface CompilerChange {
  readonly escapes: readonly NewEscape[];
  readonly inlining: readonly LostInlining[];
  readonly refused: readonly NewRefusal[];
}

/**
 * What is new in head. Values are compared as multisets of function, text and last step, after those that stand where
 * they stood: code that moves inside of its function is not new. In a function that base has not, everything is.
 */
export function compareCompiled(base: CompiledFile, head: CompiledFile, lines: LineMap): CompilerChange {
  const before = matchFunctions(base.functions, head.functions, lines);
  const changed = changedFunctions(base, head, before, lines);
  const found = ({ line }: Position): Found => {
    const of = functionAt(head.functions, line);
    return { function: of, inChanged: (of !== null && changed.has(of)) || lines.isChanged(line) };
  };
  /** The function in head that a line of base is in, by name; two sides agree on it. */
  const keyOfBase = (line: number): string => {
    const of = functionAt(base.functions, line);
    const now = of === null ? null : (before.get(of) ?? null);
    return now === null ? `gone ${of?.name ?? ''}` : `${now.line}`;
  };
  const keyOfHead = (line: number): string => `${functionAt(head.functions, line)?.line ?? 'gone '}`;

  const onBase = <T extends Position>(items: readonly T[]): Placed<T>[] =>
    items.map((item) => ({ item, line: lines.toHead(item.line), in: keyOfBase(item.line) }));
  const inHead = <T extends Position>(items: readonly T[]): Placed<T>[] =>
    items.map((item) => ({ item, line: item.line, in: keyOfHead(item.line) }));

  const escapes = newOnes(
    onBase(onePerPlace(base.diagnostics.escapes)),
    inHead(onePerPlace(head.diagnostics.escapes)),
    ({ value }) => value,
    lastStep,
  );
  const refused = newOnes(
    onBase(base.diagnostics.refused),
    inHead(head.diagnostics.refused),
    ({ callee }) => callee,
    () => '',
  );
  return {
    escapes: escapes.map((escape) => ({ ...found(escape), escape })),
    inlining: lostInlining(base, head, before).map((of) => ({ ...found(of.inlining), ...of })),
    refused: refused.map((call) => ({ ...found(call), call })),
  };
}

/** The declared function around a line, or null. */
export function functionAt(functions: readonly DeclaredFunction[], line: number): DeclaredFunction | null {
  let [low, high] = [0, functions.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((functions[middle]?.line ?? Infinity) <= line) low = middle + 1;
    else high = middle;
  }
  const last = functions[low - 1];
  return last !== undefined && line <= last.endLine ? last : null;
}

/** Function of base → of head: by where it begins, else by name. */
function matchFunctions(
  base: readonly DeclaredFunction[],
  head: readonly DeclaredFunction[],
  lines: LineMap,
): ReadonlyMap<DeclaredFunction, DeclaredFunction> {
  const byLine = new Map(head.map((of) => [of.line, of]));
  const byName = new Map<string, DeclaredFunction | null>();
  // `init` and `_` can be there more than once.
  for (const of of head) byName.set(of.name, byName.has(of.name) ? null : of);
  const matched = new Map<DeclaredFunction, DeclaredFunction>();
  const taken = new Set<DeclaredFunction>();
  const match = (from: DeclaredFunction, to: DeclaredFunction | null | undefined): void => {
    if (to === null || to === undefined || taken.has(to)) return;
    matched.set(from, to);
    taken.add(to);
  };
  for (const from of base) match(from, byLine.get(lines.toHead(from.line) ?? 0));
  for (const from of base) if (!matched.has(from)) match(from, byName.get(from.name));
  return matched;
}

/** Those of head with a line that is new, or from which one is gone; those that base has not among them. */
function changedFunctions(
  base: CompiledFile,
  head: CompiledFile,
  matched: ReadonlyMap<DeclaredFunction, DeclaredFunction>,
  lines: LineMap,
): ReadonlySet<DeclaredFunction> {
  const any = ({ line, endLine }: DeclaredFunction, holds: (line: number) => boolean): boolean => {
    for (let at = line; at <= endLine; at++) if (holds(at)) return true;
    return false;
  };
  const changed = new Set(head.functions.filter((of) => any(of, (line) => lines.isChanged(line))));
  for (const of of base.functions) {
    const now = matched.get(of);
    if (now !== undefined && any(of, (line) => lines.toHead(line) === null)) changed.add(now);
  }
  const known = new Set(matched.values());
  for (const of of head.functions) if (!known.has(of)) changed.add(of);
  return changed;
}

interface Placed<T> {
  readonly item: T;
  /** In head. */
  readonly line: number | null;
  readonly in: string;
}

/** Head's without a partner on base: at the same place, in the same function for the same reason, or just there. */
function newOnes<T>(
  base: readonly Placed<T>[],
  head: readonly Placed<T>[],
  textOf: (item: T) => string,
  reasonOf: (item: T) => string,
): T[] {
  const likenesses: readonly ((of: Placed<T>) => string)[] = [
    (of) => `${of.line ?? 'gone'}\n${textOf(of.item)}\n${reasonOf(of.item)}`,
    (of) => `${of.line ?? 'gone'}\n${textOf(of.item)}`,
    (of) => `${of.in}\n${textOf(of.item)}\n${reasonOf(of.item)}`,
    (of) => `${of.in}\n${textOf(of.item)}`,
  ];
  let [left, right] = [base, head];
  for (const likeness of likenesses) [left, right] = withoutPairs(left, right, likeness);
  return right.map(({ item }) => item);
}

function withoutPairs<T>(
  base: readonly Placed<T>[],
  head: readonly Placed<T>[],
  keyOf: (of: Placed<T>) => string,
): [base: Placed<T>[], head: Placed<T>[]] {
  const count = new Map<string, number>();
  for (const of of head) count.set(keyOf(of), (count.get(keyOf(of)) ?? 0) + 1);
  const met = new Map<string, number>();
  const take = (from: Map<string, number>, key: string): boolean => {
    const left = from.get(key) ?? 0;
    if (left > 0) from.set(key, left - 1);
    return left > 0;
  };
  const restOfBase = base.filter((of) => {
    const key = keyOf(of);
    if (!take(count, key)) return true;
    met.set(key, (met.get(key) ?? 0) + 1);
    return false;
  });
  return [restOfBase, head.filter((of) => !take(met, keyOf(of)))];
}

/** A generic function tells the same once for each of its instances. */
function onePerPlace(escapes: readonly Escape[]): Escape[] {
  const seen = new Map<string, Escape>();
  for (const escape of escapes) {
    const { line, column, value, inlinedFrom } = escape;
    const key = `${line} ${column} ${inlinedFrom?.file ?? ''} ${inlinedFrom?.line ?? 0} ${inlinedFrom?.column ?? 0} ${value}`;
    if (!seen.has(key)) seen.set(key, escape);
  }
  return [...seen.values()];
}

/** Without what a call is given: that changes more often than where it goes. */
function lastStep({ steps }: Escape): string {
  const last = steps.at(-1);
  return last === undefined ? '' : `${last.how} ${calleeOf(last.expression) ?? last.expression}`;
}

/** `fmt.Fprintf(w, "%s", ... argument...)` → `fmt.Fprintf`; null where an expression is no call by name. */
export function calleeOf(expression: string): string | null {
  const callee = /^((?:\(\*?[\w.\[\],/ ]+\)\.)?[\p{L}_][\p{L}\p{Nd}_.]*)(?:\[[^()]*\])?\(.*\)$/su.exec(
    expression,
  )?.[1];
  return callee === undefined || callee.length > 100 ? null : callee;
}

function lostInlining(
  base: CompiledFile,
  head: CompiledFile,
  matched: ReadonlyMap<DeclaredFunction, DeclaredFunction>,
): { function: DeclaredFunction; inlining: Inlining }[] {
  const [before, after] = [ofFunctions(base), ofFunctions(head)];
  const inOrder = [...matched].sort(by(([, { line }]) => line));
  return inOrder.flatMap(([from, to]) => {
    const were = before.get(from) ?? [];
    const refused = after.get(to)?.find(({ refusal }) => refusal !== null);
    if (were.length === 0 || refused === undefined) return [];
    return were.some(({ refusal }) => refusal !== null) ? [] : [{ function: to, inlining: refused }];
  });
}

/** What is said of each function itself: its name stands before all literals in it. One for each instance. */
function ofFunctions({
  functions,
  diagnostics,
}: CompiledFile): ReadonlyMap<DeclaredFunction, readonly Inlining[]> {
  const found = new Map<DeclaredFunction, Inlining[]>();
  for (const inlining of diagnostics.inlining) {
    const of = functionAt(functions, inlining.line);
    if (of === null) continue;
    const [first] = found.get(of) ?? [];
    const order = first === undefined ? -1 : inlining.line - first.line || inlining.column - first.column;
    if (order < 0) found.set(of, [inlining]);
    else if (order === 0) found.get(of)?.push(inlining);
  }
  return found;
}
