// What can be wrong with what was typed: the command line and the inputs of the Action. The sentences are in
// report/words/usage-problems.ts.
import { GateError, type Facts } from '../base/errors.js';

export const usageProblems = [
  'unknown-command',
  'option-before-command',
  'unknown-option',
  'value-missing',
  'value-unwanted',
  'value-wrong',
  'option-twice',
  'option-required',
  'options-go-together',
  'option-without-base',
  'option-not-of-page',
  'pattern-not-of-page',
  'option-of-two-captures',
  'operand-missing',
  'operand-unwanted',
  'benchmark-unknown',
  'budget-wrong',
] as const;
export type UsageProblem = (typeof usageProblems)[number];

/**
 * A GateError `usage`. Facts: `problem`, and as it applies `command`, `option` (as typed: `--base`, or
 * `input base`), `value`, `expects`, `nearest`.
 */
export function usageError(problem: UsageProblem, facts: Facts): GateError {
  return new GateError('usage', { problem, ...facts });
}
