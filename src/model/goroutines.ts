// What the goroutines of a process that broke were doing when Go printed them.

export const waitKinds = [
  'channel-receive',
  'channel-send',
  'nil-channel-receive',
  'nil-channel-send',
  'select',
  'select-no-cases',
  'mutex',
  'rwmutex-read',
  'rwmutex-write',
  'once',
  'waitgroup',
  'cond',
  'sleep',
  'io',
  'syscall',
  'coroutine',
  'synctest',
  'gc',
  'running',
  'runnable',
  /** A thread without work, or a goroutine that serves the runtime. */
  'runtime',
  'other',
] as const;
export type WaitKind = (typeof waitKinds)[number];

/** A line of a stack. */
export interface StackLine {
  readonly function: string;
  /** Relative to the repository for our own code, else as Go prints it. */
  readonly file: string;
  readonly line: number;
  /** The line belongs to the repository (else to a dependency or the standard library). */
  readonly own: boolean;
}

/** Goroutines that stand at one line, do the same there, and were created at one line. */
export interface Standing {
  readonly count: number;
  /** The lowest ids, ascending; at most three. */
  readonly ids: readonly number[];
  readonly wait: WaitKind;
  /** Longest wait in whole minutes; 0 where Go does not tell: it notes the time when it collects garbage. */
  readonly minutes: number;
  /** How many of them Go's collector found that nothing can reach. */
  readonly leaked: number;
  /** Longest time.Sleep among them; null where none is readable. */
  readonly sleepMs: number | null;
  /** The innermost line of our own code, else of a module, else outside of the runtime; null where there is none. */
  readonly at: StackLine | null;
  /** Own code further out, nearest first; at most five. */
  readonly callers: readonly StackLine[];
  /** Null for the first goroutine of a process. */
  readonly createdAt: StackLine | null;
}

/** Goroutines in groups. */
export interface Goroutines {
  readonly count: number;
  /** Own code first, then the largest; the first of `groupCount`. */
  readonly groups: readonly Standing[];
  readonly groupCount: number;
  /** Who probably has what the others wait for, and is not one of them; null where that is not known. */
  readonly holder: Standing | null;
}
