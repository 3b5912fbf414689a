// `why` for a terminal, and as JSON.
import type { Pair } from '../model/pair.js';
import { isWhole, textOf } from './escape.js';
import { benchmarkOf, findingOf } from './json.js';
import { painter } from './terminal-lines.js';
import { noCommand } from './words/headings.js';
import { whyCommands } from './words/why-commands.js';
import { whyParts, whyTitle } from './words/why.js';
import type { Why } from './why.js';

export interface WhyOptions {
  readonly color: boolean;
  /** Where the captures lie, for somebody who types. */
  readonly folders: Readonly<Partial<Pair<string>>>;
}

/** Parts with their headings, then what to type; with a newline at the end. */
export function renderWhy(why: Why, { color, folders }: WhyOptions): string {
  const paint = painter(color);
  const parts = whyParts(why).flatMap(({ heading, lines }) => [
    '',
    paint(heading, 'bold'),
    ...lines.flatMap(({ words, below }) => [
      `  ${textOf(words)}`,
      ...below.map((sentence) => `      ${textOf(sentence)}`),
    ]),
  ]);
  const commands = whyCommands(why, folders).flatMap(({ heading, commands: all }) => [
    '',
    paint(heading, 'bold'),
    // A command that is cut does something else.
    ...all.map((command) => paint(`  ${isWhole(command) ? command : noCommand}`, 'dim')),
  ]);
  return [paint(textOf(whyTitle(why)), 'bold'), ...parts, ...commands, ''].join('\n');
}

/** `pprof-gate why --json`: the benchmark as report.json has it, with what is only told here. Amounts are per operation. */
export function renderWhyJson(why: Why, folders: WhyOptions['folders']): string {
  const { benchmark, findings, side, lines, escapes, isAlone } = why;
  const document = {
    schema: 'pprof-gate/why/1',
    alone: isAlone,
    benchmark: benchmarkOf(benchmark),
    findings: findings.map(findingOf),
    side,
    lines,
    escapes,
    parts: whyParts(why).map(({ heading, lines: all }) => ({
      heading,
      lines: all.map(({ words, below }) => ({ words: textOf(words), below: below.map((of) => textOf(of)) })),
    })),
    commands: whyCommands(why, folders).map(({ heading, commands }) => ({ heading, commands })),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
