// From a frame to the lines of its function with what each has, and to the hunks of the diff in it, on both sides.
import { beforeAll, expect, it } from '@jest/globals';
import { sourcesText } from '../../src/measure/source-files.js';
import type { Side } from '../../src/model/pair.js';
import { amountOf } from '../../src/report/profiles/profile-amount.js';
import { profilePageWords as words } from '../../src/report/words/page-profile.js';
import { CaptureBuilder } from '../evidence/capture-builder.js';
import { violations } from './axe.js';
import { carriedProfile, nodeOf, pictured, spotOf, type Pictured } from './expected.js';
import { heapProfile, type Stack } from '../report/html/made-profile.js';
import { reportOfCaptures } from './report-files.js';
import type { PageFile } from './tab.js';
import { describeInBrowser } from './with-browser.js';

const file = 'finder/look.go';
const amount = amountOf('bytes');

/** Functions of the file by side and first line. Look has two hunks, of which one only takes lines out. */
const texts = {
  base: {
    10: [
      ...['func Look(name string) {', '\tkey := name', '\tfor range 3 {', '\t\tkey = one(key)', '\t}'],
      ...['\tlog(key)', '\tlog(name)', '}'],
    ],
    20: ['func Old() {', '\tmake()', '}'],
    24: ['func Same() {', '\tmake()', '}'],
  },
  head: {
    10: [
      ...['func Look(name string) {', '\tkey := clean(name)', '\tfor range 3 {', '\t\tkey = one(key)', '\t}'],
      '}',
    ],
    18: ['func Same() {', '\tmake()', '}'],
  },
} as const;

const diff = [
  `diff --git a/${file} b/${file}`,
  `--- a/${file}`,
  `+++ b/${file}`,
  '@@ -11 +11 @@ func Look(name string) {',
  '-\tkey := name',
  '+\tkey := clean(name)',
  '@@ -15,2 +14,0 @@ func Look(name string) {',
  '-\tlog(key)',
  '-\tlog(name)',
  '@@ -20,4 +17,0 @@ func Old() {',
  '-func Old() {',
  '-\tmake()',
  '-}',
  '-',
  '',
].join('\n');

const at = (name: string, line: number): string =>
  `example.com/m/finder.${name} example.com/m/${file}:${line}`;
const root = [
  'example.com/m/finder.BenchmarkLook example.com/m/finder/look_test.go:9',
  'testing.(*B).runN testing/benchmark.go:219',
];
const calls = (...frames: string[]): Stack => [...frames, ...root];

/** Bytes of each stack, per operation. */
const stacks: Readonly<Record<Side, readonly (readonly [Stack, number])[]>> = {
  base: [
    [calls('strings.one strings/one.go:3', at('Look', 13)), 2000],
    [calls(at('Look', 13)), 500],
    [calls(at('Look', 15)), 700],
    [calls('fmt.log fmt/log.go:8', at('Look', 16)), 300],
    [calls(at('Old', 21)), 900],
    [calls(at('Same', 25)), 100],
  ],
  head: [
    [calls('strings.clean strings/clean.go:7', at('Look', 11)), 6000],
    [calls('strings.one strings/one.go:3', at('Look', 13)), 2000],
    [calls(at('Look', 13)), 800],
    [calls(at('Same', 19)), 100],
  ],
};

/** A row of the table of lines: number, flat, cum, source. */
type Row = readonly [line: string, flat: string, cum: string, source: string];

function captureOf(side: Side) {
  const builder = new CaptureBuilder(side).package().benchmark('BenchmarkLook');
  const allocated = stacks[side].reduce((sum, [, bytes]) => sum + bytes, 0);
  builder.runs('BenchmarkLook', {
    'allocs/op': Array.from({ length: 8 }, () => stacks[side].length),
    'B/op': Array.from({ length: 8 }, () => allocated),
  });
  for (const operations of [1000, 2000])
    builder.profile('BenchmarkLook', 'heap', operations, heapProfile(stacks[side], operations));
  const excerpts = Object.entries<readonly string[]>(texts[side]).map(([line, of]) => ({
    line: Number(line),
    text: of.join('\n'),
  }));
  builder.sources(sourcesText({ files: [{ file, excerpts }], left: 0, unread: 0, benchmarksLeft: 0 }));
  return builder.diff(diff).build();
}

describeInBrowser('chrome', 'lines of a frame', (tab) => {
  let page: PageFile;
  let whole: Pictured;
  beforeAll(() => {
    const { html, parts } = reportOfCaptures({
      base: captureOf('base'),
      head: captureOf('head'),
      stored: null,
    });
    page = tab.write('lines.html', html);
    whole = pictured(carriedProfile(parts, 0));
  });
  const rows = (title: string): Promise<string[][]> =>
    tab.page.$$eval(`.source > [aria-label="${title}"] tbody tr`, (all) =>
      all.map((row) => Array.from(row.cells, ({ textContent }) => textContent)),
    );
  /** What the diff here is, hunk by hunk: its place, then its lines. */
  const hunks = (): Promise<string[][]> =>
    tab.page.$$eval('.hunk', (all) =>
      all.map((hunk) => [
        hunk.querySelector('code')?.textContent ?? '',
        ...Array.from(hunk.querySelectorAll('pre > span'), (line) => {
          const mark = line.className === '' ? '' : `${line.className}: `;
          return mark + line.textContent.replace(/\n$/, '');
        }),
      ]),
    );
  const click = async (name: string): Promise<void> => {
    await tab.open(page, '#/profile/0');
    const { x, y } = await spotOf(tab, whole, nodeOf(whole, `example.com/m/finder.${name}`));
    await tab.page.mouse.click(x, y);
    await tab.page.waitForSelector('.details');
    await tab.settled();
    expect(await tab.text('.details h2')).toBe(`example.com/m/finder.${name}`);
  };
  const both = (base: number, head: number): string =>
    base === head ? amount.value(head) : `${amount.value(base)} → ${amount.value(head)}`;

  it('are those of head with their numbers, what is new marked, and both hunks of the diff', async () => {
    await click('Look');
    const source = texts.head[10];
    const expected: Row[] = [
      ['10', '', '', source[0]],
      ['+11', '', both(0, 6000), source[1]],
      ['12', '', '', source[2]],
      ['13', both(500, 800), both(2500, 2800), source[3]],
      ['14', '', '', source[4]],
      ['15', '', '', source[5]],
    ];
    expect(await rows(words.lines)).toEqual(expected);
    expect(await tab.text('.source h3')).toContain(file);
    expect(await rows(words.goneLines)).toEqual([
      ['15', both(700, 0), both(700, 0), texts.base[10][5]],
      ['16', '', both(300, 0), texts.base[10][6]],
    ]);
    expect(await hunks()).toEqual([
      [`${file} @@ -11,1 +11,1 @@`, 'removed: -\tkey := name', 'added: +\tkey := clean(name)'],
      [`${file} @@ -15,2 +14,0 @@`, 'removed: -\tlog(key)', 'removed: -\tlog(name)'],
    ]);
    expect(await violations(tab)).toEqual([]);
    const link = await tab.hash();
    await tab.page.reload();
    await tab.page.waitForSelector('.hunk');
    expect([await tab.hash(), (await hunks()).length]).toEqual([link, 2]);
  });

  it('have the numbers of the side that is looked at', async () => {
    await click('Look');
    await tab.choose(words.base, words.sides);
    const shown = async (): Promise<string[][]> => (await rows(words.lines)).map((row) => row.slice(0, 3));
    expect((await shown())[3]).toEqual(['13', amount.value(500), amount.value(2500)]);
    expect((await rows(words.goneLines)).map((row) => row[2])).toEqual([
      amount.value(700),
      amount.value(300),
    ]);
    await tab.choose(words.head, words.sides);
    expect((await shown())[1]).toEqual(['+11', '', amount.value(6000)]);
    expect((await shown())[3]).toEqual(['13', amount.value(800), amount.value(2800)]);
  });

  it('are those of base where only base has the function, with the hunk that takes it out', async () => {
    await click('Old');
    expect(await tab.text('.source h3')).toContain(words.onlyBase);
    expect(await rows(words.lines)).toEqual([
      ['20', '', '', texts.base[20][0]],
      ['21', both(900, 0), both(900, 0), texts.base[20][1]],
      ['22', '', '', texts.base[20][2]],
    ]);
    expect(await hunks()).toEqual([
      [
        `${file} @@ -20,4 +17,0 @@`,
        ...['removed: -func Old() {', 'removed: -\tmake()', 'removed: -}', 'removed: -'],
      ],
    ]);
  });

  it('are joined where only their numbers changed, and no hunk of another function is there', async () => {
    await click('Same');
    expect(await rows(words.lines)).toEqual([
      ['18', '', '', texts.head[18][0]],
      ['19', both(100, 100), both(100, 100), texts.head[18][1]],
      ['20', '', '', texts.head[18][2]],
    ]);
    expect(await hunks()).toEqual([]);
  });

  it('are told by their numbers where the report holds no source', async () => {
    await tab.open(page, '#/profile/0');
    await click('BenchmarkLook');
    expect(await rows(words.lines)).toEqual([['9', '', both(4500, 8900)]]);
    expect(await hunks()).toEqual([]);
  });
});
