// What a benchmark is made of: its function and all test code that this uses. A change of it makes the two sides
// incomparable. Code that is not in test files is what the benchmark measures, and not part of it.
import { byText } from '../base/order.js';
import { scanFile, type Declaration, type SourceFile } from './declarations.js';
import { normalise } from './lexer.js';

export interface TestFile {
  readonly path: string;
  readonly text: string;
}

export interface Definition {
  /** Where the benchmark function is; lines from 1. */
  readonly file: string;
  readonly line: number;
  readonly endLine: number;
  /**
   * Its code and, followed from name to name, that of every declaration in test files that it uses, `TestMain`,
   * `init` and the imports included. Comments, layout, order and file names do not show in it.
   */
  readonly sourceText: string;
  /** String literals in this code, `//go:embed` patterns included. */
  readonly literals: readonly string[];
  /** Names in this code, those after a dot included. */
  readonly identifiers: ReadonlySet<string>;
}

/**
 * Definitions of the benchmark functions of one package by name. Takes its _test.go files, those of the external
 * package `x_test` included. A name that is used is taken for the declaration whatever it means where it stands
 * (a local variable hides it): rather too much than too little.
 */
export function benchmarkDefinitions(files: readonly TestFile[]): Map<string, Definition> {
  const packages = new Map<string, TestPackage>();
  const benchmarks: Node[] = [];
  for (const { path, text } of files) {
    const scanned = scanFile(text);
    const home = packages.get(scanned.packageName) ?? new TestPackage();
    packages.set(scanned.packageName, home);
    for (const declaration of scanned.declarations) {
      const node: Node = { declaration, path, text, scanned };
      home.add(node);
      if (isBenchmark(declaration)) benchmarks.push(node);
    }
  }
  const always = [...packages.values()].flatMap((home) => home.always);
  const made = new Map<Node, readonly string[]>();
  const found = new Map<string, Definition>();
  for (const benchmark of benchmarks) {
    const closure = closureOf([benchmark, ...always], packages);
    const definition = describe(benchmark, closure, made);
    const other = found.get(benchmark.declaration.name);
    found.set(benchmark.declaration.name, other === undefined ? definition : both(other, definition));
  }
  return found;
}

/** A declaration and the file it stands in. */
interface Node {
  readonly declaration: Declaration;
  readonly path: string;
  readonly text: string;
  readonly scanned: SourceFile;
}

class TestPackage {
  readonly #named = new Map<string, Node[]>();
  readonly #methods = new Map<string, Node[]>();
  /** What runs before every benchmark. */
  readonly always: Node[] = [];

  add(node: Node): void {
    const { kind, name, receiver } = node.declaration;
    if (receiver !== null) append(this.#methods, receiver, node);
    else if (kind === 'func' && (name === 'init' || name === 'TestMain')) this.always.push(node);
    else if (name !== '_') append(this.#named, name, node);
  }

  /** Declarations of a name: several where build tags choose. A type brings its methods, which nothing may name. */
  of(name: string): readonly Node[] {
    return [...(this.#named.get(name) ?? []), ...(this.#methods.get(name) ?? [])];
  }
}

function append(to: Map<string, Node[]>, key: string, node: Node): void {
  const held = to.get(key);
  if (held === undefined) to.set(key, [node]);
  else held.push(node);
}

/** As Go's testing finds them: `Benchmark` and then no lower case letter. */
function isBenchmark({ kind, name }: Declaration): boolean {
  return kind === 'func' && /^Benchmark(?!\p{Ll})/u.test(name);
}

function closureOf(roots: readonly Node[], packages: ReadonlyMap<string, TestPackage>): ReadonlySet<Node> {
  const closure = new Set(roots);
  // A set gives what is added while it is walked.
  for (const { declaration, scanned } of closure) {
    const { packageName } = scanned;
    const home = packages.get(packageName);
    for (const name of declaration.identifiers) home?.of(name).forEach((node) => closure.add(node));
    // The external package sees what export_test.go and its like export.
    const internal = packageName.endsWith('_test')
      ? packages.get(packageName.slice(0, -'_test'.length))
      : undefined;
    for (const name of internal === undefined ? [] : declaration.selectors) {
      internal?.of(name).forEach((node) => closure.add(node));
    }
  }
  return closure;
}

function describe(
  benchmark: Node,
  closure: ReadonlySet<Node>,
  made: Map<Node, readonly string[]>,
): Definition {
  const parts = new Set<string>();
  const literals = new Set<string>();
  const identifiers = new Set<string>();
  for (const node of closure) {
    const { declaration } = node;
    for (const part of partsOf(node, made)) parts.add(part);
    declaration.literals.forEach((literal) => literals.add(literal));
    declaration.identifiers.forEach((name) => identifiers.add(name));
    declaration.selectors.forEach((name) => identifiers.add(name));
  }
  return {
    file: benchmark.path,
    line: benchmark.declaration.line,
    endLine: benchmark.declaration.endLine,
    sourceText: [...parts].sort(byText).join('\n'),
    literals: [...literals],
    identifiers,
  };
}

/** The code of a declaration and the imports it uses, made once for all benchmarks that share it. */
function partsOf(node: Node, made: Map<Node, readonly string[]>): readonly string[] {
  let parts = made.get(node);
  if (parts === undefined) {
    const { kind, start, end } = node.declaration;
    parts = [`${kind}: ${normalise(node.text, start, end)}`, ...importsOf(node)];
    made.set(node, parts);
  }
  return parts;
}

/** Imports that a declaration uses: by their name, or by what their path suggests; `_` and `.` always. */
function importsOf({ declaration, scanned }: Node): string[] {
  return scanned.imports
    .filter(({ name, path }) => {
      if (name === '_' || name === '.') return true;
      if (name !== null) return declaration.identifiers.has(name);
      return suggestedNames(path).some((suggested) => declaration.identifiers.has(suggested));
    })
    .map(({ name, path }) => `import: ${name ?? ''} ${path}`);
}

/** `gopkg.in/yaml.v3` → yaml.v3, yaml, v3; `github.com/x/go-sqlite/v2` → v2, go-sqlite, go, sqlite. */
function suggestedNames(path: string): string[] {
  const elements = path.split('/');
  const last = elements.at(-1) ?? '';
  const named = /^v\d+$/.test(last) ? [last, elements.at(-2) ?? ''] : [last];
  return named.flatMap((element) => [element, ...element.split(/[-.]/)]);
}

/** The same name in the package and in its external test package: Go runs both. */
function both(first: Definition, second: Definition): Definition {
  return {
    ...first,
    sourceText: `${first.sourceText}\n${second.sourceText}`,
    literals: [...new Set([...first.literals, ...second.literals])],
    identifiers: new Set([...first.identifiers, ...second.identifiers]),
  };
}
