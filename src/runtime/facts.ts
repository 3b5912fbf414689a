// What a dump says about goroutines that do not get on. The runtime records no owner of a lock, no peer of a channel
// and no order of locks, so most of what people want to know is a guess: each fact says which it is.
import type { GoroutineDump, StackFrame } from './dump.js';
import { likelyFacts } from './lock-waits.js';
import { provenFacts } from './proofs.js';
import type { SyncObject } from './sync-object.js';
import { isModuleCode } from './user-code.js';

/** `proven`: it follows from the text, if Go printed it. `likely`: the usual reason for such stacks. */
export type Certainty = 'proven' | 'likely';

/** What a guess goes by. */
export type Evidence =
  /** Only goroutines inside sync.Once hold its lock, and those all wait for one. */
  | 'once-frames'
  /** No other goroutine has user code on its stack. */
  | 'alone'
  /** Addresses in the frames of user code lead from the locks to the stacks that know them. */
  | 'addresses'
  /** Two stand in the same function, each at another lock, and nobody else is in it. */
  | 'same-function'
  /** Two stand in the same function with the same two values, each at the lock of another one. */
  | 'crossed'
  /** Two of one package wait for the only locks that anybody waits for, and no other stack knows those. */
  | 'only-two-locks';

interface Found {
  readonly certainty: Certainty;
  /** Ids, ascending. */
  readonly goroutines: readonly number[];
}

export type DumpFact =
  /** The runtime's own report: no goroutine of the process, or of a synctest bubble, can ever go on. */
  | (Found & { readonly rule: 'all-asleep'; readonly of: 'process' | 'bubble' })
  /** Nothing can wake these. */
  | (Found & {
      readonly rule: 'never-wakes';
      readonly because: 'nil-channel-receive' | 'nil-channel-send' | 'select-no-cases' | 'leaked';
    })
  /** The goroutine waits for a lock that it holds itself, or has left locked before. */
  | (Found & {
      readonly rule: 'self-deadlock';
      readonly object: SyncObject | null;
      readonly evidence: Evidence;
    })
  /** None can go on: each waits for a lock that one of them holds, where the evidence leaves it open maybe itself. */
  | (Found & {
      readonly rule: 'mutual-wait';
      readonly objects: readonly SyncObject[];
      readonly evidence: Evidence;
    })
  /** A writer waits for readers to finish, and these, readers and writers, wait behind it. */
  | (Found & { readonly rule: 'behind-writer'; readonly writer: number; readonly object: SyncObject | null })
  /** These wait for a lock of `holder`, which waits for something else. */
  | (Found & {
      readonly rule: 'held-while-waiting';
      readonly holder: number;
      readonly object: SyncObject;
      readonly evidence: Evidence;
    });

/**
 * What a dump proves, then what it makes likely. `isUser` tells frames of user code; by default all that is not
 * the standard library.
 */
export function factsOf(
  dump: GoroutineDump,
  isUser: (frame: StackFrame) => boolean = isModuleCode,
): DumpFact[] {
  const proven = provenFacts(dump);
  return [...proven, ...likelyFacts(dump, isUser, proven)];
}
