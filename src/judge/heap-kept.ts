// What stays of the heap for each operation. Live bytes are counted, and differ from process to process by a few hundred.
// The lines are those of a profile, and found as those of allocations are (culprit.ts).
import type { Probed } from '../evidence/benchmark.js';
import type { Pair } from '../model/pair.js';
import type { RuntimeUse } from '../model/runtime-use.js';
import type { Change } from '../model/verdict.js';
import { leastKeptBytes } from '../runtime/keeping.js';
import type { Question } from './change.js';
import { judged, undecided } from './counted.js';
import { borneOut } from './same-operations.js';
import { keptShare } from './procedure.js';

export const keptUnit = 'heap-kept-B/op';

/** Null where neither side keeps anything. */
export function judgeKept(
  {
    runtime: { base, head },
    processes,
  }: {
    readonly runtime: Readonly<Partial<Pair<RuntimeUse>>>;
    readonly processes: Readonly<Partial<Pair<Pick<Probed, 'heaps'>>>>;
  },
  question: Question,
): Change | null {
  if (head === undefined) return null;
  const kept = (of: RuntimeUse): number => Math.max(0, of.heap.keptPerOperation);
  const most = Math.max(kept(head), base === undefined ? 0 : kept(base));
  const bySlope = judged(question, {
    sides: { head: kept(head), ...(base === undefined ? {} : { base: kept(base) }) },
    slack: leastKeptBytes / head.heap.operations + keptShare * most,
  });
  const amounts = (of: Pick<Probed, 'heaps'> | undefined) =>
    (of?.heaps ?? []).map(({ operations, bytes }) => ({ operations, amount: bytes }));
  const facts = { kept: head.heap.kept, operations: head.heap.operations };
  const change =
    bySlope === null || base === undefined
      ? bySlope
      : borneOut(bySlope, {
          base: amounts(processes.base),
          head: amounts(processes.head),
          slack: (bytes) => leastKeptBytes + keptShare * bytes,
          open: (longest) => ({ code: 'heap-growing', facts: { ...facts, base: longest } }),
        });
  const isOpen = head.heap.growth === 'growing' && change?.change === 'regression';
  return isOpen
    ? undecided(change, {
        code: 'heap-growing',
        facts,
      })
    : change;
}
