// Last lines of the command: where things lie, and what the exit status says.

/** After a report. */
export function reportsIn(comment: string, json: string, exitCode: number): string {
  return `report: ${comment}   numbers: ${json}   exit ${exitCode}`;
}

/** After `record`. */
export function recordedIn(directory: string): string {
  return `capture: ${directory}   compare it with another: pprof-gate compare ${directory} OTHER`;
}

/** After `record`, when there is nothing to compare with. */
export const nothingRecorded = 'not one benchmark could be measured: the capture only holds why';

/** `init` wrote a file. */
export function initialised(path: string): string {
  return `wrote ${path}`;
}

/** `init` found a file in its place. */
export function keptFile(path: string): string {
  return `kept ${path}, which is there already; --force replaces it`;
}

/** `demo` before it begins. */
export function demoBegins(repository: string): string {
  return `demo: two commits of a small Go module in ${repository}; the gate runs on them for about a minute`;
}

/** `demo` without Go. */
export const demoReplays =
  'demo: there is no Go on this machine, so this replays a recorded run of the same two commits';

/** `demo --keep`. */
export function demoKept(repository: string): string {
  return `repository kept: ${repository}`;
}

/** Flags of the user's GOFLAGS that a measurement cannot honour. */
export function removedFlags(flags: readonly string[]): string {
  return `GOFLAGS: ${flags.join(' ')} left out, because it changes what is built, run or measured`;
}

/** A command as it runs, for --verbose. */
export function commandLine(cwd: string, program: string, args: readonly string[]): string {
  const quoted = [program, ...args].map((part) =>
    /^[\w@%+=:,./^$-]+$/.test(part) ? part : `'${part.replaceAll("'", "'\\''")}'`,
  );
  return `${cwd}$ ${quoted.join(' ')}`;
}

/** `demo` at its end: the gate failed, and that is the point. */
export function demoEnds(exitCode: number): string {
  return `In a workflow this gate would end with ${exitCode} and fail the check. The demo itself went well.`;
}
