// The loop of a benchmark, `for i := 0; i < b.N; i++ {` and its other forms, and code put at its beginning. By tokens:
// a loop that is written in any other way is not found, and left alone.
import { by } from '../base/order.js';
import { scanFile, type Declaration } from './declarations.js';
import { Lexer } from './lexer.js';

/** A top-level function of test code that has the loop of a benchmark in it, perhaps in a closure of it. */
export interface BenchmarkLoop {
  readonly file: string;
  /** Of the file: `p`, or `p_test`. */
  readonly packageName: string;
  readonly function: string;
  /** Offset behind the opening brace of the loop. */
  readonly at: number;
}

/** Why a benchmark has no loop that code can be put into. */
export type NoLoop = 'no-loop' | 'several-loops' | 'parallel' | 'stops-timer';

export interface TestFile {
  readonly path: string;
  readonly text: string;
}

/** What the loop's beginning may look like, one word a token; `$` stands for any name. */
const forms: readonly (readonly string[])[] = [
  'for $ := 0 ; $ < $ . N ; $ ++ {',
  'for range $ . N {',
  'for $ := range $ . N {',
  'for $ . Loop ( ) {',
].map((form) => form.split(' '));

/**
 * The loop of every `func Benchmark…` of a package's test files, or why there is none, by name. One that only calls a
 * helper, `benchmarkSize(b, 10)`, has that helper's loop.
 */
export function benchmarkLoops(files: readonly TestFile[]): ReadonlyMap<string, BenchmarkLoop | NoLoop> {
  const functions = new Map<string, Found>();
  for (const file of files) {
    const { packageName, declarations } = scanFile(file.text);
    for (const declaration of declarations) {
      if (declaration.kind !== 'func') continue;
      functions.set(`${packageName} ${declaration.name}`, { file, packageName, declaration });
    }
  }
  const found = new Map<string, BenchmarkLoop | NoLoop>();
  for (const of of functions.values()) {
    const { name } = of.declaration;
    if (/^Benchmark(?!\p{Ll})/u.test(name)) found.set(name, loopOf(of, functions));
  }
  return found;
}

interface Found {
  readonly file: TestFile;
  readonly packageName: string;
  readonly declaration: Declaration;
}

function loopOf(of: Found, functions: ReadonlyMap<string, Found>): BenchmarkLoop | NoLoop {
  const own = loopsIn(of);
  if (own.length > 0 || isUnfit(of) !== null) return isUnfit(of) ?? single(own);
  const helpers = [...of.declaration.identifiers].flatMap((name) => {
    const helper = functions.get(`${of.packageName} ${name}`);
    return helper === undefined ? [] : [helper];
  });
  for (const helper of helpers) {
    const unfit = isUnfit(helper);
    if (unfit !== null) return unfit;
  }
  return single(helpers.flatMap(loopsIn));
}

function single(loops: readonly BenchmarkLoop[]): BenchmarkLoop | NoLoop {
  const [loop] = loops;
  return loop === undefined ? 'no-loop' : loops.length > 1 ? 'several-loops' : loop;
}

/** Code in the loop would then run at the same time, or while the clock stands still. */
function isUnfit({ declaration: { selectors } }: Found): NoLoop | null {
  if (selectors.has('RunParallel')) return 'parallel';
  return selectors.has('StopTimer') ? 'stops-timer' : null;
}

function loopsIn({ file, packageName, declaration }: Found): BenchmarkLoop[] {
  const { text, path } = file;
  const lexer = new Lexer(text, declaration.start, declaration.end);
  const loops: BenchmarkLoop[] = [];
  // Forms that fit so far, each with how many of its words did.
  let open: (readonly [form: readonly string[], fitted: number])[] = [];
  for (let token = lexer.next(); token.kind !== 'end'; token = lexer.next()) {
    const word = token.kind === 'semicolon' ? ';' : text.slice(token.start, token.end);
    if (token.kind === 'directive') continue;
    const starting = forms.map((form) => [form, 0] as const);
    const going = [...open, ...starting].filter(([form, fitted]) => {
      const expected = form[fitted];
      return expected === word || (expected === '$' && token.kind === 'name');
    });
    open = going.map(([form, fitted]) => [form, fitted + 1] as const);
    if (open.some(([form, fitted]) => fitted === form.length)) {
      loops.push({ file: path, packageName, function: declaration.name, at: token.end });
    }
    open = open.filter(([form, fitted]) => fitted < form.length);
  }
  return loops;
}

/** A text with statements put in at offsets, all as they were counted before. No line moves. */
export function insertAt(text: string, statements: readonly { at: number; code: string }[]): string {
  let result = '';
  let from = 0;
  for (const { at, code } of [...statements].sort(by((statement) => statement.at))) {
    result += `${text.slice(from, at)} ${code};`;
    from = at;
  }
  return result + text.slice(from);
}
