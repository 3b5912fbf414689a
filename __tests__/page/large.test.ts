// A profile of 50,000 frames, 200 levels deep; small and dense screens.
import { beforeAll, expect, it } from '@jest/globals';
import type { CallTree } from '../../src/flame/call-tree.js';
import { amountOf } from '../../src/report/profiles/profile-amount.js';
import { boxesOf, canvasOf, carriedProfile, nameOf, nodeOf, pictured, spotOf } from './expected.js';
import type { Carried, Pictured } from './expected.js';
import { pageOfTrees } from './report-files.js';
import type { PageFile } from './tab.js';
import { describeInBrowser } from './with-browser.js';

const count = 50_000;
const levels = 200;
const functions = 2000;

/** A chain of 200 calls, and around it a tree in which every node has a caller somewhere before it. */
function wideTree(): CallTree {
  const parent = Uint32Array.from({ length: count + 1 }, (_, node) =>
    node <= levels ? Math.max(node - 1, 0) : (Math.imul(node, 2654435761) >>> 0) % node,
  );
  const values = (side: number): Float64Array =>
    Float64Array.from({ length: count + 1 }, (_, node) =>
      node === 0 ? 0 : node === levels ? 400_000 : 1 + ((node * (7 + side)) % 90),
    );
  return {
    types: [{ type: 'cpu', unit: 'nanoseconds' }],
    functions: Array.from({ length: functions }, (_, at) => ({
      name: `example.com/wide/pkg${at % 40}.Func${at}`,
      file: `pkg${at % 40}/file.go`,
    })),
    frames: Array.from({ length: 10 * functions }, (_, at) => ({
      function: at % functions,
      line: { base: 10 + at, head: 10 + at },
    })),
    count: count + 1,
    parent,
    frame: Uint32Array.from({ length: count + 1 }, (_, node) => (node * 13) % (10 * functions)),
    flat: [{ base: values(0), head: values(1) }],
  };
}

describeInBrowser('chrome', 'a large profile', (tab) => {
  let file: PageFile;
  let wide: Carried;
  let whole: Pictured;
  beforeAll(() => {
    const tree = wideTree();
    const { html, parts } = pageOfTrees(
      [
        {
          kind: 'wide',
          tree,
          sides: { base: true, head: true },
          operations: null,
          shownFirst: 0,
          grains: [{ base: 0, head: 0 }],
        },
      ],
      [60_000],
    );
    expect(html.length).toBeLessThan(3_000_000);
    file = tab.write('wide.html', html);
    wide = carriedProfile(parts, 0);
    expect(wide.tree.count).toBe(count + 1);
    whole = pictured(wide, { by: 'line' });
  });
  const pointAt = async (of: Pictured, node: number, zoom = 0): Promise<string> => {
    const { x, y } = await spotOf(tab, of, node, zoom);
    await tab.page.mouse.move(x, y);
    await tab.settled();
    return tab.text('.tooltip');
  };
  /** Whether a row, counted from the top of the whole picture, can be seen. */
  const isInSight = async (line: number): Promise<boolean> => {
    const { scrolled, height } = await canvasOf(tab);
    return line * 20 >= scrolled && (line + 1) * 20 <= scrolled + height;
  };
  const isWide = (): Promise<boolean> =>
    tab.page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

  it('is all there', async () => {
    await tab.open(file, '#/profile/0?by=line');
    const { total } = wide.entry.types[0] ?? { total: { base: NaN, head: NaN } };
    const amount = amountOf('nanoseconds');
    expect(await tab.text('main')).toContain(
      `base ${amount.value(total.base)} → head ${amount.value(total.head)}`,
    );
    const { width } = await canvasOf(tab);
    const boxes = [...boxesOf(whole, width).values()].filter((box) => box.row < 30 && box.width > 4);
    expect(boxes.length).toBeGreaterThan(30);
    for (const { node } of boxes.slice(-10))
      expect(await pointAt(whole, node)).toContain(nameOf(whole, node));
  });

  it('is scrolled to its deepest call, and stays in place', async () => {
    await tab.open(file, '#/profile/0?by=line');
    const { view, layout } = whole;
    const deep = Array.from(view.depth.keys()).find((node) => view.depth[node] === 195) ?? 0;
    expect(layout.deepest).toBeGreaterThanOrEqual(levels);
    const canvas = await canvasOf(tab);
    expect(canvas.height).toBeLessThan(1000);
    await tab.page.mouse.move(canvas.left + 100, canvas.top + 100);
    await tab.page.mouse.wheel({ deltaY: 100_000 });
    await tab.page.waitForFunction(
      () => (document.querySelector('canvas')?.parentElement?.parentElement?.scrollTop ?? 0) > 1000,
    );
    await tab.settled();
    const after = await canvasOf(tab);
    expect([after.left, after.height]).toEqual([canvas.left, canvas.height]);
    expect(after.scrolled).toBeGreaterThan(layout.deepest * 20 - canvas.height);
    expect(await pointAt(whole, deep)).toContain(nameOf(whole, deep));
    // A zoom stays where it was asked for, and its callers are still above it.
    const { x, y } = await spotOf(tab, whole, deep);
    await tab.page.mouse.click(x, y);
    await tab.settled();
    expect(await tab.hash()).toContain(`zoom=${deep}`);
    expect(await pointAt(whole, deep, deep)).toContain(nameOf(whole, deep));
    // A link to it begins there as well, and so do keys that walk to what is out of sight.
    await tab.open(file, `#/profile/0?by=line&zoom=${deep}`);
    expect(await isInSight(view.depth[deep] ?? 0)).toBe(true);
    await tab.page.focus('canvas');
    await tab.page.keyboard.press('Escape');
    await tab.settled();
    expect(await isInSight(0)).toBe(true);
    await tab.open(file, `#/profile/0?by=line&up=1&at=${deep}`);
    const { deepest } = layout;
    expect(await isInSight(deepest - (view.depth[deep] ?? 0))).toBe(true);
    await tab.page.focus('canvas');
    for (let step = 0; step < 60; step++) await tab.page.keyboard.press('ArrowDown');
    await tab.settled();
    expect(await isInSight(deepest - (view.depth[deep] ?? 0) + 60)).toBe(true);
  });

  it('follows the size of the window', async () => {
    await tab.open(file, '#/profile/0?by=line');
    const before = tab.page.viewport();
    const node = nodeOf(whole, nameOf(whole, 1));
    for (const width of [700, 1500]) {
      await tab.page.setViewport({ width, height: 900 });
      await tab.settled();
      const canvas = await canvasOf(tab);
      expect(canvas.width).toBeGreaterThan(0.85 * width);
      expect(await isWide()).toBe(false);
      expect(await pointAt(whole, node)).toContain(nameOf(whole, node));
    }
    await tab.page.setViewport(before);
  });

  it.each(['', '?show=tree', '?show=top', '?at=5&by=line'])('fits on a phone: %s', async (options) => {
    const before = tab.page.viewport();
    await tab.page.setViewport({
      width: 360,
      height: 740,
      deviceScaleFactor: 3,
      isMobile: true,
      hasTouch: true,
    });
    await tab.open(file, `#/profile/0${options}`, 'canvas, table');
    expect(await isWide()).toBe(false);
    if (options === '') {
      const { left, top } = await canvasOf(tab);
      await tab.page.touchscreen.tap(left + 20, top + 30);
      await tab.settled();
      expect(await tab.hash()).toContain('zoom=');
      expect(await tab.page.$('.tooltip')).toBeNull();
    }
    await tab.page.setViewport(before);
  });

  it('has no more rows than somebody can read', async () => {
    await tab.open(file, '#/profile/0?show=top', '.top-table');
    expect(await tab.cells('.top-table')).toHaveLength(100);
    await tab.open(file, '#/profile/0?show=tree', '[role=treegrid]');
    expect((await tab.cells('[role=treegrid]')).length).toBeLessThanOrEqual(400);
  });
});
