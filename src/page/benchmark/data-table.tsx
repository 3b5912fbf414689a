// A small table of texts: the first column names its row.
import type { ComponentChildren, JSX } from 'preact';

export interface Column {
  readonly name: string;
  readonly isNumber?: boolean;
}

export interface Cell {
  readonly text: ComponentChildren;
  /** From 0 to 1: how dark its background is. The number is in it as well. */
  readonly heat?: number;
}

export function DataTable({
  caption,
  columns,
  rows,
}: {
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly (ComponentChildren | Cell)[])[];
}): JSX.Element {
  return (
    <div class="scroll" tabIndex={0} role="group" aria-label={caption}>
      <table class="data">
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ name, isNumber }, position) => (
              <th key={position} scope="col" class={isNumber === true ? 'number' : undefined}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={at}>
              {row.map((of, position) => {
                const { text, heat } = isCell(of) ? of : { text: of, heat: undefined };
                const kind = columns[position]?.isNumber === true ? 'number' : undefined;
                if (position === 0)
                  return (
                    <th key={position} scope="row">
                      {text}
                    </th>
                  );
                return heat === undefined ? (
                  <td key={position} class={kind}>
                    {text}
                  </td>
                ) : (
                  <td key={position} class="number heat" style={{ '--heat': String(heat) }}>
                    {text}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function isCell(of: unknown): of is Cell {
  return typeof of === 'object' && of !== null && 'text' in of;
}
