// The flame graph of a recorded benchmark, with a pointer and with keys.
import { beforeAll, describe, expect, it } from '@jest/globals';
import { codeKind, isRuntime } from '../../src/flame/code.js';
import { stepOf, steps } from '../../src/flame/difference.js';
import { amountOf, changeText, shareText } from '../../src/report/profiles/profile-amount.js';
import { profilePageWords as words } from '../../src/report/words/page-profile.js';
import { boxesOf, canvasOf, carriedProfile, nameOf, nodeOf, pictured, spotOf } from './expected.js';
import type { Carried, Pictured } from './expected.js';
import { kindColours, paintedAt, seenAt, stepColours } from './pixels.js';
import { pageOfTrees, recordedReport, type Recorded } from './report-files.js';
import type { PageFile } from './tab.js';
import { describeInBrowser } from './with-browser.js';

const address = '#/profile/0';
const amount = amountOf('bytes');

describeInBrowser('chrome', 'a flame graph', (tab) => {
  let recorded: Recorded;
  let file: PageFile;
  let heap: Carried;
  let whole: Pictured;
  beforeAll(async () => {
    recorded = await recordedReport();
    file = tab.write('report.html', recorded.html);
    heap = carriedProfile(recorded.parts, 0);
    whole = pictured(heap);
  });
  const point = async (of: Pictured, node: number, zoom = 0): Promise<void> => {
    const { x, y } = await spotOf(tab, of, node, zoom);
    await tab.page.mouse.move(x, y);
    await tab.settled();
  };
  const click = async (of: Pictured, node: number, zoom = 0): Promise<void> => {
    const { x, y } = await spotOf(tab, of, node, zoom);
    await tab.page.mouse.click(x, y);
    await tab.settled();
  };
  const option = async (name: string): Promise<string | null> =>
    new URLSearchParams((await tab.hash()).split('?')[1] ?? '').get(name);
  const tooltip = (): Promise<string> => tab.text('.tooltip');

  describe('opened', () => {
    beforeAll(() => tab.open(file, address));

    it('has as much as the benchmark reports to allocate', async () => {
      const { total } = heap.entry.types[0] ?? { total: { base: 0, head: 0 } };
      expect(await tab.text('main')).toContain(
        `base ${amount.value(total.base)} → head ${amount.value(total.head)}, ${changeText(total)}`,
      );
      const reported = recorded.parts.data.report?.document.benchmarks[0]?.metrics.find(
        ({ unit }) => unit === 'B/op',
      );
      expect(Math.abs(total.base / (reported?.base?.center ?? 0) - 1)).toBeLessThan(0.02);
      expect(Math.abs(total.head / (reported?.head?.center ?? 0) - 1)).toBeLessThan(0.02);
    });

    it('tells flat and cum of both sides of what is pointed at', async () => {
      const { view } = whole;
      // Of all boxes one with both, on both sides.
      const node = Array.from(view.place.keys()).find(
        (at) => at > 0 && view.flat.base[at] !== 0 && view.flat.head[at] !== 0,
      );
      if (node === undefined) throw new Error('none has both');
      await point(whole, node);
      const said = await tooltip();
      expect(said).toContain(nameOf(whole, node));
      for (const values of [view.cum, view.flat]) {
        for (const side of ['base', 'head'] as const) {
          const value = values[side][node] ?? 0;
          expect(said).toContain(`${amount.value(value)} (${shareText(value, view.total[side])})`);
        }
      }
      await tab.page.mouse.move(5, 5);
      await tab.settled();
      expect(await tab.page.$('.tooltip')).toBeNull();
    });

    it('has every box where its width says, and names it', async () => {
      const { width } = await canvasOf(tab);
      const wide = [...boxesOf(whole, width)].filter(([node, box]) => node > 0 && box.width > 3);
      expect(wide.length).toBeGreaterThan(20);
      for (const [node] of wide) {
        await point(whole, node);
        expect(await tooltip()).toContain(nameOf(whole, node));
      }
    });

    it('paints the difference as its steps', async () => {
      const { view } = whole;
      const [{ width }, colours] = [await canvasOf(tab), await stepColours(tab)];
      const wide = [...boxesOf(whole, width)].filter(([node, box]) => node > 0 && box.width > 3);
      const seen = new Set<number>();
      for (const [node] of wide) {
        const step = stepOf(view.cum.base[node] ?? 0, view.cum.head[node] ?? 0, { base: 0, head: 0 });
        const spot = await spotOf(tab, whole, node);
        expect(await paintedAt(tab, spot)).toBe(colours.get(step));
        // Pictures of the screen take their time.
        if (!seen.has(step)) expect(await seenAt(tab, spot)).toBe(colours.get(step));
        seen.add(step);
      }
      expect(seen.size).toBeGreaterThan(1);
    });

    it('explains every colour', async () => {
      const swatches = await tab.page.$$eval('.legend li .swatch', (all) =>
        all.map((swatch) => getComputedStyle(swatch).backgroundColor),
      );
      expect(new Set(swatches).size).toBe(9);
      await tab.choose(words.head, words.sides);
      expect(await tab.page.$$('.legend li')).toHaveLength(4);
      await tab.choose(words.differenceSides, words.sides);
    });
  });

  it('gives every step of a difference its colour', async () => {
    // Of 1000 that base has: what one step of each size leaves on head.
    const heads = [40, 400, 800, 960, 1010, 1060, 1300, 5000, 20_000];
    const tree = {
      types: [{ type: 'alloc_space', unit: 'bytes' }],
      functions: heads.map((_, at) => ({ name: `main.f${at}`, file: 'main.go' })),
      frames: heads.map((_, at) => ({ function: at, line: { base: 1, head: 1 } })),
      count: heads.length + 1,
      parent: new Uint32Array(heads.length + 1),
      frame: Uint32Array.from([0, ...heads.keys()]),
      flat: [
        { base: Float64Array.from([0, ...heads.map(() => 1000)]), head: Float64Array.from([0, ...heads]) },
      ],
    };
    const grain = { base: 0, head: 0 };
    const sides = { base: true, head: true };
    const { html, parts } = pageOfTrees([
      { kind: 'steps', tree, sides, operations: null, shownFirst: 0, grains: [grain] },
      // The same, sampled so thinly that nothing can be told from chance.
      { kind: 'chance', tree, sides, operations: null, shownFirst: 0, grains: [{ base: 1e4, head: 1e4 }] },
    ]);
    const made = tab.write('steps.html', html);
    await tab.open(made, '#/profile/0');
    const colours = await stepColours(tab);
    const of = pictured(carriedProfile(parts, 0));
    for (const [at, step] of steps.entries()) {
      const spot = await spotOf(tab, of, nodeOf(of, `main.f${at}`));
      expect([step, await paintedAt(tab, spot)]).toEqual([step, colours.get(step)]);
    }
    expect(new Set(colours.values()).size).toBe(steps.length);
    await tab.open(made, '#/profile/1');
    for (const at of heads.keys()) {
      const spot = await spotOf(tab, of, nodeOf(of, `main.f${at}`));
      expect(await paintedAt(tab, spot)).toBe(colours.get(0));
    }
  });

  it('paints one side by whose code it is', async () => {
    await tab.open(file, `${address}?sides=head`);
    const head = pictured(heap, {}, 'head');
    const { width } = await canvasOf(tab);
    const { kind } = recorded.parts.data.functions;
    const seen = new Set<string>();
    for (const [node, box] of boxesOf(head, width)) {
      if (node === 0 || box.width <= 3) continue;
      const name = nameOf(head, node);
      const place = head.view.places[head.view.place[node] ?? 0]?.function ?? 0;
      const of = codeKind(name, kind[place] === 0);
      seen.add(of);
      expect(await kindColours(tab, of)).toContain(await paintedAt(tab, await spotOf(tab, head, node)));
    }
    expect(seen).toContain('own');
    expect(seen.size).toBeGreaterThan(1);
  });

  it('zooms by a click, keeps it in the address, and comes back from it', async () => {
    await tab.open(file, address);
    const node = nodeOf(whole, /\(\*Finder\)\.Check$/);
    await click(whole, node);
    expect(await option('zoom')).toBe(String(node));
    await point(whole, node, node);
    const { width } = await spotOf(tab, whole, node, node);
    expect(width).toBe((await canvasOf(tab)).width);
    expect(await tooltip()).toContain(nameOf(whole, node));
    const zoomed = await tab.page.$eval('canvas', (canvas) => canvas.toDataURL());

    await tab.page.mouse.move(5, 5);
    await tab.page.reload();
    await tab.page.waitForSelector('canvas');
    await tab.settled();
    expect(await option('zoom')).toBe(String(node));
    expect(await tab.text('main')).toContain(nameOf(whole, node));
    await point(whole, node, node);
    expect(await tab.page.$eval('canvas', (canvas) => canvas.toDataURL())).toBe(zoomed);

    await tab.page.goBack();
    await tab.settled();
    expect(await option('zoom')).toBeNull();
    await tab.page.goForward();
    await tab.settled();
    expect(await option('zoom')).toBe(String(node));
    await click(whole, 0, node);
    expect(await option('zoom')).toBeNull();
  });

  it('is walked by keys', async () => {
    await tab.open(file, address);
    await tab.page.focus('canvas');
    const { keyboard } = tab.page;
    const selected = async (): Promise<number> => {
      await tab.settled();
      return Number((await option('at')) ?? '0');
    };
    const { view, layout } = whole;
    const children = (node: number): number[] =>
      Array.from(view.parent.keys()).filter(
        (at) => at > 0 && view.parent[at] === node && (layout.width[at] ?? 0) > 0,
      );
    await keyboard.press('ArrowDown');
    const first = children(0)[0] ?? 0;
    expect(await selected()).toBe(first);
    let at = first;
    // Down to the first caller of several.
    while (children(at).length === 1) {
      await keyboard.press('ArrowDown');
      at = children(at)[0] ?? 0;
      expect(await selected()).toBe(at);
    }
    const [left, right] = children(at);
    await keyboard.press('ArrowDown');
    await keyboard.press('ArrowRight');
    expect(await selected()).toBe(right);
    expect(await tab.text('[role=status]#flame-said')).toContain(nameOf(whole, right ?? 0));
    await keyboard.press('ArrowLeft');
    expect(await selected()).toBe(left);
    await keyboard.press('Enter');
    await tab.settled();
    expect(await option('zoom')).toBe(String(left));
    await keyboard.press('Backspace');
    await tab.settled();
    expect(await option('zoom')).toBe(at === 0 ? null : String(at));
    await keyboard.press('ArrowUp');
    expect(await selected()).toBe(view.parent[at]);
    await keyboard.press('Escape');
    await tab.settled();
    expect(await option('zoom')).toBeNull();
  });

  it('puts the root at the bottom', async () => {
    await tab.open(file, `${address}?up=1`);
    const { deepest } = whole.layout;
    const { left, top, height } = await canvasOf(tab);
    const node = nodeOf(whole, /^testing\./);
    const row = whole.view.depth[node] ?? 0;
    expect(deepest * 20).toBeLessThan(height);
    await tab.page.mouse.move(left + 3, top + (deepest - row + 0.5) * 20);
    await tab.settled();
    expect(await tooltip()).toContain(nameOf(whole, node));
  });

  it('follows dark mode, and dense screens', async () => {
    await tab.open(file, address);
    const light = await stepColours(tab);
    const { view } = whole;
    const node = nodeOf(whole, /\(\*Finder\)\.Check$/);
    const step = stepOf(view.cum.base[node] ?? 0, view.cum.head[node] ?? 0, { base: 0, head: 0 });
    await tab.page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }]);
    await tab.settled();
    const dark = await stepColours(tab);
    expect(dark.get(step)).not.toBe(light.get(step));
    expect(await seenAt(tab, await spotOf(tab, whole, node))).toBe(dark.get(step));
    const before = tab.page.viewport();
    await tab.page.setViewport({ width: 900, height: 800, deviceScaleFactor: 2 });
    await tab.page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'light' }]);
    await tab.settled();
    const { width } = await canvasOf(tab);
    expect(width).toBeLessThan(900);
    expect(await tab.page.$eval('canvas', (canvas) => canvas.width)).toBe(Math.round(2 * width));
    expect(await paintedAt(tab, await spotOf(tab, whole, node))).toBe(light.get(step));
    await point(whole, node);
    expect(await tooltip()).toContain(nameOf(whole, node));
    await tab.page.setViewport(before);
  });

  it('shows what only moved, and lines', async () => {
    await tab.open(file, `${address}?width=moved&by=line`);
    const moved = pictured(heap, { by: 'line' }, 'moved');
    const { width } = await canvasOf(tab);
    const wide = [...boxesOf(moved, width)].filter(([node, box]) => node > 0 && box.width > 10);
    for (const [node] of wide.slice(0, 10)) {
      await point(moved, node);
      const { line } = moved.view.places[moved.view.place[node] ?? 0] ?? { line: { base: 0, head: 0 } };
      const said = await tooltip();
      expect(said).toContain(nameOf(moved, node));
      expect(said).toContain(`:${line.head || line.base}`);
    }
    expect(wide.some(([node]) => isRuntime(nameOf(moved, node)))).toBe(true);
  });
});
