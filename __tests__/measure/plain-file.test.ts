// What lies where a source file or a child's output should: anybody's links, folders and pipes.
import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { readPlainFile } from '../../src/measure/plain-file.js';
import { temporaryFolder } from '../adapters/temporary.js';

const folder = temporaryFolder();
const at = (name: string): string => join(folder, name);

it('reads a file of at most so many bytes', async () => {
  writeFileSync(at('a.go'), 'package a\n');
  expect((await readPlainFile(at('a.go'), 10))?.toString()).toBe('package a\n');
  expect(await readPlainFile(at('a.go'), 9)).toBeNull();
  writeFileSync(at('empty.go'), '');
  expect(await readPlainFile(at('empty.go'), 9)).toEqual(Buffer.alloc(0));
});

it('reads nothing else', async () => {
  writeFileSync(at('b.go'), '');
  mkdirSync(at('folder'));
  execFileSync('mkfifo', [at('pipe')]);
  for (const [name, target] of Object.entries({
    file: 'b.go',
    gone: 'gone.go',
    dir: 'folder',
    zero: '/dev/zero',
  }))
    symlinkSync(target, at(`to-${name}`));
  const names = ['to-file', 'to-gone', 'to-dir', 'to-zero', 'folder', 'pipe', 'missing', 'b.go/c.go'];
  for (const name of names) expect([name, await readPlainFile(at(name), 100)]).toEqual([name, null]);
});

it('stops at the limit in a file that tells no size', async () => {
  // A link in the middle of a path is followed.
  if (process.platform !== 'linux') return;
  symlinkSync('/proc/self', at('self'));
  expect(await readPlainFile(at('self/status'), 10)).toBeNull();
});
