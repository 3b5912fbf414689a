// Rules of the configuration that fit no benchmark of the run: most likely a slip, or what is left of a benchmark that
// is gone. Told only where the run would have shown one.
import { nearest } from '../base/nearest.js';
import { fits, type Subject } from '../config/budget-for.js';
import type { Evidence } from '../evidence/evidence.js';
import { shortName } from '../model/benchmark.js';
import { sides, type Pair } from '../model/pair.js';
import type { Policy, RuleScope } from '../model/policy.js';
import type { Caveat } from '../model/verdict.js';
import { brokenPackages, isMeasured } from './benchmarks.js';

/** A caveat for each such rule. Nothing where the run was restricted, or did not come to its end. */
export function unmatchedRules(evidence: Pair<Evidence>, { scopes }: Policy): Caveat[] {
  if (scopes.length === 0 || sides.some((side) => isPartial(evidence[side]))) return [];
  const known = sides.flatMap((side) => subjectsOf(evidence[side]));
  const hidden = hiddenPackages(evidence, known);
  return scopes.flatMap((scope) => {
    const anyName: RuleScope = { ...scope, benchmark: '*' };
    const inPackage = known.filter(({ subject }) => fits(anyName, subject));
    const isMet =
      inPackage.some(({ subject }) => fits(scope, subject)) ||
      inPackage.some(({ subject, isWhole }) => !isWhole && mayHold(scope, subject)) ||
      hidden.some((subject) => fits(anyName, subject));
    if (isMet) return [];
    const near = inPackage.length > 0 ? nearestBenchmark(scope, inPackage) : nearestPackage(scope.pkg, known);
    const facts = {
      rule: scope.rule,
      ...(scope.pkg === '*' ? {} : { package: scope.pkg }),
      ...(scope.benchmark === '*' ? {} : { benchmark: scope.benchmark }),
      ...(near === null ? {} : { nearest: near }),
    };
    return [{ code: 'rule-unmatched' as const, facts }];
  });
}

/** Somebody wanted to see a part only, or saw no more. */
function isPartial({ manifest: { options }, end }: Evidence): boolean {
  const isAll = options.bench === '.' && options.patterns.join(' ') === './...';
  return !isAll || end === null || end.reason === 'interrupted';
}

interface Known {
  readonly subject: Subject;
  /** Benchmarks below it would be known as well: they only show when it runs. */
  readonly isWhole: boolean;
}

function subjectsOf({ benchmarks, packages }: Evidence): Known[] {
  return [...benchmarks.values()].map((of) => ({
    subject: { pkg: of.id.pkg, dir: of.dir, name: of.id.name },
    isWhole: isMeasured(of) && packages.get(of.id.pkg)?.state !== 'unchanged',
  }));
}

/** Packages that should have benchmarks, and of which nobody knows one. */
function hiddenPackages(evidence: Pair<Evidence>, known: readonly Known[]): Subject[] {
  const broken = new Set(brokenPackages(evidence).map(({ pkg }) => pkg));
  const named = new Set(known.map(({ subject }) => subject.pkg));
  return sides.flatMap((side) =>
    [...evidence[side].packages.values()]
      .filter(({ pkg, state }) => broken.has(pkg) || (state !== 'no-benchmarks' && !named.has(pkg)))
      .map(({ pkg, dir }) => ({ pkg, dir, name: '' })),
  );
}

/** A benchmark below `subject` could have a name that the rule fits. */
function mayHold({ benchmark }: RuleScope, { name }: Subject): boolean {
  const plain = /^[^*?{\\]*/.exec(benchmark)?.[0] ?? '';
  if (plain === benchmark && !plain.includes('/')) return false;
  const [top = '', ...below] = plain.split('/');
  return [shortName(name), name].some((text) => (below.length > 0 ? text === top : text.startsWith(top)));
}

function nearestBenchmark({ benchmark }: RuleScope, known: readonly Known[]): string | null {
  const names = known.map(({ subject }) => shortName(subject.name));
  const tops = names.map((name) => name.split('/', 1)[0] ?? name);
  return nearest(shortName(withoutStars(benchmark)), [...tops, ...names]);
}

/** By the last part of the path: the parts before it are mostly the same. */
function nearestPackage(pattern: string, known: readonly Known[]): string | null {
  const isFolder = pattern.startsWith('.');
  const places = known.map(({ subject: { pkg, dir } }) =>
    isFolder ? `./${dir}` : pattern.includes('/') ? pkg : lastPart(pkg),
  );
  const near = nearest(lastPart(withoutStars(pattern)), places.map(lastPart));
  return places.find((place) => lastPart(place) === near) ?? null;
}

function lastPart(path: string): string {
  return path.split('/').at(-1) ?? path;
}

/** `Look/*` and `./finder/...` mean what they begin with. */
function withoutStars(pattern: string): string {
  return pattern.replace(/(?:\/?(?:\*|\.\.\.))+$/, '');
}
