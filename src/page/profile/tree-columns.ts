// Columns of the call tree, by the sides that are looked at, and the order that one of them asks for.
import { byText } from '../../base/order.js';
import { shareText } from '../../report/profiles/profile-amount.js';
import { profilePageWords as words } from '../../report/words/page-profile.js';
import type { Pair } from '../../model/pair.js';
import { changeBeyondChance, differenceText } from './differences.js';
import type { LookedAt } from './looked-at.js';
import { nodeText } from './paint.js';
import { byName, orderOf, type Order } from './sorting.js';
import { toldAt } from './totals.js';
import type { NodeOrder } from './tree-rows.js';

export interface TreeColumn {
  /** Known by it in the address, as the same column of the table. */
  readonly id: string;
  readonly name: string;
  readonly value: (node: number) => number;
  readonly text: (node: number) => string;
}

export function treeColumns(of: LookedAt): TreeColumn[] {
  const { view, amount, choices } = of;
  const told = (node: number): Pair => toldAt(of, view.cum, node);
  if (choices.sides !== 'difference') {
    const { sides } = choices;
    const cum = (node: number): number => told(node)[sides];
    const flat = (node: number): number => toldAt(of, view.flat, node)[sides];
    return [
      { id: 'cum', name: words.cum, value: cum, text: (node) => amount.value(cum(node)) },
      {
        id: 'cum-share',
        name: `${words.cum} %`,
        value: (node) => cum(node) / view.total[sides],
        text: (node) => shareText(cum(node), view.total[sides]),
      },
      ...(view.direction === 'callees'
        ? [
            {
              id: 'flat',
              name: words.flat,
              value: flat,
              text: (node: number) => (flat(node) === 0 ? '' : amount.value(flat(node))),
            },
          ]
        : []),
    ];
  }
  const base = (node: number): number => told(node).base;
  const head = (node: number): number => told(node).head;
  const difference = (node: number): number => head(node) - base(node);
  return [
    { id: 'cum-base', name: words.base, value: base, text: (node) => amount.value(base(node)) },
    { id: 'cum-head', name: words.head, value: head, text: (node) => amount.value(head(node)) },
    {
      id: 'cum-difference',
      name: words.difference,
      value: difference,
      text: (node) => differenceText(of, told(node)),
    },
    {
      id: 'change',
      name: words.change,
      // As the text has it, not the difference once more.
      value: (node) => difference(node) / base(node),
      text: (node) => changeBeyondChance(of, told(node)),
    },
  ];
}

/** Empty where nothing that is known was asked for: then rows are by their width. */
export function treeOrder({ choices }: LookedAt, columns: readonly TreeColumn[]): Order {
  const asked = orderOf(choices.sort);
  const isKnown = asked.id === byName || columns.some(({ id }) => id === asked.id);
  return isKnown ? asked : { id: '', isReversed: false };
}

export function nodeOrder(
  of: LookedAt,
  columns: readonly TreeColumn[],
  { id, isReversed }: Order,
): NodeOrder | undefined {
  const sign = isReversed ? -1 : 1;
  if (id === byName) return (a, b) => sign * byText(nodeText(of, a), nodeText(of, b));
  const column = columns.find((one) => one.id === id);
  if (column === undefined) return undefined;
  const { base, head } = of.view.cum;
  const size = (node: number): number => {
    if (id !== 'change') return Math.abs(column.value(node));
    // What is new or gone moved most.
    const [before, after] = [base[node] ?? 0, head[node] ?? 0];
    const most = Math.max(Math.abs(before), Math.abs(after));
    return most === 0 ? 0 : Math.abs(after - before) / most;
  };
  return (a, b) => sign * (size(b) - size(a));
}
