// A page for one profile alone: what `pprof-gate flame --out x.html` leaves.
import { visible } from '../escape.js';
import type { OwnCode } from '../profiles/own-code.js';
import type { PageData } from './page-data.js';
import { ProfileShelf } from './profile-shelf.js';
import type { ProfileTree } from './profile-trees.js';
import type { PageParts } from './report-page.js';

/** Nodes of a profile that somebody asked for by itself: far more than can be told apart, and still some megabytes. */
const mostNodes = 200_000;

/** In code points. */
const longestModule = 100;

/** What is known besides the profile: whose code it is, and the lines of it that could be read. */
export interface KnownCode {
  readonly own: OwnCode;
  readonly sources: PageData['sources'];
  /** Functions of our own without their source: for want of room, and because no file has them as the profile does. */
  readonly left: number;
  readonly unread: number;
}

/** `title`: of the window, safe to show. `start`: what is chosen at first. */
export function profilePage(
  title: string,
  profile: ProfileTree,
  start: PageData['start'] = {},
  code: KnownCode | null = null,
): PageParts {
  return profilesPage(title, [profile], start, [mostNodes], Infinity, code);
}

/** A page of several profiles, and of nothing else. `limits`: nodes of the sizes that one can have, smallest first. */
export function profilesPage(
  title: string,
  profiles: readonly ProfileTree[],
  start: PageData['start'],
  limits?: readonly number[],
  room = Infinity,
  code: KnownCode | null = null,
): PageParts {
  const shelf = new ProfileShelf(code === null ? null : code.own.fileOf, limits, Infinity);
  for (const profile of profiles) shelf.add(profile, null);
  const { entries, elements, functions, left } = shelf.pack(room);
  return {
    data: {
      schema: 'pprof-gate/page/1',
      title,
      start,
      report: null,
      functions,
      profiles: entries,
      sources: code?.sources ?? [],
      hunks: [],
      profilesLeft: left,
      sourcesLeft: {
        functions: code?.left ?? 0,
        unread: code?.unread ?? 0,
        ...{ benchmarks: 0, lines: 0, isDamaged: false },
      },
      ownCode: basisOf(code),
    },
    elements,
  };
}

function basisOf(code: KnownCode | null): NonNullable<PageData['ownCode']> {
  const basis = code?.own.basis ?? { by: 'unknown' };
  return basis.by === 'module' ? { ...basis, module: visible(basis.module, longestModule) } : basis;
}
