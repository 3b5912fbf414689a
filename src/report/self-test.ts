// What a self-test found, as text for the terminal.
import { shortName } from '../model/benchmark.js';
import { scoresOf, type Found, type Seen, type SelfTest } from '../model/self-test.js';
import { visible } from './escape.js';
import { formatDuration, formatRatio, formatShare, formatValue } from './format.js';
import * as words from './words/self-test.js';
import { stageWords } from './words/timing.js';

const mostNames = 4;
const widestName = 48;

/** Lines with a newline at the end; the outcome is the last one. */
export function renderSelfTest(test: SelfTest): string {
  return [...quietBlock(test), '', ...injectedBlock(test), ...leftBlock(test), '', lastLine(test), ''].join(
    '\n',
  );
}

function quietBlock({ quiet: { measured, alarms, unproven, elapsedMs } }: SelfTest): string[] {
  const lines = alarms.map(({ id, unit, seen }) => [
    words.alarmWord,
    id === null ? words.allTogether : nameOf(id.name),
    unit,
    ...seenCells(seen),
  ]);
  const silent = measured > 0 ? words.quietWords.silent : words.quietWords.unmeasured;
  return [
    `${words.quietHeading(measured)} (${formatDuration(elapsedMs)})`,
    ...(alarms.length === 0 ? [`  ${silent}`] : aligned(lines)),
    ...(unproven === 0 ? [] : [`  ${words.unprovenWords(unproven)}`]),
  ];
}

function injectedBlock({ injected, injectedMs, aims, left }: SelfTest): string[] {
  if (injected.length === 0) return [words.nothingInjected];
  const { benchmark, operation, spread, injected: size, found, pairs, decided } = words.injectedColumns;
  const others = left.find(({ reason }) => reason === 'not-drawn')?.benchmarks.length ?? 0;
  return [
    `${words.injectedHeading(injected.length, injected.length + others)} (${formatDuration(injectedMs)})`,
    `  ${words.injectedChoice}`,
    ...aligned([[benchmark, operation, spread, size, found, pairs, decided, ''], ...injected.map(cells)]),
    ...scoresOf(aims, injected).map((score) => `  ${words.scoreWords(score)}`),
  ];
}

function cells(of: Found): string[] {
  return [
    nameOf(of.id.name),
    formatValue(of.secondsPerOperation, 'sec/op'),
    formatShare(of.spread),
    `+${formatShare(of.injected)}`,
    ...seenCells(of.seen),
    words.foundWords(of),
  ];
}

function seenCells({ ratio, pairs, stage }: Seen): string[] {
  return [ratio === null ? '–' : formatRatio(ratio), String(pairs), stage === null ? '–' : stageWords[stage]];
}

function leftBlock({ left }: SelfTest): string[] {
  if (left.length === 0) return [];
  const lines = left.map(({ reason, benchmarks }) => {
    const shown = benchmarks.slice(0, mostNames).map(nameOf).join(', ');
    const more = benchmarks.length - mostNames;
    return `  ${words.leftWords[reason]}: ${shown}${more > 0 ? ` +${more}` : ''}`;
  });
  return ['', words.leftHeading, ...lines];
}

function lastLine({ outcome, quiet, injected, aims, seed }: SelfTest): string {
  const { advice } = words;
  const isMissed = scoresOf(aims, injected).some(({ found, needed }) => found < needed);
  const failures = [...(quiet.alarms.length > 0 ? [advice.alarm] : []), ...(isMissed ? [advice.missed] : [])];
  const untried =
    injected.length === 0 ? (quiet.measured === 0 ? advice.neither : advice.nothing) : advice.untimed;
  const said = { passed: advice.passed, failed: failures.join('; '), undecided: untried }[outcome];
  return `${words.outcomeHeads[outcome]}: ${said} (${words.seedWords(seed)})`;
}

function nameOf(name: string): string {
  return visible(shortName(name), widestName);
}

/** The first column to the left, the others too: numbers here have no common unit. */
function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  return rows.map((row) =>
    `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd(),
  );
}
