// A page for one profile alone: what `pprof-gate flame --out x.html` leaves.
import { FunctionTable } from './function-table.js';
import type { PageData } from './page-data.js';
import { ProfileShelf } from './profile-shelf.js';
import type { ProfileTree } from './profile-trees.js';
import type { PageParts } from './report-page.js';

/** Nodes of a profile that somebody asked for by itself: far more than can be told apart, and still some megabytes. */
const mostNodes = 200_000;

/** `title`: of the window, safe to show. `start`: what is chosen at first. */
export function profilePage(title: string, profile: ProfileTree, start: PageData['start'] = {}): PageParts {
  const functions = new FunctionTable(null);
  const shelf = new ProfileShelf(functions, Infinity, [mostNodes]);
  shelf.add(profile, null);
  return {
    data: {
      schema: 'pprof-gate/page/1',
      title,
      start,
      report: null,
      functions: functions.columns(),
      profiles: shelf.entries,
      sources: [],
      hunks: [],
      profilesLeft: shelf.left,
    },
    elements: shelf.elements,
  };
}
