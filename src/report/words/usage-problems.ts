// What is wrong with a command line or with the inputs of the Action.
import { configProblemCodes, type ConfigProblemCode } from '../../config/problem.js';
import { usageProblems, type UsageProblem } from '../../config/usage.js';
import { listed, nothing, own, say, type Sentence } from '../sentence.js';
import { faultWords, problemWords } from './config-problems.js';
import type { FactReader } from './facts.js';
import { patternFaultWords } from './pattern-faults.js';

/** What an option takes, by the fact `expects`. */
const takes: ReadonlyMap<string, string> = new Map([
  ['budget', 'METRIC=LIMIT, such as sec/op=+10% or "allocs/op=<= 12"'],
  ['duration', 'a duration from 1ms to 24h, such as 90s, 5m or 1h30m'],
  ['count', 'a whole number, 1 or more'],
  ['integer', 'a whole number, 0 or more'],
  ['switch', 'true or false'],
  ['tag', 'build tags separated by commas, such as integration,slow'],
  ['pattern', 'a package pattern of go test, such as ./... or ./parse'],
  ['regexp', 'a regular expression, as for go test -bench'],
  ['names', 'a regular expression of Go, such as "^runtime" or "json|gob"'],
  ['percent', 'a percentage from 0 to 100, such as 0.5'],
  ['picture', 'the name of a file that ends with .svg or .html'],
  ['text', 'a text that is not empty'],
  ['key', 'letters, digits, dots, dashes and underscores, at most 64, such as go1.27-linux'],
  ['days', 'a number of days from 1 to 90'],
  ['mode-gate', 'report on workflow_run: there is nothing checked out that could be measured'],
  ['mode-record', 'gate here: a baseline of code that is not merged yet would excuse whatever it does'],
  ['mode-report', 'gate or record here: only the event workflow_run has a finished run to report'],
  ['folder', 'a folder of its own, not the top of the repository'],
]);

const words: Readonly<Record<UsageProblem, (facts: FactReader) => Sentence>> = {
  'unknown-command': (f) => say`unknown command ${f.text('command') ?? ''}`,
  'option-before-command': (f) =>
    say`${f.text('option') ?? 'this option'} stands before the command; put it behind`,
  'unknown-option': (f) => say`unknown option ${f.text('option') ?? ''}`,
  'value-missing': (f) =>
    say`${f.text('option') ?? 'this option'} needs a value${f.with('value', (value) => say`: ${value}`)}`,
  'value-unwanted': (f) => say`${f.text('option') ?? 'this option'} takes no value`,
  'value-wrong': (f) => {
    const expects = takes.get(f.text('expects') ?? '');
    const choices = f.list('choices');
    const right = choices.length > 0 ? say`one of ${listed(choices, 10)}` : own(expects ?? 'another value');
    return say`${f.text('option') ?? 'this option'} is "${f.text('value') ?? ''}", but takes ${right}${faultWords(f)}${patternFaultWords(f)}`;
  },
  'option-twice': (f) => say`${f.text('option') ?? 'this option'} is given twice; keep one`,
  'option-required': (f) => say`${f.text('option') ?? 'an option'} is missing`,
  'options-go-together': (f) =>
    say`${f.text('option') ?? 'this option'} needs ${f.text('other') ?? 'another option'} as well`,
  'option-without-base': (f) => say`${f.text('option') ?? 'this option'} is about BASE, which is not given`,
  'option-not-of-page': (f) =>
    say`${f.text('option') ?? 'this option'} has no meaning for a page, which shows all there is and lets one choose there`,
  'pattern-not-of-page': (f) =>
    say`${f.text('option') ?? 'this option'} is "${f.text('value') ?? ''}", which a page would read otherwise: it takes regular expressions of JavaScript, without flags, where letters of both cases are the same`,
  'option-of-two-captures': (f) =>
    say`${f.text('option') ?? 'this option'} is for a comparison, and ${f.text('value') ?? 'CAPTURE'} is of one commit alone`,
  'operand-missing': (f) => say`${f.text('operand') ?? 'an argument'} is missing`,
  'operand-unwanted': (f) => say`${f.text('value') ?? 'this argument'} is one argument too many`,
  'benchmark-unknown': (f) => {
    const near = f.list('near');
    const meant = near.length === 0 ? nothing : say`; near it: ${listed(near)}`;
    return say`no benchmark of these captures is called ${f.text('value') ?? ''}${meant}`;
  },
  'budget-wrong': (f) => {
    const code = configProblemCodes.find((known) => known === f.text('code'));
    return say`${f.text('option') ?? 'budget'}: ${problemWords(code ?? ('limit-unreadable' satisfies ConfigProblemCode), f)}`;
  },
};

export interface UsageWords {
  /** What is wrong. */
  readonly what: Sentence;
  /** What to do. */
  readonly next: Sentence;
}

/** The words of a GateError `usage` (config/usage.ts has its facts). */
export function usageWords(f: FactReader): UsageWords {
  const problem = usageProblems.find((known) => known === f.text('problem'));
  const isInput = f.text('option')?.startsWith('input ') === true;
  const command = f.text('problem') === 'unknown-command' ? null : f.text('command');
  const help = isInput
    ? own('See the inputs in action.yml.')
    : say`See pprof-gate ${command === null ? own('') : say`${command} `}--help.`;
  if (problem === 'option-of-two-captures')
    return {
      what: words[problem](f),
      next: own(
        'Leave it out to see what is in it, or compare it with another one: pprof-gate compare BASE HEAD.',
      ),
    };
  // A budget's sentence has its own suggestion.
  const meant =
    problem === 'budget-wrong' ? own('') : f.with('nearest', (nearest) => say`Did you mean ${nearest}? `);
  return { what: problem === undefined ? own('wrong usage') : words[problem](f), next: say`${meant}${help}` };
}
