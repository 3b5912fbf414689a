// The pipeline: check out → measure → judge → profile what moved → judge with lines → report.
// What it decides lies below (judge/); what it touches lies behind ports. This file only orders the steps.
import { dirname, join } from 'node:path';
import { checkOut, chooseBase, chooseHead, type BaseChoice, type Commit } from './commits.js';
import { asksForTimes, hasTimeLimit } from './config/budget-for.js';
import { budgetedFunctions } from './config/profile-budget.js';
import { policyOf } from './config/policy.js';
import type { GateConfig } from './config/schema.js';
import { diffMap } from './diff/lines.js';
import { parseDiff, type FileChange } from './diff/parse.js';
import { readEvidence, type Evidence } from './evidence/evidence.js';
import { compilerWishes } from './judge/compiler-wishes.js';
import {
  confirmOn,
  focusAgain,
  focusOn,
  focusOnwards,
  longerWishes,
  profileWishes,
  stillOpen,
  waitWishes,
  withBudgets,
} from './judge/wishes.js';
import { judgeNow, reportOn, type Captures } from './judgement.js';
import { begin, captureDirectory, settingFor } from './measurement.js';
import { lastUntil, profilesUntil } from './measure/allowance.js';
import { compileAgain } from './measure/compiling.js';
import { confirm } from './measure/confirm.js';
import { cover } from './measure/reach/covering.js';
import { focus } from './measure/focus.js';
import { keepSources } from './measure/keep-sources.js';
import { Newcomers } from './measure/newcomers.js';
import { prepare } from './measure/prepare.js';
import { probe } from './measure/probing.js';
import { profile } from './measure/profiling.js';
import { conditionsOf, type Conditions, type Tree } from './measure/request.js';
import { closeSession, elapsedMs, sideOf, type Session } from './measure/session.js';
import { screen } from './measure/screen.js';
import type { PassEnd } from './measure/step.js';
import type { Capture, Manifest, RecordOf } from './model/capture.js';
import type { Pair, Side } from './model/pair.js';
import type { Policy } from './model/policy.js';
import type { Report } from './model/report.js';
import type { Caveat, Verdict } from './model/verdict.js';
import type { Ports } from './ports.js';

/** What was found of a stored baseline. */
export interface StoredBaseline {
  readonly record: Omit<RecordOf<'baseline'>, 'type'>;
  /** Null when there is none. */
  readonly kept: {
    readonly capture: Capture;
    /** The files that it was parsed from, by path. */
    readonly files: ReadonlyMap<string, Uint8Array>;
  } | null;
}

export interface GateRequest {
  /** Any folder of the repository. */
  readonly directory: string;
  readonly base: BaseChoice;
  /** Null: the working tree. */
  readonly head: string | null;
  /** What people know head by, where it is a merge of it: the head of a pull request. */
  readonly pullHead?: string | null;
  /** In force: file, inputs and command line together. */
  readonly config: GateConfig;
  /** Folder for captures and reports. */
  readonly out: string;
  /** Looks for a stored baseline of base; left out: there is nowhere to look. */
  readonly findStored?: (base: Commit, conditions: Conditions) => Promise<StoredBaseline>;
  /** To be told with the report. */
  readonly notes?: readonly Caveat[];
}

/**
 * A machine can be so many times faster than the one of the stored baseline before its iterations are not used:
 * a process then takes between 5 and 80 ms.
 */
const iterationsWithin = 4;

/** Measures two commits side by side, or head against a stored baseline. Throws GateError when it cannot. */
export async function gate(request: GateRequest, ports: Ports): Promise<Report> {
  const { git } = ports;
  const { config, out } = request;
  const policy = policyOf(config);
  const repository = await git.root(request.directory);
  const head = await chooseHead(git, repository, request.head, [out]);
  const base = await chooseBase(git, repository, request.base, head);
  const scratch = await ports.scratch();
  const at = (side: Tree['side'] | 'baseline'): string => captureDirectory(out, side);
  try {
    const headTree = await checkOut(git, repository, head, 'head', scratch.directory, [out]);
    const setting = await settingFor(headTree, config, ports);
    const stored = (await request.findStored?.(base, conditionsOf(setting))) ?? null;
    const alone = stored?.record.mode === 'artifact';
    // A stored baseline can be of another commit than base: the lines that differ are those since then.
    const since = alone ? await storedCommit(stored, base, repository, ports) : base;
    const baseTree = await checkOut(git, repository, since, 'base', scratch.directory, [out]);
    const session = await begin(
      {
        trees: alone ? [headTree] : [baseTree, headTree],
        setting,
        config,
        scratch: scratch.directory,
        directory: at,
        like: stored?.kept?.capture ?? null,
        budgetFunctions: budgetedFunctions(policy),
        ...(alone ? { likeIsBase: true } : { likeWithin: iterationsWithin }),
      },
      ports,
    );
    if (stored !== null) await keepStored(stored, alone, base, session, out, ports);
    await note(session, stored, request.notes ?? []);
    const diff = await git.diff(join(scratch.directory, 'base'), join(scratch.directory, 'head'));
    for (const side of session.sides) await side.writer.append('diff.patch', diff);

    const sofar = async (): Promise<Captures> => {
      const captures = await readCaptures(out, ports);
      return alone ? captures : withModules(captures, session);
    };
    const prepared = await prepare(session);
    const newcomers = new Newcomers(session, (subject) => hasTimeLimit(policy, subject));
    const timed = asksForTimes(policy);
    const screened = await screen(session, { newcomers, timed });
    const ends = [
      prepared,
      screened,
      ...(alone || !timed ? [] : await lookAgain(session, policy, async () => evidenceOf(await sofar()))),
      await newcomers.run({ layouts: [0], kept: true, untilMs: session.request.options.timeBudgetMs }),
    ];
    await probe(session);
    await tellWhere(session, { alone, diff: parseDiff(diff), scratch: scratch.directory }, policy, sofar);
    await keepSources(session);
    await closeSession(session, ends.every((end) => end === 'complete') ? 'complete' : 'time-budget');
  } finally {
    await scratch.remove();
  }
  return reportOn(await readCaptures(out, ports), policy, [], request.pullHead);
}

/** Once it is known what moved: profiles, the compiler and coverage, within an allowance (measure/allowance.ts). */
async function tellWhere(
  session: Session,
  run: { readonly alone: boolean; readonly diff: readonly FileChange[]; readonly scratch: string },
  policy: Policy,
  sofar: () => Promise<Captures>,
): Promise<void> {
  const { alone, diff, scratch } = run;
  const judged = judgeNow(await sofar(), policy);
  const moved = profileWishes(judged);
  const gotWorse = moved.some(({ spare }) => spare !== true);
  const wishes = withBudgets(moved, judged, policy);
  const known = { knownMs: elapsedMs(session), timeBudgetMs: session.request.options.timeBudgetMs };
  await profile(session, wishes, profilesUntil(known));
  // Profiles are decoded for it: not again where none came after.
  let named: Verdict | null = null;
  if (gotWorse) {
    const profiled = await sofar();
    const evidence = evidenceOf(profiled);
    named = judgeNow(profiled, policy);
    // A recorded base has no longer profile to compare with.
    const again = alone ? [] : longerWishes(named, evidence);
    const more = [...again, ...waitWishes(named, evidence, wishes)];
    await profile(session, more, profilesUntil(known));
    if (more.length > 0) named = null;
  }
  const until = lastUntil(known, elapsedMs(session), gotWorse);
  // What the compiler decided otherwise can be told of lines, which only profiles name; alone, head has no base.
  if (wishes.length > 0 && !alone) {
    named ??= judgeNow(await sofar(), policy);
    await compileAgain(session, compilerWishes(named, diffMap(diff)), until);
  }
  await cover(session, join(scratch, 'base'), diff, until);
}

/** Focus and confirm: what is looked at again, and how long, is the judge's to say, from what was measured so far. */
export async function lookAgain(
  session: Session,
  policy: Policy,
  evidence: () => Promise<Pair<Evidence>>,
): Promise<readonly PassEnd[]> {
  const focused = await focus(session, focusOn(await evidence(), policy), {
    onwards: async () => focusOnwards(await evidence(), policy),
    disturbed: async () => focusAgain(await evidence(), policy),
  });
  const wishes = confirmOn(await evidence(), policy);
  const open = async (): Promise<string[]> => stillOpen(await evidence(), policy);
  return [focused, await confirm(session, wishes, policy.alpha, open)];
}

/** Captures that are not closed yet do not hold the modules, without which no line is known to be our own. */
function withModules(captures: Captures, session: Session): Captures {
  const known = (side: Side): Capture => {
    const { modules } = sideOf(session, side).manifest;
    return { ...captures[side], manifest: { ...captures[side].manifest, modules } };
  };
  return { ...captures, base: known('base'), head: known('head') };
}

/** The captures of a run in its output folder. */
export async function readCaptures(out: string, ports: Pick<Ports, 'captures'>): Promise<Captures> {
  return readPair(dirname(captureDirectory(out, 'head')), ports);
}

/** The captures base and head of a folder, and the stored baseline where one is beside them. Throws as reading one does. */
export async function readPair(folder: string, { captures }: Pick<Ports, 'captures'>): Promise<Captures> {
  return {
    base: await captures.read(join(folder, 'base')),
    head: await captures.read(join(folder, 'head')),
    stored: await captures.readIfThere(join(folder, 'baseline')),
  };
}

export function evidenceOf({ base, head }: Captures): Pair<Evidence> {
  return { base: readEvidence(base), head: readEvidence(head) };
}

/** The commit that a stored baseline is of, where it can be had; else base, whose lines are near enough. */
async function storedCommit(
  stored: StoredBaseline,
  base: Commit,
  repository: string,
  { git }: Ports,
): Promise<Commit> {
  const sha = stored.record.found?.sha ?? null;
  if (sha === null || sha === base.sha || !(await git.has(repository, sha))) return base;
  return { ...base, sha };
}

/** The stored baseline beside the run's own captures; alone it is the base, and so is an empty one. */
async function keepStored(
  { kept }: StoredBaseline,
  alone: boolean,
  base: Commit,
  session: Session,
  out: string,
  { captures, clock }: Ports,
): Promise<void> {
  if (kept !== null) return captures.keep(captureDirectory(out, alone ? 'base' : 'baseline'), kept.files);
  if (!alone) return;
  const [head] = session.sides;
  if (head === undefined) throw new Error('a gate measures head');
  const manifest: Manifest = { ...head.manifest, side: 'base', session: 'none', commit: base, modules: [] };
  const writer = await captures.create(captureDirectory(out, 'base'), {
    ...manifest,
    startedAt: clock.date(),
  });
  await writer.record({ type: 'end', reason: 'complete', elapsedMs: 0, childrenMs: 0 });
  await writer.close(manifest);
}

/** What a report tells besides numbers goes into head's capture, so that it is told again wherever it is read. */
async function note(
  session: Session,
  stored: StoredBaseline | null,
  caveats: readonly Caveat[],
): Promise<void> {
  const head = session.sides.at(-1);
  if (stored !== null) await head?.writer.record({ type: 'baseline', ...stored.record });
  for (const { code, facts } of caveats) {
    await head?.writer.record({ type: 'caveat', code, facts: writable(facts) });
  }
}

type Facts = RecordOf<'caveat'>['facts'];

function writable(facts: Caveat['facts']): Facts {
  return Object.fromEntries(
    Object.entries(facts).map(([key, value]) => [key, typeof value === 'object' ? [...value] : value]),
  );
}
