// Sentences with foreign text in them, which is only ever shown as text.
import type { ComponentChildren, JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { SectionText, Words } from '../report/html/page-data.js';

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
export function LinesOf({ lines }: Pick<SectionText, 'lines'>): JSX.Element {
  return (
    <ul class="lines">
      {lines.map(({ words, below }, position) => (
        <li key={position}>
          <WordsOf words={words} />
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
  return (
    <details
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
