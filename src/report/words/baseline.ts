// Stored baselines in words: what was found, of which commit, how old.
import type { Report, StoredBaseline } from '../../model/report.js';
import { counted, named, nothing, own, say, type Sentence } from '../sentence.js';
import { isWithoutBase } from '../baseline.js';
import { missingWords } from './chosen.js';
import { commitWords } from './lines.js';

const hour = 3_600_000;

/** `2 days old`, `5 hours old`; null where it is not known. */
function ageWords(ms: number | null): string | null {
  if (ms === null) return null;
  if (ms < hour) return 'less than an hour old';
  const hours = Math.floor(ms / hour);
  return hours < 48 ? `${counted(hours, 'hour')} old` : `${counted(Math.floor(hours / 24), 'day')} old`;
}

function withAge(words: Sentence, { ageMs }: StoredBaseline): Sentence {
  const age = ageWords(ageMs);
  return age === null ? words : [...words, `, ${age}`];
}

/** Where its commit lies: `the merge base`, `3 commits before the merge base`. */
function placeWords({ relation, distance }: StoredBaseline): string {
  if (relation === 'merge-base') return 'the merge base';
  if (relation === 'newest') return 'the newest there is, no ancestor of head';
  return distance === null
    ? 'an ancestor of the merge base'
    : `${counted(distance, 'commit')} before the merge base`;
}

/** Base and why it is that one: `base 3f2a1c0 (merge base with main)`, `no baseline`. */
export function baseWords(report: Report): Sentence {
  const { baseline, manifests } = report;
  if (isWithoutBase(report)) return own('no baseline');
  const base = say`base ${commitWords(manifests.base)}`;
  const found = baseline?.mode === 'artifact' ? baseline.found : null;
  const why =
    found === null
      ? reasonWords(report.baseReason)
      : withAge(own(`baseline artifact of run ${found.run}, ${placeWords(found)}`), found);
  return why.length === 0 ? base : say`${base} (${why})`;
}

/** Plain words of ours around a name of theirs, `merge base with main`, need no code marks. */
function reasonWords(text: string): Sentence {
  return text === '' ? nothing : named(text);
}

/** What a stored baseline did beside a base that was measured again; empty where there is nothing to say. */
export function besideWords({ baseline, counts }: Report): Sentence {
  const found = baseline?.mode === 'auto' ? baseline.found : null;
  if (baseline === null || found === null || counts.measured === 0) return nothing;
  const artifact = withAge(
    found.relation === 'merge-base'
      ? own('the baseline artifact of the merge base')
      : say`the baseline artifact of ${found.sha.slice(0, 7)}, ${own(placeWords(found))}`,
    found,
  );
  if (baseline.benchmarks === 0)
    return say`${artifact}, took no part: other programs, or other numbers of iterations`;
  const of =
    baseline.benchmarks === counts.measured ? '' : ` of ${counted(baseline.benchmarks, 'benchmark')}`;
  return say`counts${own(of)} also from ${artifact}`;
}

/** What was looked for and what it did, in one sentence; empty where there is nothing to say. */
export function baselineWords(report: Report): Sentence {
  const { baseline } = report;
  if (baseline === null) return nothing;
  const { found, reason } = baseline;
  if (found === null) return say`no stored baseline: ${missingWords(reason)}`;
  return baseline.mode === 'artifact' ? baseWords(report) : besideWords(report);
}
