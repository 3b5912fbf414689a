import { describe, expect, it } from '@jest/globals';
import { captureDirectories as captures } from '../../src/adapters/capture-directory.js';
import type { GateError } from '../../src/base/errors.js';
import { findBaseline } from '../../src/baseline/find.js';
import type { CaptureRecord } from '../../src/model/capture.js';
import { captureOf, failed, FakeForge, filesOf, rowOf, sha, zipOfCapture } from './stored.js';
import { zipOf, zipOfFiles } from './zip-writer.js';

const request = { name: 'baseline', workflow: 'performance.yml', mergeBase: sha(5) };
const find = (forge: FakeForge) => findBaseline(request, forge, captures);
const good = (digit: number): Buffer => zipOfCapture(captureOf(sha(digit)).build());

function forgeWith(...digits: number[]): FakeForge {
  const forge = new FakeForge();
  forge.commits = [sha(5), sha(4), sha(3), sha(2)];
  for (const digit of digits) forge.add(rowOf(digit), good(digit));
  return forge;
}

describe('a baseline', () => {
  it('of the merge base is found with one download', async () => {
    const forge = forgeWith(3, 5, 9);
    const result = await find(forge);
    expect(result).toMatchObject({
      found: {
        sha: sha(5),
        relation: 'merge-base',
        distance: 0,
        recordedAt: '2026-01-01T00:05:00.000Z',
        run: 105,
      },
      capture: { manifest: { side: 'single', commit: { sha: sha(5) } } },
      trace: [],
    });
    expect(result.found === null ? [] : [...result.files.keys()].sort()).toEqual([
      'bench/BenchmarkLook.txt',
      'journal.jsonl',
      'manifest.json',
    ]);
    expect(forge.asked).toEqual([
      'artifacts baseline-555555555555',
      'artifacts baseline',
      'repository',
      'ancestors 5',
      'run 105',
      'download 5 256 MB',
    ]);
  });

  it('of the nearest ancestor is next, then the newest', async () => {
    expect(await find(forgeWith(2, 4, 9))).toMatchObject({
      found: { sha: sha(4), relation: 'ancestor', distance: 1 },
    });
    expect(await find(forgeWith(8, 9))).toMatchObject({
      found: { sha: sha(9), relation: 'newest', distance: null },
    });
  });

  it('is looked for further on when one is not to be used', async () => {
    const forge = forgeWith();
    forge.add(rowOf(5), good(5), { event: 'pull_request' });
    forge.add(rowOf(4), zipOf([{ name: '../x' }]));
    forge.add(rowOf(3), zipOfCapture(captureOf(sha(3)).trouble('BenchmarkX', 'panicked').build()));
    forge.add(rowOf(2), good(2));
    forge.add(rowOf(1), good(1));
    expect(await find(forge)).toMatchObject({
      found: { sha: sha(2), distance: 3 },
      trace: [
        { artifact: 5, run: 105, sha: sha(5), reason: 'event', detail: '' },
        { artifact: 4, reason: 'failed', detail: 'artifact-invalid name' },
        { artifact: 3, reason: 'troubled', detail: 'example.com/m/finder BenchmarkX 1' },
      ],
    });
  });

  it('that was recorded of another commit than its run counts as what it is', async () => {
    const dispatched = forgeWith();
    dispatched.add(rowOf(9), good(5), { event: 'workflow_dispatch' });
    expect(await find(dispatched)).toMatchObject({
      found: { sha: sha(5), relation: 'merge-base', distance: 0, run: 109 },
    });

    const claimed = forgeWith(4);
    claimed.add(rowOf(5), good(2), { event: 'workflow_dispatch' });
    expect(await find(claimed)).toMatchObject({ found: { sha: sha(4), distance: 1 } });

    // Better than nothing, and worse than what comes later.
    const alone = forgeWith(9);
    alone.add(rowOf(5), good(2), { event: 'workflow_dispatch' });
    expect(await find(alone)).toMatchObject({ found: { sha: sha(2), relation: 'ancestor', distance: 3 } });

    const unrelated = forgeWith(8);
    unrelated.add(rowOf(5), good(7), { event: 'workflow_dispatch' });
    expect(await find(unrelated)).toMatchObject({
      found: { sha: sha(8), relation: 'newest' },
      trace: [{ artifact: 5, reason: 'commit', detail: sha(7) }],
    });
  });

  it('that a person had recorded of the merge base comes before all others', async () => {
    const named = { name: 'baseline-555555555555' };
    // Recorded by a button at 9: beside an ancestor that a push recorded, and beside what is newer.
    for (const others of [[4], [8, 4, 2]]) {
      const forge = forgeWith(...others);
      const run = { id: 300, headSha: sha(9) };
      forge.add(rowOf(20, {}, run), good(5), { event: 'workflow_dispatch' });
      forge.add(rowOf(21, named, run), good(5), { event: 'workflow_dispatch' });
      expect(await find(forge)).toMatchObject({
        found: { sha: sha(5), relation: 'merge-base', distance: 0, run: 300 },
      });
      expect(forge.asked.filter((what) => what.startsWith('download'))).toEqual(['download 21 256 MB']);
    }
    // What is called so and is not: as what it is, behind the nearest.
    const claimed = forgeWith(4);
    claimed.add(rowOf(9, named), good(2), { event: 'workflow_dispatch' });
    expect(await find(claimed)).toMatchObject({ found: { sha: sha(4), distance: 1 } });
    const own = forgeWith(4);
    own.add(rowOf(9, named), good(9), { event: 'workflow_dispatch' });
    expect(await find(own)).toMatchObject({ found: { sha: sha(4), distance: 1 } });
  });

  it('of a fork is never downloaded', async () => {
    const forge = forgeWith();
    forge.add(rowOf(5, {}, { headRepositoryId: 8 }), good(5));
    expect(await find(forge)).toMatchObject({
      found: null,
      reason: 'unsuitable',
      trace: [{ reason: 'foreign' }],
    });
    expect(forge.asked.filter((what) => what.startsWith('download'))).toEqual([]);
  });
});

describe('none is found', () => {
  it('where there is none', async () => {
    const forge = forgeWith();
    expect(await find(forge)).toEqual({ found: null, reason: 'none', trace: [] });
    expect(forge.asked).toEqual(['artifacts baseline-555555555555', 'artifacts baseline']);
  });

  it('where all are expired', async () => {
    const forge = forgeWith();
    forge.add(rowOf(5, { expired: true }), good(5));
    expect(await find(forge)).toMatchObject({ found: null, reason: 'expired' });
  });

  it('where runs went wrong', async () => {
    const forge = forgeWith();
    forge.add(rowOf(5), good(5), { conclusion: 'failure' });
    expect(await find(forge)).toMatchObject({ reason: 'unsuitable', trace: [{ reason: 'failed-run' }] });
  });

  const spoilt: [string, Uint8Array | GateError, object][] = [
    ['no zip', Buffer.from('<html>'), { reason: 'failed', detail: 'artifact-invalid not-a-zip' }],
    ['deleted', failed('gone'), { reason: 'failed', detail: 'forge-failed gone' }],
    ['other bytes', failed('digest'), { reason: 'failed', detail: 'forge-failed digest' }],
    ['no capture', zipOf([{ name: 'config.yml', data: '' }]), { detail: 'capture-missing capture-missing' }],
    ['a report too', zipOf([{ name: 'report.md', data: '' }]), { detail: 'artifact-invalid name' }],
    ['cut short', zipOfCapture(captureOf(sha(5), { complete: false }).build()), { reason: 'incomplete' }],
    [
      'out of time',
      zipOfCapture(captureOf(sha(5)).end('time-budget').build()),
      { reason: 'partial', detail: 'time-budget' },
    ],
    ['interrupted', zipOfCapture(captureOf(sha(5)).end('interrupted').build()), { reason: 'partial' }],
    ['without an end', zipOfCapture(captureOf(sha(5)).cut()), { reason: 'partial', detail: '' }],
    [
      'of a later version',
      zipOfCapture(captureOf(sha(5)).record({ type: 'caveat', code: 'new', facts: {} }).build()),
      { reason: 'failed', detail: 'capture-invalid caveat' },
    ],
  ];
  it.each(spoilt)('where the only one is spoilt: %s', async (_, zip, trace) => {
    const forge = forgeWith();
    forge.add(rowOf(5), zip);
    expect(await find(forge)).toMatchObject({
      found: null,
      reason: 'unreadable',
      trace: [{ artifact: 5, ...trace }],
    });
  });

  it('where a file is not the one of the manifest', async () => {
    const files = filesOf(captureOf(sha(5)).build());
    files.set('bench/BenchmarkLook.txt', Buffer.from('faster'));
    const forge = forgeWith();
    forge.add(rowOf(5), zipOf(zipOfFiles(files)));
    expect(await find(forge)).toMatchObject({
      reason: 'unreadable',
      trace: [{ detail: 'capture-invalid checksum' }],
    });
  });

  it.each(['forbidden', 'rate-limited', 'unavailable', 'torn', 'not-found'])(
    'where GitHub says %s',
    async (reason) => {
      const listing = forgeWith();
      listing.rows = failed(reason);
      expect(await find(listing)).toEqual({ found: null, reason, trace: [] });
      const history = forgeWith(5);
      history.commits = failed(reason);
      expect(await find(history)).toEqual({ found: null, reason, trace: [] });
    },
  );

  it('and GitHub is not asked on and on when it has trouble', async () => {
    const forge = forgeWith(5, 4);
    forge.runs.set(105, failed('unavailable'));
    expect(await find(forge)).toMatchObject({ found: null, reason: 'unavailable', trace: [{ artifact: 5 }] });
    expect(forge.asked.filter((what) => what.startsWith('run'))).toEqual(['run 105']);

    const second = forgeWith(4);
    second.add(rowOf(5), good(2));
    second.zips.set(4, failed('rate-limited'));
    expect(await find(second)).toMatchObject({ found: { sha: sha(2) } });
  });

  it('beyond a bounded number of tries', async () => {
    const runs = forgeWith();
    for (let id = 1; id <= 30; id++) runs.add(rowOf(id), good(5), { conclusion: 'failure' });
    expect(await find(runs)).toMatchObject({ found: null, reason: 'unsuitable' });
    expect(runs.asked.filter((what) => what.startsWith('run '))).toHaveLength(10);

    const downloads = forgeWith();
    for (const id of [5, 4, 3, 2]) downloads.add(rowOf(id), id === 2 ? good(2) : Buffer.from('no zip'));
    expect(await find(downloads)).toMatchObject({ found: null, reason: 'unreadable' });
    expect(downloads.asked.filter((what) => what.startsWith('download'))).toHaveLength(3);
  });
});

it('a bug is not hidden', async () => {
  const forge = forgeWith(5);
  forge.runs.clear();
  await expect(find(forge)).rejects.toThrow('nobody expected run 105');
});

it('records of no known type cannot come in', async () => {
  const files = filesOf(
    captureOf(sha(5))
      .record({ type: 'waived' } as unknown as CaptureRecord)
      .build(),
  );
  const forge = forgeWith();
  forge.add(rowOf(5), zipOf(zipOfFiles(files)));
  expect(await find(forge)).toMatchObject({ trace: [{ detail: 'capture-invalid schema' }] });
});
