// What somebody meant who wrote a value that a key cannot have.
import { nearest } from '../base/nearest.js';
import { pairings } from '../model/capture.js';
import { budgetModes } from '../model/policy.js';
import { parseDuration } from './duration.js';
import type { Expectation } from './problem.js';

/** A value that would be right, as it stands in YAML; null when it cannot be told. */
export function suggestion(expects: Expectation, value: unknown): string | null {
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return null;
  const text = String(value).trim();
  switch (expects) {
    case 'duration':
      return durationFrom(text);
    case 'percent':
      return percentFrom(text);
    case 'switch':
      return /^(yes|y|on|true|1)$/i.test(text) ? 'true' : /^(no|n|off|false|0)$/i.test(text) ? 'false' : null;
    case 'choice':
      return nearest(text, ['fail', 'warn', 'pass']);
    case 'mode':
      return nearest(text, budgetModes);
    case 'growth': {
      const percent = percentFrom(text);
      return percent === null ? null : `+${percent}`;
    }
    case 'pairing':
      return nearest(text, pairings);
    case 'baseline':
      return nearest(text, ['auto', 'artifact', 'paired']);
    case 'direction':
      return nearest(text, ['lower', 'higher', 'neither']);
    case 'list':
      return /^[^\s,"'\\]{1,200}$/.test(text) ? `["${text}"]` : null;
    default:
      return null;
  }
}

/** `90` → `90s`, `5 minutes` → `5m`. */
function durationFrom(text: string): string | null {
  const short = text
    .slice(0, 64)
    .toLowerCase()
    .replace(/\s+/g, '')
    .replace(/min(ute)?s?/g, 'm')
    .replace(/sec(ond)?s?/g, 's')
    .replace(/h(ou)?rs?|hour/g, 'h');
  const withUnit = /^\d+(\.\d+)?$/.test(short) ? `${short}s` : short;
  return parseDuration(withUnit) === null ? null : withUnit;
}

/** `0.01` → `1%`, `2` → `2%`. */
function percentFrom(text: string): string | null {
  if (!/^\+?\d{1,3}(\.\d{1,6})?\s*%?$/.test(text)) return null;
  const number = parseFloat(text);
  const percent = number < 1 && !text.endsWith('%') ? number * 100 : number;
  return percent < 100 ? `${Number(percent.toPrecision(6))}%` : null;
}
