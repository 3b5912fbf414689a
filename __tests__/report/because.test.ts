// What the compiler decides otherwise, as people read it.
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from '@jest/globals';
import type { Because, EscapeWay } from '../../src/model/because.js';
import type { Report } from '../../src/model/report.js';
import { textOf } from '../../src/report/escape.js';
import { renderJson } from '../../src/report/json.js';
import { renderComment } from '../../src/report/markdown.js';
import { placesOf } from '../../src/report/places.js';
import { renderReview } from '../../src/report/review.js';
import { renderTerminal } from '../../src/report/terminal.js';
import { becauseWords } from '../../src/report/words/because.js';
import { benchmark, change, culprit, growth, report, verdict } from './fixtures.js';

type Of<K extends Because['kind']> = Extract<Because, { kind: K }>;

const at = { file: 'look.go', line: 41, column: 6 };
const escape = (how: EscapeWay, changes: Partial<Of<'escape'>> = {}): Because => ({
  ...{ kind: 'escape', value: 'buf', how, callee: null, expression: 'x', says: '', inlinedAt: null },
  ...at,
  ...changes,
});
const inlining = (says: string, changes: Partial<Of<'inlining'>> = {}): Because => ({
  ...{ kind: 'inlining', function: 'example.com/finder.(*Finder).next', says, cost: null, budget: null },
  ...at,
  ...changes,
});

it.each<[Because, string]>([
  [
    escape('interface', { callee: 'fmt.Fprintf' }),
    'buf now escapes to the heap: passed to an interface parameter of fmt.Fprintf',
  ],
  [
    escape('interface', { expression: 'any(x)' }),
    'buf now escapes to the heap: converted to an interface (any(x))',
  ],
  [escape('argument', { callee: 'keep' }), 'buf now escapes to the heap: passed to keep'],
  [escape('argument', { expression: 'all[0](x)' }), 'buf now escapes to the heap: passed on (all[0](x))'],
  [escape('closure', { value: 'count' }), 'count now escapes to the heap: captured by a closure'],
  [escape('returned', { value: '&T{...}' }), '&T{...} now escapes to the heap: returned'],
  [escape('sent', { expression: 'ch <- v' }), 'buf now escapes to the heap: sent to a channel (ch <- v)'],
  [
    escape('stored', { value: 'func literal', expression: 'hook = add' }),
    'the function literal now escapes to the heap: stored (hook = add)',
  ],
  [
    escape('argument', { value: '... argument', callee: 'f' }),
    'the slice of the variadic arguments now escapes to the heap: passed to f',
  ],
  [
    escape('stored', { value: 'p', expression: 'last = p', leavesAt: 10 }),
    'p now escapes to the heap: stored (last = p) on line 10',
  ],
  [escape('too-large'), 'buf now escapes to the heap: too large for the stack'],
  [escape('unknown-size'), 'buf now escapes to the heap: its size is not known when it is compiled'],
  [
    escape('other', { says: 'range', expression: 'y' }),
    'buf now escapes to the heap: the compiler says range (y)',
  ],
  [
    escape('other', { value: 'func literal', says: 'spill', expression: 'func literal' }),
    'the function literal now escapes to the heap',
  ],
  [escape('other'), 'buf now escapes to the heap: the compiler does not say why'],
  [
    escape('returned', { inlinedAt: { file: 'use.go', line: 7 } }),
    'buf now escapes to the heap: returned, as inlined at use.go:7',
  ],
  [
    inlining('function too complex: cost 94 exceeds budget 80', { cost: 94, budget: 80 }),
    "finder.(*Finder).next is no longer inlined: cost 94 exceeds the compiler's budget of 80",
  ],
  [inlining('unhandled op DEFER'), 'finder.(*Finder).next is no longer inlined: it defers a call'],
  [inlining('call to recover'), 'finder.(*Finder).next is no longer inlined: it calls recover'],
  [inlining('marked go:noinline'), 'finder.(*Finder).next is no longer inlined: it is marked go:noinline'],
  [
    inlining('no such reason'),
    'finder.(*Finder).next is no longer inlined: the compiler says no such reason',
  ],
  [
    { kind: 'call', callee: 'example.com/finder.next', cost: 40, budget: 20, ...at },
    'the call of finder.next is no longer inlined: cost 40 exceeds 20, the most for this caller',
  ],
])('%j', (because, words) => {
  expect(textOf(becauseWords(because))).toBe(words);
});

/** A report of one line that has these reasons, in both of its metrics. */
function reported(...because: readonly Because[]): Report {
  const metric = (unit: 'allocs/op' | 'B/op', head: number) =>
    change(unit, 0, head, {
      ...{ change: 'regression', outcome: 'exceeded', budget: growth(0) },
      culprits: [culprit(unit, 0, head, { because })],
    });
  return report(verdict([benchmark('Look', [metric('allocs/op', 1), metric('B/op', 64)])]));
}

function reviewOf(of: Report): string {
  const [place] = placesOf(of.rows.exceeded);
  if (place === undefined) throw new Error('no place');
  return renderReview(of, [{ place, at: 'here' }]);
}

const interfaced = escape('interface', { callee: 'fmt.Fprintf' });

describe('a line that the compiler explains', () => {
  const of = reported(
    interfaced,
    inlining('x', { cost: 94, budget: 80, line: 38 }),
    escape('sent', { line: 44 }),
  );

  it('has a line for each reason below it in the terminal', () => {
    expect(renderTerminal(of, { color: false, width: 100 })).toContain(
      [
        '      +1 allocs/op (all of it), +64 B/op (all of it) in Look',
        '      buf now escapes to the heap: passed to an interface parameter of fmt.Fprintf',
        "      finder.(*Finder).next is no longer inlined: cost 94 exceeds the compiler's budget of 80",
        '      buf now escapes to the heap: sent to a channel (x) (look.go:44)',
      ].join('\n'),
    );
  });

  it('has them in the comment', () => {
    expect(renderComment(of)).toContain(
      '<br>`buf` now escapes to the heap: passed to an interface parameter of `fmt.Fprintf`<br>',
    );
  });

  it('has them in the review comment, in one paragraph', () => {
    expect(reviewOf(reported(interfaced))).toContain(
      '\n\nThe compiler says: `buf` now escapes to the heap: passed to an interface parameter of `fmt.Fprintf`.\n\n',
    );
    expect(reviewOf(reported())).not.toContain('compiler');
  });

  it('has them in report.json, by its schema', () => {
    const schema = JSON.parse(
      readFileSync(new URL('../../schemas/report.schema.json', import.meta.url), 'utf8'),
    ) as object;
    const validate = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true }).compile(schema);
    const all = reported(interfaced, inlining('x'), {
      ...{ kind: 'call', callee: 'f', cost: 40, budget: 20 },
      ...at,
    });
    const document = JSON.parse(renderJson(all)) as {
      benchmarks: { metrics: { culprits: { because: object[] }[] }[] }[];
    };
    validate(document);
    expect(validate.errors ?? []).toEqual([]);
    const because = document.benchmarks[0]?.metrics[0]?.culprits[0]?.because;
    expect(because).toHaveLength(3);
    expect(because?.[0]).toMatchObject({
      ...{ kind: 'escape', file: 'look.go', line: 41, column: 6, value: 'buf', callee: 'fmt.Fprintf' },
      words: 'buf now escapes to the heap: passed to an interface parameter of fmt.Fprintf',
    });
    expect(renderJson(reported())).not.toContain('because');
  });

  it('tells at most four', () => {
    const many = reported(
      ...Array.from({ length: 9 }, (_, index) => escape('returned', { value: `v${index}` })),
    );
    expect(renderTerminal(many, { color: false, width: 100 }).match(/now escapes/g)).toHaveLength(4);
  });
});

it('shows what the compiler wrote as text, whatever it is', () => {
  const evil = '`</details> @everyone [x](http://evil.test) \u001b[31m\n## Title';
  const of = reported(
    escape('stored', { value: evil, expression: evil }),
    inlining(evil, { function: evil }),
  );
  for (const text of [renderComment(of), reviewOf(of)]) {
    expect(text).not.toMatch(/\u001b|^## Title/m);
    expect(text).toContain('`` `</details> @everyone [x](http://evil.test) \\x1b[31m\\n## Title ``');
  }
  expect(renderTerminal(of, { color: false, width: 100 })).not.toMatch(/\u001b|^## Title/m);
});
