// Whose code a function is, by its name alone: Go's symbols begin with the import path of their package.

export const codeKinds = ['own', 'dependency', 'standard', 'runtime'] as const;
/** `own`: of the repository. Where nothing tells its modules, what is not of the standard library is a dependency. */
export type CodeKind = (typeof codeKinds)[number];

/** The function that calls are in which were put together for being light (lighten.ts). No function of Go has this name. */
export const lighterCalls = '\u2026';

/** Import path of a function's package: `github.com/a/b` of `github.com/a/b.(*T).M[...]`. */
export function packageOf(name: string): string {
  // Type arguments have paths of their own.
  const bracket = name.indexOf('[');
  const plain = bracket < 0 ? name : name.slice(0, bracket);
  const slash = plain.lastIndexOf('/');
  const dot = plain.indexOf('.', slash + 1);
  return dot < 0 ? '' : plain.slice(0, dot);
}

/** Without its path: `b.(*T).M` of `github.com/a/b.(*T).M`. */
export function shortName(name: string): string {
  const path = packageOf(name);
  return name.slice(path.lastIndexOf('/') + 1);
}

/**
 * The runtime and what stands for it: memory, maps, channels, scheduling, assembly and C without a package. What
 * `-hide='^runtime'` of pprof takes away, and its inner packages.
 */
export function isRuntime(name: string): boolean {
  const path = packageOf(name);
  if (path === '')
    return name !== '' && name !== lighterCalls && !name.startsWith('<') && !name.startsWith('[');
  return /^(?:runtime|internal\/(?:runtime|abi|bytealg|cpu|goarch|chacha8rand|race|msan|asan)|internal\/runtime\/.+|runtime\/internal\/.+)$/.test(
    path,
  );
}

/** The first part of an import path with a dot is a host, of the standard library none has one. */
export function codeKind(name: string, isOwn: boolean): CodeKind {
  if (isOwn) return 'own';
  if (isRuntime(name)) return 'runtime';
  const path = packageOf(name);
  const [first = ''] = path.split('/', 1);
  return path === 'main' || first.includes('.') ? 'dependency' : 'standard';
}
