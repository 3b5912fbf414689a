// A flame graph as a picture that needs nothing else: no script, no font, no address. Light or dark as the reader has it.
import { xmlText } from '../escape.js';
import { boxText, flameOf, type FlameBox, type FlameOptions } from './flame-boxes.js';
import { amountOf } from './profile-amount.js';
import { headerLines } from './profile-header.js';
import type { ProfileView } from './profile-view.js';
import {
  flameTitle,
  goneWords,
  leftOutWords,
  legend,
  nothingWords,
  phrases,
} from '../words/profile-views.js';

/** In pixels. */
const wide = 1200;
const margin = 12;
const rowHeight = 19;
const lineHeight = 18;
const narrowest = 0.4;
/** Of the letters of a monospaced font at this size. */
const fontSize = 12;
const letterWidth = 7.25;

/** An SVG document with a closing newline. */
export function renderFlameSvg(shown: ProfileView, options: FlameOptions): string {
  const flame = flameOf(shown, options, wide - 2 * margin, narrowest);
  const title = flameTitle(shown.type.type, shown.view.direction);
  const above = [...headerLines(shown), ...(shown.view.count === 1 ? [nothingWords(shown.filters)] : [])];
  const below = [
    ...leftOutWords({ ...flame, depth: options.depth }),
    ...(flame.gone.calls === 0
      ? []
      : [goneWords(flame.gone.calls, amountOf(shown.type.unit).value(flame.gone.value))]),
  ];
  const top = margin + lineHeight * (1 + above.length) + 6;
  const bottom = top + flame.rows * rowHeight + 8;
  const legendAt = bottom + 6;
  const high = legendAt + lineHeight * (1 + below.length) + margin;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${wide}" height="${high}" viewBox="0 0 ${wide} ${high}" role="img" aria-label="${xmlText(title)}">`,
    `<style>${style}</style>`,
    `<rect class="page" width="${wide}" height="${high}"/>`,
    `<text class="title" x="${margin}" y="${margin + 12}">${xmlText(title)}</text>`,
    ...above.map((line, at) => textLine(line, margin + 12 + lineHeight * (at + 1))),
    ...flame.boxes.map((box) => boxElement(shown, box, top)),
    ...legendElements(shown.base !== null, legendAt),
    ...below.map((line, at) => textLine(line, legendAt + 12 + lineHeight * (at + 1))),
    '</svg>',
    '',
  ].join('\n');
}

function textLine(words: string, y: number): string {
  return `<text class="note" x="${margin}" y="${y}">${xmlText(words)}</text>`;
}

function boxElement(shown: ProfileView, box: FlameBox, top: number): string {
  const { x, width, row } = box;
  const [left, y] = [margin + x, top + row * rowHeight];
  const of = shown.base === null ? (box.kind ?? 'same') : stepClass(box.step);
  const label = boxText(box, Math.floor((width - 6) / letterWidth));
  const text = label === '' ? '' : `<text x="${short(left + 4)}" y="${y + 13}">${xmlText(label)}</text>`;
  return `<g class="${of}"><title>${xmlText(tooltip(shown, box))}</title><rect x="${short(left)}" y="${y}" width="${short(width)}" height="${rowHeight - 1}"/>${text}</g>`;
}

/** The whole name and all values, one a line. */
function tooltip({ view, type, base }: ProfileView, { node, labels, share, change }: FlameBox): string {
  const amount = amountOf(type.unit);
  const sides = { base: view.cum.base[node] as number, head: view.cum.head[node] as number };
  if (base === null) return `${labels.full}\n${amount.value(sides.head)}, ${share}`;
  const difference = amount.difference(sides.head - sides.base);
  return [
    labels.full,
    `${phrases.head} ${amount.value(sides.head)}, ${share}`,
    `${phrases.base} ${amount.value(sides.base)}`,
    `${difference}${change === '' ? '' : `, ${change}`}`,
  ].join('\n');
}

function stepClass(step: number): string {
  return step === 0 ? 'same' : step < 0 ? `less${-step}` : `more${step}`;
}

function legendElements(isDifference: boolean, y: number): string[] {
  const entries: readonly (readonly [classes: readonly string[], words: string])[] = isDifference
    ? [
        [['less4', 'less3', 'less2', 'less1'], legend.less],
        [['more1', 'more2', 'more3', 'more4'], legend.more],
        [['same'], legend.same],
      ]
    : [
        [['dependency'], legend.modules],
        [['standard'], legend.standard],
        [['runtime'], legend.runtime],
      ];
  let x = margin;
  return entries.map(([classes, words]) => {
    const swatches = classes.map(
      (of, at) => `<g class="${of}"><rect x="${x + 16 * at}" y="${y}" width="16" height="14"/></g>`,
    );
    const at = x + 16 * classes.length + 6;
    x = Math.ceil(at + words.length * letterWidth + 24);
    return `${swatches.join('')}<text class="note" x="${at}" y="${y + 12}">${xmlText(words)}</text>`;
  });
}

/** Pixels with two decimals at most. */
function short(pixels: number): string {
  return String(Math.round(pixels * 100) / 100);
}

/** Class → fill and letters, in light and in dark. Blue and orange differ for all kinds of sight. */
const colors: Readonly<Record<string, readonly [light: string, dark: string]>> = {
  dependency: ['#a9d8c1;#0b2a1d', '#1f5b45;#e3f5ec'],
  standard: ['#f0e1a1;#2d2503', '#5d5118;#f7efc9'],
  runtime: ['#d3cde3;#211a33', '#453d5c;#e8e3f4'],
  same: ['#e3e5e8;#24272b', '#3a3f46;#dfe2e6'],
  less1: ['#d5e6f5;#0c2237', '#1d3a54;#dcebf8'],
  less2: ['#a5cdea;#0c2237', '#1c527f;#e6f2fc'],
  less3: ['#67abd9;#06182a', '#2173b3;#ffffff'],
  less4: ['#3a8cc8;#03101d', '#4aa3e0;#03101d'],
  more1: ['#fde3c8;#3a2006', '#54361a;#fbe9d6'],
  more2: ['#fcc48d;#3a2006', '#83501c;#fff1e2'],
  more3: ['#f79b45;#2b1602', '#b96a14;#000000'],
  more4: ['#e57a11;#1d0e00', '#f59a3c;#1d0e00'],
};

function rules(which: 0 | 1): string {
  return Object.entries(colors)
    .map(([name, pair]) => {
      const [fill = '', letters = ''] = pair[which].split(';');
      return `.${name} rect{fill:${fill}}.${name} text{fill:${letters}}`;
    })
    .join('');
}

const style = [
  `text{font:${fontSize}px ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;white-space:pre}`,
  'svg{background:#ffffff}.title{font-weight:bold}g rect{stroke-width:.5}g:hover rect{stroke-width:2}',
  `.page{fill:#ffffff}.title,.note{fill:#1f2328}g rect{stroke:#ffffff}g:hover rect{stroke:#1f2328}${rules(0)}`,
  `@media (prefers-color-scheme:dark){svg{background:#14171b}.page{fill:#14171b}.title,.note{fill:#dfe2e6}g rect{stroke:#14171b}g:hover rect{stroke:#ffffff}${rules(1)}}`,
].join('');
