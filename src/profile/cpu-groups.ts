// Whose work a CPU sample is: the benchmark's own code, or what Go's runtime does for it. By names of functions, which
// are the runtime's own business, so the table says where they are from, and __tests__ asks profiles of Go 1.21 to 1.27.
import { cpuGroupNames, type CpuGroupName } from '../model/cpu-groups.js';
import type { StackTable } from '../model/profile.js';
import { plainName } from './names.js';

/**
 * Frames that make a stack the collector's, wherever they stand: what it does on behalf of an allocation is collecting.
 * runtime/mgc.go, mgcmark.go (and mgcmark_greenteagc.go from 1.25), mgcsweep.go, mgcscavenge.go, mwbbuf.go, mgcpacer.go;
 * `_GC` is what a sample of the collector without a stack is put down to (runtime/proc.go, sigprof).
 */
const collector =
  /^runtime\.(?:gcBgMarkWorker|gcAssistAlloc|gcDrain|gcStart|gcMark|gcSweep|GC$|bgsweep|bgscavenge|sweepone|deductSweepCredit|deductAssistCredit|markroot|scanobject|scanObject|scanstack|scanblock|greyobject|tryDeferToSpanScan|scanSpan|wbBufFlush|gcWriteBarrier|gcParkAssist|\(\*sweepLocked\)\.sweep|\(\*pageAlloc\)\.scavenge|\(\*scavengerState\)|\(\*gcWork\)|_GC$)|^gcWriteBarrier$/;

/** Of the frames of Go's own below the code that asked for it, the one nearest to that code says what for. */
const served: readonly (readonly [CpuGroupName, RegExp])[] = [
  // runtime/malloc.go, slice.go, string.go, mcache.go
  [
    'allocation',
    /^runtime\.(?:mallocgc|newobject|newarray|makeslice|growslice|rawstring|rawbyteslice|rawruneslice|persistentalloc|\(\*mcache\)|\(\*mcentral\)|\(\*mheap\))/,
  ],
  // runtime/chan.go, select.go; linked by name into reflect
  [
    'channels',
    /^runtime\.(?:chansend|chanrecv|closechan|selectgo|selectnb)|^reflect\.(?:chansend|chanrecv|chanclose|rselect)/,
  ],
  // sync/*.go, internal/sync/*.go (from 1.24); runtime/sema.go, linked by name into them
  [
    'locks',
    /^(?:internal\/)?sync\.(?:\(\*(?:RWMutex|Mutex|WaitGroup|Cond)\)|\(\*Once\)\.doSlow|runtime_)|^internal\/poll\.(?:runtime_Sem|\(\*fdMutex\))/,
  ],
  // syscall/*.go, internal/runtime/syscall (…/linux from 1.26); runtime/proc.go entersyscall; runtime/sys_darwin.go
  [
    'system-calls',
    /^syscall\.(?:Syscall|RawSyscall|syscall|rawSyscall|rawVforkSyscall|runtime_(?:enter|exit)syscall)|^internal\/runtime\/syscall[./]|^runtime\/internal\/syscall\.|^runtime\.(?:entersyscall|exitsyscall|reentersyscall|libcCall|stdcall)/,
  ],
  // runtime/proc.go, time.go (linked by name as time.Sleep), lock_*.go, netpoll*.go
  [
    'scheduler',
    /^runtime\.(?:schedule|findRunnable|park_m|gosched|Gosched|goschedImpl|gopreempt|preemptPark|gopark|goready|ready|newproc|goexit[01]|gdestroy|sysmon|mstart|startm|stopm|wakep|handoffp|execute|runqgrab|goyield|timeSleep|resetForSleep|mcall|netpoll|retake|injectglist|\(\*timers\)|\(\*timer\)|checkTimers)|^time\.Sleep$|^gogo$/,
  ],
  // runtime/memmove_*.s, memclr_*.s, mbarrier.go, duff_*.s
  [
    'copying',
    /^runtime\.(?:memmove|memclr|typedmemmove|typedmemclr|typedslicecopy|slicecopy|bulkBarrier|duffcopy|duffzero|wbMove|wbZero)/,
  ],
];

/**
 * Go's own packages that serve other code. What is not named above (maps, comparisons, the clock) is a part of that
 * code. `_` begins names of closures that were inlined with the function around them, from Go 1.26 on;
 * assembly of the runtime can have names without a package.
 */
const serving =
  /^(?:_|runtime|runtime\/internal\/[\w/]+|internal\/[\w/]+|sync|sync\/atomic|math\/bits|syscall|time|reflect)\.|^\w+$/;

/** `names`: plain function names of one stack, leaf first. */
export function cpuGroupOf(names: readonly string[]): CpuGroupName {
  let group: CpuGroupName | null = null;
  for (const name of names) {
    if (collector.test(name)) return 'garbage-collection';
    if (!serving.test(name)) return group ?? 'code';
    group = served.find(([, pattern]) => pattern.test(name))?.[0] ?? group;
  }
  // Nobody of the benchmark's is on it.
  return group ?? (names.some((name) => /^(?:runtime|internal\/runtime)\b/.test(name)) ? 'runtime' : 'code');
}

/** The sum of a table's values by group, in its unit. */
export function cpuGroupSums(table: StackTable): Readonly<Record<CpuGroupName, number>> {
  const names = table.frames.map((frame) => plainName(frame.function));
  const sums = Object.fromEntries(cpuGroupNames.map((name) => [name, 0])) as Record<CpuGroupName, number>;
  for (let row = 0; row < table.count; row++) {
    const stack = table.stack.subarray(table.stackStart[row], table.stackStart[row + 1]);
    sums[cpuGroupOf(Array.from(stack, (frame) => names[frame] ?? ''))] += table.values[row] ?? 0;
  }
  return sums;
}
