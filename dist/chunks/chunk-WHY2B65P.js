import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);

// src/report/words/places.ts
function reportsIn(comment, json, exitCode) {
  return `report: ${comment}   numbers: ${json}   exit ${exitCode}`;
}
function recordedIn(directory) {
  return `capture: ${directory}   compare it with another: pprof-gate compare ${directory} OTHER`;
}
var nothingRecorded = "not one benchmark could be measured: the capture only holds why";
function initialised(path) {
  return `wrote ${path}`;
}
function keptFile(path) {
  return `kept ${path}, which is there already; --force replaces it`;
}
function demoBegins(repository) {
  return `demo: two commits of a small Go module in ${repository}; the gate runs on them for about a minute`;
}
var demoReplays = "demo: there is no Go on this machine, so this replays a recorded run of the same two commits";
function demoKept(repository) {
  return `repository kept: ${repository}`;
}
function removedFlags(flags) {
  return `GOFLAGS: ${flags.join(" ")} left out, because it changes what is built, run or measured`;
}
function commandLine(cwd, program, args) {
  const quoted = [program, ...args].map(
    (part) => /^[\w@%+=:,./^$-]+$/.test(part) ? part : `'${part.replaceAll("'", "'\\''")}'`
  );
  return `${cwd}$ ${quoted.join(" ")}`;
}
function demoEnds(exitCode) {
  return `In a workflow this gate would end with ${exitCode} and fail the check. The demo itself went well.`;
}

export {
  reportsIn,
  recordedIn,
  nothingRecorded,
  initialised,
  keptFile,
  demoBegins,
  demoReplays,
  demoKept,
  removedFlags,
  commandLine,
  demoEnds
};
