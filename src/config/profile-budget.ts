// What a budget of a profile says: `"alloc_space:encoding/json.*": "+0"`, a sample type, a colon, a pattern over function
// names (glob.ts), and a limit per operation, or of a part of the whole profile: `"cpu:runtime.gc*": "<= 5%"`.
import { nearest } from '../base/nearest.js';
import { budgetedTypes, type BudgetedType, type ProfileBudget } from '../model/profile-budget.js';
import type { Policy } from '../model/policy.js';
import { fits, type Subject } from './budget-for.js';
import { compileGlob } from './glob.js';
import { parseLimit } from './limit.js';
import type { Problem } from './problem.js';

export type WrittenProfileBudget = Omit<ProfileBudget, 'pkg' | 'benchmark'>;

/** The schema's shape of a limit; `<= 5%` is a share here, and wrong elsewhere. */
const share = /^<= ?(\d{1,3}(?:\.\d{1,6})?) ?%$/;

/** Reads one line. The facts of a problem are those of parseLimit, and `have` and `nearest` of an unknown type. */
export function readProfileBudget(name: string, text: string): WrittenProfileBudget | Problem {
  const functions = profileFunctions(name);
  if ('code' in functions) return functions;
  const [, percent] = share.exec(text) ?? [];
  if (percent !== undefined) {
    const value = Number(percent) / 100;
    return {
      name,
      ...functions,
      isShare: true,
      limit: { kind: 'limit', op: '<=', value },
      written: `<= ${percent}%`,
    };
  }
  const read = parseLimit(text, budgetedTypes[functions.type].unit, 'lower');
  if ('code' in read) return { ...read, facts: { ...read.facts, metric: name } };
  return { name, ...functions, isShare: false, ...read };
}

/** The key alone: what it is about. */
export function profileFunctions(name: string): Pick<ProfileBudget, 'type' | 'functions'> | Problem {
  const have = Object.keys(budgetedTypes);
  const [, type = '', functions = ''] = /^([^:\s]*):(\S+)$/.exec(name) ?? [];
  if (!Object.hasOwn(budgetedTypes, type)) {
    const near = nearest(type === '' ? name : type, have);
    const facts = { name: name.slice(0, 200), have, ...(near === null ? {} : { nearest: near }) };
    return { code: 'profile-type', facts };
  }
  if (compileGlob(functions) === null)
    return { code: 'profile-functions', facts: { name: name.slice(0, 200) } };
  return { type: type as BudgetedType, functions };
}

/** The budgets that hold for a benchmark, in the order in which they were first written. */
export function profileBudgetsFor({ profile }: Policy, subject: Subject): ProfileBudget[] {
  const found = new Map<string, ProfileBudget>();
  for (const budget of profile) if (fits(budget, subject)) found.set(budget.name, budget);
  return [...found.values()].filter(({ limit }) => limit.kind !== 'none');
}

/** Patterns of the functions that budgets are about, each once. */
export function budgetedFunctions({ profile }: Policy): string[] {
  const held = profile.filter(({ limit }) => limit.kind !== 'none');
  return [...new Set(held.map(({ functions }) => functions))];
}
