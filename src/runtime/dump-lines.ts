// The lines of a goroutine dump, one by one. Expressions are linear in the line; lines are bounded by the caller.
import type { Argument, DumpCause, Goroutine } from './dump.js';

export type Header = Omit<Goroutine, 'frames' | 'partial' | 'createdBy'>;

// Status and flags in brackets; Go 1.26 has quoted labels in them, 1.27 behind them.
const headerLine =
  /^goroutine (\d{1,15})(?: gp=0x[\da-f]+ m=(?:nil|\d+ mp=0x[\da-f]+))? \[((?:[^\]"]|"(?:[^"\\]|\\.)*")*)\](?: \{(.*)\})?:$/;

/** `goroutine 7 [select, 3 minutes]:` → its parts; null for any other line. `midLine`: text may stand before it. */
export function headerOf(line: string, midLine: boolean): Header | null {
  if (!line.endsWith(':')) return null;
  const start = line.indexOf('goroutine ');
  if (start < 0 || (start > 0 && !midLine)) return null;
  const found = headerLine.exec(line.slice(start));
  if (found === null) return null;
  const [, id = '', bracket = '', behind] = found;
  const inside = bracket.endsWith('}') ? bracket.indexOf(' labels:{') : -1;
  const [status = '', ...flags] = (inside < 0 ? bracket : bracket.slice(0, inside)).split(', ');
  const numberIn = (pattern: RegExp): number | null => {
    const value = flags.map((flag) => pattern.exec(flag)?.[1]).find((digits) => digits !== undefined);
    return value === undefined ? null : Number(value);
  };
  return {
    id: Number(id),
    status: status.replace(/(?: \((?:leaked|scan|durable|synctest)\))+$/, ''),
    minutes: numberIn(/^(\d{1,12}) minutes$/) ?? 0,
    leaked: status.includes(' (leaked)'),
    lockedToThread: flags.includes('locked to thread'),
    bubble: numberIn(/^synctest (?:bubble|group) (\d{1,15})$/),
    labels: labelsOf(behind ?? (inside < 0 ? '' : bracket.slice(inside + ' labels:{'.length, -1))),
  };
}

/** `k: v, "a b": "c"`; strings are quoted where they need it. */
function labelsOf(text: string): (readonly [string, string])[] {
  const pair = /("(?:[^"\\]|\\.)*"|[\w./]*): ("(?:[^"\\]|\\.)*"|[\w./]*)(?:, |$)/y;
  const labels: (readonly [string, string])[] = [];
  for (let found = pair.exec(text); found !== null && found[0] !== ''; found = pair.exec(text)) {
    labels.push([unquoted(found[1] ?? ''), unquoted(found[2] ?? '')]);
  }
  return labels;
}

const escapes = new Map([...'n\nt\tr\r'.matchAll(/(.)(.)/gs)].map(([, letter, char]) => [letter, char]));

/** Undoes runtime/print.go's quoted(). */
function unquoted(text: string): string {
  if (!text.startsWith('"')) return text;
  return text
    .slice(1, -1)
    .replace(
      /\\(?:x([\da-f]{2})|u([\da-f]{4})|U([\da-f]{8})|(.))/g,
      (_, x, u, long, char: string | undefined) => {
        if (char !== undefined) return escapes.get(char) ?? char;
        const code = parseInt(String(x ?? u ?? long), 16);
        return code > 0x10ffff ? '\ufffd' : String.fromCodePoint(code);
      },
    );
}

/** A call as the first line of a frame has it. */
export interface Call {
  readonly function: string;
  readonly arguments: readonly Argument[];
}

/** `main.(*T).get(0xc000010018, {0x4fd690, 0x1}, 0x0?)` → name and words; null for what is no call. */
export function callOf(line: string): Call | null {
  const open = line.lastIndexOf('(');
  if (open <= 0 || !line.endsWith(')') || line.startsWith('\t')) return null;
  const printed = line.slice(open + 1, -1);
  const name = line.slice(0, open);
  // Names of functions have a dot, except the one that Go prints in place of runtime.gopanic.
  if (!/^[\da-fx?_{}., ]*$/.test(printed) || !(name.includes('.') || name === 'panic')) return null;
  return { function: name, arguments: printed === '...' ? [] : wordsOf(printed) };
}

function wordsOf(printed: string): Argument[] {
  const words = printed.replace(/[{}]/g, '').split(', ');
  return words.flatMap((word): Argument[] => {
    if (word === '') return [];
    const value = /^0x[\da-f]{1,16}\??$/.test(word) ? parseInt(word, 16) : NaN;
    return [{ value: Number.isSafeInteger(value) ? value : null, stale: word.endsWith('?') }];
  });
}

export interface Place {
  readonly file: string;
  readonly line: number;
  /** As a C symbolizer's answer is printed: the call above it may have any form. */
  readonly native: boolean;
}

const goPlace = /^\t(.+):(\d{1,9})(?: \+0x[\da-f]+)?(?: fp=0x[\da-f]+ sp=0x[\da-f]+ pc=0x[\da-f]+)?$/;

/** The second line of a frame: `\tFILE:LINE +0x1d`, with addresses behind it at GOTRACEBACK=system. */
export function placeOf(line: string): Place | null {
  const go = goPlace.exec(line);
  if (go !== null) return { file: go[1] ?? '', line: Number(go[2]), native: false };
  const native = /^\t(?:(.+):(\d{1,9}) )?pc=0x[\da-f]+$/.exec(line);
  return native === null ? null : { file: native[1] ?? '', line: Number(native[2] ?? 0), native: true };
}

/** `created by main.main.func1 in goroutine 1` (without the id before Go 1.21). */
export function creatorOf(
  line: string,
): { readonly function: string; readonly goroutine: number | null } | null {
  const found = /^created by (.+?)(?: in goroutine (\d{1,15}))?$/.exec(line);
  return found === null
    ? null
    : { function: found[1] ?? '', goroutine: found[2] === undefined ? null : Number(found[2]) };
}

const longestText = 1000;

/** The line that says why a dump follows. `SIGQUIT: quit` may stand behind what the program had printed. */
export function causeOf(line: string): DumpCause | null {
  const fatal = /fatal error: (.+)$/.exec(line)?.[1];
  if (fatal !== undefined) {
    const text = fatal.slice(0, longestText);
    if (text === 'all goroutines are asleep - deadlock!') return { kind: 'all-asleep', text };
    if (text === 'no goroutines (main called runtime.Goexit) - deadlock!')
      return { kind: 'main-exited', text };
    return { kind: /^deadlock: all goroutines in bubble/.test(text) ? 'bubble-asleep' : 'fatal', text };
  }
  const panic = /(?:^|\t)panic: (.*)$/.exec(line)?.[1];
  if (panic !== undefined) {
    const asleep = /^deadlock: (?:all goroutines in bubble|main bubble goroutine has exited)/.test(panic);
    return { kind: asleep ? 'bubble-asleep' : 'panic', text: panic.slice(0, longestText) };
  }
  const signal = /(SIG[A-Z]{2,8}: .{1,100})$/.exec(line)?.[1];
  return signal === undefined ? null : { kind: 'signal', text: signal };
}

/** The registers that end what a signal prints (runtime/signal_*.go). */
export function isRegister(line: string): boolean {
  return /^(?:rip|eip|pc|cs|lr|rflags|pstate|cpsr)\s+0x[\da-f]+(?:\t|$)/.test(line);
}

/** One of `...56 frames elided...`, `...additional frames elided...`. */
export function isElision(line: string): boolean {
  return /^\.\.\.(?:\d+|additional) frames elided\.\.\.$/.test(line);
}
