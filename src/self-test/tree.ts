// Copies of a module, and what is written into them.
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Setting } from '../measurement.js';
import { meter } from '../measure/meter.js';
import { findPackages, type GoPackage } from '../measure/packages.js';
import type { Ports } from '../ports.js';
import type { Edit } from './edits.js';

/** Packages with benchmarks that a measurement with these settings would find. */
export async function packagesIn(
  root: string,
  { options, toolchain }: Setting,
  { exec, clock }: Ports,
): Promise<readonly GoPackage[]> {
  const metered = meter(exec, clock, toolchain.env);
  return (await findPackages(root, options.patterns, options.tags, metered)).packages;
}

export async function write(root: string, edits: readonly Edit[]): Promise<void> {
  for (const { path, text } of edits) {
    const file = join(root, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
}
