// Carries out timed pairs. The launcher is idle while a pair runs: what was printed is looked at after both halves, and
// is in the capture before the next pair begins.
import { readProcess, type ProcessReading } from '../bench/reading.js';
import { selectTogether } from '../bench/select.js';
import { splitProcess } from '../bench/split.js';
import { keyOf, type BenchmarkId } from '../model/benchmark.js';
import type { CutOff, Ending } from '../model/capture.js';
import type { Exit } from '../ports.js';
import { endingOf, invoke } from './binary.js';
import { noteBreak, partsOf } from './company.js';
import { pairingOf, pinOf } from './pinning.js';
import {
  benchFile,
  binaryOf,
  elapsedMs,
  packageDirectory,
  recordTrouble,
  sideOf,
  type Session,
  type SideState,
} from './session.js';
import type { PassEnd, RunStep } from './step.js';

/** One half as it ran. */
interface Half {
  readonly step: RunStep;
  readonly startedMs: number;
  readonly cutOff: CutOff;
  readonly exit: Exit;
}

/**
 * One pair, or the one process of what has no partner. Benchmarks that break are out of the schedule after it. When
 * one of several in a process breaks, nothing of that process is kept: all run again in parts, as long as there is time.
 */
export async function runPair(
  session: Session,
  pair: readonly RunStep[],
  untilMs = Infinity,
): Promise<PassEnd> {
  const halves = await runHalves(session, pair);
  const printed = halves.map(readHalf);
  const broken = printed.findIndex((half) => half.some(({ ending }) => ending !== 'ok'));
  const benchmarks = pair[0]?.benchmarks ?? [];
  if (benchmarks.length > 1 && broken >= 0) {
    const parts = partsOf(benchmarks, halves[broken]?.exit.stdout.text ?? '');
    for (const part of parts) {
      if (elapsedMs(session) > untilMs) return 'time-budget';
      const again = pair.map((step) => ({ ...step, benchmarks: part }));
      if ((await runPair(session, again, untilMs)) === 'time-budget') return 'time-budget';
    }
    noteBreak(session, parts);
    return 'complete';
  }
  for (const [index, half] of halves.entries()) {
    for (const result of printed[index] ?? []) await keep(session, half, result);
  }
  return 'complete';
}

async function runHalves(session: Session, pair: readonly RunStep[]): Promise<Half[]> {
  const { request } = session;
  const cores = request.machine.pins;
  if (pairingOf(request) === 'together' && cores !== null && pair.length > 1 && pair[0]?.pinned === true) {
    return Promise.all(pair.map((step, index) => runHalf(session, step, cores[index] ?? [])));
  }
  const halves: Half[] = [];
  for (const step of pair) {
    const half = await runHalf(session, step, pinOf(request, step.pinned));
    halves.push(half);
    // Its partner would be of no use.
    if (half.exit.code !== 0) break;
  }
  return halves;
}

async function runHalf(session: Session, step: RunStep, pin: readonly string[]): Promise<Half> {
  const side = sideOf(session, step.side);
  const [first] = step.benchmarks;
  if (first === undefined) throw new Error('a step without benchmarks');
  const startedMs = Math.round(elapsedMs(session));
  const count = step.benchmarks.length;
  const cutOff = session.patience.withProcess(startedMs, count, usualMs(session, step));
  const exit = await invoke(session.exec, {
    binary: binaryOf(side, first.pkg, step.layout),
    cwd: packageDirectory(side, first.pkg),
    ...selectTogether(step.benchmarks.map(({ name }) => name)),
    benchtime: `${step.iterations}x`,
    procs: first.procs,
    pin,
    timeoutMs: cutOff.ms,
    keepBytes: Math.min(16, count) * (128 << 10),
  });
  return { step, startedMs, cutOff, exit };
}

/** What a process of these should take at most. */
function usualMs(session: Session, { benchmarks }: RunStep): number {
  const seconds = benchmarks.map((of) => session.candidates.get(keyOf(of))?.processSeconds ?? 0);
  return seconds.reduce((sum, of) => sum + of, 0) * 1000;
}

/** What one benchmark of a process says. */
interface Printed {
  readonly benchmark: BenchmarkId;
  readonly text: string;
  readonly ending: Ending;
  readonly message: string;
}

function readHalf({ step, exit }: Half): Printed[] {
  const { stdout } = exit;
  const alone = step.benchmarks.length === 1;
  const pieces = alone
    ? null
    : splitProcess(
        stdout.text,
        step.benchmarks.map(({ name }) => name),
      );
  return step.benchmarks.map((benchmark) => {
    const expected = { ...benchmark, iterations: step.iterations };
    const whole = readProcess(stdout.text, expected);
    const piece = pieces?.get(benchmark.name) ?? stdout.text;
    const text = alone || isSame(readProcess(piece, expected), whole) ? piece : stdout.text;
    return { benchmark, text, ...endingOf(exit, whole) };
  });
}

function isSame(a: ProcessReading, b: ProcessReading): boolean {
  const valuesOf = ({ ending, values }: ProcessReading): string => JSON.stringify([ending, values]);
  return valuesOf(a) === valuesOf(b);
}

async function keep(session: Session, half: Half, printed: Printed): Promise<void> {
  const { step, startedMs, cutOff, exit } = half;
  const { benchmark, ending, message } = printed;
  const side = sideOf(session, step.side);
  // The result is at the end; what a chatty benchmark prints a thousand times would fill the capture.
  const output = await side.writer.append(benchFile(side, benchmark), printed.text.slice(-printedKept));
  await side.writer.record({
    type: 'run',
    ...benchmark,
    pass: step.pass,
    slot: step.slot,
    layout: step.layout,
    second: step.second,
    iterations: step.iterations,
    startedMs,
    wallMs: exit.wallMs,
    ending,
    output,
  });
  if (exit.stdout.dropped > 0) await tellTruncated(side, benchmark, exit.stdout.dropped);
  if (ending === 'ok') return;
  await recordTrouble(session, side, step.pass, {
    ...benchmark,
    ending,
    message,
    cutOff,
    dump: exit.stderr,
  });
}

/** Characters of a process' output that the capture keeps. */
export const printedKept = 16 << 10;

async function tellTruncated(side: SideState, benchmark: BenchmarkId, bytes: number): Promise<void> {
  const key = keyOf(benchmark);
  if (side.truncated.has(key)) return;
  side.truncated.add(key);
  const facts = { benchmark: key, side: side.tree.side, bytes };
  await side.writer.record({ type: 'caveat', code: 'output-truncated', facts });
}
