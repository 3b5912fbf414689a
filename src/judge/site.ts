// Whose code a frame is, and where it lies in the repository. Built with -trimpath, files of the main modules
// are named `import/path/file.go`, those of dependencies `module@version/file.go`, the rest is Go's own.
import type { Place } from '../diff/hunk.js';
import { repositoryFile, type Modules } from '../evidence/repository-file.js';
import type { Frame } from '../model/profile.js';
import { isSentinel } from '../model/sentinel.js';
import { plainName } from '../profile/names.js';

export type Origin = 'own' | 'dependency' | 'standard';

/** A frame as culprits see it. */
export interface Site {
  /** Without type arguments. */
  readonly function: string;
  /** In the repository for `own`, else as the profile names it. */
  readonly file: string;
  readonly line: number;
  readonly startLine: number;
  readonly origin: Origin;
  /** Own code in a _test.go file. */
  readonly isTest: boolean;
  /** What runs benchmarks: `testing`, our sentinels and the start of the process. */
  readonly isHarness: boolean;
  /** `module@version` of a dependency. */
  readonly module: string | null;
  /** The line is new or replaced, or its module has another version. */
  readonly changed: boolean;
  /** A line near to it on which the diff changes its function, as far as that was seen in profiles; null without. */
  readonly touched: number | null;
  /** What head no longer has: `file` and `line` are base's then. */
  readonly gone: 'line' | 'function' | null;
  /** Where head has the text of a line that is gone from its function. */
  readonly became: Place | null;
}

/** Whose a frame is; what the diff makes of it is still to be found out. */
export function siteOf(frame: Frame, modules: Modules): Site {
  const own = repositoryFile(frame.file, modules);
  const name = plainName(frame.function);
  const origin = own !== null ? 'own' : originOf(frame.file);
  return {
    function: name,
    file: own ?? frame.file,
    line: frame.line,
    startLine: frame.startLine,
    origin,
    isTest: own?.endsWith('_test.go') === true,
    isHarness: isSentinel(name) || (origin === 'standard' && isHarness(name, frame.file)),
    module: origin === 'dependency' ? moduleOf(frame.file) : null,
    changed: false,
    touched: null,
    gone: null,
    became: null,
  };
}

function originOf(file: string): Origin {
  if (file.includes('@')) return 'dependency';
  const vendored = file.split('/vendor/')[1] ?? file;
  const [first = ''] = vendored.split('/');
  // Import paths of modules begin with a host name; the standard library's and generated files do not.
  return first.includes('.') && vendored.includes('/') ? 'dependency' : 'standard';
}

/** `golang.org/x/text@v0.3.0/unicode/bidi/core.go` → `golang.org/x/text@v0.3.0`. */
function moduleOf(file: string): string | null {
  return /^[^@]+@[^/]+/.exec(file)?.[0] ?? null;
}

function isHarness(name: string, file: string): boolean {
  return (
    file.startsWith('testing/') ||
    file === '_testmain.go' ||
    name === 'main.main' ||
    name.startsWith('runtime.') ||
    name.startsWith('internal/runtime/')
  );
}

/** Paths of modules that are there in other versions on base than on head. */
export function changedModules(base: readonly Site[], head: readonly Site[]): ReadonlySet<string> {
  const versions = (sites: readonly Site[]): Set<string> =>
    new Set(sites.flatMap(({ module }) => (module === null ? [] : [module])));
  const [before, after] = [versions(base), versions(head)];
  const differing = [...before, ...after].filter((module) => !before.has(module) || !after.has(module));
  return new Set(differing.map(modulePath));
}

export function modulePath(module: string): string {
  return module.slice(0, module.indexOf('@'));
}
