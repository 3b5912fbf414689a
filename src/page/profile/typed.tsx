// A field for a pattern that says how it is taken.
import type { JSX } from 'preact';
import { useEffect, useId, useMemo, useState } from 'preact/hooks';
import type { CalledFunction } from '../../flame/call-tree.js';
import { functionTest, readingOf } from '../../flame/find.js';
import { profilePageWords as words } from '../../report/words/page-profile.js';

/** Milliseconds after the last key before what was typed counts: a view of many stacks is not made for every letter. */
const pause = 200;

export function Typed({
  label,
  value,
  isSearch = false,
  called,
  onType,
}: {
  readonly label: string;
  readonly value: string;
  readonly isSearch?: boolean;
  /** Functions of which those that are meant are counted; a search tells more than that elsewhere. */
  readonly called?: readonly CalledFunction[];
  readonly onType: (text: string) => void;
}): JSX.Element {
  const [text, setText] = useState(value);
  useEffect(() => {
    setText(value);
  }, [value]);
  useEffect(() => {
    if (text === value) return;
    const timer = setTimeout(() => {
      onType(text);
    }, pause);
    return () => {
      clearTimeout(timer);
    };
  }, [text]);
  const id = useId();
  const note = useMemo(() => noteOf(value, called), [value, called]);
  return (
    <div class="typed">
      <label for={id}>{label}</label>
      <input
        id={id}
        aria-describedby={`${id}-note`}
        type="search"
        spellcheck={false}
        autocomplete="off"
        data-search={isSearch ? '' : undefined}
        value={text}
        onInput={(event) => {
          setText(event.currentTarget.value);
        }}
      />
      <span id={`${id}-note`} class="note" role="status">
        {note}
      </span>
    </div>
  );
}

/** How what was typed is taken, and how many functions it means. */
function noteOf(value: string, called: readonly CalledFunction[] | undefined): string {
  const test = functionTest(value);
  if (test === null) return '';
  const taken = words.readings[readingOf(value)];
  const count = called?.filter(({ name, file }) => test(name, file)).length;
  return [taken, ...(count === undefined ? [] : [words.meant(count)])].filter((of) => of !== '').join('; ');
}
