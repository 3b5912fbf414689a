// The folded list of what the runtime did more or less of: garbage collection, scheduling, memory that stays.
import type { Report } from '../model/report.js';
import { markdownOf, textOf } from './escape.js';
import { fold } from './folds.js';
import { nameWords, type Caps, type Section } from './section.js';
import { join, say } from './sentence.js';
import { mostPlaces, nameWords as terminalName, type Paint } from './terminal-lines.js';
import { headings, moreLines } from './words/headings.js';
import { runtimeOfReport } from './words/runtime.js';

/** A bullet for each benchmark that changed and for which the runtime did; null for none. */
export function runtimeFold(report: Report, caps: Caps): Section | null {
  const all = runtimeOfReport(report);
  if (all.length === 0) return null;
  const lines = all
    .slice(0, caps.places)
    .map(
      ({ benchmark, words }) =>
        `- ${markdownOf(say`${nameWords(report, benchmark.id)}: ${join(words, '; ')}`)}`,
    );
  const rest = all.length - lines.length;
  if (rest > 0) lines.push(`- ${moreLines(rest)}`);
  return {
    heading: headings.runtime,
    items: all.length,
    text: fold(`${headings.runtime} ${all.length}`, lines.join('\n')),
  };
}

/** The same below the table of a terminal. */
export function runtimeLines(report: Report, paint: Paint): string[] {
  const all = runtimeOfReport(report);
  if (all.length === 0) return [];
  const lines = all.slice(0, mostPlaces).flatMap(({ benchmark, words }) => {
    return [
      `  ${textOf(terminalName(report, benchmark.id))}`,
      ...words.map((sentence) => `      ${textOf(sentence)}`),
    ];
  });
  const rest = all.length - Math.min(all.length, mostPlaces);
  return ['', paint(headings.runtime, 'bold'), ...lines, ...(rest > 0 ? [`  ${moreLines(rest)}`] : [])];
}
