// Carries out profiling steps. Every output is in the capture before the next step begins.
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { GateError } from '../base/errors.js';
import { readProcess } from '../bench/reading.js';
import { selectPatterns } from '../bench/select.js';
import { keyOf, type BenchmarkId } from '../model/benchmark.js';
import type { RecordOf } from '../model/capture.js';
import { endingOf, invoke } from './binary.js';
import { printedKept } from './pair.js';
import { profilePin } from './pinning.js';
import { everyWait, ratedAs } from './rates.js';
import { benchFile, binaryOf, fileName, packageDirectory, sideOf, type Session } from './session.js';
import type { ProfileStep } from './step.js';

type ProfileKindOfRun = Exclude<RecordOf<'profile'>['kind'], 'goroutineleak'>;

const flagOf = {
  heap: 'memprofile',
  cpu: 'cpuprofile',
  block: 'blockprofile',
  mutex: 'mutexprofile',
} as const;
const kindsOf: Readonly<Record<ProfileStep['pass'], readonly ProfileKindOfRun[]>> = {
  heap: ['heap'],
  cpu: ['cpu'],
  contention: ['block', 'mutex'],
};

/** One profiling process, apart from all timing. False when it gave no profile. */
export async function runProfile(session: Session, step: ProfileStep): Promise<boolean> {
  const side = sideOf(session, step.side);
  const { benchmark, pass } = step;
  const stem = fileName(benchFile(side, benchmark).replace(/^bench\/|\.txt$/g, ''));
  const directory = join(session.request.scratch, 'profiles', step.side);
  await mkdir(directory, { recursive: true });
  const kinds = kindsOf[pass];
  const paths = kinds.map((kind) => join(directory, `${stem}.${kind}.${step.iterations}.${step.nth}.pb.gz`));
  const { rates = everyWait } = session.request.options;
  // Locks are only fought over with more than one core at hand.
  const contended = pass === 'contention';
  const expected: BenchmarkId = contended
    ? { ...benchmark, procs: session.request.machine.cores }
    : benchmark;
  const exit = await invoke(session.exec, {
    binary: binaryOf(side, benchmark.pkg, 0),
    cwd: packageDirectory(side, benchmark.pkg),
    ...selectPatterns(benchmark.name),
    benchtime: `${step.iterations}x`,
    procs: expected.procs,
    pin: profilePin(session.request, step),
    timeoutMs: session.request.options.timeoutMs,
    extra: [
      ...kinds.map((kind, index) => `-test.${flagOf[kind]}=${paths[index] ?? ''}`),
      // At the default rate a benchmark that allocates 64 KB would show an eighth of a sample.
      ...(pass === 'heap' ? ['-test.memprofilerate=1'] : []),
      ...(contended
        ? [`-test.blockprofilerate=${rates.block}`, `-test.mutexprofilefraction=${rates.mutex}`]
        : []),
    ],
  });
  await side.writer.append(`bench/${stem}.profiled.txt`, exit.stdout.text.slice(-printedKept));
  const reading = readProcess(exit.stdout.text, { ...expected, iterations: step.iterations });
  const { ending, message } = endingOf(exit, reading);
  if (ending !== 'ok') {
    await side.writer.record({
      type: 'caveat',
      code: 'profile-failed',
      facts: { benchmark: keyOf(benchmark), pass, ending, message: message.slice(0, 1000) },
    });
    return false;
  }
  const missing = kinds.filter((_, index) => !existsSync(paths[index] ?? ''));
  if (missing.length > 0) {
    // It printed a result and left before the harness could write: whatever it printed, it did not end well.
    await side.writer.record({
      type: 'caveat',
      code: 'profile-failed',
      facts: { benchmark: keyOf(benchmark), pass, ending: 'exited', message: '' },
    });
    return false;
  }
  for (const [index, kind] of kinds.entries()) {
    const file = `profiles/${stem}.${kind}.${step.iterations}${step.nth > 0 ? `.${step.nth}` : ''}.pb.gz`;
    try {
      await side.writer.adopt(file, paths[index] ?? '');
    } catch (error) {
      if (!(error instanceof GateError) || error.code !== 'profile-invalid') throw error;
      // The benchmark itself may have written there. Its bytes are not kept, so the reason is.
      const facts = { benchmark: keyOf(benchmark), pass, kind, ...error.facts };
      await side.writer.record({ type: 'caveat', code: 'profile-failed', facts });
      return false;
    }
    const { iterations } = step;
    await side.writer.record({
      type: 'profile',
      ...benchmark,
      kind,
      iterations,
      file,
      ...ratedAs(kind, rates),
    });
  }
  return true;
}
