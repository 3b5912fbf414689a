// Each kind of page in each browser, from the disk: it draws what it has, its policy lets nothing in, and it asks for nothing.
import { readFileSync } from 'node:fs';
import * as assets from 'pprof-gate:page';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { htmlOf } from '../../src/report/html/document.js';
import { profilePage } from '../../src/report/html/profile-page.js';
import { recordedReport, treeOfFiles } from './report-files.js';
import type { PageFile } from './tab.js';
import { describeInBrowser } from './with-browser.js';

const corpus = new URL('../corpus/profiles/', import.meta.url);
const bytesOf = (file: string): Uint8Array => new Uint8Array(readFileSync(new URL(file, corpus)));

type Kind = 'report' | 'one profile' | 'two profiles';

/** Made once, for both browsers. */
const made = new Map<Kind, Promise<string>>();
function htmlOfKind(kind: Kind): Promise<string> {
  let html = made.get(kind);
  if (html === undefined) {
    const head = bytesOf('pair-head.heap.pb.gz');
    const files = kind === 'two profiles' ? { base: bytesOf('pair-base.heap.pb.gz'), head } : { head };
    html =
      kind === 'report'
        ? recordedReport().then(({ html: of }) => of)
        : Promise.resolve(htmlOf(profilePage('heap', treeOfFiles('heap', files)), assets, ['heap']));
    made.set(kind, html);
  }
  return html;
}

const views = (profile: number): (readonly [string, string])[] => [
  [`#/profile/${profile}`, 'canvas'],
  [`#/profile/${profile}?at=3&up=1&from=callers`, '.details table'],
  [`#/profile/${profile}?show=tree&by=line`, '[role=treegrid] tbody tr'],
  [`#/profile/${profile}?show=top`, '.top-table tbody tr'],
];

describe.each(['chrome', 'firefox'] as const)('%s', (browser) => {
  describeInBrowser(browser, 'opens from the disk', (tab) => {
    const files = new Map<Kind, PageFile>();
    let addresses: ReadonlyMap<Kind, readonly (readonly [string, string])[]>;
    beforeAll(async () => {
      for (const kind of ['report', 'one profile', 'two profiles'] as const)
        files.set(kind, tab.write(`${kind}.html`, await htmlOfKind(kind)));
      const { parts } = await recordedReport();
      const keys = parts.data.report?.benchmarks.map(({ key }) => key) ?? [];
      addresses = new Map<Kind, (readonly [string, string])[]>([
        [
          'report',
          [
            ['', 'main table svg'],
            ...keys.map((key) => [`#/benchmark/${encodeURIComponent(key)}`, 'main.benchmark h1'] as const),
            ...views(0),
          ],
        ],
        ['one profile', [['', 'canvas'], ...views(0)]],
        ['two profiles', [['', 'canvas'], ...views(0)]],
      ]);
    });
    const fileOf = (kind: Kind): PageFile => {
      const file = files.get(kind);
      if (file === undefined) throw new Error(`no ${kind}`);
      return file;
    };

    it.each(['report', 'one profile', 'two profiles'] as const)('%s', async (kind) => {
      for (const [address, selector] of addresses.get(kind) ?? []) {
        await tab.open(fileOf(kind), address, selector);
        expect(await tab.page.evaluate(() => location.protocol)).toBe('file:');
        expect((await tab.text('main')).length).toBeGreaterThan(50);
        // What is drawn on is not blank.
        const inks = await tab.page.$$eval('canvas', (all) =>
          all.map((canvas) => {
            const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d');
            copy?.drawImage(canvas, 0, 0);
            const pixels = copy?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
            return new Set(new Uint32Array(Uint8ClampedArray.from(pixels).buffer)).size;
          }),
        );
        for (const ink of inks) expect(ink).toBeGreaterThan(5);
      }
    });

    it.each(['report', 'two profiles'] as const)('%s, with a policy that holds', async (kind) => {
      await tab.open(fileOf(kind), '', 'main');
      const policy = await tab.page.$eval('meta[http-equiv="Content-Security-Policy"]', (meta) =>
        (meta.getAttribute('content') ?? '').split('; '),
      );
      expect(policy.map((part) => part.replace(/sha256-[A-Za-z0-9+/=]{44}/, 'HASH'))).toEqual([
        `default-src 'none'`,
        `script-src 'HASH'`,
        `style-src 'HASH'`,
        'img-src data:',
        `base-uri 'none'`,
        `form-action 'none'`,
      ]);
      // What a hostile name would have to do, were it ever an element.
      await tab.page.evaluate(() => {
        const script = document.createElement('script');
        script.textContent = 'document.title = "ran"';
        const style = document.createElement('style');
        style.textContent = 'main { display: none }';
        const image = document.createElement('img');
        image.src = 'http://127.0.0.1:9/x.png';
        image.setAttribute('onerror', 'document.title = "ran"');
        document.body.append(script, style, image);
      });
      await new Promise((done) => setTimeout(done, 300));
      await tab.settled();
      expect(await tab.page.title()).not.toBe('ran');
      expect(await tab.page.$eval('main', (main) => main.checkVisibility())).toBe(true);
      const faults = tab.takeFaults().join('\n');
      for (const directive of ['script-src', 'style-src', 'img-src'])
        expect(faults).toContain(`violation of ${directive}`);
    });
  });
});
