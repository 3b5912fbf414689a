// Which benchmarks a binary has, from a run of all of them once (-test.v -test.benchtime=1x). Sub-benchmarks only
// show when they run. Under -test.v Go prints each name when it starts, so what was never announced is printed
// text; still every name that is found here is only believed once it has run alone.
import {
  closingLine,
  iterationsOf,
  logLine,
  printedName,
  resultTail,
  verdictLine,
  wholeLines,
} from './result-line.js';

export interface Listing {
  /** In the order in which they started; each once. */
  readonly names: readonly ListedBenchmark[];
  /** The closing PASS or FAIL was there: nothing is missing at the end. */
  readonly closed: boolean;
}

export interface ListedBenchmark {
  /** Full name without `-P`. */
  readonly name: string;
  /** `started`: began and was not heard of again before the run broke off. */
  readonly state: 'result' | 'failed' | 'skipped' | 'started';
  /** What it logged last when it failed or was skipped, else empty. */
  readonly message: string;
}

/** Longer names cannot be in a capture. */
const maxName = 16_384;

/**
 * Benchmarks that gave a result, failed, were skipped, or were under way when the output ends. What only calls
 * sub-benchmarks is left out, unless it failed by itself: some of them may then be missing.
 */
export function listBenchmarks(stdout: string, procs: number): Listing {
  const lines = wholeLines(stdout);
  const seen = new Map<string, { state: ListedBenchmark['state']; message: string }>();
  // Since the last outcome: names on lines of their own, and names that may stand behind printed text.
  const started = new Set<string>();
  const hidden = new Set<string>();
  let log = '';
  let outcomeLine = -1;
  const announced = (candidates: readonly string[]): string | null =>
    candidates.find((name) => started.has(name) || hidden.has(name)) ?? null;
  const settle = (name: string, state: 'result' | 'failed' | 'skipped', line: number) => {
    seen.set(name, { state, message: state === 'result' ? '' : log });
    started.clear();
    hidden.clear();
    log = '';
    outcomeLine = line;
  };

  lines.forEach((content, line) => {
    log = logLine(content) ?? log;
    if (!content.includes('Benchmark')) return;
    if (isName(content)) {
      started.add(content);
      if (!seen.has(content)) seen.set(content, { state: 'started', message: '' });
      return;
    }
    const verdict = verdictLine(content);
    if (verdict !== null) {
      // Go adds `-P` or not, depending on when it happened. A parent fails after its children.
      const { raw } = verdict;
      const forms = [raw, withoutProcs(raw, procs) ?? raw];
      const name = announced(forms) ?? forms.find((form) => seen.has(form)) ?? null;
      if (name !== null) settle(name, verdict.verdict, line);
      return;
    }
    const name = announced(namesBeforeTabs(content, procs));
    if (name === null) for (const hiddenName of namesAtEnd(content)) hidden.add(hiddenName);
    else settle(name, endedWithoutWord(content) ? 'failed' : 'result', line);
  });

  const closed = isClosed(lines, outcomeLine, started.size > 0);
  const unfinished = closed ? new Set<string>() : started;
  return { names: withoutParents(seen, unfinished), closed };
}

/** A line that is a name and nothing else; `Benchmarking` is none, as Go requires. */
function isName(line: string): boolean {
  return line.length <= maxName && /^Benchmark(?!\p{Ll})\S*$/u.test(line);
}

/** What may be a name at the end of a line behind printed text, the longest first: nobody prints it many times. */
function namesAtEnd(line: string): string[] {
  const word = /\S*$/.exec(line.slice(-maxName))?.[0] ?? '';
  const names: string[] = [];
  for (
    let at = word.indexOf('Benchmark');
    at >= 0 && names.length < 4;
    at = word.indexOf('Benchmark', at + 1)
  ) {
    const name = word.slice(at);
    if (isName(name)) names.push(name);
  }
  return names;
}

/** The names in `NAME-P<pad>\t`, where results begin: other goroutines may print between name and numbers. */
function namesBeforeTabs(line: string, procs: number): string[] {
  const names: string[] = [];
  for (
    let tab = line.indexOf('\t'), tabs = 0;
    tab >= 0 && tabs < 8;
    tab = line.indexOf('\t', tab + 1), tabs++
  ) {
    names.push(...namesAtEnd(withoutProcs(line.slice(0, tab).trimEnd(), procs) ?? ''));
  }
  return names;
}

/** Zero iterations: it panicked or called runtime.Goexit. */
function endedWithoutWord(line: string): boolean {
  const tail = resultTail(line);
  return tail !== null && iterationsOf(tail) === 0;
}

/** Null when the `-P` that Go prints is not there. */
function withoutProcs(printed: string, procs: number): string | null {
  const suffix = printedName('', procs);
  return printed.endsWith(suffix) ? printed.slice(0, printed.length - suffix.length) : null;
}

function isClosed(lines: readonly string[], outcomeLine: number, underWay: boolean): boolean {
  const last = lines.findLast((line) => line.trim() !== '');
  if (last !== undefined && closingLine(last) !== null) return true;
  // TestMain may print more after it; but not while a benchmark is under way.
  return !underWay && lines.some((line, i) => i > outcomeLine && closingLine(line) !== null);
}

function withoutParents(
  seen: ReadonlyMap<string, { state: ListedBenchmark['state']; message: string }>,
  unfinished: ReadonlySet<string>,
): ListedBenchmark[] {
  const listed = [...seen].filter(([name, { state }]) => state !== 'started' || unfinished.has(name));
  const parents = new Set<string>();
  const parentsOfFailed = new Set<string>();
  for (const [name, { state }] of listed) {
    for (let slash = name.indexOf('/'); slash >= 0; slash = name.indexOf('/', slash + 1)) {
      parents.add(name.slice(0, slash));
      if (state === 'failed') parentsOfFailed.add(name.slice(0, slash));
    }
  }
  return listed.flatMap(([name, { state, message }]) => {
    if (state !== 'result' && parents.has(name)) {
      // Go marks a parent failed when a child fails.
      if (state !== 'failed' || parentsOfFailed.has(name)) return [];
    }
    return [{ name, state, message }];
  });
}
