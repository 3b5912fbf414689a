// Waiting, processor time by what it is for, and what was seen of one function, in words.
//
//   contention      function, file, line, waits: kind of model/contention.ts, base, head (seconds), timesBase, timesHead,
//                   procs, releasedFile, releasedLine, releasedIn, others (benchmarks that wait there as well)
//   off-processor   base, head (seconds), mostly: true (waiting grew by a lesser part), sleepFile, sleepLine
import { waitsFor, type WaitFor, type WaitSite } from '../../model/contention.js';
import type { CpuGroup, CpuGroupName, CrossReading } from '../../model/cpu-groups.js';
import type { OffProcessor, Sleep } from '../../model/off-processor.js';
import type { Row } from '../../model/report.js';
import type { Culprit } from '../../model/verdict.js';
import { formatDifference, formatValue } from '../format.js';
import { offProcessorRows, placeName, shortFunction } from '../places.js';
import { counted, join, nothing, own, say, type Sentence } from '../sentence.js';
import type { FactReader } from './facts.js';
import { phrases } from './headings.js';

export const waitingHeading = 'Waiting and processor time';
export const waitColumns = ['line', 'waits', 'delay per op', 'times per op', 'heat'] as const;

/** Behind an amount of time: `+1.2 µs/op of waiting for a lock`. */
const waitingFor: Readonly<Record<WaitFor, string>> = {
  lock: 'for a lock',
  release: 'for a lock that is held until here',
  'channel-send': 'to send on a channel',
  'channel-receive': 'to receive from a channel',
  select: 'in a select',
  'wait-group': 'for a WaitGroup',
  condition: 'for a Cond',
  runtime: "for a lock of Go's runtime",
};

/** Of a row of the heat table. */
export function waitName(waits: WaitFor): string {
  return waits === 'release' ? 'makes others wait until it unlocks' : waitingFor[waits];
}

/**
 * `store.go:12`; `store.go:12 on base` of a line that head no longer has, by its number there; `store.go:12 as on base` of
 * one that the diff rewrites, where only what stood there before waits.
 */
export function waitPlace(site: Pick<WaitSite, 'file' | 'line' | 'gone' | 'inDiff' | 'contentions'>): string {
  const { base, head } = site.contentions;
  const isBefore = site.inDiff && base.center > 0 && head.center <= 0;
  return `${placeName(site)}${site.gone ? ' on base' : isBefore ? ' as on base' : ''}`;
}

/** What a timed process does not have: several cores. */
function coresWords(procs: number): string {
  return procs > 0 ? `, on ${counted(procs, 'core')}` : '';
}

/** Behind the amount of a culprit that waits. */
export function waitingNote({ waits, procs }: NonNullable<Culprit['waiting']>): string {
  return `${waitingFor[waits]}${coresWords(procs)}`;
}

/** Of a culprit that waits for a lock: the line that most of it is held until. */
export function releasedWords({ released }: NonNullable<Culprit['waiting']>): Sentence {
  return released === undefined ? nothing : untilWords(released.file, released.line, released.function);
}

function untilWords(file: string, line: number, name: string): Sentence {
  return say`most waiting for locks ends where ${`${file}:${line}`} in ${shortFunction(name)} unlocks`;
}

export function contentionWords(f: FactReader, name: Sentence): Sentence {
  const kind = waitsFor.find((of) => of === f.text('waits')) ?? 'lock';
  const [base, head] = [f.number('base'), f.number('head')];
  const [file, line, releasedIn] = [f.text('releasedFile'), f.number('releasedLine'), f.text('releasedIn')];
  const others = f.number('others');
  const lead = join(
    [
      own(base === null || head === null ? 'more' : `${formatDifference(head - base, 'sec/op')}/op`),
      own(`of waiting ${waitingFor[kind]}`),
      own(
        base === null || head === null ? '' : `(${amounts(base, head)}${coresWords(f.number('procs') ?? 0)})`,
      ),
      f.with('function', (of) => say`in ${shortFunction(of)}`),
      name.length === 0 ? nothing : say`for ${name}`,
      own(others === null ? '' : `and ${counted(others, 'more benchmark')}`),
    ],
    ' ',
  );
  return file === null || line === null || releasedIn === null
    ? lead
    : say`${lead}; ${untilWords(file, line, releasedIn)}`;
}

function amounts(base: number, head: number): string {
  return `${formatValue(base, 'sec/op')} → ${formatValue(head, 'sec/op')}`;
}

export function offProcessorWords(f: FactReader, name: Sentence): Sentence {
  const [base, head] = [f.number('base'), f.number('head')];
  const [file, line] = [f.text('sleepFile'), f.number('sleepLine')];
  const sleep = file === null || line === null ? null : { file, line };
  const mostly = f.is('mostly') ? ({ mostly: true } as const) : {};
  return offWords({ base: base ?? 0, head: head ?? 0, ...mostly, sleep }, name);
}

type Off = Pick<OffProcessor, 'base' | 'head' | 'mostly'> & {
  readonly sleep: Pick<Sleep, 'file' | 'line'> | null;
};

/** `name`: whose; nothing where that is told already. */
export function offWords({ base, head, mostly, sleep }: Off, name: Sentence): Sentence {
  const whose = name.length === 0 ? nothing : say` for ${name}`;
  const amount = say`${own(`${formatDifference(head - base, 'sec/op', 2)}/op`)} off-CPU${whose}`;
  const nothingElse = nothingWaited(mostly);
  return sleep === null
    ? say`${amount}: a sleep, or input and output; ${own(nothingElse)}`
    : say`${`${sleep.file}:${sleep.line}`} (${own(phrases.lineOfDiff)}): ${amount}, likely this time.Sleep; ${own(nothingElse)}`;
}

function nothingWaited(mostly: true | undefined): string {
  const none = 'no lock, channel or goroutine accounts for it';
  return mostly === true ? `for the most part ${none}` : none;
}

/** In a comment on the line. `where`: `on this line`. */
export function asleepWords({ base, head, mostly }: OffProcessor, where: Sentence, name: Sentence): Sentence {
  const amount = `${formatDifference(head - base, 'sec/op', 2)}/op`;
  return say`${own(`**${amount}** off-CPU`)}, likely time.Sleep ${where} in benchmark ${name}: ${own(nothingWaited(mostly))}.`;
}

/** Of the rows that were spent so. */
export function offOfRows(rows: readonly Row[], nameOf: (row: Row) => Sentence): readonly Sentence[] {
  return offProcessorRows(rows).flatMap((row) => {
    const { offProcessor } = row.benchmark;
    return offProcessor === undefined ? [] : [offWords(offProcessor, nameOf(row))];
  });
}

const groupNames: Readonly<Record<CpuGroupName, string>> = {
  code: 'code and libraries',
  'garbage-collection': 'garbage collection',
  allocation: 'allocating memory',
  scheduler: 'scheduling goroutines',
  channels: 'channels',
  locks: 'locks',
  'system-calls': 'system calls',
  copying: 'copying and clearing memory',
  runtime: "other work of Go's runtime",
};

/** What processor time of a group is for. */
export function groupName(group: CpuGroupName): string {
  return groupNames[group];
}

/** Groups whose change stands out; nothing without any. */
export function groupsWords(groups: readonly CpuGroup[]): Sentence {
  const told = groups.filter(({ change }) => change !== 'none');
  if (told.length === 0) return nothing;
  const words = told.map(({ group, time: { base, head } }) => {
    const [before, after] = [Math.max(0, base.center), Math.max(0, head.center)];
    return `${groupNames[group]} ${formatValue(before, 'sec/op', 2)} → ${formatValue(after, 'sec/op', 2)}`;
  });
  return own(`Processor time per operation (sampled): ${words.join(', ')}`);
}

/** `Store.Get`: +410 ns of processor time, +1.2 µs of waiting, +2 allocs per operation */
export function crossedWords({ function: name, cpu, waiting, allocations, bytes }: CrossReading): Sentence {
  const parts = [
    cpu === undefined ? '' : `${formatDifference(cpu, 'sec/op', 2)} of processor time`,
    waiting === undefined ? '' : `${formatDifference(waiting, 'sec/op', 2)} of waiting`,
    allocations === undefined
      ? ''
      : `${formatDifference(allocations, 'allocs/op')} ${Math.abs(allocations) === 1 ? 'alloc' : 'allocs'}`,
    bytes === undefined ? '' : formatDifference(bytes, 'B/op'),
  ].filter((part) => part !== '');
  return say`${shortFunction(name)}: ${own(parts.join(', '))} per operation`;
}

/** Profiles of the two sides that were taken of different parts of what happened. */
export function ratesWords(f: FactReader): Sentence {
  const setting = f.text('kind') === 'mutex' ? 'mutex-profile-fraction' : 'block-profile-rate';
  return own(
    `waiting is not compared: ${setting} was ${f.number('base') ?? '?'} on base and is ${f.number('head') ?? '?'} on head`,
  );
}

/** Lines below the table that it does not hold. */
export function lighterLines(count: number): string {
  return `${counted(count, 'more line')} ${count === 1 ? 'waits' : 'wait'} for less`;
}

/** Benchmarks that are not in the fold. */
export function moreWaiting(count: number): string {
  return `${counted(count, 'more benchmark')} in report.json`;
}
