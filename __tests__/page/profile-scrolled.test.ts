// Going back leads to where a page was left, in every browser.
import { beforeAll, describe, expect, it } from '@jest/globals';
import { profilePageWords as words } from '../../src/report/words/page-profile.js';
import { recordedReport } from './report-files.js';
import type { BrowserName, PageFile, Tab } from './tab.js';
import { describeInBrowser } from './with-browser.js';

describe.each<BrowserName>(['chrome', 'firefox'])('%s', (browser) => {
  describeInBrowser(browser, 'going back', (tab) => {
    let file: PageFile;
    beforeAll(async () => {
      const { html } = await recordedReport();
      file = tab.write('report.html', html);
      await tab.page.setViewport({ width: 900, height: 400 });
    });
    const scrolled = (): Promise<number> => tab.page.evaluate(() => Math.round(scrollY));
    const scrollTo = async (to: number): Promise<void> => {
      await tab.page.evaluate((y) => {
        window.scrollTo(0, y);
      }, to);
      await tab.settled();
    };
    const until = (to: number): Promise<unknown> =>
      tab.page.waitForFunction((y) => Math.abs(scrollY - y) < 2, {}, to);
    const step = async (by: -1 | 1): Promise<void> => {
      await tab.page.evaluate((steps) => {
        history.go(steps);
      }, by);
      await tab.settled();
    };

    it('leads to the same place of each page, as does going on again', async () => {
      await tab.open(file, '#/', 'main');
      await scrollTo(350);
      await follow(tab, '#/profile/0', 'canvas');
      expect(await scrolled()).toBe(0);
      await scrollTo(120);
      await step(-1);
      await until(350);
      expect(await tab.hash()).toBe('#/');
      await step(1);
      await tab.page.waitForSelector('canvas');
      await until(120);
      // What somebody scrolls by hand from there on stays.
      await scrollTo(60);
      await step(-1);
      await until(350);
      await step(1);
      await until(60);
    });

    it('leads to the same place of a profile that was zoomed', async () => {
      await tab.open(file, '#/profile/0?at=6', '.details');
      await scrollTo(500);
      await follow(tab, '#/profile/0?zoom=2', 'canvas');
      await scrollTo(40);
      await step(-1);
      await tab.page.waitForSelector('.details');
      await until(500);
      await step(1);
      await until(40);
      expect(await tab.hash()).toContain('zoom=2');
    });

    it('leads there after a choice that is no step, and after a reload', async () => {
      await tab.open(file, '#/profile/0?at=6', '.details');
      await tab.choose(words.head, words.sides);
      await scrollTo(450);
      await follow(tab, '#/', '.overview, main');
      expect(await scrolled()).toBe(0);
      await scrollTo(200);
      await tab.page.reload();
      await tab.page.waitForSelector('main');
      await until(200);
      await step(-1);
      await tab.page.waitForSelector('.details');
      await until(450);
      expect(await tab.hash()).toContain('sides=head');
    });
  });
});

async function follow(tab: Tab, hash: string, selector: string): Promise<void> {
  await tab.follow(hash);
  await tab.page.waitForSelector(selector);
  await tab.settled();
}
