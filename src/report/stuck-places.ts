// Lines where goroutines of what hangs or broke stand, for comments on lines.
import type { StackLine } from '../model/goroutines.js';
import type { Report } from '../model/report.js';
import { subjectOf } from '../model/subject.js';
import type { Finding } from '../model/verdict.js';
import type { AsleepPlace } from './asleep-places.js';
import type { Place } from './places.js';

/** A source line, and what is to be told of the goroutines that stand there. */
export interface StuckPlace {
  readonly function: string;
  readonly file: string;
  readonly line: number;
  readonly findings: readonly [Finding, ...Finding[]];
}

/** What a comment on a line is about: what made something worse, where it likely sleeps, or where something hangs. */
export type ReviewPlace = Place | AsleepPlace | StuckPlace;

/**
 * Own lines in the order of the findings. Where it is known who blocks whom, that speaks for the benchmark; else the
 * line where it stands does.
 */
export function stuckPlaces({ verdict }: Report): readonly StuckPlace[] {
  const told = verdict.findings.filter(({ level, at }) => level !== 'note' && at !== null);
  const blocked = new Set(told.filter(({ rule }) => rule === 'goroutines-blocked').map(subjectOf));
  const places = new Map<string, StuckPlace>();
  for (const finding of told) {
    if (finding.rule === 'benchmark-broken' && blocked.has(subjectOf(finding))) continue;
    const at = standsAt(finding);
    if (at === null) continue;
    const key = JSON.stringify([at.file, at.line, at.function]);
    const known = places.get(key);
    const { function: name, file, line } = at;
    places.set(key, {
      ...{ function: name, file, line },
      findings: known === undefined ? [finding] : [...known.findings, finding],
    });
  }
  return [...places.values()];
}

/** The own line of the finding's goroutines that it is told at; null for findings about other things. */
function standsAt({ at, goroutines }: Finding): StackLine | null {
  const lines = goroutines?.groups.map((group) => group.at) ?? [];
  return (
    lines.find((of) => of !== null && of.own && of.file === at?.file && of.line === at.line && of.line > 0) ??
    null
  );
}
