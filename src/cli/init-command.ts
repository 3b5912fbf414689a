// init: writes the configuration and the workflow for this repository.
import { existsSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { exitCodes } from '../base/errors.js';
import { findModules } from '../measure/modules.js';
import { writeText } from '../adapters/text-file.js';
import { afterInit, initialised, keptFile } from '../report/words/places.js';
import type { Door } from './door.js';
import { branchName, initFiles, mainModule } from './init.js';
import type { ParsedCommand } from './parse.js';

export async function runInit({ options }: ParsedCommand<'init'>, door: Door): Promise<number> {
  const { git, exec } = door.ports;
  const root = await git.root(resolve(door.cwd, options.repo));
  const modules = await findModules(root, exec);
  const main = mainModule(modules);
  const goMod = main === null ? '' : await readFile(join(root, main.dir, 'go.mod'), 'utf8');
  const goVersion = /^go[ \t]+(\S+)/m.exec(goMod)?.[1] ?? null;
  const defaultBranch = await git.defaultBranch(root);
  const files = initFiles({ modules, defaultBranch, goVersion });
  for (const { path, text } of files) {
    const full = join(root, path);
    if (existsSync(full) && !options.force) {
      door.print(keptFile(path));
      continue;
    }
    await mkdir(dirname(full), { recursive: true });
    await writeText(full, text);
    door.print(initialised(path));
  }
  for (const line of afterInit(branchName(defaultBranch), options.repo)) door.print(line);
  return exitCodes.passes;
}
