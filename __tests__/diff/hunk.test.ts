import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { GateError } from '../../src/base/errors.js';
import { parseHunks } from '../../src/diff/hunk.js';
import { parseDiff } from '../../src/diff/parse.js';

const patch = [
  '@@ -10,4 +10,5 @@ func Look(dirs []string) string {',
  ' \tfor _, dir := range dirs {',
  '-\t\tp := dir + name',
  '+\t\tp := filepath.Join(dir, name)',
  '+\t\t// --- not a header',
  ' \t\tif ok(p) {',
  '',
  '@@ -40 +41,0 @@',
  '-\treturn ""',
  '\\ No newline at end of file',
].join('\n');

describe('hunks without a file header', () => {
  it('know their right side, context included, and the text of what is new', () => {
    expect(parseHunks(patch)).toEqual([
      {
        headLine: 10,
        headCount: 5,
        edits: [{ baseLine: 11, baseCount: 1, headLine: 11, headCount: 2 }],
        removed: [{ line: 11, text: '\t\tp := dir + name' }],
        added: [
          { line: 11, text: '\t\tp := filepath.Join(dir, name)' },
          { line: 12, text: '\t\t// --- not a header' },
        ],
      },
      {
        headLine: 42,
        headCount: 0,
        edits: [{ baseLine: 40, baseCount: 1, headLine: 42, headCount: 0 }],
        removed: [{ line: 40, text: '\treturn ""' }],
        added: [],
      },
    ]);
    expect(parseHunks('')).toEqual([]);
  });

  it.each([
    ['a line that belongs to no hunk', `${patch}\nand more`],
    ['a file header', 'diff --git a/x b/x\n@@ -1 +1 @@\n-a\n+b'],
    ['a body that is cut', '@@ -1,3 +1,3 @@\n a\n-b'],
    ['a body that is longer than it says', '@@ -1,2 +1 @@\n-a\n+b\n+c'],
    ['hunks that go back', '@@ -9 +9 @@\n-a\n+b\n@@ -1 +1 @@\n-a\n+b'],
    ['numbers beyond counting', '@@ -1 +99999999999 @@\n-a\n+b'],
  ])('are refused for %s', (_, text) => {
    expect(() => parseHunks(text)).toThrow(GateError);
  });

  it('are read or refused, whatever stands there', () => {
    const line = fc.oneof(
      fc.constantFrom('@@ -1 +1 @@', '@@ -1,2 +1,2 @@', '+a', '-a', ' a', '', '\\ x', '@@ -0,0 +1 @@'),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        try {
          for (const { headLine, headCount, added } of parseHunks(lines.join('\n'))) {
            for (const each of added) {
              expect(each.line).toBeGreaterThanOrEqual(headLine);
              expect(each.line).toBeLessThan(headLine + headCount);
            }
          }
        } catch (error) {
          if (!(error instanceof GateError)) throw error;
        }
      }),
    );
  });
});

describe('the text of a whole diff', () => {
  it('is kept only when it is wanted', () => {
    const diff = `diff --git a/x.go b/x.go\n--- a/x.go\n+++ b/x.go\n${patch}\n`;
    expect(parseDiff(diff)[0]).not.toHaveProperty('added');
    expect(parseDiff(diff, 'lines and text')[0]?.added).toEqual(
      parseHunks(patch).flatMap((hunk) => hunk.added),
    );
  });
});

describe('the text of Go files alone', () => {
  it('is kept of both sides', () => {
    const diff = (name: string) =>
      `diff --git a/${name} b/${name}\n--- a/${name}\n+++ b/${name}\n@@ -1 +1 @@\n-a\n+b\n`;
    const files = parseDiff(diff('x.go') + diff('x.json'), 'lines and text of Go');
    expect(files.map(({ removed, added }) => [removed, added])).toEqual([
      [[{ line: 1, text: 'a' }], [{ line: 1, text: 'b' }]],
      [[], []],
    ]);
  });
});
