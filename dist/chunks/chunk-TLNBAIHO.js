import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);
import {
  by,
  typedDuration
} from "./chunk-XYIDKA5K.js";

// src/bench/select.ts
function selectPatterns(name) {
  const bench = name.split("/").map((element) => `^${escapeElement(element)}$`).join("/");
  return { bench, skip: `${bench}/` };
}
function selectTogether(names) {
  const all = names.map(selectPatterns);
  return { bench: all.map(({ bench }) => bench).join("|"), skip: all.map(({ skip }) => skip).join("|") };
}
function escapeElement(element) {
  return element.replace(/[\\.+*?()|[\]{}^$]/g, "\\$&");
}

// src/report/places.ts
function placesOf(rows) {
  const found = /* @__PURE__ */ new Map();
  let position = 0;
  for (const row of rows) {
    for (const culprit of row.change.culprits) {
      const key = `${culprit.file}\0${culprit.line}\0${culprit.function}`;
      const known = found.get(key);
      if (known === void 0) {
        found.set(key, { place: culprit, costs: [{ row, culprit }], first: position++ });
      } else known.costs.push({ row, culprit });
    }
  }
  return [...found.values()].sort(
    by(
      ({ place }) => place.inDiff ? 0 : place.own ? 1 : 2,
      ({ costs }) => costs.every(({ culprit }) => culprit.sampled) ? 1 : 0,
      ({ first }) => first
    )
  ).map(({ place, costs }) => ({
    function: place.function,
    file: place.file,
    line: place.line,
    own: place.own,
    inDiff: place.inDiff,
    costs
  }));
}
function withoutPlace(rows) {
  return rows.filter((row) => row.change.culprits.length === 0);
}
function shortFunction(name) {
  const bracket = name.indexOf("[");
  const head = bracket < 0 ? name : name.slice(0, bracket);
  const tail = bracket < 0 ? "" : name.endsWith("]") ? "[\u2026]" : `[\u2026]${name.slice(name.lastIndexOf("]") + 1)}`;
  return head.slice(head.lastIndexOf("/") + 1) + tail;
}

// src/report/words/reproduce.ts
var mostFunctions = 2;
var probes = {
  "allocs/op": {
    flags: "-memprofile=mem.out -memprofilerate=1",
    file: "mem.out",
    sample: " -sample_index=alloc_objects"
  },
  "B/op": {
    flags: "-memprofile=mem.out -memprofilerate=1",
    file: "mem.out",
    sample: " -sample_index=alloc_space"
  },
  "sec/op": { flags: "-cpuprofile=cpu.out", file: "cpu.out", sample: "" }
};
function isProbed(unit) {
  return Object.hasOwn(probes, unit);
}
function reproduceCommands(report, benchmark, changes) {
  const probed = changes.filter(({ metric }) => isProbed(metric.unit));
  const memory = probed.find(({ metric }) => metric.unit !== "sec/op");
  const time = probed.find(({ metric }) => metric.unit === "sec/op");
  const wanted = [memory, time].filter((change) => change !== void 0);
  const test = goTest(report, benchmark);
  if (wanted.length === 0) return enter(report, benchmark, [test("-benchmem")]);
  return enter(
    report,
    benchmark,
    wanted.flatMap((change) => {
      const { unit } = change.metric;
      if (!isProbed(unit)) return [];
      const { flags, file, sample } = probes[unit];
      const names = new Set(
        changes.filter(({ metric }) => isProbed(metric.unit) && probes[metric.unit].file === file).flatMap(({ culprits }) => culprits.map((culprit) => culprit.function))
      );
      if (names.size === 0) return [test(flags), `go tool pprof${sample} -top ${file}`];
      return [
        test(flags),
        ...[...names].slice(0, mostFunctions).map((name) => `go tool pprof${sample} -list=${listPattern(name)} ${file}`)
      ];
    })
  );
}
function decideCommand(report, all) {
  const { base, head } = report.manifests;
  const { options } = head;
  const names = new Set(all.map(({ benchmark }) => benchmark.id.name));
  const folders2 = new Set(
    all.map(({ benchmark: { dir } }) => dir === "." || dir === "" ? "." : quoted(`./${dir}`))
  );
  const timeBudgetMs = all.some(({ lacksTime }) => lacksTime) ? 2 * options.timeBudgetMs : options.timeBudgetMs;
  return [
    "pprof-gate gate",
    `--base ${quoted(commitName(base))}`,
    ...head.commit.dirty ? [] : [`--head ${quoted(commitName(head))}`],
    `--bench ${quoted(selectTogether([...names]).bench)}`,
    ...options.tags.length > 0 ? [`--tags ${quoted(options.tags.join(","))}`] : [],
    `--time-budget ${typedDuration(timeBudgetMs)}`,
    ...report.typed.map(quoted),
    ...folders2
  ].join(" ");
}
function commitName({ commit }) {
  return commit.sha?.slice(0, 12) ?? commit.ref;
}
function goTest(report, { id, iterations }) {
  const { options, machine } = report.manifests.head;
  const { bench, skip } = selectPatterns(id.name);
  return (flags) => [
    "go test",
    "-run='^$'",
    `-bench=${quoted(bench)}`,
    ...hasChildren(report, id) ? [`-skip=${quoted(skip)}`] : [],
    // A hundred samples a second: the 20 ms of a timed process would hold two.
    ...flags.includes("-cpuprofile") ? ["-benchtime=1s"] : iterations === null ? [] : [`-benchtime=${iterations}x`],
    ...machine.cores === id.procs ? [] : [`-cpu=${id.procs}`],
    ...options.tags.length > 0 ? [`-tags=${quoted(options.tags.join(","))}`] : [],
    flags,
    folderOf(report, id.pkg).inside
  ].join(" ");
}
function hasChildren(report, id) {
  return report.verdict.benchmarks.some(
    (other) => other.id.pkg === id.pkg && other.id.name.startsWith(`${id.name}/`)
  );
}
function enter(report, { id }, commands) {
  const { module } = folderOf(report, id.pkg);
  return module === "." ? commands : [`cd ${quoted(module)}`, ...commands];
}
function folderOf(report, pkg) {
  let best = { path: "", dir: "." };
  for (const module of report.manifests.head.modules) {
    const owns = pkg === module.path || pkg.startsWith(`${module.path}/`);
    if (owns && module.path.length > best.path.length) best = module;
  }
  if (best.path === "") return { module: ".", inside: quoted(pkg) };
  const below = pkg.slice(best.path.length + 1);
  return { module: best.dir, inside: below === "" ? "." : quoted(`./${below}`) };
}
function listPattern(name) {
  const short = shortFunction(name).replace("[\u2026]", "[...]");
  return quoted(`${short.replace(/[\\.+*?()|[\]{}^$]/g, "\\$&")}$`);
}
function quoted(word) {
  return /^[A-Za-z0-9_./,=-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

// src/report/words/places.ts
function reportsIn(comment, json, exitCode) {
  return `report: ${comment}   numbers: ${json}   exit ${exitCode}`;
}
function replacedCaptures(directories) {
  const what = directories.length === 1 ? "an older capture" : "older captures";
  return `replaced ${what}: ${directories.join(", ")}`;
}
function recordedIn(directory, like) {
  const here = quoted(directory);
  const next = like === null ? [
    `Next: record another commit with as many iterations: pprof-gate record --ref REF --like ${here} --out OTHER`,
    `Then compare the two: pprof-gate compare ${here} OTHER`
  ] : [`Next: pprof-gate compare ${quoted(like)} ${here}`];
  return [
    `capture: ${directory}`,
    ...next,
    "Counts such as allocs/op are judged that way. Times of two recordings are not: for them pprof-gate gate measures both commits in turns."
  ];
}
function nothingRecorded(directory) {
  return `not one benchmark could be measured: the capture in ${directory} only holds why`;
}
function initialised(path) {
  return `wrote ${path}`;
}
function keptFile(path) {
  return `kept ${path}, which is there already; --force replaces it`;
}
function afterInit(branch, repo) {
  const where = repo === "." ? "" : ` --repo ${quoted(repo)}`;
  return [
    "Next: commit these files and push them.",
    `Their first push to ${branch ?? "the default branch"} records the first baseline; a pull request before it is only measured against its base.`,
    `To try it here first: pprof-gate gate${where}`
  ];
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
  const quoted2 = [program, ...args].map(
    (part) => /^[\w@%+=:,./^$-]+$/.test(part) ? part : `'${part.replaceAll("'", "'\\''")}'`
  );
  return `${cwd}$ ${quoted2.join(" ")}`;
}
function demoEnds(exitCode) {
  return `In a workflow this gate would end with ${exitCode} and fail the check. The demo itself went well.`;
}

// src/model/capture-files.ts
var manifestFile = "manifest.json";
var journalFile = "journal.jsonl";
var folders = ["bench", "build", "profiles", "dumps"];
var singles = ["diff.patch", "config.yml"];
var rawEntries = [...folders, ...singles];
var leaf = /^(?!\.{1,2}$)[A-Za-z0-9._=+-]{1,200}$/;
function isCaptureFile(path) {
  const [top = "", name, ...deeper] = path.split("/");
  if (name === void 0) return [manifestFile, journalFile, ...singles].includes(top);
  return folders.includes(top) && leaf.test(name) && deeper.length === 0;
}

// src/adapters/file-start.ts
import { open } from "node:fs/promises";
async function readStart(path, bytes) {
  const handle = await open(path, "r");
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(bytes), 0, bytes, 0);
    return buffer.toString("utf8", 0, bytesRead);
  } finally {
    await handle.close();
  }
}

export {
  manifestFile,
  journalFile,
  rawEntries,
  isCaptureFile,
  readStart,
  selectPatterns,
  selectTogether,
  placesOf,
  withoutPlace,
  shortFunction,
  reproduceCommands,
  decideCommand,
  reportsIn,
  replacedCaptures,
  recordedIn,
  nothingRecorded,
  initialised,
  keptFile,
  afterInit,
  demoBegins,
  demoReplays,
  demoKept,
  removedFlags,
  commandLine,
  demoEnds
};
