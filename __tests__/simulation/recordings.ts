// Live runs in which both sides did the same work, as pairs to draw from: one JSON line a process, gzipped.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { median } from '../../src/stats/median.js';
import type { Pair, Side } from '../../src/model/pair.js';

interface Line {
  readonly stage: 'warm' | 'screen' | 'focus' | 'confirm';
  readonly round: number;
  readonly benchmark: string;
  readonly side: Side;
  readonly layout: number;
  readonly nsPerOp: number;
  readonly wallMs: number;
}

export interface Recorded {
  readonly name: string;
  /** `comment`: head is base with other comments, so the same machine code; else functions were added or moved. */
  readonly isMoved: boolean;
  /** Adjacent pairs of screen and focus in the order of time, in seconds per operation. */
  readonly pairs: readonly Pair[];
  /** Pairs of each layout of the confirming; none for what was not confirmed. */
  readonly layouts: readonly (readonly Pair[])[];
  readonly processSeconds: number;
}

/** All benchmarks of all `suite-NN-KIND.jsonl.gz` of a folder. */
export function readRecordings(folder: string): Recorded[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.jsonl.gz'));
  return files.sort().flatMap((file) => readSuite(join(folder, file)));
}

function readSuite(path: string): Recorded[] {
  const lines = gunzipSync(readFileSync(path)).toString().trimEnd().split('\n');
  const suite = basename(path, '.jsonl.gz');
  const benchmarks = new Map<string, Map<string, Line[]>>();
  const walls: number[] = [];
  for (const text of lines) {
    const line = JSON.parse(text) as Line;
    if (line.stage === 'warm') continue;
    walls.push(line.wallMs / 1000);
    const slots = benchmarks.get(line.benchmark) ?? new Map<string, Line[]>();
    benchmarks.set(line.benchmark, slots);
    const slot = `${line.stage} ${line.round} ${line.layout}`;
    slots.set(slot, [...(slots.get(slot) ?? []), line]);
  }
  const processSeconds = median(walls);
  return [...benchmarks].map(([name, slots]) => {
    const pairs: Pair[] = [];
    const layouts = new Map<number, Pair[]>();
    for (const halves of slots.values()) {
      const [base, head] = (['base', 'head'] as const).map((side) => halves.find((of) => of.side === side));
      if (base === undefined || head === undefined) continue;
      const pair = { base: base.nsPerOp / 1e9, head: head.nsPerOp / 1e9 };
      if (base.stage !== 'confirm') pairs.push(pair);
      else layouts.set(base.layout, [...(layouts.get(base.layout) ?? []), pair]);
    }
    const isMoved = !suite.endsWith('-comment');
    return { name: `${suite} ${name}`, isMoved, pairs, layouts: [...layouts.values()], processSeconds };
  });
}
