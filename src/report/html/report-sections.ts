// What the page tells of a whole report beside single numbers: what does not run, what has no answer, and how it was
// measured.
import type { Report } from '../../model/report.js';
import type { Status } from '../../model/verdict.js';
import { placeName } from '../places.js';
import { listedNames, nameWords } from '../section.js';
import { join, listed, named, nothing, own, say, type Sentence } from '../sentence.js';
import { brokenOfReport } from '../words/broken.js';
import { caveatWords } from '../words/caveats.js';
import { firstLine } from '../words/facts.js';
import { keptOfReport } from '../words/goroutines-left.js';
import { headings, phrases } from '../words/headings.js';
import { commitWords, headWords } from '../words/lines.js';
import { methodWords } from '../words/method.js';
import { runtimeOfReport } from '../words/runtime.js';
import { reasonsOf } from '../words/unproven.js';
import { statusWords } from '../words/verdict.js';
import type { WhyLine } from '../words/why.js';
import type { About, SectionText } from './page-data.js';
import { sectionOf } from './pieces.js';

/** Names in one sentence. */
const mostNames = 40;

/** In the order in which they are read; those without a line are left out. */
export function reportSections(report: Report): SectionText[] {
  const parts: readonly (readonly [About, string, readonly WhyLine[]])[] = [
    ['config', headings.config, config(report)],
    ['broken', headings.broken, broken(report)],
    ['unproven', headings.cannotTell, reasons(report, 'unproven')],
    ['unmeasured', headings.unmeasured, reasons(report, 'unmeasured')],
    ['left', headings.kept, kept(report)],
    ['runtime', headings.runtime, runtime(report)],
    ['others', headings.others, others(report)],
    ['method', headings.method, method(report)],
  ];
  return parts
    .filter(([, , lines]) => lines.length > 0)
    .map(([about, heading, lines]) => sectionOf({ about, heading, lines }));
}

const line = (words: Sentence, ...below: readonly Sentence[]): WhyLine => ({ words, below });

function config({ verdict }: Report): WhyLine[] {
  return verdict.caveats
    .filter(({ code }) => code === 'config-changed')
    .map((caveat) => line(caveatWords(caveat)));
}

function broken(report: Report): WhyLine[] {
  return brokenOfReport(report).map(
    ({ words, cutOff, message, at, pkg, benchmarks, blocked, goroutines }) => {
      const names = benchmarks.map((id) => nameWords(report, id));
      const who = pkg === null ? listed(names, 3) : say`${own(phrases.package)} ${pkg}`;
      const where = at === null ? nothing : say` (${placeName({ file: at.file, line: at.line ?? 0 })})`;
      const why = firstLine(message);
      const told = [...blocked, ...(goroutines === null ? [] : [goroutines])];
      return line(
        say`${who} ${own(words)}${where}${own(cutOff)}${why === '' ? nothing : say`: ${why}`}`,
        ...told.flatMap(({ lead, items }) => [...(lead.length > 0 ? [lead] : []), ...items]),
      );
    },
  );
}

function reasons(report: Report, list: 'unproven' | 'unmeasured'): WhyLine[] {
  return reasonsOf(report, report.rows[list]).map(({ words, rows }) => {
    const names = rows.map(
      ({ benchmark, change }) => say`${nameWords(report, benchmark.id)} ${named(change.metric.unit)}`,
    );
    return line(join([listed(names, 3), words], ': '));
  });
}

function kept(report: Report): WhyLine[] {
  return keptOfReport(report).map(({ benchmarks, words }) =>
    line(say`${listedNames(report, benchmarks, 3)}: ${words}`),
  );
}

function runtime(report: Report): WhyLine[] {
  return runtimeOfReport(report).map(({ benchmark, words }) =>
    line(nameWords(report, benchmark.id), ...words),
  );
}

const apart: readonly Status[] = ['added', 'removed', 'skipped', 'unchanged'];

function others(report: Report): WhyLine[] {
  return apart.flatMap((status) => {
    const found = report.verdict.benchmarks.filter((benchmark) => benchmark.status === status);
    if (found.length === 0) return [];
    const names = listed(
      found.map(({ id }) => nameWords(report, id)),
      mostNames,
    );
    return [line(say`${own(`${statusWords[status]} (${found.length})`)}: ${names}`)];
  });
}

function method(report: Report): WhyLine[] {
  const { manifests, baseReason } = report;
  const reason = baseReason === '' ? nothing : say` (${named(baseReason)})`;
  return [
    line(say`base ${commitWords(manifests.base)}${reason}`),
    line(say`head ${headWords(report)}`),
    ...methodWords(report).map((words) => line(words)),
  ];
}
