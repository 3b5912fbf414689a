// What a goroutine waited for, by the names that Go 1.21 and 1.27 leave on top of its stack.
import { describe, expect, it } from '@jest/globals';
import { byWait, waitOf } from '../../src/profile/waits.js';
import { table } from '../judge/stacks.js';

const own = ['m/f.(*Store).Get', 'm/f.BenchmarkGet', 'testing.(*B).runN', 'testing.(*B).launch'];
const worker = ['m/f.(*Worker).run', 'm/f.Start.func1'];

describe('a stack of a block profile', () => {
  it.each([
    ['lock', ['sync.(*Mutex).Lock']],
    ['lock', ['sync.(*Mutex).Lock', 'sync.(*RWMutex).Lock']],
    ['lock', ['sync.(*RWMutex).RLock']],
    ['lock', ['internal/sync.(*Mutex).lockSlow', 'internal/sync.(*Mutex).Lock', 'sync.(*Mutex).Lock']],
    ['lock', ['sync.(*Mutex).Lock', 'sync.(*Once).doSlow', 'sync.(*Once).Do']],
    ['lock', ['sync.runtime_SemacquireMutex', 'sync.(*Mutex).lockSlow']],
    ['lock', ['internal/poll.runtime_Semacquire', 'internal/poll.(*fdMutex).rwlock']],
    ['channel-send', ['runtime.chansend1']],
    ['channel-receive', ['runtime.chanrecv1']],
    ['channel-receive', ['runtime.chanrecv2']],
    ['channel-receive', ['reflect.chanrecv', 'reflect.Value.recv']],
    ['select', ['runtime.selectgo']],
    ['select', ['reflect.rselect', 'reflect.Select']],
    ['wait-group', ['sync.(*WaitGroup).Wait']],
    ['condition', ['sync.(*Cond).Wait']],
  ])('is a %s below %j', (waits, leaves) => {
    expect(waitOf('block', [...leaves, ...own])).toBe(waits);
  });

  it('is nothing where it is not known what it waits for', () => {
    expect(waitOf('block', ['runtime.somethingNew', ...own])).toBeNull();
    expect(waitOf('block', [])).toBeNull();
  });

  it.each([
    [
      'b.RunParallel',
      ['sync.(*WaitGroup).Wait', 'testing.(*B).RunParallel', 'm/f.BenchmarkGet', 'testing.(*B).runN'],
    ],
    [
      'b.Run',
      ['runtime.chanrecv1', 'testing.(*B).run1', 'testing.(*B).Run', 'm/f.BenchmarkGet', 'testing.(*B).runN'],
    ],
    ['a finished benchmark', ['runtime.chanrecv1', 'testing.(*B).doBench', 'testing.(*B).run', 'main.main']],
    [
      'sentinels',
      [
        'runtime.chanrecv1',
        'm/f_test.pprofgateCounters',
        'm/f_test.BenchmarkPprofgateEnd',
        'testing.(*B).runN',
      ],
    ],
    ['the runtime alone', ['sync.(*Mutex).Lock', 'runtime.main']],
  ])('is nothing where %s waits', (_, names) => {
    expect(waitOf('block', names)).toBeNull();
  });

  it.each([
    ['runtime.chanrecv2', null],
    ['runtime.selectgo', null],
    ['sync.(*Cond).Wait', null],
    ['sync.(*Mutex).Lock', 'lock'],
  ])('of a goroutine of its own, below %s, is %p: it may idle, but not at a lock', (leaf, waits) => {
    expect(waitOf('block', [leaf, ...worker])).toBe(waits);
  });
});

describe('a stack of a mutex profile', () => {
  it.each([
    ['release', ['sync.(*Mutex).Unlock', ...own]],
    ['release', ['sync.(*RWMutex).RUnlock', ...worker]],
    ['runtime', ['runtime.unlock', 'runtime.chansend', 'runtime.chansend1', ...own]],
    ['runtime', ['runtime.unlock2', 'runtime.wakep', ...own]],
    ['runtime', ['runtime._LostContendedRuntimeLock', ...own]],
    [null, ['runtime.unlock', 'runtime.schedule', 'runtime.mcall']],
    [null, ['sync.(*Mutex).Unlock', 'testing.(*common).Log', 'm/f.BenchmarkGet']],
  ])('is a %s of %j', (waits, names) => {
    expect(waitOf('mutex', names)).toBe(waits);
  });
});

it('rows are told apart by what they wait for, with the frames of the whole', () => {
  const get = 'm/f.Get example.com/m/f/get.go:9@5';
  const of = table(
    `3: sync.(*Mutex).Lock sync/mutex.go:90@81 < ${get}`,
    `5: runtime.chanrecv1 runtime/chan.go:442@441 < ${get}`,
    `7: sync.(*RWMutex).RLock sync/rwmutex.go:70@60 < ${get}`,
    `11: runtime.other runtime/other.go:1@1 < ${get}`,
  );
  const found = byWait('block', of);
  expect([...found].map(([waits, { values, count }]) => [waits, count, [...values]])).toEqual([
    ['lock', 2, [3, 7]],
    ['channel-receive', 1, [5]],
  ]);
  expect(found.get('channel-receive')?.frames).toBe(of.frames);
  const { stack, stackStart } = found.get('lock') ?? of;
  expect(of.frames[stack[stackStart[1] ?? 0] ?? 0]?.function).toBe('sync.(*RWMutex).RLock');
});
