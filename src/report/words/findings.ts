// Findings, each in one sentence, for annotations and review comments. Every fact may be missing.
//
//   allocation-on-line   function, unit, base, head, budget, others (benchmarks that pay as well); onceIn (operations)
//   goroutines-left      function, base, head, budget, others; waits, standsFile, standsLine, standsIn, proven
//   heap-kept            function, base, head, budget, others: bytes that stay for each operation
//   time-in-function     function, base, head, budget, others; sec/op, sampled
//   contention, off-processor   see waiting.ts
//   benchmark-broken     ending, side: base | head | both, message, pkg (when a whole package is meant),
//                        cutOffBy: timeout | time-budget, cutOffMs; stopped: true (`at` is where it was, not its definition)
//                        asleep: process | bubble, harness, dumpCut: true, blockedLeftOut: of what its goroutines did
//   goroutines-blocked   side, ending, pkg, block: rule of runtime/facts.ts, certainty: proven | likely, evidence, because,
//                        alike (facts of that kind about others at the same lines)
//   profile-budget       unit, base, head, budget: what goes through some functions, at the line of ours with most of it
//   changed-unmeasured   function
//   budget-exceeded      unit, base, head, budget; of all benchmarks together: unit, ratio, benchmarks, budget
import { shortName } from '../../model/benchmark.js';
import { waitKinds } from '../../model/goroutines.js';
import type { Culprit, Finding, RuleId } from '../../model/verdict.js';
import { formatCost, formatRatio, formatValue } from '../format.js';
import { shortFunction } from '../places.js';
import { counted, join, named, nothing, own, say, type Sentence } from '../sentence.js';
import { brokenWords, cutOffWords } from './broken.js';
import { FactReader, firstLine } from './facts.js';
import { blockedWords, doingWords, standsThere } from './goroutines.js';
import { onceWords, phrases } from './headings.js';
import { allTogether } from './timing.js';
import { contentionWords, offProcessorWords } from './waiting.js';

/** Exhaustive, so that a rule without a sentence does not compile. */
const words: Readonly<Record<RuleId, (facts: FactReader, name: Sentence, finding: Finding) => Sentence>> = {
  'allocation-on-line': (f, name) => {
    const unit = f.text('unit') === 'B/op' ? 'B/op' : 'allocs/op';
    return phrase([
      own(cost(f, unit)),
      own(sides(f, unit)),
      inFunction(f),
      forBenchmark(name),
      once(f),
      others(f),
      budget(f),
    ]);
  },
  'goroutines-left': (f, name) => {
    const kind = waitKinds.find((of) => of === f.text('waits'));
    const [file, line] = [f.text('standsFile'), f.number('standsLine')];
    const where = file === null || line === null ? nothing : say` at ${`${file}:${line}`}`;
    const lead = phrase([
      own(cost(f, 'goroutines-left/op')),
      own(sides(f, 'goroutines-left/op')),
      inFunction(f),
      forBenchmark(name),
      others(f),
      budget(f),
    ]);
    return kind === undefined ? lead : say`${lead}: each ${own(doingWords(kind, 1))}${where}`;
  },
  'heap-kept': (f, name) =>
    phrase([
      own(cost(f, 'heap-kept-B/op')),
      own(sides(f, 'heap-kept-B/op')),
      own('of what is allocated'),
      inFunction(f),
      forBenchmark(name),
      others(f),
      budget(f),
    ]),
  'time-in-function': (f, name) =>
    phrase([
      own(cost(f, 'sec/op')),
      own(sides(f, 'sec/op')),
      own(`(${phrases.sampled})`),
      inFunction(f),
      forBenchmark(name),
      others(f),
      budget(f),
    ]),
  contention: contentionWords,
  'off-processor': offProcessorWords,
  'benchmark-broken': (f, name, finding) => {
    const who = whose(f, name);
    const why = firstLine(f.text('message') ?? '');
    const what = phrase([who, own(brokenWords(f) + cutOffWords(f))]);
    const told = why === '' ? what : say`${what}: ${why}`;
    return join([told, standsThere(finding)], '; ');
  },
  'goroutines-blocked': (f, name, finding) => {
    const { lead, items } = blockedWords(finding);
    const who = whose(f, name);
    const told = who.length === 0 ? lead : say`in ${who}, ${lead}`;
    return join([told, join(items, '; ')], ': ');
  },
  'budget-exceeded': (f, name) => {
    const unit = f.text('unit');
    const numbers = unit === null ? '' : sides(f, unit);
    const all = f.number('benchmarks');
    const ratio = f.number('ratio');
    return phrase([
      own(all === null ? '' : allTogether(all)),
      unit === null ? own(phrases.overBudget) : named(unit),
      own(ratio === null ? numbers : formatRatio({ center: ratio, lo: ratio, hi: ratio })),
      forBenchmark(name),
      budget(f),
    ]);
  },
  'profile-budget': (f, name) => {
    const unit = f.text('unit');
    return phrase([
      unit === null ? own('a profile') : say`${unit}`,
      own(unit === null ? '' : sides(f, unit)),
      forBenchmark(name),
      budget(f),
    ]);
  },
  'changed-unmeasured': (f) =>
    say`${f.text('function') ?? own('a function')} is new or changed, and no benchmark that ran reaches it`,
};

function whose(f: FactReader, name: Sentence): Sentence {
  return name.length > 0 ? name : f.with('pkg', (pkg) => say`${own(phrases.package)} ${pkg}`);
}

/** Parts in a row, those that are missing left out. */
function phrase(parts: readonly Sentence[]): Sentence {
  return join(parts, ' ');
}

function cost(f: FactReader, unit: Culprit['unit']): string {
  const base = f.number('base');
  const head = f.number('head');
  return base === null || head === null ? `more ${unit}` : formatCost(head - base, unit);
}

function sides(f: FactReader, unit: string): string {
  const base = f.number('base');
  const head = f.number('head');
  return base === null || head === null ? '' : `(${formatValue(base, unit)} → ${formatValue(head, unit)})`;
}

function inFunction(f: FactReader): Sentence {
  return f.with('function', (name) => say`in ${shortFunction(name)}`);
}

function forBenchmark(name: Sentence): Sentence {
  return name.length === 0 ? nothing : say`for ${name}`;
}

/** Of set-up. */
function once(f: FactReader): Sentence {
  const operations = f.number('onceIn');
  return operations === null ? nothing : own(`(${onceWords(operations)})`);
}

/** More benchmarks that pay for the same line. */
function others(f: FactReader): Sentence {
  const count = f.number('others');
  return count === null ? nothing : own(`and ${counted(count, 'more benchmark')}`);
}

function budget(f: FactReader): Sentence {
  return f.with('budget', (written) => say`(budget ${limitOfText(written)})`);
}

/** `≤ 150` and `+5 %`, as tables have them; the configuration has `<= 150` and `+5%`. */
function limitOfText(written: string): string {
  return written
    .replace(/^<=/, '≤')
    .replace(/^>=/, '≥')
    .replace(/(\d)(?=[%a-zµ])/iu, '$1 ');
}

/** A finding as a sentence without capital and full stop. */
export function findingWords(finding: Finding): Sentence {
  const name = finding.benchmark === null ? nothing : say`${shortName(finding.benchmark.name)}`;
  return words[finding.rule](new FactReader(finding.facts), name, finding);
}
