// Real git repositories in temporary folders, and everything that can be seen of one.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { childEnvironment } from '../../src/adapters/environment.js';
import { createExec } from '../../src/adapters/exec.js';
import { createGit } from '../../src/adapters/git.js';
import type { Git } from '../../src/ports.js';

/** Git without the settings of whoever runs the tests. */
export const gitEnv: Record<string, string> = {
  ...childEnvironment(process.env).variables,
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'A',
  GIT_AUTHOR_EMAIL: 'a@example.com',
  GIT_COMMITTER_NAME: 'C',
  GIT_COMMITTER_EMAIL: 'c@example.com',
};

/** The adapter under test. */
export function testedGit(env: Readonly<Record<string, string>> = {}): Git {
  return createGit(createExec({ env: { ...gitEnv, ...env } }));
}

/** Runs git to set something up; gives what it printed, without the last newline. */
export function git(cwd: string, ...args: string[]): string {
  return execFileSync('git', args, { cwd, env: gitEnv, encoding: 'utf8', stdio: 'pipe' }).replace(/\n$/, '');
}

export function write(folder: string, files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
}

export function makeRepository(
  folder: string,
  files: Readonly<Record<string, string>> = { 'a.txt': 'a\n' },
): string {
  mkdirSync(folder, { recursive: true });
  git(folder, 'init', '--quiet', '--initial-branch=main');
  write(folder, files);
  return commitAll(folder, 'first');
}

/** Gives the hash of the commit. */
export function commitAll(folder: string, message: string): string {
  git(folder, 'add', '--all');
  git(folder, 'commit', '--quiet', '--allow-empty', '--message', message);
  return git(folder, 'rev-parse', 'HEAD');
}

/** Everything below a folder: kind, mode, time of change and content of each entry, by path. */
export function snapshot(folder: string): Map<string, string> {
  const entries = new Map<string, string>();
  const visit = (path: string): void => {
    const stats = lstatSync(path, { bigint: true });
    const content = stats.isDirectory()
      ? readdirSync(path).sort().join('/')
      : stats.isSymbolicLink()
        ? readlinkSync(path)
        : createHash('sha256').update(readFileSync(path)).digest('hex');
    entries.set(relative(folder, path), `${stats.mode.toString(8)} ${stats.mtimeNs} ${content}`);
    if (stats.isDirectory()) for (const name of readdirSync(path)) visit(join(path, name));
  };
  visit(folder);
  return entries;
}

/** What a checkout is compared by: kind, the executable bit, content. */
export function filesOf(folder: string, skip = /^\.git(?:\/|$)|\/\.git(?:\/|$)/): Record<string, string> {
  const files: Record<string, string> = {};
  const visit = (path: string): void => {
    const name = relative(folder, path);
    if (name !== '' && skip.test(name)) return;
    const stats = lstatSync(path);
    if (stats.isSymbolicLink()) files[name] = `-> ${readlinkSync(path)}`;
    else if (stats.isFile())
      files[name] = `${(stats.mode & 0o100) === 0 ? '' : 'x '}${readFileSync(path, 'latin1')}`;
    else for (const entry of readdirSync(path).sort()) visit(join(path, entry));
  };
  visit(folder);
  return files;
}

export function makeExecutable(path: string): void {
  chmodSync(path, 0o755);
}
