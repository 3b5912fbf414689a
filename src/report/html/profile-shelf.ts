// Profiles on their way into a page of bounded size: each packed by itself, so that the page opens only what is looked at.
import { FunctionTable, type WhoseCode } from './function-table.js';
import { packed } from './packed.js';
import type { FunctionColumns, ProfileEntry } from './page-data.js';
import { entryOf, sharedColumns, sizesOf, type ProfileSize } from './profile-sizes.js';
import type { ProfileTree } from './profile-trees.js';

/** Nodes of one profile: what still shows the whole of it, what is enough for most, and all that a wide screen tells apart. */
const nodeLimits = [500, 3_000, 20_000] as const;

/** Nodes that are held of all profiles in one size: more than a report has room for. It bounds memory. */
const mostHeld = 400_000;

/** Of a larger size per node, beside a smaller one: less is known to be too little, and not tried. */
const leastShrunk = 0.6;

/** Profiles as a page carries them. */
export interface ShelvedProfiles {
  /** By benchmark, and of each in the order in which they came. */
  readonly entries: readonly ProfileEntry[];
  /** Packed columns by element id. */
  readonly elements: ReadonlyMap<string, string>;
  readonly functions: FunctionColumns;
  /** Profiles that there was no room for. */
  readonly left: number;
  /** Characters of the elements, and about those of the functions. */
  readonly used: number;
}

interface Held {
  readonly entry: Omit<ProfileEntry, 'element' | 'lighter'>;
  /** Smallest first. */
  readonly sizes: readonly ProfileSize[];
}

interface Placed {
  readonly held: Held;
  size: ProfileSize;
  text: string;
}

export class ProfileShelf {
  private readonly all: Held[] = [];
  /** Nodes by size. */
  private readonly held: number[];
  private dropped = 0;

  /** `limits`: nodes of the sizes that there are, smallest first. `mostNodes`: of all profiles in one of them. */
  constructor(
    private readonly whose: WhoseCode,
    private readonly limits: readonly number[] = nodeLimits,
    private readonly mostNodes: number = mostHeld,
  ) {
    this.held = limits.map(() => 0);
  }

  /** Takes it in, those first that are worth most. The tree is not kept. */
  add(profile: ProfileTree, benchmark: number | null): void {
    const sizes: ProfileSize[] = [];
    const sizeOf = sizesOf(profile.tree);
    for (const [which, most] of this.limits.entries()) {
      const nodes = Math.min(profile.tree.count, most);
      // Whoever has no room for few nodes has none for more; but one that is all of it needs no larger one.
      if ((this.held[which] as number) + nodes > this.mostNodes || sizes.at(-1)?.lighter.left === 0) break;
      const size = sizeOf(most);
      this.held[which] = (this.held[which] as number) + size.columns.deeper.length;
      sizes.push(size);
    }
    if (sizes.length === 0) this.dropped++;
    else this.all.push({ entry: entryOf(profile, benchmark), sizes });
  }

  /**
   * Packs as many as there is room for: first every profile in its smallest size, then those that came first in larger
   * ones. `room`: characters of all of them together, the functions that they name included.
   */
  pack(room: number): ShelvedProfiles {
    const functions = new FunctionTable(this.whose);
    const placed: Placed[] = [];
    let used = 0;
    /** What the smallest that was packed takes: with less room, no other is tried. */
    let least = 0;
    /** Null where it takes more than `free`; then nothing of it stays. */
    const fitted = (size: ProfileSize, free: number): string | null => {
      const before = functions.length;
      const text = packed(sharedColumns(size, functions));
      const needed = text.length + functions.sizeFrom(before);
      least = least === 0 ? needed : Math.min(least, needed);
      if (needed > free) {
        functions.truncate(before);
        return null;
      }
      used += needed;
      return text;
    };
    for (const held of this.all) {
      const [size] = held.sizes;
      if (size === undefined || room - used < least) continue;
      const text = fitted(size, room - used);
      if (text !== null) placed.push({ held, size, text });
    }
    for (let which = 1; which < this.limits.length; which++) {
      for (const of of placed) {
        const size = of.held.sizes[which];
        if (size === undefined) continue;
        const free = room - used + of.text.length;
        if (nodesOf(size) * (of.text.length / nodesOf(of.size)) * leastShrunk > free) continue;
        const text = fitted(size, free);
        if (text === null) continue;
        used -= of.text.length;
        [of.size, of.text] = [size, text];
      }
    }
    const left = this.dropped + this.all.length - placed.length;
    return { ...listed(placed), functions: functions.columns(), left, used };
  }
}

function listed(placed: readonly Placed[]): Pick<ShelvedProfiles, 'entries' | 'elements'> {
  const inOrder = [...placed].sort((a, b) => (a.held.entry.benchmark ?? 0) - (b.held.entry.benchmark ?? 0));
  const elements = new Map<string, string>();
  const entries = inOrder.map(({ held, size, text }, position) => {
    const element = `profile-${position}`;
    elements.set(element, text);
    return { ...held.entry, lighter: size.lighter, element };
  });
  return { entries, elements };
}

function nodesOf({ columns }: ProfileSize): number {
  return columns.deeper.length + 1;
}
