// What is really painted: pixels of the canvas and of the screen, and the colours that the style sheet names.
import { inflateSync } from 'node:zlib';
import type { CodeKind } from '../../src/flame/code.js';
import { steps, type Step } from '../../src/flame/difference.js';
import { rowHeight } from '../../src/page/profile/paint.js';
import { stepName } from '../../src/page/profile/palette.js';
import type { Spot } from './expected.js';
import type { Tab } from './tab.js';

/** `#rrggbb` above the name of a box, where nothing but its colour is. */
export async function paintedAt(tab: Tab, { x, y }: Spot): Promise<string> {
  return tab.page.$eval(
    'canvas',
    (canvas, across, down) => {
      const box = canvas.getBoundingClientRect();
      const dense = canvas.width / box.width;
      const [left, top] = [Math.floor((across - box.left) * dense), Math.floor((down - box.top) * dense)];
      // On a copy: a browser advises against reading what it paints on.
      const copy = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
      copy?.drawImage(canvas, left, top, 1, 1, 0, 0, 1, 1);
      const pixel = copy?.getImageData(0, 0, 1, 1).data ?? [];
      const two = (value: number): string => value.toString(16).padStart(2, '0');
      return `#${Array.from(pixel, two).slice(0, 3).join('')}`;
    },
    x,
    y - rowHeight / 2 + 2,
  );
}

/** The same, from a picture of the screen. */
export async function seenAt(tab: Tab, { x, y }: Spot): Promise<string> {
  const [across, down] = await tab.page.evaluate(() => [scrollX, scrollY] as const);
  const clip = {
    x: Math.floor(x + across),
    y: Math.floor(y - rowHeight / 2 + 2 + down),
    width: 1,
    height: 1,
  };
  return `#${colourOf(Buffer.from(await tab.page.screenshot({ clip, captureBeyondViewport: false })))}`;
}

/** Of a PNG of one pixel: whatever the filter of its only line is, the first bytes are the colour. */
function colourOf(png: Buffer): string {
  const data: Buffer[] = [];
  for (let at = 8; at < png.length;) {
    const length = png.readUInt32BE(at);
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') data.push(png.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  return inflateSync(Buffer.concat(data)).subarray(1, 4).toString('hex');
}

export async function stepColours(tab: Tab): Promise<ReadonlyMap<Step, string>> {
  const named = steps.map((step) => `--step-${stepName(step)}`);
  const values = await propertiesOf(tab, named);
  return new Map(steps.map((step, at) => [step, values[at] ?? '']));
}

export function kindColours(tab: Tab, kind: CodeKind): Promise<string[]> {
  return propertiesOf(tab, [`--kind-${kind}-1`, `--kind-${kind}-2`]);
}

function propertiesOf(tab: Tab, names: readonly string[]): Promise<string[]> {
  return tab.page.$eval(
    'canvas',
    (canvas, all) => {
      const style = getComputedStyle(canvas);
      return all.map((name) => style.getPropertyValue(name).trim());
    },
    [...names],
  );
}
