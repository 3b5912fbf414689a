import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { diffMap } from '../../src/diff/lines.js';
import type { Edit } from '../../src/diff/hunk.js';
import { parseDiff } from '../../src/diff/parse.js';

const example = diffMap(
  parseDiff(
    'diff --git a/old.go b/new.go\nsimilarity index 80%\nrename from old.go\nrename to new.go\n' +
      '--- a/old.go\n+++ b/new.go\n@@ -2 +2,2 @@\n-b\n+B\n+B2\n@@ -4,0 +6 @@\n+e\n@@ -8,2 +9,0 @@\n-h\n-i\n' +
      'diff --git a/gone.go b/gone.go\ndeleted file mode 100644\n--- a/gone.go\n+++ /dev/null\n@@ -1 +0,0 @@\n-x\n' +
      'diff --git a/fresh.go b/fresh.go\nnew file mode 100644\n--- /dev/null\n+++ b/fresh.go\n@@ -0,0 +1 @@\n+x\n',
  ),
);

describe('diffMap', () => {
  it('follows lines through a renamed file', () => {
    const heads = [1, 2, 3, 4, 5, 7, 8, 9, 10].map((line) => example.toHead('old.go', line)?.line ?? null);
    expect(heads).toEqual([1, null, 4, 5, 7, 9, null, null, 10]);
    expect(example.toHead('old.go', 1)).toEqual({ file: 'new.go', line: 1 });
    const bases = [1, 2, 3, 4, 6, 7, 10].map((line) => example.toBase('new.go', line)?.line ?? null);
    expect(bases).toEqual([1, null, null, 3, null, 5, 10]);
  });

  it('knows the changed lines of head', () => {
    expect([1, 2, 3, 4, 5, 6, 7].filter((line) => example.isChanged('new.go', line))).toEqual([2, 3, 6]);
    expect(example.isChanged('fresh.go', 1)).toBe(true);
    expect(example.isChanged('other.go', 1)).toBe(false);
  });

  it('loses deleted files and finds nothing behind new ones', () => {
    expect(example.toHead('gone.go', 1)).toBeNull();
    expect(example.toBase('fresh.go', 1)).toBeNull();
    expect(example.toHead('other.go', 7)).toEqual({ file: 'other.go', line: 7 });
    expect(example.toBase('other.go', 7)).toEqual({ file: 'other.go', line: 7 });
  });

  it('keeps the source of a copy where it was', () => {
    const map = diffMap([
      { base: 'a.go', head: 'copy.go', binary: false, edits: [] },
      { base: 'a.go', head: 'a.go', binary: false, edits: [] },
    ]);
    expect(map.toHead('a.go', 3)).toEqual({ file: 'a.go', line: 3 });
    expect(map.toBase('copy.go', 3)).toEqual({ file: 'a.go', line: 3 });
  });

  it('is one order-keeping bijection outside the edits, whatever they are', () => {
    const step = fc.record({ gap: fc.integer({ min: 1, max: 5 }), cut: fc.nat(3), added: fc.nat(3) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        const edits: Edit[] = [];
        const kept: [number, number][] = [];
        let base = 1;
        let head = 1;
        for (const { gap, cut, added } of steps) {
          for (let i = 0; i < gap; i++) kept.push([base++, head++]);
          if (cut + added === 0) continue;
          edits.push({ baseLine: base, baseCount: cut, headLine: head, headCount: added });
          base += cut;
          head += added;
        }
        const map = diffMap([{ base: 'x', head: 'x', binary: false, edits }]);
        const heads = new Set(kept.map(([, line]) => line));
        for (const [from, to] of kept) {
          expect(map.toHead('x', from)?.line).toBe(to);
          expect(map.toBase('x', to)?.line).toBe(from);
        }
        for (let line = 1; line < head; line++) expect(map.isChanged('x', line)).toBe(!heads.has(line));
      }),
    );
  });
});
