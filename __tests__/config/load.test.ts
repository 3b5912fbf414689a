import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { GateError } from '../../src/base/errors.js';
import { largestConfigBytes } from '../../src/config/document.js';
import { loadConfig } from '../../src/config/load.js';
import { ConfigError, configProblemCodes } from '../../src/config/problem.js';
import { defaultConfig } from '../../src/config/schema.js';
import { textOf } from '../../src/report/escape.js';
import { configErrorWords } from '../../src/report/words/config-problems.js';

/** Every problem in words, or none. */
function problemsOf(text: string): string[] {
  return errorOf(text)?.words ?? [];
}

function errorOf(text: string): { words: string[]; codes: string[] } | null {
  try {
    loadConfig(text, 'c.yml');
    return null;
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return { words: configErrorWords(error).map(textOf), codes: error.problems.map(({ code }) => code) };
  }
}

describe('loadConfig', () => {
  it('reads every key', () => {
    const text = readFileSync(new URL('complete.yml', import.meta.url), 'utf8');
    expect(loadConfig(text, 'complete.yml')).toEqual({
      packages: ['./...', './tools/...'],
      bench: 'Look|Walk',
      tags: ['integration'],
      'time-budget': '1m30s',
      timeout: '90s',
      pin: false,
      pairs: 'together',
      'mutex-profile-fraction': 5,
      'block-profile-rate': 10000,
      seed: 1,
      budgets: { 'sec/op': '+5%', 'B/op': '+1%', 'allocs/op': '+0', 'req/s': '-5%' },
      profile: { 'alloc_space:encoding/json.*': '+0', 'cpu:runtime.gc*': '<= 5%' },
      rules: [
        { package: '*/finder', benchmark: 'Look/*', budgets: { 'sec/op': '+10%', 'allocs/op': '<= 12' } },
        { budgets: { 'MB/s': '>= 100' } },
        {
          benchmark: 'Walk',
          'budget-mode': 'proven',
          'min-effect': '3%',
          'on-unproven': 'fail',
          pin: true,
          profile: { 'cpu:runtime.gc*': 'none' },
        },
      ],
      units: { 'req/s': 'higher', 'pages/op': 'lower' },
      alpha: 0.05,
      'budget-mode': 'strict',
      'suite-budget': '+2%',
      'min-effect': '2%',
      'on-unproven': 'pass',
      'on-failed': 'warn',
      baseline: 'artifact',
      'on-missing-baseline': 'fail',
      'on-unmeasured': 'fail',
      'judge-changed-benchmarks': true,
    });
  });

  it.each(['', '\n', '# nothing\n', '---\n', '\uFEFF', '{}', '--- {}\n...\n'])(
    'takes %j for the defaults',
    (text) => {
      expect(loadConfig(text, 'c.yml')).toEqual(defaultConfig);
    },
  );

  it('reads limits without quotes, numbers included', () => {
    const text = 'budgets:\n  allocs/op: +0\n  sec/op: +5%\n  B/op: <= 64KiB\n';
    expect(loadConfig(text, 'c.yml').budgets).toEqual({
      'allocs/op': '+0',
      'sec/op': '+5%',
      'B/op': '<= 64KiB',
    });
  });

  it('follows references', () => {
    const text = 'budgets: &tight { sec/op: "+1%" }\nrules:\n  - package: a\n    budgets: *tight\n';
    expect(loadConfig(text, 'c.yml').rules).toEqual([{ package: 'a', budgets: { 'sec/op': '+1%' } }]);
  });

  it('keeps the place and the number of problems in the error', () => {
    expect(() => loadConfig('\nbench: [1]\nfoo: 1\n', 'c.yml')).toThrow(
      expect.objectContaining({
        code: 'config-invalid',
        facts: { problems: 2, first: 'wrong-value' },
        at: { file: 'c.yml', line: 2, column: 8 },
      }),
    );
  });
});

// One slip a row: exactly where it is, and what would be right.
const slips: readonly (readonly [string, string])[] = [
  // voice: what happened, where, what to do
  [
    'bench: "."\npackages:\n  - ./...\n\nbudgets:\n  allocs/op: "+0"\n  sec/op:     "+5"\n',
    'c.yml:7:15: budget "+5" for sec/op has no unit; write "+5%" for relative or "+5ns" for absolute',
  ],
  ['time-buget: 5m', 'c.yml:1:1: unknown key time-buget; did you mean "time-budget"?'],
  ['onFailed: warn', 'c.yml:1:1: unknown key onFailed; did you mean "on-failed"?'],
  // profiles
  [
    'profile: { "aloc_space:a.*": "+0" }',
    'c.yml:1:12: "aloc_space:a.*" has no sample type that a budget can be about; did you mean "alloc_space"? Write alloc_space, alloc_objects, cpu and a colon in front of function names, such as "alloc_space:encoding/json.*"',
  ],
  [
    'profile: { "encoding/json.*": "+0" }',
    'c.yml:1:12: "encoding/json.*" has no sample type that a budget can be about; write alloc_space, alloc_objects, cpu and a colon in front of function names, such as "alloc_space:encoding/json.*"',
  ],
  [
    'profile: { "cpu:{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}": "+5%" }',
    'c.yml:1:12: the pattern of "cpu:{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}" is too long, or has more than 32 alternatives',
  ],
  [
    'profile: { "cpu:a.*": "+5" }',
    'c.yml:1:23: budget "+5" for cpu:a.* has no unit; write "+5%" for relative or "+5ns" for absolute',
  ],
  [
    'rules: [{ profile: { "cpu:a.*": "5%" } }]',
    'c.yml:1:33: budget "5%" for cpu:a.* has no sign; write "+5%"',
  ],
  ['profile: [a]', 'c.yml:1:10: profile is a list, but takes keys with their values below it'],
  ['sec/op: "+5%"', 'c.yml:1:1: unknown key sec/op; metrics belong below budgets:'],
  [
    'xyz: 1',
    'c.yml:1:1: unknown key xyz; known are packages, bench, tags, time-budget, timeout, pin, pairs, mutex-profile-fraction, block-profile-rate, seed, budgets, profile, rules, units, alpha, budget-mode, min-effect, on-unproven, suite-budget, on-failed, on-unmeasured, baseline, on-missing-baseline, judge-changed-benchmarks',
  ],
  [
    'rules:\n  - pakage: a\n    budgets: {}',
    'c.yml:2:5: unknown key pakage in rules[0]; did you mean "package"?',
  ],
  [
    'rules:\n  - package: a',
    'c.yml:2:5: rules[0].budgets is missing; a rule says what it allows, for example budgets: { sec/op: "+10%" }',
  ],
  [
    'rules:\n  - a',
    'c.yml:2:5: rules[0] is "a", but takes budgets: and, for some packages or benchmarks only, package: or benchmark:',
  ],
  [
    'rules:\n  - package: a\n    mode: strict',
    'c.yml:3:5: unknown key mode in rules[0]; known are package, benchmark, budgets, profile, budget-mode, min-effect, on-unproven, pin',
  ],
  [
    'budget-mode: stric',
    'c.yml:1:14: budget-mode is "stric", but takes estimate, proven or strict; write strict',
  ],
  [
    'suite-budget: 2%',
    'c.yml:1:15: suite-budget is "2%", but takes a percentage with its sign, such as +2%, or none; write +2%',
  ],
  [
    'suite-budget: -2%',
    'c.yml:1:15: suite-budget is "-2%", but takes a percentage with its sign, such as +2%, or none',
  ],
  ['pairs: both', 'c.yml:1:8: pairs is "both", but takes alternating or together'],
  ['baseline: auti', 'c.yml:1:11: baseline is "auti", but takes auto, artifact or paired; write auto'],
  ['rules: {}', 'c.yml:1:8: rules has keys below it, but takes a list of rules, each with budgets:'],
  [
    'rules:\n- package: "{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}"\n  budgets: {}',
    'c.yml:2:12: rules[0].package is "{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}", but takes a name or a pattern, such as "./finder/..." or "Look/*"',
  ],
  ['- a', 'c.yml:1:1: the file must be keys with values, such as budgets: or bench:'],
  ['budgets', 'c.yml:1:1: the file must be keys with values, such as budgets: or bench:'],
  ['null', 'c.yml:1:1: the file must be keys with values, such as budgets: or bench:'],
  [
    'time-budget: 300',
    'c.yml:1:14: time-budget is "300", but takes a duration from 1ms to 24h, such as 90s, 5m or 1h30m; write 300s',
  ],
  [
    'timeout: 5 minutes',
    'c.yml:1:10: timeout is "5 minutes", but takes a duration from 1ms to 24h, such as 90s, 5m or 1h30m; write 5m',
  ],
  [
    'timeout: 48h',
    'c.yml:1:10: timeout is "48h", but takes a duration from 1ms to 24h, such as 90s, 5m or 1h30m',
  ],
  [
    'timeout:',
    'c.yml:1:1: timeout has no value, but takes a duration from 1ms to 24h, such as 90s, 5m or 1h30m',
  ],
  ['pin: yes', 'c.yml:1:6: pin is "yes", but takes true or false; write true'],
  ['seed: -1', 'c.yml:1:7: seed is "-1", but takes a whole number, 0 or more'],
  [
    'mutex-profile-fraction: 0',
    'c.yml:1:25: mutex-profile-fraction is "0", but takes a whole number from 1 to 1000000000; 1 is every wait',
  ],
  [
    'block-profile-rate: 10us',
    'c.yml:1:21: block-profile-rate is "10us", but takes a whole number from 1 to 1000000000; 1 is every wait',
  ],
  ['seed: 1.5', 'c.yml:1:7: seed is "1.5", but takes a whole number, 0 or more'],
  ['alpha: 5%', 'c.yml:1:8: alpha is "5%", but takes a number from 0.000001 to 0.2, such as 0.01'],
  ['alpha: .nan', 'c.yml:1:8: alpha is "NaN", but takes a number from 0.000001 to 0.2, such as 0.01'],
  [
    'min-effect: 0.01',
    'c.yml:1:13: min-effect is "0.01", but takes a percentage below 100%, such as 1%; write 1%',
  ],
  ['min-effect: 150%', 'c.yml:1:13: min-effect is "150%", but takes a percentage below 100%, such as 1%'],
  ['on-failed: warning', 'c.yml:1:12: on-failed is "warning", but takes fail, warn or pass; write warn'],
  ['on-failed: ~', 'c.yml:1:12: on-failed has no value, but takes fail, warn or pass'],
  [
    'packages: ./...',
    'c.yml:1:11: packages is "./...", but takes a list, such as ["./..."]; write ["./..."]',
  ],
  ['packages: []', 'c.yml:1:11: packages is an empty list, but takes a list, such as ["./..."]'],
  [
    'packages: ["./...", "-exec=x"]',
    'c.yml:1:21: packages[1] is "-exec=x", but takes a package pattern of go test, such as "./..." or "./parse"',
  ],
  ['tags: [a b]', 'c.yml:1:8: tags[0] is "a b", but takes a build tag, such as integration'],
  ['bench: 1', 'c.yml:1:8: bench is "1", but takes a regular expression in quotes, such as "Look|Walk"'],
  ['units: { req/s: up }', 'c.yml:1:17: units.req/s is "up", but takes lower, higher or neither'],
  [
    'units: { req/s: high }',
    'c.yml:1:17: units.req/s is "high", but takes lower, higher or neither; write higher',
  ],
  [
    'units: { sec/op: lower }',
    'c.yml:1:10: the direction of sec/op is known; units: is for metrics of your own',
  ],
  [
    'units: { "a b": lower }',
    'c.yml:1:10: "a b" cannot be a metric: it needs 1 to 128 characters without blanks',
  ],
  [
    'budgets: { alloc/op: "+0" }',
    'c.yml:1:12: Go prints no metric alloc/op; did you mean "allocs/op"? A metric of your own needs its direction, for example units: { alloc/op: lower }',
  ],
  [
    'budgets: { pages: "+0" }',
    'c.yml:1:12: Go prints no metric pages; a metric of your own needs its direction, for example units: { pages: lower }',
  ],
  [
    'budgets: { pages: "+5%" }\nunits: { pages: neither }',
    'c.yml:1:19: budget "+5%" for pages cannot say what is worse, because units: says neither; declare lower or higher there, or write "<= 5"',
  ],
  [
    'budgets: { sec/op: "+5%", ns/op: "+5%" }',
    'c.yml:1:27: ns/op is the same metric as sec/op above; keep one',
  ],
  [
    'budgets: { allocs/op: 12 }',
    'c.yml:1:23: budget "12" for allocs/op could mean two things; write "+12" for at most that much worse than base, or "<= 12" for head itself',
  ],
  ['budgets: { sec/op: 5% }', 'c.yml:1:20: budget "5%" for sec/op has no sign; write "+5%"'],
  [
    'budgets: { B/s: "+5%" }',
    'c.yml:1:17: budget "+5%" for B/s would demand an improvement, because higher is better; write "-5%"',
  ],
  [
    'budgets: { allocs/op: "+5ns" }',
    'c.yml:1:23: budget "+5ns" for allocs/op has a unit that does not fit; write "+5%" for relative or "+5" for absolute',
  ],
  [
    'budgets: { allocs/op: "< 12" }',
    'c.yml:1:23: budget "< 12" for allocs/op has an operator other than <= and >=; write "<= 12"',
  ],
  [
    'budgets: { allocs/op: "=> 12" }',
    'c.yml:1:23: budget "=> 12" for allocs/op has an operator other than <= and >=; write "<= 12"',
  ],
  [
    'budgets: { allocs/op: ">= 12" }',
    'c.yml:1:23: budget ">= 12" for allocs/op would refuse values for being too low, but lower is better; write "<= 12"',
  ],
  [
    'budgets: { MB/s: "<= 100" }',
    'c.yml:1:18: budget "<= 100" for MB/s would refuse values for being too high, but higher is better; write ">= 100MB/s"',
  ],
  [
    'budgets: { sec/op: fast }',
    'c.yml:1:20: budget "fast" for sec/op is not a limit; write for example "+5%" or "<= 100ns" or "none"',
  ],
  [
    'budgets: { sec/op: }',
    'c.yml:1:12: budgets.sec/op has no value, but takes a limit, such as "+5%", "<= 12" or "none"',
  ],
  [
    'budgets: { sec/op: [] }',
    'c.yml:1:20: budgets.sec/op is a list, but takes a limit, such as "+5%", "<= 12" or "none"',
  ],
  ['budgets: "+5%"', 'c.yml:1:10: budgets is "+5%", but takes keys with their values below it'],
  // YAML
  ['bench: a\nbench: b\n', 'c.yml:2:1: bench stands here for the second time, first on line 1; keep one'],
  [
    'budgets:\n  sec/op: "+1%"\n  sec/op: "+2%"\n',
    'c.yml:3:3: sec/op stands here for the second time, first on line 2; keep one',
  ],
  ['? [a]\n: b', 'c.yml:1:3: not a name that a key can have'],
  ['__proto__: 1', 'c.yml:1:1: "__proto__" is not a name that a key can have'],
  ['units: { __proto__: lower }', 'c.yml:1:10: "__proto__" is not a name that a key can have'],
  [
    'constructor: 1',
    'c.yml:1:1: unknown key constructor; known are packages, bench, tags, time-budget, timeout, pin, pairs, mutex-profile-fraction, block-profile-rate, seed, budgets, profile, rules, units, alpha, budget-mode, min-effect, on-unproven, suite-budget, on-failed, on-unmeasured, baseline, on-missing-baseline, judge-changed-benchmarks',
  ],
  [
    'budgets:\n  B/s: >= 100MB/s\n',
    'c.yml:2:8: >= 100MB/s starts with a character that has a meaning in YAML; write ">= 100MB/s" in quotes',
  ],
  [
    'rules:\n  - package: */finder\n    budgets: {}\n',
    'c.yml:2:14: */finder is a reference in YAML, and nothing is named /finder; if it is a pattern, write "*/finder" in quotes',
  ],
  [
    'rules:\n  - benchmark: *\n    budgets: {}\n',
    'c.yml:2:16: * starts with a character that has a meaning in YAML; write "*" in quotes',
  ],
  [
    'bench: "Look/["',
    'c.yml:1:8: bench is "Look/[", but takes a regular expression in quotes, such as "Look|Walk": a [ in it is never closed',
  ],
  ['bench: "x', 'c.yml:1:10: not valid YAML: Missing closing "quote'],
  ['budgets:\n\tsec/op: +5%', 'c.yml:2:1: not valid YAML: Tabs are not allowed as indentation'],
  ['a: 1\n---\nb: 2', 'c.yml:2:1: a second YAML document starts here; keep one'],
  ['bench: !foo bar', 'c.yml:1:8: not valid YAML: Unresolved tag: !foo'],
  [
    '\uFEFFfoo: 1',
    'c.yml:1:1: unknown key foo; known are packages, bench, tags, time-budget, timeout, pin, pairs, mutex-profile-fraction, block-profile-rate, seed, budgets, profile, rules, units, alpha, budget-mode, min-effect, on-unproven, suite-budget, on-failed, on-unmeasured, baseline, on-missing-baseline, judge-changed-benchmarks',
  ],
  ['bench: a\r\npin: 1\r\n', 'c.yml:2:6: pin is "1", but takes true or false; write true'],
];

describe('a slip', () => {
  it.each(slips)('in %j is told', (text, expected) => {
    expect(problemsOf(text)).toEqual([expected]);
  });

  it('is told together with all others, in the order of the file', () => {
    const text = [
      'bench: [x]',
      'budgets:',
      '  sec/op: "+5"',
      '  alloc/op: "+0"',
      'rules:',
      '  - benchmrk: Look',
      '    budgets: { B/op: 12% }',
      'on-failed: never',
      'colour: true',
    ].join('\n');
    expect(problemsOf(text).map((line) => line.split(' ')[0])).toEqual([
      'c.yml:1:8:',
      'c.yml:3:11:',
      'c.yml:4:3:',
      'c.yml:6:5:',
      'c.yml:7:22:',
      'c.yml:8:12:',
      'c.yml:9:1:',
    ]);
  });

  it('in a text that never closes has its line, which the parser loses count of', () => {
    expect(problemsOf('bench: {}"a\n"b').map((line) => line.split(' ')[0])).toEqual([
      'c.yml:1:10:',
      'c.yml:2:3:',
    ]);
  });

  it('in a direction is not told again for its budgets', () => {
    expect(errorOf('units: { pages: up }\nbudgets: { pages: "+5%" }')?.codes).toEqual(['wrong-value']);
  });

  it('in a text that looks like the log of a job stays on one line', () => {
    expect(problemsOf('"::error::x\\n\\e[31m": 1')[0]).toMatch(
      /^c\.yml:1:1: unknown key ::error::x\\n\\x1b\[31m; known are /,
    );
  });
});

describe('a file that wants too much', () => {
  it.each([
    ['is too large', `# ${'x'.repeat(largestConfigBytes)}`, ['too-large']],
    ['is nested too deeply for the parser', '['.repeat(20_000), ['too-deep']],
    ['is nested too deeply', `bench: ${'['.repeat(30)}${']'.repeat(30)}`, ['too-deep']],
    ['refers to itself', 'bench: &a [*a]', ['too-deep']],
    [
      'multiplies by references',
      `tags:\n${Array.from(
        { length: 12 },
        (_, i) =>
          `  - &a${i} [${
            i === 0
              ? 'x'
              : Array(9)
                  .fill(`*a${i - 1}`)
                  .join(', ')
          }]\n`,
      ).join('')}`,
      ['too-many-values'],
    ],
  ])('%s', (_, text, codes) => {
    expect(errorOf(text)?.codes.slice(0, 1)).toEqual(codes);
  });

  it('has at most fifty problems told', () => {
    const text = Array.from({ length: 300 }, (_, i) => `key${i}: 1\n`).join('');
    expect(problemsOf(text)).toHaveLength(50);
  });
});

describe('any text', () => {
  const word = fc.constantFrom(
    ...'budgets rules units bench sec/op B/op +5% "+5 <= 12 >= none - : {} [] & * &a *a ! !!int | > # ~ 0 1e9 .inf'.split(
      ' ',
    ),
    '\n',
    '\n  ',
    '\n  - ',
    ': ',
    ' ',
    '\t',
    '---\n',
    '%YAML 1.1\n---\n',
    '__proto__',
    '"',
    "'",
    '\uFEFF',
    '\0',
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 80 }),
    fc.array(word, { maxLength: 25 }).map((words) => words.join('')),
  );

  it('is a configuration, or a ConfigError whose places are in the file', () => {
    fc.assert(
      fc.property(text, (source) => {
        try {
          loadConfig(source, 'c.yml');
        } catch (error) {
          expect(error).toBeInstanceOf(GateError);
          const { problems } = error as ConfigError;
          const lines = source.split('\n');
          for (const { at } of problems) {
            expect(at.line).toBeGreaterThanOrEqual(1);
            expect(at.line).toBeLessThanOrEqual(lines.length);
            expect(at.column).toBeGreaterThanOrEqual(1);
            expect(at.column).toBeLessThanOrEqual((lines[(at.line ?? 1) - 1]?.length ?? 0) + 1);
          }
          expect(
            configErrorWords(error as ConfigError)
              .map(textOf)
              .join(''),
          ).not.toMatch(/undefined|\[object|\n/);
        }
      }),
      { numRuns: 1500 },
    );
  });

  it('that any JSON value makes is a configuration or a ConfigError', () => {
    const key = fc.constantFrom(...Object.keys(defaultConfig), 'sec/op', 'package', 'x', '__proto__');
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom<unknown>('+5%', '5m', './...', true, null, 0, 1.5, '', 'higher', 'warn'),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(key, tie('value'), { maxKeys: 4 }),
      ),
    }));
    fc.assert(
      fc.property(fc.dictionary(key, value, { maxKeys: 6 }), (config) => {
        try {
          loadConfig(JSON.stringify(config), 'c.json');
        } catch (error) {
          expect(error).toBeInstanceOf(ConfigError);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe('the codes', () => {
  it('each have a slip above that shows them', () => {
    const shown = new Set(slips.flatMap(([text]) => errorOf(text)?.codes ?? []));
    const bounds = ['too-large', 'too-deep', 'too-many-values'];
    expect(configProblemCodes.filter((code) => !shown.has(code) && !bounds.includes(code))).toEqual([]);
  });
});
