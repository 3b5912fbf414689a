import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { codeKind, isRuntime, packageOf, shortName } from '../../src/flame/code.js';
import { callTree, type CalledFunction } from '../../src/flame/call-tree.js';
import { canBeChance, stepOf, steps } from '../../src/flame/difference.js';
import { lighterCalls } from '../../src/flame/code.js';
import { lighten, totalOf } from '../../src/flame/lighten.js';
import { columnsOf, treeOf, type TreeColumns } from '../../src/flame/tree-columns.js';
import { viewOf } from '../../src/flame/view.js';
import { nodesOf, someRows, tableOf, treeOfRows } from './stacks.js';

const seen = { type: 0, by: 'line', direction: 'callees' } as const;

/** As the report stores it. */
function stored(rows: Parameters<typeof treeOfRows>[0]): {
  columns: TreeColumns;
  functions: CalledFunction[];
} {
  const functions: CalledFunction[] = [];
  const columns = columnsOf(lighten(treeOfRows(rows), 1000).tree, (of) => {
    const known = functions.findIndex(({ name }) => name === of.name);
    return known < 0 ? functions.push(of) - 1 : known;
  });
  return { columns, functions };
}

describe('a lightened tree', () => {
  it('keeps the sums, and at most as many nodes as asked for and what stands for the others', () => {
    fc.assert(
      fc.property(someRows(true), fc.integer({ min: 0, max: 12 }), (rows, most) => {
        const tree = treeOfRows(rows);
        const { tree: lighter, left, share } = lighten(tree, most);
        expect(totalOf(lighter, 0)).toEqual(totalOf(tree, 0));
        const kept = Array.from(lighter.frame).filter(
          (of, node) =>
            node > 0 && lighter.functions[lighter.frames[of]?.function ?? -1]?.name !== lighterCalls,
        );
        expect(kept.length).toBeLessThanOrEqual(most);
        // One node for the lighter callees of each that is kept, and of the root.
        expect(lighter.count - 1 - kept.length).toBeLessThanOrEqual(kept.length + 1);
        expect(left > 0).toBe(share > 0);
      }),
    );
  });

  it('is the whole tree when there is room, in any view', () => {
    fc.assert(
      fc.property(someRows(true), (rows) => {
        const tree = treeOfRows(rows);
        const { tree: same, left } = lighten(tree, tree.count);
        expect(left).toBe(0);
        expect(nodesOf(viewOf(same, seen))).toEqual(nodesOf(viewOf(tree, seen)));
      }),
    );
  });
});

describe('nodes that are equally heavy', () => {
  const namesOf = ({ tree }: ReturnType<typeof lighten>): string[] =>
    Array.from(tree.frame.slice(1), (of) => tree.functions[tree.frames[of]?.function ?? -1]?.name ?? '?');

  it('have as many of them kept as there is room for', () => {
    const head = Array.from({ length: 25_000 }, (_, at) => [`main f${at}`, 2] as const);
    const lightened = lighten(treeOfRows({ head }), 20_000);
    expect(lightened.left).toBe(5001);
    // The root is none of them; one stands for those that were put together.
    expect(lightened.tree.count).toBe(20_002);
    expect(totalOf(lightened.tree, 0).head).toBe(50_000);
  });

  it('are kept with their callers', () => {
    const head = [
      ['a b c d', 1],
      ['e f g h', 1],
    ] as const;
    expect(namesOf(lighten(treeOfRows({ head }), 3))).toEqual(['a', 'b', 'c', lighterCalls, lighterCalls]);
    expect(namesOf(lighten(treeOfRows({ head }), 6))).toEqual(['a', 'b', 'c', 'd', 'e', 'f', lighterCalls]);
  });

  it('are those of fewer, where more are kept', () => {
    fc.assert(
      fc.property(someRows(false), fc.integer({ min: 0, max: 8 }), (rows, most) => {
        const tree = treeOfRows(rows);
        const [few, more] = [namesOf(lighten(tree, most)), namesOf(lighten(tree, most + 3))];
        const rest = [...more];
        for (const name of few.filter((of) => of !== lighterCalls)) {
          expect(rest).toContain(name);
          rest.splice(rest.indexOf(name), 1);
        }
      }),
    );
  });
});

describe('columns of a tree', () => {
  it('are the tree again', () => {
    fc.assert(
      fc.property(someRows(true), (rows) => {
        const { columns, functions } = stored(rows);
        const read = JSON.parse(JSON.stringify(columns)) as TreeColumns;
        expect(nodesOf(viewOf(treeOf(read, functions), seen))).toEqual(
          nodesOf(viewOf(lighten(treeOfRows(rows), 1000).tree, seen)),
        );
      }),
    );
  });

  const { columns, functions } = stored({
    head: [
      ['main work sort', 3],
      ['main wait', 4],
    ],
    base: [['main work', 1]],
  });
  it.each<[string, Partial<TreeColumns>]>([
    ['a node that is too deep', { deeper: [1, 2, 0, 0] }],
    ['a node above the root', { deeper: [0, 1, 1, 1] }],
    ['a node too many', { deeper: [...columns.deeper, 0] }],
    ['a depth that is no whole number', { deeper: [1, 0.5, 1, 1] }],
    ['a frame too few', { frame: columns.frame.slice(1) }],
    ['a frame that is not there', { frame: [...columns.frame.slice(1), 99] }],
    ['a frame below zero', { frame: [...columns.frame.slice(1), -1] }],
    ['a value too few', { flat: columns.flat.map(({ base, head }) => ({ base, head: head.slice(1) })) }],
    ['a sample type without values', { flat: [] }],
    ['a function that is not there', { frames: { ...columns.frames, function: [0, 1, 2, 77] } }],
    ['lines too few', { frames: { ...columns.frames, base: [] } }],
  ])('are refused with %s', (_, damage) => {
    expect(() => treeOf({ ...columns, ...damage }, functions)).toThrow(RangeError);
  });
});

describe('two sides', () => {
  it('are joined by the distance to the first line', () => {
    const moved = (line: number, startLine: number) => ({
      ...tableOf([['f', 5]]),
      frames: [{ function: 'f', file: 'f.go', line, startLine }],
    });
    const tree = callTree([{ base: moved(12, 10), head: moved(22, 20) }]);
    expect(nodesOf(viewOf(tree, seen))).toEqual(['all 0 0 5 5', '  f:12/22 5 5 5 5']);
    // A line that is none of head's any more stays by itself.
    const gone = callTree([{ base: moved(12, 10), head: moved(22, 20) }], () => null);
    expect(nodesOf(viewOf(gone, seen)).slice(1).sort()).toEqual(['  f:0/22 0 5 0 5', '  f:12/0 5 0 5 0']);
  });
});

describe('steps', () => {
  const value = fc.integer({ min: 0, max: 1_000_000 });
  const grain = fc.constantFrom(0, 1, 1000);

  it('of swapped sides are the other way round', () => {
    fc.assert(
      fc.property(value, value, grain, grain, (one, other, mine, yours) => {
        const there = stepOf(one, other, { base: mine, head: yours });
        const back = stepOf(other, one, { base: yours, head: mine });
        expect(there + back).toBe(0);
        expect(steps).toContain(there);
      }),
    );
  });

  it('are 0 where it can be chance, and grow with the difference', () => {
    const exact = { base: 0, head: 0 };
    expect([100, 101, 105, 120, 200, 1e6].map((head) => stepOf(100, head, exact))).toEqual([
      0, 0, 1, 2, 3, 4,
    ]);
    expect(stepOf(0, 5, exact)).toBe(4);
    expect(stepOf(5, 0, exact)).toBe(-4);
    expect(stepOf(0, 0, exact)).toBe(0);
    // 100 samples and 130: the root of 230 is 15, three times that 45.
    expect(stepOf(100, 130, { base: 1, head: 1 })).toBe(0);
    expect(stepOf(100, 160, { base: 1, head: 1 })).toBe(2);
    expect([canBeChance(3, 3, exact), canBeChance(3, 4, exact)]).toEqual([true, false]);
  });
});

describe('names of functions', () => {
  it.each([
    ['github.com/a/b.v2/c.(*T[go.shape.int]).M.func1', 'github.com/a/b.v2/c', false, 'dependency'],
    ['main.main', 'main', false, 'dependency'],
    ['encoding/json.Marshal', 'encoding/json', false, 'standard'],
    ['runtime.mallocgc', 'runtime', true, 'runtime'],
    ['runtime/internal/syscall.Syscall6', 'runtime/internal/syscall', true, 'runtime'],
    ['internal/runtime/maps.(*Map).Get', 'internal/runtime/maps', true, 'runtime'],
    ['runtime/pprof.profileWriter', 'runtime/pprof', false, 'standard'],
    ['memeqbody', '', true, 'runtime'],
    ['[shop.test]', '', false, 'standard'],
  ])('%s', (name, path, runtime, kind) => {
    expect([packageOf(name), isRuntime(name), codeKind(name, false)]).toEqual([path, runtime, kind]);
  });

  it('are short without the path', () => {
    expect(shortName('example.com/a/b.Map[example.com/x/y.T]')).toBe('b.Map[example.com/x/y.T]');
  });
});
