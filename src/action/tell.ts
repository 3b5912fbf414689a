// What a job leaves for people and later steps: log, annotations, outputs, files, the page as an artifact, summary.
import { relative } from 'node:path';
import type { JobConsole } from '../adapters/actions-console.js';
import type { Report } from '../model/report.js';
import type { ReportFiles } from '../outputs.js';
import { annotationsOf } from '../report/annotations.js';
import { renderSummary } from '../report/markdown.js';
import { renderTerminal } from '../report/terminal.js';
import { paragraph, type Job } from './job.js';
import { namePage, uploadPage, type Page } from './page.js';

export interface Telling {
  /** To be done in this order, whatever fails of it: none of it may cost another the rest, and least the verdict. */
  readonly steps: readonly (() => Promise<void>)[];
  /** Address of the page, once the steps were done; null where there is none. */
  readonly url: () => string | null;
}

/**
 * `leave` writes what is to be left in files, and gives the path of the page. The summary comes after the upload
 * because it has the link; the page of another suite has another name.
 */
export function telling(report: Report, suite: string, leave: () => Promise<string>, job: Job): Telling {
  let page: Page | null = null;
  return {
    steps: [
      () => {
        tellVerdict(report, job.console);
        return Promise.resolve();
      },
      async () => {
        const file = await leave();
        page = namePage(file, job);
        page = await uploadPage(page, file, suite, job);
      },
      () => {
        const text = renderSummary(report, {}, page?.place ?? null);
        const note = page?.note ?? '';
        return job.console.summary(note === '' ? text : text + paragraph(note));
      },
    ],
    url: () => (page !== null && 'url' in page.place ? page.place.url : null),
  };
}

function tellVerdict(report: Report, console: JobConsole): void {
  console.lines(renderTerminal(report, { color: false, width: 120 }));
  for (const annotation of annotationsOf(report)) console.annotate(annotation);
  const { verdict, counts, baseline } = report;
  console.outputs({
    outcome: verdict.outcome,
    passes: verdict.passes,
    benchmarks: counts.benchmarks,
    exceeded: counts.exceeded,
    unproven: counts.unproven,
    unmeasured: counts.unmeasured,
    'baseline-sha': baseline?.found?.sha ?? '',
    'baseline-run': baseline?.found?.run ?? '',
  });
}

/** The outputs that name files. */
export function nameFiles(files: ReportFiles, out: string, { console }: Job): void {
  console.outputs({
    'report-json': relative(process.cwd(), files.json),
    'comment-markdown': relative(process.cwd(), files.comment),
    'report-directory': relative(process.cwd(), out),
  });
}
