// What the compiler says of escapes and inlining: its own words about __tests__/corpus/compiler/escapes.go.txt, built by
// `go build -trimpath -o /dev/null -gcflags=-json=0,DIR .` as module example.com/esc.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { seededRandom } from '../../src/base/random.js';
import { diagnosticLimits, keptLines, readDiagnostics, type Escape } from '../../src/compiler/diagnostics.js';

const corpus = (name: string): Buffer => readFileSync(new URL(`../corpus/compiler/${name}`, import.meta.url));
const source = corpus('escapes.go.txt').toString().split('\n');
const lineOf = (text: string): number => source.findIndex((line) => line.includes(text)) + 1;

function read(bytes: Uint8Array) {
  const found = readDiagnostics(bytes);
  if (found === null) throw new Error('not read');
  return found;
}

describe.each(['1.21', '1.26', '1.27'])('diagnostics of Go %s', (version) => {
  const { escapes, inlining, refused, skipped, ...header } = read(corpus(`escapes-go${version}.jsonl`));
  const escapeOf = (text: string, value?: string): Escape => {
    const found = escapes.find(
      (of) => of.line === lineOf(text) && (value === undefined || of.value === value),
    );
    if (found === undefined) throw new Error(`nothing escapes in ${text}`);
    return found;
  };
  const last = (of: Escape) => {
    const step = of.steps.at(-1);
    return step && [step.expression, step.how];
  };

  it('name package, file and version', () => {
    expect(header).toEqual({
      pkg: 'example.com/esc',
      file: 'example.com/esc/e.go',
      goVersion: expect.stringMatching(`^go${version}\\.`),
    });
    expect(skipped).toBe(0);
    expect(refused).toEqual([]);
  });

  it('tell what escapes, and by which last step', () => {
    expect(last(escapeOf('func Keep'))).toEqual(['sink = &x', 'assign']);
    expect(last(escapeOf('func Return'))).toEqual(['return &P{...}', 'return']);
    expect(last(escapeOf('func Send'))).toEqual(['ch <- (&P{})', 'send']);
    expect(last(escapeOf('func Append', '&P{}'))).toEqual(['append(all, &P{})', 'call parameter']);
    expect(last(escapeOf('func Large'))).toEqual(['b', 'too large for stack']);
    expect(last(escapeOf('func Go()', 'x'))).toEqual(['x', 'reference']);
    expect(escapeOf('func Go()', 'x').steps[0]?.how).toBe('captured by a closure');
    expect(last(escapeOf('func Iface'))).toEqual(['i.M(&P{})', 'call parameter']);
    expect(last(escapeOf('func Map', '&P{}'))).toEqual(['map[string]*P{...}', 'map literal value']);
    expect(last(escapeOf('func Str'))).toEqual(['return string(b)', 'return']);
    expect(last(escapeOf('fmt.Sprint', 'buf'))).toEqual(['fmt.Sprint(... argument...)', 'call parameter']);
    const made = escapeOf('buf := make');
    expect([made.value, made.steps.map(({ how }) => how)]).toEqual([
      'make([]byte, 64)',
      ['spill', 'assign', 'interface-converted'],
    ]);
    expect(made.steps.at(-1)?.line).toBe(lineOf('fmt.Sprint'));
  });

  it('tell each once, and where it stands when it was inlined', () => {
    const all = escapes.filter(({ line }) => line === lineOf('buf := make'));
    expect(all).toHaveLength(1);
    const inlined = escapeOf('func Use', 'make([]byte, 64)');
    expect(inlined.inlinedFrom).toEqual({
      file: 'example.com/esc/e.go',
      line: lineOf('buf := make'),
      column: all[0]?.column,
    });
    expect(escapeOf('func Keep').inlinedFrom).toBeNull();
  });

  it('tell of every function whether it can be inlined', () => {
    const of = (text: string) => inlining.find(({ line }) => line === lineOf(text));
    expect(of('func small')).toMatchObject({ refusal: null, cost: 4 });
    expect(of('func Use')).toMatchObject({
      refusal: expect.stringMatching(/^function too complex: cost \d+ exceeds budget 80$/),
      cost: expect.any(Number),
    });
    expect(of('func leak')).toMatchObject({ refusal: 'marked go:noinline', cost: null });
    const functions = source.flatMap((line, index) => (/^func /.test(line) ? [index + 1] : []));
    expect(functions.filter((line) => !inlining.some((found) => found.line === line))).toEqual([]);
  });
});

it('knows when a make of unknown size leaves the stack: to 1.24 always, from 1.25 not by itself', () => {
  const at = lineOf('func Size');
  const values = (version: string): string[] =>
    read(corpus(`escapes-go${version}.jsonl`)).escapes.flatMap(({ line, value }) =>
      line === at ? [value] : [],
    );
  expect(values('1.21')).toEqual(['make([]int, n)']);
  expect(values('1.26')).toEqual([]);
});

it('takes the place of an inlined value from before its flows, which have places of their own', () => {
  const at = (line: number, column: number) => ({
    start: { line, character: column },
    end: { line, character: column },
  });
  const related = (line: number, column: number, message: string) => ({
    location: { uri: 'file://p/p.go', range: at(line, column) },
    message,
  });
  const value = {
    range: at(18, 20),
    code: 'escape',
    message: 'count escapes to heap',
    relatedInformation: [
      related(26, 2, 'inlineLoc'),
      related(18, 20, 'escflow:    flow: {storage for func literal} ← &count:'),
      related(27, 18, 'inlineLoc'),
      related(18, 20, 'escflow:      from count (captured by a closure)'),
      related(27, 18, 'inlineLoc'),
    ],
  };
  const [found] = read(Buffer.from(`{"version":0}\n${JSON.stringify(value)}\n`)).escapes;
  expect(found?.inlinedFrom).toEqual({ file: 'p/p.go', line: 26, column: 2 });
});

it('tells calls that are not inlined where they stand', () => {
  const line = (message: string) =>
    JSON.stringify({
      range: { start: { line: 7, character: 9 }, end: { line: 7, character: 9 } },
      code: 'cannotInlineCall',
      message,
    });
  const text = [
    '{"version":0}',
    line('cost 40 of example.com/p.(*T).f exceeds max caller cost 20'),
    line('example.com/p.g cannot be inlined'),
  ].join('\n');
  const { refused, skipped } = read(Buffer.from(text));
  expect(refused).toEqual([{ line: 7, column: 9, callee: 'example.com/p.(*T).f', cost: 40, budget: 20 }]);
  expect(skipped).toBe(0);
});

it('keeps for a capture all that is read, and no more', () => {
  const whole = corpus('escapes-go1.26.jsonl');
  const kept = keptLines(whole);
  expect(read(Buffer.from(kept))).toEqual(read(whole));
  expect(kept.split('\n').length).toBeLessThan(whole.toString().split('\n').length - 10);
});

describe('a file that is not what it should be', () => {
  const whole = corpus('escapes-go1.26.jsonl');

  it.each([
    ['nothing', ''],
    ['another version', '{"version":1,"package":"p"}\n'],
    ['no header', '{"range":{}}\n'],
    ['no JSON', 'cannot open\n'],
    ['a list', '[0]\n'],
  ])('is no file of diagnostics: %s', (_name, text) => {
    expect(readDiagnostics(Buffer.from(text))).toBeNull();
  });

  it('costs the lines that cannot be read', () => {
    const lines = whole.toString().trimEnd().split('\n');
    const spoilt = [...lines.slice(0, 3), '{"range":', '[]', '{"code":"escape"}', ...lines.slice(3)];
    expect(read(Buffer.from(spoilt.join('\n')))).toEqual({ ...read(whole), skipped: 3 });
  });

  it('is bounded in texts and lines', () => {
    const [header = '', first = ''] = whole.toString().split('\n');
    const long = first.replace(/"message":"[^"]*"/, `"message":"cost: 1 ${'x'.repeat(1e6)}"`);
    expect(read(Buffer.from(`${header}\n${long}\n`))).toMatchObject({ inlining: [], skipped: 1 });
    const wide = first
      .replace('canInlineFunction', 'cannotInlineFunction')
      .replace(/"message":"[^"]*"/, `"message":"${'x'.repeat(5000)}"`);
    expect(read(Buffer.from(`${header}\n${wide}\n`)).inlining[0]?.refusal).toHaveLength(
      diagnosticLimits.text,
    );
  });

  const seed = 1;
  it(`never throws, whatever bytes are changed (seed ${seed})`, () => {
    const random = seededRandom(seed);
    for (let round = 0; round < 300; round++) {
      const bytes = Buffer.from(
        whole.subarray(0, random.below(2) === 0 ? whole.length : random.below(whole.length)),
      );
      for (let k = random.below(20); k > 0 && bytes.length > 0; k--)
        bytes[random.below(bytes.length)] = random.below(256);
      const found = readDiagnostics(bytes);
      expect(found === null || found.escapes.length <= 40).toBe(true);
    }
  });
});
