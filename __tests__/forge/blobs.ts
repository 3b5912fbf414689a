// The blob store: a second origin with signed addresses, to which no token of ours may go.
import { createHmac } from 'node:crypto';
import type { Answer } from './answer.js';
import type { ForgeLog } from './log.js';
import type { Errand, Incoming } from './origin.js';
import type { ForgeState } from './state.js';

export class BlobStore {
  /** Blocks by id of the upload, and bytes once their list was committed. */
  readonly #blocks = new Map<number, Map<string, Buffer>>();
  readonly #committed = new Map<number, { readonly bytes: Buffer; readonly type: string }>();

  constructor(
    readonly state: ForgeState,
    readonly log: ForgeLog,
    readonly origin: () => string,
  ) {}

  downloadUrl(artifact: number): string {
    return this.#sign(`/results/downloads/${artifact}.zip`);
  }

  uploadUrl(upload: number): string {
    return this.#sign(`/results/uploads/${upload}`);
  }

  /** Bytes of a finished upload; null before its block list came. */
  uploaded(upload: number): Buffer | null {
    return this.#committed.get(upload)?.bytes ?? null;
  }

  /** What the client said that those bytes are; the blob is served as that. */
  contentType(upload: number): string {
    return this.#committed.get(upload)?.type ?? '';
  }

  errand(incoming: Incoming): Errand {
    const { method, url, headers } = incoming;
    const comp = url.searchParams.get('comp');
    const operation = `blobs/${method.toLowerCase()}${comp === null ? '' : `-${comp}`}`;
    const refuse = (status: number, code: string): Answer => {
      this.log.violation(`${operation} ${url.pathname}: ${code}`);
      return {
        status,
        headers: { 'x-ms-error-code': code },
        body: Buffer.from(`<Error><Code>${code}</Code></Error>`),
      };
    };
    const work = (): Answer => {
      if (headers.authorization !== undefined) return refuse(400, 'InvalidAuthenticationInfo');
      if (url.searchParams.get('sig') !== signatureOf(url.pathname))
        return refuse(403, 'AuthenticationFailed');
      const download = /^\/results\/downloads\/(\d+)\.zip$/.exec(url.pathname)?.[1];
      if (method === 'GET' && download !== undefined) return this.#give(Number(download));
      const upload = /^\/results\/uploads\/(\d+)$/.exec(url.pathname)?.[1];
      if (method === 'PUT' && upload !== undefined) {
        if (comp === 'block') return this.#block(Number(upload), incoming, refuse);
        if (comp === 'blocklist') return this.#commit(Number(upload), incoming, refuse);
      }
      return refuse(400, 'UnsupportedHttpVerb');
    };
    return { operation, work };
  }

  #sign(path: string): string {
    return `${this.origin()}${path}?se=2099-01-01T00%3A00%3A00Z&sig=${encodeURIComponent(signatureOf(path))}`;
  }

  #give(id: number): Answer {
    const artifact = this.state.artifacts.find((one) => one.id === id);
    if (artifact === undefined)
      return { status: 404, body: Buffer.from('<Error><Code>BlobNotFound</Code></Error>') };
    return { status: 200, headers: { 'content-type': artifact.contentType }, body: artifact.zip };
  }

  #block(upload: number, { url, body }: Incoming, refuse: (status: number, code: string) => Answer): Answer {
    const id = url.searchParams.get('blockid') ?? '';
    const blocks = this.#blocks.get(upload) ?? new Map<string, Buffer>();
    const [known] = blocks.keys();
    // Azure wants all ids of a blob to have one length.
    if (id === '' || (known !== undefined && known.length !== id.length))
      return refuse(400, 'InvalidBlobOrBlock');
    blocks.set(id, body);
    this.#blocks.set(upload, blocks);
    return { status: 201, headers: { 'x-ms-request-id': 'stand-in' }, body: null };
  }

  #commit(
    upload: number,
    { body, headers }: Incoming,
    refuse: (status: number, code: string) => Answer,
  ): Answer {
    const ids = [...body.toString('utf8').matchAll(/<Latest>([^<]*)<\/Latest>/g)].map(([, id = '']) => id);
    const blocks = ids.map((id) => this.#blocks.get(upload)?.get(id));
    if (blocks.some((block) => block === undefined)) return refuse(400, 'InvalidBlockList');
    const type = headers['x-ms-blob-content-type'] ?? 'application/octet-stream';
    this.#committed.set(upload, {
      bytes: Buffer.concat(blocks.filter((block) => block !== undefined)),
      type: String(type),
    });
    const etag = { etag: '"0x1"', 'last-modified': new Date(0).toUTCString(), 'x-ms-request-id': 'stand-in' };
    return { status: 201, headers: etag, body: null };
  }
}

const signatureOf = (path: string): string => createHmac('sha256', 'stand-in').update(path).digest('base64');
