// Whose work a CPU sample is, asked of profiles of Go 1.21 to 1.27. Each golden lists every kind of stack with its group,
// the runtime's part of it only: read its diff as what the table of names makes of another Go. The profiles are of
// groups_test.go.txt: go test -bench=. -benchtime=0.3s -trimpath -cpuprofile=FILE.
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { cpuGroupNames } from '../../src/model/cpu-groups.js';
import type { StackTable } from '../../src/model/profile.js';
import { cpuGroupOf, cpuGroupSums } from '../../src/profile/cpu-groups.js';
import { decodeProfile } from '../../src/profile/decode.js';
import { sampleTypeIndex } from '../../src/profile/sample-type.js';
import { stackTable } from '../../src/profile/stacks.js';

const folder = '__tests__/corpus/cpu-groups';
const versions = readdirSync(folder).flatMap((name) =>
  name.endsWith('.cpu.pb.gz') ? [name.slice(0, -10)] : [],
);

interface Stack {
  readonly names: readonly string[];
  readonly value: number;
}

function stacksOf({ frames, count, stackStart, stack, values }: StackTable): Stack[] {
  return Array.from({ length: count }, (_, row) => ({
    names: Array.from(
      stack.subarray(stackStart[row], stackStart[row + 1]),
      (at) => frames[at]?.function ?? '',
    ),
    value: values[row] ?? 0,
  }));
}

function tableOf(path: string): StackTable {
  const profile = decodeProfile(readFileSync(path));
  return stackTable(profile, sampleTypeIndex(profile, 'cpu'));
}

/** Nearest to the leaf of what is not Go's own code is left out, with all that called it. */
function part(names: readonly string[]): string {
  const end = names.findIndex((name) => name.startsWith('example.com/') || name.startsWith('testing.'));
  const own = end < 0 ? names : names.slice(0, end);
  return own.length === 0 ? '(code)' : `${own.join(' < ')}${end < 0 ? '' : ' < code'}`;
}

describe.each(versions)('%s', (version) => {
  const table = tableOf(join(folder, `${version}.cpu.pb.gz`));
  const stacks = stacksOf(table);

  it('has the groups that people would say', () => {
    const lines = stacks.map(({ names }) => `${cpuGroupOf(names)}: ${part(names)}`);
    const text = `${[...new Set(lines)].sort().join('\n')}\n`;
    const golden = join(folder, `${version}.txt`);
    if (process.env['UPDATE_GOLDENS'] === '1' || !existsSync(golden)) writeFileSync(golden, text);
    expect(text).toBe(readFileSync(golden, 'utf8'));
  });

  it.each([
    ['Code', ['code'], 0.95],
    ['Copy', ['copying'], 0.2],
    ['Locks', ['locks'], 0.5],
    ['Channels', ['channels'], 0.8],
    ['SystemCalls', ['system-calls'], 0.5],
    // Those that allocate while it collects help it.
    ['Allocate', ['allocation', 'garbage-collection'], 0.5],
  ] as const)('puts Benchmark%s down to %j', (name, groups: readonly string[], least) => {
    const of = stacks.filter(({ names }) => names.some((frame) => frame.includes(`.Benchmark${name}`)));
    const all = of.reduce((sum, { value }) => sum + value, 0);
    const share =
      of.reduce((sum, { names, value }) => sum + (groups.includes(cpuGroupOf(names)) ? value : 0), 0) / all;
    expect(share).toBeGreaterThan(least);
  });

  it('leaves next to nothing to the rest of the runtime, and sums up to all', () => {
    const sums = cpuGroupSums(table);
    const all = stacks.reduce((sum, { value }) => sum + value, 0);
    expect(cpuGroupNames.reduce((sum, name) => sum + sums[name], 0)).toBe(all);
    expect(sums.runtime / all).toBeLessThan(0.03);
    expect(Math.min(sums['garbage-collection'], sums.scheduler)).toBeGreaterThan(0.01 * all);
  });
});

describe('the group of a stack', () => {
  it.each([
    [
      'garbage-collection',
      ['runtime.memclrNoHeapPointers', 'runtime.gcAssistAlloc', 'runtime.mallocgc', 'm/f.New'],
    ],
    ['allocation', ['runtime.memclrNoHeapPointers', 'runtime.mallocgc', 'runtime.makeslice', 'm/f.New']],
    ['copying', ['runtime.memmove', 'm/f.New']],
    [
      'locks',
      ['runtime.futex', 'runtime.futexwakeup', 'runtime.semrelease1', 'sync.(*Mutex).Unlock', 'm/f.New'],
    ],
    [
      'scheduler',
      ['runtime.futex', 'runtime.stopm', 'runtime.findRunnable', 'runtime.schedule', 'runtime.mcall'],
    ],
    ['scheduler', ['internal/runtime/syscall/linux.Syscall6', 'runtime.netpoll', 'runtime.findRunnable']],
    [
      'system-calls',
      ['internal/runtime/syscall.Syscall6', 'syscall.RawSyscall6', 'syscall.write', 'os.(*File).Write'],
    ],
    // What another function of its own does is not the once's or the pool's.
    ['code', ['m/f.build', 'sync.(*Once).doSlow', 'm/f.New']],
    ['code', ['internal/runtime/maps.(*Map).getWithKeySmall', 'runtime.mapaccess1', 'm/f.New']],
    ['code', ['time.Now', 'm/f.New']],
    ['code', []],
    [
      'channels',
      [
        'runtime.ready',
        '_.goready.func1',
        'runtime.systemstack',
        'runtime.send',
        'runtime.chansend1',
        'm/f.New',
      ],
    ],
    ['locks', ['sync/atomic.(*Int32).Add', 'sync.(*RWMutex).RLock', 'm/f.New']],
    ['code', ['sync/atomic.(*Int32).Add', 'm/f.New']],
    ['garbage-collection', ['gcWriteBarrier', 'm/f.New']],
    ['scheduler', ['runtime.(*gcControllerState).findRunnableGCWorker', 'runtime.schedule', 'runtime.mcall']],
    ['runtime', ['runtime._System']],
    ['garbage-collection', ['runtime._GC']],
  ])('is %s of %j', (group, names) => {
    expect(cpuGroupOf(names)).toBe(group);
  });
});
