// The text of hunks, of diffs that git made and of others.
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { GateError } from '../../src/base/errors.js';
import { parseDiff } from '../../src/diff/parse.js';
import { hunksOf, type WantedLines } from '../../src/diff/wanted-hunks.js';
import { temporaryFolder } from '../adapters/temporary.js';

const folder = temporaryFolder();
let made = 0;

/** As captures have it, or with context. */
function diffOf(
  base: Readonly<Record<string, string>>,
  head: Readonly<Record<string, string>>,
  context = 0,
): Uint8Array {
  const cwd = join(folder, String(made++));
  for (const [side, files] of [
    ['base', base],
    ['head', head],
  ] as const) {
    mkdirSync(join(cwd, side), { recursive: true });
    for (const [file, text] of Object.entries(files)) writeFileSync(join(cwd, side, file), text);
  }
  const args = ['diff', '--no-index', '--no-prefix', `-U${context}`, '-M', 'base', 'head'];
  return new Uint8Array(spawnSync('git', args, { cwd, maxBuffer: 1 << 30 }).stdout);
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const numbered = (count: number, changes: Readonly<Record<number, string>> = {}): string =>
  Array.from({ length: count }, (_, at) => changes[at + 1] ?? `line ${at + 1}\n`).join('');
const head = (file: string, line: number, endLine = line): WantedLines => ({
  side: 'head',
  file,
  line,
  endLine,
});
const base = (file: string, line: number, endLine = line): WantedLines => ({
  side: 'base',
  file,
  line,
  endLine,
});

describe('hunks of a diff without context', () => {
  const patch = diffOf(
    { 'a.go': numbered(100), 'b.go': numbered(10), 'gone.go': 'x\ny\n', 'old.go': numbered(50) },
    {
      'a.go': numbered(100, { 10: 'ten\n11\n', 20: '', 50: 'line 50\nnew\n' }),
      'b.go': numbered(10, { 1: 'one\n' }),
      'fresh.go': 'p\nq\n',
      'name.go': numbered(50, { 5: 'five\n' }),
    },
  );

  it('have both sides, with their marks', () => {
    expect(hunksOf(patch, [head('a.go', 5, 15)])).toEqual({
      hunks: [
        {
          ...{ base: 'a.go', head: 'a.go', baseLine: 10, baseCount: 1, headLine: 10, headCount: 2 },
          lines: ['-line 10', '+ten', '+11'],
        },
      ],
      left: 0,
    });
  });

  it.each<[string, WantedLines[], string[]]>([
    ['by their first line', [head('a.go', 10)], ['-line 10 +ten +11']],
    ['by their last', [head('a.go', 11)], ['-line 10 +ten +11']],
    ['not by the next', [head('a.go', 12, 19)], []],
    ['by a line of base', [base('a.go', 10)], ['-line 10 +ten +11']],
    [
      'once, however often they are wanted',
      [head('a.go', 10), head('a.go', 11), base('a.go', 10)],
      ['-line 10 +ten +11'],
    ],
    // Line 21 of base is line 21 of head, because one was put in and one taken out before it.
    ['where lines were taken out between two of head', [head('a.go', 20, 21)], ['-line 20']],
    ['not where that was before the first', [head('a.go', 21, 30)], []],
    ['not where that was after the last', [head('a.go', 12, 20)], []],
    ['where lines were put in between two of base', [base('a.go', 50, 51)], ['+new']],
    ['not where that was after the last of base', [base('a.go', 40, 50)], []],
    ['of a file that is gone', [base('gone.go', 1, 1)], ['-x -y']],
    ['of a file that is new', [head('fresh.go', 2, 2)], ['+p +q']],
    ['of a file with another name', [head('name.go', 1, 9)], ['-line 5 +five']],
    ['and by its name on base', [base('old.go', 5)], ['-line 5 +five']],
    ['but not by the other side of it', [head('old.go', 5), base('name.go', 5)], []],
    [
      'in the order of the diff',
      [head('b.go', 1), head('a.go', 1, 100)],
      ['-line 10 +ten +11', '-line 20', '+new', '-line 1 +one'],
    ],
    ['of files that are not in it', [head('c.go', 1, 100)], []],
    ['of nothing', [], []],
  ])('are found %s', (_, wanted, expected) => {
    expect(hunksOf(patch, wanted).hunks.map(({ lines }) => lines.join(' '))).toEqual(expected);
  });

  it('know the names of both sides', () => {
    const names = hunksOf(patch, [base('gone.go', 1), head('fresh.go', 1), head('name.go', 5)]).hunks;
    expect(names.map((hunk) => [hunk.base, hunk.head])).toEqual([
      [null, 'fresh.go'],
      ['gone.go', null],
      ['old.go', 'name.go'],
    ]);
    expect(names[0]).toMatchObject({ baseLine: 1, baseCount: 0, headLine: 1, headCount: 2 });
    expect(names[1]).toMatchObject({ baseLine: 1, baseCount: 2, headLine: 1, headCount: 0 });
  });
});

it('context stays where there is some', () => {
  const patch = diffOf(
    { 'a.go': numbered(20, { 9: '\n' }) },
    { 'a.go': numbered(20, { 9: '\n', 10: 'ten\n' }) },
    2,
  );
  const whole = {
    ...{ base: 'a.go', head: 'a.go', baseLine: 8, baseCount: 5, headLine: 8, headCount: 5 },
    lines: [' line 8', ' ', '-line 10', '+ten', ' line 11', ' line 12'],
  };
  expect(hunksOf(patch, [head('a.go', 10)]).hunks).toEqual([whole]);
  const stripped = new TextDecoder().decode(patch).replace('\n \n', '\n\n');
  expect(hunksOf(bytes(stripped), [head('a.go', 10)]).hunks).toEqual([whole]);
});

it('a line without an end has none, and what says so is no line', () => {
  const patch = diffOf({ 'a.go': 'a' }, { 'a.go': 'b\r\n' });
  expect(hunksOf(patch, [head('a.go', 1)]).hunks[0]?.lines).toEqual(['-a', '+b\r']);
});

describe('of too much', () => {
  it('a long hunk has the lines that were asked for, in parts', () => {
    const patch = diffOf({}, { 'new.go': numbered(3000) });
    const { hunks, left } = hunksOf(patch, [
      head('new.go', 10, 12),
      head('new.go', 13, 14),
      head('new.go', 2000, 2500),
    ]);
    expect(
      hunks.map(({ lines, headLine, headCount, baseCount }) => [
        lines.length,
        headLine,
        headCount,
        baseCount,
      ]),
    ).toEqual([
      [5, 10, 5, 0],
      [400, 2000, 400, 0],
    ]);
    expect([hunks[0]?.lines[0], left]).toEqual(['+line 10', 101]);
  });

  it('a long hunk has lines of both sides', () => {
    const patch = diffOf({ 'a.go': 'x\n'.repeat(300) }, { 'a.go': 'y\n'.repeat(300) });
    const { hunks } = hunksOf(patch, [head('a.go', 1, 2), base('a.go', 300)]);
    expect(
      hunks.map(({ baseLine, baseCount, headLine, headCount, lines }) => [
        baseLine,
        baseCount,
        headLine,
        headCount,
        lines.join(''),
      ]),
    ).toEqual([[300, 1, 1, 2, '-x+y+y']]);
  });

  it('lines are cut, and all together are bounded', () => {
    const patch = diffOf({}, { 'a.go': `${'x'.repeat(100_000)}\n`.repeat(300), 'b.go': 'short\n' });
    const { hunks, left } = hunksOf(patch, [head('a.go', 1, 300), head('b.go', 1)]);
    const length = hunks.flatMap(({ lines }) => lines).reduce((sum, line) => sum + line.length + 1, 0);
    expect(hunks[0]?.lines[0]).toHaveLength(1001);
    expect(length).toBeLessThanOrEqual(200 << 10);
    expect(length + left * 1002).toBeGreaterThan(300 * 1002);
    expect(hunks[0]?.headCount).toBe(hunks[0]?.lines.length);
  });
});

describe('malformed input', () => {
  const start = 'diff --git base/a.go head/a.go\n--- base/a.go\n+++ head/a.go\n';
  it.each([
    ['a body that is cut', `${start}@@ -1,3 +1,3 @@\n a\n-b`],
    ['a body that is longer than it says', `${start}@@ -1,2 +1 @@\n-a\n+b\n+c\n`],
    ['a header that is none', `${start}@@ -x +y @@\n`],
    ['another mark', `${start}@@ -1 +1 @@\n?a\n+b\n`],
    ['a header of more lines than there are', `${start}@@ -1,999999999 +1,999999999 @@\n a\n`],
  ])('is refused: %s', (_, text) => {
    for (const wanted of [[], [head('a.go', 1, 1_000_000)]])
      expect(() => hunksOf(bytes(text), wanted)).toThrow(GateError);
  });

  it('is read or refused as the parser does, and nothing else happens', () => {
    const line = fc.oneof(
      fc.constantFrom(
        'diff --git base/a.go head/a.go',
        '--- base/a.go',
        '+++ head/a.go',
        '@@ -1 +1 @@',
        '@@ -1,2 +1,2 @@',
      ),
      fc.constantFrom('@@ -0,0 +1 @@', '@@ -7,0 +8,3 @@', '+a', '-a', ' a', '', '\\ x', '/dev/null'),
      fc.string(),
    );
    const outcome = (read: () => unknown): string => {
      try {
        read();
        return 'read';
      } catch (error) {
        if (error instanceof GateError) return error.message;
        throw error;
      }
    };
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const patch = bytes(lines.join('\n'));
        const wanted = [head('a.go', 1, 5), base('a.go', 1, 2)];
        expect(outcome(() => hunksOf(patch, wanted))).toBe(outcome(() => parseDiff(patch)));
        if (outcome(() => parseDiff(patch)) !== 'read') return;
        for (const { lines, baseCount, headCount } of hunksOf(patch, wanted).hunks) {
          expect(lines.filter((one) => !one.startsWith('+'))).toHaveLength(baseCount);
          expect(lines.filter((one) => !one.startsWith('-'))).toHaveLength(headCount);
        }
      }),
    );
  });
});
