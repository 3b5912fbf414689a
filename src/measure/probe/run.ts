// One process with sentinels around a benchmark: counters before and after it, and profiles of it alone.
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { GateError } from '../../base/errors.js';
import { readProcess } from '../../bench/reading.js';
import { selectTogether } from '../../bench/select.js';
import { keyOf, type BenchmarkId } from '../../model/benchmark.js';
import type { RecordOf } from '../../model/capture.js';
import { counterChange } from '../../runtime/counter-change.js';
import { readCounters } from '../../runtime/counters.js';
import { endingOf, invoke } from '../binary.js';
import { printedKept } from '../pair.js';
import { profilePin } from '../pinning.js';
import { everyWait, ratedAs } from '../rates.js';
import { benchFile, fileName, packageDirectory, sideOf, type Session, type SideState } from '../session.js';
import type { ProbeStep } from '../step.js';
import { probeBinary } from './binary.js';
import { beginName, endName } from './overlay.js';

/** What a pass asks of the sentinels (sentinel.go), and of Go's harness. */
const asked: Readonly<
  Record<ProbeStep['pass'], { readonly wants: string; readonly flags?: readonly string[] }>
> = {
  goroutines: { wants: 'goroutine,goroutineleak' },
  // At the default rate a benchmark that allocates 64 KB would show an eighth of a sample.
  heap: { wants: 'heap', flags: ['-test.memprofilerate=1'] },
  cpu: { wants: 'cpu' },
  contention: { wants: 'block,mutex' },
};

/** Of a process that told all: goroutines, and bytes of live objects, more than before. Of one that did not: why, as facts of a caveat. */
export type Probed =
  | { readonly ok: true; readonly left: number; readonly bytes: number }
  | { readonly ok: false; readonly why: RecordOf<'caveat'>['facts'] };

/** One process with sentinels. Null where the package takes none, which is recorded once. */
export async function runProbe(session: Session, step: ProbeStep): Promise<Probed | null> {
  const side = sideOf(session, step.side);
  const { benchmark, pass, iterations, mostDumped } = step;
  const binary = await probeBinary(session, side, benchmark.pkg);
  if (binary === null) return null;
  const stem = fileName(benchFile(side, benchmark).replace(/^bench\/|\.txt$/g, ''));
  // Its number alone: the process is told this path, and names are anybody's.
  const number = stem.split('-', 1)[0] ?? '';
  const out = join(
    session.request.scratch,
    'probe',
    step.side,
    `${number}.${pass}.${iterations}.${step.nth}`,
  );
  await rm(out, { recursive: true, force: true });
  await mkdir(out, { recursive: true });
  const { rates = everyWait } = session.request.options;
  // Locks are only fought over with more than one core at hand.
  const contended = pass === 'contention';
  const expected: BenchmarkId = contended
    ? { ...benchmark, procs: session.request.machine.cores }
    : benchmark;
  const exit = await invoke(session.exec, {
    binary,
    cwd: packageDirectory(side, benchmark.pkg),
    ...selectTogether([beginName, benchmark.name, endName]),
    benchtime: `${iterations}x`,
    procs: expected.procs,
    pin: profilePin(session.request, step),
    timeoutMs: session.request.options.timeoutMs,
    extra: asked[pass].flags ?? [],
    env: {
      PPROFGATE_OUT: out,
      PPROFGATE_WANT: asked[pass].wants,
      ...(mostDumped === undefined ? {} : { PPROFGATE_DUMPED: String(mostDumped) }),
      PPROFGATE_BLOCK_RATE: String(rates.block),
      PPROFGATE_MUTEX_FRACTION: String(rates.mutex),
    },
  });
  await side.writer.append(`bench/${stem}.probed.txt`, exit.stdout.text.slice(-printedKept));
  const reading = readProcess(exit.stdout.text, { ...expected, iterations });
  const { ending, message } = endingOf(exit, reading);
  const files = await filesOf(out);
  if (ending !== 'ok' || files === null) {
    const why = ending === 'ok' ? 'exited' : ending;
    return {
      ok: false,
      why: { benchmark: keyOf(benchmark), pass, ending: why, message: message.slice(0, 1000) },
    };
  }
  return keep(side, step, stem, out, files, rates);
}

/**
 * Paths by `begin.counters.txt` and so on; null unless one process alone wrote both ends. Processes that the benchmark
 * starts inherit the environment, and begin with another number.
 */
async function filesOf(out: string): Promise<ReadonlyMap<string, string> | null> {
  const processes = new Map<string, Map<string, string>>();
  for (const name of await readdir(out)) {
    const [, pid = '', rest = ''] = /^(\d+)\.((?:begin|end)\.[a-z]+(?:\.pb\.gz|\.txt))$/.exec(name) ?? [];
    if (pid === '') continue;
    const files = processes.get(pid) ?? new Map<string, string>();
    processes.set(pid, files.set(rest, join(out, name)));
  }
  const [whole, another] = [...processes.values()].filter(
    (files) => files.has('begin.counters.txt') && files.has('end.counters.txt'),
  );
  return another === undefined ? (whole ?? null) : null;
}

const profileKinds = ['heap', 'cpu', 'block', 'mutex', 'goroutineleak'] as const;

/** Takes what the sentinels wrote into the capture, and reads the counters. */
async function keep(
  { writer }: SideState,
  { benchmark, pass, iterations, nth }: ProbeStep,
  stem: string,
  out: string,
  files: ReadonlyMap<string, string>,
  rates: typeof everyWait,
): Promise<Probed> {
  const adopt = async (folder: string, written: string): ReturnType<typeof writer.adopt> => {
    const from = files.get(written);
    if (from === undefined) throw new Error(`${out} has no ${written}`);
    return writer.adopt(
      `${folder}/${stem}.${pass}.${iterations}${nth > 0 ? `.${nth}` : ''}.${written}`,
      from,
    );
  };
  const adoptIfThere = async (folder: string, written: string): Promise<string | null> =>
    files.has(written) ? (await adopt(folder, written)).file : null;
  try {
    const [begin, end] = [
      await adopt('probe', 'begin.counters.txt'),
      await adopt('probe', 'end.counters.txt'),
    ];
    const [before, after] = [begin, end].map(({ bytes }) => readCounters(new TextDecoder().decode(bytes)));
    if (before === undefined || after === undefined) throw new Error('two counters');
    const { goroutines, heapLiveBytes } = counterChange(before, after);
    await writer.record({
      type: 'probe',
      ...benchmark,
      pass,
      iterations,
      counters: { begin: begin.file, end: end.file },
      goroutines: {
        begin: await adoptIfThere('dumps', 'begin.goroutine.txt'),
        end: await adoptIfThere('dumps', 'end.goroutine.txt'),
      },
    });
    for (const kind of profileKinds) {
      // A recording that began at the first sentinel lies under its name.
      const recorded = kind === 'cpu' ? 'begin' : 'end';
      const file = await adoptIfThere('profiles', `${recorded}.${kind}.pb.gz`);
      if (file === null) continue;
      const earlier = recorded === 'end' ? await adoptIfThere('profiles', `begin.${kind}.pb.gz`) : null;
      await writer.record({
        type: 'profile',
        ...benchmark,
        kind,
        iterations,
        file,
        by: 'sentinels',
        ...ratedAs(kind, rates),
        ...(earlier === null ? {} : { before: earlier }),
      });
    }
    return { ok: true, left: goroutines.left, bytes: heapLiveBytes };
  } catch (error) {
    const isBroken =
      error instanceof GateError && (error.code === 'profile-invalid' || error.code === 'counters-invalid');
    if (!isBroken) throw error;
    // The benchmark itself may have written there.
    return { ok: false, why: { benchmark: keyOf(benchmark), pass, ...error.facts } };
  }
}
