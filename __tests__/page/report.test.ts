// The report of the recorded demo from its overview to a profile, in every browser that we name.
import { beforeAll, describe, expect, it } from '@jest/globals';
import { matchesIn } from '../../src/flame/find.js';
import { isEmpty } from '../../src/page/profile/totals.js';
import { amountOf, shareText } from '../../src/report/profiles/profile-amount.js';
import { profilePageWords as words } from '../../src/report/words/page-profile.js';
import { pageWords } from '../../src/report/words/page.js';
import { headline } from '../../src/report/words/verdict.js';
import { carriedProfile, nameOf, nodeOf, pictured, spotOf } from './expected.js';
import { recordedReport, type Recorded } from './report-files.js';
import type { PageFile } from './tab.js';
import { describeInBrowser } from './with-browser.js';

let made: Promise<Recorded> | null = null;

describe.each(['chrome', 'firefox'] as const)('%s', (browser) => {
  describeInBrowser(browser, 'a report', (tab) => {
    let recorded: Recorded;
    let file: PageFile;
    beforeAll(async () => {
      made ??= recordedReport();
      recorded = await made;
      file = tab.write('report.html', recorded.html);
    });
    const links = (): Promise<string[]> =>
      tab.page.$$eval('main a', (all) => all.map((link) => link.getAttribute('href') ?? ''));

    it('begins with its verdict, and leads to every benchmark', async () => {
      await tab.open(file, '', 'main a');
      expect(await tab.text('h1')).toContain(headline(recorded.report));
      expect(await tab.page.title()).toContain(headline(recorded.report));
      const { report } = recorded.parts.data;
      expect(report?.benchmarks.length).toBeGreaterThan(5);
      const all = await links();
      const shown = await tab.text('main');
      for (const { key, name } of report?.benchmarks ?? []) {
        expect(all).toContain(`#/benchmark/${encodeURIComponent(key)}`);
        expect(shown).toContain(name);
      }
    });

    it('leads from a benchmark to its profiles, and back', async () => {
      const key = recorded.parts.data.report?.benchmarks[0]?.key ?? '';
      const benchmark = `#/benchmark/${encodeURIComponent(key)}`;
      await tab.open(file, '', 'main a');
      await (await tab.page.$(`main a[href="${benchmark}"]`))?.click();
      await tab.page.waitForSelector('main a[href^="#/profile/"]');
      const { profiles } = recorded.parts.data;
      const its = profiles.flatMap(({ benchmark: of }, at) => (of === 0 ? [`#/profile/${at}`] : []));
      expect(its.length).toBeGreaterThan(1);
      const all = await links();
      // Where nothing happened there is nothing to look at.
      for (const link of its) {
        const profile = profiles[Number(link.slice('#/profile/'.length))];
        expect([link, all.includes(link)]).toEqual([link, profile !== undefined && !isEmpty(profile)]);
      }
      for (const at of profiles.keys())
        if (!its.includes(`#/profile/${at}`)) expect(all).not.toContain(`#/profile/${at}`);
      await (await tab.page.$(`main a[href="${its[0] ?? ''}"]`))?.click();
      await tab.page.waitForSelector('canvas');
      await tab.settled();
      // The way back is in the page too.
      expect(await tab.page.$$eval('nav a', (way) => way.map((link) => link.getAttribute('href')))).toEqual([
        '#/',
        benchmark,
      ]);
      await tab.page.goBack();
      await tab.settled();
      expect(await tab.hash()).toBe(benchmark);
    });

    it('leads from a line to the picture in which its function is', async () => {
      const key = recorded.parts.data.report?.benchmarks[0]?.key ?? '';
      for (const address of ['', `#/benchmark/${encodeURIComponent(key)}`]) {
        await tab.open(file, address, 'main a');
        const link = await tab.page.waitForSelector(`::-p-xpath(//a[.="${pageWords.inFlameGraph}"])`);
        await link?.click();
        await tab.page.waitForSelector('canvas');
        await tab.settled();
        expect(await tab.text('.found')).toMatch(/^[1-9]\d* frames? found: /);
      }
    });

    it('has totals, a zoom by a click, a search and links that last', async () => {
      const heap = carriedProfile(recorded.parts, 0);
      const whole = pictured(heap);
      const amount = amountOf('bytes');
      await tab.open(file, '#/profile/0');
      const { total } = heap.entry.types[0] ?? { total: { base: NaN, head: NaN } };
      expect(await tab.text('main')).toContain(
        `base ${amount.value(total.base)} → head ${amount.value(total.head)}`,
      );
      const node = nodeOf(whole, /\(\*Finder\)\.Check$/);
      const { x, y } = await spotOf(tab, whole, node);
      await tab.page.mouse.move(x, y);
      await tab.settled();
      expect(await tab.text('.tooltip')).toContain(nameOf(whole, node));
      await tab.page.mouse.click(x, y);
      await tab.untilOption('zoom', String(node));
      await tab.type(words.search, 'Sprintf');
      await tab.untilOption('search', 'Sprintf');
      const found = /found: .*/.exec(await tab.text('.found'))?.[0];
      const { base, head, nodes } = matchesIn(whole.view, (name) => name.includes('Sprintf'));
      expect(found).toBe(
        `found: ${amount.value(base)} (${shareText(base, whole.view.total.base)}) → ${amount.value(head)} (${shareText(head, whole.view.total.head)}).`,
      );
      expect(nodes).toBeGreaterThan(0);
      await tab.page.reload();
      await tab.page.waitForSelector('canvas');
      await tab.settled();
      expect(await tab.hash()).toContain(`zoom=${node}`);
      expect(await tab.text('.found')).toContain(found);
      // Also from a choice that has the focus, where a slash means nothing.
      await tab.choose(words.flameGraph, words.show);
      await tab.page.keyboard.press('/');
      expect(await tab.page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT');
      for (const [show, selector] of [
        [words.callTree, '[role=treegrid]'],
        [words.topTable, '.top-table'],
      ] as const) {
        await tab.choose(show, words.show);
        expect((await tab.cells(selector)).length).toBeGreaterThan(0);
      }
    });

    it.each(['#/profile/4711', '#/benchmark/none', '#/nowhere', '#'])(
      'leads from %s to the overview',
      async (to) => {
        await tab.open(file, to, 'main a');
        expect(await tab.text('h1')).toContain(headline(recorded.report));
        expect(await tab.text('[aria-current=page]')).toBe('Overview');
        expect((await tab.text('.page')).includes(pageWords.notHere)).toBe(to !== '#');
      },
    );
  });
});
