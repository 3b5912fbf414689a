// The part of a profile that some functions are in, as themselves or through what they call.
import { compileGlob, matches, type Glob } from '../config/glob.js';
import type { StackTable } from '../model/profile.js';
import { plainName } from '../profile/names.js';

/** The rows whose stack has a function that the pattern fits, each once, however often it is in it. */
export function stacksThrough(table: StackTable, pattern: string): StackTable {
  const glob = compileGlob(pattern);
  if (glob === null) throw new Error(`pattern was not checked: ${pattern}`);
  const isMeant = table.frames.map(({ function: name }) => fitsFunction(glob, name));
  const values = Float64Array.from(table.values);
  for (let row = 0; row < table.count; row++) {
    const stack = table.stack.subarray(table.stackStart[row], table.stackStart[row + 1]);
    if (!stack.some((frame) => isMeant[frame])) values[row] = 0;
  }
  return { ...table, values };
}

/** True when the pattern of a budget fits a function as Go's symbols name it. */
export function fitsFunction(glob: Glob, name: string): boolean {
  const plain = plainName(name);
  // The linker writes dots in the last part of an import path as %2e.
  return matches(glob, plain) || matches(glob, plain.replaceAll('%2e', '.'));
}

/** All of a table; what is above nothing only by chance of two profiles is as it is. */
export function totalOf({ values }: StackTable): number {
  return values.reduce((sum, value) => sum + value, 0);
}
