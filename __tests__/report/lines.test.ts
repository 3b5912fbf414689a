import { describe, expect, it } from '@jest/globals';
import { textOf } from '../../src/report/escape.js';
import { placesOf } from '../../src/report/places.js';
import { renderTerminal } from '../../src/report/terminal.js';
import { doubtsOfReport, placeShares } from '../../src/report/words/lines.js';
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
});
