// Hunks as GitHub's `patch` has them, looked at from the right side: the new file's lines.

export interface RightLine {
  readonly line: number;
  readonly text: string;
  /** Hunk from its header to this line, as `diff_hunk` shows it. */
  readonly hunk: string;
  /** Which hunk, from 0. */
  readonly index: number;
}

/** Lines that can be commented on: added ones and context. */
export function rightLines(patch: string): RightLine[] {
  const out: RightLine[] = [];
  let shown: string[] = [];
  let index = -1;
  let next = 0;
  let left = 0;
  for (const text of patch.split('\n')) {
    const header = left > 0 ? null : /^@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@/.exec(text);
    if (header !== null) {
      shown = [text];
      index += 1;
      next = Number(header[1]);
      left = Number(header[2] ?? '1');
      continue;
    }
    shown.push(text);
    if (left === 0 || text.startsWith('-') || text.startsWith('\\')) continue;
    out.push({ line: next, text: text.slice(1), hunk: shown.join('\n'), index });
    next += 1;
    left -= 1;
  }
  return out;
}

/**
 * Where a line of one diff is in the next diff of the same file: null when its text was changed or is no longer
 * near a change. By longest common subsequence of the lines shown.
 */
export function movedLine(from: string, to: string | null, line: number): number | null {
  if (to === null) return null;
  const a = rightLines(from);
  const b = rightLines(to);
  const lengths = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  const at = (i: number, j: number) => lengths[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const row = lengths[i];
      if (row === undefined) continue;
      row[j] = a[i]?.text === b[j]?.text ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  let j = 0;
  for (let i = 0; i < a.length; i++) {
    while (j < b.length && a[i]?.text !== b[j]?.text && at(i, j + 1) >= at(i + 1, j)) j += 1;
    const same = a[i]?.text === b[j]?.text && j < b.length;
    if (a[i]?.line === line) return same ? (b[j]?.line ?? null) : null;
    if (same) j += 1;
  }
  return null;
}

/** Added and removed lines of a patch. */
export function countChanges(patch: string | null): { additions: number; deletions: number } {
  const lines = (patch ?? '').split('\n');
  return {
    additions: lines.filter((line) => line.startsWith('+')).length,
    deletions: lines.filter((line) => line.startsWith('-')).length,
  };
}
