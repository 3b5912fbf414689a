import { describe, expect, it } from '@jest/globals';
import { unusable } from '../../src/baseline/usable.js';
import { CaptureBuilder } from '../evidence/capture-builder.js';
import { captureOf, sha } from './stored.js';

const commit = { sha: sha(1), ref: 'main', chosen: 'given', dirty: false } as const;

describe('a capture may become a baseline', () => {
  it('when it is whole', () => {
    expect(unusable(captureOf(sha(1)).build())).toBeNull();
  });

  it('although a benchmark skips itself, or a profile is missing', () => {
    const capture = captureOf(sha(1))
      .trouble('BenchmarkSkips', 'skipped')
      .record({ type: 'caveat', code: 'profile-failed', facts: {} });
    expect(unusable(capture.build())).toBeNull();
  });
});

describe('a capture may not', () => {
  it.each([
    ['incomplete', '', captureOf(sha(1), { complete: false })],
    ['side', 'base', captureOf(sha(1), { side: 'base' })],
    ['uncommitted', '', captureOf(sha(1), { commit: { ...commit, sha: null } })],
    ['uncommitted', '', captureOf(sha(1), { commit: { ...commit, dirty: true } })],
    ['partial', 'time-budget', captureOf(sha(1)).end('time-budget')],
    ['partial', 'interrupted', captureOf(sha(1)).end('interrupted')],
    [
      'does-not-compile',
      'example.com/m/x',
      captureOf(sha(1)).package('build-failed', 'example.com/m/x', 'undefined: y'),
    ],
    ['troubled', 'example.com/m/finder BenchmarkX 1', captureOf(sha(1)).trouble('BenchmarkX', 'failed')],
    ['troubled', 'example.com/m/finder BenchmarkX 1', captureOf(sha(1)).trouble('BenchmarkX', 'hung')],
    ['troubled', 'example.com/m/finder', captureOf(sha(1)).trouble(null, 'panicked', { pass: 'discover' })],
    ['empty', '', new CaptureBuilder('single', { commit })],
    [
      'empty',
      '',
      new CaptureBuilder('single', { commit }).run('BenchmarkX', {}, { slot: 0, ending: 'failed' }),
    ],
  ])('when it is %s: %j', (code, what, capture) => {
    expect(unusable(capture.build())).toEqual({ code, what });
  });

  it('when its journal breaks off', () => {
    expect(unusable(captureOf(sha(1)).cut())).toEqual({ code: 'partial', what: '' });
  });
});
