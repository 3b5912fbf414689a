import { describe, expect, it } from '@jest/globals';
import { folderOf, modulePath, patternsByModule } from '../../src/measure/modules.js';

const modules = [
  { path: 'example.com/root', dir: '.' },
  { path: 'example.com/root/tools', dir: 'tools' },
  { path: 'example.com/other', dir: 'services/other' },
];
const planned = (...patterns: string[]) => Object.fromEntries(patternsByModule(patterns, modules));

describe('patternsByModule', () => {
  it('reaches every module from ./...', () => {
    expect(planned('./...')).toEqual({ '.': ['./...'], tools: ['./...'], 'services/other': ['./...'] });
  });

  it('gives a folder to the deepest module around it', () => {
    expect(planned('./tools/gen')).toEqual({ tools: ['./gen'] });
    expect(planned('tools')).toEqual({ tools: ['.'] });
    expect(planned('./finder/')).toEqual({ '.': ['./finder'] });
  });

  it('descends from a folder of one module into the modules below', () => {
    expect(planned('./services/...')).toEqual({ '.': ['./services/...'], 'services/other': ['./...'] });
  });

  it('sends import paths to their module', () => {
    expect(planned('example.com/root/tools/...')).toEqual({ tools: ['example.com/root/tools/...'] });
    expect(planned('example.com/other/api')).toEqual({ 'services/other': ['example.com/other/api'] });
  });

  it('works without a module at the root', () => {
    const inner = modules.slice(1);
    expect(Object.fromEntries(patternsByModule(['./...'], inner))).toEqual({
      tools: ['./...'],
      'services/other': ['./...'],
    });
    expect(Object.fromEntries(patternsByModule(['./nowhere'], inner))).toEqual({});
  });
});

describe('folderOf', () => {
  it('is the folder of a relative pattern', () => {
    expect(['./a/...', './...', '../b', './a', 'example.com/a', './a/.../b'].map(folderOf)).toEqual([
      './a',
      '.',
      '../b',
      './a',
      null,
      null,
    ]);
  });
});

describe('modulePath', () => {
  it.each([
    ['module example.com/a\n\ngo 1.21\n', 'example.com/a'],
    ['// Copyright\nmodule "example.com/quoted"\n', 'example.com/quoted'],
    ['module `example.com/raw`', 'example.com/raw'],
    ['module\texample.com/tab // Deprecated: no\n', 'example.com/tab'],
  ])('reads %j', (text, path) => {
    expect(modulePath(text)).toBe(path);
  });

  it('gives null where there is none', () => {
    expect(modulePath('go 1.21\n// module x\n')).toBeNull();
  });
});
