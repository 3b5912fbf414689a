// Budgets on profiles: what goes through some functions for each operation, on both sides. Each sample counts once,
// however many of the functions are on its stack. Allocations are all recorded, and so exact but for what varies from
// process to process; time is sampled, and only counts as more when it stands out from the scatter of samples and processes.
import { GateError } from '../base/errors.js';
import { profileBudgetsFor } from '../config/profile-budget.js';
import type { BenchmarkEvidence, PerOperation } from '../evidence/benchmark.js';
import { stacksThrough, totalOf } from '../evidence/matching.js';
import { sides, type Pair, type Side } from '../model/pair.js';
import type { Policy } from '../model/policy.js';
import { budgetedTypes, metricOf, type ProfileBudget } from '../model/profile-budget.js';
import type { StackTable } from '../model/profile.js';
import type { Caveat, Change, Summary } from '../model/verdict.js';
import { extremesOf } from '../base/order.js';
import { activeRule, isBeyond } from './budget.js';
import type { Candidate } from './benchmarks.js';
import { blankChange, type Question } from './change.js';
import { allocatingThrough, slowThrough } from './culprit.js';
import { normalQuantile, profileSlack, sampledErrors } from './procedure.js';
import type { World } from './rows.js';
import { proofMargin, type Chance, type SampledAmount } from './sampled-proof.js';
import { sampleWorth, samplingError, shareVariance } from './sampling.js';
import { varianceOfMean } from './spread.js';

/**
 * A Change for each budget that holds for the benchmark; none of one that did not run to its end on head. `cpuBudgets`:
 * how many of the whole run are judged by samples (countCpuBudgets).
 */
export function judgeProfiles(
  candidate: Candidate,
  policy: Policy,
  ask: (unit: string) => Question,
  world: World,
  cpuBudgets: number,
): Change[] {
  const { base, head } = candidate.sides;
  if (head === undefined) return [];
  const both = {
    ...(base === undefined ? {} : { base: decodedOnce(base) }),
    head: decodedOnce(head),
  };
  const chance = { alpha: policy.alpha, tests: cpuBudgets };
  return budgetsOf(candidate, policy).map((budget) => {
    const rule = activeRule({ ...budget, unit: metricOf(budget) });
    const question: Question = { ...ask(metricOf(budget)), better: 'lower', rule };
    return judgeOne(budget, question, both, world, chance);
  });
}

/** How many budgets on sampled time the candidates have together: by chance some of many look broken. */
export function countCpuBudgets(candidates: readonly Candidate[], policy: Policy): number {
  return candidates.reduce(
    (all, of) => all + budgetsOf(of, policy).filter(({ type }) => type === 'cpu').length,
    0,
  );
}

function budgetsOf({ id, status, sides, broken, unreached }: Candidate, policy: Policy): ProfileBudget[] {
  const { base, head } = sides;
  const isWhole = broken === null && unreached === null;
  if (head === undefined || !isWhole || status === 'unchanged' || status === 'skipped') return [];
  // What is new has nothing to be worse than.
  return profileBudgetsFor(policy, { pkg: id.pkg, dir: head.dir, name: id.name }).filter(
    ({ limit }) => base !== undefined || limit.kind === 'limit',
  );
}

/** Several budgets look at one profile. */
function decodedOnce(benchmark: BenchmarkEvidence): BenchmarkEvidence {
  const known = new Map<string, PerOperation | null>();
  return {
    ...benchmark,
    stacks(kind, sampleType) {
      const key = `${kind} ${sampleType}`;
      const found = known.get(key) ?? benchmark.stacks(kind, sampleType);
      known.set(key, found);
      return found;
    },
  };
}

type Both = Readonly<Partial<Pair<BenchmarkEvidence>>> & { readonly head: BenchmarkEvidence };

function judgeOne(
  budget: ProfileBudget,
  question: Question,
  both: Both,
  world: World,
  chance: Chance,
): Change {
  const blank = blankChange(question);
  const { limit } = budget;
  const unmeasured = (caveats: readonly Caveat[]): Change => ({ ...blank, outcome: 'unmeasured', caveats });
  try {
    const seen = amountsOf(budget, both);
    const needed = limit.kind === 'limit' ? (['head'] as const) : sides;
    const missing = needed.filter((side) => seen[side] === undefined);
    const { base, head } = seen;
    if (head === undefined || missing.length > 0) {
      const { kind } = budgetedTypes[budget.type];
      return unmeasured([
        { code: 'profile-missing', facts: { kind, sides: missing, budget: budget.written } },
      ]);
    }
    const change: Change = { ...blank, ...described(budget, seen, head), change: 'none' };
    const isComparable = question.incomparable.length === 0;
    if (!isComparable && limit.kind !== 'limit')
      return { ...change, outcome: 'unmeasured', caveats: question.incomparable };
    const moved = base === undefined || !isComparable ? 'none' : movedBy(base, head);
    const told: Change = {
      ...change,
      change: moved,
      culprits:
        base === undefined || both.base === undefined || moved !== 'regression'
          ? []
          : culpritsOf(budget, { base, head }, { base: both.base, head: both.head }, world),
    };
    return { ...told, ...outcomeOf(question, isComparable ? seen : { head }, head, moved, chance) };
  } catch (error) {
    if (!(error instanceof GateError) || error.code !== 'profile-invalid') throw error;
    return unmeasured([{ code: 'profile-failed', facts: { ...error.facts, unit: metricOf(budget) } }]);
  }
}

/** What goes through the functions on one side, in the metric's unit. */
interface Amount {
  readonly value: number;
  /** Standard error of what is sampled; 0 of what is not. */
  readonly error: number;
  /** Differences up to this are none, and limits of what is not sampled are only broken by more. */
  readonly slack: number;
  /** Of what is sampled; else null. */
  readonly sampled: SampledAmount | null;
  /** All processes counted the same. */
  readonly isExact: boolean;
  /** Its stacks through the functions. */
  readonly through: PerOperation;
}

type Amounts = Readonly<Partial<Pair<Amount>>>;

function amountsOf(budget: ProfileBudget, both: Both): Amounts {
  const { kind, unit } = budgetedTypes[budget.type];
  const found: Partial<Record<Side, Amount>> = {};
  for (const side of sides) {
    const benchmark = both[side];
    const profile = benchmark?.stacks(kind, budget.type) ?? null;
    if (benchmark === undefined || profile === null) continue;
    const scatter = kind === 'cpu' ? 0 : scatterOf(benchmark, unit);
    found[side] = amountOf(budget, profile, scatter);
  }
  return found;
}

function amountOf(budget: ProfileBudget, profile: PerOperation, scatter: number): Amount {
  const { type, functions, isShare } = budget;
  const valueOf = (of: StackTable): number => {
    const amount = Math.max(0, totalOf(stacksThrough(of, functions)));
    const whole = totalOf(of);
    if (isShare) return whole > 0 ? Math.min(1, amount / whole) : 0;
    return type === 'cpu' ? amount * 1e-9 : amount;
  };
  const value = valueOf(profile.table);
  const through: PerOperation = {
    ...profile,
    table: stacksThrough(profile.table, functions),
    parts: (profile.parts ?? []).map((part) => stacksThrough(part, functions)),
  };
  if (type === 'cpu') {
    const parts = (profile.parts ?? []).map(valueOf);
    const sampled = {
      sampling: errorOf(value, isShare, profile),
      spread: Math.sqrt(varianceOfMean(parts)),
      processes: parts.length,
    };
    const error = Math.max(sampled.sampling, sampled.spread);
    return { value, error, slack: sampledErrors * error, sampled, isExact: false, through };
  }
  const whole = totalOf(profile.table);
  const least = profileSlack[budgetedTypes[type].unit] + scatter;
  const slack = !isShare ? least : whole > 0 ? least / whole : 0;
  return { value, error: 0, slack, sampled: null, isExact: scatter === 0, through };
}

/** By the number of samples, of seconds per operation or of a part of all. */
function errorOf(value: number, isShare: boolean, profile: PerOperation): number {
  if (!isShare) return samplingError(value, profile);
  return Math.sqrt(shareVariance(value, Math.max(0, totalOf(profile.table)) / sampleWorth(profile)));
}

/** How far apart processes of the benchmark printed the same count: pools and maps vary, and one profile is one process. */
function scatterOf({ samples }: BenchmarkEvidence, unit: string): number {
  const values = (samples.get(unit)?.runs ?? []).map(({ value }) => value);
  const [least, most] = extremesOf(values);
  return values.length === 0 ? 0 : most - least;
}

function described(
  budget: ProfileBudget,
  seen: Amounts,
  head: Amount,
): Pick<Change, 'exact' | 'summary' | 'ratio'> {
  const { base } = seen;
  return {
    exact: head.isExact && base?.isExact !== false,
    summary: { ...(base === undefined ? {} : { base: summaryOf(base) }), head: summaryOf(head) },
    // Parts of a whole differ by points, and a ratio of them would be taken for those.
    ratio: base === undefined || budget.isShare ? null : ratioOf(base, head),
  };
}

function ratioOf(base: Amount, head: Amount): Change['ratio'] {
  if (base.value <= 0) return null;
  const center = head.value / base.value;
  const off =
    center *
    normalQuantile *
    Math.hypot(base.error / base.value, head.value > 0 ? head.error / head.value : 0);
  return { center, lo: Math.max(0, center - off), hi: center + off };
}

function summaryOf({ value, error }: Amount): Summary {
  const off = normalQuantile * error;
  return {
    center: sixDigits(value),
    lo: sixDigits(Math.max(0, value - off)),
    hi: sixDigits(value + off),
    n: 1,
  };
}

/** Slopes of whole numbers over many operations: what is beyond the sixth digit is chance. */
function sixDigits(value: number): number {
  return Number(value.toPrecision(6));
}

function movedBy(base: Amount, head: Amount): Change['change'] {
  if (Math.abs(head.value - base.value) <= slackOf(base, head)) return 'none';
  return head.value > base.value ? 'regression' : 'improvement';
}

function slackOf(base: Amount, head: Amount): number {
  return head.sampled !== null ? Math.hypot(base.slack, head.slack) : Math.max(base.slack, head.slack);
}

function outcomeOf(
  { rule }: Question,
  { base }: Amounts,
  head: Amount,
  moved: Change['change'],
  chance: Chance,
): Pick<Change, 'outcome' | 'caveats'> {
  const within = { outcome: 'within', caveats: [] } as const;
  if (rule === null) return within;
  const isLimit = rule.limit.kind === 'limit';
  if (!isLimit && (base === undefined || moved !== 'regression')) return within;
  const isOver = (value: number): boolean =>
    isBeyond(rule.limit, { base: isLimit ? 0 : (base?.value ?? 0), head: value }, 'lower');
  if (head.sampled === null) {
    const slack = isLimit || base === undefined ? head.slack : slackOf(base, head);
    return isOver(head.value - slack) ? { outcome: 'exceeded', caveats: [] } : within;
  }
  if (!isOver(head.value)) return within;
  // A percentage of base is that much more uncertain than base; a fixed limit is not, whatever base is.
  const weight = rule.limit.kind === 'relative' ? 1 + rule.limit.max : isLimit ? 0 : 1;
  const margin = proofMargin(head.sampled, base?.sampled ?? null, weight, chance);
  if (isOver(head.value - margin)) return { outcome: 'exceeded', caveats: [] };
  return { outcome: 'unproven', caveats: [{ code: 'samples-too-few', facts: {} }] };
}

/** The lines that more goes through, within what the budget is about; those of the project nearest to it. */
function culpritsOf(
  { type }: ProfileBudget,
  seen: Pair<Amount>,
  { base, head }: Pair<BenchmarkEvidence>,
  world: World,
): Change['culprits'] {
  const profiles = { base: seen.base.through, head: seen.head.through };
  if (type === 'cpu') return slowThrough(profiles, world);
  const otherType = type === 'alloc_space' ? 'alloc_objects' : 'alloc_space';
  const [before, after] = [base.stacks('heap', otherType), head.stacks('heap', otherType)];
  const known = before === null || after === null ? null : { base: before, head: after };
  return allocatingThrough(profiles, known, budgetedTypes[type].unit, world);
}
