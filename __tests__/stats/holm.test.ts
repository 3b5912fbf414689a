import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { holm } from '../../src/stats/holm.js';

const p = fc.double({ min: 0, max: 1, noNaN: true });

describe('holm', () => {
  it("gives what R's p.adjust gives", () => {
    // p.adjust(c(.01, .04, .03, .005), "holm")
    expect(holm([0.01, 0.04, 0.03, 0.005]).map((x) => Number(x.toFixed(12)))).toEqual([
      0.03, 0.06, 0.06, 0.02,
    ]);
    expect(holm([])).toEqual([]);
    expect(holm([0.2])).toEqual([0.2]);
    expect(holm([0.9, 0.8])).toEqual([1, 1]);
  });

  it('rejects what the step-down procedure rejects', () => {
    fc.assert(
      fc.property(
        fc.array(p, { maxLength: 20 }),
        fc.double({ min: 0.001, max: 0.5, noNaN: true }),
        (ps, alpha) => {
          const order = ps.map((_, i) => i).sort((a, b) => (ps[a] ?? 0) - (ps[b] ?? 0));
          const rejected = new Set<number>();
          for (const [done, index] of order.entries()) {
            if ((ps[index] ?? 0) * (ps.length - done) > alpha) break;
            rejected.add(index);
          }
          expect(holm(ps).map((a) => a <= alpha)).toEqual(ps.map((_, i) => rejected.has(i)));
        },
      ),
    );
  });

  it('never makes a p smaller, keeps their order, and does not look at the order given', () => {
    fc.assert(
      fc.property(fc.array(p, { maxLength: 20 }), (ps) => {
        const adjusted = holm(ps);
        ps.forEach((one, i) => {
          expect(adjusted[i]).toBeGreaterThanOrEqual(one);
          expect(adjusted[i]).toBeLessThanOrEqual(1);
        });
        expect(holm([...ps].reverse()).reverse()).toEqual(adjusted);
      }),
    );
  });
});
