// A time budget that is short where the machine is quick: most tests are not about times, and a budget of minutes would
// be used. Linking takes most of it, so that a link now tells how long a run needs; on a machine with other work, or
// with an empty build cache, it needs several times as long.
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { hasGo } from '../with-go.js';

/** What a run takes besides linking, and how many links it has time for. */
const secondsBesides = 10;
const links = 6;
const mostSeconds = 60;
/** How long the answer is good. */
const staleMs = 60_000;

let known: { readonly seconds: number; readonly atMs: number } | null = null;
let builds = 0;

/**
 * `10s` on a machine with nothing else to do, and where there is no Go. `company`: so many runs at the same time, each
 * with this budget.
 */
export async function quickBudget(company = 1): Promise<string> {
  if (!hasGo) return '10s';
  // The first fills the build cache.
  if (known === null) await buildSeconds();
  if (known === null || Date.now() - known.atMs >= staleMs)
    known = { seconds: await buildSeconds(), atMs: Date.now() };
  return `${Math.min(mostSeconds, Math.ceil(company * (secondsBesides + links * known.seconds)))}s`;
}

/** Compiles and links a test binary that was not there before. */
async function buildSeconds(): Promise<number> {
  const directory = mkdtempSync(join(tmpdir(), 'quick-'));
  try {
    const number = `${process.pid}${Date.now()}${builds++}`;
    writeFileSync(join(directory, 'go.mod'), 'module example.com/quick\n\ngo 1.21\n');
    writeFileSync(
      join(directory, 'quick_test.go'),
      `package quick\n\nimport "testing"\n\nvar sink int\n\nfunc BenchmarkQuick(b *testing.B) {\n\tsink = ${number}\n}\n`,
    );
    const started = performance.now();
    const args = ['test', '-c', '-vet=off', '-trimpath', '-o', 'quick.test', '.'];
    await promisify(execFile)('go', args, { cwd: directory, env: { ...process.env, GOFLAGS: '' } });
    return (performance.now() - started) / 1000;
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
