// Text → goroutine dumps. The text is what a process printed, so anything may stand around and between the lines
// of a dump, and nothing is refused: what is no line of a dump is passed over, what is too much is counted.
import { dumpLimits } from './dump.js';
import type {
  Goroutine,
  DumpCause,
  DumpCut,
  DumpLimits,
  DumpReading,
  GoroutineDump,
  StackFrame,
} from './dump.js';
import {
  callOf,
  causeOf,
  creatorOf,
  headerOf,
  isElision,
  isRegister,
  placeOf,
  type Call,
  type Header,
} from './dump-lines.js';
import { boundedLines } from './text-lines.js';

type Open = { -readonly [K in keyof Goroutine]: Goroutine[K] } & { frames: StackFrame[] };

/** Lines between `panic:` or the like and the first goroutine; more, and it was something else. */
const mostLinesBehindCause = 100;

/** Reads every dump of a text. Throws nothing; `cut` says what is beyond `limits`. */
export function readDumps(text: string, limits: Partial<DumpLimits> = {}): DumpReading {
  const reader = new DumpReader({ ...dumpLimits, ...limits });
  return reader.read(text);
}

class DumpReader {
  readonly #limits: DumpLimits;
  readonly #cut = { characters: 0, goroutines: 0, frames: 0, lines: 0 };
  readonly #dumps: GoroutineDump[] = [];
  /** Equal frames are one object: thousands of goroutines stand at the same lines. */
  readonly #frames = new Map<string, StackFrame>();
  #kept = 0;
  #goroutines: Open[] = [];
  #ids = new Set<number>();
  #cause: DumpCause | null = null;
  #registers = false;
  /** A cause read, and the lines since: it holds only if a goroutine follows. */
  #pending: { readonly cause: DumpCause; lines: number } | null = null;
  #current: Open | null = null;
  /** First line of a frame, whose second is awaited. */
  #call: string | null = null;
  #creator: ReturnType<typeof creatorOf> = null;

  constructor(limits: DumpLimits) {
    this.#limits = limits;
  }

  read(text: string): DumpReading {
    const end = Math.min(text.length, this.#limits.characters);
    this.#cut.characters = text.length - end;
    const read = end === text.length ? text : text.slice(0, end);
    for (const line of boundedLines(read, this.#limits.line, () => this.#cut.lines++)) this.#line(line);
    this.#finish(end === text.length && text.endsWith('\n'));
    const cut: DumpCut = { ...this.#cut };
    return { dumps: this.#dumps, cut };
  }

  #line(line: string): void {
    const header = headerOf(line, this.#goroutines.length > 0);
    if (header !== null) {
      this.#begin(header);
      return;
    }
    const cause = causeOf(line);
    if (cause !== null) {
      // Of a panic that was recovered and thrown again, or a fault told by a panic, the first line is the reason.
      if (this.#pending === null) this.#pending = { cause, lines: 0 };
      return;
    }
    if (this.#pending !== null && ++this.#pending.lines > mostLinesBehindCause) this.#pending = null;
    if (line === '') return;
    if (line === 'runtime stack:' || line.startsWith('[originating from goroutine ')) {
      // Stacks of threads and of ancestors: frames that are not the goroutine's.
      this.#current = null;
      return;
    }
    if (isRegister(line)) {
      this.#registers = true;
      return;
    }
    if (this.#current !== null) this.#stackLine(this.#current, line);
  }

  #begin(header: Header): void {
    this.#call = this.#creator = this.#current = null;
    if (this.#pending !== null || (header.id !== 0 && this.#ids.has(header.id))) this.#finish(true);
    if (this.#pending !== null) this.#cause = this.#pending.cause;
    this.#pending = null;
    this.#ids.add(header.id);
    if (this.#kept >= this.#limits.goroutines) {
      this.#cut.goroutines++;
      return;
    }
    this.#kept++;
    this.#current = { ...header, frames: [], partial: false, createdBy: null };
    this.#goroutines.push(this.#current);
  }

  #stackLine(goroutine: Open, line: string): void {
    if (isElision(line) || line === '\tgoroutine running on other thread; stack unavailable') {
      goroutine.partial = true;
      return;
    }
    if (goroutine.createdBy !== null) return;
    if (line.startsWith('\t')) {
      this.#placeLine(goroutine, line);
      return;
    }
    const creator = creatorOf(line);
    if (creator !== null) this.#creator = creator;
    else if (/^non-Go function at pc=0x[\da-f]+$/.test(line)) {
      this.#push(goroutine, { function: 'non-Go function', arguments: [] }, '', 0, true);
    } else if (callOf(line) !== null || this.#call === null) this.#call = line;
  }

  #placeLine(goroutine: Open, line: string): void {
    const place = placeOf(line);
    if (place === null) return;
    if (this.#creator !== null) {
      goroutine.createdBy = { ...this.#creator, file: place.file, line: place.line };
      this.#creator = null;
      return;
    }
    const printed = this.#call;
    this.#call = null;
    if (printed === null) return;
    const call = callOf(printed) ?? (place.native ? { function: printed, arguments: [] } : null);
    if (call !== null) this.#push(goroutine, call, place.file, place.line, place.native);
  }

  #push(goroutine: Open, call: Call, file: string, line: number, native: boolean): void {
    if (goroutine.frames.length >= this.#limits.frames) {
      this.#cut.frames++;
      goroutine.partial = true;
      return;
    }
    const words = call.arguments.map(({ value, stale }) => `${value ?? ''}${stale ? '?' : ''}`);
    const key = [call.function, words.join(), file, line, native].join('\n');
    let frame = this.#frames.get(key);
    if (frame === undefined) {
      frame = { function: call.function, file, line, arguments: call.arguments, native };
      this.#frames.set(key, frame);
    }
    goroutine.frames.push(frame);
  }

  /** `ended`: what follows, or the end of the text, does not cut a line. */
  #finish(ended: boolean): void {
    const goroutines = this.#goroutines;
    const [first] = goroutines;
    if (first !== undefined) {
      const cause = this.#cause ?? (isSnapshot(first) ? ({ kind: 'profile' } as const) : null);
      const cut = !ended || this.#cut.goroutines + this.#cut.lines > 0;
      const whole = !cut && endsWell(cause, goroutines, this.#registers);
      this.#dumps.push({ cause, goroutines, whole });
    }
    this.#goroutines = [];
    this.#ids = new Set();
    this.#cause = null;
    this.#registers = false;
  }
}

/** The goroutine that has all stacks written, with the world stopped. */
function isSnapshot({ frames }: Goroutine): boolean {
  return frames.some(
    ({ function: name }) => name === 'runtime/pprof.writeGoroutineStacks' || name === 'runtime.Stack',
  );
}

/** A signal's dump ends with registers. The others have no end mark, but a last goroutine with its last line. */
function endsWell(cause: DumpCause | null, goroutines: readonly Goroutine[], registers: boolean): boolean {
  if (cause === null) return false;
  if (cause.kind === 'signal') return registers;
  // Without GOTRACEBACK=all a panic, and most fatal errors, show one goroutine only.
  if ((cause.kind === 'panic' || cause.kind === 'fatal') && goroutines.length === 1) return false;
  const last = goroutines.at(-1);
  return (
    last !== undefined &&
    (last.createdBy !== null || (last.id === 1 && last.frames.at(-1)?.function === 'main.main'))
  );
}
