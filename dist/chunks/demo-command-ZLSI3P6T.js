import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);
import {
  finish,
  foldersBelow
} from "./chunk-FL4QS7PK.js";
import "./chunk-5MIDGPK2.js";
import "./chunk-2CZMSPFY.js";
import {
  pageOf
} from "./chunk-C4UL5YY3.js";
import "./chunk-2M75Q4IW.js";
import {
  captureDirectory,
  configOf,
  gate,
  policyOf,
  prepareOutput,
  readCaptures,
  readConfig,
  reportOn
} from "./chunk-CRR4IZL7.js";
import "./chunk-Z6K5QDTG.js";
import "./chunk-ECW73SQ2.js";
import "./chunk-ZWVBWVTW.js";
import "./chunk-VHKGHQTC.js";
import "./chunk-U344SZG3.js";
import "./chunk-XHDQZJR5.js";
import "./chunk-A7UNCZR3.js";
import {
  demoBegins,
  demoEnds,
  demoKept,
  demoReplays
} from "./chunk-RFN4PQKP.js";
import "./chunk-NAZCLG46.js";
import "./chunk-VLC7YONV.js";
import "./chunk-KM4LMQYD.js";
import "./chunk-WHAFOWJB.js";
import {
  defaultConfig
} from "./chunk-77N2HDPT.js";
import "./chunk-XWUAZQJG.js";
import {
  array,
  object,
  string
} from "./chunk-ANBOHQEB.js";
import "./chunk-D6O2RLXN.js";
import "./chunk-T2AAXIZC.js";
import "./chunk-QGD5JD54.js";
import "./chunk-VIWSCYF4.js";
import "./chunk-E2BDCX2W.js";
import "./chunk-YPWJVA27.js";
import "./chunk-HQ6MZ4GU.js";
import "./chunk-DXTMV53A.js";
import "./chunk-3YOJUNEZ.js";
import "./chunk-C52GY2SN.js";
import {
  GateError,
  exitCodes
} from "./chunk-U2SBGQ2O.js";
import "./chunk-FA6EQWUK.js";

// src/cli/demo-command.ts
import { cp, mkdir, readFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
var demoFolder = fileURLToPath(new URL("../../demo/", import.meta.url));
var recording = "recording";
var storySchema = object({
  commits: array(
    object({
      from: string(),
      files: array(string()),
      author: string(),
      date: string(),
      message: string()
    })
  )
});
async function runDemo({ options }, door) {
  const out = resolve(door.cwd, options.out ?? "pprof-gate-demo");
  if (!await hasGo(door.ports)) return replay(out, door);
  await prepareOutput(out, door.ports.captures);
  const scratch = await door.ports.scratch();
  const repository = join(scratch.directory, "story");
  try {
    await makeRepository(repository, door.ports.exec);
    door.print(`${demoBegins(repository)}
`);
    const config = await readConfig(null, repository);
    const base = { kind: "commit", ref: "HEAD~1" };
    const report = await gate({ directory: repository, base, head: "HEAD", config, out }, door.ports);
    if (options.keep) {
      const kept = join(out, "repository");
      await cp(repository, kept, { recursive: true, force: true });
      door.print(demoKept(kept));
    }
    const page = async () => pageOf(report, await readCaptures(out, door.ports), foldersBelow(out, door));
    return await ending(report, { out, page, kept: options.keep }, door);
  } finally {
    await scratch.remove();
  }
}
async function hasGo(ports) {
  try {
    await ports.toolchain(demoFolder);
    return true;
  } catch (error) {
    if (error instanceof GateError && error.code === "go-missing") return false;
    throw error;
  }
}
async function replay(out, door) {
  door.print(`${demoReplays}
`);
  const { captures } = door.ports;
  const from = join(demoFolder, recording);
  const base = await captures.read(captureDirectory(from, "base"));
  const head = await captures.read(captureDirectory(from, "head"));
  const all = { base, head, stored: null };
  const report = reportOn(all, policyOf(configOf(head) ?? defaultConfig));
  return ending(report, { out, page: () => pageOf(report, all, foldersBelow(from, door)), kept: true }, door);
}
async function ending(report, { out, page, kept }, door) {
  const exitCode = await finish(report, out, null, door, page);
  door.print(demoEnds(exitCode, kept));
  return exitCodes.passes;
}
async function makeRepository(target, exec) {
  const story = storySchema.parse(JSON.parse(await readFile(join(demoFolder, "story.json"), "utf8")));
  await mkdir(target, { recursive: true });
  const git = async (args, env = {}) => {
    const exit = await exec.run({
      program: "git",
      args,
      cwd: target,
      env,
      timeoutMs: 6e4,
      keepBytes: 64 << 10
    });
    if (exit.code === 0) return;
    const facts = { program: "git", command: args[0] ?? "", reason: "exit-status", detail: exit.stderr.text };
    throw new GateError("command-failed", facts);
  };
  await git(["init", "--quiet", "--initial-branch=main"]);
  for (const { from, files, author, date, message } of story.commits) {
    for (const file of files) {
      await mkdir(dirname(join(target, file)), { recursive: true });
      await cp(join(demoFolder, from, file), join(target, file));
    }
    const [, name = "", email = ""] = /^(.*) <(.*)>$/.exec(author) ?? [];
    const env = {
      GIT_AUTHOR_NAME: name,
      GIT_AUTHOR_EMAIL: email,
      GIT_AUTHOR_DATE: date,
      GIT_COMMITTER_NAME: name,
      GIT_COMMITTER_EMAIL: email,
      GIT_COMMITTER_DATE: date
    };
    await git(["add", "--all"]);
    const quietly = ["-c", "commit.gpgSign=false", "-c", "core.hooksPath=/dev/null"];
    await git([...quietly, "commit", "--quiet", `--message=${message}`], env);
  }
}
export {
  demoFolder,
  makeRepository,
  runDemo
};
