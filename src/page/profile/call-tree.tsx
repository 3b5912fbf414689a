// The call tree as a table whose rows open: the same as the flame graph, for those who read numbers or hear them.
import type { JSX } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { stepOf } from '../../flame/difference.js';
import { changeText, shareText } from '../../report/profiles/profile-amount.js';
import { profilePageWords as words } from '../../report/words/page-profile.js';
import { CopyButtons } from './copy-buttons.js';
import { calledAt, type LookedAt } from './looked-at.js';
import { nodeText } from './paint.js';
import { stepName } from './palette.js';
import { firstOpen, openRows, type TreeRow } from './tree-rows.js';

/** Rows that are shown at most; opening fewer shows the others. */
const mostRows = 400;

export function CallTreeTable({
  of,
  onPick,
}: {
  readonly of: LookedAt;
  readonly onPick: (node: number) => void;
}): JSX.Element {
  const { view, layout, choices } = of;
  const first = useMemo(() => firstOpen(view, layout), [view, layout]);
  const [open, setOpen] = useState<ReadonlySet<number>>(first);
  const [at, setAt] = useState(0);
  useEffect(() => {
    setOpen(first);
    setAt(0);
  }, [first]);
  const rows = useMemo(() => openRows(view, layout, (node) => open.has(node)), [view, layout, open]);
  const shown = rows.slice(0, mostRows);
  const body = useRef<HTMLTableSectionElement>(null);
  const toggle = (node: number, isOpen: boolean): void => {
    const now = new Set(open);
    if (isOpen) now.add(node);
    else now.delete(node);
    setOpen(now);
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
  const columns = treeColumns(of);
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
              {columns.map(({ name }) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
              <th scope="col">{words.function}</th>
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
                {columns.map(({ name, text }) => (
                  <td key={name} class="number">
                    {text(row.node)}
                  </td>
                ))}
                <td class={`name ${choices.sides === 'difference' ? `edge ${stepClass(of, row.node)}` : ''}`}>
                  <span class="indent" style={{ paddingLeft: `${Math.min(row.level - 1, 30) * 0.9}em` }} />
                  {row.hasChildren ? (
                    <button
                      type="button"
                      tabIndex={-1}
                      class="opener"
                      aria-label={row.isOpen ? words.shut : words.open}
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
                </td>
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

interface TreeColumn {
  readonly name: string;
  readonly value: (node: number) => number;
  readonly text: (node: number) => string;
}

function treeColumns({ view, amount, choices }: LookedAt): TreeColumn[] {
  const { base, head } = view.cum;
  const of = (values: Float64Array) => (node: number) => values[node] ?? 0;
  if (choices.sides !== 'difference') {
    const { sides } = choices;
    const [cum, flat] = [of(view.cum[sides]), of(view.flat[sides])];
    return [
      { name: words.cum, value: cum, text: (node) => amount.value(cum(node)) },
      {
        name: `${words.cum} %`,
        value: (node) => cum(node) / view.total[sides],
        text: (node) => shareText(cum(node), view.total[sides]),
      },
      ...(view.direction === 'callees'
        ? [
            {
              name: words.flat,
              value: flat,
              text: (node: number) => (flat(node) === 0 ? '' : amount.value(flat(node))),
            },
          ]
        : []),
    ];
  }
  const difference = (node: number): number => of(head)(node) - of(base)(node);
  return [
    { name: words.base, value: of(base), text: (node) => amount.value(of(base)(node)) },
    { name: words.head, value: of(head), text: (node) => amount.value(of(head)(node)) },
    { name: words.difference, value: difference, text: (node) => amount.difference(difference(node)) },
    {
      name: words.change,
      value: difference,
      text: (node) => changeText({ base: of(base)(node), head: of(head)(node) }),
    },
  ];
}
