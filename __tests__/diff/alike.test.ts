import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { pairLines } from '../../src/diff/alike.js';

const pairs = (removed: readonly string[], added: readonly string[]): number[] => [
  ...pairLines(removed, added, { left: 1e6 }),
];

describe('what a removed line became', () => {
  it.each([
    [
      'the line with most of its words',
      ['return string(buf)'],
      ['s := string(buf)', 'return s + suffix()'],
      [0],
    ],
    ['the same one further down', ['a(b)'], ['c := make([]int, 3)', 'a(b)'], [1]],
    [
      'the one that assigns to the same',
      ['x = part(80)'],
      ['n := 80 + len(p)', 'x = append(make([]byte, 0, n), p...)'],
      [1],
    ],
    [
      'its counterpart when all are renamed',
      ['a := make([]byte, 48)', 'b := make([]byte, 80)'],
      ['one := make([]byte, 48)', 'two := make([]byte, 64)', 'three := make([]byte, 80)'],
      [0, 2],
    ],
    [
      'itself, when lines change places',
      ['a := one(x, y)', 'b := two(z)'],
      ['b := two(z)', 'a := one(x, y)'],
      [1, 0],
    ],
    ['itself, indented', ['\ta := one(x)'], ['\tif ok {', '\t\ta := one(x)', '\t}'], [1]],
    ['nothing, where no word is the same', ['a(b)', '}'], ['c(d)', 'e.f()'], [-1, -1]],
    ['nothing, where nothing is new', ['a(b)'], [], [-1]],
  ])('is %s', (_, removed, added, expected) => {
    expect(pairs(removed, added)).toEqual(expected);
  });

  it('is in order where texts are equal', () => {
    expect(pairs(['x++', 'x++'], ['x++', 'x++', 'x++'])).toEqual([0, 1]);
  });

  it('is the equal line in a block too large to compare', () => {
    const lines = Array.from({ length: 300 }, (_, i) => `line${i} := make([]byte, ${i})`);
    const moved = [...lines.slice(150), '}', ...lines.slice(0, 150)];
    const found = pairs([...lines, '}', 'gone()'], moved);
    expect(found.slice(0, 300).map((j) => moved[j])).toEqual(lines);
    expect(found.slice(300)).toEqual([-1, -1]);
  });

  it('is the equal line when the budget for comparing is spent', () => {
    const budget = { left: 5 };
    const both = [
      ['a(b, c)', 'd()'],
      ['a(b)', 'd()'],
    ] as const;
    expect([...pairLines(...both, budget)]).toEqual([0, 1]);
    expect(budget.left).toBe(1);
    expect([...pairLines(...both, budget)]).toEqual([-1, 1]);
  });

  it('takes each added line once, whatever the texts are', () => {
    const line = fc.oneof(fc.string(), fc.constantFrom('a := b', 'b := a', 'return a', '}', '', 'a(b, c)'));
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), fc.array(line, { maxLength: 12 }), (removed, added) => {
        const found = pairs(removed, added).filter((pair) => pair !== -1);
        expect(new Set(found).size).toBe(found.length);
        for (const pair of found) expect(added[pair]).toBeDefined();
      }),
    );
  });
});
