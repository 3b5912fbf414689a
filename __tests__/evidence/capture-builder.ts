// Captures made in memory, as measuring would have written them: journal records and printed text.
import { machineHash } from '../../src/evidence/machine-hash.js';
import type { BenchmarkId } from '../../src/model/benchmark.js';
import type { Capture, CaptureRecord, Manifest, RecordOf } from '../../src/model/capture.js';
import type { Stage } from '../../src/model/metric.js';
import type { Side } from '../../src/model/pair.js';

export const pkg = 'example.com/m/finder';

export function manifestOf(side: Side | 'single', changes: Partial<Manifest> = {}): Manifest {
  return {
    schema: 'pprof-gate/capture/1',
    tool: '0.1.0',
    complete: true,
    session: 'one',
    seed: 7,
    side,
    commit: {
      sha: side === 'base' ? 'b'.repeat(40) : 'a'.repeat(40),
      ref: side,
      chosen: 'given',
      dirty: false,
    },
    startedAt: '2026-01-02T03:04:05Z',
    go: { version: 'go1.26.8', goos: 'linux', goarch: 'amd64', env: { GOAMD64: 'v1' } },
    machine: { cpu: 'Some CPU', cores: 2, os: 'linux', memoryBytes: 4e9, pinned: true },
    options: {
      patterns: ['./...'],
      bench: '.',
      tags: [],
      procs: 1,
      pairs: 'alternating',
      timeBudgetMs: 300_000,
    },
    modules: [{ path: 'example.com/m', dir: '.' }],
    files: [],
    ...changes,
  };
}

export interface RunOptions {
  readonly stage?: Stage | 'guard';
  readonly second?: boolean;
  readonly slot: number;
  readonly layout?: number;
  readonly iterations?: number;
  readonly ending?: RecordOf<'run'>['ending'];
}

/** Values as printed, by printed unit: `{ 'ns/op': 120, 'allocs/op': 3 }`. */
export type Printed = Readonly<Record<string, number>>;

export class CaptureBuilder {
  private readonly records: CaptureRecord[] = [];
  private readonly texts = new Map<string, string>();
  private readonly raw = new Map<string, Uint8Array>();
  private readonly manifest: Manifest;
  private ended = false;

  constructor(side: Side | 'single', changes: Partial<Manifest> = {}) {
    this.manifest = manifestOf(side, changes);
  }

  package(
    state: RecordOf<'package'>['state'] = 'built',
    name = pkg,
    message: string | null = null,
    hashes: Pick<RecordOf<'package'>, 'binary' | 'data'> = { binary: null, data: null },
  ): this {
    const dir = name.replace(/^example\.com\/m\/?/, '') || '.';
    this.records.push({
      type: 'package',
      pkg: name,
      dir,
      module: 'example.com/m',
      state,
      ...hashes,
      message,
    });
    return this;
  }

  benchmark(name: string, definition: Partial<NonNullable<RecordOf<'benchmark'>['definition']>> = {}): this {
    const whole = {
      file: 'finder/look_test.go',
      line: 9,
      endLine: 15,
      source: 's',
      data: 'd',
      ...definition,
    };
    this.records.push({ type: 'benchmark', ...this.id(name), definition: whole });
    return this;
  }

  run(name: string, values: Printed, options: RunOptions): this {
    const file = `bench/${name.replaceAll('/', '-')}.txt`;
    const iterations = options.iterations ?? 100;
    const printed = Object.entries(values).map(([unit, value]) => `\t${String(value)} ${unit}`);
    const text = `goos: linux\npkg: ${pkg}\n${name}\n${name} \t${iterations}${printed.join('')}\nPASS\n`;
    return this.output(name, text, options, file);
  }

  /** A process that printed this. */
  output(name: string, text: string, options: RunOptions, file = `bench/${name}.txt`): this {
    const before = this.texts.get(file) ?? '';
    this.texts.set(file, before + text);
    const bytes = Buffer.byteLength(text);
    this.records.push({
      type: 'run',
      ...this.id(name),
      pass: options.stage ?? 'screen',
      slot: options.slot,
      layout: options.layout ?? 0,
      second: options.second ?? false,
      iterations: options.iterations ?? 100,
      startedMs: 0,
      wallMs: 20,
      ending: options.ending ?? 'ok',
      output: { file, offset: Buffer.byteLength(before), bytes },
    });
    return this;
  }

  /** One run for each value of each unit, in slots from 0. */
  runs(
    name: string,
    values: Readonly<Record<string, readonly number[]>>,
    stage: Stage = 'screen',
    layouts = 1,
  ): this {
    const length = Math.max(...Object.values(values).map((of) => of.length));
    for (let slot = 0; slot < length; slot++) {
      const printed = Object.fromEntries(
        Object.entries(values).flatMap(([unit, of]) => (of[slot] === undefined ? [] : [[unit, of[slot]]])),
      ) as Printed;
      this.run(name, printed, { stage, slot, layout: layouts > 1 ? 1 + (slot % layouts) : 0 });
    }
    return this;
  }

  trouble(
    name: string | null,
    ending: RecordOf<'trouble'>['ending'],
    changes: Partial<RecordOf<'trouble'>> = {},
  ): this {
    const message = 'panic: boom';
    this.records.push({
      type: 'trouble',
      pkg,
      name,
      procs: 1,
      pass: 'screen',
      ending,
      message,
      file: null,
      ...changes,
    });
    return this;
  }

  profile(name: string, kind: RecordOf<'profile'>['kind'], iterations: number, bytes: Uint8Array): this {
    const file = `profiles/${name}.${kind}.${iterations}.pb.gz`;
    this.raw.set(file, bytes);
    this.records.push({ type: 'profile', ...this.id(name), kind, iterations, file });
    return this;
  }

  record(record: CaptureRecord): this {
    this.records.push(record);
    return this;
  }

  /** One earlier recording for each value, on the machine and with the Go of this capture. */
  history(
    name: string,
    unit: string,
    values: readonly number[],
    changes: Partial<RecordOf<'history'>> = {},
  ): this {
    values.forEach((value, index) => {
      this.records.push({
        type: 'history',
        ...this.id(name),
        sha: 'c'.repeat(40),
        recordedAt: '2026-01-01T03:04:05Z',
        run: index + 1,
        goVersion: this.manifest.go.version,
        machine: machineHash(this.manifest),
        iterations: 100,
        values: { [unit]: value },
        ...changes,
      });
    });
    return this;
  }

  /** What head's gate found of a stored baseline. */
  baseline(
    mode: RecordOf<'baseline'>['mode'],
    found: Partial<NonNullable<RecordOf<'baseline'>['found']>> | null = {},
  ): this {
    this.records.push({
      type: 'baseline',
      mode,
      found:
        found === null
          ? null
          : {
              sha: 'b'.repeat(40),
              relation: 'merge-base',
              distance: 0,
              recordedAt: '2025-12-31T03:04:05Z',
              run: 123,
              ...found,
            },
      reason: found === null ? 'none' : '',
      command: 'gh workflow run performance.yml',
    });
    return this;
  }

  diff(patch: string): this {
    this.raw.set('diff.patch', new TextEncoder().encode(patch));
    return this;
  }

  end(reason: RecordOf<'end'>['reason']): this {
    this.ended = true;
    return this.record({ type: 'end', reason, elapsedMs: 1000, childrenMs: 990 });
  }

  build(): Capture {
    if (!this.ended) this.end('complete');
    const texts = [...this.texts].map(([file, text]) => [file, new TextEncoder().encode(text)] as const);
    return { manifest: this.manifest, records: this.records, files: new Map([...texts, ...this.raw]) };
  }

  /** A journal that breaks off. */
  cut(): Capture {
    this.ended = true;
    return this.build();
  }

  private id(name: string): BenchmarkId {
    return { pkg, name, procs: 1 };
  }
}
