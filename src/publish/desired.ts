// What a report wants to say on a pull request: one comment, and comments on the lines that made something worse.
import type { FileChange } from '../diff/parse.js';
import type { Report, Row } from '../model/report.js';
import { by } from '../base/order.js';
import { asleepPlaces } from '../report/asleep-places.js';
import { placesOf } from '../report/places.js';
import { renderComment, type PagePlace } from '../report/markdown.js';
import { renderReview, type ReviewedPlace } from '../report/review.js';
import { stuckPlaces, type ReviewPlace } from '../report/stuck-places.js';
import { fingerprintOf, longestMarker } from './marker.js';
import { placementOf, type ChangedFile, type Placed } from './placement.js';

/**
 * Own lines where something hangs, then those that made something worse: those that break a budget first, and then in
 * the order of the report; then those that likely did.
 */
export function worsePlaces(report: Report): readonly ReviewPlace[] {
  const { exceeded, unproven } = report.rows;
  const costly = placesOf([...exceeded, ...unproven].flatMap(worseRow))
    .filter((place) => place.own)
    .sort(by(({ costs }) => (costs.some(({ row }) => row.change.outcome === 'exceeded') ? 0 : 1)));
  return [...stuckPlaces(report), ...costly, ...asleepPlaces([...exceeded, ...unproven])];
}

/** A row with the lines that cost more than before; nothing for one that got no worse. */
function worseRow({ benchmark, change }: Row): readonly Row[] {
  const culprits = change.culprits.filter(({ base, head }) => head > base);
  return change.change === 'regression' && culprits.length > 0
    ? [{ benchmark, change: { ...change, culprits } }]
    : [];
}

/**
 * Nothing kept a benchmark from showing what it shows elsewhere: only then is a finding that is not there gone.
 */
export function isConclusive({ counts, verdict }: Report): boolean {
  const gaps = ['capture-incomplete', 'discovery-partial', 'package-does-not-compile', 'no-modules'];
  return counts.broken === 0 && !verdict.caveats.some(({ code }) => gaps.includes(code));
}

/** Something moved, or does not run: what `comment: on-change` waits for. */
export function hasNews({ rows, counts }: Report): boolean {
  const { exceeded, unproven, improved, worse } = rows;
  return counts.broken + exceeded.length + unproven.length + improved.length + worse.length > 0;
}

export interface PlacedLine extends Placed {
  readonly place: ReviewPlace;
}

/** The two diffs that a place is looked up in. */
export interface Diffs {
  readonly files: ReadonlyMap<string, ChangedFile>;
  /** Base to what was measured, with the text of its lines; null when lines are what they are. */
  readonly measured: readonly FileChange[] | null;
}

/** Where the comment of a place goes. `text`: its file in the head of the pull request, where that was asked for. */
export function placedLine(place: ReviewPlace, { files, measured }: Diffs, text: string | null): PlacedLine {
  const ours = measured?.find(({ head }) => head === place.file);
  const unchanged = { edits: [], added: [] };
  return {
    place,
    ...placementOf({
      line: place.line,
      file: files.get(place.file) ?? null,
      measured: measured === null ? null : { ...unchanged, ...ours },
      text,
    }),
  };
}

/** A comment on a line or a file that should be there. */
export interface DesiredReview {
  readonly fingerprint: string;
  readonly path: string;
  /** On the right side, in the head of the pull request; null: on the file. */
  readonly line: number | null;
  readonly text: string;
  /** The text for a comment that already stands elsewhere in the same function. */
  readonly textBeside: string;
  readonly places: readonly ReviewPlace[];
}

/** Worst first. Lines of one function that end up in one place share a comment. */
export function desiredReviews(
  report: Report,
  key: string,
  lines: readonly PlacedLine[],
): readonly DesiredReview[] {
  const found = new Map<string, [PlacedLine, ...PlacedLine[]]>();
  for (const line of lines) {
    const { placement, place } = line;
    if (placement.kind === 'none') continue;
    const slot = JSON.stringify([fingerprintOf(key, place), placement]);
    const known = found.get(slot);
    if (known === undefined) found.set(slot, [line]);
    else known.push(line);
  }
  return [...found.values()].flatMap((all) => {
    const [{ place, placement }] = all;
    if (placement.kind === 'none') return [];
    const line = placement.kind === 'line' ? placement.line : null;
    const seenFrom = (stands: number | null) => renderReview(report, reviewedFrom(stands, all));
    return [
      {
        fingerprint: fingerprintOf(key, place),
        path: placement.path,
        line,
        text: seenFrom(line),
        textBeside: seenFrom(null),
        places: all.map((of) => of.place),
      },
    ];
  });
}

function reviewedFrom(
  stands: number | null,
  [first, ...rest]: readonly [PlacedLine, ...PlacedLine[]],
): readonly [ReviewedPlace, ...ReviewedPlace[]] {
  const reviewed = ({ place, line }: PlacedLine): ReviewedPlace => ({
    place,
    at: stands !== null && line === stands ? 'here' : line,
  });
  return [reviewed(first), ...rest.map(reviewed)];
}

/** GitHub takes 65,536 characters. Bytes were measured by others. */
const mostChars = 65_000;
const mostBytes = 200_000;

/** The text of the one comment, without marker: the report, then our notes below it, each a paragraph. */
export function commentText(report: Report, notes: readonly string[], page: PagePlace | null = null): string {
  const tail = notes.map((note) => `\n${note}\n`).join('');
  const limits = {
    chars: mostChars - tail.length - longestMarker,
    bytes: mostBytes - new TextEncoder().encode(tail).length - longestMarker,
  };
  return renderComment(report, limits, page) + tail;
}
