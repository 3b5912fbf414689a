// Which line is blamed where several could be: the text of the diff decides, then the size of the objects. The same on
// real profiles is in __tests__/e2e/culprits.test.ts.
import { describe, expect, it } from '@jest/globals';
import { diffMap } from '../../src/diff/lines.js';
import { parseDiff } from '../../src/diff/parse.js';
import { explain } from '../../src/judge/culprit.js';
import type { Culprit } from '../../src/model/verdict.js';
import { changeBetween, evidenceOf, perOperation, table } from './stacks.js';

const modules = [{ path: 'example.com/m', dir: '.' }];

type Edit = readonly [
  baseLine: number,
  removed: readonly string[],
  headLine: number,
  added: readonly string[],
];

/** A patch of some files from their edits; a name `old > new` is a renamed file. */
function patchOf(files: Readonly<Record<string, readonly Edit[]>>): string {
  return Object.entries(files)
    .map(([name, edits]) => {
      const [from = '', to = from] = name.split(' > ');
      const renamed = from === to ? '' : `rename from ${from}\nrename to ${to}\n`;
      const hunks = edits.map(([base, removed, head, added]) => {
        const start = (line: number, { length }: readonly string[]) =>
          `${length === 0 ? line - 1 : line},${length}`;
        return [
          `@@ -${start(base, removed)} +${start(head, added)} @@\n`,
          ...removed.map((text) => `-${text}\n`),
          ...added.map((text) => `+${text}\n`),
        ].join('');
      });
      return `diff --git a/${from} b/${to}\n${renamed}--- a/${from}\n+++ b/${to}\n${hunks.join('')}`;
    })
    .join('');
}

/** Rows `objects x bytes: stack`, in both units per operation. */
function evidence(rows: readonly string[]) {
  const of = (part: 0 | 1) =>
    perOperation(
      table(
        ...rows.map((row) => {
          const [, objects = '', bytes = '', stack = ''] = /^(\d+) x (\d+): (.*)$/.exec(row) ?? [];
          return `${part === 0 ? objects : Number(objects) * Number(bytes)}: ${stack}`;
        }),
      ),
    );
  return evidenceOf({ alloc_objects: of(0), alloc_space: of(1) });
}

interface Story {
  readonly name: string;
  readonly files: Readonly<Record<string, readonly Edit[]>>;
  readonly base: readonly string[];
  readonly head: readonly string[];
  /** `file:line base>head`; `diff` behind it for a line of the diff, `@3` for one whose function that changes at 3. */
  readonly allocs: readonly string[];
  readonly bytes?: readonly string[];
}

const look = (line: number, first = 40): string => `m/f.Look example.com/m/f/look.go:${line}@${first}`;
const at = (name: string, line: number, first: number, file = 'look.go'): string =>
  `m/f.${name} example.com/m/f/${file}:${line}@${first}`;

const stories: readonly Story[] = [
  {
    name: 'what was returned is kept, and something is put behind it',
    files: {
      'f/look.go': [[48, ['\treturn string(buf)'], 48, ['\ts := string(buf)', '\treturn s + suffix()']]],
    },
    base: [`1 x 32: ${look(48)}`],
    head: [`1 x 32: ${look(48)}`, `1 x 32: ${look(49)}`],
    allocs: ['f/look.go:49 0>1 diff'],
    bytes: ['f/look.go:49 0>32 diff'],
  },
  {
    name: 'the same with the profile the other way round',
    files: {
      'f/look.go': [[48, ['\treturn string(buf)'], 48, ['\ts := string(buf)', '\treturn s + suffix()']]],
    },
    base: [`1 x 32: ${look(48)}`],
    head: [`1 x 32: ${look(49)}`, `1 x 32: ${look(48)}`],
    allocs: ['f/look.go:49 0>1 diff'],
  },
  {
    name: 'something is put before it',
    files: {
      'f/look.go': [[48, ['\treturn string(buf)'], 48, ['\tlog(key + value)', '\treturn string(buf[1:])']]],
    },
    base: [`1 x 32: ${look(48)}`],
    head: [`1 x 32: ${look(48)}`, `1 x 32: ${look(49)}`],
    allocs: ['f/look.go:48 0>1 diff'],
  },
  {
    name: 'lines change places',
    files: {
      'f/look.go': [
        [
          48,
          ['\ta := make([]int, n)', '\tb := clone(keys)'],
          48,
          ['\tb := clone(keys)', '\tc := extra()', '\ta := make([]int, n)'],
        ],
      ],
    },
    base: [`1 x 64: ${look(48)}`, `1 x 64: ${look(49)}`],
    head: [`1 x 64: ${look(50)}`, `1 x 64: ${look(49)}`, `1 x 64: ${look(48)}`],
    allocs: ['f/look.go:49 0>1 diff'],
  },
  {
    name: 'texts say nothing: the object of another size is the new one',
    files: { 'f/look.go': [[48, ['\told(x)'], 48, ['\tfresh := 1', '\tsecond := 2']]] },
    base: [`1 x 64: ${look(48)}`],
    head: [`1 x 24: ${look(48)}`, `1 x 64: ${look(49)}`],
    allocs: ['f/look.go:48 0>1 diff'],
    bytes: ['f/look.go:48 0>24 diff'],
  },
  {
    name: 'an allocation is replaced by a larger one on another line',
    files: {
      'f/look.go': [
        [44, ['\tbuf := make([]byte, 64)'], 44, []],
        [50, [], 49, ['\tpool := new(table)']],
      ],
    },
    base: [`1 x 64: ${look(44)}`],
    head: [`1 x 256: ${look(49)}`],
    allocs: [],
    bytes: ['f/look.go:49 64>256 diff'],
  },
  {
    name: 'more objects on the same line',
    files: { 'f/look.go': [[48, ['\treturn pair{one(), nil}'], 48, ['\treturn pair{one(), two()}']]] },
    base: [`1 x 64: ${look(48)}`],
    head: [`2 x 64: ${look(48)}`],
    allocs: ['f/look.go:48 1>2 diff'],
    bytes: ['f/look.go:48 64>128 diff'],
  },
  {
    name: 'an old line in a loop that runs more often',
    files: { 'f/look.go': [[47, ['\tfor i := 0; i < 3; i++ {'], 47, ['\tfor i := 0; i < 5; i++ {']]] },
    base: [`3 x 64: ${look(48)}`],
    head: [`5 x 64: ${look(48)}`],
    allocs: ['f/look.go:48 3>5 @47'],
  },
  {
    name: 'a function has another name',
    files: {
      'f/look.go': [
        [60, ['func part(n int) []byte {'], 60, ['func piece(n int) []byte {']],
        [63, [], 63, ['\tcopies = append(copies, clone(out))']],
      ],
    },
    base: [`1 x 64: ${at('part', 62, 60)} < ${look(41)}`, `1 x 64: ${at('part', 63, 60)} < ${look(41)}`],
    head: [62, 63, 64].map((line) => `1 x 64: ${at('piece', line, 60)} < ${look(41)}`),
    allocs: ['f/look.go:63 0>1 diff'],
  },
  {
    name: 'a method moved to another file, and has a line more in its middle',
    files: {
      'f/look.go': [[60, ['func part() {', '\ta := one()', '\tb := two()', '}'], 60, []]],
      'f/new.go': [[1, [], 10, ['func part() {', '\ta := one()', '\tx := other()', '\tb := two()', '}']]],
    },
    base: [`1 x 64: ${at('part', 61, 60)} < ${look(41)}`, `1 x 64: ${at('part', 62, 60)} < ${look(41)}`],
    head: [11, 12, 13].map((line) => `1 x 64: ${at('part', line, 10, 'new.go')} < ${look(41)}`),
    allocs: ['f/new.go:12 0>1 diff'],
  },
  {
    name: 'a function has another name in another file',
    files: {
      'f/look.go': [
        [41, ['\tpart()'], 41, ['\tpiece()']],
        [60, ['func part() {', '\ta := one()', '\tb := two()', '}'], 60, []],
      ],
      'f/new.go': [[1, [], 10, ['func piece() {', '\tx := other()', '\ta := one()', '\tb := two()', '}']]],
    },
    base: [`1 x 64: ${at('part', 61, 60)} < ${look(41)}`, `1 x 64: ${at('part', 62, 60)} < ${look(41)}`],
    head: [11, 12, 13].map((line) => `1 x 64: ${at('piece', line, 10, 'new.go')} < ${look(41)}`),
    allocs: ['f/new.go:11 0>1 diff'],
  },
  {
    name: 'a file has another name, and a line allocates more',
    files: { 'f/look.go > f/lookup.go': [[44, ['\tb := one()'], 44, ['\tb := one() + two()']]] },
    base: [`1 x 64: ${look(44)}`, `1 x 64: ${look(46)}`],
    head: [`2 x 64: ${at('Look', 44, 40, 'lookup.go')}`, `1 x 64: ${at('Look', 46, 40, 'lookup.go')}`],
    allocs: ['f/lookup.go:44 1>2 diff'],
  },
  {
    name: 'a helper is taken out, its lines stay where they are, and one is new',
    files: {
      'f/look.go': [
        [44, [], 44, ['\tpart()', '}', '', 'func part() {']],
        [46, [], 50, ['\tc := three()']],
      ],
    },
    base: [`1 x 64: ${look(44)}`, `1 x 64: ${look(45)}`],
    head: [48, 49, 50].map((line) => `1 x 64: ${at('part', line, 47)} < ${look(44)}`),
    allocs: ['f/look.go:50 0>1 diff'],
  },
  {
    name: 'a function is put where it was called, beside one line that is new',
    files: {
      'f/look.go': [
        [
          41,
          ['\ta := part(x)', '\tb := part(y)'],
          41,
          ['\tc := append(copies, z)', '\ta := append(none, x)', '\tb := append(none, y)'],
        ],
        [60, ['func part(of string) []string {', '\treturn append(none, of)', '}'], 61, []],
      ],
    },
    base: [`1 x 64: ${at('part', 61, 60)} < ${look(41)}`, `1 x 64: ${at('part', 61, 60)} < ${look(42)}`],
    head: [41, 42, 43].map((line) => `1 x 64: ${look(line)}`),
    allocs: ['f/look.go:41 0>1 diff'],
  },
  {
    name: 'closures get other numbers because one is put before them',
    files: { 'f/look.go': [[42, [], 42, ['\teach(func() { fresh() })']]] },
    base: [`1 x 64: ${at('Look.func1', 43, 42)}`, `1 x 64: ${at('Look.func2', 45, 44)}`],
    head: [
      `1 x 64: ${at('Look.func1', 42, 42)}`,
      `1 x 64: ${at('Look.func2', 44, 43)}`,
      `1 x 64: ${at('Look.func3', 46, 45)}`,
    ],
    allocs: ['f/look.go:42 0>1 diff'],
  },
  {
    name: 'instances of a generic function are one function',
    files: { 'f/look.go': [[48, ['\tout = make([]T, 0, n)'], 48, ['\tout = nil']]] },
    base: ['int', 'string'].map((of) => `1 x 64: ${at(`Look[go.shape.${of}]`, 48, 40)}`),
    head: ['int', 'string'].map((of) => `3 x 64: ${at(`Look[go.shape.${of}]`, 50, 40)}`),
    allocs: ['f/look.go:50 2>6 @48'],
  },
  {
    name: 'a changed line above asks an old function for more',
    files: { 'f/look.go': [[41, ['\tpart(100)'], 41, ['\tpart(400)']]] },
    base: [`1 x 64: ${at('part', 62, 60)} < ${look(41)}`],
    head: [`4 x 64: ${at('part', 62, 60)} < ${look(41)}`],
    allocs: ['f/look.go:41 1>4 diff'],
  },
  {
    name: 'a changed line above has nothing to do with it, because the diff changes the function below',
    files: {
      'f/look.go': [
        [41, ['\tr := part()'], 41, ['\tresult := part()']],
        [61, ['\tout := make([]byte, 0, n)'], 61, ['\tout := []byte{}']],
      ],
    },
    base: [`1 x 64: ${at('part', 62, 60)} < ${look(41)}`],
    head: [`4 x 64: ${at('part', 62, 60)} < ${look(41)}`],
    allocs: ['f/look.go:62 1>4 @61'],
  },
  {
    name: 'a line went where its function stayed, and one like it came to another',
    files: {
      'f/look.go': [
        [60, ['func part(n int) {'], 60, ['func part(n, m int) {']],
        [62, ['\tx := make([]byte, n)'], 62, []],
        [84, [], 83, ['\tx := make([]byte, n, 4*n)']],
      ],
    },
    base: [`1 x 64: ${at('part', 62, 60)} < ${look(41)}`, `1 x 16: ${at('other', 82, 80)} < ${look(42)}`],
    head: [
      `1 x 16: ${at('other', 81, 79)} < ${look(42)}`,
      `3 x 256: ${at('other', 83, 79)} < ${look(42)}`,
      `1 x 8: ${at('part', 64, 60)} < ${look(41)}`,
    ],
    allocs: ['f/look.go:83 0>3 diff'],
    bytes: ['f/look.go:83 0>768 diff'],
  },
  {
    name: 'a comment below does not change a function',
    files: {
      'f/look.go': [
        [41, ['\tpart(100)'], 41, ['\tpart(400)']],
        [61, ['\t// Old words.'], 61, ['\t// New words.', '']],
      ],
    },
    base: [`1 x 64: ${at('part', 63, 60)} < ${look(41)}`],
    head: [`4 x 64: ${at('part', 64, 60)} < ${look(41)}`],
    allocs: ['f/look.go:41 1>4 diff'],
  },
  {
    name: 'code that was deleted changes a function, where it was',
    files: { 'f/look.go': [[45, ['\tif cached(key) {', '\t\treturn', '\t}'], 45, []]] },
    base: [`1 x 64: ${look(49)}`],
    head: [`4 x 64: ${look(46)}`],
    allocs: ['f/look.go:46 1>4 @45'],
  },
];

describe('the line that is blamed', () => {
  it.each(stories)('$name', ({ files, base, head, allocs, bytes }) => {
    const world = {
      modules: { base: modules, head: modules },
      diff: diffMap(parseDiff(patchOf(files), 'lines and text of Go')),
    };
    const sides = { base: evidence(base), head: evidence(head) };
    const told = (unit: 'allocs/op' | 'B/op', part: 1 | 2) => {
      const sum = (rows: readonly string[]): number =>
        rows.reduce((all, row) => {
          const [, objects, size] = /^(\d+) x (\d+)/.exec(row) ?? [];
          return all + Number(objects) * (part === 2 ? Number(size) : 1);
        }, 0);
      return explain(changeBetween(unit, sum(base), sum(head)), sides, world).culprits.map(words);
    };
    expect(told('allocs/op', 1)).toEqual(allocs);
    if (bytes !== undefined) expect(told('B/op', 2)).toEqual(bytes);
  });
});

function words({ file, line, base, head, inDiff, changedAt }: Culprit): string {
  const why = inDiff ? ' diff' : changedAt === undefined ? '' : ` @${changedAt}`;
  return `${file}:${line} ${base}>${head}${why}`;
}

describe('the line of a function that takes longer', () => {
  const slower = { ...changeBetween('sec/op', 1e-6, 2e-6), ratio: { center: 2, lo: 1.9, hi: 2.1 } };
  const cpu = (...stacks: string[]) => evidenceOf({ cpu: perOperation(table(...stacks), 1e6, 1e7) });
  const told = (base: readonly string[], head: readonly string[], files: Story['files']): string[] => {
    const diff = diffMap(parseDiff(patchOf(files), 'lines and text of Go'));
    const world = { modules: { base: modules, head: modules }, diff };
    return explain(slower, { base: cpu(...base), head: cpu(...head) }, world).culprits.map(
      ({ file, line, inDiff, changedAt }) =>
        words({
          file,
          line,
          inDiff,
          ...(changedAt === undefined ? {} : { changedAt }),
          base: 1,
          head: 2,
        } as Culprit),
    );
  };
  const bound = {
    'f/look.go': [[47, ['\tfor i := range 2000 {'], 47, ['\tfor i := range 4000 {']] as const],
  };

  it('is that of the diff when samples on it moved, though another has more of them', () => {
    const base = [`300: ${look(47)}`, `700: ${look(48)}`];
    const head = [`600: ${look(47)}`, `1400: ${look(48)}`];
    expect(told(base, head, bound)).toEqual(['f/look.go:47 1>2 diff']);
  });

  it('is not one whose samples only fell on other lines of what it calls', () => {
    const kept = { 'f/look.go': [[48, ['\treturn f(x)'], 48, ['\ty := f(x)', '\treturn g(y)']] as const] };
    const below = (line: number, leaf: string) =>
      `runtime.${leaf} runtime/m.go:9@5 < runtime.f runtime/s.go:7@5 < ${look(line)}`;
    const base = [`700: ${below(48, 'a')}`, `100: ${below(48, 'b')}`, `200: ${look(42)}`];
    const head = [
      `200: ${below(48, 'b')}`,
      `600: ${below(48, 'c')}`,
      `200: ${look(42)}`,
      `1000: ${below(49, 'd')}`,
    ];
    expect(told(base, head, kept)).toEqual(['f/look.go:49 1>2 diff']);
  });

  it('is the hot one when they did not, with the line where the diff changes the function', () => {
    const hot = (nanos: number) => [`40: ${look(47)}`, `${nanos}: ${look(48)}`];
    expect(told(hot(960), hot(1960), bound)).toEqual(['f/look.go:48 1>2 @47']);
    const unseen = (nanos: number) => [`${nanos}: ${look(48)}`];
    expect(told(unseen(1000), unseen(2000), bound)).toEqual(['f/look.go:48 1>2 @47']);
  });

  it('is the hot one of a function that the diff does not change', () => {
    const elsewhere = { 'f/other.go': [[3, ['\tx := 1'], 3, ['\tx := 2']] as const] };
    const base = [`300: ${look(47)}`, `700: ${look(48)}`];
    const head = [`600: ${look(47)}`, `1400: ${look(48)}`];
    expect(told(base, head, elsewhere)).toEqual(['f/look.go:48 1>2']);
  });

  it('is that of the nearest function that the diff changes', () => {
    const both = {
      'f/look.go': [
        [41, ['\tr := part()'], 41, ['\tresult := part()']] as const,
        [61, ['\tfor range 20 {'], 61, ['\tfor range 40 {']] as const,
      ],
    };
    const rows = (scale: number) => [
      `${300 * scale}: ${at('part', 61, 60)} < ${look(41)}`,
      `${700 * scale}: ${at('part', 62, 60)} < ${look(41)}`,
    ];
    expect(told(rows(1), rows(2), both)).toEqual(['f/look.go:61 1>2 diff']);
    // The call is all that changed.
    const above = { 'f/look.go': both['f/look.go'].slice(0, 1) };
    expect(told(rows(1), rows(2), above)).toEqual(['f/look.go:41 1>2 diff']);
  });
});
