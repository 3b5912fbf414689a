// What is wrong with the values of a configuration: the schema's issues as problems with a place, and what the
// schema cannot see because it takes two keys to see it.
import type { core } from 'zod/mini';
import { nearest } from '../base/nearest.js';
import { toBaseUnit, type Better } from '../base/units.js';
import { benchFault } from './bench-pattern.js';
import type { ConfigDocument, Path } from './document.js';
import { parseLimit } from './limit.js';
import { directionOf, isBuiltIn, metricShape } from './metric-name.js';
import type { ConfigProblem, ConfigProblemCode, Expectation } from './problem.js';
import { profileFunctions, readProfileBudget } from './profile-budget.js';
import { configSchema, ruleKeys } from './schema.js';
import { suggestion } from './suggestion.js';
import type { Facts } from '../base/errors.js';

const directionsAllowed: ReadonlySet<unknown> = new Set<Better>(['lower', 'higher', 'neither']);

/** True where a limit stands: `budgets.*` and `rules[i].budgets.*`, and the same of `profile`. */
export function isLimitPath(path: Path): boolean {
  const isLimits = path.at(-2) === 'budgets' || path.at(-2) === 'profile';
  return isLimits && (path.length === 2 || (path.length === 4 && path[0] === 'rules'));
}

function isRulePath(path: Path): boolean {
  return path.length === 2 && path[0] === 'rules';
}

/** Problems that the schema found. Limits that are text are left to budgetProblems, which knows more. */
export function schemaProblems(document: ConfigDocument, issues: readonly core.$ZodIssue[]): ConfigProblem[] {
  const problems: ConfigProblem[] = [];
  for (const issue of issues) {
    const value = valueAt(document.value, issue.path);
    if (issue.code === 'invalid_key' || (isLimitPath(issue.path) && typeof value === 'string')) continue;
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys) problems.push(unknownKey(document, issue.path, key));
    } else if (issue.path.length === 0) {
      problems.push({ code: 'not-a-mapping', facts: {}, at: document.at([]) });
    } else if (issue.code === 'custom' && isRulePath(issue.path)) {
      // What it says may be a key with a slip in it.
      if (issues.some(({ code, path }) => code === 'unrecognized_keys' && path[1] === issue.path[1]))
        continue;
      const key = keyName([...issue.path, 'budgets']);
      problems.push({ code: 'missing-key', facts: { key }, at: document.at(issue.path) });
    } else if (value === undefined) {
      problems.push({
        code: 'missing-key',
        facts: { key: keyName(issue.path) },
        at: document.at(issue.path),
      });
    } else {
      problems.push({
        code: 'wrong-value',
        facts: wrongValue(issue.path, value, issue.code),
        at: document.at(issue.path),
      });
    }
  }
  return problems;
}

function unknownKey(document: ConfigDocument, path: Path, key: string): ConfigProblem {
  const isRule = path[0] === 'rules';
  const shape = isRule ? ruleKeys : Object.keys(configSchema.shape);
  const near = isBuiltIn(key) ? null : nearest(key, shape);
  const facts: Facts = {
    key,
    valid: shape,
    ...(isRule ? { inside: keyName(path) } : {}),
    ...(near === null ? {} : { nearest: near }),
    ...(isBuiltIn(key) ? { belongs: 'budgets' } : {}),
  };
  return { code: 'unknown-key', facts, at: document.atKey([...path, key]) };
}

/** Facts: `key`, `expects`, `kind` of what stands there, `value` when it is short, `write` when it is clear. */
function wrongValue(path: Path, value: unknown, code: core.$ZodIssue['code']): Facts {
  const expects = expectationAt(path);
  const kind = kindOf(value, code);
  const write = suggestion(expects, value);
  const fault = expects === 'regexp' && typeof value === 'string' ? benchFault(value) : null;
  return {
    key: keyName(path),
    expects,
    kind,
    ...(kind === 'value' ? { value: String(value).slice(0, 80) } : {}),
    ...(write === null ? {} : { write }),
    ...(fault === null ? {} : { fault }),
  };
}

function kindOf(value: unknown, code: core.$ZodIssue['code']): string {
  if (value === null) return 'nothing';
  if (typeof value !== 'object') return 'value';
  if (!Array.isArray(value)) return 'mapping';
  return code === 'too_small' ? 'empty-list' : code === 'too_big' ? 'long-list' : 'list';
}

const expectations: ReadonlyMap<PropertyKey, Expectation> = new Map<PropertyKey, Expectation>([
  ['packages', 'list'],
  ['bench', 'regexp'],
  ['tags', 'list'],
  ['time-budget', 'duration'],
  ['timeout', 'duration'],
  ['pin', 'switch'],
  ['seed', 'seed'],
  ['mutex-profile-fraction', 'sampling'],
  ['block-profile-rate', 'sampling'],
  ['budgets', 'mapping'],
  ['profile', 'mapping'],
  ['rules', 'rules'],
  ['package', 'glob'],
  ['benchmark', 'glob'],
  ['units', 'mapping'],
  ['alpha', 'probability'],
  ['min-effect', 'percent'],
  ['budget-mode', 'mode'],
  ['suite-budget', 'growth'],
  ['pairs', 'pairing'],
  ['baseline', 'baseline'],
  ['on-missing-baseline', 'choice'],
  ['on-unproven', 'choice'],
  ['on-failed', 'choice'],
  ['on-unmeasured', 'choice'],
  ['judge-changed-benchmarks', 'switch'],
]);

function expectationAt(path: Path): Expectation {
  const [first] = path;
  if (isLimitPath(path)) return 'limit';
  if (path.length === 2) {
    if (first === 'packages') return 'pattern';
    if (first === 'tags') return 'tag';
    if (isRulePath(path)) return 'rule';
    if (first === 'units') return 'direction';
  }
  return expectations.get(path.at(-1) ?? '') ?? 'mapping';
}

/** Problems of `units` and of every limit, read from the values as they stand, whatever else is wrong. */
export function budgetProblems(document: ConfigDocument): ConfigProblem[] {
  const problems: ConfigProblem[] = [];
  const add = (code: ConfigProblemCode, facts: Facts, at: ConfigProblem['at']): void => {
    problems.push({ code, facts, at });
  };
  const units = new Map<string, Better>();
  /** Declared with a direction that is none: reported once, not again for each limit. */
  const unclear = new Set<string>();
  for (const [metric, better] of entriesAt(document.value, ['units'])) {
    const { unit } = toBaseUnit(metric);
    if (!metricShape.test(metric)) add('metric-name', { metric }, document.atKey(['units', metric]));
    else if (isBuiltIn(metric)) add('unit-built-in', { metric }, document.atKey(['units', metric]));
    else if (directionsAllowed.has(better)) units.set(unit, better as Better);
    else unclear.add(unit);
  }

  const checkBudgets = (path: Path): void => {
    const seen = new Map<string, string>();
    for (const [metric, text] of entriesAt(document.value, path)) {
      const { unit } = toBaseUnit(metric);
      const other = seen.get(unit);
      seen.set(unit, metric);
      if (other !== undefined) add('metric-twice', { metric, other }, document.atKey([...path, metric]));
      if (unclear.has(unit)) continue;
      const better = directionOf(metric, units);
      if (typeof better === 'object') {
        add(better.code, better.facts, document.atKey([...path, metric]));
      } else if (typeof text === 'string') {
        const read = parseLimit(text, metric, better);
        if ('code' in read) add(read.code, read.facts, document.at([...path, metric]));
      }
    }
  };
  const checkProfile = (path: Path): void => {
    for (const [name, text] of entriesAt(document.value, path)) {
      const key = profileFunctions(name);
      if ('code' in key) add(key.code, key.facts, document.atKey([...path, name]));
      else if (typeof text === 'string') {
        const read = readProfileBudget(name, text);
        if ('code' in read) add(read.code, read.facts, document.at([...path, name]));
      }
    }
  };
  const rules = valueAt(document.value, ['rules']);
  const places: Path[] = [
    [],
    ...(Array.isArray(rules) ? [...rules.keys()].map((at): Path => ['rules', at]) : []),
  ];
  for (const place of places) {
    checkBudgets([...place, 'budgets']);
    checkProfile([...place, 'profile']);
  }
  return problems;
}

function entriesAt(root: unknown, path: Path): [string, unknown][] {
  const value = valueAt(root, path);
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
}

function valueAt(root: unknown, path: Path): unknown {
  let value = root;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Readonly<Record<PropertyKey, unknown>>)[key];
  }
  return value;
}

/** `budgets`, `packages[0]`, `rules[2].package`. */
function keyName(path: Path): string {
  return path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '');
}
