import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);
import {
  ProfileShelf,
  htmlOf,
  packed,
  shortened,
  sourceTexts
} from "./chunk-2M75Q4IW.js";
import {
  allTogether,
  baseWords,
  begin,
  besideWords,
  brokenLines,
  brokenOfReport,
  caveatWords,
  checkOut,
  chooseHead,
  closeSession,
  cluesOfRows,
  columns,
  commitWords,
  conditionsOf,
  countWords,
  countsLine,
  crossedWords,
  diffMap,
  documentOf,
  doubtLines,
  doubtsOfReport,
  findingWords,
  groupsWords,
  growthWords,
  headWords,
  headings,
  headline,
  heapWords,
  keepSources,
  keptLines,
  keptOfReport,
  labelOf,
  leftWords,
  lighterLines,
  listedNames,
  machineHash,
  markOf,
  measureName,
  median,
  methodWords,
  moreLines,
  moreRows,
  mostPlaces,
  nameWords,
  nameWords2,
  noCommand,
  noLineOfRows,
  offOfRows,
  offWords,
  originWords,
  othersToo,
  outcomeWords,
  painter,
  phrases,
  placeGoroutines,
  placeNotes,
  placePath,
  placeReasons,
  placeShares,
  policyOf,
  prepare,
  probe,
  profile,
  readEvidence,
  reasonLines,
  reasonsOf,
  reproduceLines,
  rowText,
  rowWords,
  runtimeLines,
  runtimeMeasures,
  runtimeOfReport,
  sameBenchmark,
  sampleWorth,
  screen,
  settingFor,
  statusWords,
  suiteLimit,
  suiteUnit,
  suiteWords,
  sureRateWords,
  timeCells,
  timeColumns,
  timesOf,
  timingParts,
  undecided,
  unplacedLines,
  unreachedLines,
  waitName,
  waitPlace
} from "./chunk-CRR4IZL7.js";
import {
  firstLine
} from "./chunk-Z6K5QDTG.js";
import {
  isSentinel,
  parseDiff,
  repositoryFile,
  sides
} from "./chunk-ECW73SQ2.js";
import {
  decideCommand,
  listPattern,
  placeName,
  placesOf,
  quoted,
  reproduceCommands,
  shortFunction
} from "./chunk-RFN4PQKP.js";
import {
  asksForTimes
} from "./chunk-77N2HDPT.js";
import {
  keyOf,
  shortName,
  stages
} from "./chunk-XWUAZQJG.js";
import {
  callTree,
  columnsOf,
  cut,
  padEnd,
  padStart
} from "./chunk-T2AAXIZC.js";
import {
  counted,
  grouped,
  isWhole,
  join,
  listed,
  named,
  nothing,
  own,
  say,
  textOf,
  visible
} from "./chunk-YPWJVA27.js";
import {
  by,
  formatRatio,
  formatShare,
  formatSides,
  formatValue
} from "./chunk-DXTMV53A.js";
import {
  budgetedTypes,
  profiledAs
} from "./chunk-C52GY2SN.js";
import {
  GateError
} from "./chunk-U2SBGQ2O.js";

// src/record.ts
async function record(request, ports) {
  const { config: config2, out } = request;
  const repository = await ports.git.root(request.directory);
  const head = await chooseHead(ports.git, repository, request.head, [out]);
  const scratch = await ports.scratch();
  try {
    const tree = await checkOut(ports.git, repository, head, "single", scratch.directory, [out]);
    const setting = await settingFor(tree, config2, ports);
    const conditions = conditionsOf(setting);
    if (request.isWanted !== void 0 && !await request.isWanted(head.sha, conditions)) return null;
    const { like, origin } = request;
    const session = await begin(
      {
        trees: [tree],
        setting,
        config: config2,
        scratch: scratch.directory,
        directory: () => out,
        like,
        ...origin === void 0 ? {} : { origin }
      },
      ports
    );
    const prepared = await prepare(session);
    const policy = policyOf(config2);
    const screened = await screen(session, { timed: asksForTimes(policy) });
    await probe(session);
    const passes = passesFor(policy);
    await profile(
      session,
      [...session.candidates.keys()].map((key) => ({ key, passes }))
    );
    await keepSources(session);
    await inherit(session, out, request, ports);
    await closeSession(session, prepared === "complete" ? screened : prepared);
    return { capture: await ports.captures.read(out), conditions };
  } finally {
    await scratch.remove();
  }
}
function passesFor(policy) {
  if (asksForTimes(policy)) return ["heap", "cpu", "contention"];
  const budgeted = policy.profile.map(({ type }) => budgetedTypes[type].kind);
  return [.../* @__PURE__ */ new Set(["heap", ...budgeted])];
}
async function inherit(session, out, { inherited }, { captures }) {
  if (inherited === void 0) return;
  const records = inherited(await captures.read(out));
  for (const side of session.sides) for (const record2 of records) await side.writer.record(record2);
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
    profiles: onSides(known, (of) => longest(of)),
    dumps: onSides(known, (of, on) => dumpOf(captures[on], of)),
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
      const top = topLines(amounts, modules, level, mostLines, ownOnly);
      if (top.lines.length > 0) lines[name] = top;
    } catch (error) {
      if (!(error instanceof GateError) || error.code !== "profile-invalid") throw error;
      unread.push({ code: "profile-failed", facts: { ...error.facts, kind, ...at } });
    }
  }
  return { lines, unread };
}
function doubtsOf({ caveats, changes: changes2 }, unread) {
  const isTold2 = ({ code, facts }) => code === "profile-failed" && facts["kind"] === void 0 && unread.some((of) => of.facts["reason"] === facts["reason"] && of.facts["offset"] === facts["offset"]);
  const judged = [...caveats, ...changes2.flatMap((change) => change.caveats)];
  return [...judged.filter((caveat) => !isTold2(caveat)), ...unread];
}
function onSides(known, of) {
  const base = known.base === void 0 ? null : of(known.base, "base");
  const head = known.head === void 0 ? null : of(known.head, "head");
  return { ...base === null ? {} : { base }, ...head === null ? {} : { head } };
}
function longest({ id, profiles }) {
  const best = /* @__PURE__ */ new Map();
  for (const profile2 of profiles) {
    const other = best.get(profile2.kind);
    if (other === void 0 || profile2.iterations > other.iterations)
      best.set(profile2.kind, { type: "profile", ...id, ...profile2 });
  }
  return best.size === 0 ? null : [...best.values()];
}
function dumpOf({ records }, { id }) {
  const key = keyOf(id);
  const dumps = records.flatMap((record2) => {
    if (record2.type !== "probe" && record2.type !== "standing" || keyOf(record2) !== key) return [];
    const file = record2.type === "standing" ? record2.file : record2.goroutines.end;
    return file === null ? [] : [{ file, iterations: record2.iterations }];
  });
  return dumps.sort((a, b) => b.iterations - a.iterations)[0]?.file ?? null;
}
function brokenOn(side, { id }, captures, known) {
  const { pkg, name, procs } = known[side]?.id ?? id;
  const isMeasured = (known[side]?.samples.size ?? 0) > 0;
  const files = captures[side].records.flatMap((record2) => {
    if (record2.type !== "trouble" || record2.pkg !== pkg || record2.file === null) return [];
    if (record2.pass === "profile" || record2.ending === "ok" || record2.ending === "skipped") return [];
    const of = record2.name;
    const isOwn = of === name && record2.procs === procs;
    const isAround = of === null || name.startsWith(`${of}/`) && record2.procs === procs;
    if (!isOwn && (!isAround || isMeasured)) return [];
    return [{ file: record2.file, depth: record2.name?.length ?? 0 }];
  });
  const [nearest] = files.sort(by(({ depth }) => -depth));
  return nearest === void 0 ? {} : { [side]: nearest.file };
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

// src/report/words/why-lines.ts
var line = (words, ...below) => ({ words, below });
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
function topWords({ lines }, name) {
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

// src/report/words/why.ts
function whyParts(why) {
  const { benchmark, side, isAlone } = why;
  const at = isAlone ? "" : ` on ${side}`;
  const parts = [
    { about: "numbers", heading: "Numbers", lines: numbers(why) },
    { about: "broken", heading: "Does not run", lines: broken(why) },
    { about: "lines", heading: "What changed, by line", lines: changes(why) },
    {
      about: "allocations",
      heading: `Where it allocates${at}, for each operation`,
      lines: topWords(why, "allocations")
    },
    {
      about: "kept",
      heading: `What stays of the heap${at}, by the line that allocates it`,
      lines: topWords(why, "kept")
    },
    {
      about: "time",
      heading: `Where its processor time goes${at}, sampled, for each operation`,
      lines: topWords(why, "time")
    },
    ...waiting(why, at),
    {
      about: "goroutines",
      heading: "Goroutines",
      lines: onSides2(benchmark.goroutines, isAlone, goroutines)
    },
    {
      about: "runtime",
      heading: "Garbage collection, scheduler and heap",
      lines: onSides2(benchmark.runtime, isAlone, (use) => runtime(use))
    },
    { about: "escapes", heading: `What the compiler keeps on the heap${at}`, lines: escapes(why) },
    { about: "doubts", heading: "Doubts and gaps", lines: doubts(why) }
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
  const processor = {
    about: "processor",
    heading: "Processor time, by what it goes to, and time off it",
    lines: told
  };
  if (contention === void 0) {
    return [
      {
        about: "waiting",
        heading: `Where goroutines wait${at}, for each operation`,
        lines: topWords(why, "waiting")
      },
      {
        about: "locks",
        heading: `What holds locks that others wait for${at}, for each operation`,
        lines: topWords(why, "locks")
      },
      processor
    ];
  }
  const sites = contention.sites.map((site) => line(siteWords(site)));
  return [
    {
      about: "waiting",
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
function broken({ report, benchmark }) {
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
  const places = placesOf(benchmark.changes.map((change) => ({ benchmark, change }))).map((place) => {
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
  const exceeded = report.rows.exceeded.filter((row) => row.benchmark === benchmark);
  const unplaced = noLineOfRows(exceeded, ({ change }) => named(change.metric.unit));
  return [...places, ...unplaced.map((words) => line(words))];
}
function placeWords(place, amounts) {
  const costs = amounts.map(({ text, note }) => note === "" ? text : `${text} (${note})`);
  const notes = placeNotes(place);
  const told = notes.length === 0 ? "" : ` (${notes.join(", ")})`;
  return say`${placeName(place)} in ${shortFunction(place.function)}${own(told)}: ${own(costs.join(", "))}`;
}
function onSides2(uses, isAlone, words) {
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

// src/report/words/page-benchmark.ts
function commandNote(about, isHere) {
  if (about !== "captures") return "To type in the root of the repository.";
  return isHere ? "Paths are from where pprof-gate was started." : "To type in the artifact that holds the result, unpacked, or in the folder \u201Ccapture\u201D that the run left: the files are there.";
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
      about: "captures",
      heading: "See it in what was measured; in the folder of the module the lists show its sources",
      commands: [...seen(why, folders), ...left(why, folders), ...broken2(why, folders)]
    },
    { about: "again", heading: "Measure it again", commands: again },
    ...open === void 0 ? [] : [
      {
        about: "open",
        heading: "Decide what is open",
        commands: [decideCommand(report, [open])]
      }
    ]
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
    const profile2 = why.profiles[why.side]?.find(({ kind }) => kind === of.kind);
    if (profile2 === void 0 || why.lines[of.shown] === void 0) return [];
    const file = (side, name) => fileIn(folders, side, name);
    const other = why.side === "head" ? why.profiles.base?.find(({ kind }) => kind === of.kind) : void 0;
    const isPair = other !== void 0 && other.iterations === profile2.iterations && profile2.before === void 0;
    const tool = `go tool pprof -sample_index=${of.sample}`;
    const earlier = profile2.before === void 0 ? "" : ` -base=${file(why.side, profile2.before)}`;
    const sources = module === null ? "" : ` -trim_path=${quoted(module)}`;
    const functions = functionsOf(why, of).slice(0, mostFunctions);
    return [
      `${tool} -top${earlier} ${file(why.side, profile2.file)}`,
      ...functions.map(
        (name) => `${tool} -list=${listPattern(name)}${sources}${earlier} ${file(why.side, profile2.file)}`
      ),
      ...isPair ? [`${tool} -top -diff_base=${file("base", other.file)} ${file(why.side, profile2.file)}`] : []
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
function broken2(why, folders) {
  return sides.flatMap((side) => {
    const file = why.broken[side];
    return file === void 0 ? [] : [`less ${fileIn(folders, side, file)}`];
  });
}
function fileIn(folders, side, name) {
  return quoted(`${folders[side] ?? side}/${name}`);
}

// src/report/html/history-lines.ts
var fewest = 2;
var mostPoints = 200;
function historyLines(benchmark, stored, head) {
  const before = stored === null ? void 0 : sameBenchmark(stored, benchmark);
  if (stored === null || before === void 0) return [];
  const key = [...stored.benchmarks].find(([, of]) => of === before)?.[0] ?? "";
  const earlier = (stored.history.get(key) ?? []).map((record2) => {
    const { sha, recordedAt, run, goVersion, machine, values } = record2;
    return {
      at: { sha: visible(sha), recordedAt: visible(recordedAt), run, go: visible(goVersion) },
      machine,
      values: new Map(Object.entries(values))
    };
  });
  const all = [...earlier, recordedOf(stored, benchmark), recordedOf(head, benchmark)].flatMap(
    (one) => one ?? []
  );
  const units = benchmark.changes.map(({ metric }) => metric.unit);
  return units.flatMap((unit) => {
    const having = all.flatMap((one) => {
      const value = one.values.get(unit);
      return value === void 0 ? [] : [{ ...one, value }];
    });
    if (having.length < fewest) return [];
    const shown2 = having.slice(-mostPoints);
    const machines = [...new Set(shown2.map(({ machine }) => machine))];
    return [
      {
        unit: visible(unit),
        left: having.length - shown2.length,
        points: shown2.map(({ at, machine, value }) => ({
          ...at,
          machine: machines.indexOf(machine),
          value
        }))
      }
    ];
  });
}
function recordedOf(evidence, benchmark) {
  const { manifest } = evidence;
  const measured = sameBenchmark(evidence, benchmark);
  if (measured === void 0 || measured.samples.size === 0) return null;
  const values = [...measured.samples].flatMap(([unit, { runs }]) => {
    const screened = runs.filter(({ stage }) => stage === "screen").map(({ value }) => value);
    return screened.length === 0 ? [] : [[unit, median(screened)]];
  });
  return {
    at: {
      sha: visible(manifest.commit.dirty ? "" : manifest.commit.sha ?? ""),
      recordedAt: visible(manifest.startedAt),
      run: manifest.origin?.run ?? 0,
      go: visible(manifest.go.version)
    },
    machine: machineHash(manifest),
    values: new Map(values)
  };
}

// src/report/html/pieces.ts
var longest2 = 300;
function wordsOf(sentence) {
  return sentence.map(
    (piece) => typeof piece === "string" ? piece : piece.plain === true ? visible(piece.foreign, longest2) : { code: visible(piece.foreign, longest2) }
  );
}
function sectionOf({
  about,
  heading,
  lines
}) {
  return {
    about,
    heading,
    lines: lines.map(({ words, below }) => ({ words: wordsOf(words), below: below.map(wordsOf) }))
  };
}

// src/report/html/benchmark-pages.ts
var mostValues = 5e3;
function benchmarkPage({ report, evidence, captures, stored, folders = null }, benchmark, isFull) {
  const { pkg, name } = labelOf(report, benchmark.id);
  const why = isFull ? whyOf({ report, benchmark, evidence, captures, isAlone: false }) : null;
  return {
    key: visible(keyOf(benchmark.id), 1e3),
    pkg: visible(pkg),
    name: visible(name),
    rows: benchmark.changes.map((change) => rowOf(benchmark, change)),
    observations: isFull ? observationsOf(benchmark, evidence) : [],
    parts: why === null ? [] : whyParts(why).map(sectionOf),
    commands: why === null ? [] : whyCommands(why, folders ?? {}).map(({ about, heading, commands }) => ({
      heading,
      note: commandNote(about, folders !== null),
      commands: commands.map((command) => isWhole(command) ? command : noCommand)
    })),
    history: isFull ? historyLines(benchmark, stored, evidence.head) : [],
    isFull
  };
}
function numbersOnly(page) {
  return { ...page, observations: [], parts: [], commands: [], history: [], isFull: false };
}
function rowOf(benchmark, change) {
  const { unit, ...texts } = rowText({ benchmark, change });
  return {
    unit: visible(unit),
    ...texts,
    outcome: outcomeWords[change.outcome],
    limit: limitOf(change)
  };
}
function limitOf({ budget, metric, summary }) {
  const limit = budget?.limit;
  const base = summary.base?.center ?? 0;
  const sign = metric.better === "higher" ? -1 : 1;
  if (limit === void 0 || limit.kind === "none") return null;
  if (limit.kind === "relative") return 1 + sign * limit.max;
  if (base <= 0) return null;
  return limit.kind === "growth" ? 1 + sign * limit.max / base : limit.value / base;
}
function observationsOf(benchmark, evidence) {
  const [base, head] = [sameBenchmark(evidence.base, benchmark), sameBenchmark(evidence.head, benchmark)];
  return benchmark.changes.flatMap(({ metric: { unit } }) => {
    const [before, after] = [base?.samples.get(unit), head?.samples.get(unit)];
    if (before === void 0 && after === void 0) return [];
    return [{ unit: visible(unit), base: columnsOf2(before), head: columnsOf2(after) }];
  });
}
function columnsOf2(sample) {
  const runs = (sample?.runs ?? []).filter(({ value }) => Number.isFinite(value)).slice(0, mostValues);
  return {
    value: runs.map(({ value }) => value),
    slot: runs.map(({ slot }) => slot),
    stage: runs.map(({ stage }) => stages.indexOf(stage)),
    layout: runs.map(({ layout }) => layout),
    second: runs.map(({ second }) => second === true ? 1 : 0)
  };
}

// src/report/html/report-sections.ts
var mostNames = 40;
function reportSections(report) {
  const parts = [
    ["config", headings.config, config(report)],
    ["broken", headings.broken, broken3(report)],
    ["unproven", headings.cannotTell, reasons(report, "unproven")],
    ["unmeasured", headings.unmeasured, reasons(report, "unmeasured")],
    ["left", headings.kept, kept(report)],
    ["runtime", headings.runtime, runtime2(report)],
    ["others", headings.others, others(report)],
    ["method", headings.method, method(report)]
  ];
  return parts.filter(([, , lines]) => lines.length > 0).map(([about, heading, lines]) => sectionOf({ about, heading, lines }));
}
function config({ verdict }) {
  return verdict.caveats.filter(({ code }) => code === "config-changed").map((caveat) => line(caveatWords(caveat)));
}
function broken3(report) {
  return brokenOfReport(report).map(
    ({ words, cutOff, message, at, pkg, benchmarks, blocked, goroutines: goroutines2 }) => {
      const names = benchmarks.map((id) => nameWords(report, id));
      const who = pkg === null ? listed(names, 3) : say`${own(phrases.package)} ${pkg}`;
      const where = at === null ? nothing : say` (${placeName({ file: at.file, line: at.line ?? 0 })})`;
      const why = firstLine(message);
      const told = [...blocked, ...goroutines2 === null ? [] : [goroutines2]];
      return line(
        say`${who} ${own(words)}${where}${own(cutOff)}${why === "" ? nothing : say`: ${why}`}`,
        ...told.flatMap(({ lead, items }) => [...lead.length > 0 ? [lead] : [], ...items])
      );
    }
  );
}
function reasons(report, list) {
  return reasonsOf(report, report.rows[list]).map(({ words, rows }) => {
    const names = rows.map(
      ({ benchmark, change }) => say`${nameWords(report, benchmark.id)} ${named(change.metric.unit)}`
    );
    return line(join([listed(names, 3), words], ": "));
  });
}
function kept(report) {
  return keptOfReport(report).map(
    ({ benchmarks, words }) => line(say`${listedNames(report, benchmarks, 3)}: ${words}`)
  );
}
function runtime2(report) {
  return runtimeOfReport(report).map(
    ({ benchmark, words }) => line(nameWords(report, benchmark.id), ...words)
  );
}
var apart = ["added", "removed", "skipped", "unchanged"];
function others(report) {
  return apart.flatMap((status) => {
    const found = report.verdict.benchmarks.filter((benchmark) => benchmark.status === status);
    if (found.length === 0) return [];
    const names = listed(
      found.map(({ id }) => nameWords(report, id)),
      mostNames
    );
    return [line(say`${own(`${statusWords[status]} (${found.length})`)}: ${names}`)];
  });
}
function method(report) {
  const { manifests, baseReason } = report;
  const reason = baseReason === "" ? nothing : say` (${named(baseReason)})`;
  return [
    line(say`base ${commitWords(manifests.base)}${reason}`),
    line(say`head ${headWords(report)}`),
    ...methodWords(report).map((words) => line(words))
  ];
}

// src/report/html/profile-trees.ts
var kinds = [
  { kind: "heap", types: ["alloc_space", "alloc_objects", "inuse_space", "inuse_objects"] },
  { kind: "cpu", types: ["cpu", "samples"] },
  { kind: "block", types: ["delay", "contentions"] },
  { kind: "mutex", types: ["delay", "contentions"] }
];
function profileTrees(evidence, toHead) {
  return kinds.flatMap(({ kind, types }) => {
    const found = types.map((type) => perOperation(evidence, kind, type));
    const [first] = found;
    if (first === void 0 || first.base === void 0 && first.head === void 0) return [];
    const tables = found.map((pair) => ({
      ...pair.base === void 0 ? {} : { base: pair.base.table },
      ...pair.head === void 0 ? {} : { head: pair.head.table }
    }));
    const grains = found.map((_, position) => ({
      base: grainOf(kind, position, found, evidence, "base"),
      head: grainOf(kind, position, found, evidence, "head")
    }));
    return [
      {
        kind,
        tree: callTree(tables, toHead),
        sides: { base: first.base !== void 0, head: first.head !== void 0 },
        operations: { base: first.base?.operations ?? 1, head: first.head?.operations ?? 1 },
        shownFirst: 0,
        grains
      }
    ];
  });
}
var spreadOfWaits = 2;
function grainOf(kind, position, types, evidence, side) {
  const of = types[position]?.[side];
  if (of === void 0 || kind === "heap") return 0;
  if (kind === "cpu") return sampleWorth(of.table.type.type === "samples" ? { ...of, period: 1 } : of);
  const rate = kind === "mutex" ? evidence[side]?.profiles.find((one) => one.kind === kind)?.rate ?? 1 : 1;
  const [delay, contentions] = [types[0]?.[side], types[1]?.[side]].map(
    (one) => one === void 0 ? 0 : one.table.values.reduce((sum, value) => sum + Math.abs(value), 0)
  );
  const isDelay = of.table.type.type === "delay";
  const each = isDelay ? spreadOfWaits * (delay ?? 0) / Math.max(contentions ?? 0, Number.MIN_VALUE) : 1;
  return sampleWorth({ ...of, period: rate * (Number.isFinite(each) ? each : 0) });
}
function perOperation(evidence, kind, type) {
  const found = {};
  for (const side of sides) {
    const other = evidence[side === "base" ? "head" : "base"];
    const beside = other?.profiles.some((of) => of.kind === kind) === true ? other.profiles : [];
    try {
      const stacks = evidence[side]?.stacks(kind, type, beside) ?? null;
      if (stacks !== null) found[side] = stacks;
    } catch (error) {
      if (!(error instanceof GateError) || error.code !== "profile-invalid") throw error;
    }
  }
  return found;
}
function headLines(diff, modules) {
  return (frame) => {
    const file = repositoryFile(frame.file, modules);
    if (file === null) return void 0;
    const place = diff.toHead(file, frame.line) ?? diff.rewritten(file, frame.line);
    return place?.line ?? null;
  };
}

// src/report/html/where-lines.ts
var mostPlaces2 = 300;
var elsewhere = ["budget-exceeded", "benchmark-broken", "changed-unmeasured"];
function whereLines(report) {
  const ranks = new Map(report.verdict.benchmarks.map(({ id }, rank) => [keyOf(id), rank]));
  const rankOf = (id) => ranks.get(keyOf(id)) ?? null;
  const rows = [...report.rows.exceeded, ...report.rows.unproven];
  const places = placesOf(rows);
  const told = new Set(places.flatMap(toldBy));
  const isOff = new Set(rows.flatMap((row) => isTime(row) ? [keyOf(row.benchmark.id)] : []));
  const others2 = report.verdict.findings.filter(
    (finding) => !elsewhere.includes(finding.rule) && !isTold(finding, told, isOff)
  );
  const ours = places.map((place) => placeText(report, place, rankOf));
  const all = together(ours, findingTexts(others2, rankOf));
  const beside = [
    ...offOfRows(rows, (row) => nameWords(report, row.benchmark.id)),
    ...noLineOfRows(
      report.rows.exceeded,
      ({ benchmark, change }) => join([nameWords(report, benchmark.id), named(change.metric.unit)], " ")
    ),
    ...cluesOfRows(report.rows.exceeded, (row) => nameWords(report, row.benchmark.id))
  ];
  return {
    places: all.slice(0, mostPlaces2),
    left: Math.max(0, all.length - mostPlaces2),
    beside: sectionOf({ about: "lines", heading: "", lines: beside.map((words) => line(words)) }).lines
  };
}
function together(ours, found) {
  const rest = new Map(found.map((text) => [text.place, text]));
  const all = ours.map((text) => {
    const more = rest.get(text.place);
    rest.delete(text.place);
    return more === void 0 ? text : { ...text, costs: [...text.costs, ...more.costs] };
  });
  return [...all, ...rest.values()];
}
function isTime({ change }) {
  return change.metric.unit === "sec/op";
}
function toldBy({ file, line: at, costs }) {
  return costs.flatMap(({ row, culprit }) => {
    const what = culprit.waiting === void 0 ? culprit.unit : waits;
    return [what, row.change.metric.unit].map((unit) => keyAt(file, at, unit));
  });
}
var waits = "waits";
function keyAt(file, at, what) {
  return JSON.stringify([file, at, what]);
}
function isTold({ rule, at, facts, benchmark }, told, isOff) {
  if (rule === "off-processor") return benchmark !== null && isOff.has(keyOf(benchmark));
  if (at === null) return true;
  return told.has(keyAt(at.file, at.line ?? 0, rule === "contention" ? waits : String(facts["unit"] ?? "")));
}
function placeText(report, place, rankOf) {
  const { shares } = placeShares(report, place);
  const shown2 = new Set(shares.map(({ rows: [row] }) => row.benchmark));
  const others2 = new Set(place.costs.map(({ row }) => row.benchmark).filter((of) => !shown2.has(of)));
  const notes = placeNotes(place);
  const path = placePath(place);
  return {
    place: visible(placeName(place)),
    about: wordsOf(
      say`in ${shortFunction(place.function)}${own(notes.length === 0 ? "" : ` (${notes.join(", ")})`)}`
    ),
    level: place.costs.some(({ row }) => row.change.outcome === "exceeded") ? "error" : "warning",
    isBlocked: false,
    costs: shares.map(({ amounts, rows: [{ benchmark }] }) => {
      const words = amounts.map(({ text, note }) => note === "" ? text : `${text} (${note})`).join(", ");
      return { words: [words], benchmark: rankOf(benchmark.id), shown: shownOf(place, benchmark) };
    }),
    others: [...others2].flatMap(({ id }) => rankOf(id) ?? []),
    below: [...placeGoroutines(place), ...placeReasons(place), ...path.length === 0 ? [] : [path]].map(
      wordsOf
    )
  };
}
function shownOf({ costs }, benchmark) {
  const found = /* @__PURE__ */ new Map();
  for (const { row, culprit } of costs) {
    if (row.benchmark !== benchmark || found.has(culprit.unit)) continue;
    const { unit } = culprit;
    found.set(unit, { function: visible(culprit.function, 500), unit: visible(unit) });
  }
  return [...found.values()];
}
function findingTexts(findings, rankOf) {
  const byPlace = /* @__PURE__ */ new Map();
  for (const finding of findings) {
    const { at } = finding;
    const place = at === null ? "" : placeName({ file: at.file, line: at.line ?? 0 });
    byPlace.set(place, [...byPlace.get(place) ?? [], finding]);
  }
  const texts = [...byPlace].map(([place, of]) => {
    const level = levels.find((one) => of.some((finding) => finding.level === one)) ?? "note";
    return {
      place: visible(place),
      about: [],
      level,
      // Goroutines of what does not run stand there, which is no budget.
      isBlocked: of.every(({ rule }) => rule === "goroutines-blocked"),
      costs: of.map((finding) => findingText(finding, rankOf)),
      others: [],
      below: []
    };
  });
  return levels.flatMap((level) => texts.filter((text) => text.level === level));
}
var levels = ["error", "warning", "note"];
var besideIt = ["budget", "others"];
function findingText(finding, rankOf) {
  const { rule, benchmark, facts } = finding;
  const rank = benchmark === null ? null : rankOf(benchmark);
  const unit = rule === "contention" ? "waiting-sec/op" : String(facts["unit"] ?? "");
  const name = String(facts["function"] ?? "");
  const rest = Object.fromEntries(Object.entries(facts).filter(([fact]) => !besideIt.includes(fact)));
  const { others: others2 } = facts;
  const words = findingWords({ ...finding, benchmark: rank === null ? benchmark : null, facts: rest });
  const more = typeof others2 === "number" ? say`, ${own(othersToo(others2))}` : nothing;
  return {
    words: wordsOf(say`${words}${more}`),
    benchmark: rank,
    shown: name === "" ? [] : [{ function: visible(name, 500), unit: visible(profiledAs(unit) ?? unit) }]
  };
}

// src/report/html/report-page.ts
var mostCharacters = 275e4;
var mostOfProfiles = 2e6;
var extents = [
  { told: 300, sources: Infinity, profiles: mostOfProfiles },
  { told: 100, sources: Infinity, profiles: mostOfProfiles },
  { told: 30, sources: Infinity, profiles: mostOfProfiles },
  { told: 0, sources: Infinity, profiles: mostOfProfiles },
  { told: 0, sources: 4e5, profiles: mostOfProfiles },
  { told: 0, sources: 1e5, profiles: mostOfProfiles },
  { told: 0, sources: 0, profiles: mostOfProfiles },
  { told: 0, sources: 0, profiles: 1e6 },
  { told: 0, sources: 0, profiles: 3e5 },
  { told: 0, sources: 0, profiles: 0 }
];
function reportPage(input, room = mostCharacters) {
  const { report, evidence } = input;
  const { benchmarks: results } = report.verdict;
  const shelf = new ProfileShelf(evidence.head.manifest.modules);
  const toHead = linesOf2(evidence.head);
  const benchmarks = [];
  for (const [rank, benchmark] of byWeight(results)) {
    benchmarks[rank] = benchmarkPage(input, benchmark, rank < extents[0].told);
    const [base, head] = [sameBenchmark(evidence.base, benchmark), sameBenchmark(evidence.head, benchmark)];
    const known = { ...base === void 0 ? {} : { base }, ...head === void 0 ? {} : { head } };
    for (const profile2 of profileTrees(known, toHead)) shelf.add(profile2, rank);
  }
  const page = {
    document: documentOf(report),
    mark: markOf(report),
    footer: footerOf(report),
    counts: countsLine(report.counts),
    benchmarks: distinct(benchmarks),
    sections: reportSections(report),
    doubts: doubtsOfReport(report).map(
      ({ words, benchmarks: of }) => wordsOf(join([listedNames(report, of, 3), words], ": "))
    ),
    where: whereLines(report)
  };
  const texts = sourceTexts(evidence);
  let shelved = shelf.pack(Math.min(extents[0].profiles, room));
  let packedFor = extents[0].profiles;
  let parts = null;
  for (const { told, sources, profiles } of extents) {
    if (profiles < packedFor) shelved = shelf.pack(Math.min(profiles, room));
    packedFor = profiles;
    const data = {
      schema: "pprof-gate/page/1",
      title: headline(report),
      start: {},
      report: {
        ...page,
        benchmarks: page.benchmarks.map((of, rank) => rank < told ? of : numbersOnly(of))
      },
      functions: shelved.functions,
      profiles: shelved.entries,
      ...shortened(texts, sources),
      profilesLeft: shelved.left
    };
    const text = packed(data);
    parts = { data, text, elements: shelved.elements };
    const characters = [...shelved.elements.values()].reduce((sum, of) => sum + of.length + besideElement, 0);
    if (characters + text.length <= room) break;
  }
  if (parts === null) throw new RangeError("a page has an extent");
  return parts;
}
function distinct(pages) {
  const used = /* @__PURE__ */ new Set();
  return pages.map((page) => {
    let key = page.key;
    for (let number = 2; used.has(key); number++) key = `${page.key}~${number}`;
    used.add(key);
    return key === page.key ? page : { ...page, key };
  });
}
var besideElement = 100;
function byWeight(results) {
  const isSettled = ({ changes: changes2 }) => changes2.every(({ change, outcome }) => change === "none" && outcome === "within");
  const all = [...results.entries()];
  return [...all.filter(([, of]) => !isSettled(of)), ...all.filter(([, of]) => isSettled(of))];
}
function linesOf2({ diff, manifest }) {
  if (diff === null) return void 0;
  return headLines(diffMap(parseDiff(diff, "lines and text of Go")), manifest.modules);
}
function footerOf(report) {
  const { head } = report.manifests;
  return [
    baseWords(report),
    say`head ${headWords(report)}`,
    say`${named(head.go.version)} ${named(`${head.go.goos}/${head.go.goarch}`)}`,
    ...timingParts(report).map(own),
    besideWords(report)
  ].filter((words) => words.length > 0).map(wordsOf);
}

// src/report/html/render.ts
var mostCharacters2 = 3e6;
var mostOfFrame = 1e4;
function renderHtml(input, assets) {
  const { report } = input;
  const room = mostCharacters2 - mostOfFrame - assets.script.length - assets.style.length;
  return htmlOf(reportPage(input, room), assets, [
    `${markOf(report)} ${headline(report)}`,
    countsLine(report.counts)
  ]);
}

// src/page-file.ts
async function pageOf(report, captures, folders) {
  const assets = await import("./pprof-gate_page-FBSCZCWI.js");
  const { base, head, stored } = captures;
  const evidence = { base: readEvidence(base), head: readEvidence(head) };
  const isRecorded = base.manifest.session !== head.manifest.session;
  const baseline = stored === null ? isRecorded ? evidence.base : null : readEvidence(stored);
  return renderHtml({ report, evidence, captures, stored: baseline, folders }, assets);
}

// src/report/listing.ts
function renderListing(capture) {
  const evidence = readEvidence(capture);
  const benchmarks = [...evidence.benchmarks.values()];
  const units = ["sec/op", "B/op", "allocs/op"];
  const rows = benchmarks.map(({ id, samples, troubles }) => {
    const values = units.map((unit) => {
      const runs = samples.get(unit)?.runs ?? [];
      return runs.length === 0 ? "-" : formatValue(median(runs.map((run) => run.value)), unit);
    });
    const note = troubles[0] === void 0 ? "" : `${troubles[0].ending} ${troubles[0].message}`.trim();
    const n = Math.max(0, ...[...samples.values()].map((sample) => sample.runs.length));
    return [visible(id.pkg, 80), visible(shortName(id.name), 60), String(n), ...values, visible(note, 80)];
  });
  const table = [["package", "benchmark", "n", ...units, ""], ...rows];
  const widths = (table[0] ?? []).map(
    (_, column) => Math.max(...table.map((row) => (row[column] ?? "").length))
  );
  const lines = table.map(
    (row) => row.map(
      (cell, column) => column < 2 || column === row.length - 1 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)
    ).join("  ").trimEnd()
  );
  const { manifest } = capture;
  const commit = `${(manifest.commit.sha ?? "no commit").slice(0, 12)}${manifest.commit.dirty ? " with changes" : ""}`;
  const head = `${commit}  ${manifest.go.version} ${manifest.go.goos}/${manifest.go.goarch}  seed ${manifest.seed}`;
  const { origin } = manifest;
  const by2 = origin === void 0 ? [] : [textOf(originWords(origin))];
  const doubts2 = evidence.caveats.map((caveat) => textOf(caveatWords(caveat)));
  return [head, ...by2, "", ...lines, ...doubts2.length > 0 ? ["", ...doubts2] : [], ""].join("\n");
}

// src/report/terminal.ts
var mostRows = 40;
var leastName = 20;
function renderTerminal(report, options) {
  const paint = painter(options.color);
  return [
    opening(report, paint),
    ...blocks(report, options, paint),
    ...ending(report, options, paint),
    ""
  ].join("\n");
}
function opening(report, paint) {
  const commits = textOf(say`${baseWords(report)} → head ${headWords(report)}`);
  const first = `${paint("pprof-gate", "bold")}  ${commits}   ${counted(report.counts.benchmarks, "benchmark")}`;
  const beside = textOf(besideWords(report));
  return beside === "" ? first : `${first}
            ${paint(beside, "dim")}`;
}
function blocks(report, options, paint) {
  const rows = [...report.rows.exceeded, ...report.rows.unproven];
  const cells = [...suiteCells(report), ...rows.slice(0, mostRows).map((row) => cellsOf(report, row))];
  const lines = [];
  if (cells.length > 0) lines.push("", ...aligned(cells, options.width, paint));
  if (rows.length > mostRows) lines.push(`  ${moreRows(rows.length - mostRows)}`);
  const broken4 = brokenLines(report, paint);
  if (broken4.length > 0) lines.push("", ...broken4);
  const places = placesOf(rows.slice(0, mostRows));
  if (places.length > 0) {
    lines.push("", headings.where, ...placeLines(report, places.slice(0, mostPlaces), paint));
    if (places.length > mostPlaces) lines.push(`  ${moreLines(places.length - mostPlaces)}`);
  }
  lines.push(...unplacedLines(report));
  lines.push(...reasonLines(report, "unproven", paint), ...reasonLines(report, "unmeasured", paint));
  lines.push(...unreachedLines(report, paint));
  lines.push(...keptLines(report, paint), ...runtimeLines(report, paint));
  lines.push(...doubtLines(report, paint), ...reproduceLines(report, paint));
  if (options.verbose === true) lines.push(...timeLines(report, paint));
  return lines;
}
function suiteCells({ verdict: { suite } }) {
  if (suite?.outcome !== "exceeded") return [];
  return [
    {
      mark: "\u2717",
      name: allTogether(suite.benchmarks),
      unit: suiteUnit,
      base: "",
      head: "",
      change: formatRatio(suite.ratio),
      note: `${phrases.overBudget} ${suiteLimit(suite)}`,
      benchmark: null
    }
  ];
}
function cellsOf(report, row) {
  const { pkg, name } = labelOf(report, row.benchmark.id);
  const { unit, base, head, change, budget } = rowText(row);
  const exceeded = row.change.outcome === "exceeded";
  return {
    mark: exceeded ? "\u2717" : "~",
    name: `${visible(pkg, 60)}.${visible(name)}`,
    unit: visible(unit, 30),
    base,
    head,
    change,
    note: exceeded ? `${phrases.overBudget} ${budget}` : `${phrases.cannotTell}, ${phrases.budget} ${budget}`,
    benchmark: row.benchmark
  };
}
function aligned(rows, width, paint) {
  const widest = (of) => rows.reduce((most, row) => Math.max(most, columnsOf(of(row))), 0);
  const columns2 = {
    unit: widest((row) => row.unit),
    base: widest((row) => row.base),
    head: widest((row) => row.head),
    change: widest((row) => row.change),
    note: widest((row) => row.note)
  };
  const others2 = Object.values(columns2).reduce((sum, column) => sum + column, 0) + "\u2717 ".length + 5 * 2 + 1;
  const names = Math.min(
    widest((row) => row.name),
    Math.max(width - others2, leastName)
  );
  return rows.map((row, index) => {
    const above = rows[index - 1];
    const again = above !== void 0 && above.benchmark !== null && above.benchmark === row.benchmark && above.mark === row.mark;
    const lead = again ? " ".repeat(names + 2) : `${paint(row.mark, row.mark)} ${padEnd(cut(row.name, names), names)}`;
    const numbers2 = row.benchmark === null ? padEnd("", columns2.base + columns2.head + 3) : `${padStart(row.base, columns2.base)} \u2192 ${padStart(row.head, columns2.head)}`;
    const change = paint(padEnd(row.change, columns2.change), row.mark);
    return `${lead}  ${padEnd(row.unit, columns2.unit)}  ${numbers2}  ${change}  ${row.note}`;
  });
}
function placeLines(report, places, paint) {
  return places.flatMap((place) => {
    const told = placeNotes(place).map((note) => `, ${note}`).join("");
    const { shares, others: others2 } = placeShares(report, place);
    const costs = shares.map(({ benchmark, amounts }) => {
      const each = amounts.map(({ text, note }) => note === "" ? text : `${text} (${note})`);
      return `      ${textOf(say`${own(each.join(", "))} in ${benchmark}`)}`;
    });
    const path = textOf(placePath(place));
    return [
      `  ${textOf(say`${placeName(place)}  ${shortFunction(place.function)}`)}${told}`,
      ...costs,
      ...others2 > 0 ? [`      ${othersToo(others2)}`] : [],
      ...[...placeGoroutines(place), ...placeReasons(place)].map(
        (words) => `      ${textOf(words)}`
      ),
      ...path === "" ? [] : [paint(`      ${path}`, "dim")]
    ];
  });
}
function timeLines(report, paint) {
  const rows = timesOf(report);
  if (rows.length === 0) return [];
  const texts = [
    [columns[0], columns[1], ...timeColumns],
    ...rows.map((row) => {
      const { pkg, name } = labelOf(report, row.benchmark.id);
      return [
        `${visible(pkg, 60)}.${visible(name, 60)}`,
        visible(row.change.metric.unit, 30),
        ...timeCells(row)
      ];
    })
  ];
  const widths = texts[0]?.map((_, column) => Math.max(...texts.map((of) => columnsOf(of[column] ?? ""))));
  const pad = (text, column) => (column < 2 ? padEnd : padStart)(text, widths?.[column] ?? 0);
  return ["", paint(headings.times, "bold"), ...texts.map((of) => `  ${of.map(pad).join("  ")}`.trimEnd())];
}
function ending(report, { reportPath }, paint) {
  const mark = markOf(report);
  const { suite } = report.verdict;
  const improved = report.rows.improved.slice(0, 3).map((row) => {
    const { unit, change } = rowText(row);
    return say`${nameWords2(report, row.benchmark.id)} ${own(change)} ${unit}`;
  });
  const rest = report.rows.improved.length - improved.length;
  return [
    "",
    ...improved.length > 0 ? [
      `${paint("\u2713", "\u2713")} ${headings.improved} ${report.counts.improved}: ${textOf(join(improved, ", "))}${rest > 0 ? ", \u2026" : ""}`
    ] : [],
    `  ${countWords(report.counts).join(" \xB7 ") || outcomeWords.within}`,
    `  ${[...suite === null ? [] : [suiteWords(suite)], ...timingParts(report)].join(" \xB7 ")}`,
    [
      `${paint(mark, mark)} ${paint(headline(report), "bold")}`,
      ...reportPath === void 0 ? [] : [`${phrases.report} ${visible(reportPath, 300)}`, `${phrases.exit} ${report.verdict.exitCode}`]
    ].join("   ")
  ];
}

export {
  record,
  whyOf,
  whyCommands,
  whyParts,
  whyTitle,
  severalWords,
  pageOf,
  renderListing,
  renderTerminal
};
