import { describe, expect, it } from '@jest/globals';
import { gcFlags, type FlaggedPackage } from '../../src/measure/gcflags.js';

const named: FlaggedPackage = { pkg: 'example.com/m/a', dir: 'a', isNamed: true };
const inner: FlaggedPackage = { pkg: 'example.com/m/a/inner', dir: 'a/inner', isNamed: false };
const elsewhere: FlaggedPackage = { pkg: 'example.com/other', dir: null, isNamed: false };

describe('flags of the compiler', () => {
  it('are one for each package, with the folder quoted', () => {
    expect(gcFlags([named, inner], '/tmp/x y', '')).toEqual([
      "-gcflags=example.com/m/a='-json=0,/tmp/x y'",
      "-gcflags=example.com/m/a/inner='-json=0,/tmp/x y'",
    ]);
    expect(gcFlags([named], "/it's", '')).toEqual([`-gcflags=example.com/m/a="-json=0,/it's"`]);
  });

  it('keep what the user gave, for the other packages and before ours', () => {
    expect(gcFlags([named, inner], '/d', '-mod=mod -gcflags=all=-N -trimpath')).toEqual([
      '-gcflags=all=-N',
      "-gcflags=example.com/m/a=-N '-json=0,/d'",
      "-gcflags=example.com/m/a/inner=-N '-json=0,/d'",
    ]);
    expect(gcFlags([named], '/d', `'-gcflags=-N -l'`)).toEqual([
      '-gcflags=-N -l',
      "-gcflags=example.com/m/a=-N -l '-json=0,/d'",
    ]);
  });

  it.each([
    ['-gcflags=-l', [true, false, false]],
    ['-gcflags=all=-l', [true, true, true]],
    ['-gcflags=example.com/m/a=-l', [true, false, false]],
    ['-gcflags=example.com/m/...=-l', [true, true, false]],
    ['-gcflags=example.com/m/a/...=-l', [true, true, false]],
    ['-gcflags=example.com/m/a.inner=-l', [false, false, false]],
    ['-gcflags=./...=-l', [true, true, false]],
    ['-gcflags=./a=-l', [true, false, false]],
    ['-gcflags=../...=-l', [false, false, false]],
    ['-ldflags=-l', [false, false, false]],
    // The last one that fits holds, also when it is empty.
    ['-gcflags=all=-l -gcflags=example.com/m/a=', [false, true, true]],
    ['-gcflags=', [false, false, false]],
  ])('%s is for a, a/inner and another module: %j', (goFlags, expected) => {
    const flags = gcFlags([named, inner, elsewhere], '/d', goFlags).slice(-3);
    expect(flags.map((flag) => flag.includes('=-l '))).toEqual(expected);
  });
});
