// Profiles on their way into a page of bounded size: each packed by itself, so that the page opens only what is looked at.
import { lighten, totalOf } from '../../flame/lighten.js';
import { columnsOf } from '../../flame/tree-columns.js';
import type { FunctionTable } from './function-table.js';
import { packed } from './packed.js';
import type { ProfileColumns, ProfileEntry } from './page-data.js';
import type { ProfileTree } from './profile-trees.js';

/** Nodes of one profile: first as many as can be told apart on a wide screen, then what still shows the whole of it. */
const nodeLimits = [20_000, 3_000, 500] as const;

export class ProfileShelf {
  readonly entries: ProfileEntry[] = [];
  /** Packed columns by element id. */
  readonly elements = new Map<string, string>();
  /** Profiles that there was no room for. */
  left = 0;
  /** Characters of those that there was room for. */
  used = 0;

  /** `room`: characters of all of them together. `limits`: nodes that are tried, most first. */
  constructor(
    private readonly functions: FunctionTable,
    private readonly room: number,
    private readonly limits: readonly number[] = nodeLimits,
  ) {}

  /** Puts it in with as many nodes as there is room for. */
  add(profile: ProfileTree, benchmark: number | null): void {
    for (const most of this.limits) {
      const lightened = lighten(profile.tree, most);
      const columns: ProfileColumns = columnsOf(lightened.tree, this.functions.position);
      const text = packed(columns);
      if (this.used + text.length > this.room) continue;
      this.used += text.length;
      const element = `profile-${this.entries.length}`;
      this.elements.set(element, text);
      this.entries.push({
        benchmark,
        kind: profile.kind,
        types: profile.tree.types.map((type, position) => ({
          ...type,
          total: totalOf(profile.tree, position),
          reference: profile.references?.[position] ?? totalOf(profile.tree, position),
          grain: profile.grains[position] ?? { base: 0, head: 0 },
        })),
        shownFirst: profile.shownFirst,
        sides: profile.sides,
        operations: profile.operations,
        lighter: { left: lightened.left, share: lightened.share },
        element,
      });
      return;
    }
    this.left++;
  }
}
