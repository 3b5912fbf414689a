// Which lines of source and of the diff a page carries, how they are made safe to show, and what of them goes first.
import { describe, expect, it } from '@jest/globals';
import { readEvidence, type Evidence } from '../../../src/evidence/evidence.js';
import { sourcesText } from '../../../src/measure/source-files.js';
import type { Pair } from '../../../src/model/pair.js';
import { shortened, sourceTexts, type SourceTexts } from '../../../src/report/html/source-texts.js';
import { CaptureBuilder } from '../../evidence/capture-builder.js';

interface Kept {
  readonly files?: Parameters<typeof sourcesText>[0]['files'];
  readonly left?: number;
  readonly unread?: number;
  readonly benchmarksLeft?: number;
}

const sourcesOf = ({ files = [], left = 0, unread = 0, benchmarksLeft = 0 }: Kept): string =>
  sourcesText({ files, left, unread, benchmarksLeft });

/** `sources`: as it is written where it is a text. */
function evidenceOf(base: Kept | string, head: Kept | string, diff = ''): Pair<Evidence> {
  const side = (of: 'base' | 'head', sources: Kept | string): Evidence =>
    readEvidence(
      new CaptureBuilder(of)
        .sources(typeof sources === 'string' ? sources : sourcesOf(sources))
        .diff(diff)
        .build(),
    );
  return { base: side('base', base), head: side('head', head) };
}

const one = (file: string, line: number, text: string) => ({ file, excerpts: [{ line, text }] });

const look = 'func Look() {\n\tone()\n}';
const walk = 'func Walk() {\n\ttwo()\n}';

describe('sources of a page', () => {
  it('are those of head, and of base what head has not word for word', () => {
    const { sources } = sourceTexts(
      evidenceOf(
        {
          files: [
            { file: 'a.go', excerpts: [{ line: 3, text: look }, { line: 9, text: walk }] }, // prettier-ignore
            one('gone.go', 1, walk),
            one('same.go', 5, look),
          ],
        },
        { files: [one('a.go', 7, look), one('same.go', 8, look), one('new.go', 1, walk)] },
      ),
    );
    expect(sources).toEqual([
      { side: 'base', file: 'a.go', excerpts: [{ line: 9, text: walk }] },
      { side: 'base', file: 'gone.go', excerpts: [{ line: 1, text: walk }] },
      { side: 'head', file: 'a.go', excerpts: [{ line: 7, text: look }] },
      { side: 'head', file: 'same.go', excerpts: [{ line: 8, text: look }] },
      { side: 'head', file: 'new.go', excerpts: [{ line: 1, text: walk }] },
    ]);
  });

  it('keep their tabs, and show what cannot be seen', () => {
    const text = `\tx := "\u202e"\u001b[2J\n\r\t${'y'.repeat(998)}`;
    const { sources } = sourceTexts(evidenceOf({}, { files: [one('a\u2066.go', 1, text)] }));
    expect(sources).toEqual([
      {
        side: 'head',
        file: 'a\\u2066.go',
        excerpts: [{ line: 1, text: `\tx := "\\u202e"\\x1b[2J\n\\r\t${'y'.repeat(998)}` }],
      },
    ]);
    const [only] = sourceTexts(
      evidenceOf({}, { files: [one(`${'d'.repeat(1000)}.go`, 1, '\u0001'.repeat(1000))] }),
    ).sources;
    expect(only?.file.length).toBe(1000);
    expect(only?.excerpts[0]?.text.length).toBe(1000);
  });

  it('come with the hunks in their lines, of both sides, and with no other', () => {
    const diff = [
      'diff --git a/a.go b/a.go',
      '--- a/a.go',
      '+++ b/a.go',
      '@@ -2 +2 @@',
      '-far',
      '+away',
      '@@ -10 +10,2 @@',
      '-\tone()',
      '+\ttwo()\u202e',
      '+',
      '@@ -30,2 +31,0 @@',
      '-gone',
      '-too',
      'diff --git a/b.go b/b.go',
      '--- a/b.go',
      '+++ b/b.go',
      '@@ -10 +10 @@',
      '-x',
      '+y',
      '',
    ].join('\n');
    const { hunks, sourcesLeft } = sourceTexts(
      evidenceOf(
        { files: [one('a.go', 29, 'func Gone() {\ngone\ntoo\n}')] },
        { files: [one('a.go', 9, look)] },
        diff,
      ),
    );
    expect(hunks).toEqual([
      {
        ...{ file: 'a.go', baseLine: 10, baseCount: 1, headLine: 10, headCount: 2 },
        lines: ['-\tone()', '+\ttwo()\\u202e', '+'],
      },
      // Before line 32, as git has it: behind line 31.
      { file: 'a.go', baseLine: 30, baseCount: 2, headLine: 32, headCount: 0, lines: ['-gone', '-too'] },
    ]);
    expect(sourcesLeft.lines).toBe(0);
  });

  it('tell what the captures left out, of both sides', () => {
    expect(
      sourceTexts(
        evidenceOf({ left: 1, unread: 2, benchmarksLeft: 3 }, { left: 10, unread: 20, benchmarksLeft: 30 }),
      ).sourcesLeft,
    ).toEqual({ functions: 11, unread: 22, benchmarks: 33, lines: 0, isDamaged: false });
  });

  it('are none where a capture has none', () => {
    const evidence = (side: 'base' | 'head') => readEvidence(new CaptureBuilder(side).build());
    expect(sourceTexts({ base: evidence('base'), head: evidence('head') })).toEqual({
      ...{ sources: [], hunks: [] },
      sourcesLeft: { functions: 0, unread: 0, benchmarks: 0, lines: 0, isDamaged: false },
    });
  });

  it('are those of the other side where those of one are damaged', () => {
    const found = sourceTexts(evidenceOf('{"schema":', { files: [one('a.go', 1, look)], left: 4 }));
    expect(found.sources.map(({ side, file }) => [side, file])).toEqual([['head', 'a.go']]);
    expect(found.sourcesLeft).toMatchObject({ isDamaged: true, functions: 4 });
  });

  it('stay where the diff is damaged', () => {
    const found = sourceTexts(
      evidenceOf({}, { files: [one('a.go', 1, look)] }, 'diff --git a/a.go b/a.go\n@@ -1,3 +1 @@\n-x\n'),
    );
    expect([found.sources.length, found.hunks]).toEqual([1, []]);
    expect(found.sourcesLeft.isDamaged).toBe(true);
  });

  it('hide no fault of ours', () => {
    const { base, head } = evidenceOf({}, {});
    const sources = (): never => {
      throw new RangeError('ours');
    };
    expect(() => sourceTexts({ base, head: { ...head, sources } })).toThrow(RangeError);
  });
});

describe('sources for which there is no room', () => {
  const of = (side: 'base' | 'head', file: string, ...lengths: number[]) => ({
    ...{ side, file },
    excerpts: lengths.map((length, at) => ({ line: 1 + 10 * at, text: 'x'.repeat(length) })),
  });
  const hunk = (file: string, ...lines: string[]) => ({
    ...{ file, baseLine: 1, baseCount: 1, headLine: 1, headCount: 1, lines },
  });
  const all: SourceTexts = {
    sources: [of('base', 'a.go', 10, 10), of('head', 'b.go', 30), of('head', 'c.go', 20, 20, 20)],
    hunks: [hunk('a.go', '+123', '-123'), hunk('b.go', `+${'4'.repeat(49)}`)],
    sourcesLeft: { functions: 1, unread: 2, benchmarks: 3, lines: 4, isDamaged: false },
  };
  const filesIn = ({ sources }: SourceTexts): string[] => sources.map(({ side, file }) => `${side} ${file}`);

  it('are none where there is room for all', () => {
    expect(shortened(all, Infinity)).toEqual(all);
    expect(shortened(all, 110)).toEqual(all);
  });

  it('are those of base first, and are counted', () => {
    const most = shortened(all, 109);
    expect(filesIn(most)).toEqual(['head b.go', 'head c.go']);
    expect(most.sourcesLeft).toEqual({ ...all.sourcesLeft, functions: 3 });
  });

  it('are files as a whole: a long one takes no others with it', () => {
    const some = shortened(all, 55);
    expect(filesIn(some)).toEqual(['base a.go', 'head b.go']);
    expect(some.sourcesLeft).toMatchObject({ functions: 1 + 3, lines: 4 + 1 });
    expect(some.hunks.map(({ file }) => file)).toEqual(['a.go']);
  });

  it('are all of them without room', () => {
    expect(shortened(all, 0)).toEqual({
      ...{ sources: [], hunks: [] },
      sourcesLeft: { ...all.sourcesLeft, functions: 1 + 6, lines: 4 + 3 },
    });
  });
});
