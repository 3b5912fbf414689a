// The rules that axe knows, over what a report shows.
import { readFileSync } from 'node:fs';
import { beforeAll, expect, it } from '@jest/globals';
import { violations } from './axe.js';
import { pageOfTrees, treeOfFiles } from './report-files.js';
import type { PageFile } from './tab.js';
import { describeInBrowser } from './with-browser.js';

const corpus = new URL('../corpus/profiles/', import.meta.url);
const bytesOf = (file: string): Uint8Array => new Uint8Array(readFileSync(new URL(file, corpus)));

describeInBrowser('chrome', 'for everybody', (tab) => {
  let file: PageFile;
  beforeAll(() => {
    const files = { base: bytesOf('pair-base.cpu.pb.gz'), head: bytesOf('pair-head.cpu.pb.gz') };
    file = tab.write('pair.html', pageOfTrees([treeOfFiles('pair', files)]).html);
  });

  it('axe finds what is wrong', async () => {
    await tab.open(tab.write('wrong.html', '<!doctype html><title></title><img src="data:,">'), '', 'img');
    expect((await violations(tab)).join('\n')).toMatch(/^image-alt/m);
  });

  it.each(
    (['light', 'dark'] as const).flatMap((value) =>
      [
        '',
        '?sides=head',
        '?show=tree',
        '?show=top',
        '?at=5',
        '?search=runtime&by=line',
        '?focus=nothing',
      ].map((options) => [value, options] as const),
    ),
  )('%s, a profile %s', async (value, options) => {
    await tab.page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }]);
    await tab.open(file, `#/profile/0${options}`, 'form');
    expect(await violations(tab)).toEqual([]);
  });
});
