// The shortcut of the simulation is none: its evidence is what the product reads from the same capture.
import { expect, it } from '@jest/globals';
import { readEvidence } from '../../src/evidence/evidence.js';
import { lookAgain } from '../../src/gate.js';
import { screen } from '../../src/measure/screen.js';
import { closeSession } from '../../src/measure/session.js';
import type { Evidence } from '../../src/evidence/evidence.js';
import type { Capture, CaptureRecord, Manifest } from '../../src/model/capture.js';
import { temporaryFolder } from '../adapters/temporary.js';
import { policyOf } from '../judge/scene.js';
import { noises } from './noise.js';
import { Recording } from './recording.js';
import { virtualSession } from './virtual-machine.js';
import { worldOf } from './world.js';

const scratch = temporaryFolder();

/** Keeps everything besides, as a capture on a disk would. */
class Keeping extends Recording {
  readonly records: CaptureRecord[] = [];
  readonly texts = new Map<string, string>();
  constructor(private manifest: Manifest) {
    super(manifest);
  }
  override async append(file: string, data: Uint8Array | string) {
    const [before, text] = [this.texts.get(file) ?? '', String(data)];
    await super.append(file, data);
    this.texts.set(file, before + text);
    return { file, offset: before.length, bytes: text.length };
  }
  override record(record: CaptureRecord): Promise<void> {
    this.records.push(record);
    return super.record(record);
  }
  override close(manifest: Manifest): Promise<void> {
    this.manifest = manifest;
    return super.close(manifest);
  }
  capture(complete: boolean): Capture {
    const files = [...this.texts].map(([file, text]) => [file, new TextEncoder().encode(text)] as const);
    return { manifest: { ...this.manifest, complete }, records: this.records, files: new Map(files) };
  }
}

/** Functions are not compared. */
function plain(evidence: Evidence) {
  const benchmarks = [...evidence.benchmarks].map(([key, of]) => [
    key,
    { ...of, stacks: null, probed: null },
  ]);
  return { ...evidence, benchmarks, compiled: null, sources: evidence.sources() };
}

it('reads runs, guards and rounds that ran again as the product does', async () => {
  const kept: Keeping[] = [];
  const world = worldOf({
    seed: 3,
    noise: noises.stolen,
    layouts: 'own',
    benchmarks: 20,
    thetas: [0.1],
    seconds: 0.02,
  });
  const { session } = await virtualSession(world, {
    seed: 3,
    packages: 2,
    timeBudgetMs: 600_000,
    scratch,
    writerOf: (manifest) => {
      const keeping = new Keeping(manifest);
      kept.push(keeping);
      return keeping;
    },
  });
  const [first, second] = kept;
  if (first === undefined || second === undefined) throw new Error('two sides are measured');
  await screen(session);
  await lookAgain(session, policyOf(), () =>
    Promise.resolve({ base: first.evidence(), head: second.evidence() }),
  );
  for (const of of kept) {
    expect(plain(of.evidence())).toEqual(plain(readEvidence(of.capture(false))));
  }
  await closeSession(session, 'complete');
  const [base, head] = [first.evidence(), second.evidence()];
  expect(plain(head)).toEqual(plain(readEvidence(second.capture(true))));
  // It had to tell apart all that there is.
  expect(base.guards.length).toBeGreaterThan(10);
  expect(head.rounds.some(({ discarded }) => discarded)).toBe(true);
  const passes = [...head.benchmarks.values()].flatMap(({ iterations }) => [...iterations.keys()]);
  expect(new Set(passes)).toEqual(new Set(['screen', 'focus', 'confirm']));
});
