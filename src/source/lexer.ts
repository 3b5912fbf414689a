// Tokens of Go source, with Go's automatic semicolons. Source: The Go Programming Language Specification, Lexical
// elements. Any text is accepted: what is no Go gives some tokens as well, in linear time.

export type TokenKind =
  | 'name'
  | 'keyword'
  | 'number'
  | 'string'
  | 'rune'
  | 'operator'
  /** Written or inserted at the end of a line; an inserted one is empty. */
  | 'semicolon'
  /** A comment `//go:…`: it changes what the compiler does. */
  | 'directive'
  | 'end';

export interface Token {
  readonly kind: TokenKind;
  /** Offsets into the text, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  /** From 1; only raw strings end on a later one. */
  readonly line: number;
  readonly endLine: number;
}

const keywords: ReadonlySet<string> = new Set(
  (
    'break case chan const continue default defer else fallthrough for func go goto if import ' +
    'interface map package range return select struct switch type var'
  ).split(' '),
);
/** Keywords that a statement can end with; names, literals, `)`, `]`, `}`, `++` and `--` can as well. */
const closingKeywords: ReadonlySet<string> = new Set(['break', 'continue', 'fallthrough', 'return']);
const closingOperators: ReadonlySet<string> = new Set([')', ']', '}', '++', '--']);

// Longer ones than 1,000 characters come as several tokens: unbounded repetition can exhaust the regexp stack.
const nameAt = /[\p{L}_][\p{L}\p{Nd}_]{0,1000}/uy;
const numberAt = /0[xX](?:[\da-fA-F_.]|[pP][+-]?){0,1000}i?|\.?\d(?:[eE][+-]?|[\w.]){0,1000}/y;
const operatorAt = /<<=|>>=|&\^=|\.\.\.|&&|\|\||<-|\+\+|--|:=|<<|>>|&\^|[-=!<>+*/%&|^]=|[^]/uy;

/** Reads tokens one by one from `start` to `end` of a text. */
export class Lexer {
  readonly #text: string;
  readonly #end: number;
  #position: number;
  #line: number;
  #canEnd = false;

  constructor(text: string, start = 0, end = text.length, line = 1) {
    this.#text = text;
    this.#position = start;
    this.#end = end;
    this.#line = line;
  }

  /** The next token; `end` again and again after the last one. */
  next(): Token {
    const blank = this.#skipBlank();
    if (blank !== null) return blank;
    const start = this.#position;
    const line = this.#line;
    if (start >= this.#end) return { kind: 'end', start, end: start, line, endLine: line };
    const { kind, end } = this.#measure(start);
    this.#position = Math.min(end, this.#end);
    if (kind === 'string' && this.#text[start] === '`') this.#line += countNewlines(this.#text, start, end);
    this.#canEnd = this.#closes(kind, start);
    return { kind, start, end: this.#position, line, endLine: this.#line };
  }

  /** Skips white space and comments; gives the semicolon that a newline among them stands for, or a directive. */
  #skipBlank(): Token | null {
    while (this.#position < this.#end) {
      const char = this.#text[this.#position];
      if (char === '\n') {
        if (this.#canEnd) return this.#semicolon();
        this.#line++;
        this.#position++;
      } else if (char === ' ' || char === '\t' || char === '\r' || char === '\ufeff') {
        this.#position++;
      } else if (this.#text.startsWith('//', this.#position)) {
        if (this.#canEnd) return this.#semicolon();
        const directive = this.#lineComment();
        if (directive !== null) return directive;
      } else if (this.#text.startsWith('/*', this.#position)) {
        const close = this.#text.indexOf('*/', this.#position + 2);
        const end = close < 0 ? this.#end : Math.min(close + 2, this.#end);
        const newlines = countNewlines(this.#text, this.#position, end);
        if (newlines > 0 && this.#canEnd) return this.#semicolon();
        this.#line += newlines;
        this.#position = end;
      } else {
        return null;
      }
    }
    return this.#canEnd ? this.#semicolon() : null;
  }

  #lineComment(): Token | null {
    const start = this.#position;
    const newline = this.#text.indexOf('\n', start);
    const end = newline < 0 ? this.#end : Math.min(newline, this.#end);
    this.#position = end;
    if (!this.#text.startsWith('//go:', start)) return null;
    return { kind: 'directive', start, end, line: this.#line, endLine: this.#line };
  }

  #semicolon(): Token {
    this.#canEnd = false;
    const at = this.#position;
    return { kind: 'semicolon', start: at, end: at, line: this.#line, endLine: this.#line };
  }

  #measure(start: number): { kind: TokenKind; end: number } {
    const code = this.#text.charCodeAt(start);
    if (isAsciiLetter(code)) {
      const end = this.#endOfName(start);
      return { kind: keywords.has(this.#text.slice(start, end)) ? 'keyword' : 'name', end };
    }
    if (code === 0x60) {
      const close = this.#text.indexOf('`', start + 1);
      return { kind: 'string', end: close < 0 ? this.#end : close + 1 };
    }
    if (code === 0x22) return { kind: 'string', end: endOfQuoted(this.#text, start, this.#end) };
    if (code === 0x27) return { kind: 'rune', end: endOfQuoted(this.#text, start, this.#end) };
    if (code === 0x3b) return { kind: 'semicolon', end: start + 1 };
    const next = this.#text.charCodeAt(start + 1);
    if (isDigit(code) || (code === 0x2e && isDigit(next))) {
      return { kind: 'number', end: this.#match(numberAt, start) };
    }
    const name = code < 0x80 ? start : this.#match(nameAt, start);
    if (name > start) return { kind: 'name', end: name };
    return { kind: 'operator', end: this.#match(operatorAt, start) };
  }

  #endOfName(start: number): number {
    let end = start + 1;
    for (;;) {
      const code = this.#text.charCodeAt(end);
      if (isAsciiLetter(code) || isDigit(code)) end++;
      else return code >= 0x80 ? Math.max(end, this.#match(nameAt, start)) : end;
    }
  }

  /** End of a match at a place; the place itself when there is none. */
  #match(pattern: RegExp, start: number): number {
    pattern.lastIndex = start;
    return pattern.test(this.#text) ? pattern.lastIndex : start;
  }

  #closes(kind: TokenKind, start: number): boolean {
    if (kind === 'keyword') return closingKeywords.has(this.#text.slice(start, this.#position));
    if (kind === 'operator') return closingOperators.has(this.#text.slice(start, this.#position));
    return kind !== 'semicolon';
  }
}

function isAsciiLetter(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || code === 0x5f;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function countNewlines(text: string, start: number, end: number): number {
  let count = 0;
  for (let at = start; at < end; at++) if (text.charCodeAt(at) === 0x0a) count++;
  return count;
}

/** End of a literal in quotes. Escapes hide quotes; one that is not closed ends with its line. */
function endOfQuoted(text: string, start: number, limit: number): number {
  const quote = text.charCodeAt(start);
  for (let at = start + 1; at < limit; at++) {
    const code = text.charCodeAt(at);
    if (code === quote) return at + 1;
    if (code === 0x0a) return at;
    if (code === 0x5c && text.charCodeAt(at + 1) !== 0x0a) at++;
  }
  return limit;
}

/**
 * The same code in one form: comments gone, one space between tokens, trailing commas and semicolons dropped,
 * so that only a change of meaning changes it. Directives stay.
 */
export function normalise(text: string, start = 0, end = text.length): string {
  const lexer = new Lexer(text, start, end);
  const out: string[] = [];
  for (let token = lexer.next(); token.kind !== 'end'; token = lexer.next()) {
    const written =
      token.kind === 'semicolon' ? ';' : text.slice(token.start, token.end).replaceAll('\r', '');
    const last = out.at(-1);
    if (written === ';' && (last === ';' || last === undefined)) continue;
    const closes = token.kind === 'operator' && (written === ')' || written === ']' || written === '}');
    if (closes && (last === ';' || last === ',')) out.pop();
    out.push(token.kind === 'directive' ? `${written}\n` : written);
  }
  if (out.at(-1) === ';') out.pop();
  return out.join(' ');
}

/** What a string literal stands for. Escapes that are no Go stay as they are written. */
export function stringValue(literal: string): string {
  if (literal.startsWith('`')) return literal.replace(/^`|`$/g, '').replaceAll('\r', '');
  return literal
    .replace(/^"|"$/g, '')
    .replace(/\\(?:([0-7]{3})|x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|(.))/g, unescaped);
}

const simpleEscapes: ReadonlyMap<string, string> = new Map([
  ['a', '\x07'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['v', '\v'],
  ['\\', '\\'],
  ['"', '"'],
  ["'", "'"],
]);

function unescaped(all: string, ...groups: (string | undefined)[]): string {
  const [octal, hex, short, long, simple] = groups;
  const digits = hex ?? short ?? long;
  const code = octal !== undefined ? parseInt(octal, 8) : digits !== undefined ? parseInt(digits, 16) : null;
  if (code !== null) return code <= 0x10ffff ? String.fromCodePoint(code) : all;
  return simpleEscapes.get(simple ?? '') ?? all;
}
