// Evidence of two commits and a policy → Verdict. Pure: the same captures give the same verdict, whether they
// were measured just now or are read from a disk.
import { exitCodes } from '../base/errors.js';
import { asksForTimes } from '../config/budget-for.js';
import type { DiffMap } from '../diff/lines.js';
import type { Evidence } from '../evidence/evidence.js';
import { withStored } from '../evidence/stored.js';
import { keyOf } from '../model/benchmark.js';
import type { Stage } from '../model/metric.js';
import { sides, type Pair } from '../model/pair.js';
import type { Policy } from '../model/policy.js';
import { joinOutcomes, type BenchmarkResult, type Change, type Verdict } from '../model/verdict.js';
import { brokenPackages, isMeasured, type Candidate } from './benchmarks.js';
import { casesOf, type Case } from './cases.js';
import { judgeCount } from './count.js';
import { explain } from './culprit.js';
import { editedIn } from './edited.js';
import { compilerExplainer } from './escapes.js';
import { doubtsOf, exitCodeOf, tolerated } from './doubts.js';
import { proofsOf, sizesOf, type Proof, type RunEnd, type TimeContext } from './family.js';
import { brokenFinding, brokenPackageFindings } from './broken.js';
import { budgetFindings, culpritFindings } from './findings.js';
import { judgeProbed, probedOn, probeGaps } from './goroutines.js';
import { costsOf } from './more-time.js';
import type { ReachingWorld } from './off-processor.js';
import { countCpuBudgets, judgeProfiles } from './profile-budgets.js';
import { runtimeMoves } from './runtime-moves.js';
import { disbelieved, steadinessOf, type Steadiness } from './steadiness.js';
import { judgeAgainstNewest } from './stored.js';
import { missingCaveats, runCaveats, withoutCaveats } from './run-caveats.js';
import { judgeSuite, suiteFindings, unpairedSuite } from './suite.js';
import { judgeTime } from './time.js';
import type { TimeCase } from './time-case.js';
import { timingOf } from './timing.js';
import { unmeasuredFindings } from './unmeasured.js';
import { withWaiting } from './waiting.js';
import { waitingFindings } from './waiting-findings.js';
import { unmatchedRules } from './unmatched-rules.js';

export interface JudgeInput extends Pair<Evidence> {
  readonly policy: Policy;
  /** A baseline recorded earlier, beside a base that was measured with head. */
  readonly stored?: Evidence | null;
  /** Base to head; null when the captures do not hold it: then no line is known to be changed. */
  readonly diff: DiffMap | null;
}

interface RunContext extends TimeContext {
  /** Any time of the run has a budget, or was measured as if it had. */
  readonly asksForTime: boolean;
  /** Budgets on sampled time of the whole run. */
  readonly cpuBudgets: number;
}

/** Judges everything. Throws GateError `capture-invalid` when a profile that a record names is not there. */
export function judge(input: JudgeInput): Verdict {
  const { policy, diff, stored = null } = input;
  const fitted = stored === null ? { evidence: input.base, used: [] } : withStored(input.base, stored);
  const evidence = { base: fitted.evidence, head: input.head };
  const cases = casesOf(evidence, policy);
  const proofs = proofsOf(cases.cases.flatMap(({ times }) => [...times.values()]));
  const { relation } = cases.comparison;
  const paired = relation === 'paired';
  const asksForTime = asksForTimes(policy) || wasLookedAgain(cases.cases);
  const steadiness = paired && asksForTime ? steadinessOf(evidence, cases.cases) : null;
  const context: RunContext = {
    alpha: policy.alpha,
    sizes: sizesOf(proofs),
    paired,
    ended: endOf(evidence),
    shortOf: { focus: false, confirm: false },
    asksForTime,
    cpuBudgets: countCpuBudgets(
      cases.cases.map(({ candidate }) => candidate),
      policy,
    ),
  };
  const world: ReachingWorld = {
    changedFunctions: input.head.changedFunctions,
    modules: { base: input.base.manifest.modules, head: input.head.manifest.modules },
    diff,
  };
  const used = new Set(fitted.used);
  const withReasons = compilerExplainer({ base: input.base, head: input.head }, diff);
  const judged = cases.cases.map((of) => {
    const { base, head } = of.candidate.sides;
    const isStored =
      relation === 'stored'
        ? isMeasured(base) && isMeasured(head) && of.questions.length > 0
        : base !== undefined && head !== undefined && used.has(keyOf(base.id));
    const unexplained = resultOf(
      of,
      proofs,
      contextOf(of.candidate, context, evidence),
      steadiness,
      world,
      input,
    );
    const result = { ...unexplained, changes: unexplained.changes.map(withReasons) };
    return { candidate: of.candidate, result: isStored ? { ...result, stored: true as const } : result };
  });
  const results = judged.map(({ result }) => result);
  const packages = brokenPackages(evidence);
  const together =
    relation === 'missing'
      ? judgeSuite([], policy)
      : paired
        ? judgeSuite(asksForTime ? cases.cases : [], policy)
        : unpairedSuite(policy);
  // What is not believed neither fails nor is told as a change.
  const isBelieved = steadiness?.unstable !== true;
  const suite = isBelieved ? together.line : null;
  const asBelieved = !isBelieved && together.outcome === 'exceeded' ? 'unproven' : together.outcome;
  const suiteOutcome =
    asBelieved === 'unproven' && policy.judging.onUnproven === 'pass' ? 'within' : asBelieved;
  const doubts = doubtsOf(judged, suiteOutcome, packages, evidence, policy);
  const isBaselineAsked = relation === 'missing' || policy.onMissingBaseline === 'fail';
  const isIncomplete =
    doubts.broken || doubts.unmeasured || doubts.nothing || (doubts.baseline && isBaselineAsked);
  const outcome = joinOutcomes([
    ...results.flatMap(({ changes }) => changes.map((change) => change.outcome)),
    ...(isIncomplete ? (['unmeasured'] as const) : []),
    suiteOutcome,
  ]);
  const exitCode = exitCodeOf(outcome, doubts, policy);
  return {
    outcome,
    passes: exitCode === exitCodes.passes,
    exitCode,
    benchmarks: results,
    findings: [
      ...results.flatMap(budgetFindings),
      ...suiteFindings(suite),
      ...culpritFindings(results),
      ...waitingFindings(results),
      ...judged.flatMap(({ candidate, result }) => brokenFinding(candidate, result.definition, policy, diff)),
      ...brokenPackageFindings(packages, policy, diff),
      ...unmeasuredFindings(input.head),
    ],
    caveats: [
      ...cases.comparison.differences,
      // Where no time is judged, pairs that lack are no loss.
      ...runCaveats(relation === 'missing' ? withoutCaveats(evidence) : evidence, packages).filter(
        ({ code }) => asksForTime || code !== 'screen-shortened',
      ),
      ...(steadiness?.caveats ?? []),
      ...together.caveats,
      ...(doubts.baseline ? missingCaveats(input.head, policy) : []),
      ...unmatchedRules({ base: input.base, head: input.head }, policy),
    ],
    suite,
    timing: steadiness === null ? null : timingOf(cases.family, steadiness),
  };
}

/** Why measuring of one benchmark stopped, and what more of it costs. */
function contextOf(candidate: Candidate, run: RunContext, evidence: Pair<Evidence>): RunContext {
  const costs = costsOf(candidate, evidence);
  const { focus, confirm } = evidence.head.cutShort;
  const shortOf = { focus: focus.has(candidate.key), confirm: confirm.has(candidate.key) };
  return { ...run, shortOf, ...(costs === null ? {} : { costs }) };
}

function endOf(evidence: Pair<Evidence>): RunEnd {
  const reasons = sides.map((side) => evidence[side].end?.reason ?? 'cut');
  return reasons.find((reason) => reason !== 'complete') ?? 'complete';
}

function resultOf(
  of: Case,
  proofs: ReadonlyMap<TimeCase, Proof>,
  context: RunContext,
  steadiness: Steadiness | null,
  world: ReachingWorld,
  { base, head, policy }: JudgeInput,
): BenchmarkResult {
  const { candidate } = of;
  const { id, status, caveats } = candidate;
  const side = candidate.sides.head ?? candidate.sides.base;
  const definition = side?.definition ?? null;
  const probed = probedOn(status === 'unchanged' ? {} : candidate.sides);
  const judged = [
    ...changesOf(of, proofs, context, steadiness),
    ...judgeProbed(
      probed,
      of.ask,
      world,
      status === 'measured' ? probeGaps(probed, candidate.sides, { base, head }) : [],
    ),
    ...judgeProfiles(candidate, policy, of.ask, world, context.cpuBudgets),
  ];
  const result: BenchmarkResult = {
    id,
    status,
    dir: side?.dir ?? '.',
    definition: definition === null ? null : { file: definition.file, line: definition.line },
    iterations: side?.iterations.get('screen') ?? side?.iterations.get('confirm') ?? null,
    changes: judged
      .map((change) => judgeAgainstNewest(change, head))
      .map((change) => tolerated(change, of.questions[0]?.judging))
      .map((change) => withCulprits(change, candidate, world)),
    caveats: [...caveats, ...probed.caveats],
    goroutines: probed.goroutines,
    runtime: probed.runtime,
    runtimeMoves: runtimeMoves(probed.runtime, judged),
  };
  return withWaiting(result, candidate.sides, head.manifest.machine.cores, world);
}

const noIterations: ReadonlyMap<Stage, number | null> = new Map();

function changesOf(
  { candidate, questions, times }: Case,
  proofs: ReadonlyMap<TimeCase, Proof>,
  context: RunContext,
  steadiness: Steadiness | null,
): Change[] {
  const { base, head } = candidate.sides;
  const iterations = {
    base: base?.iterations ?? noIterations,
    head: head?.iterations ?? noIterations,
  };
  return questions.map((question) => {
    const time = times.get(question.unit);
    if (time === undefined) return missing(judgeCount(question, iterations), candidate);
    const change = judgeTime(time, proofs.get(time) ?? null, context);
    if (!context.asksForTime) return unasked(change);
    return missing(steadiness?.unstable === true ? disbelieved(change) : change, candidate);
  });
}

/** A policy without budgets for times may judge what was measured with some. */
function wasLookedAgain(cases: readonly Case[]): boolean {
  return cases.some(({ times }) =>
    [...times.values()].some(({ focus, confirm }) => focus !== null || confirm !== null),
  );
}

/** Shown, and nothing made of it: what was seen at a first look was never confirmed. */
function unasked(change: Change): Change {
  return { ...change, p: null, smallest: null, stage: null, change: 'none', outcome: 'within', caveats: [] };
}

/**
 * What was measured of a benchmark that broke or never had its turn is shown and compares nothing. A limit on
 * head holds all the same where head runs.
 */
function missing(change: Change, { broken, unreached, status }: Candidate): Change {
  if (broken === null && unreached === null) return change;
  const isLimit = change.budget?.limit.kind === 'limit';
  const told = unreached === null || change.budget === null ? [] : [unreached];
  if (broken === null || broken.side === 'base') {
    if (isLimit && change.outcome === 'unmeasured') return { ...change, change: 'none', caveats: told };
    if (isLimit) return { ...change, change: 'none' };
    // What is new has nothing to be worse than.
    if (broken === null && status === 'added') return change;
  }
  const outcome = change.budget === null ? 'within' : 'unmeasured';
  return { ...change, change: 'none', outcome, caveats: told.length > 0 ? told : change.caveats };
}

function withCulprits(change: Change, { sides: { base, head } }: Candidate, world: ReachingWorld): Change {
  if (base === undefined || head === undefined) return change;
  const explained = explain(change, { base, head }, world);
  const culprits = [...change.culprits, ...explained.culprits];
  const isOpen = change.change === 'regression' && culprits.length === 0;
  const edited = isOpen ? editedIn(change.metric.unit, { base, head }, world) : null;
  return {
    ...change,
    culprits,
    caveats: [...change.caveats, ...explained.caveats],
    ...(edited === null ? {} : { edited }),
  };
}
