// Comments on the lines where goroutines of what hangs stand.
import { describe, expect, it } from '@jest/globals';
import { desiredReviews, worsePlaces, type PlacedLine } from '../../src/publish/desired.js';
import type { Report } from '../../src/model/report.js';
import type { Finding } from '../../src/model/verdict.js';
import { deadlock } from '../report/blocked.js';
import { benchmark, finding, report, reports, verdict } from '../report/fixtures.js';
import { at, goroutines, goroutinesNamed, standing } from '../report/goroutines.js';
import { expectGolden } from './golden.js';

const onItsLine = (of: Report): PlacedLine[] =>
  worsePlaces(of).map((place) => ({
    place,
    line: place.line,
    placement: { kind: 'line', path: place.file, line: place.line },
    wantsText: false,
  }));
const reviewsOf = (of: Report) => desiredReviews(of, 'default', onItsLine(of));
const placesOf = (of: Report): string[] => worsePlaces(of).map(({ file, line }) => `${file}:${line}`);

const hung = benchmark('Hung', [], { status: 'hung' });
const stuck = (rest: Partial<Finding> = {}): Finding =>
  finding({
    rule: 'benchmark-broken',
    benchmark: hung.id,
    at: { file: 'serve.go', line: 9 },
    facts: { side: 'head', ending: 'hung', message: '', stopped: true },
    goroutines: goroutines([standing(7, 'select', { at: at('Serve', 'serve.go', 9) })]),
    ...rest,
  });
const reportOf = (...findings: readonly Finding[]): Report =>
  report(verdict([hung], { findings, passes: false }));

describe('a comment on a line where goroutines stand', () => {
  it('says who blocks whom, or what stands there', () => {
    expectGolden(
      'stuck.review.golden.md',
      reviewsOf(deadlock())
        .map(({ text }) => text)
        .join('\n---\n\n'),
    );
  });

  it('is one where it is known who blocks whom, else one where the benchmark stands', () => {
    expect(placesOf(deadlock())).toEqual(['index.go:17', 'size.go:4', 'counter.go:25']);
    expect(placesOf(reportOf(stuck()))).toEqual(['serve.go:9']);
  });

  it('comes before those on lines that cost more', () => {
    const story = reports.get('story')?.();
    if (story === undefined) throw new Error('no story');
    const of = { ...story, verdict: { ...story.verdict, findings: [...story.verdict.findings, stuck()] } };
    expect(placesOf(of)[0]).toBe('serve.go:9');
    expect(placesOf(of).slice(1)).toEqual(placesOf(story));
  });

  it.each([
    ['what base has already', { level: 'note' }],
    ['what has no line', { at: null }],
    ['the definition of a benchmark that left no dump', { goroutines: undefined }],
    ['a line where none of its goroutines stands', { at: { file: 'hung_test.go', line: 3 } }],
    [
      'code of others',
      { goroutines: goroutines([standing(7, 'select', { at: at('Serve', 'serve.go', 9, false) })]) },
    ],
  ] as const)('is not there for %s', (_, rest) => {
    const { goroutines: given, ...of } = stuck(rest as Partial<Finding>);
    expect(placesOf(reportOf(given === undefined ? of : { ...of, goroutines: given }))).toEqual([]);
  });

  it('tells some benchmarks that stand at one line, and counts the others', () => {
    const all = Array.from({ length: 5 }, (_, index) => benchmark(`H${index}`, [], { status: 'hung' }));
    const findings = all.map(({ id }) => stuck({ benchmark: id }));
    const [review, ...others] = reviewsOf(report(verdict(all, { findings, passes: false })));
    expect(others).toEqual([]);
    expect(review?.text.match(/hangs on head/g)).toHaveLength(3);
    expect(review?.text).toContain('And 2 more findings about goroutines on this line.');
  });

  it('tells of a package that hangs, without a command for a benchmark', () => {
    const facts = { side: 'head', ending: 'hung', message: '', pkg: 'example.com/finder/net' };
    const [review] = reviewsOf(reportOf(stuck({ benchmark: null, facts })));
    expect(review?.text).toMatch(/^package `?example\.com\/finder\/net`? \*\*hangs on head\*\* on this line/);
    expect(review?.text).not.toContain('go test');
  });

  it('shows names of functions and files for what they are', () => {
    for (const name of ['a`b`\u202egnp', '</details><script>', '@octocat #1', 'x\n\n# y']) {
      const named = goroutinesNamed(name);
      const place = { file: name, line: 1 };
      const facts = { side: 'head', block: 'mutual-wait', certainty: 'likely', evidence: 'addresses' };
      const blocked = stuck({ rule: 'goroutines-blocked', at: place, facts, goroutines: named });
      for (const { text } of reviewsOf(reportOf(blocked))) {
        expect(text).not.toMatch(/\u202e|^# y/m);
        expect(text.replace(/(`+)[^\n]*?[^`]\1(?!`)/g, '')).not.toMatch(/<script|@octocat/);
      }
    }
  });
});
