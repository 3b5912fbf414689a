// What each line of a function has: flat and cum on both sides, as `go tool pprof -list` counts them.
import { topOf } from '../../flame/top.js';
import { viewOf } from '../../flame/view.js';
import type { Pair } from '../../model/pair.js';
import type { LookedAt } from './looked-at.js';

export interface LineNumbers {
  readonly line: Pair;
  readonly flat: Pair;
  readonly cum: Pair;
}

/** Of all stacks of the sample type, whatever is hidden or focused: by line of head, those that only base has in between. */
export function lineNumbersOf(
  { tree, choices }: Pick<LookedAt, 'tree' | 'choices'>,
  position: number,
): LineNumbers[] {
  const view = viewOf(tree, { type: choices.type, by: 'line', direction: 'callees' });
  return topOf(view)
    .flatMap(({ place, flat, cum }) => {
      const of = view.places[place];
      return of?.function === position ? [{ line: of.line, flat, cum }] : [];
    })
    .sort((a, b) => (a.line.head || a.line.base) - (b.line.head || b.line.base));
}
