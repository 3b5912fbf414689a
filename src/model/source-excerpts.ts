// sources.json of a capture: the text of the repository's functions that its profiles touch, so that a report made of
// the capture alone can show lines. The schema is the format; what it cannot say is checked in evidence/sources.ts.
import * as z from 'zod/mini';
import { count, lineNumber, path, text } from './fields.js';

export const sourcesSchemaVersion = 'pprof-gate/sources/1';

/** For who writes and for who reads. Lengths are in UTF-16 code units, as all of JavaScript counts. */
export const sourceLimits = {
  excerpts: 400,
  /** Of one excerpt, which is one function. */
  lines: 2000,
  lineLength: 1000,
  /** Of all excerpts together, line ends included. */
  length: 1 << 20,
  /** Of the whole file: escapes of JSON take six bytes for a code unit. */
  bytes: 8 << 20,
  lastLine: 1_000_000,
} as const;

export const sourcesSchema = z.object({
  schema: z.literal(sourcesSchemaVersion),
  files: z
    .array(
      z.object({
        /** Relative to the repository. */
        file: path(),
        /** In the order of their lines, and apart. */
        excerpts: z
          .array(
            z.object({
              /** Number of the first line. */
              line: lineNumber(),
              /** Lines joined by a newline, without one at the end; longer ones are cut. */
              text: text(sourceLimits.length).check(z.regex(/^[^\0]*$/)),
            }),
          )
          .check(z.minLength(1), z.maxLength(sourceLimits.excerpts)),
      }),
    )
    .check(z.maxLength(sourceLimits.excerpts)),
  /** Functions that are not there: of some there was no room, or no time; of others no file could be read. */
  left: count(),
  unread: count(),
  /** Benchmarks whose profiles there was no time to look at. */
  benchmarksLeft: count(),
});
export type SourcesFile = Readonly<z.infer<typeof sourcesSchema>>;

/** Whether a path can stand in it: relative, with forward slashes, and inside. */
export function isSourcePath(file: string): boolean {
  return path().safeParse(file).success;
}
