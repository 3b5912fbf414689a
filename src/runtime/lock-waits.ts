// Who probably holds the locks that goroutines wait for. A lock lies in some object; a stack that has the object's
// address in a frame of user code may hold the lock. The words of such frames can be wrong or gone, so all of
// this is likely at best, and silent as soon as somebody outside could be the holder.
import type { DumpFact, Evidence } from './facts.js';
import type { GoroutineDump, StackFrame } from './dump.js';
import { distinct, idsOf, programOf, type Waiting } from './proofs.js';
import type { SyncObject } from './sync-object.js';
import { packageOf } from './user-code.js';

/** A lock waiter with what its stack says. */
interface LockWait extends Waiting {
  readonly object: SyncObject;
  /** The frame of user code that takes the lock. */
  readonly taker: StackFrame;
}

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

class LockGraph {
  readonly #waits: readonly LockWait[];
  readonly #isUser: IsUser;
  readonly #program: readonly Waiting[];
  /** Addresses in frames of user code, ascending, and the goroutines that have them. */
  readonly #words: readonly number[];
  readonly #byWord = new Map<number, Set<Waiting>>();
  /** Goroutines by the functions of user code that they are in, and by the receivers of these. */
  readonly #byFunction = new Map<string, Set<Waiting>>();

  constructor(program: readonly Waiting[], waits: readonly LockWait[], isUser: IsUser) {
    this.#waits = waits;
    this.#isUser = isUser;
    this.#program = program;
    const add = <K>(map: Map<K, Set<Waiting>>, key: K, waiting: Waiting): void => {
      const set = map.get(key);
      if (set === undefined) map.set(key, new Set([waiting]));
      else set.add(waiting);
    };
    // Waits of `waits` are copies with more in them: they stand for the goroutine.
    const waitOf = new Map<Waiting['goroutine'], Waiting>(waits.map((wait) => [wait.goroutine, wait]));
    for (const plain of program) {
      const waiting = waitOf.get(plain.goroutine) ?? plain;
      for (const frame of plain.goroutine.frames.filter(isUser)) {
        add(this.#byFunction, frame.function, waiting);
        const receiver = receiverOf(frame.function);
        if (receiver !== null) add(this.#byFunction, receiver, waiting);
        for (const { value, stale } of frame.arguments) {
          if (isAddress(value, stale)) add(this.#byWord, value, waiting);
        }
      }
    }
    this.#words = [...this.#byWord.keys()].sort((a, b) => a - b);
  }

  facts(whole: boolean): DumpFact[] {
    const only = whole && this.#waits.length === 1 && this.#isAlone(this.#waits[0] as LockWait);
    const own = this.#waits.filter((wait) => only || this.#holdsItself(wait));
    const rest = this.#waits.filter((wait) => !own.includes(wait));
    const closed = this.#closedSet(rest);
    const byAddress = components(closed, (a, b) => this.#knows(a, b.object) || this.#knows(b, a.object));
    const open = rest.filter((wait) => !closed.includes(wait) && this.#holdersOf(wait.object).length === 0);
    const cycles = byAddress.flatMap((set) => mutualWait(set, 'addresses'));
    return [
      ...own.map(({ goroutine, object }): DumpFact => ({
        rule: 'self-deadlock',
        certainty: 'likely',
        goroutines: [goroutine.id],
        object,
        evidence: only ? 'alone' : 'addresses',
      })),
      ...cycles,
      ...this.#withoutAddresses(open),
      ...this.#heldWhileWaiting(rest.filter((wait) => !closed.includes(wait))),
    ];
  }

  /** Where the object that holds a lock begins: the nearest address below the lock that any stack has. */
  #baseOf({ address }: SyncObject): number | null {
    let [low, high] = [0, this.#words.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#words[middle] as number) <= address) low = middle + 1;
      else high = middle;
    }
    const base = this.#words[low - 1];
    return base === undefined || address - base >= largestObject ? null : base;
  }

  #knows(wait: Waiting, object: SyncObject): boolean {
    const base = this.#baseOf(object);
    return base !== null && this.#byWord.get(base)?.has(wait) === true;
  }

  /** Goroutines that know a lock and do not wait for it. */
  #holdersOf(object: SyncObject): Waiting[] {
    const base = this.#baseOf(object);
    const knowing = base === null ? [] : [...(this.#byWord.get(base) ?? [])];
    return knowing.filter((waiting) => !waitsFor(waiting, object));
  }

  /** Goroutines that may hold the lock of a wait for all that their functions say: they are in the one that takes it. */
  #inTheTaker({ taker, object }: LockWait): Waiting[] {
    const near = [taker.function, receiverOf(taker.function)].flatMap((name) =>
      name === null ? [] : [...(this.#byFunction.get(name) ?? [])],
    );
    return near.filter((waiting) => !waitsFor(waiting, object));
  }

  /** A stack without any address in user code: which objects it is about cannot be known. */
  #tellsNothing({ goroutine: { frames } }: Waiting): boolean {
    const words = frames.filter(this.#isUser).flatMap((frame) => frame.arguments);
    return !words.some(({ value, stale }) => isAddress(value, stale));
  }

  /** Whether nobody else has user code to come back to; the goroutine that runs the tests waits for this one. */
  #isAlone({ goroutine }: LockWait): boolean {
    return this.#program.every(
      ({ goroutine: { frames } }) =>
        frames === goroutine.frames ||
        !frames.some(this.#isUser) ||
        frames.some(({ function: name }) => name === 'testing.(*M).Run'),
    );
  }

  /** A method that took the lock has called another one that wants it: the object is known further out, to nobody else. */
  #holdsItself(wait: LockWait): boolean {
    const { goroutine, object, taker } = wait;
    const base = this.#baseOf(object);
    if (base === null) return false;
    const outer = goroutine.frames.slice(goroutine.frames.indexOf(taker) + 1).filter(this.#isUser);
    const knows = outer.some(
      (frame) => receiverOf(frame.function) === receiverOf(taker.function) && firstWord(frame) === base,
    );
    // A function without receiver is next to every other of its package.
    if (!knows || receiverOf(taker.function) === null) return false;
    return this.#holdersOf(object).length === 0 && this.#inTheTaker(wait).length === 0;
  }

  /** The largest set of waits in which every lock is known to a member, and to nobody outside. */
  #closedSet(waits: readonly LockWait[]): readonly LockWait[] {
    const candidates = new Map(waits.map((wait) => [wait, this.#holdersOf(wait.object)]));
    for (let set = waits; ;) {
      const members = new Set(set.map(({ goroutine }) => goroutine));
      const kept = set.filter((wait) => {
        const holders = candidates.get(wait) ?? [];
        return (
          holders.length > 0 && [...holders, ...this.#inTheTaker(wait)].every((h) => members.has(h.goroutine))
        );
      });
      if (kept.length === set.length) return set;
      set = kept;
    }
  }

  /**
   * Two waits for locks that no stack has an address of: global ones, or addresses are gone. More than two, or in a
   * function that is given less than two things, are as well left behind one by one, each at a lock of its own.
   */
  #withoutAddresses(open: readonly LockWait[]): DumpFact[] {
    const [a, b, ...more] = open;
    if (a === undefined || b === undefined || more.length > 0) return [];
    const members = new Set([a.goroutine, b.goroutine]);
    const outside = open.some((wait) =>
      this.#inTheTaker(wait).some(({ goroutine }) => !members.has(goroutine)),
    );
    if (outside) return [];
    if (a.taker.function === b.taker.function) {
      return a.taker.arguments.length < 2 ? [] : mutualWait(open, 'same-function');
    }
    const alone = this.#waits.length === 2 && packageOf(a.taker.function) === packageOf(b.taker.function);
    return alone ? mutualWait(open, 'only-two-locks') : [];
  }

  #heldWhileWaiting(waits: readonly LockWait[]): DumpFact[] {
    return distinct(waits).flatMap((object): DumpFact[] => {
      const [holder, ...others] = this.#holdersOf(object);
      if (holder === undefined || others.length > 0) return [];
      const waiting = waits.filter((wait) => wait.object.address === object.address);
      const hidden = waiting.flatMap((wait) =>
        this.#inTheTaker(wait).filter((other) => this.#tellsNothing(other)),
      );
      if (hidden.some((other) => other !== holder)) return [];
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

function waitsFor({ wait }: Waiting, object: SyncObject): boolean {
  return wait.object?.address === object.address && wait.object.kind === object.kind;
}

/** The first pages of memory are never mapped: smaller words are numbers. */
function isAddress(value: number | null, stale: boolean): value is number {
  return value !== null && !stale && value >= 4096;
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

/** The sets that a relation joins, in the order of their first members. */
function components<T>(items: readonly T[], joined: (a: T, b: T) => boolean): T[][] {
  const left = new Set(items);
  const sets: T[][] = [];
  for (const item of items) {
    if (!left.delete(item)) continue;
    const set = [item];
    for (const member of set) {
      for (const other of [...left]) {
        if (joined(member, other)) {
          left.delete(other);
          set.push(other);
        }
      }
    }
    sets.push(set);
  }
  return sets;
}
