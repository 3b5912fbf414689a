// What a benchmark is called.

/** One benchmark as it ran. `name` is Go's full name, `BenchmarkLook/miss`, without the `-P` suffix. */
export interface BenchmarkId {
  readonly pkg: string;
  readonly name: string;
  /** GOMAXPROCS of the run: part of the identity, because the number means another thing on more cores. */
  readonly procs: number;
}

/** The only join key of benchmarks. Neither import paths nor printed names can contain a space. */
export function keyOf(id: BenchmarkId): string {
  return `${id.pkg} ${id.name} ${id.procs}`;
}

/** `BenchmarkLook/miss` → `Look/miss`, as people and benchstat write it. */
export function shortName(name: string): string {
  return name.startsWith('Benchmark') && name.length > 'Benchmark'.length
    ? name.slice('Benchmark'.length)
    : name;
}
