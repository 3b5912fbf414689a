// What can be wrong with a configuration file. The sentences are in report/words/config-problems.ts.
import { GateError, type Facts, type FilePosition } from '../base/errors.js';

export const configProblemCodes = [
  // the file as YAML
  'too-large',
  'yaml',
  'quote-it',
  'reference-unknown',
  'too-deep',
  'too-many-values',
  'duplicate-key',
  'key-not-text',
  // its keys and values
  'not-a-mapping',
  'unknown-key',
  'missing-key',
  'wrong-value',
  // metrics and limits
  'metric-name',
  'metric-undeclared',
  'metric-twice',
  'metric-without-direction',
  'unit-built-in',
  'limit-without-unit',
  'limit-without-sign',
  'limit-wrong-sign',
  'limit-wrong-bound',
  'limit-wrong-unit',
  'limit-operator',
  'limit-unreadable',
  'profile-type',
  'profile-functions',
] as const;
export type ConfigProblemCode = (typeof configProblemCodes)[number];

/** What a key wants; the words folder says it with an example. */
export const expectations = [
  'mapping',
  'list',
  'pattern',
  'regexp',
  'glob',
  'tag',
  'duration',
  'switch',
  'seed',
  'sampling',
  'limit',
  'rules',
  'rule',
  'direction',
  'probability',
  'percent',
  'choice',
  'mode',
  'growth',
  'pairing',
  'baseline',
] as const;
export type Expectation = (typeof expectations)[number];

export interface Problem {
  readonly code: ConfigProblemCode;
  readonly facts: Facts;
}

/** A problem and its place. `at.line` and `at.column` count from 1. */
export interface ConfigProblem extends Problem {
  readonly at: FilePosition;
}

/** `config-invalid` with everything that is wrong in the file, in the order of the file. */
export class ConfigError extends GateError {
  readonly problems: readonly ConfigProblem[];

  constructor(problems: readonly [ConfigProblem, ...ConfigProblem[]]) {
    const [first] = problems;
    super('config-invalid', { problems: problems.length, first: first.code }, { at: first.at });
    this.problems = problems;
  }
}
