// Ranks with ties. Mid-ranks are kept doubled, so that they stay integers and sums of them compare exactly.

export interface Ranking {
  /** Twice the mid-rank of each value, in the order given. */
  readonly doubled: Int32Array;
  /** Sum of t³ - t over groups of t equal values; 0 when nothing is tied. */
  readonly ties: number;
}

/** Ranks from 1; equal values share the mean of their ranks. */
export function rank(values: readonly number[]): Ranking {
  const order = Uint32Array.from(values.keys());
  order.sort((a, b) => at(values, a) - at(values, b));
  const doubled = new Int32Array(values.length);
  let ties = 0;
  for (let start = 0, end = 0; start < order.length; start = end) {
    const value = at(values, at(order, start));
    while (end < order.length && at(values, at(order, end)) === value) end++;
    // Ranks start+1 … end: twice their mean is the sum of the first and the last.
    for (let i = start; i < end; i++) doubled[at(order, i)] = start + 1 + end;
    const tied = end - start;
    ties += tied ** 3 - tied;
  }
  return { doubled, ties };
}

/** Element that must be there. */
export function at(values: ArrayLike<number>, index: number): number {
  const value = values[index];
  if (value === undefined) throw new RangeError(`no element ${index} in ${values.length}`);
  return value;
}

/** NaN or infinity in a sample is a bug of the caller: it would order anyhow and rank silently wrong. */
export function requireFinite(values: readonly number[]): void {
  for (const value of values) {
    if (!Number.isFinite(value)) throw new RangeError(`not a finite number in a sample: ${value}`);
  }
}
