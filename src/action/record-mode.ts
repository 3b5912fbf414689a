// Record: one capture of the checked-out commit, with all profiles, kept as an artifact for later gates.
import { join } from 'node:path';
import { historyOf } from '../baseline/history.js';
import { baselineName, commitBaselineName } from '../baseline/name.js';
import { unusable } from '../baseline/usable.js';
import { exitCodes } from '../base/errors.js';
import type { JobEvent } from '../event.js';
import type { Capture, Manifest } from '../model/capture.js';
import { prepareOutput } from '../outputs.js';
import { record } from '../record.js';
import { renderListing } from '../report/listing.js';
import { historyAnewWords } from '../report/words/chosen.js';
import {
  baselineExists,
  baselineUploaded,
  otherForgeWords,
  unusableWords,
} from '../report/words/publication.js';
import { refuseRoot, scopeOf } from '../scope.js';
import { captureDirectory } from '../measurement.js';
import { nameFolder, uploadFolder } from './artifact.js';
import { namedCommit } from './base-commit.js';
import { foldersOf, paragraph, publishing, type Job } from './job.js';
import { lookFor } from './stored.js';

/** Exit code of the job. Throws GateError when it cannot measure. */
export async function runRecordMode(event: JobEvent, job: Job): Promise<number> {
  const { settings, ports, console, run } = job;
  const { directory, out } = foldersOf(job);
  const file = settings.config === null ? null : join(directory, settings.config);
  const { config, root } = await scopeOf(ports.git, directory, file, settings.overrides);
  refuseRoot(out, root, 'input out');
  await prepareOutput(out, ports.captures);
  // As committed, because that is what a gate will measure of its base.
  const asked = settings.head ?? (event.kind === 'dispatch' ? event.ref : null) ?? 'HEAD';
  const head = await namedCommit(asked, { git: ports.git, repository: root, forge: job.forge });
  const target = captureDirectory(out, 'single');

  let previous: Capture | null = null;
  const recorded = await record(
    {
      directory,
      head: head.ref,
      config,
      out: target,
      like: null,
      origin: originOf(event, job),
      async isWanted(sha, under) {
        if (job.forge === null || sha === null) return true;
        const before = await lookFor(sha, under, job, job.forge);
        if (before.found === null) {
          if (!withoutHistory.has(before.reason)) {
            console.warning(historyAnewWords(before.reason));
            await console.summary(paragraph(historyAnewWords(before.reason)));
          }
          return true;
        }
        previous = before.capture;
        const { sha: of, run: by } = before.found;
        if (of !== sha || event.kind !== 'dispatch' || event.force) return true;
        job.console.outputs({ 'baseline-sha': sha, 'baseline-run': by });
        return false;
      },
      inherited: (sofar) => historyOf(previous, sofar),
    },
    ports,
  );
  if (recorded === null) {
    console.notice(baselineExists);
    await console.summary(paragraph(baselineExists));
    return exitCodes.passes;
  }
  const { capture, conditions } = recorded;
  job.console.lines(renderListing(capture));
  const reason = unusable(capture);
  if (reason !== null) {
    console.error(unusableWords(reason.code, reason.what));
    await console.summary(paragraph(unusableWords(reason.code, reason.what)));
    return exitCodes.notMeasured;
  }
  const name = baselineName(settings.key, conditions);
  const sha = capture.manifest.commit.sha ?? '';
  job.console.outputs({
    'baseline-sha': sha,
    'baseline-run': run.run,
  });
  return publishing(job, () => upload(name, sha, target, job));
}

/** There is nothing that history could be in. */
const withoutHistory: ReadonlySet<string> = new Set(['none', 'expired', 'unsuitable']);

async function upload(name: string, sha: string, target: string, job: Job): Promise<void> {
  const { settings, console, run } = job;
  if (run.forge !== 'github') {
    nameFolder(name, target, job);
    console.notice(otherForgeWords(run.forge));
    return;
  }
  const also = sha === run.sha ? [] : [commitBaselineName(name, sha)];
  if (!(await uploadFolder(name, target, settings.retentionDays, job, also))) return;
  console.notice(baselineUploaded(name, settings.retentionDays));
  await console.summary(paragraph(baselineUploaded(name, settings.retentionDays)));
}

function originOf(event: JobEvent, { run, settings }: Job): NonNullable<Manifest['origin']> {
  return {
    repository: run.repository.slice(0, 256),
    event: run.eventName.slice(0, 64),
    actor: run.actor.slice(0, 128),
    reason: event.kind === 'dispatch' ? event.reason : '',
    run: run.run,
    attempt: run.attempt,
    workflow: run.workflow.slice(0, 512),
    suite: settings.key,
  };
}
