// The source that the page can show beside numbers: functions that profiles touch, and the hunks of the diff in them.
import { GateError } from '../../base/errors.js';
import { hunksOf, type WantedLines } from '../../diff/wanted-hunks.js';
import type { Evidence } from '../../evidence/evidence.js';
import type { Sources } from '../../evidence/sources.js';
import { sides, type Pair } from '../../model/pair.js';
import { visible } from '../escape.js';
import type { HunkText, SourceFile } from './page-data.js';

export interface SourceTexts {
  readonly sources: readonly SourceFile[];
  readonly hunks: readonly HunkText[];
}

/** Longest line, in code points. */
const longest = 1000;

/** Of base only what head has not, word for word. A capture whose sources or diff are damaged has none to show. */
export function sourceTexts(evidence: Pair<Evidence>): SourceTexts {
  const known = { base: sourcesOf(evidence.base), head: sourcesOf(evidence.head) };
  const wanted: WantedLines[] = [];
  const sources = sides.flatMap((side) =>
    (known[side]?.files ?? []).flatMap((file): SourceFile[] => {
      const inHead = new Set(side === 'head' ? [] : textsIn(known.head, file));
      const excerpts = (known[side]?.of(file) ?? []).filter(({ lines }) => !inHead.has(lines.join('\n')));
      wanted.push(...excerpts.map(({ line, endLine }) => ({ side, file, line, endLine })));
      if (excerpts.length === 0) return [];
      return [
        {
          side,
          file: visible(file, longest),
          excerpts: excerpts.map(({ line, lines }) => ({ line, text: lines.map(shownLine).join('\n') })),
        },
      ];
    }),
  );
  return { sources, hunks: hunksIn(evidence.head, wanted) };
}

function sourcesOf(evidence: Evidence): Sources | null {
  return orNone(() => evidence.sources());
}

function hunksIn({ diff }: Evidence, wanted: readonly WantedLines[]): HunkText[] {
  if (diff === null || wanted.length === 0) return [];
  const found = orNone(() => hunksOf(diff, wanted));
  return (found?.hunks ?? []).map(({ base, head, baseLine, baseCount, headLine, headCount, lines }) => ({
    file: visible(head ?? base ?? '', longest),
    ...{ baseLine, baseCount, headLine, headCount },
    lines: lines.map(shownLine),
  }));
}

/** Sources are shown beside what counts: without them, numbers and verdict are as they are. */
function orNone<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof GateError && error.code === 'capture-invalid') return null;
    throw error;
  }
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
