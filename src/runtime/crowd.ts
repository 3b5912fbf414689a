// Goroutines that may have to do with a lock: its address is on their stacks, or they are in the function that takes
// it. Thousands may be, for each of a thousand locks, so what is asked of all of them is noted once, as they come.
import type { Waiting } from './proofs.js';
import type { SyncObject } from './sync-object.js';

/** What goroutines wait for, as far as it is one and the same. */
export class Wanted {
  /** Undefined of nobody; null of one that waits for nothing that its stack shows. */
  #first: SyncObject | null | undefined;
  #differs = false;

  add({ wait: { object } }: Waiting): void {
    if (this.#first === undefined) this.#first = object;
    else if (!isSame(this.#first, object)) this.#differs = true;
  }

  /** Whether there is nobody who does not wait for `object`. */
  isOnly(object: SyncObject): boolean {
    return !this.#differs && (this.#first === undefined || isSame(this.#first, object));
  }
}

export class Crowd {
  readonly #members = new Set<Waiting>();
  readonly #silent: Waiting[] = [];
  readonly #wanted = new Wanted();

  /** `silent`: no address is in its user code, so which objects it is about cannot be known. */
  add(waiting: Waiting, silent: boolean): void {
    this.#members.add(waiting);
    this.#wanted.add(waiting);
    if (silent) this.#silent.push(waiting);
  }

  has(waiting: Waiting): boolean {
    return this.#members.has(waiting);
  }

  /** Whether all wait for `object`: none of them is its holder. */
  waitsFor(object: SyncObject): boolean {
    return this.#wanted.isOnly(object);
  }

  /** Whether one that does not wait for `object` satisfies a condition; the first that does ends the search. */
  someOther(object: SyncObject, takes: (waiting: Waiting) => boolean): boolean {
    return someOther(this.#members, object, takes);
  }

  /** The same among the silent ones. */
  someSilentOther(object: SyncObject, takes: (waiting: Waiting) => boolean): boolean {
    return someOther(this.#silent, object, takes);
  }

  /** The one that does not wait for `object`; null when there is none, or more than one. */
  onlyOther(object: SyncObject): Waiting | null {
    let found: Waiting | null = null;
    const isSecond = (waiting: Waiting): boolean => {
      const second = found !== null;
      found = waiting;
      return second;
    };
    return this.someOther(object, isSecond) ? null : found;
  }
}

function someOther(
  among: Iterable<Waiting>,
  object: SyncObject,
  takes: (waiting: Waiting) => boolean,
): boolean {
  for (const waiting of among) {
    if (!isSame(waiting.wait.object, object) && takes(waiting)) return true;
  }
  return false;
}

function isSame(a: SyncObject | null, b: SyncObject | null): boolean {
  return a !== null && b !== null && a.address === b.address && a.kind === b.kind;
}
