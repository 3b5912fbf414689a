import { describe, expect, it } from '@jest/globals';
import { durationShape, parseDuration } from '../../src/config/duration.js';

describe('parseDuration', () => {
  it.each([
    ['5m', 300_000],
    ['1m30s', 90_000],
    ['90s', 90_000],
    ['500ms', 500],
    ['1.5h', 5_400_000],
    ['.5s', 500],
    ['2.s', 2000],
    ['1h1m1s1ms', 3_661_001],
    ['1000000ns', 1],
    ['2000us', 2],
    ['2000µs', 2],
    ['2000μs', 2],
    ['1s1m', 61_000],
    ['24h', 86_400_000],
  ])('reads %s as %d ms', (text, expected) => {
    expect(parseDuration(text)).toBe(expected);
  });

  it.each([
    '',
    '5',
    '5 m',
    'm',
    '-5m',
    '+5m',
    '5min',
    '0',
    '0s',
    '1ns',
    '25h',
    '5m ',
    '1e3s',
    '1..2s',
    '9'.repeat(70),
  ])('refuses %j', (text) => {
    expect(parseDuration(text)).toBeNull();
  });

  it('has a shape that long digits do not slow down', () => {
    expect(durationShape.test(`${'1'.repeat(200_000)}x`)).toBe(false);
  });
});
