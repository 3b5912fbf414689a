import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);
import {
  captureSchemaVersion,
  inLanes,
  manifestSchema,
  recordSchema
} from "./chunk-BX42XMLV.js";
import {
  commandLine,
  removedFlags
} from "./chunk-WHY2B65P.js";
import {
  by,
  byText
} from "./chunk-MTY3MCSE.js";
import {
  GateError
} from "./chunk-XLHC22VY.js";

// src/adapters/system.ts
import { join as join9 } from "node:path";

// src/adapters/capture-directory.ts
import { mkdir, open as open2, readdir as readdir2, rename as rename2, rm as rm2, writeFile } from "node:fs/promises";
import { dirname, join as join3 } from "node:path";

// src/adapters/capture-files.ts
import { createHash } from "node:crypto";
import { constants, createReadStream } from "node:fs";
import { lstat, open, readdir } from "node:fs/promises";
import { join, posix } from "node:path";
import { pipeline } from "node:stream/promises";
var manifestFile = "manifest.json";
var journalFile = "journal.jsonl";
var rawEntries = ["bench", "profiles", "dumps", "diff.patch", "config.yml"];
var captureLimits = {
  totalBytes: 512 << 20,
  files: 2e5,
  depth: 4,
  lines: 1e6,
  lineBytes: 4 << 20
};
function invalid(directory, file, reason, facts = {}) {
  return new GateError("capture-invalid", { directory, file, reason, ...facts });
}
async function listCapture(directory) {
  const sizes = [];
  let total = 0;
  const visit = async (path4, depth) => {
    const stats = await lstat(join(directory, path4));
    if (stats.isDirectory() && depth < captureLimits.depth) {
      for (const name of await readdir(join(directory, path4))) await visit(posix.join(path4, name), depth + 1);
      return;
    }
    if (!stats.isFile()) throw invalid(directory, path4, "not-a-file");
    total += stats.size;
    sizes.push([path4, stats.size]);
    if (total > captureLimits.totalBytes || sizes.length > captureLimits.files) {
      throw invalid(directory, path4, "too-large", { bytes: total, files: sizes.length });
    }
  };
  const present = new Set(await readdir(directory));
  for (const name of [manifestFile, journalFile, ...rawEntries]) if (present.has(name)) await visit(name, 0);
  return new Map(sizes.sort(by(([path4]) => path4)));
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
async function sha256Of(path4) {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path4), hash);
  return hash.digest("hex");
}

// src/adapters/capture-reading.ts
import { createHash as createHash2 } from "node:crypto";
import { join as join2 } from "node:path";

// src/adapters/file-error.ts
var full = /* @__PURE__ */ new Set(["ENOSPC", "EDQUOT"]);
var refused = /* @__PURE__ */ new Set([
  "EACCES",
  "EPERM",
  "EROFS",
  "ENOENT",
  "ENOTDIR",
  "EISDIR",
  "ENAMETOOLONG",
  "EIO",
  "ELOOP"
]);
function fileError(error, path4, doing = "write") {
  const code = error?.code ?? "";
  if (full.has(code)) return new GateError("disk-full", { path: path4 }, { cause: error });
  if (!refused.has(code)) return error;
  return new GateError(
    doing === "read" ? "file-unreadable" : "file-unwritable",
    { path: path4, detail: code },
    { cause: error }
  );
}

// src/adapters/capture-reading.ts
async function readCapture(directory) {
  const sizes = await listOrMissing(directory);
  const read = (file) => readWhole(directory, file, sizes.get(file) ?? 0).catch((error) => {
    throw fileError(error, join2(directory, file), "read");
  });
  const manifest = parseManifest(directory, await read(manifestFile));
  if (!sizes.has(journalFile)) throw invalid(directory, journalFile, "missing");
  const expected = new Map(manifest.files.map((file) => [file.path, file]));
  const files = /* @__PURE__ */ new Map();
  let journal = Buffer.alloc(0);
  for (const path4 of manifest.complete ? expected.keys() : sizes.keys()) {
    if (path4 === manifestFile) continue;
    if (!sizes.has(path4)) throw invalid(directory, path4, "missing");
    const bytes = await read(path4);
    const sum = expected.get(path4);
    if (manifest.complete && (sum?.bytes !== bytes.length || sum.sha256 !== sha256(bytes))) {
      throw invalid(directory, path4, "checksum");
    }
    if (path4 === journalFile) journal = bytes;
    else files.set(path4, bytes);
  }
  if (manifest.complete && !expected.has(journalFile)) throw invalid(directory, journalFile, "checksum");
  const records = parseJournal(directory, journal, manifest.complete);
  checkReferences(directory, records, files);
  return { manifest, records, files };
}
async function listOrMissing(directory) {
  let sizes;
  try {
    sizes = await listCapture(directory);
  } catch (error) {
    const { code } = error;
    if (code === "ENOENT" || code === "ENOTDIR")
      throw new GateError("capture-missing", { directory }, { cause: error });
    throw fileError(error, directory, "read");
  }
  if (!sizes.has(manifestFile)) throw new GateError("capture-missing", { directory });
  return sizes;
}
function parseManifest(directory, bytes) {
  const json = parseJson(bytes.toString("utf8"));
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
  for (const [index, record] of records.entries()) {
    const line = index + 1;
    if (record.type === "run") {
      const { file, offset, bytes } = record.output;
      if (offset + bytes > (files.get(file)?.length ?? -1)) throw invalid(directory, file, "cut", { line });
    } else if (record.type === "profile" || record.type === "trouble") {
      if (record.file !== null && !files.has(record.file))
        throw invalid(directory, record.file, "missing", { line });
    }
  }
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
function sha256(bytes) {
  return createHash2("sha256").update(bytes).digest("hex");
}

// src/adapters/file-move.ts
import { copyFile, rename, rm, stat } from "node:fs/promises";
async function moveFile(from, to) {
  try {
    await rename(from, to);
  } catch (error) {
    if (error.code !== "EXDEV") throw error;
    try {
      await copyFile(from, to);
    } catch (broken) {
      await rm(to, { force: true });
      throw broken;
    }
    await rm(from);
  }
  return (await stat(to)).size;
}

// src/adapters/capture-directory.ts
var newManifestFile = `${manifestFile}.new`;
var ourNames = /* @__PURE__ */ new Set([manifestFile, newManifestFile, journalFile, ...rawEntries]);
var captureDirectories = {
  create: createCapture,
  read: readCapture
};
async function createCapture(directory, manifest) {
  try {
    await mkdir(directory, { recursive: true });
    await clear(directory);
    await writeManifest(directory, { ...manifest, complete: false });
    return writer(directory, await open2(join3(directory, journalFile), "ax"));
  } catch (error) {
    throw fileError(error, directory);
  }
}
async function clear(directory) {
  const names = await readdir2(directory);
  if (names.length === 0) return;
  const strange = names.find((name) => !ourNames.has(name));
  if (strange !== void 0 || !await isCapture(directory, names)) {
    throw new GateError("file-unwritable", {
      path: directory,
      reason: "not-a-capture",
      found: strange ?? names[0] ?? ""
    });
  }
  for (const name of [...names.filter((name2) => name2 !== manifestFile), manifestFile]) {
    await rm2(join3(directory, name), { recursive: true });
  }
}
async function isCapture(directory, names) {
  if (!names.includes(manifestFile)) return false;
  const start2 = await readStart(join3(directory, manifestFile), 200);
  return /^\{\s*"schema":\s*"pprof-gate\/capture\//.test(start2);
}
async function readStart(path4, bytes) {
  const handle = await open2(path4, "r");
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(bytes), 0, bytes, 0);
    return buffer.toString("utf8", 0, bytesRead);
  } finally {
    await handle.close();
  }
}
async function writeManifest(directory, manifest) {
  const path4 = join3(directory, manifestFile);
  const text = `${JSON.stringify(manifestSchema.parse(manifest), null, 2)}
`;
  await writeFile(join3(directory, newManifestFile), text, { flush: true });
  await rename2(join3(directory, newManifestFile), path4);
}
function writer(directory, journal) {
  const sizes = /* @__PURE__ */ new Map();
  let journalSize = 0;
  let closed = false;
  let last = Promise.resolve();
  const inTurn = (path4, work) => {
    const turn = last.then(async () => {
      if (closed) throw new Error(`the capture ${directory} is closed`);
      try {
        return await work();
      } catch (error) {
        throw fileError(error, path4);
      }
    });
    last = turn.catch(() => void 0);
    return turn;
  };
  const rawPath = (file) => {
    const [top = ""] = file.split("/", 1);
    const safe = /^[^/\\\0]+(?:\/[^/\\\0]+)*$/.test(file) && !file.split("/").includes("..");
    if (!safe || !rawEntries.includes(top)) throw new Error(`a capture has no place for ${file}`);
    return join3(directory, file);
  };
  return {
    directory,
    append(file, data) {
      const path4 = rawPath(file);
      const bytes = typeof data === "string" ? Buffer.from(data) : data;
      return inTurn(path4, async () => {
        const offset = sizes.get(file) ?? 0;
        if (offset === 0) await mkdir(dirname(path4), { recursive: true });
        const handle = await open2(path4, "a");
        try {
          await appendWhole(handle, bytes, offset);
        } finally {
          await handle.close();
        }
        sizes.set(file, offset + bytes.length);
        return { file, offset, bytes: bytes.length };
      });
    },
    adopt(file, from) {
      const path4 = rawPath(file);
      return inTurn(path4, async () => {
        if (sizes.has(file)) throw new Error(`${file} is in the capture already`);
        await mkdir(dirname(path4), { recursive: true });
        sizes.set(file, await moveFile(from, path4));
      });
    },
    record(record) {
      const line = Buffer.from(`${JSON.stringify(recordSchema.parse(record))}
`);
      return inTurn(join3(directory, journalFile), async () => {
        await appendWhole(journal, line, journalSize);
        journalSize += line.length;
      });
    },
    close(manifest) {
      return inTurn(directory, async () => {
        await journal.sync();
        await journal.close();
        closed = true;
        const files = [];
        for (const [path4, bytes] of await listCapture(directory)) {
          if (path4 === manifestFile) continue;
          files.push({ path: path4, bytes, sha256: await sha256Of(join3(directory, path4)) });
        }
        await writeManifest(directory, { ...manifest, complete: true, files });
      });
    }
  };
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
  date: () => (/* @__PURE__ */ new Date()).toISOString()
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
import { basename, resolve } from "node:path";

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

// src/adapters/exec.ts
var longestTimeout = 2 ** 31 - 1;
function createExec(options) {
  const { quitMs = 5e3, stopMs = 2e3, drainMs = 250 } = options;
  const running = /* @__PURE__ */ new Set();
  let stopped;
  const killAll = () => {
    for (const { pid } of running) signalGroup(pid, "SIGKILL");
  };
  const enter = (child2) => {
    if (running.size === 0) process.on("exit", killAll);
    running.add(child2);
  };
  const leave = (child2) => {
    running.delete(child2);
    if (running.size === 0) process.off("exit", killAll);
  };
  const follow = (child2, pid, command, begin) => {
    const stdout = keepOutput(command.keepBytes);
    const stderr = keepOutput(command.keepBytes);
    child2.stdout?.on("data", (chunk) => {
      stdout.push(chunk);
    });
    child2.stderr?.on("data", (chunk) => {
      stderr.push(chunk);
    });
    let timedOut = false;
    let killTimer;
    const expire = () => {
      timedOut = true;
      signal(pid, "SIGQUIT");
      killTimer = setTimeout(() => {
        signalGroup(pid, "SIGKILL");
      }, quitMs);
    };
    const quitTimer = command.timeoutMs > 0 ? setTimeout(expire, Math.min(command.timeoutMs, longestTimeout)) : void 0;
    return new Promise((settle) => {
      child2.once("exit", (code, ending) => {
        const wallMs = performance.now() - begin;
        clearTimeout(quitTimer);
        clearTimeout(killTimer);
        signalGroup(pid, "SIGKILL");
        const drainTimer = setTimeout(() => {
          setImmediate(() => {
            child2.stdout?.destroy();
            child2.stderr?.destroy();
          });
        }, drainMs);
        child2.once("close", () => {
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
      const child2 = start(command, options.env);
      if (child2.pid === void 0) throw await startFailure(child2, command);
      const { pid } = child2;
      const exit = follow(child2, pid, command, begin);
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
        const all = Promise.all([...running].map((child2) => child2.ended));
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
  const cwd = resolve(command.cwd);
  try {
    return spawn(command.program, command.args, {
      cwd,
      // PWD as os/exec of Go sets it: a stale one from our own environment would name another folder.
      env: { ...env, ...command.env, PWD: cwd },
      detached: true,
      stdio: ["ignore", "pipe", "pipe"]
    });
  } catch (error) {
    throw notStarted(command, error);
  }
}
function startFailure(child2, command) {
  return new Promise((settle) => {
    child2.once("error", (error) => {
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
import { mkdtemp as mkdtemp2, readFile, rm as rm5, stat as stat2 } from "node:fs/promises";
import { dirname as dirname3, join as join5, relative as relative2 } from "node:path";

// src/adapters/commit-files.ts
import { mkdir as mkdir2, mkdtemp, rm as rm3 } from "node:fs/promises";
import { dirname as dirname2, join as join4, resolve as resolve2 } from "node:path";

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
async function runGit(exec2, call) {
  const { cwd, args, answers = [] } = call;
  const exit = await exec2.run({
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
async function askGit(exec2, call) {
  const { stdout } = await runGit(exec2, call);
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
async function detachedTree(exec2, repository, target) {
  const beside = await makeFolders(target);
  const paths = await runGit(exec2, {
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
      GIT_ALTERNATE_OBJECT_DIRECTORIES: quoteForList(resolve2(repository, objects))
    },
    timeoutMs: checkoutTimeoutMs,
    keepBytes: listingBytes
  };
  return {
    index,
    async run(args) {
      const where = [`--git-dir=${gitDir}`, `--work-tree=${target}`, "-c", "core.sparseCheckout=false"];
      return (await runGit(exec2, { ...call, args: [...where, ...args] })).stdout.text;
    },
    remove: () => rm3(beside, { recursive: true, force: true })
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
async function checkoutCommit(exec2, repository, commit, target) {
  const tree = await detachedTree(exec2, repository, target);
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
function quoteForList(path4) {
  return /^"|:/.test(path4) ? `"${path4.replace(/["\\]/g, "\\$&")}"` : path4;
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
  const plain = printed.slice(1, -1).replace(/\\([0-7]{3}|.)/g, (_, escaped) => {
    if (escaped.length === 3) return String.fromCharCode(parseInt(escaped, 8));
    const control = escapes.get(escaped);
    return control === void 0 ? escaped : String.fromCharCode(control);
  });
  return Buffer.from(plain, "latin1");
}

// src/adapters/working-tree.ts
import { constants as constants2 } from "node:fs";
import { copyFile as copyFile2, lstat as lstat2, mkdir as mkdir3, readlink, realpath, rm as rm4, symlink } from "node:fs/promises";
import { posix as posix2, relative, resolve as resolve3, sep } from "node:path";
var lanes = 16;
var mostIgnored = 20;
var slash = Buffer.from("/");
async function checkoutWorkingTree(exec2, { repository, target, except }) {
  const left = (await foldersBelow(repository, except)).map((folder) => Buffer.from(`${folder}/`));
  const isLeft = ({ name, untracked }) => untracked && left.some((folder) => name.subarray(0, folder.length).equals(folder));
  const entries = (await list(exec2, repository)).filter((entry) => !isLeft(entry));
  await mkdir3(target, { recursive: true }).catch((error) => {
    throw fileError(error, target);
  });
  if (entries.some((entry) => entry.sparse)) await writeIndex(exec2, repository, target, entries);
  const submodules = [];
  const ignored = await ignoredGoFiles(exec2, repository);
  const folders = new Folders(repository, target);
  const nested = await inLanes(entries, lanes, async (entry) => {
    const isFolder = await copyEntry(folders, entry) === "folder";
    return isFolder && entry.repository ? [entry.name.toString("utf8")] : [];
  });
  for (const name of nested.flat()) {
    const inner = resolve3(repository, name);
    if (!await exists(resolve3(inner, ".git"))) {
      submodules.push(name);
      continue;
    }
    const facts = await checkoutWorkingTree(exec2, {
      repository: inner,
      target: resolve3(target, name),
      except
    });
    submodules.push(...facts.submodules.map((sub) => posix2.join(name, sub)));
    ignored.push(...facts.ignored.map((file) => posix2.join(name, file)));
  }
  return { submodules, ignored: ignored.slice(0, mostIgnored) };
}
async function foldersBelow(repository, folders) {
  if (folders.length === 0) return [];
  const root = await realpath(repository);
  const below2 = [];
  for (const folder of folders) {
    if (!await exists(folder)) continue;
    const path4 = relative(root, await realpath(folder));
    if (path4 !== "" && path4 !== ".." && !path4.startsWith(`..${sep}`)) below2.push(path4.split(sep).join("/"));
  }
  return below2;
}
var withoutGo = /(?:^|\/)(?:[._][^/]*|testdata|node_modules)\//;
async function ignoredGoFiles(exec2, repository) {
  const { stdout } = await runGit(exec2, {
    cwd: repository,
    args: ["ls-files", "--others", "--ignored", "--exclude-standard", "--", "*.go"],
    timeoutMs: 6e5,
    keepBytes: listingBytes
  });
  const names = stdout.text.split("\n").filter((printed) => printed !== "");
  return names.map((printed) => bytesOfName(printed).toString("utf8")).filter((name) => !withoutGo.test(name)).slice(0, mostIgnored);
}
async function list(exec2, repository) {
  const { stdout } = await runGit(exec2, {
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
async function writeIndex(exec2, repository, target, entries) {
  const path4 = await runGit(exec2, { cwd: repository, args: ["rev-parse", "--git-path", "index"] });
  const tree = await detachedTree(exec2, repository, target);
  try {
    await copyFile2(resolve3(repository, path4.stdout.text.trimEnd()), tree.index);
    await tree.run(["checkout-index", "--all", "--quiet", "--ignore-skip-worktree-bits"]);
  } finally {
    await tree.remove();
  }
  const others = entries.filter((entry) => !entry.sparse);
  await inLanes(others, lanes, (entry) => rm4(below(target, entry.name), { recursive: true, force: true }));
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
    else await copyFile2(from, to, constants2.COPYFILE_FICLONE);
    return "file";
  } catch (error) {
    throw fileError(error, from.toString("utf8"), codeOf(error) === "EACCES" ? "read" : "write");
  }
}
function codeOf(error) {
  return error.code;
}
async function statOf(path4) {
  try {
    return await lstat2(path4);
  } catch (error) {
    if (codeOf(error) === "ENOENT" || codeOf(error) === "ENOTDIR") return null;
    throw error;
  }
}
async function exists(path4) {
  return await statOf(path4) !== null;
}

// src/adapters/git.ts
var largestPatch = 256 << 20;
function createGit(exec2) {
  const ask = (cwd, args, answers) => askGit(exec2, { cwd, args, ...answers === void 0 ? {} : { answers } });
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
      const sha = await resolve5(repository, commit);
      const { stdout } = await runGit(exec2, {
        cwd: repository,
        args: ["cat-file", "commit", sha],
        keepBytes: 1 << 20
      });
      const header = stdout.text.split("\n\n", 1)[0] ?? "";
      const parent = /^parent ([0-9a-f]+)$/m.exec(header)?.[1];
      if (parent === void 0) return null;
      if (await commitOf(repository, parent) !== null) return parent;
      throw new GateError("ref-unknown", { ref: `${commit}^`, detail: "not-fetched", shallow: true });
    },
    async isDirty(repository, except = []) {
      const status = async (...args) => {
        const call = { cwd: repository, timeoutMs: 6e5, keepBytes: 16 << 20 };
        const { stdout } = await runGit(exec2, { ...call, args: ["status", "--porcelain", ...args] });
        return stdout.text !== "";
      };
      const folders = await foldersBelow(repository, except);
      if (folders.length === 0) return status("--untracked-files=normal");
      const without = folders.map((folder) => `:(top,exclude,literal)${folder}`);
      return await status("--untracked-files=no") || await status("--untracked-files=normal", "--", ":(top)", ...without);
    },
    async checkoutCommit(repository, commit, target) {
      refuseOption(commit);
      return checkoutCommit(exec2, repository, commit, target);
    },
    checkoutWorkingTree: (repository, target, except = []) => checkoutWorkingTree(exec2, { repository, target, except }),
    diff: (base, head) => diffFolders(exec2, base, head)
  };
}
function refuseOption(ref) {
  if (ref === "" || ref.startsWith("-") || /[\x00-\x1f\x7f]/.test(ref)) {
    throw new GateError("ref-unknown", { ref, detail: "not-a-name" });
  }
}
async function diffFolders(exec2, base, head) {
  const cwd = dirname3(base);
  for (const folder of [base, head]) {
    await stat2(folder).catch((error) => {
      throw fileError(error, folder, "read");
    });
  }
  const scratch = await mkdtemp2(join5(cwd, ".diff-"));
  try {
    const patch = join5(scratch, "patch");
    await runGit(exec2, {
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
    const { size } = await stat2(patch);
    if (size > largestPatch) {
      const facts = { program: "git", command: "diff", reason: "too-much-output", detail: `${size} B` };
      throw new GateError("command-failed", facts);
    }
    return await readFile(patch);
  } finally {
    await rm5(scratch, { recursive: true });
  }
}

// src/adapters/machine.ts
import { readFile as readFile2 } from "node:fs/promises";
import { availableParallelism, arch, cpus, release, totalmem, type } from "node:os";

// node_modules/@actions/exec/lib/exec.js
import { StringDecoder } from "string_decoder";

// node_modules/@actions/exec/lib/toolrunner.js
import * as os from "os";
import * as events from "events";
import * as child from "child_process";
import * as path3 from "path";

// node_modules/@actions/io/lib/io.js
import * as path2 from "path";

// node_modules/@actions/io/lib/io-util.js
import * as fs from "fs";
import * as path from "path";
var __awaiter = function(thisArg, _arguments, P, generator) {
  function adopt(value) {
    return value instanceof P ? value : new P(function(resolve5) {
      resolve5(value);
    });
  }
  return new (P || (P = Promise))(function(resolve5, reject) {
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
      result.done ? resolve5(result.value) : adopt(result.value).then(fulfilled, rejected);
    }
    step((generator = generator.apply(thisArg, _arguments || [])).next());
  });
};
var { chmod, copyFile: copyFile3, lstat: lstat3, mkdir: mkdir4, open: open3, readdir: readdir3, rename: rename3, rm: rm6, rmdir, stat: stat3, symlink: symlink2, unlink } = fs.promises;
var IS_WINDOWS = process.platform === "win32";
var READONLY = fs.constants.O_RDONLY;
function exists2(fsPath) {
  return __awaiter(this, void 0, void 0, function* () {
    try {
      yield stat3(fsPath);
    } catch (err) {
      if (err.code === "ENOENT") {
        return false;
      }
      throw err;
    }
    return true;
  });
}
function isRooted(p) {
  p = normalizeSeparators(p);
  if (!p) {
    throw new Error('isRooted() parameter "p" cannot be empty');
  }
  if (IS_WINDOWS) {
    return p.startsWith("\\") || /^[A-Z]:/i.test(p);
  }
  return p.startsWith("/");
}
function tryGetExecutablePath(filePath, extensions) {
  return __awaiter(this, void 0, void 0, function* () {
    let stats = void 0;
    try {
      stats = yield stat3(filePath);
    } catch (err) {
      if (err.code !== "ENOENT") {
        console.log(`Unexpected error attempting to determine if executable file exists '${filePath}': ${err}`);
      }
    }
    if (stats && stats.isFile()) {
      if (IS_WINDOWS) {
        const upperExt = path.extname(filePath).toUpperCase();
        if (extensions.some((validExt) => validExt.toUpperCase() === upperExt)) {
          return filePath;
        }
      } else {
        if (isUnixExecutable(stats)) {
          return filePath;
        }
      }
    }
    const originalFilePath = filePath;
    for (const extension of extensions) {
      filePath = originalFilePath + extension;
      stats = void 0;
      try {
        stats = yield stat3(filePath);
      } catch (err) {
        if (err.code !== "ENOENT") {
          console.log(`Unexpected error attempting to determine if executable file exists '${filePath}': ${err}`);
        }
      }
      if (stats && stats.isFile()) {
        if (IS_WINDOWS) {
          try {
            const directory = path.dirname(filePath);
            const upperName = path.basename(filePath).toUpperCase();
            for (const actualName of yield readdir3(directory)) {
              if (upperName === actualName.toUpperCase()) {
                filePath = path.join(directory, actualName);
                break;
              }
            }
          } catch (err) {
            console.log(`Unexpected error attempting to determine the actual case of the file '${filePath}': ${err}`);
          }
          return filePath;
        } else {
          if (isUnixExecutable(stats)) {
            return filePath;
          }
        }
      }
    }
    return "";
  });
}
function normalizeSeparators(p) {
  p = p || "";
  if (IS_WINDOWS) {
    p = p.replace(/\//g, "\\");
    return p.replace(/\\\\+/g, "\\");
  }
  return p.replace(/\/\/+/g, "/");
}
function isUnixExecutable(stats) {
  return (stats.mode & 1) > 0 || (stats.mode & 8) > 0 && process.getgid !== void 0 && stats.gid === process.getgid() || (stats.mode & 64) > 0 && process.getuid !== void 0 && stats.uid === process.getuid();
}

// node_modules/@actions/io/lib/io.js
var __awaiter2 = function(thisArg, _arguments, P, generator) {
  function adopt(value) {
    return value instanceof P ? value : new P(function(resolve5) {
      resolve5(value);
    });
  }
  return new (P || (P = Promise))(function(resolve5, reject) {
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
      result.done ? resolve5(result.value) : adopt(result.value).then(fulfilled, rejected);
    }
    step((generator = generator.apply(thisArg, _arguments || [])).next());
  });
};
function which(tool, check) {
  return __awaiter2(this, void 0, void 0, function* () {
    if (!tool) {
      throw new Error("parameter 'tool' is required");
    }
    if (check) {
      const result = yield which(tool, false);
      if (!result) {
        if (IS_WINDOWS) {
          throw new Error(`Unable to locate executable file: ${tool}. Please verify either the file path exists or the file can be found within a directory specified by the PATH environment variable. Also verify the file has a valid extension for an executable file.`);
        } else {
          throw new Error(`Unable to locate executable file: ${tool}. Please verify either the file path exists or the file can be found within a directory specified by the PATH environment variable. Also check the file mode to verify the file is executable.`);
        }
      }
      return result;
    }
    const matches = yield findInPath(tool);
    if (matches && matches.length > 0) {
      return matches[0];
    }
    return "";
  });
}
function findInPath(tool) {
  return __awaiter2(this, void 0, void 0, function* () {
    if (!tool) {
      throw new Error("parameter 'tool' is required");
    }
    const extensions = [];
    if (IS_WINDOWS && process.env["PATHEXT"]) {
      for (const extension of process.env["PATHEXT"].split(path2.delimiter)) {
        if (extension) {
          extensions.push(extension);
        }
      }
    }
    if (isRooted(tool)) {
      const filePath = yield tryGetExecutablePath(tool, extensions);
      if (filePath) {
        return [filePath];
      }
      return [];
    }
    if (tool.includes(path2.sep)) {
      return [];
    }
    const directories = [];
    if (process.env.PATH) {
      for (const p of process.env.PATH.split(path2.delimiter)) {
        if (p) {
          directories.push(p);
        }
      }
    }
    const matches = [];
    for (const directory of directories) {
      const filePath = yield tryGetExecutablePath(path2.join(directory, tool), extensions);
      if (filePath) {
        matches.push(filePath);
      }
    }
    return matches;
  });
}

// node_modules/@actions/exec/lib/toolrunner.js
import { setTimeout as setTimeout2 } from "timers";
var __awaiter3 = function(thisArg, _arguments, P, generator) {
  function adopt(value) {
    return value instanceof P ? value : new P(function(resolve5) {
      resolve5(value);
    });
  }
  return new (P || (P = Promise))(function(resolve5, reject) {
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
      result.done ? resolve5(result.value) : adopt(result.value).then(fulfilled, rejected);
    }
    step((generator = generator.apply(thisArg, _arguments || [])).next());
  });
};
var IS_WINDOWS2 = process.platform === "win32";
var ToolRunner = class extends events.EventEmitter {
  constructor(toolPath, args, options) {
    super();
    if (!toolPath) {
      throw new Error("Parameter 'toolPath' cannot be null or empty.");
    }
    this.toolPath = toolPath;
    this.args = args || [];
    this.options = options || {};
  }
  _debug(message) {
    if (this.options.listeners && this.options.listeners.debug) {
      this.options.listeners.debug(message);
    }
  }
  _getCommandString(options, noPrefix) {
    const toolPath = this._getSpawnFileName();
    const args = this._getSpawnArgs(options);
    let cmd = noPrefix ? "" : "[command]";
    if (IS_WINDOWS2) {
      if (this._isCmdFile()) {
        cmd += toolPath;
        for (const a of args) {
          cmd += ` ${a}`;
        }
      } else if (options.windowsVerbatimArguments) {
        cmd += `"${toolPath}"`;
        for (const a of args) {
          cmd += ` ${a}`;
        }
      } else {
        cmd += this._windowsQuoteCmdArg(toolPath);
        for (const a of args) {
          cmd += ` ${this._windowsQuoteCmdArg(a)}`;
        }
      }
    } else {
      cmd += toolPath;
      for (const a of args) {
        cmd += ` ${a}`;
      }
    }
    return cmd;
  }
  _processLineBuffer(data, strBuffer, onLine) {
    try {
      let s = strBuffer + data.toString();
      let n = s.indexOf(os.EOL);
      while (n > -1) {
        const line = s.substring(0, n);
        onLine(line);
        s = s.substring(n + os.EOL.length);
        n = s.indexOf(os.EOL);
      }
      return s;
    } catch (err) {
      this._debug(`error processing line. Failed with error ${err}`);
      return "";
    }
  }
  _getSpawnFileName() {
    if (IS_WINDOWS2) {
      if (this._isCmdFile()) {
        return process.env["COMSPEC"] || "cmd.exe";
      }
    }
    return this.toolPath;
  }
  _getSpawnArgs(options) {
    if (IS_WINDOWS2) {
      if (this._isCmdFile()) {
        let argline = `/D /S /C "${this._windowsQuoteCmdArg(this.toolPath)}`;
        for (const a of this.args) {
          argline += " ";
          argline += options.windowsVerbatimArguments ? a : this._windowsQuoteCmdArg(a);
        }
        argline += '"';
        return [argline];
      }
    }
    return this.args;
  }
  _endsWith(str, end) {
    return str.endsWith(end);
  }
  _isCmdFile() {
    const upperToolPath = this.toolPath.toUpperCase();
    return this._endsWith(upperToolPath, ".CMD") || this._endsWith(upperToolPath, ".BAT");
  }
  _windowsQuoteCmdArg(arg) {
    if (!this._isCmdFile()) {
      return this._uvQuoteCmdArg(arg);
    }
    if (!arg) {
      return '""';
    }
    const cmdSpecialChars = [
      " ",
      "	",
      "&",
      "(",
      ")",
      "[",
      "]",
      "{",
      "}",
      "^",
      "=",
      ";",
      "!",
      "'",
      "+",
      ",",
      "`",
      "~",
      "|",
      "<",
      ">",
      '"'
    ];
    let needsQuotes = false;
    for (const char of arg) {
      if (cmdSpecialChars.some((x) => x === char)) {
        needsQuotes = true;
        break;
      }
    }
    if (!needsQuotes) {
      return arg;
    }
    let reverse = '"';
    let quoteHit = true;
    for (let i = arg.length; i > 0; i--) {
      reverse += arg[i - 1];
      if (quoteHit && arg[i - 1] === "\\") {
        reverse += "\\";
      } else if (arg[i - 1] === '"') {
        quoteHit = true;
        reverse += '"';
      } else {
        quoteHit = false;
      }
    }
    reverse += '"';
    return reverse.split("").reverse().join("");
  }
  _uvQuoteCmdArg(arg) {
    if (!arg) {
      return '""';
    }
    if (!arg.includes(" ") && !arg.includes("	") && !arg.includes('"')) {
      return arg;
    }
    if (!arg.includes('"') && !arg.includes("\\")) {
      return `"${arg}"`;
    }
    let reverse = '"';
    let quoteHit = true;
    for (let i = arg.length; i > 0; i--) {
      reverse += arg[i - 1];
      if (quoteHit && arg[i - 1] === "\\") {
        reverse += "\\";
      } else if (arg[i - 1] === '"') {
        quoteHit = true;
        reverse += "\\";
      } else {
        quoteHit = false;
      }
    }
    reverse += '"';
    return reverse.split("").reverse().join("");
  }
  _cloneExecOptions(options) {
    options = options || {};
    const result = {
      cwd: options.cwd || process.cwd(),
      env: options.env || process.env,
      silent: options.silent || false,
      windowsVerbatimArguments: options.windowsVerbatimArguments || false,
      failOnStdErr: options.failOnStdErr || false,
      ignoreReturnCode: options.ignoreReturnCode || false,
      delay: options.delay || 1e4
    };
    result.outStream = options.outStream || process.stdout;
    result.errStream = options.errStream || process.stderr;
    return result;
  }
  _getSpawnOptions(options, toolPath) {
    options = options || {};
    const result = {};
    result.cwd = options.cwd;
    result.env = options.env;
    result["windowsVerbatimArguments"] = options.windowsVerbatimArguments || this._isCmdFile();
    if (options.windowsVerbatimArguments) {
      result.argv0 = `"${toolPath}"`;
    }
    return result;
  }
  /**
   * Exec a tool.
   * Output will be streamed to the live console.
   * Returns promise with return code
   *
   * @param     tool     path to tool to exec
   * @param     options  optional exec options.  See ExecOptions
   * @returns   number
   */
  exec() {
    return __awaiter3(this, void 0, void 0, function* () {
      if (!isRooted(this.toolPath) && (this.toolPath.includes("/") || IS_WINDOWS2 && this.toolPath.includes("\\"))) {
        this.toolPath = path3.resolve(process.cwd(), this.options.cwd || process.cwd(), this.toolPath);
      }
      this.toolPath = yield which(this.toolPath, true);
      return new Promise((resolve5, reject) => __awaiter3(this, void 0, void 0, function* () {
        this._debug(`exec tool: ${this.toolPath}`);
        this._debug("arguments:");
        for (const arg of this.args) {
          this._debug(`   ${arg}`);
        }
        const optionsNonNull = this._cloneExecOptions(this.options);
        if (!optionsNonNull.silent && optionsNonNull.outStream) {
          optionsNonNull.outStream.write(this._getCommandString(optionsNonNull) + os.EOL);
        }
        const state = new ExecState(optionsNonNull, this.toolPath);
        state.on("debug", (message) => {
          this._debug(message);
        });
        if (this.options.cwd && !(yield exists2(this.options.cwd))) {
          return reject(new Error(`The cwd: ${this.options.cwd} does not exist!`));
        }
        const fileName = this._getSpawnFileName();
        const cp = child.spawn(fileName, this._getSpawnArgs(optionsNonNull), this._getSpawnOptions(this.options, fileName));
        let stdbuffer = "";
        if (cp.stdout) {
          cp.stdout.on("data", (data) => {
            if (this.options.listeners && this.options.listeners.stdout) {
              this.options.listeners.stdout(data);
            }
            if (!optionsNonNull.silent && optionsNonNull.outStream) {
              optionsNonNull.outStream.write(data);
            }
            stdbuffer = this._processLineBuffer(data, stdbuffer, (line) => {
              if (this.options.listeners && this.options.listeners.stdline) {
                this.options.listeners.stdline(line);
              }
            });
          });
        }
        let errbuffer = "";
        if (cp.stderr) {
          cp.stderr.on("data", (data) => {
            state.processStderr = true;
            if (this.options.listeners && this.options.listeners.stderr) {
              this.options.listeners.stderr(data);
            }
            if (!optionsNonNull.silent && optionsNonNull.errStream && optionsNonNull.outStream) {
              const s = optionsNonNull.failOnStdErr ? optionsNonNull.errStream : optionsNonNull.outStream;
              s.write(data);
            }
            errbuffer = this._processLineBuffer(data, errbuffer, (line) => {
              if (this.options.listeners && this.options.listeners.errline) {
                this.options.listeners.errline(line);
              }
            });
          });
        }
        cp.on("error", (err) => {
          state.processError = err.message;
          state.processExited = true;
          state.processClosed = true;
          state.CheckComplete();
        });
        cp.on("exit", (code) => {
          state.processExitCode = code;
          state.processExited = true;
          this._debug(`Exit code ${code} received from tool '${this.toolPath}'`);
          state.CheckComplete();
        });
        cp.on("close", (code) => {
          state.processExitCode = code;
          state.processExited = true;
          state.processClosed = true;
          this._debug(`STDIO streams have closed for tool '${this.toolPath}'`);
          state.CheckComplete();
        });
        state.on("done", (error, exitCode) => {
          if (stdbuffer.length > 0) {
            this.emit("stdline", stdbuffer);
          }
          if (errbuffer.length > 0) {
            this.emit("errline", errbuffer);
          }
          cp.removeAllListeners();
          if (error) {
            reject(error);
          } else {
            resolve5(exitCode);
          }
        });
        if (this.options.input) {
          if (!cp.stdin) {
            throw new Error("child process missing stdin");
          }
          cp.stdin.end(this.options.input);
        }
      }));
    });
  }
};
function argStringToArray(argString) {
  const args = [];
  let inQuotes = false;
  let escaped = false;
  let arg = "";
  function append(c) {
    if (escaped && c !== '"') {
      arg += "\\";
    }
    arg += c;
    escaped = false;
  }
  for (let i = 0; i < argString.length; i++) {
    const c = argString.charAt(i);
    if (c === '"') {
      if (!escaped) {
        inQuotes = !inQuotes;
      } else {
        append(c);
      }
      continue;
    }
    if (c === "\\" && escaped) {
      append(c);
      continue;
    }
    if (c === "\\" && inQuotes) {
      escaped = true;
      continue;
    }
    if (c === " " && !inQuotes) {
      if (arg.length > 0) {
        args.push(arg);
        arg = "";
      }
      continue;
    }
    append(c);
  }
  if (arg.length > 0) {
    args.push(arg.trim());
  }
  return args;
}
var ExecState = class _ExecState extends events.EventEmitter {
  constructor(options, toolPath) {
    super();
    this.processClosed = false;
    this.processError = "";
    this.processExitCode = 0;
    this.processExited = false;
    this.processStderr = false;
    this.delay = 1e4;
    this.done = false;
    this.timeout = null;
    if (!toolPath) {
      throw new Error("toolPath must not be empty");
    }
    this.options = options;
    this.toolPath = toolPath;
    if (options.delay) {
      this.delay = options.delay;
    }
  }
  CheckComplete() {
    if (this.done) {
      return;
    }
    if (this.processClosed) {
      this._setResult();
    } else if (this.processExited) {
      this.timeout = setTimeout2(_ExecState.HandleTimeout, this.delay, this);
    }
  }
  _debug(message) {
    this.emit("debug", message);
  }
  _setResult() {
    let error;
    if (this.processExited) {
      if (this.processError) {
        error = new Error(`There was an error when attempting to execute the process '${this.toolPath}'. This may indicate the process failed to start. Error: ${this.processError}`);
      } else if (this.processExitCode !== 0 && !this.options.ignoreReturnCode) {
        error = new Error(`The process '${this.toolPath}' failed with exit code ${this.processExitCode}`);
      } else if (this.processStderr && this.options.failOnStdErr) {
        error = new Error(`The process '${this.toolPath}' failed because one or more lines were written to the STDERR stream`);
      }
    }
    if (this.timeout) {
      clearTimeout(this.timeout);
      this.timeout = null;
    }
    this.done = true;
    this.emit("done", error, this.processExitCode);
  }
  static HandleTimeout(state) {
    if (state.done) {
      return;
    }
    if (!state.processClosed && state.processExited) {
      const message = `The STDIO streams did not close within ${state.delay / 1e3} seconds of the exit event from process '${state.toolPath}'. This may indicate a child process inherited the STDIO streams and has not yet exited.`;
      state._debug(message);
    }
    state._setResult();
  }
};

// node_modules/@actions/exec/lib/exec.js
var __awaiter4 = function(thisArg, _arguments, P, generator) {
  function adopt(value) {
    return value instanceof P ? value : new P(function(resolve5) {
      resolve5(value);
    });
  }
  return new (P || (P = Promise))(function(resolve5, reject) {
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
      result.done ? resolve5(result.value) : adopt(result.value).then(fulfilled, rejected);
    }
    step((generator = generator.apply(thisArg, _arguments || [])).next());
  });
};
function exec(commandLine2, args, options) {
  return __awaiter4(this, void 0, void 0, function* () {
    const commandArgs = argStringToArray(commandLine2);
    if (commandArgs.length === 0) {
      throw new Error(`Parameter 'commandLine' cannot be null or empty.`);
    }
    const toolPath = commandArgs[0];
    args = commandArgs.slice(1).concat(args || []);
    const runner = new ToolRunner(toolPath, args, options);
    return runner.exec();
  });
}
function getExecOutput(commandLine2, args, options) {
  return __awaiter4(this, void 0, void 0, function* () {
    var _a, _b;
    let stdout = "";
    let stderr = "";
    const stdoutDecoder = new StringDecoder("utf8");
    const stderrDecoder = new StringDecoder("utf8");
    const originalStdoutListener = (_a = options === null || options === void 0 ? void 0 : options.listeners) === null || _a === void 0 ? void 0 : _a.stdout;
    const originalStdErrListener = (_b = options === null || options === void 0 ? void 0 : options.listeners) === null || _b === void 0 ? void 0 : _b.stderr;
    const stdErrListener = (data) => {
      stderr += stderrDecoder.write(data);
      if (originalStdErrListener) {
        originalStdErrListener(data);
      }
    };
    const stdOutListener = (data) => {
      stdout += stdoutDecoder.write(data);
      if (originalStdoutListener) {
        originalStdoutListener(data);
      }
    };
    const listeners = Object.assign(Object.assign({}, options === null || options === void 0 ? void 0 : options.listeners), { stdout: stdOutListener, stderr: stdErrListener });
    const exitCode = yield exec(commandLine2, args, Object.assign(Object.assign({}, options), { listeners }));
    stdout += stdoutDecoder.end();
    stderr += stderrDecoder.end();
    return {
      exitCode,
      stdout,
      stderr
    };
  });
}

// src/adapters/machine.ts
async function readMachine(env) {
  const model = cpus()[0]?.model.trim() ?? "";
  return {
    cpu: (model === "" || model === "unknown" ? arch() : model).slice(0, 256),
    cores: availableParallelism(),
    os: `${type()} ${release()}`.slice(0, 128),
    memoryBytes: memoryBytes(),
    pin: process.platform === "linux" ? await pinToLastCore(env) : null
  };
}
function memoryBytes() {
  const limit = process.constrainedMemory() ?? 0;
  return limit > 0 ? Math.min(limit, totalmem()) : totalmem();
}
async function pinToLastCore(env) {
  const core = lastAllowedCore(await readFile2("/proc/self/status", "utf8"));
  if (core === null) return null;
  const pin = ["-c", String(core)];
  try {
    const tried = await getExecOutput("taskset", [...pin, "true"], {
      env: { ...env },
      silent: true,
      ignoreReturnCode: true
    });
    return tried.exitCode === 0 ? ["taskset", ...pin] : null;
  } catch (error) {
    if (error instanceof Error && error.message.includes("Unable to locate executable file")) return null;
    throw error;
  }
}
function lastAllowedCore(status) {
  const last = /^Cpus_allowed_list:[\d,\s-]*?(\d+)\s*$/m.exec(status)?.[1];
  return last === void 0 ? null : Number(last);
}

// src/adapters/scratch.ts
import { chmodSync, lstatSync, readdirSync, rmSync } from "node:fs";
import { mkdtemp as mkdtemp3, realpath as realpath2 } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join as join8 } from "node:path";
async function createScratch(parent = process.env["RUNNER_TEMP"] ?? tmpdir()) {
  let directory;
  try {
    directory = await mkdtemp3(join8(await realpath2(parent), "pprof-gate-"));
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
function makeWritable(path4) {
  if (!lstatSync(path4).isDirectory()) return;
  chmodSync(path4, 448);
  for (const name of readdirSync(path4)) makeWritable(join8(path4, name));
}

// src/adapters/toolchain.ts
var oldestMinor = 21;
var buildSettings = [
  ...["GOFLAGS", "GOEXPERIMENT", "GOTOOLCHAIN", "GOFIPS140", "CGO_ENABLED", "CC"],
  ...["CGO_CFLAGS", "CGO_CPPFLAGS", "CGO_CXXFLAGS", "CGO_LDFLAGS"],
  ...["GO386", "GOAMD64", "GOARM", "GOARM64", "GOMIPS", "GOMIPS64", "GOPPC64", "GORISCV64", "GOWASM"]
];
var runtimeSettings = ["GODEBUG", "GOGC", "GOMEMLIMIT", "GOTRACEBACK"];
async function goFacts(exec2, cwd, childEnv) {
  const names = ["GOVERSION", "GOOS", "GOARCH", "GOROOT", "GOMOD", "GOWORK", ...buildSettings];
  const go = (...args) => exec2.run({ program: "go", args, cwd, timeoutMs: 6e5, keepBytes: 256 << 10 });
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
  const exec2 = options.verbose ? telling(plain, log) : plain;
  const scratches = /* @__PURE__ */ new Set();
  return {
    ports: {
      exec: exec2,
      git: createGit(exec2),
      captures: captureDirectories,
      clock: systemClock,
      log,
      machine: () => readMachine(cleaned.variables),
      async toolchain(directory) {
        const facts = await goFacts(exec2, directory, cleaned.variables);
        if (facts.removed.length > 0) log.warning(removedFlags(facts.removed.map(({ flag }) => flag)));
        const pinned = released.test(facts.go.version) ? { GOTOOLCHAIN: facts.go.version } : {};
        const path4 = [join9(facts.goroot, "bin"), cleaned.variables["PATH"] ?? ""].filter((part) => part !== "").join(":");
        return {
          go: facts.go,
          env: { ...facts.env, ...pinned, ...facts.goroot === "" ? {} : { PATH: path4 } }
        };
      },
      async scratch() {
        const scratch = await createScratch();
        scratches.add(scratch);
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
      await exec2.stop();
      for (const scratch of [...scratches]) await scratch.remove();
    }
  };
}
function telling(exec2, log) {
  return {
    run(command) {
      log.info(commandLine(command.cwd, command.program, command.args));
      return exec2.run(command);
    },
    stop: () => exec2.stop()
  };
}

export {
  createSystem
};
