// Sentences as the page shows them: foreign text made visible and kept apart.
import { visible } from '../escape.js';
import type { Sentence } from '../sentence.js';
import type { SectionText, Words } from './page-data.js';
import type { WhyPart } from '../words/why.js';

/** Longest foreign text in a sentence, in code points. */
const longest = 300;

export function wordsOf(sentence: Sentence): Words {
  return sentence.map((piece) =>
    typeof piece === 'string'
      ? piece
      : piece.plain === true
        ? visible(piece.foreign, longest)
        : { code: visible(piece.foreign, longest) },
  );
}

export function sectionOf({
  about,
  heading,
  lines,
}: Pick<SectionText, 'about'> & Omit<WhyPart, 'about'>): SectionText {
  return {
    about,
    heading,
    lines: lines.map(({ words, below }) => ({ words: wordsOf(words), below: below.map(wordsOf) })),
  };
}
