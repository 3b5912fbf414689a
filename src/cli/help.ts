// --help, made from the tables that parsing uses.
import {
  commandWords,
  exitWords,
  headings,
  optionWords,
  packagesWords,
  toolPurpose,
  type Example,
} from '../report/words/help.js';
import {
  commandNames,
  commands,
  globalOptions,
  type CommandName,
  type CommandShape,
  type Options,
} from './options.js';

const width = 80;
/** Where explanations begin, at most. */
const widestTerm = 28;

/** The help of a command, or of the tool; ends with a line break and is at most 80 columns wide. */
export function helpText(about: CommandName | null): string {
  return `${(about === null ? toolHelp() : commandHelp(about)).join('\n')}\n`;
}

function toolHelp(): string[] {
  return [
    ...wrap(toolPurpose),
    '',
    `${headings.usage}: pprof-gate COMMAND [OPTIONS]`,
    '',
    `${headings.commands}:`,
    ...rows(commandNames.map((name) => [name, commandWords[name].summary])),
    '',
    `${headings.global}:`,
    ...optionRows(globalOptions, null),
    '',
    ...examples(commandWords.gate.examples),
    '',
    ...exits(exitWords.all),
    '',
    headings.more,
  ];
}

function commandHelp(name: CommandName): string[] {
  const { purpose, examples: shown, judges } = commandWords[name];
  const shape: CommandShape = commands[name];
  return [
    ...wrap(purpose),
    '',
    ...usage(name, shape),
    '',
    `${headings.options}:`,
    ...optionRows(shape.options, name),
    '',
    `${headings.global}:`,
    ...optionRows(globalOptions, null),
    '',
    ...examples(shown),
    '',
    ...exits(judges === 'itself' ? exitWords.itself : judges ? exitWords.judging : exitWords.other),
  ];
}

function usage(name: CommandName, { options, operands, optional = [], rest }: CommandShape): string[] {
  const required = Object.entries(options).flatMap(([option, spec]) =>
    spec.kind === 'required' ? [`--${option} ${spec.takes}`] : [],
  );
  const words = [
    'pprof-gate',
    name,
    ...required,
    '[OPTIONS]',
    ...operands,
    ...optional.map((operand) => `[${operand}]`),
    ...(rest === null ? [] : [`[${rest.name}...]`]),
  ];
  const line = `${headings.usage}: ${words.join(' ')}`;
  return rest === null ? [line] : [line, ...wrap(packagesWords, '  ')];
}

function optionRows(options: Options, command: CommandName | null): string[] {
  return rows(
    Object.entries(options).map(([name, option]) => {
      const short = option.kind === 'flag' && option.short !== undefined ? `-${option.short}, ` : '';
      const value = option.kind === 'flag' ? '' : ` ${option.takes}`;
      const fallback = option.kind === 'fallback' ? ` (${headings.default}: ${option.fallback})` : '';
      return [`${short}--${name}${value}`, optionMeaning(name, command) + fallback];
    }),
  );
}

function optionMeaning(name: string, command: CommandName | null): string {
  const words =
    (command === null ? undefined : optionWords.get(`${command}.${name}`)) ?? optionWords.get(name);
  if (words === undefined) throw new Error(`no words for the option ${name}`);
  return words;
}

/** The command first, then what it does: commands are too long for a column. */
function examples(all: readonly Example[]): string[] {
  return [
    `${headings.examples}:`,
    ...all.flatMap(({ command, does }) => [...wrap(command, '  ', '      ', ' \\'), `      ${does}`]),
  ];
}

function exits(words: readonly (readonly [code: number, meaning: string])[]): string[] {
  return [`${headings.exits}:`, ...rows(words.map(([code, meaning]) => [String(code), meaning]))];
}

/** Terms in a column, explanations beside them; below a term that is too wide for it. */
function rows(pairs: readonly (readonly [term: string, meaning: string])[]): string[] {
  const column = Math.min(Math.max(...pairs.map(([term]) => term.length)), widestTerm) + 4;
  return pairs.flatMap(([term, meaning]) => {
    const [first = '', ...more] = wrap(meaning, ' '.repeat(column));
    return term.length <= widestTerm
      ? [`  ${term}`.padEnd(column) + first.trimStart(), ...more]
      : [`  ${term}`, first, ...more];
  });
}

/** Breaks at blanks so that lines stay within the width; `broken` ends a line that goes on. */
function wrap(text: string, indent = '', hanging = indent, broken = ''): string[] {
  const lines: string[] = [];
  let line = indent;
  for (const word of text.split(' ')) {
    const isStart = line.trim() === '';
    if (!isStart && line.length + 1 + word.length + broken.length > width) {
      lines.push(line + broken);
      line = hanging + word;
    } else {
      line += (isStart ? '' : ' ') + word;
    }
  }
  return [...lines, line];
}
