// Profile files of one benchmark → stacks per operation.
import { GateError } from '../base/errors.js';
import type { Frame, Profile, StackTable } from '../model/profile.js';
import { isSentinel } from '../model/sentinel.js';
import { decodeProfile } from '../profile/decode.js';
import { sampleTypeIndex } from '../profile/sample-type.js';
import { slopePerOperation } from '../profile/slope.js';
import { mergeStacks, stackTable } from '../profile/stacks.js';
import { largest } from '../base/order.js';
import type { PerOperation, ProfileFile } from './benchmark.js';

/** Gives the profile of a file. */
export type Decoder = (file: string) => Profile;

/** See BenchmarkEvidence.stacks. */
export function perOperation(
  profiles: readonly ProfileFile[],
  decode: Decoder,
  kind: ProfileFile['kind'],
  sampleType: string,
  beside: readonly ProfileFile[] = [],
): PerOperation | null {
  const [own, others] = [profiles, beside].map((all) => all.filter((profile) => profile.kind === kind));
  const ends = endsOf(chosenOf(own ?? [], others ?? []));
  if (ends === null) return null;
  const { small, large, span } = ends;
  const isWhole = large.some(({ by }) => by === undefined);
  const most = largest(large.map(({ iterations }) => iterations));
  const tablesOf = (all: readonly ProfileFile[]): Tables =>
    all.map((one) => tableOf(one, decode, sampleType));
  const [before, after] = [tablesOf(small), tablesOf(large)];
  const table = slopePerOperation(meanOf(before), meanOf(after), span);
  const pairs = Math.min(before.length, after.length);
  const part = (_: unknown, nth: number): StackTable =>
    slopePerOperation((before[nth] as Tables[number]).table, (after[nth] as Tables[number]).table, span);
  return {
    table,
    ...(pairs > 1 ? { parts: Array.from({ length: pairs }, part) } : {}),
    ...(isWhole ? {} : { once: () => besides(meanOf(before), meanOf(after), most - span, most) }),
    operations: span * after.length,
    period: after[0]?.period ?? 0,
  };
}

/** Go tries a benchmark with one operation first; the call that is counted begins here. With b.Loop there is no other. */
const countedCall = 'testing.(*B).launch';

/** What the counted call has besides its operations, of its own goroutine; null where none of that is seen. */
function besides(small: StackTable, large: StackTable, few: number, many: number): StackTable | null {
  const counted = [small, large].map((table) =>
    only(table, ({ function: name }) => name === countedCall, true),
  );
  if (counted.every(({ values }) => values.every((value) => value === 0))) return null;
  return mergeStacks(counted, [many / (many - few), -few / (many - few)]);
}

type Tables = readonly { readonly table: StackTable; readonly period: number }[];

function meanOf(all: Tables): StackTable {
  const [first, ...others] = all;
  if (first !== undefined && others.length === 0) return first.table;
  return mergeStacks(
    all.map(({ table }) => table),
    all.map(() => 1 / all.length),
  );
}

/**
 * Of one way of profiling, the same that the other side was profiled in: what one leaves out, the other would hold against
 * a side. Those of whole processes were taken because one between sentinels failed, on either side, and come first.
 */
function chosenOf(own: readonly ProfileFile[], others: readonly ProfileFile[]): readonly ProfileFile[] {
  for (const isMeant of [
    ({ by }: ProfileFile) => by === undefined,
    ({ by }: ProfileFile) => by !== undefined,
  ]) {
    const [mine, theirs] = [own.filter(isMeant), others.filter(isMeant)];
    if (!isSlope(mine) || (others.length > 0 && !isSlope(theirs))) continue;
    const shared = mine.filter(({ iterations }) => theirs.some((of) => of.iterations === iterations));
    return isSlope(shared) ? shared : mine;
  }
  return [];
}

/** There are two counts of iterations. */
function isSlope(profiles: readonly ProfileFile[]): boolean {
  return profiles.some(({ iterations }) => iterations !== profiles[0]?.iterations);
}

/**
 * Those with the most iterations and with the most but for these: of a benchmark that was profiled again with more of
 * them, the longer ones. Null where all have as many.
 */
function endsOf(profiles: readonly ProfileFile[]): {
  readonly small: readonly ProfileFile[];
  readonly large: readonly ProfileFile[];
  readonly span: number;
} | null {
  const most = largest(profiles.map(({ iterations }) => iterations));
  const least = largest(profiles.flatMap(({ iterations }) => (iterations < most ? [iterations] : [])));
  if (!(least > 0)) return null;
  const having = (count: number): ProfileFile[] => profiles.filter(({ iterations }) => iterations === count);
  return { small: having(least), large: having(most), span: most - least };
}

/** All of one process, less what it had gathered before the benchmark began. */
function tableOf(
  profile: ProfileFile,
  decode: Decoder,
  sampleType: string,
): { readonly table: StackTable; readonly period: number } {
  const decoded = decode(profile.file);
  const table = stackTable(decoded, sampleTypeIndex(decoded, sampleType));
  if (profile.before === undefined) return { table: ofBenchmark(table, profile), period: decoded.period };
  const earlier = decode(profile.before);
  const before = stackTable(earlier, sampleTypeIndex(earlier, sampleType));
  return { table: ofBenchmark(mergeStacks([table, before], [1, -1]), profile), period: decoded.period };
}

/** Go's harness on the goroutine that the process began with; benchmarks have goroutines of their own. */
const mainOfTests = 'testing.(*M).Run';

/** What the sentinels do, in the package of the benchmark, and what the harness does between them is not the benchmark's. */
function ofBenchmark(table: StackTable, { by }: ProfileFile): StackTable {
  const isOthers = ({ function: name }: Frame): boolean =>
    isSentinel(name) || (by !== undefined && name === mainOfTests);
  return only(table, isOthers, false);
}

/** Nothing but the stacks with such a frame, or those without: the others have no value any more. */
function only(table: StackTable, isMeant: (frame: Frame) => boolean, having: boolean): StackTable {
  const meant = table.frames.map(isMeant);
  if (!having && !meant.includes(true)) return table;
  const values = Float64Array.from(table.values);
  for (let row = 0; row < table.count; row++) {
    const stack = table.stack.subarray(table.stackStart[row], table.stackStart[row + 1]);
    if (stack.some((frame) => meant[frame]) !== having) values[row] = 0;
  }
  return { ...table, values };
}

/** Samples of decoded profiles that are kept: a small file can hold millions of them. */
const mostKeptSamples = 1_000_000;

/**
 * Decodes what one benchmark after the other asks for: each file of it once, as far as there is room, and none is kept
 * but those of one. `owner`: the benchmark's key.
 */
export function decoderOf(files: ReadonlyMap<string, Uint8Array>): (owner: string) => Decoder {
  let current = '';
  let known = new Map<string, Profile>();
  let kept = 0;
  return (owner) => (file) => {
    if (owner !== current) {
      current = owner;
      known = new Map();
      kept = 0;
    }
    const found = known.get(file);
    if (found !== undefined) return found;
    const profile = decodeFile(file, files);
    const { count } = profile.samples;
    if (kept + count <= mostKeptSamples) {
      known.set(file, profile);
      kept += count;
    }
    return profile;
  };
}

/** Throws GateError `capture-invalid` when the file is not there, `profile-invalid` when it is no profile. */
export function decodeFile(file: string, files: ReadonlyMap<string, Uint8Array>): Profile {
  const bytes = files.get(file);
  if (bytes === undefined)
    throw new GateError('capture-invalid', { reason: 'profile-file' }, { at: { file } });
  return decodeProfile(bytes);
}
