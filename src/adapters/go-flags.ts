// What GOFLAGS may say. It is added to every go command that knows the flag, ours included.

/** Why a setting of the caller's does not reach the children. */
export type GoFlagReason =
  | 'replaces-sources'
  | 'runs-a-program'
  | 'changes-output'
  | 'selects-benchmarks'
  | 'slows-code'
  | 'writes-files'
  | 'not-a-flag';

export interface RemovedGoFlag {
  /** As written, for example `-toolexec=/bin/x`. */
  readonly flag: string;
  readonly reason: GoFlagReason;
}

export interface GoFlags {
  /** What is left, in order, joined by spaces. */
  readonly value: string;
  readonly removed: readonly RemovedGoFlag[];
}

/**
 * Flags of `go help build`, `go help test` and `go help testflag` that would measure something else than the
 * committed code the way the report says. Whatever merely chooses what is built (-tags, -mod, -modfile, -pgo,
 * -gcflags, -ldflags …) stays: it holds for both sides and is in the manifest.
 */
const unwanted: Readonly<Record<GoFlagReason, readonly string[]>> = {
  // Files of this run's own overlay, from a path outside of the commit.
  'replaces-sources': ['overlay', 'C'],
  'runs-a-program': ['exec', 'toolexec', 'vettool'],
  // `-n` builds nothing; the others mix into what we parse, or leave a folder behind.
  'changes-output': ['n', 'x', 'v', 'json', 'work', 'debug-actiongraph', 'debug-trace', 'fullpath', 'list'],
  'selects-benchmarks': [
    ...['args', 'bench', 'benchmem', 'benchtime', 'count', 'cpu', 'failfast', 'fuzz', 'fuzzminimizetime'],
    ...['fuzztime', 'parallel', 'run', 'short', 'shuffle', 'skip', 'test', 'timeout', 'vet'],
  ],
  // Instrumented code runs up to twenty times slower and allocates differently.
  'slows-code': ['asan', 'cover', 'covermode', 'coverpkg', 'coverprofile', 'msan', 'race'],
  'writes-files': [
    ...['artifacts', 'blockprofile', 'blockprofilerate', 'c', 'cpuprofile', 'memprofile', 'memprofilerate'],
    ...['mutexprofile', 'mutexprofilefraction', 'o', 'outputdir', 'trace'],
  ],
  'not-a-flag': [],
};

const reasonOf: ReadonlyMap<string, GoFlagReason> = new Map(
  (Object.keys(unwanted) as GoFlagReason[]).flatMap((reason) =>
    unwanted[reason].map((name): [string, GoFlagReason] => [name, reason]),
  ),
);

/**
 * Splits GOFLAGS as the go command does (at white space, no quotes; cmd/go/internal/base/goflags.go) and drops
 * what must not reach our commands. A word that is no flag would make every go command fail, so it goes too.
 */
export function safeGoFlags(written: string): GoFlags {
  const kept: string[] = [];
  const removed: RemovedGoFlag[] = [];
  for (const flag of written.split(/\s+/).filter((word) => word !== '')) {
    const name = /^--?(?:test\.)?([^-=][^=]*)(?:=|$)/.exec(flag)?.[1];
    const reason = name === undefined ? 'not-a-flag' : reasonOf.get(name);
    if (reason === undefined) kept.push(flag);
    else removed.push({ flag, reason });
  }
  return { value: kept.join(' '), removed };
}
