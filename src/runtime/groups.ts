// Goroutines that stand at the same place and came from the same place, as one.
import { by, largest } from '../base/order.js';
import type { WaitKind } from '../model/goroutines.js';
import type { CreationSite, Goroutine, StackFrame } from './dump.js';
import { firstUserFrame } from './user-code.js';
import { waitOf } from './wait.js';

export interface GoroutineGroup {
  readonly kind: WaitKind;
  /** Of the first one: the words of frames differ within a group, the places do not. */
  readonly frames: readonly StackFrame[];
  readonly partial: boolean;
  /** Without the id of the creator. */
  readonly createdBy: Omit<CreationSite, 'goroutine'> | null;
  /** The innermost frame of user code; null when the stack has none. */
  readonly userFrame: StackFrame | null;
  /** Ascending. */
  readonly ids: readonly number[];
  /** Longest wait in whole minutes. */
  readonly minutes: number;
  /** How many of them the runtime has found to be leaked. */
  readonly leaked: number;
  /** Addresses of what they wait on, where shown, ascending: one says that all wait on the same. */
  readonly objects: readonly number[];
  /** Longest time.Sleep among them in ns; null when none is readable. */
  readonly sleepNanoseconds: number | null;
}

interface Member {
  readonly goroutine: Goroutine;
  readonly wait: ReturnType<typeof waitOf>;
}

/** Groups by kind of wait, stack and creation site; the largest first, then the longest wait, then the lowest id. */
export function groupGoroutines(
  goroutines: readonly Goroutine[],
  isUser?: (frame: StackFrame) => boolean,
): GoroutineGroup[] {
  const members = new Map<string, Member[]>();
  for (const goroutine of goroutines) {
    const wait = waitOf(goroutine);
    const { createdBy, frames } = goroutine;
    const created = createdBy === null ? '' : placeKey(createdBy);
    const key = [wait.kind, goroutine.partial, created, ...frames.map(placeKey)].join('\n');
    const group = members.get(key);
    if (group === undefined) members.set(key, [{ goroutine, wait }]);
    else group.push({ goroutine, wait });
  }
  return [...members.values()]
    .map((group) => groupOf(group, isUser))
    .sort(
      by(
        ({ ids }) => -ids.length,
        ({ minutes }) => -minutes,
        ({ ids }) => ids[0] ?? 0,
      ),
    );
}

function groupOf(members: readonly Member[], isUser?: (frame: StackFrame) => boolean): GoroutineGroup {
  const { goroutine: first, wait } = members[0] as Member;
  const { createdBy } = first;
  const ascending = (values: readonly number[]): number[] => [...new Set(values)].sort((a, b) => a - b);
  const sleeps = members.flatMap(({ wait: { sleepNanoseconds } }) => sleepNanoseconds ?? []);
  return {
    kind: wait.kind,
    frames: first.frames,
    partial: first.partial,
    createdBy:
      createdBy === null
        ? null
        : { function: createdBy.function, file: createdBy.file, line: createdBy.line },
    userFrame: firstUserFrame(first.frames, isUser),
    ids: members.map(({ goroutine }) => goroutine.id).sort((a, b) => a - b),
    minutes: largest(members.map(({ goroutine }) => goroutine.minutes)),
    leaked: members.filter(({ goroutine }) => goroutine.leaked).length,
    objects: ascending(members.flatMap(({ wait: { object } }) => object?.address ?? [])),
    sleepNanoseconds: sleeps.length === 0 ? null : largest(sleeps),
  };
}

function placeKey({ function: name, file, line }: { function: string; file: string; line: number }): string {
  return `${name}\t${file}:${line}`;
}
