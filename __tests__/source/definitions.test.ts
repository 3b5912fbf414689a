import { describe, expect, it } from '@jest/globals';
import { benchmarkDefinitions } from '../../src/source/definitions.js';
import { namesDataFile } from '../../src/source/data-names.js';

const source = (text: string, benchmark = 'BenchmarkA') =>
  benchmarkDefinitions([{ path: 'a_test.go', text: `package p\n${text}` }]).get(benchmark)?.sourceText;

const benchmark = `
// BenchmarkA looks.
func BenchmarkA(b *testing.B) {
	for i := 0; i < b.N; i++ {
		look(data, limit) // hot
	}
}
`;
const code = `import "testing"
${benchmark}
func look(d []string, n int) { helper(d) }
func helper(d []string) {}
var data = []string{"x.json", "y"}
const limit = 10
func other() {}
`;

describe('benchmarkDefinitions', () => {
  it('finds the benchmarks, with their place', () => {
    const files = [
      { path: 'p/a_test.go', text: `package p\n${benchmark}` },
      {
        path: 'p/b_test.go',
        text: 'package p_test\nfunc BenchmarkB(b *testing.B) {}\nfunc Benchmarking() {}\nfunc Benchmark_c(b *testing.B) {}\nfunc (T) BenchmarkD() {}',
      },
    ];
    const found = [...benchmarkDefinitions(files)].map(([name, { file, line, endLine }]) => [
      name,
      file,
      line,
      endLine,
    ]);
    expect(found).toEqual([
      ['BenchmarkA', 'p/a_test.go', 4, 8],
      ['BenchmarkB', 'p/b_test.go', 2, 2],
      ['Benchmark_c', 'p/b_test.go', 4, 4],
    ]);
  });

  it.each([
    ['a comment', (s: string) => s.replace('// hot', '// cold')],
    [
      'layout',
      (s: string) => s.replace('look(data, limit)', 'look(\n\n\t data,\n limit,\n)').replaceAll('\t', '  '),
    ],
    ['one line', (s: string) => s.replace('{ helper(d) }', '{\n\thelper(d)\n}')],
    ['order', (s: string) => s.replace(benchmark, '') + benchmark],
    ['line ends', (s: string) => s.replaceAll('\n', '\r\n')],
    ['code that it does not use', (s: string) => s.replace('func other() {}', 'func other() { panic(1) }')],
    ['another import', (s: string) => s.replace('import "testing"', 'import "testing"\nimport "os"')],
  ])('is not changed by %s', (_, change) => {
    expect(change(code)).not.toBe(code);
    expect(source(change(code))).toBe(source(code));
  });

  it.each([
    ['its own body', (s: string) => s.replace('i++', 'i += 2')],
    [
      'a helper of a helper',
      (s: string) => s.replace('helper(d []string) {}', 'helper(d []string) { panic(1) }'),
    ],
    ['data', (s: string) => s.replace('"y"', '"z"')],
    ['a constant', (s: string) => s.replace('limit = 10', 'limit = 1000')],
    ['a directive', (s: string) => s.replace('func look', '//go:noinline\nfunc look')],
    ['an import under the same name', (s: string) => s.replace('"testing"', 'testing "mytesting"')],
    ['init', (s: string) => `${s}func init() { limits() }`],
    ['what init uses', (s: string) => `${s}func init() { other() }`],
    ['TestMain', (s: string) => `${s}func TestMain(m *testing.M) { os.Exit(m.Run()) }`],
    [
      'a missing newline that ends a statement',
      (s: string) => s.replace('{ helper(d) }', '{ return\nhelper(d) }'),
    ],
  ])('is changed by %s', (_, change) => {
    expect(source(change(code))).not.toBe(source(code));
  });

  it('keeps apart what only differs where a statement ends', () => {
    const text = (body: string) => source(`func BenchmarkA(b *testing.B) { ${body} }`);
    expect(text('return\nf()')).not.toBe(text('return f()'));
    expect(text('c <-x')).not.toBe(text('c < -x'));
    expect(text('x := "a  b"')).not.toBe(text('x := "a b"'));
    expect(text('f();\n')).toBe(text('f()'));
  });

  it('takes the methods of a type that is used: interfaces call them without their name', () => {
    const typed = `func BenchmarkA(b *testing.B) { run(&sink{}) }
type sink struct{}
func (s *sink) Write(p []byte) (int, error) { return count(p), nil }
func count(p []byte) int { return len(p) }
`;
    expect(source(typed)).not.toBe(source(typed.replace('len(p)', 'cap(p)')));
    expect(source(typed)).toContain('Write');
  });

  it('does not take a method or field for a function of that name', () => {
    const text = 'func BenchmarkA(b *testing.B) { b.Run("x", nil) }\nfunc Run() { one() }\n';
    expect(source(text)).toBe(source(text.replace('one()', 'two()')));
  });

  it('follows the external test package to what the internal one exports for it', () => {
    const files = (value: string) => [
      { path: 'a_test.go', text: 'package p_test\nfunc BenchmarkA(b *testing.B) { p.Exported() }' },
      { path: 'export_test.go', text: `package p\nvar Exported = ${value}` },
    ];
    const text = (value: string) => benchmarkDefinitions(files(value)).get('BenchmarkA')?.sourceText;
    expect(text('one')).not.toBe(text('two'));
  });

  it('keeps packages apart that have the same names, and joins benchmarks of one name', () => {
    const files = (internal: string, external: string) => [
      {
        path: 'a_test.go',
        text: `package p\nfunc BenchmarkA(b *testing.B) { f() }\nfunc f() { ${internal} }`,
      },
      {
        path: 'b_test.go',
        text: `package p_test\nfunc BenchmarkB(b *testing.B) { f() }\nfunc f() { ${external} }`,
      },
    ];
    const text = (internal: string, external: string, name: string) =>
      benchmarkDefinitions(files(internal, external)).get(name)?.sourceText;
    expect(text('x', 'y', 'BenchmarkA')).toBe(text('x', 'z', 'BenchmarkA'));
    expect(text('x', 'y', 'BenchmarkB')).toBe(text('z', 'y', 'BenchmarkB'));
    const twice = files('x', 'y').map((f) => ({ ...f, text: f.text.replace('BenchmarkB', 'BenchmarkA') }));
    expect(
      benchmarkDefinitions(twice)
        .get('BenchmarkA')
        ?.sourceText.match(/BenchmarkA/g),
    ).toHaveLength(2);
  });

  it('treats names of objects as names', () => {
    const text = 'func BenchmarkA(b *testing.B) { constructor(__proto__, hasOwnProperty) }';
    expect([...benchmarkDefinitions([{ path: 'a', text }]).keys()]).toEqual(['BenchmarkA']);
  });

  it('collects literals and names of all it uses', () => {
    const definition = benchmarkDefinitions([{ path: 'a', text: `package p\n${code}` }]).get('BenchmarkA');
    expect(definition?.literals).toEqual(['x.json', 'y']);
    expect(definition?.identifiers.has('helper')).toBe(true);
    expect(definition?.identifiers.has('other')).toBe(false);
  });
});

describe('namesDataFile', () => {
  const names = (literals: string[], path: string, identifiers: string[] = []) =>
    namesDataFile({ literals, identifiers: new Set(identifiers) }, path);

  it.each([
    [['testdata/code.json'], 'pkg/testdata/code.json'],
    [['code.json'], 'testdata/code.json'],
    [['../testdata/code.json'], 'testdata/code.json'],
    [['code'], 'testdata/code.json.gz'],
    [['code.json'], 'testdata/code.json.gz'],
    [['testdata/input%d.txt'], 'pkg/testdata/input10.txt'],
    [['a'], 'testdata/a'],
    [['testdata/a'], 'pkg/testdata/a'],
  ])('%j name %s', (literals, path) => {
    expect(names(literals, path)).toBe(true);
  });

  it.each([
    [['testdata/*.json'], 'pkg/testdata/code.json'],
    [['*.golden'], 'pkg/x.golden'],
    [['testdata'], 'pkg/testdata/deep/x.bin'],
    [['./testdata/'], 'testdata/x.bin'],
    [['testdata/deep'], 'pkg/testdata/deep/x.bin'],
  ])('%j name %s only for code that reads folders', (literals, path) => {
    expect(names(literals, path, ['filepath', 'Glob'])).toBe(true);
    expect(names(literals, path, ['embed', 'FS'])).toBe(true);
    expect(names(literals, path, ['os', 'ReadFile'])).toBe(false);
  });

  it.each([
    [[], 'testdata/code.json'],
    [['coder'], 'testdata/code.json'],
    [['co'], 'testdata/co.json'],
    [['a'], 'testdata/ab.json'],
    [['%s', '%d%s', '%s: %v\n', '%s/%s', '100%', '*', '**/*'], 'testdata/code.json'],
    [['json', 'data', 'test', '.', '/', ''], 'testdata/code.json'],
    [['other/*.json', 'testdata/*.xml', 'testdata/sub'], 'testdata/code.json'],
    [['code.json'], 'testdata/data.json'],
  ])('%j do not name %s', (literals, path) => {
    expect(names(literals, path, ['Glob'])).toBe(false);
  });
});
