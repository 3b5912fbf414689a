// Colours of boxes, from the style sheet, so that they follow light and dark; and which text can be read on them.
import { codeKinds, type CodeKind } from '../../flame/code.js';
import { steps, type Step } from '../../flame/difference.js';

export interface Palette {
  readonly steps: ReadonlyMap<Step, Paint>;
  /** Two shades of each, so that neighbours can be told apart. */
  readonly kinds: ReadonlyMap<CodeKind, readonly [Paint, Paint]>;
  readonly root: Paint;
  readonly match: string;
  readonly ring: string;
}

export interface Paint {
  readonly fill: string;
  readonly text: string;
}

/** Custom properties that base and profile styles set. */
export function paletteOf(element: Element): Palette {
  const style = getComputedStyle(element);
  const value = (name: string): string => style.getPropertyValue(name).trim();
  const paint = (name: string): Paint => {
    const fill = value(name);
    return { fill, text: textOn(fill) };
  };
  return {
    steps: new Map(steps.map((step) => [step, paint(`--step-${stepName(step)}`)])),
    kinds: new Map(codeKinds.map((kind) => [kind, [paint(`--kind-${kind}-1`), paint(`--kind-${kind}-2`)]])),
    root: paint('--box-root'),
    match: value('--box-match'),
    ring: value('--text'),
  };
}

/** `less-4` … `same` … `more-4`: names of custom properties and of classes in the legend. */
export function stepName(step: Step): string {
  return step === 0 ? 'same' : step < 0 ? `less-${-step}` : `more-${step}`;
}

/** Black or white, whichever has more contrast. Source: WCAG 2.2, relative luminance. */
function textOn(fill: string): string {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = parseInt(fill.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  const luminance = 0.2126 * r + 0.7152 * g + 0.0722 * b;
  return (luminance + 0.05) / 0.05 > 1.05 / (luminance + 0.05) ? '#000000' : '#ffffff';
}
