// What the command line or the inputs of the Action say instead of the configuration file.
import { nearest } from '../base/nearest.js';
import { benchFault } from './bench-pattern.js';
import { parseDuration } from './duration.js';
import { patternShape, tagShape, type GateConfig } from './schema.js';
import { suggestion } from './suggestion.js';
import { usageError } from './usage.js';

/** Left out: what the configuration says. */
export interface Overrides {
  readonly packages?: readonly string[];
  readonly bench?: string;
  readonly tags?: readonly string[];
  readonly timeBudgetMs?: number;
  readonly pin?: boolean;
  readonly seed?: number;
  readonly baseline?: BaselineMode;
  /** For all benchmarks, above every rule. */
  readonly budgets?: readonly BudgetOverride[];
}

/** What head is compared with (config/schema.ts). */
export type BaselineMode = GateConfig['baseline'];

/** `--budget sec/op=+10%`. The limit is read by policyOf, which knows the directions of units. */
export interface BudgetOverride {
  readonly metric: string;
  readonly limit: string;
  /** Who said so: `--budget` or `input budget`. */
  readonly from: string;
}

/** The options that say the same again, beside those of which a capture tells. */
export function typedOptions(config: string | null, { budgets = [], pin }: Overrides): string[] {
  return [
    ...(config === null ? [] : ['--config', config]),
    ...budgets.flatMap(({ metric, limit }) => ['--budget', `${metric}=${limit}`]),
    ...(pin === false ? ['--no-pin'] : []),
  ];
}

// Each reader takes what was typed and who typed it (`--seed`, `input seed`), and throws GateError usage.

/** `METRIC=LIMIT`; the limit may hold `=` itself (`allocs/op=<= 12`). */
export function readBudget(text: string, from: string): BudgetOverride {
  const [, metric, limit] = /^\s*([^\s=]{1,128}?)\s*=\s*(\S.{0,80}?)\s*$/.exec(text.slice(0, 300)) ?? [];
  // `allocs/op<=12` splits at the `=` of its operator.
  if (metric === undefined || limit === undefined || /[<>]$/.test(metric)) {
    throw usageError('value-wrong', { option: from, value: text, expects: 'budget' });
  }
  return { metric, limit, from };
}

/** Milliseconds of `5m`. */
export function readDuration(text: string, from: string): number {
  const milliseconds = parseDuration(text);
  if (milliseconds === null) {
    const near = suggestion('duration', text);
    throw usageError('value-wrong', {
      option: from,
      value: text,
      expects: 'duration',
      ...(near === null ? {} : { nearest: near }),
    });
  }
  return milliseconds;
}

/** A whole number from `least` to 2^53 - 1. */
export function readInteger(text: string, from: string, least = 0): number {
  const number = /^\d{1,16}$/.test(text) ? Number(text) : NaN;
  if (!Number.isSafeInteger(number) || number < least) {
    throw usageError('value-wrong', { option: from, value: text, expects: least > 0 ? 'count' : 'integer' });
  }
  return number;
}

/** Build tags, separated by commas or blanks as `go build -tags` takes them. */
export function readTags(text: string, from: string): string[] {
  const tags = text.split(/[\s,]+/).filter((tag) => tag !== '');
  const wrong = tags.find((tag) => !tagShape.test(tag));
  if (wrong !== undefined) throw usageError('value-wrong', { option: from, value: wrong, expects: 'tag' });
  return tags;
}

/** A package pattern of `go test`. */
export function readPattern(text: string, from: string): string {
  if (!patternShape.test(text))
    throw usageError('value-wrong', { option: from, value: text, expects: 'pattern' });
  return text;
}

/** One of a few words. */
export function readChoice<const T extends string>(text: string, from: string, choices: readonly T[]): T {
  const found = choices.find((choice) => choice === text);
  if (found !== undefined) return found;
  const near = nearest(text, choices);
  throw usageError('value-wrong', {
    option: from,
    value: text,
    expects: 'choice',
    choices,
    ...(near === null ? {} : { nearest: near }),
  });
}

/** Any text but none. */
export function readText(text: string, from: string): string {
  if (text === '' || text.includes('\0'))
    throw usageError('value-wrong', { option: from, value: text, expects: 'text' });
  return text;
}

/** A pattern of `go test -bench`. */
export function readBench(text: string, from: string): string {
  const fault = benchFault(readText(text, from));
  if (fault === null) return text;
  throw usageError('value-wrong', { option: from, value: text, expects: 'regexp', fault });
}

/** `true` or `false`, in the spellings of YAML 1.2 that @actions/core's getBooleanInput takes. */
export function readSwitch(text: string, from: string): boolean {
  if (/^(true|True|TRUE)$/.test(text)) return true;
  if (/^(false|False|FALSE)$/.test(text)) return false;
  const near = suggestion('switch', text);
  throw usageError('value-wrong', {
    option: from,
    value: text,
    expects: 'switch',
    ...(near === null ? {} : { nearest: near }),
  });
}
