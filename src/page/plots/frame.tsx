// What plots share: as wide as there is room, a name for those who do not see them, and axes.
import './figures.css';
import { scaleLinear, scaleLog } from 'd3-scale';
import type { ComponentChildren, JSX } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { formatExact } from '../../report/format.js';

/** Drawn for the width that is there: letters keep their size on every screen. */
export function Plot({
  name,
  description,
  height,
  children,
}: {
  readonly name: string;
  readonly description: string;
  readonly height: number;
  readonly children: (width: number) => ComponentChildren;
}): JSX.Element {
  const place = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = place.current;
    if (element === null) return;
    const measure = (): void => {
      setWidth(Math.max(Math.floor(element.clientWidth), 200));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, []);
  return (
    <div ref={place} class="plot-frame">
      {width > 0 && (
        <svg
          viewBox={`0 0 ${width} ${height}`}
          width="100%"
          role="img"
          aria-label={`${name}. ${description}`}
        >
          {children(width)}
        </svg>
      )}
    </div>
  );
}

export interface ValueScale {
  readonly at: (value: number) => number;
  readonly ticks: readonly { readonly at: number; readonly text: string }[];
}

/** From so many times the least on, distances are factors: a few outliers do not hide what the others do. */
const wide = 3;

/** Of all values, with air at both ends; ticks are at least `room` apart. */
export function valueScale(
  values: readonly number[],
  unit: string,
  range: readonly [number, number],
  room: number,
): ValueScale {
  // Ticks are round in the unit that people read: 1,024 bytes are 1 KiB.
  const size = byteSize(values, unit);
  let [least, largest] = [Infinity, -Infinity];
  for (const value of values) {
    least = Math.min(least, value / size);
    largest = Math.max(largest, value / size);
  }
  const isLog = least > 0 && largest / least > wide;
  const air = (largest - least) * 0.06 || Math.abs(largest) * 0.05 || 1;
  const scale = isLog
    ? scaleLog([least / 1.1, largest * 1.1], [...range])
    : scaleLinear([least >= 0 ? Math.max(least - air, 0) : least - air, largest + air], [...range]);
  const kept: number[] = [];
  for (const value of scale.ticks(Math.max(2, Math.floor(Math.abs(range[1] - range[0]) / room))))
    if (kept.every((other) => Math.abs(scale(other) - scale(value)) >= room)) kept.push(value);
  return {
    at: (value) => scale(value / size),
    ticks: kept.map((value) => ({ at: scale(value), text: formatExact(value * size, unit, 4) })),
  };
}

/** Bytes of the unit that the largest value is told in; 1 of what is no amount of memory. */
function byteSize(values: readonly number[], unit: string): number {
  if (unit !== 'B/op' && !unit.endsWith('-B/op')) return 1;
  const largest = values.reduce((a, b) => Math.max(a, Math.abs(b)), 1);
  return 1024 ** Math.floor(Math.log2(largest) / 10);
}
