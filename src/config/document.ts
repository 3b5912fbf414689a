// YAML text → plain values, and where in the file each of them stands. Aliases are resolved here, under a cap,
// so that a few bytes cannot become gigabytes.
import { isAlias, isMap, isScalar, isSeq, parseDocument, type Node, type YAMLMap } from 'yaml';
import type { Facts, FilePosition } from '../base/errors.js';
import type { ConfigProblem, ConfigProblemCode } from './problem.js';
import { deepest, syntaxProblems } from './yaml-syntax.js';

/** Some 800 rules. The parser's time can grow with the square of what it is given. */
export const largestConfigBytes = 64 * 1024;
export const mostValues = 10_000;
/** More problems than this help nobody. */
export const mostProblems = 50;

/** Keys from the root: `['rules', 0, 'budgets', 'sec/op']`. */
export type Path = readonly PropertyKey[];

/** What the file holds. Mappings are objects without a prototype. */
export interface ConfigDocument {
  /** Undefined for an empty file, and for one that cannot be read. */
  readonly value: unknown;
  readonly problems: readonly ConfigProblem[];
  /** Place of a value; of its key when the value is empty; of the nearest parent when it is missing. */
  at(path: Path): FilePosition;
  /** Place of the key of a value in its mapping. */
  atKey(path: Path): FilePosition;
}

interface Place {
  readonly key: number | null;
  readonly value: number | null;
}

/**
 * Reads YAML 1.2. `isText` says at which paths a plain number is meant as text: `allocs/op: +0` reads as the
 * number 0 otherwise. Never throws: what is wrong is in `problems`.
 */
export function readDocument(text: string, file: string, isText: (path: Path) => boolean): ConfigDocument {
  // A byte order mark is no part of column 1.
  const source = text.replace(/^\uFEFF/, '');
  const position = positionsIn(source, file);
  const reader = new ValueReader(position, isText);
  const { places, problems } = reader;
  const document = (value: unknown): ConfigDocument => ({
    value,
    problems,
    at: (path) => position(nearestPlace(places, path)),
    atKey: (path) => position(places.get(pathKey(path))?.key ?? nearestPlace(places, path)),
  });

  const bytes = Buffer.byteLength(text);
  if (bytes > largestConfigBytes) {
    reader.add('too-large', null, { bytes, most: largestConfigBytes });
    return document(undefined);
  }
  const parsed = parseDocument(source, { prettyErrors: false, uniqueKeys: false });
  for (const { code, facts, offset } of syntaxProblems(source, [...parsed.errors, ...parsed.warnings])) {
    reader.add(code, offset, facts);
  }
  const { contents } = parsed;
  if (problems.length > 0 || contents === null || isEmptyScalar(contents)) return document(undefined);
  const value = reader.read(contents, [], null);
  return document(reader.isTooMuch ? undefined : value);
}

/** Offset to line and column. The parser's own LineCounter misses line breaks inside quotes that never close. */
function positionsIn(source: string, file: string): (offset: number | null) => FilePosition {
  const starts = [0];
  for (let at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1)) starts.push(at + 1);
  return (wanted) => {
    const offset = Math.min(wanted ?? 0, source.length);
    let line = 0;
    for (let beyond = starts.length; beyond - line > 1;) {
      const middle = (line + beyond) >> 1;
      if ((starts[middle] ?? 0) <= offset) line = middle;
      else beyond = middle;
    }
    return { file, line: line + 1, column: offset - (starts[line] ?? 0) + 1 };
  };
}

/** Makes values of nodes and remembers where they stood. */
class ValueReader {
  readonly problems: ConfigProblem[] = [];
  readonly places = new Map<string, Place>();
  /** A cap was reached, so the value is not whole. */
  isTooMuch = false;
  private values = 0;
  private readonly anchors = new Map<string, Node>();

  constructor(
    private readonly position: (offset: number | null) => FilePosition,
    private readonly isText: (path: Path) => boolean,
  ) {}

  add(code: ConfigProblemCode, offset: number | null, facts: Facts = {}): void {
    if (this.problems.length < mostProblems) this.problems.push({ code, facts, at: this.position(offset) });
  }

  read(node: Node | null, path: Path, keyOffset: number | null): unknown {
    const offset = node?.range?.[0] ?? null;
    const key = pathKey(path);
    if (!this.places.has(key)) {
      const isEmpty = node === null || isEmptyScalar(node);
      this.places.set(key, { key: keyOffset, value: isEmpty ? keyOffset : offset });
    }
    if (++this.values > mostValues) this.tooMuch('too-many-values', offset, mostValues);
    if (path.length > deepest) this.tooMuch('too-deep', offset, deepest);
    if (this.isTooMuch) return undefined;
    if (node === null) return null;
    if (isAlias(node)) {
      const target = this.anchors.get(node.source);
      if (target !== undefined) return this.read(target, path, keyOffset);
      this.add('reference-unknown', offset, { name: node.source, text: `*${node.source}` });
      return undefined;
    }
    if (node.anchor !== undefined) this.anchors.set(node.anchor, node);
    if (isSeq<Node | null>(node))
      return node.items.map((item, index) => this.read(item, [...path, index], null));
    if (isMap<Node | null, Node | null>(node)) return this.readMap(node, path);
    if (!isScalar(node)) return undefined;
    return typeof node.value === 'number' && this.isText(path)
      ? (node.source ?? String(node.value))
      : node.value;
  }

  private readMap(map: YAMLMap<Node | null, Node | null>, path: Path): unknown {
    const made = Object.create(null) as Record<string, unknown>;
    const lineOf = new Map<string, number>();
    for (const { key, value } of map.items) {
      const offset = key?.range?.[0] ?? map.range?.[0] ?? null;
      const name = isScalar(key) ? (key.source ?? String(key.value)) : null;
      const first = lineOf.get(name ?? '');
      // Zod passes over a key `__proto__`, and nothing is ever called that.
      if (name === null || name === '' || name === '__proto__') {
        this.add('key-not-text', offset, name === null ? {} : { key: name });
      } else if (first !== undefined) {
        this.add('duplicate-key', offset, { key: name, line: first });
      } else {
        lineOf.set(name, this.position(offset).line ?? 1);
        made[name] = this.read(value, [...path, name], offset);
      }
    }
    return made;
  }

  /** Told once: the rest is not read. */
  private tooMuch(code: 'too-deep' | 'too-many-values', offset: number | null, most: number): void {
    if (!this.isTooMuch) this.add(code, offset, { most });
    this.isTooMuch = true;
  }
}

/** `key:` with nothing behind it, or a file of `---` only. */
function isEmptyScalar(node: Node): boolean {
  return isScalar(node) && node.source === '' && node.type === 'PLAIN';
}

function pathKey(path: Path): string {
  return JSON.stringify(path.map(String));
}

function nearestPlace(places: ReadonlyMap<string, Place>, path: Path): number | null {
  for (let length = path.length; length >= 0; length--) {
    const place = places.get(pathKey(path.slice(0, length)));
    if (place !== undefined) return place.value;
  }
  return null;
}
