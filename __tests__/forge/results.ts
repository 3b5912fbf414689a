// The results service, as the official artifact client speaks to it: twirp calls with the runtime token of a job.
import type { Answer } from './answer.js';
import type { BlobStore } from './blobs.js';
import type { ForgeLog } from './log.js';
import type { Run } from './nouns.js';
import type { Errand, Incoming } from './origin.js';
import { day, digestOf, timestamp, uuidOf, type ForgeState } from './state.js';

interface Upload {
  readonly id: number;
  readonly run: Run;
  readonly name: string;
  readonly expiresAt: string;
  readonly mimeType: string;
}

type Request = Readonly<Record<string, unknown>>;

const service = '/twirp/github.actions.results.api.v1.ArtifactService/';

/** Twirp's error shape. */
const refusal = (status: number, code: string, msg: string): Answer => ({ status, body: { code, msg } });

export class ResultsService {
  readonly #jobs = new Map<string, { run: Run; job: string }>();
  readonly #uploads: Upload[] = [];

  constructor(
    readonly state: ForgeState,
    readonly log: ForgeLog,
    readonly blobs: BlobStore,
  ) {}

  /** What the runner gives an action as ACTIONS_RUNTIME_TOKEN. */
  runtimeToken(run: Run): string {
    const job = uuidOf(`job ${this.state.nextId()}`);
    const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const claims = { scp: `Actions.ExampleScope Actions.Results:${run.backend}:${job}`, exp: 4_102_444_800 };
    const token = `${part({ typ: 'JWT', alg: 'HS256' })}.${part(claims)}.${part('stand-in')}`;
    this.#jobs.set(token, { run, job });
    return token;
  }

  /** Names of uploads that were begun and not finalised. */
  unfinished(): string[] {
    return this.#uploads.map(({ name }) => name);
  }

  errand(incoming: Incoming): Errand {
    const { method, url } = incoming;
    const call = url.pathname.startsWith(service) ? url.pathname.slice(service.length) : '';
    const works = {
      CreateArtifact: (run: Run, request: Request) => this.#create(run, request),
      FinalizeArtifact: (run: Run, request: Request) => this.#finalize(run, request),
    };
    if (method !== 'POST' || (call !== 'CreateArtifact' && call !== 'FinalizeArtifact')) {
      const work = () => {
        this.log.violation(`${method} ${url.pathname} is no call of the results service that we use`);
        return refusal(404, 'bad_route', `no handler for path ${url.pathname}`);
      };
      return { operation: 'unknown', work };
    }
    return { operation: `results/${call}`, work: () => this.#admit(incoming, works[call]) };
  }

  #admit({ headers, body }: Incoming, work: (run: Run, request: Request) => Answer): Answer {
    const job = this.#jobs.get(String(headers.authorization).replace(/^Bearer /, ''));
    if (job === undefined) return refusal(401, 'unauthenticated', 'invalid runtime token');
    let request: Request;
    try {
      request = JSON.parse(body.toString('utf8')) as Request;
    } catch {
      return this.#malformed('body is not JSON');
    }
    const own = [field(request, 'workflow_run_backend_id'), field(request, 'workflow_job_run_backend_id')];
    if (own[0] !== job.run.backend || own[1] !== job.job)
      return this.#malformed('backend ids are of another job');
    const name = field(request, 'name');
    if (typeof name !== 'string' || name === '' || /["<>|*?\r\n\\/:]/.test(name))
      return this.#malformed('name');
    return work(job.run, request);
  }

  #create(run: Run, request: Request): Answer {
    const name = String(field(request, 'name'));
    const version = field(request, 'version');
    if (version !== 4 && version !== 7) return this.#malformed(`version ${String(version)}`);
    // Before version 7 every artifact was a zip.
    const mimeType = field(request, 'mime_type') ?? 'application/zip';
    if (typeof mimeType !== 'string' || (version === 4 && mimeType !== 'application/zip'))
      return this.#malformed('mime_type');
    const taken = [...this.#uploads, ...this.state.artifacts].some(
      (one) => one.run === run && one.name === name,
    );
    if (taken) {
      return refusal(409, 'already_exists', 'an artifact with this name already exists on the workflow run');
    }
    const expires = field(request, 'expires_at');
    const expiresAt =
      typeof expires === 'string' ? expires : timestamp(new Date(this.state.clock().getTime() + 90 * day));
    const upload: Upload = { id: this.state.nextId(), run, name, expiresAt, mimeType };
    this.#uploads.push(upload);
    return { status: 200, body: { ok: true, signed_upload_url: this.blobs.uploadUrl(upload.id) } };
  }

  #finalize(run: Run, request: Request): Answer {
    const upload = this.#uploads.find((one) => one.run === run && one.name === field(request, 'name'));
    if (upload === undefined) return refusal(404, 'not_found', 'no such upload');
    const zip = this.blobs.uploaded(upload.id);
    if (zip === null) return this.#malformed('finalised before its bytes came');
    const contentType = upload.mimeType;
    if (this.blobs.contentType(upload.id) !== contentType) return this.#malformed('blob has another type');
    const digest = digestOf(zip);
    const hash = field(request, 'hash');
    if (String(field(request, 'size')) !== String(zip.length)) return this.#malformed('size is another');
    if (hash !== undefined && hash !== digest) return this.#malformed('hash is another');
    this.#uploads.splice(this.#uploads.indexOf(upload), 1);
    const { name, expiresAt } = upload;
    const artifact = this.state.addArtifact({ run, name, zip, expiresAt, contentType });
    return { status: 200, body: { ok: true, artifact_id: String(artifact.id) } };
  }

  #malformed(what: string): Answer {
    this.log.violation(`results service: ${what}`);
    return refusal(400, 'invalid_argument', what);
  }
}

/** Fields come by their protobuf name or in camelCase. */
function field(request: Request, name: string): unknown {
  return request[name] ?? request[name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())];
}
