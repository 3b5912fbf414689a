// Where no line can be named: what the diff changes of the code that a benchmark was seen to run.
import { expect, it } from '@jest/globals';
import { GateError } from '../../src/base/errors.js';
import { diffMap } from '../../src/diff/lines.js';
import { parseDiff } from '../../src/diff/parse.js';
import { editedIn } from '../../src/judge/edited.js';
import type { ReachingWorld } from '../../src/judge/off-processor.js';
import { evidenceOf, perOperation, table } from './stacks.js';

const modules = [{ path: 'example.com/m', dir: '.' }];

/** Line 41 of look.go is another one, and so is line 12 of other.go; idle.go is not run. */
const patch = ['look.go 41', 'other.go 12', 'idle.go 3']
  .map((place) => place.split(' '))
  .map(
    ([file = '', line = '']) =>
      `diff --git a/${file} b/${file}\n--- a/${file}\n+++ b/${file}\n@@ -${line},1 +${line},1 @@\n-\told()\n+\tnew()\n`,
  )
  .join('');
const world: ReachingWorld = {
  modules: { base: modules, head: modules },
  diff: diffMap(parseDiff(patch, 'lines and text of Go')),
  changedFunctions: [changedAt('idle.go', 'Idle', 2, 5, false)],
};

function changedAt(file: string, name: string, line: number, endLine: number, reached: boolean) {
  return { type: 'changed-function' as const, file, name, line, endLine, reached };
}

const look = (line: number): string => `m/f.Look example.com/m/look.go:${line}@30`;
const other = 'm/f.Other example.com/m/other.go:14@10';
const same = 'm/f.Same example.com/m/same.go:5@4';
const leaf = 'runtime.memmove runtime/memmove.s:9@5';
const dep = (version: string): string => `dep.Do example.com/dep@${version}/do.go:7@5`;

const cpu = (...stacks: string[]) => evidenceOf({ cpu: perOperation(table(...stacks), 1e6, 1e7) });
const base = cpu(`100: ${same}`);

it('lists functions of the diff, heaviest first, at their line of the diff', () => {
  const head = cpu(`10: ${leaf} < ${other}`, `20: ${leaf} < ${look(43)}`, `5: ${look(41)}`, `300: ${same}`);
  expect(editedIn('sec/op', { base, head }, world)).toEqual({
    functions: [
      { function: 'm/f.Look', file: 'look.go', line: 41 },
      { function: 'm/f.Other', file: 'other.go', line: 12 },
    ],
    modules: [],
    more: 0,
  });
});

it('counts a function that calls itself once', () => {
  const head = cpu(`10: ${look(41)} < ${look(43)} < ${look(43)}`, `15: ${other}`);
  const found = editedIn('sec/op', { base, head }, world);
  expect(found?.functions.map((of) => of.function)).toEqual(['m/f.Other', 'm/f.Look']);
});

it('is empty, not unknown, where the diff changes nothing that was run', () => {
  expect(editedIn('sec/op', { base, head: cpu(`9: ${same}`) }, world)).toEqual({
    functions: [],
    modules: [],
    more: 0,
  });
});

it('tells modules that have another version, and not those that one side has no samples of', () => {
  const head = cpu(`9: ${dep('v1.2.0')} < ${same}`);
  expect(editedIn('sec/op', { base: cpu(`9: ${dep('v1.1.0')} < ${same}`), head }, world)).toEqual({
    functions: [],
    modules: ['example.com/dep'],
    more: 0,
  });
  expect(editedIn('sec/op', { base, head }, world)?.modules).toEqual([]);
  expect(editedIn('sec/op', { base: head, head }, world)?.modules).toEqual([]);
});

it('knows of code below the last line that was sampled where the ends of functions are known', () => {
  const head = cpu(`9: ${look(38)}`, `5: m/f.Look.func1 example.com/m/look.go:36@35`);
  const known = { ...world, changedFunctions: [changedAt('look.go', 'Look', 30, 50, true)] };
  expect(editedIn('sec/op', { base, head }, known)?.functions).toEqual([
    { function: 'm/f.Look', file: 'look.go', line: 41 },
  ]);
  expect(editedIn('sec/op', { base, head }, { ...world, changedFunctions: [] })).toBeNull();
});

it('lists three, and counts the others', () => {
  const names = ['A', 'B', 'C', 'D', 'E'];
  const head = cpu(...names.map((name, at) => `${10 - at}: m/f.${name} example.com/m/look.go:${50 + at}@30`));
  const found = editedIn('sec/op', { base, head }, world);
  expect(found?.functions.map((of) => of.function)).toEqual(['m/f.A', 'm/f.B', 'm/f.C']);
  expect(found?.more).toBe(2);
});

it('looks into the profile of the metric', () => {
  const of = (...stacks: string[]) => evidenceOf({ alloc_space: perOperation(table(...stacks)) });
  const both = { base: of(`8: ${same}`), head: of(`16: ${look(43)}`) };
  expect(editedIn('B/op', both, world)?.functions).toMatchObject([{ file: 'look.go', line: 41 }]);
  expect(editedIn('sec/op', both, world)).toBeNull();
});

it('knows nothing without a diff, a profile, or of another metric', () => {
  const head = cpu(`9: ${look(41)}`);
  expect(editedIn('sec/op', { base, head }, { ...world, diff: null })).toBeNull();
  expect(editedIn('sec/op', { base: evidenceOf({}), head }, world)).toBeNull();
  expect(editedIn('B/s', { base, head }, world)).toBeNull();
  const broken = {
    ...head,
    stacks: () => {
      throw new GateError('profile-invalid', { offset: 7 });
    },
  };
  expect(editedIn('sec/op', { base, head: broken }, world)).toBeNull();
});
