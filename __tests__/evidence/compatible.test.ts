import { describe, expect, it } from '@jest/globals';
import { compatible } from '../../src/evidence/compatible.js';
import type { Manifest } from '../../src/model/capture.js';
import { manifestOf } from './capture-builder.js';

const base = manifestOf('base');

describe('compatible', () => {
  it('finds nothing between the sides of one run', () => {
    expect(compatible(base, manifestOf('head'))).toEqual([]);
  });

  it.each<[string, Partial<Manifest>, object]>([
    ['not-paired', { session: 'two' }, {}],
    [
      'go-version-differs',
      { go: { ...base.go, version: 'go1.27.1' } },
      { base: 'go1.26.8', head: 'go1.27.1' },
    ],
    ['machine-differs', { machine: { ...base.machine, cores: 4 } }, { settings: ['cores'] }],
    ['flags-differ', { go: { ...base.go, env: { GOAMD64: 'v1', GOGC: '50' } } }, { settings: ['GOGC'] }],
    ['flags-differ', { go: { ...base.go, goarch: 'arm64' } }, { settings: ['GOARCH'] }],
    [
      'flags-differ',
      { options: { ...base.options, tags: ['x'], procs: 2 } },
      { settings: ['GOMAXPROCS', 'tags'] },
    ],
  ])('tells %s', (code, changes, facts) => {
    expect(compatible(base, manifestOf('head', changes))).toMatchObject([{ code, facts }]);
  });

  it('takes a setting that is empty for one that is not there, and tags in any order', () => {
    const env = { GOAMD64: 'v1', GOFLAGS: '' };
    const one = manifestOf('base', { options: { ...base.options, tags: ['a', 'b'] } });
    const other = manifestOf('head', {
      go: { ...base.go, env },
      options: { ...base.options, tags: ['b', 'a'] },
    });
    expect(compatible(one, other)).toEqual([]);
  });
});
