import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { toBaseUnit, type Better } from '../../src/base/units.js';
import { limitShape, parseLimit } from '../../src/config/limit.js';

const read = (text: string, metric: string, better: Better = 'lower') => parseLimit(text, metric, better);

describe('parseLimit', () => {
  it.each([
    ['+5%', 'sec/op', 'lower', { kind: 'relative', max: 0.05 }, '+5%'],
    ['+ 5 %', 'sec/op', 'lower', { kind: 'relative', max: 0.05 }, '+5%'],
    ['+0.5%', 'B/op', 'lower', { kind: 'relative', max: 0.005 }, '+0.5%'],
    ['-5%', 'B/s', 'higher', { kind: 'relative', max: 0.05 }, '-5%'],
    ['−5%', 'B/s', 'higher', { kind: 'relative', max: 0.05 }, '-5%'],
    ['+0', 'allocs/op', 'lower', { kind: 'growth', max: 0 }, '+0'],
    ['-0', 'allocs/op', 'lower', { kind: 'growth', max: 0 }, '-0'],
    ['+0', 'sec/op', 'lower', { kind: 'growth', max: 0 }, '+0'],
    ['+2', 'allocs/op', 'lower', { kind: 'growth', max: 2 }, '+2'],
    ['-2', 'req/s', 'higher', { kind: 'growth', max: 2 }, '-2'],
    ['+5ns', 'sec/op', 'lower', { kind: 'growth', max: 5e-9 }, '+5ns'],
    ['+5 ns/op', 'sec/op', 'lower', { kind: 'growth', max: 5e-9 }, '+5ns'],
    ['+5', 'ns/op', 'lower', { kind: 'growth', max: 5e-9 }, '+5ns'],
    ['+96B', 'B/op', 'lower', { kind: 'growth', max: 96 }, '+96B'],
    ['+96', 'B/op', 'lower', { kind: 'growth', max: 96 }, '+96'],
    ['<= 12', 'allocs/op', 'lower', { kind: 'limit', op: '<=', value: 12 }, '<= 12'],
    ['<=12', 'allocs/op', 'lower', { kind: 'limit', op: '<=', value: 12 }, '<= 12'],
    ['<= 12 allocs/op', 'allocs/op', 'lower', { kind: 'limit', op: '<=', value: 12 }, '<= 12'],
    ['<= 1.5ms', 'sec/op', 'lower', { kind: 'limit', op: '<=', value: 1.5e6 * 1e-9 }, '<= 1.5ms'],
    ['<= 1.5us', 'p99-sec/op', 'lower', { kind: 'limit', op: '<=', value: 1.5e3 * 1e-9 }, '<= 1.5us'],
    ['<= 20', 'p99-ns/op', 'lower', { kind: 'limit', op: '<=', value: 20 * 1e-9 }, '<= 20ns'],
    ['<= 64KiB', 'B/op', 'lower', { kind: 'limit', op: '<=', value: 65536 }, '<= 64KiB'],
    ['<= 64KiB', 'peak-bytes', 'lower', { kind: 'limit', op: '<=', value: 65536 }, '<= 64KiB'],
    ['>= 100MB/s', 'B/s', 'higher', { kind: 'limit', op: '>=', value: 1e8 }, '>= 100MB/s'],
    ['>= 100', 'MB/s', 'higher', { kind: 'limit', op: '>=', value: 1e8 }, '>= 100MB/s'],
    ['>= 2.5e3', 'req/s', 'neither', { kind: 'limit', op: '>=', value: 2500 }, '>= 2.5e3'],
    ['none', 'sec/op', 'lower', { kind: 'none' }, 'none'],
    ['off', 'sec/op', 'lower', { kind: 'none' }, 'none'],
  ] as const)('reads %s for %s', (text, metric, better, limit, written) => {
    expect(read(text, metric, better)).toEqual({ limit, written });
  });

  it.each([
    ['+5', 'sec/op', 'lower', 'limit-without-unit', ['+5%', '+5ns']],
    ['<= 5', 'sec/op', 'lower', 'limit-without-unit', ['<= 5ns']],
    ['-5', 'B/s', 'higher', 'limit-without-unit', ['-5%', '-5MB/s']],
    ['5%', 'sec/op', 'lower', 'limit-without-sign', ['+5%']],
    ['5%', 'B/s', 'higher', 'limit-without-sign', ['-5%']],
    ['12', 'allocs/op', 'lower', 'limit-without-sign', ['+12', '<= 12']],
    ['12ms', 'sec/op', 'lower', 'limit-without-sign', ['+12ms', '<= 12ms']],
    ['0+', 'allocs/op', 'lower', 'limit-without-sign', ['+0', '<= 0']],
    ['5x', 'sec/op', 'lower', 'limit-without-sign', ['+5ns', '<= 5ns']],
    ['100', 'B/s', 'higher', 'limit-without-sign', ['-100MB/s', '>= 100MB/s']],
    ['-5%', 'sec/op', 'lower', 'limit-wrong-sign', ['+5%']],
    ['+5%', 'B/s', 'higher', 'limit-wrong-sign', ['-5%']],
    ['-2', 'allocs/op', 'lower', 'limit-wrong-sign', ['+2']],
    ['+5ns', 'allocs/op', 'lower', 'limit-wrong-unit', ['+5%', '+5']],
    ['+5MB', 'sec/op', 'lower', 'limit-wrong-unit', ['+5%', '+5ns']],
    ['<= 5%', 'allocs/op', 'lower', 'limit-wrong-unit', ['+5%', '<= 5']],
    ['>= 100MB', 'B/s', 'higher', 'limit-wrong-unit', ['>= 100MB/s']],
    ['< 12', 'allocs/op', 'lower', 'limit-operator', ['<= 12']],
    ['≥ 100MB/s', 'B/s', 'higher', 'limit-operator', ['>= 100MB/s']],
    ['=> 5', 'sec/op', 'lower', 'limit-operator', ['<= 5ns']],
    ['=> 12', 'allocs/op', 'lower', 'limit-operator', ['<= 12']],
    ['=< 12', 'allocs/op', 'lower', 'limit-operator', ['<= 12']],
    ['> 12', 'allocs/op', 'lower', 'limit-operator', ['<= 12']],
    ['=> 100', 'MB/s', 'higher', 'limit-operator', ['>= 100MB/s']],
    ['=> 5', 'pages', 'neither', 'limit-operator', ['>= 5']],
    ['>= 12', 'allocs/op', 'lower', 'limit-wrong-bound', ['<= 12']],
    ['>= 5ms', 'sec/op', 'lower', 'limit-wrong-bound', ['<= 5ms']],
    ['<= 100MB/s', 'B/s', 'higher', 'limit-wrong-bound', ['>= 100MB/s']],
    ['<= 100', 'MB/s', 'higher', 'limit-wrong-bound', ['>= 100MB/s']],
    ['+5%', 'pages', 'neither', 'metric-without-direction', ['<= 5']],
    ['fast', 'sec/op', 'lower', 'limit-unreadable', ['+5%', '<= 100ns', 'none']],
    ['', 'allocs/op', 'lower', 'limit-unreadable', ['+5%', '<= 100', 'none']],
    ['+1e300', 'allocs/op', 'lower', 'limit-unreadable', ['+5%', '<= 100', 'none']],
    [`+${'9'.repeat(80)}`, 'allocs/op', 'lower', 'limit-unreadable', ['+5%', '<= 100', 'none']],
    ['+.5%', 'sec/op', 'lower', 'limit-unreadable', ['+5%', '<= 100ns', 'none']],
  ] as const)('says of %j for %s (%s) %s', (text, metric, better, code, write) => {
    expect(read(text, metric, better)).toEqual({
      code,
      facts: { metric, text: text.slice(0, 64), write },
    });
  });

  it('gives the very number that a measured value has', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e9 }), (ns) => {
        const { factor } = toBaseUnit('ns/op');
        expect(read(`<= ${ns}ns`, 'sec/op')).toMatchObject({ limit: { value: ns * factor } });
      }),
    );
  });

  const metric = fc.constantFrom('sec/op', 'ns/op', 'B/op', 'allocs/op', 'B/s', 'MB/s', 'req/s');
  const better = fc.constantFrom<Better>('lower', 'higher', 'neither');
  const likely = fc
    .tuple(
      fc.constantFrom('+', '-', '<= ', '>=', '', '< ', '=> ', '−'),
      fc.constantFrom('0', '5', '1.5', '2e3', 'x', ''),
      fc.constantFrom('', '%', 'ns', ' ms', 'B', 'KiB', 'MB/s', 'ns/op', 'q'),
    )
    .map((parts) => parts.join(''));

  it('suggests only what it reads', () => {
    fc.assert(
      fc.property(likely, metric, better, (text, name, direction) => {
        const result = read(text, name, direction);
        if (!('code' in result)) return;
        const write = result.facts['write'] as readonly string[];
        expect(write.length).toBeGreaterThan(0);
        const wrong = write.filter((right) => {
          const again = read(right, name, direction);
          // Two mistakes at once take two steps, but never the same one twice.
          return 'code' in again && (again.code === result.code || again.code === 'limit-unreadable');
        });
        expect(wrong).toEqual([]);
      }),
    );
  });

  it('reads only what the schema lets through', () => {
    fc.assert(
      fc.property(fc.oneof(likely, fc.string({ maxLength: 20 })), metric, better, (text, name, direction) => {
        const result = read(text, name, direction);
        if (!('code' in result)) expect(text).toMatch(limitShape);
      }),
    );
  });

  it('reads again what it wrote', () => {
    fc.assert(
      fc.property(likely, metric, better, (text, name, direction) => {
        const result = read(text, name, direction);
        if (!('code' in result)) expect(read(result.written, name, direction)).toEqual(result);
      }),
    );
  });
});
