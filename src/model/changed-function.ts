// The record of a function that a change wrote or rewrote.
import * as z from 'zod/mini';
import { lineNumber, path, text } from './fields.js';

export const changedFunctionSchema = z.object({
  /** In head's capture: a function that is not, token for token, one of base. */
  type: z.literal('changed-function'),
  /** Relative to the repository. */
  file: path(),
  /** Without the package: `Fill`, `(*Parser).reset`. */
  name: text(512),
  line: lineNumber(),
  endLine: lineNumber(),
  /** A benchmark that ran got into it; false: none of them did. What is not known has no record. */
  reached: z.boolean(),
});
