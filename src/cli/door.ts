// What every command gets from the door it came through.
import type { Ports } from '../ports.js';

export interface Door {
  readonly ports: Ports;
  /** Where relative paths of the command line start. */
  readonly cwd: string;
  readonly color: boolean;
  /** Columns of the terminal. */
  readonly width: number;
  /** The report, on standard output. */
  print(text: string): void;
}
