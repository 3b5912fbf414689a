import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);
import {
  by,
  typedDuration
} from "./chunk-DXTMV53A.js";
import {
  profiledAs
} from "./chunk-C52GY2SN.js";

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

// src/judge/functions.ts
function matchFunctions(base, head, diff) {
  const bases = byName(base);
  const outer = new Map(bases);
  const heads = byName(head);
  const matched = /* @__PURE__ */ new Map();
  const match = (from, to) => {
    matched.set(from.function, to);
    bases.delete(from.function);
    heads.delete(to.function);
  };
  const matchByName = (isMeant) => {
    for (const from of [...bases.values()]) {
      const to = heads.get(from.function);
      if (to !== void 0 && isMeant(from)) match(from, to);
    }
  };
  if (diff !== null) {
    matchByPlace(bases, heads, match, ({ file, startLine }) => diff.toHead(file, startLine));
    matchByName((of) => !isClosure(of));
    matchByPlace(bases, heads, match, ({ file, startLine }) => diff.rewritten(file, startLine));
    matchByPlace(bases, heads, match, (of) => {
      const [from, to] = [outer.get(outerName(of)), matched.get(outerName(of))];
      return from === void 0 || to === void 0 || !isClosure(of) ? null : diff.moved(placeOf(from), placeOf(to), of.startLine);
    });
  }
  matchByName(() => true);
  const shortHeads = unique([...heads.values()]);
  for (const [short, from] of unique([...bases.values()])) {
    const to = shortHeads.get(short);
    if (to !== void 0) match(from, to);
  }
  return matched;
}
function byName(sites) {
  const functions = /* @__PURE__ */ new Map();
  for (const site of sites) if (!functions.has(site.function)) functions.set(site.function, site);
  return functions;
}
function matchByPlace(bases, heads, match, startOf) {
  const starts = /* @__PURE__ */ new Map();
  for (const site of heads.values()) {
    const key = startKey(site);
    starts.set(key, [...starts.get(key) ?? [], site]);
  }
  for (const from of [...bases.values()]) {
    if (from.origin !== "own" || from.startLine === 0) continue;
    const start = startOf(from);
    if (start === null) continue;
    const there = (starts.get(startKey({ file: start.file, startLine: start.line })) ?? []).filter(
      (to2) => heads.has(to2.function) && closureDepth(to2) === closureDepth(from)
    );
    const to = there.find((site) => site.function === from.function) ?? (there.length === 1 ? there[0] : void 0);
    if (to !== void 0) match(from, to);
  }
}
function startKey({ file, startLine }) {
  return `${startLine} ${file}`;
}
function placeOf({ file, startLine }) {
  return { file, line: startLine };
}
function closureDepth({ function: name }) {
  return name.match(/\.(?:func|gowrap|deferwrap)?\d+(?![^.-])|-range\d+/g)?.length ?? 0;
}
function isClosure(of) {
  return closureDepth(of) > 0;
}
function outerName({ function: name }) {
  return name.replace(/(?:\.(?:func|gowrap|deferwrap)|-range)\d.*$/s, "");
}
function unique(sites) {
  const seen = /* @__PURE__ */ new Map();
  for (const site of sites) {
    if (site.origin !== "own") continue;
    const short = site.function.replace(/^.*\//, "").replace(/^[^.]*\./, "");
    seen.set(short, seen.has(short) ? null : site);
  }
  return new Map([...seen].flatMap(([short, site]) => site === null ? [] : [[short, site]]));
}

// src/report/places.ts
function placesOf(rows) {
  const found = /* @__PURE__ */ new Map();
  let position = 0;
  for (const row of rows) {
    for (const culprit of row.change.culprits) {
      const outer = outerName(culprit);
      const key = `${culprit.file}\0${culprit.line}\0${outer}`;
      const known = found.get(key);
      if (known === void 0) {
        found.set(key, { place: culprit, costs: [{ row, culprit }], first: position++ });
        continue;
      }
      known.costs.push({ row, culprit });
      if (known.place.function !== culprit.function) known.place = { ...known.place, function: outer };
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
    ...place.changedAt === void 0 ? {} : { changedAt: place.changedAt },
    costs
  }));
}
function reasonsOfPlace({ costs }) {
  const all = costs.flatMap(({ culprit }) => culprit.because ?? []);
  return [...new Map(all.map((because) => [JSON.stringify(because), because])).values()].slice(
    0,
    mostReasons
  );
}
var mostReasons = 4;
function withoutPlace(rows) {
  return rows.filter((row) => row.change.culprits.length === 0 && !isOff(row));
}
function offProcessorRows(rows) {
  return rows.filter(isOff);
}
function isOff({ benchmark, change }) {
  return benchmark.offProcessor !== void 0 && change.metric.unit === "sec/op";
}
function placeName({ file, line }) {
  return line > 0 ? `${file}:${line}` : file;
}
function shortFunction(name) {
  const bracket = name.indexOf("[");
  const head = bracket < 0 ? name : name.slice(0, bracket);
  const tail = bracket < 0 ? "" : name.endsWith("]") ? "[\u2026]" : `[\u2026]${name.slice(name.lastIndexOf("]") + 1)}`;
  return head.slice(head.lastIndexOf("/") + 1) + tail;
}

// src/report/words/reproduce.ts
var mostFunctions = 2;
var mem = { flags: "-memprofile=mem.out -memprofilerate=1", file: "mem.out" };
var trace = { flags: "-trace=trace.out", file: "trace.out", sample: "" };
var waits = {
  flags: "-blockprofile=block.out -mutexprofile=mutex.out",
  file: "block.out",
  sample: ""
};
var releases = { file: "mutex.out", sample: "" };
var probes = {
  "allocs/op": { ...mem, sample: " -sample_index=alloc_objects" },
  "B/op": { ...mem, sample: " -sample_index=alloc_space" },
  "heap-kept-B/op": { ...mem, sample: " -sample_index=inuse_space" },
  "sec/op": { flags: "-cpuprofile=cpu.out", file: "cpu.out", sample: "" },
  "goroutines-left/op": trace,
  "goroutines-created/op": trace
};
var shown = [
  ["allocs/op", "B/op"],
  ["heap-kept-B/op"],
  ["sec/op"],
  ["goroutines-left/op", "goroutines-created/op"]
];
function asProfiled(change) {
  const unit = profiledAs(change.metric.unit);
  return unit === null ? change : { ...change, metric: { ...change.metric, unit } };
}
function reproduceCommands(report, benchmark, judged) {
  const changes = judged.map(asProfiled);
  const test = goTest(report, benchmark);
  const wanted = shown.flatMap((units) => {
    const of = changes.filter(({ metric }) => units.some((unit) => unit === metric.unit));
    const first = units.find((unit) => unit === of[0]?.metric.unit);
    return first === void 0 ? [] : [{ probe: probes[first], changes: of }];
  });
  if (wanted.length === 0) return enter(report, benchmark, [test("-benchmem")]);
  const files = /* @__PURE__ */ new Set();
  const commands = wanted.flatMap(({ probe, changes: of }) => {
    const culprits = of.flatMap((change) => change.culprits);
    const waiting = waitCommands(culprits, goTest(report, benchmark, procsOf(culprits)));
    const working = culprits.filter((culprit) => culprit.waiting === void 0);
    if (waiting.length > 0 && working.length === 0) return waiting;
    const before = files.has(probe.file) ? [] : [test(probe.flags)];
    files.add(probe.file);
    return [...before, ...readers(probe, working), ...waiting];
  });
  return enter(report, benchmark, commands);
}
function readers({ file, sample }, culprits) {
  if (file === trace.file) return [`go tool trace ${file}`];
  const names = culprits.map((culprit) => culprit.function);
  return names.length === 0 ? [`go tool pprof${sample} -top ${file}`] : listings(names, { file, sample });
}
function listings(names, { file, sample }) {
  return [...new Set(names)].slice(0, mostFunctions).map((name) => `go tool pprof${sample} -list=${listPattern(name)} ${file}`);
}
function waitCommands(culprits, test) {
  const waiting = culprits.filter((culprit) => culprit.waiting !== void 0);
  if (waiting.length === 0) return [];
  const released = waiting.flatMap(({ waiting: of }) => of?.released?.function ?? []);
  return [
    test(waits.flags),
    ...listings(
      waiting.map((of) => of.function),
      waits
    ),
    ...listings(released, releases)
  ];
}
function procsOf(culprits) {
  return culprits.reduce((most, { waiting: of }) => of?.procs ?? most, null);
}
function decideCommand(report, all) {
  const { base, head } = report.manifests;
  const { options } = head;
  const names = new Set(all.map(({ benchmark }) => benchmark.id.name));
  const folders = new Set(
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
    ...folders
  ].join(" ");
}
function commitName({ commit }) {
  return commit.sha?.slice(0, 12) ?? commit.ref;
}
function goTest(report, { id, iterations }, procs = null) {
  const { options, machine } = report.manifests.head;
  const { bench, skip } = selectPatterns(id.name);
  return (flags) => [
    "go test",
    "-run='^$'",
    `-bench=${quoted(bench)}`,
    ...hasChildren(report, id) ? [`-skip=${quoted(skip)}`] : [],
    ...benchtime(flags, iterations),
    ...procs === null && machine.cores === id.procs ? [] : [`-cpu=${procs ?? id.procs}`],
    ...options.tags.length > 0 ? [`-tags=${quoted(options.tags.join(","))}`] : [],
    flags,
    folderOf(report, id.pkg).inside
  ].join(" ");
}
function benchtime(flags, iterations) {
  if (flags.includes("-cpuprofile") || flags === waits.flags) return ["-benchtime=1s"];
  if (flags === trace.flags) return [`-benchtime=${Math.min(mostTraced, iterations ?? mostTraced)}x`];
  return iterations === null ? [] : [`-benchtime=${iterations}x`];
}
var mostTraced = 100;
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
function reportsIn(page, json, exitCode) {
  return `report: ${page}   numbers: ${json}   exit ${exitCode}`;
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
function demoEnds(exitCode, kept) {
  const where = kept ? "" : " To run its commands, let --keep leave the repository that they are about.";
  return `In a workflow this gate would end with ${exitCode} and fail the check. The demo itself went well.${where}`;
}

export {
  selectPatterns,
  selectTogether,
  matchFunctions,
  closureDepth,
  isClosure,
  placesOf,
  reasonsOfPlace,
  withoutPlace,
  offProcessorRows,
  placeName,
  shortFunction,
  reproduceCommands,
  decideCommand,
  listPattern,
  quoted,
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
