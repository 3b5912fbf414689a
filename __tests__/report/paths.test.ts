// The trees of paths: which are worth drawing, and what of them is drawn. How they look is in golden/forked.
import { describe, expect, it } from '@jest/globals';
import { renderComment, renderSummary } from '../../src/report/markdown.js';
import { pathTree } from '../../src/report/path-tree.js';
import type { Call, Change, Culprit } from '../../src/model/verdict.js';
import { benchmark, call, change, culprit, growth, module, report, story, verdict } from './fixtures.js';
import { forked } from './forked.js';

const fold = (text: string): string => /<summary>Paths [^]*?<\/details>/.exec(text)?.[0] ?? '';
const own = (name: string, line: number): Call => call(`${module}.${name}`, 'x.go', line);
const others = (name: string): Call => call(`lib.${name}`, 'lib/x.go', 9, false);
/** A line of ours with the calls that lead to it and on. */
const at = (line: number, amount: number, path: readonly Call[]): Culprit =>
  culprit('allocs/op', 0, amount, { function: `${module}.F`, file: 'x.go', line, path });
const labels = (culprits: readonly Culprit[], most = 12): readonly string[] =>
  pathTree(culprits, most).lines.map(({ depth, label, delta }) => `${' '.repeat(depth)}${label} ${delta}`);

function exceeded(culprits: readonly Culprit[], head = 10, unit = 'allocs/op'): Change {
  return change(unit, 0, head, { change: 'regression', outcome: 'exceeded', budget: growth(0), culprits });
}
const deep = (line: number): readonly Call[] => [
  ...['B', 'C', 'D', 'E', 'F'].map((name) => own(name, 1)),
  own('F', line),
  others('G'),
];

describe('a tree', () => {
  it('joins calls that paths share, the largest first, and ends at a line of ours', () => {
    expect(
      labels([at(7, 1, [own('B', 1), own('F', 7)]), at(8, 3, [own('B', 1), own('F', 8), others('make')])]),
    ).toEqual(['finder.B 4', ' x.go:1 → finder.F 4', '  x.go:8 → lib.make 3', '  x.go:7 1']);
  });

  it('tells what others do among themselves by its ends, and comes back to ours', () => {
    const path = [own('B', 1), ...['P', 'Q', 'R', 'S'].map(others), own('less', 5)];
    expect(labels([at(5, 2, path)])).toEqual([
      'finder.B 2',
      ' x.go:1 → lib.P → 2 calls → lib.S 2',
      '  finder.less 2',
      '   x.go:5 2',
    ]);
  });

  it('keeps each line with all that leads to it, and counts the rest', () => {
    const many = Array.from({ length: 20 }, (_, index) =>
      at(100 + index, index === 0 ? 50 : index, [own('B', 1 + index), own(`F${index}`, 100 + index)]),
    );
    const { lines, leftOut, delta } = pathTree(many, 6);
    expect(lines.map(({ label }) => label)).toEqual([
      'finder.B',
      'x.go:1 → finder.F0',
      'x.go:100',
      'x.go:20 → finder.F19',
      'x.go:119',
    ]);
    expect([leftOut, delta]).toEqual([1 + 20 * 2 - 5, 50 + 190]);
  });

  it('has several roots where several functions begin', () => {
    expect(labels([at(1, 1, [others('run')]), at(2, 2, [own('B', 2)])])).toEqual([
      'finder.B 2',
      ' x.go:2 2',
      'lib.run 1',
    ]);
  });
});

describe('paths', () => {
  const comment = (...all: readonly (readonly Culprit[])[]): string =>
    renderComment(
      report(verdict(all.map((culprits, index) => benchmark(`B${index}`, [exceeded(culprits, 20 - index)])))),
    );

  it('are not drawn where the report has told all of them', () => {
    expect(fold(renderComment(story()))).toBe('');
    expect(fold(comment([at(7, 1, deep(7).slice(-6))]))).toBe('');
    expect(fold(comment([culprit('goroutines-left/op', 0, 1, { path: [] })]))).toBe('');
  });

  it('are drawn where calls were left out, and once for a line', () => {
    expect(fold(comment([at(7, 10, deep(7))]))).toContain('x.go:7 → lib.G');
    const twice = fold(comment([at(7, 10, deep(7))], [at(7, 10, deep(7))], [at(8, 10, deep(8))]));
    expect(twice).toMatch(/^<summary>Paths 2: <code>B0<\/code> allocs\/op, <code>B2<\/code> allocs\/op</);
  });

  it('are of one metric of a benchmark, rather one that forks', () => {
    const one = exceeded([at(7, 10, deep(7))]);
    const two = exceeded([at(8, 6, deep(8)), at(9, 4, deep(9))], 10, 'things');
    expect(fold(renderComment(report(verdict([benchmark('B', [one, two])]))))).toMatch(
      /^<summary>Paths 1: <code>B<\/code> <code>things</,
    );
  });

  it('tell what is elsewhere when it is much, with bars that add up', () => {
    const [line] = [at(7, 15, deep(7))];
    const drawn = fold(comment([line]));
    expect(drawn).toContain('████████   +15  finder.B\n');
    expect(drawn).toContain('███         +5  elsewhere\n');
    expect(fold(comment([at(7, 19.5, deep(7))]))).not.toContain('elsewhere');
    expect(fold(comment([at(7, 40, deep(7))]))).toContain('░░░░░      −20  elsewhere\n');
  });

  it('never cut a line off in silence', () => {
    const many = Array.from({ length: 9 }, (_, index) =>
      at(10 + index, 1, [own('B', index), own(`F${index}`, 10 + index)]),
    );
    const drawn = fold(comment(many));
    expect(drawn.split('```')[1]?.trim().split('\n')).toHaveLength(13);
    expect(drawn).toMatch(/\n {16}and 8 more lines\n.* elsewhere\n/);
  });

  it('are of three benchmarks in a comment, of more in the summary', () => {
    const all = report(
      verdict(
        Array.from({ length: 6 }, (_, index) =>
          benchmark(`B${index}`, [exceeded([at(index, 10, deep(index))])]),
        ),
      ),
    );
    expect(fold(renderComment(all)).split('\n```\n')).toHaveLength(1 + 2 * 3);
    expect(fold(renderComment(all))).toContain('Paths of 3 more benchmarks are in report.json.');
    expect(fold(renderSummary(all)).split('\n```\n')).toHaveLength(1 + 2 * 6);
    expect(fold(renderSummary(all))).not.toContain('more benchmarks');
  });

  it('go when there is no room, and are counted', () => {
    const whole = renderComment(forked());
    const short = renderComment(forked(), { chars: whole.length - fold(whole).length });
    expect(fold(short)).toBe('');
    expect(short).toMatch(/^Left out to keep this short: .*Paths \(3 entries\)/m);
  });
});
