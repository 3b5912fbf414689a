// What a place of a view is called, as long as there is room for.
import { shortName } from '../../flame/code.js';
import type { View } from '../../flame/view.js';
import { plainName } from '../../profile/names.js';
import { columnsOf, cut } from '../columns.js';
import { visible } from '../escape.js';

/** A Go name with its type arguments, and a path. */
const longestName = 500;

/** The same place, longest text first, all safe for a terminal. */
export interface PlaceLabels {
  /** `example.com/shop.Deep example.com/shop/deep.go:12`, as pprof has it. */
  readonly full: string;
  /** `shop.Deep deep.go:12` */
  readonly medium: string;
  /** `shop.Deep:12` */
  readonly short: string;
}

/** Labels of a place of a view; by function there are no lines in them. */
export function placeLabels({ tree, places }: Pick<View, 'tree' | 'places'>, position: number): PlaceLabels {
  const place = places[position];
  const { name = '', file = '' } = tree.functions[place?.function ?? -1] ?? {};
  const line = place === undefined ? 0 : place.line.head || place.line.base;
  const safe = (text: string): string => visible(text, longestName);
  // A function without a name is known by its file; it always has one, else it has the name of its binary.
  if (name === '') {
    const [long, brief] = [withLine(file, line), withLine(baseName(file), line)];
    return { full: safe(long), medium: safe(brief), short: safe(brief) };
  }
  const plain = plainName(shortName(name));
  if (line === 0) return { full: safe(name), medium: safe(shortName(name)), short: safe(plain) };
  return {
    full: safe(`${name} ${withLine(file, line)}`),
    medium: safe(`${plain} ${withLine(baseName(file), line)}`),
    short: safe(withLine(plain, line)),
  };
}

/** One way to name the rows of a table: whole names where all of them fit, else without their paths. */
export function fittingAll(all: readonly PlaceLabels[], room: number): (labels: PlaceLabels) => PlaceLabels {
  const fits = all.every(({ full }) => columnsOf(full) <= room);
  return fits ? (labels) => labels : (labels) => ({ ...labels, full: labels.medium });
}

/** The longest that fits; when none does, the shortest without its middle. */
export function fitting({ full, medium, short }: PlaceLabels, columns: number): string {
  return [full, medium, short].find((text) => columnsOf(text) <= columns) ?? cut(short, Math.max(columns, 1));
}

function withLine(text: string, line: number): string {
  return line === 0 ? text : `${text}:${line}`;
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
