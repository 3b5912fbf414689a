// The one place where untrusted text is made safe for a surface. Names, paths and messages of a benchmark
// run are written by whoever wrote the pull request: they may try to break a table, mention people, start
// HTML or a workflow command, or move the terminal's cursor.
import type { Sentence } from './sentence.js';

/** Longest foreign text shown, in code points; longer ones lose their middle. */
const longest = 160;

/**
 * Controls, line separators, format characters (bidi, zero width, tags), lone surrogates, and letters that
 * print as nothing: what makes a text look like another one.
 */
const invisible =
  /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Noncharacter_Code_Point}\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0]|\p{Variation_Selector}/gu;
const named = new Map([
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
]);

/** Foreign text on one line, at most `most` code points; what cannot be seen is written as `\u202e`. */
export function visible(text: string, most = longest): string {
  // Cut first: an escape is at most ten times as long as what it stands for.
  const cut = shortened(text, most).replace(invisible, escapeOf);
  return shortened(cut, most);
}

function escapeOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const hex = code.toString(16);
  return (
    named.get(character) ??
    (code < 0x100
      ? `\\x${hex.padStart(2, '0')}`
      : code < 0x10000
        ? `\\u${hex.padStart(4, '0')}`
        : `\\u{${hex}}`)
  );
}

/** Names tend to differ at their ends, so the middle goes. */
function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  const points = Array.from(text.length <= 4 * most ? text : text.slice(0, 2 * most) + text.slice(-2 * most));
  if (points.length <= most) return points.join('');
  const tail = Math.floor((most - 1) / 3);
  return `${points.slice(0, most - 1 - tail).join('')}…${points.slice(points.length - tail).join('')}`;
}

/** Foreign text as a code span: its fence is longer than any run of backticks in it. Not for table cells. */
export function codeSpan(text: string, most = longest): string {
  const content = visible(text, most) || '""';
  const runs = content.match(/`+/g) ?? [];
  const fence = '`'.repeat(runs.reduce((length, run) => Math.max(length, run.length + 1), 1));
  const pad = /^`|`$|^ .* $/.test(content) ? ' ' : '';
  return fence + pad + content + pad + fence;
}

/**
 * Foreign text as a code span in a table cell, where a pipe is written `\|`. Parsers disagree on a backslash
 * in front of that, so such a one is spelled out.
 */
export function codeCell(text: string, most = longest): string {
  return codeSpan(text.replaceAll('\\|', '\\x5c|'), most).replaceAll('|', '\\|');
}

/** Foreign text as `<code>` for raw HTML, such as a summary: no character in it means anything. */
export function htmlCode(text: string, most = longest): string {
  const content = visible(text, most) || '""';
  return `<code>${content.replace(/[!-.:-@[-`{-~]/g, (mark) => `&#${mark.charCodeAt(0)};`)}</code>`;
}

/** Foreign text in XML, between tags or in an attribute; line breaks stay, what XML may not hold is written as an escape. */
export function xmlText(text: string): string {
  const safe = text
    .split('\n')
    .map((line) => visible(line, longestLine))
    .join('\n');
  return safe.replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`);
}

/** Foreign text as it is when it is nothing but plain words, `merge base with main`; else as code. */
export function plainText(text: string, most = 60): string {
  return isPlain(text, most) ? text : codeSpan(text, most);
}

/** `plainText` for a table cell. */
export function plainCell(text: string, most = 60): string {
  return isPlain(text, most) ? text : codeCell(text, most);
}

function isPlain(text: string, most: number): boolean {
  return text !== '' && text.length <= most && text.split(' ').every(isPlainWord);
}

/** GitHub links web addresses, issue numbers and commit hashes wherever they stand. */
function isPlainWord(word: string): boolean {
  return (
    /^[A-Za-z][A-Za-z0-9]*(?:[./_-][A-Za-z0-9]+)*$/.test(word) && !/^www\.|gh-\d|^[0-9a-f]{7,40}$/i.test(word)
  );
}

const longestLine = 1000;

/** A line that a code block shows as it is. */
export function isWhole(line: string): boolean {
  return visible(line, longestLine) === line;
}

/** Lines of foreign text as a code block of its own. */
export function codeBlock(lines: readonly string[], language = ''): string {
  const shown = lines.map((line) => visible(line, longestLine));
  const runs = shown.flatMap((line) => line.match(/`+/g) ?? []);
  const fence = '`'.repeat(runs.reduce((length, run) => Math.max(length, run.length + 1), 3));
  return `${fence}${language}\n${shown.join('\n')}\n${fence}`;
}

/** Words of ours as a link, when the address is a plain one; else the words alone. */
export function linkTo(words: string, url: string): string {
  return /^https?:\/\/[A-Za-z0-9.:-]+(?:\/[A-Za-z0-9._~/-]*)?$/.test(url) && url.length <= 500
    ? `[${words}](${url})`
    : words;
}

/** A sentence in markdown text. */
export function markdownOf(sentence: Sentence): string {
  return sentence
    .map((piece) => {
      if (typeof piece === 'string') return piece;
      return piece.plain === true ? plainText(piece.foreign) : codeSpan(piece.foreign);
    })
    .join('');
}

/** A sentence inside raw HTML. */
export function htmlOf(sentence: Sentence): string {
  return sentence
    .map((piece) => (typeof piece === 'string' ? piece.replace(/</g, '&lt;') : htmlCode(piece.foreign)))
    .join('');
}

/** A sentence as plain text on one line: terminal, annotations, JSON. */
export function textOf(sentence: Sentence): string {
  return sentence.map((piece) => (typeof piece === 'string' ? piece : visible(piece.foreign, 300))).join('');
}

/** A message of a workflow command. Source: actions/toolkit core/src/command.ts. */
export function commandData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** A property of a workflow command. */
export function commandProperty(text: string): string {
  return commandData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

/**
 * A line for the log of a job: no control characters (colours of ours included, so colour it afterwards), no
 * workflow command, and nothing that setup-go's problem matcher takes for an error: `sort.go#L12`.
 */
export function logLine(text: string): string {
  return visible(text, 4000)
    .replace(/\.go:(\d+)(?::\d+)?/g, '.go#L$1')
    .replaceAll('.go:', '.go :')
    .replaceAll('##[', '## [')
    .replace(/^(\s*)::/, '$1: :');
}
