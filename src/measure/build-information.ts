// What the go command wrote into each test binary: modules with their versions and sums, settings of the build.
// Nothing is decided by it; it tells later what was measured.
import { binaryKey, binaryOf, fileName, type Session, type SideState } from './session.js';

/**
 * Keeps `build/NNNN-PACKAGE.txt` for each built package, in the order of their import paths. Where the go
 * command cannot read a binary, the file holds what it said instead.
 */
export async function keepBuildInformation(session: Session, side: SideState): Promise<void> {
  const built = [...side.packages.keys()].filter((pkg) => side.binaries.has(binaryKey(pkg, 0)));
  if (built.length === 0) return;
  const binaries = built.map((pkg) => binaryOf(side, pkg, 0));
  const exit = await session.exec.run({
    program: 'go',
    args: ['version', '-m', ...binaries],
    cwd: session.request.scratch,
    timeoutMs: 120_000,
    keepBytes: 64 << 20,
  });
  const blocks = blocksOf(exit.stdout.text, binaries);
  for (const [index, pkg] of built.entries()) {
    const file = `build/${String(index + 1).padStart(4, '0')}-${fileName(pkg)}.txt`;
    const block = blocks.get(binaries[index] ?? '') ?? ` ${exit.stderr.text.trimEnd()}\n`;
    await side.writer.append(file, `${pkg}:${block}`);
  }
}

/** By binary, what follows its name and colon: the version of Go, then lines that begin with a tab. */
function blocksOf(printed: string, binaries: readonly string[]): ReadonlyMap<string, string> {
  const blocks = new Map<string, string>();
  let current = '';
  for (const line of printed.split('\n')) {
    const next = line.startsWith('\t') ? undefined : binaries.find((path) => line.startsWith(`${path}: `));
    if (next !== undefined) blocks.set((current = next), `${line.slice(next.length + 1)}\n`);
    else if (line.startsWith('\t')) blocks.set(current, `${blocks.get(current) ?? ''}${line}\n`);
  }
  return blocks;
}
