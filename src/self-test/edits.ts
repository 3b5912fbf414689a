// What is written into a copy of a module, as data.
import { posix } from 'node:path';
import { by, byText } from '../base/order.js';
import { hashText } from '../base/random.js';
import type { GoPackage } from '../measure/packages.js';
import { benchmarkLoops, insertAt, type BenchmarkLoop } from '../source/benchmark-loops.js';
import { scanFile } from '../source/declarations.js';
import { spinFile, spinName, uncalledFile, uncalledTestFile, withComment } from './go-files.js';

/** A file to write; the path is relative to the tree. */
export interface Edit {
  readonly path: string;
  readonly text: string;
}

export type PackageFiles = Pick<GoPackage, 'dir' | 'pkg' | 'testFiles'>;

/** Which loop it is: two benchmarks with one helper have the same. */
export function loopKey({ file, at }: BenchmarkLoop): string {
  return `${file}:${at}`;
}

/**
 * A spin at the beginning of every benchmark loop of a package, of so many turns as `turns` says by loopKey, else of
 * none. None where the package has no loop that is known.
 */
export function spinEdits(
  { dir, testFiles }: PackageFiles,
  turns: ReadonlyMap<string, number> = new Map(),
): Edit[] {
  const loops = new Map<string, BenchmarkLoop>();
  for (const loop of benchmarkLoops(testFiles).values()) {
    if (typeof loop === 'object') loops.set(loopKey(loop), loop);
  }
  const byPackage = new Map<string, BenchmarkLoop[]>();
  for (const loop of inOrder(loops.values())) {
    const list = byPackage.get(loop.packageName);
    if (list === undefined) byPackage.set(loop.packageName, [loop]);
    else list.push(loop);
  }
  const statements = new Map<string, { at: number; code: string }[]>();
  const edits: Edit[] = [];
  for (const [name, all] of byPackage) {
    for (const [n, { file, at }] of all.entries()) {
      const list = statements.get(file) ?? [];
      list.push({ at, code: `${spinName(n)}()` });
      statements.set(file, list);
    }
    const counts = all.map((loop) => turns.get(loopKey(loop)) ?? 0);
    const path = posix.join(dir, `pprof_gate_spin${edits.length === 0 ? '' : edits.length}_test.go`);
    edits.push({ path, text: spinFile(name, counts, edits.length === 0) });
  }
  for (const { path, text } of testFiles) {
    const here = statements.get(path);
    if (here !== undefined) edits.push({ path, text: insertAt(text, here) });
  }
  return edits;
}

function inOrder(loops: Iterable<BenchmarkLoop>): BenchmarkLoop[] {
  return [...loops].sort(
    by(
      ({ file }) => file,
      ({ at }) => at,
    ),
  );
}

/** What changes no benchmark: comments, which move lines, and functions that nothing calls, which move code. */
export type Harmless = 'comments' | 'functions';

export function harmlessEdits(
  { dir, pkg, testFiles }: PackageFiles,
  kinds: readonly Harmless[],
  seed: number,
): Edit[] {
  const comments = testFiles.map(({ path, text }) => ({ path, text: withComment(text) }));
  const name = packageNameOf(testFiles);
  const functions = [
    // First by its name, so that all other functions of the package lie elsewhere.
    {
      path: posix.join(dir, 'a_pprof_gate_uncalled.go'),
      text: uncalledFile(name, hashText(`${seed} ${pkg}`)),
    },
    { path: posix.join(dir, 'pprof_gate_uncalled_test.go'), text: uncalledTestFile(name) },
  ];
  return [...(kinds.includes('comments') ? comments : []), ...(kinds.includes('functions') ? functions : [])];
}

/** Of the package itself, not of the tests beside it. */
function packageNameOf(testFiles: PackageFiles['testFiles']): string {
  const names = testFiles.map(({ text }) => scanFile(text).packageName).sort(byText);
  return names.find((name) => !name.endsWith('_test')) ?? (names[0] ?? '').replace(/_test$/, '');
}
