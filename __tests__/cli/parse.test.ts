import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { GateError } from '../../src/base/errors.js';
import { overridesOf } from '../../src/cli/options.js';
import { parseCommand } from '../../src/cli/parse.js';
import { typedOptions } from '../../src/config/overrides.js';
import { describeError } from '../../src/report/words/errors.js';

const parse = (line: string) => parseCommand(line === '' ? [] : line.split(' '));

function wordsOf(argv: readonly string[]): string {
  try {
    parseCommand(argv);
  } catch (error) {
    if (error instanceof GateError && error.code === 'usage') return describeError(error);
    throw error;
  }
  throw new Error(`nothing is wrong with ${argv.join(' ')}`);
}

describe('parseCommand', () => {
  it('reads every option of gate', () => {
    const argv = [
      ...['gate', '--repo', 'r', '--base=v1', '--head', 'HEAD', '--config', 'c.yml', '--bench', 'Look|Walk'],
      ...['--out', 'o', '--json', 'j.json', '--time-budget', '1m30s', '--budget', 'sec/op=+10%'],
      ...['--budget=allocs/op=<= 12', '--seed', '7', '--tags', 'a,b', '--no-pin', './a', './b/...'],
      ...['--no-color', '--verbose'],
    ];
    expect(parseCommand(argv)).toEqual({
      command: 'gate',
      options: {
        repo: 'r',
        base: 'v1',
        head: 'HEAD',
        config: 'c.yml',
        bench: 'Look|Walk',
        out: 'o',
        json: 'j.json',
        'time-budget': 90_000,
        budget: [
          { metric: 'sec/op', limit: '+10%', from: '--budget' },
          { metric: 'allocs/op', limit: '<= 12', from: '--budget' },
        ],
        seed: 7,
        tags: ['a', 'b'],
        'no-pin': true,
      },
      operands: [],
      optional: [],
      rest: ['./a', './b/...'],
      color: false,
      verbose: true,
    });
  });

  it('fills in what is left out', () => {
    expect(parse('gate')).toEqual({
      command: 'gate',
      options: {
        repo: '.',
        base: null,
        head: null,
        config: null,
        bench: null,
        out: 'pprof-gate',
        json: null,
        'time-budget': null,
        budget: [],
        seed: null,
        tags: null,
        'no-pin': false,
      },
      operands: [],
      optional: [],
      rest: [],
      color: true,
      verbose: false,
    });
  });

  it.each([
    ['record --out d --ref v1 ./a', { command: 'record', options: { out: 'd', ref: 'v1' }, rest: ['./a'] }],
    ['compare a b', { command: 'compare', options: { out: null }, operands: ['a', 'b'] }],
    ['report a --format json', { command: 'report', options: { format: 'json' }, operands: ['a'] }],
    [
      'diff a b --by line --top 5 --base-ops 10 --head-ops 20 --json',
      { command: 'diff', options: { by: 'line', top: 5, 'base-ops': 10, 'head-ops': 20, json: true } },
    ],
    [
      'diff a b',
      { options: { by: 'function', top: 30, 'base-ops': null, json: false, 'sample-type': null } },
    ],
    ['demo --keep', { command: 'demo', options: { keep: true, out: null } }],
    ['init --force', { command: 'init', options: { force: true, repo: '.' } }],
    ['--no-color --verbose gate', { command: 'gate', color: false, verbose: true }],
    ['gate -- ./a', { rest: ['./a'] }],
    ['gate --bench=-x', { options: { bench: '-x' } }],
    ['compare - b', { operands: ['-', 'b'] }],
  ])('reads %s', (line, expected) => {
    expect(parse(line)).toMatchObject(expected);
  });

  it.each([
    ['', null],
    ['--help', null],
    ['-h', null],
    ['help', null],
    ['help diff', 'diff'],
    ['diff --help', 'diff'],
    ['diff -h --nonsense', 'diff'],
    ['--no-color diff --help', 'diff'],
    ['--help diff', null],
  ])('shows help for "%s"', (line, about) => {
    expect(parse(line)).toEqual({ command: 'help', about });
  });

  it.each(['--version', 'gate --version', '--verbose --version'])('shows the version for "%s"', (line) => {
    expect(parse(line)).toEqual({ command: 'version' });
  });
});

describe('a usage error', () => {
  it.each([
    [['gtae'], 'pprof-gate: unknown command gtae\nDid you mean gate? See pprof-gate --help.'],
    [['./...'], 'pprof-gate: unknown command ./...\nDid you mean gate ./...? See pprof-gate --help.'],
    [['frobnicate'], 'pprof-gate: unknown command frobnicate\nSee pprof-gate --help.'],
    [['help', 'dif'], 'pprof-gate: unknown command dif\nDid you mean diff? See pprof-gate --help.'],
    [
      ['gate', '--bsae', 'main'],
      'pprof-gate: unknown option --bsae\nDid you mean --base? See pprof-gate gate --help.',
    ],
    [['gate', '--colour'], 'pprof-gate: unknown option --colour\nSee pprof-gate gate --help.'],
    [['gate', '-x'], 'pprof-gate: unknown option -x\nSee pprof-gate gate --help.'],
    [
      ['gate', '--timeBudget=5m'],
      'pprof-gate: unknown option --timeBudget\nDid you mean --time-budget? See pprof-gate gate --help.',
    ],
    [['gate', '--__proto__', 'x'], 'pprof-gate: unknown option --__proto__\nSee pprof-gate gate --help.'],
    [['gate', '--constructor'], 'pprof-gate: unknown option --constructor\nSee pprof-gate gate --help.'],
    [['compare', '--bench', 'x'], 'pprof-gate: unknown option --bench\nSee pprof-gate compare --help.'],
    [
      ['--verbos', 'gate'],
      'pprof-gate: unknown option --verbos\nDid you mean --verbose? See pprof-gate --help.',
    ],
    [
      ['--base=main', 'gate'],
      'pprof-gate: --base stands before the command; put it behind\nSee pprof-gate --help.',
    ],
    [['gate', '--base'], 'pprof-gate: --base needs a value: REF\nSee pprof-gate gate --help.'],
    [['gate', '--base', '--head', 'x'], 'pprof-gate: --base needs a value: REF\nSee pprof-gate gate --help.'],
    [['gate', '--base='], 'pprof-gate: --base needs a value: REF\nSee pprof-gate gate --help.'],
    [['gate', '--no-pin=yes'], 'pprof-gate: --no-pin takes no value\nSee pprof-gate gate --help.'],
    [
      ['gate', '--seed', '1', '--seed', '2'],
      'pprof-gate: --seed is given twice; keep one\nSee pprof-gate gate --help.',
    ],
    [
      ['gate', '--seed', '1.5'],
      'pprof-gate: --seed is "1.5", but takes a whole number, 0 or more\nSee pprof-gate gate --help.',
    ],
    [
      ['gate', '--time-budget', '5'],
      'pprof-gate: --time-budget is "5", but takes a duration from 1ms to 24h, such as 90s, 5m or 1h30m\nDid you mean 5s? See pprof-gate gate --help.',
    ],
    [
      ['gate', '--seed', '-1'],
      'pprof-gate: --seed is "-1", but takes a whole number, 0 or more\nSee pprof-gate gate --help.',
    ],
    [
      ['gate', '--budget', 'sec/op'],
      'pprof-gate: --budget is "sec/op", but takes METRIC=LIMIT, such as sec/op=+10% or "allocs/op=<= 12"\nSee pprof-gate gate --help.',
    ],
    [
      ['gate', '--bench', '('],
      'pprof-gate: --bench is "(", but takes a regular expression, as for go test -bench: a ( in it is never closed\nSee pprof-gate gate --help.',
    ],
    [
      ['gate', '--tags', 'a;b'],
      'pprof-gate: --tags is "a;b", but takes build tags separated by commas, such as integration,slow\nSee pprof-gate gate --help.',
    ],
    [
      ['gate', '--', '-exec=x'],
      'pprof-gate: PACKAGES is "-exec=x", but takes a package pattern of go test, such as ./... or ./parse\nSee pprof-gate gate --help.',
    ],
    [['record'], 'pprof-gate: --out DIR is missing\nSee pprof-gate record --help.'],
    [['compare', 'a'], 'pprof-gate: HEAD is missing\nSee pprof-gate compare --help.'],
    [['compare', 'a', 'b', 'c'], 'pprof-gate: c is one argument too many\nSee pprof-gate compare --help.'],
    [
      ['report', 'a', '--format', 'markdwon'],
      'pprof-gate: --format is "markdwon", but takes one of terminal, markdown, json\nDid you mean markdown? See pprof-gate report --help.',
    ],
    [
      ['diff', 'a', 'b', '--top', '0'],
      'pprof-gate: --top is "0", but takes a whole number, 1 or more\nSee pprof-gate diff --help.',
    ],
    [
      ['diff', 'a', 'b', '--base-ops', '5'],
      'pprof-gate: --base-ops needs --head-ops as well\nSee pprof-gate diff --help.',
    ],
  ])('of %j says what is wrong and what was meant', (argv, expected) => {
    expect(wordsOf(argv)).toBe(expected);
  });

  it('is all that any arguments can cause', () => {
    const word = fc.oneof(
      fc.constantFrom(
        'gate',
        'diff',
        'compare',
        '--',
        '-',
        '--base',
        '--budget',
        '--json',
        '-h',
        '--out=x',
        '--seed',
        '__proto__',
      ),
      fc.string({ maxLength: 12 }),
      fc.string({ maxLength: 8 }).map((text) => `--${text}`),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 6 }), (argv) => {
        try {
          expect(parseCommand(argv)).toHaveProperty('command');
        } catch (error) {
          if (!(error instanceof GateError)) throw error;
          expect(error.code).toBe('usage');
          expect(describeError(error)).not.toMatch(/undefined|\[object|^pprof-gate: wrong usage/);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe('overridesOf', () => {
  it('has only what was given', () => {
    const parsed = parse('gate');
    if (parsed.command !== 'gate') throw new Error('not gate');
    expect(overridesOf(parsed.options, parsed.rest)).toEqual({});
  });

  it('takes over every option that overrides the configuration', () => {
    const parsed = parse(
      'gate --bench X --tags a --time-budget 1s --seed 0 --no-pin --budget sec/op=+1% ./a',
    );
    if (parsed.command !== 'gate') throw new Error('not gate');
    expect(overridesOf(parsed.options, parsed.rest)).toEqual({
      packages: ['./a'],
      bench: 'X',
      tags: ['a'],
      timeBudgetMs: 1000,
      seed: 0,
      pin: false,
      budgets: [{ metric: 'sec/op', limit: '+1%', from: '--budget' }],
    });
  });

  it('can be typed again, beside what a capture tells', () => {
    const typed = 'gate --config ../c.yml --budget sec/op=+1% --budget allocs/op=+0 --no-pin';
    const parsed = parse(`${typed} --bench X --seed 1 --time-budget 1s ./a`);
    if (parsed.command !== 'gate') throw new Error('not gate');
    const again = typedOptions(parsed.options.config, overridesOf(parsed.options, parsed.rest));
    expect(['gate', ...again].join(' ')).toBe(typed);
    expect(typedOptions(null, {})).toEqual([]);
  });
});
