// The way from a line that something is put down to, to the picture in which its function can be seen.
import { exactly } from '../../flame/find.js';
import { visible } from '../../report/escape.js';
import type { PageData } from '../../report/html/page-data.js';
import { hashOf } from '../route.js';
import { isEmpty } from './totals.js';

/** Which profile shows what a unit counts, and by which of its sample types. */
const shownBy: Readonly<Record<string, { readonly kinds: readonly string[]; readonly type?: string }>> = {
  'allocs/op': { kinds: ['heap', 'allocs'], type: 'alloc_objects' },
  'B/op': { kinds: ['heap', 'allocs'], type: 'alloc_space' },
  'heap-kept-B/op': { kinds: ['heap', 'allocs'], type: 'inuse_space' },
  'sec/op': { kinds: ['cpu'] },
  'waiting-sec/op': { kinds: ['block'] },
};

/** Null where the file has no such profile of the benchmark, or none of its profiles has the function. */
export function linkToFunction(
  { profiles, functions }: PageData,
  rank: number,
  of: { readonly function: string; readonly unit: string },
): string | null {
  const shown = Object.hasOwn(shownBy, of.unit) ? shownBy[of.unit] : undefined;
  const name = visible(of.function, 500);
  if (shown === undefined || !functions.name.includes(name)) return null;
  const position = profiles.findIndex(
    (profile) => profile.benchmark === rank && shown.kinds.includes(profile.kind) && !isEmpty(profile),
  );
  const profile = profiles[position];
  if (profile === undefined) return null;
  const at = profile.types.findIndex(({ type }) => type === shown.type);
  const isOther = at >= 0 && at !== profile.shownFirst;
  return hashOf({
    page: 'profile',
    of: String(position),
    options: { ...(isOther ? { type: shown.type ?? '' } : {}), search: exactly(name) },
  });
}
