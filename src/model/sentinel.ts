// What is ours in a benchmark's process.

/** Functions of the sentinels that are put around a benchmark (measure/probe/sentinel.go), by their full name. */
export function isSentinel(name: string): boolean {
  return name.includes('.pprofgate') || name.includes('.BenchmarkPprofgate');
}
