// report.html of a run: its page, made of the report and of its captures.
import { readEvidence } from './evidence/evidence.js';
import type { Pair } from './model/pair.js';
import type { Captures } from './judgement.js';
import type { Report } from './model/report.js';
import { renderHtml } from './report/html/render.js';

/**
 * The file as text. `folders`: where the captures lie, for commands that somebody types where this process was started;
 * null where its readers are elsewhere. Throws GateError `capture-invalid` as reading evidence does. The page's own code is loaded only by
 * those who write it.
 */
export async function pageOf(
  report: Report,
  captures: Captures,
  folders: Pair<string> | null,
): Promise<string> {
  const assets = await import('pprof-gate:page');
  const { base, head, stored } = captures;
  const evidence = { base: readEvidence(base), head: readEvidence(head) };
  // Without a base of this run, the baseline is base itself.
  const isRecorded = base.manifest.session !== head.manifest.session;
  const baseline = stored === null ? (isRecorded ? evidence.base : null) : readEvidence(stored);
  return renderHtml({ report, evidence, captures, stored: baseline, folders }, assets);
}
