// Packages whose binaries differ and are the same program all the same: after a change of comments, of code that
// nothing calls, of the go line in go.mod. A difference of their times cannot come from their code.
import { readFile, stat } from 'node:fs/promises';
import { hashOfFiles } from './data-files.js';
import { readExecutable } from './executable.js';
import type { Changed } from './found.js';
import { isSameProgram } from './machine-code.js';
import { binaryKey, type Session } from './session.js';

/** About 50 ms for 4 MB: larger ones are rare, and not looked at. */
const largestBytes = 64 << 20;

/**
 * Records `same-functions` of each such package in head's capture, where the files that it can read are the same too: what
 * they hold is done by the same functions.
 */
export async function recordSameFunctions(session: Session, changed: readonly Changed[]): Promise<void> {
  const [base, head] = session.sides;
  if (base === undefined || head === undefined) return;
  const ofHead = new Map(changed.flatMap((of) => (of.side === head ? [[of.found.pkg, of]] : [])));
  for (const { side, found, data } of changed) {
    const { pkg } = found;
    const other = ofHead.get(pkg);
    if (side !== base || other === undefined || hashOfFiles(other.data) !== hashOfFiles(data)) continue;
    const [a, b] = [base, head].map(({ binaries }) => binaries.get(binaryKey(pkg, 0)));
    if (a === undefined || b === undefined || !(await isSame(a, b))) continue;
    await head.writer.record({ type: 'same-functions', pkg });
  }
}

/** What is no ELF file of a processor that we know is not told to be the same. */
async function isSame(base: string, head: string): Promise<boolean> {
  const sizes = await Promise.all([stat(base), stat(head)]);
  if (sizes.some(({ size }) => size > largestBytes)) return false;
  const [a, b] = [readExecutable(await readFile(base)), readExecutable(await readFile(head))];
  return a !== null && b !== null && isSameProgram(a, b);
}
