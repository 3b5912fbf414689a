// A page for one profile alone: what `pprof-gate flame --out x.html` leaves.
import type { PageData } from './page-data.js';
import { ProfileShelf } from './profile-shelf.js';
import type { ProfileTree } from './profile-trees.js';
import type { PageParts } from './report-page.js';

/** Nodes of a profile that somebody asked for by itself: far more than can be told apart, and still some megabytes. */
const mostNodes = 200_000;

/** `title`: of the window, safe to show. `start`: what is chosen at first. */
export function profilePage(title: string, profile: ProfileTree, start: PageData['start'] = {}): PageParts {
  return profilesPage(title, [profile], start, [mostNodes]);
}

/** A page of several profiles, and of nothing else. `limits`: nodes of the sizes that one can have, smallest first. */
export function profilesPage(
  title: string,
  profiles: readonly ProfileTree[],
  start: PageData['start'],
  limits?: readonly number[],
  room = Infinity,
): PageParts {
  const shelf = new ProfileShelf(null, limits, Infinity);
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
      sources: [],
      hunks: [],
      profilesLeft: left,
      sourcesLeft: { functions: 0, unread: 0, benchmarks: 0, lines: 0, isDamaged: false },
    },
    elements,
  };
}
