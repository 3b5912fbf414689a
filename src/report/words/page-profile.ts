// Words of the page that shows a profile.
import type { CodeKind } from '../../flame/code.js';
import { stepFrom, type Step } from '../../flame/difference.js';
import type { Pair } from '../../model/pair.js';
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
  /** Of a button in a row: `turn` is one of the two above. */
  turn: (turn: string, name: string): string => `${turn} ${name}`,
  copyText: 'Copy as text',
  copyCsv: 'Copy as CSV',
  copied: 'Copied.',
  notCopied: 'The browser does not let this page copy.',
  showInFlame: 'Show it in the flame graph',
  nothing: 'Nothing is left to show: no stack fits these choices.',
  noSamples: 'This profile has no samples.',
  noChange: 'no change beyond chance',
  tooFewSamples: 'too few samples to tell a change',
  sharesOfTime:
    'Where the report puts time down to a line, it takes that line\u2019s share of these samples, of the time that was measured without a profiler.',
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
  return words === undefined || words === type ? type : `${words} (${type})`;
}

/** `base` and `head`: null where that side is not there. */
export function totalsWords(of: {
  readonly type: string;
  /** A page of one profile, which is neither base nor head. */
  readonly isAlone?: boolean;
  readonly isPerOperation: boolean;
  readonly base: string | null;
  readonly head: string | null;
  readonly change: string;
}): string {
  const { base, head, change } = of;
  const sides =
    of.isAlone === true
      ? (head ?? base ?? '')
      : base === null
        ? `head ${head ?? ''}`
        : head === null
          ? `base ${base}`
          : `base ${base} → head ${head}${change === '' ? '' : `, ${change}`}`;
  return `${sampleTypeWords(of.type)}${of.isPerOperation ? ', for each operation' : ''}: ${sides}.`;
}

/** Below a total of processor time; a side without a profile has none. */
export function samplesWords({ base, head }: Pair): string {
  return base === 0 || head === 0
    ? `From ${counted(Math.max(base, head), 'sample')}.`
    : `From ${grouped(base)} and ${counted(head, 'sample')}.`;
}

export const codeKindWords: Readonly<Record<CodeKind, string>> = {
  own: 'this repository',
  dependency: 'dependencies',
  standard: 'standard library',
  runtime: 'Go runtime',
};

/** Of a page without a report: what is told apart, in the order in which it is told. `unknown`: own code is not. */
export function codeKindsOfPage(by: 'module' | 'folder' | 'unknown', module: string): [CodeKind, string][] {
  const { standard, runtime } = codeKindWords;
  const ours: readonly [CodeKind, string][] =
    by === 'unknown'
      ? [['dependency', 'code']]
      : by === 'folder'
        ? [
            ['own', 'main, and code in the working directory'],
            ['dependency', 'other packages'],
          ]
        : [
            ['own', `module ${module}`],
            ['dependency', 'other modules'],
          ];
  return [...ours, ['standard', standard], ['runtime', runtime]];
}

/** Of a page without a report, beside the lines of a function: where they are from, or why there are none. */
export const sourceNotes = {
  asNow: (module: string): string => `As in the folder of module ${module} when this page was made.`,
  isNewer:
    'This file was written after the profile was taken: lines may have moved, or be others, since then.',
  noModule:
    'No source: it is read from the Go module around the folder in which the command runs; there is none, or this profile has nothing of it.',
  otherModule: (module: string): string => `No source: this page holds that of module ${module} alone.`,
  onlyBase: 'No source: only base has this function, and the folder is taken to be as head was.',
  notFound:
    'No source: its file is not in the folder of the module, or no longer has the function where the profile does; or the function has less than 0.5 % of the profile.',
  noRoom: 'No source: there was no room for all, and other functions have more of the profile.',
  light: 'No source: the function has less than 0.5 % of the profile.',
} as const;

/** From least to most of base; each with its opposite at the same distance from the middle. */
const stepTexts: Readonly<Record<Exclude<Step, 0>, string>> = {
  [-4]: 'below \u221290 %, or gone',
  [-3]: '\u221290 to \u221250 %',
  [-2]: '\u221250 to \u22129 %',
  [-1]: '\u22129 to \u22122 %',
  1: '+2 to +10 %',
  2: '+10 to +100 %',
  3: '+100 to +900 %',
  4: 'above +900 %, or new',
};

/** What a colour of the difference says. `isSampled`: then what chance alone makes is grey as well. */
export function stepWords(step: Step, isSampled: boolean): string {
  if (step !== 0) return stepTexts[step];
  return isSampled ? profilePageWords.noChange : `within ${Math.round(100 * stepFrom[0])} %`;
}
