// Plays the README's workflows with act in host mode, against the stand-in of GitHub: `node scripts/rehearse.mjs`.
// Runs dist/ as it is, and needs act and Go on PATH. Ends with 1 when something is not as it should be.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { importSource } from './import-source.mjs';

for (const [program, args, how] of [
  ['act', ['--version'], 'GOFLAGS=-buildvcs=false go install github.com/nektos/act@v0.2.89'],
  ['go', ['version'], 'https://go.dev/dl'],
]) {
  if (spawnSync(program, args).error === undefined) continue;
  console.error(`${program} is not on PATH. To install it: ${how}`);
  process.exit(3);
}

const root = fileURLToPath(new URL('..', import.meta.url));
const action = mkdtempSync(join(tmpdir(), 'pprof-gate-rehearsal-'));
const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => stop.abort());
try {
  cpSync(join(root, 'dist'), join(action, 'dist'), { recursive: true });
  cpSync(join(root, 'action.yml'), join(action, 'action.yml'));
  const { rehearse } = await importSource(`export { rehearse } from './__tests__/e2e/rehearsal.js';`);
  const succeeded = await rehearse({
    act: 'act',
    action,
    readme: readFileSync(join(root, 'README.md'), 'utf8'),
    signal: stop.signal,
    print: (text) => console.log(text),
  });
  process.exitCode = succeeded ? 0 : 1;
} catch (error) {
  if (!stop.signal.aborted) throw error;
  process.exitCode = 130;
} finally {
  rmSync(action, { recursive: true, force: true });
}
