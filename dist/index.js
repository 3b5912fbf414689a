import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);
import {
  describeAnything
} from "./chunks/chunk-WPA5M53L.js";
import {
  require_tunnel,
  require_undici
} from "./chunks/chunk-JXRM3AQC.js";
import {
  onCrash,
  onInterrupt
} from "./chunks/chunk-LUIF4JQ6.js";
import {
  createSystem
} from "./chunks/chunk-LLU57GAN.js";
import {
  pace,
  phaseWords,
  progressText
} from "./chunks/chunk-SMPLX2HL.js";
import {
  gate,
  refuseRoot,
  renderTerminal,
  scopeOf
} from "./chunks/chunk-IT4IZZ5A.js";
import {
  findingWords,
  labelOf,
  prepareOutput,
  renderSummary,
  rowWords,
  ruleIds,
  writeReports
} from "./chunks/chunk-Q7SCIYMP.js";
import "./chunks/chunk-PDN4OOF3.js";
import "./chunks/chunk-NAZCLG46.js";
import {
  readBudget,
  readDuration,
  readInteger,
  readPattern,
  readSwitch,
  readTags,
  readText
} from "./chunks/chunk-DYMIWRZ5.js";
import {
  keyOf
} from "./chunks/chunk-HNLUZSM6.js";
import "./chunks/chunk-IZPMALD3.js";
import "./chunks/chunk-4RBK53CS.js";
import "./chunks/chunk-LYQOOUH3.js";
import "./chunks/chunk-OZ2GCOA2.js";
import "./chunks/chunk-BX42XMLV.js";
import "./chunks/chunk-WHY2B65P.js";
import "./chunks/chunk-NXB3URTI.js";
import {
  by
} from "./chunks/chunk-MTY3MCSE.js";
import {
  GateError,
  exitCodeOf,
  exitCodes
} from "./chunks/chunk-XLHC22VY.js";
import {
  logLine,
  say,
  textOf
} from "./chunks/chunk-QCNPSFGW.js";
import {
  __toESM
} from "./chunks/chunk-FDGYIFXX.js";

// src/action.ts
import { relative, resolve } from "node:path";

// node_modules/@actions/core/lib/command.js
import * as os from "os";

// node_modules/@actions/core/lib/utils.js
function toCommandValue(input) {
  if (input === null || input === void 0) {
    return "";
  } else if (typeof input === "string" || input instanceof String) {
    return input;
  }
  return JSON.stringify(input);
}
function toCommandProperties(annotationProperties) {
  if (!Object.keys(annotationProperties).length) {
    return {};
  }
  return {
    title: annotationProperties.title,
    file: annotationProperties.file,
    line: annotationProperties.startLine,
    endLine: annotationProperties.endLine,
    col: annotationProperties.startColumn,
    endColumn: annotationProperties.endColumn
  };
}

// node_modules/@actions/core/lib/command.js
function issueCommand(command, properties, message) {
  const cmd = new Command(command, properties, message);
  process.stdout.write(cmd.toString() + os.EOL);
}
function issue(name, message = "") {
  issueCommand(name, {}, message);
}
var CMD_STRING = "::";
var Command = class {
  constructor(command, properties, message) {
    if (!command) {
      command = "missing.command";
    }
    this.command = command;
    this.properties = properties;
    this.message = message;
  }
  toString() {
    let cmdStr = CMD_STRING + this.command;
    if (this.properties && Object.keys(this.properties).length > 0) {
      cmdStr += " ";
      let first = true;
      for (const key in this.properties) {
        if (this.properties.hasOwnProperty(key)) {
          const val = this.properties[key];
          if (val) {
            if (first) {
              first = false;
            } else {
              cmdStr += ",";
            }
            cmdStr += `${key}=${escapeProperty(val)}`;
          }
        }
      }
    }
    cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
    return cmdStr;
  }
};
function escapeData(s) {
  return toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
}
function escapeProperty(s) {
  return toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A").replace(/:/g, "%3A").replace(/,/g, "%2C");
}

// node_modules/@actions/core/lib/file-command.js
import * as crypto from "crypto";
import * as fs from "fs";
import * as os2 from "os";
function issueFileCommand(command, message) {
  const filePath = process.env[`GITHUB_${command}`];
  if (!filePath) {
    throw new Error(`Unable to find environment variable for file command ${command}`);
  }
  if (!fs.existsSync(filePath)) {
    throw new Error(`Missing file at path: ${filePath}`);
  }
  fs.appendFileSync(filePath, `${toCommandValue(message)}${os2.EOL}`, {
    encoding: "utf8"
  });
}
function prepareKeyValueMessage(key, value) {
  const delimiter = `ghadelimiter_${crypto.randomUUID()}`;
  const convertedValue = toCommandValue(value);
  if (key.includes(delimiter)) {
    throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
  }
  if (convertedValue.includes(delimiter)) {
    throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
  }
  return `${key}<<${delimiter}${os2.EOL}${convertedValue}${os2.EOL}${delimiter}`;
}

// node_modules/@actions/core/lib/core.js
import * as os4 from "os";

// node_modules/@actions/http-client/lib/index.js
var tunnel = __toESM(require_tunnel(), 1);
var import_undici = __toESM(require_undici(), 1);
var HttpCodes;
(function(HttpCodes2) {
  HttpCodes2[HttpCodes2["OK"] = 200] = "OK";
  HttpCodes2[HttpCodes2["MultipleChoices"] = 300] = "MultipleChoices";
  HttpCodes2[HttpCodes2["MovedPermanently"] = 301] = "MovedPermanently";
  HttpCodes2[HttpCodes2["ResourceMoved"] = 302] = "ResourceMoved";
  HttpCodes2[HttpCodes2["SeeOther"] = 303] = "SeeOther";
  HttpCodes2[HttpCodes2["NotModified"] = 304] = "NotModified";
  HttpCodes2[HttpCodes2["UseProxy"] = 305] = "UseProxy";
  HttpCodes2[HttpCodes2["SwitchProxy"] = 306] = "SwitchProxy";
  HttpCodes2[HttpCodes2["TemporaryRedirect"] = 307] = "TemporaryRedirect";
  HttpCodes2[HttpCodes2["PermanentRedirect"] = 308] = "PermanentRedirect";
  HttpCodes2[HttpCodes2["BadRequest"] = 400] = "BadRequest";
  HttpCodes2[HttpCodes2["Unauthorized"] = 401] = "Unauthorized";
  HttpCodes2[HttpCodes2["PaymentRequired"] = 402] = "PaymentRequired";
  HttpCodes2[HttpCodes2["Forbidden"] = 403] = "Forbidden";
  HttpCodes2[HttpCodes2["NotFound"] = 404] = "NotFound";
  HttpCodes2[HttpCodes2["MethodNotAllowed"] = 405] = "MethodNotAllowed";
  HttpCodes2[HttpCodes2["NotAcceptable"] = 406] = "NotAcceptable";
  HttpCodes2[HttpCodes2["ProxyAuthenticationRequired"] = 407] = "ProxyAuthenticationRequired";
  HttpCodes2[HttpCodes2["RequestTimeout"] = 408] = "RequestTimeout";
  HttpCodes2[HttpCodes2["Conflict"] = 409] = "Conflict";
  HttpCodes2[HttpCodes2["Gone"] = 410] = "Gone";
  HttpCodes2[HttpCodes2["TooManyRequests"] = 429] = "TooManyRequests";
  HttpCodes2[HttpCodes2["InternalServerError"] = 500] = "InternalServerError";
  HttpCodes2[HttpCodes2["NotImplemented"] = 501] = "NotImplemented";
  HttpCodes2[HttpCodes2["BadGateway"] = 502] = "BadGateway";
  HttpCodes2[HttpCodes2["ServiceUnavailable"] = 503] = "ServiceUnavailable";
  HttpCodes2[HttpCodes2["GatewayTimeout"] = 504] = "GatewayTimeout";
})(HttpCodes || (HttpCodes = {}));
var Headers;
(function(Headers2) {
  Headers2["Accept"] = "accept";
  Headers2["ContentType"] = "content-type";
})(Headers || (Headers = {}));
var MediaTypes;
(function(MediaTypes2) {
  MediaTypes2["ApplicationJson"] = "application/json";
})(MediaTypes || (MediaTypes = {}));
var HttpRedirectCodes = [
  HttpCodes.MovedPermanently,
  HttpCodes.ResourceMoved,
  HttpCodes.SeeOther,
  HttpCodes.TemporaryRedirect,
  HttpCodes.PermanentRedirect
];
var HttpResponseRetryCodes = [
  HttpCodes.BadGateway,
  HttpCodes.ServiceUnavailable,
  HttpCodes.GatewayTimeout
];

// node_modules/@actions/core/lib/summary.js
import { EOL as EOL3 } from "os";
import { constants, promises } from "fs";
var __awaiter = function(thisArg, _arguments, P, generator) {
  function adopt(value) {
    return value instanceof P ? value : new P(function(resolve2) {
      resolve2(value);
    });
  }
  return new (P || (P = Promise))(function(resolve2, reject) {
    function fulfilled(value) {
      try {
        step(generator.next(value));
      } catch (e) {
        reject(e);
      }
    }
    function rejected(value) {
      try {
        step(generator["throw"](value));
      } catch (e) {
        reject(e);
      }
    }
    function step(result) {
      result.done ? resolve2(result.value) : adopt(result.value).then(fulfilled, rejected);
    }
    step((generator = generator.apply(thisArg, _arguments || [])).next());
  });
};
var { access, appendFile, writeFile } = promises;
var SUMMARY_ENV_VAR = "GITHUB_STEP_SUMMARY";
var Summary = class {
  constructor() {
    this._buffer = "";
  }
  /**
   * Finds the summary file path from the environment, rejects if env var is not found or file does not exist
   * Also checks r/w permissions.
   *
   * @returns step summary file path
   */
  filePath() {
    return __awaiter(this, void 0, void 0, function* () {
      if (this._filePath) {
        return this._filePath;
      }
      const pathFromEnv = process.env[SUMMARY_ENV_VAR];
      if (!pathFromEnv) {
        throw new Error(`Unable to find environment variable for $${SUMMARY_ENV_VAR}. Check if your runtime environment supports job summaries.`);
      }
      try {
        yield access(pathFromEnv, constants.R_OK | constants.W_OK);
      } catch (_a) {
        throw new Error(`Unable to access summary file: '${pathFromEnv}'. Check if the file has correct read/write permissions.`);
      }
      this._filePath = pathFromEnv;
      return this._filePath;
    });
  }
  /**
   * Wraps content in an HTML tag, adding any HTML attributes
   *
   * @param {string} tag HTML tag to wrap
   * @param {string | null} content content within the tag
   * @param {[attribute: string]: string} attrs key-value list of HTML attributes to add
   *
   * @returns {string} content wrapped in HTML element
   */
  wrap(tag, content, attrs = {}) {
    const htmlAttrs = Object.entries(attrs).map(([key, value]) => ` ${key}="${value}"`).join("");
    if (!content) {
      return `<${tag}${htmlAttrs}>`;
    }
    return `<${tag}${htmlAttrs}>${content}</${tag}>`;
  }
  /**
   * Writes text in the buffer to the summary buffer file and empties buffer. Will append by default.
   *
   * @param {SummaryWriteOptions} [options] (optional) options for write operation
   *
   * @returns {Promise<Summary>} summary instance
   */
  write(options) {
    return __awaiter(this, void 0, void 0, function* () {
      const overwrite = !!(options === null || options === void 0 ? void 0 : options.overwrite);
      const filePath = yield this.filePath();
      const writeFunc = overwrite ? writeFile : appendFile;
      yield writeFunc(filePath, this._buffer, { encoding: "utf8" });
      return this.emptyBuffer();
    });
  }
  /**
   * Clears the summary buffer and wipes the summary file
   *
   * @returns {Summary} summary instance
   */
  clear() {
    return __awaiter(this, void 0, void 0, function* () {
      return this.emptyBuffer().write({ overwrite: true });
    });
  }
  /**
   * Returns the current summary buffer as a string
   *
   * @returns {string} string of summary buffer
   */
  stringify() {
    return this._buffer;
  }
  /**
   * If the summary buffer is empty
   *
   * @returns {boolen} true if the buffer is empty
   */
  isEmptyBuffer() {
    return this._buffer.length === 0;
  }
  /**
   * Resets the summary buffer without writing to summary file
   *
   * @returns {Summary} summary instance
   */
  emptyBuffer() {
    this._buffer = "";
    return this;
  }
  /**
   * Adds raw text to the summary buffer
   *
   * @param {string} text content to add
   * @param {boolean} [addEOL=false] (optional) append an EOL to the raw text (default: false)
   *
   * @returns {Summary} summary instance
   */
  addRaw(text, addEOL = false) {
    this._buffer += text;
    return addEOL ? this.addEOL() : this;
  }
  /**
   * Adds the operating system-specific end-of-line marker to the buffer
   *
   * @returns {Summary} summary instance
   */
  addEOL() {
    return this.addRaw(EOL3);
  }
  /**
   * Adds an HTML codeblock to the summary buffer
   *
   * @param {string} code content to render within fenced code block
   * @param {string} lang (optional) language to syntax highlight code
   *
   * @returns {Summary} summary instance
   */
  addCodeBlock(code, lang) {
    const attrs = Object.assign({}, lang && { lang });
    const element = this.wrap("pre", this.wrap("code", code), attrs);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML list to the summary buffer
   *
   * @param {string[]} items list of items to render
   * @param {boolean} [ordered=false] (optional) if the rendered list should be ordered or not (default: false)
   *
   * @returns {Summary} summary instance
   */
  addList(items, ordered = false) {
    const tag = ordered ? "ol" : "ul";
    const listItems = items.map((item) => this.wrap("li", item)).join("");
    const element = this.wrap(tag, listItems);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML table to the summary buffer
   *
   * @param {SummaryTableCell[]} rows table rows
   *
   * @returns {Summary} summary instance
   */
  addTable(rows) {
    const tableBody = rows.map((row) => {
      const cells = row.map((cell) => {
        if (typeof cell === "string") {
          return this.wrap("td", cell);
        }
        const { header, data, colspan, rowspan } = cell;
        const tag = header ? "th" : "td";
        const attrs = Object.assign(Object.assign({}, colspan && { colspan }), rowspan && { rowspan });
        return this.wrap(tag, data, attrs);
      }).join("");
      return this.wrap("tr", cells);
    }).join("");
    const element = this.wrap("table", tableBody);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds a collapsable HTML details element to the summary buffer
   *
   * @param {string} label text for the closed state
   * @param {string} content collapsable content
   *
   * @returns {Summary} summary instance
   */
  addDetails(label, content) {
    const element = this.wrap("details", this.wrap("summary", label) + content);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML image tag to the summary buffer
   *
   * @param {string} src path to the image you to embed
   * @param {string} alt text description of the image
   * @param {SummaryImageOptions} options (optional) addition image attributes
   *
   * @returns {Summary} summary instance
   */
  addImage(src, alt, options) {
    const { width, height } = options || {};
    const attrs = Object.assign(Object.assign({}, width && { width }), height && { height });
    const element = this.wrap("img", null, Object.assign({ src, alt }, attrs));
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML section heading element
   *
   * @param {string} text heading text
   * @param {number | string} [level=1] (optional) the heading level, default: 1
   *
   * @returns {Summary} summary instance
   */
  addHeading(text, level) {
    const tag = `h${level}`;
    const allowedTag = ["h1", "h2", "h3", "h4", "h5", "h6"].includes(tag) ? tag : "h1";
    const element = this.wrap(allowedTag, text);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML thematic break (<hr>) to the summary buffer
   *
   * @returns {Summary} summary instance
   */
  addSeparator() {
    const element = this.wrap("hr", null);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML line break (<br>) to the summary buffer
   *
   * @returns {Summary} summary instance
   */
  addBreak() {
    const element = this.wrap("br", null);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML blockquote to the summary buffer
   *
   * @param {string} text quote text
   * @param {string} cite (optional) citation url
   *
   * @returns {Summary} summary instance
   */
  addQuote(text, cite) {
    const attrs = Object.assign({}, cite && { cite });
    const element = this.wrap("blockquote", text, attrs);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML anchor tag to the summary buffer
   *
   * @param {string} text link text/content
   * @param {string} href hyperlink
   *
   * @returns {Summary} summary instance
   */
  addLink(text, href) {
    const element = this.wrap("a", text, { href });
    return this.addRaw(element).addEOL();
  }
};
var _summary = new Summary();
var summary = _summary;

// node_modules/@actions/core/lib/platform.js
import os3 from "os";
var platform = os3.platform();
var arch = os3.arch();

// node_modules/@actions/core/lib/core.js
var ExitCode;
(function(ExitCode2) {
  ExitCode2[ExitCode2["Success"] = 0] = "Success";
  ExitCode2[ExitCode2["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
function getInput(name, options) {
  const val = process.env[`INPUT_${name.replace(/ /g, "_").toUpperCase()}`] || "";
  if (options && options.required && !val) {
    throw new Error(`Input required and not supplied: ${name}`);
  }
  if (options && options.trimWhitespace === false) {
    return val;
  }
  return val.trim();
}
function setOutput(name, value) {
  const filePath = process.env["GITHUB_OUTPUT"] || "";
  if (filePath) {
    return issueFileCommand("OUTPUT", prepareKeyValueMessage(name, value));
  }
  process.stdout.write(os4.EOL);
  issueCommand("set-output", { name }, toCommandValue(value));
}
function error(message, properties = {}) {
  issueCommand("error", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function warning(message, properties = {}) {
  issueCommand("warning", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function info(message) {
  process.stdout.write(message + os4.EOL);
}
function startGroup(name) {
  issue("group", name);
}
function endGroup() {
  issue("endgroup");
}

// src/adapters/actions-log.ts
function createActionsLog(everyMs = 3e4) {
  let phase;
  const lines = pace(everyMs, (state) => {
    info(logLine(progressText(state)));
  });
  const leave = () => {
    if (phase !== void 0) endGroup();
    phase = void 0;
  };
  return {
    progress(state) {
      if (state.phase !== phase) {
        leave();
        phase = state.phase;
        startGroup(phaseWords[phase]);
      }
      lines.progress(state);
    },
    info(text) {
      for (const line of text.split("\n")) info(logLine(line));
    },
    warning(text) {
      warning(text.split("\n").map(logLine).join("\n"));
    },
    close() {
      lines.close();
      leave();
    }
  };
}

// src/config/action-inputs.ts
var actionInputs = [
  {
    name: "working-directory",
    description: "Folder of the repository to work in, relative to the workspace.",
    default: "."
  },
  {
    name: "config",
    description: "Configuration file, relative to working-directory. Empty: .github/pprof-gate.yml, and the defaults when there is none.",
    default: ""
  },
  {
    name: "packages",
    description: "Package patterns as for go test, separated by blanks or line breaks. Empty: as configured.",
    default: ""
  },
  {
    name: "bench",
    description: "Which benchmarks run, a regular expression as for go test -bench. Empty: as configured.",
    default: ""
  },
  { name: "tags", description: "Build tags, separated by commas. Empty: as configured.", default: "" },
  {
    name: "base",
    description: "Commit, tag or branch to compare with. Empty: the merge base of a pull request, otherwise the parent commit.",
    default: ""
  },
  { name: "head", description: "Commit, tag or branch to judge. Empty: what is checked out.", default: "" },
  {
    name: "time-budget",
    description: "How long measuring may take, for example 5m or 90s. Empty: as configured.",
    default: ""
  },
  {
    name: "budget",
    description: "Budgets above those of the configuration, one METRIC=LIMIT a line, for example sec/op=+10%.",
    default: ""
  },
  {
    name: "seed",
    description: "Whole number that repeats the random order of a run. Empty: as configured.",
    default: ""
  },
  {
    name: "pin",
    description: "true or false: run timed processes on one core. Empty: as configured.",
    default: ""
  },
  {
    name: "out",
    description: "Folder for the captures and the reports, relative to working-directory.",
    default: "pprof-gate"
  },
  {
    name: "report-only",
    description: "true: tell the verdict, but never fail the job because of it. Errors still fail the job.",
    default: "false"
  }
];
function readInputs(inputs) {
  const given = (name) => {
    const text = inputs.get(name)?.trim() ?? "";
    return text === "" ? actionInputs.find((input) => input.name === name)?.default ?? "" : text;
  };
  const read = (name, reader) => {
    const text = given(name);
    return text === "" ? null : reader(text, `input ${name}`);
  };
  const packages = read("packages", (text, from) => text.split(/\s+/).map((item) => readPattern(item, from)));
  const bench = read("bench", readText);
  const tags = read("tags", readTags);
  const timeBudgetMs = read("time-budget", readDuration);
  const seed = read("seed", readInteger);
  const pin = read("pin", readSwitch);
  const budgets = read(
    "budget",
    (text, from) => text.split("\n").filter((line) => line.trim() !== "").map((line) => readBudget(line, from))
  );
  return {
    workingDirectory: given("working-directory"),
    config: read("config", readText),
    base: read("base", readText),
    head: read("head", readText),
    out: given("out"),
    reportOnly: read("report-only", readSwitch) ?? false,
    overrides: {
      ...packages === null ? {} : { packages },
      ...bench === null ? {} : { bench },
      ...tags === null ? {} : { tags },
      ...timeBudgetMs === null ? {} : { timeBudgetMs },
      ...seed === null ? {} : { seed },
      ...pin === null ? {} : { pin },
      ...budgets === null ? {} : { budgets }
    }
  };
}

// src/event.ts
function baseOf(eventName, payload, input) {
  if (eventName === "pull_request_target") throw new GateError("event-unsupported", { event: eventName });
  if (input !== null) return { kind: "commit", ref: input };
  const against = textAt(payload.pull_request, "base", "sha") ?? textAt(payload.merge_group, "base_sha");
  return against === null ? { kind: "parent" } : { kind: "merge-base", ref: against };
}
function textAt(value, ...path) {
  let at = value;
  for (const name of path) {
    if (typeof at !== "object" || at === null || !Object.hasOwn(at, name)) return null;
    at = at[name];
  }
  return typeof at === "string" && at !== "" ? at : null;
}

// src/report/annotations.ts
var mostPerLevel = 10;
function annotationsOf(report) {
  const ranks = new Map(report.verdict.benchmarks.map(({ id }, index) => [keyOf(id), index]));
  const rank = ({ benchmark }) => benchmark === null ? -1 : ranks.get(keyOf(benchmark)) ?? Infinity;
  const rows = new Map(report.rows.exceeded.map((row) => [rowKey(row), row]));
  const sorted = [...report.verdict.findings].sort(
    by(
      rank,
      ({ rule }) => ruleIds.indexOf(rule),
      ({ key }) => key
    )
  );
  return ["error", "warning"].flatMap(
    (level) => sorted.filter((finding) => finding.level === level).slice(0, mostPerLevel).map((finding) => annotationOf(report, finding, level, rows))
  );
}
function rowKey({ benchmark, change }) {
  return `${keyOf(benchmark.id)} ${change.metric.unit}`;
}
function annotationOf(report, finding, level, rows) {
  const { benchmark, at, rule, facts } = finding;
  const row = rule === "budget-exceeded" && benchmark !== null && typeof facts["unit"] === "string" ? rows.get(`${keyOf(benchmark)} ${facts["unit"]}`) : void 0;
  const label = benchmark === null ? null : labelOf(report, benchmark);
  return {
    level,
    file: at?.file ?? null,
    line: at?.line ?? null,
    title: textOf(label === null ? say`pprof-gate` : say`pprof-gate: ${label.pkg} ${label.name}`),
    message: textOf(row === void 0 ? findingWords(finding) : rowWords(row))
  };
}

// src/action.ts
async function main() {
  const inputs = new Map(actionInputs.map(({ name }) => [name, getInput(name)]));
  const settings = readInputs(inputs);
  const { eventName, payload } = await event();
  const base = baseOf(eventName, payload, settings.base);
  const log = createActionsLog();
  const system = createSystem(process.env, log);
  const release = onInterrupt(async () => {
    log.close();
    await system.stop();
  });
  try {
    const directory = resolve(settings.workingDirectory);
    const file = settings.config === null ? null : resolve(directory, settings.config);
    const { config, root } = await scopeOf(system.ports.git, directory, file, settings.overrides);
    const out = resolve(directory, settings.out);
    refuseRoot(out, root, "input out");
    await prepareOutput(out);
    const report = await gate({ directory, base, head: settings.head, config, out }, system.ports);
    log.close();
    await tell(report, out);
    return settings.reportOnly ? exitCodes.passes : report.verdict.exitCode;
  } finally {
    log.close();
    await system.stop();
    release();
  }
}
async function event() {
  try {
    return (await import("./chunks/github-DQLVAUI6.js")).context;
  } catch (error2) {
    if (!(error2 instanceof SyntaxError)) throw error2;
    const facts = {
      event: process.env["GITHUB_EVENT_NAME"] ?? "",
      file: process.env["GITHUB_EVENT_PATH"] ?? ""
    };
    throw new GateError("event-unsupported", facts, { cause: error2 });
  }
}
async function tell(report, out) {
  for (const line of renderTerminal(report, { color: false, width: 120 }).split("\n"))
    info(logLine(line));
  for (const { level, message, file, line, title } of annotationsOf(report)) {
    const properties = {
      title,
      ...file === null ? {} : { file },
      ...line === null ? {} : { startLine: line }
    };
    if (level === "error") error(message, properties);
    else warning(message, properties);
  }
  const { verdict, counts } = report;
  setOutputs({
    outcome: verdict.outcome,
    passes: verdict.passes,
    benchmarks: counts.benchmarks,
    exceeded: counts.exceeded,
    unproven: counts.unproven,
    unmeasured: counts.unmeasured
  });
  if (process.env["GITHUB_STEP_SUMMARY"] !== void 0)
    await summary.addRaw(renderSummary(report), true).write();
  const files = await writeReports(out, report);
  setOutputs({
    "report-json": relative(process.cwd(), files.json),
    "comment-markdown": relative(process.cwd(), files.comment),
    "report-directory": relative(process.cwd(), out)
  });
}
function setOutputs(outputs) {
  for (const [name, value] of Object.entries(outputs)) setOutput(name, value);
}
onCrash((error2) => {
  error(describeAnything(error2));
});
try {
  process.exitCode = await main();
} catch (error2) {
  if (!(error2 instanceof GateError && error2.code === "interrupted")) {
    error(describeAnything(error2));
    process.exitCode = exitCodeOf(error2);
  }
}
