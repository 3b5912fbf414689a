// Patterns that somebody typed, or that a link brings along: only those are tried that cannot keep a browser busy.

/** Longest pattern with a choice in it, in UTF-16 code units. */
const longest = 200;

/** Null for what is no regular expression. */
export function patternOf(text: string): RegExp | null {
  try {
    return new RegExp(text, 'i');
  } catch {
    // Half a pattern is what there is while somebody types it, and `(*T)` is a part of many names.
    return null;
  }
}

/** What a loop counts as: names are about as long. */
const loop = 50;
/** Three loops, one behind the other. */
const most = loop ** 3;

/**
 * Whether a pattern could be tried in so many ways that nobody lives to see the end: a loop around anything with a choice
 * in it, as in `(a+)+`, or too many choices one behind the other. `text` is a regular expression already.
 */
export function isCostly(text: string): boolean {
  const ways = new Ways(text).all();
  return ways > most || (ways > 1 && text.length > longest);
}

/** Counts the ways in which a text could be matched at one place, at most. */
class Ways {
  private at = 0;

  constructor(private readonly text: string) {}

  /** Of alternatives up to the end of their group. */
  all(): number {
    let [sum, product] = [0, 1];
    while (this.at < this.text.length && this.text[this.at] !== ')') {
      if (this.text[this.at] === '|') {
        this.at++;
        sum += product;
        product = 1;
      } else product *= this.repeated(this.piece());
    }
    return sum + product;
  }

  /** A character, a class or a group. */
  private piece(): number {
    const rest = this.text.slice(this.at);
    if (rest.startsWith('(')) {
      this.at += /^\((?:\?(?:[:=!]|<[=!]|<[^>]*>))?/.exec(rest)?.[0].length ?? 1;
      const ways = this.all();
      this.at++;
      return ways;
    }
    this.at += /^(?:\\.|\[(?:\\.|[^\]\\])*\])/s.exec(rest)?.[0].length ?? 1;
    return 1;
  }

  /** What was read, with the quantifier behind it. */
  private repeated(ways: number): number {
    const [all = '', sign = '', from = '', comma, to = ''] =
      /^(?:([*+?])|\{(\d+)(,)?(\d*)\})\??/.exec(this.text.slice(this.at)) ?? [];
    this.at += all.length;
    if (all === '') return ways;
    if (sign === '?') return 1 + ways;
    const [least, largest] = [
      Number(from),
      comma === undefined ? Number(from) : to === '' ? loop : Number(to),
    ];
    if (sign === '' && largest <= 1) return ways + (largest - least);
    if (ways > 1) return Infinity;
    return sign === '' ? Math.max(1, Math.min(largest - least + 1, loop)) : loop;
  }
}
