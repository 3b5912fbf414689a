import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { exitCodeOfSignal } from '../../src/adapters/signals.js';
import { exitCodes } from '../../src/base/errors.js';
import { helpText } from '../../src/cli/help.js';
import { commandNames, commands, globalOptions, type Options } from '../../src/cli/options.js';
import { parseCommand } from '../../src/cli/parse.js';
import { commandWords, exitWords, optionWords } from '../../src/report/words/help.js';

// UPDATE_GOLDENS=1 writes it anew; read the diff as somebody who has never seen the tool.
const golden = new URL('help.golden.txt', import.meta.url);

describe('--help', () => {
  it('reads as it was reviewed', () => {
    const texts = [null, ...commandNames].map(
      (name) => `$ pprof-gate ${name === null ? '' : `${name} `}--help\n${helpText(name)}`,
    );
    if (process.env['UPDATE_GOLDENS'] === '1') writeFileSync(golden, texts.join('\n'));
    expect(texts.join('\n')).toBe(readFileSync(golden, 'utf8'));
  });

  it.each([null, ...commandNames])('of %s fits a terminal of 80 columns', (name) => {
    const lines = helpText(name).split('\n');
    expect(lines.filter((line) => line.length > 80 || /\s$/.test(line))).toEqual([]);
  });

  it.each(commandNames)('of %s has examples that parse', (name) => {
    for (const { command } of commandWords[name].examples) {
      const argv = command.replaceAll("'", '').split(' ').slice(1);
      expect(parseCommand(argv)).toHaveProperty('command', name);
    }
  });

  it('has no words for options that are not there', () => {
    const all: Options[] = [globalOptions, ...commandNames.map((name) => commands[name].options)];
    const names = new Set(all.flatMap((options) => Object.keys(options)));
    const known = (key: string): boolean => {
      const [command, option] = key.split('.');
      if (option === undefined) return names.has(key);
      const { options } = commands[command as keyof typeof commands];
      return Object.hasOwn(options, option);
    };
    expect([...optionWords.keys()].filter((key) => !known(key))).toEqual([]);
  });

  it('names the exit codes that there are, in the words of the README', () => {
    const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
    const [, section = ''] = /^## Exit codes\n([^]*?)\n## /m.exec(readme) ?? [];
    const rows = [...section.matchAll(/^\| +(\d+) \| (.*?) *\|$/gm)];
    expect(exitWords.all).toEqual(
      rows.map(([, code, meaning = '']) => [Number(code), meaning.replaceAll('`', '')]),
    );
    const codes: number[] = exitWords.all.map(([code]) => code);
    expect(codes).toEqual([...Object.values(exitCodes), exitCodeOfSignal('SIGINT')]);
    // 4 is the Action's: it has something to publish.
    expect(exitWords.judging.map(([code]) => code)).toEqual(
      codes.filter((code) => code !== exitCodes.notPublished),
    );
  });
});
