import { describe, expect, it } from '@jest/globals';
import {
  baselineName,
  commitBaselineName,
  resultName,
  suiteOfResult,
  pageFile,
  pageName,
  zippedPageName,
} from '../../src/baseline/name.js';
import { manifestOf } from '../evidence/capture-builder.js';
import type { Manifest } from '../../src/model/capture.js';

const manifest = manifestOf('single');
const name = (changes: Partial<Manifest> = {}): string =>
  baselineName('default', { ...manifest, ...changes });

describe('the name of a baseline', () => {
  it('tells suite and platform, and holds nothing that GitHub refuses', () => {
    expect(name()).toMatch(/^pprof-gate-baseline-default-linux-amd64-[0-9a-f]{8}$/);
    expect(baselineName('a.b_c-1', manifest)).toMatch(/^pprof-gate-baseline-a\.b_c-1-linux-amd64-/);
  });

  it('can tell the commit as well', () => {
    expect(commitBaselineName(name(), '0123456789abcdef')).toBe(`${name()}-0123456789ab`);
  });

  it('is the same for what can be compared', () => {
    const same: Partial<Manifest>[] = [
      { session: 'other', seed: 9, startedAt: 'later' },
      { machine: { ...manifest.machine, cpu: 'another', cores: 64 } },
      { options: { ...manifest.options, patterns: ['./x'], bench: 'X', timeBudgetMs: 1 } },
      // Not set and empty are one.
      { go: { ...manifest.go, env: { GOFLAGS: '', GOAMD64: 'v1' } } },
    ];
    for (const changes of same) expect(name(changes)).toBe(name());
    const tags = (...of: string[]): string => name({ options: { ...manifest.options, tags: of } });
    expect(tags('a', 'b')).toBe(tags('b', 'a'));
    const env = (of: Record<string, string>): string => name({ go: { ...manifest.go, env: of } });
    expect(env({ A: '1', B: '2' })).toBe(env({ B: '2', A: '1' }));
  });

  it('is another one for what cannot', () => {
    const other: Partial<Manifest>[] = [
      { go: { ...manifest.go, version: 'go1.26.9' } },
      { go: { ...manifest.go, env: { GOAMD64: 'v3' } } },
      { go: { ...manifest.go, goarch: 'arm64' } },
      { go: { ...manifest.go, goos: 'darwin' } },
      { options: { ...manifest.options, tags: ['x'] } },
      { options: { ...manifest.options, procs: 2 } },
      { machine: { ...manifest.machine, pinned: false } },
    ];
    const names = [name(), ...other.map(name), baselineName('other', manifest)];
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('the name of a page', () => {
  it('holds the suite, and is another for each copy', () => {
    expect([pageName('go1.26', 1), pageName('go1.26', 2), zippedPageName('go1.26', 2)]).toEqual([
      'pprof-gate-report-go1.26.html',
      'pprof-gate-report-go1.26~2.html',
      'pprof-gate-report-go1.26~2',
    ]);
    expect(pageFile('go1.26')).toBe('report-go1.26.html');
    expect(suiteOfResult(pageName('a', 1))).toBeNull();
  });

  it('is refused for what is no suite', () => {
    for (const suite of ['', '../x', 'a/b', 'a:b', '.a', 'a~2', 'a\n', 'x'.repeat(65)]) {
      expect(() => pageName(suite, 1)).toThrow('no suite');
      expect(() => pageFile(suite)).toThrow('no suite');
    }
  });
});

describe('the name of a result', () => {
  it('gives its suite back', () => {
    for (const suite of ['default', 'a.b_c-1', 'x'.repeat(64)])
      expect(suiteOfResult(resultName(suite))).toBe(suite);
  });

  it.each([
    'pprof-gate-result-',
    'pprof-gate-result-a b',
    'pprof-gate-result-../x',
    'pprof-gate-result--a',
    'pprof-gate-result-a\n',
    `pprof-gate-result-${'x'.repeat(65)}`,
    'Pprof-gate-result-a',
    'x-pprof-gate-result-a',
    'pprof-gate-baseline-a',
  ])('%j is none', (other) => {
    expect(suiteOfResult(other)).toBeNull();
  });

  it('is refused for what is no suite', () => {
    for (const suite of ['', 'a/b', 'a:b', '.a']) {
      expect(() => resultName(suite)).toThrow('no suite');
      expect(() => baselineName(suite, manifest)).toThrow('no suite');
    }
  });
});
