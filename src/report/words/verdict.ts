// The verdict in words: the headline, what became of benchmarks, and how their processes ended.
import type { Ending } from '../../model/capture.js';
import type { Counts, Report } from '../../model/report.js';
import type { Outcome, Status, Verdict } from '../../model/verdict.js';
import { isWithoutBase } from '../baseline.js';
import { counted, grouped } from '../sentence.js';

/** ✓ fine, ~ passes with a doubt, ✗ fails. Always followed by words. */
export type Mark = '✓' | '~' | '✗';

/** The mark of the whole report. */
export function markOf({ verdict, counts }: Report): Mark {
  if (!verdict.passes) return '✗';
  return verdict.outcome === 'within' && counts.broken === 0 ? '✓' : '~';
}

/** Answers "is it fine?" in one sentence without a full stop: `2 of 48 benchmarks break a budget`. */
export function headline(report: Report): string {
  const { counts, verdict } = report;
  const facts = [...hardFacts(counts), ...suiteFacts(verdict)];
  const alone = isWithoutBase(report);
  if (facts.length > 0) {
    const all = [...facts, ...(alone ? ['with no baseline to compare with'] : [])].join(', ');
    return capital(all) + (verdict.passes ? '; that does not fail the gate' : '');
  }
  if (alone) return withoutBase(report);
  if (verdict.outcome === 'exceeded') {
    return `A budget is broken${verdict.passes ? '; that does not fail the gate' : ''}`;
  }
  const asked = isBaselineAsked(verdict);
  if (!asked && nothingMeasured(counts) && !(verdict.passes && verdict.outcome === 'within')) {
    const why = countWords({ ...counts, unmeasured: 0, changed: 0 }).join(', ');
    const all = `Nothing could be measured${why === '' ? '' : ` (${why})`}`;
    return verdict.passes ? `${all}; that does not fail the gate` : all;
  }
  const doubts = asked ? [...softFacts(counts, 'within'), noBaseline] : softFacts(counts, verdict.outcome);
  if (doubts.length === 0) return calm(counts);
  return verdict.passes
    ? `No benchmark is known to break a budget; ${doubts.join(', ')}`
    : `${capital(doubts.join(', '))}, and the policy does not let that pass`;
}

const noBaseline = 'there is no stored baseline';

/** There is none, and the policy fails for that alone. */
function isBaselineAsked({ caveats }: Verdict): boolean {
  return caveats.some(({ code, facts }) => code === 'baseline-missing' && facts['required'] === true);
}

/** Nothing to compare with: then only absolute limits can hold or be in doubt. */
function withoutBase({ verdict, counts }: Report): string {
  const all = 'There is no baseline to compare with';
  const doubt =
    counts.unproven > 0 ? `, and ${softFacts({ ...counts, unmeasured: 0 }, 'unproven').join(', ')}` : '';
  if (!verdict.passes) return `${all}${doubt}, and the policy does not let that pass`;
  if (doubt !== '') return all + doubt;
  const changes = verdict.benchmarks.flatMap((benchmark) => benchmark.changes);
  const isLimited = changes.some(({ budget }) => budget?.limit.kind === 'limit');
  return isLimited ? `${all}; no absolute limit is broken` : `${all}; that does not fail the gate`;
}

/** Neither values nor the knowledge that nothing changed. */
function nothingMeasured({ measured, unchanged, unchangedPackages }: Counts): boolean {
  return measured + unchanged + unchangedPackages === 0;
}

function hardFacts({ benchmarks, exceeded, broken }: Counts): string[] {
  const facts: string[] = [];
  const of = benchmarks > 1 ? ` of ${counted(benchmarks, 'benchmark')}` : '';
  const first = (count: number) => (of === '' ? counted(count, 'benchmark') : `${grouped(count)}${of}`);
  if (exceeded > 0) facts.push(`${first(exceeded)} ${exceeded === 1 ? 'breaks' : 'break'} a budget`);
  if (broken > 0) {
    const verb = broken === 1 ? 'does not run' : 'do not run';
    facts.push(`${exceeded > 0 ? grouped(broken) : first(broken)} ${verb} to the end`);
  }
  return facts;
}

function suiteFacts({ suite }: Verdict): string[] {
  return suite?.outcome === 'exceeded' ? ['all benchmarks together break the budget of the suite'] : [];
}

function softFacts({ benchmarks, unproven, unmeasured, removed }: Counts, outcome: Outcome): string[] {
  const all = grouped(benchmarks);
  const facts: string[] = [];
  if (unproven > 0) facts.push(`cannot tell for ${grouped(unproven)} of ${all}`);
  if (unmeasured > 0) facts.push(`${grouped(unmeasured)} of ${all} not fully measured`);
  if (facts.length > 0) return facts;
  if (outcome === 'unproven') return ['cannot tell for all benchmarks together'];
  if (outcome === 'within') return [];
  return removed > 0
    ? [`${counted(removed, 'benchmark')} with a budget gone from head`]
    : ['not everything could be measured'];
}

function calm(counts: Counts): string {
  if (counts.measured > 0) return 'No benchmark breaks a budget';
  if (counts.unchanged > 0 || counts.unchangedPackages > 0) {
    return 'Nothing to compare: the code of the benchmarks is identical';
  }
  return counts.benchmarks === 0 ? 'No benchmark was measured' : 'No benchmark is on both sides to compare';
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const endings: Readonly<Record<Ending, string>> = {
  ok: 'ran to its end',
  failed: 'fails',
  skipped: 'skips itself',
  panicked: 'panics',
  exited: 'ends the process',
  hung: 'hangs',
  'no-result': 'prints no result',
};

/** How a benchmark's process ended, as a verb; null for a word that is none of ours. */
export function endingWords(ending: string): string | null {
  return Object.hasOwn(endings, ending) ? endings[ending as Ending] : null;
}

/** How counts are listed: within first, then what was not compared. Zeros are left out. */
export function countWords(counts: Counts): string[] {
  const parts: readonly (readonly [count: number, words: string])[] = [
    [counts.within, 'within budget'],
    [counts.improved, 'improved'],
    [counts.exceeded, 'over budget'],
    [counts.unproven, 'cannot tell'],
    [counts.unmeasured, 'not fully measured'],
    [counts.broken, 'broken'],
    [counts.added, 'new'],
    [counts.removed, 'removed'],
    [counts.skipped, 'skipped'],
    [counts.unchanged, 'with identical code'],
    [counts.changed, counts.changed === 1 ? 'is itself changed' : 'are themselves changed'],
  ];
  return [
    ...parts.filter(([count]) => count > 0).map(([count, text]) => `${grouped(count)} ${text}`),
    ...(counts.unchangedPackages > 0
      ? [`${counted(counts.unchangedPackages, 'package')} identical, skipped`]
      : []),
    ...(counts.unreached > 0 ? [`${counted(counts.unreached, 'changed function')} not measured`] : []),
  ];
}

/** A benchmark's status as the heading of a list. */
export const statusWords: Readonly<Record<Status, string>> = {
  measured: 'Measured',
  unchanged: 'Identical code',
  added: 'New or mended on head, nothing to compare with',
  removed: 'Gone from head',
  failed: 'Fails',
  hung: 'Hangs',
  skipped: 'Skipped, not compared',
};

/** Whose turn it is with an outcome; for lists and tables. */
export const outcomeWords: Readonly<Record<Outcome, string>> = {
  within: 'within budget',
  unmeasured: 'not measured',
  unproven: 'cannot tell',
  exceeded: 'over budget',
};
