// What can be chosen to see of a profile, against sums over its stacks that are made here, apart from all views.
import { readFileSync } from 'node:fs';
import { beforeAll, expect, it } from '@jest/globals';
import { isRuntime } from '../../src/flame/code.js';
import type { Pair } from '../../src/model/pair.js';
import type { Frame, StackTable } from '../../src/model/profile.js';
import { decodeProfile } from '../../src/profile/decode.js';
import { sampleTypeIndex } from '../../src/profile/sample-type.js';
import { stackTable } from '../../src/profile/stacks.js';
import { amountOf, shareText } from '../../src/report/profiles/profile-amount.js';
import { profilePageWords as words } from '../../src/report/words/page-profile.js';
import { boxesOf, canvasOf, carriedProfile, nameOf, nodeOf, pictured, spotOf } from './expected.js';
import type { Carried, Pictured } from './expected.js';
import { pageOfTrees, treeOfFiles } from './report-files.js';
import type { PageFile } from './tab.js';
import { describeInBrowser } from './with-browser.js';

const corpus = new URL('../corpus/profiles/', import.meta.url);
const bytesOf = (file: string): Uint8Array => new Uint8Array(readFileSync(new URL(file, corpus)));
const files = { base: bytesOf('pair-base.heap.pb.gz'), head: bytesOf('pair-head.heap.pb.gz') };
const amount = amountOf('bytes');
const shop = /shop\.(?:Render|newItem)$/;

/** What stacks have that a test holds for, on both sides. */
function sumOver(tables: Pair<StackTable>, isMeant: (frames: readonly Frame[]) => boolean): Pair {
  const sum = ({ count, frames, stack, stackStart, values }: StackTable): number => {
    let all = 0;
    for (let row = 0; row < count; row++) {
      const places = stack.subarray(stackStart[row], stackStart[row + 1]);
      if (isMeant(Array.from(places).flatMap((at) => frames[at] ?? []))) all += values[row] ?? 0;
    }
    return all;
  };
  return { base: sum(tables.base), head: sum(tables.head) };
}

const has =
  (pattern: RegExp) =>
  (frames: readonly Frame[]): boolean =>
    frames.some((frame) => pattern.test(frame.function));

describeInBrowser('chrome', 'choices of a profile', (tab) => {
  let file: PageFile;
  let heap: Carried;
  let tables: Pair<StackTable>;
  let total: Pair;
  beforeAll(() => {
    const { html, parts } = pageOfTrees([treeOfFiles('pair', files)]);
    file = tab.write('pair.html', html);
    heap = carriedProfile(parts, 0);
    const tableOf = (bytes: Uint8Array): StackTable => {
      const profile = decodeProfile(bytes);
      return stackTable(profile, sampleTypeIndex(profile, 'alloc_space'));
    };
    tables = { base: tableOf(files.base), head: tableOf(files.head) };
    total = sumOver(tables, () => true);
  });
  const main = (): Promise<string> => tab.text('main');
  const told = ({ base, head }: Pair): string =>
    `${amount.value(base)} (${shareText(base, total.base)}) → ${amount.value(head)} (${shareText(head, total.head)})`;
  /** Points at every wide box, and reads what it is. */
  const expectPicture = async (of: Pictured): Promise<void> => {
    const { width } = await canvasOf(tab);
    const wide = [...boxesOf(of, width)].filter(([node, box]) => node > 0 && box.width > 40);
    expect(wide.length).toBeGreaterThan(3);
    for (const [node] of wide.slice(0, 20)) {
      const { x, y } = await spotOf(tab, of, node);
      await tab.page.mouse.move(x, y);
      await tab.settled();
      const said = await tab.text('.tooltip');
      expect(said).toContain(nameOf(of, node));
      expect(said).toContain(amount.value(of.view.cum.head[node] ?? 0));
    }
  };

  it('tells the totals of both files', async () => {
    await tab.open(file);
    expect(await main()).toContain(`base ${amount.value(total.base)} → head ${amount.value(total.head)}`);
  });

  it('finds what a search means, and how much runs through it', async () => {
    await tab.open(file);
    await tab.page.keyboard.press('/');
    await tab.page.keyboard.type(shop.source);
    await tab.untilOption('search', shop.source);
    expect(await main()).toContain(told(sumOver(tables, has(shop))));
    // Search changes nothing of the picture's shape, and goes to the other pictures.
    await tab.choose(words.topTable, words.show);
    const rows = await tab.cells('.top-table');
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(row[0]).toMatch(shop);
    await tab.page.reload();
    await tab.page.waitForSelector('.top-table');
    expect(await main()).toContain(told(sumOver(tables, has(shop))));
    await tab.type(words.search, '');
    await tab.untilOption('search', null);
    expect(await main()).not.toContain('found');
  });

  it('takes what is no pattern as it is', async () => {
    await tab.open(file);
    await tab.type(words.search, '(*Builder');
    await tab.untilOption('search', '(*Builder');
    expect(await main()).toContain(told(sumOver(tables, has(/\(\*Builder/))));
  });

  it('shows only stacks with a function, and none with another', async () => {
    await tab.open(file);
    await tab.type(words.focus, shop.source);
    await tab.untilOption('focus', shop.source);
    const focused = sumOver(tables, has(shop));
    expect(await main()).toContain(words.partShown(shareText(focused.head, total.head)));
    const focus = (name: string): boolean => shop.test(name);
    await expectPicture(pictured(heap, { focus }));
    await tab.type(words.ignore, 'WriteString');
    await tab.untilOption('ignore', 'WriteString');
    const left = sumOver(tables, (frames) => has(shop)(frames) && !has(/WriteString/)(frames));
    expect(await main()).toContain(words.partShown(shareText(left.head, total.head)));
    await expectPicture(pictured(heap, { focus, ignore: (name) => name.includes('WriteString') }));
    await tab.type(words.focus, 'nobody has this name');
    await tab.untilOption('focus', 'nobody has this name');
    expect(await main()).toContain(words.nothing);
  });

  it('hides the runtime', async () => {
    await tab.open(file);
    await tab.choose(words.hideRuntime);
    expect(await tab.hash()).toContain('hide=runtime');
    await expectPicture(pictured(heap, { hide: isRuntime }));
    await tab.choose(words.topTable, words.show);
    const names = (await tab.cells('.top-table')).map((row) => row[0] ?? '');
    expect(names.length).toBeGreaterThan(10);
    expect(names.filter((name) => name.startsWith('runtime.'))).toEqual([]);
  });

  it('shows lines, and the samples first', async () => {
    await tab.open(file);
    await tab.choose(words.line, words.by);
    await expectPicture(pictured(heap, { by: 'line' }));
    await tab.choose(words.fromCallers, words.from);
    await expectPicture(pictured(heap, { by: 'line', direction: 'callers' }));
    await tab.choose(words.function, words.by);
    const callers = pictured(heap, { direction: 'callers' });
    await expectPicture(callers);
    // At the top of this picture is what allocates itself.
    const node = nodeOf(callers, /newItem$/);
    expect(callers.view.depth[node]).toBe(1);
    const own = sumOver(tables, ([leaf]) => leaf?.function.endsWith('shop.newItem') === true);
    expect([callers.view.cum.base[node], callers.view.cum.head[node]]).toEqual([own.base, own.head]);
  });

  it('shows another sample type', async () => {
    await tab.open(file);
    const select = await tab.page.$('select');
    await select?.select(String(heap.entry.types.findIndex(({ type }) => type === 'alloc_objects')));
    await tab.untilOption('type', 'alloc_objects');
    const profile = decodeProfile(files.head);
    const { values } = stackTable(profile, sampleTypeIndex(profile, 'alloc_objects'));
    const objects = values.reduce((all, value) => all + value, 0);
    expect(await main()).toContain(`head ${amountOf('count').value(objects)}`);
  });

  it('keeps a zoom through what changes no node, and drops it where nodes have other numbers', async () => {
    const node = nodeOf(pictured(heap), /shop\.Render$/);
    await tab.open(file, `#/profile/0?zoom=${node}`);
    await tab.choose(words.head, words.sides);
    expect(await tab.hash()).toContain(`zoom=${node}`);
    await tab.choose(words.hideRuntime);
    expect(await tab.hash()).not.toContain('zoom');
  });

  it('leads from a callee in the details to it', async () => {
    const node = nodeOf(pictured(heap), /shop\.BenchmarkRender$/);
    await tab.open(file, `#/profile/0?at=${node}`);
    await (await tab.role('button', 'example.com/stories/shop.Render')).click();
    await tab.untilOption('search', '^example\\.com/stories/shop\\.Render$');
    expect(await main()).toContain(told(sumOver(tables, has(/shop\.Render$/))));
  });
});
