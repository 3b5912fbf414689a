// Which budget holds for a metric of a benchmark: the last rule that fits.
//
// package    `./finder`, `./finder/...`  the folder in the repository, as `go test` reads it
//            `finder`, `internal/*`, `example.com/m/...`  the import path or its end
// benchmark  `Look`, `Look/*`, `*large*`  the name with or without `Benchmark`, and everything below it
//
// `...` and `*` stand for any text, `/` included; `x/...` is x itself as well. The rest is in glob.ts.
import { isTimeUnit } from '../base/units.js';
import { shortName } from '../model/benchmark.js';
import type { BudgetRule, Policy } from '../model/policy.js';
import { compileGlob, matches, type Glob } from './glob.js';

/** What a rule is held against. */
export interface Subject {
  readonly pkg: string;
  /** Folder of the package relative to the repository, `.` for its root. */
  readonly dir: string;
  /** Go's full name without the `-P` suffix. */
  readonly name: string;
}

/** What a rule is about. */
export type Scope = Pick<BudgetRule, 'pkg' | 'benchmark'>;

/** The rule that holds for `unit` (a base unit), or null: the metric has no budget. */
export function budgetFor(policy: Policy, subject: Subject, unit: string): BudgetRule | null {
  return policy.budgets.findLast((rule) => rule.unit === unit && fits(rule, subject)) ?? null;
}

/**
 * False where no time has a budget, of no benchmark nor of all together: then times are looked at, and nothing is made
 * of them. Of rules for everything the last about a unit holds.
 */
export function asksForTimes({ budgets, suite }: Policy): boolean {
  const times = budgets.filter(({ unit }) => isTimeUnit(unit));
  return (
    suite !== null ||
    times.some(({ unit, limit }, index) => {
      const isOverruled = times.slice(index + 1).some((later) => later.unit === unit && isForAll(later));
      return limit.kind !== 'none' && !isOverruled;
    })
  );
}

function isForAll({ pkg, benchmark }: Scope): boolean {
  return pkg === '*' && benchmark === '*';
}

/** True when an absolute limit holds for a time of it. */
export function hasTimeLimit(policy: Policy, subject: Subject): boolean {
  return policy.budgets.some(
    ({ unit, limit }) => limit.kind === 'limit' && isTimeUnit(unit) && isLimit(policy, subject, unit),
  );
}

function isLimit(policy: Policy, subject: Subject, unit: string): boolean {
  return budgetFor(policy, subject, unit)?.limit.kind === 'limit';
}

/** True when a rule's package and benchmark patterns fit. */
export function fits(rule: Scope, subject: Subject): boolean {
  const compiled = compiledOf(rule);
  const place = compiled.isFolder ? (subject.dir === '.' ? '.' : `./${subject.dir}`) : subject.pkg;
  return (
    compiled.pkg.some((glob) => matches(glob, place)) &&
    compiled.benchmark.some((glob) => matches(glob, shortName(subject.name)) || matches(glob, subject.name))
  );
}

interface CompiledRule {
  readonly isFolder: boolean;
  readonly pkg: readonly Glob[];
  readonly benchmark: readonly Glob[];
}

const compiledRules = new WeakMap<Scope, CompiledRule>();

function compiledOf(rule: Scope): CompiledRule {
  const known = compiledRules.get(rule);
  if (known !== undefined) return known;
  const compiled: CompiledRule = {
    isFolder: isFolderPattern(rule.pkg),
    pkg: compileAll(packageGlobs(rule.pkg)),
    benchmark: compileAll([rule.benchmark, `${rule.benchmark}/*`]),
  };
  compiledRules.set(rule, compiled);
  return compiled;
}

/** The configuration was checked with isGlob, so what does not compile here is a bug. */
function compileAll(patterns: readonly string[]): Glob[] {
  return patterns.map((pattern) => {
    const glob = compileGlob(pattern);
    if (glob === null) throw new Error(`pattern was not checked: ${pattern}`);
    return glob;
  });
}

/** True for a pattern that a rule may have: it leaves room for what is added to it here. */
export function isGlob(pattern: string): boolean {
  return (
    pattern !== '' && [...packageGlobs(pattern), `${pattern}/*`].every((glob) => compileGlob(glob) !== null)
  );
}

function isFolderPattern(pattern: string): boolean {
  return pattern === '.' || pattern.startsWith('./');
}

function packageGlobs(pattern: string): string[] {
  const isFolder = isFolderPattern(pattern);
  const trimmed = pattern.replace(/(?<=.)\/$/, '');
  const tree = trimmed.endsWith('/...') ? trimmed.slice(0, -'/...'.length) : null;
  const globs = (tree === null ? [trimmed] : [tree, `${tree}/*`]).map((glob) => glob.replaceAll('...', '*'));
  return isFolder ? globs : globs.flatMap((glob) => [glob, `*/${glob}`]);
}
