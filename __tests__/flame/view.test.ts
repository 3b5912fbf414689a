import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { matchesIn, functionTest } from '../../src/flame/find.js';
import { eachBox, nodeAt, pathTo } from '../../src/flame/boxes.js';
import { trimOf } from '../../src/flame/trim.js';
import { viewOf, type View, type ViewOptions } from '../../src/flame/view.js';
import { layoutOf } from '../../src/flame/weights.js';
import { sides } from '../../src/model/pair.js';
import { nodesOf, someRows, sum, treeOfRows, type Row } from './stacks.js';

const seen = { type: 0, by: 'function', direction: 'callees' } as const;
const named = (name: string) => (of: string) => of === name;

/** Every way to look at a tree. */
const ways: fc.Arbitrary<ViewOptions> = fc.record({
  type: fc.constant(0),
  by: fc.constantFrom('function' as const, 'line' as const),
  direction: fc.constantFrom('callees' as const, 'callers' as const),
  hide: fc.constantFrom(null, named('a'), named('runtime.x')),
  focus: fc.constantFrom(null, named('b')),
  ignore: fc.constantFrom(null, named('c')),
});
const widths = ['base', 'head', 'both', 'moved'] as const;

describe('a view', () => {
  it('by hand', () => {
    const head: Row[] = [
      ['main work', 5],
      ['main work sort', 3],
      ['main', 1],
      ['main wait', 4],
    ];
    const view = viewOf(treeOfRows({ head, base: [['main wait', 6]] }), seen);
    expect(nodesOf(view)).toEqual([
      'all 0 0 6 13',
      '  main:0/0 0 1 6 13',
      '    wait:0/0 6 4 6 4',
      '    work:0/0 0 5 0 8',
      '      sort:0/0 0 3 0 3',
    ]);
    const up = viewOf(treeOfRows({ head }), { ...seen, direction: 'callers' });
    expect(nodesOf(up)).toEqual([
      'all 0 0 0 13',
      '  work:0/0 0 0 0 5',
      '    main:0/0 0 5 0 5',
      '  wait:0/0 0 0 0 4',
      '    main:0/0 0 4 0 4',
      '  sort:0/0 0 0 0 3',
      '    work:0/0 0 0 0 3',
      '      main:0/0 0 3 0 3',
      '  main:0/0 0 1 0 1',
    ]);
  });

  it('puts what hidden functions have down to their callers', () => {
    const head: Row[] = [
      ['main runtime.x sort', 3],
      ['main runtime.x', 2],
    ];
    const view = viewOf(treeOfRows({ head }), { ...seen, hide: named('runtime.x') });
    expect(nodesOf(view)).toEqual(['all 0 0 0 5', '  main:0/0 0 2 0 5', '    sort:0/0 0 3 0 3']);
  });

  it('leaves out stacks of nothing but hidden functions, as -hide of pprof, and keeps those without a frame', () => {
    const head: Row[] = [
      ['runtime.x', 2],
      ['runtime.x runtime.x', 4],
      ['', 1],
      ['runtime.x sort', 3],
    ];
    for (const direction of ['callees', 'callers'] as const) {
      const view = viewOf(treeOfRows({ head }), { ...seen, direction, hide: named('runtime.x') });
      expect(nodesOf(view)).toEqual(['all 0 1 0 4', '  sort:0/0 0 3 0 3']);
      expect(view.total.head).toBe(10);
    }
  });

  it('sums up: cum is flat and the cum of callees, the root has all, nothing is above the total', () => {
    fc.assert(
      fc.property(someRows(true), ways, (rows, way) => {
        const view = viewOf(treeOfRows(rows), way);
        for (const side of sides) {
          const below = new Float64Array(view.count);
          for (let node = 1; node < view.count; node++) {
            const above = view.parent[node] as number;
            below[above] = (below[above] as number) + (view.cum[side][node] as number);
          }
          view.cum[side].forEach((cum, node) => {
            expect(cum).toBe((view.flat[side][node] as number) + (below[node] as number));
            expect(Math.abs(cum)).toBeLessThanOrEqual(view.total[side]);
          });
          expect(view.cum[side][0]).toBe(sum(view.flat[side]));
        }
      }),
    );
  });

  it('is in preorder: end, parent and depth agree', () => {
    fc.assert(
      fc.property(someRows(true), ways, (rows, way) => {
        const { count, parent, depth, end } = viewOf(treeOfRows(rows), way);
        expect(end[0]).toBe(count);
        for (let node = 1; node < count; node++) {
          const above = parent[node] as number;
          expect(above).toBeLessThan(node);
          expect(node).toBeLessThan(end[above] as number);
          expect(end[node]).toBeGreaterThan(node);
          expect(end[node]).toBeLessThanOrEqual(end[above] as number);
          expect(depth[node]).toBe((depth[above] as number) + 1);
          // The node in front is the caller, or the last one of the subtree beside.
          expect(above === node - 1 || end[node - 1] === node).toBe(true);
        }
      }),
    );
  });

  it('has siblings once each, the heaviest first', () => {
    fc.assert(
      fc.property(someRows(false), ways, (rows, way) => {
        const view = viewOf(treeOfRows(rows), way);
        const lastOf = new Map<number, number>();
        const known = new Set<string>();
        for (let node = 1; node < view.count; node++) {
          const above = view.parent[node] as number;
          const key = `${above} ${view.place[node] ?? 0}`;
          expect(known.has(key)).toBe(false);
          known.add(key);
          const weight = (view.cum.base[node] as number) + (view.cum.head[node] as number);
          expect(weight).toBeLessThanOrEqual(lastOf.get(above) ?? Infinity);
          lastOf.set(above, weight);
        }
      }),
    );
  });

  it('has the same sum from either end of the stacks', () => {
    fc.assert(
      fc.property(someRows(true), ways, (rows, way) => {
        const tree = treeOfRows(rows);
        const down = viewOf(tree, { ...way, direction: 'callees' });
        const up = viewOf(tree, { ...way, direction: 'callers' });
        expect(up.total).toEqual(down.total);
        for (const side of sides) expect(up.cum[side][0]).toBe(down.cum[side][0]);
      }),
    );
  });

  it('does not depend on the order of the stacks', () => {
    const shuffled = someRows(false).chain((rows) =>
      fc.record({
        rows: fc.constant(rows),
        other: fc.record({
          base: fc.shuffledSubarray(rows.base, { minLength: rows.base.length }),
          head: fc.shuffledSubarray(rows.head, { minLength: rows.head.length }),
        }),
      }),
    );
    fc.assert(
      fc.property(shuffled, ways, ({ rows, other }, way) => {
        expect(nodesOf(viewOf(treeOfRows(other), way))).toEqual(nodesOf(viewOf(treeOfRows(rows), way)));
      }),
    );
  });
});

describe('a layout', () => {
  it('has callees within their callers, side by side', () => {
    fc.assert(
      fc.property(someRows(true), ways, fc.constantFrom(...widths), (rows, way, of) => {
        const view = viewOf(treeOfRows(rows), way);
        const { width, start, deepest } = layoutOf(view, of);
        const filled = Float64Array.from(start);
        for (let node = 1; node < view.count; node++) {
          const above = view.parent[node] as number;
          expect(width[node]).toBeGreaterThanOrEqual(0);
          expect(start[node]).toBe(filled[above]);
          filled[above] = (start[node] as number) + (width[node] as number);
          // Parts of a width add up to it but for rounding.
          const end = (start[above] as number) + (width[above] as number);
          expect(filled[above]).toBeLessThanOrEqual(end * (1 + 1e-12));
          if ((width[node] as number) > 0) expect(view.depth[node]).toBeLessThanOrEqual(deepest);
        }
      }),
    );
  });

  it('draws what can be seen, and finds it again', () => {
    fc.assert(
      fc.property(someRows(false), ways, fc.nat(), (rows, way, choice) => {
        const view = viewOf(treeOfRows(rows), way);
        const layout = layoutOf(view, 'head');
        const zoom = choice % view.count;
        const window = { zoom, pixels: 600, rows: [0, 3] as const, least: 1 };
        const drawn = new Set<number>();
        eachBox(view, layout, window, ({ node, row, x, width }) => {
          expect(drawn.has(node)).toBe(false);
          drawn.add(node);
          expect(row).toBe(view.depth[node]);
          expect(row).toBeLessThanOrEqual(3);
          expect(width).toBeGreaterThanOrEqual(1);
          expect(x).toBeGreaterThanOrEqual(-1e-9);
          expect(x + width).toBeLessThanOrEqual(600 + 1e-9);
          expect(nodeAt(view, layout, window, x + width / 2, row)).toBe(node);
        });
        if ((layout.width[zoom] as number) > 0) {
          expect([...drawn]).toEqual(expect.arrayContaining(pathTo(view, zoom).slice(0, 4)));
        } else expect(drawn.size).toBe(0);
      }),
    );
  });
});

describe('matches', () => {
  it('count a stack once, however often the function is on it', () => {
    const view = viewOf(
      treeOfRows({
        head: [
          ['main rec rec rec', 5],
          ['main rec', 2],
          ['main', 1],
        ],
      }),
      seen,
    );
    const test = functionTest('rec');
    if (test === null) throw new Error('no test');
    expect(matchesIn(view, test)).toMatchObject({ nodes: 3, base: 0, head: 7 });
    expect(functionTest('  ')).toBeNull();
    expect(functionTest('(*T)')?.('x.(*T).M', '')).toBe(true);
  });

  it('have what a view has that is focused on them', () => {
    fc.assert(
      fc.property(someRows(true), ways, (rows, way) => {
        const tree = treeOfRows(rows);
        const test = named('b');
        const open = { ...way, focus: null, hide: null };
        const { base, head } = matchesIn(viewOf(tree, open), test);
        const { cum } = viewOf(tree, { ...open, focus: test });
        expect({ base, head }).toEqual({ base: cum.base[0], head: cum.head[0] });
      }),
    );
  });
});

describe('a trimmed view', () => {
  const atLeast = fc.record({
    least: fc.constantFrom(0, 0.01, 0.1, 0.5, 1),
    depth: fc.constantFrom(1, 2, 4, Infinity),
  });

  it('keeps the callers of what it keeps, and counts the rest', () => {
    fc.assert(
      fc.property(someRows(true), ways, atLeast, (rows, way, options) => {
        const view = viewOf(treeOfRows(rows), way);
        const { kept, lighter, deeper } = trimOf(view, options);
        expect(sum(kept) + lighter + deeper).toBe(view.count);
        kept.forEach((is, node) => {
          expect(is === 0 || kept[view.parent[node] as number] === 1).toBe(true);
          if (is === 1) expect(view.depth[node]).toBeLessThanOrEqual(options.depth);
        });
      }),
    );
  });

  it('keeps what is heavy below callers in which it cancels out', () => {
    const view: View = viewOf(
      treeOfRows({
        head: [
          ['main a', 50],
          ['main b', -50],
        ],
      }),
      seen,
    );
    expect(trimOf(view, { least: 0.4, depth: Infinity })).toMatchObject({ lighter: 0, deeper: 0 });
    expect(trimOf(view, { least: 0.4, depth: 1 })).toMatchObject({ lighter: 0, deeper: 2 });
    expect(trimOf(view, { least: 0.6, depth: 9 })).toMatchObject({ lighter: 3, deeper: 0 });
  });
});
