// Tests that need the Go toolchain.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, it } from '@jest/globals';
import { hasGo } from '../with-go.js';

/** `describe` where `go` is on PATH. Elsewhere skipped, or failed when PPROFGATE_REQUIRE_GO is 1 (as in .ci/run). */
export function describeWithGo(name: string, body: () => void): void {
  if (hasGo) {
    describe(name, body);
  } else if (process.env['PPROFGATE_REQUIRE_GO'] === '1') {
    describe(name, () => {
      it('needs go on PATH', () => {
        throw new Error('go is not on PATH, and PPROFGATE_REQUIRE_GO is 1');
      });
    });
  } else {
    describe.skip(name, body);
  }
}

/** An empty folder for one test file; remove it with `discard`. */
export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), 'pprof-gate-test-'));
}

export function discard(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

/** A copy of the module `__tests__/fixtures/go/<name>` in a folder of its own. */
export function moduleFrom(name: string): string {
  const folder = temporaryFolder();
  cpSync(fileURLToPath(new URL(`../fixtures/go/${name}`, import.meta.url)), folder, { recursive: true });
  return folder;
}

/** Runs a program and gives its standard output; throws with all it printed when it fails. */
export function run(program: string, args: readonly string[], cwd: string): string {
  const env = { ...process.env, GOFLAGS: '', GOWORK: 'off', GOTOOLCHAIN: 'local' };
  const child = spawnSync(program, args, { cwd, env, encoding: 'utf8', maxBuffer: 256 << 20 });
  if (child.error !== undefined) throw child.error;
  if (child.status !== 0) {
    throw new Error(
      `${program} ${args.join(' ')}: ${child.status ?? child.signal ?? ''}\n${child.stdout}${child.stderr}`,
    );
  }
  return child.stdout;
}
