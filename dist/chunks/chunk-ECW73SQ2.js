import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);
import {
  readPlainFile
} from "./chunk-VHKGHQTC.js";
import {
  _maxLength,
  _minLength,
  _regex,
  array,
  count,
  lineNumber,
  literal,
  object,
  path,
  text
} from "./chunk-ANBOHQEB.js";
import {
  by,
  countBelow
} from "./chunk-DXTMV53A.js";
import {
  GateError
} from "./chunk-U2SBGQ2O.js";

// src/diff/hunk.ts
var hunkHeader = /^@@ -(\d{1,9})(?:,(\d{1,9}))? \+(\d{1,9})(?:,(\d{1,9}))? @@/;
function readHunkHeader(header) {
  const found = hunkHeader.exec(header);
  if (found === null) return null;
  const [, baseStart = "", baseLength = "1", headStart = "", headLength2 = "1"] = found;
  const [baseCount, headCount] = [Number(baseLength), Number(headLength2)];
  return {
    baseLine: Number(baseStart) + (baseCount === 0 ? 1 : 0),
    baseCount,
    headLine: Number(headStart) + (headCount === 0 ? 1 : 0),
    headCount
  };
}
function readHunk(header, lines) {
  const place = readHunkHeader(header);
  if (place === null) throw invalid(lines, "hunk-header");
  let { baseLine, headLine, baseCount: baseLeft, headCount: headLeft } = place;
  const edits = [];
  const removed = [];
  const added = [];
  let edit = { baseLine, baseCount: 0, headLine, headCount: 0 };
  const close = () => {
    if (edit.baseCount + edit.headCount > 0) edits.push(edit);
    edit = { baseLine, baseCount: 0, headLine, headCount: 0 };
  };
  while (baseLeft > 0 || headLeft > 0) {
    const line = lines.next();
    if (line === null) throw invalid(lines, "hunk-cut");
    const mark = line[0];
    if (mark === "-") {
      removed.push({ line: baseLine, text: line.slice(1) });
      edit.baseCount++;
      baseLine++;
      baseLeft--;
    } else if (mark === "+") {
      added.push({ line: headLine, text: line.slice(1) });
      edit.headCount++;
      headLine++;
      headLeft--;
    } else if (mark === " " || mark === void 0) {
      baseLine++;
      headLine++;
      baseLeft--;
      headLeft--;
      close();
    } else if (mark !== "\\") {
      throw invalid(lines, "hunk-body");
    }
    if (baseLeft < 0 || headLeft < 0) throw invalid(lines, "hunk-length");
  }
  close();
  return { headLine: place.headLine, headCount: place.headCount, edits, removed, added };
}
function parseHunks(patch) {
  const lines = linesOf(patch);
  const hunks = [];
  let end = 0;
  for (let line = lines.next(); line !== null; line = lines.next()) {
    if (line.startsWith("\\")) continue;
    const hunk = readHunk(line, lines);
    if (hunk.headLine < end) throw invalid(lines, "hunk-order");
    end = hunk.headLine + hunk.headCount;
    hunks.push(hunk);
  }
  return hunks;
}
function invalid(lines, reason) {
  return new GateError("capture-invalid", { reason }, { at: { file: "diff.patch", line: lines.number } });
}
function linesOf(text2) {
  let at = 0;
  let number = 0;
  return {
    get number() {
      return number;
    },
    next() {
      if (at >= text2.length) return null;
      let end = text2.indexOf("\n", at);
      if (end < 0) end = text2.length;
      const line = text2.slice(at, end);
      at = end + 1;
      number++;
      return line;
    }
  };
}

// src/diff/paths.ts
var knownPrefixes = [
  { base: "a/base/", head: "b/head/" },
  { base: "1/base/", head: "2/head/" },
  { base: "base/", head: "head/" },
  ...["ab", "12", "iw", "ci", "cw", "oc", "ow"].map(([base = "", head = ""]) => ({
    base: `${base}/`,
    head: `${head}/`
  }))
];
function prefixesOf(paths) {
  const fits = (prefixes) => paths.every(
    ({ base, head }) => (base === null || base.startsWith(prefixes.base)) && (head === null || head.startsWith(prefixes.head))
  );
  return knownPrefixes.find(fits) ?? { base: "", head: "" };
}
function readPath(text2) {
  if (text2.startsWith('"')) return unquote(text2).path;
  const tab = text2.indexOf("	");
  const path2 = tab < 0 ? text2 : text2.slice(0, tab);
  return path2 === "/dev/null" ? null : path2;
}
function readHeaderPair(header, longer) {
  if (header.startsWith('"')) {
    const first = unquote(header);
    const rest = header.slice(first.end + 1);
    return { base: first.path, head: rest.startsWith('"') ? unquote(rest).path : rest };
  }
  const quoted = header.indexOf(' "');
  if (quoted >= 0 && header.endsWith('"')) {
    return { base: header.slice(0, quoted), head: unquote(header.slice(quoted + 1)).path };
  }
  const split = Math.floor((header.length - 1 + longer) / 2);
  return { base: header.slice(0, split), head: header.slice(split + 1) };
}
var escapes = /* @__PURE__ */ new Map([
  ["a", 7],
  ["b", 8],
  ["t", 9],
  ["n", 10],
  ["v", 11],
  ["f", 12],
  ["r", 13],
  ['"', 34],
  ["\\", 92]
]);
function unquote(text2) {
  const bytes = [];
  const encoder = new TextEncoder();
  let at = 1;
  while (at < text2.length && text2[at] !== '"') {
    if (text2[at] !== "\\") {
      const point = text2.codePointAt(at) ?? 0;
      const character = String.fromCodePoint(point);
      bytes.push(...encoder.encode(character));
      at += character.length;
      continue;
    }
    const octal = /^[0-3][0-7]{2}/.exec(text2.slice(at + 1, at + 4));
    if (octal !== null) {
      bytes.push(Number.parseInt(octal[0], 8));
      at += 4;
    } else {
      const letter = text2[at + 1] ?? "\\";
      bytes.push(escapes.get(letter) ?? letter.charCodeAt(0));
      at += 2;
    }
  }
  return { path: new TextDecoder().decode(Uint8Array.from(bytes)), end: at + 1 };
}

// src/diff/parse.ts
function parseDiff(patch, keep = "lines") {
  const lines = linesOf(typeof patch === "string" ? patch : new TextDecoder().decode(patch));
  const files = [];
  let file;
  for (let line = lines.next(); line !== null; line = lines.next()) {
    if (line.startsWith("diff --git ")) {
      file = {
        header: line.slice("diff --git ".length),
        base: void 0,
        head: void 0,
        from: null,
        to: null,
        created: false,
        deleted: false,
        binary: false,
        edits: [],
        removed: [],
        added: []
      };
      files.push(file);
    } else if (file === void 0) {
      continue;
    } else if (line.startsWith("@@ ")) {
      const { edits, removed, added } = readHunk(line, lines);
      for (const edit of edits) file.edits.push(edit);
      if (keep === "lines" || keep === "lines and text of Go" && !isGo(file)) continue;
      for (const each of removed) file.removed.push(each);
      for (const each of added) file.added.push(each);
    } else {
      readHeaderLine(line, file);
    }
  }
  const named = files.map(nameOf);
  const prefixes = prefixesOf(named);
  return named.map(({ base, head, binary, edits, removed, added }) => ({
    base: strip(base, prefixes, "base"),
    head: strip(head, prefixes, "head"),
    binary,
    edits,
    ...keep === "lines" ? {} : { removed, added }
  }));
}
function isGo({ base, head }) {
  return base?.endsWith(".go") === true || head?.endsWith(".go") === true;
}
function readHeaderLine(line, file) {
  const after = (prefix) => line.startsWith(prefix) ? line.slice(prefix.length) : null;
  const base = after("--- ");
  const head = after("+++ ");
  const from = after("rename from ") ?? after("copy from ");
  const to = after("rename to ") ?? after("copy to ");
  if (base !== null) file.base = readPath(base);
  else if (head !== null) file.head = readPath(head);
  else if (from !== null) file.from = from;
  else if (to !== null) file.to = to;
  else if (line.startsWith("new file mode ")) file.created = true;
  else if (line.startsWith("deleted file mode ")) file.deleted = true;
  else if (line.startsWith("Binary files ") || line === "GIT binary patch") file.binary = true;
}
function nameOf(file) {
  let { base, head } = file;
  if (base === void 0 || head === void 0) {
    const pair = readHeaderPair(file.header, (file.from?.length ?? 0) - (file.to?.length ?? 0));
    base ??= file.created ? null : pair.base;
    head ??= file.deleted ? null : pair.head;
  }
  return { base, head, binary: file.binary, edits: file.edits, removed: file.removed, added: file.added };
}
function strip(path2, prefixes, side) {
  return path2 === null ? null : path2.slice(prefixes[side].length);
}

// src/model/pair.ts
var sides = ["base", "head"];

// src/evidence/repository-file.ts
function repositoryFile(file, modules) {
  let best = null;
  for (const { path: path2, dir } of modules) {
    if (path2.length <= (best?.length ?? -1) || !file.startsWith(path2)) continue;
    const rest = /^(?:@v0\.0\.0[^/]*)?\/(.+)$/.exec(file.slice(path2.length))?.[1];
    if (rest === void 0) continue;
    best = { length: path2.length, path: dir === "." ? rest : `${dir}/${rest}` };
  }
  return best === null || /(?:^|\/)vendor\//.test(best.path) ? null : best.path;
}

// src/model/sentinel.ts
function isSentinel(name) {
  return name.includes(".pprofgate") || name.includes(".BenchmarkPprofgate");
}

// src/model/source-excerpts.ts
var sourcesSchemaVersion = "pprof-gate/sources/1";
var sourceLimits = {
  excerpts: 400,
  /** Of one excerpt, which is one function. */
  lines: 2e3,
  lineLength: 1e3,
  /** Of all excerpts together, line ends included. */
  length: 1 << 20,
  /** Of the whole file: escapes of JSON take six bytes for a code unit. */
  bytes: 8 << 20,
  lastLine: 1e6
};
var sourcesSchema = object({
  schema: literal(sourcesSchemaVersion),
  files: array(
    object({
      /** Relative to the repository. */
      file: path(),
      /** In the order of their lines, and apart. */
      excerpts: array(
        object({
          /** Number of the first line. */
          line: lineNumber(),
          /** Lines joined by a newline, without one at the end; longer ones are cut. */
          text: text(sourceLimits.length).check(_regex(/^[^\0]*$/))
        })
      ).check(_minLength(1), _maxLength(sourceLimits.excerpts))
    })
  ).check(_maxLength(sourceLimits.excerpts)),
  /** Functions that are not there: of some there was no room, or no time; of others no file could be read. */
  left: count(),
  unread: count(),
  /** Benchmarks whose profiles there was no time to look at. */
  benchmarksLeft: count()
});
function isSourcePath(file) {
  return path().safeParse(file).success;
}

// src/evidence/touched-functions.ts
var leastShare = 5e-3;
var mostLines = 2e3;
var sampleTypes = {
  heap: ["alloc_space", "alloc_objects", "inuse_space", "inuse_objects"],
  cpu: ["cpu"],
  block: ["delay", "contentions"],
  mutex: ["delay", "contentions"],
  goroutineleak: ["goroutineleak"]
};
var TouchedFunctions = class {
  #modules;
  #found = /* @__PURE__ */ new Map();
  /** By file as profiles name it. */
  #files = /* @__PURE__ */ new Map();
  constructor(modules) {
    this.#modules = modules;
  }
  /** Adds what a benchmark's profiles show of its operations, and of what it does besides. */
  add(benchmark) {
    for (const kind of new Set(benchmark.profiles.map((profile) => profile.kind))) {
      for (const type of sampleTypes[kind]) {
        const shown = readable(() => {
          const found = benchmark.stacks(kind, type);
          return found === null ? [] : [found.table, found.once?.() ?? null];
        });
        for (const table of shown) if (table !== null) this.addTable(table);
      }
    }
  }
  /** Those with a share worth showing, the largest first. */
  list() {
    return [...this.#found.values()].map((of) => ({ ...of, lines: [...of.lines].sort((a, b) => a - b) })).sort(
      by(
        ({ share }) => -share,
        ({ file }) => file,
        ({ startLine, lines }) => startLine > 0 ? startLine : lines[0] ?? 0
      )
    );
  }
  /** Adds what one table shows. */
  addTable(table) {
    const ids = /* @__PURE__ */ new Map();
    const idOf = table.frames.map(({ function: name, file, startLine }) => {
      const own = isSentinel(name) ? null : this.#own(file);
      if (own === null) return -1;
      const key = `${startLine} ${name}
${own}`;
      const id = ids.get(key) ?? ids.size;
      ids.set(key, id);
      return id;
    });
    const sums = new Float64Array(ids.size);
    const lastRow = new Int32Array(ids.size).fill(-1);
    const isUsed = new Uint8Array(idOf.length);
    let total = 0;
    for (let row = 0; row < table.count; row++) {
      const value = table.values[row] ?? 0;
      if (!(value > 0)) continue;
      total += value;
      for (const frame of table.stack.subarray(table.stackStart[row], table.stackStart[row + 1])) {
        const id = idOf[frame] ?? -1;
        isUsed[frame] = 1;
        if (id < 0 || lastRow[id] === row) continue;
        lastRow[id] = row;
        sums[id] = (sums[id] ?? 0) + value;
      }
    }
    const keys = [...ids.keys()];
    table.frames.forEach(({ file, line, startLine }, frame) => {
      const id = idOf[frame] ?? -1;
      const share = (sums[id] ?? 0) / total;
      if (isUsed[frame] === 0 || !(share >= leastShare)) return;
      const found = this.#touched(keys[id] ?? "", this.#own(file) ?? "", startLine);
      found.share = Math.max(found.share, share);
      if (line > 0 && found.lines.size < mostLines) found.lines.add(line);
    });
  }
  #touched(key, file, startLine) {
    let found = this.#found.get(key);
    if (found === void 0)
      this.#found.set(key, found = { file, startLine: Math.max(startLine, 0), lines: /* @__PURE__ */ new Set(), share: 0 });
    return found;
  }
  #own(file) {
    let own = this.#files.get(file);
    if (own === void 0) {
      own = repositoryFile(file, this.#modules);
      if (own !== null && !isSourcePath(own)) own = null;
      this.#files.set(file, own);
    }
    return own;
  }
};
function readable(tables) {
  try {
    return tables();
  } catch (error) {
    if (!(error instanceof GateError) || error.code !== "profile-invalid") throw error;
    return [];
  }
}

// src/source/lexer.ts
var keywords = new Set(
  "break case chan const continue default defer else fallthrough for func go goto if import interface map package range return select struct switch type var".split(" ")
);
var closingKeywords = /* @__PURE__ */ new Set(["break", "continue", "fallthrough", "return"]);
var closingOperators = /* @__PURE__ */ new Set([")", "]", "}", "++", "--"]);
var nameAt = /[\p{L}_][\p{L}\p{Nd}_]{0,1000}/uy;
var numberAt = /0[xX](?:[\da-fA-F_.]|[pP][+-]?){0,1000}i?|\.?\d(?:[eE][+-]?|[\w.]){0,1000}/y;
var operatorAt = /<<=|>>=|&\^=|\.\.\.|&&|\|\||<-|\+\+|--|:=|<<|>>|&\^|[-=!<>+*/%&|^]=|[^]/uy;
var Lexer = class {
  #text;
  #end;
  #position;
  #line;
  #canEnd = false;
  constructor(text2, start = 0, end = text2.length, line = 1) {
    this.#text = text2;
    this.#position = start;
    this.#end = end;
    this.#line = line;
  }
  /** The next token; `end` again and again after the last one. */
  next() {
    const blank = this.#skipBlank();
    if (blank !== null) return blank;
    const start = this.#position;
    const line = this.#line;
    if (start >= this.#end) return { kind: "end", start, end: start, line, endLine: line };
    const { kind, end } = this.#measure(start);
    this.#position = Math.min(end, this.#end);
    if (kind === "string" && this.#text[start] === "`") this.#line += countNewlines(this.#text, start, end);
    this.#canEnd = this.#closes(kind, start);
    return { kind, start, end: this.#position, line, endLine: this.#line };
  }
  /** Skips white space and comments; gives the semicolon that a newline among them stands for, or a directive. */
  #skipBlank() {
    while (this.#position < this.#end) {
      const char = this.#text[this.#position];
      if (char === "\n") {
        if (this.#canEnd) return this.#semicolon();
        this.#line++;
        this.#position++;
      } else if (char === " " || char === "	" || char === "\r" || char === "\uFEFF") {
        this.#position++;
      } else if (this.#text.startsWith("//", this.#position)) {
        if (this.#canEnd) return this.#semicolon();
        const directive = this.#lineComment();
        if (directive !== null) return directive;
      } else if (this.#text.startsWith("/*", this.#position)) {
        const close = this.#text.indexOf("*/", this.#position + 2);
        const end = close < 0 ? this.#end : Math.min(close + 2, this.#end);
        const newlines = countNewlines(this.#text, this.#position, end);
        if (newlines > 0 && this.#canEnd) return this.#semicolon();
        this.#line += newlines;
        this.#position = end;
      } else {
        return null;
      }
    }
    return this.#canEnd ? this.#semicolon() : null;
  }
  #lineComment() {
    const start = this.#position;
    const newline = this.#text.indexOf("\n", start);
    const end = newline < 0 ? this.#end : Math.min(newline, this.#end);
    this.#position = end;
    if (!this.#text.startsWith("//go:", start)) return null;
    return { kind: "directive", start, end, line: this.#line, endLine: this.#line };
  }
  #semicolon() {
    this.#canEnd = false;
    const at = this.#position;
    return { kind: "semicolon", start: at, end: at, line: this.#line, endLine: this.#line };
  }
  #measure(start) {
    const code = this.#text.charCodeAt(start);
    if (isAsciiLetter(code)) {
      const end = this.#endOfName(start);
      return { kind: keywords.has(this.#text.slice(start, end)) ? "keyword" : "name", end };
    }
    if (code === 96) {
      const close = this.#text.indexOf("`", start + 1);
      return { kind: "string", end: close < 0 ? this.#end : close + 1 };
    }
    if (code === 34) return { kind: "string", end: endOfQuoted(this.#text, start, this.#end) };
    if (code === 39) return { kind: "rune", end: endOfQuoted(this.#text, start, this.#end) };
    if (code === 59) return { kind: "semicolon", end: start + 1 };
    const next = this.#text.charCodeAt(start + 1);
    if (isDigit(code) || code === 46 && isDigit(next)) {
      return { kind: "number", end: this.#match(numberAt, start) };
    }
    const name = code < 128 ? start : this.#match(nameAt, start);
    if (name > start) return { kind: "name", end: name };
    return { kind: "operator", end: this.#match(operatorAt, start) };
  }
  #endOfName(start) {
    let end = start + 1;
    for (; ; ) {
      const code = this.#text.charCodeAt(end);
      if (isAsciiLetter(code) || isDigit(code)) end++;
      else return code >= 128 ? Math.max(end, this.#match(nameAt, start)) : end;
    }
  }
  /** End of a match at a place; the place itself when there is none. */
  #match(pattern, start) {
    pattern.lastIndex = start;
    return pattern.test(this.#text) ? pattern.lastIndex : start;
  }
  #closes(kind, start) {
    if (kind === "keyword") return closingKeywords.has(this.#text.slice(start, this.#position));
    if (kind === "operator") return closingOperators.has(this.#text.slice(start, this.#position));
    return kind !== "semicolon";
  }
};
function isAsciiLetter(code) {
  return code >= 97 && code <= 122 || code >= 65 && code <= 90 || code === 95;
}
function isDigit(code) {
  return code >= 48 && code <= 57;
}
function countNewlines(text2, start, end) {
  let count2 = 0;
  for (let at = start; at < end; at++) if (text2.charCodeAt(at) === 10) count2++;
  return count2;
}
function endOfQuoted(text2, start, limit) {
  const quote = text2.charCodeAt(start);
  for (let at = start + 1; at < limit; at++) {
    const code = text2.charCodeAt(at);
    if (code === quote) return at + 1;
    if (code === 10) return at;
    if (code === 92 && text2.charCodeAt(at + 1) !== 10) at++;
  }
  return limit;
}
function normalise(text2, start = 0, end = text2.length) {
  const lexer = new Lexer(text2, start, end);
  const out = [];
  for (let token = lexer.next(); token.kind !== "end"; token = lexer.next()) {
    const written2 = token.kind === "semicolon" ? ";" : text2.slice(token.start, token.end).replaceAll("\r", "");
    const last = out.at(-1);
    if (written2 === ";" && (last === ";" || last === void 0)) continue;
    const closes = token.kind === "operator" && (written2 === ")" || written2 === "]" || written2 === "}");
    if (closes && (last === ";" || last === ",")) out.pop();
    out.push(token.kind === "directive" ? `${written2}
` : written2);
  }
  if (out.at(-1) === ";") out.pop();
  return out.join(" ");
}
function stringValue(literal2) {
  if (literal2.startsWith("`")) return literal2.replace(/^`|`$/g, "").replaceAll("\r", "");
  return literal2.replace(/^"|"$/g, "").replace(/\\(?:([0-7]{3})|x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|(.))/g, unescaped);
}
var simpleEscapes = /* @__PURE__ */ new Map([
  ["a", "\x07"],
  ["b", "\b"],
  ["f", "\f"],
  ["n", "\n"],
  ["r", "\r"],
  ["t", "	"],
  ["v", "\v"],
  ["\\", "\\"],
  ['"', '"'],
  ["'", "'"]
]);
function unescaped(all, ...groups) {
  const [octal, hex, short, long, simple] = groups;
  const digits = hex ?? short ?? long;
  const code = octal !== void 0 ? parseInt(octal, 8) : digits !== void 0 ? parseInt(digits, 16) : null;
  if (code !== null) return code <= 1114111 ? String.fromCodePoint(code) : all;
  return simpleEscapes.get(simple ?? "") ?? all;
}

// src/source/declarations.ts
function declarations(text2) {
  return [...scanFile(text2).declarations];
}
function functionAt(text2, line) {
  const inside = ({ kind, line: first, endLine }) => (kind === "func" || kind === "method") && first <= line && line <= endLine;
  return declarations(text2).find(inside) ?? null;
}
function scanFile(text2) {
  return new Scanner(text2).file();
}
var maxLiteral = 4096;
var headLength = 1e3;
var Scanner = class {
  #text;
  #lexer;
  #packageName = "";
  #imports = [];
  #declarations = [];
  // Directives since the last declaration.
  #directives = [];
  constructor(text2) {
    this.#text = text2;
    this.#lexer = new Lexer(text2);
  }
  file() {
    for (let token = this.#lexer.next(); token.kind !== "end"; token = this.#lexer.next()) {
      if (token.kind === "directive") this.#directives.push(token);
      else if (token.kind !== "semicolon") this.#topLevel(token);
    }
    return { packageName: this.#packageName, imports: this.#imports, declarations: this.#declarations };
  }
  #topLevel(first) {
    const word = first.kind === "keyword" ? this.#written(first) : "";
    if (word === "func") this.#function(first);
    else if (word === "var" || word === "const" || word === "type" || word === "import")
      this.#specs(word, first);
    else {
      const { tokens } = this.#statement(this.#lexer.next());
      if (word === "package") this.#packageName = this.#written(tokens[0]);
    }
    this.#directives = [];
  }
  #written(token) {
    return token === void 0 ? "" : this.#text.slice(token.start, token.end);
  }
  /** Reads on from a token to the semicolon outside brackets, or the bracket that closes the group around. */
  #statement(first) {
    const tokens = [];
    const identifiers = /* @__PURE__ */ new Set();
    const selectors = /* @__PURE__ */ new Set();
    const literals = [];
    let depth = 0;
    let afterDot = false;
    let last;
    let token = first;
    for (; token.kind !== "end"; token = this.#lexer.next()) {
      if (depth === 0 && token.kind === "semicolon") break;
      if (token.kind === "operator") {
        const bracket = this.#text[token.start] ?? "";
        if ("([{".includes(bracket)) depth++;
        else if (")]}".includes(bracket) && --depth < 0) break;
      }
      if (token.kind === "name") (afterDot ? selectors : identifiers).add(this.#written(token));
      if (token.kind === "string" && token.end - token.start <= maxLiteral) {
        literals.push(stringValue(this.#written(token)));
      }
      afterDot = token.kind === "operator" && this.#written(token) === ".";
      if (tokens.length < headLength) tokens.push(token);
      last = token;
    }
    if (last !== void 0 && tokens.at(-1) !== last) tokens.push(last);
    return { tokens, identifiers, selectors, literals, ended: token };
  }
  #function(first) {
    const statement = this.#statement(this.#lexer.next());
    const { tokens, identifiers, selectors, literals } = statement;
    let at = 0;
    let receiver = null;
    if (this.#written(tokens[0]) === "(") {
      [receiver, at] = this.#receiver(tokens);
    }
    const name = tokens[at];
    if (name?.kind !== "name") return;
    const last = tokens.at(-1) ?? first;
    this.#add({
      kind: receiver === null ? "func" : "method",
      name: this.#written(name),
      receiver,
      line: first.line,
      endLine: last.endLine,
      identifiers,
      selectors,
      literals,
      start: first.start,
      end: last.end
    });
  }
  /** The last name outside square brackets of `(t *T[K, V])`, and the index of the token after it. */
  #receiver(tokens) {
    let depth = 0;
    let square = 0;
    let receiver = "";
    for (const [index, token] of tokens.entries()) {
      const written2 = this.#written(token);
      if (token.kind === "name" && square === 0) receiver = written2;
      if (written2 === "[") square++;
      if (written2 === "]") square--;
      if (written2 === "(") depth++;
      if (written2 === ")" && --depth === 0) return [receiver, index + 1];
    }
    return [receiver, tokens.length];
  }
  /** A declaration with `var`, `const`, `type` or `import`, alone or as a group in parentheses. */
  #specs(word, first) {
    const opening = this.#lexer.next();
    if (this.#written(opening) !== "(") {
      this.#spec(word, this.#statement(opening), first.start);
      return;
    }
    const members = [];
    let counts = false;
    let end = opening.end;
    for (let token = this.#lexer.next(); token.kind !== "end"; token = this.#lexer.next()) {
      if (this.#written(token) === ")") {
        end = token.end;
        break;
      }
      if (token.kind === "directive") this.#directives.push(token);
      if (token.kind === "directive" || token.kind === "semicolon") continue;
      const statement = this.#statement(token);
      members.push(...this.#spec(word, statement, token.start));
      counts ||= word === "const" && !statement.tokens.some((t) => this.#written(t) === "=");
      counts ||= word === "const" && statement.identifiers.has("iota");
      this.#directives = [];
      end = statement.ended.end;
      if (this.#written(statement.ended) === ")") break;
    }
    if (counts) this.#shareGroup(members, first.start, end);
  }
  /** Replaces members of a group by ones that have its whole text: each depends on those before it. */
  #shareGroup(members, start, end) {
    const identifiers = new Set(members.flatMap((member) => [...member.identifiers]));
    const selectors = new Set(members.flatMap((member) => [...member.selectors]));
    const literals = members.flatMap((member) => member.literals);
    const whole = members.map((member) => ({ ...member, identifiers, selectors, literals, start, end }));
    this.#declarations.splice(this.#declarations.length - members.length, members.length, ...whole);
  }
  #spec(word, statement, start) {
    const { tokens } = statement;
    const first = tokens[0];
    const last = tokens.at(-1);
    if (first === void 0 || last === void 0) return [];
    if (word === "import") {
      const path2 = statement.literals[0];
      const name = first.kind === "string" ? null : this.#written(first);
      if (path2 !== void 0) this.#imports.push({ name, path: path2 });
      return [];
    }
    return this.#names(word, tokens).map((name) => {
      const identifiers = new Set(statement.identifiers);
      identifiers.delete(name);
      const { selectors, literals } = statement;
      return this.#add({
        kind: word,
        name,
        receiver: null,
        line: first.line,
        endLine: last.endLine,
        identifiers,
        selectors,
        literals,
        start,
        end: last.end
      });
    });
  }
  /** `a, b` of `a, b = 1, 2`; a type has one name. */
  #names(word, tokens) {
    const names = [];
    for (let i = 0; tokens[i]?.kind === "name"; i += 2) {
      names.push(this.#written(tokens[i]));
      if (word === "type" || this.#written(tokens[i + 1]) !== ",") break;
    }
    return names;
  }
  #add(declaration) {
    const [directive] = this.#directives;
    const embedded = this.#directives.flatMap((token) => embedPatterns(this.#written(token)));
    const added = {
      ...declaration,
      literals: [...embedded, ...declaration.literals],
      start: directive?.start ?? declaration.start
    };
    this.#declarations.push(added);
    return added;
  }
};
function embedPatterns(directive) {
  const [, patterns] = /^\/\/go:embed\s+(.*)$/.exec(directive.slice(0, maxLiteral).trimEnd()) ?? [];
  return (patterns?.match(/"(?:[^"\\]|\\.)*"|`[^`]*`|\S+/g) ?? []).map(
    (pattern) => /^["`]/.test(pattern) ? stringValue(pattern) : pattern
  );
}

// src/measure/source-files.ts
import { realpath } from "node:fs/promises";
import { join, sep } from "node:path";

// src/source/excerpts.ts
var around = 8;
var ExcerptSource = class {
  #lines;
  #functions;
  #others;
  #sampled;
  /** What excerpts stand for, which is more than they hold where a function is too long. */
  #taken = [];
  /** `sampled`: all lines with samples, ascending; they decide which part of a long function is shown. */
  constructor(file, text2, sampled) {
    this.#lines = linesOf2(text2);
    const found = file.endsWith(".go") ? scanFile(text2).declarations : [];
    const isFunction = (kind) => kind === "func" || kind === "method";
    this.#functions = found.filter(({ kind }) => isFunction(kind));
    this.#others = found.filter(({ kind }) => kind === "var");
    this.#sampled = sampled;
  }
  /** The line was taken with an earlier excerpt, or left out of it because its function is too long. */
  has(line) {
    return this.#taken.some((of) => of.line <= line && line <= of.endLine);
  }
  /** A function, or a variable with closures in it, is declared around the line. */
  declares(line) {
    return this.#declared(line) !== void 0;
  }
  /** The excerpt that the line belongs to; null where the file is not so long. The line is in none that was taken. */
  excerptAt(line) {
    const last = Math.min(this.#lines.length, sourceLimits.lastLine);
    if (line > last) return null;
    const declared = this.#declared(line);
    let { line: from, endLine: to } = declared ?? this.#around(line);
    from = Math.max(from, 1);
    to = Math.min(to, last);
    const others = declared === void 0 ? [...this.#taken, ...this.#functions, ...this.#others] : this.#taken;
    for (const of of others) {
      if (of.endLine < line) from = Math.max(from, of.endLine + 1);
      if (of.line > line) to = Math.min(to, of.line - 1);
    }
    const span = { line: from, endLine: to };
    const shown = this.#partOf(span, line);
    const lines = this.#lines.slice(shown.line - 1, shown.endLine).map(written);
    return { span, excerpt: { line: shown.line, lines } };
  }
  take(span) {
    this.#taken.push(span);
  }
  #declared(line) {
    return holding(this.#functions, line) ?? holding(this.#others, line);
  }
  /** With the lines after it whose surroundings follow on. */
  #around(line) {
    let endLine = line + around;
    for (let at = countBelow(this.#sampled, line); at < this.#sampled.length; at++) {
      const next = this.#sampled[at] ?? 0;
      if (next > endLine + around + 1 || next >= line + sourceLimits.lines / 2) break;
      endLine = Math.max(endLine, next + around);
    }
    return { line: line - around, endLine };
  }
  /** Of a function that is too long, the part with the most lines that have samples, in its middle. */
  #partOf(span, line) {
    const { lines: most } = sourceLimits;
    if (span.endLine - span.line < most) return span;
    const sampled = this.#sampled.filter((at) => at >= span.line && at <= span.endLine);
    let [first, last, best] = [line, line, 0];
    for (const [index, at] of sampled.entries()) {
      const end = countBelow(sampled, at + most);
      if (end - index <= best) continue;
      best = end - index;
      [first, last] = [at, sampled[end - 1] ?? at];
    }
    const before = Math.floor((most - (last - first + 1)) / 2);
    const from = Math.min(Math.max(first - before, span.line), span.endLine - most + 1);
    return { line: from, endLine: from + most - 1 };
  }
};
function holding(declared, line) {
  return declared.find((of) => of.line <= line && line <= of.endLine);
}
function linesOf2(text2) {
  const lines = text2.split("\n");
  if (lines.at(-1) === "") lines.pop();
  return lines;
}
function written(line) {
  const plain = (line.endsWith("\r") ? line.slice(0, -1) : line).replaceAll("\0", "\uFFFD");
  return shortened(plain);
}
function shortened(line) {
  const { lineLength } = sourceLimits;
  if (line.length <= lineLength) return line;
  const isSplit = (line.codePointAt(lineLength - 1) ?? 0) > 65535;
  return line.slice(0, isSplit ? lineLength - 1 : lineLength);
}

// src/measure/source-files.ts
var mostBytes = 4 << 20;
var mostLooks = 4e3;
async function readExcerpts(root, functions, isLate = () => false) {
  const sampled = linesByFile(functions);
  const sources = /* @__PURE__ */ new Map();
  const kept = /* @__PURE__ */ new Map();
  let [count2, length, left, unread] = [0, 0, 0, 0];
  const open = async (file) => {
    let source = sources.get(file);
    if (source === void 0) {
      const text2 = await textOf(root, file);
      source = text2 === null ? null : new ExcerptSource(file, text2, sampled.get(file) ?? []);
      sources.set(file, source);
    }
    return source;
  };
  const keep = (source, { file, startLine, lines }) => {
    let ended = "unread";
    for (const line of startLine > 0 && source.declares(startLine) ? [startLine] : lines) {
      const found = source.has(line) ? "there" : source.excerptAt(line);
      if (found === null) continue;
      ended = "kept";
      if (found === "there") continue;
      const size = textLength(found.excerpt);
      if (count2 >= sourceLimits.excerpts || length + size > sourceLimits.length) return "left";
      count2++;
      length += size;
      source.take(found.span);
      kept.set(file, [...kept.get(file) ?? [], found.excerpt]);
    }
    return ended;
  };
  for (const [index, one] of functions.entries()) {
    const isOver = index >= mostLooks || count2 >= sourceLimits.excerpts || isLate();
    const source = isOver ? sources.get(one.file) : await open(one.file);
    const ended = source === void 0 ? "left" : source === null ? "unread" : keep(source, one);
    if (ended === "left") left++;
    if (ended === "unread") unread++;
  }
  const files = [...kept].sort(by(([file]) => file)).map(([file, excerpts]) => ({
    file,
    excerpts: excerpts.sort(by(({ line }) => line)).map(({ line, lines }) => ({ line, text: lines.join("\n") }))
  }));
  return { files, left, unread };
}
function sourcesText(found) {
  return JSON.stringify({ schema: sourcesSchemaVersion, ...found });
}
function textLength({ lines }) {
  return lines.reduce((sum, line) => sum + line.length + 1, 0);
}
function linesByFile(functions) {
  const found = /* @__PURE__ */ new Map();
  for (const { file, lines } of functions) {
    const all = found.get(file) ?? /* @__PURE__ */ new Set();
    for (const line of lines) all.add(line);
    found.set(file, all);
  }
  return new Map([...found].map(([file, lines]) => [file, [...lines].sort((a, b) => a - b)]));
}
async function textOf(root, file) {
  try {
    const path2 = await realpath(join(root, file));
    if (!path2.startsWith(await realpath(root) + sep)) return null;
    return (await readPlainFile(path2, mostBytes))?.toString() ?? null;
  } catch (error) {
    if (error.syscall === void 0) throw error;
    return null;
  }
}

export {
  repositoryFile,
  isSentinel,
  sourceLimits,
  sourcesSchema,
  TouchedFunctions,
  Lexer,
  normalise,
  functionAt,
  scanFile,
  readExcerpts,
  sourcesText,
  readHunkHeader,
  readHunk,
  parseHunks,
  linesOf,
  parseDiff,
  sides
};
