// sources.json of a capture, honest and not.
import { describe, expect, it } from '@jest/globals';
import { GateError } from '../../src/base/errors.js';
import { readEvidence } from '../../src/evidence/evidence.js';
import { readSources } from '../../src/evidence/sources.js';
import { sourcesSchemaVersion } from '../../src/model/source-excerpts.js';
import { CaptureBuilder } from './capture-builder.js';

const honest = {
  schema: sourcesSchemaVersion,
  files: [
    {
      file: 'finder/finder.go',
      excerpts: [
        { line: 3, text: 'func A() {\n\tb()\n}' },
        { line: 6, text: '' },
      ],
    },
    { file: '__proto__', excerpts: [{ line: 1, text: 'x' }] },
  ],
  left: 2,
  unread: 1,
  benchmarksLeft: 0,
};
const read = (json: unknown) =>
  readSources(new TextEncoder().encode(typeof json === 'string' ? json : JSON.stringify(json)));

describe('sources', () => {
  it('give the excerpt of a line', () => {
    const sources = read(honest);
    const excerpt = { line: 3, endLine: 5, lines: ['func A() {', '\tb()', '}'] };
    expect([2, 3, 5, 6, 7].map((line) => sources.at('finder/finder.go', line))).toEqual([
      null,
      excerpt,
      excerpt,
      { line: 6, endLine: 6, lines: [''] },
      null,
    ]);
    expect(sources.at('finder/other.go', 3)).toBeNull();
    expect(sources.files).toEqual(['finder/finder.go', '__proto__']);
    expect(sources.of('finder/finder.go').map(({ line }) => line)).toEqual([3, 6]);
    expect([sources.of('constructor'), sources.of('__proto__')[0]?.lines]).toEqual([[], ['x']]);
    expect([sources.left, sources.unread, sources.benchmarksLeft]).toEqual([2, 1, 0]);
  });

  it('are read when they are asked for, once', () => {
    const capture = (text: string) => new CaptureBuilder('head').sources(text).build();
    const { sources } = readEvidence(capture(JSON.stringify(honest)));
    expect(sources()?.files).toHaveLength(2);
    expect(sources()).toBe(sources());
    const broken = readEvidence(capture('{'));
    expect(() => broken.sources()).toThrow(GateError);
    expect(readEvidence(new CaptureBuilder('head').build()).sources()).toBeNull();
  });
});

const withExcerpts = (...excerpts: { line: number; text: string }[]) => ({
  ...honest,
  files: [{ file: 'a.go', excerpts }],
});

it.each<[string, unknown]>([
  ['no JSON', '{"schema":'],
  ['nothing', ''],
  ['another version', { ...honest, schema: 'pprof-gate/sources/2' }],
  ['no object', []],
  [
    'a path out of the repository',
    { ...honest, files: [{ file: '../a.go', excerpts: [{ line: 1, text: '' }] }] },
  ],
  ['an absolute path', { ...honest, files: [{ file: '/etc/passwd', excerpts: [{ line: 1, text: '' }] }] }],
  ['a file twice', { ...honest, files: [honest.files[0], honest.files[0]] }],
  ['a file without text', withExcerpts()],
  ['line 0', withExcerpts({ line: 0, text: '' })],
  ['half a line', withExcerpts({ line: 1.5, text: '' })],
  ['lines without end', withExcerpts({ line: 1_000_000, text: 'a\nb' })],
  ['excerpts that overlap', withExcerpts({ line: 1, text: 'a\nb' }, { line: 2, text: '' })],
  ['excerpts out of order', withExcerpts({ line: 9, text: '' }, { line: 1, text: '' })],
  ['too many lines', withExcerpts({ line: 1, text: '\n'.repeat(2000) })],
  ['a line that is too long', withExcerpts({ line: 1, text: 'x'.repeat(1001) })],
  ['a text that is too long', withExcerpts({ line: 1, text: 'x'.repeat((1 << 20) + 1) })],
  [
    'too much text',
    withExcerpts(
      ...[0, 1, 2].map((at) => ({ line: 1 + at * 2000, text: `${'x'.repeat(350)}\n`.repeat(1000) })),
    ),
  ],
  [
    'too many excerpts',
    {
      ...honest,
      files: ['a.go', 'b.go'].map((file) => ({
        file,
        excerpts: Array.from({ length: 201 }, (_, at) => ({ line: at + 1, text: '' })),
      })),
    },
  ],
  ['NUL', withExcerpts({ line: 1, text: 'a\0b' })],
  ['a count below 0', { ...honest, left: -1 }],
  ['too much of anything', `${JSON.stringify(honest)}${' '.repeat(8 << 20)}`],
])('are refused with %s', (_, json) => {
  let thrown: unknown;
  try {
    read(json);
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toBeInstanceOf(GateError);
  expect(thrown).toMatchObject({
    code: 'capture-invalid',
    facts: { reason: 'sources-file' },
    at: { file: 'sources.json' },
  });
});
