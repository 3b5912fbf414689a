// Marks of the plots as paths: each says by its shape, not only by its colour, what it stands for.

/** Of a change: pointed ends say the direction, square bodies that it is an exact count. */
export type ChangeMark =
  'worse' | 'better' | 'unsure' | 'same' | 'exact-worse' | 'exact-better' | 'exact-unsure' | 'exact-same';

const r = 5;

/** Around the origin; `y` grows downwards. */
const paths: Readonly<Record<ChangeMark, string>> = {
  worse: `M0 ${-r}L${r} ${r - 1}H${-r}Z`,
  better: `M0 ${r}L${r} ${1 - r}H${-r}Z`,
  unsure: `M0 ${-r}L${r} 0L0 ${r}L${-r} 0Z`,
  same: `M${1 - r} 0a${r - 1} ${r - 1} 0 1 0 ${2 * (r - 1)} 0a${r - 1} ${r - 1} 0 1 0 ${-2 * (r - 1)} 0Z`,
  'exact-worse': `M0 ${-r - 2}L${r - 0.5} ${-r / 2}V${r}H${0.5 - r}V${-r / 2}Z`,
  'exact-better': `M0 ${r + 2}L${r - 0.5} ${r / 2}V${-r}H${0.5 - r}V${r / 2}Z`,
  'exact-unsure': `M-4 -4H4V4H-4Z`,
  'exact-same': `M-4 -4H4V4H-4Z`,
};

export function markPath(mark: ChangeMark): string {
  return paths[mark];
}

/** An end of what goes on beyond the axis. */
export function arrowPath(direction: -1 | 1): string {
  return `M0 -5L${6 * direction} 0L0 5`;
}

/** Of one side: circles for base, diamonds for head; all in one path, since there can be thousands. */
export function dotsPath(
  side: 'base' | 'head',
  points: readonly (readonly [x: number, y: number])[],
  size: number,
): string {
  return points
    .map(([x, y]) =>
      side === 'base'
        ? `M${near(x - size)} ${near(y)}a${size} ${size} 0 1 0 ${2 * size} 0a${size} ${size} 0 1 0 ${-2 * size} 0Z`
        : `M${near(x)} ${near(y - size * 1.25)}l${size * 1.25} ${size * 1.25}l${-size * 1.25} ${size * 1.25}l${-size * 1.25} ${-size * 1.25}Z`,
    )
    .join('');
}

/** Tenths of a pixel are as much as anybody sees. */
export function near(value: number): number {
  return Math.round(value * 10) / 10;
}
