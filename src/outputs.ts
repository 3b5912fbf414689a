// What a run leaves in its output folder besides the captures.
import { constants, statSync } from 'node:fs';
import { access, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { readStart } from './adapters/file-start.js';
import { unwritable, writeText } from './adapters/text-file.js';
import { GateError } from './base/errors.js';
import { journalFile } from './model/capture-files.js';
import type { Report } from './model/report.js';
import type { CaptureStore } from './ports.js';
import { renderJson } from './report/json.js';
import { renderComment, renderSummary } from './report/markdown.js';

export interface ReportFiles {
  readonly comment: string;
  readonly summary: string;
  readonly json: string;
  /** A page that needs nothing else. */
  readonly html: string;
}

function filesIn(out: string): ReportFiles {
  return {
    comment: join(out, 'comment.md'),
    summary: join(out, 'summary.md'),
    json: join(out, 'report.json'),
    html: join(out, 'report.html'),
  };
}

function reportPaths({ comment, summary, json, html }: ReportFiles): readonly string[] {
  return [comment, summary, json, html];
}

/**
 * Writes comment.md, summary.md, report.json and report.html. `page` makes the text of the last,
 * which comes last: it costs most, and must not cost the others. Throws GateError `disk-full` or `file-unwritable`.
 */
export async function writeReports(
  out: string,
  report: Report,
  page: () => Promise<string>,
): Promise<ReportFiles> {
  const files = filesIn(out);
  await makeOwnFolder(out);
  await writeText(files.comment, renderComment(report));
  await writeText(files.summary, renderSummary(report));
  await writeText(files.json, renderJson(report));
  await writeText(files.html, await page());
  return files;
}

/** Writes the page alone, under a name of its own, and gives its path. Throws as `writeReports` does. */
export async function writePage(out: string, name: string, html: string): Promise<string> {
  await makeOwnFolder(out);
  const path = join(out, name);
  await writeText(path, html);
  return path;
}

/** Git is to see nothing of a folder that is of our own making. */
async function makeOwnFolder(out: string): Promise<void> {
  if (await makeFolder(out)) await ignore(out, ['*']);
}

/** What a run leaves in a folder that it did not make. */
const ourFiles: readonly string[] = [
  '/.gitignore',
  '/capture/',
  '/comment.md',
  '/summary.md',
  '/report.json',
  '/report.html',
];

const captureFolders: readonly string[] = ['base', 'head', 'single', 'baseline'];

/**
 * Refuses a folder in which what a run writes or removes is not of a run of ours. Throws GateError
 * `file-unwritable`, reason `not-a-capture`.
 */
async function requireOurs(out: string, captures: CaptureStore): Promise<void> {
  const refuse = (path: string, names: readonly string[], isStrange: (name: string) => boolean): void => {
    const found = names.find(isStrange);
    if (found !== undefined) throw new GateError('file-unwritable', { path, reason: 'not-a-capture', found });
  };
  const names = await namesIn(out);
  // A capture that `record` wrote: with ours in it, it could not be read any more.
  refuse(out, names, (name) => name === journalFile);
  const inside = join(out, 'capture');
  refuse(inside, await namesIn(inside), (name) => name !== '.gitignore' && !captureFolders.includes(name));
  let isOurs = false;
  for (const folder of captureFolders) {
    if (await captures.wouldReplace(join(inside, folder))) isOurs = true;
  }
  const files = filesIn(out);
  if (isOurs || (names.includes(basename(files.json)) && (await isReport(files.json)))) return;
  refuse(out, names, (name) => reportPaths(files).includes(join(out, name)));
}

/** Nothing in a folder that is not there yet. */
async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw unwritable(folder, error);
  }
}

/** By its first bytes. */
async function isReport(path: string): Promise<boolean> {
  try {
    return /^\{\s*"schema":\s*"pprof-gate\/report\//.test(await readStart(path, 200));
  } catch (error) {
    throw unwritable(path, error);
  }
}

/**
 * Makes the output folder ready for a run. Git ignores what is ours in it: a gate must not show up in
 * `git status`, nor in what it measures. Reports of an earlier run go, because they would pass for those of a
 * run that fails. Throws GateError `disk-full` or `file-unwritable`, the latter also where they are not ours.
 */
export async function prepareOutput(out: string, captures: CaptureStore): Promise<void> {
  await requireOurs(out, captures);
  const made = await makeFolder(out);
  // All of it only in a folder of our own making: anywhere else that would hide the user's files.
  await ignore(out, made ? ['*'] : ourFiles);
  const capture = join(out, 'capture');
  await makeFolder(capture);
  await ignore(capture, ['*']);
  // An earlier run's stored baseline would be judged with although this one found none.
  await remove(join(capture, 'baseline'));
  for (const path of reportPaths(filesIn(out))) await remove(path);
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
