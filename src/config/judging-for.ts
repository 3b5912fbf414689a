// How the times of a benchmark are judged: what holds for all, and what rules say about some.
import type { Judging, Policy } from '../model/policy.js';
import { fits, type Subject } from './budget-for.js';

/** Each part from the last rule that fits and sets it. */
export function judgingFor(policy: Policy, subject: Subject): Judging {
  const fitting = policy.exceptions.filter((rule) => fits(rule, subject));
  return {
    mode: fitting.findLast(({ mode }) => mode !== undefined)?.mode ?? policy.judging.mode,
    minEffect:
      fitting.findLast(({ minEffect }) => minEffect !== undefined)?.minEffect ?? policy.judging.minEffect,
    onUnproven:
      fitting.findLast(({ onUnproven }) => onUnproven !== undefined)?.onUnproven ?? policy.judging.onUnproven,
  };
}
