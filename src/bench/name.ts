// Parts of a printed benchmark name.

export interface NameParts {
  /** Up to the first slash, without `Benchmark`. */
  readonly base: string;
  /** Each with its slash; the last may be `-8`. Base and parts joined are the name again. */
  readonly parts: readonly string[];
}

/** Splits `BenchmarkA/n=8/x-4` into `A`, `/n=8`, `/x`, `-4`. A final `-digits` is always taken off, as benchfmt does. */
export function nameParts(fullName: string): NameParts {
  const name = fullName.replace(/^Benchmark/, '');
  const procs = /-\d+$/.exec(name)?.[0] ?? '';
  const [base = '', ...subs] = name.slice(0, name.length - procs.length).split('/');
  return { base, parts: [...subs.map((sub) => `/${sub}`), ...(procs === '' ? [] : [procs])] };
}
