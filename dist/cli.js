#!/usr/bin/env node
import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);
import {
  pathFor
} from "./chunks/chunk-2CZMSPFY.js";
import {
  standardError,
  standardOutput
} from "./chunks/chunk-R3ETL2X2.js";
import "./chunks/chunk-KWY2UQWX.js";
import {
  toolVersion
} from "./chunks/chunk-NAZCLG46.js";
import {
  onCrash
} from "./chunks/chunk-JWDSQTBT.js";
import {
  commandNames,
  commands,
  globalOptions,
  isCommand
} from "./chunks/chunk-VLC7YONV.js";
import "./chunks/chunk-KM4LMQYD.js";
import "./chunks/chunk-WHAFOWJB.js";
import "./chunks/chunk-77N2HDPT.js";
import "./chunks/chunk-XWUAZQJG.js";
import "./chunks/chunk-ANBOHQEB.js";
import {
  usageError
} from "./chunks/chunk-VIWSCYF4.js";
import {
  nearest
} from "./chunks/chunk-3YOJUNEZ.js";
import "./chunks/chunk-C52GY2SN.js";
import {
  GateError,
  exitCodeOf,
  exitCodes
} from "./chunks/chunk-U2SBGQ2O.js";
import "./chunks/chunk-FA6EQWUK.js";

// src/cli/parse.ts
import { parseArgs } from "node:util";
function parseCommand(argv) {
  const start = argv.findIndex((word2) => !word2.startsWith("-") || word2 === "-");
  const before = tokensOf(start < 0 ? argv : argv.slice(0, start), globalOptions);
  if (before.some((token) => isOption(token, "help"))) return { command: "help", about: null };
  if (before.some((token) => isOption(token, "version"))) return { command: "version" };
  for (const token of before) {
    if (token.kind !== "option" || Object.hasOwn(globalOptions, token.name)) continue;
    const known = commandNames.some((name) => Object.hasOwn(commands[name].options, token.name));
    throw known ? usageError("option-before-command", { option: token.rawName }) : unknownOption(token.rawName, globalOptions);
  }
  const word = argv[start];
  if (word === void 0) return { command: "help", about: null };
  const rest = argv.slice(start + 1);
  if (word === "help")
    return { command: "help", about: rest[0] === void 0 ? null : commandCalled(rest[0]) };
  return parseFor(commandCalled(word), rest, argv.slice(0, start));
}
function commandCalled(word) {
  if (isCommand(word)) return word;
  const isPattern = /^\.|\//.test(word);
  const near = isPattern ? `gate ${word}` : nearest(word, commandNames);
  throw usageError("unknown-command", { command: word, ...near === null ? {} : { nearest: near } });
}
function parseFor(command, words, before) {
  const shape = commands[command];
  const options = { ...shape.options, ...globalOptions };
  const tokens = tokensOf([...before, ...words], options);
  if (tokens.some((token) => isOption(token, "help"))) return { command: "help", about: command };
  if (tokens.some((token) => isOption(token, "version"))) return { command: "version" };
  try {
    const given = givenOptions(tokens, options);
    const positionals = tokens.flatMap((token) => token.kind === "positional" ? [token.value] : []);
    return {
      command,
      options: optionValues(shape, given),
      ...operandsOf(shape, positionals),
      color: !given.has("no-color"),
      verbose: given.has("verbose")
    };
  } catch (error) {
    if (!(error instanceof GateError) || error.code !== "usage") throw error;
    throw new GateError("usage", { ...error.facts, command }, { cause: error });
  }
}
function givenOptions(tokens, options) {
  const given = /* @__PURE__ */ new Map();
  for (const token of tokens) {
    if (token.kind !== "option") continue;
    const { name, rawName, value } = token;
    const option = Object.hasOwn(options, name) ? options[name] : void 0;
    if (option === void 0) throw unknownOption(rawName, options);
    if (option.kind === "flag") {
      if (value !== void 0) throw usageError("value-unwanted", { option: rawName });
    } else if (value === void 0 || value === "" || !token.inlineValue && /^-\D/.test(value)) {
      throw usageError("value-missing", { option: rawName, value: option.takes });
    } else if (option.kind !== "many" && given.has(name)) {
      throw usageError("option-twice", { option: rawName });
    }
    given.set(name, [...given.get(name) ?? [], value ?? ""]);
  }
  return given;
}
function optionValues({ options, optional = [] }, given) {
  for (const [one, other] of optional.length > 0 ? [] : togetherOnly) {
    if (given.has(one) && !given.has(other)) {
      throw usageError("options-go-together", { option: `--${one}`, other: `--${other}` });
    }
  }
  const values = {};
  for (const [name, option] of Object.entries(options)) {
    values[name] = valueOf(option, given.get(name) ?? [], `--${name}`);
  }
  return values;
}
var togetherOnly = [
  ["base-ops", "head-ops"],
  ["head-ops", "base-ops"]
];
function valueOf(option, texts, from) {
  if (option.kind === "flag") return texts.length > 0;
  if (option.kind === "many") return texts.map((text2) => option.read(text2, from));
  const [text] = texts;
  if (text !== void 0) return option.read(text, from);
  if (option.kind === "required") throw usageError("option-required", { option: `${from} ${option.takes}` });
  return option.kind === "fallback" ? option.read(option.fallback, from) : null;
}
function operandsOf(shape, positionals) {
  const { operands, optional = [], rest } = shape;
  const missing = operands[positionals.length];
  if (missing !== void 0) throw usageError("operand-missing", { operand: missing });
  const all = operands.length + optional.length;
  const more = positionals.slice(all);
  if (rest === null && more[0] !== void 0) throw usageError("operand-unwanted", { value: more[0] });
  return {
    operands: positionals.slice(0, operands.length),
    optional: positionals.slice(operands.length, all),
    rest: rest === null ? [] : more.map((text) => rest.read(text, rest.name))
  };
}
function unknownOption(rawName, options) {
  const near = nearest(rawName.replace(/^-+/, ""), Object.keys(options));
  return usageError("unknown-option", {
    option: rawName,
    ...near === null ? {} : { nearest: `--${near}` }
  });
}
function isOption(token, name) {
  return token.kind === "option" && token.name === name;
}
function tokensOf(words, options) {
  const known = {};
  for (const [name, option] of Object.entries(options)) {
    const short = option.kind === "flag" ? option.short : void 0;
    known[name] = {
      type: option.kind === "flag" ? "boolean" : "string",
      ...short === void 0 ? {} : { short }
    };
  }
  const { tokens } = parseArgs({
    args: [...words],
    options: known,
    strict: false,
    allowPositionals: true,
    tokens: true
  });
  return tokens;
}

// src/report/workflow-commands.ts
function withoutCommands(text) {
  return text.replace(/^([^\S\n]*)::/gm, "$1: :").replace(/##\[/g, "## [");
}

// src/cli.ts
var clearUpMs = 5e3;
var output = standardOutput(process.stdout);
var errors = standardError(process.stderr);
async function main(argv) {
  const parsed = parseCommand(argv);
  switch (parsed.command) {
    case "version":
      print(toolVersion);
      return exitCodes.passes;
    case "help": {
      const { helpText } = await import("./chunks/help-VSYGU64O.js");
      print(helpText(parsed.about));
      return exitCodes.passes;
    }
    case "diff": {
      const { runDiff } = await import("./chunks/diff-command-WW5XEU6I.js");
      return runDiff(parsed, process.cwd(), print);
    }
    case "top":
      return (await import("./chunks/top-command-2SRGOAA3.js")).runTop(parsed, await screenOf(parsed));
    case "tree":
      return (await import("./chunks/tree-command-JN4NVQT2.js")).runTree(parsed, await screenOf(parsed));
    case "flame":
      return (await import("./chunks/flame-command-OGEWV6RW.js")).runFlame(parsed, await screenOf(parsed));
    default:
      return inWorld(parsed);
  }
}
async function screenOf({ color }) {
  const { wantsColor } = await import("./chunks/terminal-log-LAMSXOJZ.js");
  const { isTTY, columns } = process.stdout;
  return {
    cwd: process.cwd(),
    color: color && wantsColor(process.stdout, process.env),
    // A terminal that does not tell its width says 0.
    width: isTTY && columns > 0 ? columns : null,
    print
  };
}
async function inWorld(parsed) {
  const { createSystem } = await import("./chunks/system-OZGY7OSI.js");
  const { createTerminalLog, wantsColor } = await import("./chunks/terminal-log-LAMSXOJZ.js");
  const { onInterrupt, settled } = await import("./chunks/signals-H6H3MPMU.js");
  const env = parsed.color ? process.env : { ...process.env, NO_COLOR: "1" };
  const log = createTerminalLog({ stream: errors, env });
  const system = createSystem(env, log, { verbose: parsed.verbose });
  let running = Promise.resolve();
  const release = onInterrupt(async (signal) => {
    log.close();
    await system.stop();
    await settled(running, clearUpMs);
    const { measured, empty } = system.captures();
    const near = (directory) => pathFor(directory, process.cwd());
    const left = measured.length > 0 ? { kept: measured.map(near) } : { lost: true, empty: empty.map(near) };
    await explain(new GateError("interrupted", { signal, ...left }));
  });
  const door = {
    ports: system.ports,
    cwd: process.cwd(),
    color: wantsColor(process.stdout, env),
    verbose: parsed.verbose,
    width: process.stdout.isTTY ? process.stdout.columns : 120,
    print(text) {
      log.close();
      print(text);
    }
  };
  try {
    const result = run(parsed, door);
    running = result;
    return await result;
  } finally {
    log.close();
    await system.stop();
    release();
  }
}
async function run(parsed, door) {
  switch (parsed.command) {
    case "gate":
      return (await import("./chunks/gate-command-NFNZH543.js")).runGate(parsed, door);
    case "record":
      return (await import("./chunks/gate-command-NFNZH543.js")).runRecord(parsed, door);
    case "compare":
      return (await import("./chunks/gate-command-NFNZH543.js")).runCompare(parsed, door);
    case "report":
      return (await import("./chunks/gate-command-NFNZH543.js")).runReport(parsed, door);
    case "why":
      return (await import("./chunks/why-command-KSUITDYO.js")).runWhy(parsed, door);
    case "self-test":
      return (await import("./chunks/self-test-command-G6V35IFJ.js")).runSelfTest(parsed, door);
    case "demo":
      return (await import("./chunks/demo-command-ZLSI3P6T.js")).runDemo(parsed, door);
    case "init":
      return (await import("./chunks/init-command-HDB72Z2N.js")).runInit(parsed, door);
  }
}
function print(text) {
  output.write(harmless(text.endsWith("\n") ? text : `${text}
`));
}
function harmless(text) {
  return process.env["GITHUB_ACTIONS"] === "true" ? withoutCommands(text) : text;
}
async function explain(error) {
  const { describeAnything } = await import("./chunks/errors-YT4DPAZH.js");
  errors.write(harmless(`${describeAnything(error)}
`));
}
onCrash(explain);
try {
  const exitCode = await main(process.argv.slice(2));
  await output.written();
  process.exitCode = exitCode;
} catch (error) {
  if (!(error instanceof GateError && error.code === "interrupted")) {
    await explain(error);
    process.exitCode = exitCodeOf(error);
  }
}
