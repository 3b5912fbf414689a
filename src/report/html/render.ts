// report.html: one file with everything in it.
import type { BenchmarkInput } from './benchmark-pages.js';
import { htmlOf, type PageAssets } from './document.js';
import { reportPage } from './report-page.js';
import { countsLine } from '../words/headings.js';
import { headline, markOf } from '../words/verdict.js';

/** Characters of the whole file, and of what is neither code nor packed. */
const mostCharacters = 3_000_000;
const mostOfFrame = 10_000;

/** Throws GateError `capture-invalid` where a capture points at a profile that is not there. */
export function renderHtml(input: BenchmarkInput, assets: PageAssets): string {
  const { report } = input;
  const room = mostCharacters - mostOfFrame - assets.script.length - assets.style.length;
  return htmlOf(reportPage(input, room), assets, [
    `${markOf(report)} ${headline(report)}`,
    countsLine(report.counts),
  ]);
}
