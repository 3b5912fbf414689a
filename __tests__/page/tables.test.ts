// The call tree and the table of a profile, against src/profile and against go tool pprof.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Pair } from '../../src/model/pair.js';
import { childrenOf } from '../../src/page/profile/tree-rows.js';
import { decodeProfile } from '../../src/profile/decode.js';
import { foldProfile, type Fold } from '../../src/profile/fold.js';
import { topRows } from '../../src/profile/top.js';
import { amountOf, changeText, shareText } from '../../src/report/profiles/profile-amount.js';
import { profilePageWords as words } from '../../src/report/words/page-profile.js';
import { shortName } from '../../src/flame/code.js';
import { itWithGo } from '../with-go.js';
import { carriedProfile, nameOf, pictured, type Carried } from './expected.js';
import { pageOfTrees, treeOfFiles } from './report-files.js';
import type { PageFile } from './tab.js';
import { describeInBrowser } from './with-browser.js';

const corpus = new URL('../corpus/profiles/', import.meta.url);
const pathOf = (file: string): string => fileURLToPath(new URL(file, corpus));
const bytesOf = (file: string): Uint8Array => new Uint8Array(readFileSync(pathOf(file)));
const files = { base: bytesOf('pair-base.heap.pb.gz'), head: bytesOf('pair-head.heap.pb.gz') };
const plain = 'gin-go1.26.heap.pb.gz';
const amount = amountOf('bytes');

describeInBrowser('chrome', 'tables of a profile', (tab) => {
  let file: PageFile;
  let heap: Carried;
  beforeAll(() => {
    const { html, parts } = pageOfTrees([
      treeOfFiles('pair', files),
      treeOfFiles('plain', { head: bytesOf(plain) }),
    ]);
    file = tab.write('tables.html', html);
    heap = carriedProfile(parts, 0);
  });
  const copied = async (button: string): Promise<string> => {
    await (await tab.role('button', button)).click();
    await tab.page.waitForFunction((said) => document.body.innerText.includes(said), {}, words.copied);
    return tab.page.evaluate(() => navigator.clipboard.readText());
  };

  describe('the call tree', () => {
    const rows = (): Promise<string[][]> => tab.cells('[role=treegrid]');
    const focused = (): Promise<{ level: string | null; open: string | null; text: string }> =>
      tab.page.evaluate(() => ({
        level: document.activeElement?.getAttribute('aria-level') ?? null,
        open: document.activeElement?.getAttribute('aria-expanded') ?? null,
        text: document.activeElement?.textContent ?? '',
      }));
    const press = async (key: 'ArrowDown' | 'ArrowUp' | 'ArrowLeft' | 'ArrowRight' | 'Enter' | 'Home') => {
      await tab.page.keyboard.press(key);
      await tab.settled();
    };
    beforeAll(() => tab.open(file, '#/profile/0?show=tree', '[role=treegrid]'));

    it('has the numbers of the view in every row', async () => {
      const of = pictured(heap);
      const shown = await rows();
      expect(shown.length).toBeGreaterThan(10);
      const levels = await tab.page.$$eval('[role=treegrid] tbody tr', (all) =>
        all.map((row) => Number(row.getAttribute('aria-level'))),
      );
      // Rows are in the order in which a reader finds them: each below the last one of the level above it.
      const path = [0];
      const places = new Map<number, number>();
      shown.forEach((row, at) => {
        const level = levels[at] ?? 0;
        const parent = path[level - 1] ?? 0;
        const nth = places.get(parent) ?? 0;
        places.set(parent, nth + 1);
        const node = childrenOf(of.view, of.layout, parent)[nth] ?? -1;
        path.splice(level, Infinity, node);
        const [base, head] = [of.view.cum.base[node] ?? NaN, of.view.cum.head[node] ?? NaN];
        expect(row).toEqual([
          shortName(nameOf(of, node)),
          amount.value(base),
          amount.value(head),
          amount.difference(head - base),
          changeText({ base, head }),
        ]);
      });
    });

    it('opens and shuts by keys, and tells details', async () => {
      const before = (await rows()).length;
      await tab.page.focus('[role=treegrid] tbody tr');
      expect(await focused()).toMatchObject({ level: '1', open: 'true' });
      await press('ArrowLeft');
      expect(await focused()).toMatchObject({ level: '1', open: 'false' });
      expect((await rows()).length).toBeLessThan(before);
      await press('ArrowRight');
      expect(await rows()).toHaveLength(before);
      await press('ArrowRight');
      const second = await focused();
      expect(second.level).toBe('2');
      await press('Enter');
      expect(await tab.hash()).toMatch(/[?&]at=\d+/);
      expect(await tab.text(`[aria-label="${words.details}"]`)).toContain(words.thisFrame);
      await press('ArrowDown');
      expect(await focused()).not.toEqual(second);
      await press('ArrowUp');
      expect(await focused()).toEqual(second);
      if (second.open === 'true') await press('ArrowLeft');
      await press('ArrowLeft');
      expect(await focused()).toMatchObject({ level: '1' });
    });
  });

  describe('the table', () => {
    it('has flat and cum of both sides, as src/profile counts them', async () => {
      await tab.open(file, '#/profile/0?show=top', '.top-table');
      const folds: Pair<Fold> = {
        base: foldProfile(decodeProfile(files.base), 'function', 'alloc_space'),
        head: foldProfile(decodeProfile(files.head), 'function', 'alloc_space'),
      };
      const of = (fold: Fold, name: string): { flat: number; cum: number } =>
        fold.rows.find(({ frame }) => frame.function === name) ?? { flat: 0, cum: 0 };
      const rows = await tab.cells('.top-table');
      expect(rows.length).toBeGreaterThan(50);
      for (const row of rows) {
        const name = row[0] ?? '';
        const [base, head] = [of(folds.base, name), of(folds.head, name)];
        expect(row).toEqual([
          name,
          ...[base.flat, head.flat].map((value) => amount.value(value)),
          amount.difference(head.flat - base.flat),
          ...[base.cum, head.cum].map((value) => amount.value(value)),
          amount.difference(head.cum - base.cum),
        ]);
      }
      // What moved most comes first.
      const all = [...new Set([...folds.base.rows, ...folds.head.rows].map(({ frame }) => frame.function))];
      const most = Math.max(
        ...all.map((name) => Math.abs(of(folds.head, name).flat - of(folds.base, name).flat)),
      );
      const first = rows[0]?.[0] ?? '';
      expect(Math.abs(of(folds.head, first).flat - of(folds.base, first).flat)).toBe(most);
    });

    it('is sorted by the column that is pressed', async () => {
      await tab.open(file, '#/profile/0?show=top&sides=head', '.top-table');
      await (await tab.role('button', words.cum)).click();
      await tab.settled();
      const fold = foldProfile(decodeProfile(files.head), 'function', 'alloc_space');
      const sorted = topRows(fold)
        .map(({ cum }) => cum)
        .sort((a, b) => b - a);
      const cum = async (): Promise<string[]> => (await tab.cells('.top-table')).map((row) => row[3] ?? '');
      expect(await cum()).toEqual(sorted.slice(0, 100).map((value) => amount.value(value)));
      expect(await tab.text('th[aria-sort=descending]')).toContain(words.cum);
      await (await tab.page.$('th[aria-sort=descending] button'))?.click();
      await tab.settled();
      expect(await tab.text('th[aria-sort=ascending]')).toContain(words.cum);
      expect(await tab.hash()).toContain('sort=-cum');
      const least = await tab.cells('.top-table');
      await tab.page.reload();
      await tab.page.waitForSelector('th[aria-sort=ascending]');
      expect(await tab.cells('.top-table')).toEqual(least);
      await (await tab.role('button', words.function)).click();
      await tab.settled();
      expect(await tab.text('th[aria-sort=ascending]')).toContain(words.function);
      const names = (await tab.cells('.top-table')).map(([name]) => name ?? '');
      expect(names).toEqual([...names].sort());
    });

    it('is copied as text and as CSV', async () => {
      await tab.open(file, '#/profile/0?show=top&sides=head', '.top-table');
      await tab.page.browserContext().setPermission(file.url, {
        permission: { name: 'clipboard-read' },
        state: 'granted',
      });
      const shown = await tab.cells('.top-table');
      const text = (await copied(words.copyText)).split('\n');
      // In a terminal, what is longest is behind what is compared.
      const [name = '', ...numbers] = shown[0] ?? [];
      expect(text[1]?.trim().split(/ {2,}/)).toEqual([...numbers, name]);
      const fold = foldProfile(decodeProfile(files.head), 'function', 'alloc_space');
      const csv = (await copied(words.copyCsv)).split('\r\n');
      const rows = topRows(fold);
      expect(csv).toHaveLength(rows.length + 1);
      const [first] = rows;
      const share = (value: number): string => String(Number((value / fold.total).toPrecision(7)));
      expect(csv[1]).toBe(
        [
          first?.flat,
          share(first?.flat ?? 0),
          first?.cum,
          share(first?.cum ?? 0),
          first?.frame.function,
        ].join(','),
      );
    });

    it('has its names on paper', async () => {
      await tab.page.emulateMediaType('print');
      for (const [address, names] of [
        ['#/profile/0?show=top', '.top-table tbody .link'],
        ['#/profile/0?show=tree&at=5', '[role=treegrid] tbody .link'],
        ['#/profile/0?show=tree&at=5', '.neighbours .link'],
      ] as const) {
        await tab.open(file, address, names);
        const name = await tab.page.$(names);
        expect(await name?.isVisible()).toBe(true);
        expect(await tab.page.$$eval('th button', (all) => all.every((one) => one.checkVisibility()))).toBe(
          true,
        );
        expect(await (await tab.page.$('.copy button'))?.isVisible()).toBe(false);
      }
      await tab.page.emulateMediaType('screen');
    });

    it('leads to the details of a function', async () => {
      await tab.open(file, '#/profile/0?show=top', '.top-table');
      const [first] = await tab.cells('.top-table');
      const name = first?.[0] ?? '';
      await (await tab.page.$('.top-table tbody .link'))?.click();
      await tab.page.waitForSelector('.details');
      await tab.settled();
      expect(await tab.text('.details h2')).toBe(name);
      const of = pictured(heap);
      const widest = Array.from(of.view.place.keys())
        .filter((node) => node > 0 && nameOf(of, node) === name)
        .sort((a, b) => (of.layout.width[b] ?? 0) - (of.layout.width[a] ?? 0))[0];
      expect(await tab.hash()).toContain(`at=${widest}`);
    });

    itWithGo('of a plain profile is that of go tool pprof -top', async () => {
      await tab.open(file, '#/profile/1?show=top', '.top-table');
      const printed = execFileSync(
        'go',
        ['tool', 'pprof', '-top', '-nodecount=10', '-unit=B', '-sample_index=alloc_space', pathOf(plain)],
        {
          encoding: 'utf8',
          stdio: ['ignore', 'pipe', 'ignore'],
          env: { ...process.env, GOTOOLCHAIN: 'local' },
        },
      );
      const total = Number(/of ([\d.]+)B total/.exec(printed)?.[1]);
      expect(await tab.text('main')).toContain(amount.value(total));
      const theirs = printed
        .split('\n')
        .flatMap((line) => {
          const cells = /^ *(\d+)B? +\S+ +\S+ +(\d+)B? +\S+ {2}(.*?)(?: \(inline\))?$/.exec(line);
          return cells === null ? [] : [[Number(cells[1]), Number(cells[2]), cells[3] ?? ''] as const];
        })
        .map(([flat, cum, name]) => [
          name,
          ...[amount.value(flat), shareText(flat, total), amount.value(cum), shareText(cum, total)],
        ]);
      expect(theirs).toHaveLength(10);
      expect((await tab.cells('.top-table')).slice(0, 10)).toEqual(theirs);
    });
  });
});
