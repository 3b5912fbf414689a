// What a run leaves in its output folder besides the captures.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { GateError } from './base/errors.js';
import type { Report } from './model/report.js';
import { renderJson } from './report/json.js';
import { renderComment, renderSummary } from './report/markdown.js';

export interface ReportFiles {
  readonly comment: string;
  readonly summary: string;
  readonly json: string;
}

/**
 * Writes comment.md, summary.md and report.json. Throws GateError `disk-full` or `file-unwritable`.
 */
export async function writeReports(out: string, report: Report): Promise<ReportFiles> {
  const files = {
    comment: join(out, 'comment.md'),
    summary: join(out, 'summary.md'),
    json: join(out, 'report.json'),
  };
  await prepareOutput(out);
  await write(files.comment, renderComment(report));
  await write(files.summary, renderSummary(report));
  await write(files.json, renderJson(report));
  return files;
}

/** Makes the output folder, which git ignores by itself: a gate must not show up in `git status`. */
export async function prepareOutput(out: string): Promise<void> {
  let created: string | undefined;
  try {
    created = await mkdir(out, { recursive: true });
  } catch (error) {
    throw unwritable(out, error);
  }
  // Only in a folder of our own making: anywhere else it would hide the user's files from git.
  if (created !== undefined) await write(join(out, '.gitignore'), '*\n');
}

/** Writes a text file; the error names it. */
export async function write(path: string, text: string): Promise<void> {
  try {
    await writeFile(path, text);
  } catch (error) {
    throw unwritable(path, error);
  }
}

function unwritable(path: string, error: unknown): GateError {
  const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
  if (code === 'ENOSPC' || code === 'EDQUOT') return new GateError('disk-full', { path }, { cause: error });
  return new GateError('file-unwritable', { path, detail: code }, { cause: error });
}
