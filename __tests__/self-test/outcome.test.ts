import { describe, expect, it } from '@jest/globals';
import { outcomeOf, type Alarm, type Found, type Seen } from '../../src/model/self-test.js';
import { renderSelfTest } from '../../src/report/self-test.js';

type What = Seen['change'] | 'exceeded';
const seen = (what: What, center: number): Seen => ({
  ratio: { center, lo: center - 0.01, hi: center + 0.01 },
  p: 0.001,
  pairs: 36,
  stage: 'confirm',
  change: what === 'exceeded' ? 'regression' : what,
  outcome: what === 'exceeded' || what === 'unproven' || what === 'unmeasured' ? what : 'within',
});
const found = (name: string, aim: number, what: What): Found => ({
  id: { pkg: 'm', name: `Benchmark${name}`, procs: 1 },
  aim,
  injected: aim,
  secondsPerOperation: 2e-6,
  spread: 0.02,
  seen: seen(what, 1 + aim),
});
const alarm: Alarm = {
  id: { pkg: 'm', name: 'BenchmarkQuiet', procs: 1 },
  unit: 'sec/op',
  seen: seen('regression', 1.2),
};

const aims = [0.1, 0.05];

describe('outcomeOf', () => {
  const quiet = { measured: 8, alarms: [], unproven: 0 };
  const loud = { ...quiet, alarms: [alarm] };
  const untimed = { ...quiet, measured: 0 };
  const large = found('A', 0.1, 'exceeded');
  const [caught, missed] = [found('B', 0.05, 'regression'), found('C', 0.05, 'none')];
  it.each([
    ['passed', quiet, [large, caught]],
    ['passed', quiet, [large, found('B', 0.05, 'exceeded')]],
    ['passed', quiet, [large, missed, caught]],
    ['passed', quiet, [large]],
    // Slower is not enough: the gate would have let it pass.
    ['failed', quiet, [found('A', 0.1, 'regression'), caught]],
    ['failed', quiet, [large, caught, missed, missed]],
    ['failed', quiet, [large, found('B', 0.05, 'unproven')]],
    ['failed', quiet, [found('A', 0.1, 'unproven'), caught]],
    ['failed', quiet, [large, found('B', 0.1, 'unmeasured')]],
    ['failed', loud, [large]],
    ['failed', loud, []],
    ['undecided', quiet, []],
    // Nobody was silent where nothing was timed.
    ['undecided', untimed, [large, caught]],
    ['undecided', untimed, []],
  ] as const)('is %s', (outcome, silence, injected) => {
    expect(outcomeOf(silence, aims, injected)).toBe(outcome);
  });
});

describe('renderSelfTest', () => {
  it('says what was put in, what was found, and what that means', () => {
    const injected = [
      found('A/x', 0.1, 'exceeded'),
      found('C', 0.1, 'regression'),
      found('B', 0.05, 'unproven'),
    ];
    const text = renderSelfTest({
      outcome: 'failed',
      quiet: { measured: 8, alarms: [alarm], unproven: 1, elapsedMs: 61_000 },
      aims,
      injected,
      injectedMs: 70_000,
      left: [
        { reason: 'not-drawn', benchmarks: ['BenchmarkD', 'BenchmarkE'] },
        {
          reason: 'parallel',
          benchmarks: ['BenchmarkP', 'BenchmarkQ\u001b[31m', 'BenchmarkR', 'BenchmarkS', 'BenchmarkT'],
        },
      ],
      seed: 7,
    });
    expect(text)
      .toBe(`Nothing changed: comments and functions that nothing calls were added, and 8 benchmarks timed (1 min 1 s)
  false alarm  Quiet  sec/op  +20.0 % (19.0 … 21.0)  36  fresh data
  1 benchmark unproven: a warning, no failure

Something changed: a loop of known length was put into copies of 3 of 5 benchmarks (1 min 10 s)
  drawn by the seed from those with one loop over b.N or b.Loop, 500 ns to 5 ms an operation, that scatter at most twice as much as they are slowed down; their budget is +5 %
  benchmark  operation  spread  injected  found                 pairs  decided on
  A/x        2.00 µs    2 %     +10 %     +10.0 % (9.0 … 11.0)  36     fresh data  found: fails the budget
  C          2.00 µs    2 %     +10 %     +10.0 % (9.0 … 11.0)  36     fresh data  missed: slower, but would not fail the budget
  B          2.00 µs    2 %     +5 %      +5.0 % (4.0 … 6.0)    36     fresh data  missed: suspected, not proven
  +10 %: 1 of 2 over the budget of +5 % (2 needed)
  +5 %: 0 of 1 proven slower (1 needed; about half of them are over the budget)

Left alone
  fits, and was not drawn: D, E
  runs in parallel: P, Q\\x1b[31m, R, S +1

failed: an alarm where nothing changed: something disturbs this machine in a way that the gate does not see; run it again with another --seed, and report it if it stays; a slow-down was missed: this machine is too noisy, or the time too short; try a longer --time-budget, a quieter machine, or fewer packages (seed 7)
`);
  });

  const silent = { measured: 8, alarms: [], unproven: 0, elapsedMs: 1000 };
  const rest = { aims, injectedMs: 0, left: [], seed: 1 };

  it('says which size was not tried', () => {
    const injected = [found('A', 0.1, 'exceeded')];
    const text = renderSelfTest({ ...rest, outcome: 'passed', quiet: silent, injected });
    expect(text).toContain('+10 %: 1 of 1 over the budget of +5 % (1 needed)\n');
    expect(text).toContain('+5 %: not tried, too few benchmarks fit\n');
  });

  it('does not pass silence for more than it is', () => {
    const untimed = { ...silent, measured: 0 };
    const nothing = renderSelfTest({ ...rest, outcome: 'undecided', quiet: silent, injected: [] });
    expect(nothing).toMatch(/\nundecided: .*whether it can fire was not tried \(seed 1\)\n$/);
    const injected = [found('A', 0.1, 'exceeded')];
    const fires = renderSelfTest({ ...rest, outcome: 'undecided', quiet: untimed, injected });
    expect(fires).toContain('nothing could be timed, so silence says nothing');
    expect(fires).toMatch(/\nundecided: the gate fires .*whether it is silent .* was not tried/);
    const neither = renderSelfTest({ ...rest, outcome: 'undecided', quiet: untimed, injected: [] });
    expect(neither).toMatch(/\nundecided: nothing could be timed, and nothing slowed down \(seed 1\)\n$/);
  });
});
