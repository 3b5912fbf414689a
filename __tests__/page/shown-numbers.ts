// Numbers as a page tells them, read back from the text: what is wrong with one that is to tell a value, as a list of nothing or more.
// None of it is of the product: a fault of its formatting must not be in here as well.

export interface Interval {
  readonly center: number;
  readonly lo: number;
  readonly hi: number;
}

/** A metric as report.json has it. */
export interface Metric {
  readonly unit: string;
  readonly base: Interval;
  readonly head: Interval;
  readonly ratio: Interval | null;
}

export type Family = 'time' | 'bytes' | 'count' | 'percent' | 'factor';

const scales: Readonly<Record<Family, Readonly<Record<string, number>>>> = {
  time: { s: 1, ms: 1e-3, µs: 1e-6, ns: 1e-9 },
  bytes: { B: 1, KiB: 1024, MiB: 1024 ** 2, GiB: 1024 ** 3 },
  count: { '': 1 },
  percent: { '%': 0.01 },
  factor: { '': 1 },
};

export function familyOf(unit: string): Family {
  if (unit === 'sec/op' || unit === 'nanoseconds') return 'time';
  return /(?:^|-)B\/op$|^bytes$/.test(unit) ? 'bytes' : 'count';
}

interface Shown {
  readonly sign: string;
  readonly value: number;
  /** What rounding can have taken away: half a unit of the last digit. Nothing, where it says that there is nothing. */
  readonly half: number;
}

/** Throws where the text is no number of that family. */
function read(text: string, family: Family): Shown {
  const parts = /^(?<sign>[+\u2212]?)(?<number>\d[\d,]*(?:\.\d+)?)(?<power>e[+-]?\d+)? ?(?<unit>\D*)$/.exec(
    text,
  );
  const { sign = '', number = '', power = '', unit = '' } = parts?.groups ?? {};
  const isGrouped = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(number);
  const isNone = number === '0' && family !== 'percent';
  const scale = scales[family][unit] ?? (isNone && unit === '' ? 1 : undefined);
  if (parts === null || scale === undefined || number.includes(',') !== isGrouped)
    throw new Error(`not a number (${family}): ${JSON.stringify(text)}`);
  const size = scale * Number(`1${power}`);
  const decimals = number.split('.')[1]?.length ?? 0;
  const value = Number(number.replaceAll(',', '')) * size * (sign === '\u2212' ? -1 : 1);
  return { sign, value, half: isNone ? 0 : (size * 10 ** -decimals) / 2 };
}

/** What is wrong with a text that tells `value`, as a list of none or one. `value` may be off by an error of floating point. */
export function faultsOf(what: string, text: string, family: Family, value: number): string[] {
  const shown = read(text, family);
  const near = Math.abs(shown.value - value) <= shown.half + 1e-9 * Math.abs(value) + 1e-18;
  return near ? [] : [`${what}: ${text} is shown, but it is ${value}`];
}

/** `+18.4 % (17.1 … 19.8)` or `×12 (11 … 13)`, and so a ratio, or else a difference in the metric's unit. */
export function faultsOfChange(what: string, text: string, { unit, base, head, ratio }: Metric): string[] {
  if (!/[×%]/.test(text)) {
    const family = familyOf(unit);
    // Time is measured: what moved has an interval, which a difference has not.
    const faults = family === 'time' ? [`${what}: a time without an interval: ${text}`] : [];
    return [...faults, ...faultsOfSigned(what, text, family, head.center - base.center)];
  }
  return ratio === null ? [`${what}: ${text}, but there is no ratio`] : faultsOfRatio(what, text, ratio);
}

export function faultsOfRatio(what: string, text: string, ratio: Interval): string[] {
  const parts = /^(×?)([^ (]+)( %)?(?: \((×?)([^ ]+) … (×?)([^ )]+)\))?$/.exec(text);
  if (parts === null) return [`${what}: not a ratio: ${text}`];
  const [, factor = '', center = '', percent, , lo, , hi] = parts;
  if ((factor === '') === (percent === undefined)) return [`${what}: neither factor nor percent: ${text}`];
  const faults = (part: string, of: string, value: number): string[] =>
    factor === '×'
      ? faultsOf(`${what}, ${part}`, of, 'factor', value)
      : faultsOf(`${what}, ${part}`, `${of} %`, 'percent', value - 1);
  const isKnown = ratio.hi > ratio.lo;
  if (isKnown !== (lo !== undefined)) return [`${what}: with an interval or not: ${text}`];
  return [
    ...(factor === '×'
      ? faults('ratio', center, ratio.center)
      : faultsOfSigned(what, `${center} %`, 'percent', ratio.center - 1)),
    ...(lo === undefined ? [] : faults('from', lo, ratio.lo)),
    ...(hi === undefined ? [] : faults('to', hi, ratio.hi)),
  ];
}

/** What moved has a sign, what did not has none. */
function faultsOfSigned(what: string, text: string, family: Family, value: number): string[] {
  const { sign, value: shown } = read(text, family);
  const expected = shown === 0 ? '' : value > 0 ? '+' : '\u2212';
  return [
    ...(sign === expected ? [] : [`${what}: ${text} has the sign of something else than ${value}`]),
    ...faultsOf(what, text, family, value),
  ];
}
