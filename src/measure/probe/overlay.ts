// The build overlay that puts the sentinels around a package's benchmarks. `go help build`, -overlay: paths that do
// not exist on the disk are added to the build, so nothing is written into the tree.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { GoPackage } from '../packages.js';
import sentinel from './sentinel.go';

export const beginName = 'BenchmarkPprofgateBegin';
export const endName = 'BenchmarkPprofgateEnd';

/** The harness runs files in byte order; go takes names that begin with a digit or a letter only. */
const mostPrefix = 8;

export interface OverlayFile {
  readonly name: string;
  readonly text: string;
}

/**
 * The two files for a package: the first of its internal test package and the last of its external one, which runs
 * after it. Null where a file of the package's own comes before the first or after the last whatever ours is called.
 */
export function sentinelFiles({
  testFiles,
  name,
}: Pick<GoPackage, 'testFiles' | 'name'>): OverlayFile[] | null {
  const names = testFiles.map(({ path }) => path.slice(path.lastIndexOf('/') + 1));
  const first = outdoing(names, '0', 'pprofgate_begin_test.go', (own, other) => own < other);
  const last = outdoing(names, 'z', 'pprofgate_end_test.go', (own, other) => own > other);
  if (first === null || last === null) return null;
  return [
    { name: first, text: sentinelText(name, beginName) },
    { name: last, text: sentinelText(`${name}_test`, endName) },
  ];
}

function outdoing(
  names: readonly string[],
  prefix: string,
  rest: string,
  isBeyond: (own: string, other: string) => boolean,
): string | null {
  for (let length = 1; length <= mostPrefix; length++) {
    const own = `${prefix.repeat(length)}_${rest}`;
    if (names.every((other) => isBeyond(own, other))) return own;
  }
  return null;
}

function sentinelText(clause: string, name: string): string {
  return sentinel
    .replace('package sentinel', `package ${clause}`)
    .replaceAll('BenchmarkPprofgateSentinel', name);
}

/**
 * Writes the sentinels and the overlay below `directory`; gives the path of the overlay. It is the only one: GOFLAGS
 * of children hold none (adapters/go-flags.ts), and go does not join two.
 */
export async function writeOverlay(
  root: string,
  found: Pick<GoPackage, 'dir'>,
  files: readonly OverlayFile[],
  directory: string,
): Promise<string> {
  await mkdir(directory, { recursive: true });
  const replace: Record<string, string> = {};
  for (const { name, text } of files) {
    const path = join(directory, name);
    await writeFile(path, text);
    replace[join(root, found.dir, name)] = path;
  }
  const path = join(directory, 'overlay.json');
  await writeFile(path, JSON.stringify({ Replace: replace }));
  return path;
}
