// Where a process was when it broke: the first line of the user's own code in what Go's runtime printed of its
// goroutines. Untrusted text of any length: only its beginning is read, where the goroutine that ran comes.
import type { FilePosition } from '../base/errors.js';
import { repositoryFile, type Modules } from './repository-file.js';

const mostBytes = 128 << 10;

/**
 * Of the goroutine that ran; where none did, as in a deadlock, of the one that waits inside of a benchmark. Null where
 * neither has a line of a main module.
 */
export function stoppedAt(dump: Uint8Array, modules: Modules): FilePosition | null {
  const text = new TextDecoder().decode(dump.subarray(0, mostBytes));
  let waiting: FilePosition | null = null;
  for (const block of text.split('\n\n')) {
    const [, state] = /^goroutine \d+ [^\n[]*\[([^\],]*)/m.exec(block) ?? [];
    if (state === undefined) continue;
    const at = ownLine(block, modules);
    if (at === null) continue;
    if (/^(?:running|runnable|syscall)/.test(state)) return at;
    if (block.includes('\ntesting.(*B).runN(')) waiting ??= at;
  }
  return waiting;
}

/** Of the innermost frame in a main module, unless a benchmark only waits in it for one below. */
function ownLine(block: string, modules: Modules): FilePosition | null {
  for (const line of block.split('\n')) {
    if (line.startsWith('testing.(*B).') || line.startsWith('created by ')) return null;
    const [, path = '', number] = /^\t([^\n]{1,1000}\.go):(\d{1,9})(?: |$)/.exec(line) ?? [];
    const file = number === undefined ? null : repositoryFile(path, modules);
    if (file !== null) return { file, line: Number(number) };
  }
  return null;
}
