// A small program of the real adapters, bundled and run as a process of its own by interrupt.test.ts.
// Arguments: folder for temporary files, folder for marks, what to do.
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createExec } from '../../src/adapters/exec.js';
import { createScratch } from '../../src/adapters/scratch.js';
import { onCrash, onInterrupt } from '../../src/adapters/signals.js';

const [parent = '', marks = '', mode = ''] = process.argv.slice(2);
const scratch = await createScratch(parent);
const locked = join(scratch.directory, 'cache/module@v1');
mkdirSync(locked, { recursive: true });
writeFileSync(join(locked, 'file.go'), '');
chmodSync(join(locked, 'file.go'), 0o444);
chmodSync(locked, 0o555);

const exec = createExec({ env: { PATH: process.env['PATH'] ?? '' }, stopMs: mode === 'slow' ? 60_000 : 100 });
let pipeline = Promise.resolve();
if (mode !== 'crash') {
  onInterrupt(async (signal) => {
    writeFileSync(join(marks, 'signal'), `${signal}\n`);
    await exec.stop();
    await pipeline;
    await scratch.remove();
    await scratch.remove();
  });
}

// The mark comes last: whoever sees it may send signals.
const script = `trap '' INT TERM HUP; (sleep 1000 &); echo $$ > ${marks}/pid; while :; do sleep 0.01; done`;
pipeline = exec.run({ program: 'sh', args: ['-c', script], cwd: parent, timeoutMs: 0, keepBytes: 10 }).then(
  () => undefined,
  (error: unknown) => {
    writeFileSync(join(marks, 'ended'), `${(error as { code: string }).code}\n`);
  },
);
if (mode === 'rejected') {
  onCrash((error) => {
    writeFileSync(join(marks, 'told'), String(error));
  });
  setTimeout(() => void Promise.reject(new Error('a bug')), 300);
}
if (mode === 'crash') {
  setTimeout(() => {
    throw new Error('a bug');
  }, 300);
}
