// The text of `pprof-gate tree`: calls below their callers, heaviest first.
import { largest } from '../../base/order.js';
import { canBeChance } from '../../flame/difference.js';
import { trimOf } from '../../flame/trim.js';
import type { View } from '../../flame/view.js';
import type { Pair, Side } from '../../model/pair.js';
import { rowsOf, type NumberColumn } from './number-columns.js';
import { fitting, fittingAll, placeLabels, type PlaceLabels } from './place-label.js';
import { amountOf, changeText, shareText } from './profile-amount.js';
import { headerLines } from './profile-header.js';
import { stylesFor } from './profile-paint.js';
import type { ProfileView, TextOptions } from './profile-view.js';
import {
  chanceMark,
  chanceWords,
  heads,
  leftOutWords,
  nothingWords,
  phrases,
  recursiveWords,
} from '../words/profile-views.js';

export interface TreeOptions extends TextOptions {
  /** Calls with a smaller share of the total of either side are left out; 0 to 1. */
  readonly least: number;
  /** Deeper ones are left out; the root is at 0. */
  readonly depth: number;
}

/** A tree with a closing newline; names are made safe for a terminal. */
export function renderTree(shown: ProfileView, options: TreeOptions): string {
  const { view } = shown;
  const paint = stylesFor(options.color);
  const trimmed = trimOf(view, options);
  const lines = treeLines(view, trimmed.kept);
  const labels = lines.map(({ node }) => placeLabels(view, view.place[node] as number));
  const table = rowsOf(
    columnsFor(shown, lines),
    {
      head: heads[view.direction],
      text(room) {
        const taken = largest(lines.map(({ lead }) => lead.length));
        const of = fittingAll(labels, room - taken);
        return (row) => {
          const { lead, node, times } = lines[row] as TreeLine;
          if (node === 0) return phrases.all;
          const again = times > 1 ? ` ${recursiveWords(times)}` : '';
          const own = fitting(of(labels[row] as PlaceLabels), room - lead.length - again.length);
          return paint(lead, 'dim') + own + paint(again, 'dim');
        };
      },
      room: 34,
    },
    { rows: lines.length, width: options.width, paint },
  );
  const isMarked = table.some((line) => line.includes(chanceMark));
  return [
    ...headerLines(shown),
    '',
    ...(view.count === 1 ? [nothingWords(shown.filters)] : table),
    ...leftOutWords({ ...trimmed, ...options }).map((line) => paint(line, 'dim')),
    ...(isMarked ? [paint(chanceWords, 'dim')] : []),
    '',
  ].join('\n');
}

export interface TreeLine {
  /** The outermost one. */
  readonly node: number;
  /** How many calls of the same place stand for one line, each the only callee of the one before. */
  readonly times: number;
  /** Of all of them. */
  readonly flat: Pair;
  readonly cum: Pair;
  /** What is drawn in front of the name. */
  readonly lead: string;
}

/**
 * Only where calls part, a tree goes to the right: an only callee stands right below its caller, and one of the same
 * place on the same line.
 */
export function treeLines(view: View, kept: Uint8Array): TreeLine[] {
  const { count, parent, end, place, flat, cum } = view;
  const callees = new Uint32Array(count);
  /** The last callee that is kept, by caller. */
  const last = new Uint32Array(count);
  for (let node = 1; node < count; node++) {
    if (kept[node] === 0) continue;
    const above = parent[node] as number;
    callees[above] = (callees[above] as number) + 1;
    last[above] = node;
  }
  const lines: {
    node: number;
    times: number;
    flat: { base: number; head: number };
    cum: Pair;
    lead: string;
  }[] = [];
  /** What stands in front of lines below a node. */
  const below: string[] = [];
  for (let node = 0; node < count;) {
    if (kept[node] === 0) {
      node = end[node] as number;
      continue;
    }
    const above = parent[node] as number;
    const before = node === 0 ? '' : (below[above] as string);
    const isOnly = node === 0 || callees[above] === 1;
    const own = { base: flat.base[node] as number, head: flat.head[node] as number };
    const caller = lines.at(-1);
    if (caller !== undefined && isOnly && above !== 0 && place[above] === place[node]) {
      caller.times++;
      caller.flat.base += own.base;
      caller.flat.head += own.head;
      below[node] = before;
    } else {
      const isLast = last[above] === node;
      lines.push({
        node,
        times: 1,
        flat: own,
        cum: { base: cum.base[node] as number, head: cum.head[node] as number },
        lead: isOnly ? before : `${before}${isLast ? '└ ' : '├ '}`,
      });
      below[node] = isOnly ? before : `${before}${isLast ? '  ' : '│ '}`;
    }
    node++;
  }
  return lines;
}

/** Most calls have nothing of their own: a column of zeros would hide those that have. */
function blankZero(value: number, text: (value: number) => string): string {
  return value === 0 ? '' : text(value);
}

function columnsFor(shown: ProfileView, lines: readonly TreeLine[]): NumberColumn[] {
  const { view, base } = shown;
  // By callers, what ends at a node is what its outermost caller has, which nobody asks for.
  const hasFlat = view.direction === 'callees';
  if (base === null) {
    return [
      side(shown, 'cum', 'head', lines, { head: heads.cum, spare: 0 }),
      share(shown, 'cum', lines, { head: heads.cumShare, spare: 0 }),
      ...(hasFlat
        ? [
            side(shown, 'flat', 'head', lines, { head: heads.flat, spare: 0 }),
            share(shown, 'flat', lines, { head: heads.flatShare, spare: 1 }),
          ]
        : []),
    ];
  }
  const [cum, flat] = [{ group: heads.cum }, { group: heads.flat }];
  return [
    side(shown, 'cum', 'base', lines, { ...cum, head: heads.base, spare: 3 }),
    side(shown, 'cum', 'head', lines, { ...cum, head: heads.head, spare: 0 }),
    share(shown, 'cum', lines, { ...cum, head: heads.share, spare: 4 }),
    change(shown, 'cum', lines, { ...cum, head: heads.change, spare: 0 }),
    {
      ...change(shown, 'cum', lines, { ...cum, head: '', spare: 2 }),
      cells: lines.map((line) => changeText(line.cum)),
    },
    ...(hasFlat
      ? [
          side(shown, 'flat', 'head', lines, { ...flat, head: heads.head, spare: 2 }),
          change(shown, 'flat', lines, { ...flat, head: heads.change, spare: 1 }),
        ]
      : []),
  ];
}

type Heading = Pick<NumberColumn, 'head' | 'group' | 'spare'>;

function side(
  { type }: ProfileView,
  of: 'flat' | 'cum',
  which: Side,
  lines: readonly TreeLine[],
  heading: Heading,
): NumberColumn {
  const amount = amountOf(type.unit);
  const text = (value: number): string => (of === 'flat' && value === 0 ? '' : amount.value(value));
  return { ...heading, cells: lines.map((line) => text(line[of][which])) };
}

function share(
  { view }: ProfileView,
  of: 'flat' | 'cum',
  lines: readonly TreeLine[],
  heading: Heading,
): NumberColumn {
  const text = (value: number): string => shareText(value, view.total.head);
  return {
    ...heading,
    cells: lines.map((line) => (of === 'flat' ? blankZero(line.flat.head, text) : text(line.cum.head))),
  };
}

/** What moved, as an amount. */
function change(
  { type, grain }: ProfileView,
  of: 'flat' | 'cum',
  lines: readonly TreeLine[],
  heading: Heading,
): NumberColumn {
  const amount = amountOf(type.unit);
  const isChance = lines.map((line) => canBeChance(line[of].base, line[of].head, grain));
  const differences = lines.map((line) => line[of].head - line[of].base);
  return {
    ...heading,
    cells: differences.map((difference, row) =>
      blankZero(difference, () => (isChance[row] === true ? chanceMark : '') + amount.difference(difference)),
    ),
    style: (row) => (isChance[row] === true ? 'dim' : (differences[row] as number) > 0 ? 'more' : 'less'),
  };
}
