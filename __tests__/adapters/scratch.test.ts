import { existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { createScratch } from '../../src/adapters/scratch.js';
import { temporaryFolder } from './temporary.js';

const folder = temporaryFolder();

describe('createScratch', () => {
  it('makes a folder whose path has no links, and removes it with what it holds', async () => {
    const listeners = process.listenerCount('exit');
    mkdirSync(join(folder, 'real'));
    symlinkSync('real', join(folder, 'link'));
    const scratch = await createScratch(join(folder, 'link'));
    expect(scratch.directory.startsWith(join(folder, 'real/pprof-gate-'))).toBe(true);
    writeFileSync(join(folder, 'outside'), '');
    symlinkSync(join(folder, 'outside'), join(scratch.directory, 'to-outside'));
    symlinkSync(folder, join(scratch.directory, 'to-folder'));
    await scratch.remove();
    expect(existsSync(scratch.directory)).toBe(false);
    expect(existsSync(join(folder, 'outside'))).toBe(true);
    await scratch.remove();
    expect(process.listenerCount('exit')).toBe(listeners);
  });

  it('says where it may not', async () => {
    await expect(createScratch(join(folder, 'missing'))).rejects.toMatchObject({
      code: 'file-unwritable',
      facts: { path: join(folder, 'missing'), detail: 'ENOENT' },
    });
  });
});
