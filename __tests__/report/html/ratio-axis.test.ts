// How far the axis of the changes reaches: what moved is on it, whatever the others did.
import { describe, expect, it } from '@jest/globals';
import { ratioAxis, type AxisRow, type RatioAxis } from '../../../src/page/plots/ratio-axis.js';

const width = 250;

function row(center: number, of: Partial<AxisRow> & { readonly spread?: number } = {}): AxisRow {
  const { spread = 1.01, ...rest } = of;
  const ratio = { center, lo: center / spread, hi: center * spread };
  return { ratio, limit: null, isMoved: false, mark: 'same', ...rest };
}

function moved(center: number, of: Partial<AxisRow> = {}): AxisRow {
  return row(center, { isMoved: true, mark: center > 1 ? 'worse' : 'better', ...of });
}

function axisOf(rows: readonly AxisRow[]): RatioAxis {
  return ratioAxis(rows, width);
}

const still = Array.from({ length: 297 }, (_, at) => row(1 + (at % 3) * 0.002, { spread: 1.008 }));

describe('the axis of ratios', () => {
  it('holds the few that moved among many that did not', () => {
    const few = [1.5, 2, 5, 0.53].map((center) => moved(center));
    const { lo, hi, at } = axisOf([...still, ...few]);
    for (const { ratio } of few) {
      expect(ratio?.lo).toBeGreaterThanOrEqual(lo);
      expect(ratio?.hi).toBeLessThanOrEqual(hi);
    }
    // No further than it must: lengths can be told apart.
    expect(hi).toBeLessThanOrEqual(10);
    expect(lo).toBeGreaterThanOrEqual(0.3);
    expect(at(2) - at(1.5)).toBeGreaterThan(8);
  });

  it('holds what improved where nothing became slower, and the other way round', () => {
    expect(axisOf([...still, moved(0.535)]).lo).toBeCloseTo(0.5);
    expect(axisOf([...still, moved(0.535)]).hi).toBeLessThan(1.3);
    expect(axisOf([...still, moved(1.87)]).hi).toBe(2);
    expect(axisOf([...still, moved(1.87)]).lo).toBeGreaterThan(0.8);
  });

  it.each([[[1.5, 2, 5]], [[]], [[0.6, 0.8]]])('is not squashed beside %j by one of 1000 times', (others) => {
    for (const far of [1000, 0.001]) {
      const { lo, hi } = axisOf([...still, ...others.map((of) => moved(of)), moved(far)]);
      expect(Math.max(hi, 1 / lo)).toBeLessThanOrEqual(15);
    }
  });

  it('goes far where more than one did', () => {
    expect(axisOf([...still, moved(40), moved(1.1), moved(1000)]).hi).toBe(100);
    // Those of the demo: what is a little further than the next is no outlier.
    expect(axisOf([...still, moved(3.8), moved(9), moved(12)]).hi).toBe(15);
  });

  it('is not made long by a tenth of what moved, if the others had less than half of it then', () => {
    const alike = Array.from({ length: 30 }, () => moved(1.2));
    expect(axisOf([...alike, moved(8)]).hi).toBe(1.25);
    expect(axisOf([...alike, moved(1.45)]).hi).toBe(1.5);
  });

  it('has the budgets that are near, of rows with a ratio', () => {
    expect(axisOf([...still, row(1, { limit: 1.05 })]).hi).toBeGreaterThanOrEqual(1.05);
    expect(axisOf([...still, row(1, { limit: 1.5 })]).hi).toBe(1.5);
    // Of what is better when it is more.
    expect(axisOf([...still, row(1, { limit: 0.9 })]).lo).toBeLessThanOrEqual(0.9);
    const least = axisOf(still);
    for (const limit of [100, 0, 0.01])
      expect(axisOf([...still, row(1, { limit })])).toMatchObject({ lo: least.lo, hi: least.hi });
    expect(axisOf([...still, { ...row(1, { limit: 1.2 }), ratio: null }]).hi).toBe(least.hi);
  });

  it('reaches 3 % at least, with nothing on it as well', () => {
    for (const rows of [[], still, [row(1, { spread: 1 })]])
      expect(axisOf(rows)).toMatchObject({ lo: 1 / 1.03, hi: 1.03 });
  });

  it('holds nine tenths of the intervals where nothing moved', () => {
    const spreads = Array.from({ length: 20 }, (_, at) => row(1, { spread: at < 18 ? 1.2 : 9 }));
    expect(axisOf(spreads)).toMatchObject({ lo: 1 / 1.25, hi: 1.25 });
  });

  it('holds what may have moved', () => {
    expect(axisOf([...still, row(1.4, { mark: 'unsure', spread: 1.3 })]).hi).toBe(2);
    expect(axisOf([...still, row(1.4, { mark: 'exact-unsure', spread: 1 })]).hi).toBe(1.5);
  });

  it('leaves out open ends: those of what is new, or gone', () => {
    const [none, more] = [moved(0), moved(Infinity)];
    expect(axisOf([...still, none, more])).toMatchObject({ lo: 1 / 1.03, hi: 1.03 });
    const open = { center: 1.4, lo: 0, hi: Infinity };
    expect(axisOf([...still, moved(1.4, { ratio: open })])).toMatchObject({ hi: 1.5 });
  });
});
