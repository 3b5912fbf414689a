// What fields of a capture's records are made of: each with a bound.
import * as z from 'zod/mini';

export const text = (max = 4096) => z.string().check(z.maxLength(max));
export const count = () => z.int().check(z.minimum(0));
export const lineNumber = () => z.int().check(z.minimum(1), z.maximum(1_000_000));
export const finite = () => z.number();
/** Relative, with forward slashes, and inside. */
export const path = () => text(1024).check(z.regex(/^(?!\/)(?![^]*(^|\/)\.\.(\/|$))[^\\\0]+$/));
