// Points in time as ISO 8601 writes them, without a clock and without the leniency of Date.

const shape = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,9}))?(?:Z|([+-])(\d{2}):(\d{2}))$/;

/** Milliseconds since 1970 of `2026-11-21T10:00:00Z`, with a fraction or an offset as well; null for anything else. */
export function timestampMs(iso: string): number | null {
  const parts = shape.exec(iso);
  if (parts === null) return null;
  const at = (index: number): number => Number(parts[index] ?? 0);
  const [year, month, day, hour, minute, second] = [at(1), at(2), at(3), at(4), at(5), at(6)];
  const [offsetHours, offsetMinutes] = [at(9), at(10)];
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  if (hour > 23 || minute > 59 || second > 59 || offsetHours > 23 || offsetMinutes > 59) return null;
  const fraction = Math.floor(Number(`0.${parts[7] ?? 0}`) * 1000);
  const offset = (parts[8] === '-' ? -1 : 1) * (offsetHours * 60 + offsetMinutes);
  const minutes = (daysSince1970(year, month, day) * 24 + hour) * 60 + minute - offset;
  return (minutes * 60 + second) * 1000 + fraction;
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

const monthDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeap(year) ? 29 : (monthDays[month - 1] ?? 0);
}

function daysSince1970(year: number, month: number, day: number): number {
  const before = year - 1;
  const leaps = (of: number): number => Math.floor(of / 4) - Math.floor(of / 100) + Math.floor(of / 400);
  let days = (year - 1970) * 365 + leaps(before) - leaps(1969) + day - 1;
  for (let of = 1; of < month; of++) days += daysInMonth(year, of);
  return days;
}
