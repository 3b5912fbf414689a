import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);
import {
  commandNames,
  commands,
  globalOptions
} from "./chunk-VLC7YONV.js";
import "./chunk-KM4LMQYD.js";
import "./chunk-WHAFOWJB.js";
import "./chunk-77N2HDPT.js";
import "./chunk-XWUAZQJG.js";
import "./chunk-ANBOHQEB.js";
import "./chunk-VIWSCYF4.js";
import "./chunk-3YOJUNEZ.js";
import "./chunk-C52GY2SN.js";
import "./chunk-U2SBGQ2O.js";
import "./chunk-FA6EQWUK.js";

// src/report/words/help.ts
var toolPurpose = "Guards the performance of Go code: runs the benchmarks of two commits side by side, with profiles, and says which line made what slower or hungrier.";
var stopped = [
  [2, "the configuration or the command line is wrong"],
  [3, "it could not be measured or read"],
  [70, "a mistake in pprof-gate itself; please report it"],
  [130, "stopped by Ctrl-C; 143: by SIGTERM"]
];
var exitWords = {
  all: [
    [0, "the policy lets the outcome pass; a baseline is stored, or was there; comments are made"],
    [1, "a benchmark breaks a budget; or may break one, and on-unproven is fail"],
    [2, "the configuration, an input or the command line is wrong, or the event cannot be served"],
    [
      3,
      "it could not be measured: no Go, no benchmark, no merge base, does not compile; a benchmark runs on base and breaks on head (on-failed); a metric with a budget has no value, or there is no baseline, and on-unmeasured or on-missing-baseline is fail; a recording cannot be a baseline"
    ],
    [
      4,
      "the verdict is known and passes, but a comment or an artifact could not be published; a report could not be made, or its artifact is not what it should be (publish-failure: warn makes both 0)"
    ],
    [70, "a defect of pprof-gate; the capture is kept"],
    [
      130,
      "stopped by Ctrl-C; 143: by SIGTERM, as when a job is cancelled. What was measured is kept, but never as a baseline"
    ]
  ],
  judging: [
    [0, "no budget is exceeded, or the policy lets it pass"],
    [1, "a budget is exceeded"],
    ...stopped
  ],
  itself: [
    [0, "silent where nothing changed, and enough slow-downs were found"],
    [1, "a false alarm, or a slow-down was missed"],
    ...stopped
  ],
  other: [[0, "done"], ...stopped]
};
var commandWords = {
  gate: {
    summary: "measure two commits and judge the difference",
    purpose: "Measures the benchmarks of two commits side by side, judges the difference by your budgets, and names the lines behind it. Without --head it judges the working tree as it is; your checkout is never touched.",
    examples: [
      { command: "pprof-gate gate", does: "your working tree against its merge base" },
      {
        command: "pprof-gate gate --base v1.4.0 --head v1.5.0 --budget 'sec/op=+10%' ./parse/...",
        does: "two releases, some packages, more room for time"
      }
    ],
    judges: true
  },
  record: {
    summary: "measure one commit, to compare with later",
    purpose: "Measures the benchmarks of one commit, with profiles of all of them, and writes a capture: a folder that compare and report read.",
    examples: [
      { command: "pprof-gate record --out before", does: "the working tree as it is" },
      {
        command: "pprof-gate record --ref v1.4.0 --out v1.4.0 ./parse/...",
        does: "a release, some packages"
      }
    ],
    judges: false
  },
  compare: {
    summary: "judge two captures, without running anything",
    purpose: "Judges the difference between two captures by your budgets. Needs neither Go nor the repository. Captures of one gate run give the verdict of that run.",
    examples: [
      {
        command: "pprof-gate compare before after",
        does: "two captures of record, the second made with --like before"
      },
      {
        command: "pprof-gate compare pprof-gate/capture/base pprof-gate/capture/head",
        does: "what the last gate measured"
      }
    ],
    judges: true
  },
  report: {
    summary: "show again what was measured",
    purpose: "Shows again what was measured: the report of a folder that gate wrote, or of one with base and head in it, judged anew, or what a capture of record holds.",
    examples: [
      { command: "pprof-gate report pprof-gate --format markdown", does: "the comment of the last gate" },
      { command: "pprof-gate report before", does: "the values in a capture of record" }
    ],
    judges: true
  },
  why: {
    summary: "all that is known of one benchmark",
    purpose: "Prints the whole evidence for one benchmark from captures: its numbers, the lines that allocate and take time, goroutines, garbage collection, waiting, what the compiler decided, and what to type to see each in go tool pprof. BENCHMARK is its name, a part of it or a glob.",
    examples: [
      { command: "pprof-gate why Look/miss", does: "from what the last gate measured" },
      { command: "pprof-gate why --in before Look/miss", does: "from a capture of record" }
    ],
    judges: false
  },
  diff: {
    summary: "compare two pprof profiles of any kind",
    purpose: "Compares two pprof profiles, like go tool pprof -top -diff_base. With the operations behind each profile, values are per operation.",
    examples: [
      { command: "pprof-gate diff before.pprof after.pprof", does: "functions that changed, largest first" },
      {
        command: "pprof-gate diff --by line --sample-type alloc_space --base-ops 1000 --head-ops 1000 before.pprof after.pprof",
        does: "bytes per operation of each line"
      }
    ],
    judges: false
  },
  top: {
    summary: "where a profile is heaviest, as a table",
    purpose: "Prints the functions of a pprof profile of any kind, those with most of their own first, with the numbers of go tool pprof -top. With BASE, an earlier profile: what differs from it. In the bar, blocks are flat and dots reach to cum.",
    examples: [
      { command: "pprof-gate top cpu.pprof", does: "functions by what they take themselves" },
      {
        command: "pprof-gate top --by line --no-runtime --sample-type alloc_space head.pprof base.pprof",
        does: "lines that allocate other amounts than on base"
      }
    ],
    judges: false
  },
  tree: {
    summary: "the calls of a profile, as a tree of text",
    purpose: "Prints who calls whom in a pprof profile of any kind, heaviest first. A line without a branch is called by the line above it. With BASE, an earlier profile: what differs from it.",
    examples: [
      { command: "pprof-gate tree --no-runtime cpu.pprof", does: "the calls of your own code" },
      {
        command: "pprof-gate tree --callers --focus mallocgc head.pprof base.pprof",
        does: "who allocates, from the leaves up, and what of it is new"
      }
    ],
    judges: false
  },
  flame: {
    summary: "a profile as a flame graph, here, in an SVG or on a page of its own",
    purpose: "Draws a pprof profile of any kind as a flame graph with the root on top: a box is a call, as wide as what it has with all that it calls. With BASE, an earlier profile: widths are of PROFILE, on a page of both together; colours and percentages tell what differs. A page that is made in the folder of the Go module of the profile holds source lines of its functions.",
    examples: [
      { command: "pprof-gate flame cpu.pprof", does: "in the terminal, as wide as it is" },
      {
        command: "pprof-gate flame --out difference.html head.pprof base.pprof",
        does: "what differs, as a picture for a browser"
      }
    ],
    judges: false
  },
  "self-test": {
    summary: "see whether the gate can be trusted here",
    purpose: "Tries the gate on edited copies of your working tree, on this machine: it must stay silent where only comments and functions that nothing calls were added, and must find slow-downs of 10 % and 5 % that are put into copies of a few of your benchmarks, drawn from those that are steady enough: all of the first must fail a budget of +5 %, half of the others must be proven slower.",
    examples: [
      { command: "pprof-gate self-test", does: "on all packages, in about three minutes" },
      {
        command: "pprof-gate self-test --time-budget 6m ./parse/...",
        does: "some packages, with more time for a noisy machine"
      }
    ],
    judges: "itself"
  },
  demo: {
    summary: "see it work on a small Go module, in about a minute",
    purpose: "Makes a temporary repository of a small Go module whose last commit breaks budgets, runs the gate on it, and shows the report. Without Go it replays a recorded run.",
    examples: [
      { command: "pprof-gate demo", does: "and clean up behind it" },
      { command: "pprof-gate demo --keep --out demo-report", does: "keep the repository and the report" }
    ],
    judges: false
  },
  init: {
    summary: "write a configuration and workflows for this repository",
    purpose: "Writes .github/pprof-gate.yml with comments, a workflow that runs the gate on pull requests, and one that comments for forks. Files that exist stay as they are.",
    examples: [
      { command: "pprof-gate init", does: "in the repository you are in" },
      { command: "pprof-gate init --repo ../finder --force", does: "elsewhere, replacing what is there" }
    ],
    judges: false
  }
};
var optionWords = /* @__PURE__ */ new Map([
  ["repo", "folder of the repository"],
  ["base", "commit to compare with; left out: the merge base with the default branch"],
  ["head", "commit to judge; left out: the working tree, uncommitted changes included"],
  ["ref", "commit to measure; left out: the working tree, uncommitted changes included"],
  ["config", "configuration; left out: .github/pprof-gate.yml, if there is one"],
  ["compare.config", "configuration; left out: the one that was measured with"],
  ["report.config", "configuration; left out: the one that was measured with"],
  ["budget", "a budget above the configured ones, such as allocs/op=+0; may be repeated"],
  ["bench", "which benchmarks run, as for go test -bench; left out: as configured"],
  ["tags", "build tags; left out: as configured"],
  ["time-budget", "how long measuring may take, such as 5m; left out: as configured"],
  ["seed", "repeats the random schedule of an earlier run"],
  ["no-pin", "do not hold timed processes on one core"],
  ["out", "folder for the captures and the reports"],
  ["record.out", "folder for the capture"],
  ["like", "earlier capture whose iteration counts to use, so that all counts compare"],
  ["compare.out", "folder for the reports; left out: none are written"],
  ["report.out", "folder for the reports; left out: none are written"],
  ["self-test.out", "folder that keeps the captures; left out: they are not kept"],
  ["self-test.time-budget", "how long all of it may take"],
  ["self-test.seed", "repeats the random choices of an earlier run"],
  ["demo.out", "folder for the captures and the reports; left out: pprof-gate-demo"],
  ["json", "write the report as JSON to this file as well"],
  ["diff.json", "print JSON"],
  ["why.json", "print JSON"],
  ["in", "folder that gate wrote, or a capture of record"],
  ["why.base", "capture of the one commit"],
  ["why.head", "capture of the other one; without --base, of the only one"],
  ["why.config", "configuration; left out: the one that was measured with"],
  ["format", "terminal, markdown or json"],
  ["sample-type", "what to compare, such as alloc_space; left out: the profile's default"],
  ["by", "function or line"],
  ["top", "how many rows to show"],
  ["base-ops", "operations behind the base profile (the N of -benchtime=Nx)"],
  ["head-ops", "operations behind the head profile"],
  ["top.sample-type", "what to show, such as alloc_space; left out: the profile's default"],
  ["tree.sample-type", "what to show, such as alloc_space; left out: the profile's default"],
  ["flame.sample-type", "what to show, such as alloc_space; left out: the profile's default"],
  ["top.sort", "flat or cum"],
  ["focus", "only stacks with a function whose name or file fits; syntax of Go"],
  ["ignore", "no stacks with such a function"],
  ["hide", "such functions are left out of stacks; what they have is their callers'"],
  ["no-runtime", "functions of Go's runtime are left out of stacks in the same way"],
  ["callers", "from the functions that have something themselves up to those that call them"],
  ["top.min-share", "rows below so much of the total are only counted; left out: 0"],
  ["tree.min-share", "calls below so much of the total are only counted; left out: 1, with --json 0"],
  ["flame.min-share", "calls below so much of the total are only counted; left out: what can be seen"],
  ["depth", "deeper calls are only counted; left out: none"],
  ["flame.depth", "deeper calls are only counted; left out: to the last name, in a file all"],
  ["top.json", "print JSON, all rows"],
  ["tree.json", "print JSON"],
  ["flame.out", "write it to this file: .html to look around in it, .svg for a picture"],
  ["top.base-ops", "operations behind BASE (the N of -benchtime=Nx)"],
  ["tree.base-ops", "operations behind BASE (the N of -benchtime=Nx)"],
  ["flame.base-ops", "operations behind BASE (the N of -benchtime=Nx)"],
  ["top.head-ops", "operations behind PROFILE: values are per operation"],
  ["tree.head-ops", "operations behind PROFILE: values are per operation"],
  ["flame.head-ops", "operations behind PROFILE: values are per operation"],
  ["keep", "keep the repository of the demo, in the output folder"],
  ["force", "replace files that exist"],
  ["help", "show this help"],
  ["version", "show the version"],
  ["no-color", "no colour; the variable NO_COLOR does the same"],
  ["verbose", "show every command that runs, and how sure every time is"]
]);
var packagesWords = "Package patterns as for go test, relative to the repository; left out: as configured.";
var headings = {
  usage: "Usage",
  commands: "Commands",
  options: "Options",
  global: "Everywhere",
  examples: "Examples",
  exits: "Exit codes",
  more: "pprof-gate COMMAND --help tells more about one command.",
  default: "default"
};

// src/cli/help.ts
var width = 80;
var widestTerm = 28;
function helpText(about) {
  return `${(about === null ? toolHelp() : commandHelp(about)).join("\n")}
`;
}
function toolHelp() {
  return [
    ...wrap(toolPurpose),
    "",
    `${headings.usage}: pprof-gate COMMAND [OPTIONS]`,
    "",
    `${headings.commands}:`,
    ...rows(commandNames.map((name) => [name, commandWords[name].summary])),
    "",
    `${headings.global}:`,
    ...optionRows(globalOptions, null),
    "",
    ...examples(commandWords.gate.examples),
    "",
    ...exits(exitWords.all),
    "",
    headings.more
  ];
}
function commandHelp(name) {
  const { purpose, examples: shown, judges } = commandWords[name];
  const shape = commands[name];
  return [
    ...wrap(purpose),
    "",
    ...usage(name, shape),
    "",
    `${headings.options}:`,
    ...optionRows(shape.options, name),
    "",
    `${headings.global}:`,
    ...optionRows(globalOptions, null),
    "",
    ...examples(shown),
    "",
    ...exits(judges === "itself" ? exitWords.itself : judges ? exitWords.judging : exitWords.other)
  ];
}
function usage(name, { options, operands, optional = [], rest }) {
  const required = Object.entries(options).flatMap(
    ([option, spec]) => spec.kind === "required" ? [`--${option} ${spec.takes}`] : []
  );
  const words = [
    "pprof-gate",
    name,
    ...required,
    "[OPTIONS]",
    ...operands,
    ...optional.map((operand) => `[${operand}]`),
    ...rest === null ? [] : [`[${rest.name}...]`]
  ];
  const line = `${headings.usage}: ${words.join(" ")}`;
  return rest === null ? [line] : [line, ...wrap(packagesWords, "  ")];
}
function optionRows(options, command) {
  return rows(
    Object.entries(options).map(([name, option]) => {
      const short = option.kind === "flag" && option.short !== void 0 ? `-${option.short}, ` : "";
      const value = option.kind === "flag" ? "" : ` ${option.takes}`;
      const fallback = option.kind === "fallback" ? ` (${headings.default}: ${option.fallback})` : "";
      return [`${short}--${name}${value}`, optionMeaning(name, command) + fallback];
    })
  );
}
function optionMeaning(name, command) {
  const words = (command === null ? void 0 : optionWords.get(`${command}.${name}`)) ?? optionWords.get(name);
  if (words === void 0) throw new Error(`no words for the option ${name}`);
  return words;
}
function examples(all) {
  return [
    `${headings.examples}:`,
    ...all.flatMap(({ command, does }) => [...wrap(command, "  ", "      ", " \\"), `      ${does}`])
  ];
}
function exits(words) {
  return [`${headings.exits}:`, ...rows(words.map(([code, meaning]) => [String(code), meaning]))];
}
function rows(pairs) {
  const column = Math.min(Math.max(...pairs.map(([term]) => term.length)), widestTerm) + 4;
  return pairs.flatMap(([term, meaning]) => {
    const [first = "", ...more] = wrap(meaning, " ".repeat(column));
    return term.length <= widestTerm ? [`  ${term}`.padEnd(column) + first.trimStart(), ...more] : [`  ${term}`, first, ...more];
  });
}
function wrap(text, indent = "", hanging = indent, broken = "") {
  const lines = [];
  let line = indent;
  for (const word of text.split(" ")) {
    const isStart = line.trim() === "";
    if (!isStart && line.length + 1 + word.length + broken.length > width) {
      lines.push(line + broken);
      line = hanging + word;
    } else {
      line += (isStart ? "" : " ") + word;
    }
  }
  return [...lines, line];
}
export {
  helpText
};
