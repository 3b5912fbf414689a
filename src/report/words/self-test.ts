// What a self-test tells.
import {
  injectedBudget,
  mustBreak,
  type Found,
  type LeftReason,
  type Score,
  type SelfTest,
} from '../../model/self-test.js';
import { formatShare } from '../format.js';
import { counted } from '../sentence.js';

const budget = `+${formatShare(injectedBudget)}`;

/** Before each of its parts. */
export const selfTestStages = {
  look: 'self-test: looking at the benchmarks',
  quiet: 'self-test: a change that changes nothing',
  injected: 'self-test: a slow-down of known size',
} as const;

export function quietHeading(measured: number): string {
  return `Nothing changed: comments and functions that nothing calls were added, and ${counted(measured, 'benchmark')} timed`;
}

export const quietWords = {
  silent: 'no alarm',
  unmeasured: 'nothing could be timed, so silence says nothing',
} as const;

export function unprovenWords(unproven: number): string {
  return `${counted(unproven, 'benchmark')} unproven: a warning, no failure`;
}

export const alarmWord = 'false alarm';
export const allTogether = 'all together';

export function injectedHeading(count: number, fitting: number): string {
  const which =
    count === fitting ? counted(count, 'benchmark') : `${count} of ${counted(fitting, 'benchmark')}`;
  return `Something changed: a loop of known length was put into copies of ${which}`;
}

/** Which ones, so that nobody takes them for all. */
export const injectedChoice = `drawn by the seed from those with one loop over b.N or b.Loop, 500 ns to 5 ms an operation, that scatter at most twice as much as they are slowed down; their budget is ${budget}`;

export const nothingInjected =
  'Nothing was injected: no benchmark has a loop over b.N or b.Loop that takes 500 ns to 5 ms and is steady enough';

export const injectedColumns = {
  benchmark: 'benchmark',
  operation: 'operation',
  spread: 'spread',
  injected: 'injected',
  found: 'found',
  pairs: 'pairs',
  decided: 'decided on',
} as const;

/** What became of an injected slow-down. */
export function foundWords(of: Found): string {
  const { change, outcome } = of.seen;
  if (change !== 'regression') return missedWords[change];
  if (outcome === 'exceeded')
    return mustBreak(of) ? 'found: fails the budget' : 'found: slower, fails the budget';
  return mustBreak(of) ? 'missed: slower, but would not fail the budget' : 'found: slower';
}

const missedWords = {
  improvement: 'missed: called faster',
  none: 'missed',
  unproven: 'missed: suspected, not proven',
  unmeasured: 'not measured',
} as const;

export function scoreWords({ aim, breaks, found, tried, needed }: Score): string {
  const size = `+${formatShare(aim)}`;
  if (tried === 0) return `${size}: not tried, too few benchmarks fit`;
  const some = `${size}: ${found} of ${tried}`;
  return breaks
    ? `${some} over the budget of ${budget} (${needed} needed)`
    : `${some} proven slower (${needed} needed; about half of them are over the budget)`;
}

export const leftHeading = 'Left alone';

export const leftWords: Readonly<Record<LeftReason, string>> = {
  'no-loop': 'no loop over b.N or b.Loop of the usual form',
  'several-loops': 'several loops',
  parallel: 'runs in parallel',
  'stops-timer': 'stops its timer',
  'too-fast': 'under 500 ns',
  'too-slow': 'over 5 ms',
  unsteady: 'scatters more than twice as much as it would be slowed down',
  'shared-loop': 'shares its loop with a chosen one',
  'not-looked-at': 'not timed in the first look',
  'not-drawn': 'fits, and was not drawn',
};

export const outcomeHeads: Readonly<Record<SelfTest['outcome'], string>> = {
  passed: 'passed',
  failed: 'failed',
  undecided: 'undecided',
};

export const advice = {
  passed: 'the gate is silent where nothing changed, and fires where something did',
  alarm:
    'an alarm where nothing changed: something disturbs this machine in a way that the gate does not see; run it again with another --seed, and report it if it stays',
  missed:
    'a slow-down was missed: this machine is too noisy, or the time too short; try a longer --time-budget, a quieter machine, or fewer packages',
  nothing: 'the gate was silent where nothing changed; whether it can fire was not tried',
  untimed:
    'the gate fires where something changed; whether it is silent elsewhere was not tried, because nothing could be timed',
  neither: 'nothing could be timed, and nothing slowed down',
} as const;

export function seedWords(seed: number): string {
  return `seed ${seed}`;
}
