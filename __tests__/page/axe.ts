// What axe finds wrong with the page that a tab shows.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Tab } from './tab.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What is wrong, where, and how it is to be mended. */
export async function violations(tab: Tab): Promise<string[]> {
  await tab.page.evaluate(axe);
  const found = await tab.page.evaluate(async (): Promise<AxeResults['violations']> => {
    const { axe: checker } = window as unknown as { axe: { run(): Promise<AxeResults> } };
    return (await checker.run()).violations;
  });
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ''}`),
  );
}
