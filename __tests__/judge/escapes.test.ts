// The compiler's decisions of __tests__/corpus/compiler/story, joined to culprits of it.
import { describe, expect, it } from '@jest/globals';
import { readEvidence } from '../../src/evidence/evidence.js';
import { diffMap } from '../../src/diff/lines.js';
import { parseDiff } from '../../src/diff/parse.js';
import { compilerExplainer } from '../../src/judge/escapes.js';
import { compilerWishes } from '../../src/judge/compiler-wishes.js';
import type { Because } from '../../src/model/because.js';
import type { Manifest } from '../../src/model/capture.js';
import type { Side } from '../../src/model/pair.js';
import type { Call, Change, Culprit, Verdict } from '../../src/model/verdict.js';
import { lineOf, functionsOf, storyDiff, storyFile } from '../compiler/story.js';
import { CaptureBuilder } from '../evidence/capture-builder.js';
import { change as changeOf } from '../report/fixtures.js';

const modules = [{ path: 'example.com/esc', dir: '.' }];

function evidenceOf(side: Side, changes: Partial<Manifest> = {}, said?: string) {
  const functions = functionsOf(storyFile(`${side}.go.txt`).toString());
  const builder = new CaptureBuilder(side, { modules, ...changes });
  return readEvidence(
    builder.compiled('esc.go', said ?? storyFile(`${side}-go1.26.jsonl`), functions).build(),
  );
}

const base = evidenceOf('base');
const head = evidenceOf('head');
const explain = compilerExplainer({ base, head }, storyDiff);

function call(name: string, line: number, file = 'esc.go'): Call {
  return { function: `example.com/esc.${name}`, file, line, own: true };
}

/** A culprit in the function at the end of its path, first function the benchmark's. */
function culprit(path: readonly Call[], changes: Partial<Culprit> = {}): Culprit {
  const { function: name, file, line } = path.at(-1) as Call;
  const amounts = { unit: 'allocs/op', base: 0, head: 1 } as const;
  return {
    function: name,
    file,
    line,
    ...amounts,
    own: true,
    inDiff: false,
    sampled: false,
    path,
    ...changes,
  };
}

const change = (of: Culprit, kind: Change['change'] = 'regression'): Change => ({
  ...changeOf('allocs/op', 0, 1),
  change: kind,
  culprits: [of],
});

function reasons(of: Culprit, explainer = explain): readonly Because[] {
  return explainer(change(of)).culprits[0]?.because ?? [];
}

const head_ = (text: string) => lineOf('head', text);
const bench = call('BenchmarkX', 18, 'esc_test.go');

describe('an allocation is explained by', () => {
  it('a buffer that is passed to an interface parameter', () => {
    const line = head_('var buf');
    expect(reasons(culprit([bench, call('Format', line)]))).toEqual([
      {
        kind: 'escape',
        value: 'buf',
        how: 'interface',
        callee: 'fmt.Fprintf',
        expression: 'fmt.Fprintf(w, "%s", ... argument...)',
        says: 'interface-converted',
        ...{ file: 'esc.go', line, column: 6, leavesAt: line + 2, inlinedAt: null },
      },
    ]);
  });

  it('the conversion itself, a closure that is kept and what it captures, a local that is returned', () => {
    const facts = (text: string, name: string) =>
      reasons(culprit([bench, call(name, head_(text))])).map((of) =>
        of.kind === 'escape' ? [of.value, of.how, of.callee, of.expression] : of.kind,
      );
    expect(facts('fmt.Fprintf', 'Format')).toEqual([
      ['buf[:]', 'argument', 'fmt.Fprintf', 'fmt.Fprintf(w, "%s", ... argument...)'],
    ]);
    expect(facts('add := func', 'Capture')).toEqual([['func literal', 'stored', null, 'hook = add']]);
    expect(facts('count := 0', 'Capture')).toEqual([['count', 'closure', null, 'count']]);
    const returned = { ...call('pick', head_('func pick') + 1) };
    expect(reasons(culprit([bench, returned]))).toMatchObject([{ value: 'p', how: 'returned' }]);
  });

  it('a value of a function that is inlined, at its own line and at the line of the call', () => {
    const [value, at] = [head_('func fresh'), head_('b := fresh()')];
    const expected = [
      {
        kind: 'escape',
        value: 'new([32]byte)',
        how: 'argument',
        callee: 'w.Write',
        line: value,
        inlinedAt: { file: 'esc.go', line: at },
      },
    ];
    const path = [bench, call('Borrow', at), call('fresh', value)];
    expect(reasons(culprit(path))).toMatchObject(expected);
    expect(reasons(culprit(path, call('Borrow', at)))).toMatchObject(expected);
    // Another call of the same function, of which nothing changed.
    expect(reasons(culprit([bench, call('Other', at - 5), call('fresh', value)]))).toEqual([]);
  });

  it('a value of code of others that is inlined, at the call alone: its line is of another file', () => {
    const at = head_('b := fresh()');
    const foreign = storyFile('head-go1.26.jsonl')
      .toString()
      .split('\n')
      .map((line) =>
        line.includes('new([32]byte)') && line.includes('inlineLoc')
          ? line.replaceAll(
              /file:[/][/]example.com[/]esc[/]esc.go("[^}]*"line":79,)/g,
              'file://strings/clone.go$1',
            )
          : line,
      )
      .join('\n');
    const explainer = compilerExplainer({ base, head: evidenceOf('head', {}, foreign) }, storyDiff);
    expect(reasons(culprit([bench, call('Borrow', at)]), explainer)).toMatchObject([
      { value: 'new([32]byte)', file: 'esc.go', line: at, column: 12, inlinedAt: null },
    ]);
  });

  it('a value once, though the benchmark of another package inlines it and calls it otherwise', () => {
    const line = head_('count := 0');
    const place = (column: number) => ({
      start: { line, character: column },
      end: { line, character: column },
    });
    const at = { start: { line: 18, character: 20 }, end: { line: 18, character: 20 } };
    const from = (range: object, message: string) => ({
      location: { uri: 'file://example.com/esc/esc.go', range },
      message,
    });
    const said = [
      { version: 0, file: 'example.com/esc/esc_test.go' },
      {
        ...{ range: at, code: 'escape', message: 'esc.count escapes to heap' },
        relatedInformation: [
          from(place(2), 'inlineLoc'),
          from(at, 'escflow:      from esc.count (reference)'),
        ],
      },
    ].map((of) => JSON.stringify(of));
    const withTests = (side: Side, lines: readonly string[]) =>
      readEvidence(
        new CaptureBuilder(side, { modules })
          .compiled(
            'esc.go',
            storyFile(`${side}-go1.26.jsonl`),
            functionsOf(storyFile(`${side}.go.txt`).toString()),
          )
          .compiled('esc_test.go', lines.join('\n'), [])
          .build(),
      );
    const both = { base: withTests('base', said.slice(0, 1)), head: withTests('head', said) };
    const found = reasons(culprit([bench, call('Capture', line)]), compilerExplainer(both, storyDiff));
    expect(found).toMatchObject([{ value: 'count', inlinedAt: null }]);
    const only = {
      ...both,
      head: {
        ...both.head,
        compiled: (file: string) => (file === 'esc.go' ? base.compiled(file) : both.head.compiled(file)),
      },
    };
    expect(
      reasons(culprit([bench, call('Capture', line)]), compilerExplainer(only, storyDiff)),
    ).toMatchObject([{ value: 'count', line, inlinedAt: { file: 'esc_test.go', line: 18 } }]);
  });

  it('a function that is no longer part of its caller, where the value was returned before as well', () => {
    const line = head_('p := point{n, n}');
    const makePoint = call('makePoint', line);
    expect(reasons(culprit([bench, call('Local', head_('makePoint(n)')), makePoint]))).toEqual([
      {
        kind: 'inlining',
        function: 'example.com/esc.makePoint',
        says: 'function too complex: cost 101 exceeds budget 80',
        ...{ cost: 101, budget: 80, file: 'esc.go', line: head_('func makePoint'), column: 6 },
      },
    ]);
  });

  it('nothing where the line has nothing new, and where no value of it is returned', () => {
    expect(reasons(culprit([bench, call('Format', head_('return inner.Fill(buf[:])'))]))).toEqual([]);
    expect(reasons(culprit([bench, call('Guarded', head_('return half(n) + 1'))]))).toEqual([]);
  });

  it('nothing outside of the repository, in an improvement, or of another file', () => {
    const path = [bench, call('Format', head_('var buf'))];
    expect(reasons(culprit(path, { own: false }))).toEqual([]);
    expect(reasons(culprit(path, { file: 'other.go' }))).toEqual([]);
    expect(explain(change(culprit(path), 'improvement')).culprits[0]?.because).toBeUndefined();
  });
});

describe('time is explained by', () => {
  const slow = (name: string, line: number) =>
    culprit([bench, call(name, line)], { unit: 'sec/op', base: 1e-9, head: 5e-9, sampled: true });

  it('a function that is no longer inlined', () => {
    expect(reasons(slow('half', head_('func half') + 6))).toMatchObject([
      {
        kind: 'inlining',
        function: 'example.com/esc.half',
        says: 'unhandled op DEFER',
        cost: null,
        budget: null,
      },
    ]);
  });

  it('what is new on the heap in a function that was changed', () => {
    const found = reasons(slow('Capture', head_('hook = add')));
    expect(found.map((of) => (of.kind === 'escape' ? of.value : of.kind))).toEqual(['count', 'func literal']);
  });

  it('nothing that its own closure, or the benchmark, lost', () => {
    for (const name of ['half.func1', 'half.gowrap1', 'half-range1'])
      expect(reasons(slow(name, head_('func half') + 2))).toEqual([]);
    const only = call('BenchmarkX', head_('func half') + 6, 'esc_test.go');
    expect(reasons(culprit([only], { unit: 'sec/op', sampled: true }))).toEqual([]);
  });
});

describe('nothing is said', () => {
  const of = culprit([bench, call('Format', lineOf('head', 'var buf'))]);

  it('without a diff, or of another Go', () => {
    expect(reasons(of, compilerExplainer({ base, head }, null))).toEqual([]);
    const go = { version: 'go1.25.1', goos: 'linux', goarch: 'amd64', env: {} };
    expect(reasons(of, compilerExplainer({ base: evidenceOf('base', { go }), head }, storyDiff))).toEqual([]);
  });

  it('where one side is not known', () => {
    const nothing = readEvidence(new CaptureBuilder('base', { modules }).build());
    expect(reasons(of, compilerExplainer({ base: nothing, head }, storyDiff))).toEqual([]);
  });
});

it('refuses files that are not as the compiler writes them, and functions that overlap', () => {
  const broken = evidenceOf('head', {}, 'x');
  expect(() => broken.compiled('esc.go')).toThrow(expect.objectContaining({ code: 'capture-invalid' }));
  const functions = [1, 2, 3].map((line) => ({ name: `f${line}`, line, endLine: 1_000_000 }));
  const builder = new CaptureBuilder('head', { modules });
  const overlapping = readEvidence(
    builder.compiled('esc.go', storyFile('head-go1.26.jsonl'), functions).build(),
  );
  expect(() => overlapping.compiled('esc.go')).toThrow(expect.objectContaining({ code: 'capture-invalid' }));
  expect(overlapping.compiled('other.go')).toBeNull();
});

describe('what to ask the compiler', () => {
  const verdict = (...benchmarks: readonly { dir: string; changes: readonly Partial<Change>[] }[]): Verdict =>
    ({ benchmarks }) as unknown as Verdict;
  const renamed = diffMap(parseDiff('diff --git a/old.go b/new.go\nrename from old.go\nrename to new.go\n'));
  const costs = (file: string, more: Partial<Change> = {}): Partial<Change> => ({
    ...change(culprit([bench, { ...call('F', 3), file }])),
    outcome: 'exceeded',
    ...more,
  });

  it('is about files of what got worse, and those that call them, by their names on both sides', () => {
    expect(compilerWishes(verdict({ dir: 'a', changes: [costs('new.go'), costs('x.go')] }), renamed)).toEqual(
      [
        {
          dir: 'a',
          files: [
            { base: 'old.go', head: 'new.go' },
            { base: 'esc_test.go', head: 'esc_test.go' },
            { base: 'x.go', head: 'x.go' },
          ],
        },
      ],
    );
  });

  it('is nothing where nothing got worse, no line is ours, or there is no diff', () => {
    const better = costs('x.go', { change: 'improvement' });
    const foreign = costs('x.go', { culprits: [culprit([bench], { own: false })] });
    const waits = costs('x.go', {
      culprits: [culprit([bench], { waiting: { waits: 'lock', procs: 2 } })],
    });
    expect(compilerWishes(verdict({ dir: 'a', changes: [better, foreign, waits] }), renamed)).toEqual([]);
    expect(compilerWishes(verdict({ dir: 'a', changes: [costs('x.go')] }), null)).toEqual([]);
  });

  it('is bounded, what breaks a budget first', () => {
    const all = Array.from({ length: 20 }, (_, index) => ({
      dir: `p${String(index).padStart(2, '0')}`,
      changes: Array.from({ length: 9 }, (_, at) =>
        costs(`f${index}-${at}.go`, { outcome: index < 10 ? 'within' : 'exceeded' }),
      ),
    }));
    const wishes = compilerWishes(verdict(...all), renamed);
    expect(wishes.map(({ dir }) => dir)).toEqual(['p10', 'p11', 'p12', 'p13']);
    expect(wishes.reduce((sum, { files }) => sum + files.length, 0)).toBe(40);
  });
});
