import { describe, expect, it } from '@jest/globals';
import { markdownOf, textOf } from '../../src/report/escape.js';
import {
  baselineExists,
  baselineUploaded,
  forbiddenWords,
  linesNote,
  noticeCodes,
  noticeWords,
  otherForgeWords,
  readOnlyWords,
  resultUploaded,
  type NoticeCode,
} from '../../src/report/words/publication.js';
import type { Facts } from '../../src/base/errors.js';
import { nothingTold } from '../../src/publish/publish-reviews.js';
import { expectGolden } from './golden.js';

const facts: Readonly<Record<NoticeCode, readonly Facts[]>> = {
  'pull-closed': [{}],
  'head-moved': [
    { measured: '9be77d1'.padEnd(40, '0'), now: 'f'.repeat(40) },
    { measured: 'a'.repeat(40) },
    { measured: '9be77d1'.padEnd(40, '0'), now: 'f'.repeat(40), written: true },
  ],
  'newer-run': [{ run: 12_345_678_901 }],
  'shared-key': [{ key: 'default', variant: 'windows-amd64-go1.26.8-3fa9c102' }],
  'reviews-forbidden': [{ detail: 'Resource not accessible by integration' }],
  'reviews-unsupported': [{ operation: 'pulls/list-review-comments' }],
  'diff-too-large': [{}],
  'lines-refused': [{ places: ['look.go:41', 'walk.go:7'] }],
};

describe('what is said about publishing', () => {
  it('reads well', () => {
    const lines = [
      ...noticeCodes.flatMap((code) =>
        [...facts[code], {}].map((of) => `${code}: ${noticeWords({ code, facts: of })}`),
      ),
      ...(['fork', 'dependabot', 'no-token'] as const).map(readOnlyWords),
      forbiddenWords('Unable to create comment because issue is locked.'),
      forbiddenWords(''),
      ...(['gitea', 'forgejo'] as const).map(otherForgeWords),
      baselineUploaded('pprof-gate-baseline-default', 30),
      baselineUploaded('pprof-gate-baseline-default', null),
      baselineExists,
      resultUploaded('pprof-gate-result-default'),
      ...[
        { lines: 3, outside: ['look.go:41', 'walk.go:7'] },
        { lines: 1, files: 2, leftOut: ['look.go:41'], refused: ['walk.go:7'] },
        { outside: ['look.go:41'], refused: ['walk.go:7', 'a.go:1'] },
        { leftOut: Array.from({ length: 1200 }, (_, k) => `f${k}.go:1`) },
      ].map((told) => markdownOf(linesNote({ ...nothingTold, ...told }))),
    ];
    expectGolden('words.golden.txt', `${lines.join('\n')}\n`);
    for (const line of lines) expect(line).not.toMatch(/undefined|NaN|\[object|\n/);
  });

  it('is nothing when there is nothing to say', () => {
    expect(linesNote(nothingTold)).toEqual([]);
  });

  it('can be broken by no name', () => {
    const notice = { code: 'lines-refused', facts: { places: ['a\n::error::x\u202e'] } } as const;
    expect(noticeWords(notice)).not.toMatch(/[\n\u202e]/);
    const note = markdownOf(linesNote({ ...nothingTold, outside: ['a`b|@octocat\n# x'] }));
    expect(note).toContain('``a`b|@octocat\\n# x``');
    expect(textOf(linesNote({ ...nothingTold, outside: ['x'.repeat(5000)] })).length).toBeLessThan(400);
  });
});
