// A server on the loopback that plays a script: the nth request gets the nth answer, the last one for ever.
import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll } from '@jest/globals';
import { createForge } from '../../src/adapters/github/forge.js';
import type { ForgeOptions } from '../../src/adapters/github/forge.js';
import type { Forge } from '../../src/forge.js';

export interface Seen {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export type Play = (response: ServerResponse, seen: Seen) => void;

export interface ScriptedServer {
  readonly url: string;
  readonly seen: readonly Seen[];
}

const running = new Set<Server>();

afterAll(() => {
  for (const server of running) {
    server.close();
    server.closeAllConnections();
  }
});

export async function scriptedServer(...plays: readonly Play[]): Promise<ScriptedServer> {
  const seen: Seen[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      const entry: Seen = { method, url, headers, body: Buffer.concat(chunks).toString() };
      seen.push(entry);
      plays[Math.min(seen.length, plays.length) - 1]?.(response, entry);
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  running.add(server);
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen };
}

/** An address where nobody listens. */
export async function deserted(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}`;
}

export const json =
  (body: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Play =>
  (response) => {
    response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
    response.end(JSON.stringify(body));
  };

export const refuse = (
  status: number,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): Play => json({ message }, status, headers);

export const redirect =
  (location: string): Play =>
  (response) => {
    response.writeHead(302, { location });
    response.end();
  };

export const bytes =
  (body: Uint8Array, headers: Readonly<Record<string, string>> = {}): Play =>
  (response) => {
    response.writeHead(200, { 'content-type': 'application/zip', ...headers });
    response.end(body);
  };

/** The connection breaks before any answer. */
export const reset: Play = (response) => {
  response.socket?.resetAndDestroy();
};

/** A good head, half a body, then the connection breaks. */
export const cut: Play = (response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
  response.write('[{"id": 1', () => setTimeout(() => response.socket?.resetAndDestroy(), 20));
};

/** No answer as long as the client waits. */
export const silence: Play = () => undefined;

/** A forge of `o/r` on such a server, whose waits take no time. */
export function forgeOn(
  url: string,
  options: Partial<ForgeOptions> = {},
): { readonly forge: Forge; readonly waits: number[] } {
  const waits: number[] = [];
  const clock = {
    sleep: (ms: number) => {
      waits.push(ms);
      return Promise.resolve();
    },
  };
  const where = { repository: 'o/r', apiUrl: url, graphqlUrl: `${url}/graphql` };
  const forge = createForge({ token: 'secret', ...where, clock, ...options });
  return { forge, waits };
}
