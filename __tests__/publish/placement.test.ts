import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseHunks } from '../../src/diff/hunk.js';
import { placementOf, type MeasuredFile, type PlacementQuestion } from '../../src/publish/placement.js';

/** `Look` is lines 3 to 12, `Walk` 14 to 16. */
const source = [
  'package finder',
  '',
  'func Look(dirs []string) string {',
  '\tfor _, dir := range dirs {',
  '\t\tp := filepath.Join(dir, name)',
  '\t\tif ok(p) {',
  '\t\t\treturn p',
  '\t\t}',
  '\t}',
  '\tlog.Print("no")',
  '\treturn ""',
  '}',
  '',
  'func Walk() {',
  '\tgo send()',
  '}',
].join('\n');

const patch = [
  '@@ -3,4 +3,4 @@ package finder',
  ' func Look(dirs []string) string {',
  ' \tfor _, dir := range dirs {',
  '-\t\tp := dir + name',
  '+\t\tp := filepath.Join(dir, name)',
  ' \t\tif ok(p) {',
].join('\n');

const path = 'look.go';
const file = { path, hunks: parseHunks(patch) };

/** The same change as our own diff tells it, so many lines further down. */
const shifted = (by: number): MeasuredFile => ({
  edits: [{ baseLine: 5 + by, baseCount: 1, headLine: 5 + by, headCount: 1 }],
  added: [{ line: 5 + by, text: '\t\tp := filepath.Join(dir, name)\r' }],
});

const ask = (of: Partial<PlacementQuestion>) =>
  placementOf({ line: 5, file, measured: shifted(0), text: null, ...of });

describe('a line of the diff', () => {
  it('is commented on where it stands', () => {
    expect(ask({})).toEqual({ placement: { kind: 'line', path, line: 5 }, line: 5, wantsText: false });
    expect(ask({ measured: null }).placement).toEqual({ kind: 'line', path, line: 5 });
  });

  it('may be context of a hunk', () => {
    expect(ask({ line: 6 }).placement).toEqual({ kind: 'line', path, line: 6 });
    expect(ask({ line: 3 }).placement).toEqual({ kind: 'line', path, line: 3 });
  });
});

describe('a line outside the hunks', () => {
  it('goes to the nearest line in a hunk of its function', () => {
    expect(ask({ line: 10 })).toMatchObject({ placement: { kind: 'file', path }, wantsText: true });
    expect(ask({ line: 10, text: source })).toEqual({
      placement: { kind: 'line', path, line: 6 },
      line: 10,
      wantsText: false,
    });
    // The hunk begins above the function.
    const above = { path, hunks: parseHunks('@@ -1,4 +1,4 @@\n-package find\n+package finder\n \n a\n b') };
    expect(ask({ line: 10, text: source, file: above, measured: null }).placement).toEqual({
      kind: 'line',
      path,
      line: 4,
    });
  });

  it('never goes to another function', () => {
    expect(ask({ line: 15, text: source })).toEqual({
      placement: { kind: 'file', path },
      line: 15,
      wantsText: false,
    });
    expect(ask({ line: 2, text: source }).placement.kind).toBe('file');
  });

  it('goes to the file when GitHub gives no hunks, and nowhere when the file is not in the diff', () => {
    expect(ask({ file: { path, hunks: null }, text: source }).placement).toEqual({ kind: 'file', path });
    expect(ask({ file: { path, hunks: [] } })).toMatchObject({
      placement: { kind: 'file' },
      wantsText: false,
    });
    expect(ask({ file: null, text: source })).toEqual({
      placement: { kind: 'none' },
      line: null,
      wantsText: false,
    });
  });
});

describe('what was measured is the merge', () => {
  it('lines that the target pushed down are found by the added lines', () => {
    expect(ask({ line: 25, measured: shifted(20) }).placement).toEqual({ kind: 'line', path, line: 5 });
    expect(ask({ line: 26, measured: shifted(20) }).placement).toEqual({ kind: 'line', path, line: 6 });
    expect(ask({ line: 5, measured: shifted(20), text: source }).placement).toEqual({ kind: 'file', path });
    expect(ask({ line: 30, measured: shifted(20), text: source })).toMatchObject({
      placement: { kind: 'line', path, line: 6 },
      line: 10,
    });
  });

  it('each line is shifted by the added line next to it', () => {
    const two = {
      path,
      hunks: parseHunks('@@ -1,2 +1,3 @@\n a\n+first\n b\n@@ -20,2 +21,3 @@\n c\n+second\n d'),
    };
    const measured = {
      edits: [
        { baseLine: 2, baseCount: 0, headLine: 2, headCount: 1 },
        { baseLine: 30, baseCount: 0, headLine: 31, headCount: 1 },
      ],
      added: [
        { line: 2, text: 'first' },
        { line: 31, text: 'second' },
      ],
    };
    const at = (line: number) => ask({ line, file: two, measured }).placement;
    expect(at(3)).toEqual({ kind: 'line', path, line: 3 });
    expect(at(31)).toEqual({ kind: 'line', path, line: 22 });
    expect(at(32)).toEqual({ kind: 'line', path, line: 23 });
  });

  it('two ways to tell one change are no shift when every line of ours stands in head at its number', () => {
    const measured = {
      edits: [{ baseLine: 6, baseCount: 0, headLine: 5, headCount: 2 }],
      added: [
        { line: 5, text: '\t\tp := filepath.Join(dir, name)' },
        { line: 6, text: '\t\tif ok(p) {' },
      ],
    };
    expect(ask({ measured })).toMatchObject({ placement: { kind: 'file' }, line: null, wantsText: true });
    expect(ask({ measured, text: source }).placement).toEqual({ kind: 'line', path, line: 5 });
    expect(ask({ measured, text: `\n${source}` })).toMatchObject({ placement: { kind: 'file' }, line: null });
  });

  it('nothing can be told where our diff adds nothing and theirs does', () => {
    const measured = { edits: [], added: [] };
    expect(ask({ measured, text: source })).toMatchObject({ placement: { kind: 'file', path }, line: null });
  });

  it('lines stay where only lines were deleted, at the same places', () => {
    const deleted = { path, hunks: parseHunks('@@ -9,3 +9,2 @@\n \t}\n-\tcache()\n \tlog.Print("no")') };
    const edits = [{ baseLine: 10, baseCount: 1, headLine: 10, headCount: 0 }];
    expect(ask({ line: 10, file: deleted, measured: { edits, added: [] } }).placement).toEqual({
      kind: 'line',
      path,
      line: 10,
    });
    const moved = [{ baseLine: 30, baseCount: 1, headLine: 30, headCount: 0 }];
    expect(ask({ line: 30, file: deleted, measured: { edits: moved, added: [] } }).placement.kind).toBe(
      'file',
    );
  });
});

it('a comment on a line is always in a hunk, or GitHub would refuse all of them', () => {
  const inHunks = new Set(
    file.hunks.flatMap(({ headLine, headCount }) =>
      Array.from({ length: headCount }, (_, k) => headLine + k),
    ),
  );
  fc.assert(
    fc.property(
      fc.integer({ min: -5, max: 60 }),
      fc.option(fc.integer({ min: -4, max: 30 })),
      fc.constantFrom(null, source, '}}}{{{', '"'),
      (line, by, text) => {
        const { placement } = ask({ line, measured: by === null ? null : shifted(by), text });
        if (placement.kind === 'line') expect(inHunks.has(placement.line)).toBe(true);
      },
    ),
  );
});
