// Arguments → a command with its values, or a usage error that names what was meant.
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { GateError } from '../base/errors.js';
import { nearest } from '../base/nearest.js';
import { usageError } from '../config/usage.js';
import {
  commandNames,
  commands,
  globalOptions,
  isCommand,
  type CommandName,
  type CommandShape,
  type Option,
  type Options,
  type ValuesOf,
} from './options.js';

type Texts<Names extends readonly string[]> = { readonly [K in keyof Names]: string };

/** A command to run. `operands` are as many as its table names, in that order. */
export interface ParsedCommand<C extends CommandName> {
  readonly command: C;
  readonly options: ValuesOf<(typeof commands)[C]['options']>;
  readonly operands: Texts<(typeof commands)[C]['operands']>;
  /** Operands that may be left out, as many as are given. */
  readonly optional: readonly string[];
  /** Package patterns of gate and record. */
  readonly rest: readonly string[];
  /** False with --no-color; a terminal and NO_COLOR are the door's to ask. */
  readonly color: boolean;
  readonly verbose: boolean;
}

export type Parsed =
  | { readonly [C in CommandName]: ParsedCommand<C> }[CommandName]
  | { readonly command: 'help'; readonly about: CommandName | null }
  | { readonly command: 'version' };

/**
 * Parses what follows the program's name. Without anything: help. `help gate` is `gate --help`, and --help
 * wins over whatever else is wrong.
 * @throws GateError `usage`
 */
export function parseCommand(argv: readonly string[]): Parsed {
  const start = argv.findIndex((word) => !word.startsWith('-') || word === '-');
  const before = tokensOf(start < 0 ? argv : argv.slice(0, start), globalOptions);
  if (before.some((token) => isOption(token, 'help'))) return { command: 'help', about: null };
  if (before.some((token) => isOption(token, 'version'))) return { command: 'version' };
  for (const token of before) {
    if (token.kind !== 'option' || Object.hasOwn(globalOptions, token.name)) continue;
    const known = commandNames.some((name) => Object.hasOwn(commands[name].options, token.name));
    throw known
      ? usageError('option-before-command', { option: token.rawName })
      : unknownOption(token.rawName, globalOptions);
  }
  const word = argv[start];
  if (word === undefined) return { command: 'help', about: null };
  const rest = argv.slice(start + 1);
  if (word === 'help')
    return { command: 'help', about: rest[0] === undefined ? null : commandCalled(rest[0]) };
  return parseFor(commandCalled(word), rest, argv.slice(0, start));
}

function commandCalled(word: string): CommandName {
  if (isCommand(word)) return word;
  // `pprof-gate ./...`, as one calls go test.
  const isPattern = /^\.|\//.test(word);
  const near = isPattern ? `gate ${word}` : nearest(word, commandNames);
  throw usageError('unknown-command', { command: word, ...(near === null ? {} : { nearest: near }) });
}

/** Says in a usage error which command's --help has more. */
function parseFor(command: CommandName, words: readonly string[], before: readonly string[]): Parsed {
  const shape: CommandShape = commands[command];
  const options: Options = { ...shape.options, ...globalOptions };
  const tokens = tokensOf([...before, ...words], options);
  if (tokens.some((token) => isOption(token, 'help'))) return { command: 'help', about: command };
  if (tokens.some((token) => isOption(token, 'version'))) return { command: 'version' };
  try {
    const given = givenOptions(tokens, options);
    const positionals = tokens.flatMap((token) => (token.kind === 'positional' ? [token.value] : []));
    return {
      command,
      options: optionValues(shape, given),
      ...operandsOf(shape, positionals),
      color: !given.has('no-color'),
      verbose: given.has('verbose'),
    } as unknown as Parsed; // Built from the very tables that the type is computed from.
  } catch (error) {
    if (!(error instanceof GateError) || error.code !== 'usage') throw error;
    throw new GateError('usage', { ...error.facts, command }, { cause: error });
  }
}

/** The texts given for each option, by its name. */
function givenOptions(tokens: readonly Token[], options: Options): Map<string, string[]> {
  const given = new Map<string, string[]>();
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const { name, rawName, value } = token;
    const option = Object.hasOwn(options, name) ? options[name] : undefined;
    if (option === undefined) throw unknownOption(rawName, options);
    if (option.kind === 'flag') {
      if (value !== undefined) throw usageError('value-unwanted', { option: rawName });
    } else if (value === undefined || value === '' || (!token.inlineValue && /^-\D/.test(value))) {
      // The next option is no value, a negative number is a wrong one; else one with a dash is given as --option=-x.
      throw usageError('value-missing', { option: rawName, value: option.takes });
    } else if (option.kind !== 'many' && given.has(name)) {
      throw usageError('option-twice', { option: rawName });
    }
    given.set(name, [...(given.get(name) ?? []), value ?? '']);
  }
  return given;
}

function optionValues(
  { options, optional = [] }: CommandShape,
  given: ReadonlyMap<string, readonly string[]>,
): Record<string, unknown> {
  // Where base may be missing, so may what is said of it: only the command knows.
  for (const [one, other] of optional.length > 0 ? [] : togetherOnly) {
    if (given.has(one) && !given.has(other)) {
      throw usageError('options-go-together', { option: `--${one}`, other: `--${other}` });
    }
  }
  const values: Record<string, unknown> = {};
  for (const [name, option] of Object.entries(options)) {
    values[name] = valueOf(option, given.get(name) ?? [], `--${name}`);
  }
  return values;
}

/** Per operation means on both sides. */
const togetherOnly = [
  ['base-ops', 'head-ops'],
  ['head-ops', 'base-ops'],
] as const;

function valueOf(option: Option<unknown>, texts: readonly string[], from: string): unknown {
  if (option.kind === 'flag') return texts.length > 0;
  if (option.kind === 'many') return texts.map((text) => option.read(text, from));
  const [text] = texts;
  if (text !== undefined) return option.read(text, from);
  if (option.kind === 'required') throw usageError('option-required', { option: `${from} ${option.takes}` });
  return option.kind === 'fallback' ? option.read(option.fallback, from) : null;
}

function operandsOf(
  shape: CommandShape,
  positionals: readonly string[],
): { operands: string[]; optional: string[]; rest: string[] } {
  const { operands, optional = [], rest } = shape;
  const missing = operands[positionals.length];
  if (missing !== undefined) throw usageError('operand-missing', { operand: missing });
  const all = operands.length + optional.length;
  const more = positionals.slice(all);
  if (rest === null && more[0] !== undefined) throw usageError('operand-unwanted', { value: more[0] });
  return {
    operands: positionals.slice(0, operands.length),
    optional: positionals.slice(operands.length, all),
    rest: rest === null ? [] : more.map((text) => rest.read(text, rest.name)),
  };
}

function unknownOption(rawName: string, options: Options): GateError {
  const near = nearest(rawName.replace(/^-+/, ''), Object.keys(options));
  return usageError('unknown-option', {
    option: rawName,
    ...(near === null ? {} : { nearest: `--${near}` }),
  });
}

type Token = NonNullable<ReturnType<typeof parseArgs>['tokens']>[number];

function isOption(token: Token, name: keyof typeof globalOptions): boolean {
  return token.kind === 'option' && token.name === name;
}

/** node:util splits the words; what is wrong with them is told here, with the nearest right one. */
function tokensOf(words: readonly string[], options: Options): readonly Token[] {
  const known: NonNullable<ParseArgsConfig['options']> = {};
  for (const [name, option] of Object.entries(options)) {
    const short = option.kind === 'flag' ? option.short : undefined;
    known[name] = {
      type: option.kind === 'flag' ? 'boolean' : 'string',
      ...(short === undefined ? {} : { short }),
    };
  }
  const { tokens } = parseArgs({
    args: [...words],
    options: known,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  return tokens;
}
