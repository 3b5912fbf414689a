import { describe, expect, it } from '@jest/globals';
import { diffMap } from '../../src/diff/lines.js';
import { parseDiff } from '../../src/diff/parse.js';
import { explain } from '../../src/judge/culprit.js';
import type { StackTable } from '../../src/model/profile.js';
import { changeBetween, evidenceOf, perOperation, table } from './stacks.js';

const modules = [{ path: 'example.com/m', dir: '.' }];
const sum = (of: StackTable): number => of.values.reduce((a, b) => a + b, 0);

/** Culprits of bytes between two tables, as `file:line function base>head`. */
function blamed(base: StackTable, head: StackTable, patch: string | null = null) {
  const diff = patch === null ? null : diffMap(parseDiff(patch, 'lines and text of Go'));
  const world = { modules: { base: modules, head: modules }, diff };
  const benchmarks = {
    base: evidenceOf({ alloc_space: perOperation(base) }),
    head: evidenceOf({ alloc_space: perOperation(head) }),
  };
  return explain(changeBetween('B/op', sum(base), sum(head)), benchmarks, world);
}

function lines(base: StackTable, head: StackTable, patch: string | null = null): string[] {
  return blamed(base, head, patch).culprits.map(
    (of) => `${of.file}:${of.line} ${of.function} ${of.base}>${of.head}${of.inDiff ? ' diff' : ''}`,
  );
}

/** A patch of one file from edits `base line, lines out, head line, lines in`. */
function patchOf(file: string, ...edits: readonly (readonly [number, number, number, number])[]): string {
  const hunks = edits.map(([baseLine, out, headLine, added]) => {
    const start = (line: number, count: number): number => (count === 0 ? line - 1 : line);
    return (
      `@@ -${start(baseLine, out)},${out} +${start(headLine, added)},${added} @@\n` +
      '-x\n'.repeat(out) +
      '+x\n'.repeat(added)
    );
  });
  return `diff --git a/${file} b/${file}\n--- a/${file}\n+++ b/${file}\n${hunks.join('')}`;
}

const lookAt = (line: number, first = 30): string => `m/f.Look example.com/m/f/look.go:${line}@${first}`;

describe('which line', () => {
  it('is the first one of the project above the leaf, with the way there', () => {
    const calls = (line: number): string =>
      `strings.genSplit strings/strings.go:250@240 < strings.Split strings/strings.go:300@299 < ${lookAt(line)}`;
    const found = blamed(table(`64: ${calls(41)}`), table(`160: ${calls(41)}`)).culprits;
    expect(found).toEqual([
      {
        function: 'm/f.Look',
        file: 'f/look.go',
        line: 41,
        unit: 'B/op',
        base: 64,
        head: 160,
        own: true,
        inDiff: false,
        sampled: false,
        path: [
          { function: 'm/f.BenchmarkLook', file: 'f/f_test.go', line: 9, own: true },
          { function: 'm/f.Look', file: 'f/look.go', line: 41, own: true },
          { function: 'strings.Split', file: 'strings/strings.go', line: 300, own: false },
          { function: 'strings.genSplit', file: 'strings/strings.go', line: 250, own: false },
        ],
      },
    ]);
  });

  it('is never one of our sentinels, which lie in the package under test', () => {
    const sentinel = (amount: number): string =>
      `${amount}: strconv.Itoa strconv/itoa.go:9@5 < m/f.pprofgateCounters example.com/m/f/0_pprofgate_begin_test.go:139@120 < m/f.BenchmarkPprofgateBegin example.com/m/f/0_pprofgate_begin_test.go:50@30 < testing.(*B).runN testing/benchmark.go:219@193.`;
    expect(
      lines(table(`64: ${lookAt(41)}`, sentinel(16)), table(`64: ${lookAt(41)}`, sentinel(900))),
    ).toEqual([]);
  });

  it('is the new one, with what the replaced one used', () => {
    const patch = patchOf('f/look.go', [41, 1, 41, 2]);
    expect(lines(table(`64: ${lookAt(41)}`), table(`160: ${lookAt(42)}`), patch)).toEqual([
      'f/look.go:42 m/f.Look 64>160 diff',
    ]);
  });

  it('is not one that only moved', () => {
    const patch = patchOf('f/look.go', [35, 0, 35, 1], [45, 0, 46, 1]);
    const base = table(`64: ${lookAt(41)}`, `32: ${lookAt(50)}`);
    const head = table(`64: ${lookAt(42)}`, `32: ${lookAt(52)}`, `48: ${lookAt(46)}`);
    expect(lines(base, head, patch)).toEqual(['f/look.go:46 m/f.Look 0>48 diff']);
    // Without a diff, lines are known by their distance to the start of the function.
    const moved = table(`64: ${lookAt(141, 130)}`, `32: ${lookAt(150, 130)}`, `48: ${lookAt(146, 130)}`);
    expect(lines(base, moved)).toEqual(['f/look.go:146 m/f.Look 0>48']);
  });

  it('is the changed line above an old one that allocates more', () => {
    const calls = (line: number): string => `m/f.grow example.com/m/f/grow.go:12@10 < ${lookAt(line)}`;
    const [culprit] = blamed(
      table(`64: ${calls(41)}`),
      table(`640: ${calls(41)}`),
      patchOf('f/look.go', [41, 1, 41, 1]),
    ).culprits;
    expect(culprit).toMatchObject({ file: 'f/look.go', line: 41, inDiff: true, base: 64, head: 640 });
    expect(culprit?.path.at(-1)).toEqual({ function: 'm/f.grow', file: 'f/grow.go', line: 12, own: true });
  });

  it('is the old line where nothing on the way to it changed', () => {
    const calls = `m/f.grow example.com/m/f/grow.go:12@10 < ${lookAt(41)}`;
    expect(lines(table(`64: ${calls}`), table(`640: ${calls}`), patchOf('f/limit.go', [3, 1, 3, 1]))).toEqual(
      ['f/grow.go:12 m/f.grow 64>640'],
    );
  });

  it('is the one that a replaced line became, and that of base where nothing is left', () => {
    const patch = patchOf('f/look.go', [41, 2, 41, 1]);
    const base = table(`96: ${lookAt(41)}`, `64: ${lookAt(42)}`);
    expect(lines(base, table(`32: ${lookAt(41)}`), patch)).toEqual([
      'f/look.go:41 m/f.Look 96>32 diff',
      'f/look.go:42 m/f.Look 64>0 diff',
    ]);
    const gone = patchOf('f/look.go', [41, 2, 41, 0]);
    expect(lines(base, table(`8: m/f.Other example.com/m/f/x.go:5@4`), gone)).toEqual([
      'f/look.go:41 m/f.Look 96>0 diff',
      'f/look.go:42 m/f.Look 64>0 diff',
    ]);
  });
});

describe('whose code', () => {
  const dep = (version: string, line: number): string =>
    `x.org/d.Parse x.org/d@${version}/parse.go:${line}@20`;

  it('is the dependency of another version where the project did not change', () => {
    const found = blamed(
      table(`64: ${dep('v1.0.0', 22)} < ${lookAt(41)}`),
      table(`256: ${dep('v1.1.0', 25)} < ${lookAt(41)}`),
      patchOf('go.mod', [5, 1, 5, 1]),
    ).culprits;
    expect(found).toMatchObject([
      { file: 'x.org/d@v1.1.0/parse.go', line: 25, own: false, inDiff: false, base: 64, head: 256 },
    ]);
  });

  it('is the project where the dependency is as it was', () => {
    const calls = `${dep('v1.0.0', 22)} < ${lookAt(41)}`;
    expect(lines(table(`64: ${calls}`), table(`256: ${calls}`))).toEqual(['f/look.go:41 m/f.Look 64>256']);
  });

  it('is the benchmark only where there is nothing else', () => {
    const own = (amount: number) => table(`${amount}: fmt.Sprintf fmt/print.go:240@237`);
    expect(lines(own(16), own(64))).toEqual(['f/f_test.go:9 m/f.BenchmarkLook 16>64']);
    const tested = (amount: number) =>
      table(`${amount}: fmt.Sprintf fmt/print.go:240@237 < ${dep('v1.0.0', 22)}`);
    expect(lines(tested(16), tested(64))).toEqual(['x.org/d@v1.0.0/parse.go:22 x.org/d.Parse 16>64']);
  });

  it('is nobody’s in the harness and the runtime', () => {
    const harness = (amount: number) => table(`${amount}: testing.(*B).run1 testing/benchmark.go:245@240.`);
    expect(blamed(harness(16), harness(640)).culprits).toEqual([]);
  });

  it('maps each module to its folder, the innermost first', () => {
    const nested = [...modules, { path: 'example.com/m/tool', dir: 'cmd/tool' }];
    const at = (amount: number) => table(`${amount}: m/tool.Run example.com/m/tool/run.go:7@5`);
    const world = { modules: { base: nested, head: nested }, diff: null };
    const sides = {
      base: evidenceOf({ alloc_space: perOperation(at(8)) }),
      head: evidenceOf({ alloc_space: perOperation(at(64)) }),
    };
    expect(explain(changeBetween('B/op', 8, 64), sides, world).culprits[0]?.file).toBe('cmd/tool/run.go');
  });
});

describe('what moved', () => {
  const at = (name: string, file: string, line: number, first: number): string =>
    `m/f.${name} example.com/m/f/${file}:${line}@${first}`;
  const extra = `48: ${lookAt(50)}`;

  it('is a function in another file', () => {
    const patch =
      patchOf('f/look.go', [60, 10, 60, 0], [50, 1, 50, 1]).replace(
        /(@@ -60[\s\S]*?)(@@ -50[\s\S]*)$/,
        '$2$1',
      ) +
      'diff --git a/f/new.go b/f/new.go\nnew file mode 100644\n--- /dev/null\n+++ b/f/new.go\n@@ -0,0 +1,20 @@\n' +
      '+x\n'.repeat(20);
    const base = table(`64: ${at('helper', 'look.go', 63, 60)} < ${lookAt(41)}`);
    const head = table(`64: ${at('helper', 'new.go', 8, 5)} < ${lookAt(41)}`, extra);
    expect(lines(base, head, patch)).toEqual(['f/look.go:50 m/f.Look 0>48 diff']);
  });

  it('is a function with another name, and one taken out of another', () => {
    const base = table(`64: strings.Join strings/s.go:5@4 < ${at('old', 'look.go', 63, 60)} < ${lookAt(41)}`);
    const renamed = table(
      `64: strings.Join strings/s.go:5@4 < ${at('fresh', 'look.go', 63, 60)} < ${lookAt(41)}`,
      extra,
    );
    expect(lines(base, renamed, patchOf('f/look.go', [50, 1, 50, 1], [60, 1, 60, 1]))).toEqual([
      'f/look.go:50 m/f.Look 0>48 diff',
    ]);
    const inline = table(`64: ${lookAt(41)}`);
    const takenOut = table(`64: ${at('part', 'look.go', 72, 70)} < ${lookAt(41)}`, extra);
    expect(
      lines(inline, takenOut, patchOf('f/look.go', [41, 1, 41, 1], [50, 1, 50, 1], [70, 0, 70, 5])),
    ).toEqual(['f/look.go:50 m/f.Look 0>48 diff']);
  });

  it('is a closure that got another number', () => {
    const patch = patchOf('f/look.go', [35, 0, 35, 1]);
    const base = table(`64: ${at('Look.func1', 'look.go', 41, 40)}`);
    const head = table(
      `64: ${at('Look.func2', 'look.go', 42, 41)}`,
      `96: ${at('Look.func1', 'look.go', 35, 35)}`,
    );
    expect(lines(base, head, patch)).toEqual(['f/look.go:35 m/f.Look.func1 0>96 diff']);
  });

  it('is not a loss of another size', () => {
    const base = table(`64: ${at('old', 'look.go', 63, 60)} < ${lookAt(41)}`);
    const head = table(`640: ${at('other', 'x.go', 7, 5)} < ${lookAt(43)}`);
    expect(lines(base, head)).toEqual(['f/x.go:7 m/f.other 0>640']);
  });
});

describe('how much', () => {
  it('leaves out what is less than a tenth of the change or than eight bytes', () => {
    const base = table(`1: ${lookAt(40)}`);
    expect(lines(base, table(`1: ${lookAt(40)}`, `1000: ${lookAt(41)}`, `90: ${lookAt(42)}`))).toEqual([
      'f/look.go:41 m/f.Look 0>1000',
    ]);
    const scattered = [1, 2, 3].map((n) => `7: ${lookAt(40 + n)}`);
    expect(lines(base, table(...scattered))).toEqual([]);
  });

  it('tells five at most, the largest first', () => {
    const many = [1, 2, 3, 4, 5, 6, 7].map((n) => `${100 + n}: ${lookAt(40 + n)}`);
    expect(
      lines(table(`1: ${lookAt(40)}`), table(`1: ${lookAt(40)}`, ...many)).map((of) => of.slice(0, 12)),
    ).toEqual([47, 46, 45, 44, 43].map((line) => `f/look.go:${line}`));
  });

  it('tells a recursion once', () => {
    const deep = Array.from({ length: 100 }, () => lookAt(45)).join(' < ');
    const [culprit] = blamed(
      table(`8: ${lookAt(41)} < ${deep}`),
      table(`64: ${lookAt(41)} < ${deep}`),
    ).culprits;
    expect(culprit?.path.map(({ line }) => line)).toEqual([9, 45, 41]);
  });

  it('rounds amounts to what they can carry', () => {
    const [culprit] = blamed(table(`0.1234: ${lookAt(41)}`), table(`1234.567: ${lookAt(41)}`)).culprits;
    expect(culprit).toMatchObject({ base: 0.12, head: 1235 });
  });
});
