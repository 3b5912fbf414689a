// From --repo and --config to the repository, the configuration in force and the packages meant.
import { existsSync, realpathSync } from 'node:fs';
import { join, posix, relative, resolve, sep } from 'node:path';
import { configPath } from './config/load.js';
import type { Overrides } from './config/overrides.js';
import { effectiveConfig } from './config/policy.js';
import type { GateConfig } from './config/schema.js';
import { usageError } from './config/usage.js';
import type { Git } from './ports.js';
import { configAt, readConfig } from './settings.js';

export interface Scope {
  /** Top of the repository. */
  readonly root: string;
  /** Folder that was named, absolute. */
  readonly directory: string;
  readonly config: GateConfig;
}

/**
 * The configuration is looked for in the named folder, then at the top of its repository; patterns are relative
 * to where they were written. So a gate can be run for one module of a repository that holds several.
 */
export async function scopeOf(
  git: Git,
  directory: string,
  configFile: string | null,
  overrides: Overrides,
): Promise<Scope> {
  const root = await git.root(directory);
  const here = pathIn(root, directory);
  const anchored = configFile === null && existsSync(join(directory, configPath));
  const config = await readConfig(configFile, anchored ? directory : root);
  const patterns = anchored || configFile !== null ? anchor(config.packages, here) : config.packages;
  const typed = overrides.packages === undefined ? {} : { packages: anchor(overrides.packages, here) };
  return {
    root,
    directory,
    config: effectiveConfig({ ...config, packages: [...patterns] }, { ...overrides, ...typed }),
  };
}

/**
 * The same with the configuration file of a commit instead of the one in the working tree: its own words decide
 * where a pull request may not change its budgets. Throws GateError config-invalid.
 */
export async function scopeAt(
  read: (path: string) => Promise<string | null>,
  /** Of the repository, with forward slashes; empty for its top. */
  folder: string,
  configFile: string | null,
  overrides: Overrides,
): Promise<GateConfig> {
  const { config, anchored } = await configAt(read, folder, configFile);
  const packages = anchored ? anchor(config.packages, folder) : config.packages;
  const typed = overrides.packages === undefined ? {} : { packages: anchor(overrides.packages, folder) };
  return effectiveConfig({ ...config, packages: [...packages] }, { ...overrides, ...typed });
}

/** A folder or file as the repository names it. */
export function pathIn(root: string, path: string): string {
  return relative(root, resolve(path)).split(sep).join('/');
}

/**
 * Refuses the top of the repository as output folder: what a run leaves there would be among the user's files,
 * and in what is measured next. Throws GateError `usage`.
 */
export function refuseRoot(out: string, root: string, option: string): void {
  if (!existsSync(out) || realpathSync(out) !== realpathSync(root)) return;
  throw usageError('value-wrong', { option, value: out, expects: 'folder' });
}

/** Relative patterns written in `folder`, seen from the top of the repository. */
export function anchor(patterns: readonly string[], folder: string): string[] {
  if (folder === '') return [...patterns];
  return patterns.map((pattern) =>
    /^\.\.?(\/|$)/.test(pattern) ? `./${posix.join(folder, pattern)}` : pattern,
  );
}
