// What a comment on a line says of goroutines that stand there and do not go on.
import type { Report } from '../model/report.js';
import type { Finding } from '../model/verdict.js';
import { markdownOf } from './escape.js';
import { listedBullets, nameWords } from './section.js';
import { join, named, nothing, own, say, type Sentence } from './sentence.js';
import type { StuckPlace } from './stuck-places.js';
import { brokenWords, cutOffWords } from './words/broken.js';
import { FactReader, firstLine } from './words/facts.js';
import { blockedWords, goroutinesWords, type Listed } from './words/goroutines.js';
import { phrases } from './words/headings.js';
import { benchmarkNamed, othersStand, within } from './words/review.js';

/** Most findings of one line that are told; the others are counted. */
const mostFindings = 3;

/** `where` as in `on this line`. */
export function stuckText(report: Report, { findings }: StuckPlace, where: Sentence): string {
  const shown = findings.slice(0, mostFindings);
  const rest = findings.length - shown.length;
  const told = shown.map((finding) => {
    const { lead, items } = toldOf(report, finding, where);
    const bullets = listedBullets({ lead: nothing, items }, '');
    return [`${markdownOf(lead)}${items.length > 0 ? ':' : ''}`, ...bullets].join('\n');
  });
  return [...told, ...(rest > 0 ? [othersStand(rest)] : [])].join('\n\n');
}

function toldOf(report: Report, finding: Finding, where: Sentence): Listed {
  const f = new FactReader(finding.facts);
  const name = whose(report, finding, f);
  if (finding.rule === 'goroutines-blocked') {
    const { lead, items } = blockedWords(finding);
    return { lead: say`**${lead}** ${where} ${within(name)}`, items };
  }
  const why = firstLine(f.text('message') ?? '');
  const how = own(cutOffWords(f));
  const lead = say`${name} **${own(brokenWords(f))}** ${where}${how}`;
  return {
    lead: join([lead, why === '' ? nothing : say`${why}`], ': '),
    items: goroutinesWords(finding, [])?.items ?? [],
  };
}

function whose(report: Report, { benchmark }: Finding, f: FactReader): Sentence {
  if (benchmark !== null) return benchmarkNamed(nameWords(report, benchmark));
  return say`${own(phrases.package)} ${named(f.text('pkg') ?? '')}`;
}
