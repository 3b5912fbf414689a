// Profiles whose lightest frames were put together: what is said of functions is exact, or said to be less.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { lighterCalls } from '../../src/flame/code.js';
import type { View } from '../../src/flame/view.js';
import type { Pair } from '../../src/model/pair.js';
import { topOf } from '../../src/flame/top.js';
import { decodeProfile } from '../../src/profile/decode.js';
import { foldProfile, type Fold } from '../../src/profile/fold.js';
import { amountOf, shareText } from '../../src/report/profiles/profile-amount.js';
import { exactly } from '../../src/flame/find.js';
import {
  boundMarks,
  frameBoundWords,
  putTogetherWords,
  tableBoundWords,
} from '../../src/report/words/page-profile-left.js';
import { profilePageWords as words } from '../../src/report/words/page-profile.js';
import { carriedProfile, nameOf, pictured, type Carried } from './expected.js';
import { pageOfTrees, treeOfFiles } from './report-files.js';
import type { PageFile } from './tab.js';
import { describeInBrowser } from './with-browser.js';

const corpus = new URL('../corpus/profiles/', import.meta.url);
const bytesOf = (file: string): Uint8Array =>
  new Uint8Array(readFileSync(fileURLToPath(new URL(file, corpus))));
const files = { base: bytesOf('pair-base.heap.pb.gz'), head: bytesOf('pair-head.heap.pb.gz') };
const amount = amountOf('bytes');
const [least, about] = [boundMarks.least, boundMarks.about];

/** Of the whole profile, before anything was put together. */
const folded = (by: 'function' | 'line'): Pair<Fold> => ({
  base: foldProfile(decodeProfile(files.base), by, 'alloc_space'),
  head: foldProfile(decodeProfile(files.head), by, 'alloc_space'),
});
const sumOf = (fold: Fold, name: string): { flat: number; cum: number } =>
  fold.rows.find(({ frame }) => frame.function === name) ?? { flat: 0, cum: 0 };

const nameAt = ({ tree, places }: View, place: number): string =>
  tree.functions[places[place]?.function ?? 0]?.name ?? '';

describeInBrowser('chrome', 'a profile whose light frames were put together', (tab) => {
  let file: PageFile;
  /** So few frames that there is no room for the sums of all functions, and enough for those of all. */
  let few: Carried;
  let many: Carried;
  let manyFile: PageFile;
  const [whole, lines] = [folded('function'), folded('line')];
  beforeAll(() => {
    const tree = treeOfFiles('pair', files);
    const [{ html, parts }, other] = [
      pageOfTrees([tree], [40]),
      pageOfTrees([tree], [4 * tree.tree.functions.length]),
    ];
    file = tab.write('few.html', html);
    many = carriedProfile(other.parts, 0);
    manyFile = tab.write('many.html', other.html);
    few = carriedProfile(parts, 0);
  });
  const rowsOf = async (): Promise<string[][]> => {
    // All rows, not only the first of them.
    for (;;) {
      const more = await tab.page.$('.top-table > button');
      if (more === null) return tab.cells('.top-table');
      await more.click();
      await tab.settled();
    }
  };

  describe('the table', () => {
    it('has flat and cum of the whole profile, of every function', async () => {
      expect(many.entry.lighter.left).toBeGreaterThan(50);
      await tab.open(manyFile, '#/profile/0?show=top', '.top-table');
      expect(await tab.text('.top-table')).toContain(tableBoundWords.whole);
      const rows = await rowsOf();
      const all = new Set([...whole.base.rows, ...whole.head.rows].map(({ frame }) => frame.function));
      expect(new Set(rows.map(([name]) => name))).toEqual(all);
      for (const [name = '', ...cells] of rows) {
        const [base, head] = [sumOf(whole.base, name), sumOf(whole.head, name)];
        expect([name, ...cells]).toEqual([
          name,
          ...[base.flat, head.flat].map((value) => amount.value(value)),
          amount.difference(head.flat - base.flat),
          ...[base.cum, head.cum].map((value) => amount.value(value)),
          amount.difference(head.cum - base.cum),
        ]);
      }
      // The tree alone says less of some of them: else this would show nothing.
      const { view } = pictured(many);
      const lacking = topOf(view).filter(({ place, flat }) => {
        const name = view.tree.functions[place]?.name ?? '';
        return flat.head < sumOf(whole.head, name).flat;
      });
      expect(lacking.length).toBeGreaterThan(0);
    });

    it('marks what is no more than a bound, and adds up', async () => {
      await tab.open(file, '#/profile/0?show=top&sides=head', '.top-table');
      expect(await tab.text('.top-table')).toContain(tableBoundWords.some);
      const rows = await rowsOf();
      const { total } = whole.head;
      const marked = rows.filter((row) => row.slice(1).every((cell) => cell.startsWith(least)));
      const exact = rows.filter((row) => row.slice(1).every((cell) => !/^[≥≈]/.test(cell)));
      expect([marked.length > 0, exact.length > 5, marked.length + exact.length]).toEqual([
        true,
        true,
        rows.length,
      ]);
      for (const [name = '', ...cells] of exact) {
        if (name === lighterCalls) continue;
        const { flat, cum } = sumOf(whole.head, name);
        expect([name, ...cells]).toEqual([
          name,
          ...[amount.value(flat), shareText(flat, total), amount.value(cum), shareText(cum, total)],
        ]);
      }
      expect(exact.map(([name]) => name)).toContain(lighterCalls);
    });

    it.each([
      ['by=line', least, tableBoundWords.least],
      ['focus=Render', least, tableBoundWords.least],
      ['ignore=Render', about, tableBoundWords.about],
      ['hide=runtime', least, tableBoundWords.least],
      ['without=strings', least, tableBoundWords.least],
    ] as const)('says that sums with %s lack what was put together', async (options, mark, told) => {
      await tab.open(file, `#/profile/0?show=top&sides=head&sort=cum&${options}`, '.top-table');
      expect(await tab.text('.top-table')).toContain(told);
      const rows = await rowsOf();
      expect(rows.length).toBeGreaterThan(0);
      for (const row of rows) for (const cell of row.slice(1)) expect(cell.startsWith(mark)).toBe(true);
    });

    it('has at most what a line has', () => {
      const { view } = pictured(few, { by: 'line' });
      const rows = topOf(view).filter(({ place }) => nameAt(view, place) !== lighterCalls);
      expect(rows.length).toBeGreaterThan(10);
      for (const { place, cum } of rows) {
        const line = view.places[place]?.line.head;
        const found = lines.head.rows.find(
          ({ frame }) => frame.function === nameAt(view, place) && frame.line === line,
        );
        expect(cum.head).toBeLessThanOrEqual(found?.cum ?? (line === 0 ? 0 : NaN));
      }
    });

    it('tells in differences of bounds that they are near', async () => {
      await tab.open(file, '#/profile/0?show=top&by=line', '.top-table');
      for (const row of await rowsOf()) {
        expect([row[1], row[2], row[3]].map((cell) => cell?.slice(0, 2))).toEqual([least, least, about]);
      }
    });

    it('has a function of which nothing is in the picture, and leads nowhere from it', async () => {
      // Fifty callers, and of each a light call of the same function.
      const callers = Array.from({ length: 50 }, (_, at) => `main.caller${at}`);
      const count = 1 + 2 * callers.length;
      const nodes = Array.from({ length: count }, (_, node) => node);
      const values = Float64Array.from(nodes, (node) => (node === 0 ? 0 : node <= 50 ? 10 : 1));
      const tree = {
        types: [{ type: 'alloc_space', unit: 'bytes' }],
        functions: [...callers, 'main.hot'].map((name) => ({ name, file: 'main.go' })),
        frames: Array.from({ length: 51 }, (_, at) => ({ function: at, line: { base: 0, head: 1 } })),
        count,
        parent: Uint32Array.from(nodes, (node) => (node <= 50 ? 0 : node - 50)),
        frame: Uint32Array.from(nodes, (node) => (node <= 50 ? Math.max(node - 1, 0) : 50)),
        flat: [{ base: new Float64Array(count), head: values }],
      };
      const { html } = pageOfTrees(
        [
          {
            ...{ kind: 'hot', tree, operations: null, shownFirst: 0 },
            sides: { base: false, head: true },
            grains: [{ base: 0, head: 0 }],
          },
        ],
        [50],
      );
      await tab.open(tab.write('hot.html', html), '#/profile/0?show=top', '.top-table');
      const rows = await rowsOf();
      expect(rows[0]).toEqual(['main.hot', '50 B', '9.1%', '50 B', '9.1%']);
      expect(
        await tab.page.$$eval('.top-table tbody span.link', (all) => all.map((of) => of.textContent)),
      ).toEqual(['main.hot']);
    });
  });

  it('is said to be one above everything', async () => {
    await tab.open(file, '#/profile/0');
    const { left, share } = few.entry.lighter;
    expect(await tab.text('.totals')).toContain(putTogetherWords(left, shareText(share, 1)));
  });

  it('tells all of a function that is searched for, and at least so much of several', async () => {
    const name = nameOf(pictured(few), 3);
    const { cum } = sumOf(whole.head, name);
    await tab.open(file, `#/profile/0?sides=head&search=${encodeURIComponent(exactly(name))}`);
    const exact = `${amount.value(cum)} (${shareText(cum, whole.head.total)})`;
    expect(await tab.text('.found')).toContain(`: ${exact}`);
    await tab.open(file, '#/profile/0?sides=head&search=strings|bytes');
    expect(await tab.text('.found')).toContain(`: ${least}`);
  });

  it('tells flat and cum of a function in its details, and that the frame has at least so much', async () => {
    const of = pictured(few);
    const lacking = Array.from(of.view.place.keys()).find((node) => {
      const name = nameOf(of, node);
      const sum = sumOf(whole.head, name);
      const found = Array.from(of.view.place.keys()).filter((at) => at > 0 && nameOf(of, at) === name);
      const flat = found.reduce((all, at) => all + (of.view.flat.head[at] ?? 0), 0);
      return node > 0 && name !== lighterCalls && sum.flat > flat;
    });
    if (lacking === undefined) throw new Error('no function lacks anything');
    const name = nameOf(of, lacking);
    await tab.open(file, `#/profile/0?at=${lacking}`);
    const numbers = await tab.page.$$eval('.details table.numbers', (all) =>
      all.map((table) => Array.from(table.rows, (row) => Array.from(row.cells, (cell) => cell.innerText))),
    );
    const { flat, cum } = sumOf(whole.head, name);
    const { total } = whole.head;
    expect(numbers[1]?.slice(1).map((row) => row[2])).toEqual([
      `${amount.value(cum)} (${shareText(cum, total)})`,
      `${amount.value(flat)} (${shareText(flat, total)})`,
    ]);
    expect(await tab.text('.details')).toContain(frameBoundWords.least);
    expect(await tab.text('.details')).toContain(words.inAllStacks.function);
  });
});
