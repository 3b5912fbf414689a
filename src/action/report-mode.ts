// Report: comments for a run that could not comment itself. Nothing is checked out and nothing is run. What that
// run left is hostile data: only its measurements are taken, and judged with the base branch's configuration.
import { readResult, type GateResult } from '../baseline/result.js';
import { suiteOfResult } from '../baseline/name.js';
import { by } from '../base/order.js';
import { GateError } from '../base/errors.js';
import { changedKeys } from '../config/changes.js';
import { policyOf } from '../config/policy.js';
import type { GateConfig } from '../config/schema.js';
import type { RunEvent } from '../event.js';
import type { ArtifactRow, Forge, PullRequest } from '../forge.js';
import { configOf, reportOn } from '../judgement.js';
import type { Capture } from '../model/capture.js';
import type { Caveat } from '../model/verdict.js';
import { publish } from '../publish/publish.js';
import { variantOf } from '../publish/variant.js';
import { noticeWords, nothingToReport } from '../report/words/publication.js';
import { scopeAt } from '../scope.js';
import { publishing, type Job } from './job.js';
import { tell } from './tell.js';

const mostResults = 10;
const mostBytes = 256 << 20;

/** Exit code of the job: the verdict's own check is that of the run that measured. */
export async function runReportMode(event: RunEvent, job: Job): Promise<number> {
  const { forge, console } = job;
  if (forge === null) throw new GateError('usage', { problem: 'option-required', option: 'input token' });
  return publishing(job, async () => {
    const results = resultsOf(await forge.artifactsOfRun(event.run));
    if (results.length === 0) {
      console.notice(nothingToReport('no-result'));
      return;
    }
    const pull = await pullOf(event, forge);
    if (pull === null) {
      console.notice(nothingToReport('no-pull'));
      return;
    }
    for (const { row, suite } of results.slice(0, mostResults))
      await reportOne(row, suite, pull, event, job, forge);
    if (results.length > mostResults) console.notice(nothingToReport('too-many'));
  });
}

interface Result {
  readonly row: ArtifactRow;
  readonly suite: string;
}

/** One of each suite; a run that was tried again can have left several, and the newest counts. */
function resultsOf(rows: readonly ArtifactRow[]): Result[] {
  const newest = new Map<string, Result>();
  for (const row of [...rows].sort(by(({ id }) => id))) {
    const suite = suiteOfResult(row.name);
    if (suite !== null && !row.expired) newest.set(suite, { row, suite });
  }
  return [...newest.values()].sort(by(({ suite }) => suite));
}

/**
 * The open pull request whose head the run measured. Asked of GitHub, by the head that GitHub names: a fork writes
 * its own artifacts, and the event names no pull request of a fork.
 */
async function pullOf(
  { headRepository, headSha, headBranch }: RunEvent,
  forge: Forge,
): Promise<PullRequest | null> {
  // Of a fork that is gone nobody can tell which pull request was its own.
  if (headRepository === null) return null;
  const { id } = await forge.repository();
  const [owner = ''] = headRepository.name.split('/', 1);
  // Anybody can push a commit of somebody else to a fork of theirs, and open a pull request from there.
  const fits = (pull: PullRequest): boolean =>
    pull.open &&
    pull.baseRepositoryId === id &&
    pull.headSha === headSha &&
    pull.headRepositoryId === headRepository.id;
  const asked = [
    () => forge.pullsOf(headRepository.name, headSha),
    async () => (headBranch === '' ? [] : forge.pullsFrom(owner, headBranch)),
  ];
  for (const ask of asked) {
    const [found] = (await ask()).filter(fits).sort(by(({ number }) => number));
    if (found !== undefined) return found;
  }
  return null;
}

async function reportOne(
  row: ArtifactRow,
  suite: string,
  pull: PullRequest,
  event: RunEvent,
  job: Job,
  forge: Forge,
): Promise<void> {
  const { settings, ports, console } = job;
  const result = await readResult(row.name, await forge.download(row, mostBytes), ports.captures);
  const config = await baseConfig(pull, job, forge);
  const report = reportOn(result, policyOf(config), configNotes(config, result));
  await tell(report, null, job.console);
  const { manifest, files } = result.head;
  const published = await publish(
    {
      pull: pull.number,
      run: {
        key: suite,
        sha: event.headSha,
        run: event.run,
        attempt: event.attempt,
        variant: variantOf(manifest),
      },
      report,
      patch: manifest.commit.sha === event.headSha ? null : (files.get('diff.patch') ?? null),
      comment: settings.comment,
      reviewComments: settings.reviewComments,
      source: { run: event.run, url: event.url },
      notes: [],
    },
    forge,
    ports.clock,
  );
  for (const notice of published.notices) console.notice(noticeWords(notice));
  console.outputs({ 'comment-url': published.comment.url ?? '' });
  if (published.failed !== null) throw published.failed;
  if (published.forbidden) {
    throw new GateError('forge-failed', {
      operation: 'issues/create-comment',
      reason: 'forbidden',
      status: 403,
    });
  }
}

/** Of the branch that the pull request wants to change: its own budgets do not decide about it. */
async function baseConfig(pull: PullRequest, { settings }: Job, forge: Forge): Promise<GateConfig> {
  const folder = settings.workingDirectory.replace(/^(?:\.\/)+|^\.$|\/+$/g, '');
  const named =
    settings.config === null ? null : [folder, settings.config].filter((part) => part !== '').join('/');
  return scopeAt((path) => forge.file(path, pull.baseRef, 1 << 20), folder, named, settings.overrides);
}

/** What the run measured under, where it is not what it is judged by. */
function configNotes(config: GateConfig, { head }: GateResult): Caveat[] {
  const keys = changedFrom(config, head);
  return keys.length === 0 ? [] : [{ code: 'config-changed', facts: { keys, from: 'base' } }];
}

function changedFrom(config: GateConfig, head: Capture): readonly string[] {
  try {
    const measured = configOf(head);
    return measured === null
      ? []
      : changedKeys(config, measured).filter((key) => !measuring.some((of) => of === key));
  } catch (error) {
    // It decides nothing here, so its faults are only told.
    if (error instanceof GateError && error.code === 'config-invalid') return ['everything'];
    throw error;
  }
}

/** How it is measured may differ by inputs; what decides about it may not in silence. */
const measuring: readonly (keyof GateConfig)[] = [
  'packages',
  'bench',
  'tags',
  'pin',
  'seed',
  'time-budget',
  'timeout',
];
