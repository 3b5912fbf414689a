// The lines of a dump, what may stand around them, and how much is read.
import { describe, expect, it } from '@jest/globals';
import type { Goroutine } from '../../src/runtime/dump.js';
import { headerOf } from '../../src/runtime/dump-lines.js';
import { groupGoroutines } from '../../src/runtime/groups.js';
import { readDumps } from '../../src/runtime/read-dump.js';
import { firstUserFrame, isModuleCode, packageOf } from '../../src/runtime/user-code.js';
import { waitOf } from '../../src/runtime/wait.js';
import { dump, signal, snapshot, stack, type Written } from './dump-builder.js';

const parked: Written = { id: 7, status: 'chan receive', calls: ['main.wait(0xc000010000, 0x5?)'] };
const only = (text: string): Goroutine => readDumps(text).dumps[0]?.goroutines[0] as Goroutine;

describe('a header', () => {
  it('is read once over, however often it seems to begin', () => {
    expect(headerOf(`${'goroutine 1 ['.repeat(150_000)}:`, true)).toBeNull();
  });

  it.each([
    ['goroutine 7 [select]:', { id: 7, status: 'select', minutes: 0 }],
    [
      'goroutine 7 [chan receive (nil chan), 12 minutes, locked to thread]:',
      { status: 'chan receive (nil chan)', minutes: 12, lockedToThread: true },
    ],
    ['goroutine 7 gp=0xc000007c00 m=nil [GC worker (idle)]:', { status: 'GC worker (idle)' }],
    ['goroutine 7 gp=0xc000007c00 m=3 mp=0xc00008 [running]:', { status: 'running' }],
    [
      'goroutine 7 [chan send (leaked) (scan), 1 minutes]:',
      { status: 'chan send', leaked: true, minutes: 1 },
    ],
    ['goroutine 7 [chan receive (synctest), synctest group 4]:', { status: 'chan receive', bubble: 4 }],
    [
      'goroutine 7 [sync.WaitGroup.Wait (durable), synctest bubble 2]:',
      { status: 'sync.WaitGroup.Wait', bubble: 2 },
    ],
    [
      'goroutine 7 [select, 2 minutes labels:{"a]": "b, 9 minutes", "c": "d"}]:',
      {
        minutes: 2,
        labels: [
          ['a]', 'b, 9 minutes'],
          ['c', 'd'],
        ],
      },
    ],
    [
      'goroutine 7 [select] {a: b/c, "d e": "\\"\\n\\x01\\u00e9\\U0001f600"}:',
      {
        status: 'select',
        labels: [
          ['a', 'b/c'],
          ['d e', '"\n\u0001\u00e9\u{1f600}'],
        ],
      },
    ],
  ])('%s', (line, expected) => {
    expect(only(`${line}\nmain.f()\n\tx.go:1 +0x1\n`)).toMatchObject(expected);
  });

  it.each([
    'goroutine 7 [select]',
    'goroutine x [select]:',
    ' goroutine 7 [select]:',
    'goroutine profile: total 4',
    'goroutine 7 [select',
  ])('%s is none', (line) => {
    expect(readDumps(`${line}\nmain.f()\n\tx.go:1 +0x1\n`).dumps).toEqual([]);
  });
});

describe('frames', () => {
  it('have a place and words', () => {
    const text =
      'goroutine 7 [running]:\nmain.(*T[...]).f({0xc000010018, 0x1}, 0x2?, _, ...)\n\tC:/x y/a.go:12 +0x1d fp=0x1 sp=0x2 pc=0x3\n';
    expect(only(text).frames).toEqual([
      {
        function: 'main.(*T[...]).f',
        file: 'C:/x y/a.go',
        line: 12,
        native: false,
        arguments: [
          { value: 0xc000010018, stale: false },
          { value: 1, stale: false },
          { value: 2, stale: true },
          { value: null, stale: false },
          { value: null, stale: false },
        ],
      },
    ]);
    expect(
      only('goroutine 7 [running]:\r\npanic({0xffffffffffffffff, 0x0})\r\n\ta.go:1\r\n').frames,
    ).toMatchObject([{ function: 'panic', arguments: [{ value: null }, { value: 0 }] }]);
  });

  it('of C are known with a symbolizer and without', () => {
    const text =
      'goroutine 7 [syscall]:\nnon-Go function at pc=0x7f\nc_sleep\n\t/x/c.c:9 pc=0x1\nmystery\n\tpc=0x2\nmain.f()\n\ta.go:1 +0x1\n';
    expect(only(text).frames.map(({ function: name, line, native }) => [name, line, native])).toEqual([
      ['non-Go function', 0, true],
      ['c_sleep', 9, true],
      ['mystery', 0, true],
      ['main.f', 1, false],
    ]);
  });

  it.each([
    '...23 frames elided...',
    '...additional frames elided...',
    '\tgoroutine running on other thread; stack unavailable',
  ])('are known to be missing: %s', (line) => {
    expect(only(`goroutine 7 [running]:\nmain.f()\n\ta.go:1 +0x1\n${line}\n`).partial).toBe(true);
    expect(only('goroutine 7 [running]:\nmain.f()\n\ta.go:1 +0x1\n').partial).toBe(false);
  });

  it('of ancestors and of threads are not the goroutine’s', () => {
    const ancestor =
      '[originating from goroutine 1]:\nmain.up(...)\n\ta.go:2 +0x1\ncreated by main.top\n\ta.go:3 +0x1\n';
    const thread = 'runtime stack:\nruntime.throw()\n\tb.go:4 +0x1\n';
    for (const other of [ancestor, thread]) {
      const { frames, createdBy } = only(stack(parked).trimEnd() + `\n${other}`);
      expect(frames.map(({ function: name }) => name)).toEqual(['main.wait']);
      expect(createdBy).toEqual({
        function: 'main.start',
        file: 'example.com/x/x.go',
        line: 7,
        goroutine: 1,
      });
    }
  });
});

describe('text around a dump', () => {
  it('is passed over: output before, logs within, registers behind', () => {
    const noisy = signal([parked, { ...parked, id: 8 }])
      .replace('main.wait', '2026/01/02 log: value(3) = 4\n\nmain.wait')
      .replace('\texample', 'level=info msg="x"\n\texample')
      .replace('goroutine 8', 'half a linegoroutine 8');
    const { dumps, cut } = readDumps(`BenchmarkX-2   \t${noisy}exit status 2\nFAIL\n`);
    expect(dumps).toHaveLength(1);
    expect(dumps[0]).toEqual(readDumps(signal([parked, { ...parked, id: 8 }])).dumps[0]);
    expect(dumps[0]?.goroutines.map(({ id, frames }) => [id, frames.length])).toEqual([
      [7, 1],
      [8, 1],
    ]);
    expect(cut).toEqual({ characters: 0, goroutines: 0, frames: 0, lines: 0 });
  });

  it('may hold several dumps', () => {
    const { dumps } = readDumps(
      `${dump([parked])}\npanic: x\n\ty\n\n${dump([parked, { ...parked, id: 1 }])}\n${snapshot([parked])}`,
    );
    expect(dumps.map(({ cause, goroutines }) => [cause?.kind ?? null, goroutines.length])).toEqual([
      [null, 1],
      ['panic', 2],
      ['profile', 2],
    ]);
  });

  it('cut at its end is not whole', () => {
    const whole = signal([parked]);
    expect(readDumps(whole).dumps[0]?.whole).toBe(true);
    expect(readDumps(whole.slice(0, whole.indexOf('rip'))).dumps[0]?.whole).toBe(false);
    expect(readDumps(snapshot([parked])).dumps[0]?.whole).toBe(true);
    expect(readDumps(snapshot([parked]).replace(/created by[^]*/, '')).dumps[0]?.whole).toBe(false);
    expect(readDumps(`panic: x\n\n${dump([parked])}`).dumps[0]?.whole).toBe(false);
    expect(readDumps(dump([parked])).dumps[0]?.whole).toBe(false);
  });
});

describe('bounds', () => {
  const many = signal(Array.from({ length: 50 }, (_, id) => ({ ...parked, id: id + 1 })));

  it('count what is left out', () => {
    const { dumps, cut } = readDumps(many, { goroutines: 20 });
    expect(dumps[0]).toMatchObject({ whole: false, goroutines: { length: 20 } });
    expect(cut.goroutines).toBe(30);
    expect(readDumps(many, { characters: 500 }).cut.characters).toBe(many.length - 500);
    expect(readDumps(many, { characters: 500 }).dumps[0]?.whole).toBe(false);
  });

  it('hold for frames and lines', () => {
    const deep = snapshot([{ ...parked, calls: Array.from({ length: 9 }, () => 'main.f(0x1)') }]);
    const { dumps, cut } = readDumps(deep, { frames: 4 });
    expect(dumps[0]?.goroutines[1]).toMatchObject({ partial: true, frames: { length: 4 } });
    expect(cut.frames).toBe(5);
    const long = readDumps(`${'x'.repeat(9000)}\n${many}`);
    expect(long.cut.lines).toBe(1);
    expect(long.dumps[0]).toMatchObject({ whole: false, goroutines: { length: 50 } });
  });
});

describe('what goroutines wait for', () => {
  const kind = (status: string, ...calls: string[]) => waitOf(only(stack({ id: 7, status, calls }))).kind;

  it.each([
    [
      'semacquire',
      'waitgroup',
      ['sync.runtime_Semacquire(0x0?)', 'sync.(*WaitGroup).Wait(0x0?)', 'main.f()'],
    ],
    [
      'semacquire',
      'io',
      ['internal/poll.runtime_Semacquire(0x0?)', 'internal/poll.(*fdMutex).rwlock(0x1)', 'main.f()'],
    ],
    [
      'semacquire',
      'mutex',
      ['sync.runtime_SemacquireMutex(0x0?)', 'sync.(*Mutex).lockSlow(0x1)', 'main.f()'],
    ],
    ['semacquire', 'other', ['main.f()']],
    [
      'sync.Mutex.Lock',
      'rwmutex-write',
      ['sync.(*Mutex).lockSlow(0x1)', 'sync.(*Mutex).Lock(...)', 'sync.(*RWMutex).Lock(0x1)', 'main.f()'],
    ],
    ['wait for GC cycle', 'gc', ['main.f()']],
    ['sleep', 'runtime', []],
    ['some new reason', 'other', ['main.f()']],
  ])('%s → %s', (status, expected, calls) => {
    const text = stack({
      id: 7,
      status,
      calls: calls.length > 0 ? calls : ['time.Sleep(0x5)', 'runtime.bgscavenge(0x1)'],
    });
    expect(waitOf(only(calls.length > 0 ? text : text.replace('main.start', 'runtime.gcenable'))).kind).toBe(
      expected,
    );
  });

  it('sleep has a length where it can be read', () => {
    expect(
      waitOf(only(stack({ id: 7, status: 'sleep', calls: ['time.Sleep(0x3b9aca00)', 'main.f()'] })))
        .sleepNanoseconds,
    ).toBe(1e9);
    expect(
      waitOf(only(stack({ id: 7, status: 'sleep', calls: ['time.Sleep(0x1?)', 'main.f()'] })))
        .sleepNanoseconds,
    ).toBeNull();
    expect(kind('running', 'time.Sleep(0x1)')).toBe('running');
  });
});

describe('groups', () => {
  it('join by kind, places and creator, and come largest first', () => {
    const other: Written = { id: 2, status: 'select, 5 minutes', calls: ['main.loop(0x1)'] };
    const waits = [3, 4, 5].map((id) => ({
      ...parked,
      id,
      status: `chan receive${id > 3 ? `, ${id} minutes` : ''}`,
      calls: [`main.wait(0x${id}0000)`],
    }));
    const groups = groupGoroutines(readDumps(dump([other, ...waits])).dumps[0]?.goroutines ?? []);
    expect(groups.map(({ kind, ids, minutes }) => [kind, ids, minutes])).toEqual([
      ['channel-receive', [3, 4, 5], 5],
      ['select', [2], 5],
    ]);
  });
});

describe('user code', () => {
  it.each([
    ['main.main.func1', 'main'],
    ['gopkg.in/yaml%2ev3.(*Decoder).Decode', 'gopkg.in/yaml.v3'],
    ['example.com/a.Map[go.shape.*example.com/b.T]', 'example.com/a'],
    ['internal/sync.(*Mutex).Lock', 'internal/sync'],
    ['panic', 'runtime'],
  ])('%s is of %s', (name, expected) => {
    expect(packageOf(name)).toBe(expected);
  });

  it.each([
    ['main.main', '_testmain.go', false],
    ['main._Cfunc_f', '_cgo_gotypes.go', false],
    ['net/http.(*conn).serve', 'net/http/server.go', false],
    ['mymodule/net.Dial', 'mymodule/net/dial.go', true],
    ['example.com/a.BenchmarkPprofgateEnd', 'a/z_test.go', false],
    ['example.com/a.pprofgateCollect', 'a/z_test.go', false],
    ['example.com/a.BuildPprofgate', 'a/build.go', true],
  ])('%s in %s: %s', (name, file, expected) => {
    expect(isModuleCode({ function: name, file, line: 1, arguments: [], native: false })).toBe(expected);
  });

  it('is what the caller says it is', () => {
    const { frames } = only(
      stack({
        id: 7,
        status: 'select',
        calls: ['runtime.x()', 'example.com/dep.f()', 'example.com/own.g()'],
      }),
    );
    expect(firstUserFrame(frames)?.function).toBe('example.com/dep.f');
    expect(firstUserFrame(frames, ({ function: name }) => name.includes('/own.'))?.function).toBe(
      'example.com/own.g',
    );
  });
});
