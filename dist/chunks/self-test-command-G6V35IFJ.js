import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);
import {
  begin,
  captureDirectory,
  checkOut,
  chooseHead,
  closeSession,
  elapsedMs,
  evidenceOf,
  findPackages,
  hashText,
  judgeNow,
  lookAgain,
  median,
  meter,
  policyOf,
  prepare,
  prepareOutput,
  quantile,
  randomFor,
  readCaptures,
  readEvidence,
  refuseRoot,
  roundMs,
  runRound,
  scopeOf,
  screen,
  seededRandom,
  settingFor,
  stageWords,
  topLevelName
} from "./chunk-CRR4IZL7.js";
import "./chunk-Z6K5QDTG.js";
import {
  Lexer,
  scanFile
} from "./chunk-ECW73SQ2.js";
import "./chunk-ZWVBWVTW.js";
import "./chunk-VHKGHQTC.js";
import "./chunk-U344SZG3.js";
import "./chunk-XHDQZJR5.js";
import "./chunk-A7UNCZR3.js";
import "./chunk-RFN4PQKP.js";
import "./chunk-NAZCLG46.js";
import {
  overridesOf
} from "./chunk-VLC7YONV.js";
import "./chunk-KM4LMQYD.js";
import "./chunk-WHAFOWJB.js";
import "./chunk-77N2HDPT.js";
import {
  keyOf,
  shortName
} from "./chunk-XWUAZQJG.js";
import "./chunk-ANBOHQEB.js";
import "./chunk-D6O2RLXN.js";
import "./chunk-QGD5JD54.js";
import "./chunk-VIWSCYF4.js";
import "./chunk-E2BDCX2W.js";
import {
  counted,
  visible
} from "./chunk-YPWJVA27.js";
import "./chunk-HQ6MZ4GU.js";
import {
  by,
  byText,
  formatDuration,
  formatRatio,
  formatShare,
  formatValue
} from "./chunk-DXTMV53A.js";
import "./chunk-3YOJUNEZ.js";
import "./chunk-C52GY2SN.js";
import {
  exitCodes
} from "./chunk-U2SBGQ2O.js";
import {
  __export
} from "./chunk-FA6EQWUK.js";

// src/cli/self-test-command.ts
import { resolve } from "node:path";

// src/model/self-test.ts
var leftReasons = [
  "no-loop",
  "several-loops",
  "parallel",
  "stops-timer",
  "too-fast",
  "too-slow",
  "unsteady",
  "shared-loop",
  "not-looked-at",
  "not-drawn"
];
var injectedBudget = 0.05;
function mustBreak({ aim }) {
  return aim >= 2 * injectedBudget;
}
function isCaught(of) {
  return mustBreak(of) ? of.seen.outcome === "exceeded" : of.seen.change === "regression";
}
function scoresOf(aims2, injected) {
  return aims2.map((aim) => {
    const here = injected.filter((of) => of.aim === aim);
    const breaks = mustBreak({ aim });
    const tried = here.length;
    return {
      aim,
      breaks,
      found: here.filter(isCaught).length,
      tried,
      needed: breaks ? tried : Math.ceil(tried / 2)
    };
  });
}
function outcomeOf({ measured, alarms }, aims2, injected) {
  const misses = scoresOf(aims2, injected).some(({ found, needed }) => found < needed);
  if (alarms.length > 0 || misses) return "failed";
  return measured === 0 || injected.length === 0 ? "undecided" : "passed";
}

// src/report/words/self-test.ts
var self_test_exports = {};
__export(self_test_exports, {
  advice: () => advice,
  alarmWord: () => alarmWord,
  allTogether: () => allTogether,
  foundWords: () => foundWords,
  injectedChoice: () => injectedChoice,
  injectedColumns: () => injectedColumns,
  injectedHeading: () => injectedHeading,
  leftHeading: () => leftHeading,
  leftWords: () => leftWords,
  nothingInjected: () => nothingInjected,
  outcomeHeads: () => outcomeHeads,
  quietHeading: () => quietHeading,
  quietWords: () => quietWords,
  scoreWords: () => scoreWords,
  seedWords: () => seedWords,
  selfTestStages: () => selfTestStages,
  unprovenWords: () => unprovenWords
});
var budget = `+${formatShare(injectedBudget)}`;
var selfTestStages = {
  look: "self-test: looking at the benchmarks",
  quiet: "self-test: a change that changes nothing",
  injected: "self-test: a slow-down of known size"
};
function quietHeading(measured) {
  return `Nothing changed: comments and functions that nothing calls were added, and ${counted(measured, "benchmark")} timed`;
}
var quietWords = {
  silent: "no alarm",
  unmeasured: "nothing could be timed, so silence says nothing"
};
function unprovenWords(unproven) {
  return `${counted(unproven, "benchmark")} unproven: a warning, no failure`;
}
var alarmWord = "false alarm";
var allTogether = "all together";
function injectedHeading(count, fitting) {
  const which = count === fitting ? counted(count, "benchmark") : `${count} of ${counted(fitting, "benchmark")}`;
  return `Something changed: a loop of known length was put into copies of ${which}`;
}
var injectedChoice = `drawn by the seed from those with one loop over b.N or b.Loop, 500 ns to 5 ms an operation, that scatter at most twice as much as they are slowed down; their budget is ${budget}`;
var nothingInjected = "Nothing was injected: no benchmark has a loop over b.N or b.Loop that takes 500 ns to 5 ms and is steady enough";
var injectedColumns = {
  benchmark: "benchmark",
  operation: "operation",
  spread: "spread",
  injected: "injected",
  found: "found",
  pairs: "pairs",
  decided: "decided on"
};
function foundWords(of) {
  const { change, outcome } = of.seen;
  if (change !== "regression") return missedWords[change];
  if (outcome === "exceeded")
    return mustBreak(of) ? "found: fails the budget" : "found: slower, fails the budget";
  return mustBreak(of) ? "missed: slower, but would not fail the budget" : "found: slower";
}
var missedWords = {
  improvement: "missed: called faster",
  none: "missed",
  unproven: "missed: suspected, not proven",
  unmeasured: "not measured"
};
function scoreWords({ aim, breaks, found, tried, needed }) {
  const size = `+${formatShare(aim)}`;
  if (tried === 0) return `${size}: not tried, too few benchmarks fit`;
  const some = `${size}: ${found} of ${tried}`;
  return breaks ? `${some} over the budget of ${budget} (${needed} needed)` : `${some} proven slower (${needed} needed; about half of them are over the budget)`;
}
var leftHeading = "Left alone";
var leftWords = {
  "no-loop": "no loop over b.N or b.Loop of the usual form",
  "several-loops": "several loops",
  parallel: "runs in parallel",
  "stops-timer": "stops its timer",
  "too-fast": "under 500 ns",
  "too-slow": "over 5 ms",
  unsteady: "scatters more than twice as much as it would be slowed down",
  "shared-loop": "shares its loop with a chosen one",
  "not-looked-at": "not timed in the first look",
  "not-drawn": "fits, and was not drawn"
};
var outcomeHeads = {
  passed: "passed",
  failed: "failed",
  undecided: "undecided"
};
var advice = {
  passed: "the gate is silent where nothing changed, and fires where something did",
  alarm: "an alarm where nothing changed: something disturbs this machine in a way that the gate does not see; run it again with another --seed, and report it if it stays",
  missed: "a slow-down was missed: this machine is too noisy, or the time too short; try a longer --time-budget, a quieter machine, or fewer packages",
  nothing: "the gate was silent where nothing changed; whether it can fire was not tried",
  untimed: "the gate fires where something changed; whether it is silent elsewhere was not tried, because nothing could be timed",
  neither: "nothing could be timed, and nothing slowed down"
};
function seedWords(seed) {
  return `seed ${seed}`;
}

// src/report/self-test.ts
var mostNames = 4;
var widestName = 48;
function renderSelfTest(test) {
  return [...quietBlock(test), "", ...injectedBlock(test), ...leftBlock(test), "", lastLine(test), ""].join(
    "\n"
  );
}
function quietBlock({ quiet: { measured, alarms, unproven, elapsedMs: elapsedMs2 } }) {
  const lines = alarms.map(({ id, unit, seen }) => [
    alarmWord,
    id === null ? allTogether : nameOf(id.name),
    unit,
    ...seenCells(seen)
  ]);
  const silent = measured > 0 ? quietWords.silent : quietWords.unmeasured;
  return [
    `${quietHeading(measured)} (${formatDuration(elapsedMs2)})`,
    ...alarms.length === 0 ? [`  ${silent}`] : aligned(lines),
    ...unproven === 0 ? [] : [`  ${unprovenWords(unproven)}`]
  ];
}
function injectedBlock({ injected, injectedMs, aims: aims2, left }) {
  if (injected.length === 0) return [nothingInjected];
  const { benchmark, operation, spread, injected: size, found, pairs, decided } = injectedColumns;
  const others = left.find(({ reason }) => reason === "not-drawn")?.benchmarks.length ?? 0;
  return [
    `${injectedHeading(injected.length, injected.length + others)} (${formatDuration(injectedMs)})`,
    `  ${injectedChoice}`,
    ...aligned([[benchmark, operation, spread, size, found, pairs, decided, ""], ...injected.map(cells)]),
    ...scoresOf(aims2, injected).map((score) => `  ${scoreWords(score)}`)
  ];
}
function cells(of) {
  return [
    nameOf(of.id.name),
    formatValue(of.secondsPerOperation, "sec/op"),
    formatShare(of.spread),
    `+${formatShare(of.injected)}`,
    ...seenCells(of.seen),
    foundWords(of)
  ];
}
function seenCells({ ratio, pairs, stage }) {
  return [ratio === null ? "\u2013" : formatRatio(ratio), String(pairs), stage === null ? "\u2013" : stageWords[stage]];
}
function leftBlock({ left }) {
  if (left.length === 0) return [];
  const lines = left.map(({ reason, benchmarks }) => {
    const shown = benchmarks.slice(0, mostNames).map(nameOf).join(", ");
    const more = benchmarks.length - mostNames;
    return `  ${leftWords[reason]}: ${shown}${more > 0 ? ` +${more}` : ""}`;
  });
  return ["", leftHeading, ...lines];
}
function lastLine({ outcome, quiet, injected, aims: aims2, seed }) {
  const { advice: advice2 } = self_test_exports;
  const isMissed = scoresOf(aims2, injected).some(({ found, needed }) => found < needed);
  const failures = [...quiet.alarms.length > 0 ? [advice2.alarm] : [], ...isMissed ? [advice2.missed] : []];
  const untried = injected.length === 0 ? quiet.measured === 0 ? advice2.neither : advice2.nothing : advice2.untimed;
  const said = { passed: advice2.passed, failed: failures.join("; "), undecided: untried }[outcome];
  return `${outcomeHeads[outcome]}: ${said} (${seedWords(seed)})`;
}
function nameOf(name) {
  return visible(shortName(name), widestName);
}
function aligned(rows) {
  const widths = (rows[0] ?? []).map(
    (_, column) => Math.max(...rows.map((row) => (row[column] ?? "").length))
  );
  return rows.map(
    (row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ")}`.trimEnd()
  );
}

// src/self-test/self-test.ts
import { join as join3 } from "node:path";

// src/self-test/tree.ts
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
async function packagesIn(root, { options, toolchain }, { exec, clock }) {
  const metered = meter(exec, clock, toolchain.env);
  return (await findPackages(root, options.patterns, options.tags, metered)).packages;
}
async function write(root, edits) {
  for (const { path, text } of edits) {
    const file = join(root, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
}

// src/self-test/comparison.ts
async function compare(request, ports) {
  const { repository, head, keys, out } = request;
  const config = { ...request.config, "judge-changed-benchmarks": true };
  const policy = policyOf(config);
  const scratch = await ports.scratch();
  const startedAt = ports.clock.now();
  try {
    const base = await checkOut(ports.git, repository, head, "base", scratch.directory, [out]);
    const changed = await checkOut(ports.git, repository, head, "head", scratch.directory, [out]);
    const setting = await settingFor(changed, config, ports);
    const edits = request.edits(await packagesIn(base.root, setting, ports));
    await write(base.root, edits.base);
    await write(changed.root, edits.head);
    const session = await begin(
      {
        trees: [base, changed],
        setting,
        config,
        scratch: scratch.directory,
        directory: (side) => captureDirectory(out, side),
        like: null
      },
      ports
    );
    const prepared = await prepare(session);
    if (keys !== void 0) {
      for (const key of [...session.candidates.keys()]) if (!keys.has(key)) session.candidates.delete(key);
    }
    const sofar = async () => evidenceOf(await readCaptures(out, ports));
    const ends = [prepared, await screen(session), ...await lookAgain(session, policy, sofar)];
    await closeSession(session, ends.every((end) => end === "complete") ? "complete" : "time-budget");
  } finally {
    await scratch.remove();
  }
  const captures = await readCaptures(out, ports);
  return { verdict: judgeNow(captures, policy), captures, elapsedMs: ports.clock.now() - startedAt };
}

// src/self-test/edits.ts
import { posix } from "node:path";

// src/source/benchmark-loops.ts
var forms = [
  "for $ := 0 ; $ < $ . N ; $ ++ {",
  "for range $ . N {",
  "for $ := range $ . N {",
  "for $ . Loop ( ) {"
].map((form) => form.split(" "));
function benchmarkLoops(files) {
  const functions = /* @__PURE__ */ new Map();
  for (const file of files) {
    const { packageName, declarations } = scanFile(file.text);
    for (const declaration of declarations) {
      if (declaration.kind !== "func") continue;
      functions.set(`${packageName} ${declaration.name}`, { file, packageName, declaration });
    }
  }
  const found = /* @__PURE__ */ new Map();
  for (const of of functions.values()) {
    const { name } = of.declaration;
    if (new RegExp("^Benchmark(?!\\p{Ll})", "u").test(name)) found.set(name, loopOf(of, functions));
  }
  return found;
}
function loopOf(of, functions) {
  const own = loopsIn(of);
  if (own.length > 0 || isUnfit(of) !== null) return isUnfit(of) ?? single(own);
  const helpers = [...of.declaration.identifiers].flatMap((name) => {
    const helper = functions.get(`${of.packageName} ${name}`);
    return helper === void 0 ? [] : [helper];
  });
  for (const helper of helpers) {
    const unfit2 = isUnfit(helper);
    if (unfit2 !== null) return unfit2;
  }
  return single(helpers.flatMap(loopsIn));
}
function single(loops) {
  const [loop] = loops;
  return loop === void 0 ? "no-loop" : loops.length > 1 ? "several-loops" : loop;
}
function isUnfit({ declaration: { selectors } }) {
  if (selectors.has("RunParallel")) return "parallel";
  return selectors.has("StopTimer") ? "stops-timer" : null;
}
function loopsIn({ file, packageName, declaration }) {
  const { text, path } = file;
  const lexer = new Lexer(text, declaration.start, declaration.end);
  const loops = [];
  let open = [];
  for (let token = lexer.next(); token.kind !== "end"; token = lexer.next()) {
    const word = token.kind === "semicolon" ? ";" : text.slice(token.start, token.end);
    if (token.kind === "directive") continue;
    const starting = forms.map((form) => [form, 0]);
    const going = [...open, ...starting].filter(([form, fitted]) => {
      const expected = form[fitted];
      return expected === word || expected === "$" && token.kind === "name";
    });
    open = going.map(([form, fitted]) => [form, fitted + 1]);
    if (open.some(([form, fitted]) => fitted === form.length)) {
      loops.push({ file: path, packageName, function: declaration.name, at: token.end });
    }
    open = open.filter(([form, fitted]) => fitted < form.length);
  }
  return loops;
}
function insertAt(text, statements) {
  let result = "";
  let from2 = 0;
  for (const { at, code } of [...statements].sort(by((statement) => statement.at))) {
    result += `${text.slice(from2, at)} ${code};`;
    from2 = at;
  }
  return result + text.slice(from2);
}

// src/self-test/go-files.ts
var spinBenchmark = "BenchmarkPprofGateSpin";
var turnsOfBenchmark = 1e3;
function spinName(n) {
  return `pprofGateSpin${n}`;
}
function spinFile(packageName, turns, withBenchmark) {
  const spins = turns.map((count, n) => spin(spinName(n), count));
  const benchmark = `
func ${spinBenchmark}(b *pprofGateTesting.B) {
	for i := 0; i < b.N; i++ {
		pprofGateSpinMany()
	}
}

${spin("pprofGateSpinMany", turnsOfBenchmark)}`;
  return `package ${packageName}

import (
	pprofGateAtomic "sync/atomic"${withBenchmark ? '\n	pprofGateTesting "testing"' : ""}
)

var pprofGateFrom = ${from}

var pprofGateTurns int64
${spins.join("")}${withBenchmark ? benchmark : ""}`;
}
var from = 4096;
function spin(name, turns) {
  return `
//go:noinline
func ${name}() {
	for i := pprofGateFrom; i < ${from + turns}; i++ {
		pprofGateAtomic.AddInt64(&pprofGateTurns, 1)
	}
}
`;
}
var uncalled = 4;
function uncalledFile(packageName, seed) {
  const random = seededRandom(seed);
  const functions = Array.from({ length: uncalled }, (_, n) => {
    const lines = Array.from(
      { length: 2 + random.below(40) },
      () => `	x = x*${3 + random.below(1e3)} ^ x>>${1 + random.below(30)}
`
    );
    return `
//go:noinline
func pprofGateUncalled${n}(x uint64) uint64 {
${lines.join("")}	return x
}
`;
  });
  return `package ${packageName}
${functions.join("")}`;
}
function uncalledTestFile(packageName) {
  const calls = Array.from({ length: uncalled }, (_, n) => `	t.Log(pprofGateUncalled${n}(1))
`).join("");
  return `package ${packageName}

import pprofGateTesting "testing"

func TestPprofGateUncalled(t *pprofGateTesting.T) {
${calls}}
`;
}
function withComment(text) {
  return `// These lines
// change nothing
// but line numbers.

${text.replace(/^\ufeff/, "")}`;
}

// src/self-test/edits.ts
function loopKey({ file, at }) {
  return `${file}:${at}`;
}
function spinEdits({ dir, testFiles }, turns = /* @__PURE__ */ new Map()) {
  const loops = /* @__PURE__ */ new Map();
  for (const loop of benchmarkLoops(testFiles).values()) {
    if (typeof loop === "object") loops.set(loopKey(loop), loop);
  }
  const byPackage = /* @__PURE__ */ new Map();
  for (const loop of inOrder(loops.values())) {
    const list = byPackage.get(loop.packageName);
    if (list === void 0) byPackage.set(loop.packageName, [loop]);
    else list.push(loop);
  }
  const statements = /* @__PURE__ */ new Map();
  const edits = [];
  for (const [name, all] of byPackage) {
    for (const [n, { file, at }] of all.entries()) {
      const list = statements.get(file) ?? [];
      list.push({ at, code: `${spinName(n)}()` });
      statements.set(file, list);
    }
    const counts = all.map((loop) => turns.get(loopKey(loop)) ?? 0);
    const path = posix.join(dir, `pprof_gate_spin${edits.length === 0 ? "" : edits.length}_test.go`);
    edits.push({ path, text: spinFile(name, counts, edits.length === 0) });
  }
  for (const { path, text } of testFiles) {
    const here = statements.get(path);
    if (here !== void 0) edits.push({ path, text: insertAt(text, here) });
  }
  return edits;
}
function inOrder(loops) {
  return [...loops].sort(
    by(
      ({ file }) => file,
      ({ at }) => at
    )
  );
}
function harmlessEdits({ dir, pkg, testFiles }, kinds, seed) {
  const comments = testFiles.map(({ path, text }) => ({ path, text: withComment(text) }));
  const name = packageNameOf(testFiles);
  const functions = [
    // First by its name, so that all other functions of the package lie elsewhere.
    {
      path: posix.join(dir, "a_pprof_gate_uncalled.go"),
      text: uncalledFile(name, hashText(`${seed} ${pkg}`))
    },
    { path: posix.join(dir, "pprof_gate_uncalled_test.go"), text: uncalledTestFile(name) }
  ];
  return [...kinds.includes("comments") ? comments : [], ...kinds.includes("functions") ? functions : []];
}
function packageNameOf(testFiles) {
  const names = testFiles.map(({ text }) => scanFile(text).packageName).sort(byText);
  return names.find((name) => !name.endsWith("_test")) ?? (names[0] ?? "").replace(/_test$/, "");
}

// src/self-test/injection.ts
import { posix as posix2 } from "node:path";
function injectionConfig(config, chosen, dirs) {
  const folders = new Set(chosen.map(({ id }) => dirs.get(id.pkg) ?? "."));
  const names = new Set(chosen.map(({ id }) => topLevelName(id.name)));
  return {
    ...config,
    packages: [...folders].map((dir) => dir === "." ? "." : `./${posix2.normalize(dir)}`),
    bench: `^(${[...names].join("|")})$`,
    rules: [...config.rules, { budgets: { "sec/op": `+${100 * injectedBudget}%` } }]
  };
}
function injectionEdits(packages, chosen) {
  const turns = new Map(chosen.map((of) => [loopKey(of.loop), of.turns]));
  return {
    base: packages.flatMap((found) => spinEdits(found)),
    head: packages.flatMap((found) => spinEdits(found, turns))
  };
}
function foundIn(verdict, chosen) {
  const benchmarks = new Map(verdict.benchmarks.map((benchmark) => [keyOf(benchmark.id), benchmark]));
  return chosen.map(({ id, key, aim, injected, secondsPerOperation, spread }) => {
    const seen = seenOf(timeOf(benchmarks.get(key)));
    return { id, aim, injected, secondsPerOperation, spread, seen };
  });
}
function quietIn(verdict) {
  const rows = verdict.benchmarks.flatMap(({ id, changes }) => changes.map((change) => ({ id, change })));
  const alarms = rows.filter(({ change }) => isAlarm(change));
  const times = verdict.benchmarks.flatMap((benchmark) => timeOf(benchmark) ?? []);
  return {
    measured: times.filter(({ pairs }) => pairs > 0).length,
    alarms: [
      ...alarms.map(({ id, change }) => ({ id, unit: change.metric.unit, seen: seenOf(change) })),
      ...suiteAlarm(verdict.suite)
    ],
    unproven: times.filter(({ outcome }) => outcome === "unproven").length
  };
}
function suiteAlarm(suite) {
  if (suite?.outcome !== "exceeded") return [];
  const { ratio, p, rounds: pairs, change, outcome } = suite;
  return [{ id: null, unit: "sec/op", seen: { ratio, p, pairs, stage: "screen", change, outcome } }];
}
function isAlarm({ metric, change, outcome, budget: budget2 }) {
  if (metric.unit === "sec/op" && change === "regression") return true;
  return outcome === "exceeded" && budget2?.limit.kind !== "limit";
}
function timeOf(benchmark) {
  return benchmark?.changes.find(({ metric }) => metric.unit === "sec/op");
}
function seenOf(change) {
  if (change === void 0 || change.pairs === 0) {
    return { ratio: null, p: null, pairs: 0, stage: null, change: "unmeasured", outcome: "unmeasured" };
  }
  const { ratio, p, pairs, stage, outcome } = change;
  return { ratio, p, pairs, stage, change: change.change, outcome };
}

// src/self-test/look.ts
import { join as join2 } from "node:path";

// src/self-test/plan.ts
var fastest = 5e-7;
var slowest = 5e-3;
var mostSpreads = 2;
var mostChosen = 6;
var mostPackages = 2;
function isWorthALook(roughly) {
  return roughly > fastest / 2 && roughly < slowest * 2;
}
function planInjection(looked, secondsPerTurn, aims2, seed) {
  const left = /* @__PURE__ */ new Map();
  const leave = (reason, { id }) => {
    const list = left.get(reason);
    if (list === void 0) left.set(reason, [id.name]);
    else list.push(id.name);
  };
  const chosen = [];
  const rated = looked.map((of) => ({ ...of, ...centreOf(of.seconds) })).sort(by(({ id }) => keyOf(id)));
  for (const of of randomFor(seed, "injection").shuffle(rated)) {
    const { id, loop, spread, secondsPerOperation } = of;
    const aim = nextAim(
      aims2.filter((size) => spread <= mostSpreads * size),
      chosen
    );
    const reason = unfit(of);
    const packages = /* @__PURE__ */ new Set([...chosen.map((other) => other.id.pkg), id.pkg]);
    if (typeof loop === "string") leave(loop, of);
    else if (reason !== null) leave(reason, of);
    else if (aim === null) leave("unsteady", of);
    else if (chosen.some((other) => loopKey(other.loop) === loopKey(loop))) leave("shared-loop", of);
    else if (chosen.length === mostChosen || packages.size > mostPackages) leave("not-drawn", of);
    else {
      const turns = Math.max(1, Math.round(aim * secondsPerOperation / secondsPerTurn));
      const injected = turns * secondsPerTurn / secondsPerOperation;
      chosen.push({ id, key: keyOf(id), loop, aim, injected, turns, secondsPerOperation, spread });
    }
  }
  const reasons = leftReasons.filter((reason) => left.has(reason));
  return {
    chosen,
    left: reasons.map((reason) => ({ reason, benchmarks: [...left.get(reason) ?? []].sort(byText) }))
  };
}
function nextAim(aims2, chosen) {
  const turnsOf = (aim) => chosen.filter((other) => other.aim === aim).length;
  return aims2.reduce(
    (best, aim) => best === null || turnsOf(aim) < turnsOf(best) ? aim : best,
    null
  );
}
function centreOf(seconds) {
  if (seconds.length === 0) return { secondsPerOperation: NaN, spread: Infinity };
  const centre = median(seconds);
  const distances = seconds.map((value) => Math.abs(value - centre));
  return { secondsPerOperation: undisturbed(seconds), spread: median(distances) / 0.6745 / centre };
}
function undisturbed(seconds) {
  return quantile(seconds, 0.25);
}
function unfit(of) {
  const seconds = of.seconds.length === 0 ? of.roughly : of.secondsPerOperation;
  if (seconds === null) return "not-looked-at";
  if (seconds < fastest) return "too-fast";
  if (seconds > slowest) return "too-slow";
  return of.seconds.length === 0 ? "not-looked-at" : null;
}

// src/self-test/look.ts
var rounds = 8;
var mostLookedAt = 24;
async function look({ repository, head, config, seed }, ports) {
  const scratch = await ports.scratch();
  try {
    const tree = await checkOut(ports.git, repository, head, "single", scratch.directory, []);
    const bench = config.bench === "." ? "." : `${config.bench}|^${spinBenchmark}$`;
    const looking = { ...config, bench, seed };
    const setting = await settingFor(tree, looking, ports);
    const packages = await packagesIn(tree.root, setting, ports);
    const loops = new Map(packages.map((found) => [found.pkg, benchmarkLoops(found.testFiles)]));
    await write(
      tree.root,
      packages.flatMap((found) => spinEdits(found))
    );
    const out = join2(scratch.directory, "look");
    const request = {
      trees: [tree],
      setting,
      config: looking,
      scratch: scratch.directory,
      directory: () => out,
      like: null
    };
    const session = await begin(request, ports);
    await prepare(session);
    const roughly = new Map(
      [...session.candidates].map(([key, { secondsPerOperation }]) => [key, secondsPerOperation])
    );
    keepSome(session, loops, seed);
    await time(session);
    await closeSession(session, "complete");
    const { benchmarks } = readEvidence(await ports.captures.read(out));
    const turns = [];
    const looked = [];
    for (const [key, { id, samples }] of benchmarks) {
      const seconds = samples.get("sec/op")?.runs.map(({ value }) => value) ?? [];
      if (id.name === spinBenchmark) turns.push(...seconds.map((value) => value / turnsOfBenchmark));
      else looked.push({ id, loop: loopOf2(id, loops), seconds, roughly: roughly.get(key) ?? null });
    }
    return {
      benchmarks: looked,
      secondsPerTurn: turns.length === 0 ? null : undisturbed(turns),
      dirs: new Map(packages.map(({ pkg, dir }) => [pkg, dir]))
    };
  } finally {
    await scratch.remove();
  }
}
function loopOf2({ pkg, name }, loops) {
  return loops.get(pkg)?.get(topLevelName(name)) ?? "no-loop";
}
function keepSome(session, loops, seed) {
  const fitting = [];
  const spins = [];
  for (const [key, { benchmark, secondsPerOperation, unpinned }] of session.candidates) {
    if (benchmark.name === spinBenchmark) spins.push(key);
    else if (unpinned !== true && typeof loopOf2(benchmark, loops) === "object" && isWorthALook(secondsPerOperation))
      fitting.push(key);
  }
  const some = randomFor(seed, "look").shuffle(fitting).slice(0, mostLookedAt);
  const kept = /* @__PURE__ */ new Set([...spins, ...some]);
  for (const key of [...session.candidates.keys()]) if (!kept.has(key)) session.candidates.delete(key);
}
async function time(session) {
  const untilMs = session.request.options.timeBudgetMs;
  for (let nth = 0; nth < rounds; nth++) {
    const candidates = [...session.candidates.values()];
    const end = await runRound(session, {
      pass: "screen",
      nth,
      keys: [...session.candidates.keys()],
      layout: 0,
      leftMs: Math.min(
        (rounds - nth) * roundMs(session, candidates),
        Math.max(0, untilMs - elapsedMs(session))
      ),
      at: { done: nth, total: rounds },
      untilMs
    });
    if (end === "time-budget") return;
  }
}

// src/self-test/self-test.ts
var lookShare = 0.25;
var quietShare = 0.35;
var leastInjectedMs = 2e4;
async function selfTest(request, ports) {
  const { timeBudgetMs, aims: aims2 } = request;
  const { git, clock, log } = ports;
  const begin2 = clock.now();
  const repository = await git.root(request.directory);
  const head = await chooseHead(git, repository, null, request.out === null ? [] : [request.out]);
  const seed = request.seed ?? hashText(head.sha ?? "");
  const within = (ms) => ({
    ...request.config,
    "time-budget": `${Math.round(ms)}ms`,
    seed
  });
  const scratch = await ports.scratch();
  try {
    const out = request.out ?? scratch.directory;
    log.info(selfTestStages.look);
    const lookConfig = within(timeBudgetMs * lookShare);
    const looked = await look({ repository, head, config: lookConfig, seed }, ports);
    log.info(selfTestStages.quiet);
    const quiet = await compare(
      {
        repository,
        head,
        config: within(timeBudgetMs * quietShare),
        edits: (packages) => ({
          base: [],
          head: packages.flatMap((found2) => harmlessEdits(found2, ["comments", "functions"], seed))
        }),
        out: join3(out, "quiet")
      },
      ports
    );
    const plan = looked.secondsPerTurn === null ? planInjection(looked.benchmarks, Infinity, [], seed) : planInjection(looked.benchmarks, looked.secondsPerTurn, aims2, seed);
    const { chosen } = plan;
    const left = Math.max(leastInjectedMs, timeBudgetMs - (clock.now() - begin2));
    if (chosen.length > 0) log.info(selfTestStages.injected);
    const injected = chosen.length === 0 ? null : await compare(
      {
        repository,
        head,
        config: injectionConfig(within(left), chosen, looked.dirs),
        edits: (packages) => injectionEdits(packages, chosen),
        keys: new Set(chosen.map(({ key }) => key)),
        out: join3(out, "injected")
      },
      ports
    );
    const found = injected === null ? [] : foundIn(injected.verdict, chosen);
    const silence = quietIn(quiet.verdict);
    return {
      outcome: outcomeOf(silence, aims2, found),
      quiet: { ...silence, elapsedMs: quiet.elapsedMs },
      aims: aims2,
      injected: found,
      injectedMs: injected?.elapsedMs ?? 0,
      left: plan.left,
      seed
    };
  } finally {
    await scratch.remove();
  }
}

// src/cli/self-test-command.ts
var aims = [0.1, 0.05];
var exits = {
  passed: exitCodes.passes,
  failed: exitCodes.exceeded,
  undecided: exitCodes.notMeasured
};
async function runSelfTest({ options, rest }, door) {
  const directory = resolve(door.cwd, options.repo);
  const file = options.config === null ? null : resolve(door.cwd, options.config);
  const { config, root } = await scopeOf(door.ports.git, directory, file, overridesOf(options, rest));
  const out = options.out === null ? null : resolve(door.cwd, options.out);
  if (out !== null) {
    refuseRoot(out, root, "--out");
    await prepareOutput(out, door.ports.captures);
  }
  const found = await selfTest(
    { directory, config, timeBudgetMs: options["time-budget"], seed: options.seed, aims, out },
    door.ports
  );
  door.print(renderSelfTest(found));
  return exits[found.outcome];
}
export {
  runSelfTest
};
