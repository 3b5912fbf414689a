// Everything that will be judged, asked before anything is answered: the family of tests spans the whole run.
import { isTimeUnit } from '../base/units.js';
import { budgetFor } from '../config/budget-for.js';
import { judgingFor } from '../config/judging-for.js';
import type { Evidence } from '../evidence/evidence.js';
import type { Pair, Side } from '../model/pair.js';
import type { Policy } from '../model/policy.js';
import type { Caveat } from '../model/verdict.js';
import { candidatesOf, type Candidate } from './benchmarks.js';
import { activeRule, type ActiveRule } from './budget.js';
import type { Question } from './change.js';
import { directionOf, everyUnit, unitsOf } from './metrics.js';
import { comparisonOf, type Comparison } from './relation.js';
import { spreadingOf } from './stored.js';
import { isMirror } from './time.js';
import { mirrorOf, timeCase, type TimeCase } from './time-case.js';

/** One benchmark with its questions, in the order of its units. */
export interface Case {
  readonly candidate: Candidate;
  readonly questions: readonly Question[];
  /** The tests of its time metrics, by unit. */
  readonly times: ReadonlyMap<string, TimeCase>;
  /** The question about a unit that no process printed. */
  readonly ask: (unit: string) => Question;
}

export interface Cases {
  readonly cases: readonly Case[];
  readonly comparison: Comparison;
  /** Time metrics that are tested for themselves, in the order of the benchmarks. */
  readonly family: readonly TimeCase[];
}

export function casesOf(evidence: Pair<Evidence>, policy: Policy): Cases {
  const comparison = comparisonOf(evidence);
  const { relation, blockers } = comparison;
  const family: TimeCase[] = [];
  const cases = candidatesOf(evidence, comparison, policy).map((candidate): Case => {
    const ask = askerOf(candidate, blockers, evidence, policy);
    const questions = unitsToJudge(candidate, ask).map(ask);
    const baseId = candidate.sides.base?.id;
    const units = questions.map(({ unit }) => unit);
    const times = new Map<string, TimeCase>();
    for (const question of questions) {
      if (!isTimeUnit(question.unit)) continue;
      const paired = timeCase(question, relation === 'paired');
      const own: TimeCase =
        relation === 'stored' && baseId !== undefined
          ? { ...paired, spreading: spreadingOf(evidence, baseId, question.unit, question.judging.minEffect) }
          : paired;
      const tested = isMirror(question.unit, units) ? times.get('sec/op') : undefined;
      if (tested === undefined) family.push(own);
      times.set(question.unit, tested === undefined ? own : mirrorOf(own, tested));
    }
    return { candidate, questions, times, ask };
  });
  return { cases, comparison, family };
}

function askerOf(
  candidate: Candidate,
  blockers: readonly Caveat[],
  evidence: Pair<Evidence>,
  policy: Policy,
): (unit: string) => Question {
  const { id, sides, caveats } = candidate;
  const dir = (sides.head ?? sides.base)?.dir ?? '.';
  const changed = caveats.filter(
    ({ code }) => code === 'benchmark-source-changed' || code === 'benchmark-data-changed',
  );
  const incomparable = candidate.incomparable ? [...changed, ...blockers] : blockers;
  // Equal functions over other data files do other work.
  const dataOn = (side: Side): string | null | undefined =>
    evidence[side].packages.get(sides[side]?.id.pkg ?? '')?.data;
  const sameFunctions = evidence.head.sameFunctions.has(id.pkg) && dataOn('base') === dataOn('head');
  const subject = { pkg: id.pkg, dir, name: id.name };
  const judging = judgingFor(policy, subject);
  return (unit) => {
    const [base, head] = [sides.base?.samples.get(unit), sides.head?.samples.get(unit)];
    return {
      unit,
      better: directionOf(unit, policy, evidence),
      ...(policy.units.get(unit) === 'neither' ? { directionless: true } : {}),
      samples: { ...(base === undefined ? {} : { base }), ...(head === undefined ? {} : { head }) },
      rule: activeRule(budgetFor(policy, subject, unit)),
      judging,
      ...(sameFunctions ? { sameFunctions: true as const } : {}),
      incomparable,
    };
  };
}

/** What was measured; of a benchmark without any value, what a budget asks for. */
function unitsToJudge(candidate: Candidate, ask: (unit: string) => Question): string[] {
  if (candidate.status === 'unchanged') return [];
  const measured = unitsOf(candidate.sides);
  if (measured.length > 0 || candidate.unreached === null) return measured;
  return missed(candidate, (unit) => ask(unit).rule);
}

/** Units that a budget asks for of a benchmark without any value; of one that is new, only a limit asks. */
function missed({ status }: Candidate, ruleOf: (unit: string) => ActiveRule | null): string[] {
  return everyUnit.filter((unit) => {
    const rule = ruleOf(unit);
    return rule !== null && (status !== 'added' || rule.limit.kind === 'limit');
  });
}
