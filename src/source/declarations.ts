// Go source text → its top-level declarations. No parser: tokens, and brackets counted, are enough to tell where
// a declaration begins and ends and which names it mentions.
import { Lexer, stringValue, type Token } from './lexer.js';

export type DeclarationKind = 'func' | 'method' | 'type' | 'var' | 'const';

export interface Declaration {
  readonly kind: DeclarationKind;
  readonly name: string;
  /** Base type of a method's receiver, without `*` and type parameters; else null. */
  readonly receiver: string | null;
  /** First and last line, from 1, without the comment in front. In a group `var (…)` those of its own line. */
  readonly line: number;
  readonly endLine: number;
  /** Names mentioned on their own, parameters and local variables included, the declared name not. */
  readonly identifiers: ReadonlySet<string>;
  /** Names mentioned after a dot: fields, methods, names of other packages. */
  readonly selectors: ReadonlySet<string>;
  /** Values of the string literals up to 4,096 characters, and the patterns of a `//go:embed` in front. */
  readonly literals: readonly string[];
  /**
   * Offsets of the text that makes its meaning: from the directives in front on. Members of a group of constants
   * that counts (`iota`, left out expressions) have the whole group.
   */
  readonly start: number;
  readonly end: number;
}

export interface Import {
  /** Null when the path says it; `_` and `.` are names here. */
  readonly name: string | null;
  readonly path: string;
}

export interface SourceFile {
  /** Of the package clause; empty when there is none. */
  readonly packageName: string;
  readonly imports: readonly Import[];
  readonly declarations: readonly Declaration[];
}

/** The top-level declarations of a Go file, in order; one for each name of `var a, b = …`. */
export function declarations(text: string): Declaration[] {
  return [...scanFile(text).declarations];
}

/** The function or method that a line (from 1) lies in, or null. */
export function functionAt(text: string, line: number): Declaration | null {
  const inside = ({ kind, line: first, endLine }: Declaration) =>
    (kind === 'func' || kind === 'method') && first <= line && line <= endLine;
  return declarations(text).find(inside) ?? null;
}

export function scanFile(text: string): SourceFile {
  return new Scanner(text).file();
}

/** Everything from one statement's first token to its last. */
interface Statement {
  readonly tokens: readonly Token[];
  readonly identifiers: Set<string>;
  readonly selectors: Set<string>;
  readonly literals: string[];
  /** The token that ended it: a semicolon, the `)` of the group, or the end. */
  readonly ended: Token;
}

/** Longer literals are data, not names of it. */
const maxLiteral = 4096;

/** Tokens of a statement that are kept: more than any head of a declaration has. */
const headLength = 1000;

class Scanner {
  readonly #text: string;
  readonly #lexer: Lexer;
  #packageName = '';
  readonly #imports: Import[] = [];
  readonly #declarations: Declaration[] = [];
  // Directives since the last declaration.
  #directives: Token[] = [];

  constructor(text: string) {
    this.#text = text;
    this.#lexer = new Lexer(text);
  }

  file(): SourceFile {
    for (let token = this.#lexer.next(); token.kind !== 'end'; token = this.#lexer.next()) {
      if (token.kind === 'directive') this.#directives.push(token);
      else if (token.kind !== 'semicolon') this.#topLevel(token);
    }
    return { packageName: this.#packageName, imports: this.#imports, declarations: this.#declarations };
  }

  #topLevel(first: Token): void {
    const word = first.kind === 'keyword' ? this.#written(first) : '';
    if (word === 'func') this.#function(first);
    else if (word === 'var' || word === 'const' || word === 'type' || word === 'import')
      this.#specs(word, first);
    else {
      const { tokens } = this.#statement(this.#lexer.next());
      if (word === 'package') this.#packageName = this.#written(tokens[0]);
    }
    this.#directives = [];
  }

  #written(token: Token | undefined): string {
    return token === undefined ? '' : this.#text.slice(token.start, token.end);
  }

  /** Reads on from a token to the semicolon outside brackets, or the bracket that closes the group around. */
  #statement(first: Token): Statement {
    const tokens: Token[] = [];
    const identifiers = new Set<string>();
    const selectors = new Set<string>();
    const literals: string[] = [];
    let depth = 0;
    let afterDot = false;
    let last: Token | undefined;
    let token = first;
    for (; token.kind !== 'end'; token = this.#lexer.next()) {
      if (depth === 0 && token.kind === 'semicolon') break;
      if (token.kind === 'operator') {
        const bracket = this.#text[token.start] ?? '';
        if ('([{'.includes(bracket)) depth++;
        else if (')]}'.includes(bracket) && --depth < 0) break;
      }
      if (token.kind === 'name') (afterDot ? selectors : identifiers).add(this.#written(token));
      if (token.kind === 'string' && token.end - token.start <= maxLiteral) {
        literals.push(stringValue(this.#written(token)));
      }
      afterDot = token.kind === 'operator' && this.#written(token) === '.';
      if (tokens.length < headLength) tokens.push(token);
      last = token;
    }
    // The last token tells where it ends.
    if (last !== undefined && tokens.at(-1) !== last) tokens.push(last);
    return { tokens, identifiers, selectors, literals, ended: token };
  }

  #function(first: Token): void {
    const statement = this.#statement(this.#lexer.next());
    const { tokens, identifiers, selectors, literals } = statement;
    let at = 0;
    let receiver: string | null = null;
    if (this.#written(tokens[0]) === '(') {
      [receiver, at] = this.#receiver(tokens);
    }
    const name = tokens[at];
    if (name?.kind !== 'name') return;
    const last = tokens.at(-1) ?? first;
    this.#add({
      kind: receiver === null ? 'func' : 'method',
      name: this.#written(name),
      receiver,
      line: first.line,
      endLine: last.endLine,
      identifiers,
      selectors,
      literals,
      start: first.start,
      end: last.end,
    });
  }

  /** The last name outside square brackets of `(t *T[K, V])`, and the index of the token after it. */
  #receiver(tokens: readonly Token[]): [receiver: string, next: number] {
    let depth = 0;
    let square = 0;
    let receiver = '';
    for (const [index, token] of tokens.entries()) {
      const written = this.#written(token);
      if (token.kind === 'name' && square === 0) receiver = written;
      if (written === '[') square++;
      if (written === ']') square--;
      if (written === '(') depth++;
      if (written === ')' && --depth === 0) return [receiver, index + 1];
    }
    return [receiver, tokens.length];
  }

  /** A declaration with `var`, `const`, `type` or `import`, alone or as a group in parentheses. */
  #specs(word: 'var' | 'const' | 'type' | 'import', first: Token): void {
    const opening = this.#lexer.next();
    if (this.#written(opening) !== '(') {
      this.#spec(word, this.#statement(opening), first.start);
      return;
    }
    const members: Declaration[] = [];
    let counts = false;
    let end = opening.end;
    for (let token = this.#lexer.next(); token.kind !== 'end'; token = this.#lexer.next()) {
      if (this.#written(token) === ')') {
        end = token.end;
        break;
      }
      if (token.kind === 'directive') this.#directives.push(token);
      if (token.kind === 'directive' || token.kind === 'semicolon') continue;
      const statement = this.#statement(token);
      members.push(...this.#spec(word, statement, token.start));
      counts ||= word === 'const' && !statement.tokens.some((t) => this.#written(t) === '=');
      counts ||= word === 'const' && statement.identifiers.has('iota');
      this.#directives = [];
      end = statement.ended.end;
      if (this.#written(statement.ended) === ')') break;
    }
    if (counts) this.#shareGroup(members, first.start, end);
    // What follows on the line of the closing parenthesis is nothing, or a semicolon.
  }

  /** Replaces members of a group by ones that have its whole text: each depends on those before it. */
  #shareGroup(members: readonly Declaration[], start: number, end: number): void {
    const identifiers = new Set(members.flatMap((member) => [...member.identifiers]));
    const selectors = new Set(members.flatMap((member) => [...member.selectors]));
    const literals = members.flatMap((member) => member.literals);
    const whole = members.map((member) => ({ ...member, identifiers, selectors, literals, start, end }));
    this.#declarations.splice(this.#declarations.length - members.length, members.length, ...whole);
  }

  #spec(word: 'var' | 'const' | 'type' | 'import', statement: Statement, start: number): Declaration[] {
    const { tokens } = statement;
    const first = tokens[0];
    const last = tokens.at(-1);
    if (first === undefined || last === undefined) return [];
    if (word === 'import') {
      const path = statement.literals[0];
      const name = first.kind === 'string' ? null : this.#written(first);
      if (path !== undefined) this.#imports.push({ name, path });
      return [];
    }
    return this.#names(word, tokens).map((name) => {
      const identifiers = new Set(statement.identifiers);
      identifiers.delete(name);
      const { selectors, literals } = statement;
      return this.#add({
        kind: word,
        name,
        receiver: null,
        line: first.line,
        endLine: last.endLine,
        identifiers,
        selectors,
        literals,
        start,
        end: last.end,
      });
    });
  }

  /** `a, b` of `a, b = 1, 2`; a type has one name. */
  #names(word: 'var' | 'const' | 'type', tokens: readonly Token[]): string[] {
    const names: string[] = [];
    for (let i = 0; tokens[i]?.kind === 'name'; i += 2) {
      names.push(this.#written(tokens[i]));
      if (word === 'type' || this.#written(tokens[i + 1]) !== ',') break;
    }
    return names;
  }

  #add(declaration: Declaration): Declaration {
    const [directive] = this.#directives;
    const embedded = this.#directives.flatMap((token) => embedPatterns(this.#written(token)));
    const added = {
      ...declaration,
      literals: [...embedded, ...declaration.literals],
      start: directive?.start ?? declaration.start,
    };
    this.#declarations.push(added);
    return added;
  }
}

/** `//go:embed a.txt "b c.txt"` → a.txt, b c.txt. */
function embedPatterns(directive: string): string[] {
  const [, patterns] = /^\/\/go:embed\s+(.*)$/.exec(directive.slice(0, maxLiteral).trimEnd()) ?? [];
  return (patterns?.match(/"(?:[^"\\]|\\.)*"|`[^`]*`|\S+/g) ?? []).map((pattern) =>
    /^["`]/.test(pattern) ? stringValue(pattern) : pattern,
  );
}
