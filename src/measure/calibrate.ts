// How many iterations a timed process gets: the same on both sides, from the slower one.
import { readProcess } from '../bench/reading.js';
import { selectPatterns } from '../bench/select.js';
import { endingOf, invoke } from './binary.js';
import type { Found } from './prepare.js';
import { iterationsFor, observationSeconds, unpinnedObservationSeconds } from './schedule.js';
import {
  binaryKey,
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

/**
 * Probes every benchmark that is there on all sides and makes it a candidate. Also the warm-up: the first
 * process of a binary pays for the page cache. What breaks here is recorded and left out.
 */
export async function calibrate(session: Session, found: Found): Promise<void> {
  const [first, ...others] = session.sides.map((side) => found.get(side) ?? new Map<string, never>());
  const shared = [...(first ?? [])].filter(([key]) => others.every((other) => other.has(key)));
  const procs = procsOf(session.request);
  const aim = session.request.options.pin ? observationSeconds : unpinnedObservationSeconds;
  for (const [index, [key, { pkg, name }]] of shared.entries()) {
    session.ports.log.progress({
      phase: 'calibrate',
      what: `${pkg} ${name}`,
      done: index,
      total: shared.length,
    });
    const speeds: Speed[] = [];
    for (const side of session.sides) {
      const speed = await probe(session, side, pkg, name);
      if (speed === null) break;
      speeds.push(speed);
    }
    if (speeds.length < session.sides.length) continue;
    const secondsPerOperation = Math.max(...speeds.map((speed) => speed.secondsPerOperation));
    session.candidates.set(key, {
      benchmark: { pkg, name, procs },
      iterations: session.request.iterations?.get(key) ?? iterationsFor(secondsPerOperation, aim),
      secondsPerOperation,
      processSeconds: Math.max(...speeds.map((speed) => speed.processSeconds)) + aim,
    });
  }
}

async function probe(session: Session, side: SideState, pkg: string, name: string): Promise<Speed | null> {
  const procs = procsOf(session.request);
  const exit = await invoke(session.exec, {
    binary: side.binaries.get(binaryKey(pkg, 0)) ?? '',
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
