// Artifacts of this run, with GitHub's official client. It is large: it is loaded when something is uploaded.
import { constants } from 'node:fs';
import { access, copyFile, lstat } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import type { UploadArtifactOptions, UploadArtifactResponse } from '@actions/artifact';
import type { ArtifactUploads, Uploaded } from '../../forge.js';
import { byText } from '../../base/order.js';
import { fileError } from '../file-error.js';
import { createScratch } from '../scratch.js';
import { reasonOf } from './answer.js';
import { failure, Setback } from './setback.js';

const operation = 'artifacts/upload';
/** Of a single file, for which a verdict waits: by itself the client may try for a quarter of an hour. */
const mostMs = 120_000;

/** What the client needs of the runner's environment, which it reads itself. */
export interface RunnerEnvironment {
  readonly ACTIONS_RUNTIME_TOKEN?: string | undefined;
  readonly ACTIONS_RESULTS_URL?: string | undefined;
  readonly GITHUB_SERVER_URL?: string | undefined;
}

/**
 * Names in the artifact are relative to the folder, contents are deflated. `upload` rejects with GateError
 * `forge-failed`: `unsupported` without a server for artifacts, `invalid` for names that artifacts cannot have
 * and for what is no plain file of the folder, else as the server says. The client repeats what got no answer, so
 * `conflict` can be its own first try.
 */
export function createArtifactUploads(
  environment: RunnerEnvironment = process.env,
  fileMs = mostMs,
): ArtifactUploads {
  const check = async (name: string, directory: string, files: readonly string[]): Promise<void> => {
    const missing = missingIn(environment);
    if (missing !== null) throw failure(operation, new Setback('unsupported', 0, { detail: missing }), true);
    if (!/^[^\\/]+$/.test(name) || !nameable(name) || files.length === 0) throw unusable(name);
    for (const file of files) await checkFile(directory, file);
  };
  return {
    async upload(name, directory, files, retentionDays) {
      await check(name, directory, files);
      return uploadedBy(send(name, directory, [...files].sort(byText), kept(retentionDays)));
    },
    async uploadFile(name, file, retentionDays) {
      await check(name, dirname(file), [file]);
      // The client calls the artifact what its file is called.
      const scratch = await createScratch();
      try {
        const named = join(scratch.directory, name);
        await copyFile(file, named).catch((error: unknown) => {
          throw fileError(error, file, 'read');
        });
        const options = { ...kept(retentionDays), skipArchive: true };
        return await uploadedBy(within(fileMs, send(name, scratch.directory, [named], options)));
      } finally {
        await scratch.remove();
      }
    },
  };
}

function kept(retentionDays: number | null): UploadArtifactOptions {
  return retentionDays === null ? {} : { retentionDays };
}

async function send(
  name: string,
  directory: string,
  files: string[],
  options: UploadArtifactOptions,
): Promise<UploadArtifactResponse> {
  const { DefaultArtifactClient } = await import('@actions/artifact');
  return new DefaultArtifactClient().uploadArtifact(name, files, directory, options);
}

async function uploadedBy(sent: Promise<UploadArtifactResponse>): Promise<Uploaded> {
  const done = await sent.catch((error: unknown) => {
    throw failure(operation, setbackOf(error), false);
  });
  if (done.id === undefined || done.size === undefined) {
    throw failure(operation, new Setback('torn', 200), false);
  }
  return { id: done.id, bytes: done.size };
}

/** The client cannot be stopped: what it still does is not waited for. */
async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`no end after ${ms / 1000} s`));
    }, ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * The variable because of which there is no server to talk to. By the client's own rule, which knows no Enterprise
 * Server; asked before it can print its own words about it.
 */
function missingIn(environment: RunnerEnvironment): string | null {
  const { ACTIONS_RUNTIME_TOKEN = '', ACTIONS_RESULTS_URL = '', GITHUB_SERVER_URL = '' } = environment;
  if (ACTIONS_RUNTIME_TOKEN === '') return 'ACTIONS_RUNTIME_TOKEN';
  if (!URL.canParse(ACTIONS_RESULTS_URL)) return 'ACTIONS_RESULTS_URL';
  const server = GITHUB_SERVER_URL === '' ? 'https://github.com' : GITHUB_SERVER_URL;
  const { hostname } = new URL(server);
  return /^github\.com$|\.ghe\.com$|\.localhost$/i.test(hostname) ? null : 'GITHUB_SERVER_URL';
}

/** What artifacts allow, and no line break or other control: the client prints names as they are. */
function nameable(path: string): boolean {
  return !/[":<>|*?\u0000-\u001f\u007f-\u009f\u2028\u2029]/.test(path);
}

/**
 * The client leaves out what vanished, follows links to anywhere and crashes on what it may not read, so it only
 * gets plain files that are there.
 */
async function checkFile(directory: string, file: string): Promise<void> {
  const path = relative(directory, file);
  if (path === '' || path === '..' || path.startsWith(`..${sep}`) || !nameable(path)) throw unusable(path);
  try {
    if (!(await lstat(file)).isFile()) throw unusable(path);
    await access(file, constants.R_OK);
  } catch (error) {
    throw fileError(error, file, 'read');
  }
}

function unusable(name: string): Error {
  return failure(operation, new Setback('invalid', 0, { detail: name }), true);
}

/** The client throws plain errors; the status is in their text. */
function setbackOf(cause: unknown): Setback {
  const { name, message } = cause instanceof Error ? cause : new Error(String(cause));
  if (name === 'GHESNotSupportedError') return new Setback('unsupported', 0, { detail: message, cause });
  const status = Number(/Failed request: \((\d{3})\)/.exec(message)?.[1] ?? 0);
  const reason = status === 0 ? 'unavailable' : reasonOf(status);
  return new Setback(reason, status, { detail: message, cause });
}
