// Profiles can be there in two ways, and at more than two counts: both sides are read in one way, at equal counts.
import { describe, expect, it } from '@jest/globals';
import { readEvidence } from '../../src/evidence/evidence.js';
import { longerWishes } from '../../src/judge/wishes.js';
import type { Capture } from '../../src/model/capture.js';
import { CaptureBuilder } from '../evidence/capture-builder.js';
import { allocationProfile } from './kept-profile.js';
import { changeOf, defaultRules, look, policyOf, repeated, verdictOf } from './scene.js';

const policy = policyOf({ budgets: defaultRules });

/** Bytes for each operation of a heap profile, at its counts; `S`: between sentinels. */
interface Profiled {
  readonly way: '' | 'S';
  readonly counts: readonly number[];
  readonly bytes: number;
}

function captureOf(side: 'base' | 'head', printed: number, profiles: readonly Profiled[]): Capture {
  const builder = new CaptureBuilder(side).package().benchmark(look);
  builder.runs(look, { 'ns/op': repeated(100, 3), 'B/op': repeated(printed, 3) });
  for (const { way, counts, bytes } of profiles) {
    const how = way === 'S' ? ({ by: 'sentinels' } as const) : {};
    for (const count of counts)
      builder.profile(look, 'heap', count, allocationProfile(0, bytes * count), how);
  }
  return builder.end('complete').build();
}

/** What B/op is put down to, between two sides that print 0 and 1000. */
function explained(base: readonly Profiled[], head: readonly Profiled[]) {
  const verdict = verdictOf(captureOf('base', 0, base), captureOf('head', 1000, head), policy);
  const { culprits, caveats } = changeOf(verdict, 'B/op');
  return {
    culprits: culprits.map((of) => [of.line, of.base, of.head]),
    codes: caveats.map(({ code }) => code),
  };
}

const counts = [50, 200];

describe('both sides are read', () => {
  it('by whole processes where both have them', () => {
    const of = (bytes: number): Profiled[] => [
      { way: 'S', counts, bytes: 5 * bytes },
      { way: '', counts, bytes },
    ];
    expect(explained(of(10), of(1010)).culprits).toEqual([[20, 10, 1010]]);
  });

  it.each([
    ['base', 'head'],
    ['head', 'base'],
  ])('between sentinels where %s has them alone, whatever %s has besides', (few) => {
    const alone: Profiled[] = [{ way: 'S', counts, bytes: few === 'base' ? 10 : 1010 }];
    const both: Profiled[] = [
      { way: 'S', counts, bytes: few === 'base' ? 1010 : 10 },
      { way: '', counts, bytes: 100_000 },
    ];
    const { culprits } = few === 'base' ? explained(alone, both) : explained(both, alone);
    expect(culprits).toEqual([[20, 10, 1010]]);
  });

  it('not at all where they have no way in common', () => {
    expect(explained([{ way: 'S', counts, bytes: 10 }], [{ way: '', counts, bytes: 1010 }])).toEqual({
      culprits: [],
      codes: ['profile-missing'],
    });
  });

  it('at the longest two counts that both have', () => {
    const short: Profiled = { way: 'S', counts, bytes: 0 };
    const long = (bytes: number, of = [2000, 8000]): Profiled => ({ way: 'S', counts: of, bytes });
    expect(explained([short, long(0)], [short, long(1000)]).culprits).toEqual([[20, 0, 1000]]);
    // Of the second look base has one count only.
    expect(explained([short, long(0, [2000])], [short, long(1000)]).culprits).toEqual([
      [20, 0, Math.round((1000 * 2000) / (2000 - 200))],
    ]);
    // Of the second look base has nothing.
    expect(explained([short], [short, long(1000)])).toEqual({ culprits: [], codes: ['profile-unit-gap'] });
  });
});

describe('a longer heap profile', () => {
  /** Timed processes have 100 operations. */
  const wished = (headBytes: number, longest: number, printed = 1000) => {
    const of = (bytes: number): Profiled[] => [{ way: 'S', counts: [2, longest], bytes }];
    const captures = [captureOf('base', 0, of(0)), captureOf('head', printed, of(headBytes))] as const;
    const [base, head] = captures;
    return longerWishes(verdictOf(base, head, policy), { head: readEvidence(head) });
  };

  it('is asked for where the lines of what was counted are in none', () => {
    const [wish] = wished(0, 64);
    expect(wish).toMatchObject({ passes: ['heap'], operations: 400 });
  });

  it('is asked for where a line is known, and most of the bytes are not on it', () => {
    expect(wished(300, 64)).toHaveLength(1);
  });

  it.each<[string, Parameters<typeof wished>]>([
    ['there is a line for all of it', [1000, 64]],
    ['there were as many operations', [0, 100]],
    ['nothing is worse', [0, 64, 0]],
  ])('is not asked for where %s', (_, given) => {
    expect(wished(...given)).toEqual([]);
  });
});
