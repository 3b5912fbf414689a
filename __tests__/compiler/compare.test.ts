import { describe, expect, it } from '@jest/globals';
import { seededRandom } from '../../src/base/random.js';
import {
  calleeOf,
  compareCompiled,
  functionAt,
  type CompiledFile,
  type LineMap,
} from '../../src/compiler/compare.js';
import type { Escape, Inlining } from '../../src/compiler/diagnostics.js';
import { readDiagnostics } from '../../src/compiler/diagnostics.js';
import { lineOf, story, storyFile, storyLines, versions } from './story.js';

describe.each([...versions])('a file of two commits, by Go %s', (version) => {
  const change = compareCompiled(story('base', version), story('head', version), storyLines);

  it('has these values on the heap that it had not', () => {
    const found = change.escapes.map(({ escape, inChanged }) => [escape.value, escape.line, inChanged]);
    const head = (text: string) => lineOf('head', text);
    expect(found).toEqual([
      ['buf', head('var buf'), true],
      ['buf[:]', head('fmt.Fprintf'), true],
      ['count', head('count := 0'), true],
      ['func literal', head('add := func'), true],
      // From 1.25 the size decides when the program runs.
      ...(version === '1.21' ? [['make([]byte, n)', head('make([]byte, n)'), true]] : []),
      ['new([32]byte)', head('b := fresh()'), true],
      ['p', head('func pick') + 1, true],
    ]);
  });

  it('lost the inlining of what grew, defers or recovers', () => {
    expect(
      change.inlining.map(({ function: of, inlining: { refusal, cost } }) => [of.name, refusal, cost]),
    ).toEqual([
      ['Format', 'function too complex: cost 104 exceeds budget 80', 104],
      ['makePoint', 'function too complex: cost 101 exceeds budget 80', 101],
      ['half', 'unhandled op DEFER', null],
      ['Borrow', 'function too complex: cost 83 exceeds budget 80', 83],
    ]);
    expect(change.inlining.every(({ inChanged }) => inChanged)).toBe(true);
  });

  it('has nothing new against itself', () => {
    const head = story('head', version);
    const same: LineMap = { toHead: (line) => line, isChanged: () => false };
    expect(compareCompiled(head, head, same)).toEqual({ escapes: [], inlining: [], refused: [] });
  });
});

/** Escapes `value line last-step` and functions `name line-endLine` of a made-up file. */
function file(
  escapes: readonly string[],
  functions: readonly string[],
  inlining: readonly Inlining[] = [],
): CompiledFile {
  return {
    diagnostics: {
      pkg: 'p',
      file: 'p/p.go',
      goVersion: 'go1.26',
      escapes: escapes.map((written): Escape => {
        const [value = '', line = '', how = ''] = written.split(' ');
        const step = { expression: how, how, line: Number(line), column: 3 };
        return { value, line: Number(line), column: 2, steps: [step], inlinedFrom: null };
      }),
      inlining,
      refused: [],
      skipped: 0,
    },
    functions: functions.map((written) => {
      const [name = '', line = '', endLine = ''] = written.split(/[ -]/);
      return { name, line: Number(line), endLine: Number(endLine) };
    }),
  };
}

/** Lines of head from `from` on were `by` lines earlier; those in `changed` are new. */
function shifted(from: number, by: number, changed: readonly number[] = []): LineMap {
  return {
    toHead: (line) => (changed.includes(line) && by === 0 ? null : line >= from ? line + by : line),
    isChanged: (line) => changed.includes(line),
  };
}

describe('what is new', () => {
  const values = (base: CompiledFile, head: CompiledFile, lines: LineMap) =>
    compareCompiled(base, head, lines).escapes.map(
      ({ escape, inChanged }) => `${escape.value} ${escape.line} ${inChanged}`,
    );

  it('is nothing that only moved, within its function or with it', () => {
    expect(values(file(['x 5 assign'], ['F 3-9']), file(['x 7 assign'], ['F 5-11']), shifted(1, 2))).toEqual(
      [],
    );
    expect(
      values(file(['x 5 assign'], ['F 3-9']), file(['x 8 assign'], ['F 3-9']), shifted(1, 0, [5, 8])),
    ).toEqual([]);
  });

  it('is nothing that escapes in another way now', () => {
    expect(
      values(file(['x 5 return'], ['F 3-9']), file(['x 5 assign'], ['F 3-9']), shifted(1, 0, [6])),
    ).toEqual([]);
  });

  it('is the second where there was one, at the line that is not the old one', () => {
    const base = file(['&T{} 5 assign'], ['F 3-9']);
    const head = file(['&T{} 5 assign', '&T{} 6 assign'], ['F 3-10']);
    expect(values(base, head, shifted(6, 1, [6]))).toEqual(['&T{} 6 true']);
  });

  it('is the one with another way out, where one of two that are alike is new', () => {
    const base = file(['x 5 return'], ['F 3-9']);
    const head = file(['x 6 assign', 'x 7 return'], ['F 3-9']);
    expect(values(base, head, shifted(1, 0, [5, 6, 7]))).toEqual(['x 6 true']);
  });

  it('is what a function has that was in another one', () => {
    const base = file(['x 5 assign'], ['F 3-9', 'G 11-15']);
    const head = file(['x 12 assign'], ['F 3-9', 'G 11-15']);
    expect(values(base, head, shifted(1, 0, [5, 12]))).toEqual(['x 12 true']);
  });

  it('tells what nobody touched apart: a callee can make it escape', () => {
    expect(values(file([], ['F 3-9']), file(['x 5 assign'], ['F 3-9']), shifted(1, 0, [20]))).toEqual([
      'x 5 false',
    ]);
  });

  it('knows a function by where it begins though it is called otherwise, and by its name where that line changed', () => {
    const can = { line: 3, column: 6, refusal: null, cost: 7 };
    const cannot = { line: 3, column: 6, refusal: 'too expensive', cost: null };
    const names = (base: CompiledFile, head: CompiledFile, lines: LineMap) =>
      compareCompiled(base, head, lines).inlining.map(({ function: of }) => of.name);
    expect(names(file([], ['F 3-9'], [can]), file([], ['G 3-9'], [cannot]), shifted(1, 0))).toEqual(['G']);
    expect(names(file([], ['F 3-9'], [can]), file([], ['F 3-9'], [cannot]), shifted(1, 0, [3]))).toEqual([
      'F',
    ]);
    expect(names(file([], ['F 3-9'], [can]), file([], ['G 3-9'], [cannot]), shifted(1, 0, [3]))).toEqual([]);
  });

  it('is no inlining that a literal inside lost, or one instance had not', () => {
    const can = { line: 3, column: 6, refusal: null, cost: 7 };
    const literal = { line: 5, column: 9, refusal: 'call to recover', cost: null };
    const cannot = { ...can, refusal: 'too expensive', cost: null };
    const functions = ['F 3-9'];
    const lost = (base: Inlining[], head: Inlining[]) =>
      compareCompiled(file([], functions, base), file([], functions, head), shifted(1, 0, [5])).inlining
        .length;
    expect(lost([can], [can, literal])).toBe(0);
    expect(lost([can, cannot], [cannot, cannot])).toBe(0);
    expect(lost([], [cannot])).toBe(0);
    expect(lost([can], [can, cannot])).toBe(1);
  });
});

it('finds the function around a line', () => {
  const functions = [
    { name: 'a', line: 1, endLine: 3 },
    { name: 'b', line: 3, endLine: 3 },
    { name: 'c', line: 6, endLine: 9 },
  ];
  const at = (line: number) => functionAt(functions, line)?.name ?? null;
  expect([0, 1, 2, 3, 4, 6, 9, 10].map(at)).toEqual([null, 'a', 'a', 'b', null, 'c', 'c', null]);
});

it.each([
  ['fmt.Fprintf(w, "%s)", ... argument...)', 'fmt.Fprintf'],
  ['w.Write(b[:])', 'w.Write'],
  ['(*T).M(t, x)', '(*T).M'],
  ['slices.Sort[[]int](x)', 'slices.Sort'],
  ['append(all, &P{})', 'append'],
  ['hook = add', null],
  ['f(x)[0]', null],
  ['func literal(x)', null],
  ['', null],
])('the callee of %s is %s', (expression, callee) => {
  expect(calleeOf(expression)).toBe(callee);
});

const seed = 7;
it(`never throws, whatever the compiler seems to have said (seed ${seed})`, () => {
  const random = seededRandom(seed);
  const mutated = (name: string): CompiledFile['diagnostics'] | null => {
    const bytes = Buffer.from(storyFile(name));
    for (let k = random.below(30); k > 0; k--) bytes[random.below(bytes.length)] = 32 + random.below(95);
    return readDiagnostics(bytes);
  };
  const { functions } = story('head', '1.26');
  for (let round = 0; round < 300; round++) {
    const [base, head] = [mutated('base-go1.26.jsonl'), mutated('head-go1.26.jsonl')];
    if (base === null || head === null) continue;
    const { escapes } = compareCompiled(
      { diagnostics: base, functions },
      { diagnostics: head, functions },
      storyLines,
    );
    expect(escapes.length).toBeLessThanOrEqual(head.escapes.length);
  }
});
