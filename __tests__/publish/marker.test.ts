import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { outcomes } from '../../src/model/verdict.js';
import {
  fingerprintOf,
  isPlanted,
  isSibling,
  isWhole,
  longestMarker,
  markedComment,
  markedReview,
  newerBy,
  outdates,
  readCommentMarker,
  readReviewMarker,
  textDigest,
  withoutMarker,
  type RunIdentity,
} from '../../src/publish/marker.js';
import { variantOf } from '../../src/publish/variant.js';
import { manifest } from '../report/fixtures.js';

const run: RunIdentity = {
  key: 'default',
  sha: '9be77d1'.padEnd(40, '0'),
  run: 12_345_678_901,
  attempt: 2,
  variant: 'linux-amd64-go1.26.8-3fa9c102',
};
const body = markedComment('### ✓ fine\n', { ...run, outcome: 'within' });
const marker = body.trimEnd().split('\n').at(-1) ?? '';

const runs: fc.Arbitrary<RunIdentity> = fc.record({
  key: fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/),
  sha: fc.stringMatching(/^[0-9a-f]{40,64}$/),
  run: fc.nat({ max: 999_999_999_999_999 }),
  attempt: fc.nat({ max: 999_999 }),
  variant: fc.stringMatching(/^[A-Za-z0-9._-]{1,64}$/),
});

describe('a marker', () => {
  it('gives back what was put in, whatever the text is', () => {
    fc.assert(
      fc.property(
        runs,
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom(...outcomes),
        (of, text, outcome) => {
          const marked = markedComment(text, { ...of, outcome });
          expect(readCommentMarker(marked)).toEqual({ ...of, outcome, digest: textDigest(text) });
          expect(withoutMarker(marked)).toBe(text.trimEnd());
          expect(isWhole(marked.replaceAll('\n', '\r\n'), { digest: textDigest(text) })).toBe(true);
          expect(marked.length - text.trimEnd().length).toBeLessThan(longestMarker);
          const fingerprint = fingerprintOf(of.key, { file: text, function: text });
          const review = markedReview(text, { ...of, fingerprint, state: 'resolved' });
          expect(readReviewMarker(review)).toEqual({
            ...of,
            fingerprint,
            state: 'resolved',
            digest: textDigest(text),
          });
          expect(readCommentMarker(review)).toBeNull();
          expect(review.length - text.trimEnd().length).toBeLessThan(longestMarker);
        },
      ),
    );
  });

  it('survives what servers do to line breaks', () => {
    expect(readCommentMarker(body.replaceAll('\n', '\r\n'))).toEqual(readCommentMarker(body));
    expect(readCommentMarker(body.trimEnd())).not.toBeNull();
    expect(readCommentMarker(`${body}\n\n  \n`)).not.toBeNull();
  });

  // github-action-benchmark and others look for a marker anywhere in anybody's comment.
  it.each([
    ['a quote', `> ${marker}`],
    ['a quote of the whole comment', body.replace(/^/gm, '> ')],
    ['an answer below it', `${body}\nThanks!`],
    ['text in front of it', `look: ${marker}`],
    ['text behind it', `${marker} x`],
    ['an indented line', `    ${marker}`],
    ['two in one line', `${marker}${marker}`],
    ['another version', marker.replace(' v1 ', ' v2 ')],
    ['a key that is too long', marker.replace('key=default', `key=${'k'.repeat(65)}`)],
    ['a number that is too long', marker.replace('run=', `run=${'9'.repeat(15)}`)],
    ['letters that do not belong', marker.replace('key=default', 'key=a--> <b')],
    ['another outcome', marker.replace('within', 'fine')],
    ['a field less', marker.replace(/ variant=\S+/, '')],
    ['nothing', ''],
  ])('is not seen in %s', (_, text) => {
    expect(readCommentMarker(text)).toBeNull();
  });

  it('is read in no time from a text made to be slow', () => {
    expect(readCommentMarker(`${' '.repeat(200_000)}x`)).toBeNull();
    expect(readCommentMarker(`<!-- pprof-gate comment v1 key=${'a'.repeat(200_000)}`)).toBeNull();
  });

  it('refuses what would not be read back', () => {
    const outcome = 'within';
    expect(() => markedComment('', { ...run, key: 'a b', outcome })).toThrow('not fit');
    expect(() => markedComment('', { ...run, variant: 'x -->', outcome })).toThrow('not fit');
    expect(() => markedComment('', { ...run, sha: 'HEAD', outcome })).toThrow('not fit');
  });
});

describe('a fingerprint', () => {
  const place = { file: 'look.go', function: 'finder.Look' };
  it('tells suites, files and functions apart', () => {
    const all = [
      fingerprintOf('default', place),
      fingerprintOf('linux', place),
      fingerprintOf('default', { ...place, file: 'walk.go' }),
      fingerprintOf('default', { ...place, function: 'finder.Walk' }),
    ];
    expect(new Set(all).size).toBe(4);
  });
  it('knows no numbers and lines', () => {
    expect(fingerprintOf('default', { ...place, line: 41 } as typeof place)).toBe(
      fingerprintOf('default', place),
    );
  });
});

describe('the order of runs', () => {
  it('counts the run, then the attempt', () => {
    expect(newerBy({ ...run, run: run.run + 1, attempt: 1 }, run)).toBeGreaterThan(0);
    expect(newerBy({ ...run, attempt: 3 }, run)).toBeGreaterThan(0);
    expect(newerBy(run, run)).toBe(0);
    expect(isSibling({ ...run, variant: 'windows' }, run)).toBe(true);
    expect(isSibling(run, run)).toBe(false);
    expect(isSibling({ ...run, variant: 'windows', attempt: 1 }, run)).toBe(false);
  });
});

describe('a marker that others had our author repeat', () => {
  const far = { ...run, run: 999_999_999_999_999 };
  const elsewhere = { ...far, sha: 'b'.repeat(40) };
  const told = `A new title: ${body}`;
  const { digest } = readCommentMarker(body) ?? { digest: '' };

  it('does not make us old, unless it measured the head', () => {
    expect(outdates(elsewhere, run)).toBe(false);
    expect(outdates(far, run)).toBe(true);
    expect(outdates(run, run)).toBe(false);
    expect(isSibling({ ...run, sha: elsewhere.sha, variant: 'windows' }, run)).toBe(false);
  });

  it('shows by its text', () => {
    expect([isWhole(body, { digest }), isWhole(told, { digest })]).toEqual([true, false]);
    expect(isPlanted(told, { ...elsewhere, digest }, run)).toBe(true);
    // A run of ours whose commit was taken back, and a comment of the past that people edited.
    expect(isPlanted(body, { ...elsewhere, digest }, run)).toBe(false);
    expect(isPlanted(told, { ...run, run: 1, sha: elsewhere.sha, digest }, run)).toBe(false);
  });
});

describe('the variant of a job', () => {
  const head = manifest('head');
  it('is the same in a re-run on another machine', () => {
    const again = {
      ...head,
      startedAt: 'later',
      session: 'x',
      machine: { ...head.machine, cpu: 'EPYC 9V74' },
    };
    expect(variantOf(again)).toBe(variantOf(head));
    expect(variantOf(head)).toMatch(/^linux-amd64-go1\.26\.8-[0-9a-f]{8}$/);
  });
  it('differs for the jobs of a matrix, and fits a marker whatever the manifest says', () => {
    const others = [
      { ...head, go: { ...head.go, goos: 'windows' } },
      { ...head, go: { ...head.go, version: 'go1.25.3' } },
      { ...head, options: { ...head.options, patterns: ['./parse'] } },
      { ...head, go: { ...head.go, version: '-->\n'.repeat(40) } },
    ];
    expect(new Set([head, ...others].map(variantOf)).size).toBe(5);
    for (const of of others) {
      const marked = markedComment('x', { ...run, variant: variantOf(of), outcome: 'within' });
      expect(readCommentMarker(marked)).not.toBeNull();
    }
  });
});
