// The lines of what `why` tells: their shape, and the places where most of what a profile counts is.
import type { TopLine, TopLines } from '../../evidence/top-lines.js';
import { formatShare, formatValue } from '../format.js';
import { shortFunction } from '../places.js';
import { counted, own, say, type Sentence } from '../sentence.js';
import type { Shown, Why } from '../why.js';

/** A line and what belongs beneath it. */
export interface WhyLine {
  readonly words: Sentence;
  readonly below: readonly Sentence[];
}

export const line = (words: Sentence, ...below: readonly Sentence[]): WhyLine => ({ words, below });

/** Amounts of one line: the first sorts, and is told as a share where it is sampled. */
const amountWords: Readonly<
  Record<Shown, (amounts: readonly number[], totals: readonly number[]) => string>
> = {
  allocations: ([bytes = 0, objects = 0]) =>
    `${formatValue(bytes, 'B/op')} in ${amountOf(objects, 'object')}`,
  kept: ([bytes = 0, objects = 0]) => `${formatValue(bytes, 'B/op', 2)} in ${amountOf(objects, 'object')}`,
  time: ([nanoseconds = 0], [total = 0]) =>
    `${formatShare(nanoseconds / total)}, ${formatValue(nanoseconds * 1e-9, 'sec/op', 2)}`,
  waiting: waitWords,
  locks: waitWords,
};

function waitWords([nanoseconds = 0, contentions = 0]: readonly number[]): string {
  return `${formatValue(nanoseconds * 1e-9, 'sec/op', 2)} in ${amountOf(contentions, 'wait')}`;
}

/** `1 object`, `0.5 objects`: 0.9998 is told as 1. */
function amountOf(value: number, noun: string): string {
  const text = formatValue(value, '', 2);
  return `${text} ${text === '1' ? noun : `${noun}s`}`;
}

/** Where most of it is, and how many places more there are. */
export function topWords({ lines }: Why, name: Shown): WhyLine[] {
  const found: TopLines | undefined = lines[name];
  if (found === undefined) return [];
  const { totals, left } = found;
  return [
    ...found.lines.map((of) => line(say`${own(amountWords[name](of.amounts, totals))}: ${lineWords(of)}`)),
    ...(left > 0 ? [line(own(`and ${counted(left, 'more place')}`))] : []),
  ];
}

function lineWords({ file, line: at, function: name }: TopLine): Sentence {
  const what = own(name === 'runtime.malg' ? ', what the runtime keeps of each goroutine' : '');
  return at > 0 ? say`${`${file}:${at}`} in ${shortFunction(name)}${what}` : say`${shortFunction(name)}`;
}
