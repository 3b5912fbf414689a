// Findings, each in one sentence, for annotations and review comments. Every fact may be missing.
//
//   allocation-on-line   function, unit, base, head, budget
//   time-in-function     function, base, head, budget (unit is sec/op, sampled)
//   benchmark-broken     ending, side, message
//   budget-exceeded      unit, base, head, change (as written), budget
import { shortName } from '../../model/benchmark.js';
import type { Finding, RuleId } from '../../model/verdict.js';
import { formatDifference, formatValue } from '../format.js';
import { nothing, own, say, type Sentence } from '../sentence.js';
import { shortFunction } from '../places.js';
import { FactReader } from './facts.js';
import { endingWords } from './verdict.js';

/** Exhaustive, so that a rule without a sentence does not compile. */
const words: Readonly<Record<RuleId, (facts: FactReader, name: Sentence) => Sentence>> = {
  'allocation-on-line': (f, name) =>
    say`${difference(f, f.text('unit') ?? 'allocs/op')} ${inFunction(f)}${name}${budget(f)}`,
  'time-in-function': (f, name) =>
    say`${difference(f, 'sec/op')} (sampled) ${inFunction(f)}${name}${budget(f)}`,
  'benchmark-broken': (f, name) =>
    say`${name.length === 0 ? own('a benchmark') : bare(name)} ${own(endingWords(f.text('ending') ?? '') ?? 'does not run to the end')}${f.with(
      'side',
      (side) => (side === 'base' || side === 'head' ? own(` on ${side}`) : nothing),
    )}${f.with('message', (message) => say`: ${message}`)}`,
  'budget-exceeded': (f, name) =>
    say`${f.with('change', (change) => say`${change} `)}${f.with('unit', (unit) => say`${unit} `)}${sides(f)}${name}${budget(f)}`,
};

function difference(f: FactReader, unit: string): Sentence {
  const base = f.number('base');
  const head = f.number('head');
  if (base === null || head === null) return say`more ${unit}`;
  return say`${own(formatDifference(head - base, unit))} ${unit}${sides(f)}`;
}

function sides(f: FactReader): Sentence {
  const base = f.number('base');
  const head = f.number('head');
  const unit = f.text('unit') ?? '';
  return base === null || head === null
    ? nothing
    : own(` (${formatValue(base, unit)} → ${formatValue(head, unit)})`);
}

function inFunction(f: FactReader): Sentence {
  return f.with('function', (name) => say`in ${shortFunction(name)}`);
}

function budget(f: FactReader): Sentence {
  return f.with('budget', (written) => say`, budget ${written}`);
}

function bare(name: Sentence): Sentence {
  return name.filter((piece) => typeof piece !== 'string');
}

/** A finding as a sentence without capital and full stop. */
export function findingWords(finding: Finding): Sentence {
  const name = finding.benchmark === null ? nothing : say` for ${shortName(finding.benchmark.name)}`;
  return words[finding.rule](new FactReader(finding.facts), name);
}
