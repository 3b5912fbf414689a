// What the goroutine of a stack of a block or mutex profile waited for, by the functions nearest to the leaf.
// Sources: runtime/mprof.go (blockevent, mutexevent: values are scaled by rate and fraction as they are recorded, in
// all of Go 1.21 to 1.27, so nothing is left to scale), runtime/chan.go, runtime/select.go, runtime/sema.go,
// runtime/lock_*.go, sync/*.go, internal/sync/*.go (from Go 1.24).
import type { WaitFor } from '../model/contention.js';
import type { StackTable } from '../model/profile.js';
import { isSentinel } from '../model/sentinel.js';
import { plainName } from './names.js';

/** Leaf functions of block profiles. `reflect`: the same by way of reflection. */
const blockLeaves: readonly (readonly [RegExp, WaitFor])[] = [
  [/^(?:runtime\.chansend\d*|reflect\.chansend\d*)$/, 'channel-send'],
  [/^(?:runtime\.chanrecv\d*|reflect\.chanrecv)$/, 'channel-receive'],
  [/^(?:runtime\.selectgo|reflect\.rselect)$/, 'select'],
  [/^sync\.\(\*WaitGroup\)\.Wait$/, 'wait-group'],
  [/^sync\.(?:\(\*Cond\)\.Wait|runtime_notifyListWait)$/, 'condition'],
  [
    /^(?:internal\/)?sync\.(?:\(\*(?:RW)?Mutex\)\.\w+|\(\*Once\)\.\w+|runtime_Semacquire\w*)$|^internal\/poll\.runtime_Semacquire$/,
    'lock',
  ],
];

/** Locks of the runtime itself, in mutex profiles from Go 1.22 on; before 1.25 they have no stack of their own. */
const runtimeLock = /^runtime\.(?:unlock\w*|_LostContendedRuntimeLock)$/;

/**
 * Null where it is the harness that waits, where what it waits for is not known, and where waiting can be idling: a
 * goroutine that the benchmark does not run on may wait for work on a channel all day, and holds nothing up; but for a
 * lock it wants to go on. `names`: plain names, leaf first.
 */
export function waitOf(kind: 'block' | 'mutex', names: readonly string[]): WaitFor | null {
  const [leaf = ''] = names;
  if (isHarness(names) || names.some(isSentinel)) return null;
  if (kind === 'mutex') return runtimeLock.test(leaf) ? 'runtime' : 'release';
  const waits = blockLeaves.find(([pattern]) => pattern.test(leaf))?.[1] ?? null;
  if (waits === null || waits === 'lock') return waits;
  return names.some((name) => name.startsWith('testing.(*B).')) ? waits : null;
}

/** `testing` is nearer to the leaf than any code that is not Go's own: b.Run, b.RunParallel, the end of a benchmark. */
function isHarness(names: readonly string[]): boolean {
  const first = names.find((name) => !isBelow(name)) ?? 'testing.';
  return first.startsWith('testing.');
}

/** What locks and channels are made of. */
function isBelow(name: string): boolean {
  return /^(?:runtime|sync|internal\/sync|internal\/poll|internal\/runtime\/[\w/]+|reflect)\./.test(name);
}

/** The rows of each kind of waiting, as tables with the frames of the whole. */
export function byWait(kind: 'block' | 'mutex', table: StackTable): ReadonlyMap<WaitFor, StackTable> {
  const plain = table.frames.map((frame) => plainName(frame.function));
  const rows = new Map<WaitFor, number[]>();
  for (let row = 0; row < table.count; row++) {
    const stack = table.stack.subarray(table.stackStart[row], table.stackStart[row + 1]);
    const waits = waitOf(
      kind,
      Array.from(stack, (frame) => plain[frame] ?? ''),
    );
    if (waits === null) continue;
    const known = rows.get(waits);
    if (known === undefined) rows.set(waits, [row]);
    else known.push(row);
  }
  return new Map([...rows].map(([waits, of]) => [waits, selected(table, of)]));
}

function selected(table: StackTable, rows: readonly number[]): StackTable {
  const stacks = rows.map((row) => table.stack.subarray(table.stackStart[row], table.stackStart[row + 1]));
  const stackStart = new Uint32Array(rows.length + 1);
  stacks.forEach((stack, at) => (stackStart[at + 1] = (stackStart[at] ?? 0) + stack.length));
  const stack = new Uint32Array(stackStart[rows.length] ?? 0);
  stacks.forEach((of, at) => {
    stack.set(of, stackStart[at]);
  });
  return {
    ...table,
    count: rows.length,
    stackStart,
    stack,
    values: Float64Array.from(rows, (row) => table.values[row] ?? 0),
  };
}
