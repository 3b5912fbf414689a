// One capture of one commit, with the profiles of all its benchmarks: a baseline.
import { chooseHead, checkOut } from './commits.js';
import { asksForTimes } from './config/budget-for.js';
import { policyOf } from './config/policy.js';
import type { GateConfig } from './config/schema.js';
import { begin, settingFor } from './measurement.js';
import { keepSources } from './measure/keep-sources.js';
import { prepare } from './measure/prepare.js';
import { probe } from './measure/probing.js';
import { profile } from './measure/profiling.js';
import { conditionsOf, type Conditions } from './measure/request.js';
import { closeSession, type Session } from './measure/session.js';
import type { ProfilePass } from './measure/step.js';
import { screen } from './measure/screen.js';
import type { Capture, CaptureRecord, Manifest } from './model/capture.js';
import type { Policy } from './model/policy.js';
import { budgetedTypes } from './model/profile-budget.js';
import type { Ports } from './ports.js';

export interface RecordRequest {
  /** Any folder of the repository. */
  readonly directory: string;
  /** Null: the working tree. */
  readonly head: string | null;
  /** In force: file, inputs and command line together. */
  readonly config: GateConfig;
  /** Folder for the capture. */
  readonly out: string;
  /** A capture whose iterations are taken over. */
  readonly like: Capture | null;
  readonly origin?: NonNullable<Manifest['origin']>;
  /** Asked before anything is measured; false: there is no need to. */
  readonly isWanted?: (sha: string | null, conditions: Conditions) => Promise<boolean>;
  /** What an earlier capture hands on to this one. */
  readonly inherited?: (sofar: Capture) => readonly CaptureRecord[];
}

export interface Recorded {
  readonly capture: Capture;
  readonly conditions: Conditions;
}

/** Measures one commit. Null when it was not wanted. Throws GateError when it cannot measure. */
export async function record(request: RecordRequest, ports: Ports): Promise<Recorded | null> {
  const { config, out } = request;
  const repository = await ports.git.root(request.directory);
  const head = await chooseHead(ports.git, repository, request.head, [out]);
  const scratch = await ports.scratch();
  try {
    const tree = await checkOut(ports.git, repository, head, 'single', scratch.directory, [out]);
    const setting = await settingFor(tree, config, ports);
    const conditions = conditionsOf(setting);
    if (request.isWanted !== undefined && !(await request.isWanted(head.sha, conditions))) return null;
    const { like, origin } = request;
    const session = await begin(
      {
        trees: [tree],
        setting,
        config,
        scratch: scratch.directory,
        directory: () => out,
        like,
        ...(origin === undefined ? {} : { origin }),
      },
      ports,
    );
    const prepared = await prepare(session);
    const policy = policyOf(config);
    const screened = await screen(session, { timed: asksForTimes(policy) });
    // What a later head will be compared with; first, because it decides, and profiles only tell where.
    await probe(session);
    const passes = passesFor(policy);
    await profile(
      session,
      [...session.candidates.keys()].map((key) => ({ key, passes })),
    );
    await keepSources(session);
    await inherit(session, out, request, ports);
    await closeSession(session, prepared === 'complete' ? screened : prepared);
    return { capture: await ports.captures.read(out), conditions };
  } finally {
    await scratch.remove();
  }
}

/** Where allocations are made always; where time goes and is waited where anything is made of that. */
function passesFor(policy: Policy): readonly ProfilePass[] {
  if (asksForTimes(policy)) return ['heap', 'cpu', 'contention'];
  const budgeted = policy.profile.map(({ type }) => budgetedTypes[type].kind);
  return [...new Set<ProfilePass>(['heap', ...budgeted])];
}

async function inherit(
  session: Session,
  out: string,
  { inherited }: RecordRequest,
  { captures }: Ports,
): Promise<void> {
  if (inherited === undefined) return;
  const records = inherited(await captures.read(out));
  for (const side of session.sides) for (const record of records) await side.writer.record(record);
}
