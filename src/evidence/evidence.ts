// A capture, seen by benchmark: the one view that the judge and the report look through. The capture is
// untrusted: its schema was checked when it was read, its text is read here.
import { GateError } from '../base/errors.js';
import type { Better } from '../base/units.js';
import { keyOf, type BenchmarkId } from '../model/benchmark.js';
import { sourcesFile } from '../model/capture-files.js';
import type { Capture, CaptureRecord, Manifest, RecordOf } from '../model/capture.js';
import { caveatCodes, type Caveat, type CaveatCode } from '../model/verdict.js';
import { median } from '../stats/median.js';
import type { BenchmarkEvidence, ProfileFile, Trouble } from './benchmark.js';
import { compiledFiles, type CompiledFiles } from './compiled.js';
import { dumpEvidence, type DumpEvidence } from './dump-evidence.js';
import { probedBy } from './goroutines.js';
import { standingRuns, type StandingFile } from './left-standing.js';
import { probeRuns, type ProbeFile } from './probes.js';
import { decoderOf, perOperation } from './profiles.js';
import { readRuns, type Guard } from './runs.js';
import { readSources, type Sources } from './sources.js';
import { stoppedAt } from './stopped-at.js';

/** One side of a comparison. */
export interface Evidence {
  readonly manifest: Manifest;
  /** By import path. */
  readonly packages: ReadonlyMap<string, RecordOf<'package'>>;
  /** By keyOf, in the capture's order. */
  readonly benchmarks: ReadonlyMap<string, BenchmarkEvidence>;
  /** Directions from `Unit` lines that benchmarks printed. */
  readonly directions: ReadonlyMap<string, Better>;
  /** What befell whole packages, for example while their benchmarks were listed. By import path. */
  readonly packageTroubles: ReadonlyMap<string, readonly Trouble[]>;
  /** Why measuring stopped; null when it did not come to an end. */
  readonly end: RecordOf<'end'> | null;
  readonly caveats: readonly Caveat[];
  /** What became of looking for a stored baseline; null when none was looked for. */
  readonly baseline: RecordOf<'baseline'> | null;
  /** Earlier recordings that a stored baseline carries along, by keyOf. */
  readonly history: ReadonlyMap<string, readonly RecordOf<'history'>[]>;
  /** How the rounds of the timed passes went, in their order. */
  readonly rounds: readonly RecordOf<'round'>[];
  /** Base against itself, in the capture of base. */
  readonly guards: readonly Guard[];
  /** Packages whose functions are the same code on both sides, in the capture of head. */
  readonly sameFunctions: ReadonlySet<string>;
  /** Mean milliseconds of linking a package in one more layout, by import path. */
  readonly linkMs: ReadonlyMap<string, number>;
  /** What there was no time to look at again, or to confirm as precisely as it should be, by key; of head's capture. */
  readonly cutShort: Readonly<Record<'focus' | 'confirm', ReadonlySet<string>>>;
  /** Functions that the diff changed, and whether benchmarks reach them, as far as that is known; of head's capture. */
  readonly changedFunctions: readonly RecordOf<'changed-function'>[];
  /** What the compiler decided, where something got worse. */
  readonly compiled: CompiledFiles;
  /** Unified diff from base to this commit, where the capture holds one. */
  readonly diff: Uint8Array | null;
  /**
   * Text of the functions that its profiles touch, read at the first call; null in captures without. Throws GateError
   * `capture-invalid` for a file that is not as this tool writes it.
   */
  readonly sources: () => Sources | null;
}

/** Records of one benchmark, in the journal's order. */
interface Gathered {
  readonly id: BenchmarkId;
  definition: RecordOf<'benchmark'>['definition'];
  readonly runs: RecordOf<'run'>[];
  readonly troubles: Trouble[];
  readonly profiles: ProfileFile[];
  readonly probes: ProbeFile[];
  readonly standing: StandingFile[];
  readonly caveats: Caveat[];
}

/**
 * Reads a capture's journal and raw text. Benchmarks appear when any record names them. Throws GateError
 * `capture-invalid` when a record points outside its file or tells a caveat that this version does not know.
 */
export function readEvidence(capture: Capture): Evidence {
  const { manifest, records, files } = capture;
  const packages = new Map<string, RecordOf<'package'>>();
  const packageTroubles = new Map<string, Trouble[]>();
  const gathered = new Map<string, Gathered>();
  const caveats: Caveat[] = [];
  const history = new Map<string, RecordOf<'history'>[]>();
  const rounds: RecordOf<'round'>[] = [];
  const sameFunctions = new Set<string>();
  const links = new Map<string, number[]>();
  const troubleOf = troubleReader(capture);
  const compiled: RecordOf<'compiler'>[] = [];
  const changedFunctions: RecordOf<'changed-function'>[] = [];
  const cutShort = { focus: new Set<string>(), confirm: new Set<string>() };
  let baseline: RecordOf<'baseline'> | null = null;
  let end: RecordOf<'end'> | null = null;
  for (const record of records) {
    switch (record.type) {
      case 'package':
        packages.set(record.pkg, record);
        break;
      case 'benchmark':
        gather(gathered, record).definition = record.definition;
        break;
      case 'run':
        gather(gathered, record).runs.push(record);
        break;
      case 'profile':
        gather(gathered, record).profiles.push(record);
        break;
      case 'probe':
        gather(gathered, record).probes.push(record);
        break;
      case 'standing':
        gather(gathered, record).standing.push(record);
        break;
      case 'compiler':
        compiled.push(record);
        break;
      case 'changed-function':
        changedFunctions.push(record);
        break;
      case 'trouble':
        if (record.name === null) append(packageTroubles, record.pkg, troubleOf(record));
        else gather(gathered, { ...record, name: record.name }).troubles.push(troubleOf(record));
        break;
      case 'caveat': {
        const caveat = readCaveat(record);
        const about = caveat.facts['benchmark'];
        const benchmark = typeof about === 'string' ? gathered.get(about) : undefined;
        (benchmark?.caveats ?? caveats).push(caveat);
        break;
      }
      case 'round':
        rounds.push(record);
        break;
      case 'same-functions':
        sameFunctions.add(record.pkg);
        break;
      case 'link':
        append(links, record.pkg, record.wallMs);
        break;
      case 'cut-short':
        cutShort[record.pass].add(keyOf(record));
        break;
      case 'baseline':
        baseline = record;
        break;
      case 'history':
        append(history, keyOf(record), record);
        break;
      case 'end':
        end = record;
        break;
    }
  }
  if (!manifest.complete || end === null || end.reason === 'interrupted') {
    caveats.push({
      code: 'capture-incomplete',
      facts: { reason: end?.reason === 'interrupted' ? 'interrupted' : 'cut' },
    });
  }
  const directions = new Map<string, Better>();
  const benchmarks = new Map<string, BenchmarkEvidence>();
  const decoding = decoderOf(files);
  const guards: Guard[] = [];
  const discarded = new Set(rounds.filter((round) => round.discarded).map(roundKey));
  for (const [key, of] of gathered) {
    const runs = of.runs.filter((run) => !discarded.has(roundKey(run)));
    const read = readRuns(of.id, runs, files, directions);
    const timed = runs.flatMap(({ ending, pass, wallMs }) =>
      ending === 'ok' && pass !== 'guard' ? [wallMs] : [],
    );
    guards.push(...read.guards);
    benchmarks.set(key, {
      id: of.id,
      dir: packages.get(of.id.pkg)?.dir ?? '.',
      definition: of.definition,
      samples: read.samples,
      iterations: read.iterations,
      ...(timed.length === 0 ? {} : { processMs: median(timed) }),
      troubles: [...of.troubles, ...read.troubles],
      caveats: of.caveats,
      profiles: of.profiles,
      stacks: (kind, sampleType, beside) =>
        perOperation(of.profiles, decoding(key), kind, sampleType, beside),
      probedAt: [
        ...of.probes.flatMap(({ pass, iterations }) => (pass === 'goroutines' ? [iterations] : [])),
        ...of.standing.map(({ iterations }) => iterations),
      ],
      probed: (shared) => {
        const runsOf = (pass: ProbeFile['pass']) => probeRuns(pass, of.probes, of.profiles, files);
        const profiled = { cpu: runsOf('cpu'), heap: runsOf('heap') };
        const whole = standingRuns(of.standing, files);
        return probedBy(runsOf('goroutines'), profiled, whole, manifest.modules, shared);
      },
    });
  }
  const diff = files.get('diff.patch') ?? null;
  return {
    manifest,
    packages,
    benchmarks,
    directions,
    packageTroubles,
    end,
    caveats,
    baseline,
    history,
    rounds,
    guards,
    sameFunctions,
    linkMs: new Map([...links].map(([pkg, all]) => [pkg, all.reduce((sum, ms) => sum + ms, 0) / all.length])),
    cutShort,
    changedFunctions,
    compiled: compiledFiles(compiled, files),
    diff,
    sources: once(files.get(sourcesFile)),
  };
}

function once(bytes: Uint8Array | undefined): () => Sources | null {
  let found: Sources | null | undefined;
  return () => (found ??= bytes === undefined ? null : readSources(bytes));
}

/** Reads each dump once: any number of records can name the same. */
function troubleReader({ manifest, files }: Capture): (record: RecordOf<'trouble'>) => Trouble {
  const { modules } = manifest;
  const read = new Map<string, Pick<Trouble, 'at' | 'dump'>>();
  return ({ pass, ending, message, file, cutOff, dropped = 0 }) => {
    const bytes = files.get(file ?? '');
    if (file !== null && bytes !== undefined && !read.has(file)) {
      let found: DumpEvidence | null | undefined;
      const dump = () => (found === undefined ? (found = dumpEvidence(bytes, modules, dropped > 0)) : found);
      read.set(file, { at: stoppedAt(bytes, modules), dump });
    }
    return { pass, ending, message, file, cutOff, at: null, ...read.get(file ?? '') };
  };
}

function roundKey({ pass, slot }: Pick<RecordOf<'round'>, 'pass' | 'slot'>): string {
  return `${pass} ${slot}`;
}

function gather(all: Map<string, Gathered>, { pkg, name, procs }: BenchmarkId): Gathered {
  const id: BenchmarkId = { pkg, name, procs };
  const key = keyOf(id);
  let found = all.get(key);
  if (found === undefined) {
    found = {
      id,
      definition: null,
      runs: [],
      troubles: [],
      profiles: [],
      probes: [],
      standing: [],
      caveats: [],
    };
    all.set(key, found);
  }
  return found;
}

function append<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [item]);
  else list.push(item);
}

const knownCodes: ReadonlySet<string> = new Set(caveatCodes);

function readCaveat(record: Extract<CaptureRecord, { type: 'caveat' }>): Caveat {
  if (!knownCodes.has(record.code))
    throw new GateError('capture-invalid', { reason: 'caveat', code: record.code });
  return { code: record.code as CaveatCode, facts: record.facts };
}
