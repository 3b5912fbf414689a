// The zip of an artifact: the API answers with a signed address elsewhere, which lives for a minute.
import { createHash } from 'node:crypto';
import type { ArtifactRow } from '../../forge.js';
import { refusalOf, type Answer, type AnswerLimits } from './answer.js';
import type { Client, Request } from './client.js';
import { failure, Setback } from './setback.js';

/** After the first one. */
const mostRedirects = 3;
const redirects: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/**
 * `apiUrl` is where redirects begin. Rejects with GateError `forge-failed`: `gone`, `too-large`, `digest`, or as
 * any request.
 */
export async function downloadArtifact(
  client: Client,
  apiUrl: string,
  request: Request & { readonly limits: AnswerLimits },
  { digest, expired }: ArtifactRow,
): Promise<Uint8Array> {
  if (expired) throw failure(request.operation, new Setback('gone', 0), true);
  // Each try from its start, for a new signature.
  return client.send({ ...request, redirect: 'manual' }, async (answer) => {
    const zip = redirects.has(answer.status) ? await follow(client, apiUrl, answer, request.limits) : answer;
    if (zip.status !== 200) throw refusalOf(zip);
    checkDigest(digest, zip);
    return zip.body;
  });
}

async function follow(client: Client, apiUrl: string, first: Answer, limits: AnswerLimits): Promise<Answer> {
  let answer = first;
  let url = new URL(apiUrl);
  for (let hops = 0; hops <= mostRedirects; hops += 1) {
    const next = targetOf(answer.headers.get('location') ?? '', url);
    if (next === null) throw new Setback('invalid', answer.status, { detail: 'location' });
    url = next;
    // Our token stays behind: whoever holds the address may read, and nobody there needs to know us.
    answer = await client.fetchForeign(url, limits);
    if (!redirects.has(answer.status)) return storedOrThrow(answer);
  }
  throw new Setback('invalid', answer.status, { detail: 'redirects' });
}

/** Null for what is no address of the web, and for a way from HTTPS to HTTP. */
export function targetOf(location: string, from: URL): URL | null {
  if (location === '' || !URL.canParse(location, from.href)) return null;
  const url = new URL(location, from.href);
  return url.protocol === 'https:' || (url.protocol === 'http:' && from.protocol === 'http:') ? url : null;
}

/** What the storage refuses has another sense than what the API refuses. */
function storedOrThrow(answer: Answer): Answer {
  if (answer.status === 404) throw new Setback('gone', 404);
  // The signature has run out: the next one may not.
  if (answer.status === 401 || answer.status === 403) throw new Setback('unavailable', answer.status);
  return answer;
}

function checkDigest(digest: string | null, { status, body }: Answer): void {
  if (digest === null) return;
  const found = `sha256:${createHash('sha256').update(body).digest('hex')}`;
  if (found !== digest.toLowerCase()) throw new Setback('digest', status);
}
