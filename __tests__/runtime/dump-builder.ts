// Dumps written by hand, in Go's form.

export interface Written {
  readonly id: number;
  readonly status: string;
  /** `name(args)` each, innermost first. */
  readonly calls: readonly string[];
}

const place = '\texample.com/x/x.go:7 +0x1d';

export const stack = ({ id, status, calls }: Written): string =>
  [
    `goroutine ${id} [${status}]:`,
    ...calls.flatMap((call) => [call, place]),
    ...(id === 1 ? ['main.main()', place] : ['created by main.start in goroutine 1', place]),
    '',
  ].join('\n');

export const dump = (stacks: readonly Written[]): string => stacks.map(stack).join('\n');

/** As a goroutine profile with debug=2: the first goroutine writes it. */
export const snapshot = (stacks: readonly Written[]): string =>
  dump([{ id: 1, status: 'running', calls: ['runtime/pprof.writeGoroutineStacks({0x1, 0x2})'] }, ...stacks]);

export const asleep = (stacks: readonly Written[]): string =>
  `fatal error: all goroutines are asleep - deadlock!\n\n${dump(stacks)}`;

export const signal = (stacks: readonly Written[]): string =>
  `SIGQUIT: quit\nPC=0x1 m=0 sigcode=0\n\n${dump(stacks)}\nrip    0x1\ncs     0x33\n`;

/** A wait for the mutex at `address`, taken by `caller`. */
export const locking = (
  id: number,
  address: string,
  callers: readonly string[],
  status = 'sync.Mutex.Lock',
): Written => ({
  id,
  status,
  calls: [
    'internal/sync.runtime_SemacquireMutex(0x0?, 0x0?, 0x0?)',
    `internal/sync.(*Mutex).lockSlow(${address})`,
    'internal/sync.(*Mutex).Lock(...)',
    'sync.(*Mutex).Lock(...)',
    ...callers,
  ],
});
