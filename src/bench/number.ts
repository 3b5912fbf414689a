// Numbers as Go's strconv reads them, and fields as unicode.IsSpace splits them: JavaScript's \s and Number()
// accept other texts.

/** Go's white space, for character classes. Not U+FEFF, which JavaScript counts as space. */
export const goSpace = '\\t-\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000';

const field = new RegExp(`[^${goSpace}]+`, 'g');

export function fieldsOf(line: string): string[] {
  return line.match(field) ?? [];
}

export type Parsed = number | 'invalid' | 'out-of-range';

const maxInt64 = 2n ** 63n - 1n;

/** An integer of 64 bits, as strconv.Atoi. Above 2^53 it is rounded. */
export function parseCount(text: string): Parsed {
  if (!/^[+-]?\d+$/.test(text)) return 'invalid';
  if (text.length > 20) return 'out-of-range';
  const value = BigInt(text.replace('+', ''));
  return value > maxInt64 || value < -maxInt64 - 1n ? 'out-of-range' : Number(value);
}

/** A decimal number, NaN or infinity, as strconv.ParseFloat; underscores are skipped as benchfmt does. */
export function parseMeasurement(text: string): Parsed {
  if (/^[+-]?inf(inity)?$/i.test(text)) return text.startsWith('-') ? -Infinity : Infinity;
  if (/^nan$/i.test(text)) return NaN;
  if (!/^[+-]?([\d_]+(\.[\d_]*)?|\.[\d_]+)(e[+-]?\d[\d_]*)?$/i.test(text)) return 'invalid';
  const digits = text.replaceAll('_', '');
  if (!/^[+-]?\.?\d/.test(digits)) return 'invalid';
  const value = Number(digits);
  return Number.isFinite(value) ? value : 'out-of-range';
}
