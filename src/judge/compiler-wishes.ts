// What to ask the compiler once it is known which lines got worse.
import { by } from '../base/order.js';
import type { DiffMap } from '../diff/lines.js';
import type { Pair } from '../model/pair.js';
import type { Verdict } from '../model/verdict.js';
import { baseFile } from './escapes.js';
import { mostCompiledFiles, mostCompiledPackages } from './procedure.js';

/** One package of benchmarks, and what it is compiled again for. */
export interface CompilerWish {
  /** Folder of the package in the repository. */
  readonly dir: string;
  /** Source files of the repository that its culprits lie in, or are called from. */
  readonly files: readonly Pair<string>[];
}

/** Packages of benchmarks that cost more by lines of our own, those first that break a budget. */
export function compilerWishes({ benchmarks }: Verdict, diff: DiffMap | null): CompilerWish[] {
  if (diff === null) return [];
  const found = new Map<string, { files: Set<string>; rank: number }>();
  for (const { dir, changes } of benchmarks) {
    for (const { change, outcome, culprits } of changes) {
      if (change !== 'regression') continue;
      // What the compiler says is about memory and calls, not about waiting.
      const files = culprits
        .filter(({ own, waiting }) => own && waiting === undefined)
        .flatMap(({ file, path }) => [file, ...ownFiles(path)]);
      if (files.length === 0) continue;
      const wish = found.get(dir) ?? { files: new Set(), rank: 1 };
      for (const file of files) wish.files.add(file);
      found.set(dir, { ...wish, rank: outcome === 'exceeded' ? 0 : wish.rank });
    }
  }
  let left = mostCompiledFiles;
  return [...found]
    .sort(
      by(
        ([, { rank }]) => rank,
        ([dir]) => dir,
      ),
    )
    .slice(0, mostCompiledPackages)
    .flatMap(([dir, { files }]) => {
      const some = [...files].slice(0, left).map((head) => ({ base: baseFile(head, diff), head }));
      left -= some.length;
      return some.length === 0 ? [] : [{ dir, files: some }];
    });
}

function ownFiles(path: readonly { readonly file: string; readonly own: boolean }[]): string[] {
  return path.flatMap(({ file, own }) => (own ? [file] : []));
}
