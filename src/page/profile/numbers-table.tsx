// flat and cum of a node, on the sides that are looked at.
import type { JSX } from 'preact';
import { profilePageWords as words } from '../../report/words/page-profile.js';
import type { LookedAt } from './looked-at.js';
import { numbersOf } from './node-words.js';

export function NumbersTable({ of, node }: { readonly of: LookedAt; readonly node: number }): JSX.Element {
  const { sides } = of.choices;
  return (
    <table class="numbers">
      <thead>
        <tr>
          <td />
          {sides !== 'head' && <th scope="col">{words.base}</th>}
          {sides !== 'base' && <th scope="col">{words.head}</th>}
          {sides === 'difference' && <th scope="col">{words.difference}</th>}
        </tr>
      </thead>
      <tbody>
        {numbersOf(of, node).map(({ what, base, head, difference, change }) => (
          <tr key={what}>
            <th scope="row">{what}</th>
            {sides !== 'head' && <td>{base}</td>}
            {sides !== 'base' && <td>{head}</td>}
            {sides === 'difference' && (
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
