// The lines of a function with what each has, and the hunks of the diff that touch it. Where the report holds no source, the
// lines are told by their numbers.
import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import type { HunkText, PageData } from '../../report/html/page-data.js';
import { codeKinds } from '../../flame/code.js';
import { diffLeftWords, noSourceWords } from '../../report/words/page-profile-left.js';
import { profilePageWords as words } from '../../report/words/page-profile.js';
import { lineNumbersOf, type LineNumbers } from './line-numbers.js';
import { isChance } from './differences.js';
import type { LookedAt } from './looked-at.js';
import { SourceNote } from './source-note.js';

interface SourceLine {
  readonly number: number;
  readonly text: string;
  readonly numbers: LineNumbers | null;
}

export function SourceLines({
  of,
  position,
}: {
  readonly of: LookedAt;
  readonly position: number;
}): JSX.Element | null {
  const numbers = useMemo(() => lineNumbersOf(of, position), [of.tree, of.choices.type, position]);
  const file = of.data.functions.file[position] ?? '';
  const side = numbers.some(({ line }) => line.head > 0) ? 'head' : 'base';
  if (numbers.length === 0) return null;
  const lines = linesOf(of.data, file, side, numbers);
  const hunks = hunksAt(
    of.data,
    file,
    side,
    lines.map(({ number }) => number),
  );
  const added = side === 'head' ? addedLines(hunks) : new Set<number>();
  const isOwn = of.data.functions.kind[position] === codeKinds.indexOf('own');
  // A page of profiles alone says it below its lines.
  const isTold = of.data.report === null || lines.some(({ text }) => text !== '');
  const whyNone = isTold ? [] : noSourceWords(of.data.sourcesLeft, isOwn);
  const diffLeft = isOwn ? diffLeftWords(of.data.sourcesLeft) : '';
  const gone = side === 'head' ? numbers.filter(({ line }) => line.head === 0) : [];
  return (
    <div class="source">
      <h3>
        {words.lines} <code>{file}</code> {side === 'base' ? words.onlyBase : ''}
      </h3>
      {whyNone.map((why) => (
        <p key={why} class="quiet">
          {why}
        </p>
      ))}
      <div class="scroll" tabIndex={0} role="region" aria-label={words.lines}>
        <LinesTable of={of} lines={lines} added={added} />
      </div>
      <SourceNote
        data={of.data}
        position={position}
        side={side}
        hasText={lines.some(({ text }) => text !== '')}
      />
      {gone.length > 0 && (
        <>
          <h3>{words.goneLines}</h3>
          <div class="scroll" tabIndex={0} role="region" aria-label={words.goneLines}>
            <LinesTable
              of={of}
              lines={gone.map((one) => ({
                number: one.line.base,
                text: textAt(of.data, file, 'base', one.line.base) ?? '',
                numbers: one,
              }))}
              added={new Set()}
            />
          </div>
        </>
      )}
      {hunks.map((hunk) => (
        <Hunk key={`${hunk.headLine} ${hunk.baseLine}`} hunk={hunk} />
      ))}
      {diffLeft !== '' && <p class="quiet">{diffLeft}</p>}
    </div>
  );
}

function LinesTable({
  of,
  lines,
  added,
}: {
  readonly of: LookedAt;
  readonly lines: readonly SourceLine[];
  /** Lines that head has and base has not. */
  readonly added: ReadonlySet<number>;
}): JSX.Element {
  const hasText = lines.some(({ text }) => text !== '');
  const { amount, choices } = of;
  const most = lines.reduce((all, { numbers }) => Math.max(all, heat(numbers, of)), 0);
  const value = (pair: { readonly base: number; readonly head: number } | undefined): string => {
    if (pair === undefined || (pair.base === 0 && pair.head === 0)) return '';
    if (choices.sides === 'difference')
      return pair.base === pair.head
        ? amount.value(pair.head)
        : `${amount.value(pair.base)} → ${amount.value(pair.head)}`;
    return amount.value(pair[choices.sides]);
  };
  return (
    <table class="lines-table">
      <thead>
        <tr>
          <th scope="col">{words.line}</th>
          <th scope="col">{words.flat}</th>
          <th scope="col">{words.cum}</th>
          {hasText && (
            <th scope="col" class="line-source">
              {words.source}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {lines.map(({ number, text, numbers }) => (
          <tr key={number} class={rowClass(numbers, added.has(number), heat(numbers, of), most)}>
            <th scope="row">
              {added.has(number) && <span class="added-mark">+</span>}
              {number}
            </th>
            <td class="number">{value(numbers?.flat)}</td>
            <td class="number">{value(numbers?.cum)}</td>
            {hasText && (
              <td class="line-source">
                <code class="line-text">{text}</code>
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** How much a line has, or has more; what became less, or may be chance, is not marked. */
function heat(numbers: LineNumbers | null, { choices, type }: LookedAt): number {
  if (numbers === null) return 0;
  const { base, head } = numbers.cum;
  if (choices.sides !== 'difference') return Math.max(choices.sides === 'base' ? base : head, 0);
  return isChance({ type }, numbers.cum) ? 0 : Math.max(head - base, 0);
}

/** Lines with most are marked at their edge: the numbers say how much. */
function rowClass(numbers: LineNumbers | null, isAdded: boolean, own: number, most: number): string {
  const classes = [
    isAdded ? 'added' : '',
    numbers !== null && most > 0 && own >= 0.5 * most ? 'hot' : numbers !== null && own > 0 ? 'warm' : '',
  ];
  return classes.filter((name) => name !== '').join(' ');
}

function linesOf(
  data: PageData,
  file: string,
  side: 'base' | 'head',
  numbers: readonly LineNumbers[],
): SourceLine[] {
  const known = new Map(numbers.map((one) => [one.line[side], one]));
  const excerpts = excerptsAt(data, file, side, [...known.keys()]);
  if (excerpts.length === 0) {
    return [...known].flatMap(([number, one]) => (number === 0 ? [] : [{ number, text: '', numbers: one }]));
  }
  return excerpts.flatMap(({ line, text }) =>
    text.split('\n').map((of, at) => ({
      number: line + at,
      text: of,
      numbers: known.get(line + at) ?? null,
    })),
  );
}

function excerptsAt(
  { sources }: PageData,
  file: string,
  side: 'base' | 'head',
  lines: readonly number[],
): readonly { readonly line: number; readonly text: string }[] {
  const found = sources.find((of) => of.side === side && of.file === file)?.excerpts ?? [];
  return found.filter(({ line, text }) => {
    const end = line + text.split('\n').length;
    return lines.some((of) => of >= line && of < end);
  });
}

function textAt(data: PageData, file: string, side: 'base' | 'head', line: number): string | null {
  const [excerpt] = excerptsAt(data, file, side, [line]);
  return excerpt?.text.split('\n')[line - excerpt.line] ?? null;
}

/** Hunks that lie in the span of the lines of one side. */
function hunksAt(
  { hunks }: PageData,
  file: string,
  side: 'base' | 'head',
  lines: readonly number[],
): HunkText[] {
  const first = lines.reduce((a, b) => Math.min(a, b), Infinity);
  const last = lines.reduce((a, b) => Math.max(a, b), -Infinity);
  return hunks.filter((hunk) => {
    if (hunk.file !== file) return false;
    const [line, count] = side === 'base' ? [hunk.baseLine, hunk.baseCount] : [hunk.headLine, hunk.headCount];
    // Of a side without lines: what changed is between the line named and the one before it.
    return count === 0 ? line > first && line <= last : line <= last && line + count > first;
  });
}

function addedLines(hunks: readonly HunkText[]): Set<number> {
  const added = new Set<number>();
  for (const { headLine, lines } of hunks) {
    let at = headLine;
    for (const line of lines) {
      if (line.startsWith('+')) added.add(at);
      if (!line.startsWith('-')) at++;
    }
  }
  return added;
}

function Hunk({ hunk }: { readonly hunk: HunkText }): JSX.Element {
  const { file, baseLine, baseCount, headLine, headCount, lines } = hunk;
  const place = (line: number, count: number): string => `${count === 0 ? line - 1 : line},${count}`;
  const header = `${file} @@ -${place(baseLine, baseCount)} +${place(headLine, headCount)} @@`;
  const marks: Readonly<Record<string, string>> = { '+': 'added', '-': 'removed' };
  return (
    <details class="hunk" open>
      <summary>
        {words.hunk} <code>{header}</code>
      </summary>
      <div class="scroll" tabIndex={0} role="region" aria-label={`${words.hunk} ${header}`}>
        <pre>
          {lines.map((line, at) => (
            <span key={at} class={marks[line.charAt(0)] ?? ''}>
              {line}
              {'\n'}
            </span>
          ))}
        </pre>
      </div>
    </details>
  );
}
