import { describe, expect, it } from '@jest/globals';
import { decodeProfile } from '../../src/profile/decode.js';
import { diffProfiles, type ProfileDiff } from '../../src/profile/diff.js';
import { foldProfile } from '../../src/profile/fold.js';
import { delta, topDiffRows, topRows } from '../../src/profile/top.js';
import { diffJson, renderDiffTable } from '../../src/report/profiles/top-table.js';
import { faultOf } from './faults.js';
import { readProfile } from './goldens.js';
import { handmade, sample, whole, type Proto } from './proto.js';

const corpus = (file: string) => decodeProfile(readProfile('__tests__/corpus/profiles', file));
const base = corpus('pair-base.heap.pb.gz');
const head = corpus('pair-head.heap.pb.gz');

describe('foldProfile', () => {
  it('counts recursion once in cum', () => {
    const profile = decodeProfile(handmade({ samples: sample([1, 1, 2, 1, 2]) }));
    expect(
      topRows(foldProfile(profile, 'function')).map(({ frame, flat, cum }) => [frame.function, flat, cum]),
    ).toEqual([
      ['work', 10, 10],
      ['main', 0, 10],
    ]);
  });

  it('takes what -diff_base marked as base for its total', () => {
    const made = corpus('pair-diff.heap.pb.gz');
    expect(foldProfile(made, 'function').total).toBe(foldProfile(base, 'function', 'alloc_space').total);
  });

  it('orders by flat, then cum, then name', () => {
    const rows = topRows(foldProfile(base, 'line', 'alloc_objects'));
    const sizes = rows.map(({ flat, cum }) => [flat, cum] as const);
    expect(sizes).toEqual([...sizes].sort((a, b) => b[0] - a[0] || b[1] - a[1]));
  });
});

describe('diffProfiles', () => {
  it('is nothing for a profile and itself', () => {
    expect(topDiffRows(diffProfiles(base, base, { by: 'line' }))).toEqual([]);
  });

  it('swaps its pairs with its sides', () => {
    const swap = (diff: ProfileDiff) =>
      new Map(
        diff.rows.map(({ frame, flat, cum }) => [frame.function, [flat.head, flat.base, cum.head, cum.base]]),
      );
    const there = new Map(
      diffProfiles(base, head).rows.map(({ frame, flat, cum }) => [
        frame.function,
        [flat.base, flat.head, cum.base, cum.head],
      ]),
    );
    expect(swap(diffProfiles(head, base))).toEqual(there);
  });

  it('divides each side by its operations', () => {
    const per = diffProfiles(base, base, { type: 'alloc_space', operations: { base: 100, head: 200 } });
    expect(per.total.base).toBe(2 * per.total.head);
    for (const { flat, cum } of per.rows) {
      expect(flat.base).toBe(2 * flat.head);
      expect(cum.base).toBe(2 * cum.head);
    }
  });

  it('matches code that only moved by its distance to the start of the function', () => {
    const moved = (lines: number) =>
      decodeProfile(
        handmade({
          locations: (p: Proto) =>
            p
              .message(4, (m) => m.number(1, 1).message(4, (l) => l.number(1, 1).number(2, 12 + lines)))
              .message(4, (m) => m.number(1, 2).message(4, (l) => l.number(1, 2).number(2, 3 + lines))),
          functions: (p: Proto) =>
            p
              .message(5, (m) =>
                m
                  .number(1, 1)
                  .number(2, 5)
                  .number(4, 7)
                  .number(5, 10 + lines),
              )
              .message(5, (m) =>
                m
                  .number(1, 2)
                  .number(2, 6)
                  .number(4, 7)
                  .number(5, 1 + lines),
              ),
        }),
      );
    expect(topDiffRows(diffProfiles(moved(0), moved(7), { by: 'line' }))).toHaveLength(4);
    const relative = diffProfiles(moved(0), moved(7), { by: 'relative-line' });
    expect(topDiffRows(relative)).toEqual([]);
    // Rows tell where head has them.
    expect(relative.rows.map(({ frame }) => frame.line)).toEqual([19, 10]);
  });

  it('falls back to the line where a profile does not say where functions start', () => {
    const bare = handmade({
      functions: (p) =>
        p
          .message(5, (m) => m.number(1, 1).number(2, 5).number(4, 7))
          .message(5, (m) => m.number(1, 2).number(2, 6).number(4, 7)),
    });
    const fold = foldProfile(decodeProfile(bare), 'relative-line');
    expect(fold.rows.map(({ frame }) => frame.line)).toEqual([12, 3]);
    expect(new Set(fold.rows.map(({ key }) => key)).size).toBe(2);
  });

  it('refuses values in other units', () => {
    const strings = whole.strings.map((text) => (text === 'nanoseconds' ? 'seconds' : text));
    const other = decodeProfile(handmade({ strings }));
    expect(faultOf(() => diffProfiles(other, decodeProfile(handmade())))).toEqual({
      reason: 'units-differ',
      offset: 0,
      base: 'cpu/seconds',
      head: 'cpu/nanoseconds',
    });
  });

  it('never takes one hostile name for another', () => {
    const names = ['a', 'a7:main.go12', '__proto__', 'constructor', 'a\n', ''];
    const strings = ['', 'samples', 'count', 'cpu', 'nanoseconds', 'main.go', ...names.slice(0, -1)];
    const profile = decodeProfile(
      handmade({
        strings,
        samples: (p) => {
          names.forEach((_, i) => sample([i + 1])(p));
        },
        locations: (p) => {
          names.forEach((_, i) =>
            p.message(4, (m) => m.number(1, i + 1).message(4, (l) => l.number(1, i + 1).number(2, 12))),
          );
        },
        functions: (p) => {
          names.forEach((name, i) =>
            p.message(5, (m) =>
              m
                .number(1, i + 1)
                .number(2, name === '' ? 0 : 6 + i)
                .number(4, 5),
            ),
          );
        },
      }),
    );
    for (const by of ['function', 'line', 'relative-line'] as const) {
      expect(foldProfile(profile, by).rows).toHaveLength(names.length);
    }
  });
});

describe('the table', () => {
  const diff = diffProfiles(base, head, { type: 'alloc_space' });

  it('reads like pprof, with both sides', () => {
    expect(renderDiffTable(diff, { rows: 3 })).toBe(
      [
        'Type: alloc_space (bytes)',
        'Total: base 11.6 MiB, head 15.1 MiB, difference +3.47 MiB (+29.88%)',
        'Showing 3 of 74 changed rows',
        '     flat    flat%     sum%        cum     cum%  base flat  head flat  base cum  head cum  function',
        '+2.58 MiB  +22.18%  +22.18%  +2.58 MiB  +22.18%   2.25 MiB   4.83 MiB  2.58 MiB  5.16 MiB  example.com/stories/shop.newItem',
        '+1.57 MiB  +13.52%  +35.70%  +1.57 MiB  +13.52%   4.71 KiB   1.57 MiB  7.87 MiB  9.44 MiB  example.com/stories/shop.Render',
        ' −729 KiB   −6.13%  +29.57%   −729 KiB   −6.13%   1010 KiB    276 KiB  1010 KiB   276 KiB  example.com/stories/shop.Deep',
        '',
      ].join('\n'),
    );
  });

  it('counts what it leaves out', () => {
    expect(renderDiffTable(diff)).toContain(
      'Showing 9 of 74 changed rows, left out: cum below 0.5 % of the total\n',
    );
    expect(renderDiffTable(diff, { minShare: 0 })).toContain('Showing 74 of 74 changed rows\n');
    expect(renderDiffTable(diffProfiles(base, base))).toMatch(/\nNo difference\n$/);
  });

  it('says over how many operations', () => {
    const per = diffProfiles(base, head, { type: 'alloc_objects', operations: { base: 201, head: 4020 } });
    expect(renderDiffTable(per)).toContain('Per operation: base over 201, head over 4,020 operations\n');
  });

  it('cannot be broken by a name', () => {
    const strings = whole.strings.map((text) => (text === 'work' ? 'a\u001b[2J\nfake row' : text));
    const hostile = decodeProfile(handmade({ strings }));
    const table = renderDiffTable(diffProfiles(decodeProfile(handmade()), hostile));
    expect(table).not.toContain('\u001b');
    expect(table.split('\n')).toHaveLength(3 + 1 + 2 + 1);
  });

  it('has all in its JSON', () => {
    const json = diffJson(diff);
    expect(json).toMatchObject({
      schema: 'pprof-gate/diff/1',
      type: 'alloc_space',
      unit: 'bytes',
      by: 'function',
    });
    expect(json.total).toEqual({ ...diff.total, delta: delta(diff.total) });
    expect(json.rows).toHaveLength(74);
    expect(json.rows[0]).toEqual({
      function: 'example.com/stories/shop.newItem',
      file: 'example.com/stories/shop/shop.go',
      line: 0,
      flat: { base: 2363200, head: 5064112, delta: 2700912 },
      cum: { base: 2706000, head: 5407656, delta: 2701656 },
    });
  });
});
