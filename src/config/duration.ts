// Durations as Go writes them. Source: time.ParseDuration.

const milliseconds: ReadonlyMap<string, number> = new Map([
  ['ns', 1e-6],
  ['us', 1e-3],
  ['µs', 1e-3], // U+00B5 micro sign
  ['μs', 1e-3], // U+03BC Greek letter mu
  ['ms', 1],
  ['s', 1000],
  ['m', 60_000],
  ['h', 3_600_000],
]);

const number = String.raw`(?:\d+(?:\.\d*)?|\.\d+)`;
const part = String.raw`(${number})(ns|us|µs|μs|ms|s|m|h)`;

/** The shape of a duration, for the schema; parseDuration also checks the bounds. */
export const durationShape = new RegExp(`^(?:${number}(?:ns|us|µs|μs|ms|s|m|h))+$`);

/** No part of a run lasts longer than a day: a larger number is a slip, and overflows Node's timers. */
export const longestDurationMs = 24 * 3_600_000;

/** `1m30s` → 90000, whole milliseconds; null unless it is at least 1 ms and at most a day. */
export function parseDuration(text: string): number | null {
  if (text.length > 64 || !durationShape.test(text)) return null;
  let total = 0;
  for (const [, amount, unit = ''] of text.matchAll(new RegExp(part, 'g'))) {
    total += Number(amount) * (milliseconds.get(unit) ?? NaN);
  }
  const whole = Math.round(total);
  return whole >= 1 && whole <= longestDurationMs ? whole : null;
}
