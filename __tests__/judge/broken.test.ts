// Findings of benchmarks that hang or break with their goroutines waiting for each other.
import { describe, expect, it } from '@jest/globals';
import { keyOf } from '../../src/model/benchmark.js';
import type { Capture, RecordOf } from '../../src/model/capture.js';
import type { Finding, Verdict } from '../../src/model/verdict.js';
import { CaptureBuilder, pkg } from '../evidence/capture-builder.js';
import { look, policyOf, verdictOf } from './scene.js';

const three = { 'ns/op': [100, 101, 102], 'allocs/op': [1, 1, 1], 'B/op': [8, 8, 8] };
const measured = (side: 'base' | 'head'): CaptureBuilder =>
  new CaptureBuilder(side).package().benchmark(look).runs(look, three);

/** A goroutine that waits for the mutex at an address, within a function that has two of them. */
const locking = (id: number, address: string, words: string, name: string, line: number): string =>
  `goroutine ${id} [sync.Mutex.Lock]:
internal/sync.runtime_SemacquireMutex(0x0?, 0x0?, 0x0?)
	runtime/sema.go:95 +0x25
internal/sync.(*Mutex).lockSlow(${address})
	internal/sync/mutex.go:149 +0x15d
sync.(*Mutex).Lock(...)
	sync/mutex.go:46
${name}(${words})
	${name.slice(0, name.lastIndexOf('.'))}/x.go:${line} +0x4b
created by example.com/m/finder.start in goroutine 7
	example.com/m/finder/x.go:3 +0x1
`;
const [a, b] = ['0xc000010000', '0xc000010040'];
const own = 'example.com/m/finder.move';
const foreign = 'example.com/dep.move';
const ended = (...stacks: readonly string[]): string =>
  `SIGQUIT: quit\nPC=0x1 m=0 sigcode=0\n\n${stacks.join('\n')}\nrip    0x1\ncs     0x33\n`;
const crossed = (first = own, second = own): string =>
  ended(locking(8, b, `${a}, ${b}`, first, 40), locking(9, a, `${b}, ${a}`, second, 55));
const nil = (line: number): string => `goroutine 5 [chan receive (nil chan)]:
example.com/m/finder.wait()
	example.com/m/finder/x.go:${line} +0x1
created by example.com/m/finder.start in goroutine 7
	example.com/m/finder/x.go:3 +0x1
`;

function withDump(
  builder: CaptureBuilder,
  text: string,
  trouble: Partial<RecordOf<'trouble'>> = {},
): Capture {
  const name = trouble.name === undefined ? look : trouble.name;
  const capture = builder
    .trouble(name, trouble.ending ?? 'hung', { message: '', file: 'dumps/look.txt', ...trouble })
    .build();
  return { ...capture, files: new Map([...capture.files, ['dumps/look.txt', Buffer.from(text)] as const]) };
}
const blockedOf = ({ findings }: Verdict): readonly Finding[] =>
  findings.filter(({ rule }) => rule === 'goroutines-blocked');
const hungWith = (text: string, policy = policyOf(), patch: string | null = null): Verdict =>
  verdictOf(measured('base').build(), withDump(measured('head'), text), policy, patch);

describe('goroutines that block each other', () => {
  it('are a finding at a line of our own, with what is known of them', () => {
    const verdict = hungWith(crossed());
    expect(verdict.findings.map(({ rule }) => rule)).toEqual(['benchmark-broken', 'goroutines-blocked']);
    expect(blockedOf(verdict)).toMatchObject([
      {
        level: 'warning',
        benchmark: { pkg, name: look, procs: 1 },
        at: { file: 'finder/x.go', line: 40 },
        facts: {
          ...{ side: 'head', ending: 'hung', block: 'mutual-wait' },
          ...{ certainty: 'likely', evidence: 'addresses' },
        },
        goroutines: { count: 2, groupCount: 2, holder: null },
      },
    ]);
    expect(verdict.findings[0]?.goroutines?.count).toBe(2);
  });

  it('have a key without numbers', () => {
    const [first] = blockedOf(hungWith(crossed()));
    const moved = crossed().replaceAll(':40', ':140').replaceAll('goroutine 8 ', 'goroutine 18 ');
    const [second] = blockedOf(hungWith(moved));
    expect(first?.key).toBe(
      `goroutines-blocked ${keyOf({ pkg, name: look, procs: 1 })} head mutual-wait finder/x.go ${own}`,
    );
    expect(second?.key).toBe(first?.key);
  });

  it('are told at the one in our own code, and nowhere when none is', () => {
    expect(blockedOf(hungWith(crossed(foreign, own)))[0]?.at).toEqual({ file: 'finder/x.go', line: 55 });
    expect(blockedOf(hungWith(crossed(foreign, foreign)))[0]?.at).toBeNull();
  });

  it('are told at the one that came there through a line of the diff', () => {
    const patch =
      'diff --git a/finder/x.go b/finder/x.go\n--- a/finder/x.go\n+++ b/finder/x.go\n@@ -55 +55 @@\n-old\n+new\n';
    expect(blockedOf(hungWith(crossed(), policyOf(), patch))[0]?.at).toEqual({
      file: 'finder/x.go',
      line: 55,
    });
  });

  it.each([
    ['fail', 'error', 'warning'],
    ['warn', 'warning', 'warning'],
    ['pass', 'note', 'note'],
  ] as const)('weigh as much as that it broke, likely ones less: %s', (onFailed, proven, likely) => {
    const policy = policyOf({ onFailed });
    expect(blockedOf(hungWith(ended(nil(7)), policy)).map(({ level }) => level)).toEqual([proven]);
    expect(blockedOf(hungWith(crossed(), policy)).map(({ level }) => level)).toEqual([likely]);
  });

  it('are nobody’s fault on head where base hangs as well, and nothing any more where head does not', () => {
    const base = withDump(measured('base'), crossed());
    const both = verdictOf(base, withDump(measured('head'), crossed()));
    expect(both.findings.map(({ level, facts }) => [level, facts['side']])).toEqual([
      ['note', 'both'],
      ['note', 'both'],
    ]);
    const mended = verdictOf(base, measured('head').build());
    expect(mended.findings).toMatchObject([
      { rule: 'benchmark-broken', level: 'note', facts: { side: 'base' } },
    ]);
    expect(mended.findings[0]).not.toHaveProperty('goroutines');
  });

  it('are told once, and not again for each benchmark below the one that hung', () => {
    const sub = `${look}/deep`;
    const base = new CaptureBuilder('base').package().benchmark(sub).runs(sub, three).build();
    const head = withDump(new CaptureBuilder('head').package().benchmark(look), crossed());
    const { findings } = verdictOf(base, head);
    expect(findings.map(({ rule, benchmark }) => [rule, benchmark?.name])).toEqual([
      ['benchmark-broken', look],
      ['goroutines-blocked', look],
      ['benchmark-broken', sub],
    ]);
    expect(findings[2]).not.toHaveProperty('goroutines');
  });

  it('are told of a package that hangs before any benchmark runs', () => {
    const head = withDump(new CaptureBuilder('head').package(), crossed(), {
      name: null,
      cutOff: { by: 'timeout', ms: 2000 },
    });
    expect(
      verdictOf(measured('base').build(), head).findings.filter(({ benchmark }) => benchmark === null),
    ).toMatchObject([
      {
        rule: 'benchmark-broken',
        key: `benchmark-broken ${pkg} head`,
        facts: { side: 'head', pkg, ending: 'hung', cutOffMs: 2000 },
        goroutines: { count: 2 },
      },
      { rule: 'goroutines-blocked', at: { line: 40 }, facts: { pkg, block: 'mutual-wait' } },
    ]);
  });

  it('go by less where part of the dump is missing', () => {
    const alone = ended(locking(8, a, '0x1', 'example.com/m/finder.BenchmarkLook', 9));
    const blocked = (dropped?: number): (string | undefined)[] => {
      const head = withDump(measured('head'), alone, dropped === undefined ? {} : { dropped });
      return blockedOf(verdictOf(measured('base').build(), head)).map(({ facts }) =>
        String(facts['evidence']),
      );
    };
    expect(blocked()).toEqual(['alone']);
    expect(blocked(100)).toEqual([]);
  });
});

describe('goroutines of what broke', () => {
  it('tell where a package is that does not come to its benchmarks', () => {
    const main = `goroutine 1 [chan receive]:\nexample.com/m/finder.init.0()\n\texample.com/m/finder/x.go:9 +0x1\nmain.main()\n\t_testmain.go:46 +0x1\n`;
    const head = (text: string): Capture =>
      withDump(new CaptureBuilder('head').package(), text, { name: null });
    const whole = ({ findings }: Verdict) => findings.find(({ benchmark }) => benchmark === null);
    const base = measured('base').build();
    expect(whole(verdictOf(base, head(ended(nil(4), main))))).toMatchObject({
      at: { file: 'finder/x.go', line: 9 },
      facts: { stopped: true },
    });
    expect(whole(verdictOf(base, head(ended(nil(4)))))?.at).toBeNull();
  });

  it('are left out where the one that panicked is all there is', () => {
    const panic = `panic: boom\n\ngoroutine 7 [running]:\n${own}()\n\texample.com/m/finder/x.go:9 +0x1\n`;
    const head = withDump(measured('head'), panic, { ending: 'panicked', message: 'panic: boom' });
    const { findings } = verdictOf(measured('base').build(), head);
    expect(findings).toMatchObject([{ at: { file: 'finder/x.go', line: 9 } }]);
    expect(findings[0]).not.toHaveProperty('goroutines');
  });

  it('are told where Go found that all of them wait, though it is one', () => {
    const stuck = `fatal error: all goroutines are asleep - deadlock!\n\n${nil(9).replace(' (nil chan)', '')}`;
    const head = withDump(measured('head'), stuck, { ending: 'panicked', message: 'fatal error' });
    const { findings } = verdictOf(measured('base').build(), head);
    expect(findings).toMatchObject([{ facts: { asleep: 'process' }, goroutines: { count: 1 } }]);
  });
});
