// Which of Go's profiles a file is: it does not say so itself.
import type {
  FunctionColumns,
  LocationColumns,
  ProfileKind,
  SampleColumns,
  ValueType,
} from '../model/profile.js';

export interface KindEvidence {
  readonly sampleTypes: readonly ValueType[];
  readonly periodType: ValueType | null;
  readonly defaultSampleType: number;
  readonly samples: SampleColumns;
  readonly locations: LocationColumns;
  readonly functions: FunctionColumns;
  readonly strings: readonly string[];
}

/** Types and units as `runtime/pprof` writes them, in order. */
const signatures: ReadonlyMap<string, ProfileKind> = new Map([
  ['samples/count cpu/nanoseconds', 'cpu'],
  ['goroutine/count', 'goroutine'],
  ['goroutineleak/count', 'goroutineleak'],
  ['threadcreate/count', 'threadcreate'],
]);

/**
 * The kind by sample types. `allocs` is a heap profile whose default type is alloc_space. Block and mutex
 * profiles have the same types, so their stacks decide: time in a mutex profile is put down to the unlock.
 * Without samples those two cannot be told apart, which is `unknown`; so are profiles of other tools.
 */
export function kindOf(evidence: KindEvidence): ProfileKind {
  const types = evidence.sampleTypes.map(({ type, unit }) => `${type}/${unit}`);
  const known = signatures.get(types.join(' '));
  if (known !== undefined) return known;
  if (types.includes('alloc_space/bytes')) {
    return evidence.sampleTypes[evidence.defaultSampleType]?.type === 'alloc_space' ? 'allocs' : 'heap';
  }
  // The period type tells Go's own profiles from those that `go tool trace -pprof` makes.
  if (
    types.join(' ') === 'contentions/count delay/nanoseconds' &&
    evidence.periodType?.type === 'contentions'
  ) {
    return contentionKind(evidence);
  }
  return 'unknown';
}

const unlocks = /(?:[uU]nlock2?|RUnlock|_LostContendedRuntimeLock)$/;

function contentionKind({ samples, locations, functions, strings }: KindEvidence): ProfileKind {
  let kind: ProfileKind = 'unknown';
  for (let i = 0; i < samples.count; i++) {
    const start = samples.stackStart[i] as number;
    if (start === samples.stackStart[i + 1]) continue;
    const leaf = samples.stack[start] as number;
    const line = locations.lineStart[leaf] as number;
    if (line === locations.lineStart[leaf + 1]) continue;
    const name = strings[functions.name[locations.lineFunction[line] as number] as number] as string;
    if (unlocks.test(name)) return 'mutex';
    kind = 'block';
  }
  return kind;
}
