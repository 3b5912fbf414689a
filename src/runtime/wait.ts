// What a goroutine waits for. Go's wait reasons (runtime/runtime2.go, waitReasonStrings) changed over time: what
// the reason leaves open, the frames tell.
import type { WaitKind } from '../model/goroutines.js';
import type { Goroutine, StackFrame } from './dump.js';
import { waitedFor, type SyncObject } from './sync-object.js';

export interface Wait {
  readonly kind: WaitKind;
  /** What it waits on, where the stack shows its address. */
  readonly object: SyncObject | null;
  /** Argument of time.Sleep in ns; null for other waits, or where it is not readable. */
  readonly sleepNanoseconds: number | null;
}

const byStatus = new Map<string, WaitKind>([
  ['chan receive', 'channel-receive'],
  ['chan send', 'channel-send'],
  ['chan receive (nil chan)', 'nil-channel-receive'],
  ['chan send (nil chan)', 'nil-channel-send'],
  ['select', 'select'],
  ['select (no cases)', 'select-no-cases'],
  ['sync.RWMutex.RLock', 'rwmutex-read'],
  ['sync.RWMutex.Lock', 'rwmutex-write'],
  ['sync.WaitGroup.Wait', 'waitgroup'],
  ['sync.Cond.Wait', 'cond'],
  ['sleep', 'sleep'],
  ['IO wait', 'io'],
  ['syscall', 'syscall'],
  ['running', 'running'],
  ['copystack', 'running'],
  ['runnable', 'runnable'],
  ['preempted', 'runnable'],
  ['coroutine', 'coroutine'],
  ['synctest.Run', 'synctest'],
  ['synctest.Wait', 'synctest'],
  ...[
    'GC assist marking',
    'GC assist wait',
    'GC mark termination',
    'GC weak to strong wait',
    'garbage collection',
    'garbage collection scan',
    'wait for GC cycle',
    'stopping the world',
    'flushing proc caches',
  ].map((status) => [status, 'gc'] as const),
  ...[
    'idle',
    'dead',
    'force gc (idle)',
    'GC sweep wait',
    'GC scavenge wait',
    'GC worker (idle)',
    'GC worker (active)',
    'GOMAXPROCS updater (idle)',
    'finalizer wait',
    'cleanup wait',
    'trace reader (blocked)',
    'trace goroutine status',
    'trace proc status',
    'page trace flush',
    'waiting for cgo callback',
  ].map((status) => [status, 'runtime'] as const),
]);

/** What a goroutine waits for, or that it runs. */
export function waitOf(goroutine: Goroutine): Wait {
  const kind = kindOf(goroutine);
  return {
    kind,
    object: waitedFor(kind, goroutine.frames),
    sleepNanoseconds: sleepOf(kind, goroutine.frames),
  };
}

function kindOf(goroutine: Goroutine): WaitKind {
  const { status, frames } = goroutine;
  if (servesRuntime(goroutine)) return 'runtime';
  if (status === 'sync.Mutex.Lock') return mutexKind(frames);
  return byStatus.get(status) ?? (status === 'semacquire' ? semaphoreKind(frames) : 'other');
}

/** A thread's own stack, or a goroutine that the runtime began for itself, whatever it does just now. */
function servesRuntime({ id, createdBy, frames }: Goroutine): boolean {
  if (id === 0) return true;
  const isOwn = (name: string): boolean => name.startsWith('runtime.') || name === 'time.Sleep';
  return (
    createdBy?.function.startsWith('runtime.') === true && frames.every((frame) => isOwn(frame.function))
  );
}

/** Frames between the scheduler and what called it: their names begin with these. */
const below =
  /^(?:runtime\.|(?:(?:internal\/)?sync|internal\/poll)\.runtime_|(?:internal\/)?sync\.\(\*Mutex\)\.)/;

/** A mutex may be the one inside a Once or a RWMutex, which says more. */
function mutexKind(frames: readonly StackFrame[]): WaitKind {
  const caller = frames.find(({ function: name }) => !below.test(name))?.function;
  if (caller === 'sync.(*Once).doSlow') return 'once';
  return caller === 'sync.(*RWMutex).Lock' ? 'rwmutex-write' : 'mutex';
}

/** `semacquire` was the reason for a WaitGroup up to Go 1.23, and is the one for locks of files. */
function semaphoreKind(frames: readonly StackFrame[]): WaitKind {
  const caller = frames.find(({ function: name }) => !below.test(name))?.function ?? '';
  if (caller === 'sync.(*WaitGroup).Wait') return 'waitgroup';
  if (caller === 'sync.(*RWMutex).RLock') return 'rwmutex-read';
  if (caller === 'sync.(*RWMutex).Lock') return 'rwmutex-write';
  if (caller.startsWith('internal/poll.(*fdMutex).') || caller.startsWith('internal/poll.(*FD).'))
    return 'io';
  return frames.some(({ function: name }) => name.endsWith('sync.(*Mutex).lockSlow'))
    ? mutexKind(frames)
    : 'other';
}

function sleepOf(kind: WaitKind, frames: readonly StackFrame[]): number | null {
  if (kind !== 'sleep') return null;
  const argument = frames.find(({ function: name }) => name === 'time.Sleep')?.arguments[0];
  return argument === undefined || argument.stale ? null : argument.value;
}
