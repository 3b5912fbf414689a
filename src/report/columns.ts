// Text in the columns of a terminal.
import { visible } from './escape.js';

/** Cells of a terminal that a text takes: two for East Asian wide characters and emoji, none for marks. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const character of text) columns += /\p{M}/u.test(character) ? 0 : wide.test(character) ? 2 : 1;
  return columns;
}
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u;

/** Filled up to so many columns on its right. */
export function padEnd(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(columns - columnsOf(text), 0));
}

/** Filled up to so many columns on its left. */
export function padStart(text: string, columns: number): string {
  return ' '.repeat(Math.max(columns - columnsOf(text), 0)) + text;
}

/** Shortened in its middle to so many columns. */
export function cut(text: string, columns: number): string {
  return columnsOf(text) <= columns ? text : visible(text, columns);
}
