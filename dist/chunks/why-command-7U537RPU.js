import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);
import {
  configFor
} from "./chunk-YE4BCIOT.js";
import {
  pathFor
} from "./chunk-2CZMSPFY.js";
import "./chunk-HTMFHRCT.js";
import {
  aloneOf,
  captureDirectory,
  isSentinel,
  policyOf,
  readCaptures,
  readEvidence,
  reportOn,
  repositoryFile,
  sameBenchmark,
  sides
} from "./chunk-7LGRX2QB.js";
import {
  benchmarkOf,
  brokenOfReport,
  caveatWords,
  crossedWords,
  findingOf,
  groupsWords,
  growthWords,
  heapWords,
  labelOf,
  leftWords,
  lighterLines,
  measureName,
  nameWords2 as nameWords,
  noCommand,
  offWords,
  outcomeWords,
  painter,
  placeGoroutines,
  placeNotes,
  placePath,
  placeReasons,
  placeShares,
  rowWords,
  runtimeMeasures,
  sureRateWords,
  undecided,
  waitName,
  waitPlace
} from "./chunk-762MBZH5.js";
import {
  firstLine
} from "./chunk-D5RU4TUA.js";
import "./chunk-NAZCLG46.js";
import "./chunk-HRGKHETJ.js";
import "./chunk-6LNVCMHS.js";
import {
  compileGlob,
  matches
} from "./chunk-OHK4QSAM.js";
import {
  usageError
} from "./chunk-2VZNMADP.js";
import "./chunk-AFELHI5U.js";
import {
  nearest
} from "./chunk-3YOJUNEZ.js";
import "./chunk-F4UK5CVG.js";
import {
  decideCommand,
  listPattern,
  placeName,
  placesOf,
  quoted,
  reproduceCommands,
  shortFunction
} from "./chunk-6UXMN7RP.js";
import {
  keyOf,
  shortName
} from "./chunk-FN6R42JC.js";
import "./chunk-L3PTMUN6.js";
import {
  by,
  formatShare,
  formatSides,
  formatValue
} from "./chunk-JTF545IP.js";
import "./chunk-C52GY2SN.js";
import {
  GateError,
  exitCodes
} from "./chunk-U2SBGQ2O.js";
import {
  counted,
  grouped,
  isWhole,
  join,
  named,
  nothing,
  own,
  say,
  textOf
} from "./chunk-HAWF2SH5.js";
import "./chunk-FA6EQWUK.js";

// src/cli/why-command.ts
import { existsSync } from "node:fs";
import { resolve } from "node:path";

// src/report/find-benchmark.ts
var mostNear = 5;
function findBenchmarks(report, wanted) {
  const { benchmarks } = report.verdict;
  const named2 = benchmarks.map((benchmark) => ({ benchmark, names: namesOf(report, benchmark) }));
  const having = (test) => named2.flatMap(({ benchmark, names }) => names.some(test) ? [benchmark] : []);
  const whole = having((name) => name === wanted);
  if (whole.length > 0) return { meant: whole, near: [] };
  const glob = /[*?{]/.test(wanted) ? compileGlob(wanted) : null;
  const part = wanted.toLowerCase();
  const meant = having(
    (name) => glob === null ? part !== "" && name.toLowerCase().includes(part) : matches(glob, name)
  );
  return { meant, near: meant.length > 0 ? [] : nearNames(report, wanted) };
}
function namesOf(report, { id }) {
  const { pkg, name } = labelOf(report, id);
  const short = shortName(id.name);
  return [
    id.name,
    short,
    name,
    `${pkg}.${name}`,
    `${pkg}.${id.name}`,
    `${id.pkg}.${id.name}`,
    `${id.pkg}.${short}`
  ];
}
function nearNames(report, wanted) {
  const left2 = new Set(report.verdict.benchmarks.map(({ id }) => shortName(id.name)));
  const near = [];
  const word = shortName(wanted.slice(wanted.lastIndexOf(".") + 1));
  for (let next = nearest(word, left2); next !== null && near.length < mostNear; next = nearest(word, left2)) {
    near.push(next);
    left2.delete(next);
  }
  return near;
}

// src/report/words/why-commands.ts
var mostFunctions = 2;
var viewed = [
  { kind: "heap", sample: "alloc_space", units: ["B/op", "allocs/op"], shown: "allocations" },
  { kind: "heap", sample: "inuse_space", units: ["heap-kept-B/op"], shown: "kept" },
  { kind: "cpu", sample: "cpu", units: ["sec/op"], shown: "time" },
  { kind: "block", sample: "delay", units: [], shown: "waiting" },
  { kind: "mutex", sample: "delay", units: [], shown: "locks" }
];
function whyCommands(why, folders) {
  const { report, benchmark } = why;
  const changed = benchmark.changes.filter(
    ({ change }) => change === "regression" || change === "improvement"
  );
  const again = reproduceCommands(report, benchmark, changed.length > 0 ? changed : benchmark.changes);
  const [open] = undecided(benchmark.changes.map((change) => ({ benchmark, change })));
  return [
    {
      heading: "See it in what was measured; in the folder of the module the lists show its sources",
      commands: [...seen(why, folders), ...left(why, folders), ...broken(why, folders)]
    },
    { heading: "Measure it again", commands: again },
    ...open === void 0 ? [] : [{ heading: "Decide what is open", commands: [decideCommand(report, [open])] }]
  ].filter(({ commands }) => commands.length > 0);
}
function moduleOf({ report, benchmark: { id }, side }) {
  const paths = report.manifests[side].modules.map(({ path }) => path);
  const around = paths.filter((path) => id.pkg === path || id.pkg.startsWith(`${path}/`));
  return around.sort((a, b) => b.length - a.length)[0] ?? null;
}
function seen(why, folders) {
  const module = moduleOf(why);
  return viewed.flatMap((of) => {
    const profile = why.profiles[why.side]?.find(({ kind }) => kind === of.kind);
    if (profile === void 0 || why.lines[of.shown] === void 0) return [];
    const file = (side, name) => fileIn(folders, side, name);
    const other = why.side === "head" ? why.profiles.base?.find(({ kind }) => kind === of.kind) : void 0;
    const isPair = other !== void 0 && other.iterations === profile.iterations && profile.before === void 0;
    const tool = `go tool pprof -sample_index=${of.sample}`;
    const earlier = profile.before === void 0 ? "" : ` -base=${file(why.side, profile.before)}`;
    const sources = module === null ? "" : ` -trim_path=${quoted(module)}`;
    const functions = functionsOf(why, of).slice(0, mostFunctions);
    return [
      `${tool} -top${earlier} ${file(why.side, profile.file)}`,
      ...functions.map(
        (name) => `${tool} -list=${listPattern(name)}${sources}${earlier} ${file(why.side, profile.file)}`
      ),
      ...isPair ? [`${tool} -top -diff_base=${file("base", other.file)} ${file(why.side, profile.file)}`] : []
    ];
  });
}
function functionsOf({ benchmark, lines }, { units, shown: shown2 }) {
  const culprits = benchmark.changes.flatMap((change) => change.culprits);
  const blamed = culprits.filter(({ unit }) => units.includes(unit)).map((culprit) => culprit.function);
  const largest = (lines[shown2]?.lines ?? []).filter(({ own: own2 }) => own2).map((line2) => line2.function);
  return [...new Set(blamed.length > 0 ? blamed : largest)];
}
function left({ dumps, profiles, benchmark }, folders) {
  return sides.flatMap((side) => {
    const use = benchmark.goroutines?.[side];
    if (use === void 0 || use.left === 0) return [];
    const dump = dumps[side];
    const proof = profiles[side]?.find(({ kind }) => kind === "goroutineleak");
    const isUnread = benchmark.caveats.some(
      ({ code, facts }) => code === "profile-failed" && facts["kind"] === "goroutineleak" && facts["side"] === side
    );
    const isProven = use.groups?.some(({ proven }) => proven !== 0) ?? true;
    return [
      ...dump === void 0 ? [] : [`grep '^created by' ${fileIn(folders, side, dump)} | sort | uniq -c | sort -rn`],
      ...proof === void 0 || isUnread || !isProven ? [] : [`go tool pprof -lines -traces ${fileIn(folders, side, proof.file)}`]
    ];
  });
}
function broken(why, folders) {
  return sides.flatMap((side) => {
    const file = why.broken[side];
    return file === void 0 ? [] : [`less ${fileIn(folders, side, file)}`];
  });
}
function fileIn(folders, side, name) {
  return quoted(`${folders[side] ?? side}/${name}`);
}

// src/report/words/why.ts
var line = (words, ...below) => ({ words, below });
function whyParts(why) {
  const { benchmark, side, isAlone } = why;
  const at = isAlone ? "" : ` on ${side}`;
  const parts = [
    { heading: "Numbers", lines: numbers(why) },
    { heading: "Does not run", lines: broken2(why) },
    { heading: "What changed, by line", lines: changes(why) },
    { heading: `Where it allocates${at}, for each operation`, lines: top(why, "allocations") },
    { heading: `What stays of the heap${at}, by the line that allocates it`, lines: top(why, "kept") },
    { heading: `Where its processor time goes${at}, sampled, for each operation`, lines: top(why, "time") },
    ...waiting(why, at),
    { heading: "Goroutines", lines: onSides(benchmark.goroutines, isAlone, goroutines) },
    {
      heading: "Garbage collection, scheduler and heap",
      lines: onSides(benchmark.runtime, isAlone, (use) => runtime(use))
    },
    { heading: `What the compiler keeps on the heap${at}`, lines: escapes(why) },
    { heading: "Doubts and gaps", lines: doubts(why) }
  ];
  return parts.filter(({ lines }) => lines.length > 0);
}
function waiting(why, at) {
  const { contention, cpuGroups = [], crossed = [], offProcessor } = why.benchmark;
  const groups = groupsWords(cpuGroups);
  const told = [
    ...groups.length > 0 ? [line(groups)] : [],
    ...offProcessor === void 0 ? [] : [line(offWords(offProcessor, nothing))],
    ...crossed.map((reading) => line(crossedWords(reading)))
  ];
  const processor = { heading: "Processor time, by what it goes to, and time off it", lines: told };
  if (contention === void 0) {
    return [
      { heading: `Where goroutines wait${at}, for each operation`, lines: top(why, "waiting") },
      { heading: `What holds locks that others wait for${at}, for each operation`, lines: top(why, "locks") },
      processor
    ];
  }
  const sites = contention.sites.map((site) => line(siteWords(site)));
  return [
    {
      heading: `Where goroutines wait, base to head, for each operation, on ${counted(contention.procs, "core")}`,
      lines: [...sites, ...contention.left > 0 ? [line(own(lighterLines(contention.left)))] : []]
    },
    processor
  ];
}
function siteWords(site) {
  const of = ({ base, head }, unit) => [base, head].map(({ center }) => formatValue(Math.max(0, center), unit, 2)).join(" \u2192 ");
  const changed = own(site.change === "none" ? "" : `: clearly ${site.change} on head`);
  return say`${waitPlace(site)} ${own(waitName(site.waits))}: ${own(of(site.delay, "sec/op"))}, ${own(of(site.contentions, ""))} times${changed}`;
}
function numbers({ benchmark, isAlone }) {
  return benchmark.changes.flatMap((change) => {
    if (isAlone) return aloneWords(change);
    const words = rowWords({ benchmark, change });
    const isSaid = change.outcome === "within";
    return [line(isSaid ? words : say`${words}: ${own(outcomeWords[change.outcome])}`)];
  });
}
function aloneWords(change) {
  const { metric, summary } = change;
  const { head } = formatSides(change);
  if (summary.head === void 0 || head === null) return [];
  const { lo, hi, n } = summary.head;
  const isKnown = Number.isFinite(lo) && Number.isFinite(hi) && hi > lo;
  const range = isKnown ? ` (${formatValue(lo, metric.unit)} \u2026 ${formatValue(hi, metric.unit)})` : "";
  return [
    line(
      say`${named(metric.unit)} ${own(`${head}${range}${n > 1 ? ` in ${counted(n, "process", "processes")}` : ""}`)}`
    )
  ];
}
function broken2({ report, benchmark }) {
  return brokenOfReport(report).filter(
    ({ pkg, benchmarks }) => pkg === null ? benchmarks.includes(benchmark.id) : pkg === benchmark.id.pkg
  ).map(({ words, cutOff, message, blocked, goroutines: goroutines2 }) => {
    const why = firstLine(message);
    const lead = say`${own(words + cutOff)}${why === "" ? nothing : say`: ${why}`}`;
    const told = [...blocked, ...goroutines2 === null ? [] : [goroutines2]];
    return line(lead, ...told.flatMap(({ lead: of, items }) => [...of.length > 0 ? [of] : [], ...items]));
  });
}
function changes({ report, benchmark }) {
  return placesOf(benchmark.changes.map((change) => ({ benchmark, change }))).map((place) => {
    const path = placePath(place);
    return line(
      placeWords(
        place,
        placeShares(report, place).shares.flatMap(({ amounts }) => amounts)
      ),
      ...placeGoroutines(place),
      ...placeReasons(place),
      ...path.length === 0 ? [] : [path]
    );
  });
}
function placeWords(place, amounts) {
  const costs = amounts.map(({ text, note }) => note === "" ? text : `${text} (${note})`);
  const notes = placeNotes(place);
  const told = notes.length === 0 ? "" : ` (${notes.join(", ")})`;
  return say`${placeName(place)} in ${shortFunction(place.function)}${own(told)}: ${own(costs.join(", "))}`;
}
var amountWords = {
  allocations: ([bytes = 0, objects = 0]) => `${formatValue(bytes, "B/op")} in ${amountOf(objects, "object")}`,
  kept: ([bytes = 0, objects = 0]) => `${formatValue(bytes, "B/op", 2)} in ${amountOf(objects, "object")}`,
  time: ([nanoseconds = 0], [total = 0]) => `${formatShare(nanoseconds / total)}, ${formatValue(nanoseconds * 1e-9, "sec/op", 2)}`,
  waiting: waitWords,
  locks: waitWords
};
function waitWords([nanoseconds = 0, contentions = 0]) {
  return `${formatValue(nanoseconds * 1e-9, "sec/op", 2)} in ${amountOf(contentions, "wait")}`;
}
function amountOf(value, noun) {
  const text = formatValue(value, "", 2);
  return `${text} ${text === "1" ? noun : `${noun}s`}`;
}
function top({ lines }, name) {
  const found = lines[name];
  if (found === void 0) return [];
  const { totals, left: left2 } = found;
  return [
    ...found.lines.map((of) => line(say`${own(amountWords[name](of.amounts, totals))}: ${lineWords(of)}`)),
    ...left2 > 0 ? [line(own(`and ${counted(left2, "more place")}`))] : []
  ];
}
function lineWords({ file, line: at, function: name }) {
  const what = own(name === "runtime.malg" ? ", what the runtime keeps of each goroutine" : "");
  return at > 0 ? say`${`${file}:${at}`} in ${shortFunction(name)}${what}` : say`${shortFunction(name)}`;
}
function onSides(uses, isAlone, words) {
  return sides.flatMap((side) => {
    const use = uses?.[side];
    if (use === void 0) return [];
    const told = words(use);
    return isAlone ? told.map((of) => line(of)) : [line(own(side), ...told)];
  });
}
function goroutines(use) {
  const created = Math.max(0, use.createdPerOperation ?? 0);
  const isNone = created <= use.createdError;
  return [
    ...use.createdPerOperation === null ? [] : [own(isNone ? "none is created" : `${formatValue(created, "", 2)} created for each operation`)],
    own(growthWords(use)),
    ...use.by === "dump" ? [own("read from dumps of whole processes, which show no created ones")] : [],
    ...(use.groups ?? []).map((group) => {
      const { count, created: place } = group;
      const started = place === null ? nothing : say` started at ${`${place.file}:${place.line}`} in ${shortFunction(place.function)}`;
      const of = own(
        count < use.left && use.groups?.length === 1 ? `${grouped(count)} in a shorter process,` : grouped(count)
      );
      return say`${of}${started}; ${leftWords(group)}`;
    })
  ];
}
function runtime({ heap, rates }) {
  return [
    ...runtimeMeasures.flatMap((measure) => {
      const rate = rates[measure];
      return rate === void 0 ? [] : [own(`${measureName(measure)}: ${sureRateWords(measure, rate)}`)];
    }),
    own(`heap: ${heapWords(heap)}`)
  ];
}
function escapes(why) {
  return why.escapes.map(
    ({ file, line: at, value }) => line(say`${`${file}:${at}`} ${value} escapes to the heap`)
  );
}
function doubts(why) {
  const caveats = why.doubts.filter(({ code }) => code !== "baseline-missing");
  const told = caveats.map((caveat) => caveatWords(caveat));
  return [...new Map(told.map((words) => [JSON.stringify(words), words])).values()].map(
    (words) => line(words)
  );
}
function whyTitle({ benchmark, report, isAlone }) {
  const { id, definition } = benchmark;
  const place = definition === null ? nothing : say` (${placeName({ file: definition.file, line: definition.line ?? 0 })})`;
  const commits = (isAlone ? ["head"] : sides).map((side) => {
    const { commit } = report.manifests[side];
    const name = commit.sha === null ? commit.ref : commit.sha.slice(0, 7);
    return say`${own(isAlone ? "at" : side)} ${name}${own(commit.dirty ? " with changes" : "")}`;
  });
  return say`${id.name} in ${id.pkg}${place}, ${join(commits, ", ")}`;
}
function severalWords(count) {
  return `${counted(count, "benchmark")} match; take one of these names:`;
}

// src/report/terminal-why.ts
function renderWhy(why, { color, folders }) {
  const paint = painter(color);
  const parts = whyParts(why).flatMap(({ heading, lines }) => [
    "",
    paint(heading, "bold"),
    ...lines.flatMap(({ words, below }) => [
      `  ${textOf(words)}`,
      ...below.map((sentence) => `      ${textOf(sentence)}`)
    ])
  ]);
  const commands = whyCommands(why, folders).flatMap(({ heading, commands: all }) => [
    "",
    paint(heading, "bold"),
    // A command that is cut does something else.
    ...all.map((command) => paint(`  ${isWhole(command) ? command : noCommand}`, "dim"))
  ]);
  return [paint(textOf(whyTitle(why)), "bold"), ...parts, ...commands, ""].join("\n");
}
function renderWhyJson(why, folders) {
  const { benchmark, findings, side, lines, escapes: escapes2, isAlone } = why;
  const document = {
    schema: "pprof-gate/why/1",
    alone: isAlone,
    benchmark: benchmarkOf(benchmark),
    findings: findings.map(findingOf),
    side,
    lines,
    escapes: escapes2,
    parts: whyParts(why).map(({ heading, lines: all }) => ({
      heading,
      lines: all.map(({ words, below }) => ({ words: textOf(words), below: below.map((of) => textOf(of)) }))
    })),
    commands: whyCommands(why, folders)
  };
  return `${JSON.stringify(document, null, 2)}
`;
}

// src/evidence/top-lines.ts
var leastShare = 1e-3;
function topLines(tables, modules, level, most, ownOnly = false) {
  const found = /* @__PURE__ */ new Map();
  const totals = tables.map(() => 0);
  tables.forEach((table, which) => {
    const known = table.frames.map((frame) => lineOf(frame, modules, level));
    for (let row = 0; row < table.count; row++) {
      const value = table.values[row] ?? 0;
      const line2 = lineIn(table, row, known, level);
      if (line2 === null || value === 0 || ownOnly && !line2.own) continue;
      const key = `${line2.function}
${line2.file}:${line2.line}`;
      let entry = found.get(key);
      if (entry === void 0) found.set(key, entry = { line: line2, amounts: tables.map(() => 0) });
      entry.amounts[which] = (entry.amounts[which] ?? 0) + value;
      totals[which] = (totals[which] ?? 0) + value;
    }
  });
  const [whole = 0] = totals;
  const all = [...found.values()].filter(({ amounts: [first = 0] }) => first >= leastShare * whole && first > 0).sort(
    by(
      ({ amounts: [first = 0] }) => -first,
      ({ line: line2 }) => line2.file,
      ({ line: line2 }) => line2.line
    )
  );
  return {
    lines: all.slice(0, most).map(({ line: line2, amounts }) => ({ ...line2, amounts })),
    totals,
    left: Math.max(0, all.length - most)
  };
}
function lineIn({ stack, stackStart }, row, known, level) {
  const frames = stack.subarray(stackStart[row], stackStart[row + 1]);
  if (frames.some((frame) => isSentinel(known[frame]?.function ?? ""))) return null;
  for (const frame of frames) if (known[frame]?.own === true) return known[frame];
  const asked = frames.find((frame) => !allocator.test(known[frame]?.function ?? ""));
  return known[(level === "line" ? asked : void 0) ?? frames[0] ?? -1] ?? null;
}
var allocator = /^runtime\.(?:mallocgc|newobject$|newarray$|makeslice|growslice)/;
function lineOf(frame, modules, level) {
  const own2 = repositoryFile(frame.file, modules);
  return {
    function: frame.function,
    file: own2 ?? frame.file,
    line: level === "line" ? frame.line : 0,
    own: own2 !== null
  };
}

// src/report/why.ts
var mostLines = 8;
var shown = {
  allocations: { kind: "heap", types: ["alloc_space", "alloc_objects"], level: "line", ownOnly: false },
  kept: { kind: "heap", types: ["inuse_space", "inuse_objects"], level: "line", ownOnly: false },
  time: { kind: "cpu", types: ["cpu"], level: "function", ownOnly: false },
  waiting: { kind: "block", types: ["delay", "contentions"], level: "line", ownOnly: true },
  locks: { kind: "mutex", types: ["delay", "contentions"], level: "line", ownOnly: true }
};
function whyOf({ report, benchmark, evidence, captures, isAlone }) {
  const key = keyOf(benchmark.id);
  const [base, head] = [sameBenchmark(evidence.base, benchmark), sameBenchmark(evidence.head, benchmark)];
  const known = { ...base === void 0 ? {} : { base }, ...head === void 0 ? {} : { head } };
  const side = known.head === void 0 ? "base" : "head";
  const { modules } = evidence[side].manifest;
  const { lines, unread } = linesOf(known[side], modules, isAlone ? {} : { side });
  return {
    report,
    benchmark,
    findings: report.verdict.findings.filter(({ benchmark: id }) => id !== null && keyOf(id) === key),
    side,
    lines,
    doubts: doubtsOf(benchmark, unread),
    escapes: escapesOn(lines.allocations, evidence[side]),
    profiles: onSides2(known, (of) => longest(of)),
    dumps: onSides2(known, (of, on) => dumpOf(captures[on], of)),
    broken: {
      ...brokenOn("base", benchmark, captures, known),
      ...brokenOn("head", benchmark, captures, known)
    },
    isAlone
  };
}
function linesOf(evidence, modules, at) {
  const lines = {};
  const unread = [];
  for (const [name, { kind, types, level, ownOnly }] of Object.entries(shown)) {
    try {
      const tables = types.map((type) => evidence?.stacks(kind, type) ?? null);
      if (!tables.every((table) => table !== null)) continue;
      const amounts = tables.map(({ table }) => table);
      const top2 = topLines(amounts, modules, level, mostLines, ownOnly);
      if (top2.lines.length > 0) lines[name] = top2;
    } catch (error) {
      if (!(error instanceof GateError) || error.code !== "profile-invalid") throw error;
      unread.push({ code: "profile-failed", facts: { ...error.facts, kind, ...at } });
    }
  }
  return { lines, unread };
}
function doubtsOf({ caveats, changes: changes2 }, unread) {
  const isTold = ({ code, facts }) => code === "profile-failed" && facts["kind"] === void 0 && unread.some((of) => of.facts["reason"] === facts["reason"] && of.facts["offset"] === facts["offset"]);
  const judged = [...caveats, ...changes2.flatMap((change) => change.caveats)];
  return [...judged.filter((caveat) => !isTold(caveat)), ...unread];
}
function onSides2(known, of) {
  const base = known.base === void 0 ? null : of(known.base, "base");
  const head = known.head === void 0 ? null : of(known.head, "head");
  return { ...base === null ? {} : { base }, ...head === null ? {} : { head } };
}
function longest({ id, profiles }) {
  const best = /* @__PURE__ */ new Map();
  for (const profile of profiles) {
    const other = best.get(profile.kind);
    if (other === void 0 || profile.iterations > other.iterations)
      best.set(profile.kind, { type: "profile", ...id, ...profile });
  }
  return best.size === 0 ? null : [...best.values()];
}
function dumpOf({ records }, { id }) {
  const key = keyOf(id);
  const dumps = records.flatMap((record) => {
    if (record.type !== "probe" && record.type !== "standing" || keyOf(record) !== key) return [];
    const file = record.type === "standing" ? record.file : record.goroutines.end;
    return file === null ? [] : [{ file, iterations: record.iterations }];
  });
  return dumps.sort((a, b) => b.iterations - a.iterations)[0]?.file ?? null;
}
function brokenOn(side, { id }, captures, known) {
  const { pkg, name, procs } = known[side]?.id ?? id;
  const isMeasured = (known[side]?.samples.size ?? 0) > 0;
  const files = captures[side].records.flatMap((record) => {
    if (record.type !== "trouble" || record.pkg !== pkg || record.file === null) return [];
    if (record.pass === "profile" || record.ending === "ok" || record.ending === "skipped") return [];
    const of = record.name;
    const isOwn = of === name && record.procs === procs;
    const isAround = of === null || name.startsWith(`${of}/`) && record.procs === procs;
    if (!isOwn && (!isAround || isMeasured)) return [];
    return [{ file: record.file, depth: record.name?.length ?? 0 }];
  });
  const [nearest2] = files.sort(by(({ depth }) => -depth));
  return nearest2 === void 0 ? {} : { [side]: nearest2.file };
}
function escapesOn(allocations, { compiled }) {
  const lines = new Map(
    (allocations?.lines ?? []).flatMap((of) => of.own ? [[`${of.file}:${of.line}`, of]] : [])
  );
  return [...lines.values()].flatMap(({ file, line: line2 }) => {
    const escapes2 = compiled(file)?.diagnostics.escapes ?? [];
    const values = new Set(escapes2.flatMap((of) => of.line === line2 ? [of.value] : []));
    return [...values].slice(0, 3).map((value) => ({ file, line: line2, value }));
  });
}

// src/cli/why-command.ts
var mostListed = 50;
async function runWhy({ options, operands }, door) {
  const [wanted] = operands;
  const { captures, folders, isAlone } = await capturesOf(options, door);
  const file = options.config === null ? null : resolve(door.cwd, options.config);
  const report = reportOn(captures, policyOf(await configFor(captures.head, file)));
  const { meant, near } = findBenchmarks(report, wanted);
  const [benchmark, ...others] = meant;
  if (benchmark === void 0) {
    const facts = { operand: "BENCHMARK", value: wanted, command: "why" };
    throw usageError("benchmark-unknown", near.length === 0 ? facts : { ...facts, near });
  }
  if (others.length > 0) {
    door.print(severalList(report, meant));
    return exitCodes.configuration;
  }
  const evidence = { base: readEvidence(captures.base), head: readEvidence(captures.head) };
  const why = whyOf({ report, benchmark, evidence, captures, isAlone });
  door.print(options.json ? renderWhyJson(why, folders) : renderWhy(why, { color: door.color, folders }));
  return exitCodes.passes;
}
function severalList(report, meant) {
  const names = meant.slice(0, mostListed).map(({ id }) => `  ${textOf(nameWords(report, id))}`);
  const rest = meant.length - names.length;
  return [severalWords(meant.length), ...names, ...rest > 0 ? [`  \u2026 ${rest}`] : [], ""].join("\n");
}
async function capturesOf({ base, head, in: folder }, door) {
  const { captures } = door.ports;
  const near = (path) => pathFor(resolve(door.cwd, path), door.cwd);
  if (base !== null && head === null)
    throw usageError("options-go-together", { option: "--base", other: "--head", command: "why" });
  if (head !== null) {
    const read = await captures.read(resolve(door.cwd, head));
    if (base === null) return { captures: aloneOf(read), folders: { head: near(head) }, isAlone: true };
    const other = await captures.read(resolve(door.cwd, base));
    return {
      captures: { base: other, head: read, stored: null },
      folders: { base: near(base), head: near(head) },
      isAlone: false
    };
  }
  const out = resolve(door.cwd, folder);
  if (existsSync(captureDirectory(out, "head"))) {
    const folders = { base: near(captureDirectory(out, "base")), head: near(captureDirectory(out, "head")) };
    return { captures: await readCaptures(out, door.ports), folders, isAlone: false };
  }
  return { captures: aloneOf(await captures.read(out)), folders: { head: near(out) }, isAlone: true };
}
export {
  runWhy
};
