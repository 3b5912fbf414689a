// demo: a small Go module with a story, in a git repository made for it, through the real gate. Without Go a
// recorded capture of the same run is judged again.
import { cp, mkdir, readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod/mini';
import { GateError, exitCodes } from '../base/errors.js';
import { policyOf } from '../config/policy.js';
import { gate, readCaptures } from '../gate.js';
import { configOf, reportOn } from '../judgement.js';
import { captureDirectory } from '../measurement.js';
import type { Report } from '../model/report.js';
import type { Exec, Ports } from '../ports.js';
import { prepareOutput } from '../outputs.js';
import { pageOf } from '../page-file.js';
import { demoBegins, demoEnds, demoKept, demoReplays } from '../report/words/places.js';
import { readConfig } from '../settings.js';
import { defaultConfig } from '../config/schema.js';
import type { Door } from './door.js';
import { finish, foldersBelow } from './gate-command.js';
import type { ParsedCommand } from './parse.js';

/** At the top of the clone or of the checked-out Action: two folders up from src/cli and from dist/chunks alike. */
export const demoFolder = fileURLToPath(new URL('../../demo/', import.meta.url));
const recording = 'recording';

const storySchema = z.object({
  commits: z.array(
    z.object({
      from: z.string(),
      files: z.array(z.string()),
      author: z.string(),
      date: z.string(),
      message: z.string(),
    }),
  ),
});

export async function runDemo({ options }: ParsedCommand<'demo'>, door: Door): Promise<number> {
  const out = resolve(door.cwd, options.out ?? 'pprof-gate-demo');
  if (!(await hasGo(door.ports))) return replay(out, door);
  await prepareOutput(out, door.ports.captures);
  const scratch = await door.ports.scratch();
  const repository = join(scratch.directory, 'story');
  try {
    await makeRepository(repository, door.ports.exec);
    door.print(`${demoBegins(repository)}\n`);
    const config = await readConfig(null, repository);
    const base = { kind: 'commit', ref: 'HEAD~1' } as const;
    const report = await gate({ directory: repository, base, head: 'HEAD', config, out }, door.ports);
    if (options.keep) {
      const kept = join(out, 'repository');
      await cp(repository, kept, { recursive: true, force: true });
      door.print(demoKept(kept));
    }
    const page = async (): Promise<string> =>
      pageOf(report, await readCaptures(out, door.ports), foldersBelow(out, door));
    return await ending(report, { out, page, kept: options.keep }, door);
  } finally {
    await scratch.remove();
  }
}

async function hasGo(ports: Ports): Promise<boolean> {
  try {
    await ports.toolchain(demoFolder);
    return true;
  } catch (error) {
    // Only this one has a replacement; an old Go, say, is told as the error that it is.
    if (error instanceof GateError && error.code === 'go-missing') return false;
    throw error;
  }
}

async function replay(out: string, door: Door): Promise<number> {
  door.print(`${demoReplays}\n`);
  const { captures } = door.ports;
  const from = join(demoFolder, recording);
  const base = await captures.read(captureDirectory(from, 'base'));
  const head = await captures.read(captureDirectory(from, 'head'));
  const all = { base, head, stored: null };
  const report = reportOn(all, policyOf(configOf(head) ?? defaultConfig));
  return ending(report, { out, page: () => pageOf(report, all, foldersBelow(from, door)), kept: true }, door);
}

/** The story breaks budgets on purpose: a demo that shows it has done its work. */
async function ending(
  report: Report,
  { out, page, kept }: { readonly out: string; readonly page: () => Promise<string>; readonly kept: boolean },
  door: Door,
): Promise<number> {
  const exitCode = await finish(report, out, null, door, page);
  door.print(demoEnds(exitCode, kept));
  return exitCodes.passes;
}

/** The story's commits in a new repository on branch main. */
export async function makeRepository(target: string, exec: Exec): Promise<void> {
  const story = storySchema.parse(JSON.parse(await readFile(join(demoFolder, 'story.json'), 'utf8')));
  await mkdir(target, { recursive: true });
  const git = async (args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<void> => {
    const exit = await exec.run({
      program: 'git',
      args,
      cwd: target,
      env,
      timeoutMs: 60_000,
      keepBytes: 64 << 10,
    });
    if (exit.code === 0) return;
    const facts = { program: 'git', command: args[0] ?? '', reason: 'exit-status', detail: exit.stderr.text };
    throw new GateError('command-failed', facts);
  };
  await git(['init', '--quiet', '--initial-branch=main']);
  for (const { from, files, author, date, message } of story.commits) {
    for (const file of files) {
      await mkdir(dirname(join(target, file)), { recursive: true });
      await cp(join(demoFolder, from, file), join(target, file));
    }
    const [, name = '', email = ''] = /^(.*) <(.*)>$/.exec(author) ?? [];
    const env = {
      GIT_AUTHOR_NAME: name,
      GIT_AUTHOR_EMAIL: email,
      GIT_AUTHOR_DATE: date,
      GIT_COMMITTER_NAME: name,
      GIT_COMMITTER_EMAIL: email,
      GIT_COMMITTER_DATE: date,
    };
    await git(['add', '--all']);
    const quietly = ['-c', 'commit.gpgSign=false', '-c', 'core.hooksPath=/dev/null'];
    await git([...quietly, 'commit', '--quiet', `--message=${message}`], env);
  }
}
