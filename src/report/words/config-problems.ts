// What is wrong with a configuration file: `file:line:column: what; what would be right`.
import type { BenchFault } from '../../config/bench-pattern.js';
import type { ConfigError, ConfigProblem, ConfigProblemCode, Expectation } from '../../config/problem.js';
import { join, listed, nothing, own, say, type Sentence } from '../sentence.js';
import { FactReader } from './facts.js';

const benchFaults: Readonly<Record<BenchFault, string>> = {
  'group-open': 'a ( in it is never closed',
  'group-unopened': 'a ) in it closes nothing',
  'class-open': 'a [ in it is never closed',
  'backslash-last': 'the \\ at its end stands before nothing',
  'repeats-nothing': 'a *, + or ? in it has nothing to repeat',
  'repeats-twice': 'of the signs *, + and ? two follow each other',
};

/** `: a ( in it is never closed`; nothing without the fact `fault`. */
export function faultWords(f: FactReader): Sentence {
  const fault = f.text('fault') ?? '';
  return Object.hasOwn(benchFaults, fault) ? own(`: ${benchFaults[fault as BenchFault]}`) : nothing;
}

/** What a key takes. */
const takes: Readonly<Record<Expectation, string>> = {
  mapping: 'keys with their values below it',
  list: 'a list, such as ["./..."]',
  pattern: 'a package pattern of go test, such as "./..." or "./parse"',
  regexp: 'a regular expression in quotes, such as "Look|Walk"',
  glob: 'a name or a pattern, such as "./finder/..." or "Look/*"',
  tag: 'a build tag, such as integration',
  duration: 'a duration from 1ms to 24h, such as 90s, 5m or 1h30m',
  switch: 'true or false',
  seed: 'a whole number, 0 or more',
  sampling: 'a whole number from 1 to 1000000000; 1 is every wait',
  limit: 'a limit, such as "+5%", "<= 12" or "none"',
  rules: 'a list of rules, each with budgets:',
  rule: 'budgets: and, for some packages or benchmarks only, package: or benchmark:',
  direction: 'lower, higher or neither',
  probability: 'a number from 0.000001 to 0.2, such as 0.01',
  percent: 'a percentage below 100%, such as 1%',
  choice: 'fail, warn or pass',
  mode: 'estimate, proven or strict',
  growth: 'a percentage with its sign, such as +2%, or none',
  pairing: 'alternating or together',
  baseline: 'auto, artifact or paired',
};

const kinds: ReadonlyMap<string, string> = new Map([
  ['nothing', ' has no value'],
  ['mapping', ' has keys below it'],
  ['list', ' is a list'],
  ['empty-list', ' is an empty list'],
  ['long-list', ' is too long a list'],
]);

type Words = (facts: FactReader) => Sentence;

const budget: Words = (f) => say`budget "${f.text('text') ?? ''}" for ${f.text('metric') ?? 'a metric'}`;

/** `write "+5%" for relative or "+5ns" for absolute`. */
const write: Words = (f) => {
  const choices = f.list('write');
  const explained = choices.length === 2 && choices[0]?.endsWith('%') && !choices[1]?.includes('=');
  const meanings = [' for relative', ' for absolute'];
  const quoted = choices.map((text, index) => say`"${text}"${own(explained ? (meanings[index] ?? '') : '')}`);
  return say`write ${join(quoted, ' or ')}`;
};

const meant: Words = (f) => f.with('nearest', (nearest) => say`; did you mean "${nearest}"?`);

/** Exhaustive, so that a code without a sentence does not compile. */
const words: Readonly<Record<ConfigProblemCode, Words>> = {
  'too-large': (f) =>
    say`the file has ${f.number('bytes') ?? 0} bytes; at most ${f.number('most') ?? 0} are read`,
  yaml: (f) =>
    f.text('yaml') === 'MULTIPLE_DOCS'
      ? own('a second YAML document starts here; keep one')
      : say`not valid YAML: ${f.text('message') ?? 'it cannot be read'}`,
  'quote-it': (f) => {
    const text = f.text('text') ?? '';
    return say`${text} starts with a character that has a meaning in YAML; write "${text}" in quotes`;
  },
  'reference-unknown': (f) => {
    const text = f.text('text') ?? '*';
    return say`${text} is a reference in YAML, and nothing is named ${f.text('name') ?? 'so'}; if it is a pattern, write "${text}" in quotes`;
  },
  'too-deep': (f) => say`nested deeper than ${f.number('most') ?? 0} levels`,
  'too-many-values': (f) => say`more than ${f.number('most') ?? 0} values`,
  'duplicate-key': (f) =>
    say`${f.text('key') ?? 'this key'} stands here for the second time, first on line ${f.number('line') ?? 0}; keep one`,
  'key-not-text': (f) => say`${f.with('key', (key) => say`"${key}" is `)}not a name that a key can have`,
  'not-a-mapping': () => own('the file must be keys with values, such as budgets: or bench:'),
  'unknown-key': (f) => {
    const unknown = say`unknown key ${f.text('key') ?? ''}${f.with('inside', (inside) => say` in ${inside}`)}`;
    if (f.text('belongs') !== null) return say`${unknown}; metrics belong below budgets:`;
    if (f.text('nearest') !== null) return say`${unknown}${meant(f)}`;
    return say`${unknown}; known are ${listed(f.list('valid'), 30)}`;
  },
  'missing-key': (f) =>
    say`${f.text('key') ?? 'a key'} is missing; a rule says what it allows, for example budgets: { sec/op: "+10%" }`,
  'wrong-value': (f) => {
    const is = own(kinds.get(f.text('kind') ?? '') ?? '');
    const value = is.length > 0 ? is : say` is "${f.text('value') ?? ''}"`;
    const expects = takes[(f.text('expects') ?? 'mapping') as Expectation];
    const instead = f.with('write', (text) => say`; write ${text}`);
    return say`${f.text('key') ?? 'the value'}${value}, but takes ${own(expects)}${instead}${faultWords(f)}`;
  },
  'metric-name': (f) =>
    say`"${f.text('metric') ?? ''}" cannot be a metric: it needs 1 to 128 characters without blanks`,
  'metric-undeclared': (f) => {
    const metric = f.text('metric') ?? '';
    const end = f.text('nearest') === null ? own('; a') : say`${meant(f)} A`;
    return say`Go prints no metric ${metric}${end} metric of your own needs its direction, for example units: { ${metric}: lower }`;
  },
  'metric-twice': (f) =>
    say`${f.text('metric') ?? ''} is the same metric as ${f.text('other') ?? ''} above; keep one`,
  'metric-without-direction': (f) =>
    say`${budget(f)} cannot say what is worse, because units: says neither; declare lower or higher there, or ${write(f)}`,
  'unit-built-in': (f) =>
    say`the direction of ${f.text('metric') ?? ''} is known; units: is for metrics of your own`,
  'limit-without-unit': (f) => say`${budget(f)} has no unit; ${write(f)}`,
  'limit-without-sign': (f) => {
    const [change, bound] = f.list('write');
    if (change === undefined || bound === undefined) return say`${budget(f)} has no sign; ${write(f)}`;
    return say`${budget(f)} could mean two things; write "${change}" for at most that much worse than base, or "${bound}" for head itself`;
  },
  'limit-wrong-sign': (f) =>
    say`${budget(f)} would demand an improvement, because ${own(f.list('write')[0]?.startsWith('-') === true ? 'higher' : 'lower')} is better; ${write(f)}`,
  'limit-wrong-bound': (f) => {
    const [better, refused] =
      f.list('write')[0]?.startsWith('>') === true ? ['higher', 'high'] : ['lower', 'low'];
    return say`${budget(f)} would refuse values for being too ${own(refused)}, but ${own(better)} is better; ${write(f)}`;
  },
  'limit-wrong-unit': (f) => say`${budget(f)} has a unit that does not fit; ${write(f)}`,
  'limit-operator': (f) => say`${budget(f)} has an operator other than <= and >=; ${write(f)}`,
  'limit-unreadable': (f) =>
    say`${budget(f)} is not a limit; write for example ${join(
      f.list('write').map((text) => say`"${text}"`),
      ' or ',
    )}`,
  'profile-type': (f) =>
    say`"${f.text('name') ?? ''}" has no sample type that a budget can be about${meant(f)}${own(f.text('nearest') === null ? '; write' : ' Write')} ${listed(f.list('have'))} and a colon in front of function names, such as "alloc_space:encoding/json.*"`,
  'profile-functions': (f) =>
    say`the pattern of "${f.text('name') ?? ''}" is too long, or has more than 32 alternatives`,
};

/** The caveat `rule-unmatched`: nothing is wrong with the rule but that nothing is as it says. */
export function unmatchedRuleWords(f: FactReader): Sentence {
  const scope = join(
    [
      f.with('package', (pkg) => say`package ${pkg}`),
      f.with('benchmark', (benchmark) => say`benchmark ${benchmark}`),
    ],
    ', ',
  );
  return say`${f.text('rule') ?? 'a rule'} of the configuration${scope.length === 0 ? nothing : say` (${scope})`} matches no benchmark${f.with('nearest', (near) => say`; did you mean ${near}?`)}`;
}

/** What is wrong, without its place. Also for budgets of the command line: the same codes and facts. */
export function problemWords(code: ConfigProblemCode, facts: FactReader): Sentence {
  return words[code](facts);
}

/** `file:line:column: what is wrong; what would be right`. */
export function configProblemWords({ at, code, facts }: ConfigProblem): Sentence {
  const place = [at.line, at.column].map((number) => (number === undefined ? '' : `:${number}`)).join('');
  return say`${at.file}${own(place)}: ${problemWords(code, new FactReader(facts))}`;
}

/** One line a problem, in the order of the file. */
export function configErrorWords(error: ConfigError): readonly Sentence[] {
  return error.problems.map(configProblemWords);
}
