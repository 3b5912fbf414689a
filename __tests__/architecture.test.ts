import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { rankOf, ranksOf } from './architecture/rank-table.js';
import { violationsOf } from './architecture/violations.js';

const src = fileURLToPath(new URL('../src', import.meta.url));

function sources(): Map<string, string> {
  const entries = readdirSync(src, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  // A declaration of modules that are no TypeScript holds no code.
  const files = paths.filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts')).sort();
  return new Map(
    files.map((path) => [relative(src, path).replaceAll('\\', '/'), readFileSync(path, 'utf8')]),
  );
}

describe('the source', () => {
  it('keeps the rules of src/README.md', () => {
    const ranks = ranksOf(readFileSync(join(src, 'README.md'), 'utf8'));
    expect(ranks.length).toBeGreaterThan(10);
    expect(violationsOf(sources(), ranks)).toEqual([]);
  });
});

// The checker itself: each rule must be able to fail.
describe('the checker', () => {
  const ranks = ranksOf(
    [
      '| rank | folder | what it knows |',
      '|--:|:--|:--|',
      '| 0 | `base/` | errors |',
      '| 3 | `bench/` | text |',
      '| 3 | `profile/` | pprof |',
      '| 7 | `ports.ts` | interfaces |',
      '| 9 | `adapters/` | the world |',
      '| 11 | `cli/`, `cli.ts` | doors |',
    ].join('\n'),
  );
  const blank = 'export const x = 1;\n';
  const clean = new Map(
    ['base/a.ts', 'bench/a.ts', 'profile/a.ts', 'ports.ts', 'adapters/a.ts', 'cli/a.ts', 'cli.ts'].map(
      (f) => [f, blank],
    ),
  );
  const check = (file: string, text: string) => violationsOf(new Map([...clean, [file, text]]), ranks);

  it('reads the table', () => {
    expect(rankOf(ranks, 'bench/parse.ts')).toEqual({ rank: 3, entries: ['bench/'] });
    expect(rankOf(ranks, 'cli.ts')).toEqual({ rank: 11, entries: ['cli/', 'cli.ts'] });
    expect(rankOf(ranks, 'client.ts')).toBeUndefined();
  });

  it.each([
    ['bench/b.ts', `import { x } from '../base/a.js';\nimport { y } from './a.js';\nexport const z = x + y;`],
    ['cli.ts', `import { x } from './cli/a.js';\nexport const y = x;`],
    [
      'adapters/b.ts',
      `import * as core from '@actions/core';\nexport const now = async () => core.info(String(Date.now()));`,
    ],
    ['adapters/b.ts', `import { readFile } from 'node:fs/promises';\nexport const read = readFile;`],
    [
      'base/b.ts',
      `// A Promise, await, new Date() and process.env in words are fine.\nexport const x = 'Date.now()';`,
    ],
    ['base/b.ts', `export const seen = (process: { Date: number }) => process.Date;`],
    ['base/b.ts', `export function f(n: number) { switch (n) { default: return n; } }`],
  ])('has nothing against %s: %j', (file, text) => {
    expect(check(file, text)).toEqual([]);
  });

  it.each([
    [
      'base/b.ts',
      `import { x } from '../bench/a.js';\nexport const y = x;`,
      'base/b.ts:1 of rank 0 imports bench/a.ts of rank 3',
    ],
    [
      'bench/b.ts',
      `import type { X } from '../profile/a.js';\nexport const y: X = 1;`,
      'bench/b.ts:1 of rank 3 imports profile/a.ts of rank 3',
    ],
    [
      'bench/b.ts',
      `export const y = (x: import('../ports.js').Log) => x;`,
      'bench/b.ts:1 of rank 3 imports ports.ts of rank 7',
    ],
    [
      'ports.ts',
      `export const y = () => import('./cli/a.js');`,
      'ports.ts:1 of rank 7 imports cli/a.ts of rank 11',
    ],
    [
      'base/b.ts',
      `export const x = 1;\nexport { y } from '../bench/a.js';`,
      'base/b.ts:2 of rank 0 imports bench/a.ts of rank 3',
    ],
    [
      'cli.ts',
      `import x from '../package.json';\nexport const y = x;`,
      'cli.ts:1 imports ../package.json, which has no rank',
    ],
    ['extra/b.ts', blank, 'extra/b.ts:1 has no rank in src/README.md'],
    [
      'cli/b.ts',
      `import * as core from '@actions/core';\nexport const x = core;`,
      'cli/b.ts:1 imports @actions/core',
    ],
    [
      'base/b.ts',
      `import { readFileSync } from 'node:fs';\nexport const x = readFileSync;`,
      'base/b.ts:1 imports node:fs below ports.ts',
    ],
    [
      'base/b.ts',
      `import { createHash } from 'crypto';\nexport const x = createHash;`,
      'base/b.ts:1 imports crypto below ports.ts',
    ],
    ['base/b.ts', `export async function f() {}`, 'base/b.ts:1 is async below ports.ts'],
    ['base/b.ts', `export const f = async () => 1;`, 'base/b.ts:1 is async below ports.ts'],
    ['base/b.ts', `export const x = 1;\nawait x;`, 'base/b.ts:2 awaits below ports.ts'],
    ['base/b.ts', `export type T = Promise<void>;`, 'base/b.ts:1 uses Promise below ports.ts'],
    ['base/b.ts', `export const t = new Date();`, 'base/b.ts:1 uses Date below ports.ts'],
    ['base/b.ts', `export const r = Math.random();`, 'base/b.ts:1 uses Math.random below ports.ts'],
    ['base/b.ts', `export const e = process.env['HOME'];`, 'base/b.ts:1 uses process below ports.ts'],
    ['base/b.ts', `export const e = { process };`, 'base/b.ts:1 uses process below ports.ts'],
    ['base/string-utils.ts', blank, 'base/string-utils.ts:1 "string-utils" says nothing about what is in it'],
    ['base/index.ts', blank, 'base/index.ts:1 "index" says nothing about what is in it'],
    ['bench/b.ts', `export * from './a.js';`, 'bench/b.ts:1 is a barrel'],
    ['base/b.ts', blank.repeat(301), 'base/b.ts:1 has 301 lines, more than 300'],
    ['base/b.ts', `const x = 1;\nexport default x;`, 'base/b.ts:2 exports a default'],
    ['base/b.ts', `export default function f() {}`, 'base/b.ts:1 exports a default'],
    ['base/b.ts', `const x = 1;\nexport { x as default };`, 'base/b.ts:2 exports a default'],
    ['base/b.ts', `export const x = {} as any;`, 'base/b.ts:1 casts to any'],
    ['base/b.ts', `// @ts-ignore\nexport const x: string = 1;`, 'base/b.ts:2 switches the type checker off'],
    ['base/b.ts', `export enum E { A }`, 'base/b.ts:1 declares an enum'],
  ])('rejects %s: %j', (file, text, expected) => {
    expect(check(file, text)).toEqual([expected]);
  });

  it('rejects ranks of what is not there', () => {
    const files = new Map([...clean].filter(([file]) => file !== 'adapters/a.ts'));
    expect(violationsOf(files, ranks)).toEqual(['README.md:1 gives a rank to adapters/, which is not there']);
  });
});
