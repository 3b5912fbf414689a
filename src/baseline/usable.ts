// Whether a capture can stand for its commit from now on.
import { keyOf } from '../model/benchmark.js';
import type { Capture } from '../model/capture.js';

export type Unusable =
  'incomplete' | 'side' | 'uncommitted' | 'partial' | 'does-not-compile' | 'troubled' | 'empty';

/** `what` names the reason for stopping, the package or the benchmark; empty where there is nothing to name. */
export interface UnusableReason {
  readonly code: Unusable;
  readonly what: string;
}

/**
 * Null when the capture may become a baseline: of one commit, whole, and with no benchmark that broke. Skipped
 * ones (b.Skip) do not count as broken.
 */
export function unusable({ manifest, records }: Capture): UnusableReason | null {
  if (!manifest.complete) return { code: 'incomplete', what: '' };
  if (manifest.side !== 'single') return { code: 'side', what: manifest.side };
  if (manifest.commit.sha === null || manifest.commit.dirty) return { code: 'uncommitted', what: '' };
  let end = '';
  let measured = false;
  for (const record of records) {
    if (record.type === 'end') end = record.reason;
    if (record.type === 'package' && record.state === 'build-failed')
      return { code: 'does-not-compile', what: record.pkg };
    if (record.type === 'trouble' && record.ending !== 'skipped') {
      const { pkg, name, procs } = record;
      return { code: 'troubled', what: name === null ? pkg : keyOf({ pkg, name, procs }) };
    }
    measured ||= record.type === 'run' && record.ending === 'ok';
  }
  if (end !== 'complete') return { code: 'partial', what: end };
  return measured ? null : { code: 'empty', what: '' };
}
