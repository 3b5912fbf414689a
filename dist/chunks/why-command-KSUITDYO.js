import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);
import {
  configFor
} from "./chunk-FL4QS7PK.js";
import "./chunk-5MIDGPK2.js";
import {
  pathFor
} from "./chunk-2CZMSPFY.js";
import {
  severalWords,
  whyCommands,
  whyOf,
  whyParts,
  whyTitle
} from "./chunk-C4UL5YY3.js";
import "./chunk-2M75Q4IW.js";
import {
  aloneOf,
  benchmarkOf,
  captureDirectory,
  findingOf,
  labelOf,
  nameWords2 as nameWords,
  noCommand,
  painter,
  policyOf,
  readCaptures,
  readEvidence,
  reportOn
} from "./chunk-CRR4IZL7.js";
import "./chunk-Z6K5QDTG.js";
import "./chunk-ECW73SQ2.js";
import "./chunk-ZWVBWVTW.js";
import "./chunk-VHKGHQTC.js";
import "./chunk-U344SZG3.js";
import "./chunk-XHDQZJR5.js";
import "./chunk-A7UNCZR3.js";
import "./chunk-RFN4PQKP.js";
import "./chunk-NAZCLG46.js";
import "./chunk-VLC7YONV.js";
import "./chunk-KM4LMQYD.js";
import "./chunk-WHAFOWJB.js";
import {
  compileGlob,
  matches
} from "./chunk-77N2HDPT.js";
import {
  shortName
} from "./chunk-XWUAZQJG.js";
import "./chunk-ANBOHQEB.js";
import "./chunk-D6O2RLXN.js";
import "./chunk-T2AAXIZC.js";
import "./chunk-QGD5JD54.js";
import {
  usageError
} from "./chunk-VIWSCYF4.js";
import "./chunk-E2BDCX2W.js";
import {
  isWhole,
  textOf
} from "./chunk-YPWJVA27.js";
import "./chunk-HQ6MZ4GU.js";
import "./chunk-DXTMV53A.js";
import {
  nearest
} from "./chunk-3YOJUNEZ.js";
import "./chunk-C52GY2SN.js";
import {
  exitCodes
} from "./chunk-U2SBGQ2O.js";
import "./chunk-FA6EQWUK.js";

// src/cli/why-command.ts
import { existsSync } from "node:fs";
import { resolve } from "node:path";

// src/report/find-benchmark.ts
var mostNear = 5;
function findBenchmarks(report, wanted) {
  const { benchmarks } = report.verdict;
  const named = benchmarks.map((benchmark) => ({ benchmark, names: namesOf(report, benchmark) }));
  const having = (test) => named.flatMap(({ benchmark, names }) => names.some(test) ? [benchmark] : []);
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
  const left = new Set(report.verdict.benchmarks.map(({ id }) => shortName(id.name)));
  const near = [];
  const word = shortName(wanted.slice(wanted.lastIndexOf(".") + 1));
  for (let next = nearest(word, left); next !== null && near.length < mostNear; next = nearest(word, left)) {
    near.push(next);
    left.delete(next);
  }
  return near;
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
  const { benchmark, findings, side, lines, escapes, isAlone } = why;
  const document = {
    schema: "pprof-gate/why/1",
    alone: isAlone,
    benchmark: benchmarkOf(benchmark),
    findings: findings.map(findingOf),
    side,
    lines,
    escapes,
    parts: whyParts(why).map(({ heading, lines: all }) => ({
      heading,
      lines: all.map(({ words, below }) => ({ words: textOf(words), below: below.map((of) => textOf(of)) }))
    })),
    commands: whyCommands(why, folders).map(({ heading, commands }) => ({ heading, commands }))
  };
  return `${JSON.stringify(document, null, 2)}
`;
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
