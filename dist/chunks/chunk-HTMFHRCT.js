import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);
import {
  begin,
  checkOut,
  chooseHead,
  closeSession,
  conditionsOf,
  policyOf,
  prepare,
  probe,
  profile,
  readEvidence,
  screen,
  settingFor
} from "./chunk-7LGRX2QB.js";
import {
  allTogether,
  baseWords,
  besideWords,
  brokenLines,
  caveatWords,
  columns,
  countWords,
  doubtLines,
  headWords,
  headings,
  headline,
  keptLines,
  labelOf,
  markOf,
  median,
  moreLines,
  moreRows,
  mostPlaces,
  nameWords2 as nameWords,
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
  reasonLines,
  reproduceLines,
  rowText,
  runtimeLines,
  suiteLimit,
  suiteUnit,
  suiteWords,
  timeCells,
  timeColumns,
  timesOf,
  timingParts,
  unplacedLines,
  unreachedLines
} from "./chunk-762MBZH5.js";
import {
  asksForTimes
} from "./chunk-OHK4QSAM.js";
import {
  placeName,
  placesOf,
  shortFunction
} from "./chunk-6UXMN7RP.js";
import {
  shortName
} from "./chunk-FN6R42JC.js";
import {
  formatRatio,
  formatValue
} from "./chunk-JTF545IP.js";
import {
  budgetedTypes
} from "./chunk-C52GY2SN.js";
import {
  counted,
  join,
  own,
  say,
  textOf,
  visible
} from "./chunk-HAWF2SH5.js";

// src/record.ts
async function record(request, ports) {
  const { config, out } = request;
  const repository = await ports.git.root(request.directory);
  const head = await chooseHead(ports.git, repository, request.head, [out]);
  const scratch = await ports.scratch();
  try {
    const tree = await checkOut(ports.git, repository, head, "single", scratch.directory, [out]);
    const setting = await settingFor(tree, config, ports);
    const conditions = conditionsOf(setting);
    if (request.isWanted !== void 0 && !await request.isWanted(head.sha, conditions)) return null;
    const { like, origin } = request;
    const session = await begin(
      {
        trees: [tree],
        setting,
        config,
        scratch: scratch.directory,
        directory: () => out,
        like,
        ...origin === void 0 ? {} : { origin }
      },
      ports
    );
    const prepared = await prepare(session);
    const policy = policyOf(config);
    const screened = await screen(session, { timed: asksForTimes(policy) });
    await probe(session);
    const passes = passesFor(policy);
    await profile(
      session,
      [...session.candidates.keys()].map((key) => ({ key, passes }))
    );
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
  const by = origin === void 0 ? [] : [textOf(originWords(origin))];
  const doubts = evidence.caveats.map((caveat) => textOf(caveatWords(caveat)));
  return [head, ...by, "", ...lines, ...doubts.length > 0 ? ["", ...doubts] : [], ""].join("\n");
}

// src/report/columns.ts
function columnsOf(text) {
  let columns2 = 0;
  for (const character of text) columns2 += new RegExp("\\p{M}", "u").test(character) ? 0 : wide.test(character) ? 2 : 1;
  return columns2;
}
var wide = new RegExp("[\\u1100-\\u115f\\u2e80-\\u303e\\u3041-\\ua4cf\\uac00-\\ud7a3\\uf900-\\ufaff\\ufe30-\\ufe6f\\uff00-\\uff60\\uffe0-\\uffe6]|\\p{Emoji_Presentation}", "u");
function padEnd(text, columns2) {
  return text + " ".repeat(Math.max(columns2 - columnsOf(text), 0));
}
function padStart(text, columns2) {
  return " ".repeat(Math.max(columns2 - columnsOf(text), 0)) + text;
}
function cut(text, columns2) {
  return columnsOf(text) <= columns2 ? text : visible(text, columns2);
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
  const broken = brokenLines(report, paint);
  if (broken.length > 0) lines.push("", ...broken);
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
  const others = Object.values(columns2).reduce((sum, column) => sum + column, 0) + "\u2717 ".length + 5 * 2 + 1;
  const names = Math.min(
    widest((row) => row.name),
    Math.max(width - others, leastName)
  );
  return rows.map((row, index) => {
    const above = rows[index - 1];
    const again = above !== void 0 && above.benchmark !== null && above.benchmark === row.benchmark && above.mark === row.mark;
    const lead = again ? " ".repeat(names + 2) : `${paint(row.mark, row.mark)} ${padEnd(cut(row.name, names), names)}`;
    const numbers = row.benchmark === null ? padEnd("", columns2.base + columns2.head + 3) : `${padStart(row.base, columns2.base)} \u2192 ${padStart(row.head, columns2.head)}`;
    const change = paint(padEnd(row.change, columns2.change), row.mark);
    return `${lead}  ${padEnd(row.unit, columns2.unit)}  ${numbers}  ${change}  ${row.note}`;
  });
}
function placeLines(report, places, paint) {
  return places.flatMap((place) => {
    const told = placeNotes(place).map((note) => `, ${note}`).join("");
    const { shares, others } = placeShares(report, place);
    const costs = shares.map(({ benchmark, amounts }) => {
      const each = amounts.map(({ text, note }) => note === "" ? text : `${text} (${note})`);
      return `      ${textOf(say`${own(each.join(", "))} in ${benchmark}`)}`;
    });
    const path = textOf(placePath(place));
    return [
      `  ${textOf(say`${placeName(place)}  ${shortFunction(place.function)}`)}${told}`,
      ...costs,
      ...others > 0 ? [`      ${othersToo(others)}`] : [],
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
    return say`${nameWords(report, row.benchmark.id)} ${own(change)} ${unit}`;
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
  renderListing,
  renderTerminal
};
