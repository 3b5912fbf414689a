// What was wrong with the machine or the time while times were measured, each in one sentence.
//
//   about one benchmark
//   same-functions
//   limit-straddled
//   unproven-tolerated   unit, smallest (change that would have been seen)
//   noise-bursts         share (of its processes)
//   about the run
//   machine-unstable     pairs (of base with itself) | share (of the processor), rounds, of, repeated: true
//   order-effect         effect (of running second, 0.013 for 1.3 % slower)
//   processor-stolen     share (the most in a round), rounds
//   processor-changed    from, to
//   processor-busy       tasks (besides ours)
//   screen-shortened     rounds, of, layouts, benchmarks; slow (keys), slowShare (of a round); lostMs, lostTo (keys)
//   suite-unjudged       reason: not-paired | not-proven | few-layouts, have, need (layouts)
//   time-budget-short    budgetMs, enoughMs, of (benchmarks), roundMs (of all; where it is known),
//                        lostMs, lostTo (keys): what was cut off
import { shortName } from '../../model/benchmark.js';
import type { CaveatCode } from '../../model/verdict.js';
import { formatDuration, formatShare, typedDuration } from '../format.js';
import { counted, grouped, listed, named, nothing, own, say, type Sentence } from '../sentence.js';
import type { FactReader } from './facts.js';

/** ` 12 %` of a fact that is a share; empty where it is not told. */
function percent(f: FactReader, key: string): string {
  const value = f.number(key);
  return value === null ? '' : ` ${formatShare(Math.abs(value))}`;
}

function busy(f: FactReader): string {
  const tasks = Math.round(f.number('tasks') ?? 0);
  if (tasks === 0) return 'other tasks ran';
  return `about ${counted(tasks, 'other task')} ran`;
}

function instability(f: FactReader): string {
  const [rounds, of] = [f.number('rounds'), f.number('of')];
  if (rounds !== null && of !== null)
    return `other machines on this host took more than${percent(f, 'share')} of the processor in ${grouped(rounds)} of ${counted(of, 'round')}${f.is('repeated') ? ', also when rounds were repeated' : ''}, so no time can be believed now`;
  const pairs = f.number('pairs');
  const where = pairs === null ? '' : ` in ${counted(pairs, 'pair')}`;
  return `base scattered more against itself${where} than it may against head, so on this machine no time can be believed now`;
}

/** Of keys (model/benchmark.ts): the last part of the package, and the name. */
function benchmarkNames(keys: readonly string[]): Sentence {
  return listed(
    keys.map((key) => {
      const [pkg = '', name = ''] = key.split(' ');
      return named(`${pkg.slice(pkg.lastIndexOf('/') + 1)} ${shortName(name)}`.trim());
    }),
    3,
  );
}

/** `a Sort did not end and took 15 s`; nothing where no process was cut off. */
function lostTime(f: FactReader): Sentence {
  const lost = f.number('lostMs');
  if (lost === null) return nothing;
  return say`${benchmarkNames(f.list('lostTo'))}${own(` did not end and took ${formatDuration(lost)}`)}`;
}

function largerBudget(enoughMs: number | null): string {
  const which = enoughMs === null ? 'a larger time-budget' : `a time-budget of ${typedDuration(enoughMs)}`;
  return `${which} should be enough for a first look at all; deciding about times takes more`;
}

/** What takes part of the time, and is told for its own sake. */
export const guardWords = {
  'same-functions': () =>
    own(
      'every function of the package is the same machine code on both sides, so a difference of time comes from where data lies in memory, and breaks no budget',
    ),
  'limit-straddled': () => own('its values lie on both sides of the limit'),
  'samples-too-few': () =>
    own(
      'it is over the limit by less than so many samples can prove; a budget on more of the time, or fewer such budgets, would tell',
    ),
  'unproven-tolerated': (f) => {
    const smallest = percent(f, 'smallest');
    const seen = smallest === '' ? '' : `; a change of${smallest} or more would have been seen`;
    return say`${f.text('unit') ?? 'a metric'} may break its budget, which nothing settled${own(seen)}; on-unproven: pass lets it`;
  },
  'noise-bursts': (f) => {
    const share = percent(f, 'share');
    const who = share === '' ? 'some processes' : `up to${share} of the processes`;
    return own(
      `noise came in bursts: ${who} took at least a quarter longer than the quick ones of their benchmark`,
    );
  },
  'machine-unstable': (f) => own(instability(f)),
  'order-effect': (f) => {
    const how = (f.number('effect') ?? 0) < 0 ? 'less' : 'longer';
    return own(
      `the second process of a pair took${percent(f, 'effect')} ${how}; which side is second is random, so neither gains by it`,
    );
  },
  'processor-stolen': (f) => {
    const rounds = f.number('rounds');
    const when = rounds === null ? 'some rounds' : counted(rounds, 'round');
    const share = percent(f, 'share');
    return own(
      `other machines on this host took${share === '' ? ' much' : ` up to${share}`} of the processor in ${when}, whose values are not used`,
    );
  },
  'processor-changed': (f) =>
    say`the processor changed while times were measured${f.with('from', (from) => say`, from ${from}${f.with('to', (to) => say` to ${to}`)}`)}, so no time can be believed`,
  'processor-busy': (f) => own(`${busy(f)} beside the benchmarks, so times scatter more`),
  'time-budget-short': (f) => {
    const of = f.number('of');
    const all = of === null ? 'the benchmarks' : counted(of, 'benchmark');
    const [budget, round, enough] = [f.number('budgetMs'), f.number('roundMs'), f.number('enoughMs')];
    const whole = budget === null ? '' : ` of ${formatDuration(budget)}`;
    const lost = lostTime(f);
    if (lost.length > 0) {
      const without = budget !== null && enough !== null && enough <= budget;
      const what = without ? 'without that the time-budget should be enough' : largerBudget(enough);
      return say`${lost}${own(` of the time budget${whole}, which left too little to measure ${all}; ${what}`)}`;
    }
    const what =
      round === null
        ? `building and finding ${all} left too little of the time budget${whole} to measure all of them`
        : `one round over ${all} takes about ${formatDuration(round)}, more than is left of the time budget${whole}`;
    return own(`${what}; ${largerBudget(enough)}`);
  },
  'screen-shortened': (f) => {
    const rounds = f.number('rounds');
    const of = f.number('of');
    const layouts = f.number('layouts');
    const parts = [
      rounds === null || rounds === of
        ? ''
        : ` of ${counted(rounds, 'pair')}${of === null ? '' : ` instead of ${of}`}`,
      layouts === null ? '' : ` on ${counted(layouts, 'code layout')}`,
    ];
    const look = `each got a first look${parts.join('')} only; a larger time-budget sees smaller changes`;
    const lost = lostTime(f);
    if (lost.length > 0) return say`${lost}${own(` of the time budget: ${look}`)}`;
    const slow = f.list('slow');
    const benchmarks = f.number('benchmarks');
    const all = benchmarks === null ? 'the benchmarks' : counted(benchmarks, 'benchmark');
    const whole = `the time budget does not hold a full first look at ${all}`;
    if (slow.length === 0) return own(`${whole}: ${look}`);
    const verb = slow.length === 1 ? 'takes' : 'take';
    return say`${own(`${whole}, where `)}${benchmarkNames(slow)}${own(` ${verb}${percent(f, 'slowShare') || ' most'} of the time of a round: ${look}`)}`;
  },
  'suite-unjudged': (f) => {
    if (f.text('reason') === 'not-paired')
      return own(
        'suite-budget is not judged: base and head were not measured in turns on one machine, so all benchmarks together are not compared',
      );
    if (f.text('reason') === 'not-proven')
      return own(
        'all benchmarks together may be slower than suite-budget allows, and the measurements do not prove it',
      );
    const [have, need] = [f.number('have'), f.number('need')];
    const few =
      have === null || need === null
        ? ''
        : ` only ${grouped(have)} of ${counted(need, 'code layout')} measured,`;
    return own(
      `suite-budget is not judged:${few} so what all benchmarks together do can come from where code lies in memory`,
    );
  },
} as const satisfies Partial<Record<CaveatCode, (facts: FactReader) => Sentence>>;
