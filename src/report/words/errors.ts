// What stopped us: what happened, where, what to do. One entry per code; every fact may be missing.
//
//   usage              problem and its facts (config/usage.ts; sentences in usage-problems.ts)
//   config-missing     file
//   config-invalid     problems on ConfigError (sentences in config-problems.ts); else message
//   capture-missing    directory, reason: no-such-folder | not-a-folder; left out: it has no manifest
//   capture-invalid    directory, file, line, reason (words/faults.ts), detail
//   event-unsupported  event, file (when it is no JSON), at (what is missing in its payload)
//   go-missing
//   go-too-old         version, need, detail
//   not-a-repository   directory, reason: none | bare | dubious-ownership | not-a-folder | no-such-folder
//   ref-unknown        ref, detail: not-found | not-fetched | not-on-server | no-commits | not-a-name |
//                      no-default-branch | no-parent | is-head (sha), shallow, suggestion; of a fetch also reason: exit-status | timeout, output
//   no-merge-base      a, b, shallow
//   no-modules         side | directory
//   no-packages        patterns
//   no-benchmarks      bench, packages
//   does-not-compile   side: base | head | both | single, packages, output, ignored
//   list-failed        module, output
//   command-failed     program, command, cwd, reason: not-found | not-started | no-such-folder | timeout |
//                      exit-status | filter-failed | too-much-output, detail
//   disk-full          path | stream: stdout
//   file-unreadable    path, detail
//   file-unwritable    path | stream: stdout, detail, option (that names the file: --out FILE); or reason: not-a-capture, found; altered
//   profile-invalid    file, reason (profile/fault.ts, cli/not-a-profile.ts), offset; of no-such-sample-type also want, have, nearest
//   counters-invalid   file, reason (runtime/counters-fault.ts), line
//   machine-changed    base, head
//   interrupted        signal, program, kept: folders of captures with values in them; lost: true without any,
//                      and empty: folders of captures without
//   artifact-invalid   name, reason, entry (words/forge-errors.ts)
//   forge-failed       operation, reason, status, detail (forge.ts)
import { GateError, type ErrorCode } from '../../base/errors.js';
import { visible, textOf } from '../escape.js';
import { counted, listed, nothing, own, say, type Sentence } from '../sentence.js';
import { ConfigError } from '../../config/problem.js';
import { fetchAll, refWords } from './commits.js';
import { configErrorWords } from './config-problems.js';
import { FactReader, isSide, withoutScratch } from './facts.js';
import { diskFullWords, unreadableWords, unwritableWords } from './file-errors.js';
import { artifactWords, eventWords, forgeWords } from './forge-errors.js';
import { settingNames } from './settings.js';
import { usageWords } from './usage-problems.js';
import { captureFault } from './faults.js';
import { because, countersWords, profileWords } from './unreadable.js';

/** Most lines of foreign output that an error shows. */
const mostLines = 20;

export interface ErrorWords {
  /** What happened and where. */
  readonly what: Sentence;
  /** Lines that another program printed. */
  readonly output: readonly string[];
  /** What to do. */
  readonly next: Sentence;
}

type Words = (facts: FactReader) => Omit<ErrorWords, 'output'> & { readonly output?: string | null };

const repositoryReasons = new Map<string, readonly [what: string, next: string]>([
  ['none', ['is not in a git repository', `Run it inside one, or name one with ${settingNames.repository}.`]],
  [
    'bare',
    [
      'is a bare repository without files',
      `Name a clone that has a working tree with ${settingNames.repository}.`,
    ],
  ],
  [
    'dubious-ownership',
    [
      'belongs to another user, so git refuses it',
      'If you trust it: git config --global --add safe.directory <its folder>.',
    ],
  ],
  ['not-a-folder', ['is not a folder', `Name a folder with ${settingNames.repository}.`]],
  ['no-such-folder', ['does not exist', `Name a folder with ${settingNames.repository}.`]],
]);

const commandReasons = new Map<string, string>([
  ['not-found', 'is not installed'],
  ['not-started', 'could not be started'],
  ['no-such-folder', 'was to run in a folder that does not exist'],
  ['timeout', 'did not end in time'],
  ['filter-failed', 'failed in a filter program, for example git-lfs'],
  ['too-much-output', 'wrote more than can be kept'],
]);

const notCompiling = new Map<string, string>([
  ['base', 'base does not compile'],
  ['head', 'head does not compile'],
  ['both', 'neither base nor head compiles'],
]);

const missingCapture = new Map<string, string>([
  ['no-such-folder', 'it does not exist'],
  ['not-a-folder', 'it is no folder'],
]);

const nothingMeasured = 'Nothing was measured.';

/** The reason in our words, or as it came. */
/** Exhaustive, so that a code without a sentence does not compile. */
const words: Readonly<Record<ErrorCode, Words>> = {
  usage: usageWords,
  'config-missing': (f) => ({
    what: say`the configuration${f.with('file', (file) => say` ${file}`)} does not exist`,
    next: own(`Write one with pprof-gate init, or leave out ${settingNames.config}, to use the defaults.`),
  }),
  'config-invalid': (f) => ({
    what: say`the configuration is not valid${f.with('message', (message) => say`: ${message}`)}`,
    next: own('Nothing was run.'),
  }),
  'capture-missing': (f) => ({
    what: say`no capture in ${f.text('directory') ?? '?'}: ${own(missingCapture.get(f.text('reason') ?? '') ?? 'it has no manifest.json')}`,
    next: own('A capture is what gate --out DIR or record --out DIR writes; name its base or head folder.'),
  }),
  'capture-invalid': (f) => {
    const line = f.number('line');
    return {
      what: say`the capture${f.with('directory', (directory) => say` ${directory}`)} is not usable${f.with('file', (file) => say`: ${file}`)}${
        line === null ? nothing : own(` line ${line}`)
      }${because(f, captureFault)}${f.with('detail', (detail) => say` (${detail})`)}`,
      next: own('Record it again; its raw files may still be readable.'),
    };
  },
  'event-unsupported': eventWords,
  'go-missing': () => ({
    what: own('go is not installed, or not on PATH'),
    next: own(`${nothingMeasured} Install Go, in a workflow with actions/setup-go before this step.`),
  }),
  'go-too-old': (f) => ({
    what: say`${f.text('version') ?? 'this Go'} is too old${f.with('need', (need) => say`; ${need} or newer is needed`)}`,
    output: f.text('detail'),
    next: own(`${nothingMeasured} Install a newer Go, or allow it to fetch one: GOTOOLCHAIN=auto.`),
  }),
  'not-a-repository': (f) => {
    const [what, next] = repositoryReasons.get(f.text('reason') ?? 'none') ?? [
      'is not a git repository',
      `Name one with ${settingNames.repository}.`,
    ];
    return { what: say`${f.text('directory') ?? 'this folder'} ${own(what)}`, next: own(next) };
  },
  'ref-unknown': refWords,
  'no-merge-base': (f) => ({
    what: say`${f.text('a') ?? 'base'} and ${f.text('b') ?? 'head'} have no commit in common${own(f.is('shallow') ? ': the clone is shallow' : '')}`,
    next: own(f.is('shallow') ? fetchAll : `Name the commit to compare with: ${settingNames.base}.`),
  }),
  'no-modules': (f) => ({
    what: isSide(f)
      ? say`there is no go.mod on ${own(f.text('side') ?? '')}`
      : say`no go.mod in ${f.text('directory') ?? 'the repository'} or below`,
    next: own(`Name the folder of a Go module with ${settingNames.repository}.`),
  }),
  'no-packages': (f) => ({
    what: say`no package matches ${listed(f.list('patterns').length > 0 ? f.list('patterns') : ['./...'])}`,
    next: own('Give packages as go list takes them, for example ./... or ./parse.'),
  }),
  'no-benchmarks': (f) => ({
    what: say`no benchmark${f.with('bench', (bench) => (bench === '.' ? nothing : say` matches ${bench}`))} in ${
      f.number('packages') === null
        ? listed(f.list('packages').length > 0 ? f.list('packages') : ['./...'])
        : own(counted(f.number('packages') ?? 0, 'package'))
    }`,
    next: own(
      (f.text('bench') ?? '.') === '.'
        ? 'There is nothing to guard yet: write func BenchmarkX(b *testing.B).'
        : 'Names are matched as go test -bench matches them: widen bench, or leave it out for all benchmarks.',
    ),
  }),
  'does-not-compile': (f) => {
    const side = f.text('side') ?? 'single';
    const packages = f.list('packages');
    const errors = (f.text('output') ?? '').split('\n').filter((line) => /^\S.*:\d+:\d+: /.test(line)).length;
    return {
      what: say`${own(notCompiling.get(side) ?? 'the module does not compile')}${
        packages.length === 0 ? nothing : say`: ${listed(packages)}`
      }${errors === 0 ? nothing : own(` (${counted(errors, 'error')})`)}`,
      output: f.text('output'),
      next: say`${own(nothingMeasured)} ${
        f.list('ignored').length === 0
          ? nothing
          : say`Files that git ignores are not copied (${listed(f.list('ignored'), 3)}); commit them or generate them in both. `
      }Fix the build, or leave the package out with packages: in .github/pprof-gate.yml.`,
    };
  },
  'list-failed': (f) => ({
    what: say`go list failed${f.with('module', (module) => say` in ${module}`)}`,
    output: f.text('output'),
    next: own(`${nothingMeasured} The same happens with: go list ./...`),
  }),
  'command-failed': (f) => {
    const reason = f.text('reason') ?? '';
    const command = [f.text('program') ?? 'a command', f.text('command') ?? ''].join(' ').trim();
    const where = reason === 'no-such-folder' ? f.with('cwd', (cwd) => say`: ${cwd}`) : nothing;
    return {
      what: say`${command} ${own(commandReasons.get(reason) ?? 'failed')}${where}`,
      output: f.text('detail'),
      next: own(
        reason === 'not-found'
          ? 'Install it, and make sure that it is on PATH.'
          : 'What was measured before is kept. Run the command by hand to see more.',
      ),
    };
  },
  'disk-full': diskFullWords,
  'file-unreadable': unreadableWords,
  'file-unwritable': unwritableWords,
  'profile-invalid': profileWords,
  'counters-invalid': countersWords,
  'machine-changed': (f) => ({
    what: say`the machine changed during the measurement${f.with('base', (base) => say`: ${base}${f.with('head', (head) => say` became ${head}`)}`)}`,
    next: own('Times of two machines cannot be compared. Run it again.'),
  }),
  'artifact-invalid': artifactWords,
  'forge-failed': forgeWords,
  interrupted: (f) => ({
    what: say`stopped${f.with('signal', (signal) => say` by ${signal}`)} before the end`,
    next:
      f.list('kept').length === 0
        ? say`${own(f.is('lost') ? 'Nothing that was measured is kept.' : 'What was measured before is kept.')}${
            f.list('empty').length === 0
              ? nothing
              : say` No value is in ${listed(f.list('empty'))}: that may be removed.`
          }`
        : say`What was measured before is kept in ${listed(f.list('kept'))}: pprof-gate report FOLDER shows it.`,
  }),
};

/** The words of an error. */
export function errorWords(error: GateError): ErrorWords {
  const facts = new FactReader(
    error.at === undefined ? error.facts : { file: error.at.file, ...error.facts },
  );
  const { what, output, next } = words[error.code](facts);
  return { what, next, output: outputLines(output ?? '') };
}

/**
 * An error as the terminal shows it: `pprof-gate: what`, what another program said, what to do. A faulty
 * configuration is one line a problem, each with its place.
 */
export function describeError(error: GateError): string {
  if (error instanceof ConfigError) return configErrorWords(error).map(textOf).join('\n');
  const { what, output, next } = errorWords(error);
  return [`pprof-gate: ${textOf(what)}`, ...output.map((line) => `  ${line}`), textOf(next)].join('\n');
}

/** First lines of a program's output, each safe and on one line; the rest is counted. */
function outputLines(text: string): readonly string[] {
  const lines = withoutScratch(text)
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '');
  const shown = lines.slice(0, mostLines).map((line) => visible(line.replaceAll('\t', '  '), 300));
  const rest = lines.length - shown.length;
  return rest > 0 ? [...shown, `and ${counted(rest, 'more line', 'more lines')}`] : shown;
}

/** Anything thrown: what stopped us in words, a bug with its stack. */
export function describeAnything(error: unknown): string {
  if (error instanceof GateError) return describeError(error);
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `pprof-gate: this is a bug in pprof-gate; please report it with what follows.\n${stack}`;
}
