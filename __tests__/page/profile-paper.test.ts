// A profile on paper: the picture, light and whole, and numbers beneath it.
import { beforeAll, expect, it } from '@jest/globals';
import { amountOf } from '../../src/report/profiles/profile-amount.js';
import { profilePageWords as words } from '../../src/report/words/page-profile.js';
import { carriedProfile, nameOf, pictured, type Carried } from './expected.js';
import { pageOfTrees, recordedReport } from './report-files.js';
import type { PageFile } from './tab.js';
import { describeInBrowser } from './with-browser.js';

describeInBrowser('chrome', 'a profile on paper', (tab) => {
  let file: PageFile;
  let heap: Carried;
  beforeAll(async () => {
    const { html, parts } = await recordedReport();
    file = tab.write('report.html', html);
    heap = carriedProfile(parts, 0);
  });
  const print = async (): Promise<void> => {
    await tab.page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    await tab.page.emulateMediaType('print');
    await tab.settled();
  };
  const done = async (): Promise<void> => {
    await tab.page.emulateMediaType('screen');
    await tab.page.evaluate(() => dispatchEvent(new Event('afterprint')));
    await tab.settled();
  };
  const seen = (selector: string): Promise<boolean[]> =>
    tab.page.$$eval(selector, (all) => all.map((one) => one.checkVisibility()));
  /** Colours at the left edge of each row of the canvas on paper, below its first pixels. */
  const rowColours = (): Promise<string[]> =>
    tab.page.$eval('.paper canvas', (canvas) => {
      const copy = new OffscreenCanvas(1, canvas.height);
      const context = copy.getContext('2d', { willReadFrequently: true });
      context?.drawImage(canvas, -8, 0);
      const colours: string[] = [];
      for (let row = 0; row < copy.height / 40; row++) {
        const pixel = context?.getImageData(0, row * 40 + 3, 1, 1).data ?? [];
        colours.push(Array.from(pixel).join(' '));
      }
      return colours;
    });

  it.each([
    ['', '.paper-only .top-table'],
    ['?show=top', '.top-table'],
    ['?show=tree', '.tree-table'],
  ])('has picture and numbers: %s', async (options, table) => {
    await tab.open(file, `#/profile/0${options}`, 'canvas, table');
    await print();
    expect(await seen('.paper canvas')).toEqual([true]);
    expect(await seen(table)).toEqual([true]);
    expect(await seen('.legend')).toEqual([true]);
    for (const gone of ['.controls', '.copy', '.flame canvas', '.hint'])
      expect((await seen(gone)).filter((of) => of)).toEqual([]);
    // Numbers of a function in the picture.
    const { view } = pictured(heap);
    const shown = (await tab.text(table)).replace(/\s+/g, ' ');
    expect(shown).toContain(nameOf(pictured(heap), 1).split('/').at(-1));
    expect(shown).toContain(amountOf('bytes').value(view.cum.head[1] ?? 0));
    await done();
    expect(await seen('.paper')).toEqual([]);
  });

  it('is light where the screen is dark, and has every row', async () => {
    await tab.open(file, '#/profile/0');
    await print();
    const light = await rowColours();
    await done();
    expect(new Set(light).size).toBeGreaterThan(1);
    const { layout } = pictured(heap);
    expect(light).toHaveLength(layout.deepest + 1);
    await tab.page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }]);
    await tab.open(file, '#/profile/0');
    await print();
    expect(await rowColours()).toEqual(light);
    await done();
    await tab.page.emulateMediaFeatures([]);
  });

  it('says what was chosen', async () => {
    await tab.open(file, '#/profile/0?by=line&focus=Look&hide=runtime&sides=head');
    await print();
    const said = await tab.text('p.paper-only');
    for (const [name, value] of [
      [words.sides, words.head],
      [words.by, words.line],
      [words.focus, 'Look'],
      [words.without, words.runtime],
    ])
      expect(said).toContain(`${name}: ${value}`);
    await done();
  });

  it('has deep stacks in pieces, and says what did not fit', async () => {
    const count = 400;
    const tree = {
      types: [{ type: 'alloc_space', unit: 'bytes' }],
      functions: [{ name: 'main.f', file: 'main.go' }],
      frames: [{ function: 0, line: { base: 1, head: 1 } }],
      count,
      parent: Uint32Array.from({ length: count }, (_, node) => Math.max(node - 1, 0)),
      frame: new Uint32Array(count),
      flat: [
        {
          base: new Float64Array(count),
          head: Float64Array.from({ length: count }, (_, node) => (node === count - 1 ? 10 : 0)),
        },
      ],
    };
    const sides = { base: false, head: true };
    const grains = [{ base: 0, head: 0 }];
    const { html } = pageOfTrees([{ kind: 'deep', tree, sides, operations: null, shownFirst: 0, grains }]);
    await tab.open(tab.write('deep.html', html), '#/profile/0');
    await print();
    const pieces = await seen('.paper canvas');
    expect(pieces.length).toBe(6);
    expect(await tab.text('.paper')).toContain(words.rowsLeft(count - 6 * 45));
    await done();
  });

  it('is printed by the browser itself', async () => {
    await tab.open(file, '#/profile/0?show=top', '.top-table');
    await tab.page.evaluate(() => {
      // What is there while paper is laid out, and gone when that is done.
      new MutationObserver(() => {
        const { length } = document.querySelectorAll('.paper canvas');
        if (length > 0) document.body.dataset['printed'] = String(length);
      }).observe(document.body, { childList: true, subtree: true });
    });
    await tab.page.pdf({ format: 'A4' });
    await tab.settled();
    expect(await tab.page.$eval('body', (body) => body.dataset['printed'])).toBe('1');
    expect(await seen('.paper')).toEqual([]);
  });
});
