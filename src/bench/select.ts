// The patterns that make a test binary run exactly one benchmark. Source: src/testing/match.go. A pattern is split
// at slashes outside brackets and parentheses, each element is a regular expression for the same element of the name.

export interface Selection {
  /** For -test.bench. */
  readonly bench: string;
  /** For -test.skip (Go 1.20 and later). */
  readonly skip: string;
}

/**
 * Patterns for one benchmark by its name as Go prints it, without `-P`. Names that continue it with a slash are
 * left out by `skip`. One that it continues itself (`a` when `a/b` is asked for) is called once by Go, without a
 * result: no pattern can avoid that.
 */
export function selectPatterns(name: string): Selection {
  const bench = name
    .split('/')
    .map((element) => `^${escapeElement(element)}$`)
    .join('/');
  // An empty last element matches whatever follows, an empty element of a name included.
  return { bench, skip: `${bench}/` };
}

/**
 * Patterns for several benchmarks in one process, as alternatives (Go 1.20 and later). None of the names may continue
 * another one with a slash, because what is skipped for the one would be skipped for the other.
 */
export function selectTogether(names: readonly string[]): Selection {
  const all = names.map(selectPatterns);
  return { bench: all.map(({ bench }) => bench).join('|'), skip: all.map(({ skip }) => skip).join('|') };
}

function escapeElement(element: string): string {
  return element.replace(/[\\.+*?()|[\]{}^$]/g, '\\$&');
}
