// The lines above a table, tree or flame graph: what is shown, of how much, from which file.
import { visible } from '../escape.js';
import { formatRatio, formatValue } from '../format.js';
import { amountOf, shareText } from './profile-amount.js';
import type { ProfileFacts, ProfileView } from './profile-view.js';
import { amountWords, keptByWords, perOperationWords, phrases, sideWords } from '../words/profile-views.js';
import { operationsWords, typeWords } from '../words/top-table.js';

/** Plain lines, safe for a terminal. */
export function headerLines(shown: ProfileView): string[] {
  const { type, head, base, operations, view, filters } = shown;
  const amount = amountOf(type.unit);
  const sideAmount = ({ total, samples, durationNanos }: ProfileFacts): string =>
    amountWords(amount.value(total), samples, durationNanos);
  const root = view.cum.head[0] as number;
  return [
    typeWords(visible(type.type), visible(type.unit)),
    ...(base === null
      ? [`${phrases.total}: ${sideAmount(head)}`]
      : [
          sideWords(phrases.base, visible(base.path), sideAmount(base), null),
          sideWords(phrases.head, visible(head.path), sideAmount(head), totalChange(base, head, type.unit)),
        ]),
    ...(operations === null
      ? []
      : [
          base === null
            ? perOperationWords(operations.head)
            : operationsWords(count(operations.base), count(operations.head)),
        ]),
    ...(filters.length === 0
      ? []
      : [keptByWords(filters, amount.value(root), shareText(root, view.total.head))]),
  ];
}

function totalChange(base: ProfileFacts, head: ProfileFacts, unit: string): string | null {
  if (base.total === head.total) return null;
  const difference = amountOf(unit).difference(head.total - base.total);
  if (base.total === 0) return difference;
  const ratio = head.total / base.total;
  return `${difference} (${formatRatio({ lo: ratio, center: ratio, hi: ratio })})`;
}

function count(operations: number): string {
  return formatValue(operations, '', 15);
}
