import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { reasonOf, refusalOf } from '../../src/adapters/github/answer.js';
import { failure, retryDelay, Setback, type Reason } from '../../src/adapters/github/setback.js';

const reasons: readonly Reason[] = [
  'forbidden',
  'not-found',
  'gone',
  'conflict',
  'invalid',
  'rate-limited',
  'unavailable',
  'torn',
  'too-large',
  'digest',
  'unsupported',
];

const answer = (status: number, headers: Record<string, string>, body: unknown = { message: '' }) => ({
  status,
  headers: new Headers(headers),
  body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
});

describe('retryDelay', () => {
  it('waits longer each time and ends after the fourth try', () => {
    const setback = new Setback('unavailable', 502);
    expect([1, 2, 3, 4].map((attempt) => retryDelay(attempt, setback, true))).toEqual([
      500,
      1000,
      2000,
      null,
    ]);
  });

  it('asks again only for what passes', () => {
    const again = reasons.filter((reason) => retryDelay(1, new Setback(reason, 0), true) !== null);
    expect(again).toEqual(['rate-limited', 'unavailable', 'torn']);
  });

  it('repeats what makes something only when nothing was made', () => {
    const delay = (reason: Reason, unsent = false) =>
      retryDelay(1, new Setback(reason, 0, { unsent }), false);
    expect([delay('torn'), delay('unavailable')]).toEqual([null, null]);
    expect(delay('rate-limited')).toBe(60_000);
    expect(delay('unavailable', true)).toBe(500);
  });

  it('obeys the time that the server names, up to a minute', () => {
    const limited = (waitMs: number) => retryDelay(1, new Setback('rate-limited', 429, { waitMs }), true);
    expect([limited(1000), limited(60_000), limited(60_001)]).toEqual([1000, 60_000, null]);
    expect(retryDelay(2, new Setback('unavailable', 503, { waitMs: 7000 }), true)).toBe(7000);
  });

  it('never waits less than the backoff, so that no server makes us storm it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 6 }),
        fc.constantFrom(...reasons),
        fc.option(fc.nat(100_000)),
        fc.boolean(),
        (attempt, reason, waitMs, repeatable) => {
          const delay = retryDelay(attempt, new Setback(reason, 0, { waitMs }), repeatable);
          return delay === null || (delay >= 500 && delay <= 60_000 && attempt < 4);
        },
      ),
    );
  });
});

describe('refusalOf', () => {
  it('gives each status its reason', () => {
    const table = [400, 401, 403, 404, 405, 409, 410, 413, 422, 429, 500, 501, 502, 503].map((status) => [
      status,
      reasonOf(status),
    ]);
    expect(table).toEqual([
      [400, 'invalid'],
      [401, 'forbidden'],
      [403, 'forbidden'],
      [404, 'not-found'],
      [405, 'unsupported'],
      [409, 'conflict'],
      [410, 'gone'],
      [413, 'invalid'],
      [422, 'invalid'],
      [429, 'rate-limited'],
      [500, 'unavailable'],
      [501, 'unsupported'],
      [502, 'unavailable'],
      [503, 'unavailable'],
    ]);
  });

  it('tells a rate limit from a missing right', () => {
    const reason = (headers: Record<string, string>, message = '') =>
      refusalOf(answer(403, headers, { message })).reason;
    expect(reason({})).toBe('forbidden');
    expect(reason({ 'x-ratelimit-remaining': '4999' })).toBe('forbidden');
    expect(reason({ 'retry-after': '1' })).toBe('rate-limited');
    expect(reason({ 'x-ratelimit-remaining': '0' })).toBe('rate-limited');
    expect(reason({}, 'You have exceeded a secondary rate limit.')).toBe('rate-limited');
  });

  it('reads the wait from the headers, by the clock of the server', () => {
    const wait = (headers: Record<string, string>) => refusalOf(answer(429, headers)).waitMs;
    const date = 'Sat, 21 Nov 2026 12:00:00 GMT';
    const reset = (seconds: number) => String(Date.parse(date) / 1000 + seconds);
    expect(wait({})).toBeNull();
    expect(wait({ 'retry-after': '7' })).toBe(7000);
    expect(wait({ 'retry-after': 'soon' })).toBeNull();
    expect(wait({ 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset(30), date })).toBe(30_000);
    expect(wait({ 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset(-5), date })).toBe(0);
    expect(wait({ 'x-ratelimit-remaining': '9', 'x-ratelimit-reset': reset(30), date })).toBeNull();
  });

  it('keeps one bounded line of what the server said', () => {
    const detail = (body: unknown) => refusalOf(answer(422, {}, body)).detail;
    expect(detail({ message: 'Unprocessable', errors: ['Line could not be resolved', 'x'] })).toBe(
      'Unprocessable: Line could not be resolved',
    );
    expect(detail({ message: 'Validation Failed', errors: [{ code: 'custom', message: 'too long' }] })).toBe(
      'Validation Failed: too long',
    );
    expect(detail({ message: 'first\n::error::second' })).toBe('first');
    expect(detail({ message: 'x'.repeat(1000) })).toHaveLength(300);
    expect(detail('<html>\nBad gateway')).toBe('');
    expect(detail({ message: { a: 1 }, errors: 'no list' })).toBe('');
  });
});

describe('failure', () => {
  it('says that something may have been made', () => {
    const uncertain = (reason: Reason, repeatable: boolean, unsent = false) =>
      failure('issues/create-comment', new Setback(reason, 0, { unsent }), repeatable).facts['uncertain'];
    expect(uncertain('unavailable', false)).toBe(true);
    expect(uncertain('torn', false)).toBe(true);
    expect(uncertain('unavailable', true)).toBeUndefined();
    expect(uncertain('unavailable', false, true)).toBeUndefined();
    expect(uncertain('invalid', false)).toBeUndefined();
  });
});
