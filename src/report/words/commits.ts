// A commit that is not there: what of it is missing, and what to change. Facts: errors.ts.
import { nothing, own, say, type Sentence } from '../sentence.js';
import type { FactReader } from './facts.js';
import { settingNames } from './settings.js';

/** What makes a shallow clone whole. */
export const fetchAll =
  'Fetch the whole history: fetch-depth: 0 for actions/checkout, or git fetch --unshallow.';

interface Words {
  readonly what: Sentence;
  readonly next: Sentence;
  /** What git said. */
  readonly output?: string | null;
}

/** The words of `ref-unknown`. */
export function refWords(f: FactReader): Words {
  const ref = f.text('ref') ?? '?';
  const detail = f.text('detail') ?? '';
  if (detail === 'no-commits') {
    return { what: say`nothing is committed yet, so there is no ${ref}`, next: own('Commit first.') };
  }
  if (detail === 'no-default-branch') {
    return {
      what: own('there is no default branch to compare with (origin/HEAD, main or master)'),
      next: own(`Name the commit to compare with: ${settingNames.base}.`),
    };
  }
  if (detail === 'no-parent') {
    return {
      what: own('head is the first commit, so there is nothing to compare it with'),
      next: own(
        `Name the commit to compare with: ${settingNames.base}. Or change something: what is not committed is compared with the last commit.`,
      ),
    };
  }
  if (detail === 'is-head') {
    return {
      what: say`base ${ref} is head itself${f.with('sha', (sha) => say` (${sha.slice(0, 7)})`)}, and nothing is uncommitted, so there is nothing to compare`,
      next: own(`Name another commit to compare with: ${settingNames.base}.`),
    };
  }
  if (detail === 'not-on-server') {
    return {
      what: say`no commit ${ref} in this repository`,
      next: own('Give the name of a branch or tag, or a whole hash.'),
    };
  }
  if (detail === 'not-a-name') {
    return { what: say`${ref} cannot be the name of a commit`, next: own('Give a branch, tag or hash.') };
  }
  if (detail === 'not-fetched' && f.text('reason') !== null) {
    const why = f.text('reason') === 'timeout' ? ' in five minutes' : '';
    return {
      what: say`commit ${ref} is not in this clone, and origin did not give it${own(why)}`,
      output: f.text('output'),
      next: own(
        'Give actions/checkout the line fetch-depth: 0, or leave its persist-credentials at the default, so that the commit can be fetched.',
      ),
    };
  }
  const missing = f.is('shallow') || detail === 'not-fetched';
  return {
    what: say`no commit ${ref} here${missing ? own(': the clone is shallow') : nothing}`,
    next: say`${f.with('suggestion', (near) => say`Did you mean ${near}? `)}${own(missing ? fetchAll : 'Give a branch, tag or hash of this clone, or fetch it first.')}`,
  };
}
