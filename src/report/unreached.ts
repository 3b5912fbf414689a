// The list of changed functions that no benchmark reaches, folded in markdown and open on a terminal.
import type { Report } from '../model/report.js';
import { markdownOf, textOf } from './escape.js';
import { fold } from './folds.js';
import type { Caps, Section } from './section.js';
import { say, type Sentence } from './sentence.js';
import { mostPlaces, type Paint } from './terminal-lines.js';
import { unreachedLead } from './words/coverage.js';
import { headings, moreLines } from './words/headings.js';
import { placeName } from './places.js';

export function unreachedFold(report: Report, caps: Caps): Section | null {
  const unreached = unreachedOfReport(report);
  if (unreached.length === 0) return null;
  const lines = unreached
    .slice(0, caps.names)
    .map(({ place, name }) => `- ${markdownOf(say`${place} ${name}`)}`);
  const rest = unreached.length - lines.length;
  if (rest > 0) lines.push(`- ${moreLines(rest)}`);
  return {
    heading: headings.unreached,
    items: unreached.length,
    text: fold(`${headings.unreached} ${unreached.length}`, `${unreachedLead}\n\n${lines.join('\n')}`),
  };
}

export function unreachedLines(report: Report, paint: Paint): string[] {
  const unreached = unreachedOfReport(report);
  if (unreached.length === 0) return [];
  const lines = unreached
    .slice(0, mostPlaces)
    .map(({ place, name }) => `  ${textOf(say`${place}  ${name}`)}`);
  const rest = unreached.length - lines.length;
  const more = rest > 0 ? [`  ${moreLines(rest)}`] : [];
  return ['', `${paint(headings.unreached, 'bold')} ${unreached.length}`, ...lines, ...more];
}

interface Unreached {
  /** `parser.go:41` */
  readonly place: Sentence;
  readonly name: string;
}

/** In the order of the verdict, by place. */
function unreachedOfReport({ verdict }: Report): readonly Unreached[] {
  return verdict.findings.flatMap(({ rule, at, facts }) =>
    rule === 'changed-unmeasured' && at !== null
      ? [
          {
            place: say`${placeName({ file: at.file, line: at.line ?? 0 })}`,
            name: String(facts['function'] ?? ''),
          },
        ]
      : [],
  );
}
