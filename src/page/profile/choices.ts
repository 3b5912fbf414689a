// What somebody chose to see of a profile, read from the address and written back to it.
import type { ProfileEntry } from '../../report/html/page-data.js';
import type { ViewOptions } from '../../flame/view.js';
import type { WidthOf } from '../../flame/weights.js';
import type { Options } from '../route.js';

export type Show = 'flame' | 'tree' | 'top';
export type Sides = 'difference' | 'base' | 'head';

export interface Choices {
  /** Position of the sample type. */
  readonly type: number;
  readonly show: Show;
  readonly sides: Sides;
  /** Of the difference: all that there is, or only what moved. */
  readonly width: 'both' | 'moved';
  readonly from: ViewOptions['direction'];
  readonly by: ViewOptions['by'];
  readonly isRuntimeHidden: boolean;
  readonly isUpward: boolean;
  /** Frames that are left out of stacks. */
  readonly without: string;
  readonly focus: string;
  readonly ignore: string;
  readonly search: string;
  /** Node of the view; 0 is all of it. */
  readonly zoom: number;
  /** Node whose details are shown; 0 is none. */
  readonly selected: number;
  /** Rows of the call tree that somebody opened or shut (opened-rows.ts). */
  readonly rows: string;
  /** Column that tables are sorted by (sorting.tsx); empty: as they are by themselves. */
  readonly sort: string;
}

export function choicesOf(profile: ProfileEntry, options: Options): Choices {
  const type = profile.types.findIndex((of) => of.type === options['type']);
  const isBoth = profile.sides.base && profile.sides.head;
  const alone = profile.sides.head ? 'head' : 'base';
  const sides = oneOf(options['sides'], ['difference', 'base', 'head'] as const);
  return {
    type: type < 0 ? profile.shownFirst : type,
    show: oneOf(options['show'], ['flame', 'tree', 'top'] as const),
    sides: isBoth ? sides : alone,
    width: oneOf(options['width'], ['both', 'moved'] as const),
    from: oneOf(options['from'], ['callees', 'callers'] as const),
    by: oneOf(options['by'], ['function', 'line'] as const),
    isRuntimeHidden: options['hide'] === 'runtime',
    isUpward: options['up'] === '1',
    without: options['without'] ?? '',
    focus: options['focus'] ?? '',
    ignore: options['ignore'] ?? '',
    search: options['search'] ?? '',
    zoom: nodeOf(options['zoom']),
    selected: nodeOf(options['at']),
    rows: options['rows'] ?? '',
    sort: options['sort'] ?? '',
  };
}

/** The address only says what is not as it is by default. */
export function optionsOf(profile: ProfileEntry, choices: Choices): Options {
  const { type, show, sides, width, from, by, focus, ignore, search, zoom, selected, sort } = choices;
  const options: Record<string, string> = {};
  const set = (name: string, value: string, otherwise: string): void => {
    if (value !== otherwise) options[name] = value;
  };
  if (type !== profile.shownFirst) options['type'] = profile.types[type]?.type ?? '';
  set('show', show, 'flame');
  if (profile.sides.base && profile.sides.head) set('sides', sides, 'difference');
  set('width', width, 'both');
  set('from', from, 'callees');
  set('by', by, 'function');
  set('hide', choices.isRuntimeHidden ? 'runtime' : '', '');
  set('up', choices.isUpward ? '1' : '', '');
  set('without', choices.without, '');
  set('focus', focus, '');
  set('ignore', ignore, '');
  set('search', search, '');
  set('zoom', String(zoom), '0');
  set('at', String(selected), '0');
  set('rows', choices.rows, '');
  set('sort', sort, '');
  return options;
}

/** What nodes are as wide as. */
export function widthOf({ sides, width }: Choices): WidthOf {
  return sides === 'difference' ? width : sides;
}

/** The first is what it is without a choice. */
function oneOf<const T extends string>(text: string | undefined, all: readonly [T, ...T[]]): T {
  return all.find((of) => of === text) ?? all[0];
}

function nodeOf(text: string | undefined): number {
  const node = Number(text ?? '0');
  return Number.isSafeInteger(node) && node > 0 ? node : 0;
}
