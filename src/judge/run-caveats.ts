// What is doubtful about a whole run, whatever is measured in it.
import { byText } from '../base/order.js';
import type { Evidence } from '../evidence/evidence.js';
import type { Pair } from '../model/pair.js';
import type { Policy } from '../model/policy.js';
import type { Caveat } from '../model/verdict.js';
import type { BrokenPackage } from './benchmarks.js';

/** Nothing can be doubtful about a base that is not there. */
export function withoutCaveats({ base, head }: Pair<Evidence>): Pair<Evidence> {
  return { base: { ...base, caveats: [] }, head };
}

/** Quiet by itself; nothing where the policy lets it pass. */
export function missingCaveats({ baseline }: Evidence, { onMissingBaseline }: Policy): Caveat[] {
  if (baseline === null || onMissingBaseline === 'pass') return [];
  const { mode, reason, command } = baseline;
  const required = onMissingBaseline === 'fail';
  return [{ code: 'baseline-missing', facts: { mode, reason, command, required } }];
}

/** Of both captures, equal ones once, one-sided ones with their side. */
export function runCaveats(evidence: Pair<Evidence>, packages: readonly BrokenPackage[]): Caveat[] {
  const texts = (caveats: readonly Caveat[]): Map<string, Caveat> =>
    new Map(caveats.map((caveat) => [JSON.stringify([caveat.code, caveat.facts]), caveat]));
  const [base, head] = [texts(evidence.base.caveats), texts(evidence.head.caveats)];
  const gathered = new Map<string, Caveat>();
  for (const [own, other, side] of [
    [base, head, 'base'],
    [head, base, 'head'],
  ] as const) {
    for (const [text, caveat] of own) {
      const both = other.has(text) || 'side' in caveat.facts;
      const told = both ? caveat : { code: caveat.code, facts: { ...caveat.facts, side } };
      gathered.set(JSON.stringify([told.code, told.facts]), told);
    }
  }
  for (const { pkg, side, message } of packages) {
    const code =
      evidence[side].packages.get(pkg)?.state === 'build-failed' ? 'package-does-not-compile' : null;
    const told: Caveat =
      code === null
        ? { code: 'discovery-partial', facts: { side, packages: [pkg], reason: message } }
        : { code, facts: { side, pkg, message } };
    gathered.set(JSON.stringify([told.code, told.facts]), told);
  }
  return [...gathered].sort(([a], [b]) => byText(a, b)).map(([, caveat]) => caveat);
}
