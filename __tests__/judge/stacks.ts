// Stack tables written by hand: `amount: leaf < caller < … < root`, a frame as `function file:line@first`.
import type { BenchmarkEvidence, PerOperation } from '../../src/evidence/benchmark.js';
import type { Better } from '../../src/base/units.js';
import type { Frame, StackTable } from '../../src/model/profile.js';
import type { Change } from '../../src/model/verdict.js';

const root =
  ' < m/f.BenchmarkLook example.com/m/f/f_test.go:9@8 < testing.(*B).runN testing/benchmark.go:219@193';

/** Every stack goes on to BenchmarkLook and the harness, unless it ends in `.`. */
export function table(...stacks: readonly string[]): StackTable {
  const frames: Frame[] = [];
  const positions = new Map<string, number>();
  const starts = [0];
  const stack: number[] = [];
  const values: number[] = [];
  for (const text of stacks) {
    const [amount = '', calls = ''] = text.split(': ');
    const whole = calls.endsWith('.') ? calls.slice(0, -1) : calls + root;
    values.push(Number(amount));
    for (const call of whole.split(' < ')) {
      const [, name = '', file = '', line = '', start = ''] =
        /^(\S+) (\S+):(\d+)@(\d+)$/.exec(call.trim()) ?? [];
      if (name === '') throw new Error(`not a frame: ${call}`);
      let position = positions.get(call);
      if (position === undefined) {
        position = frames.push({ function: name, file, line: Number(line), startLine: Number(start) }) - 1;
        positions.set(call, position);
      }
      stack.push(position);
    }
    starts.push(stack.length);
  }
  return {
    type: { type: 'alloc_space', unit: 'bytes' },
    frames,
    count: stacks.length,
    stackStart: Uint32Array.from(starts),
    stack: Uint32Array.from(stack),
    values: Float64Array.from(values),
  };
}

/** Evidence that has these stacks by sample type, and nothing else. */
export function evidenceOf(tables: Readonly<Record<string, PerOperation>>): BenchmarkEvidence {
  return {
    id: { pkg: 'm/f', name: 'BenchmarkLook', procs: 1 },
    dir: 'f',
    definition: null,
    samples: new Map(),
    iterations: new Map(),
    troubles: [],
    caveats: [],
    profiles: [],
    probed: () => null,
    probedAt: [],
    stacks: (_kind, sampleType) => tables[sampleType] ?? null,
  };
}

export function perOperation(of: StackTable, operations = 100, period = 1): PerOperation {
  return { table: of, operations, period };
}

/** An exact Change between two amounts. */
export function changeBetween(unit: string, base: number, head: number, better: Better = 'lower'): Change {
  const summary = (center: number) => ({ center, lo: center, hi: center, n: 12 });
  return {
    metric: { unit, better },
    exact: true,
    summary: { base: summary(base), head: summary(head) },
    ratio: null,
    smallest: null,
    p: null,
    pairs: 12,
    layouts: 0,
    stage: null,
    change: head > base ? 'regression' : 'improvement',
    budget: null,
    outcome: 'within',
    caveats: [],
    culprits: [],
  };
}
