// A goroutine dump as data. What prints one: runtime/traceback.go (goroutineheader, traceback2, printcreatedby)
// of Go 1.21 to 1.27, for SIGQUIT, panics, fatal errors and goroutine profiles with debug=2.

/** What made the runtime print its goroutines. */
export type DumpCause =
  | {
      readonly kind: 'all-asleep' | 'main-exited' | 'bubble-asleep' | 'fatal' | 'panic' | 'signal';
      readonly text: string;
    }
  /** runtime.Stack or a goroutine profile with debug=2: the world stands still while it is written. */
  | { readonly kind: 'profile' };

/** One word of a frame's arguments. */
export interface Argument {
  /** Null when not printed, or not exact as a number. */
  readonly value: number | null;
  /** Printed with `?`: the slot may hold something older. Without it the word can be wrong too, in generic code. */
  readonly stale: boolean;
}

export interface StackFrame {
  /** As printed: `panic` is runtime.gopanic, type arguments are `[...]`, dots of a path's last part are `%2e`. */
  readonly function: string;
  /** Empty for code that is not Go's. */
  readonly file: string;
  /** 0 when not known. */
  readonly line: number;
  /** Flat, without the braces of aggregates; empty for inlined calls. */
  readonly arguments: readonly Argument[];
  /** C, or other code that is not Go's. */
  readonly native: boolean;
}

export interface CreationSite {
  readonly function: string;
  readonly file: string;
  readonly line: number;
  /** Its creator, which may have ended; null when not printed. */
  readonly goroutine: number | null;
}

export interface Goroutine {
  /** 0 is the system stack of a thread. */
  readonly id: number;
  /** Status or wait reason as printed, without the flags that follow: `chan receive (nil chan)`, `syscall`. */
  readonly status: string;
  /** Since when it waits, in whole minutes; 0 for less than one, or not known. */
  readonly minutes: number;
  /** The runtime's own verdict: nothing that can run reaches what it waits for. */
  readonly leaked: boolean;
  readonly lockedToThread: boolean;
  /** Of testing/synctest. */
  readonly bubble: number | null;
  readonly labels: readonly (readonly [key: string, value: string])[];
  /** Innermost first. */
  readonly frames: readonly StackFrame[];
  /** Frames of the stack are missing: left out by Go, by us, or the stack could not be read. */
  readonly partial: boolean;
  readonly createdBy: CreationSite | null;
}

export interface GoroutineDump {
  readonly cause: DumpCause | null;
  readonly goroutines: readonly Goroutine[];
  /** All that Go prints in this case is there, as far as the text shows. */
  readonly whole: boolean;
}

/** What was left out because it is more than we hold. */
export interface DumpCut {
  readonly characters: number;
  readonly goroutines: number;
  readonly frames: number;
  /** Lines too long to be one of a dump. */
  readonly lines: number;
}

export interface DumpReading {
  /** In the order of the text; a logged stack of one goroutine is a dump as well. */
  readonly dumps: readonly GoroutineDump[];
  readonly cut: DumpCut;
}

/** The numbers are above what tests print: they bound memory. */
export interface DumpLimits {
  /** UTF-16 code units of text that are read, from its start. */
  readonly characters: number;
  /** Goroutines of all dumps together. */
  readonly goroutines: number;
  /** Frames of one goroutine. Go prints 100 at most. */
  readonly frames: number;
  /** Code units of a line. */
  readonly line: number;
}

export const dumpLimits: DumpLimits = {
  characters: 64 * 2 ** 20,
  goroutines: 100_000,
  frames: 256,
  line: 8192,
};
