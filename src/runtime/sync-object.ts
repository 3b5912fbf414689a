// Which lock, wait group, condition or channel a stack waits on. Only functions of the runtime and of sync are
// asked: their words are right where they are printed without `?`, those of user code need not be.
// The offsets are those of sync.Mutex{state, sema}, RWMutex{w, writerSem, readerSem}, WaitGroup{state, sema} and
// Once{done, m}, the same in Go 1.21 to 1.27.
import type { WaitKind } from '../model/goroutines.js';
import type { StackFrame } from './dump.js';

export interface SyncObject {
  readonly kind: 'mutex' | 'rwmutex' | 'once' | 'waitgroup' | 'cond' | 'channel';
  readonly address: number;
}

/** The object of a wait; null where the stack does not show its address. */
export function waitedFor(kind: WaitKind, frames: readonly StackFrame[]): SyncObject | null {
  const word = (...names: readonly string[]): number | null => {
    const argument = frames.find(({ function: name }) => names.includes(name))?.arguments[0];
    return argument === undefined || argument.stale || argument.value === 0 ? null : argument.value;
  };
  const found = (of: SyncObject['kind'], address: number | null, offset = 0): SyncObject | null =>
    address === null ? null : { kind: of, address: address - offset };
  const semaphore = () => word('runtime.semacquire1');
  // At the mutex within: GOTRACEBACK=system shows its semaphore, every dump the mutex.
  const mutex = () => word('sync.(*Mutex).lockSlow', 'internal/sync.(*Mutex).lockSlow');
  switch (kind) {
    case 'mutex':
      return found('mutex', mutex()) ?? found('mutex', semaphore(), 4);
    case 'once':
      return found('once', mutex(), 4) ?? found('once', semaphore(), 8);
    case 'rwmutex-write':
      return isAtMutex(frames)
        ? (found('rwmutex', mutex()) ?? found('rwmutex', semaphore(), 4))
        : found('rwmutex', semaphore(), 8);
    case 'rwmutex-read':
      return found('rwmutex', semaphore(), 12);
    case 'waitgroup':
      return found('waitgroup', word('sync.(*WaitGroup).Wait')) ?? found('waitgroup', semaphore(), 8);
    case 'cond':
      return found('cond', word('sync.runtime_notifyListWait'));
    case 'channel-receive':
      return found('channel', word('runtime.chanrecv'));
    case 'channel-send':
      return found('channel', word('runtime.chansend'));
    default:
      return null;
  }
}

/** Of a RWMutex's writer: behind another writer, at the mutex that writers take first. */
export function isAtMutex(frames: readonly StackFrame[]): boolean {
  return frames.some(({ function: name }) => name.endsWith('sync.(*Mutex).lockSlow'));
}
