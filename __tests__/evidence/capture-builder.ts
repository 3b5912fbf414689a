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

const alwaysCounted = [
  '/gc/heap/allocs:bytes',
  '/gc/heap/allocs:objects',
  '/gc/heap/tiny/allocs:objects',
  '/gc/cycles/automatic:gc-cycles',
  '/gc/cycles/forced:gc-cycles',
  '/sync/mutex/wait/total:seconds',
  '/cpu/classes/gc/mark/assist:cpu-seconds',
  '/cpu/classes/gc/total:cpu-seconds',
];

/** What the sentinels of one process saw. */
export interface Probed {
  readonly iterations: number;
  readonly left: number;
  readonly created?: number;
  /** Of the goroutines at the end; left out: there were too many. */
  readonly dump?: string;
  readonly pass?: RecordOf<'probe'>['pass'];
  /** Live bytes more at the end. */
  readonly heap?: number;
  /** Counted meanwhile, by name; instead of those that are there by themselves. */
  readonly metrics?: Readonly<Record<string, number>>;
}

/** What a whole process had at its end. */
export interface Stood {
  readonly iterations: number;
  readonly count: number;
  readonly dump: string | null;
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

  profile(
    name: string,
    kind: RecordOf<'profile'>['kind'],
    iterations: number,
    bytes: Uint8Array,
    how: Pick<RecordOf<'profile'>, 'by'> = {},
  ): this {
    const file = `profiles/${name}.${kind}.${iterations}${how.by ?? ''}.pb.gz`;
    this.raw.set(file, bytes);
    this.records.push({ type: 'profile', ...this.id(name), kind, iterations, file, ...how });
    return this;
  }

  /** A process with sentinels; `left` and `created` count from nothing. */
  probe(
    name: string,
    { iterations, left, created = 0, dump, pass = 'goroutines', heap = 0, metrics }: Probed,
  ): this {
    const nth = this.records.filter(({ type }) => type === 'probe').length;
    const stem =
      pass === 'goroutines' ? `${name}.${pass}.${iterations}` : `${name}.${pass}.${iterations}.${nth}`;
    const counted = metrics ?? Object.fromEntries(alwaysCounted.map((metric) => [metric, 0]));
    const text = (goroutines: number, made: number, isEnd: boolean): string =>
      [
        'version go1.26.8',
        'pid 7',
        'maxprocs 1',
        ...['goroutines', 'settled', 'collected'].map((word) => `${word} ${goroutines}`),
        `heap-live-bytes ${1000 + (isEnd ? heap : 0)}`,
        'heap-live-objects 10',
        'goroutine-id 20',
        ...Object.entries(counted).map(([metric, value]) => `metric ${metric} ${isEnd ? value : 0}`),
        'histogram /sched/latencies:seconds',
        'histogram /gc/pauses:seconds',
        `metric /sched/goroutines-created:goroutines ${made}`,
        'end',
        '',
      ].join('\n');
    const add = (file: string, content: string): string => {
      this.raw.set(file, new TextEncoder().encode(content));
      return file;
    };
    this.records.push({
      type: 'probe',
      ...this.id(name),
      pass,
      iterations,
      counters: {
        begin: add(`probe/${stem}.begin.counters.txt`, text(2, 100, false)),
        end: add(`probe/${stem}.end.counters.txt`, text(2 + left, 100 + created, true)),
      },
      goroutines: {
        begin: add(
          `dumps/${stem}.begin.goroutine.txt`,
          'goroutine 1 [running]:\nmain.main()\n\tx.go:1 +0x1\n',
        ),
        end: dump === undefined ? null : add(`dumps/${stem}.end.goroutine.txt`, dump),
      },
    });
    return this;
  }

  /** A whole process without sentinels, and what it printed at its end; null: it was too large to keep. */
  standing(name: string, { iterations, count, dump }: Stood): this {
    const file = dump === null ? null : `dumps/${name}.standing.${iterations}.txt`;
    if (file !== null && dump !== null) this.raw.set(file, new TextEncoder().encode(dump));
    return this.record({ type: 'standing', ...this.id(name), iterations, count, file });
  }

  /** What the compiler said of a source file. */
  compiled(source: string, text: Uint8Array | string, functions: RecordOf<'compiler'>['functions']): this {
    const file = `compiler/${source.replaceAll('/', '-')}.jsonl`;
    this.raw.set(file, typeof text === 'string' ? new TextEncoder().encode(text) : text);
    return this.record({ type: 'compiler', pkg, source, file, functions });
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

  /** What is kept of the sources, as it is written. */
  sources(text: string): this {
    this.raw.set('sources.json', new TextEncoder().encode(text));
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
