// Groups of goroutines that stay: how many of each are a leak, and how many of them Go proves to be one.
import { describe, expect, it } from '@jest/globals';
import { leftUnit } from '../../src/judge/goroutines.js';
import { CaptureBuilder, type Probed } from '../evidence/capture-builder.js';
import { leakProfile } from './kept-profile.js';
import { changeOf, growth, look, policyOf, rule, verdictOf } from './scene.js';

const policy = policyOf({ budgets: [rule(leftUnit, growth(0))] });

/** Goroutines that stand at emit.go:30, started at a line of look.go. */
function stacks(count: number, line: number, from: number): string {
  return Array.from(
    { length: count },
    (_, index) =>
      `goroutine ${from + index} [chan send]:\nexample.com/m/finder.emit(0x1)\n\texample.com/m/finder/emit.go:30 +0x1d\n` +
      `created by example.com/m/finder.Look in goroutine 9\n\texample.com/m/finder/look.go:${line} +0x1d\n`,
  ).join('\n');
}

/** `proven`: of the leak profile of the process that was dumped, at emit.go:30. */
function groupsOf(head: readonly Probed[], proven: number | Uint8Array | null = null, before = '') {
  const capture = (side: 'base' | 'head', probes: readonly Probed[]) => {
    const builder = new CaptureBuilder(side).package().benchmark(look);
    builder.runs(look, { 'ns/op': [100, 100, 100], 'allocs/op': [1, 1, 1] });
    for (const probed of probes) builder.probe(look, probed);
    if (side === 'head' && proven !== null)
      builder.profile(
        look,
        'goroutineleak',
        100,
        typeof proven === 'number' ? leakProfile(proven, 30) : proven,
      );
    const built = builder.end('complete').build();
    if (side === 'base' || before === '') return built;
    const file = `dumps/${look}.goroutines.100.begin.goroutine.txt`;
    return { ...built, files: new Map(built.files).set(file, new TextEncoder().encode(before)) };
  };
  const none = head.map(({ iterations }) => ({ iterations, left: 0, dump: '' }));
  const verdict = verdictOf(capture('base', none), capture('head', head), policy);
  const groups = verdict.benchmarks[0]?.goroutines?.head?.groups ?? [];
  return { verdict, proven: groups.map((group) => [group.created?.line, group.count, group.proven]) };
}

/** Only the shortest process has few enough to dump. */
const leak = (dump: string, left: (operations: number) => number): Probed[] => [
  { iterations: 100, left: left(100), dump },
  { iterations: 400, left: left(400) },
  { iterations: 1600, left: left(1600) },
];

describe('groups of a leak that was dumped once', () => {
  it('do not count those that are there once', () => {
    const dump = `${stacks(100, 12, 50)}\n${stacks(4, 20, 5000)}`;
    const { verdict } = groupsOf(leak(dump, (operations) => operations + 4));
    const { culprits, outcome } = changeOf(verdict, leftUnit);
    expect(outcome).toBe('exceeded');
    expect(culprits.map(({ line, head }) => [line, head])).toEqual([[12, 0.96]]);
  });
});

describe('the proof of a leak', () => {
  const two = leak(`${stacks(60, 12, 50)}\n${stacks(40, 20, 5000)}`, (operations) => operations);
  const one = leak(stacks(100, 12, 50), (operations) => operations);

  it('is of all groups at a line, or of none that is known', () => {
    expect(groupsOf(two, 100).proven).toEqual([
      [12, 60, 60],
      [20, 40, 40],
    ]);
    expect(groupsOf(two, 60).proven).toEqual([
      [12, 60, null],
      [20, 40, null],
    ]);
    expect(groupsOf(two, 0).proven).toEqual([
      [12, 60, 0],
      [20, 40, 0],
    ]);
    expect(groupsOf(one, 60).proven).toEqual([[12, 100, 60]]);
  });

  it('that cannot be read costs the proof alone, and is told', () => {
    const { verdict, proven } = groupsOf(one, Uint8Array.of(1, 2, 3));
    expect(proven).toEqual([[12, 100, null]]);
    expect(changeOf(verdict, leftUnit)).toMatchObject({ outcome: 'exceeded', culprits: [{ line: 12 }] });
    expect(verdict.benchmarks[0]?.caveats).toMatchObject([
      { code: 'profile-failed', facts: { kind: 'goroutineleak', side: 'head', reason: 'malformed' } },
    ]);
  });

  it('takes those off that were there before', () => {
    const before = stacks(30, 8, 9000);
    const with30 = leak(`${stacks(100, 12, 50)}\n${before}`, (operations) => operations);
    expect(groupsOf(with30, 130, before).proven).toEqual([[12, 100, 100]]);
    expect(groupsOf(with30, 90, before).proven).toEqual([[12, 100, 60]]);
  });
});
