import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { plainName } from '../../src/profile/names.js';

/** Whether `rest` is `whole` with characters taken out. */
function isLeftOf(rest: string, whole: string): boolean {
  let at = 0;
  for (const char of whole) if (char === rest[at]) at++;
  return at === rest.length;
}

describe('plainName', () => {
  it.each([
    ['shop.Map[go.shape.*uint8,go.shape.string]', 'shop.Map'],
    ['shop.Map[go.shape.int].func1', 'shop.Map.func1'],
    ['tree.(*Tree[go.shape.int]).Insert', 'tree.(*Tree).Insert'],
    ['a.F[go.shape.[]int]', 'a.F'],
    ['a.F[go.shape.map[string][]uint8,go.shape.[4]int].func2.1', 'a.F.func2.1'],
    ['a.F[go.shape.struct { A int; B string }]', 'a.F'],
    ['a.F[go.shape.struct { A int "json:\\"a]\\"" }].func1', 'a.F.func1'],
    ['a.F[go.shape.struct { A int `a[` }]', 'a.F'],
    ['a.F[...].func1', 'a.F.func1'],
    ['a.F[go.shape.int].G[go.shape.string]', 'a.F.G'],
    ['type:.eq.[2]string', 'type:.eq.[2]string'],
    ['a.F[go.shape.int', 'a.F[go.shape.int'],
    ['a.F[go.shape.struct { A "unclosed }]', 'a.F[go.shape.struct { A "unclosed }]'],
    ['main.main', 'main.main'],
    ['', ''],
  ])('%s', (name, plain) => {
    expect(plainName(name)).toBe(plain);
  });

  it('only takes away, whatever the name', () => {
    const piece = fc.constantFrom('[', ']', '[go.shape.', '[...]', '"', '`', '\\', 'a', '.', 'int');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const plain = plainName(pieces.join(''));
        expect(isLeftOf(plain, pieces.join(''))).toBe(true);
      }),
    );
  });
});
