// One HTTP server on the loopback: reads requests, logs them, plays faults, sends answers.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Refusal, type Answer } from './answer.js';
import type { Faults, Play } from './faults.js';
import type { Entry, ForgeLog } from './log.js';

/** A request as it came in, body and all. */
export interface Incoming {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/** What a request asks for, known before any work is done. */
export interface Errand {
  readonly operation: string;
  readonly work: () => Answer;
}

export interface Origin {
  readonly url: string;
  close(): Promise<void>;
}

/** More than any request of ours; blocks of an upload have 8 MiB. */
const bodyLimit = 64 * 1024 * 1024;

export async function startOrigin(
  name: Entry['origin'],
  log: ForgeLog,
  faults: Faults,
  errandOf: (incoming: Incoming) => Errand,
): Promise<Origin> {
  const held = new Set<ServerResponse>();
  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      const message = `${name}: the stand-in failed: ${String(error)}`;
      log.violation(message);
      if (!response.headersSent) response.writeHead(500);
      response.end(JSON.stringify({ message }));
    });
  });

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request);
    const method = request.method ?? '';
    const url = new URL(request.url ?? '/', 'http://stand-in');
    const { operation, work } = errandOf({ method, url, headers: request.headers, body });
    const entry: Entry = {
      origin: name,
      method,
      path: url.pathname,
      query: Object.fromEntries(url.searchParams),
      operation,
      authorized: request.headers.authorization !== undefined,
      body,
      status: 0,
      fault: null,
    };
    log.requests.push(entry);
    const play = faults.take(entry);
    entry.fault = play === null ? null : nameOf(play);
    await perform(play, work, entry, response);
  }

  async function perform(
    play: Play | null,
    work: () => Answer,
    entry: Entry,
    response: ServerResponse,
  ): Promise<void> {
    if (play === 'reset') {
      response.socket?.resetAndDestroy();
    } else if (play === 'slow') {
      held.add(response);
    } else if (play !== null && typeof play === 'object' && 'status' in play) {
      send(entry, response, { body: { message: '' }, ...play });
    } else {
      const answer = answered(work);
      if (play === 'lost') response.socket?.resetAndDestroy();
      else if (play === 'cut') sendHalf(entry, response, answer);
      else if (play === 'bad-json') send(entry, response, { ...answer, body: half(bytesOf(answer)) });
      else {
        if (play !== null) await new Promise((resolve) => setTimeout(resolve, play.delayMs));
        send(entry, response, answer);
      }
    }
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  // A test that fails before it closes us must not keep its process.
  server.unref();
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise<void>((resolve) => {
        for (const response of held) response.destroy();
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    const bytes = chunk as Buffer;
    length += bytes.length;
    if (length > bodyLimit) throw new Error('request body too large for the stand-in');
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

function answered(work: () => Answer): Answer {
  try {
    return work();
  } catch (error) {
    if (error instanceof Refusal) return error.answer();
    throw error;
  }
}

function bytesOf({ body }: Answer): Buffer {
  if (Buffer.isBuffer(body)) return body;
  return body === null ? Buffer.alloc(0) : Buffer.from(JSON.stringify(body));
}

const half = (bytes: Buffer): Buffer => bytes.subarray(0, Math.floor(bytes.length / 2));

function head(answer: Answer, length: number): Record<string, string> {
  const type = Buffer.isBuffer(answer.body) ? 'application/octet-stream' : 'application/json; charset=utf-8';
  const content = answer.body === null ? {} : { 'content-type': type };
  return { ...content, 'content-length': String(length), ...answer.headers };
}

function send(entry: Entry, response: ServerResponse, answer: Answer): void {
  const bytes = bytesOf(answer);
  entry.status = answer.status;
  // 204 has neither body nor length.
  if (answer.status === 204) response.writeHead(204, answer.headers ?? {}).end();
  else response.writeHead(answer.status, head(answer, bytes.length)).end(bytes);
}

function sendHalf(entry: Entry, response: ServerResponse, answer: Answer): void {
  const bytes = bytesOf(answer);
  entry.status = answer.status;
  response.writeHead(answer.status, head(answer, bytes.length));
  // A moment, so that the half arrives before the reset overtakes it.
  response.write(half(bytes), () => setTimeout(() => response.socket?.resetAndDestroy(), 20));
}

function nameOf(play: Play): string {
  if (typeof play === 'string') return play;
  return 'status' in play ? String(play.status) : 'late';
}
