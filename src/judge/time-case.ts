// A time metric of one benchmark with all its tests, before any of them decides anything.
import type { Question } from './change.js';
import { pairRuns, testPairs } from './pairs.js';
import { isOpenStrictly, suspectOf, type Direction, type Staged } from './stages.js';
import type { Spreading } from './stored.js';

/**
 * With what a suspect is corrected for: all slowdowns together; what can fail nothing, and what only a strict budget
 * asks for, apart, so that they cost those no power.
 */
export const families = ['regression', 'improvement', 'same-functions', 'strict'] as const;
export type Family = (typeof families)[number];

/** Before the proofs are known. */
export interface TimeCase extends Staged {
  readonly suspect: Direction | null;
  /** Of a suspect; of others it means nothing. */
  readonly family: Family;
  /** The case whose test decides: another one's for what only mirrors it. */
  readonly testedAs?: TimeCase;
  /** Base is a stored baseline: how much such times vary. */
  readonly spreading?: Spreading;
}

/** `paired`: both captures come from one session, so that slots mean pairs. */
export function timeCase(question: Question, paired: boolean): TimeCase {
  const { base, head } = question.samples;
  if (!paired || base === undefined || head === undefined) {
    const none = { screen: null, focus: null, seen: null, confirm: null };
    return { question, ...none, suspect: null, family: 'regression' };
  }
  const samples = { base, head };
  const [first, second] = [pairRuns(samples, 'screen'), pairRuns(samples, 'focus')];
  const staged: Staged = {
    question,
    screen: testPairs(first, question.better, 'pair'),
    focus: second.length === 0 ? null : testPairs([...first, ...second], question.better, 'pair'),
    seen: second.length === 0 ? null : testPairs([...first, ...second], question.better),
    confirm: testPairs(pairRuns(samples, 'confirm'), question.better, 'drawn-layouts'),
  };
  const suspect = suspectOf(staged);
  if (suspect === null && isOpenStrictly(staged))
    return { ...staged, suspect: 'regression', family: 'strict' };
  const isExcused = suspect === 'regression' && question.sameFunctions === true;
  return { ...staged, suspect, family: isExcused ? 'same-functions' : (suspect ?? 'regression') };
}

/** `B/s` is `sec/op` turned over: read off its own values, with the doubt and the p of the one that is tested. */
export function mirrorOf(of: TimeCase, time: TimeCase): TimeCase {
  const { better, judging } = of.question;
  if (better === 'neither') return { ...of, suspect: null, testedAs: time };
  const { suspect, family } = time;
  if (suspect !== null) return { ...of, suspect, family, testedAs: time };
  // A strict budget of its own may ask for another look, and then it is tested itself.
  const isAsked = judging.mode === 'strict' && of.suspect === 'regression';
  return isAsked ? { ...of, family: 'strict' } : { ...of, suspect: null, testedAs: time };
}
