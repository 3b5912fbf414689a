// The Go module that a folder lies in, as the go command finds it: by the nearest go.mod at or above it. Runs nothing.
import { realpath } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { modulePath } from '../measure/modules.js';
import { readPlainFile } from '../measure/plain-file.js';
import type { EnclosingModule } from '../report/profiles/own-code.js';

/** Longer ones nobody writes. */
const mostBytes = 1 << 20;

/** Null outside of a module, and where its go.mod cannot be read. A go.mod in the folder for temporary files is none, as for Go. */
export async function enclosingModule(folder: string): Promise<EnclosingModule | null> {
  const temporary = await realpath(tmpdir()).catch(() => tmpdir());
  for (let root = folder; ; root = dirname(root)) {
    const text = root === temporary ? null : await textOf(join(root, 'go.mod'));
    if (text !== null) {
      const path = modulePath(text);
      return path === null ? null : { path, root };
    }
    if (dirname(root) === root) return null;
  }
}

async function textOf(path: string): Promise<string | null> {
  try {
    return (await readPlainFile(path, mostBytes))?.toString() ?? null;
  } catch (error) {
    // What may not be read is as if it were not there: nothing but the look of a page depends on it.
    if ((error as NodeJS.ErrnoException).syscall === undefined) throw error;
    return null;
  }
}
