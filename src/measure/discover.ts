// Which benchmarks a binary has, sub-benchmarks included: they only show when they run.
import { listBenchmarks } from '../bench/discover.js';
import { GateError } from '../base/errors.js';
import { readProcess } from '../bench/reading.js';
import { selectPatterns } from '../bench/select.js';
import type { CutOff, Ending } from '../model/capture.js';
import type { Exec, Exit, Output } from '../ports.js';
import { commandOf, endingOf, invoke, type Invocation } from './binary.js';

export interface Discovered {
  readonly names: readonly string[];
  /** Seconds of the one operation that each ran, as printed. A first operation is slow: only good for an order. */
  readonly seconds: ReadonlyMap<string, number>;
  readonly troubles: readonly DiscoveryTrouble[];
}

export interface DiscoveryTrouble {
  /** Null when the package could not even list its benchmarks. */
  readonly name: string | null;
  readonly ending: Ending;
  readonly message: string;
  /** What its process ran under. */
  readonly cutOff: CutOff;
  /** What a hung or crashed process printed on standard error: its goroutine dump. Null of one that went on. */
  readonly dump: Output | null;
}

type Setting = Omit<Invocation, 'bench' | 'benchtime' | 'skip' | 'timeoutMs'> & {
  /** For a process that begins now. */
  readonly cutOff: () => CutOff;
};

/** Takes what each process printed, as it ends. */
export type Keep = (stdout: string) => Promise<void>;

/**
 * Runs everything once, in one process. Where that process does not end as it should (a panic takes the rest
 * down with it), each top-level benchmark runs in a process of its own, so that one bad benchmark costs only
 * itself. `bench` is the user's -bench expression.
 */
export async function discover(exec: Exec, setting: Setting, bench: string, keep: Keep): Promise<Discovered> {
  const { exit, cutOff } = await invokeNow(exec, setting, bench);
  await keep(exit.stdout.text);
  const invalid = /^testing: invalid regexp .*$/m.exec(exit.stderr.text)?.[0];
  if (invalid !== undefined)
    throw new GateError('config-invalid', { message: invalid.replace('-test.bench', 'bench') });
  const listed = listBenchmarks(exit.stdout.text, setting.procs);
  // Status 1 with the closing FAIL: b.Fatal costs only the benchmark that called it.
  const whole = exit.stdout.dropped === 0 && !exit.timedOut && listed.closed && (exit.code ?? 2) < 2;
  if (whole) {
    const names = resultsOf(listed.names);
    return { names, seconds: secondsOf(names, exit, setting.procs), troubles: ended(listed.names, cutOff) };
  }
  return oneByOne(exec, setting, bench, keep, { exit, cutOff });
}

interface Ended {
  readonly exit: Exit;
  readonly cutOff: CutOff;
}

/** Each benchmark that fits runs a single operation. */
async function invokeNow(exec: Exec, { cutOff, ...setting }: Setting, bench: string): Promise<Ended> {
  const now = cutOff();
  const call = { ...setting, bench, benchtime: '1x', keepBytes: 2 << 20, timeoutMs: now.ms };
  return { exit: await invoke(exec, call), cutOff: now };
}

type Listed = ReturnType<typeof listBenchmarks>['names'];

function resultsOf(names: Listed): string[] {
  return names.filter((listed) => listed.state === 'result').map((listed) => listed.name);
}

/** What ended by itself without a result: skipped or failed. */
function ended(names: Listed, cutOff: CutOff): DiscoveryTrouble[] {
  return names.flatMap(({ name, state, message }) =>
    state === 'skipped' || state === 'failed' ? [{ name, ending: state, message, cutOff, dump: null }] : [],
  );
}

async function oneByOne(
  exec: Exec,
  setting: Setting,
  bench: string,
  keep: Keep,
  whole: Ended,
): Promise<Discovered> {
  const tops = await topLevel(exec, setting, bench);
  if ('ending' in tops) return { names: [], seconds: new Map(), troubles: [tops] };
  if (tops.length === 0) {
    // Nothing is listed, and the run broke off all the same: TestMain or an init function ended the process.
    const { ending, message } = endingOf(whole.exit, { ending: 'no-result', closed: false, message: '' });
    return {
      names: [],
      seconds: new Map(),
      troubles: [{ name: null, ending, message, cutOff: whole.cutOff, dump: whole.exit.stderr }],
    };
  }
  const seconds = new Map<string, number>();
  const names: string[] = [];
  const troubles: DiscoveryTrouble[] = [];
  for (const top of tops) {
    const pattern = `${selectPatterns(top).bench}${deeperLevels(bench)}`;
    const { exit, cutOff } = await invokeNow(exec, setting, pattern);
    await keep(exit.stdout.text);
    const listed = listBenchmarks(exit.stdout.text, setting.procs);
    const results = resultsOf(listed.names);
    names.push(...results);
    for (const [name, value] of secondsOf(results, exit, setting.procs)) seconds.set(name, value);
    troubles.push(...ended(listed.names, cutOff));
    const { ending, message } = endingOf(exit, { ending: 'ok', closed: listed.closed, message: '' });
    const explained = listed.closed && exit.code === 1 && listed.names.some((n) => n.state === 'failed');
    if (ending === 'ok' || explained) continue;
    const broken = listed.names.filter((n) => n.state === 'started').at(-1)?.name ?? top;
    troubles.push({ name: broken, ending, message, cutOff, dump: exit.stderr });
  }
  return { names, seconds, troubles };
}

/** Printed seconds per operation; for packages of very many benchmarks none, because each is looked for. */
function secondsOf(names: readonly string[], exit: Exit, procs: number): Map<string, number> {
  const seconds = new Map<string, number>();
  for (const name of names.slice(0, 500)) {
    const printed = readProcess(exit.stdout.text, { name, procs }).values.find(
      ({ unit }) => unit === 'sec/op',
    );
    if (printed !== undefined) seconds.set(name, printed.value);
  }
  return seconds;
}

/** Names of the top-level benchmarks, or the trouble when even listing them fails. */
async function topLevel(exec: Exec, setting: Setting, bench: string): Promise<string[] | DiscoveryTrouble> {
  const { cutOff: cutOffNow, ...call } = setting;
  const cutOff = cutOffNow();
  const command = commandOf({ ...call, bench: '^$', benchtime: '1x', timeoutMs: cutOff.ms });
  const exit = await exec.run({ ...command, args: [...command.args, `-test.list=${topPattern(bench)}`] });
  const names = exit.stdout.text.split('\n').filter((line) => /^Benchmark[^\s/]*$/.test(line));
  if (exit.code === 0 && !exit.timedOut) return names;
  const { ending, message } = endingOf(exit, { ending: 'no-result', closed: true, message: '' });
  return { name: null, ending, message, cutOff, dump: exit.stderr };
}

/** First level of a -bench expression: alternatives apart, up to the first slash outside brackets. */
function topPattern(bench: string): string {
  const levels = splitLevels(bench);
  return levels === null ? 'Benchmark' : (levels[0] ?? '.');
}

function deeperLevels(bench: string): string {
  const levels = splitLevels(bench);
  return levels === null || levels.length < 2 ? '' : `/${levels.slice(1).join('/')}`;
}

/** Levels of an expression without top-level alternatives; null when it has some and a slash as well. */
function splitLevels(bench: string): string[] | null {
  const levels: string[] = [];
  let level = '';
  let depth = 0;
  let alternatives = false;
  for (let i = 0; i < bench.length; i++) {
    const char = bench.charAt(i);
    if (char === '\\') {
      level += char + bench.charAt(++i);
      continue;
    }
    if (char === '(' || char === '[') depth++;
    if (char === ')' || char === ']') depth--;
    if (char === '|' && depth === 0) alternatives = true;
    if (char === '/' && depth === 0) {
      levels.push(level);
      level = '';
    } else {
      level += char;
    }
  }
  levels.push(level);
  return alternatives && levels.length > 1 ? null : levels;
}
