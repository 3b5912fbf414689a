import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);
import {
  getExecOutput
} from "./chunk-FSZB5RRS.js";
import {
  inLanes,
  isCaptureFile,
  journalFile,
  manifestFile,
  rawEntries,
  readStart,
  sourcesFile
} from "./chunk-ZWVBWVTW.js";
import {
  readPlain
} from "./chunk-VHKGHQTC.js";
import {
  commandLine,
  removedFlags
} from "./chunk-RFN4PQKP.js";
import {
  fileError
} from "./chunk-KWY2UQWX.js";
import {
  captureSchemaVersion,
  keyOf,
  manifestSchema,
  recordSchema
} from "./chunk-XWUAZQJG.js";
import {
  WireReader,
  asGateError,
  gunzip,
  invalidAt,
  isGzip,
  profileLimits,
  survey
} from "./chunk-HQ6MZ4GU.js";
import {
  by,
  byText
} from "./chunk-DXTMV53A.js";
import {
  GateError
} from "./chunk-U2SBGQ2O.js";

// src/adapters/system.ts
import { existsSync } from "node:fs";
import { homedir, tmpdir as tmpdir2 } from "node:os";
import { join as join7 } from "node:path";

// src/adapters/capture-directory.ts
import { constants as constants2 } from "node:fs";
import { mkdir, open as open2, readdir as readdir2, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join as join3 } from "node:path";

// src/adapters/capture-files.ts
import { createHash } from "node:crypto";
import { constants, createReadStream } from "node:fs";
import { lstat, open, readdir } from "node:fs/promises";
import { join, posix } from "node:path";
import { pipeline } from "node:stream/promises";
var captureLimits = {
  totalBytes: 512 << 20,
  files: 2e5,
  depth: 4,
  manifestBytes: 64 << 20,
  /** Parsed JSON takes a multiple of it. */
  journalBytes: 64 << 20,
  lines: 1e6,
  lineBytes: 4 << 20,
  /** What is kept of what one process printed: 16 Ki characters (measure/run.ts). */
  outputBytes: 64 << 10,
  /** Processes of one benchmark in one pass: ten times what is ever scheduled. Judging takes the square of it. */
  runs: 1e3
};
function invalid(directory, file, reason, facts = {}) {
  return new GateError("capture-invalid", { directory, file, reason, ...facts });
}
function checkTotals(directory, file, bytes, files) {
  if (bytes > captureLimits.totalBytes || files > captureLimits.files) {
    throw invalid(directory, file, "too-large", { bytes, files });
  }
}
async function listCapture(directory) {
  const sizes = [];
  let total = 0;
  const visit = async (path, depth) => {
    const stats = await lstat(join(directory, path));
    if (stats.isDirectory() && depth < captureLimits.depth) {
      for (const name of await readdir(join(directory, path))) await visit(posix.join(path, name), depth + 1);
      return;
    }
    if (!stats.isFile()) throw invalid(directory, path, "not-a-file");
    total += stats.size;
    sizes.push([path, stats.size]);
    checkTotals(directory, path, total, sizes.length);
  };
  const present = new Set(await readdir(directory));
  for (const name of [manifestFile, journalFile, ...rawEntries]) if (present.has(name)) await visit(name, 0);
  return new Map(sizes.sort(by(([path]) => path)));
}
async function readWhole(directory, file, bytes) {
  if (bytes === 0) return Buffer.alloc(0);
  const handle = await open(join(directory, file), constants.O_RDONLY | constants.O_NOFOLLOW);
  try {
    const buffer = Buffer.alloc(bytes);
    const { bytesRead } = await handle.read(buffer, 0, bytes, 0);
    if (bytesRead !== bytes) throw invalid(directory, file, "size", { bytes: bytesRead, expected: bytes });
    return buffer;
  } finally {
    await handle.close();
  }
}
async function sha256Of(path) {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path), hash);
  return hash.digest("hex");
}

// src/adapters/capture-parsing.ts
import { createHash as createHash2 } from "node:crypto";
function parseCapture(name, files) {
  const header = files.get(manifestFile);
  if (header === void 0) throw new GateError("capture-missing", { directory: name });
  let total = 0;
  for (const [path, bytes] of files) {
    if (!isCaptureFile(path)) throw invalid(name, path, "name");
    total += bytes.length;
    checkTotals(name, path, total, files.size);
  }
  const manifest = parseManifest(name, header);
  const raw = new Map(files);
  raw.delete(manifestFile);
  if (manifest.complete) {
    const listed = new Set(manifest.files.map(({ path }) => path));
    for (const path of raw.keys()) if (!listed.has(path)) throw invalid(name, path, "unlisted");
  }
  return assembleCapture(name, manifest, raw);
}
function assembleCapture(directory, manifest, raw) {
  if (manifest.complete) checkSums(directory, manifest, raw);
  const journal = raw.get(journalFile);
  if (journal === void 0) throw invalid(directory, journalFile, "missing");
  const files = new Map(raw);
  files.delete(journalFile);
  const records = parseJournal(
    directory,
    Buffer.from(journal.buffer, journal.byteOffset, journal.length),
    manifest.complete
  );
  checkReferences(directory, records, files);
  return { manifest, records, files };
}
function checkSums(directory, manifest, raw) {
  const listed = /* @__PURE__ */ new Set();
  for (const { path, bytes, sha256 } of manifest.files) {
    if (path === manifestFile) continue;
    if (listed.has(path)) throw invalid(directory, manifestFile, "schema", { detail: "files: twice" });
    const content = raw.get(path);
    if (content === void 0) throw invalid(directory, path, "missing");
    if (content.length !== bytes || sha256Hex(content) !== sha256) throw invalid(directory, path, "checksum");
    listed.add(path);
  }
  if (!listed.has(journalFile)) throw invalid(directory, journalFile, "checksum");
}
function parseManifest(directory, bytes) {
  if (bytes.length > captureLimits.manifestBytes)
    throw invalid(directory, manifestFile, "too-large", { bytes: bytes.length });
  const json = parseJson(new TextDecoder().decode(bytes));
  if (json === void 0) throw invalid(directory, manifestFile, "not-json");
  const found = typeof json === "object" && json !== null && "schema" in json ? json.schema : void 0;
  if (typeof found === "string" && found !== captureSchemaVersion && found.startsWith("pprof-gate/capture/")) {
    throw invalid(directory, manifestFile, "version", {
      found: found.slice(0, 64),
      expected: captureSchemaVersion
    });
  }
  const checked = manifestSchema.safeParse(json);
  if (!checked.success)
    throw invalid(directory, manifestFile, "schema", { detail: firstIssue(checked.error) });
  return checked.data;
}
function parseJournal(directory, journal, complete) {
  if (journal.length > captureLimits.journalBytes)
    throw invalid(directory, journalFile, "too-large", { bytes: journal.length });
  const records = [];
  let start2 = 0;
  while (start2 < journal.length) {
    const line = records.length + 1;
    const end = journal.indexOf(10, start2);
    if (end < 0 && !complete) break;
    const stop = end < 0 ? journal.length : end;
    if (stop - start2 > captureLimits.lineBytes)
      throw invalid(directory, journalFile, "line-too-long", { line });
    if (line > captureLimits.lines) throw invalid(directory, journalFile, "too-many-lines", { line });
    const json = parseJson(journal.toString("utf8", start2, stop));
    if (json === void 0) throw invalid(directory, journalFile, "not-json", { line });
    const checked = recordSchema.safeParse(json);
    if (!checked.success) {
      throw invalid(directory, journalFile, "schema", { line, detail: firstIssue(checked.error) });
    }
    records.push(checked.data);
    start2 = stop + 1;
  }
  return records;
}
function checkReferences(directory, records, files) {
  const processes = /* @__PURE__ */ new Map();
  const ends = /* @__PURE__ */ new Map();
  const read = /* @__PURE__ */ new Set();
  for (const [index, record] of records.entries()) {
    const line = index + 1;
    if (record.type === "run") {
      const { file, offset, bytes } = record.output;
      if (offset + bytes > (files.get(file)?.length ?? -1)) throw invalid(directory, file, "cut", { line });
      if (bytes > captureLimits.outputBytes) throw invalid(directory, file, "too-large", { line, bytes });
      if (offset < (ends.get(file) ?? 0))
        throw invalid(directory, file, "schema", { line, detail: "output: twice" });
      ends.set(file, offset + bytes);
    }
    const named = fileOf(record);
    if (named !== null && !files.has(named)) throw invalid(directory, named, "missing", { line });
    for (const file of readFrom(record)) {
      if (read.has(file)) throw invalid(directory, file, "schema", { line, detail: `${record.type}: twice` });
      read.add(file);
    }
    const pass = passOf(record);
    if (pass === null) continue;
    const count = (processes.get(pass) ?? 0) + 1;
    if (count > captureLimits.runs) throw invalid(directory, journalFile, "too-large", { line });
    processes.set(pass, count);
  }
}
function fileOf(record) {
  const { type: type2 } = record;
  return type2 === "profile" || type2 === "compiler" || type2 === "trouble" || type2 === "standing" ? record.file : null;
}
function readFrom(record) {
  if (record.type === "compiler") return [record.file];
  if (record.type === "standing") return record.file === null ? [] : [record.file];
  if (record.type === "profile") return [record.file, record.before].filter((file) => file !== void 0);
  if (record.type !== "probe") return [];
  const { counters, goroutines } = record;
  return [counters.begin, counters.end, goroutines.begin, goroutines.end].filter((file) => file !== null);
}
function passOf(record) {
  if (record.type === "profile") return `profile ${record.kind} ${keyOf(record)}`;
  if (record.type === "standing") return `standing ${keyOf(record)}`;
  return record.type === "run" || record.type === "probe" ? `${record.type} ${record.pass} ${keyOf(record)}` : null;
}
function parseJson(text) {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return void 0;
    throw error;
  }
}
function firstIssue(error) {
  const [issue] = error.issues;
  return `${issue?.path.map(String).join(".") ?? ""}: ${issue?.message ?? ""}`.slice(0, 300);
}
function sha256Hex(bytes) {
  return createHash2("sha256").update(bytes).digest("hex");
}

// src/adapters/capture-reading.ts
import { lstat as lstat2 } from "node:fs/promises";
import { join as join2 } from "node:path";
async function readCapture(directory) {
  const sizes = await listOrMissing(directory);
  const read = (file) => readWhole(directory, file, sizes.get(file) ?? 0).catch((error) => {
    throw fileError(error, join2(directory, file), "read");
  });
  const manifest = parseManifest(directory, await read(manifestFile));
  if (!sizes.has(journalFile)) throw invalid(directory, journalFile, "missing");
  const raw = /* @__PURE__ */ new Map();
  for (const path of manifest.complete ? manifest.files.map((file) => file.path) : sizes.keys()) {
    if (path === manifestFile || raw.has(path)) continue;
    if (!sizes.has(path)) throw invalid(directory, path, "missing");
    raw.set(path, await read(path));
  }
  return assembleCapture(directory, manifest, raw);
}
async function readCaptureIfThere(directory) {
  try {
    await lstat2(directory);
  } catch (error) {
    if (error.code === "ENOENT") return null;
    throw fileError(error, directory, "read");
  }
  return readCapture(directory);
}
async function listOrMissing(directory) {
  let sizes;
  try {
    sizes = await listCapture(directory);
  } catch (error) {
    const { code } = error;
    if (code === "ENOENT" || code === "ENOTDIR") {
      const reason = code === "ENOENT" ? "no-such-folder" : "not-a-folder";
      throw new GateError("capture-missing", { directory, reason }, { cause: error });
    }
    throw fileError(error, directory, "read");
  }
  if (!sizes.has(manifestFile)) throw new GateError("capture-missing", { directory });
  return sizes;
}

// src/adapters/child-file.ts
async function readChildFile(path, most = profileLimits.bytes) {
  const bytes = await readPlain(path, most).catch((error) => {
    throw fileError(error, path, "read");
  });
  if (bytes === "no-plain-file") throw invalidAt("malformed", 0);
  if (bytes === "too-large") throw invalidAt("too-many-bytes", most, { most });
  return bytes;
}

// src/adapters/profile-redaction.ts
import { posix as posix2 } from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";

// src/profile/strings.ts
function rewriteStrings(bytes, rewrite) {
  if (bytes.length === 0) throw invalidAt("empty", 0);
  const raw = isGzip(bytes) ? gunzip(bytes, profileLimits.bytes) : bytes;
  if (raw.length > profileLimits.bytes)
    throw invalidAt("too-many-bytes", profileLimits.bytes, { most: profileLimits.bytes });
  const wire = new WireReader(new Uint8Array(raw.buffer, raw.byteOffset, raw.length));
  try {
    const found = survey(wire, profileLimits);
    if (found.at("string").length === 0) wire.fail("no-string-table");
    return rewritten(wire, found, usesOf(wire, found), rewrite);
  } catch (error) {
    throw asGateError(error, wire.pos);
  }
}
function rewritten(wire, found, uses, rewrite) {
  const pieces = [];
  let kept = 0;
  for (const [index, offset] of found.at("string").entries()) {
    wire.pos = offset;
    const end = wire.open(wire.len);
    const text = wire.buf.subarray(wire.pos, end);
    const written = rewrite(text, uses.get(index) ?? "text");
    if (equal(written, text)) continue;
    pieces.push(wire.buf.subarray(kept, offset), varint(written.length), written);
    kept = end;
  }
  if (pieces.length === 0) return null;
  pieces.push(wire.buf.subarray(kept));
  const all = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}
function usesOf(wire, found) {
  const uses = /* @__PURE__ */ new Map();
  wire.stringCount = found.at("string").length;
  for (const offset of found.at("comment")) {
    wire.pos = offset;
    uses.set(wire.stringIndex(), "comment");
  }
  const stringFields = (offset, use) => {
    wire.pos = offset;
    const end = wire.open(wire.len);
    while (wire.pos < end) {
      const tag = wire.tag();
      const role = use(tag);
      if (role === null) wire.skipType(tag & 7, 0, tag >>> 3);
      else uses.set(wire.stringIndex(), role);
    }
    wire.close(end);
  };
  const mappings = found.at("mapping");
  for (const offset of mappings) stringFields(offset, (tag) => tag === 48 ? "build-id" : null);
  for (const offset of mappings) stringFields(offset, (tag) => tag === 40 ? "mapping-file" : null);
  for (const offset of [...found.at("sampleType"), ...found.at("periodType")])
    stringFields(offset, (tag) => tag === 8 || tag === 16 ? "text" : null);
  uses.set(0, "text");
  return uses;
}
function equal(a, b) {
  return a === b || a.length === b.length && a.every((byte, at) => byte === b[at]);
}
function varint(value) {
  const bytes = [];
  let rest = value;
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push(rest % 128 | 128);
  return Uint8Array.from([...bytes, rest]);
}

// src/adapters/profile-redaction.ts
var nothing = new Uint8Array();
async function redactProfile(profile, redactor) {
  const rewritten2 = rewriteStrings(profile, (text, use) => {
    switch (use) {
      case "mapping-file":
        return Buffer.from(posix2.basename(Buffer.from(text).toString("latin1")), "latin1");
      case "build-id":
      case "comment":
        return nothing;
      case "text":
        return redactor.bytes(text);
    }
  });
  if (rewritten2 === null) return profile;
  return isGzip(profile) ? promisify(gzip)(rewritten2, { level: 1 }) : rewritten2;
}

// src/adapters/redactor.ts
import { isUtf8 } from "node:buffer";
import { realpathSync } from "node:fs";
import { isAbsolute, resolve } from "node:path";
function createRedactor(roots = /* @__PURE__ */ new Map()) {
  const known = /* @__PURE__ */ new Map();
  const secrets = /* @__PURE__ */ new Set();
  let replace = replacer(known, secrets);
  const learn = (folder, placeholder) => {
    if (folder === void 0 || !isAbsolute(folder)) return;
    for (const path of spellings(folder))
      if (path !== "/" && path.length >= placeholder.length && !known.has(path)) known.set(path, placeholder);
    replace = replacer(known, secrets);
  };
  const hide = (secret) => {
    if (secret.length < shortestSecret) return;
    secrets.add(secret);
    replace = replacer(known, secrets);
  };
  const json = (value) => {
    if (typeof value === "string") return replace.characters(value);
    if (Array.isArray(value)) return value.map(json);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, json(inner)]));
  };
  for (const [folder, placeholder] of roots) learn(folder, placeholder);
  return {
    learn,
    hide,
    text: (text) => replace.characters(text),
    bytes(bytes) {
      const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
      const encoding = isUtf8(buffer) ? "utf8" : "latin1";
      const text = buffer.toString(encoding);
      const redacted2 = encoding === "utf8" ? replace.characters(text) : replace.octets(text);
      return redacted2 === text ? bytes : Buffer.from(redacted2, encoding);
    },
    json: (value) => json(value)
  };
}
var shortestSecret = 12;
function spellings(folder) {
  const written = resolve(folder);
  try {
    return /* @__PURE__ */ new Set([written, realpathSync(written)]);
  } catch (error) {
    const { code } = error;
    if (code === "ENOENT" || code === "ENOTDIR" || code === "EACCES") return /* @__PURE__ */ new Set([written]);
    throw error;
  }
}
function replacer(known, secrets) {
  const inOctets = (text) => Buffer.from(text).toString("latin1");
  const characters = replacing(known, String.raw`\w\p{L}\p{N}\p{M}`);
  const octets = replacing(new Map([...known].map(([path, name]) => [inOctets(path), name])), String.raw`\w`);
  const hidden = hiding([...secrets]);
  const hiddenOctets = hiding([...secrets].map(inOctets));
  return {
    characters: (text) => characters(hidden(text)),
    octets: (text) => octets(hiddenOctets(text))
  };
}
function hiding(secrets) {
  if (secrets.length === 0) return (text) => text;
  const longestFirst = [...secrets].sort((a, b) => b.length - a.length);
  const pattern = new RegExp(longestFirst.map(escaped).join("|"), "g");
  return (text) => text.replace(pattern, "***");
}
function replacing(known, letters) {
  if (known.size === 0) return (text) => text;
  const letter = `[${letters}+@~%-]`;
  const roots = [...known.keys()].sort((a, b) => b.length - a.length).map(escaped);
  const pattern = new RegExp(`(${roots.join("|")})(?!\\.*${letter})/?`, "gu");
  const endsInName = new RegExp(`(?:${letter}|\\.)$`, "u");
  const beginsName = new RegExp(`^(?:${letter}|\\.)`, "u");
  return (text) => {
    const words = wordsOf(text);
    return text.replace(pattern, (match, root, at) => {
      const before = words.before(at);
      const placeholder = known.get(root);
      if (placeholder === void 0 || before === null || !canBegin(before, endsInName)) return match;
      const slash2 = match.slice(root.length);
      const end = at + match.length;
      const isBelow = slash2 !== "" && beginsName.test(text.slice(end, end + 2));
      return placeholder === "." && isBelow ? "" : placeholder + slash2;
    });
  };
}
function escaped(path) {
  return path.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}
var space = 32;
function canBegin(before, endsInName) {
  const head = before.replace(/\/+$/, "");
  if (head.endsWith(":") && before.length === head.length + 1) return false;
  return !endsInName.test(head) || /(?:^|['"=,])-[A-Za-z]+$/.test(head);
}
function wordsOf(text) {
  const mark = "Benchmark";
  let start2 = 0;
  let seen = 0;
  let name = -1;
  return {
    /** The last characters of the word before `at`; null when it names a benchmark. */
    before(at) {
      for (; seen < at; seen++) if (text.charCodeAt(seen) <= space) start2 = seen + 1;
      if (name < start2 && name !== text.length) {
        const found = text.indexOf(mark, start2);
        name = found < 0 ? text.length : found;
      }
      return name < at ? null : text.slice(Math.max(start2, at - 64), at);
    }
  };
}

// src/adapters/capture-directory.ts
var newManifestFile = `${manifestFile}.new`;
var ourNames = /* @__PURE__ */ new Set([manifestFile, newManifestFile, journalFile, ...rawEntries]);
function createCaptureDirectories(redactor = createRedactor()) {
  return {
    wouldReplace,
    create: (directory, manifest) => createCapture(directory, manifest, redactor),
    read: readCapture,
    readIfThere: readCaptureIfThere,
    parse: parseCapture,
    keep: keepCapture
  };
}
var captureDirectories = createCaptureDirectories();
async function createCapture(directory, manifest, redactor) {
  try {
    await mkdir(directory, { recursive: true });
    const replaced = await clear(directory);
    await writeManifest(directory, { ...redactor.json(manifest), complete: false });
    await writeFile(join3(directory, journalFile), "", { flag: "wx" });
    return writer(directory, replaced, redactor);
  } catch (error) {
    throw fileError(error, directory);
  }
}
async function keepCapture(directory, files) {
  const strange = [...files.keys()].find((path) => !isCaptureFile(path));
  if (strange !== void 0) throw new Error(`a capture has no place for ${strange}`);
  try {
    await mkdir(directory, { recursive: true });
    await clear(directory);
    for (const [path, bytes] of [...files].sort(by(([path2]) => path2 === manifestFile ? 0 : 1))) {
      await mkdir(dirname(join3(directory, path)), { recursive: true });
      await writeFile(join3(directory, path), bytes, { flag: "wx" });
    }
  } catch (error) {
    throw fileError(error, directory);
  }
}
async function wouldReplace(directory) {
  try {
    return (await oldCapture(directory)).length > 0;
  } catch (error) {
    if (error.code === "ENOENT") return false;
    throw fileError(error, directory);
  }
}
async function clear(directory) {
  const names = await oldCapture(directory);
  for (const name of names.filter((name2) => name2 !== manifestFile)) {
    await rm(join3(directory, name), { recursive: true });
  }
  if (names.length > 0) await rm(join3(directory, manifestFile));
  return names.length > 0;
}
async function oldCapture(directory) {
  const names = await readdir2(directory);
  const strange = names.find((name) => !ourNames.has(name));
  if (strange === void 0 && (names.length === 0 || await isCapture(directory, names))) return names;
  throw new GateError("file-unwritable", {
    path: directory,
    reason: "not-a-capture",
    found: strange ?? names[0] ?? ""
  });
}
async function isCapture(directory, names) {
  if (!names.includes(manifestFile)) return false;
  const start2 = await readStart(join3(directory, manifestFile), 200);
  return /^\{\s*"schema":\s*"pprof-gate\/capture\//.test(start2);
}
async function writeManifest(directory, manifest) {
  const path = join3(directory, manifestFile);
  const text = `${JSON.stringify(manifestSchema.parse(manifest), null, 2)}
`;
  await writeFile(join3(directory, newManifestFile), text, { flush: true });
  await rename(join3(directory, newManifestFile), path);
}
function writer(directory, replaced, redactor) {
  const sizes = /* @__PURE__ */ new Map([[journalFile, 0]]);
  let closed = false;
  let last = Promise.resolve();
  const inTurn = (path, work) => {
    const turn = last.then(async () => {
      if (closed) throw new Error(`the capture ${directory} is closed`);
      try {
        return await work();
      } catch (error) {
        throw fileError(error, path);
      }
    });
    last = turn.catch(() => void 0);
    return turn;
  };
  const fileNamed = (file) => redactor.text(file).replaceAll("***", "---");
  const rawPath = (file) => {
    const [top = ""] = file.split("/", 1);
    const safe = /^[^/\\\0]+(?:\/[^/\\\0]+)*$/.test(file) && !file.split("/").includes("..");
    if (!safe || !rawEntries.includes(top)) throw new Error(`a capture has no place for ${file}`);
    return join3(directory, file);
  };
  const extend = async (file, bytes) => {
    const path = join3(directory, file);
    const offset = sizes.get(file) ?? 0;
    if (offset === 0) await mkdir(dirname(path), { recursive: true });
    const handle = await openToAppend(path, !sizes.has(file));
    try {
      const stats = await handle.stat();
      if (!stats.isFile() || stats.size !== offset) throw altered(path);
      await appendWhole(handle, bytes, offset);
    } finally {
      await handle.close();
    }
    sizes.set(file, offset + bytes.length);
    return offset;
  };
  return {
    directory,
    replaced,
    append(named, data) {
      const file = fileNamed(named);
      const path = rawPath(file);
      const bytes = redacted(file, typeof data === "string" ? Buffer.from(data) : data, redactor);
      return inTurn(path, async () => ({ file, offset: await extend(file, bytes), bytes: bytes.length }));
    },
    adopt(named, from) {
      const file = fileNamed(named);
      const path = rawPath(file);
      return inTurn(path, async () => {
        if (sizes.has(file)) throw new Error(`${file} is in the capture already`);
        const given = await readChildFile(from);
        const isProfile = file.startsWith("profiles/");
        const bytes = isProfile ? await redactProfile(given, redactor) : redactor.bytes(given);
        await extend(file, bytes);
        await rm(from);
        return { file, bytes };
      });
    },
    record(record) {
      const kept = record.type === "profile" ? { ...record, file: fileNamed(record.file) } : record;
      const line = Buffer.from(`${JSON.stringify(recordSchema.parse(redactor.json(kept)))}
`);
      return inTurn(join3(directory, journalFile), async () => {
        await extend(journalFile, line);
      });
    },
    close(manifest) {
      return inTurn(directory, async () => {
        await flush(join3(directory, journalFile));
        closed = true;
        const files = [];
        const listed = await listCapture(directory);
        const changed = [...listed.keys(), ...sizes.keys()].find(
          (path) => path !== manifestFile && listed.get(path) !== sizes.get(path)
        );
        if (changed !== void 0) throw altered(join3(directory, changed));
        for (const [path, bytes] of listed) {
          if (path === manifestFile) continue;
          files.push({ path, bytes, sha256: await sha256Of(join3(directory, path)) });
        }
        await writeManifest(directory, { ...redactor.json(manifest), complete: true, files });
      });
    }
  };
}
function redacted(file, given, redactor) {
  if (file === "diff.patch") return given;
  if (file === sourcesFile)
    return Buffer.from(JSON.stringify(redactor.json(JSON.parse(Buffer.from(given).toString()))));
  return redactor.bytes(given);
}
function altered(path) {
  return new GateError("file-unwritable", { path, reason: "altered" });
}
async function openToAppend(path, create) {
  const { O_WRONLY, O_APPEND, O_CREAT, O_EXCL, O_NOFOLLOW, O_NONBLOCK } = constants2;
  const flags = O_WRONLY | O_APPEND | O_NOFOLLOW | O_NONBLOCK | (create ? O_CREAT | O_EXCL : 0);
  try {
    return await open2(path, flags);
  } catch (error) {
    const { code } = error;
    if (["EEXIST", "ENOENT", "ELOOP", "EMLINK", "ENXIO"].includes(code ?? "")) throw altered(path);
    throw error;
  }
}
async function flush(path) {
  const handle = await openToAppend(path, false);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
async function appendWhole(handle, bytes, offset) {
  try {
    await handle.appendFile(bytes);
  } catch (error) {
    const { size } = await handle.stat();
    if (size > offset) await handle.truncate(offset);
    throw error;
  }
}

// src/adapters/clock.ts
var systemClock = {
  now: () => performance.now(),
  date: () => (/* @__PURE__ */ new Date()).toISOString(),
  sleep: (ms) => new Promise((resolve5) => setTimeout(resolve5, ms))
};

// src/adapters/go-flags.ts
var unwanted = {
  // Files of this run's own overlay, from a path outside of the commit.
  "replaces-sources": ["overlay", "C"],
  "runs-a-program": ["exec", "toolexec", "vettool"],
  // `-n` builds nothing; the others mix into what we parse, or leave a folder behind.
  "changes-output": ["n", "x", "v", "json", "work", "debug-actiongraph", "debug-trace", "fullpath", "list"],
  "selects-benchmarks": [
    ...["args", "bench", "benchmem", "benchtime", "count", "cpu", "failfast", "fuzz", "fuzzminimizetime"],
    ...["fuzztime", "parallel", "run", "short", "shuffle", "skip", "test", "timeout", "vet"]
  ],
  // Instrumented code runs up to twenty times slower and allocates differently.
  "slows-code": ["asan", "cover", "covermode", "coverpkg", "coverprofile", "msan", "race"],
  "writes-files": [
    ...["artifacts", "blockprofile", "blockprofilerate", "c", "cpuprofile", "memprofile", "memprofilerate"],
    ...["mutexprofile", "mutexprofilefraction", "o", "outputdir", "trace"]
  ],
  "not-a-flag": []
};
var reasonOf = new Map(
  Object.keys(unwanted).flatMap(
    (reason) => unwanted[reason].map((name) => [name, reason])
  )
);
function safeGoFlags(written) {
  const kept = [];
  const removed = [];
  for (const flag of written.split(/\s+/).filter((word) => word !== "")) {
    const name = /^--?(?:test\.)?([^-=][^=]*)(?:=|$)/.exec(flag)?.[1];
    const reason = name === void 0 ? "not-a-flag" : reasonOf.get(name);
    if (reason === void 0) kept.push(flag);
    else removed.push({ flag, reason });
  }
  return { value: kept.join(" "), removed };
}

// src/adapters/environment.ts
var actionPrefixes = ["INPUT_", "ACTIONS_", "STATE_ACTIONS_"];
var runnerFiles = /* @__PURE__ */ new Set([
  "GITHUB_ENV",
  "GITHUB_OUTPUT",
  "GITHUB_PATH",
  "GITHUB_STATE",
  "GITHUB_STEP_SUMMARY"
]);
var nodeSettings = /* @__PURE__ */ new Set(["NODE_OPTIONS", "NODE_CHANNEL_FD", "NODE_UNIQUE_ID", "NODE_V8_COVERAGE"]);
var repositorySettings = /* @__PURE__ */ new Set([
  "GIT_ALTERNATE_OBJECT_DIRECTORIES",
  "GIT_COMMON_DIR",
  "GIT_CONFIG",
  "GIT_DIR",
  "GIT_GRAFT_FILE",
  "GIT_IMPLICIT_WORK_TREE",
  "GIT_INDEX_FILE",
  "GIT_INTERNAL_SUPER_PREFIX",
  "GIT_NAMESPACE",
  "GIT_NO_REPLACE_OBJECTS",
  "GIT_OBJECT_DIRECTORY",
  "GIT_PREFIX",
  "GIT_QUARANTINE_PATH",
  "GIT_REPLACE_REF_BASE",
  "GIT_SHALLOW_FILE",
  "GIT_WORK_TREE"
]);
var secretWord = /(?:TOKEN|SECRET|PASSWORD|PASSWD|PASSPHRASE|CREDENTIAL)S?$|^(?:JWT|PAT|PWD|APIKEYS?|PRIVATEKEYS?)$/;
var secretKey = /(?:^|_)(?:PRIVATE|SECRET|API|ACCESS|SIGNING|ENCRYPTION|DEPLOY|LICENSE)_KEYS?(?:_|$)/;
var notSecret = /* @__PURE__ */ new Set(["PWD", "OLDPWD"]);
function namesSecret(name) {
  if (notSecret.has(name)) return false;
  const words = name.replace(/([a-z0-9])([A-Z])/g, "$1_$2").toUpperCase().split(/[^A-Z0-9]+/);
  return words.some((word) => secretWord.test(word)) || secretKey.test(words.join("_"));
}
function secretsIn(env) {
  return Object.entries(env).flatMap(
    ([name, value]) => value === void 0 || value === "" || !namesSecret(name) ? [] : [value, Buffer.from(`x-access-token:${value}`).toString("base64")]
  );
}
function reasonToRemove(name) {
  const upper = name.toUpperCase();
  if (actionPrefixes.some((prefix) => upper.startsWith(prefix))) return "action";
  if (runnerFiles.has(upper)) return "runner-file";
  if (nodeSettings.has(upper)) return "node";
  if (repositorySettings.has(upper)) return "other-repository";
  return namesSecret(name) ? "secret" : void 0;
}
function childEnvironment(env) {
  const variables = [];
  const removed = [];
  for (const variable of Object.keys(env).sort(byText)) {
    const value = env[variable];
    if (value === void 0) continue;
    const reason = reasonToRemove(variable);
    if (reason !== void 0) {
      removed.push({ variable, reason });
      continue;
    }
    if (variable !== "GOFLAGS") {
      variables.push([variable, value]);
      continue;
    }
    const flags = safeGoFlags(value);
    variables.push([variable, flags.value]);
    for (const { flag, reason: why } of flags.removed) removed.push({ variable, reason: why, flag });
  }
  return { variables: Object.fromEntries(variables), removed };
}

// src/adapters/exec.ts
import { spawn } from "node:child_process";
import { statSync } from "node:fs";
import { basename, resolve as resolve2 } from "node:path";

// src/adapters/dump-settings.ts
var printing = /^(?:|single|all|system|crash|0*[1-9]\d{0,5})$/;
function withDumps(env) {
  return printing.test(env["GOTRACEBACK"] ?? "") ? env : { ...env, GOTRACEBACK: "all" };
}

// src/adapters/fetch-settings.ts
var fetching = /^(?:GIT_CONFIG_(?:COUNT|PARAMETERS|KEY_\d+|VALUE_\d+)|GIT_ASKPASS|GIT_SSH(?:_COMMAND)?|SSH_ASKPASS|SSH_AUTH_SOCK|SSH_AGENT_PID|GOAUTH|NETRC)$/;
function withoutFetching(env) {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !fetching.test(name.toUpperCase())));
}

// src/adapters/kept-output.ts
var firstCapacity = 4096;
var newline = 10;
function keepOutput(keepBytes) {
  const limit = 2 * keepBytes;
  let buffer = Buffer.alloc(0);
  let total = 0;
  const reserve = (size) => {
    if (size <= buffer.length) return;
    const grown = Buffer.allocUnsafe(Math.min(limit, Math.max(size, 2 * buffer.length, firstCapacity)));
    buffer.copy(grown, 0, 0, Math.min(total, limit));
    buffer = grown;
  };
  return {
    push(chunk) {
      let rest = chunk;
      if (total < limit) {
        const taken = Math.min(limit - total, rest.length);
        reserve(total + taken);
        buffer.set(rest.subarray(0, taken), total);
        total += taken;
        rest = rest.subarray(taken);
      }
      if (rest.length === 0 || keepBytes === 0) {
        total += rest.length;
        return;
      }
      total += Math.max(0, rest.length - keepBytes);
      rest = rest.subarray(-keepBytes);
      const at = keepBytes + (total - keepBytes) % keepBytes;
      const first = Math.min(rest.length, limit - at);
      buffer.set(rest.subarray(0, first), at);
      buffer.set(rest.subarray(first), keepBytes);
      total += rest.length;
    },
    output() {
      if (total <= limit) return { text: buffer.toString("utf8", 0, total), dropped: 0 };
      const seam = keepBytes === 0 ? 0 : keepBytes + (total - keepBytes) % keepBytes;
      const head = wholeLines(buffer.subarray(0, keepBytes));
      const tail = fromLineStart(Buffer.concat([buffer.subarray(seam), buffer.subarray(keepBytes, seam)]));
      return {
        text: `${head.toString("utf8")}${tail.toString("utf8")}`,
        dropped: total - head.length - tail.length
      };
    }
  };
}
function wholeLines(bytes) {
  const end = bytes.lastIndexOf(newline);
  return end < 0 ? bytes : bytes.subarray(0, end + 1);
}
function fromLineStart(bytes) {
  const end = bytes.indexOf(newline);
  return end < 0 || end + 1 === bytes.length ? bytes : bytes.subarray(end + 1);
}

// src/adapters/watched-lines.ts
var longestLine = 64 << 10;
var newline2 = 10;
function watchLines(stream, isIt, found) {
  let begun = Buffer.alloc(0);
  const read = (chunk) => {
    let from = 0;
    for (let end = chunk.indexOf(newline2); end >= 0; end = chunk.indexOf(newline2, from)) {
      const line = lastOf(begun, chunk.subarray(from, end)).toString("utf8");
      begun = Buffer.alloc(0);
      from = end + 1;
      if (!isIt(line.endsWith("\r") ? line.slice(0, -1) : line)) continue;
      stream.off("data", read);
      found();
      return;
    }
    begun = lastOf(begun, chunk.subarray(from));
  };
  stream.on("data", read);
}
function lastOf(begun, more) {
  return Buffer.concat([begun, more.subarray(-longestLine)]).subarray(-longestLine);
}

// src/adapters/exec.ts
var longestTimeout = 2 ** 31 - 1;
function createExec(options) {
  const { quitMs = 5e3, stopMs = 2e3, drainMs = 250 } = options;
  const running = /* @__PURE__ */ new Set();
  let stopped;
  const killAll = () => {
    for (const { pid } of running) signalGroup(pid, "SIGKILL");
  };
  const enter = (child) => {
    if (running.size === 0) process.on("exit", killAll);
    running.add(child);
  };
  const leave = (child) => {
    running.delete(child);
    if (running.size === 0) process.off("exit", killAll);
  };
  const follow = (child, pid, command, begin) => {
    const stdout = keepOutput(command.keepBytes);
    const stderr = keepOutput(command.keepBytes);
    child.stdout?.on("data", (chunk) => {
      stdout.push(chunk);
    });
    child.stderr?.on("data", (chunk) => {
      stderr.push(chunk);
    });
    let timedOut = false;
    let hasEnded = false;
    let killTimer;
    const quit = () => {
      signal(pid, "SIGQUIT");
      killTimer = setTimeout(() => {
        signalGroup(pid, "SIGKILL");
      }, quitMs);
    };
    const expire = () => {
      timedOut = true;
      quit();
    };
    let quitTimer = command.timeoutMs > 0 ? setTimeout(expire, Math.min(command.timeoutMs, longestTimeout)) : void 0;
    const { quitAfter } = command;
    if (quitAfter !== void 0 && child.stdout !== null) {
      watchLines(child.stdout, quitAfter.line, () => {
        if (timedOut || hasEnded) return;
        clearTimeout(quitTimer);
        quitTimer = setTimeout(quit, quitAfter.ms);
      });
    }
    return new Promise((settle) => {
      child.once("exit", (code, ending) => {
        const wallMs = performance.now() - begin;
        hasEnded = true;
        clearTimeout(quitTimer);
        clearTimeout(killTimer);
        signalGroup(pid, "SIGKILL");
        const drainTimer = setTimeout(() => {
          setImmediate(() => {
            child.stdout?.destroy();
            child.stderr?.destroy();
          });
        }, drainMs);
        child.once("close", () => {
          clearTimeout(drainTimer);
          settle({
            code,
            signal: ending,
            timedOut,
            stdout: stdout.output(),
            stderr: stderr.output(),
            wallMs
          });
        });
      });
    });
  };
  return {
    async run(command) {
      if (stopped !== void 0) throw new GateError("interrupted", { program: command.program });
      const begin = performance.now();
      const child = start(command, options.env);
      if (child.pid === void 0) throw await startFailure(child, command);
      const { pid } = child;
      const exit = follow(child, pid, command, begin);
      const entry = { pid, ended: exit.then(() => void 0) };
      enter(entry);
      const result = await exit;
      leave(entry);
      if (stopped !== void 0) {
        throw new GateError("interrupted", { program: command.program });
      }
      return result;
    },
    stop() {
      stopped ??= (async () => {
        const all = Promise.all([...running].map((child) => child.ended));
        for (const { pid } of running) signalGroup(pid, "SIGINT");
        const timer = setTimeout(killAll, stopMs);
        await all;
        clearTimeout(timer);
      })();
      return stopped;
    }
  };
}
function start(command, env) {
  const cwd = resolve2(command.cwd);
  try {
    return spawn(command.program, command.args, {
      cwd,
      // PWD as os/exec of Go sets it: a stale one from our own environment would name another folder.
      env: {
        ...command.isBenchmark === true ? withDumps(withoutFetching(env)) : env,
        ...command.env,
        PWD: cwd
      },
      detached: true,
      stdio: ["ignore", "pipe", "pipe"]
    });
  } catch (error) {
    throw notStarted(command, error);
  }
}
function startFailure(child, command) {
  return new Promise((settle) => {
    child.once("error", (error) => {
      settle(notStarted(command, error));
    });
  });
}
function notStarted(command, cause) {
  const { program, cwd } = command;
  const detail = cause.code ?? String(cause);
  if (detail === "ENOENT" || detail === "ENOTDIR") {
    if (statSync(cwd, { throwIfNoEntry: false })?.isDirectory() !== true) {
      return new GateError("command-failed", { program, cwd, reason: "no-such-folder", detail }, { cause });
    }
    if (basename(program) === "go") return new GateError("go-missing", {}, { cause });
    return new GateError("command-failed", { program, cwd, reason: "not-found", detail }, { cause });
  }
  return new GateError("command-failed", { program, cwd, reason: "not-started", detail }, { cause });
}
function signalGroup(leader, name) {
  signal(-leader, name);
}
function signal(pid, name) {
  try {
    process.kill(pid, name);
  } catch (error) {
    const { code } = error;
    if (code !== "ESRCH" && code !== "EPERM") throw error;
  }
}

// src/adapters/git.ts
import { statSync as statSync2 } from "node:fs";
import { mkdtemp as mkdtemp2, readFile, rm as rm4, stat } from "node:fs/promises";
import { dirname as dirname3, join as join5, relative as relative2 } from "node:path";

// src/adapters/commit-files.ts
import { mkdir as mkdir2, mkdtemp, rm as rm2 } from "node:fs/promises";
import { dirname as dirname2, join as join4, resolve as resolve3 } from "node:path";

// src/adapters/git-command.ts
var settings = [
  "core.hooksPath=/dev/null",
  "core.fsmonitor=false",
  "core.splitIndex=false",
  // Names come as ASCII, so that bytes which are no UTF-8 survive.
  "core.quotePath=true",
  "submodule.recurse=false",
  // A fetch of missing objects would start both in the background.
  "gc.auto=0",
  "maintenance.auto=false"
].flatMap((setting) => ["-c", setting]);
var environment = {
  // Messages are matched below.
  LC_ALL: "C",
  LANGUAGE: "",
  // `git status` would refresh and rewrite the index.
  GIT_OPTIONAL_LOCKS: "0",
  GIT_TERMINAL_PROMPT: "0",
  // Would add context to diffs whatever the command line says.
  GIT_DIFF_OPTS: ""
};
async function runGit(exec, call) {
  const { cwd, args, answers = [] } = call;
  const exit = await exec.run({
    program: "git",
    args: [...settings, ...args],
    cwd,
    env: { ...environment, ...call.env },
    timeoutMs: call.timeoutMs ?? 12e4,
    keepBytes: call.keepBytes ?? 64 << 10
  });
  if (exit.code !== 0) {
    const error = failure(call, exit);
    const isAnswer = exit.code !== null && answers.includes(exit.code) && error.code !== "not-a-repository";
    if (!isAnswer) throw error;
  }
  if (exit.stdout.dropped > 0) throw commandFailed(call, "too-much-output", `${exit.stdout.dropped} B`);
  return exit;
}
async function askGit(exec, call) {
  const { stdout } = await runGit(exec, call);
  const end = stdout.text.indexOf("\n");
  return end > 0 ? stdout.text.slice(0, end) : null;
}
function failure(call, exit) {
  const detail = exit.stderr.text.trim().slice(-4e3);
  const directory = call.cwd;
  if (exit.timedOut) return commandFailed(call, "timeout", detail);
  if (/dubious ownership|unsafe repository/.test(detail)) {
    const owned = /repository (?:at|\()\s*'([^']+)'/.exec(detail)?.[1] ?? directory;
    return new GateError("not-a-repository", { directory: owned, reason: "dubious-ownership" });
  }
  if (/not a git repository/i.test(detail))
    return new GateError("not-a-repository", { directory, reason: "none" });
  if (/must be run in a work tree/.test(detail)) {
    return new GateError("not-a-repository", { directory, reason: "bare" });
  }
  if (/(?:smudge|process|external) filter .*(?:failed|not found)|filter-process.*not found/.test(detail)) {
    return commandFailed(call, "filter-failed", detail);
  }
  if (/No space left on device|disk quota exceeded/i.test(detail)) {
    return new GateError("disk-full", { path: directory });
  }
  return commandFailed(
    call,
    "exit-status",
    detail === "" ? `status ${exit.code ?? exit.signal ?? "?"}` : detail
  );
}
function commandFailed(call, reason, detail) {
  const command = call.args.find((arg) => !arg.startsWith("-") && !arg.includes("=")) ?? "";
  return new GateError("command-failed", { program: "git", command, reason, detail });
}

// src/adapters/commit-files.ts
var checkoutTimeoutMs = 18e5;
var listingBytes = 128 << 20;
async function detachedTree(exec, repository, target) {
  const beside = await makeFolders(target);
  const paths = await runGit(exec, {
    cwd: repository,
    args: ["rev-parse", "--absolute-git-dir", "--git-path", "objects"]
  });
  const [gitDir = "", objects = ""] = paths.stdout.text.split("\n");
  const index = join4(beside, "index");
  const call = {
    cwd: target,
    env: {
      GIT_INDEX_FILE: index,
      // A partial clone fetches what it lacks: that must not land in the user's repository either.
      GIT_OBJECT_DIRECTORY: join4(beside, "objects"),
      GIT_ALTERNATE_OBJECT_DIRECTORIES: quoteForList(resolve3(repository, objects))
    },
    timeoutMs: checkoutTimeoutMs,
    keepBytes: listingBytes
  };
  return {
    index,
    async run(args) {
      const where = [`--git-dir=${gitDir}`, `--work-tree=${target}`, "-c", "core.sparseCheckout=false"];
      return (await runGit(exec, { ...call, args: [...where, ...args] })).stdout.text;
    },
    remove: () => rm2(beside, { recursive: true, force: true })
  };
}
async function makeFolders(target) {
  try {
    await mkdir2(target, { recursive: true });
    const beside = await mkdtemp(join4(dirname2(target), ".git-"));
    await mkdir2(join4(beside, "objects"));
    return beside;
  } catch (error) {
    throw fileError(error, target);
  }
}
async function checkoutCommit(exec, repository, commit, target) {
  const tree = await detachedTree(exec, repository, target);
  try {
    await tree.run(["read-tree", "-m", "-u", "--no-recurse-submodules", commit]);
    const staged = await tree.run(["ls-files", "--stage"]);
    const submodules = [...staged.matchAll(/^160000 \S+ \d\t(.*)$/gm)].map(
      ([, name = ""]) => bytesOfName(name).toString("utf8")
    );
    return { submodules, ignored: [] };
  } finally {
    await tree.remove();
  }
}
function quoteForList(path) {
  return /^"|:/.test(path) ? `"${path.replace(/["\\]/g, "\\$&")}"` : path;
}
var escapes = /* @__PURE__ */ new Map([
  ["a", 7],
  ["b", 8],
  ["t", 9],
  ["n", 10],
  ["v", 11],
  ["f", 12],
  ["r", 13]
]);
function bytesOfName(printed) {
  if (!printed.startsWith('"')) return Buffer.from(printed, "latin1");
  const plain = printed.slice(1, -1).replace(/\\([0-7]{3}|.)/g, (_, escaped2) => {
    if (escaped2.length === 3) return String.fromCharCode(parseInt(escaped2, 8));
    const control = escapes.get(escaped2);
    return control === void 0 ? escaped2 : String.fromCharCode(control);
  });
  return Buffer.from(plain, "latin1");
}

// src/adapters/git-fetch.ts
var fetchTimeoutMs = 3e5;
var quiet = ["fetch.writeCommitGraph=false", "remote.origin.followRemoteHEAD=never"].flatMap((setting) => [
  "-c",
  setting
]);
var onlyThis = [
  ...["--no-tags", "--no-prune", "--no-write-fetch-head", "--no-auto-gc", "--no-recurse-submodules"],
  "--no-progress"
];
async function fetchCommit(exec, repository, commit) {
  if (!isHash(commit)) throw new GateError("ref-unknown", { ref: commit, detail: "not-a-name" });
  const isShallow = await askGit(exec, { cwd: repository, args: ["rev-parse", "--is-shallow-repository"] }) === "true";
  const depth = isShallow ? ["--depth=1"] : [];
  try {
    await runGit(exec, {
      cwd: repository,
      args: [...quiet, "fetch", ...onlyThis, ...depth, "origin", commit],
      timeoutMs: fetchTimeoutMs
    });
  } catch (error) {
    if (!(error instanceof GateError) || error.code !== "command-failed") throw error;
    const { reason = "", detail = "" } = error.facts;
    const output = lastWords(String(detail));
    const facts = { ref: commit, detail: "not-fetched", shallow: isShallow, reason, output };
    throw new GateError("ref-unknown", facts);
  }
}
function isHash(commit) {
  return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(commit);
}
var advice = /^(?:fatal: Could not read from remote repository\.|fatal: the remote end hung up.*|Please make sure you have the correct access rights|and the repository exists\.|)$/;
function lastWords(printed) {
  const lines = printed.split(/\r?\n/).filter((line2) => !advice.test(line2.trim()));
  const line = lines.findLast((text) => /^(?:fatal|error): /.test(text)) ?? lines.at(-1) ?? "";
  return withoutCredentials(line).slice(0, 1e3);
}
function withoutCredentials(line) {
  return line.replace(/\b([a-z][a-z0-9+.-]*:\/\/)[^/\s'"]*@/gi, "$1").replace(/(\b[a-z][a-z0-9+.-]*:\/\/[^\s'"?]*)\?[^\s'"]*/gi, "$1").replace(/((?:authorization|cookie|token|extraheader)['"]?\s*[:=]\s*).*/gi, "$1***");
}

// src/adapters/git-file.ts
var mostBytes = 1 << 20;
async function fileAt(exec, repository, sha, path) {
  if (!isInside(path)) return null;
  const listed = await runGit(exec, {
    cwd: repository,
    // Literal, because `*` and `:(top)` would match more; after the dashes no path is an option.
    args: ["--literal-pathspecs", "ls-tree", "--full-tree", sha, "--", path]
  });
  const blob = /^100\d{3} blob ([0-9a-f]+)\t[^\n]*\n$/.exec(listed.stdout.text)?.[1];
  if (blob === void 0) return null;
  const { stdout } = await runGit(exec, {
    cwd: repository,
    args: ["cat-file", "blob", blob],
    keepBytes: mostBytes / 2
  });
  return stdout.text;
}
function isInside(path) {
  return !path.includes("\0") && path.split("/").every((part) => !["", ".", ".."].includes(part));
}

// src/adapters/working-tree.ts
import { constants as constants3 } from "node:fs";
import { copyFile, lstat as lstat3, mkdir as mkdir3, readlink, realpath, rm as rm3, symlink } from "node:fs/promises";
import { posix as posix3, relative, resolve as resolve4, sep } from "node:path";
var lanes = 16;
var mostIgnored = 20;
var slash = Buffer.from("/");
async function checkoutWorkingTree(exec, { repository, target, except }) {
  const left = (await foldersBelow(repository, except)).map((folder) => Buffer.from(`${folder}/`));
  const isLeft = ({ name, untracked }) => untracked && left.some((folder) => name.subarray(0, folder.length).equals(folder));
  const entries = (await list(exec, repository)).filter((entry) => !isLeft(entry));
  await mkdir3(target, { recursive: true }).catch((error) => {
    throw fileError(error, target);
  });
  if (entries.some((entry) => entry.sparse)) await writeIndex(exec, repository, target, entries);
  const submodules = [];
  const ignored = await ignoredGoFiles(exec, repository);
  const folders = new Folders(repository, target);
  const nested = await inLanes(entries, lanes, async (entry) => {
    const isFolder = await copyEntry(folders, entry) === "folder";
    return isFolder && entry.repository ? [entry.name.toString("utf8")] : [];
  });
  for (const name of nested.flat()) {
    const inner = resolve4(repository, name);
    if (!await exists(resolve4(inner, ".git"))) {
      submodules.push(name);
      continue;
    }
    const facts = await checkoutWorkingTree(exec, {
      repository: inner,
      target: resolve4(target, name),
      except
    });
    submodules.push(...facts.submodules.map((sub) => posix3.join(name, sub)));
    ignored.push(...facts.ignored.map((file) => posix3.join(name, file)));
  }
  return { submodules, ignored: ignored.slice(0, mostIgnored) };
}
async function foldersBelow(repository, folders) {
  if (folders.length === 0) return [];
  const root = await realpath(repository);
  const below2 = [];
  for (const folder of folders) {
    if (!await exists(folder)) continue;
    const path = relative(root, await realpath(folder));
    if (path !== "" && path !== ".." && !path.startsWith(`..${sep}`)) below2.push(path.split(sep).join("/"));
  }
  return below2;
}
var withoutGo = /(?:^|\/)(?:[._][^/]*|testdata|node_modules)\//;
async function ignoredGoFiles(exec, repository) {
  const { stdout } = await runGit(exec, {
    cwd: repository,
    args: ["ls-files", "--others", "--ignored", "--exclude-standard", "--", "*.go"],
    timeoutMs: 6e5,
    keepBytes: listingBytes
  });
  const names = stdout.text.split("\n").filter((printed) => printed !== "");
  return names.map((printed) => bytesOfName(printed).toString("utf8")).filter((name) => !withoutGo.test(name)).slice(0, mostIgnored);
}
async function list(exec, repository) {
  const { stdout } = await runGit(exec, {
    cwd: repository,
    args: ["ls-files", "-t", "--stage", "--cached", "--others", "--exclude-standard"],
    timeoutMs: 6e5,
    keepBytes: listingBytes
  });
  const line = /^(\S) (?:(\d{6}) [0-9a-f]+ \d\t)?(.*)$/gm;
  const entries = /* @__PURE__ */ new Map();
  for (const [, tag, mode, printed = ""] of stdout.text.matchAll(line)) {
    const name = bytesOfName(printed);
    const isNested = name.at(-1) === slash[0];
    entries.set(printed, {
      name: isNested ? name.subarray(0, -1) : name,
      untracked: tag === "?",
      sparse: tag === "S",
      repository: isNested || mode === "160000"
    });
  }
  return [...entries.values()];
}
async function writeIndex(exec, repository, target, entries) {
  const path = await runGit(exec, { cwd: repository, args: ["rev-parse", "--git-path", "index"] });
  const tree = await detachedTree(exec, repository, target);
  try {
    await copyFile(resolve4(repository, path.stdout.text.trimEnd()), tree.index);
    await tree.run(["checkout-index", "--all", "--quiet", "--ignore-skip-worktree-bits"]);
  } finally {
    await tree.remove();
  }
  const others = entries.filter((entry) => !entry.sparse);
  await inLanes(others, lanes, (entry) => rm3(below(target, entry.name), { recursive: true, force: true }));
}
function below(root, name) {
  return Buffer.concat([Buffer.from(root), slash, name]);
}
var Folders = class {
  constructor(source, target) {
    this.source = source;
    this.target = target;
  }
  source;
  target;
  #known = /* @__PURE__ */ new Map();
  /** Makes the folder of a file. False when it is gone, or is a link now: then the file is deleted, as git sees it. */
  parentOf(name) {
    const end = name.lastIndexOf("/");
    if (end < 0) return Promise.resolve(true);
    const folder = name.subarray(0, end);
    const key = folder.toString("latin1");
    let known = this.#known.get(key);
    if (known === void 0) {
      known = this.#make(folder);
      this.#known.set(key, known);
    }
    return known;
  }
  async #make(folder) {
    if (!await this.parentOf(folder)) return false;
    const stats = await statOf(below(this.source, folder));
    if (stats?.isDirectory() !== true) return false;
    await mkdir3(below(this.target, folder), { recursive: true });
    return true;
  }
};
async function copyEntry(folders, entry) {
  const { name } = entry;
  const from = below(folders.source, name);
  const to = below(folders.target, name);
  try {
    if (!await folders.parentOf(name)) return "deleted";
    const stats = await statOf(from);
    if (stats === null) return "deleted";
    if (stats.isDirectory()) {
      await mkdir3(to, { recursive: true });
      return "folder";
    }
    if (stats.isSymbolicLink()) await symlink(await readlink(from, "buffer"), to);
    else await copyFile(from, to, constants3.COPYFILE_FICLONE);
    return "file";
  } catch (error) {
    throw fileError(error, from.toString("utf8"), codeOf(error) === "EACCES" ? "read" : "write");
  }
}
function codeOf(error) {
  return error.code;
}
async function statOf(path) {
  try {
    return await lstat3(path);
  } catch (error) {
    if (codeOf(error) === "ENOENT" || codeOf(error) === "ENOTDIR") return null;
    throw error;
  }
}
async function exists(path) {
  return await statOf(path) !== null;
}

// src/adapters/git.ts
var largestPatch = 256 << 20;
function createGit(exec) {
  const ask = (cwd, args, answers) => askGit(exec, { cwd, args, ...answers === void 0 ? {} : { answers } });
  const commitOf = (repository, ref) => ask(repository, ["rev-parse", "--verify", "--quiet", `${ref}^{commit}`], [1, 128]);
  const isShallow = async (repository) => await ask(repository, ["rev-parse", "--is-shallow-repository"]) === "true";
  const resolve5 = async (repository, ref) => {
    refuseOption(ref);
    const commit = await commitOf(repository, ref);
    if (commit !== null) return commit;
    const shallow = await isShallow(repository);
    if (await commitOf(repository, "HEAD") === null)
      throw new GateError("ref-unknown", { ref, detail: "no-commits" });
    const remote = `origin/${ref}`;
    const suggestion = await commitOf(repository, remote) === null ? {} : { suggestion: remote };
    throw new GateError("ref-unknown", { ref, detail: "not-found", shallow, ...suggestion });
  };
  const parentsOf = async (repository, commit) => {
    const sha = await resolve5(repository, commit);
    const { stdout } = await runGit(exec, {
      cwd: repository,
      args: ["cat-file", "commit", sha],
      keepBytes: 1 << 20
    });
    const header = stdout.text.split("\n\n", 1)[0] ?? "";
    return [...header.matchAll(/^parent ([0-9a-f]+)$/gm)].map(([, parent = ""]) => parent);
  };
  return {
    async root(directory) {
      const found = statSync2(directory, { throwIfNoEntry: false });
      if (found?.isDirectory() !== true) {
        const reason = found === void 0 ? "no-such-folder" : "not-a-folder";
        throw new GateError("not-a-repository", { directory, reason });
      }
      const root = await ask(directory, ["rev-parse", "--show-toplevel"]);
      if (root === null) throw new GateError("not-a-repository", { directory, reason: "bare" });
      return root;
    },
    resolve: resolve5,
    async defaultBranch(repository) {
      const prefix = "refs/remotes/";
      const remoteHead = await ask(repository, ["symbolic-ref", "--quiet", `${prefix}origin/HEAD`], [1]);
      const configured = await ask(repository, ["config", "--get", "init.defaultBranch"], [1]);
      const candidates = [
        ...remoteHead === null ? [] : [remoteHead],
        ...["refs/remotes/origin/main", "refs/remotes/origin/master", "refs/heads/main", "refs/heads/master"],
        ...configured === null ? [] : [`refs/heads/${configured}`]
      ];
      for (const ref of candidates) {
        if (await commitOf(repository, ref) !== null) return ref.replace(/^refs\/(?:remotes|heads)\//, "");
      }
      return null;
    },
    async mergeBase(repository, a, b) {
      const [left, right] = [await resolve5(repository, a), await resolve5(repository, b)];
      const base = await ask(repository, ["merge-base", left, right], [1]);
      if (base !== null) return base;
      throw new GateError("no-merge-base", { a, b, shallow: await isShallow(repository) });
    },
    async parent(repository, commit) {
      const [parent] = await parentsOf(repository, commit);
      if (parent === void 0) return null;
      if (await commitOf(repository, parent) !== null) return parent;
      throw new GateError("ref-unknown", { ref: `${commit}^`, detail: "not-fetched", shallow: true });
    },
    parents: parentsOf,
    async has(repository, commit) {
      if (!isHash(commit)) throw new GateError("ref-unknown", { ref: commit, detail: "not-a-name" });
      const args = ["rev-list", "--no-walk", "--missing=print", commit];
      return await ask(repository, args, [128]) === commit;
    },
    fetch: (repository, commit) => fetchCommit(exec, repository, commit),
    async file(repository, commit, path) {
      return fileAt(exec, repository, await resolve5(repository, commit), path);
    },
    async isDirty(repository, except = []) {
      const status = async (...args) => {
        const call = { cwd: repository, timeoutMs: 6e5, keepBytes: 16 << 20 };
        const { stdout } = await runGit(exec, { ...call, args: ["status", "--porcelain", ...args] });
        return stdout.text !== "";
      };
      const folders = await foldersBelow(repository, except);
      if (folders.length === 0) return status("--untracked-files=normal");
      const without = folders.map((folder) => `:(top,exclude,literal)${folder}`);
      return await status("--untracked-files=no") || await status("--untracked-files=normal", "--", ":(top)", ...without);
    },
    async checkoutCommit(repository, commit, target) {
      refuseOption(commit);
      return checkoutCommit(exec, repository, commit, target);
    },
    checkoutWorkingTree: (repository, target, except = []) => checkoutWorkingTree(exec, { repository, target, except }),
    diff: (base, head) => diffFolders(exec, base, head)
  };
}
function refuseOption(ref) {
  if (ref === "" || ref.startsWith("-") || /[\x00-\x1f\x7f]/.test(ref)) {
    throw new GateError("ref-unknown", { ref, detail: "not-a-name" });
  }
}
async function diffFolders(exec, base, head) {
  const cwd = dirname3(base);
  for (const folder of [base, head]) {
    await stat(folder).catch((error) => {
      throw fileError(error, folder, "read");
    });
  }
  const scratch = await mkdtemp2(join5(cwd, ".diff-"));
  try {
    const patch = join5(scratch, "patch");
    await runGit(exec, {
      cwd,
      args: [
        ...["-c", "diff.renameLimit=2000"],
        ...["diff", "--no-index", "--no-color", "--no-ext-diff", "--no-textconv", "--no-prefix"],
        ...["-U0", "--inter-hunk-context=0", "-M", "--diff-algorithm=histogram", "-O/dev/null"],
        ...[`--output=${patch}`, "--", relative2(cwd, base), relative2(cwd, head)]
      ],
      // The folders are in no repository, and one further up has nothing to say about them.
      env: { GIT_CEILING_DIRECTORIES: dirname3(cwd) },
      timeoutMs: 6e5,
      answers: [1]
    });
    const { size } = await stat(patch);
    if (size > largestPatch) {
      const facts = { program: "git", command: "diff", reason: "too-much-output", detail: `${size} B` };
      throw new GateError("command-failed", facts);
    }
    return await readFile(patch);
  } finally {
    await rm4(scratch, { recursive: true });
  }
}

// src/adapters/load.ts
import { readFile as readFile3 } from "node:fs/promises";
import { cpus as cpus2 } from "node:os";

// src/adapters/machine.ts
import { readFile as readFile2 } from "node:fs/promises";
import { availableParallelism, arch, cpus, release, totalmem, type } from "node:os";
async function readMachine(env) {
  const model = cpus()[0]?.model.trim() ?? "";
  const [pin = null, other = null] = process.platform === "linux" ? await pinsToLastCores(env) : [];
  return {
    cpu: (model === "" || model === "unknown" ? arch() : model).slice(0, 256),
    cores: availableParallelism(),
    os: `${type()} ${release()}`.slice(0, 128),
    memoryBytes: memoryBytes(),
    pin,
    pins: pin === null || other === null ? null : [other, pin]
  };
}
function memoryBytes() {
  const limit = process.constrainedMemory() ?? 0;
  return limit > 0 ? Math.min(limit, totalmem()) : totalmem();
}
async function pinsToLastCores(env) {
  const allowed = allowedCores(await readFile2("/proc/self/status", "utf8"));
  const last = allowed.at(-1);
  if (last === void 0) return [];
  try {
    const [program = "", ...args] = pinTo(last);
    const options = { env: { ...env }, silent: true, ignoreReturnCode: true };
    const tried = await getExecOutput(program, [...args, "true"], options);
    if (tried.exitCode !== 0) return [];
  } catch (error) {
    if (error instanceof Error && error.message.includes("Unable to locate executable file")) return [];
    throw error;
  }
  return [last, ...coresBeside(last, allowed, await siblingsOf(last))].map(pinTo);
}
function pinTo(core) {
  return ["taskset", "-c", String(core)];
}
function coreOf(pin) {
  const core = pin.at(-1);
  return core !== void 0 && /^\d+$/.test(core) ? [Number(core)] : [];
}
function allowedCores(status) {
  return coresIn(/^Cpus_allowed_list:\s*([\d,-]+)\s*$/m.exec(status)?.[1] ?? "");
}
function coresIn(list2) {
  return list2.split(",").flatMap((range) => {
    const [first, last = first] = range.split("-").map(Number);
    if (range === "" || first === void 0 || last === void 0 || last - first > mostCores) return [];
    return Array.from({ length: last - first + 1 }, (_, k) => first + k);
  });
}
var mostCores = 65536;
function coresBeside(core, allowed, siblings) {
  const others = allowed.filter((other) => other !== core);
  const apart = others.filter((other) => !siblings.includes(other));
  return (apart.length > 0 ? apart : others).slice(-1);
}
async function siblingsOf(core) {
  const file = `/sys/devices/system/cpu/cpu${core}/topology/thread_siblings_list`;
  try {
    return coresIn((await readFile2(file, "utf8")).trim());
  } catch (error) {
    if (["ENOENT", "EACCES"].includes(error.code ?? "")) return [];
    throw error;
  }
}

// src/adapters/load.ts
var ticksPerSecond = 100;
async function readLoad(pins) {
  const cpu = cpus2()[0]?.model.trim() ?? "";
  if (process.platform !== "linux") return { processors: [], tasks: null, cpu };
  const [stat2, loadavg] = await Promise.all([
    readFile3("/proc/stat", "utf8"),
    readFile3("/proc/loadavg", "utf8")
  ]);
  return { processors: processorTimes(stat2, pins.flatMap(coreOf)), tasks: tasksOf(loadavg), cpu };
}
function processorTimes(stat2, cores) {
  const names = cores.length === 0 ? ["cpu"] : cores.map((core) => `cpu${core}`);
  const times = names.flatMap((name) => timesIn(stat2, name) ?? []);
  return times.length === names.length ? times : [];
}
function timesIn(stat2, name) {
  const line = stat2.split("\n").find((text) => text.startsWith(`${name} `));
  const numbers = line?.trim().split(/ +/).slice(1).map(Number);
  if (numbers === void 0 || numbers.length < 8 || numbers.some(Number.isNaN)) return null;
  const total = numbers.slice(0, 8).reduce((sum, ticks) => sum + ticks, 0);
  return { total: total / ticksPerSecond, stolen: (numbers[7] ?? 0) / ticksPerSecond };
}
function tasksOf(loadavg) {
  const [first = ""] = loadavg.split(" ", 1);
  return /^\d+(\.\d+)?$/.test(first) ? Number(first) : null;
}

// src/adapters/scratch.ts
import { chmodSync, lstatSync, readdirSync, rmSync } from "node:fs";
import { mkdtemp as mkdtemp3, realpath as realpath2 } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join as join6 } from "node:path";
async function createScratch(parent = process.env["RUNNER_TEMP"] ?? tmpdir()) {
  let directory;
  try {
    directory = await mkdtemp3(join6(await realpath2(parent), "pprof-gate-"));
  } catch (error) {
    throw fileError(error, parent);
  }
  const removeNow = () => {
    removeTree(directory);
  };
  process.once("exit", removeNow);
  return {
    directory,
    // Synchronous on purpose: nothing else may run while the last traces go, and it is the same code at exit.
    remove() {
      process.off("exit", removeNow);
      removeNow();
      return Promise.resolve();
    }
  };
}
function removeTree(directory) {
  const remove = () => {
    rmSync(directory, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
  };
  try {
    remove();
  } catch (error) {
    const { code } = error;
    if (code !== "EACCES" && code !== "EPERM") throw error;
    makeWritable(directory);
    remove();
  }
}
function makeWritable(path) {
  if (!lstatSync(path).isDirectory()) return;
  chmodSync(path, 448);
  for (const name of readdirSync(path)) makeWritable(join6(path, name));
}

// src/adapters/toolchain.ts
import { delimiter } from "node:path";
var oldestMinor = 21;
var buildSettings = [
  ...["GOFLAGS", "GOEXPERIMENT", "GOTOOLCHAIN", "GOFIPS140", "CGO_ENABLED", "CC"],
  ...["CGO_CFLAGS", "CGO_CPPFLAGS", "CGO_CXXFLAGS", "CGO_LDFLAGS"],
  ...["GO386", "GOAMD64", "GOARM", "GOARM64", "GOMIPS", "GOMIPS64", "GOPPC64", "GORISCV64", "GOWASM"]
];
var runtimeSettings = ["GODEBUG", "GOGC", "GOMEMLIMIT", "GOTRACEBACK"];
async function goFacts(exec, cwd, childEnv) {
  const folders = ["GOROOT", "GOMOD", "GOWORK", "GOPATH", "GOMODCACHE", "GOCACHE"];
  const names = ["GOVERSION", "GOOS", "GOARCH", ...folders, ...buildSettings];
  const go = (...args) => exec.run({ program: "go", args, cwd, timeoutMs: 6e5, keepBytes: 256 << 10 });
  const exit = await go("env", "-json", ...names);
  if (exit.code !== 0) throw goFailure(exit);
  const values = new Map(Object.entries(JSON.parse(exit.stdout.text)));
  const get = (name) => values.get(name) ?? "";
  const version = get("GOVERSION");
  refuseOld(version);
  const tooOld = pathOrNull(get("GOMOD")) === null ? null : needsLaterGo((await go("list", "-m")).stderr.text);
  if (tooOld !== null) throw tooOld;
  const flags = safeGoFlags(get("GOFLAGS"));
  values.set("GOFLAGS", flags.value);
  const env = [
    ...buildSettings.map((name) => [name, get(name)]),
    ...runtimeSettings.map((name) => [name, childEnv[name] ?? ""])
  ].filter(([, value]) => value !== "");
  return {
    go: {
      version: version.slice(0, 64),
      goos: get("GOOS"),
      goarch: get("GOARCH"),
      env: Object.fromEntries(
        env.sort(([a], [b]) => byText(a, b)).map(([name, value]) => [name, value.slice(0, 4096)])
      )
    },
    gomod: pathOrNull(get("GOMOD")),
    gowork: pathOrNull(get("GOWORK")),
    goroot: get("GOROOT"),
    gopath: get("GOPATH").split(delimiter),
    gomodcache: get("GOMODCACHE"),
    gocache: get("GOCACHE"),
    // A blank, because an empty variable would leave the setting of `go env -w` in force.
    env: { GOFLAGS: flags.value === "" ? " " : flags.value },
    removed: flags.removed
  };
}
function pathOrNull(value) {
  return value === "" || value === "off" || value === "/dev/null" || value === "NUL" ? null : value;
}
function refuseOld(version) {
  const minor = /\bgo1\.(\d+)/.exec(version)?.[1];
  if (minor === void 0 || Number(minor) < oldestMinor) {
    throw new GateError("go-too-old", { version, need: `go1.${oldestMinor}`, detail: "" });
  }
}
function needsLaterGo(printed) {
  const [line, need, version] = /.*requires go >= (\S+) \(running go ([^;)\s]+).*/.exec(printed) ?? [];
  if (line === void 0 || need === void 0 || version === void 0) return null;
  return new GateError("go-too-old", { version: `go${version}`, need: `go${need}`, detail: line });
}
function goFailure(exit) {
  const detail = exit.stderr.text.trim().slice(-4e3);
  const reason = exit.timedOut ? "timeout" : "exit-status";
  return needsLaterGo(detail) ?? new GateError("command-failed", { program: "go", command: "env", reason, detail });
}

// src/adapters/system.ts
var released = /^go1\.\d+(?:\.\d+|rc\d+|beta\d+)?$/;
function createSystem(env, log, options = { verbose: false }) {
  const cleaned = childEnvironment(env);
  const plain = createExec({ env: cleaned.variables });
  const exec = options.verbose ? telling(plain, log) : plain;
  const scratches = /* @__PURE__ */ new Set();
  const redactor = createRedactor();
  learnEnvironment(redactor, env);
  const measured = /* @__PURE__ */ new Map();
  return {
    captures() {
      const there = [...measured].filter(([directory]) => existsSync(directory));
      const having = (values) => there.flatMap(([path, has]) => has === values ? [path] : []);
      return { measured: having(true), empty: having(false) };
    },
    ports: {
      exec,
      git: learningGit(createGit(exec), redactor),
      captures: noting(createCaptureDirectories(redactor), measured),
      clock: systemClock,
      log: {
        ...log,
        // It names benchmarks, which can have anything in their names.
        progress(state) {
          log.progress(redactor.json(state));
        }
      },
      load: readLoad,
      machine: () => readMachine(cleaned.variables),
      async toolchain(directory) {
        const facts = await goFacts(exec, directory, cleaned.variables);
        learnGo(redactor, facts);
        const removed = [...cleaned.removed, ...facts.removed].flatMap(({ flag }) => flag ?? []);
        if (removed.length > 0) log.warning(removedFlags(removed));
        const pinned = released.test(facts.go.version) ? { GOTOOLCHAIN: facts.go.version } : {};
        const path = [join7(facts.goroot, "bin"), cleaned.variables["PATH"] ?? ""].filter((part) => part !== "").join(":");
        return {
          // As captures tell it, so that what is found out before there is one agrees with them.
          go: redactor.json(facts.go),
          env: { ...facts.env, ...pinned, ...facts.goroot === "" ? {} : { PATH: path } }
        };
      },
      async scratch() {
        const scratch = await createScratch();
        scratches.add(scratch);
        learnScratch(redactor, scratch.directory);
        return {
          directory: scratch.directory,
          async remove() {
            scratches.delete(scratch);
            await scratch.remove();
          }
        };
      }
    },
    async stop() {
      await exec.stop();
      for (const scratch of [...scratches]) await scratch.remove();
    }
  };
}
function learnEnvironment(redactor, env) {
  redactor.learn(env["GITHUB_WORKSPACE"], "$WORKSPACE");
  redactor.learn(env["RUNNER_TEMP"], "$TMP");
  redactor.learn(tmpdir2(), "$TMP");
  redactor.learn(env["HOME"], "$HOME");
  redactor.learn(homedir(), "$HOME");
  for (const secret of secretsIn(env)) redactor.hide(secret);
}
function learnGo(redactor, { goroot, gopath, gomodcache, gocache }) {
  redactor.learn(goroot, "$GOROOT");
  redactor.learn(gomodcache, "$GOMODCACHE");
  redactor.learn(gocache, "$GOCACHE");
  for (const folder of gopath) redactor.learn(folder, "$GOPATH");
}
function learnScratch(redactor, directory) {
  for (const side of ["base", "head", "single"]) redactor.learn(join7(directory, side), ".");
  redactor.learn(join7(directory, "tmp"), "$TMP");
  redactor.learn(directory, "$TMP");
}
function noting(captures, measured) {
  return {
    ...captures,
    async create(directory, manifest) {
      const writer2 = await captures.create(directory, manifest);
      measured.set(directory, false);
      return {
        ...writer2,
        async record(record) {
          await writer2.record(record);
          if (record.type === "run") measured.set(directory, true);
        }
      };
    }
  };
}
function learningGit(git, redactor) {
  return {
    ...git,
    async root(directory) {
      const root = await git.root(directory);
      redactor.learn(root, "$WORKSPACE");
      return root;
    }
  };
}
function telling(exec, log) {
  return {
    run(command) {
      log.info(commandLine(command.cwd, command.program, command.args));
      return exec.run(command);
    },
    stop: () => exec.stop()
  };
}

export {
  createScratch,
  createSystem
};
