// The configuration file, read where it lies.
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
