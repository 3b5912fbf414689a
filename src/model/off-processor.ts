// Time of an operation that no processor worked on, and no lock, channel or goroutine is known to have held up.

export interface OffProcessor {
  /** Seconds for each operation. */
  readonly base: number;
  readonly head: number;
  /** Waiting grew as well, by a lesser part that is not in head; left out where that is next to nothing. */
  readonly mostly?: true;
  /** The one line that the diff adds with a call of time.Sleep in code that benchmarks reach: likely it. Null of none or several. */
  readonly sleep: Sleep | null;
}

export interface Sleep {
  readonly file: string;
  readonly line: number;
  /** `(*Store).Get`, with its package where only profiles tell it. */
  readonly function: string;
}
