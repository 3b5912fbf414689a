// Which lines the page names: as the comment does, then what only findings tell; and what no line can be named for.
import { describe, expect, it } from '@jest/globals';
import type { Report } from '../../../src/model/report.js';
import type { Change } from '../../../src/model/verdict.js';
import type { WhereText, Words } from '../../../src/report/html/page-data.js';
import { whereLines } from '../../../src/report/html/where-lines.js';
import { renderComment } from '../../../src/report/markdown.js';
import {
  benchmark,
  change,
  culprit,
  finding,
  growth,
  module,
  relative,
  report,
  reports,
  verdict,
} from '../fixtures.js';

const text = (words: Words): string =>
  words.map((piece) => (typeof piece === 'string' ? piece : piece.code)).join('');

/** Bullets of the comment's part, without markdown. */
function bulletsOf(of: Report): string[] {
  const [, rest = ''] = renderComment(of).split('**Where**\n');
  return rest
    .split('\n')
    .slice(0, Math.max(0, rest.split('\n').indexOf('')))
    .filter((line) => line.startsWith('- `'))
    .map((line) =>
      line
        .slice(2)
        .replaceAll(/\*\*|`/g, '')
        .replaceAll('&#45;', '-'),
    );
}

const named = ({ places }: WhereText) => places.filter(({ about }) => about.length > 0);

describe.each(['story', 'all-broken', 'stored', 'unstable'])('%s', (name) => {
  const of = reports.get(name)?.() ?? report(verdict([]));
  const bullets = bulletsOf(of);

  it('names the lines of the comment, in its order', () => {
    expect(bullets.length).toBeGreaterThan(0);
    expect(bullets.map((bullet) => bullet.split(' in ')[0])).toEqual(
      named(whereLines(of)).map(({ place }) => place),
    );
  });

  it('tells of each what the comment tells', () => {
    for (const [at, place] of named(whereLines(of)).entries()) {
      const [head, ...told] = (bullets[at] ?? '').split('<br>');
      expect(`${place.place} ${text(place.about)}`).toBe(head);
      for (const { words, benchmark: rank } of place.costs.slice(0, 2)) {
        const { name: full = '' } = of.verdict.benchmarks[rank ?? -1]?.id ?? {};
        expect(told).toContain(`${text(words)} in ${full.replace(/^Benchmark/, '')}`);
      }
      for (const words of place.below) expect(told).toContain(text(words));
    }
  });
});

const worse = (unit: string, rest: Parameters<typeof change>[3] = {}): Change =>
  change(unit, 1, 4, { ...exceeded, budget: growth(0), culprits: [culprit('allocs/op', 0, 3)], ...rest });
const exceeded = { change: 'regression', outcome: 'exceeded' } as const;
const at = { file: 'look.go', line: 41 };
const allocating = (level: 'error' | 'note', facts: Readonly<Record<string, string | number>> = {}) =>
  finding({
    rule: 'allocation-on-line',
    level,
    benchmark: look.id,
    at,
    facts: { function: `${module}.Look`, unit: 'allocs/op', base: 0, head: 3, budget: '<= 2', ...facts },
  });
const look = benchmark('Look', [worse('allocs/op')]);

describe('a line', () => {
  it('is told of every benchmark that pays for it, two of them with what they pay', () => {
    const all = ['A', 'B', 'C', 'D'].map((name) => benchmark(name, [worse('allocs/op')]));
    const [place, ...others] = whereLines(report(verdict(all))).places;
    expect(others).toEqual([]);
    expect(place?.costs.map(({ benchmark: rank }) => rank)).toEqual([0, 1]);
    expect(place?.others).toEqual([2, 3]);
    expect(place?.level).toBe('error');
  });

  it('tells what is less elsewhere', () => {
    const [place] = whereLines(
      report(verdict([benchmark('A', [worse('allocs/op', { culprits: [culprit('allocs/op', 0, 8)] })])])),
    ).places;
    expect(text(place?.costs[0]?.words ?? [])).toBe('+8 allocs/op (−5 allocs/op elsewhere)');
  });

  it('can be shown by each count', () => {
    const [place] = whereLines(
      report(
        verdict([
          benchmark('A', [
            worse('allocs/op'),
            worse('sec/op', { culprits: [culprit('sec/op', 0, 1)], budget: relative(0.05) }),
          ]),
        ]),
      ),
    ).places;
    expect(place?.costs[0]?.shown).toEqual([
      { function: `${module}.Look`, unit: 'allocs/op' },
      { function: `${module}.Look`, unit: 'sec/op' },
    ]);
  });

  it('is in doubt where nothing is proven', () => {
    const [place] = whereLines(
      report(verdict([benchmark('A', [worse('allocs/op', { outcome: 'unproven', change: 'unproven' })])])),
    ).places;
    expect(place?.level).toBe('warning');
  });
});

describe('a finding', () => {
  const placesWith = (...findings: ReturnType<typeof finding>[]) =>
    whereLines(report(verdict([look], { findings }))).places;

  it('is not told again at a line that tells it', () => {
    const [place, ...others] = placesWith(allocating('error'));
    expect(others).toEqual([]);
    expect(place?.costs).toHaveLength(1);
  });

  it('goes to its line, where that is told of something else', () => {
    const kept = finding({
      rule: 'heap-kept',
      level: 'note',
      benchmark: look.id,
      at,
      facts: { function: `${module}.Look`, unit: 'heap-kept-B/op', base: 0, head: 64, budget: '' },
    });
    const [place, ...others] = placesWith(kept);
    expect(others).toEqual([]);
    expect(place?.costs.map(({ words }) => text(words))).toEqual([
      '+3 allocs/op (all of it)',
      '+64 B/op kept (0 B → 64 B) of what is allocated in finder.Look',
    ]);
    expect(place?.costs[1]?.shown).toEqual([{ function: `${module}.Look`, unit: 'heap-kept-B/op' }]);
  });

  it('of another line has its own, without benchmark and budget, which stand beside it', () => {
    const [, other] = placesWith({
      ...allocating('note', { others: 2 }),
      at: { file: 'look.go', line: 50 },
    });
    expect(other).toMatchObject({ place: 'look.go:50', level: 'note', about: [] });
    expect(other?.costs.map(({ words, benchmark: rank }) => [text(words), rank])).toEqual([
      ['+3 allocs/op (0 → 3) in finder.Look, and in 2 more', 0],
    ]);
  });

  it('of a wait leads to where waiting is seen', () => {
    const [, other] = placesWith(
      finding({
        rule: 'contention',
        level: 'note',
        benchmark: look.id,
        at: { file: 'store.go', line: 12 },
        facts: { function: `${module}.Get`, waits: 'lock', base: 0, head: 1e-6, procs: 4 },
      }),
    );
    expect(other?.costs[0]?.shown).toEqual([{ function: `${module}.Get`, unit: 'waiting-sec/op' }]);
  });

  it('of the rows of the table is told there', () => {
    const elsewhere = (['budget-exceeded', 'changed-unmeasured', 'benchmark-broken'] as const).map((rule) =>
      finding({ rule, at: { file: 'other.go', line: 1 }, facts: { unit: 'B/op' } }),
    );
    expect(placesWith(...elsewhere)).toHaveLength(1);
  });

  it('of goroutines that block each other breaks no budget', () => {
    const blocked = finding({
      rule: 'goroutines-blocked',
      level: 'warning',
      benchmark: look.id,
      at: { file: 'move.go', line: 3 },
      facts: { block: 'nil-channel', certainty: 'proven' },
    });
    expect(placesWith(blocked).map(({ isBlocked }) => isBlocked)).toEqual([false, true]);
  });
});

describe('what no line can be named for', () => {
  it('is said', () => {
    const without = benchmark('A', [worse('B/op', { culprits: [] }), worse('allocs/op', { culprits: [] })]);
    const { places, beside } = whereLines(report(verdict([without])));
    expect(places).toEqual([]);
    expect(beside.map(({ words }) => text(words))).toEqual([
      `No line can be named for finder A allocs/op, finder A B/op`,
    ]);
  });

  it('is not what went off the processor, which is told once', () => {
    const slow = worse('sec/op', { culprits: [], budget: relative(0.05) });
    const offProcessor = { base: 0, head: 1e-3, sleep: { function: 'f', file: 'a.go', line: 7 } };
    const off = benchmark('A', [slow], { offProcessor });
    const told = finding({
      rule: 'off-processor',
      level: 'note',
      benchmark: off.id,
      at: { file: 'a.go', line: 7 },
      facts: { base: 0, head: 1e-3, sleepFile: 'a.go', sleepLine: 7 },
    });
    const { places, beside } = whereLines(report(verdict([off], { findings: [told] })));
    expect(places).toEqual([]);
    expect(beside).toHaveLength(1);
    expect(text(beside[0]?.words ?? [])).toMatch(/^a\.go:7 .* off-CPU for finder A, likely this time\.Sleep/);
  });
});

it('carries so many lines, and counts the others', () => {
  const findings = Array.from({ length: 310 }, (_, line) => ({
    ...allocating('note'),
    at: { file: 'look.go', line: line + 100 },
  }));
  const { places, left } = whereLines(report(verdict([look], { findings })));
  expect([places.length, left]).toEqual([300, 11]);
});
