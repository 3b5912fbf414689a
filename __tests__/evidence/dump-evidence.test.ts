// What the dump of a process that hung or broke says in the repository's own lines.
import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { seededRandom } from '../../src/base/random.js';
import { dumpEvidence, type DumpEvidence } from '../../src/evidence/dump-evidence.js';
import type { Standing } from '../../src/model/goroutines.js';
import { asleep, dump, locking, signal, type Written } from '../runtime/dump-builder.js';

const modules = [{ path: 'example.com/x', dir: 'tools/x' }];
const read = (text: string, cut = false): DumpEvidence => {
  const found = dumpEvidence(Buffer.from(text), modules, cut);
  if (found === null) throw new Error('no dump');
  return found;
};
const corpus = (name: string): DumpEvidence => {
  const found = dumpEvidence(
    readFileSync(new URL(`../corpus/runtime/dumps/${name}`, import.meta.url)),
    modules,
    false,
  );
  if (found === null) throw new Error(`no dump in ${name}`);
  return found;
};
const brief = ({ count, ids, wait, at }: Standing): string =>
  `${count} ${ids.join()} ${wait} ${at === null ? '-' : `${at.function} ${at.file}:${at.line} ${at.own ? 'own' : 'foreign'}`}`;

/** A stack with a place for each call. */
const standingAt = (
  id: number,
  status: string,
  calls: readonly (readonly [call: string, place: string])[],
  created = 'example.com/x.New in goroutine 7\n\texample.com/x/x.go:3 +0x1',
): string =>
  `goroutine ${id} [${status}]:\n${calls.map(([call, place]) => `${call}\n\t${place} +0x1`).join('\n')}\ncreated by ${created}\n`;
const signalled = (...stacks: readonly string[]): string =>
  `SIGQUIT: quit\nPC=0x1 m=0 sigcode=0\n\n${stacks.join('\n')}\nrip    0x1\ncs     0x33\n`;

/** Writers of a lock each with a reader behind them. */
function behindWriters(count: number, lineOf: (index: number) => number): string[] {
  return Array.from({ length: count }, (_, index) => {
    const at = (offset: number): string => `0x${(0xc000010000 + 0x1000 * index + offset).toString(16)}`;
    const waiting = (id: number, lock: string, semaphore: string): string =>
      standingAt(id, `sync.RWMutex.${lock}`, [
        [`runtime.semacquire1(${semaphore}, 0x0, 0x3, 0x0, 0x18)`, 'runtime/sema.go:192'],
        [`sync.(*RWMutex).${lock}(0x0?)`, 'sync/rwmutex.go:155'],
        [`example.com/x.use${lock}()`, `example.com/x/use.go:${lineOf(index)}`],
      ]);
    return [waiting(100 + 2 * index, 'Lock', at(8)), waiting(101 + 2 * index, 'RLock', at(12))];
  }).flat();
}

describe('goroutines of a dump', () => {
  const worker = (id: number): string =>
    standingAt(id, 'chan receive, 3 minutes', [
      ['example.com/x.(*Pool).work(0x1)', 'example.com/x/pool.go:20'],
    ]);

  it('stand in own lines, grouped, with callers and where they were created', () => {
    const {
      goroutines,
      harness,
      whole,
      asleep: fallen,
    } = read(
      signalled(
        worker(9),
        worker(8),
        standingAt(4, 'sync.WaitGroup.Wait', [
          ['sync.(*WaitGroup).Wait(0x1)', 'sync/waitgroup.go:118'],
          ['example.com/dep.All(0x1)', 'example.com/dep@v1.2.0/dep.go:5'],
          ['example.com/x.Work(0x1)', 'example.com/x/work.go:41'],
          ['example.com/x.Begin.gowrap1()', 'example.com/x/work.go:9'],
          ['example.com/x.BenchmarkWork(0x1)', 'example.com/x/x_test.go:7'],
        ]),
      ),
    );
    expect(goroutines).toMatchObject({ count: 3, groupCount: 2, holder: null });
    expect(goroutines.groups.map(brief)).toEqual([
      '2 8,9 channel-receive example.com/x.(*Pool).work tools/x/pool.go:20 own',
      '1 4 waitgroup example.com/x.Work tools/x/work.go:41 own',
    ]);
    expect(goroutines.groups[0]).toMatchObject({
      minutes: 3,
      createdAt: { function: 'example.com/x.New', file: 'tools/x/x.go', line: 3, own: true },
    });
    // What the compiler puts around a call is nobody's line.
    expect(goroutines.groups[1]?.callers).toEqual([
      { function: 'example.com/x.BenchmarkWork', file: 'tools/x/x_test.go', line: 7, own: true },
    ]);
    expect({ harness, whole, fallen }).toEqual({ harness: 0, whole: true, fallen: null });
  });

  it('stand in code of others where none is our own, behind the runtime', () => {
    const foreign = standingAt(5, 'IO wait', [
      ['internal/poll.runtime_pollWait(0x1, 0x72)', 'runtime/netpoll.go:351'],
      ['net.(*conn).Read(0x1)', 'net/net.go:196'],
    ]);
    const dependency = standingAt(6, 'select', [
      ['net.(*conn).Read(0x1)', 'net/net.go:196'],
      ['example.com/dep.Serve(0x1)', 'example.com/dep@v1.2.0/dep.go:5'],
    ]);
    expect(read(signalled(foreign, dependency)).goroutines.groups.map(brief)).toEqual([
      '1 5 io net.(*conn).Read net/net.go:196 foreign',
      '1 6 select example.com/dep.Serve example.com/dep@v1.2.0/dep.go:5 foreign',
    ]);
  });

  it('put own code first, then the largest group', () => {
    const foreign = Array.from({ length: 4 }, (_, index) =>
      standingAt(20 + index, 'select', [['net.(*conn).Read(0x1)', 'net/net.go:196']]),
    );
    const own = standingAt(30, 'select', [['example.com/x.F(0x1)', 'example.com/x/f.go:2']]);
    expect(
      read(signalled(...foreign, own, worker(31), worker(32))).goroutines.groups.map(({ ids }) => ids[0]),
    ).toEqual([31, 30, 20]);
  });

  it('are one group however deep they recursed', () => {
    const deep = (id: number, depth: number): string =>
      standingAt(
        id,
        'select',
        Array.from({ length: depth }, () => ['example.com/x.F(0x1)', 'example.com/x/f.go:2'] as const),
      );
    expect(read(signalled(deep(5, 3), deep(6, 4), deep(7, 9))).goroutines.groups.map(brief)).toEqual([
      '3 5,6,7 select example.com/x.F tools/x/f.go:2 own',
    ]);
  });

  it('are those of the last dump of a text: before it a program logs stacks and recovers', () => {
    const logged = dump([{ id: 50, status: 'running', calls: ['example.com/x.log()'] }]);
    const thrown = `panic: caught\n\n${dump([{ id: 51, status: 'running', calls: ['example.com/x.log()'] }])}`;
    const last = signal([{ id: 52, status: 'select', calls: ['example.com/x.F(0x1)'] }]);
    expect(read(`${logged}\n${thrown}\n${last}`).goroutines.groups.map(({ ids }) => ids)).toEqual([[52]]);
  });

  it.each([
    ['nothing', ''],
    ['a message', 'panic: boom\n'],
    ['a stack that a program logged', dump([{ id: 5, status: 'running', calls: ['example.com/x.F()'] }])],
  ])('are not known from %s', (_, text) => {
    expect(dumpEvidence(Buffer.from(text), modules, false)).toBeNull();
  });

  it('leave out those of the runtime, and count those that only wait for the benchmark', () => {
    const { goroutines, harness } = corpus('sigquit-benchmark-go1.26.txt');
    expect(goroutines.groups.map(({ wait }) => wait)).not.toContain('runtime');
    expect(harness).toBeGreaterThan(0);
    const { groups } = goroutines;
    expect(groups.some(({ at }) => at?.function.startsWith('testing.') === true)).toBe(false);
  });
});

describe('who blocks whom', () => {
  const [a, b] = ['0xc000010000', '0xc000010040'];
  const cross = [
    locking(5, b, [`example.com/x.move(${a}, ${b})`]),
    locking(6, a, [`example.com/x.move(${b}, ${a})`]),
  ];

  it('is told as far as it goes, and what Go found by itself', () => {
    const found = read(asleep(cross));
    expect(found.asleep).toBe('process');
    expect(found.blocked).toMatchObject([
      {
        fact: { rule: 'mutual-wait', certainty: 'likely', goroutines: [5, 6] },
        goroutines: { count: 2, holder: null },
        alike: 0,
      },
    ]);
  });

  it('names who holds what others wait for', () => {
    const holder: Written = {
      id: 7,
      status: 'sleep',
      calls: ['time.Sleep(0x3b9aca00)', `example.com/x.other(${a})`],
    };
    const [fact] = read(signal([locking(5, a, [`example.com/x.move(${a})`]), holder])).blocked;
    expect(fact).toMatchObject({
      fact: { rule: 'held-while-waiting' },
      goroutines: { count: 1, holder: { ids: [7], wait: 'sleep', sleepMs: 1000 } },
    });
  });

  it('is told once of those that stand at the same lines', () => {
    const { blocked } = read(signalled(...behindWriters(3, () => 5)));
    expect(blocked.map(({ fact, alike }) => [fact.rule, alike])).toEqual([['behind-writer', 2]]);
  });

  it('needs a whole dump where it goes by who is not there', () => {
    const alone = signal([locking(5, a, ['example.com/x.BenchmarkX(0x1)'])]);
    expect(read(alone).blocked.map(({ fact }) => fact.rule)).toEqual(['self-deadlock']);
    expect(read(alone, true).blocked).toEqual([]);
    expect(read(alone, true).whole).toBe(false);
  });

  it.each([
    ['hang-pair-go1.26.txt', ['mutual-wait']],
    ['hang-self-go1.27.txt', ['self-deadlock']],
    ['hang-chan-go1.27.txt', []],
  ])('%s', (name, rules) => {
    expect(corpus(name).blocked.map(({ fact }) => fact.rule)).toEqual(rules);
  });
});

describe('hostile dumps', () => {
  it('are kept to a handful of groups, and the rest is counted', () => {
    const many = Array.from({ length: 5000 }, (_, index) =>
      standingAt(10 + index, 'select', [[`example.com/x.f${index}(0x1)`, `example.com/x/f.go:${index + 1}`]]),
    );
    const { goroutines } = read(signalled(...many));
    expect(goroutines).toMatchObject({ count: 5000, groupCount: 5000 });
    expect(goroutines.groups).toHaveLength(20);
  });

  it('are cut at more goroutines and bytes than we read, and then not whole', () => {
    const many = Array.from({ length: 25_000 }, (_, index) =>
      standingAt(10 + index, 'select', [['example.com/x.F(0x1)', 'example.com/x/f.go:1']]),
    );
    expect(read(signalled(...many))).toMatchObject({ whole: false, goroutines: { count: 20_000 } });
    const padded = `${signal([{ id: 5, status: 'select', calls: ['example.com/x.F()'] }])}${'x\n'.repeat(5 << 20)}`;
    expect(read(padded).whole).toBe(false);
  });

  it('keep long names short, and no path that is too long for one', () => {
    const name = `example.com/x.${'\u202e'.repeat(5000)}`;
    const long = standingAt(5, 'select', [[`${name}(0x1)`, `example.com/x/${'y'.repeat(3000)}.go:1`]]);
    const [group] = read(signalled(long)).goroutines.groups;
    expect(group?.at?.function).toHaveLength(1000);
    expect(group?.at).toMatchObject({ own: false });
    expect(group?.at?.file).toHaveLength(1000);
  });

  it('keep a handful of facts, and count the rest', () => {
    const nil = standingAt(5, 'chan send (nil chan)', [['example.com/x.F(0x1)', 'example.com/x/f.go:1']]);
    const found = read(signalled(...behindWriters(8, (index) => index + 1), nil));
    expect(found.blocked).toHaveLength(5);
    expect(found.blockedLeftOut).toBe(4);
    expect(found.blocked[0]?.fact.certainty).toBe('proven');
  });

  // Took 7 s more when each of the thousand facts looked up the lines of the same deep stack. No duration is asserted.
  it('made to take long by one who holds a thousand locks', () => {
    const word = (index: number): string => `0x${(0xc000000000 + 0x2000 * index).toString(16)}`;
    const ten = Array.from({ length: 10 }, (_, index) => index);
    const waiting = Array.from({ length: 1000 }, (_, index) =>
      locking(index + 10, word(index), [`main.F(${word(index + 50_000)})`]),
    );
    const deep = Array.from({ length: 150 }, (_, index) => `fmt.${'.gowrap1'.repeat(900)}${index}x()`);
    const knowing = Array.from(
      { length: 100 },
      (_, index) => `main.hold(${ten.map((digit) => word(10 * index + digit)).join(', ')})`,
    );
    const found = read(signal([...waiting, { id: 5, status: 'select', calls: [...deep, ...knowing] }]));
    expect(found.blocked.map(({ fact: { rule }, alike }) => [rule, alike])).toEqual([
      ['held-while-waiting', 999],
    ]);
    expect(found.blocked[0]?.goroutines.holder?.ids).toEqual([5]);
  });

  it('throw nothing and keep to the bounds, whatever is changed in them', () => {
    const random = seededRandom(20260706);
    const pick = (below: number): number => Math.floor(random.next() * below);
    const folder = new URL('../corpus/runtime/dumps/', import.meta.url);
    const texts = readdirSync(folder)
      .filter((name) => !name.includes('golden'))
      .map((name) => readFileSync(new URL(name, folder), 'utf8').slice(0, 20_000));
    let found = 0;
    for (let turn = 0; turn < 400; turn++) {
      const lines = (texts[pick(texts.length)] ?? '').split('\n');
      for (let change = pick(6); change >= 0; change--) {
        const [from, to] = [pick(lines.length), pick(lines.length)];
        if (change % 2 === 0) lines.splice(from, pick(4), lines[to] ?? '');
        else lines[to] = (lines[from] ?? '').slice(0, pick(80)) + (lines[to] ?? '').slice(pick(20));
      }
      const evidence = dumpEvidence(Buffer.from(lines.join('\n')), modules, false);
      if (evidence === null) continue;
      found++;
      const { goroutines, blocked } = evidence;
      const kept = goroutines.groups.reduce((sum, { count }) => sum + count, 0);
      expect([kept <= goroutines.count, goroutines.groups.length <= 20, blocked.length <= 5]).toEqual([
        true,
        true,
        true,
      ]);
    }
    expect(found).toBeGreaterThan(100);
  });
});
