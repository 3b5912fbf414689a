// Lists of the API, page by page.
import * as z from 'zod/mini';
import type { Client, Request } from './client.js';
import { readJson, type Answer } from './answer.js';
import { failure, Setback } from './setback.js';

const perPage = 100;
/** GitHub itself ends lists of files and of pull requests at 3000. */
const mostPages = 30;
const mostReadings = 3;

interface Page<T> {
  readonly rows: readonly T[];
  /** Rows of all pages as the server counts them; null when it does not. */
  readonly total: number | null;
}

export interface Listing<T> {
  readonly rows: readonly T[];
  /** False when there are more than 3000. */
  readonly whole: boolean;
}

/** A list whose answer is an array. Rejects with `too-large` when there are more than 3000 rows. */
export async function listAll<T>(
  client: Client,
  request: Request,
  row: z.ZodMiniType<T>,
): Promise<readonly T[]> {
  return refusePart(request, await listSome(client, request, row));
}

/** The same with at most 3000 rows. */
export function listSome<T>(client: Client, request: Request, row: z.ZodMiniType<T>): Promise<Listing<T>> {
  const page = z.array(row).check(z.maxLength(perPage));
  return readPages(client, request, (answer) => ({ rows: readJson(page, answer), total: null }));
}

/**
 * A list whose answer says how many rows there are. It is read again from the start when rows are missing, three
 * times at most, and then rejects with `torn`.
 */
export async function listCounted<T>(
  client: Client,
  request: Request,
  page: z.ZodMiniType<{ readonly rows: readonly T[]; readonly total: number }>,
): Promise<Listing<T>> {
  for (let reading = 1; ; reading += 1) {
    const listing = await readPages(client, request, (answer) => readJson(page, answer));
    const missing = (listing.total ?? 0) - listing.rows.length;
    if (missing <= 0 || !listing.whole) return listing;
    if (reading === mostReadings) {
      throw failure(request.operation, new Setback('torn', 200, { detail: `-${missing}` }), true);
    }
  }
}

async function readPages<T>(
  client: Client,
  request: Request,
  read: (answer: Answer) => Page<T>,
): Promise<Listing<T> & Page<T>> {
  const rows: T[] = [];
  for (let page = 1; ; page += 1) {
    const parameters = { ...request.parameters, per_page: perPage, page };
    const { more, ...found } = await client.send({ ...request, parameters }, (answer) => {
      const part = read(answer);
      return { ...part, more: hasNext(answer, part.rows.length) };
    });
    rows.push(...found.rows);
    if (!more || page === mostPages) return { rows, total: found.total, whole: !more };
  }
}

/** Only whether there is a next page: its address is ours to write, for our token goes there. */
function hasNext({ headers }: Answer, rows: number): boolean {
  const link = headers.get('link');
  return link === null ? rows === perPage : /;\s*rel="?next"?/.test(link);
}

function refusePart<T>({ operation }: Request, { rows, whole }: Listing<T>): readonly T[] {
  if (whole) return rows;
  throw failure(operation, new Setback('too-large', 200), true);
}
