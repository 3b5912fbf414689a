// The call tree in every order that can be asked for, and as it is taken along: as the table shows it.
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { shortName } from '../../src/flame/code.js';
import { profilePageWords as words } from '../../src/report/words/page-profile.js';
import { carriedProfile, nameOf, pictured, type Pictured } from './expected.js';
import { pageOfTrees, treeOfFiles } from './report-files.js';
import type { PageFile } from './tab.js';
import { describeInBrowser } from './with-browser.js';

const corpus = new URL('../corpus/profiles/', import.meta.url);
const bytesOf = (file: string): Uint8Array => new Uint8Array(readFileSync(new URL(file, corpus)));

interface Row {
  readonly node: number;
  readonly level: number;
  readonly parent: number;
  readonly cells: readonly string[];
}

/** What each column of numbers is sorted by, the largest first: by the view, apart from the page. */
const columnsOf = {
  difference: ({ view }: Pictured) => {
    const [base, head] = [
      (node: number) => view.cum.base[node] ?? 0,
      (node: number) => view.cum.head[node] ?? 0,
    ];
    const moved = (node: number): number => Math.abs(head(node) - base(node));
    return {
      [words.base]: base,
      [words.head]: head,
      [words.difference]: moved,
      [words.change]: (node: number) => moved(node) / Math.max(base(node), head(node)),
    };
  },
  head: ({ view }: Pictured) => ({
    [words.cum]: (node: number) => view.cum.head[node] ?? 0,
    [`${words.cum} %`]: (node: number) => view.cum.head[node] ?? 0,
    [words.flat]: (node: number) => view.flat.head[node] ?? 0,
  }),
  base: ({ view }: Pictured) => ({
    [words.cum]: (node: number) => view.cum.base[node] ?? 0,
    [`${words.cum} %`]: (node: number) => view.cum.base[node] ?? 0,
    [words.flat]: (node: number) => view.flat.base[node] ?? 0,
  }),
};

describeInBrowser('chrome', 'the call tree', (tab) => {
  let file: PageFile;
  let of: Readonly<Record<keyof typeof columnsOf, Pictured>>;
  beforeAll(() => {
    const files = { base: bytesOf('pair-base.heap.pb.gz'), head: bytesOf('pair-head.heap.pb.gz') };
    const { html, parts } = pageOfTrees([treeOfFiles('pair', files)]);
    file = tab.write('tree.html', html);
    const heap = carriedProfile(parts, 0);
    of = {
      difference: pictured(heap),
      base: pictured(heap, {}, 'base'),
      head: pictured(heap, {}, 'head'),
    };
  });
  /** Rows with the nodes that they are: callees of one caller have different names. */
  const rows = async (sides: keyof typeof columnsOf): Promise<Row[]> => {
    const shown = await tab.page.$$eval('[role=treegrid] tbody tr', (all) =>
      all.map((row) => ({
        level: Number(row.getAttribute('aria-level')),
        cells: Array.from(row.cells, ({ textContent }) => textContent.replace(/^[\u25be\u25b8]/, '').trim()),
      })),
    );
    const { view } = of[sides];
    const path = [0];
    return shown.map(({ level, cells }) => {
      const parent = path[level - 1] ?? 0;
      const node = Array.from(view.parent.keys()).find(
        (one) => one > 0 && view.parent[one] === parent && shortName(nameOf(of[sides], one)) === cells[0],
      );
      if (node === undefined) throw new Error(`no ${cells[0] ?? ''} below node ${parent}`);
      path.splice(level, Infinity, node);
      return { node, level, parent, cells };
    });
  };
  const groups = (all: readonly Row[]): Row[][] =>
    [...new Set(all.map(({ parent }) => parent))].map((parent) => all.filter((row) => row.parent === parent));
  const press = async (column: string): Promise<string | null> => {
    const button = await tab.page.waitForSelector(
      `::-p-xpath(//table[@role="treegrid"]//th/button[starts-with(normalize-space(), "${column}") and string-length(normalize-space()) <= ${column.length + 2}])`,
    );
    await button?.click();
    await tab.settled();
    return (
      (await button?.evaluate((element) => element.closest('th')?.getAttribute('aria-sort') ?? null)) ?? null
    );
  };

  describe.each(['difference', 'head', 'base'] as const)('of %s', (sides) => {
    const address = `#/profile/0?show=tree${sides === 'difference' ? '' : `&sides=${sides}`}`;

    it('is sorted by each column, in both directions', async () => {
      await tab.open(file, address, '[role=treegrid]');
      const before = await rows(sides);
      expect(groups(before).filter((group) => group.length > 1).length).toBeGreaterThan(2);
      const columns = columnsOf[sides](of[sides]);
      const named = await tab.page.$$eval('[role=treegrid] th', (all) => all.map((one) => one.textContent));
      expect(named).toEqual([words.function, ...Object.keys(columns)]);
      let orders = 0;
      for (const [name, valueOf] of Object.entries(columns)) {
        for (const direction of ['descending', 'ascending'] as const) {
          expect([name, await press(name)]).toEqual([name, direction]);
          const now = await rows(sides);
          // Other rows can be open no more: the same are there, in another order.
          expect(new Set(now.map(({ node }) => node))).toEqual(new Set(before.map(({ node }) => node)));
          for (const group of groups(now)) {
            const values = group.map(({ node }) => valueOf(node));
            const sorted = [...values].sort((a, b) => (direction === 'descending' ? b - a : a - b));
            expect([name, direction, values]).toEqual([name, direction, sorted]);
          }
          if (now.some(({ node }, position) => node !== before[position]?.node)) orders++;
        }
      }
      expect(orders).toBeGreaterThan(3);
    });

    it('is sorted by name', async () => {
      await tab.open(file, address, '[role=treegrid]');
      for (const direction of ['ascending', 'descending'] as const) {
        expect(await press(words.function)).toBe(direction);
        for (const group of groups(await rows(sides))) {
          const names = group.map(({ cells }) => cells[0] ?? '');
          const sorted = [...names].sort((a, b) => (a < b ? -1 : 1) * (direction === 'ascending' ? 1 : -1));
          expect(names).toEqual(sorted);
        }
      }
      const last = await rows(sides);
      await tab.page.reload();
      await tab.page.waitForSelector('th[aria-sort=descending]');
      expect(await rows(sides)).toEqual(last);
    });

    it('is copied as it is shown', async () => {
      const clipboard = async (button: string): Promise<string> => {
        await (await tab.role('button', button)).click();
        await tab.page.waitForFunction((said) => document.body.innerText.includes(said), {}, words.copied);
        await tab.settled();
        return tab.page.evaluate(() => navigator.clipboard.readText());
      };
      await tab.open(file, `${address}&sort=name`, '[role=treegrid]');
      await tab.page
        .browserContext()
        .setPermission(file.url, { permission: { name: 'clipboard-read' }, state: 'granted' });
      const shown = await rows(sides);
      const named = Object.keys(columnsOf[sides](of[sides]));
      const lines = (await clipboard(words.copyText)).split('\n');
      // Numbers to the right, one under the other; the name behind them, as deep as it is called.
      const at = (lines[0] ?? '').length - words.function.length;
      expect(lines[0]?.trim().split(/ {2,}/)).toEqual([...named, words.function]);
      expect(lines.slice(1).map((line) => line.slice(at))).toEqual(
        shown.map(({ level, cells }) => '  '.repeat(level - 1) + (cells[0] ?? '')),
      );
      expect(lines.slice(1).map((line) => line.slice(0, at).trim().split(/ {2,}/))).toEqual(
        shown.map(({ cells }) => cells.slice(1).filter((cell) => cell !== '')),
      );
      const csv = (await clipboard(words.copyCsv)).split('\r\n');
      expect(csv[0]).toBe([...named, words.function].join(','));
      expect(csv).toHaveLength(shown.length + 1);
      const { view } = of[sides];
      for (const [position, { node, level, cells }] of shown.entries()) {
        const values = csv[position + 1]?.split(',') ?? [];
        const [base, head] = [view.cum.base[node] ?? 0, view.cum.head[node] ?? 0];
        const exact =
          sides === 'difference'
            ? [base, head, head - base, base === 0 ? '' : (head - base) / base]
            : [
                view.cum[sides][node] ?? 0,
                (view.cum[sides][node] ?? 0) / view.total[sides],
                view.flat[sides][node] ?? 0,
              ];
        // Fractions with the seven digits that a page carries.
        const text = (of: string | number): string =>
          typeof of === 'string' || Number.isInteger(of) ? String(of) : String(Number(of.toPrecision(7)));
        expect(values.slice(0, exact.length)).toEqual(exact.map(text));
        expect(values.slice(exact.length).join(',').replaceAll('"', '')).toBe(
          '  '.repeat(level - 1) + (cells[0] ?? ''),
        );
      }
    });
  });
});
