// What is known of the function of a frame: numbers, who calls it and what it calls, its lines with what each has, and the
// part of the diff that it lies in.
import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { profilePageWords as words } from '../../report/words/page-profile.js';
import { lighterCalls } from '../../flame/code.js';
import { frameBoundWords, putTogetherHere } from '../../report/words/page-profile-left.js';
import { calledAt, type LookedAt } from './looked-at.js';
import { neighboursOf, type Neighbour } from './neighbours.js';
import { NumbersTable } from './numbers-table.js';
import { allNumbersOf, numbersOf, placeText } from './node-words.js';
import { SourceLines } from './source-lines.js';
import { toldPair } from './totals.js';

export interface DetailsProps {
  readonly of: LookedAt;
  readonly node: number;
  /** Shows another function, by its position in the view's places. */
  readonly onPlace: (place: number) => void;
  readonly onClose: () => void;
}

export function Details({ of, node, onPlace, onClose }: DetailsProps): JSX.Element {
  const { name, function: position } = calledAt(of, node);
  const isLighter = name === lighterCalls;
  const neighbours = useMemo(() => neighboursOf(of.view, of.view.place[node] ?? 0), [of.view, node]);
  const [above, below] =
    of.view.direction === 'callees' ? [words.callers, words.callees] : [words.callees, words.callers];
  return (
    <section class="details" aria-label={words.details}>
      <header>
        <h2>
          <code>{name}</code>
        </h2>
        <button type="button" onClick={onClose}>
          {words.close}
        </button>
      </header>
      <p class="quiet">{isLighter ? putTogetherHere : placeText(of, node)}</p>
      <div class="columns">
        <div>
          <h3>{words.thisFrame}</h3>
          <NumbersTable of={of} rows={numbersOf(of, node)} />
        </div>
        {!isLighter && (
          <div>
            <h3>{words.inAllStacks[of.view.by]}</h3>
            <NumbersTable of={of} rows={allNumbersOf(of, node)} />
          </div>
        )}
        <NeighbourList of={of} heading={above} all={neighbours.above} onPlace={onPlace} />
        <NeighbourList of={of} heading={below} all={neighbours.below} onPlace={onPlace} />
      </div>
      {!isLighter && of.bound !== 'whole' && <p class="quiet">{frameBoundWords[of.bound]}</p>}
      {!isLighter && <SourceLines of={of} position={position} />}
    </section>
  );
}

const mostNeighbours = 8;

function NeighbourList({
  of,
  heading,
  all,
  onPlace,
}: {
  readonly of: LookedAt;
  readonly heading: string;
  readonly all: readonly Neighbour[];
  readonly onPlace: (place: number) => void;
}): JSX.Element | null {
  if (all.length === 0) return null;
  const { amount, choices, view, tree } = of;
  const text = (one: Neighbour): string => {
    const told = toldPair(of, one);
    return choices.sides === 'difference'
      ? `${amount.value(told.base)} → ${amount.value(told.head)}`
      : amount.value(told[choices.sides]);
  };
  return (
    <div>
      <h3>{heading}</h3>
      <ul class="neighbours">
        {all.slice(0, mostNeighbours).map((one) => {
          const name = tree.functions[view.places[one.place]?.function ?? 0]?.name ?? '';
          return (
            <li key={one.place}>
              <span class="number">{text(one)}</span>{' '}
              <button
                type="button"
                class="link"
                onClick={() => {
                  onPlace(one.place);
                }}
              >
                {name}
              </button>
            </li>
          );
        })}
        {all.length > mostNeighbours && <li class="quiet">{words.more(all.length - mostNeighbours)}</li>}
      </ul>
    </div>
  );
}
