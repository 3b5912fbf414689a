// Recorded runs of real benchmarks in which both sides do the same work: whatever their noise, nothing may fail.
// One suite is in the repository; PPROFGATE_CORPUS adds the others.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { activeRule } from '../../src/judge/budget.js';
import { proofsOf, sizesOf } from '../../src/judge/family.js';
import { judgeTime } from '../../src/judge/time.js';
import { timeCase } from '../../src/judge/time-case.js';
import { stages, type Observation } from '../../src/model/metric.js';
import type { Side } from '../../src/model/pair.js';
import { judging, relative, rule } from './scene.js';

interface Observed {
  readonly stage: string;
  readonly round: number;
  readonly benchmark: string;
  readonly side: Side;
  readonly layout: number;
  readonly nsPerOp: number;
}

const own = fileURLToPath(new URL('../corpus/judge/', import.meta.url));
const corpus = process.env['PPROFGATE_CORPUS'];
const folders = corpus === undefined ? [own] : [own, join(corpus, 'observations')];
const suites = folders.flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl.gz'))
    .map((name) => [name, join(folder, name)] as const),
);

/** Values by benchmark and side. */
function read(path: string): Map<string, Record<Side, Observation[]>> {
  const found = new Map<string, Record<Side, Observation[]>>();
  const slots = new Map<string, number>();
  for (const line of gunzipSync(readFileSync(path)).toString().trimEnd().split('\n')) {
    const of = JSON.parse(line) as Observed;
    if (of.stage === 'warm') continue;
    const key = `${of.stage} ${of.round} ${of.layout}`;
    const slot = slots.get(key) ?? slots.size;
    slots.set(key, slot);
    const sides = found.get(of.benchmark) ?? { base: [], head: [] };
    found.set(of.benchmark, sides);
    const stage = stages.find((name) => name === of.stage) ?? 'screen';
    sides[of.side].push({ value: of.nsPerOp, slot, stage, layout: of.layout });
  }
  return found;
}

describe('recorded runs without a change', () => {
  it.each(suites)('%s fails nothing', (_name, path) => {
    const metric = { unit: 'sec/op', better: 'lower' } as const;
    const budget = activeRule(rule('sec/op', relative(0.01)));
    const cases = [...read(path)].map(([, { base, head }]) => {
      const samples = { base: { metric, runs: base }, head: { metric, runs: head } };
      return timeCase({ ...metric, samples, rule: budget, judging, incomparable: [] }, true);
    });
    const proofs = proofsOf(cases);
    const context = {
      alpha: 0.01,
      sizes: sizesOf(proofs),
      paired: true,
      ended: 'complete' as const,
      shortOf: { focus: false, confirm: false },
    };
    const changes = cases.map((of) => judgeTime(of, proofs.get(of) ?? null, context));
    expect(changes.length).toBeGreaterThan(0);
    expect(changes.filter(({ outcome }) => outcome === 'exceeded')).toEqual([]);
  });
});
