// What a job leaves for people and later steps: log, annotations, outputs, summary, files.
import { relative } from 'node:path';
import type { JobConsole } from '../adapters/actions-console.js';
import type { Report } from '../model/report.js';
import { writeReports } from '../outputs.js';
import { annotationsOf } from '../report/annotations.js';
import { renderSummary } from '../report/markdown.js';
import { renderTerminal } from '../report/terminal.js';

/** The files come last: one that cannot be written must not cost the verdict. `out` null: none are written. */
export async function tell(report: Report, out: string | null, console: JobConsole): Promise<void> {
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
  await console.summary(renderSummary(report));
  if (out === null) return;
  const files = await writeReports(out, report);
  console.outputs({
    'report-json': relative(process.cwd(), files.json),
    'comment-markdown': relative(process.cwd(), files.comment),
    'report-directory': relative(process.cwd(), out),
  });
}
