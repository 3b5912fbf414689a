// Doubts and gaps, each in one sentence. One entry per code; every fact may be missing.
//
//   about one benchmark or metric
//   too-few-pairs              have, need (pairs, layouts or values)
//   not-paired
//   time-budget-spent          have (0 alone: before its turn), need, minutes (that would decide)
//   jittering-count            unit, baseLo, baseHi, headLo, headHi, stored: true (base reaches so far elsewhere)
//   benchmark-source-changed
//   benchmark-data-changed     files
//   package-renamed            base, head
//   iterations-differ          base, head
//   layout-not-randomised      have, need | version (of Go)
//   relink-failed              pkg, side, message
//   compiler-failed            pkg, side, reason: timeout | build | nothing-written, message
//   compiler-missing           count (of packages)
//   output-truncated           side, bytes
//   stored-machine-differs     base, head (processors)
//   stored-spread-unknown      have, need (recordings)
//   stored-unproven            unit, recordings, spread (head / base - 1), z, budget
//   stored-widened             unit, recordings, spread, budget
//   stored-newest              sha
//   about the run
//   go-version-differs         base, head
//   machine-differs            settings, base, head
//   flags-differ               settings
//   not-pinned                 os
//   not-together               cores
//   capture-incomplete         side, reason: interrupted | time-budget | cut
//   discovery-partial          side, packages, reason
//   package-does-not-compile   side, pkg, message
//   no-modules                 side
//   ignored-files              files
//   submodules-missing         paths
//   unit-direction-unknown     unit, base, head (where it moved)
//   baseline-missing           mode: auto | artifact, reason (words/chosen.ts), command, required: true; or nothing
//   config-changed             keys, from: head | base
//   rule-unmatched             rule (rules[2]), package, benchmark, nearest (of what does not fit)
//   functions-unknown          pattern (of a budget on profiles), nearest (of the functions that there are)
//   those about profiles: profile-caveats.ts; about the machine while times were measured: guards.ts
import type { Caveat, CaveatCode } from '../../model/verdict.js';
import { formatShare, formatValue } from '../format.js';
import { counted, listed, named, nothing, own, say, type Sentence } from '../sentence.js';
import { missingWords } from './chosen.js';
import { unmatchedRuleWords } from './config-problems.js';
import { FactReader, firstLine, sideWords } from './facts.js';
import { guardWords } from './guards.js';
import { coverageWords } from './coverage.js';
import { probeWords } from './probes.js';
import { profileWords } from './profile-caveats.js';

/** `12 of 20 measurements`; `only 12 measurements` when the need is not known. All pairs on a layout are one. */
function share(f: FactReader): Sentence {
  const have = f.number('have');
  const need = f.number('need');
  if (have === null) return own('too few measurements');
  return own(
    need === null ? `only ${counted(have, 'measurement')}` : `${have} of ${counted(need, 'measurement')}`,
  );
}

function more(f: FactReader): Sentence {
  const minutes = f.number('minutes');
  if (minutes === null) return own('a larger time-budget would decide');
  const decides = f.is('unsure') ? 'may' : 'would';
  return own(`about ${counted(Math.ceil(minutes), 'more minute')} per benchmark ${decides} decide`);
}

/** `: it went from 3 to 5`; nothing where it did not move. */
function moved(f: FactReader): Sentence {
  const base = f.number('base');
  const head = f.number('head');
  if (base === null || head === null) return nothing;
  return own(
    ` (it went from ${formatValue(base, f.text('unit') ?? '')} to ${formatValue(head, f.text('unit') ?? '')})`,
  );
}

const again = own('baseline: auto measures base again and decides');

/** `up to 6.2 % over 14 recordings`; empty where it is not known. */
function scatter(f: FactReader): string {
  const spread = f.number('spread');
  const recordings = f.number('recordings');
  if (spread === null || recordings === null) return '';
  return `up to ${formatShare(spread)} over ${counted(recordings, 'recording')}`;
}

/** Exhaustive, so that a code without a sentence does not compile. */
const words: Readonly<Record<CaveatCode, (facts: FactReader) => Sentence>> = {
  ...guardWords,
  ...probeWords,
  ...coverageWords,
  'too-few-pairs': (f) =>
    f.number('have') === null
      ? own('too few measurements to decide')
      : f.number('have') === 0 && f.number('need') !== null
        ? own('it could not be measured afresh')
        : say`${share(f)}, too few to decide`,
  'not-paired': () =>
    own('base and head were not measured in turns on one machine, so their times are not compared'),
  'time-budget-spent': (f) =>
    f.number('have') === 0
      ? f.number('need') === null
        ? own('the time budget was spent before its turn; a larger time-budget would measure it')
        : say`the time budget was spent before it could be measured afresh; ${more(f)}`
      : say`the time budget was spent at ${share(f)}; ${more(f)}`,
  'jittering-count': (f) => {
    const range = (side: string) => [f.number(`${side}Lo`), f.number(`${side}Hi`)] as const;
    const told = (['base', 'head'] as const).flatMap((side) => {
      const [lo, hi] = range(side);
      if (lo === null || hi === null) return [];
      return [
        lo === hi
          ? `${side} always ${formatValue(lo, '')}`
          : `${side} ${formatValue(lo, '')} to ${formatValue(hi, '')}`,
      ];
    });
    return say`${f.text('unit') ?? own('the count')}${own(` varies from run to run${f.is('stored') ? ' or from machine to machine' : ''}${told.length > 0 ? `: ${told.join(', ')}` : ''}`)}`;
  },
  'benchmark-source-changed': () =>
    own('the benchmark itself changed; relative budgets do not judge it unless the configuration says so'),
  'benchmark-data-changed': (f) =>
    say`the data that the benchmark reads changed${f.list('files').length > 0 ? say` (${listed(f.list('files'))})` : nothing}; relative budgets do not judge it unless the configuration says so`,
  'package-renamed': (f) =>
    say`compared with ${f.text('base') ?? own('the package')}${own(' in the same folder on base')}${f.with('head', (head) => say`, which is ${head} on head`)}`,
  'iterations-differ': (f) =>
    say`base and head ran different numbers of iterations${
      f.number('base') !== null && f.number('head') !== null
        ? own(` (${formatValue(f.number('base') ?? 0, '')} and ${formatValue(f.number('head') ?? 0, '')})`)
        : nothing
    }, so set-up weighs differently; record --like uses the counts of an earlier capture`,
  'relink-failed': (f) =>
    say`package ${f.text('pkg') ?? '?'} could not be linked again with another layout, so its times are confirmed on one${f.with('message', (message) => say`: ${message}`)}`,
  'layout-not-randomised': (f) => {
    const have = f.number('have');
    const need = f.number('need');
    const why =
      have !== null && need !== null
        ? own(`only ${have} of ${counted(need, 'code layout')} measured`)
        : say`${f.text('version') ?? 'this Go'} cannot link code in another order`;
    return say`${why}: a small change of time can come from where code lies in memory`;
  },
  ...profileWords,
  'output-truncated': (f) => {
    const bytes = f.number('bytes');
    return say`the output${sideWords(f)} was too long${bytes === null ? nothing : own(`: ${formatValue(bytes, 'B/op')}`)}; its middle was dropped`;
  },
  'stored-machine-differs': (f) =>
    say`the stored baseline is of another machine${f.with('base', (base) => say` (${base}${f.with('head', (head) => say`, here ${head}`)})`)}, so times are not compared; ${again}`,
  'stored-spread-unknown': (f) => {
    const have = f.number('have');
    const need = f.number('need');
    const known =
      have === null || need === null
        ? 'is not known yet'
        : `is only known from ${counted(need, 'recording')} on such a machine (${have} so far)`;
    return say`not compared, because how much this time varies from run to run ${own(known)}; ${again}`;
  },
  'stored-unproven': (f) => {
    const z = f.number('z');
    const told = [scatter(f), z === null ? '' : `z ${Math.abs(z).toFixed(1)}`].filter((text) => text !== '');
    return say`beyond what is usual from run to run${own(told.length === 0 ? '' : ` (${told.join(', ')})`)}, but times of different runs prove nothing; ${again}`;
  },
  'stored-widened': (f) => {
    const told = scatter(f);
    return own(
      `compared with a time of another run, so what is usual between runs is not told as a difference${told === '' ? '' : ` (${told})`}`,
    );
  },
  'stored-newest': (f) =>
    say`the stored baseline${f.with('sha', (sha) => say` is of ${sha.slice(0, 7)}, which`)} is none of the last 100 commits before base, so what is worse may be what others changed; ${again}`,
  'go-version-differs': (f) =>
    say`base and head were built by different Go versions${f.with('base', (base) => say`: ${base}${f.with('head', (head) => say` and ${head}`)}`)}`,
  'machine-differs': (f) =>
    say`base and head ran on different machines${f.list('settings').length > 0 ? say` (${listed(f.list('settings'))})` : nothing}${
      f.text('base') !== f.text('head')
        ? f.with('base', (base) => say`: ${base}${f.with('head', (head) => say` and ${head}`)}`)
        : nothing
    }`,
  'flags-differ': (f) =>
    say`base and head ran with different settings${f.list('settings').length > 0 ? say`: ${listed(f.list('settings'))}` : nothing}`,
  'not-pinned': (f) =>
    say`processes cannot be kept on one core${f.with('os', (os) => say` on ${os}`)}, so times scatter more`,
  'not-together': () =>
    own('there are no two cores to keep the halves of a pair on, so they ran one after the other'),
  'capture-incomplete': (f) => {
    const reason = f.text('reason');
    const why =
      reason === 'interrupted'
        ? 'it was interrupted'
        : reason === 'time-budget'
          ? 'its time ran out'
          : 'it was stopped before its end';
    return say`the measurement${sideWords(f)} is not complete: ${own(why)}`;
  },
  'discovery-partial': (f) =>
    say`not every benchmark${sideWords(f)} could be found${f.list('packages').length > 0 ? say` in ${listed(f.list('packages'))}` : nothing}${f.with('reason', (reason) => say`: ${reason}`)}`,
  'package-does-not-compile': (f) =>
    say`${f.text('pkg') ?? own('a package')} does not compile${sideWords(f)}${f.with('message', (message) => say`: ${firstLine(message)}`)}`,
  'no-modules': (f) => say`there is no go.mod${sideWords(f)}, so nothing could be measured there`,
  'compiler-failed': (f) => {
    const why = f.text('reason') === 'timeout' ? own(': it took too long') : nothing;
    return say`what the compiler decided about ${f.with('pkg', (pkg) => say`package ${pkg}`)}${f.text('pkg') === null ? own('a package') : nothing}${sideWords(f)} is not known${why}${f.with('message', (message) => say`: ${firstLine(message)}`)}`;
  },
  'compiler-missing': (f) =>
    say`no time was left to ask the compiler about ${own(f.number('count') === null ? 'some packages' : counted(f.number('count') ?? 0, 'package'))}`,
  'ignored-files': (f) =>
    say`${f.list('files').length > 0 ? listed(f.list('files')) : own('some files')} ${own(f.list('files').length === 1 ? 'is' : 'are')} ignored by git, so ${own(f.list('files').length === 1 ? 'it was' : 'they were')} not there`,
  'submodules-missing': (f) =>
    say`${own(f.list('paths').length === 1 ? 'the submodule' : 'the submodules')}${f.list('paths').length > 0 ? say` ${listed(f.list('paths'))}` : nothing} ${own(f.list('paths').length === 1 ? 'is' : 'are')} not checked out`,
  'unit-direction-unknown': (f) =>
    say`nobody said whether more ${f.text('unit') ?? own('of a custom unit')} is better or worse${moved(f)}; say it with units: in .github/pprof-gate.yml`,
  'baseline-missing': (f) => {
    const why = f.with('reason', (reason) => say`: ${missingWords(reason)}`);
    const make = f.with('command', (command) => say`; ${command} makes one`);
    const what = f.text('mode') === 'auto' ? 'beside the base measured here' : 'to compare with';
    const asked = f.is('required') ? '; on-missing-baseline: fail asks for one' : '';
    return say`there is no stored baseline ${own(what)}${why}${make}${own(asked)}`;
  },
  'config-changed': (f) => {
    const keys = f.list('keys');
    const told = keys.length === 0 ? nothing : say` (${listed(keys.map(named))})`;
    if (f.text('from') === 'base')
      return say`this pull request changes the configuration${told}, which is ignored: config-from is base`;
    const areBudgets = keys.length > 0 && keys.every((key) => /^(budgets|rules)(\.|$)/.test(key));
    return say`this pull request changes its own ${own(areBudgets ? 'budgets' : 'configuration')}${told}`;
  },
  'rule-unmatched': unmatchedRuleWords,
  'functions-unknown': (f) =>
    say`no function of these tests is named ${f.text('pattern') ?? own('as a budget on profiles says')}, so that its budget holds whatever happens${f.with('nearest', (near) => say`; did you mean ${near}?`)}`,
};

/**
 * Scatter leaves room for doubt in many benchmarks that did not change: such a doubt is told by the widest of all of
 * them, so that there is one sentence and not one a benchmark. Other caveats stay as they are.
 */
export function byWidest(all: readonly Caveat[]): (caveat: Caveat) => Caveat {
  const widest = new Map<CaveatCode, Caveat>();
  for (const caveat of all) {
    const known = widest.get(caveat.code);
    if (known === undefined || widthOf(caveat) > widthOf(known)) widest.set(caveat.code, caveat);
  }
  return (caveat) => (areShared.has(caveat.code) ? (widest.get(caveat.code) ?? caveat) : caveat);
}
const areShared: ReadonlySet<CaveatCode> = new Set<CaveatCode>(['stored-widened', 'noise-bursts']);

function widthOf({ facts: { spread, share } }: Caveat): number {
  if (typeof spread === 'number') return spread;
  return typeof share === 'number' ? share : 0;
}

/** A caveat as a sentence without capital and full stop. */
export function caveatWords(caveat: Caveat): Sentence {
  return words[caveat.code](new FactReader(caveat.facts));
}
