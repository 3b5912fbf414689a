// Waiting and processor time as people and programs read them.
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from '@jest/globals';
import type { Spread, WaitSite } from '../../src/model/contention.js';
import type { Report } from '../../src/model/report.js';
import type { BenchmarkResult } from '../../src/model/verdict.js';
import { worsePlaces } from '../../src/publish/desired.js';
import { siteWords } from '../../src/report/words/why.js';
import { reproduceCommands } from '../../src/report/words/reproduce.js';
import { renderJson } from '../../src/report/json.js';
import { renderComment } from '../../src/report/markdown.js';
import { placesOf } from '../../src/report/places.js';
import { renderReview } from '../../src/report/review.js';
import { renderTerminal } from '../../src/report/terminal.js';
import { bar } from '../../src/report/waiting-fold.js';
import { benchmark, change, culprit, relative, report, verdict } from './fixtures.js';

const spread = (center: number): Spread => ({ center, lo: center * 0.9, hi: center * 1.1, n: 5 });
const pair = (base: number, head: number) => ({ base: spread(base), head: spread(head) });

function site(waits: WaitSite['waits'], line: number, rest: Partial<WaitSite> = {}): WaitSite {
  return {
    ...{ waits, function: 'example.com/finder.(*Store).Get', file: 'store.go', line },
    ...{ own: true, inDiff: false, gone: false, change: 'none' },
    delay: pair(1e-7, 1e-7),
    contentions: pair(0.02, 0.02),
    ...rest,
  };
}

const held = site('release', 20, {
  function: 'example.com/finder.(*Store).Put',
  delay: pair(9e-8, 1.2e-6),
  change: 'more',
});
const waiting = site('lock', 12, {
  delay: pair(1e-7, 1.3e-6),
  contentions: pair(0.02, 0.93),
  change: 'more',
});

const slower = (rest: Partial<BenchmarkResult>, culprits: readonly ReturnType<typeof culprit>[] = []) =>
  report(
    verdict([
      benchmark(
        'Get',
        [
          change('sec/op', [1e-6, 1e-6, 1e-6], [2e-6, 2e-6, 2e-6], {
            ratio: [1.9, 2, 2.1],
            budget: relative(0.05),
            change: 'regression',
            outcome: 'exceeded',
            culprits,
          }),
        ],
        rest,
      ),
    ]),
  );

const contended = (): Report =>
  slower(
    {
      contention: { sites: [waiting, held, site('channel-receive', 30)], left: 2, procs: 4 },
      cpuGroups: [
        { group: 'garbage-collection', time: pair(1.2e-7, 3.4e-7), change: 'more' },
        { group: 'copying', time: pair(2e-7, 1e-7), change: 'less' },
        { group: 'code', time: pair(5e-7, 5e-7), change: 'none' },
      ],
      crossed: [
        {
          function: 'example.com/finder.(*Store).Get',
          cpu: 4.1e-7,
          waiting: 1.2e-6,
          allocations: 2,
          bytes: 96,
        },
      ],
    },
    [
      culprit('waiting-sec/op', 1e-7, 1.3e-6, {
        ...{
          function: 'example.com/finder.(*Store).Get',
          file: 'store.go',
          line: 12,
          inDiff: false,
          path: [],
        },
        waiting: { waits: 'lock', procs: 4, released: held },
      }),
    ],
  );

describe('a benchmark that waits', () => {
  it('is shown again by its block profile on several cores, and who unlocks by the mutex profile', () => {
    const report_ = contended();
    const [benchmark_] = report_.verdict.benchmarks;
    if (benchmark_ === undefined) throw new Error('no benchmark');
    const commands = reproduceCommands(report_, benchmark_, benchmark_.changes);
    expect(commands).toEqual([
      expect.stringMatching(
        /^go test .* -benchtime=1s -cpu=4 -blockprofile=block\.out -mutexprofile=mutex\.out \.$/,
      ),
      "go tool pprof -list='finder\\.\\(\\*Store\\)\\.Get$' block.out",
      expect.stringMatching(/^go tool pprof -list=.* mutex\.out$/),
    ]);
  });

  it('keeps functions that wait out of the profile of the processor', () => {
    const waiting_ = contended();
    const [benchmark_] = waiting_.verdict.benchmarks;
    const [change_] = benchmark_?.changes ?? [];
    if (benchmark_ === undefined || change_ === undefined) throw new Error('no change');
    const works = culprit('sec/op', 1e-7, 1.3e-6, {
      ...{ function: 'example.com/finder.Work', file: 'work.go', line: 3, inDiff: false, path: [] },
    });
    const both = [{ ...change_, culprits: [works, ...change_.culprits] }];
    const commands = reproduceCommands(waiting_, benchmark_, both);
    expect(commands.filter((command) => command.endsWith(' cpu.out'))).toHaveLength(1);
    expect(commands.find((command) => command.endsWith(' cpu.out'))).toContain('Work');
    expect(commands.filter((command) => command.includes(' -cpu=4 '))).toHaveLength(1);
  });

  it('has a heat table, processor time and functions in a fold', () => {
    const comment = renderComment(contended());
    const start = comment.indexOf('<details><summary>Waiting and processor time 1</summary>');
    expect(comment.slice(start, comment.indexOf('</details>', start))).toBe(
      `<details><summary>Waiting and processor time 1</summary>

finder \`Get\`

| line | waits | delay per op | times per op | heat |
| :- | :- | -: | -: | -: |
| \`store.go:12\` | for a lock | **100 ns → 1.3 µs** | 0.02 → 0.93 | \`█░░░░░░░\` → \`████████\` |
| \`store.go:20\` | makes others wait until it unlocks | **90 ns → 1.2 µs** | 0.02 → 0.02 | \`█░░░░░░░\` → \`███████░\` |
| \`store.go:30\` | to receive from a channel | 100 ns → 100 ns | 0.02 → 0.02 | \`█░░░░░░░\` → \`█░░░░░░░\` |

2 more lines wait for less

- Processor time per operation (sampled): garbage collection 120 ns → 340 ns, copying and clearing memory 200 ns → 100 ns
- \`finder.(*Store).Get\`: +410 ns of processor time, +1.2 µs of waiting, +2 allocs, +96 B per operation

`,
    );
  });

  it('says at its line for what, and where that is held', () => {
    const [place] = placesOf(contended().rows.exceeded);
    if (place === undefined) throw new Error('no place');
    expect(renderComment(contended())).toContain(
      '**+1.20 µs/op of waiting** (for a lock, on 4 cores) in `Get`<br>most waiting for locks ends where `store.go:20` in `finder.(*Store).Put` unlocks',
    );
    const review = renderReview(contended(), [{ place, at: 'here' }]);
    expect(review).toContain('**+1.20 µs/op of waiting** (for a lock, on 4 cores) on this line');
    expect(review).toContain(
      'Most waiting for locks ends where `store.go:20` in `finder.(*Store).Put` unlocks.',
    );
    expect(renderTerminal(contended(), { color: false, width: 200 })).toContain(
      '+1.20 µs/op of waiting (for a lock, on 4 cores)',
    );
  });

  it('says what the processor does more of beside a time that no line explains', () => {
    const told = contended();
    const [benchmark_] = told.verdict.benchmarks;
    if (benchmark_ === undefined) throw new Error('no benchmark');
    const { cpuGroups = [] } = benchmark_;
    const unplaced = slower({ cpuGroups });
    const words =
      /No line can be named for .*\.\n\s*(?:- )?finder.*Get.*: Processor time per operation \(sampled\): garbage collection 120 ns → 340 ns/;
    expect(renderComment(unplaced)).toMatch(words);
    expect(renderTerminal(unplaced, { color: false, width: 200 })).toMatch(words);
    // Where a line explains it, that is told in the fold alone.
    expect(renderTerminal(told, { color: false, width: 200 })).not.toContain('Processor time per operation');
    expect(renderComment(slower({}))).not.toContain('Processor time per operation');
  });

  it('has no fold where nothing stands out', () => {
    const quiet = slower({ contention: { sites: [site('lock', 12)], left: 0, procs: 4 }, cpuGroups: [] });
    expect(renderComment(quiet)).not.toContain('Waiting and processor time');
  });

  it('cannot break the table by the name of a file', () => {
    const odd = site('lock', 3, { file: 'a|b`<img>.go', change: 'more', delay: pair(0, 1e-6) });
    const comment = renderComment(slower({ contention: { sites: [odd], left: 0, procs: 2 } }));
    const row = comment.split('\n').find((line) => line.includes('img')) ?? '';
    expect(row.replace(/\\\|/g, '').split('|')).toHaveLength(7);
    expect(row).not.toContain('<img>.go |');
  });
});

describe('a benchmark that sleeps', () => {
  const sleeps = (line: number | null) =>
    slower({
      contention: { sites: [], left: 0, procs: 2 },
      offProcessor: {
        base: 0,
        head: 1e-3,
        sleep: line === null ? null : { file: 'poll.go', line, function: 'Poll' },
      },
    });

  it('is told where, likely, instead of that no line can be named', () => {
    const told =
      '- `poll.go:14` (line of the diff): +1.0 ms/op off-CPU for finder `Get`, likely this time.Sleep; no lock, channel or goroutine accounts for it';
    const comment = renderComment(sleeps(14));
    expect(comment).toContain(`**Where**\n${told}`);
    expect(comment).not.toContain('No line can be named');
    expect(renderTerminal(sleeps(14), { color: false, width: 200 })).toContain(
      'poll.go:14 (line of the diff): +1.0 ms/op off-CPU for finder.Get, likely this time.Sleep',
    );
    expect(renderComment(sleeps(null))).not.toContain('likely');
  });

  it('has a comment on that line, and none without one', () => {
    expect(worsePlaces(sleeps(null))).toEqual([]);
    const of = sleeps(14);
    const [place, ...others] = worsePlaces(of);
    expect([place, others]).toMatchObject([{ file: 'poll.go', line: 14, function: 'Poll' }, []]);
    if (place === undefined) return;
    const text = renderReview(of, [{ place, at: 'here' }]);
    expect(text).toContain(
      '**+1.0 ms/op** off-CPU, likely time.Sleep on this line in benchmark finder `Get`: no lock, channel or goroutine accounts for it.\n- sec/op 1.00 µs → 2.00 µs',
    );
    expect(text).toContain('-bench');
    expect(renderReview(of, [{ place, at: 9 }])).toContain(
      'time.Sleep on line 9 of this file, in `Poll`, in benchmark',
    );
  });
});

it('report.json has all of it, by its schema', () => {
  const schema = JSON.parse(
    readFileSync(new URL('../../schemas/report.schema.json', import.meta.url), 'utf8'),
  ) as object;
  const validate = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true }).compile(schema);
  const of = slower({
    contention: { sites: [waiting, held], left: 0, procs: 4 },
    cpuGroups: [{ group: 'code', time: pair(1, 2), change: 'more' }],
    crossed: [{ function: 'f', cpu: 1, waiting: 1 }],
    offProcessor: { base: 0, head: 1, sleep: { file: 'a.go', line: 1, function: 'Poll' } },
  });
  for (const each of [of, contended(), slower({})]) {
    validate(JSON.parse(renderJson(each)));
    expect(validate.errors ?? []).toEqual([]);
  }
  const parsed = JSON.parse(renderJson(contended())) as {
    benchmarks: { waiting: { contention: { sites: object[] } }; metrics: { culprits: object[] }[] }[];
  };
  expect(parsed.benchmarks[0]?.waiting.contention.sites[0]).toMatchObject({
    waits: 'lock',
    line: 12,
    change: 'more',
  });
  expect(parsed.benchmarks[0]?.metrics[0]?.culprits[0]).toMatchObject({
    unit: 'waiting-sec/op',
    waiting: { waits: 'lock', procs: 4, released: { file: 'store.go', line: 20 } },
  });
});

it.each([
  [0, '░░░░░░░░'],
  [-0.1, '░░░░░░░░'],
  [NaN, '░░░░░░░░'],
  [0.5, '████░░░░'],
  [1, '████████'],
  [7, '████████'],
])('a bar of %p is %s', (share, text) => {
  expect(bar(share)).toBe(text);
});

it.each(['more', 'less'] as const)('says on which side a line waits clearly %s', (change_) => {
  const text = JSON.stringify(siteWords(site('lock', 12, { change: change_ })));
  expect(text).toContain(`: clearly ${change_} on head`);
  expect(JSON.stringify(siteWords(site('lock', 12, { change: 'none' })))).not.toContain('clearly');
});
