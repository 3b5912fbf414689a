// The Action's door: inputs and the event in; summary, annotations, outputs, comments and the exit code out.
import * as core from '@actions/core';
import { createJobConsole, type JobConsole } from './adapters/actions-console.js';
import { createActionsLog } from './adapters/actions-log.js';
import { createArtifactUploads } from './adapters/github/artifact-uploads.js';
import { createForge } from './adapters/github/forge.js';
import { createRefusingForge } from './adapters/github/refusing-forge.js';
import { onCrash, onInterrupt } from './adapters/signals.js';
import { endureLoss } from './adapters/standard-streams.js';
import { createSystem } from './adapters/system.js';
import { runGateMode } from './action/gate-mode.js';
import type { Job } from './action/job.js';
import { planOf, type Plan } from './action/plan.js';
import { runRecordMode } from './action/record-mode.js';
import { runReportMode } from './action/report-mode.js';
import { runFacts, type RunFacts } from './action/run.js';
import { GateError, exitCodeOf, exitCodes } from './base/errors.js';
import { actionInputs, readInputs } from './config/action-inputs.js';
import { readEvent } from './event.js';
import { describeAnything } from './report/words/errors.js';
import { nothingToReport } from './report/words/publication.js';

async function main(): Promise<number> {
  const settings = readInputs(new Map(actionInputs.map(({ name }) => [name, core.getInput(name)])));
  const run = runFacts(process.env);
  const event = readEvent(run.eventName, await payload(run));
  const plan = planOf(event, settings);
  if (plan.do === 'nothing') {
    core.notice(nothingToReport(plan.why));
    return exitCodes.passes;
  }
  const log = createActionsLog();
  const system = createSystem(process.env, log);
  const release = onInterrupt(async () => {
    log.close();
    await system.stop();
  });
  try {
    const console = createJobConsole(() => {
      log.close();
    });
    return await perform(plan, {
      settings,
      run,
      ports: system.ports,
      forge:
        run.forge !== 'github' || settings.token === ''
          ? null
          : forgeOf(run, settings.token, system, console),
      uploads: createArtifactUploads(),
      console,
    });
  } finally {
    log.close();
    await system.stop();
    release();
  }
}

function perform(plan: Exclude<Plan, { do: 'nothing' }>, job: Job): Promise<number> {
  switch (plan.do) {
    case 'gate':
      return runGateMode(plan, job);
    case 'record':
      return runRecordMode(plan.event, job);
    case 'report':
      return runReportMode(plan.event, job);
  }
}

/** What can be no token is told when something is to be published with it: it must not keep the gate from measuring. */
function forgeOf(
  run: RunFacts,
  token: string,
  system: ReturnType<typeof createSystem>,
  console: JobConsole,
): Job['forge'] {
  try {
    return createForge({
      token,
      repository: run.repository,
      apiUrl: run.apiUrl,
      graphqlUrl: run.graphqlUrl,
      clock: system.ports.clock,
      trace: (line) => {
        console.debug(line);
      },
    });
  } catch (error) {
    if (!(error instanceof GateError && error.code === 'forge-failed')) throw error;
    return createRefusingForge(error);
  }
}

/** The event of this run. The toolkit parses its file while it is imported. */
async function payload({ eventName }: RunFacts): Promise<unknown> {
  try {
    return (await import('@actions/github')).context.payload;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const facts = { event: eventName, file: process.env['GITHUB_EVENT_PATH'] ?? '' };
    throw new GateError('event-unsupported', facts, { cause: error });
  }
}

onCrash((error) => {
  core.error(describeAnything(error));
});

// The toolkit writes to them by itself.
for (const stream of [process.stdout, process.stderr]) endureLoss(stream);

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof GateError && error.code === 'interrupted')) {
    core.error(describeAnything(error));
    process.exitCode = exitCodeOf(error);
  }
}
