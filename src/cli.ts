// The command's door: parse, wire the adapters, run, turn whatever happens into words and an exit code.
// Commands are imported when they are asked for, so that the start stays fast.
import { onCrash } from './adapters/signals.js';
import { standardError, standardOutput } from './adapters/standard-streams.js';
import { GateError, exitCodeOf, exitCodes } from './base/errors.js';
import { toolVersion } from './base/version.js';
import { pathFor, type Door } from './cli/door.js';
import { parseCommand, type Parsed } from './cli/parse.js';
import type { Screen } from './cli/profile-view.js';
import { withoutCommands } from './report/workflow-commands.js';

/** How long an interrupted pipeline may take to clear up. */
const clearUpMs = 5_000;

const output = standardOutput(process.stdout);
const errors = standardError(process.stderr);

type WithWorld = Exclude<Parsed, { command: 'help' | 'version' | 'diff' | 'top' | 'tree' | 'flame' }>;

/** Gives the exit code. */
async function main(argv: readonly string[]): Promise<number> {
  const parsed = parseCommand(argv);
  switch (parsed.command) {
    case 'version':
      print(toolVersion);
      return exitCodes.passes;
    case 'help': {
      const { helpText } = await import('./cli/help.js');
      print(helpText(parsed.about));
      return exitCodes.passes;
    }
    case 'diff': {
      const { runDiff } = await import('./cli/diff-command.js');
      return runDiff(parsed, process.cwd(), print);
    }
    case 'top':
      return (await import('./cli/top-command.js')).runTop(parsed, await screenOf(parsed));
    case 'tree':
      return (await import('./cli/tree-command.js')).runTree(parsed, await screenOf(parsed));
    case 'flame':
      return (await import('./cli/flame-command.js')).runFlame(parsed, await screenOf(parsed));
    default:
      return inWorld(parsed);
  }
}

/** Standard output, for commands that read profiles and nothing else. */
async function screenOf({ color }: { readonly color: boolean }): Promise<Screen> {
  const { wantsColor } = await import('./adapters/terminal-log.js');
  const { isTTY, columns } = process.stdout;
  return {
    cwd: process.cwd(),
    color: color && wantsColor(process.stdout, process.env),
    // A terminal that does not tell its width says 0.
    width: isTTY && columns > 0 ? columns : null,
    print,
  };
}

/** Runs a command that needs children, git or captures; leaves nothing behind on any way out. */
async function inWorld(parsed: WithWorld): Promise<number> {
  const { createSystem } = await import('./adapters/system.js');
  const { createTerminalLog, wantsColor } = await import('./adapters/terminal-log.js');
  const { onInterrupt, settled } = await import('./adapters/signals.js');
  const env = parsed.color ? process.env : { ...process.env, NO_COLOR: '1' };
  const log = createTerminalLog({ stream: errors, env });
  const system = createSystem(env, log, { verbose: parsed.verbose });
  let running: Promise<unknown> = Promise.resolve();
  const release = onInterrupt(async (signal) => {
    log.close();
    await system.stop();
    // The pipeline now meets its stopped children, clears up and rejects; what it says is only this signal's echo.
    await settled(running, clearUpMs);
    const { measured, empty } = system.captures();
    const near = (directory: string): string => pathFor(directory, process.cwd());
    const left = measured.length > 0 ? { kept: measured.map(near) } : { lost: true, empty: empty.map(near) };
    await explain(new GateError('interrupted', { signal, ...left }));
  });
  const door: Door = {
    ports: system.ports,
    cwd: process.cwd(),
    color: wantsColor(process.stdout, env),
    verbose: parsed.verbose,
    width: process.stdout.isTTY ? process.stdout.columns : 120,
    print(text) {
      log.close();
      print(text);
    },
  };
  try {
    const result = run(parsed, door);
    running = result;
    return await result;
  } finally {
    log.close();
    await system.stop();
    release();
  }
}

async function run(parsed: WithWorld, door: Door): Promise<number> {
  switch (parsed.command) {
    case 'gate':
      return (await import('./cli/gate-command.js')).runGate(parsed, door);
    case 'record':
      return (await import('./cli/gate-command.js')).runRecord(parsed, door);
    case 'compare':
      return (await import('./cli/gate-command.js')).runCompare(parsed, door);
    case 'report':
      return (await import('./cli/gate-command.js')).runReport(parsed, door);
    case 'why':
      return (await import('./cli/why-command.js')).runWhy(parsed, door);
    case 'self-test':
      return (await import('./cli/self-test-command.js')).runSelfTest(parsed, door);
    case 'demo':
      return (await import('./cli/demo-command.js')).runDemo(parsed, door);
    case 'init':
      return (await import('./cli/init-command.js')).runInit(parsed, door);
  }
}

function print(text: string): void {
  output.write(harmless(text.endsWith('\n') ? text : `${text}\n`));
}

/** In a step of a job the runner reads our output, and in it are names and messages of the pull request. */
function harmless(text: string): string {
  return process.env['GITHUB_ACTIONS'] === 'true' ? withoutCommands(text) : text;
}

/** Words for what stopped us; a bug keeps its stack. */
async function explain(error: unknown): Promise<void> {
  const { describeAnything } = await import('./report/words/errors.js');
  errors.write(harmless(`${describeAnything(error)}\n`));
}

onCrash(explain);

try {
  const exitCode = await main(process.argv.slice(2));
  await output.written();
  process.exitCode = exitCode;
} catch (error) {
  // The signal handler tells of an interruption and ends the process itself.
  if (!(error instanceof GateError && error.code === 'interrupted')) {
    await explain(error);
    process.exitCode = exitCodeOf(error);
  }
}
