// Who probably holds the locks that goroutines wait for. A lock lies in some object; a stack that has the object's
// address in a frame of user code may hold the lock. The words of such frames can be wrong or gone, so all of
// this is likely at best, and silent as soon as somebody outside could be the holder.
import { components } from '../base/components.js';
import { countBelow } from '../base/order.js';
import { Crowd, Wanted } from './crowd.js';
import type { DumpFact, Evidence } from './facts.js';
import type { GoroutineDump, StackFrame } from './dump.js';
import { distinct, idsOf, programOf, type Waiting } from './proofs.js';
import type { SyncObject } from './sync-object.js';
import { packageOf } from './user-code.js';
import type { WaitKind } from '../model/goroutines.js';

/** A lock waiter with what its stack says. */
interface LockWait extends Waiting {
  readonly object: SyncObject;
  /** The frame of user code that takes the lock. */
  readonly taker: StackFrame;
}

/** Who waits so waits for others to get done, more likely than while it holds a lock. */
const waitsForOthers: ReadonlySet<string> = new Set<WaitKind>(['waitgroup', 'channel-receive', 'select']);

type IsUser = (frame: StackFrame) => boolean;

/** Largest object, in bytes, in which a lock is looked for behind an address. */
const largestObject = 4096;

/** More lock waiters than this are a crowd, not a deadlock that could be told. */
const mostWaiters = 1000;

export function likelyFacts(dump: GoroutineDump, isUser: IsUser, known: readonly DumpFact[]): DumpFact[] {
  const program = programOf(dump);
  const told = new Set(known.flatMap((fact) => (isCycle(fact) ? fact.goroutines : [])));
  const waits = program.flatMap((waiting): LockWait[] => {
    const { object, kind } = waiting.wait;
    const taker = waiting.goroutine.frames.find(isUser);
    const isLock = kind === 'mutex' || kind === 'rwmutex-read' || kind === 'rwmutex-write';
    return isLock && object !== null && taker !== undefined && !told.has(waiting.goroutine.id)
      ? [{ ...waiting, object, taker }]
      : [];
  });
  if (waits.length === 0 || waits.length > mostWaiters) return [];
  return new LockGraph(program, waits, isUser).facts(dump.whole);
}

function isCycle(fact: DumpFact): boolean {
  return fact.rule === 'self-deadlock' || fact.rule === 'mutual-wait';
}

/** A lock waiter with those who may hold the lock. */
interface Candidates extends LockWait {
  /** Where the object that holds the lock begins: the nearest address below the lock that any stack has. */
  readonly base: number | null;
  /** Those who know that address; null without one. */
  readonly knowing: Crowd | null;
  /** Those who may hold the lock for all that their functions say: they are in the one that takes it. */
  readonly near: readonly Crowd[];
}

class LockGraph {
  readonly #waits: readonly Candidates[];
  readonly #isUser: IsUser;
  readonly #program: readonly Waiting[];
  readonly #crowds = new Map<Waiting, ReadonlySet<Crowd>>();

  constructor(program: readonly Waiting[], waits: readonly LockWait[], isUser: IsUser) {
    this.#isUser = isUser;
    // Frames are shared by the goroutines that stand at one line.
    const frames = [...new Set(program.flatMap(({ goroutine }) => goroutine.frames))].filter(isUser);
    const addresses = new Map(frames.map((frame) => [frame, addressesOf(frame)]));
    const words = Float64Array.from([...addresses.values()].flat()).sort();
    const byWord = new CrowdsBy<number>();
    const byFunction = new CrowdsBy<string>();
    this.#waits = waits.map((wait) => {
      const base = baseOf(wait.object, words);
      const receiver = receiverOf(wait.taker.function);
      const near = receiver === null ? [wait.taker.function] : [wait.taker.function, receiver];
      return {
        ...wait,
        base,
        knowing: base === null ? null : byWord.make(base),
        near: near.map((name) => byFunction.make(name)),
      };
    });
    // These are copies with more in them: they stand for the goroutine.
    const waitOf = new Map<Waiting['goroutine'], Waiting>(this.#waits.map((wait) => [wait.goroutine, wait]));
    this.#program = program.map((plain) => waitOf.get(plain.goroutine) ?? plain);
    const crowdsAt = new Map<StackFrame, readonly Crowd[]>();
    for (const [frame, known] of addresses) {
      const names = [frame.function, receiverOf(frame.function) ?? frame.function];
      const crowds = [...byFunction.find(names), ...byWord.find(known)];
      if (crowds.length > 0) crowdsAt.set(frame, crowds);
    }
    for (const waiting of this.#program) {
      const own = waiting.goroutine.frames;
      const silent = !own.some((frame) => (addresses.get(frame)?.length ?? 0) > 0);
      const crowds = new Set(own.flatMap((frame) => crowdsAt.get(frame) ?? []));
      this.#crowds.set(waiting, crowds);
      for (const crowd of crowds) crowd.add(waiting, silent);
    }
  }

  facts(whole: boolean): DumpFact[] {
    const only = whole && this.#waits.length === 1 && this.#isAlone(this.#waits[0] as Candidates);
    const own = new Set(this.#waits.filter((wait) => only || this.#holdsItself(wait)));
    const rest = this.#waits.filter((wait) => !own.has(wait));
    const closed = this.#closedSet(rest);
    const byAddress = components(
      [...closed],
      (a, b) => b.knowing?.has(a) === true || a.knowing?.has(b) === true,
    );
    const open = rest.filter((wait) => !closed.has(wait));
    const crossed = this.#crossed(open);
    const inPair = new Set(crossed.flat());
    const left = open.filter((wait) => !inPair.has(wait));
    const cycles = [
      ...byAddress.flatMap((set) => mutualWait(set, 'addresses')),
      ...crossed.flatMap((pair) => mutualWait(pair, 'crossed')),
    ];
    return [
      ...[...own].map(({ goroutine, object }): DumpFact => ({
        rule: 'self-deadlock',
        certainty: 'likely',
        goroutines: [goroutine.id],
        object,
        evidence: only ? 'alone' : 'addresses',
      })),
      ...cycles,
      ...this.#withoutAddresses(left.filter((wait) => !hasHolders(wait))),
      ...this.#heldWhileWaiting(left),
    ];
  }

  /** Whether nobody else has user code to come back to; the goroutine that runs the tests waits for this one. */
  #isAlone({ goroutine }: Candidates): boolean {
    return this.#program.every(
      ({ goroutine: { frames } }) =>
        frames === goroutine.frames ||
        !frames.some(this.#isUser) ||
        frames.some(({ function: name }) => name === 'testing.(*M).Run'),
    );
  }

  /** A method that took the lock has called another one that wants it: the object is known further out, to nobody else. */
  #holdsItself(wait: Candidates): boolean {
    const { goroutine, object, taker, base } = wait;
    const receiver = receiverOf(taker.function);
    // A function without receiver is next to every other of its package.
    if (base === null || receiver === null) return false;
    const outer = goroutine.frames.slice(goroutine.frames.indexOf(taker) + 1);
    const knows = outer.some(
      (frame) => firstWord(frame) === base && receiverOf(frame.function) === receiver && this.#isUser(frame),
    );
    return knows && !hasHolders(wait) && wait.near.every((crowd) => crowd.waitsFor(object));
  }

  /** The largest set of waits in which every lock is known to a member, and to nobody outside. */
  #closedSet(waits: readonly Candidates[]): ReadonlySet<Candidates> {
    const outside = new Map<Crowd, Wanted>();
    const leave = (waiting: Waiting): void => {
      for (const crowd of this.#crowds.get(waiting) ?? []) {
        const wanted = outside.get(crowd) ?? new Wanted();
        wanted.add(waiting);
        outside.set(crowd, wanted);
      }
    };
    const isInside = ({ object, knowing, near }: Candidates): boolean =>
      [knowing, ...near].every((crowd) => crowd === null || outside.get(crowd)?.isOnly(object) !== false);
    let set = new Set<Waiting>(waits);
    this.#program.filter((waiting) => !set.has(waiting)).forEach(leave);
    for (let members = waits; ;) {
      const kept = members.filter((wait) => hasHolders(wait) && isInside(wait));
      if (kept.length === members.length) return new Set(members);
      set = new Set(kept);
      members.filter((wait) => !set.has(wait)).forEach(leave);
      members = kept;
    }
  }

  /**
   * Two in one function that both were given the same two values, each at the lock of another: from one account to the
   * other and back. Who gave them the values knows them as well, and may only wait for what is no lock.
   */
  #crossed(waits: readonly Candidates[]): (readonly [Candidates, Candidates])[] {
    const [a, b, ...more] = waits;
    if (a === undefined || b === undefined || more.length > 0) return [];
    if (a.taker.function !== b.taker.function || a.base === null || b.base === null || a.base === b.base)
      return [];
    const bases = [a.base, b.base];
    const wereGivenBoth = [a, b].every(({ taker }) => {
      const words = addressesOf(taker);
      return bases.every((base) => words.includes(base));
    });
    const isThird = (other: Waiting): boolean => other !== a && other !== b;
    const mayHold = (other: Waiting): boolean => isThird(other) && !waitsForOthers.has(other.wait.kind);
    const hasOthers = [a, b].some(
      ({ object, near, knowing }) =>
        near.some((crowd) => crowd.someOther(object, isThird)) ||
        knowing?.someOther(object, mayHold) === true,
    );
    return wereGivenBoth && !hasOthers ? [[a, b]] : [];
  }

  /**
   * Two waits for locks that no stack has an address of: global ones, or addresses are gone. More than two, or in a
   * function that is given less than two things, are as well left behind one by one, each at a lock of its own.
   */
  #withoutAddresses(open: readonly Candidates[]): DumpFact[] {
    const [a, b, ...more] = open;
    if (a === undefined || b === undefined || more.length > 0) return [];
    const isThird = (other: Waiting): boolean => other !== a && other !== b;
    if (open.some(({ object, near }) => near.some((crowd) => crowd.someOther(object, isThird)))) return [];
    if (a.taker.function === b.taker.function) {
      return a.taker.arguments.length < 2 ? [] : mutualWait(open, 'same-function');
    }
    const alone = this.#waits.length === 2 && packageOf(a.taker.function) === packageOf(b.taker.function);
    return alone ? mutualWait(open, 'only-two-locks') : [];
  }

  #heldWhileWaiting(waits: readonly Candidates[]): DumpFact[] {
    const byAddress = new Map<number, Candidates[]>();
    for (const wait of waits) {
      const known = byAddress.get(wait.object.address);
      if (known === undefined) byAddress.set(wait.object.address, [wait]);
      else known.push(wait);
    }
    return distinct(waits).flatMap((object): DumpFact[] => {
      const waiting = byAddress.get(object.address) ?? [];
      const holder = waiting[0]?.knowing?.onlyOther(object) ?? null;
      if (holder === null) return [];
      const isHidden = (other: Waiting): boolean => other !== holder;
      const hidden = waiting.some((wait) =>
        wait.near.some((crowd) => crowd.someSilentOther(wait.object, isHidden)),
      );
      if (hidden) return [];
      return [
        {
          rule: 'held-while-waiting',
          certainty: 'likely',
          goroutines: idsOf(waiting),
          holder: holder.goroutine.id,
          object,
          evidence: 'addresses',
        },
      ];
    });
  }
}

/** Crowds that are asked for, by what their members have in common. */
class CrowdsBy<K> {
  readonly #crowds = new Map<K, Crowd>();

  make(key: K): Crowd {
    const crowd = this.#crowds.get(key) ?? new Crowd();
    this.#crowds.set(key, crowd);
    return crowd;
  }

  find(keys: readonly K[]): Crowd[] {
    return keys.flatMap((key) => this.#crowds.get(key) ?? []);
  }
}

/** Whether somebody knows the lock of a wait and does not wait for it. */
function hasHolders({ knowing, object }: Candidates): boolean {
  return knowing?.waitsFor(object) === false;
}

/** The nearest of `words`, ascending, at or below a lock. */
function baseOf({ address }: SyncObject, words: Float64Array): number | null {
  const base = words[countBelow(words, address + 1) - 1];
  return base === undefined || address - base >= largestObject ? null : base;
}

/** The first pages of memory are never mapped: smaller words are numbers. */
function addressesOf({ arguments: words }: StackFrame): number[] {
  const found: number[] = [];
  for (const { value, stale } of words) {
    if (value !== null && !stale && value >= 4096) found.push(value);
  }
  return found;
}

function mutualWait(set: readonly LockWait[], evidence: Evidence): DumpFact[] {
  const objects = distinct(set);
  if (objects.length < 2) return [];
  return [{ rule: 'mutual-wait', certainty: 'likely', goroutines: idsOf(set), objects, evidence }];
}

/** `main.(*cache).get` → `main.(*cache)`; null for a function without receiver. */
function receiverOf(name: string): string | null {
  return /^.*\.\(\*[^()]+\)(?=\.)/.exec(name)?.[0] ?? null;
}

function firstWord({ arguments: [first] }: StackFrame): number | null {
  return first === undefined || first.stale ? null : first.value;
}
