// Names, paths and values that somebody made up to break the page: all of it is text, and the page goes on.
import { gunzipSync, gzipSync } from 'node:zlib';
import * as assets from 'pprof-gate:page';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { CallTree } from '../../src/flame/call-tree.js';
import { visible } from '../../src/report/escape.js';
import { htmlOf } from '../../src/report/html/document.js';
import { profilePageWords as words } from '../../src/report/words/page-profile.js';
import { cannotRead } from '../../src/report/words/page.js';
import { pageOfTrees, type ProfilePage } from './report-files.js';
import type { PageFile } from './tab.js';
import { describeInBrowser } from './with-browser.js';

/** The last is a megabyte. */
const names = [
  '</script><script>alert(1)</script>',
  '</style><script>alert(2)</script>',
  '<img src=x onerror=alert(3)>',
  '"><svg onload=alert(4)>',
  "'-alert(5)-'",
  '${alert(6)}',
  'javascript:alert(7)',
  ']]><!-- <![CDATA[',
  '<!--<script>',
  '&lt;b&gt;&amp;',
  'main.\u202egnorw\u2066isolate\u2069',
  'main.nul\0nul',
  'main.lone\ud800surrogate\udc00',
  'main.line\nbreak\r\u2028separator',
  '\u001b[2J\u0007',
  '__proto__',
  'constructor',
  'toString',
  '=cmd|calc!A1',
  '(((*[[',
  '',
  ' ',
  `main.${'a'.repeat(1 << 20)}`,
];

/** A chain of all of them, every one with something of its own, so that each is a box, a row and a line. */
function chain(): CallTree {
  const all = names.map((_, at) => at);
  return {
    types: names.slice(0, 4).map((type, at) => ({ type, unit: at === 0 ? 'bytes' : type })),
    functions: names.map((name) => ({ name, file: name })),
    frames: all.map((at) => ({ function: at, line: { base: at + 1, head: at + 1 } })),
    count: names.length + 1,
    parent: Uint32Array.from([0, ...all]),
    frame: Uint32Array.from([0, ...all]),
    flat: [0, 1, 2, 3].map(() => ({
      base: Float64Array.from([0, ...all.map(() => 100)]),
      head: Float64Array.from([0, ...all.map((at) => 100 + 10 * at)]),
    })),
  };
}

function hostilePage(): ProfilePage {
  const grains = [0, 1, 2, 3].map(() => ({ base: 0, head: 0 }));
  const sides = { base: true, head: true };
  return pageOfTrees(
    names
      .slice(0, 8)
      .map((kind) => ({ kind, tree: chain(), sides, operations: null, shownFirst: 0, grains })),
  );
}

describeInBrowser('chrome', 'hostile text', (tab) => {
  let page: ProfilePage;
  let file: PageFile;
  beforeAll(() => {
    page = hostilePage();
    // A title is made visible by whoever writes it; what it holds still looks like HTML.
    const data = { ...page.parts.data, title: visible(names.slice(0, 15).join(' '), 500) };
    file = tab.write('hostile.html', htmlOf({ ...page.parts, data }, assets, names.slice(0, 15)));
  });
  /** Nothing of it has become an element, and nothing that turns or hides text is shown. */
  const expectText = async (): Promise<void> => {
    const found = await tab.page.evaluate(() => ({
      scripts: Array.from(document.scripts, ({ type }) => type),
      others: document.querySelectorAll('img, svg, iframe, object, embed, base, b, form[action]').length,
      handlers: Array.from(document.querySelectorAll('*')).filter((element) =>
        element.getAttributeNames().some((name) => name.startsWith('on')),
      ).length,
      links: Array.from(document.links, ({ href }) => href),
      text: document.body.innerText,
      title: document.title,
    }));
    expect(found.scripts.filter((type) => type !== 'application/gzip')).toEqual(['']);
    expect([found.others, found.handlers]).toEqual([0, 0]);
    for (const link of found.links) expect(link).toMatch(/^file:[^#]*hostile\.html#\//);
    expect(found.text).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u0000\u001b\ud800-\udfff]/);
    expect(found.text.length).toBeLessThan(200_000);
  };

  it('is small as a file, whatever it holds', () => {
    expect(page.html.length).toBeLessThan(3_000_000);
  });

  it.each([
    ['the flame graph', '', 'canvas'],
    ['the call tree', '?show=tree', '[role=treegrid]'],
    ['the table', '?show=top', '.top-table'],
    ['lines', '?show=tree&by=line', '[role=treegrid]'],
    ['the leaves up', '?from=callers&show=tree', '[role=treegrid]'],
    ['details', '?at=3', '.details'],
    ['a search for it', `?search=${encodeURIComponent(names[0] ?? '')}`, 'canvas'],
    ['an odd type', `?type=${encodeURIComponent(names[1] ?? '')}`, 'canvas'],
    ['its address', `?show=${encodeURIComponent('<img src=x onerror=alert(8)>')}&zoom=__proto__`, 'canvas'],
  ])('is text in %s', async (_, options, selector) => {
    await tab.open(file, `#/profile/0${options}`, selector);
    await expectText();
    if (selector === 'canvas') return;
    expect(await tab.text('main')).toContain('<img src=x onerror=alert(3)>');
  });

  it('is text when it is pointed at, chosen and copied', async () => {
    await tab.open(file, '#/profile/2');
    const box = await (await tab.page.$('canvas'))?.boundingBox();
    for (let row = 0; row <= names.length; row++) {
      await tab.page.mouse.move((box?.x ?? 0) + 4, (box?.y ?? 0) + 20 * row + 10);
      await tab.settled();
    }
    await tab.page.mouse.click((box?.x ?? 0) + 4, (box?.y ?? 0) + 70);
    await tab.settled();
    expect(await tab.hash()).toContain('zoom=3');
    await expectText();
    await tab.choose(words.topTable, words.show);
    const rows = await tab.cells('.top-table');
    expect(rows).toHaveLength(names.length);
    for (const name of ['__proto__', 'constructor', 'toString', 'javascript:alert(7)'])
      expect(rows.map((row) => row[0])).toContain(name);
    await expectText();
  });

  it.each([
    '#/profile/0?search=((((',
    '#/profile/9999',
    '#/benchmark/%E0%A4',
    '#/%%%',
    '#/profile/__proto__',
  ])('in the address %s leads to something', async (hash) => {
    await tab.open(file, hash);
    await expectText();
  });

  describe('a damaged file', () => {
    const damaged = async (change: (html: string) => string, selector: string): Promise<string> => {
      await tab.open(tab.write('damaged.html', change(page.html)), '#/profile/0', selector);
      return tab.text('body');
    };
    /** Another content of a block. */
    const block =
      (id: string, by: (text: string) => string) =>
      (html: string): string =>
        html.replace(
          new RegExp(`(id="${id}">)([^<]*)`),
          (_, start: string, text: string) => start + by(text),
        );
    const gzipped = (text: string): string => gzipSync(text).toString('base64');

    it.each([
      ['that is cut', 'data', (text: string) => text.slice(0, text.length / 2)],
      ['that is no base64', 'data', () => '%%%'],
      ['that is empty', 'data', () => ''],
      ['that is no JSON', 'data', () => gzipped('{"schema":')],
      ['that is not gzip', 'data', () => Buffer.from('hello').toString('base64')],
      ['of a profile that is cut', 'profile-0', (text: string) => text.slice(0, text.length / 2)],
      [
        'of a profile with other columns',
        'profile-0',
        (text: string) =>
          gzipped(gunzipSync(Buffer.from(text, 'base64')).toString().replace('"deeper":[1,', '"deeper":[7,')),
      ],
    ])('says so of a block %s', async (_, id, by) => {
      expect(await damaged(block(id, by), '[role=alert]')).toContain(cannotRead);
    });

    it('says so where a block is missing', async () => {
      expect(await damaged((html) => html.replace(' id="data"', ''), '[role=alert]')).toContain(cannotRead);
    });
  });
});
