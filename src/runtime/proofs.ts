// What follows from a dump alone.
import type { WaitKind } from '../model/goroutines.js';
import type { DumpFact } from './facts.js';
import type { Goroutine, GoroutineDump } from './dump.js';
import { isAtMutex, type SyncObject } from './sync-object.js';
import { waitOf, type Wait } from './wait.js';

export interface Waiting {
  readonly goroutine: Goroutine;
  readonly wait: Wait;
}

/** Goroutines of the program with their waits: not the runtime's, not the one that wrote the dump. */
export function programOf({ goroutines, cause }: GoroutineDump): Waiting[] {
  const all = goroutines.map((goroutine) => ({ goroutine, wait: waitOf(goroutine) }));
  const writer = cause?.kind === 'profile' ? goroutines[0] : undefined;
  return all.filter(({ goroutine, wait }) => wait.kind !== 'runtime' && goroutine !== writer);
}

export const idsOf = (waiting: readonly Waiting[]): number[] =>
  [...new Set(waiting.map(({ goroutine }) => goroutine.id))].sort((a, b) => a - b);

const active: ReadonlySet<WaitKind> = new Set(['running', 'runnable', 'syscall', 'gc'] as const);

/**
 * The stacks are all of one moment, and nobody was about to go on. A signal's dump is written while others run, so
 * there it takes waits of a minute, which none of them can have left in between.
 */
export function isStill(dump: GoroutineDump, program: readonly Waiting[]): boolean {
  if (!dump.whole) return false;
  if (program.some(({ goroutine, wait }) => active.has(wait.kind) || goroutine.partial)) return false;
  const kind = dump.cause?.kind;
  return (
    kind === 'all-asleep' || kind === 'profile' || program.every(({ goroutine }) => goroutine.minutes >= 1)
  );
}

/** Facts that are certain, and what only a dump of one moment would make so as likely. */
export function provenFacts(dump: GoroutineDump): DumpFact[] {
  const program = programOf(dump);
  const still = isStill(dump, program);
  return [
    ...asleep(dump, program),
    ...neverWakes(program),
    ...onceDeadlock(dump, program, still),
    ...behindWriters(dump, program),
  ];
}

function asleep({ cause }: GoroutineDump, program: readonly Waiting[]): DumpFact[] {
  if (cause?.kind === 'all-asleep' || cause?.kind === 'main-exited') {
    // The words alone can be anyone's; the runtime prints them only when nothing runs.
    const certainty = program.some(({ wait }) => active.has(wait.kind)) ? 'likely' : 'proven';
    return [{ rule: 'all-asleep', of: 'process', certainty, goroutines: idsOf(program) }];
  }
  if (cause?.kind !== 'bubble-asleep') return [];
  const bubbles = new Set(program.flatMap(({ goroutine }) => goroutine.bubble ?? []));
  const inside = program.filter(({ goroutine, wait }) => goroutine.bubble !== null && !active.has(wait.kind));
  if (inside.length === 0) return [];
  return [
    {
      rule: 'all-asleep',
      of: 'bubble',
      certainty: bubbles.size === 1 ? 'proven' : 'likely',
      goroutines: idsOf(inside),
    },
  ];
}

function neverWakes(program: readonly Waiting[]): DumpFact[] {
  const fact = (
    because: (DumpFact & { rule: 'never-wakes' })['because'],
    takes: (waiting: Waiting) => boolean,
  ): DumpFact[] => {
    const goroutines = idsOf(program.filter(takes));
    return goroutines.length === 0 ? [] : [{ rule: 'never-wakes', certainty: 'proven', because, goroutines }];
  };
  return [
    ...(['nil-channel-receive', 'nil-channel-send', 'select-no-cases'] as const).flatMap((kind) =>
      fact(kind, ({ wait }) => wait.kind === kind),
    ),
    ...fact('leaked', ({ goroutine }) => goroutine.leaked),
  ];
}

/**
 * The lock of a sync.Once is private and held only by the goroutine that runs the function given to Do, which
 * has doSlow on its stack. When all of those wait for the lock of a Once, whichever: none of them ever returns.
 * Frames below a panic or Goexit do not count, their deferred Unlock may have run.
 */
function onceDeadlock(
  { goroutines }: GoroutineDump,
  program: readonly Waiting[],
  still: boolean,
): DumpFact[] {
  const inside = goroutines.filter(isInOnce);
  const holders = program.filter(({ goroutine, wait }) => wait.kind === 'once' && isInOnce(goroutine));
  if (holders.length === 0 || holders.length < inside.length) return [];
  const found = {
    certainty: still ? 'proven' : 'likely',
    goroutines: idsOf(holders),
    evidence: 'once-frames',
  } as const;
  const [only, ...others] = holders;
  return others.length === 0
    ? [{ rule: 'self-deadlock', ...found, object: only?.wait.object ?? null }]
    : [{ rule: 'mutual-wait', ...found, objects: distinct(holders) }];
}

/** Whether it runs the function of a sync.Once, and so holds its lock. */
function isInOnce({ frames }: Goroutine): boolean {
  const unwound = frames.findIndex(({ function: name }) =>
    /^(?:panic|runtime\.(?:gopanic|Goexit))$/.test(name),
  );
  return frames.some(({ function: name }, index) => {
    const callee = frames[index - 1]?.function ?? '';
    return (
      name === 'sync.(*Once).doSlow' &&
      index > 0 &&
      (unwound < 0 || index < unwound) &&
      !/(?:^|\/)sync\./.test(callee)
    );
  });
}

/** Locks that are waited for, each once, by address. */
export function distinct(waiting: readonly Waiting[]): SyncObject[] {
  const objects = new Map(
    waiting.flatMap(({ wait: { object } }) => (object === null ? [] : [[object.address, object]])),
  );
  return [...objects.values()].sort((a, b) => a.address - b.address);
}

/** More locks than anybody reads of. */
const mostLocks = 50;

/**
 * A writer at its semaphore has shut the lock: it waits for readers to finish, all that come later for it. Which
 * lock shows only with GOTRACEBACK=system; without, a single such writer is likely to be the one.
 */
function behindWriters(dump: GoroutineDump, program: readonly Waiting[]): DumpFact[] {
  const isAtRwMutex = ({ wait: { kind } }: Waiting): boolean =>
    kind === 'rwmutex-write' || kind === 'rwmutex-read';
  const isPending = ({ goroutine, wait }: Waiting): boolean =>
    wait.kind === 'rwmutex-write' && !isAtMutex(goroutine.frames);
  const writers = program.filter(isPending);
  const waiting = program.filter((other) => !isPending(other) && isAtRwMutex(other));
  const byAddress = new Map<number | undefined, Waiting[]>();
  for (const one of waiting) {
    const address = one.wait.object?.address;
    const known = byAddress.get(address);
    if (known === undefined) byAddress.set(address, [one]);
    else known.push(one);
  }
  // A lock lets one writer to its semaphore: of more, which no Go prints, the last stands for all.
  const locks = new Map(writers.map((writer) => [writer.wait.object?.address, writer]));
  const facts = [...locks.values()].flatMap((writer): DumpFact[] => {
    const object = writer.wait.object;
    const behind =
      object !== null ? (byAddress.get(object.address) ?? []) : writers.length === 1 ? waiting : [];
    if (behind.length === 0) return [];
    const long = [writer, ...behind].every(({ goroutine }) => goroutine.minutes >= 1);
    const oneMoment = dump.cause?.kind === 'profile' || dump.cause?.kind === 'all-asleep';
    const certainty = object !== null && (oneMoment || long) ? 'proven' : 'likely';
    return [
      { rule: 'behind-writer', certainty, goroutines: idsOf(behind), writer: writer.goroutine.id, object },
    ];
  });
  return facts.slice(0, mostLocks);
}
