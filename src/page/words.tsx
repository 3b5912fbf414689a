// Sentences with foreign text in them, which is only ever shown as text.
import type { ComponentChildren, JSX, RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { SectionText, Words } from '../report/html/page-data.js';
import { pageWords } from '../report/words/page.js';

export function WordsOf({ words }: { readonly words: Words }): JSX.Element {
  return (
    <>
      {words.map((piece, position) =>
        typeof piece === 'string' ? piece : <code key={position}>{piece.code}</code>,
      )}
    </>
  );
}

/** Lines with what belongs beneath each. */
export function LinesOf({
  lines,
  linkOf,
}: Pick<SectionText, 'lines'> & {
  /** Where a line can be seen. */
  readonly linkOf?: (words: Words) => string | null;
}): JSX.Element {
  return (
    <ul class="lines">
      {lines.map(({ words, below }, position) => (
        <li key={position}>
          <WordsOf words={words} /> <ProfileLink to={linkOf?.(words) ?? null} />
          {below.length > 0 && (
            <ul>
              {below.map((of, at) => (
                <li key={at}>
                  <WordsOf words={of} />
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ul>
  );
}

/** To the picture that a line is seen in; nothing where there is none. */
export function ProfileLink({ to }: { readonly to: string | null }): JSX.Element | null {
  return to === null ? null : <a href={to}>{pageWords.inFlameGraph}</a>;
}

/** The mark of the verdict: words always follow. */
export function Verdict({ mark }: { readonly mark: string }): JSX.Element {
  const kind = mark === '✓' ? 'fine' : mark === '✗' ? 'fails' : 'doubt';
  return (
    <span class={`verdict-mark ${kind}`} aria-hidden="true">
      {mark}
    </span>
  );
}

/**
 * What is folded, with how much there is of it. `isLazy`: is only made when somebody looks, and stays folded in print: the
 * long tables behind plots.
 */
export function Fold({
  title,
  count,
  isLazy = false,
  children,
}: {
  readonly title: string;
  readonly count?: number;
  readonly isLazy?: boolean;
  readonly children: ComponentChildren | (() => ComponentChildren);
}): JSX.Element {
  const [isOpened, setOpened] = useState(!isLazy);
  const place = useRef<HTMLDetailsElement>(null);
  useEffect(() => (isLazy ? undefined : openInPrint(place)), [isLazy]);
  return (
    <details
      ref={place}
      class={isLazy ? 'long' : undefined}
      onToggle={({ currentTarget }) => {
        if (currentTarget.open) setOpened(true);
      }}
    >
      <summary>
        {title}
        {count !== undefined && <span class="count"> {count.toLocaleString('en')}</span>}
      </summary>
      {isOpened && (typeof children === 'function' ? children() : children)}
    </details>
  );
}

/** On paper nothing can be unfolded. Gives the way to stop it. */
function openInPrint(place: RefObject<HTMLDetailsElement | null>): () => void {
  let wasOpen = false;
  const before = (): void => {
    if (place.current === null) return;
    wasOpen = place.current.open;
    place.current.open = true;
  };
  const after = (): void => {
    if (place.current !== null) place.current.open = wasOpen;
  };
  addEventListener('beforeprint', before);
  addEventListener('afterprint', after);
  return () => {
    removeEventListener('beforeprint', before);
    removeEventListener('afterprint', after);
  };
}
