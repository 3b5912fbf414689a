// What tables and plots of the recorded report look like: marks within their axis, names of stages, rows of one height.
import { beforeAll, expect, it } from '@jest/globals';
import type { ReportPage } from '../../src/report/html/page-data.js';
import { profilePageWords } from '../../src/report/words/page-profile.js';
import { stageWords } from '../../src/report/words/timing.js';
import { recordedReport } from './report-files.js';
import type { PageFile } from './tab.js';
import { describeInBrowser } from './with-browser.js';

describeInBrowser('chrome', 'plots and rows', (tab) => {
  let file: PageFile;
  let report: ReportPage;
  beforeAll(async () => {
    const { html, parts } = await recordedReport();
    file = tab.write('report.html', html);
    if (parts.data.report === null) throw new Error('no report');
    ({ report } = parts.data);
  });
  /** Changes of rows, and whether the mark of each is cut off at the edge. */
  const marks = (): Promise<{ readonly change: string; readonly isOut: boolean }[]> =>
    tab.page.$$eval('table.changes tbody tr', (rows) =>
      rows.flatMap((row) => {
        const mark = row.querySelector('.forest .center');
        const change = row.querySelector('.change b')?.textContent ?? '';
        return mark === null ? [] : [{ change, isOut: row.querySelector('.forest .arrow') !== null }];
      }),
    );

  it('show every change that has a ratio, within the axis', async () => {
    await tab.open(file, '', 'table.changes');
    const all = await marks();
    expect(all.length).toBeGreaterThan(15);
    const ratios = all.filter(({ change }) => /[%×]/.test(change));
    expect(ratios.map(({ change }) => change)).toEqual(expect.arrayContaining(['×12', '−46.5 %']));
    expect(ratios.filter(({ isOut }) => isOut)).toEqual([]);
    // From nothing to something is beyond all.
    expect(all.filter(({ isOut }) => isOut).map(({ change }) => change)).toEqual(['+1', '+1', '+600 B']);
  });

  it('have an axis of the rows that are chosen', async () => {
    const far = (): Promise<string[]> =>
      tab.page.$$eval('.forest-axis text', (texts) => texts.map(({ textContent }) => textContent));
    await tab.open(file, '', 'table.changes');
    expect(await far()).toContain('×10');
    await tab.open(file, '#/?pkg=suggest', 'table.changes');
    expect(await far()).toContain('−50 %');
    expect(await far()).not.toContain('×10');
    expect((await marks()).filter(({ isOut }) => isOut)).toEqual([]);
  });

  it.each([320, 390, 1280])('name the first stage of a plot in a window of %d pixels', async (width) => {
    const { key = '' } = report.benchmarks[0] ?? {};
    await tab.page.setViewport({ width, height: 800 });
    await tab.open(file, `#/benchmark/${encodeURIComponent(key)}`, '.plot-frame .stage');
    const plots = await tab.page.$$eval('.plot-frame svg:has(.stage)', (all) =>
      all.map((svg) => {
        const boxes = Array.from(svg.querySelectorAll('text.axis[y="12"]'), (text) => {
          const { left, right } = text.getBoundingClientRect();
          return { name: text.textContent, left, right };
        });
        return { boxes, left: svg.getBoundingClientRect().left };
      }),
    );
    await tab.page.setViewport({ width: 1280, height: 900 });
    expect(plots.length).toBeGreaterThan(1);
    for (const { boxes, left } of plots) {
      expect(boxes[0]?.name).toBe(stageWords.screen);
      expect(boxes[0]?.left).toBeGreaterThanOrEqual(left);
      for (const [at, box] of boxes.entries())
        expect(box.left).toBeGreaterThan(boxes[at - 1]?.right ?? -Infinity);
    }
  });

  it('have rows of calls alike, whose buttons name what they open', async () => {
    await tab.open(file, '#/profile/0?show=tree', '[role=treegrid]');
    const rows = await tab.page.$$eval('[role=treegrid] tbody tr', (all) =>
      all.map((row) => ({
        height: Math.round(row.getBoundingClientRect().height),
        isLeaf: !row.hasAttribute('aria-expanded'),
        isOpen: row.getAttribute('aria-expanded') === 'true',
        label: row.querySelector('button.opener')?.getAttribute('aria-label') ?? null,
        name: row.querySelector('.link')?.textContent ?? '',
      })),
    );
    expect(new Set(rows.map(({ isLeaf }) => isLeaf)).size).toBe(2);
    expect(new Set(rows.map(({ height }) => height)).size).toBe(1);
    const { open, shut, turn } = profilePageWords;
    for (const { isLeaf, isOpen, label, name } of rows)
      expect(label).toBe(isLeaf ? null : turn(isOpen ? shut : open, name));
  });
});
