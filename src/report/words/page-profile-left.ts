// Words of the page for what it has no room for: frames that were put together, sources and parts of the diff that are not
// there.
import type { SourcesLeft } from '../html/page-data.js';
import { counted } from '../sentence.js';

/** What a number is of which some may be missing: all of it, at least so much, or about so much. */
export type Bound = 'whole' | 'least' | 'about';

/** In front of a number. */
export const boundMarks: Readonly<Record<Bound, string>> = { whole: '', least: '\u2265 ', about: '\u2248 ' };

/** Beside the totals. `share`: the largest of a frame that was put together. */
export function putTogetherWords(frames: number, share: string): string {
  return `To save room, ${counted(frames, 'frame')} of at most ${share} each are put together as "\u2026".`;
}

/** In place of the details of a function. */
export const putTogetherHere = 'Frames of several functions, each too light to have room here.';

/** Above a table. `some`: rows are whole, but for those that are marked. */
export const tableBoundWords: Readonly<Record<'whole' | 'some' | 'least' | 'about', string>> = {
  whole: 'The numbers of this table are exact: frames that were put together are counted in them.',
  some: 'The numbers of this table are exact, but for those behind \u2265 (at least) and \u2248 (about): these lack what was put together.',
  least:
    'What was put together counts for no row: amounts are at least (\u2265) what is said, and differences about (\u2248) that.',
  about:
    'What was put together counts for no row, whatever was chosen: amounts are about (\u2248) what is said.',
};

/** Below the numbers of one frame, and above its lines. */
export const frameBoundWords: Readonly<Record<Bound, string>> = {
  whole: '',
  least:
    'What was put together is missing here: this frame, its callers, its calls and its lines have at least what is said.',
  about:
    'What was put together is missing here: this frame, its callers, its calls and its lines have about what is said.',
};

/** In CSV: what the numbers of a row are. */
export const boundColumn = 'numbers are';
export const boundCells: Readonly<Record<Bound, string>> = {
  whole: 'exact',
  least: 'at least',
  about: 'about',
};

/** Why a function has no source in a report. `isOwn`: of the repository. */
export function noSourceWords(left: SourcesLeft, isOwn: boolean): string[] {
  if (!isOwn) return ['No source is shown here: only functions of this repository have theirs in a report.'];
  if (left.isDamaged) return ['No source is shown here: the sources or the diff of a side cannot be read.'];
  const { functions, unread, benchmarks } = left;
  const why = [
    ...(functions > 0
      ? [`There was no room or no time for the source of ${counted(functions, 'function')}.`]
      : []),
    ...(unread > 0
      ? [`The source of ${counted(unread, 'function')} was in no file that could be read.`]
      : []),
    ...(benchmarks > 0
      ? [`There was no time to look for the functions of ${counted(benchmarks, 'benchmark')}.`]
      : []),
  ];
  return ['No source of this function is in this report.', ...why];
}

/** Beneath the hunks of a function. */
export function diffLeftWords({ lines }: Pick<SourcesLeft, 'lines'>): string {
  return lines === 0
    ? ''
    : `There was no room for ${counted(lines, 'line')} of the diff in functions that are shown.`;
}
