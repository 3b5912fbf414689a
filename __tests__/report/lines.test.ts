import { describe, expect, it } from '@jest/globals';
import { textOf } from '../../src/report/escape.js';
import { placesOf } from '../../src/report/places.js';
import { renderTerminal } from '../../src/report/terminal.js';
import { doubtsOfReport, placeNotes, placeShares } from '../../src/report/words/lines.js';
import { benchmark, change, culprit, report, verdict } from './fixtures.js';

describe('doubts of a report', () => {
  it('tell what many share once, by the widest', () => {
    const wide = [0.1, 0.56, 0.3].map((share, index) =>
      benchmark(`Wide/${index}`, [
        change('sec/op', [1, 2, 3], [1, 2, 3], {
          caveats: [{ code: 'noise-bursts', facts: { share } }],
        }),
      ]),
    );
    const of = report(verdict(wide));
    const doubts = doubtsOfReport(of);
    expect(doubts.map(({ words, benchmarks }) => [textOf(words), benchmarks.length])).toEqual([
      [
        'noise came in bursts: up to 56 % of the processes took at least a quarter longer than the quick ones of their benchmark',
        3,
      ],
    ]);
    expect(renderTerminal(of, { color: false, width: 100 }).match(/noise came in bursts/g)).toHaveLength(1);
  });
});

describe('what a line costs', () => {
  it('is no part of a count when it is told in bytes', () => {
    const told = culprit('B/op', 8, 16);
    const of = report(
      verdict([
        benchmark('Look', [
          change('allocs/op', 1, 2, { change: 'regression', outcome: 'exceeded', culprits: [told] }),
        ]),
      ]),
    );
    const [place] = placesOf(of.rows.exceeded);
    if (place === undefined) throw new Error('no place');
    expect(placeShares(of, place).shares[0]?.amounts).toEqual([{ text: '+8 B/op', note: '' }]);
  });

  it('is said to be of set-up', () => {
    const told = culprit('B/op', 8, 16, { onceIn: 1000 });
    const row = change('B/op', 8, 16, { change: 'regression', outcome: 'exceeded', culprits: [told] });
    const of = report(verdict([benchmark('Look', [row])]));
    const [place] = placesOf(of.rows.exceeded);
    if (place === undefined) throw new Error('no place');
    const note = 'once in a run of 1,000 operations, all of it';
    expect(placeShares(of, place).shares[0]?.amounts).toEqual([{ text: '+8 B/op', note }]);
    expect(renderTerminal(of, { color: false, width: 100 })).toContain(`+8 B/op (${note})`);
  });

  it.each([
    [2e-6, 'sampled by function, −1.0 µs/op elsewhere'],
    [1.1e-6, 'sampled by function, all of it'],
    [5e-7, 'sampled by function, 50 % of it'],
  ])('is a part of a time, and more than all where something else became less: %d', (more, note) => {
    const slower = change('sec/op', [1e-6, 1e-6, 1e-6], [2e-6, 2e-6, 2e-6], {
      culprits: [culprit('sec/op', 0, more)],
    });
    const of = report(verdict([benchmark('Look', [slower])]));
    const [place] = placesOf(of.verdict.benchmarks.map((each) => ({ benchmark: each, change: slower })));
    if (place === undefined) throw new Error('no place');
    expect(placeShares(of, place).shares[0]?.amounts[0]?.note).toBe(note);
  });

  it('has to do with the diff, or its function has', () => {
    const notes = (of: Parameters<typeof culprit>[3]) => {
      const told = {
        change: 'regression',
        outcome: 'exceeded',
        culprits: [culprit('B/op', 8, 16, of)],
      } as const;
      const row = report(verdict([benchmark('Look', [change('B/op', 8, 16, told)])]));
      const text = renderTerminal(row, { color: false, width: 100 });
      const [place] = placesOf(row.rows.exceeded);
      if (place === undefined) throw new Error('no place');
      for (const note of placeNotes(place)) expect(text).toContain(`, ${note}`);
      return placeNotes(place);
    };
    expect(notes({})).toEqual(['line of the diff']);
    expect(notes({ inDiff: false, changedAt: 39 })).toEqual(['the diff changes this function at line 39']);
    expect(notes({ inDiff: false, own: false })).toEqual(['not in this repository']);
    expect(notes({ inDiff: false })).toEqual([]);
  });
});
