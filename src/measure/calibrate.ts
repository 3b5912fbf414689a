// How many iterations a timed process gets: the same on both sides, from the slower one.
import { extremesOf } from '../base/order.js';
import { keyOf } from '../model/benchmark.js';
import type { Found } from './found.js';
import { probe, probeSeconds, probeShared, probeStart, type Speed } from './speed.js';
import type { Candidate, PassEnd } from './step.js';
import {
  iterationsFor,
  longStart,
  observationSeconds,
  sharedIterationsFor,
  unpinnedObservationSeconds,
} from './schedule.js';
import { isNew } from './newcomers.js';
import { procsOf } from './pinning.js';
import { roundMs } from './rounds.js';
import { elapsedMs, type Session, type SideState } from './session.js';
import { shortBudget } from './short-budget.js';
import { unitsOf } from './unit.js';

/** An operation of so many seconds fills a timed process by itself. */
const slowSeconds = 0.03;
/** Of one so long, discovery has seen how long it takes; a shorter one may have met noise, and is looked at again. */
const sureSeconds = 0.5;
/** How many times as long an operation takes on one side before that is looked at again: of one that ran once. */
const sidesWithin = 3;

/**
 * Share of what building and discovery leave of the time budget, after which no more benchmarks are calibrated: those
 * that are should be measured.
 */
const calibrateShare = 0.5;

/**
 * Makes every benchmark a candidate that is there on all sides, and those that are new on head. Also the
 * warm-up: the first process of a binary pays for the page cache. What breaks here is recorded and left out.
 */
export async function calibrate(session: Session, found: Found): Promise<PassEnd> {
  const wanted = wantedBenchmarks(session, found);
  const { timeBudgetMs } = session.request.options;
  const speeds = new Speeds(session, found, wanted);
  const preparedMs = elapsedMs(session);
  const lostBeforeMs = session.patience.lostMs();
  const untilMs = preparedMs + (timeBudgetMs - preparedMs) * calibrateShare;
  const tellIfShort = async (calibrated: number, round: number | null): Promise<void> => {
    const nowMs = elapsedMs(session);
    const lost = { lostMs: session.patience.lostMs(), lostBeforeMs };
    const spent = { budgetMs: timeBudgetMs, preparedMs, nowMs, ...lost, wanted: wanted.length, calibrated };
    const facts = shortBudget({ ...spent, share: calibrateShare, roundMs: round });
    if (facts === null) return;
    Object.assign(facts, session.patience.lostFacts());
    await session.sides.at(-1)?.writer.record({ type: 'caveat', code: 'time-budget-short', facts });
  };
  for (const [index, of] of wanted.entries()) {
    if (elapsedMs(session) > untilMs) {
      await tellIfShort(index, null);
      return 'time-budget';
    }
    session.ports.log.progress({
      phase: 'calibrate',
      what: `${of.pkg} ${of.name}`,
      done: index,
      total: wanted.length,
    });
    const startSeconds = await speeds.start(of);
    const all: Speed[] = [];
    for (const side of of.sides) {
      const speed = await speeds.on(side, of, startSeconds);
      if (speed === null) break;
      all.push(speed);
    }
    if (all.length < of.sides.length) continue;
    const sure = await speeds.again(of, await speeds.agreed(of, all, startSeconds), startSeconds);
    session.candidates.set(of.key, candidateOf(session, of, sure, startSeconds));
  }
  await tellIfShort(wanted.length, roundMs(session, firstToTime(session)));
  return 'complete';
}

/** What has a pair; where nothing has, all. */
function firstToTime(session: Session): Candidate[] {
  const all = [...session.candidates.values()];
  const paired = all.filter((candidate) => !isNew(session, candidate));
  return paired.length > 0 ? paired : all;
}

interface Wanted {
  readonly key: string;
  readonly pkg: string;
  readonly name: string;
  readonly procs: number;
  readonly pinned: boolean;
  readonly sides: readonly SideState[];
}

/** What is on all sides as pairs; then what is on the leading side alone, whose absolute limits can be judged. */
function wantedBenchmarks(session: Session, found: Found): Wanted[] {
  const leading = session.sides.at(-1);
  const wanted = [...((leading && found.get(leading)) ?? [])].map(([key, { pkg, name, pinned }]) => {
    const sides = session.sides.filter((side) => found.get(side)?.has(key) === true);
    return { key, pkg, name, procs: procsOf(session.request, pinned), pinned, sides };
  });
  return wanted.sort((a, b) => b.sides.length - a.sides.length);
}

/** How long benchmarks take, with as few processes as that needs. */
class Speeds {
  readonly #session: Session;
  readonly #found: Found;
  readonly #wanted: readonly Wanted[];
  readonly #starts = new Map<string, number | null>();
  readonly #shared = new Map<SideState, Map<string, Speed>>();
  readonly #probed = new Set<string>();

  constructor(session: Session, found: Found, wanted: readonly Wanted[]) {
    this.#session = session;
    this.#found = found;
    this.#wanted = wanted;
  }

  /** Seconds before the first benchmark of a package begins, on the slower side; null where that is nothing much. */
  async start(of: Wanted): Promise<number | null> {
    const known = this.#starts.get(of.pkg);
    if (known !== undefined) return known;
    const long = longStart * observationSeconds;
    let slowest = 0;
    for (const side of of.sides) slowest = Math.max(slowest, await probeStart(this.#session, side, of, long));
    const start = slowest > long ? slowest : null;
    this.#starts.set(of.pkg, start);
    return start;
  }

  /** Null when the benchmark broke: that is recorded. */
  async on(side: SideState, of: Wanted, startSeconds: number | null): Promise<Speed | null> {
    const first = this.#first(side, of);
    if (first >= (startSeconds === null ? sureSeconds : slowSeconds)) {
      return { secondsPerOperation: first, processSeconds: first + (startSeconds ?? 0) };
    }
    if (startSeconds !== null) {
      await this.#probeShared(side, of, startSeconds);
      const speed = this.#shared.get(side)?.get(of.key);
      if (speed !== undefined) return speed;
    }
    const speed = await probe(this.#session, side, of);
    const hasRunOnce = speed !== null && speed.secondsPerOperation >= probeSeconds;
    return hasRunOnce && first > 0 ? quickerOf(speed, first) : speed;
  }

  /** The quicker of two where one side alone looks slow: noise only makes it look slower, and few iterations say little. */
  async agreed(of: Wanted, all: readonly Speed[], startSeconds: number | null): Promise<readonly Speed[]> {
    if (startSeconds !== null) return all;
    const [quickest] = extremesOf(all.map(({ secondsPerOperation }) => secondsPerOperation));
    const found: Speed[] = [];
    for (const [index, side] of of.sides.entries()) {
      const speed = all[index];
      if (speed === undefined) return all;
      const { secondsPerOperation: seconds } = speed;
      const isDoubtful = seconds >= probeSeconds && seconds < sureSeconds && seconds > sidesWithin * quickest;
      const second = isDoubtful ? await probe(this.#session, side, of) : null;
      found.push(second === null ? speed : quickerOf(second, seconds));
    }
    return found;
  }

  /**
   * The quicker of two, where a benchmark looks too slow for the iterations of an earlier capture: noise only makes it
   * look slower, and with other iterations its counts could not be compared.
   */
  async again(of: Wanted, all: readonly Speed[], startSeconds: number | null): Promise<readonly Speed[]> {
    const earlier = this.#session.request.iterations?.get(of.key);
    const seconds = slowest(all);
    const tried = startSeconds === null && of.sides.every((side) => this.#first(side, of) < slowSeconds);
    if (earlier === undefined || !tried || fits(this.#session, earlier, seconds, aimOf(of))) return all;
    if (seconds * earlier < aimOf(of)) return all;
    const quicker: Speed[] = [];
    for (const [index, side] of of.sides.entries()) {
      const first = all[index];
      const second = await probe(this.#session, side, of);
      if (first === undefined || second === null) return all;
      quicker.push(second.secondsPerOperation < first.secondsPerOperation ? second : first);
    }
    return quicker;
  }

  /** Seconds of the first operation, as discovery saw it. */
  #first(side: SideState, { key }: Wanted): number {
    return this.#found.get(side)?.get(key)?.seconds ?? 0;
  }

  /** All that can share a process with it, once. */
  async #probeShared(side: SideState, { pkg, pinned }: Wanted, startSeconds: number): Promise<void> {
    const mark = `${side.tree.side} ${pkg} ${pinned}`;
    if (this.#probed.has(mark)) return;
    this.#probed.add(mark);
    const members = this.#wanted.filter(
      (of) =>
        of.pkg === pkg &&
        of.pinned === pinned &&
        of.sides.includes(side) &&
        this.#first(side, of) < slowSeconds,
    );
    const alike = members.map((of) => sharer(of, side));
    const speeds = this.#shared.get(side) ?? new Map<string, Speed>();
    for (const { benchmarks } of unitsOf(alike)) {
      const all = await probeShared(this.#session, side, benchmarks, { pinned, startSeconds });
      all?.forEach((speed, index) => {
        const benchmark = benchmarks[index];
        if (benchmark !== undefined) speeds.set(keyOf(benchmark), speed);
      });
    }
    this.#shared.set(side, speeds);
  }
}

function quickerOf(speed: Speed, seconds: number): Speed {
  return seconds < speed.secondsPerOperation ? { ...speed, secondsPerOperation: seconds } : speed;
}

/** What would share a process if all had equal iterations. */
function sharer({ pkg, name, procs }: Wanted, side: SideState): Candidate {
  return {
    benchmark: { pkg, name, procs },
    sides: [side.tree.side],
    iterations: 1,
    secondsPerOperation: 0,
    processSeconds: 0,
    startSeconds: 0,
  };
}

const aimOf = ({ pinned }: Wanted): number => (pinned ? observationSeconds : unpinnedObservationSeconds);

const slowest = (speeds: readonly Speed[]): number =>
  Math.max(...speeds.map(({ secondsPerOperation }) => secondsPerOperation));

function candidateOf(
  session: Session,
  of: Wanted,
  speeds: readonly Speed[],
  startSeconds: number | null,
): Candidate {
  const { key, pkg, name, procs, pinned, sides } = of;
  const secondsPerOperation = slowest(speeds);
  const aim = aimOf(of);
  const own = (startSeconds === null ? iterationsFor : sharedIterationsFor)(secondsPerOperation, aim);
  const earlier = session.request.iterations?.get(key) ?? own;
  const iterations = earlier === own || fits(session, earlier, secondsPerOperation, aim) ? earlier : own;
  const processSeconds = Math.max(...speeds.map((speed) => speed.processSeconds));
  return {
    benchmark: { pkg, name, procs },
    sides: sides.map((side) => side.tree.side),
    iterations,
    secondsPerOperation,
    // With the iterations of an earlier capture it takes longer on slower code.
    processSeconds: processSeconds + aim * Math.max(1, iterations / own),
    ...(pinned ? {} : { unpinned: true }),
    ...(startSeconds === null ? {} : { startSeconds }),
  };
}

/** Iterations of an earlier capture make counts comparable, unless they would cost far more or tell far less here. */
function fits({ request }: Session, earlier: number, secondsPerOperation: number, aim: number): boolean {
  const within = request.iterationsWithin ?? Infinity;
  const seconds = earlier * secondsPerOperation;
  return seconds <= aim * within && aim <= seconds * within;
}
