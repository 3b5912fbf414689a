import { describe, expect, it } from '@jest/globals';
import { gzip } from 'pako';
import { decodeProfile } from '../../src/profile/decode.js';
import { foldProfile } from '../../src/profile/fold.js';
import { decodeFault, faultOf } from './faults.js';
import { handmade, Proto, sample, whole } from './proto.js';

const usual = decodeProfile(handmade());

describe('decodeProfile', () => {
  it('reads columns', () => {
    expect(usual.kind).toBe('cpu');
    expect(usual.sampleTypes).toEqual([
      { type: 'samples', unit: 'count' },
      { type: 'cpu', unit: 'nanoseconds' },
    ]);
    expect(usual.defaultSampleType).toBe(1);
    expect([...usual.samples.stack]).toEqual([0, 1]);
    expect([...usual.samples.values]).toEqual([1, 10]);
    expect([...usual.locations.lineNumber]).toEqual([12, 3]);
    expect([...usual.functions.startLine]).toEqual([10, 1]);
    expect(usual.period).toBe(10);
  });

  it('reads repeated numbers that are packed, not packed, or both', () => {
    const loose = handmade({
      samples: (p) => p.message(2, (m) => m.number(1, 1).packed(1, [2]).number(2, 1).packed(2, [10])),
    });
    expect(decodeProfile(loose)).toEqual(usual);
  });

  it('reads fields in any order', () => {
    const p = new Proto();
    for (const text of whole.strings) p.text(6, text);
    for (const part of [whole.samples, whole.functions, whole.locations, whole.types]) part(p);
    expect(decodeProfile(p.done())).toEqual(usual);
  });

  it.each([
    ['of every wire type', (p: Proto) => p.number(99, 7).text(100, 'x').raw(0xad, 6, 1, 2, 3, 4)],
    ['that are groups', (p: Proto) => p.raw(0xa3, 6).number(3, 1).raw(0xa4, 6)],
  ])('skips unknown fields %s', (_, more) => {
    expect(decodeProfile(handmade({ more }))).toEqual(usual);
  });

  it('skips unknown fields inside a sample', () => {
    const samples = (p: Proto) => p.message(2, (m) => m.text(9, 'new').packed(1, [1, 2]).packed(2, [1, 10]));
    expect(decodeProfile(handmade({ samples }))).toEqual(usual);
  });

  it.each([[100], [70_000], [2 ** 28 + 3], [2 ** 40], [2 ** 53 + 2], [2n ** 63n + 1n], [2n ** 64n - 1n]])(
    'takes ids as they come: %s',
    (id) => {
      const bytes = handmade({
        samples: sample([id, 2]),
        locations: (p) =>
          p
            .message(4, (m) => m.number(1, 2).message(4, (l) => l.number(1, id).number(2, 3)))
            .message(4, (m) => m.number(1, id).message(4, (l) => l.number(1, 3).number(2, 12))),
        functions: (p) =>
          p
            .message(5, (m) => m.number(1, 3).number(2, 5).number(4, 7).number(5, 10))
            .message(5, (m) => m.number(1, id).number(2, 6).number(4, 7).number(5, 1)),
      });
      const rows = foldProfile(decodeProfile(bytes), 'line').rows.map(({ frame }) => frame);
      expect(rows).toEqual([
        { function: 'main', file: 'main.go', line: 3, startLine: 1 },
        { function: 'work', file: 'main.go', line: 12, startLine: 10 },
      ]);
    },
  );

  it('tells ids apart that a double cannot', () => {
    const big = 2n ** 60n;
    const locations = (p: Proto) =>
      [big, big + 1n].map((id, i) =>
        p.message(4, (m) => m.number(1, id).message(4, (l) => l.number(1, 1 + i))),
      );
    const profile = decodeProfile(handmade({ samples: sample([big + 1n]), locations }));
    expect([...profile.samples.stack]).toEqual([1]);
  });

  it.each([-1, -10, -128, -(2 ** 28), -(2 ** 28) - 1, -(2 ** 53) + 1, 2 ** 53 - 1, 2 ** 28, 2 ** 49])(
    'reads %d exactly',
    (value) => {
      const profile = decodeProfile(handmade({ samples: sample([1], [0, value]) }));
      expect([...profile.samples.values]).toEqual([0, value]);
    },
  );

  it.each([2n ** 53n, -(2n ** 53n), 2n ** 63n - 1n, -(2n ** 63n)])(
    'refuses %d, which is not exact',
    (value) => {
      expect(decodeFault(handmade({ samples: sample([1], [0, value]) }))).toMatchObject({
        reason: 'number-too-large',
      });
    },
  );

  it('reads labels, with numbers of all 64 bits', () => {
    const strings = [...whole.strings, 'tenant', 'acme', 'span'];
    const samples = (p: Proto) =>
      p.message(2, (m) =>
        m
          .packed(1, [1])
          .packed(2, [1, 10])
          .message(3, (l) => l.number(1, 8).number(2, 9))
          .message(3, (l) =>
            l
              .number(1, 10)
              .number(3, -(2n ** 63n))
              .number(4, 2),
          ),
      );
    const { samples: read } = decodeProfile(handmade({ strings, samples }));
    expect([...read.labelStart]).toEqual([0, 2]);
    expect([...read.labelKey]).toEqual([8, 10]);
    expect([...read.labelText]).toEqual([9, 0]);
    expect([...read.labelNumber]).toEqual([0n, -(2n ** 63n)]);
    expect([...read.labelUnit]).toEqual([0, 2]);
  });

  it('reads gzip of one and of several members, and a view into a larger buffer', () => {
    const bytes = handmade();
    const members = [bytes.subarray(0, 9), bytes.subarray(9, 50), bytes.subarray(50)].map((part) =>
      gzip(part),
    );
    expect(decodeProfile(gzip(bytes))).toEqual(usual);
    expect(decodeProfile(Buffer.concat(members))).toEqual(usual);
    expect(
      decodeProfile(Buffer.concat([Buffer.from('before'), bytes, Buffer.from('after')]).subarray(6, -5)),
    ).toEqual(usual);
  });
});

describe('decodeProfile refuses', () => {
  const location = (write: (m: Proto) => unknown) => ({ locations: (p: Proto) => p.message(4, write) });
  const cases: readonly (readonly [string, string, Uint8Array])[] = [
    ['nothing', 'empty', new Uint8Array()],
    ['text', 'wire-type', new TextEncoder().encode('<html>not found</html>')],
    ['no sample type', 'no-sample-types', handmade({ types: () => undefined })],
    ['no string table', 'no-string-table', handmade({ strings: [] })],
    [
      'a first string that is not empty',
      'first-string-not-empty',
      handmade({ strings: ['x', ...whole.strings] }),
    ],
    ['a string index beyond the table', 'unknown-string', handmade({ strings: whole.strings.slice(0, -1) })],
    ['a negative string index', 'unknown-string', handmade({ more: (p) => p.number(14, -1) })],
    ['a sample with too few values', 'value-count', handmade({ samples: sample([1], [1]) })],
    ['a sample with too many values', 'value-count', handmade({ samples: sample([1], [1, 2, 3]) })],
    [
      'a sample without values',
      'value-count',
      handmade({ samples: (p) => p.message(2, (m) => m.packed(1, [1])) }),
    ],
    ['an unknown location', 'unknown-location', handmade({ samples: sample([1, 3]) })],
    ['location 0', 'unknown-location', handmade({ samples: sample([0]) })],
    ['an unknown location far away', 'unknown-location', handmade({ samples: sample([2n ** 62n]) })],
    ['an unknown function', 'unknown-function', handmade({ functions: () => undefined })],
    [
      'a line without function',
      'unknown-function',
      handmade(location((m) => m.number(1, 1).message(4, () => 0))),
    ],
    ['an unknown mapping', 'unknown-mapping', handmade(location((m) => m.number(1, 1).number(2, 1)))],
    [
      'a location without id',
      'zero-id',
      handmade({ ...location((m) => m.number(3, 1)), samples: () => undefined }),
    ],
    ['an id that is there twice', 'duplicate-id', handmade({ more: whole.functions })],
    ['a field of the wrong type', 'wire-type', handmade({ more: (p) => p.number(2, 1) })],
    [
      'a wrong type inside',
      'wire-type',
      handmade({ samples: (p) => p.message(2, (m) => m.raw(0x0d, 1, 2, 3, 4)) }),
    ],
    [
      'a message longer than its parent',
      'malformed',
      handmade({ samples: (p) => p.message(2, (m) => m.raw(10, 9)) }),
    ],
    [
      'a varint of eleven bytes',
      'malformed',
      handmade({ more: (p) => p.raw(0x60, ...Array<number>(10).fill(255), 1) }),
    ],
    ['field number 0', 'malformed', handmade({ more: (p) => p.raw(0, 0) })],
    [
      'groups without end',
      'malformed',
      handmade({ more: (p) => p.raw(...Array<number[]>(200).fill([0xa3, 6]).flat()) }),
    ],
    [
      'a line beyond 32 bits',
      'number-too-large',
      handmade({ functions: (p) => p.message(5, (m) => m.number(5, 2 ** 31)) }),
    ],
  ];
  it.each(cases)('%s', (_, reason, bytes) => {
    const fault = decodeFault(bytes);
    expect(fault).toMatchObject({ reason });
    expect(fault?.['offset']).toBeGreaterThanOrEqual(0);
    expect(fault?.['offset']).toBeLessThanOrEqual(bytes.length);
  });

  it('says where', () => {
    const bytes = handmade({ samples: sample([1, 3]) });
    const types = new Proto();
    whole.types(types);
    // tag and length of the sample, tag and length of its stack, the first id
    const offset = types.done().length + 2 + 2 + 1;
    expect(decodeFault(bytes)).toEqual({ reason: 'unknown-location', id: '3', offset });
  });

  it('gzip that is cut, damaged, or followed by something else', () => {
    const bytes = gzip(handmade());
    const flipped = bytes.slice();
    flipped[bytes.length - 6] = (bytes[bytes.length - 6] as number) ^ 1;
    expect(decodeFault(flipped)).toMatchObject({ reason: 'gzip-corrupt', compressed: true });
    expect(decodeFault(Buffer.concat([bytes, Buffer.from('tail')]))).toMatchObject({
      reason: 'gzip-corrupt',
    });
    expect(decodeFault(bytes.subarray(0, -1))).toEqual({
      reason: 'truncated',
      offset: bytes.length - 1,
      compressed: true,
      detail: 'buffer error',
    });
  });

  it('more than it is willing to hold, before it holds it', () => {
    const many = { more: (p: Proto) => Array.from({ length: 20 }, () => p.message(2, () => 0)) };
    expect(faultOf(() => decodeProfile(handmade(many), { samples: 10 }))).toMatchObject({
      reason: 'too-many-samples',
      most: 10,
    });
    const deep = handmade({ samples: sample(Array<number>(9).fill(1)) });
    expect(faultOf(() => decodeProfile(deep, { depth: 8 }))).toMatchObject({ reason: 'stack-too-deep' });
    expect(faultOf(() => decodeProfile(deep, { depth: 9 }))).toBeNull();
    const bomb = gzip(new Uint8Array(1_000_000));
    expect(faultOf(() => decodeProfile(bomb, { bytes: 100_000 }))).toMatchObject({
      reason: 'too-many-bytes',
    });
    expect(faultOf(() => decodeProfile(handmade(), { bytes: 10 }))).toMatchObject({
      reason: 'too-many-bytes',
    });
  });

  it('ten million strings', () => {
    const head = handmade();
    const bytes = new Uint8Array(head.length + 20_000_000);
    bytes.set(head);
    for (let i = head.length; i < bytes.length; i += 2) bytes[i] = 0x32;
    expect(decodeFault(bytes)).toMatchObject({ reason: 'too-many-strings', most: 1_000_000 });
    expect(decodeFault(gzip(bytes, { level: 1 }))).toMatchObject({ reason: 'too-many-strings' });
  });

  it('sums that are not exact', () => {
    const near = 2 ** 53 - 1;
    const profile = decodeProfile(
      handmade({ samples: (p) => sample([2], [1, 1])(sample([1], [1, near])(p)) }),
    );
    expect(faultOf(() => foldProfile(profile, 'function'))).toMatchObject({
      reason: 'sum-too-large',
      type: 'cpu',
    });
    expect(foldProfile(profile, 'function', 'samples').total).toBe(2);
  });
});
