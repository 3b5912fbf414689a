// What is not an outcome of a number: benchmarks that broke or are gone, and what the policy makes of it all.
import { exitCodes } from '../base/errors.js';
import { budgetFor } from '../config/budget-for.js';
import { judgingFor } from '../config/judging-for.js';
import type { Evidence } from '../evidence/evidence.js';
import type { Pair } from '../model/pair.js';
import type { Judging, Policy } from '../model/policy.js';
import type { BenchmarkResult, Change, Outcome, Verdict } from '../model/verdict.js';
import { isBaseless, isMeasured, skips, wasFine, type BrokenPackage, type Candidate } from './benchmarks.js';
import { activeRule } from './budget.js';
import { goUnits } from './metrics.js';
import { isBaselineMissing } from './relation.js';

export interface Doubts {
  /** Something ran on base and breaks on head. */
  readonly broken: boolean;
  /** Something with a budget has no values on one side. A benchmark that is new has no budget to miss yet. */
  readonly unmeasured: boolean;
  /** Benchmarks that are there on both sides never had their turn, and nothing else was compared either. */
  readonly nothing: boolean;
  /** A stored baseline was looked for, and there is none. */
  readonly baseline: boolean;
  /** Something is unproven, and its rules make that a failure. */
  readonly unproven: boolean;
}

export interface Judged {
  readonly candidate: Candidate;
  readonly result: BenchmarkResult;
}

/** Where the policy lets a doubt pass, it is told as a doubt and weighs nothing. All metrics of a benchmark share it. */
export function tolerated(change: Change, judging: Judging | undefined): Change {
  const isTolerated = change.outcome === 'unproven' && judging?.onUnproven === 'pass';
  if (!isTolerated) return change;
  const { metric, smallest } = change;
  const facts = { unit: metric.unit, ...(smallest === null ? {} : { smallest }) };
  return {
    ...change,
    outcome: 'within',
    caveats: [{ code: 'unproven-tolerated', facts }, ...change.caveats],
  };
}

export function doubtsOf(
  judged: readonly Judged[],
  suite: Outcome,
  packages: readonly BrokenPackage[],
  evidence: Pair<Evidence>,
  policy: Policy,
): Doubts {
  const { base, head } = evidence;
  const ranOnBase = (pkg: string): boolean => {
    const state = base.packages.get(pkg)?.state;
    return state === 'built' || state === 'unchanged';
  };
  return {
    broken:
      judged.some(({ candidate }) => candidate.broken?.side === 'head' && wasFine(candidate)) ||
      packages.some(({ pkg, side }) => side === 'head' && ranOnBase(pkg)),
    unmeasured:
      suite === 'unmeasured' ||
      judged.some(
        ({ candidate, result }) =>
          (result.changes.some(({ outcome }) => outcome === 'unmeasured') && !isBaseless(candidate)) ||
          isLost(candidate, policy),
      ) ||
      packages.some(({ pkg, side }) => side === 'base' && head.packages.get(pkg)?.state === 'built'),
    nothing:
      judged.some(({ candidate: { unreached, sides } }) => unreached !== null && isOnBoth(sides)) &&
      !judged.some(({ candidate: { sides } }) => isMeasured(sides.base) && isMeasured(sides.head)),
    baseline: isBaselineMissing(evidence),
    unproven:
      (suite === 'unproven' && policy.judging.onUnproven === 'fail') ||
      judged.some(
        ({ result: { id, dir, changes } }) =>
          changes.some(({ outcome }) => outcome === 'unproven') &&
          judgingFor(policy, { pkg: id.pkg, dir, name: id.name }).onUnproven === 'fail',
      ),
  };
}

function isOnBoth({ base, head }: Candidate['sides']): boolean {
  return base !== undefined && head !== undefined;
}

/** Known on base or broken there, without a value now, and somebody set a budget for it. What skips lost nothing. */
function isLost({ id, status, broken, sides: { base, head } }: Candidate, policy: Policy): boolean {
  const isGone =
    broken === null
      ? status === 'removed' || (status === 'skipped' && base !== undefined && !skips(base))
      : broken.side === 'base' && head !== undefined && !isMeasured(head) && !skips(head);
  if (!isGone) return false;
  const subject = { pkg: id.pkg, dir: (head ?? base)?.dir ?? '.', name: id.name };
  return goUnits.some((unit) => activeRule(budgetFor(policy, subject, unit)) !== null);
}

/** 1 for a broken budget, 3 for what could not be measured, 0 else; doubts count as the policy says. */
export function exitCodeOf(outcome: Outcome, doubts: Doubts, policy: Policy): Verdict['exitCode'] {
  if (outcome === 'exceeded') return exitCodes.exceeded;
  if (doubts.unproven) return exitCodes.exceeded;
  // Whatever the policy lets pass: a gate that looked at nothing has not passed anything.
  if (doubts.nothing) return exitCodes.notMeasured;
  if (doubts.broken && policy.onFailed === 'fail') return exitCodes.notMeasured;
  if (doubts.baseline && policy.onMissingBaseline === 'fail') return exitCodes.notMeasured;
  if (doubts.unmeasured && policy.onUnmeasured === 'fail') return exitCodes.notMeasured;
  return exitCodes.passes;
}
