// Takes a table along: as text, or as CSV.
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { profilePageWords as words } from '../../report/words/page-profile.js';
import { copied } from '../clipboard.js';
import { asCsv, asText, type Cell } from './copying.js';

/** `shown`: as people read it. `exact`: the same rows with plain numbers. Asked for when a button is pressed. */
export function CopyButtons({
  shown,
  exact,
}: {
  readonly shown: () => readonly (readonly Cell[])[];
  readonly exact: () => readonly (readonly Cell[])[];
}): JSX.Element {
  const [said, setSaid] = useState('');
  const take = (text: string): void => {
    void copied(text).then((done) => {
      setSaid(done ? words.copied : words.notCopied);
    });
  };
  return (
    <span class="copy">
      <button
        type="button"
        onClick={() => {
          take(asText(shown()));
        }}
      >
        {words.copyText}
      </button>
      <button
        type="button"
        onClick={() => {
          take(asCsv(exact()));
        }}
      >
        {words.copyCsv}
      </button>
      <span role="status">{said}</span>
    </span>
  );
}
