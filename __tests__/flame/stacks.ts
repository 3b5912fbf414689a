// Stacks written by hand or by chance, as tables.
import fc from 'fast-check';
import { callTree, type CallTree } from '../../src/flame/call-tree.js';
import type { View } from '../../src/flame/view.js';
import type { Pair } from '../../src/model/pair.js';
import type { Frame, StackTable } from '../../src/model/profile.js';

/** Root first, `name:line` or `name`, parted by blanks; '' is a stack without frames. */
export type Row = readonly [stack: string, value: number];

/** Rows of one stack are added up, as profile/stacks.ts does; a function begins ten lines before its first line. */
export function tableOf(rows: readonly Row[]): StackTable {
  const sums = new Map<string, number>();
  for (const [stack, value] of rows) sums.set(stack, (sums.get(stack) ?? 0) + value);
  const kept = [...sums].filter(([, value]) => value !== 0);
  const frames: Frame[] = [];
  const known = new Map<string, number>();
  const stack: number[] = [];
  const stackStart = [0];
  for (const [text] of kept) {
    for (const word of text.split(' ').reverse()) {
      if (word === '') continue;
      const [name = '', line = '0'] = word.split(':');
      let at = known.get(word);
      if (at === undefined) {
        at = frames.push({ function: name, file: `${name}.go`, line: Number(line), startLine: 0 }) - 1;
        known.set(word, at);
      }
      stack.push(at);
    }
    stackStart.push(stack.length);
  }
  return {
    type: { type: 'cpu', unit: 'nanoseconds' },
    frames,
    count: kept.length,
    stackStart: Uint32Array.from(stackStart),
    stack: Uint32Array.from(stack),
    values: Float64Array.from(kept, ([, value]) => value),
  };
}

/** A tree of one sample type. */
export function treeOfRows(rows: Readonly<Partial<Pair<readonly Row[]>>>): CallTree {
  const { base, head } = rows;
  return callTree([
    {
      ...(head === undefined ? {} : { head: tableOf(head) }),
      ...(base === undefined ? {} : { base: tableOf(base) }),
    },
  ]);
}

const word = fc.constantFrom('a', 'b', 'c', 'd', 'runtime.x', 'a:1', 'a:2', 'b:1', 'b:7');
const stackText = fc.array(word, { minLength: 0, maxLength: 6 }).map((words) => words.join(' '));
const rowOf = (value: fc.Arbitrary<number>) => fc.tuple(stackText, value);

/** Values of both signs, as of a difference, or only from 0 up. */
export const someRows = (signed: boolean): fc.Arbitrary<Pair<Row[]>> => {
  const rows = fc.array(rowOf(fc.integer({ min: signed ? -50 : 0, max: 50 })), { maxLength: 25 });
  return fc.record({ base: rows, head: rows });
};

/** Every node as text: depth, name and values, in the order of the view. */
export function nodesOf(view: View): string[] {
  const { tree, places, place, flat, cum, depth, count } = view;
  return Array.from({ length: count }, (_, node) => {
    const at = places[place[node] as number];
    const name = node === 0 ? 'all' : (tree.functions[at?.function ?? -1]?.name ?? '?');
    const lines = node === 0 ? '' : `:${at?.line.base ?? 0}/${at?.line.head ?? 0}`;
    const values = [flat.base[node], flat.head[node], cum.base[node], cum.head[node]].join(' ');
    return `${'  '.repeat(depth[node] as number)}${name}${lines} ${values}`;
  });
}

export const sum = (values: Iterable<number>): number => [...values].reduce((all, value) => all + value, 0);
