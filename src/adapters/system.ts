// The real world behind all ports.
import { existsSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CaptureStore, Exec, Git, Log, Ports, Scratch } from '../ports.js';
import { createCaptureDirectories } from './capture-directory.js';
import { systemClock } from './clock.js';
import { childEnvironment, secretsIn } from './environment.js';
import { createExec } from './exec.js';
import { createGit } from './git.js';
import { readLoad } from './load.js';
import { readMachine } from './machine.js';
import { createRedactor, type Redactor } from './redactor.js';
import { createScratch } from './scratch.js';
import { goFacts, type GoFacts } from './toolchain.js';
import { commandLine, removedFlags } from '../report/words/places.js';

export interface System {
  readonly ports: Ports;
  /** Ends all children and removes all scratch folders: for every way out before the pipeline's own. */
  stop(): Promise<void>;
  /** Folders of captures of this process that are still there, by whether they hold a measured value. */
  captures(): { readonly measured: readonly string[]; readonly empty: readonly string[] };
}

/** A released version can be asked for by name; a development one cannot. */
const released = /^go1\.\d+(?:\.\d+|rc\d+|beta\d+)?$/;

/** Wires the adapters. `env` is the environment of this process; children see a cleaned copy. */
export function createSystem(
  env: Readonly<Record<string, string | undefined>>,
  log: Log,
  options: { readonly verbose: boolean } = { verbose: false },
): System {
  const cleaned = childEnvironment(env);
  const plain = createExec({ env: cleaned.variables });
  const exec: Exec = options.verbose ? telling(plain, log) : plain;
  const scratches = new Set<Scratch>();
  const redactor = createRedactor();
  learnEnvironment(redactor, env);
  const measured = new Map<string, boolean>();
  return {
    captures() {
      const there = [...measured].filter(([directory]) => existsSync(directory));
      const having = (values: boolean) => there.flatMap(([path, has]) => (has === values ? [path] : []));
      return { measured: having(true), empty: having(false) };
    },
    ports: {
      exec,
      git: learningGit(createGit(exec), redactor),
      captures: noting(createCaptureDirectories(redactor), measured),
      clock: systemClock,
      log: {
        ...log,
        // It names benchmarks, which can have anything in their names.
        progress(state) {
          log.progress(redactor.json(state));
        },
      },
      load: readLoad,
      machine: () => readMachine(cleaned.variables),
      async toolchain(directory) {
        const facts = await goFacts(exec, directory, cleaned.variables);
        learnGo(redactor, facts);
        // Of the variable, and of what `go env -w` has stored.
        const removed = [...cleaned.removed, ...facts.removed].flatMap(({ flag }) => flag ?? []);
        if (removed.length > 0) log.warning(removedFlags(removed));
        // The other side's go.mod might ask for another toolchain, and times are not comparable across two.
        const pinned: Record<string, string> = released.test(facts.go.version)
          ? { GOTOOLCHAIN: facts.go.version }
          : {};
        const path = [join(facts.goroot, 'bin'), cleaned.variables['PATH'] ?? '']
          .filter((part) => part !== '')
          .join(':');
        // go test puts GOROOT/bin first as well: benchmarks may run the go command.
        return {
          // As captures tell it, so that what is found out before there is one agrees with them.
          go: redactor.json(facts.go),
          env: { ...facts.env, ...pinned, ...(facts.goroot === '' ? {} : { PATH: path }) },
        };
      },
      async scratch() {
        const scratch = await createScratch();
        scratches.add(scratch);
        learnScratch(redactor, scratch.directory);
        return {
          directory: scratch.directory,
          async remove() {
            scratches.delete(scratch);
            await scratch.remove();
          },
        };
      },
    },
    async stop() {
      await exec.stop();
      for (const scratch of [...scratches]) await scratch.remove();
    },
  };
}

/** The more telling name first: one folder may have several. */
function learnEnvironment(redactor: Redactor, env: Readonly<Record<string, string | undefined>>): void {
  redactor.learn(env['GITHUB_WORKSPACE'], '$WORKSPACE');
  redactor.learn(env['RUNNER_TEMP'], '$TMP');
  redactor.learn(tmpdir(), '$TMP');
  redactor.learn(env['HOME'], '$HOME');
  redactor.learn(homedir(), '$HOME');
  for (const secret of secretsIn(env)) redactor.hide(secret);
}

function learnGo(redactor: Redactor, { goroot, gopath, gomodcache, gocache }: GoFacts): void {
  redactor.learn(goroot, '$GOROOT');
  redactor.learn(gomodcache, '$GOMODCACHE');
  redactor.learn(gocache, '$GOCACHE');
  for (const folder of gopath) redactor.learn(folder, '$GOPATH');
}

/** The copies of the sides (commits.ts): what lies in them has the path that it has in the repository. */
function learnScratch(redactor: Redactor, directory: string): void {
  for (const side of ['base', 'head', 'single']) redactor.learn(join(directory, side), '.');
  redactor.learn(join(directory, 'tmp'), '$TMP');
  redactor.learn(directory, '$TMP');
}

/** Notes which captures have a run: after an interruption people want to know whether and where anything is kept. */
function noting(captures: CaptureStore, measured: Map<string, boolean>): CaptureStore {
  return {
    ...captures,
    async create(directory, manifest) {
      const writer = await captures.create(directory, manifest);
      measured.set(directory, false);
      return {
        ...writer,
        async record(record) {
          await writer.record(record);
          if (record.type === 'run') measured.set(directory, true);
        },
      };
    },
  };
}

function learningGit(git: Git, redactor: Redactor): Git {
  return {
    ...git,
    async root(directory) {
      const root = await git.root(directory);
      redactor.learn(root, '$WORKSPACE');
      return root;
    },
  };
}

/** Shows every command before it runs. */
function telling(exec: Exec, log: Log): Exec {
  return {
    run(command) {
      log.info(commandLine(command.cwd, command.program, command.args));
      return exec.run(command);
    },
    stop: () => exec.stop(),
  };
}
