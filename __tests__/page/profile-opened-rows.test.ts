// Rows of the call tree that somebody opened stay so: in the address, and over a reload.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { turnedOf, turnedText } from '../../src/page/profile/opened-rows.js';
import { profilePageWords as words } from '../../src/report/words/page-profile.js';
import { pageOfTrees, treeOfFiles } from './report-files.js';
import type { PageFile } from './tab.js';
import { describeInBrowser } from './with-browser.js';

describe('rows in the address', () => {
  it('are read as they were written, and none where they are as by themselves', () => {
    let text = '';
    const turn = (node: number, isOpen: boolean, isOpenFirst: boolean): void => {
      text = turnedText(turnedOf(text), node, isOpen, isOpenFirst);
    };
    turn(35, true, false);
    turn(1000, false, true);
    expect(text).toBe('z.-rs');
    expect([...turnedOf(text)]).toEqual([
      [35, true],
      [1000, false],
    ]);
    turn(35, false, false);
    expect(text).toBe('-rs');
    turn(1000, true, true);
    expect(text).toBe('');
  });

  it('are bounded, the last ones first', () => {
    let text = '';
    for (let node = 1; node <= 500; node++) text = turnedText(turnedOf(text), 100_000 + node, true, false);
    expect(text.length).toBeLessThan(600);
    const turned = turnedOf(text);
    expect([turned.size, turned.get(100_500), turned.get(100_001)]).toEqual([100, true, undefined]);
  });

  it.each(['', '.', '--1', 'é', '0', '-', '1e99999999999', ' 1', '<b>'])('are none of %j', (text) => {
    expect(turnedOf(text).size).toBe(0);
  });
});

describeInBrowser('chrome', 'rows of the call tree', (tab) => {
  let file: PageFile;
  beforeAll(() => {
    const bytes = (name: string): Uint8Array =>
      new Uint8Array(
        readFileSync(fileURLToPath(new URL(`../corpus/profiles/${name}.heap.pb.gz`, import.meta.url))),
      );
    const tree = treeOfFiles('pair', { base: bytes('pair-base'), head: bytes('pair-head') });
    file = tab.write('rows.html', pageOfTrees([tree]).html);
  });
  const rows = (): Promise<string[][]> => tab.cells('[role=treegrid]');
  const turn = async (name: string, which: number): Promise<void> => {
    const all = await tab.page.$$(`[role=treegrid] button[aria-label^="${name} "]`);
    await all[which]?.click();
    await tab.settled();
  };

  it('stay opened, shut and sorted over a reload', async () => {
    await tab.open(file, '#/profile/0?show=tree', '[role=treegrid]');
    const first = await rows();
    await turn(words.open, 0);
    const opened = await rows();
    expect(opened.length).toBeGreaterThan(first.length);
    await turn(words.shut, 3);
    await (await tab.role('button', words.head)).click();
    await tab.settled();
    const shown = await rows();
    expect(shown).not.toEqual(opened);
    expect(await tab.hash()).toMatch(/[?&]rows=[0-9a-z.-]+/);
    await tab.page.reload();
    await tab.page.waitForSelector('[role=treegrid]');
    await tab.settled();
    expect(await rows()).toEqual(shown);
    // Of another side nodes are the same; by line they are not.
    await tab.choose(words.head, words.sides);
    expect(await tab.hash()).toContain('rows=');
    await tab.choose(words.line, words.by);
    expect(await tab.hash()).not.toContain('rows=');
  });
});
