// Of a page without a report: where the lines of a function are from, or why there are none.
import type { JSX } from 'preact';
import { codeKinds } from '../../flame/code.js';
import type { Side } from '../../model/pair.js';
import type { PageData } from '../../report/html/page-data.js';
import { sourceNotes } from '../../report/words/page-profile.js';

export function SourceNote({
  data,
  position,
  side,
  hasText,
}: {
  readonly data: PageData;
  /** Of the function. */
  readonly position: number;
  readonly side: Side;
  readonly hasText: boolean;
}): JSX.Element | null {
  const notes = notesOf(data, position, side, hasText);
  return notes.length === 0 ? null : <p class="quiet">{notes.join(' ')}</p>;
}

function notesOf(
  { functions, sources, sourcesLeft, ownCode }: PageData,
  position: number,
  side: Side,
  hasText: boolean,
): string[] {
  if (ownCode === undefined) return [];
  if (ownCode.by !== 'module') return [sourceNotes.noModule];
  const file = functions.file[position];
  if (hasText) {
    const isNewer = sources.some((of) => of.file === file && of.isNewer === true);
    return [sourceNotes.asNow(ownCode.module), ...(isNewer ? [sourceNotes.isNewer] : [])];
  }
  if (codeKinds[functions.kind[position] ?? -1] !== 'own') return [sourceNotes.otherModule(ownCode.module)];
  if (side === 'base') return [sourceNotes.onlyBase];
  if (sourcesLeft.functions > 0) return [sourceNotes.noRoom];
  return [sourcesLeft.unread > 0 ? sourceNotes.notFound : sourceNotes.light];
}
