// The `run` records of one benchmark and the text they point at → samples.
import { GateError } from '../base/errors.js';
import { betterOf, type Better } from '../base/units.js';
import { readProcess } from '../bench/reading.js';
import { keyOf, type BenchmarkId } from '../model/benchmark.js';
import type { RecordOf } from '../model/capture.js';
import type { Observation, Sample, Stage } from '../model/metric.js';
import type { Trouble } from './benchmark.js';

/** Two processes of base next to each other: times of one operation. */
export interface Guard {
  readonly key: string;
  readonly slot: number;
  readonly layout: number;
  readonly first: number;
  readonly second: number;
}

export interface Runs {
  readonly samples: ReadonlyMap<string, Sample>;
  readonly iterations: ReadonlyMap<Stage, number | null>;
  /** Processes that were recorded as fine and whose text is not. */
  readonly troubles: readonly Trouble[];
  readonly guards: readonly Guard[];
}

/** Adds the directions of `Unit` lines to `directions`.  */
export function readRuns(
  id: BenchmarkId,
  runs: readonly RecordOf<'run'>[],
  files: ReadonlyMap<string, Uint8Array>,
  directions: Map<string, Better>,
): Runs {
  const observations = new Map<string, Observation[]>();
  const iterations = new Map<Stage, number | null>();
  const troubles: Trouble[] = [];
  const guards = new Map<number, Partial<Guard> & Pick<Guard, 'layout'>>();
  for (const run of runs) {
    if (run.ending !== 'ok') continue;
    const reading = readProcess(outputOf(run, files), { ...id, iterations: run.iterations });
    if (reading.ending !== 'ok') {
      troubles.push({
        pass: run.pass,
        ending: reading.ending,
        message: reading.message,
        file: run.output.file,
      });
      continue;
    }
    if (run.pass === 'guard') {
      // Base against base tells of the machine, not of the benchmark.
      const time = reading.values.find(({ unit }) => unit === 'sec/op')?.value;
      if (time === undefined) continue;
      const of = guards.get(run.slot) ?? { layout: run.layout };
      guards.set(run.slot, { ...of, [run.second ? 'second' : 'first']: time });
      continue;
    }
    for (const [unit, better] of reading.units) directions.set(unit, better);
    const earlier = iterations.get(run.pass);
    iterations.set(run.pass, earlier === undefined || earlier === run.iterations ? run.iterations : null);
    for (const { unit, value } of reading.values) {
      const observation: Observation = {
        value,
        slot: run.slot,
        stage: run.pass,
        layout: run.layout,
        ...(run.second ? { second: true } : {}),
      };
      const list = observations.get(unit);
      if (list === undefined) observations.set(unit, [observation]);
      else list.push(observation);
    }
  }
  const samples = new Map<string, Sample>();
  for (const [unit, list] of observations) {
    samples.set(unit, { metric: { unit, better: directions.get(unit) ?? betterOf(unit) }, runs: list });
  }
  return { samples, iterations, troubles, guards: [...guards].flatMap(guardOf(keyOf(id))) };
}

/** Halves without a partner are left out. */
function guardOf(key: string) {
  return ([slot, { layout, first, second }]: [number, Partial<Guard> & Pick<Guard, 'layout'>]): Guard[] =>
    first === undefined || second === undefined ? [] : [{ key, slot, layout, first, second }];
}

const decoder = new TextDecoder();

function outputOf(run: RecordOf<'run'>, files: ReadonlyMap<string, Uint8Array>): string {
  const { file, offset, bytes } = run.output;
  const content = files.get(file);
  if (content === undefined || offset + bytes > content.length) {
    throw new GateError('capture-invalid', { reason: 'output-slice', offset, bytes }, { at: { file } });
  }
  return decoder.decode(content.subarray(offset, offset + bytes));
}
