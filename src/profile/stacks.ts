// A profile's stacks by name: what culprits and flame graphs read.
import type { Frame, Profile, StackTable, ValueType } from '../model/profile.js';
import { invalidAt } from './fault.js';
import { lineFrame, unsymbolizedFrame, type PlacedFrame } from './frames.js';
import { absoluteTotal } from './sample-type.js';
import { StackSet } from './stack-set.js';

/**
 * The stacks of one sample type (position in `profile.sampleTypes`), inlined calls expanded, leaf first, equal
 * stacks merged. Stacks whose values sum up to 0 are left out, and so are frames that only they have.
 */
export function stackTable(profile: Profile, typeIndex: number): StackTable {
  absoluteTotal(profile, typeIndex);
  const { samples, locations, sampleTypes } = profile;
  const builder = new StackTableBuilder(sampleTypes[typeIndex] as ValueType);
  const frameOf = frameIndexes(profile, builder);
  let stack = new Uint32Array(256);
  for (let i = 0; i < samples.count; i++) {
    const value = samples.values[i * sampleTypes.length + typeIndex] as number;
    if (value === 0) continue;
    let depth = 0;
    const end = samples.stackStart[i + 1] as number;
    for (let at = samples.stackStart[i] as number; at < end; at++) {
      const location = samples.stack[at] as number;
      const first = locations.lineStart[location] as number;
      const lines = Math.max((locations.lineStart[location + 1] as number) - first, 1);
      if (depth + lines > stack.length) {
        const larger = new Uint32Array(2 * (depth + lines));
        larger.set(stack);
        stack = larger;
      }
      for (let line = first; line < first + lines; line++) stack[depth++] = frameOf(location, line);
    }
    builder.add(stack, depth, value);
  }
  return builder.table();
}

/**
 * The sum of tables of one sample type, joined by frame sequence; `weights` scale the tables (1 by default).
 * Throws GateError `profile-invalid`, reason `units-differ`, when the types are not the same.
 */
export function mergeStacks(tables: readonly StackTable[], weights: readonly number[] = []): StackTable {
  const type = tables[0]?.type;
  if (type === undefined) throw new TypeError('mergeStacks needs a table');
  const builder = new StackTableBuilder(type);
  tables.forEach((table, which) => {
    if (table.type.type !== type.type || table.type.unit !== type.unit) {
      throw invalidAt('units-differ', 0, { base: type.type, head: table.type.type });
    }
    const weight = weights[which] ?? 1;
    const frames = Uint32Array.from(table.frames, (frame) => builder.frame(frame, frameKey(frame)));
    const stack = table.stack.map((frame) => frames[frame] as number);
    for (let i = 0; i < table.count; i++) {
      const start = table.stackStart[i] as number;
      const end = table.stackStart[i + 1] as number;
      builder.add(stack.subarray(start, end), end - start, weight * (table.values[i] as number));
    }
  });
  return builder.table();
}

function frameKey({ function: name, file, line, startLine }: Frame): string {
  return `${name.length}:${name}${file.length}:${file}${line}:${startLine}`;
}

/** Gives the frame of a line of a location, naming each line once. */
function frameIndexes(
  profile: Profile,
  builder: StackTableBuilder,
): (location: number, line: number) => number {
  const { locations } = profile;
  const ofLine = new Int32Array(locations.lineNumber.length).fill(-1);
  const ofLocation = new Int32Array(locations.count).fill(-1);
  const enter = ({ frame }: PlacedFrame) => builder.frame(frame, frameKey(frame));
  return (location, line) => {
    if (locations.lineStart[location] === locations.lineStart[location + 1]) {
      if (ofLocation[location] === -1)
        ofLocation[location] = enter(unsymbolizedFrame(profile, location, 'line'));
      return ofLocation[location] as number;
    }
    if (ofLine[line] === -1) ofLine[line] = enter(lineFrame(profile, location, line, 'line'));
    return ofLine[line] as number;
  };
}

class StackTableBuilder {
  private readonly frames: Frame[] = [];
  private readonly frameIndexes = new Map<string, number>();
  private readonly stacks = new StackSet();
  private readonly values: number[] = [];

  constructor(private readonly type: ValueType) {}

  frame(frame: Frame, key: string): number {
    let index = this.frameIndexes.get(key);
    if (index === undefined) {
      index = this.frames.push(frame) - 1;
      this.frameIndexes.set(key, index);
    }
    return index;
  }

  add(stack: Uint32Array, depth: number, value: number): void {
    const position = this.stacks.add(stack, depth);
    this.values[position] = (this.values[position] ?? 0) + value;
  }

  table(): StackTable {
    const { starts, items } = this.stacks.columns();
    const kept = this.values.map((_, position) => position).filter((position) => this.values[position] !== 0);
    const stackStart = new Uint32Array(kept.length + 1);
    kept.forEach((position, i) => {
      const length = (starts[position + 1] as number) - (starts[position] as number);
      stackStart[i + 1] = (stackStart[i] as number) + length;
    });
    const stack = new Uint32Array(stackStart[kept.length] as number);
    const frames: Frame[] = [];
    const renumbered = new Int32Array(this.frames.length).fill(-1);
    kept.forEach((position, i) => {
      let filled = stackStart[i] as number;
      for (let at = starts[position] as number; at < (starts[position + 1] as number); at++) {
        const frame = items[at] as number;
        if (renumbered[frame] === -1) renumbered[frame] = frames.push(this.frames[frame] as Frame) - 1;
        stack[filled++] = renumbered[frame] as number;
      }
    });
    const values = Float64Array.from(kept, (position) => this.values[position] as number);
    return { type: this.type, frames, count: kept.length, stackStart, stack, values };
  }
}
