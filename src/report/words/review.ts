// Set phrases of a review comment: what a line of the diff costs, and what became of it.
import { counted, own, say, type Sentence } from '../sentence.js';
import { shortFunction } from '../places.js';

export const reviewPhrases = {
  through: 'Through',
  compiler: 'The compiler says:',
  seeIt: 'See it yourself',
  /** Under the commands of what hangs. */
  quit: 'It does not end by itself: Ctrl-\\ ends it and prints its goroutines.',
} as const;

/** Where the cost arises, seen from where the comment stands. */
export function standsWords(place: { readonly function: string }, at: 'here' | number | null): Sentence {
  if (at === 'here') return own('on this line');
  const name = shortFunction(place.function);
  return at === null ? say`somewhere in ${name},` : say`on line ${at} of this file, in ${name},`;
}

/** Behind what goroutines do: whose they are, a benchmark or a package. */
export function within(whose: Sentence): Sentence {
  return say`in ${whose}`;
}

export function benchmarkNamed(name: Sentence): Sentence {
  return say`benchmark ${name}`;
}

/** Findings at one line that are not told. */
export function othersStand(count: number): string {
  return `And ${counted(count, 'more finding')} about goroutines on this line.`;
}

/** Of a line that is not in the diff. */
export function changesFunction(line: number): string {
  return `The diff changes this function at line ${line}.`;
}

/** Benchmarks that pay for a line and are not told. */
export function othersPay(count: number): string {
  return `The same line costs ${counted(count, 'more benchmark')}.`;
}

/** Lines of one function that one comment speaks for, and does not tell. */
export function moreLines(count: number): string {
  return `And ${counted(count, 'more line')} of this function.`;
}

/** What became of a finding. `moved`: the line changed, and a comment at its new place says so. */
export function resolvedWords(why: 'gone' | 'moved', sha: string): Sentence {
  const commit = say`as of ${sha.slice(0, 7)}`;
  return why === 'gone'
    ? say`**Resolved**: ${commit} nothing that got worse is put down to this place.`
    : say`**Moved**: ${commit} the line is another one, and a comment there says what it costs.`;
}
