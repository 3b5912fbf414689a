// What a page has room for, and that it tells what it has not.
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { GateError } from '../../../src/base/errors.js';
import { callTree } from '../../../src/flame/call-tree.js';
import { topOf } from '../../../src/flame/top.js';
import { viewOf } from '../../../src/flame/view.js';
import type { PageData, ProfileColumns } from '../../../src/report/html/page-data.js';
import { ProfileShelf } from '../../../src/report/html/profile-shelf.js';
import { renderHtml } from '../../../src/report/html/render.js';
import { reportPage, type PageParts } from '../../../src/report/html/report-page.js';
import { benchmark, change, fine } from '../fixtures.js';
import { inputOf, manyStacks } from './synthetic.js';

const assets = { script: 's'.repeat(150_000), style: 'p{}', scriptHash: 'sha256-a', styleHash: 'sha256-b' };

function opened(text: string): unknown {
  return JSON.parse(gunzipSync(Buffer.from(text, 'base64')).toString());
}

function dataIn(html: string): PageData {
  return opened(/id="data">([^<]*)</.exec(html)?.[1] ?? '') as PageData;
}

function columnsIn({ data, elements }: PageParts, at: number): ProfileColumns {
  return opened(elements.get(data.profiles[at]?.element ?? '') ?? '') as ProfileColumns;
}

/** Names of which nothing is like another one. */
function hostileName(at: number): string {
  let [text, state] = ['', at + 1];
  while (text.length < 500) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    text += state.toString(36);
  }
  return text.slice(0, 500);
}

function profileOf(tree: ReturnType<typeof callTree>) {
  return {
    kind: 'cpu',
    tree,
    sides: { base: false, head: true },
    operations: null,
    shownFirst: 0,
    grains: [],
  };
}

describe('a report of 100 benchmarks, 30 of them with large profiles', () => {
  const profiled = (nameOf?: (at: number) => string) =>
    new Map(Array.from({ length: 30 }, (_, at) => [at, () => manyStacks(7_000, at, nameOf)] as const));

  it('stays below the limit, and every profile is in it', () => {
    const html = renderHtml(inputOf(fine(100), profiled()), assets);
    expect(html.length).toBeLessThan(3_000_000);
    const { profiles, profilesLeft } = dataIn(html);
    expect([profiles.length, profilesLeft]).toEqual([30, 0]);
    const ranks = profiles.map(({ benchmark: of }) => of ?? -1);
    expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
  });

  it('stays below it with hostile names of functions, and counts the profiles that have no room', () => {
    const long = (at: number) => hostileName(at);
    const tables = new Map(
      Array.from(
        { length: 30 },
        (_, at) => [at, () => manyStacks(7_000, at, (of) => long(of + 500 * at))] as const,
      ),
    );
    const html = renderHtml(inputOf(fine(100), tables), assets);
    expect(html.length).toBeLessThan(3_000_000);
    const { profiles, profilesLeft } = dataIn(html);
    expect(profiles.length + profilesLeft).toBe(30);
    expect(profilesLeft).toBeGreaterThan(0);
  });
});

describe('a profile without room', () => {
  it('leaves no names behind', () => {
    const shelf = new ProfileShelf(null, [100]);
    shelf.add(profileOf(callTree([{ head: manyStacks(50, 1) }])), null);
    const one = shelf.pack(Infinity);
    shelf.add(profileOf(callTree([{ head: manyStacks(50, 2, (at) => hostileName(at)) }])), null);
    const both = shelf.pack(one.used + 1000);
    expect(both.left).toBe(1);
    expect(both.functions).toEqual(one.functions);
    expect(shelf.pack(0)).toMatchObject({ left: 2, functions: { name: [] }, used: 0 });
  });
});

describe('room', () => {
  it('is for all profiles in a small size first, then for larger ones of benchmarks that moved', () => {
    const moved = benchmark('Moved', [change('allocs/op', 1, 2, { change: 'improvement' })]);
    const input = inputOf(
      [...fine(3), moved],
      new Map([0, 1, 2, 3].map((at) => [at, () => manyStacks(9_000, at)] as const)),
    );
    const parts = reportPage(input, 320_000);
    const { profiles } = parts.data;
    expect(profiles).toHaveLength(4);
    const nodes = new Map(
      profiles.map(({ benchmark: of }, at) => [
        input.report.verdict.benchmarks[of ?? -1]?.id.name,
        columnsIn(parts, at).deeper.length,
      ]),
    );
    const most = nodes.get('BenchmarkMoved') ?? 0;
    nodes.delete('BenchmarkMoved');
    for (const others of nodes.values()) expect(others).toBeLessThan(most);
  });

  it('is made by leaving out what is told of benchmarks, then sources; what is left out is counted', () => {
    const lines = Array.from({ length: 100 }, (_, at) => hostileName(at));
    const excerpt = { line: 1, endLine: 100, lines };
    const sources = () => ({
      files: ['a.go', 'b.go', 'c.go'],
      of: () => [excerpt],
      at: () => null,
      ...{ left: 2, unread: 3, benchmarksLeft: 4 },
    });
    const input = inputOf(fine(40), new Map(), { sources });
    const all = reportPage(input).data;
    expect(all.sourcesLeft).toEqual({ functions: 2, unread: 3, benchmarks: 4, lines: 0, isDamaged: false });
    expect(all.report?.benchmarks.every(({ isFull }) => isFull)).toBe(true);
    const { data, text = '' } = reportPage(input, 60_000);
    expect(text.length).toBeLessThan(60_000);
    expect(data.sources.length).toBeLessThan(3);
    expect(data.sources.length + data.sourcesLeft.functions).toBe(5);
    expect(data.report?.benchmarks.some(({ isFull }) => isFull)).toBe(false);
  });

  it('is made step by step: nothing that is worth more goes before what is worth less', () => {
    const lines = Array.from({ length: 100 }, (_, at) => hostileName(at));
    const sources = () => ({
      files: Array.from({ length: 10 }, (_, at) => `f${at}.go`),
      of: () => [{ line: 1, endLine: 100, lines }],
      at: () => null,
      ...{ left: 0, unread: 0, benchmarksLeft: 0 },
    });
    const tables = new Map(Array.from({ length: 6 }, (_, at) => [at, () => manyStacks(1_500, at)] as const));
    const input = inputOf(fine(130), tables, { sources });
    const step = (room: number) => {
      const { data, text = '', elements } = reportPage(input, room);
      const told = data.report?.benchmarks.filter(({ isFull }) => isFull).length ?? 0;
      const profiles = [...elements.values()].reduce((sum, { length }) => sum + length, 0);
      // What is not there is told of.
      expect(data.profiles.length + data.profilesLeft).toBe(6);
      expect(data.sources.length + data.sourcesLeft.functions).toBe(10);
      expect(data.report?.benchmarks).toHaveLength(130);
      expect(data.report?.benchmarks.slice(0, told).every(({ isFull }) => isFull)).toBe(true);
      // Numbers alone can be more than there is room for.
      const isLeast = told === 0 && data.sources.length === 0 && data.profiles.length === 0;
      expect(isLeast || text.length + profiles <= room).toBe(true);
      const used = text.length + profiles;
      return { told, sources: data.sources.length, profiles: data.profiles.length, used };
    };
    const all = step(Infinity);
    expect(all).toMatchObject({ told: 130, sources: 10, profiles: 6 });
    // A little less than all takes.
    const less = step(all.used - 10);
    expect(less).toMatchObject({ sources: 10, profiles: 6 });
    expect([less.told > 0, less.told < 101]).toEqual([true, true]);
    const some = step(all.used / 2);
    expect(some).toMatchObject({ told: 0, profiles: 6 });
    expect([some.sources > 0, some.sources < 10]).toEqual([true, true]);
    expect(step(1)).toMatchObject({ told: 0, sources: 0, profiles: 0 });
  });
});

describe('keys of benchmarks', () => {
  it('differ where names only differ behind what is kept of them', () => {
    const long = 'x'.repeat(2000);
    const { data } = reportPage(inputOf([benchmark(`${long}a`), benchmark(`${long}b`)], new Map()));
    expect(new Set(data.report?.benchmarks.map(({ key }) => key)).size).toBe(2);
  });
});

describe('sources that are damaged', () => {
  it('are told of', () => {
    const sources = () => {
      throw new GateError('capture-invalid', { reason: 'sources-file', detail: '' });
    };
    const { data } = reportPage(inputOf(fine(1), new Map(), { sources }));
    expect(data.sourcesLeft.isDamaged).toBe(true);
    expect(data.sources).toEqual([]);
  });
});

describe('beside a lightened profile', () => {
  it('is what each function has in all of it', () => {
    const tree = callTree([{ head: manyStacks(9_000, 3) }]);
    const shelf = new ProfileShelf(null, [2_000]);
    shelf.add(profileOf(tree), null);
    const { entries, elements, functions } = shelf.pack(Infinity);
    const { exact } = opened(elements.get(entries[0]?.element ?? '') ?? '') as ProfileColumns;
    const rows = topOf(viewOf(tree, { type: 0, by: 'function', direction: 'callees' }));
    const known = new Map(rows.map((row) => [tree.functions[row.place]?.name ?? '', row]));
    expect(exact?.function).toHaveLength(500);
    exact?.function.forEach((of, at) => {
      const row = known.get(functions.name[of] ?? '');
      expect(exact.flat[0]?.head[at]).toBe(row?.flat.head);
      expect(exact.cum[0]?.head[at]).toBe(row?.cum.head);
    });
  });

  it('is nothing where all of it is there', () => {
    const shelf = new ProfileShelf(null, [2_000]);
    shelf.add(profileOf(callTree([{ head: manyStacks(50, 3) }])), null);
    const { entries, elements } = shelf.pack(Infinity);
    expect(opened(elements.get(entries[0]?.element ?? '') ?? '')).not.toHaveProperty('exact');
  });
});
