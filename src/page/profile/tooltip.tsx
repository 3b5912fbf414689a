// What is pointed at, beside the pointer; keys and screen readers have the same in words.
import type { JSX } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { profilePageWords as words } from '../../report/words/page-profile.js';
import { calledAt, type LookedAt } from './looked-at.js';
import { NumbersTable } from './numbers-table.js';
import { numbersOf, placeText } from './node-words.js';

export interface TooltipAt {
  readonly node: number;
  /** Of the pointer, in the window. */
  readonly x: number;
  readonly y: number;
}

/** Pixels between the pointer and the box. */
const gap = 14;

export function Tooltip({ of, at }: { readonly of: LookedAt; readonly at: TooltipAt }): JSX.Element {
  const box = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState({ left: -9999, top: 0 });
  useLayoutEffect(() => {
    const { offsetWidth = 0, offsetHeight = 0 } = box.current ?? {};
    const left = Math.max(4, Math.min(at.x + gap, innerWidth - offsetWidth - 8));
    const below = at.y + gap;
    const top = below + offsetHeight > innerHeight ? Math.max(4, at.y - gap - offsetHeight) : below;
    setPlace({ left, top });
  }, [at.x, at.y, at.node]);
  const { name } = calledAt(of, at.node);
  return (
    <div
      ref={box}
      class="tooltip"
      aria-hidden="true"
      style={{ left: `${place.left}px`, top: `${place.top}px` }}
    >
      <strong>{at.node === 0 ? words.all : name}</strong>
      {at.node !== 0 && <div class="quiet">{placeText(of, at.node)}</div>}
      <NumbersTable of={of} rows={numbersOf(of, at.node)} />
    </div>
  );
}
