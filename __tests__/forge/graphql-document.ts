// The part of GraphQL's language that our documents use: one operation, variables, fields, arguments. No
// fragments, aliases or directives: a document that needs them is told so.

export type Value =
  | { readonly kind: 'variable'; readonly name: string }
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'int'; readonly value: number }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'null' }
  | { readonly kind: 'object'; readonly fields: ReadonlyMap<string, Value> };

export interface Field {
  readonly name: string;
  readonly args: ReadonlyMap<string, Value>;
  /** Empty for leaves. */
  readonly fields: readonly Field[];
}

export interface GraphqlDocument {
  readonly kind: 'query' | 'mutation';
  /** Types as written: `ID!`. */
  readonly variables: ReadonlyMap<string, string>;
  readonly fields: readonly Field[];
}

const token =
  /\s*(?:#[^\n]*\s*)*([{}()[\]:!$=@|]|\.\.\.|"(?:[^"\\\n]|\\.)*"|-?\d+(?:\.\d+)?|[A-Za-z_]\w*|,)/y;

/** Throws SyntaxError. */
export function parseGraphql(text: string): GraphqlDocument {
  const tokens = tokensOf(text);
  let at = 0;

  const peek = (): string => tokens[at] ?? '';
  const next = (): string => tokens[at++] ?? '';
  const expect = (wanted: string): void => {
    const got = next();
    if (got !== wanted) throw new SyntaxError(`expected ${wanted}, got ${got === '' ? 'the end' : got}`);
  };
  const name = (): string => {
    const got = next();
    if (!/^[A-Za-z_]\w*$/.test(got))
      throw new SyntaxError(`expected a name, got ${got === '' ? 'the end' : got}`);
    return got;
  };

  function value(): Value {
    const first = next();
    if (first === '$') return { kind: 'variable', name: name() };
    if (first.startsWith('"')) return { kind: 'string', value: JSON.parse(first) as string };
    if (/^-?\d+$/.test(first)) return { kind: 'int', value: Number(first) };
    if (first === 'true' || first === 'false') return { kind: 'boolean', value: first === 'true' };
    if (first === 'null') return { kind: 'null' };
    if (first === '{') return { kind: 'object', fields: pairs('}', value) };
    throw new SyntaxError(`value ${first} is not modelled`);
  }

  function pairs<T>(end: string, read: () => T, key: () => string = name): Map<string, T> {
    const out = new Map<string, T>();
    while (peek() !== end) {
      const left = key();
      expect(':');
      if (out.has(left)) throw new SyntaxError(`${left} twice`);
      out.set(left, read());
    }
    expect(end);
    return out;
  }

  function type(): string {
    const inner = name();
    if (peek() !== '!') return inner;
    next();
    return `${inner}!`;
  }

  function selection(): Field[] {
    expect('{');
    const fields: Field[] = [];
    while (peek() !== '}') {
      const field = name();
      if (peek() === ':' || peek() === '@') throw new SyntaxError('aliases and directives are not modelled');
      let args: ReadonlyMap<string, Value> = new Map();
      if (peek() === '(') {
        next();
        args = pairs(')', value);
      }
      fields.push({ name: field, args, fields: peek() === '{' ? selection() : [] });
    }
    expect('}');
    if (fields.length === 0) throw new SyntaxError('empty selection');
    return fields;
  }

  let kind: GraphqlDocument['kind'] = 'query';
  let variables: ReadonlyMap<string, string> = new Map();
  if (peek() !== '{') {
    const word = next();
    if (word !== 'query' && word !== 'mutation') throw new SyntaxError(`${word} is not modelled`);
    kind = word;
    if (peek() !== '(' && peek() !== '{') name();
    if (peek() === '(') {
      next();
      variables = pairs(')', type, () => {
        expect('$');
        return name();
      });
    }
  }
  const fields = selection();
  if (at < tokens.length) throw new SyntaxError('more than one operation is not modelled');
  return { kind, variables, fields };
}

function tokensOf(text: string): string[] {
  const out: string[] = [];
  const end = text.trimEnd().length;
  token.lastIndex = 0;
  while (token.lastIndex < end) {
    const start = token.lastIndex;
    const match = token.exec(text);
    if (match === null) throw new SyntaxError(`cannot read ${JSON.stringify(text.slice(start, start + 20))}`);
    // Commas are white space to GraphQL.
    if (match[1] !== undefined && match[1] !== ',') out.push(match[1]);
  }
  return out;
}
