// One report through every renderer.
import { describe, expect, it } from '@jest/globals';
import type { Manifest } from '../../src/model/capture.js';
import type { Report } from '../../src/model/report.js';
import { annotationsOf } from '../../src/report/annotations.js';
import { renderJson } from '../../src/report/json.js';
import { renderComment, renderSummary } from '../../src/report/markdown.js';
import { renderTerminal } from '../../src/report/terminal.js';
import { placesOf, shortFunction } from '../../src/report/places.js';
import { renderReview } from '../../src/report/review.js';
import { headline, markOf } from '../../src/report/words/verdict.js';
import { outcomes, type Outcome, type Status, type Verdict } from '../../src/model/verdict.js';
import {
  allBroken,
  benchmark,
  budget,
  change,
  culprit,
  fine,
  finding,
  growth,
  huge,
  manifest,
  module,
  report,
  reports,
  story,
  verdict,
  withNames,
} from './fixtures.js';
import { at, goroutines, standing } from './goroutines.js';

const terminal = { color: false, width: 100 };

describe('the page of a report', () => {
  const url = 'https://github.com/owner/repository/actions/runs/7/artifacts/9';
  const last = (text: string): string => text.trimEnd().split('\n').at(-1) ?? '';

  it.each([
    ['something moved', story()],
    ['all is well', report(verdict(fine(3)))],
  ])('is linked at the end of what tells base and head where %s', (_, of) => {
    for (const render of [renderComment, renderSummary]) {
      const line = render(of, {}, { url })
        .split('\n')
        .find((text) => text.includes(' · head '));
      expect(line).toMatch(new RegExp(` · \\[full report\\]\\(${url}\\)$`));
      expect(render(of)).not.toContain('full report');
    }
  });

  it('is named where it lies', () => {
    expect(last(renderSummary(story(), {}, { file: 'a`b/report.html' }))).toMatch(
      / · full report ``a`b\/report\.html``$/,
    );
  });

  it.each(['javascript:alert(1)', 'https://x/y)[z](http://evil', 'https://x y', ''])(
    'is not linked to %p',
    (odd) => {
      expect(renderComment(story(), {}, { url: odd })).toBe(renderComment(story()));
    },
  );
});

describe('the head of a pull request', () => {
  const measured = '33f25a7'.padEnd(40, '0');
  const of = (pullHead: string | null, commit: Partial<Manifest['commit']> = {}): Report => {
    const head = manifest('head');
    const merged = { ...head, commit: { ...head.commit, sha: measured, ...commit } };
    return report(verdict(fine(1)), { manifests: { base: manifest('base'), head: merged }, pullHead });
  };
  const pullHead = '995e825'.padEnd(40, '0');

  it('is called what people know it by', () => {
    expect(renderComment(of(pullHead))).toContain(' · head `995e825`, merged as `33f25a7` · ');
    expect(renderTerminal(of(pullHead), { color: false, width: 120 })).toContain(
      '→ head 995e825, merged as 33f25a7 ',
    );
  });

  it.each([
    ['was measured itself', of(measured)],
    ['is none', of(null)],
  ])('stands alone where it %s', (_, one) => {
    expect(renderComment(one)).toContain(' · head `33f25a7` · ');
  });

  it('is not said of what is no commit', () => {
    expect(renderComment(of(pullHead, { sha: null, dirty: true }))).not.toContain('merged as');
  });
});

describe('every surface', () => {
  it.each([...reports])('%s: says the same verdict', (_, build) => {
    const of = build();
    const sentence = `${markOf(of)} ${headline(of)}`;
    expect(renderComment(of).split('\n')[0]).toBe(`### ${sentence}`);
    expect(renderSummary(of).split('\n')[0]).toBe(`### ${sentence}`);
    expect(renderTerminal(of, terminal).trimEnd().split('\n').at(-1)).toContain(sentence);
    const json = JSON.parse(renderJson(of)) as { outcome: string; headline: string; passes: boolean };
    expect(json).toMatchObject({
      outcome: of.verdict.outcome,
      headline: headline(of),
      passes: of.verdict.passes,
    });
    expect(markOf(of) === '✗').toBe(!of.verdict.passes);
    if (of.verdict.outcome === 'within') expect(annotationsOf(of)).toEqual([]);
  });

  it.each(outcomes.flatMap((outcome) => [true, false].map((passes) => [outcome, passes] as const)))(
    'outcome %s, passes %s: a doubt is never a pass in disguise',
    (outcome, passes) => {
      const of = report(verdict([], { outcome, passes }));
      expect(markOf(of)).toBe(!passes ? '✗' : outcome === 'within' ? '✓' : '~');
      if (outcome !== 'within') expect(headline(of)).not.toBe('No benchmark breaks a budget');
    },
  );
});

describe('composeReport', () => {
  const one = (outcome: Outcome, status: Status = 'measured', name: string = outcome) =>
    benchmark(name, [change('allocs/op', 1, 2, { outcome, budget: growth(0) })], { status });

  it('counts each benchmark once', () => {
    const statuses: Status[] = ['added', 'removed', 'failed', 'hung', 'skipped', 'unchanged'];
    const { counts } = report(
      verdict([
        ...outcomes.map((outcome) => one(outcome)),
        ...statuses.map((status) => benchmark(status, [], { status })),
        one('exceeded', 'added', 'NewAndTooMuch'),
      ]),
    );
    expect(counts).toMatchObject({
      benchmarks: 11,
      exceeded: 2,
      unproven: 1,
      unmeasured: 1,
      within: 1,
      broken: 2,
      added: 1,
      removed: 1,
      skipped: 1,
      unchanged: 1,
      measured: 4,
    });
  });

  it('puts the worst first, and certain metrics before sampled ones', () => {
    const { rows, verdict: of } = story();
    expect(of.benchmarks.slice(0, 3).map(({ id }) => id.name)).toEqual([
      'BenchmarkWalk',
      'BenchmarkLook/miss',
      'BenchmarkParse/large',
    ]);
    expect(rows.exceeded.map((row) => row.change.metric.unit)).toEqual([
      'goroutines-left/op',
      'allocs/op',
      'B/op',
      'sec/op',
    ]);
  });

  it('ranks a loss of throughput as worse', () => {
    const drop = (name: string, ratio: number) =>
      benchmark(name, [
        change('B/s', [1, 1, 1], [1, 1, 1], { ratio: [ratio, ratio, ratio], outcome: 'exceeded' }),
      ]);
    const { verdict: of } = report(verdict([drop('Mild', 0.9), drop('Bad', 0.2)]));
    expect(of.benchmarks.map(({ id }) => id.name)).toEqual(['BenchmarkBad', 'BenchmarkMild']);
  });

  it('names packages by folder, in full where that is not enough, with processors where they differ', () => {
    const root = benchmark('A', [], { procs: 2 });
    const wide = benchmark('A', [], { procs: 8 });
    const twin = benchmark('B', [], { pkg: `${module}/finder` });
    const far = benchmark('C', [], { pkg: `${module}/in/deep` });
    const { labels } = report(verdict([root, wide, twin, far]));
    expect([...labels.values()].sort((a, b) => (a.name < b.name ? -1 : 1))).toEqual([
      { pkg: module, name: 'A-2' },
      { pkg: module, name: 'A-8' },
      { pkg: `${module}/finder`, name: 'B' },
      { pkg: 'in/deep', name: 'C' },
    ]);
  });

  it('keeps names from outside apart from those of the language', () => {
    const { labels } = withNames(['__proto__', 'constructor']);
    expect([...labels.values()].map(({ pkg }) => pkg).sort()).toEqual(['__proto__', 'constructor']);
  });
});

describe('the comment', () => {
  it('is two lines and folds when all is well', () => {
    const [first, blank, second, ...rest] = renderComment(report(verdict(fine(3)))).split('\n');
    expect([first, blank]).toEqual(['### ✓ No benchmark breaks a budget', '']);
    expect(second).toContain('3 within budget');
    expect(second).toContain('base `3f2a1c0` (merge base with origin/main)');
    expect(rest.join('\n').trim()).toMatch(/^<details>[^]*<\/details>$/);
  });

  it('shows 0 → 3 as +3, and a loss of throughput as such', () => {
    const text = renderComment(allBroken());
    expect(text).toContain('| allocs/op | 0 | 3 | **+3** | +0 |');
    expect(text).toContain('| B/s | 842 MB/s | 740 MB/s | **−12 %** (−15 … −9) | −5 % |');
  });

  it('shows an absolute limit broken by what is new', () => {
    const fresh = benchmark(
      'New',
      [
        change('B/op', null, 2048, {
          outcome: 'exceeded',
          budget: budget({ kind: 'limit', op: '<=', value: 1024 }, '<= 1KiB'),
        }),
      ],
      { status: 'added' },
    );
    expect(renderComment(report(verdict([fresh])))).toContain(
      '| finder `New` | B/op | – | 2.00 KiB | **new** | ≤ 1 KiB |',
    );
  });

  it('says that a changed benchmark is not judged by relative budgets', () => {
    expect(renderComment(story())).toContain(
      'the benchmark itself changed; relative budgets do not judge it',
    );
  });

  const brokenOn = (side: string, rest: Partial<Verdict> = {}, status: Status = 'failed') => {
    const walk = benchmark('Walk', [], { status });
    const facts = { side, ending: 'panicked', message: 'panic: boom' };
    const broken = finding({ rule: 'benchmark-broken', level: 'note', benchmark: walk.id, facts });
    return report(verdict([walk, ...fine(2)], { findings: [broken], ...rest }));
  };

  it('says of a benchmark that breaks on both sides so', () => {
    const text = renderComment(brokenOn('both'));
    expect(text).toContain('finder `Walk` panics on both sides: `panic: boom`');
    expect(text).toMatch(/^### ~ 1 of 3 benchmarks does not run to the end; that does not fail the gate\n/);
  });

  it('does not hold against head what only base broke', () => {
    const of = brokenOn('base', {}, 'added');
    for (const text of [renderComment(of), renderTerminal(of, terminal)]) {
      expect(text).toContain('panics on base');
      expect(text).not.toMatch(/✗|does not run to/);
    }
    expect(markOf(of)).toBe('✓');
    const onHead = renderTerminal(brokenOn('head', { passes: false }), terminal);
    expect(onHead).toMatch(/✗ \S*finder\.Walk panics on head/);
  });

  it('shows where a benchmark was when it was cut off, and by what', () => {
    const walk = benchmark('Walk', [], { status: 'hung' });
    const facts = { side: 'head', ending: 'hung', message: '', cutOffBy: 'time-budget', cutOffMs: 15_000 };
    const broken = finding({
      rule: 'benchmark-broken',
      level: 'error',
      benchmark: walk.id,
      at: { file: 'finder/walk.go', line: 88 },
      facts: { ...facts, stopped: true },
    });
    const of = report(verdict([walk, ...fine(2)], { findings: [broken], passes: false }));
    const how = 'cut off after 15 s, its share of what was left of time-budget, before timeout';
    expect(renderComment(of)).toContain(
      `finder \`Walk\` takes too long on head (\`finder/walk.go:88\`): ${how}`,
    );
    expect(renderTerminal(of, terminal)).toContain(`takes too long on head (finder/walk.go:88): ${how}`);
  });

  it('tells benchmarks apart whose goroutines stand elsewhere, and joins those whose ids alone differ', () => {
    const hung = (name: string, id: number, line: number) =>
      finding({
        rule: 'benchmark-broken',
        benchmark: benchmark(name).id,
        facts: { side: 'head', ending: 'hung', message: '' },
        goroutines: goroutines([standing(id, 'select', { at: at('Serve', 'serve.go', line) })]),
      });
    const findings = [hung('A', 7, 10), hung('B', 8, 10), hung('C', 9, 11)];
    const broken = findings.map((of) => benchmark(of.benchmark?.name.slice(9) ?? '', [], { status: 'hung' }));
    const text = renderTerminal(report(verdict(broken, { findings, passes: false })), terminal);
    expect(text.split('\n').filter((row) => /^✗ finder|serve\.go/.test(row))).toEqual([
      '✗ finder.A, finder.B hangs on head',
      '      goroutine 7 waits in a select in finder.Serve (serve.go:10)',
      '✗ finder.C hangs on head',
      '      goroutine 9 waits in a select in finder.Serve (serve.go:11)',
    ]);
  });

  it('tells of the goroutines of some, and counts the others', () => {
    const all = Array.from({ length: 8 }, (_, index) => benchmark(`H${index}`, [], { status: 'hung' }));
    const findings = all.map(({ id }, index) =>
      finding({
        rule: 'benchmark-broken',
        benchmark: id,
        facts: { side: 'head', ending: 'hung', message: '' },
        goroutines: goroutines([standing(7, 'select', { at: at('Serve', 'serve.go', index + 1) })]),
      }),
    );
    const of = report(verdict(all, { findings, passes: false }));
    const text = renderTerminal(of, terminal);
    expect(text.match(/serve\.go/g)).toHaveLength(5);
    expect(text).toContain('what the goroutines of 3 more benchmarks do is in report.json');
    expect(renderComment(of).match(/serve\.go/g)).toHaveLength(8);
  });

  it('counts what blocks goroutines and is not told', () => {
    const hung = benchmark('Hung', [], { status: 'hung' });
    const held = goroutines([standing(7, 'mutex', { at: at('Serve', 'serve.go', 9) })]);
    const facts = { side: 'head', block: 'self-deadlock', certainty: 'likely', evidence: 'alone' };
    const blocked = finding({ rule: 'goroutines-blocked', benchmark: hung.id, facts, goroutines: held });
    const broken = finding({
      rule: 'benchmark-broken',
      benchmark: hung.id,
      facts: { side: 'head', ending: 'hung', blockedLeftOut: 4 },
      goroutines: held,
    });
    const findings = [broken, ...Array.from({ length: 5 }, () => blocked)];
    const of = report(verdict([hung], { findings, passes: false }));
    for (const text of [renderTerminal(of, terminal), renderComment(of)]) {
      expect(text.match(/likely holds itself/g)).toHaveLength(3);
      expect(text).toContain('and 6 more places where goroutines are blocked');
    }
  });

  it('tells of a package that hangs, and of the benchmarks of others as well', () => {
    const hung = benchmark('Walk', [], { status: 'hung' });
    const inside = benchmark('Dial', [], { status: 'hung', pkg: `${module}/net` });
    const facts = { side: 'head', ending: 'hung', message: '' };
    const findings = [
      finding({ rule: 'benchmark-broken', benchmark: hung.id, facts }),
      finding({ rule: 'benchmark-broken', benchmark: inside.id, facts: { ...facts, stopped: true } }),
      finding({ rule: 'benchmark-broken', facts: { ...facts, pkg: `${module}/net` } }),
    ];
    const text = renderTerminal(report(verdict([hung, inside], { findings, passes: false })), terminal);
    expect(text.split('\n').filter((row) => /hangs/.test(row))).toEqual([
      '✗ finder.Walk hangs on head',
      `✗ package ${module}/net hangs on head`,
    ]);
  });

  it('leaves out commands that would have to be cut', () => {
    const long = (name: string) =>
      benchmark(name, [change('allocs/op', 1, 2, { outcome: 'exceeded', budget: growth(0) })]);
    const text = renderComment(report(verdict([long('Short'), long(`Long/${'x'.repeat(2000)}`)])));
    expect(text).toContain("-bench='^BenchmarkShort$'");
    expect(text).toContain('too long');
    expect(text).not.toMatch(/go test.*…/);
  });

  it('keeps a custom unit of unknown direction among the doubts', () => {
    const hits = benchmark('Hits', [
      change('hits/op', 10, 7, {
        metric: { unit: 'hits/op', better: 'neither' },
        caveats: [{ code: 'unit-direction-unknown', facts: { unit: 'hits/op', base: 10, head: 7 } }],
      }),
    ]);
    const text = renderComment(report(verdict([hits, ...fine(3)])));
    expect(text).toMatch(/<summary>Doubts and gaps 1<\/summary>\n\n- .*`Hits`.*hits\/op/);
  });

  it.each([
    ['unmeasured', false, '✗ Nothing could be measured (2 skipped)'],
    ['unmeasured', true, '~ Nothing could be measured (2 skipped); that does not fail the gate'],
    ['within', false, '✗ Nothing could be measured (2 skipped)'],
  ] as const)('says when nothing was measured: %s, passes %s', (outcome, passes, expected) => {
    const skipped = ['A', 'B'].map((name) => benchmark(name, [], { status: 'skipped' }));
    const of = report(verdict(skipped, { outcome, passes }), { unchangedPackages: 0 });
    expect(renderComment(of).split('\n')[0]).toBe(`### ${expected}`);
  });

  it('tells one reason for many once', () => {
    const many = Array.from({ length: 50 }, (_, index) =>
      benchmark(`Net/${index}`, [], { status: 'failed' }),
    );
    const message = '# example.com/finder\nnet/dial.go:12:2: undefined: exec';
    const findings = many.map(({ id }) =>
      finding({
        rule: 'benchmark-broken',
        benchmark: id,
        facts: { side: 'head', ending: 'failed', message },
      }),
    );
    const text = renderComment(report(verdict(many, { passes: false, findings })));
    expect(text.split('undefined: exec')).toHaveLength(2);
    expect(text).toContain('and 47 more fails on head: `net/dial.go:12:2: undefined: exec`');
  });

  it.each([
    [{ chars: 65_000, bytes: 200_000 }, 0],
    [{ chars: 3_000, bytes: 200_000 }, 1],
    [{ chars: 1_500, bytes: 200_000 }, 4],
    [{ chars: 10, bytes: 200_000 }, 7],
    [{ chars: 65_000, bytes: 2_000 }, 3],
  ])('drops whole sections to stay within %j, and says so', (limits, least) => {
    const text = renderComment(story(), limits);
    const left = /Left out to keep this short: (.*?); all of it/.exec(text)?.[1]?.split('), ') ?? [];
    expect(left.length).toBeGreaterThanOrEqual(least);
    if (least < 7) {
      expect(text.length).toBeLessThanOrEqual(limits.chars);
      expect(Buffer.byteLength(text)).toBeLessThanOrEqual(limits.bytes);
    }
    expect(text).toMatch(/^### ✗ 2 of 47 benchmarks break a budget\n/);
    expect(text.split('<details>').length).toBe(text.split('</details>').length);
    expect(text.trimEnd()).toMatch(/4 min 12 s · noise floor ±0\.6 %$/);
  });

  it('drops the least needed first', () => {
    const order = (chars: number) =>
      (/short: (.*?); all/.exec(renderComment(story(), { chars }))?.[1] ?? '').replace(/ \([^)]*\)/g, '');
    expect(order(10).startsWith(order(2500))).toBe(true);
    expect(order(2500)).toMatch(/^Times, How this was measured/);
    expect(order(10)).toMatch(/Where, Changes$/);
  });

  it('counts what it leaves out of ten thousand benchmarks, within the limits', () => {
    const of = huge();
    const comment = renderComment(of);
    expect(comment.length).toBeLessThanOrEqual(65_000);
    expect(comment).toContain('970 more rows');
    expect(comment).not.toContain('Left out');
    const summary = renderSummary(of);
    expect(Buffer.byteLength(summary)).toBeLessThanOrEqual(1_000_000);
    expect(summary).toContain('500 more rows');
    expect(renderTerminal(of, terminal).length).toBeLessThan(30_000);
  });

  it('holds the limits with the longest names there can be', () => {
    const names = Array.from({ length: 40 }, (_, index) => `${'|`<😀'.repeat(4000)}${index}`);
    const text = renderComment(withNames(names));
    expect(text.length).toBeLessThanOrEqual(65_000);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(200_000);
  });
});

describe('places', () => {
  it('gathers what one line costs, lines of the diff first', () => {
    const far = culprit('B/op', 0, 900, { file: 'far.go', inDiff: false, own: false });
    const rows = [
      ...report(
        verdict([
          benchmark('A', [change('B/op', 0, 900, { outcome: 'exceeded', culprits: [far] })]),
          benchmark('B', [
            change('allocs/op', 1, 3, { outcome: 'exceeded', culprits: [culprit('allocs/op', 1, 3)] }),
            change('B/op', 1, 3, { outcome: 'exceeded', culprits: [culprit('B/op', 1, 3)] }),
          ]),
        ]),
      ).rows.exceeded,
    ];
    expect(placesOf(rows).map(({ file, costs }) => [file, costs.length])).toEqual([
      ['look.go', 2],
      ['far.go', 1],
    ]);
  });

  it('has a line once, also where a closure and the function around it both cost something', () => {
    const inside = culprit('allocs/op', 0, 1, { function: 'example.com/finder.Look.func2' });
    const around = culprit('goroutines-left/op', 0, 1, { function: 'example.com/finder.Look' });
    const other = culprit('B/op', 0, 1, { function: 'example.com/finder.See' });
    const of = report(
      verdict([
        benchmark('A', [
          change('allocs/op', 0, 1, { outcome: 'exceeded', culprits: [inside] }),
          change('goroutines-left/op', 0, 1, { outcome: 'exceeded', culprits: [around] }),
          change('B/op', 0, 1, { outcome: 'exceeded', culprits: [other] }),
        ]),
      ]),
    );
    const places = placesOf(of.rows.exceeded);
    expect(places.map((place) => [place.function, place.costs.length])).toEqual([
      ['example.com/finder.Look', 2],
      ['example.com/finder.See', 1],
    ]);
    const [place] = places;
    if (place === undefined) throw new Error('no place');
    expect(renderReview(of, [{ place, at: 'here' }])).toContain("-list='finder\\.Look\\.func2$'");
  });

  it('is told on the pull request with where the diff changes its function', () => {
    const culprits = [culprit('allocs/op', 0, 1, { inDiff: false, changedAt: 39 })];
    const of = report(
      verdict([benchmark('A', [change('allocs/op', 0, 1, { outcome: 'exceeded', culprits })])]),
    );
    const [place] = placesOf(of.rows.exceeded);
    if (place === undefined) throw new Error('no place');
    expect(renderReview(of, [{ place, at: 'here' }])).toContain('The diff changes this function at line 39.');
  });

  it.each([
    ['example.com/finder.(*Index).Look', 'finder.(*Index).Look'],
    ['example.com/x.Map[go.shape.int,a/b.T]', 'x.Map[…]'],
    ['example.com/x.Map[a/b.T].func1', 'x.Map[…].func1'],
    ['main.main', 'main.main'],
  ])('%s is short for %s', (name, short) => {
    expect(shortFunction(name)).toBe(short);
  });
});

describe('annotations', () => {
  it('are at most ten of a level, worst benchmark first', () => {
    const many = Array.from({ length: 30 }, (_, index) =>
      benchmark(`Big/${index}`, [
        change('allocs/op', 1, 2 + index, { outcome: 'exceeded', budget: growth(0) }),
      ]),
    );
    const findings = many.flatMap(({ id }) =>
      (['error', 'warning', 'note'] as const).map((level) =>
        finding({
          rule: 'budget-exceeded',
          key: id.name,
          level,
          benchmark: id,
          facts: { unit: 'allocs/op', base: 1, head: 2, budget: '+0' },
        }),
      ),
    );
    const annotations = annotationsOf(report(verdict(many, { findings })));
    expect(annotations.map(({ level }) => level)).toEqual([
      ...Array<string>(10).fill('error'),
      ...Array<string>(10).fill('warning'),
    ]);
    expect(annotations[0]).toEqual({
      level: 'error',
      file: null,
      line: null,
      title: 'pprof-gate: finder Big/29',
      message: 'allocs/op 1 → 31, +30, budget +0',
    });
  });
});

describe('annotations of one benchmark', () => {
  const units = ['allocs/op', 'B/op', 'sec/op'] as const;
  const of = benchmark(
    'Look/miss',
    units.map((unit) => change(unit, 1, 2, { outcome: 'exceeded', budget: growth(0) })),
  );
  const line = (rule: 'allocation-on-line' | 'budget-exceeded', number: number, unit: string, rest = {}) =>
    finding({
      rule,
      key: `${rule} ${unit}`,
      level: 'error',
      benchmark: of.id,
      at: { file: 'look.go', line: number },
      facts: { unit, base: 1, head: 2, budget: '+0' },
      ...rest,
    });
  const shown = (...findings: ReturnType<typeof finding>[]) =>
    annotationsOf(report(verdict([of], { findings }))).map(({ level, line: at, message }) => [
      level,
      at,
      message.replace(/, [^;]*/g, ''),
    ]);

  it('at one line are one, whatever its metrics', () => {
    expect(shown(...units.map((unit) => line('budget-exceeded', 12, unit)))).toEqual([
      ['error', 12, 'allocs/op 1 → 2; B/op 1 B → 2 B; sec/op 1.00 s → 2.00 s'],
    ]);
  });

  it('stay apart at other lines and of other levels', () => {
    const all = [
      line('budget-exceeded', 12, 'allocs/op'),
      line('allocation-on-line', 41, 'allocs/op'),
      line('budget-exceeded', 12, 'B/op', { level: 'warning' }),
    ];
    expect(shown(...all).map(([level, at]) => [level, at])).toEqual([
      ['error', 41],
      ['error', 12],
      ['warning', 12],
    ]);
  });

  it('of no benchmark stay apart', () => {
    const all = ['a', 'b'].map((key) => line('budget-exceeded', 12, 'sec/op', { benchmark: null, key }));
    expect(shown(...all)).toHaveLength(2);
  });
});

describe('reproduce', () => {
  const broken = (name: string, rest: Parameters<typeof benchmark>[2] = {}) =>
    benchmark(
      name,
      [change('allocs/op', 3, 5, { outcome: 'exceeded', culprits: [culprit('allocs/op', 1, 3)] })],
      rest,
    );
  const command = (of: Parameters<typeof report>[1], ...benchmarks: Parameters<typeof verdict>[0]) =>
    renderComment(report(verdict(benchmarks), of))
      .split('```sh\n')[1]
      ?.split('\n```')[0];

  it('isolates the benchmark from those below it, in its own module, with its tags', () => {
    const head = manifest('head', {
      modules: [
        { path: module, dir: '.' },
        { path: `${module}/tools`, dir: 'tools' },
      ],
      options: { ...manifest('head').options, tags: ['netgo'] },
    });
    const pkg = `${module}/tools/gen`;
    expect(
      command(
        { manifests: { base: manifest('base'), head } },
        broken("It's", { pkg }),
        ...[benchmark("It's/x", [], { pkg })],
      ),
    ).toBe(
      [
        'cd tools',
        "go test -run='^$' -bench='^BenchmarkIt'\\''s$' -skip='^BenchmarkIt'\\''s$/' -benchtime=25000x -cpu=1 -tags=netgo -memprofile=mem.out -memprofilerate=1 ./gen",
        "go tool pprof -sample_index=alloc_objects -list='finder\\.Look$' mem.out",
      ].join('\n'),
    );
  });
});
