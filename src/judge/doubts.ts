// What is not an outcome of a number: benchmarks that broke or are gone, and what the policy makes of it all.
import { exitCodes } from '../base/errors.js';
import { budgetFor } from '../config/budget-for.js';
import type { BenchmarkEvidence } from '../evidence/benchmark.js';
import type { Evidence } from '../evidence/evidence.js';
import type { Pair } from '../model/pair.js';
import type { Policy } from '../model/policy.js';
import type { BenchmarkResult, Outcome, Verdict } from '../model/verdict.js';
import { wasFine, type BrokenPackage, type Candidate } from './benchmarks.js';
import { activeRule } from './budget.js';
import { goUnits } from './metrics.js';

export interface Doubts {
  /** Something ran on base and breaks on head. */
  readonly broken: boolean;
  /** Something with a budget has no values on one side. A benchmark that is new has no budget to miss yet. */
  readonly unmeasured: boolean;
}

export interface Judged {
  readonly candidate: Candidate;
  readonly result: BenchmarkResult;
}

export function doubtsOf(
  judged: readonly Judged[],
  packages: readonly BrokenPackage[],
  { base, head }: Pair<Evidence>,
  policy: Policy,
): Doubts {
  const ranOnBase = (pkg: string): boolean => {
    const state = base.packages.get(pkg)?.state;
    return state === 'built' || state === 'unchanged';
  };
  return {
    broken:
      judged.some(({ candidate }) => candidate.broken?.side === 'head' && wasFine(candidate)) ||
      packages.some(({ pkg, side }) => side === 'head' && ranOnBase(pkg)),
    unmeasured:
      judged.some(
        ({ candidate, result }) =>
          result.changes.some(({ outcome }) => outcome === 'unmeasured') || isLost(candidate, policy),
      ) || packages.some(({ pkg, side }) => side === 'base' && head.packages.get(pkg)?.state === 'built'),
  };
}

/** Known on base, without a value now, and somebody set a budget for it. What skips on both sides lost nothing. */
function isLost({ id, status, sides: { base, head } }: Candidate, policy: Policy): boolean {
  const skips = (side: BenchmarkEvidence | undefined): boolean =>
    side?.troubles.some(({ ending }) => ending === 'skipped') === true;
  if (status !== 'removed' && (status !== 'skipped' || base === undefined || skips(base))) return false;
  const subject = { pkg: id.pkg, dir: (head ?? base)?.dir ?? '.', name: id.name };
  return goUnits.some((unit) => activeRule(budgetFor(policy, subject, unit)) !== null);
}

/** 1 for a broken budget, 3 for what could not be measured, 0 else; doubts count as the policy says. */
export function exitCodeOf(outcome: Outcome, doubts: Doubts, policy: Policy): Verdict['exitCode'] {
  if (outcome === 'exceeded') return exitCodes.exceeded;
  if (outcome === 'unproven' && policy.onUnproven === 'fail') return exitCodes.exceeded;
  if (doubts.broken && policy.onFailed === 'fail') return exitCodes.notMeasured;
  if (doubts.unmeasured && policy.onUnmeasured === 'fail') return exitCodes.notMeasured;
  return exitCodes.passes;
}
