// Which stored baselines fit, and in what order. Pure: the order of a listing changes nothing.
import { by } from '../base/order.js';
import type { ArtifactRow, WorkflowRun } from '../forge.js';
import type { RecordOf } from '../model/capture.js';

type RowRun = NonNullable<ArtifactRow['run']>;

/** What baselines are wanted for. */
export interface Wanted {
  readonly repository: { readonly id: number; readonly defaultBranch: string };
  /** File of the workflow that records baselines: `performance.yml`, or with its folders. */
  readonly workflow: string;
  readonly mergeBase: string;
  /** Name of the artifacts that are of the merge base whatever their run was of. */
  readonly named: string;
  /** Commits from the merge base backwards, itself first. */
  readonly ancestors: readonly string[];
}

/** How a commit lies to the merge base, as the `baseline` record tells it. */
export type Relation = Pick<NonNullable<RecordOf<'baseline'>['found']>, 'relation' | 'distance'>;

/** Of a commit that is not known to be behind the merge base. */
export const newest: Relation = { relation: 'newest', distance: null };

export interface Candidate extends Relation {
  readonly artifact: ArtifactRow;
  readonly run: RowRun;
}

export type RowRejection = 'no-run' | 'expired' | 'foreign' | 'branch' | 'superseded';
export type RunRejection = 'event' | 'workflow' | 'failed-run';

export interface Choice {
  /** Best first: of the merge base, of its nearest ancestor, else the newest. */
  readonly candidates: readonly Candidate[];
  readonly rejected: readonly { readonly artifact: ArtifactRow; readonly reason: RowRejection }[];
}

/**
 * Orders artifacts by what their names and rows tell. What comes from a fork is `foreign` although its branch
 * may be called as ours. Attempts of one run leave several of one name: the newest counts.
 */
export function chooseBaselines(rows: readonly ArtifactRow[], wanted: Wanted): Choice {
  const rejected: { artifact: ArtifactRow; reason: RowRejection }[] = [];
  const candidates: Candidate[] = [];
  const seen = new Set<string>();
  for (const artifact of [...rows].sort(newestFirst)) {
    const { run } = artifact;
    if (run === null) {
      rejected.push({ artifact, reason: 'no-run' });
      continue;
    }
    const slot = `${run.id} ${artifact.name}`;
    const reason =
      rejectionOf(run, artifact.expired, wanted.repository) ?? (seen.has(slot) ? 'superseded' : null);
    if (reason !== null) {
      rejected.push({ artifact, reason });
      continue;
    }
    seen.add(slot);
    const sha = artifact.name === wanted.named ? wanted.mergeBase : run.headSha;
    const relation = relationOf(sha, wanted) ?? newest;
    candidates.push({ artifact, run, ...relation });
  }
  // Sorting is stable: those alike stay newest first.
  return { candidates: candidates.sort(by(rankOf)), rejected };
}

/** Why the run of an artifact is none that records baselines; null when it is one. */
export function runRejection(run: WorkflowRun, { workflow }: Pick<Wanted, 'workflow'>): RunRejection | null {
  if (!recordingEvents.has(run.event)) return 'event';
  if (!isSameWorkflow(run.path, workflow)) return 'workflow';
  // Null while it runs: what was uploaded is whole already.
  return run.conclusion === null || run.conclusion === 'success' ? null : 'failed-run';
}

/** Null for a commit that is not known to be behind the merge base. */
export function relationOf(
  sha: string,
  { mergeBase, ancestors }: Pick<Wanted, 'mergeBase' | 'ancestors'>,
): Relation | null {
  if (sha === mergeBase) return { relation: 'merge-base', distance: 0 };
  const distance = ancestors.indexOf(sha);
  return distance < 0 ? null : { relation: 'ancestor', distance };
}

/** Of two relations, the lower one is better. */
export function rankOf({ distance }: Relation): number {
  return distance ?? Infinity;
}

const recordingEvents: ReadonlySet<string> = new Set(['push', 'schedule', 'workflow_dispatch']);

/** The newest first; ids tell where times do not. */
const newestFirst = by<ArtifactRow>(
  ({ createdAt }) => -(Date.parse(createdAt) || 0),
  ({ id }) => -id,
);

function rejectionOf(
  run: RowRun,
  expired: boolean,
  { id, defaultBranch }: Wanted['repository'],
): RowRejection | null {
  if (run.repositoryId !== id || run.headRepositoryId !== id) return 'foreign';
  if (run.headBranch !== defaultBranch) return 'branch';
  return expired ? 'expired' : null;
}

/** Some forges tell the file name only, and so may people. */
function isSameWorkflow(one: string, other: string): boolean {
  const fileOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
  return one.includes('/') && other.includes('/') ? one === other : fileOf(one) === fileOf(other);
}
