// `go test -json` streams → the text that the packages printed. Source: cmd/internal/test2json, `go doc test2json`.

export interface TestJson {
  /** Output of each package joined again, in order of first appearance: a result may come as two events. */
  readonly packages: ReadonlyMap<string, string>;
  /** Compiler output by import path (Go 1.24 and later). */
  readonly builds: ReadonlyMap<string, string>;
  /** Lines that are no event: what children wrote to standard error. */
  readonly other: readonly string[];
}

/** Reads a whole stream. A line that is not an event of test2json costs that line only. */
export function readTestJson(stream: string): TestJson {
  const packages = new Map<string, string[]>();
  const builds = new Map<string, string[]>();
  const other: string[] = [];
  for (const line of stream.split('\n')) {
    if (line.trim() === '') continue;
    const event = parseEvent(line);
    if (event === null) other.push(line);
    else if (event.action === 'output') append(packages, event.of, event.output);
    else if (event.action === 'build-output') append(builds, event.of, event.output);
  }
  return { packages: joined(packages), builds: joined(builds), other };
}

interface Event {
  readonly action: string;
  /** Package or import path. */
  readonly of: string;
  readonly output: string;
}

function parseEvent(line: string): Event | null {
  if (!line.startsWith('{')) return null;
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    // A program may print a line that starts like an event.
    if (error instanceof SyntaxError) return null;
    throw error;
  }
  const { Action, Package, ImportPath, Output } = value as Record<string, unknown>;
  if (typeof Action !== 'string') return null;
  const text = (x: unknown) => (typeof x === 'string' ? x : '');
  return { action: Action, of: text(Package) || text(ImportPath), output: text(Output) };
}

function append(to: Map<string, string[]>, key: string, output: string): void {
  const held = to.get(key);
  if (held === undefined) to.set(key, [output]);
  else held.push(output);
}

function joined(pieces: ReadonlyMap<string, readonly string[]>): Map<string, string> {
  return new Map([...pieces].map(([key, texts]) => [key, texts.join('')]));
}
