import { describe, expect, it } from '@jest/globals';
import { renderJson } from '../../src/report/json.js';
import { renderComment, renderSummary } from '../../src/report/markdown.js';
import { renderTerminal } from '../../src/report/terminal.js';
import type { Caveat, Change, Verdict } from '../../src/model/verdict.js';
import { benchmark, change, fine, manifest, relative, report, suite, timing, verdict } from './fixtures.js';

type Rest = Parameters<typeof change>[3];

function time(name: string, rest: Rest = {}): ReturnType<typeof benchmark> {
  return benchmark(name, [
    change('sec/op', [1e-6, 1.02e-6, 1.04e-6], [1e-6, 1.07e-6, 1.1e-6], {
      ratio: [1.011, 1.047, 1.083],
      budget: relative(0.05),
      ...rest,
    }),
  ]);
}

const unproven: Rest = { change: 'unproven', outcome: 'unproven' };
const wide = { color: false, width: 120 };
const fold = (text: string, heading: string): string =>
  new RegExp(`<details><summary>${heading}[^]*?</details>`).exec(text)?.[0] ?? '';

describe('the table of times', () => {
  const stages: readonly Change['stage'][] = ['screen', 'confirm', 'focus'];
  const of = report(verdict(stages.map((stage) => time(String(stage), { stage, p: 0.5, pairs: 12 }))));

  it('has a row for each time, the closest looked at first', () => {
    const rows = fold(renderComment(of), 'Times 3')
      .split('\n')
      .filter((line) => line.startsWith('| finder'));
    expect(rows).toEqual([
      '| finder `confirm` | sec/op | 1.02 µs | 1.07 µs | +5 % (1 … 8) | 12 on 12 | fresh data | 0.5 | 2 % |',
      '| finder `focus` | sec/op | 1.02 µs | 1.07 µs | +5 % (1 … 8) | 12 on 12 | second look | 0.5 | 2 % |',
      '| finder `screen` | sec/op | 1.02 µs | 1.07 µs | +5 % (1 … 8) | 12 on 12 | first look | 0.5 | 2 % |',
    ]);
  });

  it('is in the terminal when everything is asked for', () => {
    expect(renderTerminal(of, wide)).not.toContain('second look');
    const verbose = renderTerminal(of, { ...wide, verbose: true });
    expect(verbose).toMatch(/finder\.confirm +sec\/op +1\.02 µs .*12 +fresh data +0\.5 +2 %\n/);
  });

  it('tells a time once, whatever is computed from it', () => {
    const both = benchmark('Copy', [
      change('sec/op', [1, 2, 3], [1, 2, 3], { ratio: [0.9, 1, 1.1] }),
      change('B/s', [1, 2, 3], [1, 2, 3], { ratio: [0.9, 1, 1.1] }),
    ]);
    expect(renderComment(report(verdict([both])))).toContain('Times 1<');
  });

  it('is counted where it does not fit, and not there without any', () => {
    const many = report(verdict(fine(60)));
    expect(fold(renderComment(many), 'Times 60')).toContain('30 more rows');
    expect(fold(renderSummary(many), 'Times 60')).not.toContain('more rows');
    expect(renderComment(report(verdict([benchmark('A', [change('allocs/op', 1, 1)])])))).not.toContain(
      '<summary>Times',
    );
  });
});

describe('a time that cannot be told', () => {
  const spent: Caveat = { code: 'time-budget-spent', facts: { have: 12, need: 20 } };
  const reason = (of: Verdict): string =>
    /\*\*Cannot tell\*\* \d+\n([^]*?)\n\n/.exec(renderComment(report(of)))?.[1] ?? '';

  it('says what would have been seen and what would decide', () => {
    const seen = { ...unproven, smallest: 0.034 };
    expect(reason(verdict([time('Look', { ...seen, layouts: 24 })]))).toBe(
      '- finder `Look` sec/op: measuring it afresh did not settle it; a change of 3.4 % or more would have been seen',
    );
    // As many as are ever measured.
    expect(reason(verdict([time('Look', { ...seen, layouts: 36 })]))).toBe(
      '- finder `Look` sec/op: measuring it afresh did not settle it; a change of 3.4 % or more would have been seen; a quieter machine would decide, more time would not',
    );
    expect(reason(verdict([time('Look', { ...unproven, caveats: [spent] })]))).toBe(
      '- finder `Look` sec/op: the time budget was spent at 12 of 20 measurements; a larger time-budget would decide; a change of 2 % or more would have been seen',
    );
  });

  it('is counted by metrics where a benchmark has several, and takes no time that nobody measured', () => {
    const metric = (unit: string) => change(unit, [1, 2, 3], [1, 2, 3], unproven);
    const both = benchmark('Look', [metric('sec/op'), metric('allocs/op')]);
    const of = report(verdict([both, time('Sort', unproven)]), { elapsedMs: 0, childrenMs: 0 });
    expect(renderComment(of)).toContain('**Cannot tell** 3 metrics of 2 benchmarks\n');
    expect(renderTerminal(of, wide)).toMatch(/^Cannot tell 3 metrics of 2 benchmarks$/m);
    for (const text of [renderComment(of), renderTerminal(of, wide)]) expect(text).not.toContain('0 ms');
  });

  it('says which proof its budget asks for', () => {
    const modes = [
      time('A', { ...unproven, budget: relative(0.05, 'strict') }),
      time('B', { ...unproven, change: 'regression', budget: relative(0.04, 'proven') }),
    ];
    const told = reason(verdict(modes)).split('\n');
    expect(told[0]).toContain(
      '`A` sec/op: nothing proves that it is within the budget, as budget-mode strict asks;',
    );
    expect(told[1]).toContain(
      '`B` sec/op: it got worse, but nothing proves that it is beyond the budget, as budget-mode proven asks;',
    );
  });

  it('shares a line with those of the same reason, however much each could have shown', () => {
    const all = [0.02, 0.05, 0.034].map((smallest, index) => time(`T${index}`, { ...unproven, smallest }));
    const told = reason(verdict(all)).split('\n');
    expect(told).toHaveLength(1);
    expect(told[0]).toContain('a change of 5 % or more would have been seen, of 2 % in the quietest');
  });

  it('has the command that decides, with twice the time where that lacked', () => {
    const head = manifest('head', { options: { ...manifest('head').options, tags: ['netgo'] } });
    const commands = (caveats: readonly Caveat[]): string =>
      fold(
        renderComment(
          report(verdict([time("It's/x", { ...unproven, caveats })]), {
            manifests: { base: manifest('base'), head },
          }),
        ),
        'Reproduce',
      );
    const command =
      "pprof-gate gate --base 3f2a1c000000 --head 9be77d100000 --bench '^BenchmarkIt'\\''s$/^x$' --tags netgo";
    expect(commands([spent])).toContain(`, to decide\n\`\`\`sh\n${command} --time-budget 10m .\n`);
    expect(commands([])).toContain(
      `, to decide on a quieter machine\n\`\`\`sh\n${command} --time-budget 5m .\n`,
    );
    const dirty = manifest('head', { commit: { ...head.commit, dirty: true } });
    const terminal = renderTerminal(
      report(verdict([time('Look', unproven)]), { manifests: { base: manifest('base'), head: dirty } }),
      wide,
    );
    expect(terminal).toContain(
      "      pprof-gate gate --base 3f2a1c000000 --bench '^BenchmarkLook$' --time-budget 5m .\n",
    );
  });

  it('has one command for all of a reason, with the options that were typed', () => {
    const twice = ['Hash', 'Sort'].map((name) => time(name, { ...unproven, caveats: [spent] }));
    const typed = ['--config', '../c.yml', '--budget', 'allocs/op=<= 3', '--out', 'out'];
    const terminal = renderTerminal({ ...report(verdict(twice)), typed }, wide);
    expect(terminal).toContain(
      "--bench '^BenchmarkHash$|^BenchmarkSort$' --time-budget 10m --config ../c.yml --budget 'allocs/op=<= 3' --out out .\n",
    );
  });
});

describe('a row over budget', () => {
  it('has its commands in the terminal, and is named where no line is', () => {
    const over = benchmark('Look', [
      change('allocs/op', 3, 5, { change: 'regression', outcome: 'exceeded' }),
    ]);
    const terminal = renderTerminal(report(verdict([over])), wide);
    expect(terminal).toMatch(/^No line can be named for finder\.Look allocs\/op\.$/m);
    expect(terminal).toMatch(/^Reproduce finder\.Look\n {2}go test .* -memprofile=mem\.out /m);
  });
});

describe('an unstable machine', () => {
  const caveat: Caveat = { code: 'machine-unstable', facts: { pairs: 14 } };
  const of = report(
    verdict([time('A', unproven), time('B', unproven)], {
      caveats: [caveat],
      timing: timing(2, { unstable: true }),
    }),
  );

  it.each([
    ['comment', renderComment(of)],
    ['terminal', renderTerminal(of, wide)],
  ])('is told once, and nothing else is said of what could have been seen: %s', (_, text) => {
    expect(text.match(/base scattered more against itself/g)).toHaveLength(1);
    expect(text).toContain('run it again on a quieter machine');
    expect(text).not.toContain('would have been seen');
  });

  it('is a doubt of the run where every time has an answer', () => {
    const fineAll = report(verdict(fine(2), { caveats: [caveat], timing: timing(2, { unstable: true }) }));
    expect(fold(renderComment(fineAll), 'Doubts and gaps 1')).toContain('base scattered more against itself');
  });
});

describe('all benchmarks together', () => {
  const ratio = { lo: 1.011, center: 1.0133, hi: 1.0158 };
  const slower = suite(30, { ratio, change: 'regression', p: 0.0005 });

  it('are told in one line, and with a word when they changed', () => {
    const line = (of: Parameters<typeof suite>[1]) =>
      renderComment(report(verdict(fine(30), { suite: suite(30, of) }))).split('\n')[2];
    expect(line({})).toContain('all 30 together sec/op −0.1 % (−0.4 … +0.2) · base');
    expect(line(slower)).toContain('all 30 together sec/op +1.3 % (1.1 … 1.6), slower · base');
  });

  it('break the budget of the suite on every surface, with others or alone', () => {
    const broken = { ...slower, budget: '+1%', outcome: 'exceeded' as const };
    const alone = report(verdict(fine(30), { outcome: 'exceeded', passes: false, suite: broken }));
    const row = '| all 30 together | sec/op | – | – | **+1.3 %** (1.1 … 1.6) | +1 % |';
    expect(renderComment(alone)).toMatch(/^### ✗ All benchmarks together break the budget of the suite\n/);
    expect(renderComment(alone)).toContain(row);
    expect(renderTerminal(alone, wide)).toMatch(
      /✗ all 30 together +sec\/op +\+1\.3 % \(.*\) +over budget \+1 %\n/,
    );
    const more = time('Look', { change: 'regression', outcome: 'exceeded' });
    const both = renderComment(report(verdict([...fine(30), more], { suite: broken })));
    expect(both).toMatch(
      /^### ✗ 1 of 31 benchmarks breaks a budget, all benchmarks together break the budget of the suite\n/,
    );
    expect(both).toContain(row);
  });
});

describe('how it was timed', () => {
  it('is one line: looked at, again, afresh, wall time, noise floor', () => {
    const of = report(verdict(fine(3), { timing: timing(3, { focused: 2, confirmed: 1 }) }));
    const told = '3 benchmarks timed, 2 looked at again, 1 measured afresh · 4 min 12 s · noise floor ±0.6 %';
    expect(renderComment(of).split('\n')[2]).toContain(told);
    expect(renderTerminal(of, wide)).toContain(told);
    expect(JSON.parse(renderJson(of))).toMatchObject({
      timing: { screened: 3, focused: 2, confirmed: 1, floor: 0.006, guards: 14, unstable: false },
    });
  });

  it('names the burden of proof of a budget where it is not the usual one', () => {
    const budgets = (['estimate', 'proven', 'strict'] as const).map((mode) =>
      time(mode, { change: 'regression', outcome: 'exceeded', budget: relative(0.05, mode) }),
    );
    const text = renderComment(report(verdict(budgets)));
    expect([...text.matchAll(/ \| (\+5 %[^|]*) \|$/gm)].map(([, told]) => told)).toEqual([
      '+5 %',
      '+5 % (proven)',
      '+5 % (strict)',
    ]);
  });
});

describe('how budgets on CPU profiles are judged', () => {
  const budgeted = (unit: string) =>
    renderSummary(
      report(verdict([benchmark('Look', [change(unit, [1, 2, 3], [1, 2, 3], { budget: relative(0.05) })])])),
    );

  it('is told where there are any, as a chance of its own', () => {
    const text = budgeted('cpu:encoding/json.*');
    expect(text).toContain(
      'CPU profiles, 1 budget: a breach must be beyond its limit by more than chance makes',
    );
    expect(text).toContain('at most, as much again for budgets on CPU profiles; the same for all together.');
    expect(budgeted('alloc_space:encoding/json.*')).not.toContain('CPU profiles');
  });
});
