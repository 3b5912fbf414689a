// Why a file is refused: profiles, counters and captures.
import type { ProfileFault } from '../../profile/fault.js';
import type { CountersReason } from '../../runtime/counters-fault.js';

const tooMany = (what: string) => `it has more ${what} than this tool is willing to hold`;

/** Exhaustive, so that a fault without words does not compile. */
const profileFaults: Readonly<Record<ProfileFault, string>> = {
  empty: 'it is empty',
  'gzip-corrupt': 'its compression is damaged',
  truncated: 'it ends too early',
  incomplete: 'it ends too early',
  malformed: 'it is not a pprof protobuf',
  'wire-type': 'a field has the wrong type',
  'no-sample-types': 'it names no sample type',
  'no-string-table': 'it has no string table',
  'first-string-not-empty': 'its first string is not empty',
  'value-count': 'a sample has another number of values than there are sample types',
  'zero-id': 'an id is zero',
  'duplicate-id': 'an id is used twice',
  'unknown-string': 'it refers to a string that is not there',
  'unknown-mapping': 'it refers to a mapping that is not there',
  'unknown-function': 'it refers to a function that is not there',
  'unknown-location': 'it refers to a location that is not there',
  'number-too-large': 'a number is too large to be exact',
  'too-many-bytes': 'it is larger than this tool is willing to hold',
  'too-many-strings': tooMany('strings'),
  'too-many-samples': tooMany('samples'),
  'too-many-locations': tooMany('locations'),
  'too-many-functions': tooMany('functions'),
  'too-many-mappings': tooMany('mappings'),
  'too-many-labels': tooMany('labels'),
  'too-many-sample-types': tooMany('sample types'),
  'too-many-comments': tooMany('comments'),
  'stack-too-deep': 'a stack is too deep',
  'no-such-sample-type': 'it has no such sample type',
  'units-differ': 'its units differ from those of the other profile',
  'sum-too-large': 'a sum is too large to be exact',
};

/** Faults after which the file is whole, but does not serve. */
const unsuitable: ReadonlySet<string> = new Set<ProfileFault>([
  'no-such-sample-type',
  'units-differ',
  'sum-too-large',
]);

const counterFaults: Readonly<Record<CountersReason, string>> = {
  'too-long': 'they are longer than this tool is willing to hold',
  truncated: 'they end too early',
  incomplete: 'they end too early',
  malformed: 'a line is not in their format',
  repeated: 'a counter is there twice',
  unknown: 'they have a counter that this version does not know',
  'too-many': 'they are more than this tool is willing to hold',
  'number-too-large': 'a number is too large to be exact',
  'other-process': 'those before and after the benchmark are not of one process',
  'not-the-same-metrics': 'those before and after the benchmark are not the same counters',
  'counter-fell': 'one that can only grow is lower after the benchmark than before',
};

const captureFaults = new Map<string, string>([
  ['not-json', 'it is not JSON'],
  ['not-a-file', 'it is not a plain file'],
  ['too-large', 'it is larger than a capture may be'],
  ['line-too-long', 'a line is longer than a capture may have'],
  ['too-many-lines', 'it has more lines than a capture may have'],
  ['missing', 'it is missing'],
  ['size', 'its size changed while it was read'],
  ['name', 'no capture has a file of that name'],
  ['unlisted', 'the manifest does not list it'],
  ['checksum', 'it is not the file that the manifest describes'],
  ['cut', 'it is shorter than the journal says'],
  ['version', 'it was written by another version of pprof-gate'],
  ['schema', 'it does not follow the format'],
  ['output-slice', 'it is shorter than the journal says'],
  ['profile-file', 'it is missing'],
  ['compiler-file', 'it is missing, or not as the compiler writes it'],
  ['sources-file', 'its excerpts of source text are not as this tool writes them'],
  ['caveat', 'it holds a caveat that this version does not know'],
]);

/** Words for a profile's fault; null for a reason that is already in words. */
export function profileFault(reason: string): string | null {
  return Object.hasOwn(profileFaults, reason) ? profileFaults[reason as ProfileFault] : null;
}

export function isUnsuitable(reason: string): boolean {
  return unsuitable.has(reason);
}

/** Words for what is wrong with the probe's counters; null for a reason that is already in words. */
export function counterFault(reason: string): string | null {
  return Object.hasOwn(counterFaults, reason) ? counterFaults[reason as CountersReason] : null;
}

/** Words for a capture's fault; null for a reason that is already in words. */
export function captureFault(reason: string): string | null {
  return captureFaults.get(reason) ?? null;
}
