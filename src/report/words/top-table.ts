// What `pprof-gate diff` says around its table.
import { counted } from '../sentence.js';

/** Column heads; the first five are those of `go tool pprof -top`. */
export const topColumns = [
  'flat',
  'flat%',
  'sum%',
  'cum',
  'cum%',
  'base flat',
  'head flat',
  'base cum',
  'head cum',
] as const;

export const placeColumn = { function: 'function', line: 'line', 'relative-line': 'line' } as const;

export function typeWords(type: string, unit: string): string {
  return `Type: ${type} (${unit})`;
}

export function operationsWords(base: string, head: string): string {
  return `Per operation: base over ${base}, head over ${head} operations`;
}

export function totalsWords(base: string, head: string, difference: string): string {
  return `Total: base ${base}, head ${head}, difference ${difference}`;
}

/** `share` is null when no row is left out for its size. */
export function shownWords(shown: number, changed: number, share: string | null): string {
  if (changed === 0) return 'No difference';
  const rows = `Showing ${shown} of ${counted(changed, 'changed row')}`;
  return share === null || shown === changed ? rows : `${rows}, left out: cum below ${share} of the total`;
}
