// A profile by function or by line: flat and cum of each place, as `go tool pprof -top` counts them.
import type { Frame, Profile, ValueType } from '../model/profile.js';
import { lineFrame, unsymbolizedFrame, type Granularity, type PlacedFrame } from './frames.js';
import { referenceTotal, sampleTypeIndex } from './sample-type.js';

/** One place. `key` joins it with the same place in other profiles. */
export interface FoldRow {
  readonly key: string;
  readonly frame: Frame;
  /** Samples whose leaf is here. */
  readonly flat: number;
  /** Samples with this place anywhere on the stack; recursion counts once. */
  readonly cum: number;
}

export interface Fold {
  readonly by: Granularity;
  readonly type: ValueType;
  /** What percentages refer to: the sum of absolute values (of the base's, in a profile made by -diff_base). */
  readonly total: number;
  /** In the order in which the locations name them; places that no sample touches are left out. */
  readonly rows: readonly FoldRow[];
}

/** Folds sample type `type` (default: the profile's own default). Sums are exact. */
export function foldProfile(profile: Profile, by: Granularity, type?: string): Fold {
  const typeIndex = sampleTypeIndex(profile, type);
  const total = referenceTotal(profile, typeIndex);
  const places = placesOf(profile, by);
  const { flat, cum, seen } = addUp(profile, typeIndex, places);
  const rows: FoldRow[] = [];
  places.frames.forEach(({ key, frame }, place) => {
    if (seen[place] !== 0) rows.push({ key, frame, flat: flat[place] as number, cum: cum[place] as number });
  });
  return {
    by,
    type: profile.sampleTypes[typeIndex] as ValueType,
    total,
    rows,
  };
}

/** The distinct places of a profile: location i is at `place[start[i] … start[i+1])`, leaf first. */
interface Places {
  readonly frames: readonly PlacedFrame[];
  readonly start: Uint32Array;
  readonly place: Uint32Array;
}

function placesOf(profile: Profile, by: Granularity): Places {
  const { locations } = profile;
  const frames: PlacedFrame[] = [];
  const byKey = new Map<string, number>();
  const start = new Uint32Array(locations.count + 1);
  const place = new Uint32Array(locations.lineNumber.length + locations.count);
  let filled = 0;
  const add = (frame: PlacedFrame): void => {
    let position = byKey.get(frame.key);
    if (position === undefined) {
      position = frames.push(frame) - 1;
      byKey.set(frame.key, position);
    }
    place[filled++] = position;
  };
  for (let location = 0; location < locations.count; location++) {
    const first = locations.lineStart[location] as number;
    const end = locations.lineStart[location + 1] as number;
    if (first === end) add(unsymbolizedFrame(profile, location, by));
    for (let line = first; line < end; line++) add(lineFrame(profile, location, line, by));
    start[location + 1] = filled;
  }
  return { frames, start, place };
}

function addUp(
  profile: Profile,
  typeIndex: number,
  { frames, start, place }: Places,
): { flat: Float64Array; cum: Float64Array; seen: Uint32Array } {
  const { count, stackStart, stack, values } = profile.samples;
  const types = profile.sampleTypes.length;
  const flat = new Float64Array(frames.length);
  const cum = new Float64Array(frames.length);
  /** The last sample that touched a place, + 1. */
  const seen = new Uint32Array(frames.length);
  for (let sample = 0; sample < count; sample++) {
    const value = values[sample * types + typeIndex] as number;
    const leaf = stackStart[sample] as number;
    const root = stackStart[sample + 1] as number;
    if (value === 0 || leaf === root) continue;
    for (let i = leaf; i < root; i++) {
      const location = stack[i] as number;
      const end = start[location + 1] as number;
      for (let at = start[location] as number; at < end; at++) {
        const node = place[at] as number;
        if (seen[node] === sample + 1) continue;
        seen[node] = sample + 1;
        cum[node] = (cum[node] as number) + value;
      }
    }
    const node = place[start[stack[leaf] as number] as number] as number;
    flat[node] = (flat[node] as number) + value;
  }
  return { flat, cum, seen };
}
