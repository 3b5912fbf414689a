// How far the work is, as text: one line that a terminal redraws, or one that stays.
import { visible } from '../report/escape.js';
import { doneOf, phaseWords, sameFor, suspectsSoFar, timeLeft } from '../report/words/progress.js';
import type { Progress } from '../ports.js';

const barCells = 20;
const gap = '   ';
const bold = '\x1b[1m';
const dim = '\x1b[2m';
const plain = '\x1b[0m';

/**
 * `screening    ████████░░░░░░░░░░░░  5 of 7   3 suspects   1:42 left   finder Look/miss`, never wider than
 * `width` cells: a line that wraps could not be cleared. What matters least goes first.
 */
export function progressLine(state: Progress, width: number, color: boolean): string {
  const label = phaseWords[state.phase].padEnd(12);
  const facts = factsOf(state);
  const tail = (count: number): string => facts.slice(0, count).join(gap);
  const bar = `${barOf(state)}  `;
  const what = visible(state.what);

  let line = `${label}${bar}${tail(3)}`;
  if (line.length > width) line = `${label}${tail(3)}`;
  for (let count = 2; line.length > width && count >= 0; count--) line = `${label}${tail(count)}`;
  line = line.slice(0, width).trimEnd();
  // With fewer cells than this a name would say nothing.
  const room = width - line.length - gap.length;
  if (what !== '' && room >= 8) line += gap + cutToCells(what, room);
  return color ? line.replace(/^\S+/, `${bold}$&${plain}`).replace(/░+/, `${dim}$&${plain}`) : line;
}

/** `screening: 5 of 7, 3 suspects, 1:42 left, finder Look/miss, for 0:30 now`. */
export function progressText(state: Progress, sameForMs = 0): string {
  const since = sameForMs > 0 ? sameFor(clockTime(sameForMs)) : '';
  const facts = [...factsOf(state), visible(state.what), since].filter((fact) => fact !== '');
  return [phaseWords[state.phase], facts.join(', ')].filter((part) => part !== '').join(': ');
}

/** Most important first. */
function factsOf({ done, total, suspects = 0, leftMs }: Progress): string[] {
  return [
    ...(total > 0 ? [doneOf(done, total)] : []),
    ...(leftMs === undefined ? [] : [timeLeft(clockTime(leftMs))]),
    ...(suspects > 0 ? [suspectsSoFar(suspects)] : []),
  ];
}

function barOf({ done, total }: Progress): string {
  const share = total > 0 ? Math.min(1, Math.max(0, done / total)) : 0;
  const full = Math.floor(share * barCells);
  return '█'.repeat(full) + '░'.repeat(barCells - full);
}

/** 102,000 ms → `1:42`; 3,723,000 ms → `1:02:03`. */
function clockTime(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  const parts = [Math.floor(seconds / 60) % 60, seconds % 60];
  const hours = Math.floor(seconds / 3600);
  if (hours > 0) parts.unshift(hours);
  return parts.map((part, index) => (index === 0 ? String(part) : String(part).padStart(2, '0'))).join(':');
}

/** Anything that may be wide counts as two cells: too short is harmless, too long is not. */
function cutToCells(text: string, cells: number): string {
  const widthOf = (character: string): number => ((character.codePointAt(0) ?? 0) < 0x1100 ? 1 : 2);
  const characters = Array.from(text);
  let width = characters.reduce((sum, character) => sum + widthOf(character), 0);
  if (width <= cells) return text;
  while (width > cells - 2) width -= widthOf(characters.pop() ?? '');
  return `${characters.join('')}…`;
}
