// Takes out of two profiles what only moved: an edited line is a loss at one place and a gain at another, and
// only the difference is anybody's fault. Losses meet gains from the most alike to the least.
import { siteIndex } from './blame.js';
import { mostMoves, moveTolerance } from './procedure.js';
import { nameKey, type Row } from './rows.js';
import type { Site } from './site.js';

/**
 * Moves base amounts from rows that lost to rows that gained. Sums over all rows stay as they are. `others`: the same
 * stacks in another unit, which tells two lines of one object each apart by the size of those.
 */
export function settle(rows: readonly Row[], others: readonly Row[] = []): void {
  const inOther = new Map(others.map((row) => [row.key, row]));
  const isLikest = (loss: Row, gain: Row): boolean => {
    const [from, to] = [inOther.get(loss.key)?.base, inOther.get(gain.key)?.head];
    return from !== undefined && to !== undefined && isEqual(from, to);
  };
  // Rows that one side only has: the others are the same stack on both sides already.
  const vanished = new Set(rows.filter(({ head }) => head === 0));
  const appeared = new Set(rows.filter(({ base }) => base === 0));
  // What stood on its line stands there still, or elsewhere and nearly word for word: another caller, or other code
  // around it.
  const lines = [(row: Row) => withCalls(lineOf(row), row), lineAndLeafOf, lineOf];
  const cancel = (isAlike: (loss: Row, gain: Row) => boolean): void => {
    cancelEqual(vanished, appeared, (loss, gain) => isLikest(loss, gain) && isAlike(loss, gain));
    cancelEqual(vanished, appeared, isAlike);
  };
  for (const keyOf of lines) cancel((loss, gain) => isSame(keyOf(loss), keyOf(gain)));
  for (const keyOf of lines) for (const group of grouped(rows, keyOf)) transfer(group, vanished, noRows);
  const likenesses = [
    (row: Row) => row.calls,
    (row: Row) => `${functionAt(row, 0)}\n${siteFunction(row)}`,
    siteFunction,
  ];
  for (const keyOf of likenesses) cancel((loss, gain) => keyOf(loss) === keyOf(gain));
  cancel(isMoveOfLine);
  cancel(isMove);
  for (const keyOf of likenesses) {
    for (const group of grouped(rows, keyOf)) transfer(group, vanished, appeared);
  }
}

const noRows: ReadonlySet<Row> = new Set();

type Stack = Pick<Row, 'sites'>;

/** Head's line of the code of ours that is nearest to the leaf; null where head has none. */
export function lineOf(row: Stack): string | null {
  return placeAt(row, siteIndex(row.sites));
}

function lineAndLeafOf(row: Row): string | null {
  const at = siteIndex(row.sites);
  const place = placeAt(row, at);
  return place === null ? null : `${place}\n${at === 0 ? '' : functionAt(row, 0)}`;
}

function placeAt({ sites }: Stack, index: number): string | null {
  const site = sites[index];
  const place = site?.gone === null ? site : site?.became;
  return place === null || place === undefined ? null : `${place.file}\n${place.line}`;
}

function withCalls(line: string | null, { calls }: Row): string | null {
  return line === null ? null : `${line}\n${calls}`;
}

function isSame(a: string | null, b: string | null): boolean {
  return a !== null && a === b;
}

/** Rows of equal keys; those without a key are in no group. */
function grouped(rows: readonly Row[], keyOf: (row: Row) => string | null): Row[][] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = keyOf(row);
    if (key === null) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return [...groups.values()];
}

/**
 * Gains are filled from the losses of their group. What a vanished row has left goes to the largest row that
 * appeared, its successor: then an improvement is told at a line that head has.
 */
function transfer(group: readonly Row[], vanished: ReadonlySet<Row>, appeared: ReadonlySet<Row>): void {
  const gains = group.filter((row) => row.head > row.base).sort(byGain);
  const successor = gains.find((row) => appeared.has(row));
  let next = 0;
  for (const loss of group) {
    if (loss.head >= loss.base) continue;
    for (let gain = gains[next]; gain !== undefined && loss.base > loss.head; gain = gains[next]) {
      const spare = loss.base - loss.head;
      const wanted = gain.head - gain.base;
      // Assigned, not added up: a rest that rounding leaves would never go away.
      if (spare <= wanted) {
        gain.base += spare;
        loss.base = loss.head;
      } else {
        gain.base = gain.head;
        loss.base -= wanted;
      }
      if (spare >= wanted) next++;
    }
    if (successor !== undefined && vanished.has(loss)) {
      successor.base += loss.base - loss.head;
      loss.base = loss.head;
    }
  }
}

function byGain(a: Row, b: Row): number {
  return b.head - b.base - (a.head - a.base);
}

/** Equal amounts, one gone and one new, that are alike: the same code at another place. */
function cancelEqual(
  vanished: ReadonlySet<Row>,
  appeared: ReadonlySet<Row>,
  isAlike: (loss: Row, gain: Row) => boolean,
): void {
  const gains = [...appeared]
    .filter((row) => row.head > row.base)
    .sort(byGain)
    .slice(0, mostMoves);
  const losses = [...vanished]
    .filter((row) => row.base > row.head)
    .sort((a, b) => -byGain(a, b))
    .slice(0, mostMoves);
  for (const loss of losses) {
    const amount = loss.base - loss.head;
    const found = gains.findIndex((row) => {
      const gained = row.head - row.base;
      return isEqual(gained, amount) && isAlike(loss, row);
    });
    const gain = gains[found];
    if (gain === undefined) continue;
    gain.base += amount;
    loss.base = loss.head;
    gains.splice(found, 1);
  }
}

function isEqual(a: number, b: number): boolean {
  return Math.abs(a - b) <= moveTolerance * Math.max(a, b);
}

/** Code that was put where the call of its function was, or the other way round. */
export function isMoveOfLine(loss: Stack, gain: Stack): boolean {
  const [from, to] = [siteIndex(loss.sites), siteIndex(gain.sites)];
  return (
    isSame(placeAt(loss, from + 1), placeAt(gain, to)) || isSame(placeAt(loss, from), placeAt(gain, to + 1))
  );
}

/** Code that moved to a function: the same leaf, the same caller, taken out of the caller or put back. */
function isMove(loss: Row, gain: Row): boolean {
  const [from, to] = [siteIndex(loss.sites), siteIndex(gain.sites)];
  if (from < 0 || to < 0) return false;
  const callers = [functionAt(loss, from + 1), functionAt(gain, to + 1)];
  return (
    // The same library function is called from elsewhere.
    (from > 0 && to > 0 && functionAt(loss, 0) === functionAt(gain, 0)) ||
    callers[0] === callers[1] ||
    // Taken out into a function of its own, or put back.
    callers[1] === siteFunction(loss) ||
    callers[0] === siteFunction(gain)
  );
}

/** Of the code of ours that is nearest to the leaf. */
export function siteFunction(row: Stack): string {
  return functionAt(row, siteIndex(row.sites));
}

/** What calls it; null where nothing is known to. */
export function siteFunctionCaller(row: Stack): string | null {
  const at = siteIndex(row.sites);
  return at < 0 || row.sites[at + 1] === undefined ? null : functionAt(row, at + 1);
}

function functionAt({ sites }: Stack, index: number): string {
  const site: Site | undefined = sites[index];
  return site === undefined ? '' : nameKey(site);
}
