// What a process of several benchmarks printed → what each of them would have printed alone.
import { closingLine } from './result-line.js';

/** Lines before the first benchmark that are about all of them: `goos: linux`, `Unit x better=higher`. */
const aboutAll = /^(?:[a-z][^\sA-Z:]*: |Unit )/;
const mostAboutAll = 1024;

/**
 * The lines of each name, from where -test.v announces it to where another benchmark is announced, between the lines
 * about all and Go's closing word. A benchmark that prints what looks like a name can take lines from itself or its
 * neighbours, so whoever needs them compares what is read from a piece with what is read from the whole.
 */
export function splitProcess(stdout: string, names: readonly string[]): Map<string, string> {
  const pieces = new Map<string, string[]>(names.map((name) => [name, []]));
  const lines = stdout.split('\n');
  const general: string[] = [];
  let current: string[] | null | undefined;
  for (const line of lines) {
    const piece = pieces.get(line);
    if (piece !== undefined) current = piece;
    // A parent, or one that was not asked for.
    else if (/^Benchmark(?!\p{Ll})\S*$/u.test(line)) current = null;
    if (current !== undefined) current?.push(line);
    else if (aboutAll.test(line)) general.push(line);
  }
  const closing = lines.findLast((line) => closingLine(line) !== null);
  const head = general.join('\n').slice(0, mostAboutAll);
  return new Map(
    [...pieces].map(([name, own]) => {
      // The last piece has the closing word already, and perhaps what TestMain printed after it.
      const end = own.findLastIndex((line) => line === closing);
      const body = end < 0 ? own : own.slice(0, end);
      const text = [...(head === '' ? [] : [head]), ...body, ...(closing === undefined ? [] : [closing])];
      return [name, `${text.join('\n')}\n`];
    }),
  );
}
