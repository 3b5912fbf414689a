// What the compiler decides otherwise in head, each in one sentence without capital and full stop.
import type { Because, EscapeWay } from '../../model/because.js';
import { shortFunction } from '../places.js';
import { own, say, type Sentence } from '../sentence.js';

type Of<K extends Because['kind']> = Extract<Because, { kind: K }>;

/** Exhaustive, so that a way without words does not compile. */
const ways: Readonly<Record<EscapeWay, (of: Of<'escape'>) => Sentence>> = {
  interface: ({ callee, expression }) =>
    callee === null
      ? say`converted to an interface (${expression})`
      : say`passed to an interface parameter of ${callee}`,
  argument: ({ callee, expression }) =>
    callee === null ? say`passed on (${expression})` : say`passed to ${callee}`,
  closure: () => own('captured by a closure'),
  returned: () => own('returned'),
  sent: ({ expression }) => say`sent to a channel (${expression})`,
  stored: ({ expression }) => say`stored (${expression})`,
  'too-large': () => own('too large for the stack'),
  'unknown-size': () => own('its size is not known when it is compiled'),
  other: ({ says, expression }) =>
    says === '' ? own('the compiler does not say why') : say`the compiler says ${says} (${expression})`,
};

/** What the compiler writes where a value has no name of its own. */
const values = new Map([
  ['func literal', 'the function literal'],
  ['... argument', 'the slice of the variadic arguments'],
]);

/** Words for why a function cannot be inlined; cmd/compile/internal/inline/inl.go. */
const refusals = new Map([
  ['unhandled op DEFER', 'it defers a call'],
  ['unhandled op GO', 'it starts a goroutine'],
  ['unhandled op SELECT', 'it has a select'],
  ['call to recover', 'it calls recover'],
  ['marked go:noinline', 'it is marked go:noinline'],
  ['recursive', 'it is recursive'],
]);

export function becauseWords(because: Because): Sentence {
  switch (because.kind) {
    case 'escape': {
      const { value, inlinedAt } = because;
      const name = values.get(value);
      const where = inlinedAt === null ? [] : say`, as inlined at ${`${inlinedAt.file}:${inlinedAt.line}`}`;
      // The compiler's own storage for a literal, which is all that it says of `go func() {…}()`.
      const why = because.says === 'spill' ? [] : say`: ${ways[because.how](because)}`;
      const at = because.leavesAt === undefined ? [] : own(` on line ${because.leavesAt}`);
      return say`${name === undefined ? say`${value}` : own(name)} now escapes to the heap${why}${at}${where}`;
    }
    case 'inlining':
      return say`${shortFunction(because.function)} is no longer inlined: ${refusalWords(because)}`;
    case 'call': {
      const { callee, cost, budget } = because;
      return say`the call of ${shortFunction(callee)} is no longer inlined: cost ${cost} exceeds ${budget}, the most for this caller`;
    }
  }
}

function refusalWords({ says, cost, budget }: Of<'inlining'>): Sentence {
  if (cost !== null && budget !== null) return say`cost ${cost} exceeds the compiler's budget of ${budget}`;
  const words = refusals.get(says);
  return words === undefined ? say`the compiler says ${says}` : own(words);
}
