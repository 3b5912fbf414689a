// Everything two-sided.

export type Side = 'base' | 'head';
export const sides: readonly Side[] = ['base', 'head'];

/** The same thing on both sides. Always named base and head, never old and new. */
export type Pair<T = number> = Readonly<Record<Side, T>>;
