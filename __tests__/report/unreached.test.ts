// Changed functions that no benchmark reaches: counted in the open, listed where they are looked for, never loud.
import { expect, it } from '@jest/globals';
import { annotationsOf } from '../../src/report/annotations.js';
import { renderComment } from '../../src/report/markdown.js';
import { renderTerminal } from '../../src/report/terminal.js';
import { benchmark, change, finding, report, verdict } from './fixtures.js';

const unreached = (count: number) =>
  report(
    verdict([benchmark('Look', [change('allocs/op', 3, 3)])], {
      findings: Array.from({ length: count }, (_, index) =>
        finding({
          rule: 'changed-unmeasured',
          level: 'note',
          benchmark: null,
          at: { file: 'parse/parser.go', line: 41 + index },
          facts: { function: '(*Parser).reset' },
        }),
      ),
    }),
  );
const terminal = (count: number): string => renderTerminal(unreached(count), { color: false, width: 100 });

it('says nothing where there are none', () => {
  expect(renderComment(unreached(0)) + terminal(0)).not.toMatch(/[Cc]hanged/);
});

it('counts them in the comment, and folds the list', () => {
  const comment = renderComment(unreached(1));
  expect(comment).toMatch(
    /^### ✓ No benchmark breaks a budget\n\n1 benchmark · .* · 1 changed function not measured · /,
  );
  expect(comment).toContain(
    [
      '<details><summary>Changed, not measured 1</summary>',
      '',
      'New or changed functions that no benchmark that ran reaches:',
      '',
      '- `parse/parser.go:41` `(*Parser).reset`',
    ].join('\n'),
  );
});

it('lists some on a terminal, and counts the rest', () => {
  const text = terminal(14);
  expect(text).toContain('\nChanged, not measured 14\n  parse/parser.go:41  (*Parser).reset\n');
  expect(text).toContain('\n  parse/parser.go:52  (*Parser).reset\n  2 more lines in report.json\n');
  expect(text).toContain(' · 14 changed functions not measured\n');
});

it('annotates nothing, because nothing is wrong', () => {
  expect(annotationsOf(unreached(3))).toEqual([]);
});
