// How many iterations a timed process gets: the same on both sides, from the slower one.
import { readProcess } from '../bench/reading.js';
import { selectPatterns } from '../bench/select.js';
import { endingOf, invoke } from './binary.js';
import type { Found } from './prepare.js';
import type { PassEnd } from './step.js';
import { iterationsFor, observationSeconds, unpinnedObservationSeconds } from './schedule.js';
import {
  binaryOf,
  elapsedMs,
  fileName,
  packageDirectory,
  pinOf,
  procsOf,
  recordTrouble,
  type Session,
  type SideState,
} from './session.js';

const probeSeconds = 0.01;

interface Speed {
  readonly secondsPerOperation: number;
  readonly processSeconds: number;
}

/** An operation of so many seconds fills a timed process by itself: discovery has seen how long it takes. */
const slowSeconds = 0.03;

/** Share of the time budget after which no more benchmarks are calibrated: those that are should be measured. */
const calibrateShare = 0.5;

/**
 * Makes every benchmark a candidate that is there on all sides, and those that are new on head. Also the
 * warm-up: the first process of a binary pays for the page cache. What breaks here is recorded and left out.
 */
export async function calibrate(session: Session, found: Found): Promise<PassEnd> {
  const wanted = wantedBenchmarks(session, found);
  const procs = procsOf(session.request);
  const { pin, timeBudgetMs } = session.request.options;
  const aim = pin ? observationSeconds : unpinnedObservationSeconds;
  for (const [index, { key, pkg, name, sides }] of wanted.entries()) {
    if (elapsedMs(session) > timeBudgetMs * calibrateShare) return 'time-budget';
    session.ports.log.progress({
      phase: 'calibrate',
      what: `${pkg} ${name}`,
      done: index,
      total: wanted.length,
    });
    const speeds: Speed[] = [];
    for (const side of sides) {
      const first = found.get(side)?.get(key)?.seconds ?? 0;
      const speed =
        first >= slowSeconds
          ? { secondsPerOperation: first, processSeconds: first }
          : await probe(session, side, pkg, name);
      if (speed === null) break;
      speeds.push(speed);
    }
    if (speeds.length < sides.length) continue;
    const secondsPerOperation = Math.max(...speeds.map((speed) => speed.secondsPerOperation));
    const own = iterationsFor(secondsPerOperation, aim);
    const iterations = chosenIterations(session, key, own);
    session.candidates.set(key, {
      benchmark: { pkg, name, procs },
      sides: sides.map((side) => side.tree.side),
      iterations,
      secondsPerOperation,
      // With the iterations of an earlier capture it takes longer on slower code.
      processSeconds:
        Math.max(...speeds.map((speed) => speed.processSeconds)) + aim * Math.max(1, iterations / own),
    });
  }
  return 'complete';
}

/** Those of an earlier capture, so that counts compare, unless they would cost far more or tell far less here. */
function chosenIterations({ request }: Session, key: string, aim: number): number {
  const earlier = request.iterations?.get(key);
  if (earlier === undefined) return aim;
  const within = request.iterationsWithin ?? Infinity;
  return earlier <= aim * within && aim <= earlier * within ? earlier : aim;
}

interface Wanted {
  readonly key: string;
  readonly pkg: string;
  readonly name: string;
  readonly sides: readonly SideState[];
}

/** What is on all sides as pairs; then what is on the leading side alone, whose absolute limits can be judged. */
function wantedBenchmarks(session: Session, found: Found): Wanted[] {
  const leading = session.sides.at(-1);
  const wanted = [...((leading && found.get(leading)) ?? [])].map(([key, { pkg, name }]) => {
    const sides = session.sides.filter((side) => found.get(side)?.has(key) === true);
    return { key, pkg, name, sides };
  });
  return wanted.sort((a, b) => b.sides.length - a.sides.length);
}

async function probe(session: Session, side: SideState, pkg: string, name: string): Promise<Speed | null> {
  const procs = procsOf(session.request);
  const exit = await invoke(session.exec, {
    binary: binaryOf(side, pkg, 0),
    cwd: packageDirectory(side, pkg),
    ...selectPatterns(name),
    benchtime: `${probeSeconds * 1000}ms`,
    procs,
    pin: pinOf(session),
    timeoutMs: session.request.options.timeoutMs,
    keepBytes: 16 << 10,
  });
  await side.writer.append(`bench/calibrate-${fileName(pkg)}.txt`, exit.stdout.text);
  const reading = readProcess(exit.stdout.text, { name, procs });
  const { ending, message } = endingOf(exit, reading);
  if (ending !== 'ok') {
    await recordTrouble(session, side, 'calibrate', { pkg, name, ending, message, dump: exit.stderr.text });
    return null;
  }
  // Not from the printed ns/op, which b.ReportMetric can replace: Go raised the count until it took this long.
  const iterations = reading.iterations ?? 1;
  const processSeconds = exit.wallMs / 1000;
  const secondsPerOperation = iterations > 1 ? (1.2 * probeSeconds) / iterations : processSeconds;
  return { secondsPerOperation, processSeconds };
}
