// Test binaries: one per package, side and layout, built so that equal code gives equal bytes.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { GateError } from '../base/errors.js';
import type { Exec } from '../ports.js';
import { tagFlags, type GoPackage } from './packages.js';

export interface BuildSettings {
  readonly tags: readonly string[];
  /** `go1.26.8`, to know what its linker can do. */
  readonly goVersion: string;
  /** GOFLAGS in force. */
  readonly goFlags: string;
  /** Folder for binaries. */
  readonly directory: string;
  /** Overlay of the go command: files that are added to the build. */
  readonly overlay?: string;
}

/** What every build of a test binary has: go vet refuses real modules, and has no say in how fast they are. */
export function buildFlags(tags: readonly string[]): string[] {
  return ['test', '-c', '-vet=off', '-trimpath', '-buildvcs=false', ...tagFlags(tags)];
}

/** Where a package lies in its module, as the go command wants it there. */
export function packagePattern(found: GoPackage): string {
  return `./${found.dir === found.module.dir ? '' : relativeDir(found)}`;
}

export type Built =
  { readonly ok: true; readonly binary: string } | { readonly ok: false; readonly message: string };

/** Minor version of `go1.N…`; a development version counts as the newest. */
export function goMinor(version: string): number {
  const match = /go1\.(\d+)/.exec(version);
  return match === null ? Number.POSITIVE_INFINITY : Number(match[1]);
}

/** The linker's -randlayout came with Go 1.23. */
export function canRandomiseLayout(goVersion: string): boolean {
  return goMinor(goVersion) >= 23;
}

/**
 * Flags of the linker for a layout. Aligned functions (-funcalign, Go 1.25) take away the two speeds that a
 * loop can have by where it happens to lie. Without tables for debuggers (-w) a link takes a third less time; no
 * profile is taken of these binaries.
 */
export function linkFlags(layout: number, goVersion: string, goFlags = ''): string[] {
  if (layout === 0) return [];
  // Ours would replace what GOFLAGS says, and then other code would be timed than was asked for.
  const flags = [...goFlagValues(goFlags, 'ldflags').slice(-1), '-w', `-randlayout=${layout}`];
  if (goMinor(goVersion) >= 25) flags.push('-funcalign=64');
  return [`-ldflags=${flags.join(' ')}`];
}

/** Values of a flag in GOFLAGS, in order: its entries are separated by blanks and may be quoted as a whole. */
export function goFlagValues(goFlags: string, flag: 'ldflags' | 'gcflags'): string[] {
  const entries = [...goFlags.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map(([, a, b, c]) => a ?? b ?? c ?? '');
  return entries.flatMap((entry) => {
    const [, name, value] = /^--?(\w+)=(.*)$/s.exec(entry) ?? [];
    return name === flag && value !== undefined ? [value] : [];
  });
}

let serial = 0;

/** Builds one test binary. A package that does not compile is a result, not an error. */
export async function build(
  root: string,
  found: GoPackage,
  layout: number,
  settings: BuildSettings,
  exec: Exec,
): Promise<Built> {
  await mkdir(settings.directory, { recursive: true });
  const binary = join(settings.directory, `${(serial++).toString(36)}.test`);
  const exit = await exec.run({
    program: 'go',
    args: [
      ...buildFlags(settings.tags),
      ...(settings.overlay === undefined ? [] : [`-overlay=${settings.overlay}`]),
      ...linkFlags(layout, settings.goVersion, settings.goFlags),
      '-o',
      binary,
      packagePattern(found),
    ],
    cwd: join(root, found.module.dir),
    env: found.module.env,
    timeoutMs: 1_800_000,
    keepBytes: 64 << 10,
  });
  if (exit.code === 0 && (await exists(binary))) return { ok: true, binary };
  const output = `${exit.stderr.text}${exit.stdout.text}`.trim();
  if (/no space left on device/i.test(output)) throw new GateError('disk-full', { path: settings.directory });
  if (exit.timedOut) {
    throw new GateError('command-failed', {
      program: 'go',
      command: 'test -c',
      reason: 'timeout',
      detail: found.pkg,
    });
  }
  return { ok: false, message: output === '' ? `go test -c ended with ${exit.code ?? exit.signal}` : output };
}

function relativeDir(found: GoPackage): string {
  return found.module.dir === '.' ? found.dir : found.dir.slice(found.module.dir.length + 1);
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}

/** Removes a binary that is no longer needed: twelve layouts of a large package are gigabytes. */
export async function discard(binary: string): Promise<void> {
  await rm(binary, { force: true });
}

/** sha256 of a file, in hex. */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
