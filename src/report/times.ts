// Every time that was measured in pairs, one row each: what a reader looks up who does not take our word for it.
import { isMirror } from '../judge/time.js';
import type { Report, Row } from '../model/report.js';
import { stages } from '../model/metric.js';
import { formatP, formatShare } from './format.js';
import { phrases } from './words/headings.js';
import { rowText } from './words/lines.js';
import { stageWords } from './words/timing.js';

/** Those that were looked at most closely first, else in the order of the report. */
export function timesOf({ verdict }: Report): readonly Row[] {
  const rows = verdict.benchmarks.flatMap((benchmark) => {
    const units = benchmark.changes.map(({ metric }) => metric.unit);
    return benchmark.changes
      .filter(({ pairs, metric }) => pairs > 0 && !isMirror(metric.unit, units))
      .map((change) => ({ benchmark, change }));
  });
  const closeness = ({ change: { stage } }: Row): number => (stage === null ? -1 : stages.indexOf(stage));
  // Sorting is stable.
  return rows.sort((a, b) => closeness(b) - closeness(a));
}

/** Cells of a row without its name, under words/headings timeColumns. */
export function timeCells(row: Row): readonly string[] {
  const { pairs, layouts, stage, p, smallest } = row.change;
  const { base, head, change } = rowText(row);
  const { missing } = phrases;
  return [
    base,
    head,
    change,
    `${pairs} on ${layouts}`,
    stage === null ? missing : stageWords[stage],
    p === null ? missing : formatP(p),
    smallest === null ? missing : formatShare(smallest),
  ];
}
