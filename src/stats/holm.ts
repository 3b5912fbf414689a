// Holm's correction for testing many hypotheses at once; needs no independence. Source: Holm 1979.

/** Adjusted p values in the order given: rejecting those ≤ alpha keeps the chance of any false one ≤ alpha. */
export function holm(ps: readonly number[]): number[] {
  const ascending = ps.map((p, index) => ({ p, index })).sort((a, b) => a.p - b.p);
  const adjusted = new Array<number>(ps.length).fill(1);
  let worst = 0;
  ascending.forEach(({ p, index }, done) => {
    worst = Math.max(worst, Math.min(1, p * (ps.length - done)));
    adjusted[index] = worst;
  });
  return adjusted;
}
