// The configuration file, read where it lies: in a folder, or at a commit.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { GateError } from './base/errors.js';
import { configPath, loadConfig } from './config/load.js';
import { defaultConfig, type GateConfig } from './config/schema.js';

/**
 * Reads a configuration file. `path` was asked for, so it has to be there; null means the usual place in
 * `root`, where there need not be one. Throws GateError config-missing, config-invalid or file-unreadable.
 */
export async function readConfig(path: string | null, root: string): Promise<GateConfig> {
  const file = path ?? join(root, configPath);
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
    if (code !== 'ENOENT')
      throw new GateError('file-unreadable', { path: file, detail: code }, { cause: error });
    if (path === null) return defaultConfig;
    throw new GateError('config-missing', { file }, { cause: error });
  }
  return loadConfig(text, path ?? configPath);
}

export interface FoundConfig {
  readonly config: GateConfig;
  /** Folder of the repository that its patterns are relative to. */
  readonly anchored: boolean;
}

/**
 * The same of a commit, whose files `read` gives by their path in the repository: the named file, else the
 * usual place in `folder`, else at the top, else the defaults. Throws GateError config-invalid.
 */
export async function configAt(
  read: (path: string) => Promise<string | null>,
  folder: string,
  named: string | null,
): Promise<FoundConfig> {
  const places =
    named !== null
      ? [{ path: named, anchored: true }]
      : [
          ...(folder === '' ? [] : [{ path: `${folder}/${configPath}`, anchored: true }]),
          { path: configPath, anchored: false },
        ];
  for (const { path, anchored } of places) {
    const text = await read(path);
    if (text !== null) return { config: loadConfig(text, path), anchored };
  }
  return { config: defaultConfig, anchored: false };
}
