// The goroutines of a benchmark whose package takes no sentinels: a whole process, stopped when the benchmark is done.
//
// Go's harness prints PASS and then writes the profiles that it was asked for (testing.(*M).after, which collects garbage
// first for that of the heap). Ours is to go into a pipe that is full already: there the process waits until SIGQUIT has
// it print the stacks of all its goroutines, however long that takes us.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { readProcess, type Expected } from '../../bench/reading.js';
import { closingLine, iterationsOf, resultTail, verdictLine } from '../../bench/result-line.js';
import { selectPatterns } from '../../bench/select.js';
import { keyOf, type BenchmarkId } from '../../model/benchmark.js';
import type { RecordOf } from '../../model/capture.js';
import type { Exit } from '../../ports.js';
import { standingIn } from '../../runtime/left-standing.js';
import { endingOf, invoke } from '../binary.js';
import { printedKept } from '../pair.js';
import { benchFile, binaryOf, fileName, packageDirectory, sideOf, type Session } from '../session.js';
import type { TreeSide } from '../step.js';
import { makeFullPipe } from './full-pipe.js';

/** Goroutines that are about to end get so long. */
const settleMs = 100;
/** Bytes of a dump that are read, from its start and from its end: tens of thousands of goroutines. */
const readBytes = 8 << 20;
/** Characters of a dump that the capture keeps; a larger one is counted only. */
const keptDump = 2 << 20;
/** More than it usually takes: a process that does not stop where it should must not take as long as one that hangs may. */
const longerMs = 30_000;
const timesUsual = 10;

export interface Whole {
  readonly side: TreeSide;
  readonly benchmark: BenchmarkId;
  readonly iterations: number;
  /** What its timed processes take. */
  readonly processSeconds: number;
}

/** Goroutines of a process at its end; or why they are not known, as facts of a caveat. */
export type Stood =
  | { readonly ok: true; readonly count: number }
  | { readonly ok: false; readonly why: RecordOf<'caveat'>['facts'] };

/** Runs one process, and takes its dump into the capture. */
export async function runStanding(session: Session, whole: Whole): Promise<Stood> {
  const { benchmark, iterations } = whole;
  const side = sideOf(session, whole.side);
  const stem = fileName(benchFile(side, benchmark).replace(/^bench\/|\.txt$/g, ''));
  const failed = (facts: Record<string, string>): Stood => ({
    ok: false,
    why: { benchmark: keyOf(benchmark), pass: 'goroutines', by: 'dump', ...facts },
  });
  const directory = join(session.request.scratch, 'standing', whole.side);
  await mkdir(directory, { recursive: true });
  // Its number alone: the process is told this path, and names are anybody's.
  const pipe = await makeFullPipe(
    session.exec,
    join(directory, `${stem.split('-', 1)[0] ?? ''}.${iterations}`),
  );
  if (pipe.failure !== null) return failed({ reason: 'no-pipe', message: pipe.failure });
  const expected = { ...benchmark, iterations };
  const { timeoutMs } = session.request.options;
  let exit: Exit;
  try {
    exit = await invoke(session.exec, {
      binary: binaryOf(side, benchmark.pkg, 0),
      cwd: packageDirectory(side, benchmark.pkg),
      ...selectPatterns(benchmark.name),
      benchtime: `${iterations}x`,
      procs: benchmark.procs,
      pin: [],
      timeoutMs: Math.min(
        timeoutMs > 0 ? timeoutMs : Infinity,
        longerMs + timesUsual * 1000 * whole.processSeconds,
      ),
      keepBytes: readBytes,
      extra: [`-test.memprofile=${pipe.path}`],
      // The user's own setting may print less.
      env: { GOTRACEBACK: 'all' },
      quitAfter: { line: untilClosed(expected), ms: settleMs },
    });
  } finally {
    await pipe.close();
  }
  await side.writer.append(`bench/${stem}.standing.txt`, exit.stdout.text.slice(-printedKept));
  const reading = readProcess(exit.stdout.text, expected);
  if (reading.ending !== 'ok' || !reading.closed) {
    const { ending, message } = endingOf(exit, reading);
    return failed({ ending, message: message.slice(0, 1000) });
  }
  const standing = standingIn(exit.stderr.text);
  if (standing === null) return failed({ reason: 'no-dump', message: '' });
  // Without a status it was killed before it was through with them.
  if (!standing.whole || exit.stderr.dropped > 0 || exit.code === null)
    return failed({ reason: 'too-many', message: '' });
  const { text, goroutines } = standing;
  const file = `dumps/${stem}.standing.${iterations}.txt`;
  await side.writer.record({
    type: 'standing',
    ...benchmark,
    iterations,
    count: goroutines.length,
    file: text.length > keptDump ? null : (await side.writer.append(file, text)).file,
  });
  return { ok: true, count: goroutines.length };
}

/** True of the closing PASS or FAIL, once there was a result of the benchmark, or that it has none. */
function untilClosed({ iterations }: Expected): (line: string) => boolean {
  let isOver = false;
  return (line) => {
    const tail = resultTail(line);
    isOver ||= verdictLine(line) !== null || (tail !== null && iterationsOf(tail) === iterations);
    return isOver && closingLine(line) !== null;
  };
}
