// The folded list of what the goroutines of hung and broken benchmarks did.
import type { Report } from '../model/report.js';
import { markdownOf } from './escape.js';
import { fold } from './folds.js';
import { listedBullets, nameWords, type Caps, type Section } from './section.js';
import { listed, own, say } from './sentence.js';
import { brokenOfReport } from './words/broken.js';
import { headings, moreLines, phrases } from './words/headings.js';

/** Where its goroutines stand, for each benchmark that left a list of them. Without those that the open part tells. */
export function goroutinesFold(report: Report, caps: Caps): Section | null {
  const told = brokenOfReport(report).flatMap(({ pkg, benchmarks, goroutines }) =>
    goroutines === null ? [] : [{ pkg, benchmarks, goroutines }],
  );
  if (told.length === 0) return null;
  const lines = told.slice(0, caps.places).flatMap(({ pkg, benchmarks, goroutines }) => {
    const names = benchmarks.map((id) => nameWords(report, id));
    const who = pkg === null ? listed(names, 3) : say`${own(phrases.package)} ${pkg}`;
    return [`- ${markdownOf(who)}`, ...listedBullets(goroutines, '  ')];
  });
  const rest = told.length - Math.min(told.length, caps.places);
  if (rest > 0) lines.push(`- ${moreLines(rest)}`);
  return {
    heading: headings.goroutines,
    items: told.length,
    text: fold(`${headings.goroutines} ${told.length}`, lines.join('\n')),
  };
}
