// flat and cum, on both sides where both are there: whichever is looked at, the other is what it is measured by.
import type { JSX } from 'preact';
import { profilePageWords as words } from '../../report/words/page-profile.js';
import type { LookedAt } from './looked-at.js';
import type { NodeNumber } from './node-words.js';

export function NumbersTable({
  of,
  rows,
}: {
  readonly of: LookedAt;
  readonly rows: readonly NodeNumber[];
}): JSX.Element {
  const { sides, benchmark } = of.profile;
  const isBoth = sides.base && sides.head;
  return (
    <table class="numbers">
      {(isBoth || benchmark !== null) && (
        <thead>
          <tr>
            <td />
            {sides.base && <th scope="col">{words.base}</th>}
            {sides.head && <th scope="col">{words.head}</th>}
            {isBoth && <th scope="col">{words.difference}</th>}
          </tr>
        </thead>
      )}
      <tbody>
        {rows.map(({ what, base, head, difference, change }) => (
          <tr key={what}>
            <th scope="row">{what}</th>
            {sides.base && <td>{base}</td>}
            {sides.head && <td>{head}</td>}
            {isBoth && (
              <td>
                {difference}
                {change === '' ? '' : ` (${change})`}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
