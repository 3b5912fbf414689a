// Sentences with foreign text in them, which is only ever shown as text.
import type { JSX } from 'preact';
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
