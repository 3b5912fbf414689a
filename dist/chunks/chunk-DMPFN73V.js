import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);
import {
  FactReader,
  captureFault,
  configErrorWords,
  counterFault,
  faultWords,
  isSide,
  isUnsuitable,
  problemWords,
  profileFault,
  withoutScratch
} from "./chunk-Z6K5QDTG.js";
import {
  ConfigError,
  configProblemCodes
} from "./chunk-XHDQZJR5.js";
import {
  usageProblems
} from "./chunk-VIWSCYF4.js";
import {
  counted,
  listed,
  nothing,
  own,
  say,
  textOf,
  visible
} from "./chunk-YPWJVA27.js";
import {
  GateError
} from "./chunk-U2SBGQ2O.js";

// src/report/words/settings.ts
var settingNames = {
  config: "the input config, or --config",
  repository: "the input working-directory, or --repo DIR",
  base: "the input base, or --base REF",
  out: "the input out, or --out DIR"
};

// src/report/words/commits.ts
var fetchAll = "Fetch the whole history: fetch-depth: 0 for actions/checkout, or git fetch --unshallow.";
function refWords(f) {
  const ref = f.text("ref") ?? "?";
  const detail = f.text("detail") ?? "";
  if (detail === "no-commits") {
    return { what: say`nothing is committed yet, so there is no ${ref}`, next: own("Commit first.") };
  }
  if (detail === "no-default-branch") {
    return {
      what: own("there is no default branch to compare with (origin/HEAD, main or master)"),
      next: own(`Name the commit to compare with: ${settingNames.base}.`)
    };
  }
  if (detail === "no-parent") {
    return {
      what: own("head is the first commit, so there is nothing to compare it with"),
      next: own(
        `Name the commit to compare with: ${settingNames.base}. Or change something: what is not committed is compared with the last commit.`
      )
    };
  }
  if (detail === "is-head") {
    return {
      what: say`base ${ref} is head itself${f.with("sha", (sha) => say` (${sha.slice(0, 7)})`)}, and nothing is uncommitted, so there is nothing to compare`,
      next: own(`Name another commit to compare with: ${settingNames.base}.`)
    };
  }
  if (detail === "not-on-server") {
    return {
      what: say`no commit ${ref} in this repository`,
      next: own("Give the name of a branch or tag, or a whole hash.")
    };
  }
  if (detail === "not-a-name") {
    return { what: say`${ref} cannot be the name of a commit`, next: own("Give a branch, tag or hash.") };
  }
  if (detail === "not-fetched" && f.text("reason") !== null) {
    const why = f.text("reason") === "timeout" ? " in five minutes" : "";
    return {
      what: say`commit ${ref} is not in this clone, and origin did not give it${own(why)}`,
      output: f.text("output"),
      next: own(
        "Give actions/checkout the line fetch-depth: 0, or leave its persist-credentials at the default, so that the commit can be fetched."
      )
    };
  }
  const missing = f.is("shallow") || detail === "not-fetched";
  return {
    what: say`no commit ${ref} here${missing ? own(": the clone is shallow") : nothing}`,
    next: say`${f.with("suggestion", (near) => say`Did you mean ${near}? `)}${own(missing ? fetchAll : "Give a branch, tag or hash of this clone, or fetch it first.")}`
  };
}

// src/report/words/file-errors.ts
function isStream(f) {
  return f.text("stream") !== null;
}
function diskFullWords(f) {
  if (isStream(f)) {
    return {
      what: own("the disk is full: standard output is cut off"),
      next: own("Free some space, or send the output to another disk.")
    };
  }
  return {
    what: say`the disk is full${f.with("path", (path) => say`: ${path}`)}`,
    next: own(
      `What was measured before is kept. Free some space, or set TMPDIR and ${settingNames.out}, to another disk.`
    )
  };
}
var unreadable = /* @__PURE__ */ new Map([
  ["ENOENT", ["it does not exist", "Check its name, and the folder that the command runs in."]],
  ["EISDIR", ["it is a folder", "Name a file in it."]],
  ["ENOTDIR", ["a part of its path is a file, and no folder", "Check the path."]],
  ["EACCES", ["its permissions do not allow it", "Allow it, or run as a user who may read it."]],
  ["EPERM", ["its permissions do not allow it", "Allow it, or run as a user who may read it."]],
  ["ELOOP", ["its symbolic links lead nowhere", "Check where they point to."]],
  ["ENAMETOOLONG", ["its name is too long", "Check the name."]],
  ["EIO", ["the disk reports an error", "Copy it from elsewhere."]]
]);
var unwritable = /* @__PURE__ */ new Map([
  ["ENOENT", "its folder does not exist"],
  ["EISDIR", "it is a folder"],
  ["ENOTDIR", "a part of its path is a file, and no folder"],
  ["EACCES", "permissions do not allow it"],
  ["EPERM", "permissions do not allow it"],
  ["EROFS", "what lies there can only be read"],
  ["ELOOP", "its symbolic links lead nowhere"],
  ["ENAMETOOLONG", "its name is too long"],
  ["EIO", "the disk reports an error"]
]);
function unreadableWords(f) {
  const path = f.text("path") ?? "a file";
  const [why, next] = unreadable.get(f.text("detail") ?? "") ?? [];
  return {
    what: why === void 0 ? say`cannot read ${path}${detailOf(f)}` : say`cannot read ${path}: ${own(why)}`,
    next: own(next ?? "Check that it exists and may be read.")
  };
}
function unwritableWords(f) {
  if (isStream(f)) {
    return {
      what: say`cannot write standard output${detailOf(f)}`,
      next: own("Send it somewhere that can be written.")
    };
  }
  if (f.text("reason") === "not-a-capture") {
    return {
      what: say`${f.text("path") ?? "the folder"} holds ${f.text("found") ?? "something"}, which is not of a capture that may be replaced here`,
      next: own(`Nothing was touched. Give a new folder, or that of an earlier run: ${settingNames.out}.`)
    };
  }
  if (f.text("reason") === "altered") {
    return {
      what: say`${f.text("path") ?? "a file"} was removed, replaced or written to by something else`,
      next: own(
        "Look for code under test that writes to this folder; a capture is whole only if we alone write it."
      )
    };
  }
  const path = f.text("path") ?? "a file";
  const why = unwritable.get(f.text("detail") ?? "");
  const option = f.text("option");
  const make = f.text("detail") === "ENOENT" ? "Make the folder" : "Check the folder";
  return {
    what: why === void 0 ? say`cannot write ${path}${detailOf(f)}` : say`cannot write ${path}: ${own(why)}`,
    next: say`${own(make)}, or ${option === null ? own(`give another one with ${settingNames.out}`) : say`name another file: ${option}`}.`
  };
}
function detailOf(f) {
  return f.with("detail", (detail) => say` (${detail})`);
}

// src/report/words/forge-errors.ts
var operations = /* @__PURE__ */ new Map([
  ["actions/download-artifact", "downloading an artifact"],
  ["actions/get-workflow-run", "reading the run of a workflow"],
  ["actions/list-artifacts-for-repo", "listing the artifacts of the repository"],
  ["actions/list-workflow-run-artifacts", "listing the artifacts of the run"],
  ["artifacts/upload", "uploading the artifact"],
  ["graphql/resolveReviewThread", "resolving a review comment"],
  ["graphql/review-threads", "reading which review comments are resolved"],
  ["graphql/unresolveReviewThread", "opening a review comment again"],
  ["graphql/viewer", "asking whose the token is"],
  ["issues/create-comment", "posting the comment"],
  ["issues/delete-comment", "deleting a comment"],
  ["issues/get-comment", "reading the comment"],
  ["issues/list-comments", "reading the comments"],
  ["issues/update-comment", "updating the comment"],
  ["pulls/create-review", "posting the review comments"],
  ["pulls/create-review-comment", "posting a review comment on a file"],
  ["pulls/get", "reading the pull request"],
  ["pulls/list", "finding the pull request of a branch"],
  ["pulls/list-files", "reading the diff of the pull request"],
  ["pulls/list-review-comments", "reading the review comments"],
  ["pulls/update-review-comment", "updating a review comment"],
  ["repos/compare-commits-with-basehead", "finding the merge base"],
  ["repos/get", "reading what the repository is"],
  ["repos/get-content", "reading a file of the repository"],
  ["repos/list-commits", "reading the commits of the repository"],
  ["repos/list-pull-requests-associated-with-commit", "finding the pull request of a commit"]
]);
function operationWords(f) {
  const id = f.text("operation");
  if (id === null) return own("a request to GitHub");
  const words3 = operations.get(id);
  return words3 === void 0 ? say`${id}` : say`${own(words3)} (${id})`;
}
var reasons = /* @__PURE__ */ new Map([
  ["forbidden", ["is not allowed", "Give the job the permission that the README lists for it."]],
  ["not-found", ["found nothing", "The token may not see it: check the permissions of the job."]],
  ["gone", ["found it deleted", "Run the job again."]],
  ["conflict", ["met one that is there already", "Give each job of a matrix its own key."]],
  ["invalid", ["was not accepted", "Run the job again; if it stays, please report it."]],
  ["rate-limited", ["met a rate limit that did not end in time", "Run the job again later."]],
  ["unavailable", ["got no answer", "GitHub or the way to it has trouble: run the job again later."]],
  ["torn", ["got answers that were cut", "GitHub or the way to it has trouble: run the job again later."]],
  ["too-large", ["got more than may be read", "Nothing of it was used."]],
  ["digest", ["got other bytes than were uploaded", "Nothing of it was used. Run the job again."]],
  [
    "unsupported",
    [
      "is not possible on this server",
      "The files are in the output folder: upload them with a step of your own."
    ]
  ]
]);
function forgeWords(f) {
  if (f.text("reason") === "unusable") return unusableWords(f);
  const [what, next] = reasons.get(f.text("reason") ?? "") ?? ["failed", "Run the job again."];
  const status = f.number("status") ?? 0;
  return {
    what: say`${operationWords(f)} ${own(what)}${own(status > 0 ? ` (${status})` : "")}${f.with("detail", (detail) => say`: ${detail}`)}`,
    next: own(next)
  };
}
function unusableWords(f) {
  const asked = "Nothing was asked of GitHub.";
  return f.text("operation") === "authorization" ? {
    what: own("the input token cannot be a token: it holds characters that no token has"),
    next: own(
      `${asked} Leave the input out to use the token of the job, or mend the secret it comes from.`
    )
  } : {
    what: say`GITHUB_REPOSITORY is not owner/name${f.with("detail", (name) => say`: ${name}`)}`,
    next: own(`${asked} The runner sets it: nothing in the workflow should set it again.`)
  };
}
var faults = /* @__PURE__ */ new Map([
  ["not-a-zip", "it is no zip archive"],
  ["too-many-entries", "it has too many files"],
  ["too-large", "it is larger than may be read"],
  ["ratio", "a file in it inflates to more than may be read"],
  ["name", "a file in it has a name that is not allowed"],
  ["duplicate", "two files in it have one name"],
  ["not-a-file", "it holds something that is no plain file"],
  ["encrypted", "a file in it is encrypted"],
  ["method", "a file in it is packed in a way that is not read here"],
  ["header", "its two lists of files disagree"],
  ["damaged", "a file in it is damaged"]
]);
function artifactWords(f) {
  const fault = faults.get(f.text("reason") ?? "");
  return {
    what: say`the artifact${f.with("name", (name) => say` ${name}`)} is not usable${own(fault === void 0 ? "" : `: ${fault}`)}${f.with("entry", (entry) => say` (${entry})`)}`,
    next: own("Nothing of it was used.")
  };
}
function eventWords(f) {
  const event = f.text("event") ?? "of this run";
  if (event === "pull_request_target") {
    return {
      what: own(
        "pull_request_target would run the code of strangers with the rights and secrets of this repository"
      ),
      next: own(
        'Use pull_request, which needs no rights, and workflow_run for the comments of pull requests from forks (README, "Pull requests from forks").'
      )
    };
  }
  if (f.text("file") !== null) {
    return {
      what: say`the file of the event, ${f.text("file") ?? ""}, is not JSON`,
      next: own("GITHUB_EVENT_PATH must name the file that the runner wrote. Run the job again.")
    };
  }
  return {
    what: say`the payload of the event ${event} is not what GitHub sends${f.with("at", (at) => say`: ${at}`)}`,
    next: own("GITHUB_EVENT_PATH must name the file that the runner wrote. Run the job again.")
  };
}

// src/report/words/pattern-faults.ts
var faults2 = {
  "look-around": "Go has none that look ahead or behind: (?= (?! (?<= (?<!",
  "back-reference": "Go has none that refer back to a group, as \\1 does",
  "class-name": "classes such as [[:alpha:]] are not read here; write [A-Za-z]",
  "late-flags": "flags such as (?i) are read at its beginning only",
  brace: "a {, } or ] in it stands alone; write a backslash before it",
  "repeat-order": "of a repetition {n,m} the first number is the larger one",
  "range-order": "a range in its brackets is none, or begins with the later character",
  escape: "a backslash in it stands before what needs none, and means nothing there",
  "class-escape": "a class \\p in it is not known; it is written \\p{Greek} or \\pL",
  group: "a ( in it is followed by ?, and by nothing that is known there",
  "name-twice": "two groups in it have one name"
};
function patternFaultWords(f) {
  const fault = f.text("fault") ?? "";
  return Object.hasOwn(faults2, fault) ? own(`: ${faults2[fault]}`) : nothing;
}

// src/report/words/usage-problems.ts
var takes = /* @__PURE__ */ new Map([
  ["budget", 'METRIC=LIMIT, such as sec/op=+10% or "allocs/op=<= 12"'],
  ["duration", "a duration from 1ms to 24h, such as 90s, 5m or 1h30m"],
  ["count", "a whole number, 1 or more"],
  ["integer", "a whole number, 0 or more"],
  ["switch", "true or false"],
  ["tag", "build tags separated by commas, such as integration,slow"],
  ["pattern", "a package pattern of go test, such as ./... or ./parse"],
  ["regexp", "a regular expression, as for go test -bench"],
  ["names", 'a regular expression of Go, such as "^runtime" or "json|gob"'],
  ["percent", "a percentage from 0 to 100, such as 0.5"],
  ["picture", "the name of a file that ends with .svg or .html"],
  ["text", "a text that is not empty"],
  ["key", "letters, digits, dots, dashes and underscores, at most 64, such as go1.27-linux"],
  ["days", "a number of days from 1 to 90"],
  ["mode-gate", "report on workflow_run: there is nothing checked out that could be measured"],
  ["mode-record", "gate here: a baseline of code that is not merged yet would excuse whatever it does"],
  ["mode-report", "gate or record here: only the event workflow_run has a finished run to report"],
  ["folder", "a folder of its own, not the top of the repository"]
]);
var words = {
  "unknown-command": (f) => say`unknown command ${f.text("command") ?? ""}`,
  "option-before-command": (f) => say`${f.text("option") ?? "this option"} stands before the command; put it behind`,
  "unknown-option": (f) => say`unknown option ${f.text("option") ?? ""}`,
  "value-missing": (f) => say`${f.text("option") ?? "this option"} needs a value${f.with("value", (value) => say`: ${value}`)}`,
  "value-unwanted": (f) => say`${f.text("option") ?? "this option"} takes no value`,
  "value-wrong": (f) => {
    const expects = takes.get(f.text("expects") ?? "");
    const choices = f.list("choices");
    const right = choices.length > 0 ? say`one of ${listed(choices, 10)}` : own(expects ?? "another value");
    return say`${f.text("option") ?? "this option"} is "${f.text("value") ?? ""}", but takes ${right}${faultWords(f)}${patternFaultWords(f)}`;
  },
  "option-twice": (f) => say`${f.text("option") ?? "this option"} is given twice; keep one`,
  "option-required": (f) => say`${f.text("option") ?? "an option"} is missing`,
  "options-go-together": (f) => say`${f.text("option") ?? "this option"} needs ${f.text("other") ?? "another option"} as well`,
  "option-without-base": (f) => say`${f.text("option") ?? "this option"} is about BASE, which is not given`,
  "option-not-of-page": (f) => say`${f.text("option") ?? "this option"} has no meaning for a page, which shows all there is and lets one choose there`,
  "pattern-not-of-page": (f) => say`${f.text("option") ?? "this option"} is "${f.text("value") ?? ""}", which a page would read otherwise: it takes regular expressions of JavaScript, without flags, where letters of both cases are the same`,
  "option-of-two-captures": (f) => say`${f.text("option") ?? "this option"} is for a comparison, and ${f.text("value") ?? "CAPTURE"} is of one commit alone`,
  "operand-missing": (f) => say`${f.text("operand") ?? "an argument"} is missing`,
  "operand-unwanted": (f) => say`${f.text("value") ?? "this argument"} is one argument too many`,
  "benchmark-unknown": (f) => {
    const near = f.list("near");
    const meant = near.length === 0 ? nothing : say`; near it: ${listed(near)}`;
    return say`no benchmark of these captures is called ${f.text("value") ?? ""}${meant}`;
  },
  "budget-wrong": (f) => {
    const code = configProblemCodes.find((known) => known === f.text("code"));
    return say`${f.text("option") ?? "budget"}: ${problemWords(code ?? "limit-unreadable", f)}`;
  }
};
function usageWords(f) {
  const problem = usageProblems.find((known) => known === f.text("problem"));
  const isInput = f.text("option")?.startsWith("input ") === true;
  const command = f.text("problem") === "unknown-command" ? null : f.text("command");
  const help = isInput ? own("See the inputs in action.yml.") : say`See pprof-gate ${command === null ? own("") : say`${command} `}--help.`;
  if (problem === "option-of-two-captures")
    return {
      what: words[problem](f),
      next: own(
        "Leave it out to see what is in it, or compare it with another one: pprof-gate compare BASE HEAD."
      )
    };
  const meant = problem === "budget-wrong" ? own("") : f.with("nearest", (nearest) => say`Did you mean ${nearest}? `);
  return { what: problem === void 0 ? own("wrong usage") : words[problem](f), next: say`${meant}${help}` };
}

// src/report/words/unreadable.ts
var notProfiles = {
  empty: (_, file) => ({
    what: say`${file} is empty`,
    next: own("A profile is written when it ends: let the program stop it, or end by itself.")
  }),
  "text-profile": (f, file) => {
    const name = f.text("name") ?? "heap";
    return {
      what: say`${file} is a ${name} profile as text (debug=1 or 2); the binary one is needed`,
      next: say`Fetch it with debug=0: http://HOST/debug/pprof/${name}?debug=0, or in Go pprof.Lookup("${name}").WriteTo(file, 0).`
    };
  },
  "execution-trace": (_, file) => ({
    what: say`${file} is an execution trace, not a profile`,
    next: say`Look at it with go tool trace, or make a profile of it: go tool trace -pprof=TYPE ${file}.`
  }),
  text: (f, file) => ({
    what: say`${file} is text, not a pprof profile${f.with("line", (line) => say`; it begins with: ${line}`)}`,
    next: own(written)
  }),
  other: (_, file) => ({ what: say`${file} is not a pprof profile`, next: own(written) })
};
var written = "Name a file that go test -cpuprofile or -memprofile, runtime/pprof or /debug/pprof wrote, compressed or not.";
function profileWords(f) {
  const file = f.text("file") ?? "the profile";
  if (isUnsuitable(f.text("reason") ?? "")) {
    const want = f.text("want");
    return {
      what: want === null ? say`${file} cannot be used${because(f, profileFault)}` : say`${file} has no sample type ${want}; it has ${listed(f.list("have"), 20)}`,
      next: say`${f.with("nearest", (near) => say`Did you mean ${near}? `)}Choose another --sample-type, or another profile.`
    };
  }
  const other = notProfiles[f.text("reason") ?? ""];
  if (other !== void 0) return other(f, file);
  const offset = f.number("offset");
  return {
    what: say`${file} is not a whole pprof profile${because(f, profileFault)}${offset === null ? nothing : own(` at byte ${offset}`)}`,
    next: own("It is cut or damaged; write it again.")
  };
}
function countersWords(f) {
  const line = f.number("line");
  return {
    what: say`the counters of the probe${f.with("file", (file) => say` in ${file}`)} cannot be used${because(f, counterFault)}${line === null ? nothing : own(` at line ${line}`)}`,
    next: own("Code under test may have written to its files; measure again.")
  };
}
function because(f, known) {
  return f.with("reason", (reason) => {
    const words3 = known(reason);
    return words3 === null ? say`: ${reason}` : own(`: ${words3}`);
  });
}

// src/report/words/errors.ts
var mostLines = 20;
var repositoryReasons = /* @__PURE__ */ new Map([
  ["none", ["is not in a git repository", `Run it inside one, or name one with ${settingNames.repository}.`]],
  [
    "bare",
    [
      "is a bare repository without files",
      `Name a clone that has a working tree with ${settingNames.repository}.`
    ]
  ],
  [
    "dubious-ownership",
    [
      "belongs to another user, so git refuses it",
      "If you trust it: git config --global --add safe.directory <its folder>."
    ]
  ],
  ["not-a-folder", ["is not a folder", `Name a folder with ${settingNames.repository}.`]],
  ["no-such-folder", ["does not exist", `Name a folder with ${settingNames.repository}.`]]
]);
var commandReasons = /* @__PURE__ */ new Map([
  ["not-found", "is not installed"],
  ["not-started", "could not be started"],
  ["no-such-folder", "was to run in a folder that does not exist"],
  ["timeout", "did not end in time"],
  ["filter-failed", "failed in a filter program, for example git-lfs"],
  ["too-much-output", "wrote more than can be kept"]
]);
var notCompiling = /* @__PURE__ */ new Map([
  ["base", "base does not compile"],
  ["head", "head does not compile"],
  ["both", "neither base nor head compiles"]
]);
var missingCapture = /* @__PURE__ */ new Map([
  ["no-such-folder", "it does not exist"],
  ["not-a-folder", "it is no folder"]
]);
var nothingMeasured = "Nothing was measured.";
var words2 = {
  usage: usageWords,
  "config-missing": (f) => ({
    what: say`the configuration${f.with("file", (file) => say` ${file}`)} does not exist`,
    next: own(`Write one with pprof-gate init, or leave out ${settingNames.config}, to use the defaults.`)
  }),
  "config-invalid": (f) => ({
    what: say`the configuration is not valid${f.with("message", (message) => say`: ${message}`)}`,
    next: own("Nothing was run.")
  }),
  "capture-missing": (f) => ({
    what: say`no capture in ${f.text("directory") ?? "?"}: ${own(missingCapture.get(f.text("reason") ?? "") ?? "it has no manifest.json")}`,
    next: own("A capture is what gate --out DIR or record --out DIR writes; name its base or head folder.")
  }),
  "capture-invalid": (f) => {
    const line = f.number("line");
    return {
      what: say`the capture${f.with("directory", (directory) => say` ${directory}`)} is not usable${f.with("file", (file) => say`: ${file}`)}${line === null ? nothing : own(` line ${line}`)}${because(f, captureFault)}${f.with("detail", (detail) => say` (${detail})`)}`,
      next: own("Record it again; its raw files may still be readable.")
    };
  },
  "event-unsupported": eventWords,
  "go-missing": () => ({
    what: own("go is not installed, or not on PATH"),
    next: own(`${nothingMeasured} Install Go, in a workflow with actions/setup-go before this step.`)
  }),
  "go-too-old": (f) => ({
    what: say`${f.text("version") ?? "this Go"} is too old${f.with("need", (need) => say`; ${need} or newer is needed`)}`,
    output: f.text("detail"),
    next: own(`${nothingMeasured} Install a newer Go, or allow it to fetch one: GOTOOLCHAIN=auto.`)
  }),
  "not-a-repository": (f) => {
    const [what, next] = repositoryReasons.get(f.text("reason") ?? "none") ?? [
      "is not a git repository",
      `Name one with ${settingNames.repository}.`
    ];
    return { what: say`${f.text("directory") ?? "this folder"} ${own(what)}`, next: own(next) };
  },
  "ref-unknown": refWords,
  "no-merge-base": (f) => ({
    what: say`${f.text("a") ?? "base"} and ${f.text("b") ?? "head"} have no commit in common${own(f.is("shallow") ? ": the clone is shallow" : "")}`,
    next: own(f.is("shallow") ? fetchAll : `Name the commit to compare with: ${settingNames.base}.`)
  }),
  "no-modules": (f) => ({
    what: isSide(f) ? say`there is no go.mod on ${own(f.text("side") ?? "")}` : say`no go.mod in ${f.text("directory") ?? "the repository"} or below`,
    next: own(`Name the folder of a Go module with ${settingNames.repository}.`)
  }),
  "no-packages": (f) => ({
    what: say`no package matches ${listed(f.list("patterns").length > 0 ? f.list("patterns") : ["./..."])}`,
    next: own("Give packages as go list takes them, for example ./... or ./parse.")
  }),
  "no-benchmarks": (f) => ({
    what: say`no benchmark${f.with("bench", (bench) => bench === "." ? nothing : say` matches ${bench}`)} in ${f.number("packages") === null ? listed(f.list("packages").length > 0 ? f.list("packages") : ["./..."]) : own(counted(f.number("packages") ?? 0, "package"))}`,
    next: own(
      (f.text("bench") ?? ".") === "." ? "There is nothing to guard yet: write func BenchmarkX(b *testing.B)." : "Names are matched as go test -bench matches them: widen bench, or leave it out for all benchmarks."
    )
  }),
  "does-not-compile": (f) => {
    const side = f.text("side") ?? "single";
    const packages = f.list("packages");
    const errors = (f.text("output") ?? "").split("\n").filter((line) => /^\S.*:\d+:\d+: /.test(line)).length;
    return {
      what: say`${own(notCompiling.get(side) ?? "the module does not compile")}${packages.length === 0 ? nothing : say`: ${listed(packages)}`}${errors === 0 ? nothing : own(` (${counted(errors, "error")})`)}`,
      output: f.text("output"),
      next: say`${own(nothingMeasured)} ${f.list("ignored").length === 0 ? nothing : say`Files that git ignores are not copied (${listed(f.list("ignored"), 3)}); commit them or generate them in both. `}Fix the build, or leave the package out with packages: in .github/pprof-gate.yml.`
    };
  },
  "list-failed": (f) => ({
    what: say`go list failed${f.with("module", (module) => say` in ${module}`)}`,
    output: f.text("output"),
    next: own(`${nothingMeasured} The same happens with: go list ./...`)
  }),
  "command-failed": (f) => {
    const reason = f.text("reason") ?? "";
    const command = [f.text("program") ?? "a command", f.text("command") ?? ""].join(" ").trim();
    const where = reason === "no-such-folder" ? f.with("cwd", (cwd) => say`: ${cwd}`) : nothing;
    return {
      what: say`${command} ${own(commandReasons.get(reason) ?? "failed")}${where}`,
      output: f.text("detail"),
      next: own(
        reason === "not-found" ? "Install it, and make sure that it is on PATH." : "What was measured before is kept. Run the command by hand to see more."
      )
    };
  },
  "disk-full": diskFullWords,
  "file-unreadable": unreadableWords,
  "file-unwritable": unwritableWords,
  "profile-invalid": profileWords,
  "counters-invalid": countersWords,
  "machine-changed": (f) => ({
    what: say`the machine changed during the measurement${f.with("base", (base) => say`: ${base}${f.with("head", (head) => say` became ${head}`)}`)}`,
    next: own("Times of two machines cannot be compared. Run it again.")
  }),
  "artifact-invalid": artifactWords,
  "forge-failed": forgeWords,
  interrupted: (f) => ({
    what: say`stopped${f.with("signal", (signal) => say` by ${signal}`)} before the end`,
    next: f.list("kept").length === 0 ? say`${own(f.is("lost") ? "Nothing that was measured is kept." : "What was measured before is kept.")}${f.list("empty").length === 0 ? nothing : say` No value is in ${listed(f.list("empty"))}: that may be removed.`}` : say`What was measured before is kept in ${listed(f.list("kept"))}: pprof-gate report FOLDER shows it.`
  })
};
function errorWords(error) {
  const facts = new FactReader(
    error.at === void 0 ? error.facts : { file: error.at.file, ...error.facts }
  );
  const { what, output, next } = words2[error.code](facts);
  return { what, next, output: outputLines(output ?? "") };
}
function describeError(error) {
  if (error instanceof ConfigError) return configErrorWords(error).map(textOf).join("\n");
  const { what, output, next } = errorWords(error);
  return [`pprof-gate: ${textOf(what)}`, ...output.map((line) => `  ${line}`), textOf(next)].join("\n");
}
function outputLines(text) {
  const lines = withoutScratch(text).split(/\r?\n/).filter((line) => line.trim() !== "");
  const shown = lines.slice(0, mostLines).map((line) => visible(line.replaceAll("	", "  "), 300));
  const rest = lines.length - shown.length;
  return rest > 0 ? [...shown, `and ${counted(rest, "more line", "more lines")}`] : shown;
}
function describeAnything(error) {
  if (error instanceof GateError) return describeError(error);
  const stack = error instanceof Error ? error.stack ?? error.message : String(error);
  return `pprof-gate: this is a bug in pprof-gate; please report it with what follows.
${stack}`;
}

export {
  errorWords,
  describeError,
  describeAnything
};
