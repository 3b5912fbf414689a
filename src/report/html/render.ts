// report.html: one file with everything in it.
import type { BenchmarkInput } from './benchmark-pages.js';
import { htmlOf, type PageAssets } from './document.js';
import { reportPage } from './report-page.js';
import { countsLine } from '../words/headings.js';
import { headline, markOf } from '../words/verdict.js';

/** Throws GateError `capture-invalid` where a capture points at a profile that is not there. */
export function renderHtml(input: BenchmarkInput, assets: PageAssets): string {
  const { report } = input;
  return htmlOf(reportPage(input), assets, [
    `${markOf(report)} ${headline(report)}`,
    countsLine(report.counts),
  ]);
}
