// The source that the page can show beside numbers: functions that profiles touch, and the hunks of the diff in them.
import { GateError } from '../../base/errors.js';
import { hunksOf, type WantedHunks, type WantedLines } from '../../diff/wanted-hunks.js';
import type { Evidence } from '../../evidence/evidence.js';
import type { Sources } from '../../evidence/sources.js';
import { sides, type Pair, type Side } from '../../model/pair.js';
import { visible } from '../escape.js';
import type { HunkText, SourceFile, SourcesLeft } from './page-data.js';

export interface SourceTexts {
  readonly sources: readonly SourceFile[];
  readonly hunks: readonly HunkText[];
  readonly sourcesLeft: SourcesLeft;
}

/** Longest line, in code points. */
const longest = 1000;

/**
 * Of base only what head has not, word for word. A capture whose sources or diff are damaged has none to show, which
 * `sourcesLeft` tells.
 */
export function sourceTexts(evidence: Pair<Evidence>): SourceTexts {
  // Sources are shown beside what counts: without them, numbers and verdict are as they are.
  let isDamaged = false;
  const orNone = <T>(read: () => T): T | null => {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof GateError) || error.code !== 'capture-invalid') throw error;
      isDamaged = true;
      return null;
    }
  };
  const known = {
    base: orNone(() => evidence.base.sources()),
    head: orNone(() => evidence.head.sources()),
  };
  const wanted: WantedLines[] = [];
  const sources = sides.flatMap((side) =>
    (known[side]?.files ?? []).flatMap((file): SourceFile[] => {
      const inHead = new Set(side === 'head' ? [] : textsIn(known.head, file));
      const excerpts = (known[side]?.of(file) ?? []).filter(({ lines }) => !inHead.has(lines.join('\n')));
      wanted.push(...excerpts.map(({ line, endLine }) => ({ side, file, line, endLine })));
      if (excerpts.length === 0) return [];
      return [sourceFile(side, file, excerpts)];
    }),
  );
  const { diff } = evidence.head;
  const found = diff === null || wanted.length === 0 ? null : orNone(() => hunksOf(diff, wanted));
  const sum = (of: 'left' | 'unread' | 'benchmarksLeft'): number =>
    (known.base?.[of] ?? 0) + (known.head?.[of] ?? 0);
  return {
    sources,
    hunks: (found?.hunks ?? []).map(hunkText),
    sourcesLeft: {
      functions: sum('left'),
      unread: sum('unread'),
      benchmarks: sum('benchmarksLeft'),
      lines: found?.left ?? 0,
      isDamaged,
    },
  };
}

/** As the page has it. */
export function sourceFile(
  side: Side,
  file: string,
  excerpts: readonly { readonly line: number; readonly lines: readonly string[] }[],
): SourceFile {
  return {
    side,
    file: visible(file, longest),
    excerpts: excerpts.map(({ line, lines }) => ({ line, text: lines.map(shownLine).join('\n') })),
  };
}

function hunkText({
  base,
  head,
  baseLine,
  baseCount,
  headLine,
  headCount,
  lines,
}: WantedHunks['hunks'][number]): HunkText {
  return {
    file: visible(head ?? base ?? '', longest),
    ...{ baseLine, baseCount, headLine, headCount },
    lines: lines.map(shownLine),
  };
}

/** At most so many characters of sources, those of head first, and as many of hunks; what finds no room is counted. */
export function shortened({ sources, hunks, sourcesLeft }: SourceTexts, most: number): SourceTexts {
  const inRoom = <T>(all: readonly T[], lengthOf: (of: T) => number): Set<T> => {
    let used = 0;
    return new Set(
      all.filter((of) => {
        const isKept = used + lengthOf(of) <= most;
        if (isKept) used += lengthOf(of);
        return isKept;
      }),
    );
  };
  const lengthOfFile = ({ excerpts }: SourceFile): number =>
    excerpts.reduce((sum, { text }) => sum + text.length, 0);
  const headFirst = [...sides].reverse().flatMap((side) => sources.filter((of) => of.side === side));
  const files = inRoom(headFirst, lengthOfFile);
  const kept = inRoom(hunks, ({ lines }) => lines.reduce((sum, line) => sum + line.length, 0));
  const gone = sources.filter((of) => !files.has(of)).reduce((sum, { excerpts }) => sum + excerpts.length, 0);
  const lines = hunks.filter((of) => !kept.has(of)).reduce((sum, of) => sum + of.lines.length, 0);
  return {
    sources: sources.filter((of) => files.has(of)),
    hunks: hunks.filter((of) => kept.has(of)),
    sourcesLeft: {
      ...sourcesLeft,
      functions: sourcesLeft.functions + gone,
      lines: sourcesLeft.lines + lines,
    },
  };
}

function textsIn(sources: Sources | null, file: string): string[] {
  return (sources?.of(file) ?? []).map(({ lines }) => lines.join('\n'));
}

/** Tabs stay: they are how Go is indented. */
function shownLine(line: string): string {
  return line
    .split('\t')
    .map((part) => visible(part, longest))
    .join('\t');
}
