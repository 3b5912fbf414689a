// Captures to a verdict and its report: pure, and the same whether they were measured just now or read again.
import { toolVersion } from './base/version.js';
import { asksForTimes } from './config/budget-for.js';
import { loadConfig } from './config/load.js';
import type { GateConfig } from './config/schema.js';
import { diffMap } from './diff/lines.js';
import { parseDiff } from './diff/parse.js';
import { readEvidence } from './evidence/evidence.js';
import { judge } from './judge/verdict.js';
import { configFile } from './measurement.js';
import type { Capture } from './model/capture.js';
import type { Policy } from './model/policy.js';
import type { Report } from './model/report.js';
import type { Caveat, Verdict } from './model/verdict.js';
import { composeReport } from './report/compose.js';
import { chosenWords } from './report/words/chosen.js';

export interface Captures {
  readonly base: Capture;
  readonly head: Capture;
  /** A baseline that was recorded earlier, beside a base of this run; null where there is none. */
  readonly stored: Capture | null;
}

export function judgeNow({ base, head, stored }: Captures, policy: Policy): Verdict {
  const patch = head.files.get('diff.patch');
  return judge({
    base: readEvidence(base),
    head: readEvidence(head),
    stored: stored === null ? null : readEvidence(stored),
    policy,
    diff: patch === undefined ? null : diffMap(parseDiff(patch, 'lines and text of Go')),
  });
}

/**
 * Judges and composes; `notes` are told beside what the captures hold. `pullHead`: the commit that people know, where
 * a merge of it was measured. Throws GateError capture-invalid or profile-invalid.
 */
export function reportOn(
  captures: Captures,
  policy: Policy,
  notes: readonly Caveat[] = [],
  pullHead: string | null = null,
): Report {
  const { base, head } = captures;
  const evidence = readEvidence(head);
  const verdict = judgeNow(captures, policy);
  return composeReport({
    verdict: { ...verdict, caveats: [...notes, ...verdict.caveats] },
    manifests: { base: base.manifest, head: head.manifest },
    elapsedMs: evidence.end?.elapsedMs ?? 0,
    childrenMs: evidence.end?.childrenMs ?? 0,
    baseReason: chosenWords(base.manifest.commit),
    pullHead,
    unchangedPackages: [...evidence.packages.values()].filter(({ state }) => state === 'unchanged').length,
    ...(asksForTimes(policy) || verdict.timing !== null ? { alpha: policy.alpha } : {}),
    baseline: evidence.baseline,
    tool: toolVersion,
  });
}

/** One capture with nothing to compare it with, as a gate against a baseline that is not there has it. */
export function aloneOf(head: Capture): Captures {
  const { manifest, records } = head;
  const others = records.filter(({ type }) => type !== 'baseline');
  return {
    base: {
      manifest: { ...manifest, side: 'base', session: 'none', modules: [] },
      records: [{ type: 'end', reason: 'complete', elapsedMs: 0, childrenMs: 0 }],
      files: new Map(),
    },
    head: {
      ...head,
      records: [...others, { type: 'baseline', mode: 'artifact', found: null, reason: 'none', command: '' }],
    },
    stored: null,
  };
}

/** The configuration that a capture was measured under; null in captures without one. */
export function configOf(capture: Capture): GateConfig | null {
  const bytes = capture.files.get(configFile);
  return bytes === undefined ? null : loadConfig(new TextDecoder().decode(bytes), configFile);
}
