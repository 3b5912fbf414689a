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

describe('what became of lines by their text', () => {
  const text =
    'diff --git a/a.go b/a.go\n--- a/a.go\n+++ b/a.go\n' +
    '@@ -3 +3,2 @@\n-\treturn f(x)\n+\ty := f(x)\n+\treturn g(y)\n' +
    '@@ -8,4 +9,0 @@\n-func part() {\n-\tone := make([]int, 3)\n-\ttwo := call(one)\n-}\n' +
    '@@ -20,2 +17 @@\n-\tgone(1)\n-\tthree := three(3)\n+\t// why\n' +
    '@@ -40,0 +37 @@\n+\tthree := three(3)\n' +
    'diff --git a/b.go b/b.go\n--- a/b.go\n+++ b/b.go\n@@ -4,0 +5,5 @@\n' +
    '+func part() {\n+\tone := make([]int, 3)\n+\tnew(one)\n+\ttwo := call(one)\n+}\n' +
    'diff --git a/note.txt b/note.txt\n--- a/note.txt\n+++ b/note.txt\n@@ -1 +1 @@\n-same words\n+same words here\n';
  const map = diffMap(parseDiff(text, 'lines and text of Go'));

  it('is a line in its place that is like it', () => {
    expect(map.rewritten('a.go', 3)).toEqual({ file: 'a.go', line: 3 });
    expect([2, 9, 20, 21].map((line) => map.rewritten('a.go', line))).toEqual([null, null, null, null]);
    expect(map.rewritten('other.go', 3)).toBeNull();
  });

  it('is the same words elsewhere, in its file or in another', () => {
    expect(map.elsewhere('a.go', 21)).toEqual({ file: 'a.go', line: 37 });
    expect(map.elsewhere('a.go', 9)).toEqual({ file: 'b.go', line: 6 });
    // A brace is everywhere, and this line nowhere.
    expect([11, 20, 30].map((line) => map.elsewhere('a.go', line))).toEqual([null, null, null]);
  });

  it('is not certain where the words are there twice', () => {
    const twice = text.replace('+\tnew(one)', '+\tone := make([]int, 3)');
    expect(diffMap(parseDiff(twice, 'lines and text of Go')).elsewhere('a.go', 9)).toBeNull();
  });

  it('follows a function that moved', () => {
    const [from, to] = [
      { file: 'a.go', line: 8 },
      { file: 'b.go', line: 5 },
    ];
    expect([8, 9, 10, 11].map((line) => map.moved(from, to, line)?.line)).toEqual([5, 6, 8, 9]);
    expect(map.moved(from, to, 20)).toBeNull();
    expect(map.moved({ file: 'a.go', line: 7 }, to, 9)).toBeNull();
  });

  it('tells where code was changed between two lines, and comments are none', () => {
    const touched = (first: number, last: number, near: number) => map.touched('a.go', first, last, near);
    expect([touched(1, 5, 5), touched(1, 5, 3), touched(1, 5, 1)]).toEqual([4, 3, 3]);
    // Deleted between lines 9 and 10: inside of a function from 9 on, outside of one from 10 on.
    expect([touched(9, 12, 12), touched(10, 12, 12), touched(5, 9, 9)]).toEqual([10, null, null]);
    // Only a comment took the place of code that is gone: it was there.
    expect(touched(15, 20, 20)).toBe(17);
    expect(touched(18, 30, 30)).toBeNull();
    expect(map.touched('other.go', 1, 99, 9)).toBeNull();
  });

  it('knows nothing without text, nor of files that are not Go', () => {
    const bare = diffMap(parseDiff(text));
    expect([bare.rewritten('a.go', 3), bare.elsewhere('a.go', 21), bare.touched('a.go', 1, 9, 5)]).toEqual([
      null,
      null,
      null,
    ]);
    expect(map.rewritten('note.txt', 1)).toBeNull();
    expect(map.isChanged('note.txt', 1)).toBe(true);
  });
});
