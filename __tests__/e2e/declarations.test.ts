import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { declarations } from '../../src/source/declarations.js';
import { describeWithGo, discard, moduleFrom, run } from './with-go.js';

/** Packages of the standard library and the toolchain, chosen for odd code: generics, tables, tests of the language. */
const folders = [
  ...[
    'encoding/json',
    'fmt',
    'go/parser',
    'net/http',
    'reflect',
    'runtime',
    'slices',
    'strconv',
    'sync',
    'testing',
  ],
  ...['text/template', 'time', 'unicode', 'go/printer/testdata', 'go/types', 'cmd/compile/internal/ssa'],
  ...[
    'internal/types/testdata/check',
    'internal/types/testdata/fixedbugs',
    'os',
    'syscall',
    'html',
    'math/big',
  ],
];

describeWithGo('declarations, beside go/parser', () => {
  let folder = '';
  let source = '';
  beforeAll(() => {
    folder = moduleFrom('declarations-oracle');
    run('go', ['build', '-o', 'oracle', '.'], folder);
    source = join(run('go', ['env', 'GOROOT'], folder).trim(), 'src');
  }, 300_000);
  afterAll(() => {
    discard(folder);
  });

  it('sees the same in every Go file of many packages', () => {
    const files = folders.flatMap((name) =>
      readdirSync(join(source, name))
        .filter((file) => file.endsWith('.go'))
        .map((file) => join(source, name, file)),
    );
    const oracle = spawnSync(join(folder, 'oracle'), {
      input: files.join('\n'),
      encoding: 'utf8',
      maxBuffer: 256 << 20,
    });
    const expected = JSON.parse(oracle.stdout) as Record<string, string[]>;
    expect(Object.keys(expected).length).toBeGreaterThan(1000);
    const seen = Object.fromEntries(
      Object.keys(expected).map((file) => [
        file,
        declarations(readFileSync(file, 'utf8')).map(
          ({ kind, receiver, name, line, endLine }) =>
            `${kind} ${receiver ?? '-'} ${name} ${line} ${endLine}`,
        ),
      ]),
    );
    const different = Object.keys(expected).filter((file) => seen[file]?.join() !== expected[file]?.join());
    expect(different.map((file) => [file, seen[file], expected[file]])).toEqual([]);
  }, 300_000);
});
