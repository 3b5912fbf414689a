// Functions read out of a tree that anybody may have made.
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { TouchedFunction } from '../../src/evidence/touched-functions.js';
import { readSources } from '../../src/evidence/sources.js';
import { readExcerpts, sourcesText } from '../../src/measure/source-files.js';
import { sourceLimits } from '../../src/model/source-excerpts.js';
import { temporaryFolder } from '../adapters/temporary.js';

const folder = temporaryFolder();
let made = 0;

function tree(files: Readonly<Record<string, string | Buffer>>): string {
  const root = join(folder, String(made++));
  mkdirSync(root);
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  return root;
}

const at = (file: string, startLine: number, ...lines: number[]): TouchedFunction => ({
  file,
  startLine,
  lines,
  share: 1,
});

/** What is found can be read again, whatever it was made of. */
async function found(root: string, functions: readonly TouchedFunction[], isLate?: () => boolean) {
  const excerpts = await readExcerpts(root, functions, isLate);
  readSources(Buffer.from(sourcesText({ ...excerpts, benchmarksLeft: 0 })));
  return excerpts;
}

it('has the functions of each file in the order of their lines', async () => {
  const root = tree({
    'b/b.go': 'package b\n\nfunc B() {\n}\n\nfunc A() {\n\tfunc() {\n\t}()\n}\n',
    'a.go': 'package a\n\nfunc A() {\n}\nfunc B() {\n}\n',
  });
  const functions = [
    at('b/b.go', 7, 8),
    at('a.go', 5, 6),
    at('b/b.go', 3, 3),
    at('b/b.go', 6, 7),
    at('a.go', 3),
  ];
  expect(await found(root, functions)).toEqual({
    files: [
      {
        file: 'a.go',
        excerpts: [
          { line: 3, text: 'func A() {\n}' },
          { line: 5, text: 'func B() {\n}' },
        ],
      },
      {
        file: 'b/b.go',
        excerpts: [
          { line: 3, text: 'func B() {\n}' },
          { line: 6, text: 'func A() {\n\tfunc() {\n\t}()\n}' },
        ],
      },
    ],
    left: 0,
    unread: 0,
  });
});

it('takes a function for where it begins, whatever lines Go puts down to it', async () => {
  const root = tree({ 'a.go': 'package a\n\nfunc A() {\n}\n\nfunc B() {\n}\n' });
  const { files, unread } = await found(root, [at('a.go', 3, 4, 6, 97)]);
  expect([files[0]?.excerpts, unread]).toEqual([[{ line: 3, text: 'func A() {\n}' }], 0]);
});

it('goes by the lines where nothing is declared', async () => {
  const root = tree({ 'a.s': Array.from({ length: 100 }, (_, line) => String(line + 1)).join('\n') });
  const { files } = await found(root, [at('a.s', 10, 40, 50, 90)]);
  expect(files[0]?.excerpts.map(({ line, text }) => [line, text.split('\n').length])).toEqual([
    [32, 27],
    [82, 17],
  ]);
});

describe('counts as unread, and goes on after', () => {
  const go = 'package a\n\nfunc A() {\n}\n';
  const outside = join(folder, 'outside');
  mkdirSync(outside);
  writeFileSync(join(outside, 'secret.go'), go);
  const make = (): string => {
    const root = tree({ 'good.go': go, 'dir/x.go': go, 'large.go': `${go}//${'x'.repeat(4 << 20)}` });
    symlinkSync(join(outside, 'secret.go'), join(root, 'link.go'));
    symlinkSync('../outside/secret.go', join(root, 'relative.go'));
    symlinkSync(outside, join(root, 'linked'));
    symlinkSync('/dev/zero', join(root, 'zero.go'));
    symlinkSync('loop.go', join(root, 'loop.go'));
    symlinkSync('good.go', join(root, 'inside.go'));
    execFileSync('mkfifo', [join(root, 'pipe.go')]);
    writeFileSync(join(root, 'closed.go'), go);
    chmodSync(join(root, 'closed.go'), 0);
    return root;
  };

  it.each([
    ['what is not there', 'gone.go'],
    ['what lies below a file', 'good.go/x.go'],
    ['a folder', 'dir'],
    ['a pipe', 'pipe.go'],
    ['a link out of the tree', 'link.go'],
    ['the same, relative', 'relative.go'],
    ['what lies behind a link out of the tree', 'linked/secret.go'],
    ['a link to a device', 'zero.go'],
    ['a link to itself', 'loop.go'],
    ['a file that is too large', 'large.go'],
    ['a name that is too long', `${'x'.repeat(300)}.go`],
    ['the tree itself', '.'],
  ])('%s', async (_, file) => {
    const { files, left, unread } = await found(make(), [at(file, 3, 4), at('good.go', 3)]);
    expect([files.map((of) => of.file), left, unread]).toEqual([['good.go'], 0, 1]);
  });

  it('what may not be read', async () => {
    // Everything may be read by root.
    if (process.getuid?.() === 0) return;
    expect((await found(make(), [at('closed.go', 3, 4)])).unread).toBe(1);
  });

  it('a function behind the end of its file, and one without lines', async () => {
    const { unread } = await found(make(), [at('good.go', 900, 901), at('good.go', 0)]);
    expect(unread).toBe(2);
  });

  it('but not a link within the tree', async () => {
    const { files } = await found(make(), [at('inside.go', 3)]);
    expect(files).toEqual([{ file: 'inside.go', excerpts: [{ line: 3, text: 'func A() {\n}' }] }]);
  });
});

it('keeps bytes that are no text as one character each', async () => {
  const root = tree({ 'a.go': Buffer.from('package a\nfunc A() {\n\xff\0\n}\n', 'latin1') });
  const { files } = await found(root, [at('a.go', 2)]);
  expect(files[0]?.excerpts[0]?.text).toBe('func A() {\n\ufffd\ufffd\n}');
});

describe('what there is no room for', () => {
  const functions = (count: number, body = '') =>
    `package a\n${Array.from({ length: count }, (_, nth) => `func F${nth}() {${body}}\n`).join('')}`;
  const all = (count: number) => Array.from({ length: count }, (_, nth) => at('a.go', nth + 2));

  it('is counted: more functions', async () => {
    const { files, left } = await found(tree({ 'a.go': functions(500) }), all(500));
    expect([files[0]?.excerpts.length, left]).toEqual([sourceLimits.excerpts, 100]);
  });

  it('is counted: more text; smaller functions after it find room', async () => {
    const lines = `\n${`${'x'.repeat(999)}\n`.repeat(600)}`;
    const text = `package a\nfunc A() {${lines}}\nfunc B() {${lines}}\nfunc C() {}\n`;
    const { files, left, unread } = await found(tree({ 'a.go': text }), [
      at('a.go', 2),
      at('a.go', 604),
      at('a.go', 1206),
    ]);
    expect(files[0]?.excerpts.map(({ line }) => line)).toEqual([2, 1206]);
    expect([left, unread]).toEqual([1, 0]);
  });

  it('is none for closures of what is kept', async () => {
    const { left } = await found(tree({ 'a.go': functions(400) }), [...all(400), ...all(400)]);
    expect(left).toBe(0);
  });

  it('is counted: no time', async () => {
    let asked = 0;
    const { files, left } = await found(
      tree({ 'a.go': functions(2), 'b.go': functions(1) }),
      [at('a.go', 2), at('b.go', 2), at('a.go', 2)],
      () => asked++ > 0,
    );
    // A closure of what was kept is there.
    expect([files.map(({ file }) => file), left]).toEqual([['a.go'], 1]);
  });

  it('is counted: a line of 1 MB is cut', async () => {
    const root = tree({ 'a.go': `package a\nfunc A() { ${'x'.repeat(1 << 20)} }\n` });
    const { files, left } = await found(root, [at('a.go', 2)]);
    expect([files[0]?.excerpts[0]?.text.length, left]).toEqual([1000, 0]);
  });
});
