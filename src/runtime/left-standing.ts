// The goroutines of a program that was stopped by a signal when its work was done.
import type { Goroutine } from './dump.js';
import { programOf } from './proofs.js';
import { readDumps } from './read-dump.js';

export interface LeftStanding {
  /** From the signal on: programs print what they like before. */
  readonly text: string;
  /** Of the program: without those of Go's runtime, and without the first, which runs the tests. */
  readonly goroutines: readonly Goroutine[];
  /** There were no more than we hold. */
  readonly whole: boolean;
}

/** runtime.sighandler prints the signal's name before the stacks. */
const signal = 'SIGQUIT: quit';

/** Null of a text that holds no such dump. */
export function standingIn(printed: string): LeftStanding | null {
  const from = printed.lastIndexOf(signal);
  if (from < 0) return null;
  const text = printed.slice(from);
  const { dumps, cut } = readDumps(text);
  const dump = dumps.findLast(({ cause }) => cause?.kind === 'signal');
  if (dump === undefined) return null;
  const goroutines = programOf(dump)
    .map(({ goroutine }) => goroutine)
    .filter(({ id }) => id !== 1);
  return { text, goroutines, whole: cut.characters + cut.goroutines === 0 };
}
