// Go benchmark text → records, line by line, as golang.org/x/perf/benchfmt reads it. What a gate must be
// stricter about (zero iterations, NaN, faked lines) is decided above, in reading.ts.
import { toBaseUnit } from '../base/units.js';
import { fieldsOf, goSpace, parseCount, parseMeasurement } from './number.js';
import type { BenchRecord, Measurement, SyntaxProblem, UnitRecord } from './record.js';

export interface BenchText {
  readonly records: readonly BenchRecord[];
}

/** More `key: value` lines than this are noise that a program printed; later new keys are ignored. */
export const maxConfigKeys = 256;

/** Reads any text; lines that are neither results, unit nor key lines are skipped. Lines may have any length. */
export function parseBenchText(text: string): BenchText {
  const records: BenchRecord[] = [];
  const seenUnits = new Map<string, string>();
  let config: ReadonlyMap<string, string> = new Map();
  linesOf(text).forEach((content, index) => {
    const line = index + 1;
    if (content.startsWith('Benchmark')) {
      const result = parseResult(content);
      if (result === 'name-only') return;
      if (typeof result === 'string') records.push({ kind: 'syntax-error', line, problem: result });
      else records.push({ kind: 'result', line, ...result, config });
      return;
    }
    const unitLine = parseUnitLine(content);
    if (unitLine === null) config = withKeyLine(config, content);
    else for (const record of unitRecords(unitLine, line, seenUnits)) records.push(record);
  });
  return { records };
}

/** Lines without their ends, `\n` or `\r\n`. */
function linesOf(text: string): string[] {
  return text.split('\n').map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line));
}

interface ParsedResult {
  readonly fullName: string;
  readonly iterations: number;
  readonly values: readonly Measurement[];
}

function parseResult(line: string): ParsedResult | SyntaxProblem | 'name-only' {
  const [fullName = '', count, ...fields] = fieldsOf(line);
  // `go test -v` prints the bare name when a benchmark starts.
  if (fullName.length === line.length) return 'name-only';
  if (count === undefined) return 'no-iterations';
  const iterations = parseCount(count);
  if (typeof iterations === 'string') return `iterations-${iterations}`;
  if (fields.length === 0) return 'no-measurements';
  const values: Measurement[] = [];
  for (let i = 0; i < fields.length; i += 2) {
    const value = parseMeasurement(fields[i] ?? '');
    if (typeof value === 'string') return `measurement-${value}`;
    const unit = fields[i + 1];
    if (unit === undefined) return 'no-unit';
    values.push(measurement(value, unit));
  }
  return { fullName, iterations, values };
}

/** A printed value in its base unit. */
export function measurement(value: number, unit: string): Measurement {
  const base = toBaseUnit(unit);
  return { unit: base.unit, value: value * base.factor, printed: { unit, value } };
}

/** A line `Unit u key=value …`: a pair is null where it is malformed. */
export interface UnitLine {
  readonly unit: string | null;
  readonly pairs: readonly (readonly [key: string, value: string] | null)[];
}

/** Null when the line is no unit line at all. */
export function parseUnitLine(line: string): UnitLine | null {
  if (!line.startsWith('Unit')) return null;
  const [word, unit, ...pairs] = fieldsOf(line);
  if (word !== 'Unit') return null;
  return {
    unit: unit ?? null,
    pairs: pairs.map((pair) => {
      const equals = pair.indexOf('=');
      return equals <= 0 ? null : [pair.slice(0, equals), pair.slice(equals + 1)];
    }),
  };
}

/** The first value of a key holds; the same again says nothing, another one is an error. */
function unitRecords({ unit, pairs }: UnitLine, line: number, seen: Map<string, string>): BenchRecord[] {
  const wrong = (problem: SyntaxProblem): BenchRecord => ({ kind: 'syntax-error', line, problem });
  if (unit === null) return [wrong('unit-line-empty')];
  return pairs.flatMap((pair): BenchRecord[] => {
    if (pair === null) return [wrong('unit-pair-invalid')];
    const [key, value] = pair;
    const id = `${toBaseUnit(unit).unit} ${key}`;
    const held = seen.get(id);
    if (held !== undefined) return held === value ? [] : [wrong('unit-conflict')];
    seen.set(id, value);
    return [{ kind: 'unit', line, unit, key, value } satisfies UnitRecord];
  });
}

// Bounded, because unbounded repetition of such a class can exhaust the regexp stack.
const keyLine = new RegExp(`^(\\p{Ll}[^${goSpace}\\p{Lu}:]{0,1000}):`, 'u');

/** The configuration after a line `key: value`; `key:` alone removes the key; other lines change nothing. */
function withKeyLine(config: ReadonlyMap<string, string>, line: string): ReadonlyMap<string, string> {
  const key = keyLine.exec(line)?.[1];
  if (key === undefined) return config;
  const rest = line.slice(key.length + 1);
  if (rest !== '' && !/^[ \t]/.test(rest)) return config;
  const value = rest.replace(/^[ \t]+/, '');
  if (value === '' ? !config.has(key) : config.get(key) === value) return config;
  if (value !== '' && !config.has(key) && config.size >= maxConfigKeys) return config;
  const changed = new Map(config);
  if (value === '') changed.delete(key);
  else changed.set(key, value);
  return changed;
}
