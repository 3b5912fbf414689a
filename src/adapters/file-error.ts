// Errors of the file system in our own terms.
import { GateError } from '../base/errors.js';

const full = new Set(['ENOSPC', 'EDQUOT']);
/** What the user's system says no to; anything else is a bug of ours and stays as it is. */
const refused = new Set([
  'EACCES',
  'EPERM',
  'EROFS',
  'ENOENT',
  'ENOTDIR',
  'EISDIR',
  'ENAMETOOLONG',
  'EIO',
  'ELOOP',
]);

/** `disk-full`, `file-unwritable` or `file-unreadable` with `path` and `detail`; other errors pass unchanged. */
export function fileError(error: unknown, path: string, doing: 'write' | 'read' = 'write'): unknown {
  const code = (error as NodeJS.ErrnoException | null)?.code ?? '';
  if (full.has(code)) return new GateError('disk-full', { path }, { cause: error });
  if (!refused.has(code)) return error;
  return new GateError(
    doing === 'read' ? 'file-unreadable' : 'file-unwritable',
    { path, detail: code },
    { cause: error },
  );
}
