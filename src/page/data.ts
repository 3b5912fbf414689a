// The data blocks of this file: gzip in base64, opened by the browser itself.
import type { PageData, ProfileColumns } from '../report/html/page-data.js';

export async function pageData(): Promise<PageData> {
  return (await unpacked('data')) as PageData;
}

/** Columns of a profile by its element; opened when somebody looks at it. */
export async function profileColumns(element: string): Promise<ProfileColumns> {
  return (await unpacked(element)) as ProfileColumns;
}

/** Throws where the block is not there, or cut. */
async function unpacked(id: string): Promise<unknown> {
  const text = document.getElementById(id)?.textContent;
  if (text === undefined) throw new Error(`this file has no block ${id}`);
  const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return (await new Response(stream).json()) as unknown;
}
