// The Action's door: inputs and the event in, summary, annotations, outputs and the exit code out.
import { relative, resolve } from 'node:path';
import * as core from '@actions/core';
import type * as github from '@actions/github';
import { createActionsLog } from './adapters/actions-log.js';
import { onCrash, onInterrupt } from './adapters/signals.js';
import { createSystem } from './adapters/system.js';
import { GateError, exitCodeOf, exitCodes } from './base/errors.js';
import { refuseRoot, scopeOf } from './cli/scope.js';
import { actionInputs, readInputs } from './config/action-inputs.js';
import { baseOf } from './event.js';
import { gate } from './gate.js';
import type { Report } from './model/report.js';
import { prepareOutput, writeReports } from './outputs.js';
import { annotationsOf } from './report/annotations.js';
import { logLine } from './report/escape.js';
import { renderSummary } from './report/markdown.js';
import { renderTerminal } from './report/terminal.js';
import { describeAnything } from './report/words/errors.js';

type Context = Pick<(typeof github)['context'], 'eventName' | 'payload'>;

async function main(): Promise<number> {
  const inputs = new Map(actionInputs.map(({ name }) => [name, core.getInput(name)]));
  const settings = readInputs(inputs);
  const { eventName, payload } = await event();
  const base = baseOf(eventName, payload, settings.base);

  const log = createActionsLog();
  const system = createSystem(process.env, log);
  const release = onInterrupt(async () => {
    log.close();
    await system.stop();
  });
  try {
    const directory = resolve(settings.workingDirectory);
    const file = settings.config === null ? null : resolve(directory, settings.config);
    const { config, root } = await scopeOf(system.ports.git, directory, file, settings.overrides);
    const out = resolve(directory, settings.out);
    refuseRoot(out, root, 'input out');
    await prepareOutput(out);
    // A named head is measured as committed; else what is checked out, which on CI is a commit as well.
    const report = await gate({ directory, base, head: settings.head, config, out }, system.ports);
    log.close();
    await tell(report, out);
    return settings.reportOnly ? exitCodes.passes : report.verdict.exitCode;
  } finally {
    log.close();
    await system.stop();
    release();
  }
}

/** The event of this run. The toolkit parses its file while it is imported. */
async function event(): Promise<Context> {
  try {
    return (await import('@actions/github')).context;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const facts = {
      event: process.env['GITHUB_EVENT_NAME'] ?? '',
      file: process.env['GITHUB_EVENT_PATH'] ?? '',
    };
    throw new GateError('event-unsupported', facts, { cause: error });
  }
}

/** The files come last: one that cannot be written must not cost the verdict. */
async function tell(report: Report, out: string): Promise<void> {
  for (const line of renderTerminal(report, { color: false, width: 120 }).split('\n'))
    core.info(logLine(line));
  for (const { level, message, file, line, title } of annotationsOf(report)) {
    const properties = {
      title,
      ...(file === null ? {} : { file }),
      ...(line === null ? {} : { startLine: line }),
    };
    if (level === 'error') core.error(message, properties);
    else core.warning(message, properties);
  }
  const { verdict, counts } = report;
  setOutputs({
    outcome: verdict.outcome,
    passes: verdict.passes,
    benchmarks: counts.benchmarks,
    exceeded: counts.exceeded,
    unproven: counts.unproven,
    unmeasured: counts.unmeasured,
  });
  if (process.env['GITHUB_STEP_SUMMARY'] !== undefined)
    await core.summary.addRaw(renderSummary(report), true).write();
  const files = await writeReports(out, report);
  setOutputs({
    'report-json': relative(process.cwd(), files.json),
    'comment-markdown': relative(process.cwd(), files.comment),
    'report-directory': relative(process.cwd(), out),
  });
}

function setOutputs(outputs: Readonly<Record<string, string | number | boolean>>): void {
  for (const [name, value] of Object.entries(outputs)) core.setOutput(name, value);
}

onCrash((error) => {
  core.error(describeAnything(error));
});

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof GateError && error.code === 'interrupted')) {
    core.error(describeAnything(error));
    process.exitCode = exitCodeOf(error);
  }
}
