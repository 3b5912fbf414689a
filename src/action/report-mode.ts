// Report: comments for a run that could not comment itself. Nothing is checked out and nothing is run. What that
// run left is hostile data: only its measurements are taken, and judged with the base branch's configuration.
import { readResult, type GateResult } from '../baseline/result.js';
import { pageFile, suiteOfResult } from '../baseline/name.js';
import { by } from '../base/order.js';
import { GateError } from '../base/errors.js';
import { changedKeys } from '../config/changes.js';
import { policyOf } from '../config/policy.js';
import type { GateConfig } from '../config/schema.js';
import type { RunEvent } from '../event.js';
import type { ArtifactRow, Forge, PullRequest } from '../forge.js';
import { configOf, reportOn } from '../judgement.js';
import { writePage } from '../outputs.js';
import { pageOf } from '../page-file.js';
import type { Capture } from '../model/capture.js';
import type { Caveat } from '../model/verdict.js';
import { describeAnything } from '../report/words/errors.js';
import { nothingToReport } from '../report/words/publication.js';
import { scopeAt } from '../scope.js';
import { failuresOf, foldersOf, publishing, type Job } from './job.js';
import { publishReport } from './publish-report.js';
import { telling } from './tell.js';

const mostResults = 10;
const mostBytes = 256 << 20;
/** One branch has so many open pull requests at most, as far as we look. */
const mostPulls = 10;

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
    const [pull, ...others] = await pullsOf(event, forge);
    if (pull === undefined || others.length > 0) {
      console.notice(nothingToReport(pull === undefined ? 'no-pull' : 'several-pulls'));
      return;
    }
    if (results.length > mostResults) console.notice(nothingToReport('too-many'));
    const failed: Error[] = [];
    for (const { row, suite } of results.slice(0, mostResults)) {
      try {
        failed.push(...(await reportOne(row, suite, pull, event, job, forge)));
      } catch (error) {
        // What one suite left must not cost the others their report.
        if (error instanceof GateError && error.code === 'interrupted') throw error;
        failed.push(error instanceof Error ? error : new Error(String(error)));
      }
    }
    const [first, ...rest] = failed;
    for (const error of rest) console.error(describeAnything(error));
    if (first !== undefined) throw first;
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
 * The open pull requests whose head the run measured. Asked of GitHub, by the head that GitHub names: a fork writes
 * its own artifacts, and the event names no pull request of a fork. Several where one branch is to go to many: then
 * nobody knows whose base the run compared with, unless the event says it.
 */
async function pullsOf(
  { headRepository, headSha, headBranch, pulls }: RunEvent,
  forge: Forge,
): Promise<readonly PullRequest[]> {
  // Of a fork that is gone nobody can tell which pull request was its own.
  if (headRepository === null) return [];
  const { id } = await forge.repository();
  const [owner = ''] = headRepository.name.split('/', 1);
  // Anybody can push a commit of somebody else to a fork of theirs, and open a pull request from there.
  const fits = (pull: PullRequest): boolean =>
    pull.open &&
    pull.baseRepositoryId === id &&
    pull.headSha === headSha &&
    pull.headRepositoryId === headRepository.id;
  const named: PullRequest[] = [];
  for (const number of pulls.slice(0, mostPulls)) named.push(await forge.pull(number));
  // Our own repository first: the fork may be one that our token cannot read.
  const asked = [
    () => Promise.resolve(named),
    async () => (headBranch === '' ? [] : forge.pullsFrom(owner, headBranch)),
    () => pullsAt(headRepository.name, headSha, forge),
  ];
  for (const ask of asked) {
    const found = (await ask()).filter(fits);
    if (found.length > 0) return found;
  }
  return [];
}

/** As the fork knows them; none where it lets nobody look. */
async function pullsAt(repository: string, sha: string, forge: Forge): Promise<readonly PullRequest[]> {
  try {
    return await forge.pullsOf(repository, sha);
  } catch (error) {
    if (error instanceof GateError && hidden.has(error.facts['reason'])) return [];
    throw error;
  }
}

const hidden: ReadonlySet<unknown> = new Set(['not-found', 'forbidden', 'gone']);

/** What failed of publishing one suite. Throws where it cannot be read or judged. */
async function reportOne(
  row: ArtifactRow,
  suite: string,
  pull: PullRequest,
  event: RunEvent,
  job: Job,
  forge: Forge,
): Promise<readonly Error[]> {
  const result = await readResult(row.name, await forge.download(row, mostBytes), job.ports.captures);
  const config = await baseConfig(pull, job, forge);
  const report = reportOn(result, policyOf(config), configNotes(config, result), event.headSha);
  const leave = async (): Promise<string> =>
    writePage(foldersOf(job).out, pageFile(suite), await pageOf(report, result, null));
  const told = telling(report, suite, leave, job);
  const comment = async (): Promise<void> => {
    const { run, attempt, url } = event;
    const forbidden = await publishReport(
      {
        pull: pull.number,
        run: { key: suite, sha: event.headSha, run, attempt },
        report,
        head: result.head,
        source: { run, url },
        page: told.url(),
      },
      job,
      forge,
    );
    if (forbidden !== null) throw forbidden;
  };
  return failuresOf([...told.steps, comment]);
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
