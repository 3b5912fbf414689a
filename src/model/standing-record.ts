// The record of goroutines that were there at the end of a whole process.
import * as z from 'zod/mini';
import { count, path, text } from './fields.js';

/** A process of a benchmark whose package takes no sentinels, stopped when the benchmark was done. */
export const standingSchema = z.object({
  type: z.literal('standing'),
  pkg: text(1024),
  name: text(16384),
  procs: count(),
  iterations: count(),
  /** Goroutines of the program, its first aside. */
  count: count(),
  /** The dump of them; null where it was too large to keep. */
  file: z.nullable(path()),
});
