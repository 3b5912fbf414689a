// What a run leaves in its output folder besides the captures.
import { constants, statSync } from 'node:fs';
import { access, mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { GateError } from './base/errors.js';
import type { Report } from './model/report.js';
import { renderJson } from './report/json.js';
import { renderComment, renderSummary } from './report/markdown.js';

export interface ReportFiles {
  readonly comment: string;
  readonly summary: string;
  readonly json: string;
}

function filesIn(out: string): ReportFiles {
  return {
    comment: join(out, 'comment.md'),
    summary: join(out, 'summary.md'),
    json: join(out, 'report.json'),
  };
}

/**
 * Writes comment.md, summary.md and report.json. Throws GateError `disk-full` or `file-unwritable`.
 */
export async function writeReports(out: string, report: Report): Promise<ReportFiles> {
  const files = filesIn(out);
  if (await makeFolder(out)) await ignore(out, ['*']);
  await write(files.comment, renderComment(report));
  await write(files.summary, renderSummary(report));
  await write(files.json, renderJson(report));
  return files;
}

/** What a run leaves in a folder that it did not make. */
const ourFiles: readonly string[] = [
  '/.gitignore',
  '/capture/',
  '/comment.md',
  '/summary.md',
  '/report.json',
];

/**
 * Makes the output folder ready for a run. Git ignores what is ours in it: a gate must not show up in
 * `git status`, nor in what it measures. Reports of an earlier run go, because they would pass for those of a
 * run that fails. Throws GateError `disk-full` or `file-unwritable`.
 */
export async function prepareOutput(out: string): Promise<void> {
  const made = await makeFolder(out);
  // All of it only in a folder of our own making: anywhere else that would hide the user's files.
  await ignore(out, made ? ['*'] : ourFiles);
  const capture = join(out, 'capture');
  await makeFolder(capture);
  await ignore(capture, ['*']);
  // An earlier run's stored baseline would be judged with although this one found none.
  await remove(join(capture, 'baseline'));
  for (const path of [filesIn(out).comment, filesIn(out).summary, filesIn(out).json]) {
    await remove(path);
  }
}

async function remove(path: string): Promise<void> {
  await rm(path, { force: true, recursive: true }).catch((error: unknown) => {
    throw unwritable(path, error);
  });
}

/** True when it was not there. */
async function makeFolder(folder: string): Promise<boolean> {
  try {
    return (await mkdir(folder, { recursive: true })) !== undefined;
  } catch (error) {
    throw unwritable(folder, error);
  }
}

/** Writes a .gitignore unless there is one, the user's or that of an earlier run. */
async function ignore(folder: string, patterns: readonly string[]): Promise<void> {
  const path = join(folder, '.gitignore');
  try {
    await writeFile(path, `${patterns.join('\n')}\n`, { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw unwritable(path, error);
  }
}

/** Fails now rather than after minutes of measuring, if a file cannot be there. Throws GateError `file-unwritable`. */
export async function requireFolderOf(path: string): Promise<void> {
  try {
    // With the slash, a file is no folder.
    await access(`${dirname(path)}/`, constants.W_OK);
  } catch (error) {
    throw unwritable(path, error);
  }
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) return;
  throw new GateError('file-unwritable', { path, detail: 'EISDIR' });
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
