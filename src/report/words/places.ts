// Last lines of the command: where things lie, and what the exit status says.

import { quoted } from './reproduce.js';

/** After a report. */
export function reportsIn(page: string, json: string, exitCode: number): string {
  return `report: ${page}   numbers: ${json}   exit ${exitCode}`;
}

/** When a run begins where an earlier one has written. */
export function replacedCaptures(directories: readonly string[]): string {
  const what = directories.length === 1 ? 'an older capture' : 'older captures';
  return `replaced ${what}: ${directories.join(', ')}`;
}

/** After `record`: what to do with the capture. `like` is what --like named. */
export function recordedIn(directory: string, like: string | null): readonly string[] {
  const here = quoted(directory);
  const next =
    like === null
      ? [
          `Next: record another commit with as many iterations: pprof-gate record --ref REF --like ${here} --out OTHER`,
          `Then compare the two: pprof-gate compare ${here} OTHER`,
        ]
      : [`Next: pprof-gate compare ${quoted(like)} ${here}`];
  return [
    `capture: ${directory}`,
    ...next,
    'Counts such as allocs/op are judged that way. Times of two recordings are not: for them pprof-gate gate measures both commits in turns.',
  ];
}

/** After `record`, when there is nothing to compare with. */
export function nothingRecorded(directory: string): string {
  return `not one benchmark could be measured: the capture in ${directory} only holds why`;
}

/** `init` wrote a file. */
export function initialised(path: string): string {
  return `wrote ${path}`;
}

/** `init` found a file in its place. */
export function keptFile(path: string): string {
  return `kept ${path}, which is there already; --force replaces it`;
}

/** Last lines of `init`. `branch` is null where git does not know it; `repo` is what --repo named. */
export function afterInit(branch: string | null, repo: string): readonly string[] {
  const where = repo === '.' ? '' : ` --repo ${quoted(repo)}`;
  return [
    'Next: commit these files and push them.',
    `Their first push to ${branch ?? 'the default branch'} records the first baseline; a pull request before it is only measured against its base.`,
    `To try it here first: pprof-gate gate${where}`,
  ];
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

/** `demo` at its end: the gate failed, and that is the point. `kept`: whether its repository is still there. */
export function demoEnds(exitCode: number, kept: boolean): string {
  const where = kept ? '' : ' To run its commands, let --keep leave the repository that they are about.';
  return `In a workflow this gate would end with ${exitCode} and fail the check. The demo itself went well.${where}`;
}
