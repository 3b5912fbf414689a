import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { declarations, functionAt, scanFile } from '../../src/source/declarations.js';

const brief = (text: string) =>
  declarations(text).map(({ kind, name, receiver, line, endLine }) => {
    const lines = line === endLine ? `${line}` : `${line}-${endLine}`;
    return `${kind} ${receiver === null ? '' : `${receiver}.`}${name} ${lines}`;
  });
const only = (text: string) => {
  const [declaration, ...others] = declarations(text);
  if (declaration === undefined || others.length > 0) throw new Error('not one declaration');
  return declaration;
};

describe('declarations', () => {
  it('finds all kinds of them', () => {
    const text = `package p

import "fmt"

func F() {
	fmt.Println("}")
}

func (t *T[K, V]) M(x int) (func(), error) { return nil, nil }
func (T) N() {}
type T[K comparable, V any] struct {
	k K
}
var a, b = 1, "two"
var (
	c int

	d = func() string {
		return \`
}\`
	}
)
const e = 1
type (
	g interface{ M() }
	h = g
)
func asm(x int) int
`;
    expect(brief(text)).toEqual([
      'func F 5-7',
      'method T.M 9',
      'method T.N 10',
      'type T 11-13',
      'var a 14',
      'var b 14',
      'var c 16',
      'var d 18-21',
      'const e 23',
      'type g 25',
      'type h 26',
      'func asm 28',
    ]);
  });

  it('needs no gofmt', () => {
    const text =
      'package p;func a(){};func\nb ( ) { if x := (1) ; x > 0 {\nvar y = 1 } }\n  type t struct{}; var ( x=1; y = 2 ); func c() { }';
    expect(brief(text)).toEqual(['func a 1', 'func b 1-3', 'type t 4', 'var x 4', 'var y 4', 'func c 4']);
  });

  it('is not taken in by brackets and keywords in comments, strings and runes', () => {
    const text = `package p
// func no() {
/* func no() {
   } type no int */
func a() { _ = "func no() { \\" }"; _ = '{'; _ = '\\''; _ = '"' /* } */ }
func b() { _ = \`
func no() {
"\` } // }
func c() { x := a / b; y /= 2; z := 0xe+1; _ = 1e+5 + .5; go func() {}() }
`;
    expect(brief(text)).toEqual(['func a 5', 'func b 6-8', 'func c 9']);
  });

  it('says which names are mentioned, on their own and after a dot, and which strings', () => {
    const f = only(
      'func F(t *T) { x.y(G, h.I...); var s []U; _ = []string{"a\\tb", `c"`, "\\u00e9\\x41\\101"} }',
    );
    expect([...f.identifiers].sort()).toEqual(['G', 'T', 'U', '_', 'h', 's', 'string', 't', 'x', 'F'].sort());
    expect([...f.selectors]).toEqual(['y', 'I']);
    expect(f.literals).toEqual(['a\tb', 'c"', 'éAA']);
    expect([...only('func F(xs ...T) {}').identifiers]).toContain('T');
  });

  it('takes embed patterns as literals', () => {
    const { literals, start } = only('// Data.\n//go:embed a.txt "b c.txt" `d`\nvar data string');
    expect(literals).toEqual(['a.txt', 'b c.txt', 'd']);
    expect(start).toBe('// Data.\n'.length);
    const group = declarations('var (\n//go:embed a.txt\na string\nb string\n)\nvar c string');
    expect(group.map((d) => d.literals)).toEqual([['a.txt'], [], []]);
  });

  it('gives members of a counting group the text of the group', () => {
    const text = 'const (\n\ta = iota + x\n\tb\n)\nconst (\n\tc = 1\n\td = y\n)\n';
    const [a, b, c, d] = declarations(text);
    const written = [a, b, c, d].map((one) => text.slice(one?.start, one?.end));
    expect(written).toEqual([text.slice(0, 26), text.slice(0, 26), 'c = 1', 'd = y']);
    expect([...(b?.identifiers ?? [])].sort()).toEqual(['iota', 'x']);
    expect([b?.line, c?.line]).toEqual([3, 6]);
  });

  it('reads names in any alphabet', () => {
    expect(brief('func Größe() {}\nfunc 日本() {}\nfunc x日本() {}\nvar é = 1')).toEqual([
      'func Größe 1',
      'func 日本 2',
      'func x日本 3',
      'var é 4',
    ]);
  });

  it('reads the package and the imports', () => {
    const { packageName, imports } = scanFile(
      '\ufeff//go:build linux\n\npackage p_test // x\nimport "a"\nimport ( b "c/d"; . "e"\n_ "f" )',
    );
    expect(packageName).toBe('p_test');
    expect(imports).toEqual([
      { name: null, path: 'a' },
      { name: 'b', path: 'c/d' },
      { name: '.', path: 'e' },
      { name: '_', path: 'f' },
    ]);
  });

  it('takes any text, with places inside it', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(
        'func ',
        'type ',
        'const (',
        'var ',
        '(',
        ')',
        '{',
        '}',
        '[',
        ']',
        '`',
        '"',
        "'",
        '\n',
        '//',
        '/*',
        '*/',
        '//go:embed x\n',
        ';',
        ' = ',
        'name',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('');
        const last = text.split('\n').length;
        for (const { line, endLine, start, end } of declarations(text)) {
          expect(1 <= line && line <= endLine && endLine <= last).toBe(true);
          expect(0 <= start && start < end && end <= text.length).toBe(true);
        }
      }),
    );
  });

  it('reads megabytes of anything, in proportion and without running out of stack', () => {
    const fill = (piece: string, size = 1 << 20) => piece.repeat(Math.ceil(size / piece.length));
    for (const text of [
      `var data = []byte{${fill('0x1f, ')}}\nfunc F() {}`,
      `var data = "${fill('\\"x', 10 << 20)}"\nfunc F() {}`,
      `var data = \`${fill('x\n', 10 << 20)}\`\nfunc F() {}`,
      `${fill('func f() { g(1) }\n')}func F() {}`,
    ]) {
      expect(declarations(text).at(-1)?.name).toBe('F');
    }
    for (const token of ['1', 'é', 'x']) {
      expect(declarations(`var a = 1 ${fill(token, 10 << 20)}\nfunc F() {}`).at(-1)?.name).toBe('F');
    }
    for (const token of ['0x1p+1', "''", '//', '/**/']) {
      expect(declarations(`var a = 1 ${fill(token)}\nfunc F() {}`).at(-1)?.name).toBe('F');
    }
    for (const text of [fill('/*'), fill('"\n'), fill('(')]) expect(declarations(text)).toEqual([]);
  }, 120_000);
});

describe('functionAt', () => {
  const text =
    'package p\nvar x = func() {\n}\n\n// Doc.\nfunc F() {\n\tgo func() {\n\t}()\n}\nfunc (t T) M() {}\n';
  it.each([
    [1, null],
    [2, null],
    [5, null],
    [6, 'F'],
    [7, 'F'],
    [9, 'F'],
    [10, 'M'],
    [11, null],
    [0, null],
  ])('line %d', (line, name) => {
    expect(functionAt(text, line)?.name ?? null).toBe(name);
  });
});
