// A pipe in which whoever writes waits.
import { existsSync, lstatSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { createExec } from '../../src/adapters/exec.js';
import { makeFullPipe } from '../../src/measure/probe/full-pipe.js';
import { temporaryFolder } from '../adapters/temporary.js';

const folder = temporaryFolder();
const exec = createExec({ env: { PATH: process.env['PATH'] ?? '' } });

describe('a full pipe', () => {
  it('has a writer wait until it is told to quit', async () => {
    const path = join(folder, 'full');
    const pipe = await makeFullPipe(exec, path);
    expect(pipe).toMatchObject({ path, failure: null });
    expect(lstatSync(path).isFIFO()).toBe(true);
    // As a test binary opens its profile: for reading as well.
    const script = `trap 'exit 7' QUIT; echo PASS; (printf x) 1<>"$0" & wait; echo written; exit 1`;
    const exit = await exec.run({
      ...{ program: 'sh', args: ['-c', script, path], cwd: folder, timeoutMs: 0, keepBytes: 1000 },
      quitAfter: { line: (line) => line === 'PASS', ms: 300 },
    });
    expect(exit).toMatchObject({ code: 7, stdout: { text: 'PASS\n' } });
    await pipe.close();
    expect(existsSync(path)).toBe(false);
  });

  it('is none where something else lies, or nothing can make one', async () => {
    const path = join(folder, 'other');
    const lying = await makeFullPipe(exec, folder);
    expect(lying.failure).toContain('mkfifo');
    await lying.close();
    expect(existsSync(folder)).toBe(true);
    const without = createExec({ env: { PATH: '/nowhere' } });
    expect((await makeFullPipe(without, path)).failure).toBe('mkfifo: ENOENT');
    const feigned = {
      run: () => exec.run({ program: 'touch', args: [path], cwd: folder, timeoutMs: 0, keepBytes: 0 }),
    };
    expect((await makeFullPipe({ ...exec, ...feigned }, path)).failure).toBe('not a pipe that fills up');
    expect(existsSync(path)).toBe(false);
  });
});
