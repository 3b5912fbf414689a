import { describe, expect, it } from '@jest/globals';
import { parseListed, tagFlags } from '../../src/measure/packages.js';

describe('parseListed', () => {
  it('reads one object after the other', () => {
    const output = '{\n\t"Dir": "/a",\n\t"Error": {\n\t\t"Err": "x"\n\t}\n}\n{\n\t"Dir": "/b"\n}\n';
    expect(parseListed(output)).toEqual([{ Dir: '/a', Error: { Err: 'x' } }, { Dir: '/b' }]);
  });

  it('reads nothing from nothing, and fails on what is not JSON', () => {
    expect(parseListed('')).toEqual([]);
    expect(() => parseListed('go: downloading\n}\n')).toThrow(SyntaxError);
  });
});

describe('tagFlags', () => {
  it('says nothing when there are no tags, so that GOFLAGS keeps its say', () => {
    expect(tagFlags([])).toEqual([]);
    expect(tagFlags(['integration', 'linux'])).toEqual(['-tags=integration,linux']);
  });
});
