// A report on paper: nothing there can be pressed, unfolded or scrolled, so all that has a number is to be seen.
import { beforeAll, expect, it } from '@jest/globals';
import { recordedReport, type Recorded } from './report-files.js';
import type { PageFile } from './tab.js';
import { describeInBrowser } from './with-browser.js';

describeInBrowser('chrome', 'on paper', (tab) => {
  let recorded: Recorded;
  let file: PageFile;
  beforeAll(async () => {
    recorded = await recordedReport();
    file = tab.write('print.html', recorded.html);
  });
  const addresses = (): string[] => [
    '',
    ...(recorded.parts.data.report?.benchmarks ?? []).map(
      ({ key }) => `#/benchmark/${encodeURIComponent(key)}`,
    ),
    ...['at=5', 'show=tree&at=5', 'show=top'].map((options) => `#/profile/0?${options}`),
  ];
  /** Numbers that the page has, and those of them that cannot be seen, each with where it stands. */
  const numbers = (): Promise<{ readonly all: number; readonly unseen: readonly string[] }> =>
    tab.page.evaluate(() => {
      const texts = document.createTreeWalker(document.querySelector('main') ?? document.body, 4);
      const unseen: string[] = [];
      let all = 0;
      for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
        const element = text.parentElement;
        // Tables behind a plot say again what the plot shows; and what only screen readers get has no place on paper.
        if (element === null || element.closest('details.long, .offscreen, .unseen, [role=status]') !== null)
          continue;
        if (
          !/\d/.test(text.textContent ?? '') ||
          element.closest('.controls, search, button:not(.link, .sort)')
        )
          continue;
        all++;
        if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
          unseen.push(`${element.outerHTML.slice(0, 100)} in ${element.parentElement?.className ?? ''}`);
      }
      return { all, unseen };
    });
  const cutOff = (): Promise<string[]> =>
    tab.page.$$eval('main *', (all) =>
      all
        .filter((element) => {
          const { overflowX, overflowY } = getComputedStyle(element);
          const hidesX = overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1;
          const hidesY = overflowY !== 'visible' && element.scrollHeight > element.clientHeight + 1;
          return (hidesX || hidesY) && element.checkVisibility() && !element.matches('.unseen, .offscreen');
        })
        .map((element) => element.outerHTML.slice(0, 120)),
    );
  const open = async (address: string): Promise<void> => {
    await tab.open(file, address, 'main h1, canvas, table');
  };

  it('has folds that are shut on the screen, before and after', async () => {
    await open('');
    const shut = (): Promise<number> => tab.page.$$eval('.folds details:not([open])', (all) => all.length);
    const before = await shut();
    expect(before).toBeGreaterThan(2);
    expect((await numbers()).unseen.length).toBeGreaterThan(10);
    await (await tab.page.$('.folds summary'))?.click();
    await tab.settled();
    expect(await shut()).toBe(before - 1);
    await tab.page.evaluate(() => {
      addEventListener('beforeprint', () => {
        document.title = String(document.querySelectorAll('.folds details:not([open])').length);
      });
    });
    // As somebody prints it: the browser says so to the page.
    const paper = await tab.page.pdf({ format: 'A4' });
    expect(Buffer.from(paper).toString('latin1', 0, 5)).toBe('%PDF-');
    expect(await tab.page.title()).toBe('0');
    await tab.settled();
    expect(await shut()).toBe(before - 1);
  });

  it('has every number of every page in sight, and cuts nothing off at the edge of a box or of the paper', async () => {
    const before = tab.page.viewport();
    // A4 at 96 dots an inch, with the margins that browsers leave.
    await tab.page.setViewport({ width: 718, height: 1000 });
    await tab.page.emulateMediaType('print');
    let all = 0;
    for (const address of addresses()) {
      await open(address);
      await tab.page.evaluate(() => dispatchEvent(new Event('beforeprint')));
      await tab.settled();
      const found = await numbers();
      expect([address, found.unseen]).toEqual([address, []]);
      all += found.all;
      expect([address, await cutOff()]).toEqual([address, []]);
      const wide = await tab.page.evaluate(() => document.documentElement.scrollWidth);
      expect([address, wide]).toEqual([address, 718]);
    }
    expect(all).toBeGreaterThan(1000);
    await tab.page.emulateMediaType('screen');
    await tab.page.setViewport(before);
  });
});
