// Why a commit is the one that is compared, or why there is none.
import type { Manifest } from '../../model/capture.js';
import { textOf } from '../escape.js';
import { own, say, type Sentence } from '../sentence.js';

/** `merge base with origin/main`; empty when the user named the commit, which needs no reason. */
export function chosenWords({ chosen, ref }: Manifest['commit']): string {
  switch (chosen) {
    case 'given':
      return '';
    case 'merge-base':
      return `merge base with ${ref}`;
    case 'parent':
      return 'parent of head';
    case 'working-tree':
      return 'working tree';
  }
}

/** By the codes of baseline/, and what a forge says when it refuses. */
const missing: ReadonlyMap<string, string> = new Map([
  ['none', 'none with this Go version, platform and settings'],
  ['expired', 'those that were recorded have expired'],
  ['unsuitable', 'nothing that the default branch recorded fits'],
  ['unreadable', 'what was recorded cannot be read'],
  ['forbidden', 'the job lacks the permission actions: read'],
  ['not-found', 'the token of the job sees none'],
  ['rate-limited', 'GitHub refused to be asked more often'],
  ['unavailable', 'GitHub could not be asked'],
  ['torn', 'GitHub could not be asked'],
  ['unusable', 'GitHub could not be asked'],
  ['unsupported', 'this server keeps none'],
]);

/** A recording without what was known before it. */
export function historyAnewWords(reason: string): string {
  return textOf(
    say`The baseline before this one was not found: ${missingWords(reason)}. So the history of its times starts anew, and baseline: artifact compares no times until there are enough recordings again.`,
  );
}

/** Why there is no stored baseline; a code without words is told as it came. */
export function missingWords(reason: string): Sentence {
  const words = missing.get(reason);
  return words === undefined ? say`${reason}` : own(words);
}
