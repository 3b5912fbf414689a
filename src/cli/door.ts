// What every command gets from the door it came through.
import { relative } from 'node:path';
import type { Ports } from '../ports.js';

export interface Door {
  readonly ports: Ports;
  /** Where relative paths of the command line start. */
  readonly cwd: string;
  readonly color: boolean;
  /** Columns of the terminal. */
  readonly width: number;
  /** Everything is asked for: commands as they run, and all times. */
  readonly verbose: boolean;
  /** The report, on standard output. */
  print(text: string): void;
}

/** The shorter way to say from `cwd` where something is. */
export function pathFor(path: string, cwd: string): string {
  const near = relative(cwd, path);
  return near.length < path.length && !near.startsWith('../../') ? near || '.' : path;
}
