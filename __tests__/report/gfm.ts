// As much of GitHub's markdown as the tests need, read strictly. Source: GFM spec 4.10 and 6.1.

/**
 * Cells of a table row. A pipe is escaped by a backslash; parsers disagree on a backslash in front of that, so
 * it is refused.
 */
export function cellsOf(row: string): readonly string[] {
  if (!row.startsWith('|') || !row.endsWith('|')) throw new Error(`not a row: ${row}`);
  if (row.includes('\\\\|')) throw new Error(`ambiguous escape: ${row}`);
  return row.slice(1, -1).split(/(?<!\\)\|/);
}

/** A text without its code: fenced blocks, code spans line by line, `<code>` elements. */
export function withoutCode(text: string): string {
  const kept: string[] = [];
  let fence: string | null = null;
  for (const line of text.split('\n')) {
    const run = /^`{3,}/.exec(line)?.[0];
    if (fence !== null) {
      if (line === fence) fence = null;
    } else if (run !== undefined && !line.slice(run.length).includes('`')) fence = run;
    else kept.push(withoutSpans(line).replace(/<code>[^<]*<\/code>/g, '<code></code>'));
  }
  if (fence !== null) throw new Error('a fence is open');
  return kept.join('\n');
}

/** A run of backticks opens a span that the next run of the same length closes. */
function withoutSpans(line: string): string {
  const runs = [...line.matchAll(/`+/g)];
  let rest = '';
  let at = 0;
  for (let index = 0; index < runs.length; index++) {
    const open = runs[index];
    if (open === undefined || open.index < at) continue;
    const close = runs.slice(index + 1).find((run) => run[0].length === open[0].length);
    if (close === undefined) throw new Error(`a code span is open: ${line}`);
    rest += `${line.slice(at, open.index)}\u25a1`;
    at = close.index + close[0].length;
  }
  return rest + line.slice(at);
}
