// The report as a page: uploaded as an artifact of this run, so that comment and summary can link it.
import { dirname, relative } from 'node:path';
import { pageName, zippedPageName } from '../baseline/name.js';
import { GateError } from '../base/errors.js';
import type { Uploaded } from '../forge.js';
import type { PagePlace } from '../report/markdown.js';
import { pageByHand } from '../report/words/publication.js';
import type { Job } from './job.js';

export interface Page {
  readonly place: PagePlace;
  /** What to do where the server takes no artifacts; empty else. */
  readonly note: string;
}

/** More than attempts of a run, or jobs that share a key, do in earnest. */
const mostCopies = 10;

/** The page as it lies there. */
export function namePage(file: string, { console }: Job): Page {
  const path = relative(process.cwd(), file);
  console.outputs({ 'report-html': path });
  return { place: { file: path }, note: '' };
}

/** Uploads it, where that is wanted and can be done. Throws GateError `forge-failed` where GitHub fails at it. */
export async function uploadPage(page: Page, file: string, suite: string, job: Job): Promise<Page> {
  const { settings, run, console } = job;
  if (!settings.uploadReport || run.forge !== 'github') return page;
  try {
    const { id, bytes } = await uploaded(file, suite, job);
    const url = `${run.serverUrl}/${run.repository}/actions/runs/${run.run}/artifacts/${id}`;
    console.debug(`report of ${suite}: ${url}, ${bytes} bytes`);
    console.outputs({ 'report-url': url });
    return { place: { url }, note: '' };
  } catch (error) {
    if (reasonOf(error) !== 'unsupported') throw error;
    const note = pageByHand(pageName(suite, 1));
    // No notice: it would stand at the top of each run of such a server.
    console.lines(note);
    return { ...page, note };
  }
}

/**
 * Under the first name that is free: names are taken by earlier attempts of the run, by another job with our key, or
 * by a try of the client itself whose answer was lost.
 */
async function uploaded(file: string, suite: string, { uploads }: Job): Promise<Uploaded> {
  const asItIs = (copy: number): Promise<Uploaded> => uploads.uploadFile(pageName(suite, copy), file, null);
  const zipped = (copy: number): Promise<Uploaded> =>
    uploads.upload(zippedPageName(suite, copy), dirname(file), [file], null);
  try {
    return await underFreeName(asItIs);
  } catch (error) {
    // A server that knows zips only.
    if (reasonOf(error) !== 'invalid') throw error;
    return underFreeName(zipped);
  }
}

async function underFreeName(upload: (copy: number) => Promise<Uploaded>): Promise<Uploaded> {
  for (let copy = 1; ; copy++) {
    try {
      return await upload(copy);
    } catch (error) {
      if (copy === mostCopies || reasonOf(error) !== 'conflict') throw error;
    }
  }
}

function reasonOf(error: unknown): unknown {
  return error instanceof GateError && error.code === 'forge-failed' ? error.facts['reason'] : null;
}
