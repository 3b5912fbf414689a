// What a pull request changes in its own configuration.
import { byText } from '../base/order.js';
import type { GateConfig } from './schema.js';

/**
 * Keys whose values differ, sorted: `alpha`, `rules`, and one level deeper `budgets.allocs/op`. Defaults are
 * filled in, so writing one down changes nothing.
 */
export function changedKeys(base: GateConfig, head: GateConfig): string[] {
  const [before, after] = [flat(base), flat(head)];
  const keys = new Set([...before.keys(), ...after.keys()]);
  return [...keys].filter((key) => before.get(key) !== after.get(key)).sort(byText);
}

const opened: ReadonlySet<string> = new Set(['budgets', 'profile', 'units']);

function flat(config: GateConfig): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(config).flatMap(([key, value]): [string, string][] =>
      opened.has(key)
        ? Object.entries(value as object).map(([inner, of]) => [`${key}.${inner}`, JSON.stringify(of)])
        : [[key, JSON.stringify(value)]],
    ),
  );
}
