// The one error type of the product. Codes and facts only: the sentences are in report/words/.

/** Plain values that an error, a caveat or a finding carries; the words folder turns them into sentences. */
export type Facts = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/** A place in a file of the user's. Lines and columns count from 1. */
export interface FilePosition {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
}

/** What stopped us, by whose decision it can be mended. Each has a sentence in report/words/errors.ts. */
export const errorCodes = [
  // exit 2: configuration and usage
  'usage',
  'config-missing',
  'config-invalid',
  'capture-missing',
  'capture-invalid',
  'event-unsupported',
  // exit 3: could not measure
  'go-missing',
  'go-too-old',
  'not-a-repository',
  'ref-unknown',
  'no-merge-base',
  'no-modules',
  'no-packages',
  'no-benchmarks',
  'does-not-compile',
  'list-failed',
  'command-failed',
  'disk-full',
  'file-unreadable',
  'file-unwritable',
  'profile-invalid',
  'counters-invalid',
  'machine-changed',
  'interrupted',
  'artifact-invalid',
  // exit 4: the verdict is known, but could not be published
  'forge-failed',
] as const;
export type ErrorCode = (typeof errorCodes)[number];

const configurationCodes: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'usage',
  'config-missing',
  'config-invalid',
  'capture-missing',
  'capture-invalid',
  'event-unsupported',
]);

/**
 * The user or the environment stops us. Thrown, never caught to a default; the doors turn it into words and
 * an exit code. `cause` is always passed on.
 */
export class GateError extends Error {
  readonly code: ErrorCode;
  readonly facts: Facts;
  readonly at: FilePosition | undefined;

  constructor(code: ErrorCode, facts: Facts = {}, options: { at?: FilePosition; cause?: unknown } = {}) {
    super(`${code} ${JSON.stringify(facts)}`, options.cause === undefined ? {} : { cause: options.cause });
    this.name = 'GateError';
    this.code = code;
    this.facts = facts;
    this.at = options.at;
  }
}

/** Exit codes of the command and the Action (documented in the README). */
export const exitCodes = {
  passes: 0,
  exceeded: 1,
  configuration: 2,
  notMeasured: 3,
  notPublished: 4,
  bug: 70,
} as const;

/** Exit code for anything thrown: 2, 3 or 4 for a GateError, 70 for a bug. */
export function exitCodeOf(error: unknown): number {
  if (!(error instanceof GateError)) return exitCodes.bug;
  if (error.code === 'forge-failed') return exitCodes.notPublished;
  return configurationCodes.has(error.code) ? exitCodes.configuration : exitCodes.notMeasured;
}
