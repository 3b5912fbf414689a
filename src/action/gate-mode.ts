// Gate: measure, tell, publish. The verdict is told before anything is published, and decides.
import { join } from 'node:path';
import { resultName } from '../baseline/name.js';
import { GateError, exitCodes } from '../base/errors.js';
import { changedKeys } from '../config/changes.js';
import { typedOptions } from '../config/overrides.js';
import type { GateConfig } from '../config/schema.js';
import { gate, readCaptures } from '../gate.js';
import type { Report } from '../model/report.js';
import type { Caveat } from '../model/verdict.js';
import { prepareOutput, writeReports } from '../outputs.js';
import { pageOf } from '../page-file.js';
import {
  forbiddenWords,
  otherForgeWords,
  readOnlyWords,
  resultUploaded,
} from '../report/words/publication.js';
import { pathIn, refuseRoot, scopeAt, scopeOf } from '../scope.js';
import { uploadFolder } from './artifact.js';
import { baseFor, mergedPull, namedCommit, type KnownBase } from './base-commit.js';
import { foldersOf, paragraph, publishing, type Job } from './job.js';
import type { Plan } from './plan.js';
import { publishReport, type Publication } from './publish-report.js';
import { storedLookup } from './stored.js';
import { nameFiles, telling } from './tell.js';

type GatePlan = Extract<Plan, { do: 'gate' }>;

/** Exit code of the job. Throws GateError when it cannot measure. */
export async function runGateMode(plan: GatePlan, job: Job): Promise<number> {
  const { settings, ports, forge } = job;
  const { directory, out } = foldersOf(job);
  const repository = await ports.git.root(directory);
  const here = { git: ports.git, repository, forge };
  const head = await namedCommit(settings.head ?? 'HEAD', here);
  const base = await baseFor(plan.event, settings.base, head.sha, here);
  const { config, notes } = await configFor(base, repository, directory, job);
  refuseRoot(out, repository, 'input out');
  await prepareOutput(out, ports.captures);
  const findStored = storedLookup(job, config, repository);
  // A named head is measured as committed; else what is checked out, which on CI is a commit as well.
  const judged = await gate(
    {
      directory,
      base,
      head: settings.head === null ? null : head.ref,
      pullHead: await mergedPull(plan.pull, head.sha, here),
      config,
      out,
      notes,
      ...(findStored === null ? {} : { findStored }),
    },
    ports,
  );
  const file = settings.config === null ? null : pathIn(repository, join(directory, settings.config));
  const report = { ...judged, typed: typedOptions(file, settings.overrides) };
  const verdict = settings.reportOnly ? exitCodes.passes : report.verdict.exitCode;
  const { steps, url } = telling(report, settings.key, () => leaveReports(report, out, job), job);
  const told = await publishing(job, steps, verdict);
  return publishing(job, () => tellPull(plan, { report, page: url() }, out, job), told);
}

async function leaveReports(report: Report, out: string, job: Job): Promise<string> {
  const page = async (): Promise<string> => pageOf(report, await readCaptures(out, job.ports), null);
  const files = await writeReports(out, report, page);
  nameFiles(files, out, job);
  return files.html;
}

interface Configured {
  readonly config: GateConfig;
  readonly notes: readonly Caveat[];
}

/** The configuration that counts, and what a pull request changes in it. */
async function configFor(
  base: KnownBase,
  repository: string,
  directory: string,
  { settings, ports }: Job,
): Promise<Configured> {
  const { git } = ports;
  const file = settings.config === null ? null : join(directory, settings.config);
  const atBase = (): Promise<GateConfig> =>
    scopeAt(
      (path) => git.file(repository, base.sha, path),
      pathIn(repository, directory),
      file === null ? null : pathIn(repository, file),
      settings.overrides,
    );
  const ofHead = async (): Promise<GateConfig> =>
    (await scopeOf(git, directory, file, settings.overrides)).config;
  const from = settings.configFrom;
  const config = await (from === 'base' ? atBase() : ofHead());
  const keys = await (from === 'base' ? ofHead() : atBase()).then(
    (other) => changedKeys(config, other),
    (error: unknown) => {
      // The one that does not count may be wrong: mending it is a change of all of it.
      if (error instanceof GateError && error.code.startsWith('config-')) return ['everything'];
      throw error;
    },
  );
  return { config, notes: keys.length === 0 ? [] : [{ code: 'config-changed', facts: { keys, from } }] };
}

async function tellPull(
  { pull, readOnly }: GatePlan,
  { report, page }: Pick<Publication, 'report' | 'page'>,
  out: string,
  job: Job,
): Promise<void> {
  const { console, run } = job;
  if (run.forge !== 'github') {
    console.notice(otherForgeWords(run.forge));
    return;
  }
  if (pull === null) return;
  if (readOnly !== null || job.forge === null)
    return leaveResult(readOnlyWords(readOnly ?? 'no-token'), out, job);
  const { head } = await readCaptures(out, job.ports);
  const { run: id, attempt } = run;
  const forbidden = await publishReport(
    {
      pull: pull.number,
      run: { key: job.settings.key, sha: pull.headSha, run: id, attempt },
      report,
      head,
      source: null,
      page,
    },
    job,
    job.forge,
  );
  if (forbidden === null) return;
  const words =
    run.actor === 'dependabot[bot]'
      ? readOnlyWords('dependabot')
      : forbiddenWords(String(forbidden.facts['detail'] ?? ''));
  await leaveResult(words, out, job);
}

/** What a run that may not comment leaves for the one that may. */
async function leaveResult(words: string, out: string, job: Job): Promise<void> {
  const { settings, console } = job;
  console.notice(words);
  await console.summary(paragraph(words));
  if (settings.comment === 'never' && !settings.reviewComments) return;
  const name = resultName(settings.key);
  if (await uploadFolder(name, join(out, 'capture'), null, job)) console.debug(resultUploaded(name));
}
