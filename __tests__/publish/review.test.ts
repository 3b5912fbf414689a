import { describe, expect, it } from '@jest/globals';
import type { Report } from '../../src/model/report.js';
import type { Culprit } from '../../src/model/verdict.js';
import { worsePlaces } from '../../src/publish/desired.js';
import { renderResolved, renderReview, type ReviewedPlace } from '../../src/report/review.js';
import {
  benchmark,
  change,
  culprit,
  fine,
  growth,
  hostile,
  relative,
  report,
  story,
  verdict,
  withNames,
} from '../report/fixtures.js';
import { withoutCode } from '../report/gfm.js';
import { expectGolden } from './golden.js';

function reviewed(of: Report, at: ReviewedPlace['at'] = 'here'): [ReviewedPlace, ...ReviewedPlace[]] {
  const [first, ...rest] = worsePlaces(of).map((place) => ({ place, at }));
  if (first === undefined) throw new Error('no place');
  return [first, ...rest];
}

const allocations = (culprits: readonly Culprit[], kind: number) =>
  change(kind === 0 ? 'allocs/op' : `${'x'.repeat(20)}${kind}/op`, 3, 103, {
    change: 'regression',
    budget: growth(0),
    outcome: 'exceeded',
    culprits,
  });

/** Three benchmarks pay for one line; one of them cannot be told. */
export function several(): Report {
  const more = (name: string, by: number) =>
    benchmark(name, [
      change('allocs/op', 3, 3 + by, {
        change: 'regression',
        budget: growth(0),
        outcome: 'exceeded',
        culprits: [culprit('allocs/op', 1, 1 + by)],
      }),
    ]);
  const doubtful = benchmark('Look/hit', [
    change('sec/op', [0.9e-6, 1e-6, 1.1e-6], [1e-6, 1.06e-6, 1.1e-6], {
      ratio: [1.01, 1.06, 1.11],
      change: 'regression',
      budget: relative(0.05),
      outcome: 'unproven',
      culprits: [culprit('sec/op', 0.3e-6, 0.36e-6)],
    }),
  ]);
  return report(verdict([more('Look/miss', 4), more('Look/far', 2), doubtful, ...fine(3)]));
}

describe('a review comment', () => {
  it.each([
    ['story', story(), 'here'],
    ['several', several(), 'here'],
    ['beside', story(), 43],
    ['unknown-line', story(), null],
  ] as const)('reads well: %s', (name, of, at) => {
    expectGolden(`review-${name}.golden.md`, renderReview(of, reviewed(of, at)));
  });

  it('speaks for two lines of one function, each with its costs', () => {
    const of = report(
      verdict([
        benchmark('Look/miss', [
          change('allocs/op', 3, 6, {
            change: 'regression',
            budget: growth(0),
            outcome: 'exceeded',
            culprits: [culprit('allocs/op', 1, 3), culprit('allocs/op', 0, 1, { line: 47 })],
          }),
        ]),
      ]),
    );
    const [first, second] = worsePlaces(of);
    if (first === undefined || second === undefined) throw new Error('two places');
    const text = renderReview(of, [
      { place: first, at: 'here' },
      { place: second, at: 47 },
    ]);
    expectGolden('review-two-lines.golden.md', text);
  });

  it.each([
    ['many', 1, 'Look', 90],
    ['hostile', 1, '`|'.repeat(4000), 90],
    ['of many metrics', 60, 'Look', 95],
  ])('counts the lines that are too many: %s', (_, units, name, least) => {
    const lines = Array.from({ length: 100 }, (_, k) => culprit('allocs/op', 0, 1, { line: k + 1 }));
    const changes = Array.from({ length: units }, (_, k) => allocations(lines, k));
    const named = [benchmark(`${name}/miss`, changes), benchmark(`${name}/far`, changes)];
    const of = report(verdict(named));
    const text = renderReview(of, reviewed(of, null));
    expect(text.length).toBeLessThan(60_000);
    const rest = Number(/\n\nAnd (\d+) more lines of this function\.\n\n<details>/.exec(text)?.[1]);
    expect(rest).toBeGreaterThanOrEqual(least);
    expect(text.match(/ in benchmark /g)).toHaveLength(2 * (100 - rest));
  });

  it('can be broken by no name', () => {
    for (const { place } of reviewed(withNames(hostile))) {
      const text = renderReview(withNames(hostile), [{ place, at: 12 }]);
      expect(text.length).toBeLessThan(20_000);
      const bare = withoutCode(text);
      expect(bare).not.toMatch(/@octocat|#1\b|<script|<h1|<!--|\]\(|\u202e|\u001b/);
      expect(bare.match(/<\/?details>|<\/?summary>/g)).toEqual([
        '<details>',
        '<summary>',
        '</summary>',
        '</details>',
      ]);
      // Nothing ends a paragraph or begins a heading but we.
      expect(bare).not.toMatch(/^(#|\||>|===)/m);
    }
  });
});

describe('a resolved comment', () => {
  const text = renderReview(story(), reviewed(story()));
  it.each(['gone', 'moved'] as const)('says why, and what it said: %s', (why) => {
    expectGolden(`resolved-${why}.golden.md`, renderResolved(text, why, '9be77d1'.padEnd(40, '0')));
  });
  it('repeats nothing that is not one of our lines', () => {
    expect(renderResolved('x'.repeat(5000), 'gone', 'abcdef0')).not.toContain('xx');
    expect(renderResolved('', 'gone', 'abcdef0')).not.toContain('~~');
    expect(renderResolved('a ~~b~~ c\nd', 'gone', 'abcdef0')).toContain('~~a b c~~');
  });
});

describe('places that get a comment', () => {
  const exceeded = (rest: Parameters<typeof change>[3]) =>
    change('allocs/op', 3, 5, { change: 'regression', budget: growth(0), outcome: 'exceeded', ...rest });

  it('are own lines that cost more, those over budget first', () => {
    const doubtful = culprit('allocs/op', 1, 2, { function: 'finder.Doubt', file: 'a.go' });
    const of = report(
      verdict([
        benchmark('A', [exceeded({ outcome: 'unproven', culprits: [doubtful] })]),
        benchmark('B', [
          exceeded({
            culprits: [
              culprit('allocs/op', 1, 3, { inDiff: false, file: 'b.go' }),
              culprit('allocs/op', 3, 1, { file: 'better.go' }),
              culprit('allocs/op', 1, 3, { own: false, file: 'strings/builder.go' }),
            ],
          }),
        ]),
      ]),
    );
    expect(worsePlaces(of).map(({ file }) => file)).toEqual(['b.go', 'a.go']);
  });

  it('are not what got better, or what nobody proved', () => {
    const line = [culprit('allocs/op', 1, 3)];
    const of = report(
      verdict([
        benchmark('A', [exceeded({ change: 'improvement', culprits: line })]),
        benchmark('B', [exceeded({ change: 'unproven', outcome: 'unproven', culprits: line })]),
        benchmark('C', [exceeded({ outcome: 'within', culprits: line })]),
      ]),
    );
    expect(worsePlaces(of)).toEqual([]);
  });
});
