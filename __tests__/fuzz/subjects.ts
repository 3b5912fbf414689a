// Everything that reads bytes which we did not write, each with real input to damage. Read by fuzz.test.ts (a short
// run) and scripts/fuzz.mjs (a long one).
import { readFileSync, readdirSync } from 'node:fs';
import { gzip, ungzip } from 'pako';
import { parseCapture } from '../../src/adapters/capture-parsing.js';
import { GateError, type ErrorCode } from '../../src/base/errors.js';
import { seededRandom } from '../../src/base/random.js';
import { listBenchmarks } from '../../src/bench/discover.js';
import { parseBenchText } from '../../src/bench/parse.js';
import { readProcess } from '../../src/bench/reading.js';
import { readTestJson } from '../../src/bench/test-json.js';
import { compareCompiled } from '../../src/compiler/compare.js';
import { readDiagnostics } from '../../src/compiler/diagnostics.js';
import { diffMap } from '../../src/diff/lines.js';
import { parseDiff } from '../../src/diff/parse.js';
import { hunksOf } from '../../src/diff/wanted-hunks.js';
import { functionNames } from '../../src/measure/function-names.js';
import { linesReached, readBlocks } from '../../src/measure/reach/blocks.js';
import { decodeProfile } from '../../src/profile/decode.js';
import { diffFolds } from '../../src/profile/diff.js';
import { encodeProfile } from '../../src/profile/encode.js';
import { foldProfile } from '../../src/profile/fold.js';
import { stackTable } from '../../src/profile/stacks.js';
import { counterChange } from '../../src/runtime/counter-change.js';
import { readCounters } from '../../src/runtime/counters.js';
import { readGcTrace } from '../../src/runtime/gctrace.js';
import { groupGoroutines } from '../../src/runtime/groups.js';
import { readInitTrace } from '../../src/runtime/inittrace.js';
import { standingIn } from '../../src/runtime/left-standing.js';
import { benchmarkLoops } from '../../src/source/benchmark-loops.js';
import { scanFile } from '../../src/source/declarations.js';
import { ExcerptSource } from '../../src/source/excerpts.js';
import { manifestOf } from '../evidence/capture-builder.js';
import { story, storyFile, storyLines } from '../compiler/story.js';
import { functionTable } from '../measure/function-table.js';
import { useDump } from '../runtime/dump-reading.js';
import { gateFiles, gateInput, useGate } from './gate.js';
import { leakProfile, useLeakProfile } from './leak.js';
import { pageFiles, pageInput, usePage } from './page.js';
import { mutatedBytes, mutatedText } from './mutation.js';

const corpus = new URL('../corpus/', import.meta.url);

export interface Subject {
  readonly name: string;
  /** How many inputs are read for one of the quickest subjects: 1, or less where each takes long. */
  readonly share: number;
  /** Errors that may be thrown; none where readers skip what they cannot read. */
  readonly refuses: readonly ErrorCode[];
  /** Real inputs. */
  inputs(): Uint8Array[];
  /** `text or bytes`: bytes where the input is compressed. */
  readonly damage: 'bytes' | 'text' | 'compressed bytes' | 'text or bytes';
  /** `which`: number of the input that was damaged. */
  read(bytes: Uint8Array, which: number): unknown;
}

function files(folder: string, pattern: RegExp): Uint8Array[] {
  const at = new URL(`${folder}/`, corpus);
  return readdirSync(at)
    .filter((file) => pattern.test(file))
    .sort()
    .map((file) => new Uint8Array(readFileSync(new URL(file, at))));
}

const encoded = (of: string): Uint8Array => new TextEncoder().encode(of);
const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f;
const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

function useProfile(bytes: Uint8Array): void {
  const profile = decodeProfile(bytes);
  profile.sampleTypes.forEach((_, type) => stackTable(profile, type));
  for (const by of ['function', 'line', 'relative-line'] as const) {
    const folded = foldProfile(profile, by);
    diffFolds({ base: folded, head: folded });
  }
  decodeProfile(encodeProfile(profile, { gzip: false }));
}

const coveredFile = 'example.com/cmdfind/finder/finder.go';
const covered = new Set([coveredFile]);
/** So many that damage to their header is not all there is. */
const functionsOfProgram = [
  'runtime.main',
  ...Array.from({ length: 300 }, (_, index) => `example.com/m/my%2eshop.Map${index}[go.shape.int]`),
];

export const subjects: readonly Subject[] = [
  {
    name: 'profiles',
    share: 1,
    refuses: ['profile-invalid'],
    inputs: () => files('profiles', /\.pb(\.gz)?$/).map((bytes) => (isGzip(bytes) ? ungzip(bytes) : bytes)),
    damage: 'bytes',
    read: useProfile,
  },
  {
    name: 'profiles, compressed',
    share: 1,
    refuses: ['profile-invalid'],
    inputs: () => files('profiles', /\.pb\.gz$/),
    damage: 'bytes',
    read: useProfile,
  },
  {
    name: 'profiles, damaged and compressed again',
    share: 0.5,
    refuses: ['profile-invalid'],
    inputs: () => files('profiles', /^pair-.*\.pb\.gz$/).map((bytes) => ungzip(bytes)),
    damage: 'compressed bytes',
    read: useProfile,
  },
  {
    name: 'goroutine dumps',
    share: 1,
    refuses: [],
    inputs: () => files('runtime/dumps', /(?<!\.golden)\.txt$/),
    damage: 'text',
    read: (bytes) => useDump(text(bytes)),
  },
  {
    name: 'goroutineleak profiles',
    share: 1,
    refuses: [],
    inputs: () => [ungzip(leakProfile())],
    damage: 'bytes',
    read: useLeakProfile,
  },
  {
    name: 'standing dumps',
    share: 1,
    refuses: [],
    inputs: () => files('runtime/dumps', /^(sigquit|hang)-.*(?<!\.golden)\.txt$/),
    damage: 'text',
    read: (bytes) => {
      const standing = standingIn(text(bytes));
      return standing && groupGoroutines(standing.goroutines);
    },
  },
  {
    name: 'counters of the probe',
    share: 1,
    refuses: ['counters-invalid'],
    inputs: () => files('runtime/counters', /\.end\.txt$/),
    damage: 'text',
    read: (bytes) => {
      const read = readCounters(text(bytes));
      return counterChange(read, read);
    },
  },
  {
    name: 'gctrace and inittrace',
    share: 1,
    refuses: [],
    inputs: () => files('runtime/traces', /./),
    damage: 'text',
    read: (bytes) => [readGcTrace(text(bytes)), readInitTrace(text(bytes))],
  },
  {
    name: "the compiler's diagnostics",
    share: 1,
    refuses: [],
    inputs: () => files('compiler/story', /\.jsonl$/),
    damage: 'text',
    read: (bytes) => {
      const diagnostics = readDiagnostics(bytes);
      const base = story('base', '1.26');
      return diagnostics && compareCompiled(base, { ...story('head', '1.26'), diagnostics }, storyLines);
    },
  },
  {
    name: 'benchmark output',
    share: 1,
    refuses: [],
    inputs: () => files('bench', /\.txt$/),
    damage: 'text',
    read: (bytes) => {
      const output = text(bytes);
      listBenchmarks(output, 2);
      readProcess(output, { name: 'BenchmarkSimple', procs: 2 });
      return parseBenchText(output);
    },
  },
  {
    name: 'go test -json',
    share: 1,
    refuses: [],
    inputs: () => files('bench', /\.json$/),
    damage: 'text',
    read: (bytes) => readTestJson(text(bytes)),
  },
  {
    name: 'diffs',
    share: 1,
    refuses: ['capture-invalid'],
    inputs: () => [new Uint8Array(storyFile('diff.patch'))],
    damage: 'text',
    read: (bytes) => {
      const map = diffMap(parseDiff(bytes, 'lines and text'));
      for (let line = 1; line < 200; line++) map.toHead('esc.go', line);
      hunksOf(bytes, [{ side: 'head', file: 'esc.go', line: 5, endLine: 40 }]);
    },
  },
  {
    name: 'Go source',
    share: 1,
    refuses: [],
    inputs: () => [
      ...files('compiler/story', /\.go\.txt$/),
      ...files('compiler', /\.go\.txt$/),
      ...files('runtime', /\.go\.txt$/),
    ],
    damage: 'text',
    read: (bytes) => {
      const source = new ExcerptSource('a.go', text(bytes), [3, 30]);
      for (const line of [3, 30, 4]) {
        const found = source.has(line) ? null : source.excerptAt(line);
        if (found !== null) source.take(found.span);
      }
      return [scanFile(text(bytes)), benchmarkLoops([{ path: 'a_test.go', text: text(bytes) }])];
    },
  },
  {
    name: 'coverage profiles',
    share: 1,
    refuses: [],
    inputs: () => files('blocks', /\.txt$/),
    damage: 'text',
    read: (bytes) => {
      const blocks = readBlocks(bytes, covered)?.get(coveredFile) ?? [];
      return linesReached([], blocks);
    },
  },
  {
    name: 'tables of functions',
    share: 1,
    refuses: [],
    inputs: () => ([4, 8] as const).map((pointer) => functionTable(functionsOfProgram, pointer)),
    damage: 'bytes',
    read: (bytes) => functionNames(Buffer.from(bytes)),
  },
  {
    name: 'manifests of captures',
    share: 1,
    refuses: ['capture-invalid'],
    inputs: () => [encoded(JSON.stringify(manifestOf('head', { complete: false })))],
    damage: 'text',
    read: (bytes) =>
      parseCapture(
        'fuzzed',
        new Map([
          ['manifest.json', bytes],
          ['journal.jsonl', new Uint8Array()],
        ]),
      ),
  },
  {
    name: 'gates, with one file of a capture damaged',
    share: 0.1,
    refuses: ['capture-invalid'],
    inputs: () => gateFiles.map(gateInput),
    damage: 'text or bytes',
    read: (bytes, which) => {
      useGate(gateFiles[which] ?? '', bytes);
    },
  },
  {
    name: 'pages of reports, with one file of a capture damaged',
    share: 0.1,
    refuses: ['capture-invalid'],
    inputs: () => pageFiles.map(pageInput),
    damage: 'text or bytes',
    read: (bytes, which) => {
      usePage(pageFiles[which] ?? '', bytes);
    },
  },
];

/**
 * Reads damaged input number `index` of a subject; whether it was taken. Throws what nobody expects. The same seed and
 * number give the same input.
 */
export function readDamaged(
  subject: Subject,
  inputs: readonly Uint8Array[],
  seed: number,
  index: number,
): boolean {
  try {
    subject.read(damagedInput(subject, inputs, seed, index), index % inputs.length);
    return true;
  } catch (error) {
    if (error instanceof GateError && subject.refuses.includes(error.code)) return false;
    throw error;
  }
}

export function damagedInput(
  { damage }: Subject,
  inputs: readonly Uint8Array[],
  seed: number,
  index: number,
): Uint8Array {
  const random = seededRandom(seed * 1_000_003 + index);
  const input = inputs[index % inputs.length];
  if (input === undefined) throw new Error('no inputs');
  if (damage === 'compressed bytes') return gzip(mutatedBytes(input, random));
  if (damage === 'bytes' || (damage === 'text or bytes' && isGzip(input))) return mutatedBytes(input, random);
  return new TextEncoder().encode(mutatedText(text(input), random));
}
