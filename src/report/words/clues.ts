// What is told where no line can be named: where to look instead.
import type { Row } from '../../model/report.js';
import type { Edited } from '../../model/verdict.js';
import { shortFunction, withoutPlace } from '../places.js';
import { join, nothing, own, say, type Sentence } from '../sentence.js';
import { groupsWords } from './waiting.js';

/** Of rows that no line explains: what the diff changes there, and what the processor does more of; of each benchmark once. */
export function cluesOfRows(rows: readonly Row[], nameOf: (row: Row) => Sentence): readonly Sentence[] {
  const told = new Set<string>();
  return withoutPlace(rows).flatMap((row) => {
    const { change, benchmark } = row;
    const groups = change.metric.unit === 'sec/op' ? groupsWords(benchmark.cpuGroups ?? []) : nothing;
    const edited = change.edited === undefined ? nothing : editedWords(change.edited);
    return [edited, groups].flatMap((words) => {
      if (words.length === 0) return [];
      const clue = say`${nameOf(row)}: ${words}`;
      const text = JSON.stringify(clue);
      if (told.has(text)) return [];
      told.add(text);
      return [clue];
    });
  });
}

/** `the diff changes finder.Look (look.go:41), seen in its profile` */
function editedWords({ functions, modules, more }: Edited): Sentence {
  const names = [
    ...functions.map(({ function: name, file, line }) => say`${shortFunction(name)} (${`${file}:${line}`})`),
    ...modules.map((path) => say`${own('the version of ')}${path}`),
  ];
  // A diff that changes most of what runs leads nowhere: report.json has the heaviest.
  if (more > 0) return nothing;
  if (names.length === 0) return own('the diff changes no function that is seen in its profile');
  return say`${own('the diff changes ')}${join(names, ', ')}, seen in its profile`;
}
