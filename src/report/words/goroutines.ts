// What goroutines of a hung or broken process do, and who blocks whom.
import type { Goroutines, StackLine, Standing, WaitKind } from '../../model/goroutines.js';
import type { Finding } from '../../model/verdict.js';
import { formatDuration, formatExact } from '../format.js';
import { placeName, shortFunction } from '../places.js';
import { counted, join, nothing, own, say, type Sentence } from '../sentence.js';
import { FactReader } from './facts.js';

/** A statement, and the goroutines that it is about. The statement is empty where they speak for themselves. */
export interface Listed {
  readonly lead: Sentence;
  readonly items: readonly Sentence[];
}

/** Most statements about one benchmark that are shown. */
export const mostBlocked = 3;
/** Most groups of one statement that are shown. */
const mostOfBlocked = 3;
const mostOfAll = 5;

/** `2 goroutines likely block each other (…)`, with each of them. Every fact may be missing. */
export function blockedWords({ facts, goroutines }: Pick<Finding, 'facts' | 'goroutines'>): Listed {
  const f = new FactReader(facts);
  const what = join([own(blockedLead(f, goroutines)), own(reasonOf(f))], ' ');
  const lead = join([what, own(alikeWords(f))], ', ');
  if (goroutines === undefined) return { lead, items: [] };
  const { groups, holder } = goroutines;
  const shown = groups.slice(0, mostOfBlocked);
  return {
    lead,
    items: [
      ...shown.map((standing) => standingWords(standing)),
      ...restWords(goroutines, shown, goroutines.groupCount - shown.length),
      ...(holder === null ? [] : [standingWords(holder)]),
    ],
  };
}

/** `2 goroutines likely block each other` */
function blockedLead(f: FactReader, goroutines: Goroutines | undefined): string {
  const likely = f.text('certainty') === 'proven' ? '' : 'likely ';
  const [first] = goroutines?.groups ?? [];
  const isAlone = f.text('block') === 'self-deadlock';
  const one = goroutines === undefined ? isAlone : goroutines.count === 1;
  const some = isAlone ? 'a goroutine' : 'goroutines';
  const who = goroutines === undefined ? some : one && first ? nameOf(first) : many(goroutines.count);
  const holder = goroutines?.holder ?? null;
  const other = holder === null ? 'another goroutine' : nameOf(holder);
  const wait = one ? 'waits' : 'wait';
  switch (f.text('block')) {
    case 'mutual-wait':
      return `${who} ${likely}block each other`;
    case 'self-deadlock': {
      const left = f.text('evidence') === 'alone' ? ', or that was left locked' : '';
      const what = first?.wait === 'once' ? `sync.Once that it ${likely}runs` : `lock that it ${likely}holds`;
      return `${who} ${wait} for a ${what} itself${left}`;
    }
    case 'never-wakes':
      return `${who} ${wait} for ever`;
    case 'behind-writer':
      return `${who} ${likely}${wait} behind ${other}, which waits to write-lock the same sync.RWMutex`;
    case 'held-while-waiting':
      return `${who} ${wait} for a lock that ${other} ${likely}holds`;
    default:
      return `${who} ${one ? 'is' : 'are'} ${likely}blocked`;
  }
}

/** By what blocks, and what the statement goes by. */
const reasons: ReadonlyMap<string, string> = new Map([
  ['self-deadlock once-frames', 'it alone runs the function of a sync.Once, and waits for one'],
  ['self-deadlock alone', 'no other goroutine is left that could unlock it'],
  ['self-deadlock addresses', 'a caller works on the value with the lock, and no other goroutine does'],
  ['mutual-wait once-frames', 'all that run the function of a sync.Once wait for one'],
  ['mutual-wait addresses', 'each works on the value whose lock another waits for'],
  ['mutual-wait same-function', 'both stand in one function, each at a lock of its own'],
  ['mutual-wait crossed', 'both stand in one function with both values, each at the lock of another one'],
  ['mutual-wait only-two-locks', 'nobody waits for any other lock'],
  ['held-while-waiting addresses', 'of all goroutines it alone works on the value with the lock'],
  ['never-wakes nil-channel-receive', 'nobody can send on a nil channel'],
  ['never-wakes nil-channel-send', 'nobody can receive from a nil channel'],
  ['never-wakes select-no-cases', 'a select without cases waits for nothing'],
  ['never-wakes leaked', 'Go found that nothing that runs can reach what is waited for'],
]);

function reasonOf(f: FactReader): string {
  const reason = reasons.get(`${f.text('block') ?? ''} ${f.text('evidence') ?? f.text('because') ?? ''}`);
  return reason === undefined ? '' : `(${reason})`;
}

/** Facts of the same kind about others. */
function alikeWords(f: FactReader): string {
  const alike = f.number('alike');
  return alike === null ? '' : `and ${counted(alike, 'more case')} at the same lines`;
}

/** All goroutines but those that `told` is about: how many, and what the largest groups do. Null where none are left. */
export function goroutinesWords(
  { facts, goroutines }: Pick<Finding, 'facts' | 'goroutines'>,
  told: readonly Goroutines[],
): Listed | null {
  if (goroutines === undefined) return null;
  const known = new Map(
    told.flatMap(({ groups, holder }) => [...groups, ...(holder === null ? [] : [holder])]).map(withKey),
  );
  const isTold = (standing: Standing): boolean => (known.get(keyOf(standing))?.count ?? 0) >= standing.count;
  const left = goroutines.groups.filter((standing) => !isTold(standing));
  const toldHere = goroutines.groups.filter(isTold);
  const count = goroutines.count - sum(toldHere);
  if (count <= 0) return null;
  const shown = left.slice(0, mostOfAll);
  const f = new FactReader(facts);
  const state = stateOf(f, count === 1);
  // One that is all there is needs no heading.
  const isPlain = goroutines.count === 1 && state === '';
  const lead = own(
    isPlain ? '' : (toldHere.length === 0 ? many(count) : counted(count, 'more goroutine')) + state,
  );
  const rest = goroutines.groupCount - toldHere.length - shown.length;
  const others = { ...goroutines, count };
  return {
    lead,
    items: [...shown.map((standing) => standingWords(standing)), ...restWords(others, shown, rest)],
  };
}

function stateOf(f: FactReader, one: boolean): string {
  const asleep = f.text('asleep');
  if (asleep === 'process') return `, ${one ? 'which' : 'none of which'} can ${one ? 'never' : 'ever'} go on`;
  const bubble = asleep === 'bubble' ? ', those of a synctest bubble can never go on' : '';
  return `${bubble}${f.is('dumpCut') ? ', in the part of the dump that was kept' : ''}`;
}

function withKey(standing: Standing): readonly [string, Standing] {
  return [keyOf(standing), standing];
}

function keyOf({ wait, at, callers, createdAt }: Standing): string {
  return JSON.stringify([wait, at, callers[0] ?? null, createdAt]);
}

function sum(groups: readonly Standing[]): number {
  return groups.reduce((all, { count }) => all + count, 0);
}

function many(count: number): string {
  return counted(count, 'goroutine');
}

/** Groups that are not shown. */
function restWords({ count }: Goroutines, shown: readonly Standing[], groups: number): Sentence[] {
  return groups <= 0 ? [] : [own(`and ${many(count - sum(shown))} in ${counted(groups, 'more group')}`)];
}

/** Statements about blocked goroutines that are not shown. */
export function moreBlocked(count: number): string {
  return `and ${counted(count, 'more place')} where goroutines are blocked`;
}

/** Benchmarks whose goroutines are told elsewhere only. */
export function moreGoroutines(count: number): string {
  return `what the goroutines of ${counted(count, 'more benchmark')} do is in report.json`;
}

/** What one group does at the line where its finding stands; nothing where none is there. */
export function standsThere({ at, goroutines }: Pick<Finding, 'at' | 'goroutines'>): Sentence {
  const there = goroutines?.groups.find((of) => of.at?.file === at?.file && of.at?.line === at?.line);
  return there === undefined || at === null ? nothing : own(`${nameOf(there)} ${doingOf(there)} there`);
}

/** `goroutine 7 waits for a mutex in f (a.go:41), called by g (a.go:12), created in h (b.go:3)` */
export function standingWords(standing: Standing): Sentence {
  const { at, callers, createdAt, minutes, leaked, count } = standing;
  const [caller] = callers;
  const since =
    minutes === 0 ? '' : `, for ${count === 1 ? '' : 'up to '}${formatDuration(minutes * 60_000)}`;
  const lost = leaked === 0 ? '' : count === leaked ? ', leaked' : `, ${leaked} of them leaked`;
  return [
    ...own(`${nameOf(standing)} ${doingOf(standing)}`),
    ...(at === null ? nothing : say` in ${lineWords(at)}`),
    ...own(since + lost),
    ...(caller === undefined ? nothing : say`, called by ${lineWords(caller)}`),
    ...(createdAt === null || isHarness(createdAt) ? nothing : say`, created in ${lineWords(createdAt)}`),
  ];
}

/** `goroutine 7`, `goroutine 7 (the benchmark)`, `3 goroutines` */
function nameOf({ count, ids, createdAt }: Standing): string {
  const [id] = ids;
  if (count !== 1 || id === undefined) return many(count);
  return createdAt !== null && isHarness(createdAt) ? `goroutine ${id} (the benchmark)` : `goroutine ${id}`;
}

function isHarness({ function: name }: StackLine): boolean {
  return /^testing\.\(\*B\)\.(?:run1|doBench|launch)/.test(name);
}

function lineWords(line: StackLine): Sentence {
  return say`${shortFunction(line.function)} (${placeName(line)})`;
}

function doingOf({ wait, count, sleepMs }: Standing): string {
  const sleep = sleepMs === null ? '' : ` (time.Sleep of ${durationOf(sleepMs)})`;
  return doingWords(wait, count) + sleep;
}

/** `wait to send on a channel` */
export function doingWords(wait: WaitKind, count: number): string {
  const [one, several] = doings[wait];
  return count === 1 ? one : several;
}

/** Of a few ns as well. */
function durationOf(ms: number): string {
  return ms < 1 ? formatExact(ms / 1000, 'sec/op') : formatDuration(ms);
}

const waits = (what: string): readonly [one: string, many: string] => [`waits ${what}`, `wait ${what}`];

/** Of one, of several. Exhaustive, so that a wait without words does not compile. */
const doings: Readonly<Record<WaitKind, readonly [one: string, many: string]>> = {
  'channel-receive': waits('to receive from a channel'),
  'channel-send': waits('to send on a channel'),
  'nil-channel-receive': waits('to receive from a nil channel'),
  'nil-channel-send': waits('to send on a nil channel'),
  select: waits('in a select'),
  'select-no-cases': waits('in a select without cases'),
  mutex: waits('for a mutex'),
  'rwmutex-read': waits('to read-lock a sync.RWMutex'),
  'rwmutex-write': waits('to write-lock a sync.RWMutex'),
  once: waits('for a sync.Once'),
  waitgroup: waits('for a sync.WaitGroup'),
  cond: waits('for a sync.Cond'),
  sleep: ['sleeps', 'sleep'],
  io: waits('for input or output'),
  syscall: ['is in a system call', 'are in a system call'],
  coroutine: waits('for a coroutine'),
  synctest: waits('for a synctest bubble'),
  gc: waits('for the garbage collector'),
  running: ['runs', 'run'],
  runnable: ['is ready to run', 'are ready to run'],
  runtime: ['serves the runtime', 'serve the runtime'],
  other: ['waits', 'wait'],
};
