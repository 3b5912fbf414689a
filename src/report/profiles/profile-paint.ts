// Colours of profiles in a terminal: of its palette of 256, such that black text can be read on all of them, and that
// blue and orange tell less and more also to those who do not see red or green.
import type { CodeKind } from '../../flame/code.js';
import type { Step } from '../../flame/difference.js';

export type Style = 'bold' | 'dim' | 'more' | 'less' | 'bar';
const styles: Readonly<Record<Style, string>> = {
  bold: '1',
  dim: '2',
  more: '38;5;208',
  less: '38;5;39',
  bar: '38;5;73',
};

/** A painter that does nothing without colour. */
export type Painter = (text: string, style: Style) => string;

export function stylesFor(color: boolean): Painter {
  return (text, style) => (color ? `\u001b[${styles[style]}m${text}\u001b[0m` : text);
}

/** Background of a box by what its code is; of one that is no code, as the root of all stacks, that of no difference. */
const kindColors: Readonly<Record<CodeKind, number>> = {
  own: 151,
  dependency: 151,
  standard: 229,
  runtime: 189,
};

const lessColors = [153, 117, 75, 39] as const;
const moreColors = [223, 216, 209, 208] as const;
const plainColor = 253;

/** A number of the palette. */
export function kindColor(kind: CodeKind | null): number {
  return kind === null ? plainColor : kindColors[kind];
}

/** A number of the palette. */
export function stepColor(step: Step): number {
  if (step === 0) return plainColor;
  return (step < 0 ? lessColors : moreColors)[Math.abs(step) - 1] as number;
}

/** Black on a colour of the palette. */
export function onColor(text: string, color: number): string {
  return `\u001b[48;5;${color}m\u001b[38;5;16m${text}\u001b[0m`;
}

/** The left edge of a box. */
export function edgeOn(color: number): string {
  return `\u001b[48;5;${color}m\u001b[38;5;244m▏\u001b[0m`;
}
