// Options as data: one table a command gives parsing, types and --help.
import { goRegExp } from '../config/go-regexp.js';
import {
  readBench,
  readBudget,
  readChoice,
  readDuration,
  readInteger,
  readPattern,
  readTags,
  readText,
  type BudgetOverride,
  type Overrides,
} from '../config/overrides.js';
import { patternFault } from '../config/pattern-fault.js';
import { usageError } from '../config/usage.js';

/** Makes a value of what was typed after an option; throws GateError usage that names the option. */
export type Reader<T> = (text: string, from: string) => T;

/** How an option is given: `--pin` (flag), once, or again and again. */
export type Option<T> =
  | { readonly kind: 'flag'; readonly short?: string }
  | { readonly kind: 'optional'; readonly takes: string; readonly read: Reader<T> }
  | { readonly kind: 'required'; readonly takes: string; readonly read: Reader<T> }
  | { readonly kind: 'fallback'; readonly takes: string; readonly read: Reader<T>; readonly fallback: string }
  | { readonly kind: 'many'; readonly takes: string; readonly read: Reader<T> };
export type Options = Readonly<Record<string, Option<unknown>>>;

/** What parsing gives for an option: a flag is false, an optional value null, a list empty when not given. */
type ValueOf<O> = O extends { readonly kind: 'flag' }
  ? boolean
  : O extends { readonly kind: infer K; readonly read: Reader<infer T> }
    ? K extends 'optional'
      ? T | null
      : K extends 'many'
        ? readonly T[]
        : T
    : never;
export type ValuesOf<O extends Options> = { readonly [K in keyof O]: ValueOf<O[K]> };

const flag = { kind: 'flag' } as const;
const optional = <T>(takes: string, read: Reader<T>) => ({ kind: 'optional', takes, read }) as const;
const required = <T>(takes: string, read: Reader<T>) => ({ kind: 'required', takes, read }) as const;
const fallback = <T>(takes: string, read: Reader<T>, text: string) =>
  ({ kind: 'fallback', takes, read, fallback: text }) as const;
const many = <T>(takes: string, read: Reader<T>) => ({ kind: 'many', takes, read }) as const;

const readCount: Reader<number> = (text, from) => readInteger(text, from, 1);

function oneOf<const T extends string>(...choices: readonly T[]): Reader<T> {
  return (text, from) => readChoice(text, from, choices);
}

/** With the text that it was made of. */
export type TypedRegExp = RegExp & { readonly typed: string };

/** Of names of functions, in Go's syntax. */
function readRegExp(text: string, from: string): TypedRegExp {
  const pattern = goRegExp(readText(text, from));
  if (pattern === null) {
    const fault = patternFault(text);
    const facts = { option: from, value: text, expects: 'names' };
    throw usageError('value-wrong', fault === null ? facts : { ...facts, fault });
  }
  return Object.assign(pattern, { typed: text });
}

/** A share, 0 to 1, of `0.5` or `0.5%`. */
function readPercent(text: string, from: string): number {
  const [, digits] = /^(\d{1,3}(?:\.\d{1,9})?)%?$/.exec(text) ?? [];
  const percent = digits === undefined ? NaN : Number(digits);
  if (!(percent <= 100)) throw usageError('value-wrong', { option: from, value: text, expects: 'percent' });
  return percent / 100;
}

/** Understood by every command. */
export const globalOptions = {
  help: { kind: 'flag', short: 'h' },
  version: flag,
  'no-color': flag,
  verbose: flag,
} as const satisfies Options;

const repo = { repo: fallback('DIR', readText, '.') } as const;
const config = { config: optional('FILE', readText) } as const;
const budget = { budget: many<BudgetOverride>('METRIC=LIMIT', readBudget) } as const;
const out = { out: optional('DIR', readText) } as const;
const jsonFile = { json: optional('FILE', readText) } as const;
const measuring = {
  bench: optional('REGEXP', readBench),
  tags: optional('TAG,...', readTags),
  'time-budget': optional('DURATION', readDuration),
  seed: optional('N', (text, from) => readInteger(text, from)),
  'no-pin': flag,
} as const;

/** A command's options, and what it takes besides them. */
export interface CommandShape {
  readonly options: Options;
  /** Operands in their order, by the name that the usage line has. */
  readonly operands: readonly string[];
  /** What may follow them, each once. */
  readonly optional?: readonly string[];
  /** What may follow the operands, any number of them. */
  readonly rest: { readonly name: string; readonly read: Reader<string> } | null;
}

const operations = { 'base-ops': optional('N', readCount), 'head-ops': optional('N', readCount) } as const;
/** What top, tree and flame show of one profile or of two. */
const viewing = {
  'sample-type': optional('TYPE', readText),
  by: fallback('LEVEL', oneOf('function', 'line'), 'function'),
  focus: optional('REGEXP', readRegExp),
  ignore: optional('REGEXP', readRegExp),
  hide: optional('REGEXP', readRegExp),
  'no-runtime': flag,
  'min-share': optional('PERCENT', readPercent),
} as const;
const treelike = { callers: flag, depth: optional('N', readCount) } as const;

const packages = { name: 'PACKAGES', read: readPattern } as const;

export const commands = {
  gate: {
    options: {
      ...repo,
      base: optional('REF', readText),
      head: optional('REF', readText),
      ...config,
      ...budget,
      ...measuring,
      out: fallback('DIR', readText, 'pprof-gate'),
      ...jsonFile,
    },
    operands: [],
    rest: packages,
  },
  record: {
    options: {
      ...repo,
      ref: optional('REF', readText),
      out: required('DIR', readText),
      like: optional('CAPTURE', readText),
      ...config,
      ...measuring,
    },
    operands: [],
    rest: packages,
  },
  compare: {
    options: { ...config, ...budget, ...out, ...jsonFile },
    operands: ['BASE', 'HEAD'],
    rest: null,
  },
  report: {
    options: {
      ...config,
      format: fallback('FORMAT', oneOf('terminal', 'markdown', 'json'), 'terminal'),
      ...out,
      ...jsonFile,
    },
    operands: ['CAPTURE'],
    rest: null,
  },
  why: {
    options: {
      in: fallback('DIR', readText, 'pprof-gate'),
      base: optional('CAPTURE', readText),
      head: optional('CAPTURE', readText),
      ...config,
      json: flag,
    },
    operands: ['BENCHMARK'],
    rest: null,
  },
  diff: {
    options: {
      'sample-type': optional('TYPE', readText),
      by: fallback('LEVEL', oneOf('function', 'line'), 'function'),
      top: fallback('N', readCount, '30'),
      ...operations,
      json: flag,
    },
    operands: ['BASE.pprof', 'HEAD.pprof'],
    rest: null,
  },
  top: {
    options: {
      ...viewing,
      top: fallback('N', readCount, '30'),
      sort: fallback('COLUMN', oneOf('flat', 'cum'), 'flat'),
      ...operations,
      json: flag,
    },
    operands: ['PROFILE'],
    optional: ['BASE'],
    rest: null,
  },
  tree: {
    options: { ...viewing, ...treelike, ...operations, json: flag },
    operands: ['PROFILE'],
    optional: ['BASE'],
    rest: null,
  },
  flame: {
    options: { ...viewing, ...treelike, ...operations, out: optional('FILE', readText) },
    operands: ['PROFILE'],
    optional: ['BASE'],
    rest: null,
  },
  'self-test': {
    options: {
      ...repo,
      ...config,
      bench: measuring.bench,
      tags: measuring.tags,
      'time-budget': fallback('DURATION', readDuration, '3m'),
      seed: measuring.seed,
      ...out,
    },
    operands: [],
    rest: packages,
  },
  demo: {
    options: { ...out, keep: flag },
    operands: [],
    rest: null,
  },
  init: {
    options: { ...repo, force: flag },
    operands: [],
    rest: null,
  },
} as const satisfies Readonly<Record<string, CommandShape>>;

export type CommandName = keyof typeof commands;
export const commandNames = Object.keys(commands) as CommandName[];

export function isCommand(word: string): word is CommandName {
  return Object.hasOwn(commands, word);
}

/** What the options of gate, record and compare say instead of the configuration. */
export function overridesOf(
  given: Partial<ValuesOf<typeof measuring>> & { readonly budget?: readonly BudgetOverride[] },
  patterns: readonly string[] = [],
): Overrides {
  const { bench = null, tags = null, seed = null, budget: budgets = [] } = given;
  const { 'time-budget': timeBudgetMs = null, 'no-pin': noPin = false } = given;
  return {
    ...(patterns.length === 0 ? {} : { packages: patterns }),
    ...(bench === null ? {} : { bench }),
    ...(tags === null ? {} : { tags }),
    ...(timeBudgetMs === null ? {} : { timeBudgetMs }),
    ...(seed === null ? {} : { seed }),
    ...(noPin ? { pin: false } : {}),
    ...(budgets.length === 0 ? {} : { budgets }),
  };
}
