// The stored baseline that fits a merge base best. History that cannot be read is a reason to tell, never a reason
// to fail: the gate goes on without it.
import { GateError, type ErrorCode } from '../base/errors.js';
import { readEvidence } from '../evidence/evidence.js';
import type { Forge } from '../forge.js';
import { isCaptureFile } from '../model/capture-files.js';
import type { Capture, RecordOf } from '../model/capture.js';
import type { CaptureStore } from '../ports.js';
import { readArchive } from './archive.js';
import {
  chooseBaselines,
  newest,
  rankOf,
  relationOf,
  runRejection,
  type Candidate,
  type RowRejection,
  type RunRejection,
  type Wanted,
} from './choose.js';
import { commitBaselineName } from './name.js';
import { unusable, type Unusable } from './usable.js';

export interface BaselineRequest {
  /** Of the artifact: name.ts. */
  readonly name: string;
  /** File of the workflow that records baselines: `performance.yml`, or with its folders. */
  readonly workflow: string;
  readonly mergeBase: string;
}

/** Why an artifact was passed over: by its row or run, by its commit or content, or by what an error says. */
export type Rejection = RowRejection | RunRejection | Unusable | 'commit' | 'not-tried' | 'failed';

/** For debugging: an artifact that was not taken. */
export interface Rejected {
  readonly artifact: number;
  readonly run: number | null;
  readonly sha: string | null;
  readonly reason: Rejection;
  /** Of `failed`: code and reason of the error; else what the reason is about. */
  readonly detail: string;
}

export interface FoundBaseline {
  readonly found: NonNullable<RecordOf<'baseline'>['found']>;
  readonly capture: Capture;
  /** Of the capture, by path. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly trace: readonly Rejected[];
}

export interface MissingBaseline {
  readonly found: null;
  /**
   * `none`: no artifact of that name. `expired`: there were some. `unsuitable`: none that a run of the default
   * branch recorded well. `unreadable`: none of those tried could be used. Else what GitHub said: the reasons of
   * forge.ts, such as `forbidden`.
   */
  readonly reason: string;
  readonly trace: readonly Rejected[];
}

/** What one search may cost. */
const mostRuns = 10;
const mostDownloads = 3;
const mostBytes = 256 << 20;

/**
 * Looks among the artifacts of one name; tries the best candidate first and the next one when its run, its bytes
 * or its capture are not what they should be. Throws nothing but bugs.
 */
export async function findBaseline(
  request: BaselineRequest,
  forge: Pick<Forge, 'artifacts' | 'repository' | 'ancestors' | 'run' | 'download'>,
  captures: Pick<CaptureStore, 'parse'>,
): Promise<FoundBaseline | MissingBaseline> {
  const trace: Rejected[] = [];
  const missing = (reason: string): MissingBaseline => ({ found: null, reason, trace });
  try {
    // What a person had recorded of just this commit; then all others, which stand for the commits of their runs.
    const named = commitBaselineName(request.name, request.mergeBase);
    const rows = [...(await forge.artifacts(named)), ...(await forge.artifacts(request.name))];
    if (rows.length === 0) return missing('none');
    const repository = await forge.repository();
    const ancestors = await forge.ancestors(request.mergeBase);
    const wanted = { ...request, named, repository, ancestors };
    const choice = chooseBaselines(rows, wanted);
    for (const { artifact, reason } of choice.rejected) {
      const { id, run } = artifact;
      trace.push({ artifact: id, run: run?.id ?? null, sha: run?.headSha ?? null, reason, detail: '' });
    }
    if (choice.candidates.length === 0)
      return missing(choice.rejected.some(({ reason }) => reason === 'expired') ? 'expired' : 'unsuitable');
    const search = new Search(forge, captures, wanted, trace);
    const best = await search.best(choice.candidates);
    if (best !== null) return { ...best, trace };
    return missing(search.failure ?? (search.downloads > 0 ? 'unreadable' : 'unsuitable'));
  } catch (error) {
    if (!(error instanceof GateError) || error.code !== 'forge-failed') throw error;
    return missing(reasonOf(error));
  }
}

type Opened = Omit<FoundBaseline, 'trace'>;

class Search {
  downloads = 0;
  /** What GitHub said that ended the search. */
  failure: string | null = null;
  private runs = 0;

  constructor(
    private readonly forge: Pick<Forge, 'run' | 'download'>,
    private readonly captures: Pick<CaptureStore, 'parse'>,
    private readonly wanted: Wanted,
    private readonly trace: Rejected[],
  ) {}

  /**
   * The first that keeps what its row promised. One that turns out to be of another commit than its run (a dispatch
   * with `ref`) only stays until a better one is found.
   */
  async best(candidates: readonly Candidate[]): Promise<Opened | null> {
    let best: Opened | null = null;
    for (const candidate of candidates) {
      if (this.failure !== null || (best !== null && rankOf(best.found) <= rankOf(candidate))) break;
      const opened = await this.open(candidate);
      if (opened !== null && (best === null || rankOf(opened.found) < rankOf(best.found))) best = opened;
    }
    return best;
  }

  /** Null, and why in the trace, when it is not to be used. */
  private async open(candidate: Candidate): Promise<Opened | null> {
    if (this.runs === mostRuns || this.downloads === mostDownloads)
      return this.reject(candidate, 'not-tried', '');
    try {
      this.runs++;
      const reason = runRejection(await this.forge.run(candidate.run.id), this.wanted);
      if (reason !== null) return this.reject(candidate, reason, '');
      this.downloads++;
      const { artifact } = candidate;
      const files = await readArchive(
        artifact.name,
        await this.forge.download(artifact, mostBytes),
        isCaptureFile,
      );
      return this.check(candidate, this.captures.parse(artifact.name, files), files);
    } catch (error) {
      if (!(error instanceof GateError) || !expected.has(error.code)) throw error;
      if (error.code === 'forge-failed' && !aboutOne.has(reasonOf(error))) this.failure = reasonOf(error);
      return this.reject(candidate, 'failed', `${error.code} ${reasonOf(error)}`);
    }
  }

  private check(candidate: Candidate, capture: Capture, files: FoundBaseline['files']): Opened | null {
    const { artifact, run } = candidate;
    // Text that does not bear its records out, or caveats of a later version, must show here and not in the judge.
    readEvidence(capture);
    const trouble = unusable(capture);
    if (trouble !== null) return this.reject(candidate, trouble.code, trouble.what);
    const sha = capture.manifest.commit.sha ?? '';
    const relation = relationOf(sha, this.wanted) ?? (sha === run.headSha ? newest : null);
    if (relation === null) return this.reject(candidate, 'commit', sha);
    const { relation: name, distance } = relation;
    const recordedAt = artifact.createdAt;
    return { found: { sha, relation: name, distance, recordedAt, run: run.id }, capture, files };
  }

  private reject({ artifact, run }: Candidate, reason: Rejection, detail: string): null {
    this.trace.push({ artifact: artifact.id, run: run.id, sha: run.headSha, reason, detail });
    return null;
  }
}

/** How a run, its artifact or what is in it can fail us. */
const expected: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'forge-failed',
  'artifact-invalid',
  'capture-invalid',
  'capture-missing',
]);
/** Of this run or artifact; when GitHub itself has trouble, the next one would have it too. */
const aboutOne: ReadonlySet<string> = new Set(['not-found', 'gone', 'too-large', 'digest']);

function reasonOf({ code, facts }: GateError): string {
  return typeof facts['reason'] === 'string' ? facts['reason'] : code;
}
