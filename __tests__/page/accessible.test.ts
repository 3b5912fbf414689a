// The rules that axe knows, over what a report shows.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { beforeAll, expect, it } from '@jest/globals';
import type { AxeResults } from 'axe-core';
import { pageOfTrees, treeOfFiles } from './report-files.js';
import type { PageFile, Tab } from './tab.js';
import { describeInBrowser } from './with-browser.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const corpus = new URL('../corpus/profiles/', import.meta.url);
const bytesOf = (file: string): Uint8Array => new Uint8Array(readFileSync(new URL(file, corpus)));

/** What is wrong, where, and how it is to be mended. */
async function violations(tab: Tab): Promise<string[]> {
  await tab.page.evaluate(axe);
  const found = await tab.page.evaluate(async (): Promise<AxeResults['violations']> => {
    const { axe: checker } = window as unknown as { axe: { run(): Promise<AxeResults> } };
    return (await checker.run()).violations;
  });
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ''}`),
  );
}

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
