// Words of the page that shows a profile.
import type { CodeKind } from '../../flame/code.js';
import { stepFrom, type Step } from '../../flame/difference.js';
import { counted, grouped } from '../sentence.js';

export const profilePageWords = {
  opening: 'Opening the profile …',
  all: 'all',
  base: 'base',
  head: 'head',
  difference: 'difference',
  change: 'change',
  flat: 'flat',
  cum: 'cum',
  flatOfAll: 'flat, in all stacks',
  function: 'function',
  line: 'line',
  source: 'source',
  lines: 'Lines of',
  goneLines: 'Lines that only base has',
  hunk: 'The diff here:',
  onlyBase: '(on base)',
  sampleType: 'Sample type',
  show: 'Show',
  flameGraph: 'flame graph',
  callTree: 'call tree',
  topTable: 'table',
  sides: 'Sides',
  differenceSides: 'both, compared',
  width: 'Width',
  widthBoth: 'all',
  widthMoved: 'only what moved',
  from: 'From',
  fromCallees: 'the root down',
  fromCallers: 'the leaves up',
  by: 'By',
  moreChoices: 'More choices',
  hideRuntime: 'hide the runtime',
  runtime: 'the runtime',
  upward: 'root at the bottom',
  search: 'Search (/)',
  focus: 'Only stacks with',
  ignore: 'No stacks with',
  without: 'Leave out frames',
  colours: 'Colours:',
  flameLabel: 'Flame graph. The call tree and the table show the same.',
  flameKeys:
    'Click a box to zoom to it and to see its lines below; a box above it to zoom out. Keys: arrows go along the calls, Enter zooms, Backspace zooms out by one, Escape shows all.',
  details: 'Details of the frame',
  thisFrame: 'This frame',
  inAllStacks: { function: 'This function, in all stacks', line: 'This line, in all stacks' },
  callers: 'Called by',
  callees: 'Calls',
  close: 'Close',
  open: 'Open',
  shut: 'Close',
  copyText: 'Copy as text',
  copyCsv: 'Copy as CSV',
  copied: 'Copied.',
  notCopied: 'The browser does not let this page copy.',
  showInFlame: 'Show it in the flame graph',
  nothing: 'Nothing is left to show: no stack fits these choices.',
  rows: (shown: number, all: number): string =>
    shown === all ? counted(all, 'row') : `${grouped(shown)} of ${counted(all, 'row')}`,
  rowsLeft: (count: number): string => `${counted(count, 'deeper row')} of the picture did not fit on paper.`,
  more: (count: number): string => `${grouped(count)} more`,
  showMore: (count: number): string => `Show more of the ${grouped(count)} others`,
  partShown: (share: string): string => `Shown: ${share}.`,
  partNotHidden: (share: string): string => `Shown: ${share}; the rest is in stacks of hidden frames alone.`,
  readings: {
    pattern: '',
    text: 'no regular expression: searched as text',
    costly: 'too costly as a regular expression: searched as text',
  },
  meant: (functions: number): string => `means ${counted(functions, 'function')}`,
  found: (nodes: number, amounts: string): string => `${counted(nodes, 'frame')} found: ${amounts}.`,
} as const;

/** Of a page for one profile: head, or base and head. */
export function profilePageTitle(head: string, base: string | null): string {
  return base === null ? head : `${base} → ${head}`;
}

export const profilePageTotals = 'A flame graph, a call tree and a table of this profile.';

const types: Readonly<Record<string, string>> = {
  alloc_space: 'allocated bytes',
  alloc_objects: 'allocated objects',
  inuse_space: 'bytes still in use',
  inuse_objects: 'objects still in use',
  cpu: 'processor time',
  samples: 'samples',
  delay: 'time waited',
  contentions: 'times waited',
};

/** `allocated bytes (alloc_space)`: what it is, and what pprof calls it. */
export function sampleTypeWords(type: string): string {
  const words = Object.hasOwn(types, type) ? types[type] : undefined;
  return words === undefined ? type : `${words} (${type})`;
}

export function totalsWords(of: {
  readonly type: string;
  readonly isPerOperation: boolean;
  readonly base: string | null;
  readonly head: string | null;
  readonly change: string;
}): string {
  const { base, head, change } = of;
  const sides =
    base === null
      ? `head ${head ?? ''}`
      : head === null
        ? `base ${base}`
        : `base ${base} → head ${head}${change === '' ? '' : `, ${change}`}`;
  return `${sampleTypeWords(of.type)}${of.isPerOperation ? ', for each operation' : ''}: ${sides}.`;
}

export const codeKindWords: Readonly<Record<CodeKind, string>> = {
  own: 'this repository',
  dependency: 'dependencies',
  standard: 'standard library',
  runtime: 'Go runtime',
};

/** From least to most of base; each with its opposite at the same distance from the middle. */
const stepTexts: Readonly<Record<Exclude<Step, 0>, string>> = {
  [-4]: 'under a tenth, or gone',
  [-3]: 'a tenth to a half',
  [-2]: 'a half to \u22129 %',
  [-1]: '\u22129 to \u22122 %',
  1: '+2 to +10 %',
  2: '+10 % to double',
  3: 'double to tenfold',
  4: 'over tenfold, or new',
};

/** What a colour of the difference says. `isSampled`: then what chance alone makes is grey as well. */
export function stepWords(step: Step, isSampled: boolean): string {
  if (step !== 0) return stepTexts[step];
  return isSampled ? 'no change beyond chance' : `within ${Math.round(100 * stepFrom[0])} %`;
}
