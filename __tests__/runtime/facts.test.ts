// A dump proves little: what is said, how sure, and when nothing is.
import { describe, expect, it } from '@jest/globals';
import { factsOf, type DumpFact } from '../../src/runtime/facts.js';
import { readDumps } from '../../src/runtime/read-dump.js';
import { asleep, dump, locking, signal, snapshot, type Written } from './dump-builder.js';

const facts = (text: string): DumpFact[] => readDumps(text).dumps.flatMap((found) => factsOf(found));
const brief = (text: string): string[] =>
  facts(text).map((fact) =>
    `${fact.rule} ${fact.certainty} ${fact.goroutines.join(',')} ${'evidence' in fact ? fact.evidence : ''}`.trim(),
  );

const parked: Written = { id: 9, status: 'chan receive', calls: ['main.tick()'] };
const once = (id: number, address: string, ...inner: string[]): Written =>
  locking(id, address, [
    'sync.(*Once).doSlow(0x0?, 0x1)',
    'sync.(*Once).Do(...)',
    ...inner,
    'sync.(*Once).doSlow(0x0?, 0x0?)',
    'sync.(*Once).Do(...)',
    'main.load()',
  ]);

describe('the runtime’s own report', () => {
  it('is proof', () => {
    expect(brief(asleep([parked]))).toEqual(['all-asleep proven 9']);
  });

  it('is not when somebody runs: then someone else printed the words', () => {
    expect(brief(asleep([parked, { id: 4, status: 'running', calls: ['main.spin()'] }]))).toEqual([
      'all-asleep likely 4,9',
    ]);
  });

  it('counts only in front of a dump', () => {
    expect(
      brief(`fatal error: all goroutines are asleep - deadlock!\n${'x\n'.repeat(200)}${snapshot([parked])}`),
    ).toEqual([]);
  });
});

describe('waits that nothing ends', () => {
  it.each([
    ['chan receive (nil chan)', 'nil-channel-receive'],
    ['chan send (nil chan), 3 minutes', 'nil-channel-send'],
    ['select (no cases)', 'select-no-cases'],
    ['chan receive (leaked)', 'leaked'],
  ])('%s', (status, because) => {
    expect(facts(snapshot([{ id: 5, status, calls: ['main.f()'] }]))).toEqual([
      { rule: 'never-wakes', certainty: 'proven', because, goroutines: [5] },
    ]);
  });

  it('are not other waits, however long', () => {
    expect(
      brief(snapshot([{ id: 5, status: 'chan receive, 99 minutes', calls: ['main.f()'] }, parked])),
    ).toEqual([]);
  });
});

describe('sync.Once within itself', () => {
  it('is proven where the world stands still', () => {
    expect(brief(snapshot([once(5, '0xc000010004', 'main.init()'), parked]))).toEqual([
      'self-deadlock proven 5 once-frames',
    ]);
    expect(facts(snapshot([once(5, '0xc000010004', 'main.init()')]))[0]).toMatchObject({
      object: { kind: 'once', address: 0xc000010000 },
    });
  });

  it('is likely in a signal’s dump, and proven when nobody has moved for a minute', () => {
    const long = (written: Written): Written => ({ ...written, status: `${written.status}, 2 minutes` });
    const self = once(5, '0xc000010004', 'main.init()');
    expect(brief(signal([self, parked]))).toEqual(['self-deadlock likely 5 once-frames']);
    expect(brief(signal([long(self), parked]))).toEqual(['self-deadlock likely 5 once-frames']);
    expect(brief(signal([long(self), long(parked)]))).toEqual(['self-deadlock proven 5 once-frames']);
  });

  it('is not told when another goroutine is in a Once and gets on, the writer of the dump included', () => {
    const busy: Written = {
      id: 6,
      status: 'chan receive',
      calls: ['main.fill()', 'sync.(*Once).doSlow(0x0?, 0x0?)', 'sync.(*Once).Do(...)'],
    };
    expect(brief(snapshot([once(5, '0xc000010004', 'main.init()'), busy]))).toEqual([]);
    const writer = [
      'runtime/pprof.writeGoroutineStacks({0x1})',
      'main.dump()',
      'sync.(*Once).doSlow(0x0?, 0x0?)',
    ];
    expect(
      brief(dump([{ id: 1, status: 'running', calls: writer }, once(5, '0xc000010004', 'main.init()')])),
    ).toEqual([]);
  });

  it('is not told below a panic: the lock may have been given back', () => {
    expect(
      brief(
        snapshot([once(5, '0xc000010004', 'main.deferred()', 'panic({0x1, 0x2})', 'main.init()'), parked]),
      ),
    ).toEqual([]);
  });

  it('is less than proven when part of a stack or of the dump is missing', () => {
    const text = snapshot([once(5, '0xc000010004', 'main.init()'), parked]);
    expect(brief(text.replace('main.tick()', '...12 frames elided...\nmain.tick()'))).toEqual([
      'self-deadlock likely 5 once-frames',
    ]);
    expect(brief(text.slice(0, text.lastIndexOf('created by')))).toEqual([
      'self-deadlock likely 5 once-frames',
    ]);
  });

  it('two that wait for each other', () => {
    expect(
      brief(snapshot([once(5, '0xc000010004', 'main.a()'), once(6, '0xc000010010', 'main.b()')])),
    ).toEqual(['mutual-wait proven 5,6 once-frames']);
  });
});

describe('mutexes', () => {
  const a = '0xc000010000';
  const b = '0xc000010040';
  const cross = [locking(5, b, [`main.move(${a}, ${b})`]), locking(6, a, [`main.move(${b}, ${a})`])];

  it('of two that know each other’s are likely a deadlock, even when all are asleep', () => {
    expect(brief(snapshot(cross))).toEqual(['mutual-wait likely 5,6 addresses']);
    expect(brief(asleep(cross))).toEqual(['all-asleep proven 5,6', 'mutual-wait likely 5,6 addresses']);
  });

  it('may be held by a third, who knows them or is in the same function', () => {
    const third = (call: string): Written => ({ id: 7, status: 'sleep', calls: ['time.Sleep(0x5)', call] });
    expect(brief(snapshot([...cross, third(`main.other(${a})`)]))).toEqual([
      'held-while-waiting likely 5 addresses',
    ]);
    expect(brief(snapshot([...cross, third('main.move(0x0?, 0x0?)')]))).toEqual([]);
    expect(brief(snapshot([...cross, third('main.elsewhere(0x0?)')]))).toEqual([
      'mutual-wait likely 5,6 addresses',
    ]);
  });

  it('of two that stand crosswise are likely a deadlock, though who started them knows both', () => {
    const both = (status: string, call = `main.both(${a}, ${b})`): Written => ({
      id: 7,
      status,
      calls: [call],
    });
    for (const status of ['sync.WaitGroup.Wait', 'chan receive', 'select'])
      expect(brief(snapshot([...cross, both(status)]))).toEqual(['mutual-wait likely 5,6 crossed']);
    // Who sleeps, runs or writes may do so with the locks.
    for (const status of ['sleep', 'running', 'IO wait'])
      expect(brief(snapshot([...cross, both(status)]))).not.toContain('mutual-wait likely 5,6 crossed');
    // In the function itself it may hold one of them, whatever it waits for.
    const inside = both('chan receive', `main.move(${a}, ${b})`);
    expect(brief(snapshot([...cross, inside]))).not.toContain('mutual-wait likely 5,6 crossed');
    // Not crosswise: in different functions, with one of the values, at the same lock, or of three.
    const [five, six] = cross as [Written, Written];
    for (const other of [
      locking(6, a, [`main.back(${b}, ${a})`]),
      locking(6, a, [`main.move(${a}, 0x0?)`]),
      locking(6, b, [`main.move(${b}, ${a})`]),
    ])
      expect(brief(snapshot([five, other, both('chan receive')]))).not.toContain(
        'mutual-wait likely 5,6 crossed',
      );
    const third = locking(8, '0xc000010080', [`main.move(${a}, ${b})`]);
    expect(brief(snapshot([five, six, third, both('chan receive')])).join()).not.toContain('crossed');
  });

  it('whose words are stale say less', () => {
    const stale = [locking(5, b, ['main.move(0x0?, 0x0?)']), locking(6, a, ['main.move(0x0?, 0x0?)'])];
    expect(brief(snapshot(stale))).toEqual(['mutual-wait likely 5,6 same-function']);
    expect(brief(snapshot([...stale, locking(7, '0xc000010080', ['main.move(0x0?, 0x0?)'])]))).toEqual([]);
    expect(
      brief(snapshot([locking(5, b, ['main.left.func1()']), locking(6, a, ['main.left.func1()'])])),
    ).toEqual([]);
  });

  it('of two functions are likely a deadlock when nobody waits for another lock', () => {
    const two = [locking(5, b, ['main.f()']), locking(6, a, ['main.g()'])];
    expect(brief(snapshot(two))).toEqual(['mutual-wait likely 5,6 only-two-locks']);
    expect(brief(snapshot([...two, locking(7, '0xc000010080', ['main.h()'])]))).toEqual([]);
    expect(
      brief(snapshot([locking(5, b, ['example.com/a.f()']), locking(6, a, ['example.com/b.g()'])])),
    ).toEqual([]);
  });

  it('waited for by one alone are its own', () => {
    const alone = locking(5, a, ['main.BenchmarkX(0x1)']);
    const harness: Written = { id: 3, status: 'chan receive', calls: ['testing.(*B).doBench(0x1)'] };
    expect(brief(snapshot([alone, harness]))).toEqual(['self-deadlock likely 5 alone']);
    expect(brief(snapshot([alone, parked]))).toEqual([]);
    expect(brief(dump([alone, harness]))).toEqual([]);
  });

  it('wanted again by a method of the same object are likely its own, unless somebody else is in such a method', () => {
    const self = locking(5, '0xc000010008', ['main.(*cache).get(0x0?)', 'main.(*cache).add(0xc000010000)']);
    expect(brief(snapshot([self, parked]))).toEqual(['self-deadlock likely 5 addresses']);
    const other: Written = { id: 6, status: 'IO wait', calls: ['main.(*cache).flush(0x0?)'] };
    expect(brief(snapshot([self, other, parked]))).toEqual([]);
    const stranger = locking(5, '0xc000010008', [
      'main.(*cache).get(0x0?)',
      'main.(*store).add(0xc000010000)',
    ]);
    expect(brief(snapshot([stranger, parked]))).toEqual([]);
  });
});

describe('a writer of a RWMutex', () => {
  const reader = (id: number, semaphore: string): Written => ({
    id,
    status: 'sync.RWMutex.RLock',
    calls: [
      `runtime.semacquire1(${semaphore}, 0x0, 0x3, 0x0, 0x17)`,
      'sync.runtime_SemacquireRWMutexR(0x0?, 0x0?, 0x0?)',
      'sync.(*RWMutex).RLock(...)',
      'main.size()',
    ],
  });
  const writer: Written = {
    id: 5,
    status: 'sync.RWMutex.Lock',
    calls: [
      'runtime.semacquire1(0xc000010008, 0x0, 0x3, 0x0, 0x18)',
      'sync.runtime_SemacquireRWMutex(0x0?, 0x0?, 0x0?)',
      'sync.(*RWMutex).Lock(0x0?)',
      'main.push()',
    ],
  };
  const second = locking(8, '0xc000010000', ['sync.(*RWMutex).Lock(0x0?)', 'main.push()']);

  it('has those behind it that wait for the same lock', () => {
    const text = snapshot([writer, reader(6, '0xc00001000c'), reader(7, '0xc00002000c'), second]);
    expect(facts(text)).toEqual([
      {
        rule: 'behind-writer',
        certainty: 'proven',
        goroutines: [6, 8],
        writer: 5,
        object: { kind: 'rwmutex', address: 0xc000010000 },
      },
    ]);
    expect(brief(signal([writer, reader(6, '0xc00001000c')]))).toContain('behind-writer likely 6');
  });

  it('is told once for each lock, of some dozens, however many wait there', () => {
    const ids = Array.from({ length: 3000 }, (_, nth) => nth + 10);
    const at = (id: number, place: number): Written => ({
      ...writer,
      id,
      calls: writer.calls.map((call) => call.replace('c000010008', `c0${(place + 8).toString(16)}`)),
    });
    const crowd = facts(
      snapshot([
        ...ids.map((id) => ({ ...writer, id })),
        ...ids.map((id) => reader(id + 5000, '0xc00001000c')),
      ]),
    );
    expect(crowd.map(({ rule, goroutines }) => [rule, goroutines.length])).toEqual([['behind-writer', 3000]]);
    const many = ids.slice(0, 200).flatMap((id) => {
      const place = 0x10000000 + id * 64;
      return [at(id, place), reader(id + 5000, `0xc0${(place + 12).toString(16)}`)];
    });
    expect(facts(snapshot(many)).filter(({ rule }) => rule === 'behind-writer')).toHaveLength(50);
  });

  it('is a guess without addresses, and none when there are two', () => {
    const blind = (written: Written): Written => ({ ...written, calls: written.calls.slice(1) });
    expect(brief(snapshot([blind(writer), blind(reader(6, ''))]))).toContain('behind-writer likely 6');
    const two = [blind(writer), { ...blind(writer), id: 4 }, blind(reader(6, ''))];
    expect(brief(snapshot(two)).filter((fact) => fact.startsWith('behind'))).toEqual([]);
  });
});
