// The files of a report: what is rendered of it and of its captures, written by outputs.ts.
import { readEvidence } from './evidence/evidence.js';
import type { Captures } from './judgement.js';
import type { Report } from './model/report.js';
import { writePage, writeReports, type ReportFiles } from './outputs.js';
import { renderHtml } from './report/html/render.js';

/** Writes them all. Throws GateError `disk-full` or `file-unwritable`, and `capture-invalid` as reading evidence does. */
export async function writeReportFiles(out: string, report: Report, captures: Captures): Promise<ReportFiles> {
  return writeReports(out, report, await pageOf(report, captures));
}

/** Writes the page alone, under a name of its own, and gives its path. Throws as `writeReportFiles` does. */
export async function writeReportPage(
  out: string,
  name: string,
  report: Report,
  captures: Captures,
): Promise<string> {
  return writePage(out, name, await pageOf(report, captures));
}

/** The page's own code is loaded only by those who write it. */
async function pageOf(report: Report, captures: Captures): Promise<string> {
  const assets = await import('pprof-gate:page');
  const { base, head, stored } = captures;
  const evidence = { base: readEvidence(base), head: readEvidence(head) };
  // Alone, the baseline is base itself.
  const baseline = stored ?? (base.manifest.session === head.manifest.session ? null : base);
  const input = {
    report,
    evidence,
    captures,
    stored: baseline === null ? null : baseline === base ? evidence.base : readEvidence(baseline),
  };
  return renderHtml(input, assets);
}
