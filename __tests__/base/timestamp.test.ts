import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { timestampMs } from '../../src/base/timestamp.js';

describe('timestampMs', () => {
  it('reads what Date writes', () => {
    const day = {
      min: new Date('0001-01-01T00:00:00Z'),
      max: new Date('9999-12-31T23:59:59Z'),
      noInvalidDate: true,
    };
    fc.assert(
      fc.property(fc.date(day), (date) => {
        expect(timestampMs(date.toISOString())).toBe(date.getTime());
      }),
      { seed: 20260106, numRuns: 500 },
    );
  });

  it.each(['2026-11-21T10:00:00Z', '2026-11-21T10:00:00.5+02:00', '2024-02-29T23:59:59.1234-09:30'])(
    'reads %s as Date does',
    (iso) => {
      expect(timestampMs(iso)).toBe(Date.parse(iso));
    },
  );

  it.each([
    '',
    'yesterday',
    '2026-11-21',
    '2026-11-21T10:00:00',
    '2026-13-01T00:00:00Z',
    '2026-02-29T00:00:00Z',
    '2026-01-00T00:00:00Z',
    '2026-01-01T24:00:00Z',
    '2026-01-01T00:60:00Z',
    '2026-01-01T00:00:00+99:00',
    '2026-01-01T00:00:00Z\n',
    `2026-01-01T00:00:00.${'1'.repeat(1000)}Z`,
  ])('does not read %j', (iso) => {
    expect(timestampMs(iso)).toBeNull();
  });
});
