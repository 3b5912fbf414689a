import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { chooseBaselines, relationOf, runRejection, type Wanted } from '../../src/baseline/choose.js';
import type { ArtifactRow } from '../../src/forge.js';
import { ours, rowOf, runOf, sha } from './stored.js';

const wanted: Wanted = {
  repository: ours,
  workflow: 'performance.yml',
  mergeBase: sha(5),
  named: 'baseline-555555555555',
  ancestors: [sha(5), sha(4), sha(3), sha(2)],
};
const chosen = (rows: readonly ArtifactRow[]) =>
  chooseBaselines(rows, wanted).candidates.map(({ artifact, relation, distance }) => [
    artifact.id,
    relation,
    distance,
  ]);
const rejected = (rows: readonly ArtifactRow[]) =>
  chooseBaselines(rows, wanted).rejected.map(({ artifact, reason }) => [artifact.id, reason]);

describe('candidates', () => {
  it('are the merge base, its nearest ancestors, then the newest', () => {
    expect(chosen([9, 3, 5, 8, 2, 4].map((id) => rowOf(id)))).toEqual([
      [5, 'merge-base', 0],
      [4, 'ancestor', 1],
      [3, 'ancestor', 2],
      [2, 'ancestor', 3],
      [9, 'newest', null],
      [8, 'newest', null],
    ]);
  });

  it('of one commit come newest first, by time and then by id', () => {
    const again = (id: number, createdAt: string): ArtifactRow =>
      rowOf(id, { createdAt }, { headSha: sha(5) });
    const rows = [
      again(21, '2026-02-01T00:00:00Z'),
      again(22, '2026-01-01T00:00:00Z'),
      again(23, '2026-02-01T00:00:00Z'),
    ];
    expect(chosen(rows).map(([id]) => id)).toEqual([23, 21, 22]);
  });

  it('of one run are one: the newest', () => {
    const rows = [rowOf(5), rowOf(6, {}, { id: 105, headSha: sha(5) })];
    expect(chosen(rows)).toEqual([[6, 'merge-base', 0]]);
    expect(rejected(rows)).toEqual([[5, 'superseded']]);
  });

  it('need a time that can be read, to be among the newest', () => {
    expect(chosen([rowOf(9, { createdAt: 'soon' }), rowOf(8)]).map(([id]) => id)).toEqual([8, 9]);
  });
});

it('what is named by the merge base is of it, whatever its run is of', () => {
  const rows = [
    rowOf(4),
    rowOf(21, { name: wanted.named }, { headSha: sha(9), id: 300 }),
    rowOf(20, {}, { headSha: sha(9), id: 300 }),
  ];
  expect(chosen(rows)).toEqual([
    [21, 'merge-base', 0],
    [4, 'ancestor', 1],
    [20, 'newest', null],
  ]);
});

describe('artifacts that are none of ours', () => {
  const cases: [string, ArtifactRow, string][] = [
    ['of a run that is gone', rowOf(5, { run: null }), 'no-run'],
    ['expired', rowOf(5, { expired: true }), 'expired'],
    // Shows up when one asks for the branch main.
    ["of a fork's main", rowOf(5, {}, { headRepositoryId: 8 }), 'foreign'],
    ['of another repository', rowOf(5, {}, { repositoryId: 8, headRepositoryId: 8 }), 'foreign'],
    ['of another branch', rowOf(5, {}, { headBranch: 'topic' }), 'branch'],
    ['of a branch that only looks alike', rowOf(5, {}, { headBranch: 'Main' }), 'branch'],
  ];
  it.each(cases)('%s', (_, row, reason) => {
    expect(chosen([row])).toEqual([]);
    expect(rejected([row])).toEqual([[5, reason]]);
  });

  it('do not hide an older one of the same run that is good', () => {
    expect(chosen([rowOf(5), rowOf(6, { expired: true }, { id: 105 })])).toEqual([[5, 'merge-base', 0]]);
  });
});

it('the order of a listing changes nothing', () => {
  const row = fc
    .record({
      id: fc.integer({ min: 1, max: 60 }),
      commit: fc.integer({ min: 1, max: 9 }),
      run: fc.integer({ min: 1, max: 20 }),
      day: fc.integer({ min: 1, max: 3 }),
      expired: fc.boolean(),
      headRepositoryId: fc.constantFrom(7, 8),
      headBranch: fc.constantFrom('main', 'topic'),
    })
    .map(({ id, commit, run, day, expired, ...rest }) =>
      rowOf(
        id,
        { expired, createdAt: `2026-01-0${day}T00:00:00Z` },
        { id: run, headSha: sha(commit), ...rest },
      ),
    );
  const rows = fc.uniqueArray(row, { selector: ({ id }) => id, maxLength: 20 });
  fc.assert(
    fc.property(
      rows.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
      ([one, other]) => {
        expect(chooseBaselines(other, wanted)).toEqual(chooseBaselines(one, wanted));
        const { candidates, rejected: rest } = chooseBaselines(one, wanted);
        expect(candidates.length + rest.length).toBe(one.length);
        for (const { run, artifact } of candidates) {
          expect([run.headRepositoryId, run.headBranch, artifact.expired]).toEqual([7, 'main', false]);
        }
      },
    ),
  );
});

describe('a run', () => {
  it.each(['push', 'schedule', 'workflow_dispatch'])('of %s records baselines', (event) => {
    expect(runRejection(runOf(1, { event }), wanted)).toBeNull();
    expect(runRejection(runOf(1, { event, conclusion: null }), wanted)).toBeNull();
  });

  it.each(['pull_request', 'pull_request_target', 'merge_group', 'workflow_run', 'issue_comment', ''])(
    'of %j does not',
    (event) => {
      expect(runRejection(runOf(1, { event }), wanted)).toBe('event');
    },
  );

  it.each(['failure', 'cancelled', 'timed_out', 'neutral'])('that ended with %s did not', (conclusion) => {
    expect(runRejection(runOf(1, { conclusion }), wanted)).toBe('failed-run');
  });

  it('is of the expected workflow, as whole a path as both sides tell', () => {
    const path = '.github/workflows/performance.yml';
    const of = (workflow: string, from = path) => runRejection(runOf(1, { path: from }), { workflow });
    expect(of('performance.yml')).toBeNull();
    expect(of(path)).toBeNull();
    expect(of(path, 'performance.yml')).toBeNull();
    expect(of('.github/workflows/other.yml')).toBe('workflow');
    expect(of('mance.yml')).toBe('workflow');
    expect(of('.gitea/workflows/performance.yml')).toBe('workflow');
  });
});

it('a commit that is not behind the merge base has no relation', () => {
  expect(relationOf(sha(3), wanted)).toEqual({ relation: 'ancestor', distance: 2 });
  expect(relationOf(sha(9), wanted)).toBeNull();
  expect(relationOf(sha(5), { mergeBase: sha(5), ancestors: [] })).toEqual({
    relation: 'merge-base',
    distance: 0,
  });
});
