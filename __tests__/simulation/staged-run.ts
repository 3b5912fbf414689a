// A whole gate over a source of times on a virtual clock. All of it is the product's own code, from the passes and their
// deadlines to the verdict; what is made up is the world that it measures (virtual-machine.ts).
import { lookAgain } from '../../src/gate.js';
import { judge } from '../../src/judge/verdict.js';
import { screen } from '../../src/measure/screen.js';
import { closeSession } from '../../src/measure/session.js';
import type { Manifest } from '../../src/model/capture.js';
import type { Pair } from '../../src/model/pair.js';
import type { Policy } from '../../src/model/policy.js';
import type { Verdict } from '../../src/model/verdict.js';
import type { Evidence } from '../../src/evidence/evidence.js';
import { Recording } from './recording.js';
import type { Source } from './source.js';
import { virtualSession, type VirtualOptions } from './virtual-machine.js';

export interface StagedRun {
  readonly verdict: Verdict;
  readonly measuringSeconds: number;
  readonly linkingSeconds: number;
  /** Time ran out before all was done. */
  readonly isCutShort: boolean;
}

export interface SuiteOptions extends Omit<VirtualOptions, 'writerOf'> {
  readonly policy: Policy;
}

export async function stagedRun(source: Source, { policy, ...options }: SuiteOptions): Promise<StagedRun> {
  const recordings = new Map<string, Recording>();
  const writerOf = (manifest: Manifest): Recording => {
    const recording = new Recording(manifest);
    recordings.set(manifest.side, recording);
    return recording;
  };
  const evidence = (): Pair<Evidence> => {
    const [base, head] = [recordings.get('base'), recordings.get('head')];
    if (base === undefined || head === undefined) throw new Error('two sides are measured');
    return { base: base.evidence(), head: head.evidence() };
  };
  const { session, spent } = await virtualSession(source, { ...options, writerOf });
  const ends = [
    await screen(session),
    ...(await lookAgain(session, policy, () => Promise.resolve(evidence()))),
  ];
  const isCutShort = ends.includes('time-budget');
  await closeSession(session, isCutShort ? 'time-budget' : 'complete');
  return {
    verdict: judge({ ...evidence(), policy, diff: null }),
    measuringSeconds: spent.measuring,
    linkingSeconds: spent.linking,
    isCutShort,
  };
}
