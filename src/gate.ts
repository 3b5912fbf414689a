// The pipeline: check out → measure → judge → profile what moved → judge with lines → report.
// What it decides lies below (judge/); what it touches lies behind ports. This file only orders the steps.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { hashText } from './base/random.js';
import { checkOut, chooseBase, chooseHead, type BaseChoice } from './commits.js';
import { loadConfig } from './config/load.js';
import { measureOptions, policyOf } from './config/policy.js';
import type { GateConfig } from './config/schema.js';
import { readEvidence, type Evidence } from './evidence/evidence.js';
import { parseDiff } from './diff/parse.js';
import { diffMap } from './diff/lines.js';
import { profileWishes, suspects } from './judge/wishes.js';
import { judge } from './judge/verdict.js';
import { prepare } from './measure/prepare.js';
import { profile } from './measure/profiling.js';
import { findModules } from './measure/modules.js';
import { closeSession, openSession, type Session, type Tree } from './measure/session.js';
import type { ProfilePass } from './measure/step.js';
import { confirm, screen } from './measure/timing.js';
import type { Capture } from './model/capture.js';
import type { Policy } from './model/policy.js';
import type { Report } from './model/report.js';
import type { Verdict } from './model/verdict.js';
import type { Ports } from './ports.js';
import { composeReport } from './report/compose.js';
import { chosenWords } from './report/words/chosen.js';
import { toolVersion } from './base/version.js';

export interface GateRequest {
  /** Any folder of the repository. */
  readonly directory: string;
  readonly base: BaseChoice;
  /** Null: the working tree. */
  readonly head: string | null;
  /** In force: file, inputs and command line together. */
  readonly config: GateConfig;
  /** Folder for captures and reports. */
  readonly out: string;
}

/** Where the captures of a run lie in its output folder. */
export function captureDirectory(out: string, side: Tree['side']): string {
  return join(out, 'capture', side);
}

/** Measures two commits side by side and judges them. Throws GateError when it cannot measure. */
export async function gate(request: GateRequest, ports: Ports): Promise<Report> {
  const { git } = ports;
  const policy = policyOf(request.config);
  const repository = await git.root(request.directory);
  const head = await chooseHead(git, repository, request.head, [request.out]);
  const base = await chooseBase(git, repository, request.base, head);
  const scratch = await ports.scratch();
  try {
    const trees = [
      await checkOut(git, repository, base, 'base', scratch.directory, [request.out]),
      await checkOut(git, repository, head, 'head', scratch.directory, [request.out]),
    ];
    const session = await start(request, trees, scratch.directory, ports);
    const diff = await git.diff(join(scratch.directory, 'base'), join(scratch.directory, 'head'));
    for (const side of session.sides) await side.writer.append('diff.patch', diff);

    const prepared = await prepare(session);
    const screened = await screen(session);
    const confirmed = await confirm(session, suspects(await evidenceSoFar(session), policy), policy.alpha);
    const wishes = profileWishes(judgeNow(await evidenceSoFar(session), diff, policy));
    await profile(session, wishes);
    const complete = [prepared, screened, confirmed].every((end) => end === 'complete');
    await closeSession(session, complete ? 'complete' : 'time-budget');
  } finally {
    await scratch.remove();
  }
  const captures = {
    base: await ports.captures.read(captureDirectory(request.out, 'base')),
    head: await ports.captures.read(captureDirectory(request.out, 'head')),
  };
  return reportOn(captures, policy);
}

/** One capture of one commit, with all profiles: a baseline. */
export async function record(
  request: Omit<GateRequest, 'base'> & { readonly like: Capture | null },
  ports: Ports,
): Promise<Capture> {
  const { git } = ports;
  const repository = await git.root(request.directory);
  const head = await chooseHead(git, repository, request.head, [request.out]);
  const scratch = await ports.scratch();
  try {
    const tree = await checkOut(git, repository, head, 'single', scratch.directory, [request.out]);
    const session = await start(request, [tree], scratch.directory, ports, {
      directory: request.out,
      like: request.like,
    });
    const prepared = await prepare(session);
    const screened = await screen(session);
    const passes: ProfilePass[] = ['heap', 'cpu', 'contention'];
    await profile(
      session,
      [...session.candidates.keys()].map((key) => ({ key, passes })),
    );
    await closeSession(session, prepared === 'complete' ? screened : prepared);
  } finally {
    await scratch.remove();
  }
  return ports.captures.read(request.out);
}

/** Two captures to a report: pure, and the same whether they were measured just now or read from a disk. */
export function reportOn(
  captures: { readonly base: Capture; readonly head: Capture },
  policy: Policy,
): Report {
  const evidence = { base: readEvidence(captures.base), head: readEvidence(captures.head) };
  const { end } = evidence.head;
  return composeReport({
    verdict: judgeNow(evidence, captures.head.files.get('diff.patch') ?? null, policy),
    manifests: { base: captures.base.manifest, head: captures.head.manifest },
    elapsedMs: end?.elapsedMs ?? 0,
    childrenMs: end?.childrenMs ?? 0,
    baseReason: chosenWords(captures.base.manifest.commit),
    unchangedPackages: [...evidence.head.packages.values()].filter(({ state }) => state === 'unchanged')
      .length,
    alpha: policy.alpha,
    tool: toolVersion,
  });
}

interface EvidencePair {
  readonly base: Evidence;
  readonly head: Evidence;
}

function judgeNow(evidence: EvidencePair, patch: Uint8Array | null, policy: Policy): Verdict {
  return judge({ ...evidence, policy, diff: patch === null ? null : diffMap(parseDiff(patch)) });
}

async function start(
  request: Omit<GateRequest, 'base'>,
  trees: readonly Tree[],
  scratch: string,
  ports: Ports,
  single?: { readonly directory: string; readonly like: Capture | null },
): Promise<Session> {
  const last = trees.at(-1) as Tree;
  // Inside a module, because its go.mod can ask for another toolchain.
  const module = (await findModules(last.root, ports.exec))[0];
  const toolchain = await ports.toolchain(join(last.root, module?.dir ?? '.'));
  const options = measureOptions(request.config);
  const like = single?.like ?? null;
  const seed = options.seed ?? hashText(trees.map((tree) => tree.commit.sha ?? '').join(' '));
  const session = await openSession(
    {
      trees,
      session: `${ports.clock.date()} ${seed.toString(16)}`,
      seed,
      captureDirectory: (side) => single?.directory ?? captureDirectory(request.out, side),
      scratch,
      options,
      ...(like === null ? {} : { iterations: iterationsOf(like) }),
      toolchain: { ...toolchain, env: { ...toolchain.env, ...(await temporaryFolders(scratch)) } },
      machine: await ports.machine(),
    },
    ports,
  );
  // With it a capture can be judged again as it was, wherever it is taken.
  for (const side of session.sides)
    await side.writer.append(configFile, JSON.stringify(request.config, null, 2));
  return session;
}

/** Iterations of every benchmark's screen in a capture. */
function iterationsOf(capture: Capture): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const [key, { iterations }] of readEvidence(capture).benchmarks) {
    const screened = iterations.get('screen');
    if (typeof screened === 'number') found.set(key, screened);
  }
  return found;
}

/** What the go command and benchmarks leave in temporary folders goes with the scratch folder. */
async function temporaryFolders(scratch: string): Promise<Readonly<Record<string, string>>> {
  const folder = join(scratch, 'tmp');
  await mkdir(folder, { recursive: true });
  return { TMPDIR: folder, GOTMPDIR: folder };
}

const configFile = 'config.yml';

/** The configuration that a capture was measured under; null in captures without one. */
export function configOf(capture: Capture): GateConfig | null {
  const bytes = capture.files.get(configFile);
  return bytes === undefined ? null : loadConfig(new TextDecoder().decode(bytes), configFile);
}

async function evidenceSoFar(session: Session): Promise<EvidencePair> {
  const [base, head] = await Promise.all(
    session.sides.map(async (side) => readEvidence(await session.ports.captures.read(side.writer.directory))),
  );
  if (base === undefined || head === undefined) throw new Error('a gate has two sides');
  return { base, head };
}
