// Stacks by the innermost line of the repository.
import { describe, expect, it } from '@jest/globals';
import { topLines } from '../../src/evidence/top-lines.js';
import { table } from '../judge/stacks.js';

const modules = [{ path: 'example.com/m', dir: '.' }];
const join = 'strings.Join strings/strings.go:430@429';
const look = 'm/f.Look example.com/m/f/look.go:12@10';
const walk = 'm/f.Walk example.com/m/f/walk.go:30@20';

describe('top lines', () => {
  const stacks = table(`60: ${join} < ${look}`, `30: ${look}`, `10: ${walk} < ${look}`);

  it('are those of the repository, whatever they call', () => {
    const { lines, totals, left } = topLines([stacks], modules, 'line', 5);
    expect(lines).toEqual([
      { function: 'm/f.Look', file: 'f/look.go', line: 12, own: true, amounts: [90] },
      { function: 'm/f.Walk', file: 'f/walk.go', line: 30, own: true, amounts: [10] },
    ]);
    expect([totals, left]).toEqual([[100], 0]);
  });

  it('are counted where there are more', () => {
    expect(topLines([stacks], modules, 'line', 1)).toMatchObject({ lines: [{ line: 12 }], left: 1 });
  });

  it('join the amounts of several tables', () => {
    const objects = table(`2: ${join} < ${look}`, `3: ${walk}`);
    const { lines, totals } = topLines([stacks, objects], modules, 'line', 5);
    expect(lines.map(({ amounts }) => amounts)).toEqual([
      [90, 2],
      [10, 3],
    ]);
    expect(totals).toEqual([100, 5]);
  });

  it('are functions where those are asked for', () => {
    const two = table(`1: ${look}`, `2: m/f.Look example.com/m/f/look.go:14@10`);
    expect(topLines([two], modules, 'function', 5).lines).toMatchObject([{ line: 0, amounts: [3] }]);
  });

  it('of stacks without an own line are the innermost, or none', () => {
    const foreign = table(`7: runtime.mallocgc runtime/malloc.go:5@1.`);
    expect(topLines([foreign], modules, 'line', 5).lines).toMatchObject([
      { file: 'runtime/malloc.go', own: false, amounts: [7] },
    ]);
    expect(topLines([foreign], modules, 'line', 5, true).lines).toEqual([]);
  });

  it('of stacks without an own line name who asks the allocator', () => {
    const malg = 'runtime.malg runtime/proc.go:5130@5120 < runtime.newproc1 runtime/proc.go:5200@5190.';
    const stacks = table(
      `480: runtime.mallocgc runtime/malloc.go:5@1 < runtime.newobject runtime/malloc.go:9@8 < ${malg}`,
    );
    expect(topLines([stacks], modules, 'line', 5).lines).toMatchObject([
      { function: 'runtime.malg', line: 5130 },
    ]);
    expect(topLines([stacks], modules, 'function', 5).lines).toMatchObject([
      { function: 'runtime.mallocgc' },
    ]);
  });

  it('have neither the sentinels nor what is next to nothing', () => {
    const sentinel = 'm/f_test.BenchmarkPprofgateEnd example.com/m/f/z_pprofgate_end_test.go:30@20.';
    const helper = 'm/f_test.pprofgateCollect example.com/m/f/z_pprofgate_end_test.go:130@124.';
    const all = table(`50: ${join} < ${sentinel}`, `40: ${join} < ${helper}`, `0.01: ${walk}`, `99: ${look}`);
    expect(topLines([all], modules, 'line', 5)).toMatchObject({ lines: [{ line: 12 }], left: 0 });
  });
});
