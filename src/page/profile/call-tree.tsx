// The call tree as a table whose rows open: the same as the flame graph, for those who read numbers or hear them.
import type { JSX } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { stepOf } from '../../flame/difference.js';
import { profilePageWords as words } from '../../report/words/page-profile.js';
import { CopyButtons } from './copy-buttons.js';
import { calledAt, type LookedAt } from './looked-at.js';
import { turnedOf, turnedText } from './opened-rows.js';
import { nodeText } from './paint.js';
import { stepName } from './palette.js';
import { byName, SortHead } from './sorting.js';
import { nodeOrder, treeColumns, treeOrder } from './tree-columns.js';
import { firstOpen, openRows, type TreeRow } from './tree-rows.js';

/** Rows that are shown at most; opening fewer shows the others. */
const mostRows = 400;

export function CallTreeTable({
  of,
  onPick,
  onSort,
  onOpen,
}: {
  readonly of: LookedAt;
  readonly onPick: (node: number) => void;
  readonly onSort: (sort: string) => void;
  /** `rows`: as the address has them. */
  readonly onOpen: (rows: string) => void;
}): JSX.Element {
  const { view, layout, choices } = of;
  const first = useMemo(() => firstOpen(view, layout), [view, layout]);
  const turned = useMemo(() => turnedOf(choices.rows), [choices.rows]);
  const [at, setAt] = useState(0);
  useEffect(() => {
    setAt(0);
  }, [first]);
  const columns = treeColumns(of);
  const order = treeOrder(of, columns);
  const rows = useMemo(
    () =>
      openRows(view, layout, (node) => turned.get(node) ?? first.has(node), nodeOrder(of, columns, order)),
    [view, layout, first, turned, choices.sides, order.id, order.isReversed],
  );
  const shown = rows.slice(0, mostRows);
  const body = useRef<HTMLTableSectionElement>(null);
  const toggle = (node: number, isOpen: boolean): void => {
    onOpen(turnedText(turned, node, isOpen, first.has(node)));
  };
  const move = (to: number): void => {
    const next = Math.max(0, Math.min(to, shown.length - 1));
    setAt(next);
    const row = body.current?.rows[next];
    row?.focus();
    row?.scrollIntoView({ block: 'nearest' });
  };
  const press = (event: KeyboardEvent, row: TreeRow, position: number): void => {
    const up = (): number =>
      shown.findLastIndex(({ level }, before) => before < position && level < row.level);
    const keys: Readonly<Record<string, () => void>> = {
      ArrowDown: () => {
        move(position + 1);
      },
      ArrowUp: () => {
        move(position - 1);
      },
      Home: () => {
        move(0);
      },
      End: () => {
        move(shown.length - 1);
      },
      ArrowRight: () => {
        if (row.hasChildren && !row.isOpen) toggle(row.node, true);
        else move(position + 1);
      },
      ArrowLeft: () => {
        if (row.isOpen) toggle(row.node, false);
        else move(up());
      },
      Enter: () => {
        onPick(row.node);
      },
    };
    const act = keys[event.key];
    if (act === undefined) return;
    event.preventDefault();
    act();
  };
  const table = (isExact: boolean): (string | number)[][] => [
    [...columns.map(({ name }) => name), words.function],
    ...rows.map(({ node, level }) => [
      ...columns.map(({ value, text }) => (isExact ? value(node) : text(node))),
      `${'  '.repeat(level - 1)}${nodeText(of, node)}`,
    ]),
  ];
  return (
    <div class="tree-table">
      <p class="bar">
        <span>{words.rows(shown.length, rows.length)}</span>
        <CopyButtons shown={() => table(false)} exact={() => table(true)} />
      </p>
      <div class="scroll">
        <table role="treegrid" aria-label={words.callTree}>
          <thead>
            <tr>
              <SortHead id={byName} name={words.function} order={order} onSort={onSort} />
              {columns.map(({ id, name }) => (
                <SortHead key={id} id={id} name={name} order={order} onSort={onSort} />
              ))}
            </tr>
          </thead>
          <tbody ref={body}>
            {shown.map((row, position) => (
              <tr
                key={row.node}
                tabIndex={position === at ? 0 : -1}
                aria-level={row.level}
                aria-posinset={row.nth}
                aria-setsize={row.of}
                aria-expanded={row.hasChildren ? row.isOpen : undefined}
                onKeyDown={(event) => {
                  press(event, row, position);
                }}
                onFocus={() => {
                  setAt(position);
                }}
              >
                <td class={`name ${choices.sides === 'difference' ? `edge ${stepClass(of, row.node)}` : ''}`}>
                  <div>
                    <span class="indent" style={{ paddingLeft: `${Math.min(row.level - 1, 30) * 0.9}em` }} />
                    {row.hasChildren ? (
                      <button
                        type="button"
                        tabIndex={-1}
                        class="opener"
                        aria-label={words.turn(row.isOpen ? words.shut : words.open, nodeText(of, row.node))}
                        onClick={() => {
                          toggle(row.node, !row.isOpen);
                        }}
                      >
                        {row.isOpen ? '\u25be' : '\u25b8'}
                      </button>
                    ) : (
                      <span class="opener" />
                    )}
                    <button
                      type="button"
                      tabIndex={-1}
                      class="link"
                      title={calledAt(of, row.node).name}
                      onClick={() => {
                        onPick(row.node);
                      }}
                    >
                      {nodeText(of, row.node)}
                    </button>
                  </div>
                </td>
                {columns.map(({ id, text }) => (
                  <td key={id} class="number">
                    {text(row.node)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length > shown.length && <p class="quiet">{words.more(rows.length - shown.length)}</p>}
    </div>
  );
}

function stepClass({ view, type }: LookedAt, node: number): string {
  return `step-${stepName(stepOf(view.cum.base[node] ?? 0, view.cum.head[node] ?? 0, type.grain))}`;
}
