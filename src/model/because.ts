// What the compiler decides otherwise in head than on base, where that explains why a line costs more.

export const escapeWays = [
  /** Converted to an interface: `callee` is what it is passed to, or the expression that converts it. */
  'interface',
  'argument',
  'closure',
  'returned',
  'sent',
  'stored',
  'too-large',
  'unknown-size',
  /** Another word of the compiler's, which is in `says`. */
  'other',
] as const;
export type EscapeWay = (typeof escapeWays)[number];

/** Where the compiler decided, in head. Lines and columns count from 1. */
interface Decided {
  /** Relative to the repository. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** One thing that the compiler decides otherwise than on base. Texts are the compiler's own. */
export type Because = Decided &
  (
    | {
        /** A value is on the heap. */
        readonly kind: 'escape';
        /** `buf`, `&T{...}`, `func literal`, `... argument`. */
        readonly value: string;
        readonly how: EscapeWay;
        /** The function that it is passed to, `fmt.Fprintf`; null where none is. */
        readonly callee: string | null;
        /** The last step out, `hook = add`, and the compiler's word for it, `assign`. */
        readonly expression: string;
        readonly says: string;
        /** Line of that step, in the same file, where it is another one than the value's. */
        readonly leavesAt?: number;
        /** The call that its function was inlined into; null where it was not. */
        readonly inlinedAt: { readonly file: string; readonly line: number } | null;
      }
    | {
        /** A function cannot be inlined any more. */
        readonly kind: 'inlining';
        readonly function: string;
        readonly says: string;
        /** Where it costs too much. */
        readonly cost: number | null;
        readonly budget: number | null;
      }
    | {
        /** One call is not inlined any more, though others of the function may be. */
        readonly kind: 'call';
        readonly callee: string;
        readonly cost: number;
        readonly budget: number;
      }
  );
