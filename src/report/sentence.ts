// A sentence keeps our words and foreign text apart, so that each surface can make the foreign part safe.

/** Text that came from outside: a name, a path, a message. Never trusted, never translated. */
export interface Foreign {
  readonly foreign: string;
  /** Plain words need no code marks where they are nothing but plain: a package, a unit, a version. */
  readonly plain?: true;
}

/** Our words as strings, everything else marked. */
export type Sentence = readonly (string | Foreign)[];

/** Template tag: a string put in is foreign, a number or a sentence is ours. */
export function say(
  words: TemplateStringsArray,
  ...values: readonly (string | number | Sentence)[]
): Sentence {
  const pieces: (string | Foreign)[] = [];
  words.forEach((word, index) => {
    if (word !== '') pieces.push(word);
    const value = values[index];
    if (value === undefined) return;
    if (typeof value === 'string') pieces.push({ foreign: value });
    else if (typeof value === 'number') pieces.push(String(value));
    else pieces.push(...value);
  });
  return pieces;
}

/** Words of ours that were put together elsewhere: formatted numbers, a list of options. */
export function own(text: string): Sentence {
  return text === '' ? [] : [text];
}

/** A name that reads better without code marks, as long as it is nothing but plain words. */
export function named(text: string): Sentence {
  return [{ foreign: text, plain: true }];
}

export const nothing: Sentence = [];

/** Sentences in a row; empty ones leave no gap. */
export function join(sentences: readonly Sentence[], between: string): Sentence {
  return sentences
    .filter((sentence) => sentence.length > 0)
    .flatMap((sentence, index) => (index === 0 ? sentence : [between, ...sentence]));
}

/** With a capital where it begins with a word of ours; foreign text stays as it is. */
export function capitalised([first, ...rest]: Sentence): Sentence {
  if (first === undefined) return nothing;
  return [typeof first === 'string' ? first.charAt(0).toUpperCase() + first.slice(1) : first, ...rest];
}

/** `a`, `b` and 3 more. */
export function listed(items: readonly (string | Sentence)[], most = 5): Sentence {
  const shown = items.slice(0, most).map((item) => (typeof item === 'string' ? say`${item}` : item));
  const rest = items.length - shown.length;
  return [...join(shown, ', '), ...(rest > 0 ? [` and ${grouped(rest)} more`] : [])];
}

/** `1 benchmark`, `2 benchmarks`, `1,200 benchmarks`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${grouped(count)} ${count === 1 ? one : many}`;
}

/** 1200 → `1,200` */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}
