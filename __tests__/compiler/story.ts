// __tests__/corpus/compiler/story: two versions of a Go file, and what Go's compiler said of both. To make it again:
// `go test -c -vet=off -trimpath -buildvcs=false -o /dev/null -gcflags=example.com/esc=-json=0,DIR .` in module
// example.com/esc, the file being esc.go; then DIR/example.com%2Fesc/esc.json.
import { readFileSync } from 'node:fs';
import type { CompiledFile, DeclaredFunction, LineMap } from '../../src/compiler/compare.js';
import { readDiagnostics } from '../../src/compiler/diagnostics.js';
import { diffMap, type DiffMap } from '../../src/diff/lines.js';
import { parseDiff } from '../../src/diff/parse.js';
import type { Side } from '../../src/model/pair.js';
import { scanFile } from '../../src/source/declarations.js';

export const versions = ['1.21', '1.25', '1.26', '1.27'] as const;

export function storyFile(name: string): Buffer {
  return readFileSync(new URL(`../corpus/compiler/story/${name}`, import.meta.url));
}

export const storyDiff: DiffMap = diffMap(parseDiff(storyFile('diff.patch')));

export const storyLines: LineMap = {
  toHead: (line) => storyDiff.toHead('esc.go', line)?.line ?? null,
  isChanged: (line) => storyDiff.isChanged('esc.go', line),
};

/** As measuring records them. */
export function functionsOf(text: string): DeclaredFunction[] {
  return scanFile(text).declarations.flatMap(({ kind, name, receiver, line, endLine }) =>
    kind === 'func' || kind === 'method'
      ? [{ name: receiver === null ? name : `${receiver}.${name}`, line, endLine }]
      : [],
  );
}

export function story(side: Side, version: string): CompiledFile {
  const diagnostics = readDiagnostics(storyFile(`${side}-go${version}.jsonl`));
  if (diagnostics === null) throw new Error('not read');
  return { diagnostics, functions: functionsOf(storyFile(`${side}.go.txt`).toString()) };
}

/** Line of a side with such text. */
export function lineOf(side: Side, text: string): number {
  const at = storyFile(`${side}.go.txt`)
    .toString()
    .split('\n')
    .findIndex((line) => line.includes(text));
  if (at < 0) throw new Error(`no line with ${text}`);
  return at + 1;
}
