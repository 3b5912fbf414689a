// Text line by line, without the line ends, and no line longer than is good for a regular expression.

/** Lines of at most `longest` code units; longer ones are left out, and told to `tooLong`. */
export function* boundedLines(text: string, longest: number, tooLong: () => void): Generator<string, void> {
  for (let at = 0; at < text.length;) {
    const next = text.indexOf('\n', at);
    const stop = next < 0 ? text.length : next;
    if (stop - at > longest) tooLong();
    else yield text.slice(at, text[stop - 1] === '\r' && stop > at ? stop - 1 : stop);
    at = stop + 1;
  }
}
