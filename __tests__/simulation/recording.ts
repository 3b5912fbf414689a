// The capture of one side, as evidence at any moment of a run. Reading all text again for each question, as the product
// does, would take most of the time of a simulation; recording.test.ts holds that it is the same evidence.
import { toBaseUnit } from '../../src/base/units.js';
import type { BenchmarkEvidence } from '../../src/evidence/benchmark.js';
import { readEvidence, type Evidence } from '../../src/evidence/evidence.js';
import type { Guard } from '../../src/evidence/runs.js';
import { keyOf, type BenchmarkId } from '../../src/model/benchmark.js';
import type { CaptureRecord, Manifest, RecordOf } from '../../src/model/capture.js';
import type { Observation, Stage } from '../../src/model/metric.js';
import { median } from '../../src/stats/median.js';
import type { CaptureWriter } from '../../src/ports.js';

const metric = { unit: 'sec/op', better: 'lower' } as const;

interface Gathered {
  readonly id: BenchmarkId;
  runs: Observation[];
  guards: Map<number, { layout: number; first?: number; second?: number }>;
  readonly iterations: Map<Stage, number | null>;
  /** Of its processes, by round. */
  wallMs: { readonly round: string; readonly ms: number }[];
}

export class Recording implements CaptureWriter {
  readonly directory = '';
  readonly replaced = false;
  #manifest: Manifest;
  readonly #others: CaptureRecord[] = [];
  readonly #benchmarks = new Map<string, Gathered>();
  #printed = '';

  constructor(manifest: Manifest) {
    this.#manifest = manifest;
  }

  append(file: string, data: Uint8Array | string): Promise<{ file: string; offset: number; bytes: number }> {
    this.#printed = String(data);
    return Promise.resolve({ file, offset: 0, bytes: data.length });
  }

  adopt(): Promise<never> {
    throw new Error('nothing is profiled here');
  }

  record(record: CaptureRecord): Promise<void> {
    if (record.type === 'run') this.#add(record);
    else this.#others.push(record);
    if (record.type === 'round' && record.discarded) this.#discard(record);
    return Promise.resolve();
  }

  close(manifest: Manifest): Promise<void> {
    this.#manifest = { ...manifest, complete: true };
    return Promise.resolve();
  }

  /** What is known so far; later records do not show in it. */
  evidence(): Evidence {
    const evidence = readEvidence({ manifest: this.#manifest, records: this.#others, files: new Map() });
    const all = [...this.#benchmarks];
    return {
      ...evidence,
      benchmarks: new Map(all.map(([key, of]) => [key, benchmarkOf(of)])),
      guards: all.flatMap(([key, { guards }]) => guardsOf(key, guards)),
    };
  }

  /** Its text was appended just before it. */
  #add(run: RecordOf<'run'>): void {
    const { pkg, name, procs, pass, slot, layout, second, iterations } = run;
    const found = /\t *([\d.]+) ns\/op/.exec(this.#printed)?.[1];
    if (found === undefined || run.ending !== 'ok') throw new Error(`${name} printed ${this.#printed}`);
    const value = Number(found) * toBaseUnit('ns/op').factor;
    const id = { pkg, name, procs };
    const of = this.#of(id);
    if (pass === 'guard') {
      const guard = of.guards.get(slot) ?? { layout };
      of.guards.set(slot, { ...guard, [second ? 'second' : 'first']: value });
      return;
    }
    of.iterations.set(pass, iterations);
    of.wallMs.push({ round: `${pass} ${slot}`, ms: run.wallMs });
    of.runs.push({ value, slot, stage: pass, layout, ...(second ? { second: true as const } : {}) });
  }

  #of(id: BenchmarkId): Gathered {
    const key = keyOf(id);
    let of = this.#benchmarks.get(key);
    if (of === undefined) {
      of = { id, runs: [], guards: new Map(), iterations: new Map(), wallMs: [] };
      this.#benchmarks.set(key, of);
    }
    return of;
  }

  #discard({ pass, slot }: RecordOf<'round'>): void {
    for (const of of this.#benchmarks.values()) {
      of.wallMs = of.wallMs.filter(({ round }) => round !== `${pass} ${slot}`);
      if (pass === 'guard') of.guards.delete(slot);
      else of.runs = of.runs.filter((run) => run.stage !== pass || run.slot !== slot);
    }
  }
}

function benchmarkOf({ id, runs, iterations, wallMs }: Gathered): BenchmarkEvidence {
  return {
    id,
    dir: '.',
    definition: null,
    samples: new Map(runs.length === 0 ? [] : [['sec/op', { metric, runs: [...runs] }]]),
    iterations,
    ...(wallMs.length === 0 ? {} : { processMs: median(wallMs.map(({ ms }) => ms)) }),
    troubles: [],
    caveats: [],
    profiles: [],
    stacks: () => null,
    probed: () => null,
    probedAt: [],
  };
}

function guardsOf(key: string, guards: Gathered['guards']): Guard[] {
  return [...guards].flatMap(([slot, { layout, first, second }]) =>
    first === undefined || second === undefined ? [] : [{ key, slot, layout, first, second }],
  );
}
