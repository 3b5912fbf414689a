// What lies where a child was to leave a profile, on a real file system.
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readChildFile } from '../../src/adapters/child-file.js';

describe('a file that a child wrote', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'pprof-gate-child-'));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });
  const written = (name: string, bytes: string): string => {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    return path;
  };

  it('is read whole, up to the limit', async () => {
    expect((await readChildFile(written('four', 'four'), 4)).toString()).toBe('four');
  });

  it('is refused beyond the limit, with the limit', async () => {
    await expect(readChildFile(written('five', '12345'), 4)).rejects.toMatchObject({
      code: 'profile-invalid',
      facts: { reason: 'too-many-bytes', most: 4 },
    });
  });

  it('that tells no size is read no further than the limit', async () => {
    // Of /proc: plain, 0 bytes by its own account, and longer than that.
    await expect(readChildFile('/proc/self/status', 16)).rejects.toMatchObject({
      facts: { reason: 'too-many-bytes' },
    });
  });

  it('costs its profile when it is gone, a link or a folder', async () => {
    const link = join(folder, 'link');
    symlinkSync(written('secret', 'x'), link);
    for (const path of [join(folder, 'gone'), link, folder, join(folder, 'secret', 'below')])
      await expect(readChildFile(path)).rejects.toMatchObject({
        code: 'profile-invalid',
        facts: { reason: 'malformed' },
      });
  });

  it('that the system does not open stops the gate, and says so', async () => {
    await expect(readChildFile(join(folder, 'x'.repeat(300)))).rejects.toMatchObject({
      code: 'file-unreadable',
      facts: { detail: 'ENAMETOOLONG' },
    });
  });
});
