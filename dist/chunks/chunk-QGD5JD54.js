import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);
import {
  absoluteTotal,
  lineFrame,
  unsymbolizedFrame
} from "./chunk-E2BDCX2W.js";
import {
  invalidAt
} from "./chunk-HQ6MZ4GU.js";

// src/profile/stack-set.ts
var StackSet = class {
  count = 0;
  starts = new Uint32Array(64);
  items = new Uint32Array(1024);
  hashes = new Uint32Array(64);
  /** Position + 1 at `hash & mask`, or at the next free slot. */
  slots = new Uint32Array(256);
  /** Position of `source[0 … length)`, entered when new. */
  add(source, length) {
    let hash = 2166136261;
    for (let i = 0; i < length; i++) hash = Math.imul(hash ^ source[i], 16777619);
    hash = (hash ^ hash >>> 15) >>> 0;
    const mask = this.slots.length - 1;
    let slot = hash & mask;
    for (; this.slots[slot] !== 0; slot = slot + 1 & mask) {
      const position = this.slots[slot] - 1;
      if (this.hashes[position] === hash && this.equals(position, source, length)) return position;
    }
    this.slots[slot] = this.count + 1;
    return this.append(source, length, hash);
  }
  /** Columns of exactly the size needed: sequence i is `items[starts[i] … starts[i+1])`. */
  columns() {
    const end = this.starts[this.count];
    return { starts: this.starts.slice(0, this.count + 1), items: this.items.slice(0, end) };
  }
  equals(position, source, length) {
    const start = this.starts[position];
    if (this.starts[position + 1] - start !== length) return false;
    for (let i = 0; i < length; i++) if (this.items[start + i] !== source[i]) return false;
    return true;
  }
  append(source, length, hash) {
    const position = this.count++;
    const start = this.starts[position];
    if (position + 2 > this.starts.length) {
      this.starts = grown(this.starts, position + 2);
      this.hashes = grown(this.hashes, position + 2);
    }
    if (start + length > this.items.length) this.items = grown(this.items, start + length);
    this.items.set(source.subarray(0, length), start);
    this.starts[position + 1] = start + length;
    this.hashes[position] = hash;
    if (2 * this.count > this.slots.length) this.rehash();
    return position;
  }
  rehash() {
    this.slots = new Uint32Array(2 * this.slots.length);
    const mask = this.slots.length - 1;
    for (let position = 0; position < this.count; position++) {
      let slot = this.hashes[position] & mask;
      while (this.slots[slot] !== 0) slot = slot + 1 & mask;
      this.slots[slot] = position + 1;
    }
  }
};
function grown(array, atLeast) {
  const larger = new Uint32Array(Math.max(atLeast, 2 * array.length));
  larger.set(array);
  return larger;
}

// src/profile/stacks.ts
function stackTable(profile, typeIndex) {
  absoluteTotal(profile, typeIndex);
  const { samples, locations, sampleTypes } = profile;
  const builder = new StackTableBuilder(sampleTypes[typeIndex]);
  const frameOf = frameIndexes(profile, builder);
  let stack = new Uint32Array(256);
  for (let i = 0; i < samples.count; i++) {
    const value = samples.values[i * sampleTypes.length + typeIndex];
    if (value === 0) continue;
    let depth = 0;
    const end = samples.stackStart[i + 1];
    for (let at = samples.stackStart[i]; at < end; at++) {
      const location = samples.stack[at];
      const first = locations.lineStart[location];
      const lines = Math.max(locations.lineStart[location + 1] - first, 1);
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
function mergeStacks(tables, weights = []) {
  const type = tables[0]?.type;
  if (type === void 0) throw new TypeError("mergeStacks needs a table");
  const builder = new StackTableBuilder(type);
  tables.forEach((table, which) => {
    if (table.type.type !== type.type || table.type.unit !== type.unit) {
      throw invalidAt("units-differ", 0, { base: type.type, head: table.type.type });
    }
    const weight = weights[which] ?? 1;
    const frames = Uint32Array.from(table.frames, (frame) => builder.frame(frame, frameKey(frame)));
    const stack = table.stack.map((frame) => frames[frame]);
    for (let i = 0; i < table.count; i++) {
      const start = table.stackStart[i];
      const end = table.stackStart[i + 1];
      builder.add(stack.subarray(start, end), end - start, weight * table.values[i]);
    }
  });
  return builder.table();
}
function frameKey({ function: name, file, line, startLine }) {
  return `${name.length}:${name}${file.length}:${file}${line}:${startLine}`;
}
function frameIndexes(profile, builder) {
  const { locations } = profile;
  const ofLine = new Int32Array(locations.lineNumber.length).fill(-1);
  const ofLocation = new Int32Array(locations.count).fill(-1);
  const enter = ({ frame }) => builder.frame(frame, frameKey(frame));
  return (location, line) => {
    if (locations.lineStart[location] === locations.lineStart[location + 1]) {
      if (ofLocation[location] === -1)
        ofLocation[location] = enter(unsymbolizedFrame(profile, location, "line"));
      return ofLocation[location];
    }
    if (ofLine[line] === -1) ofLine[line] = enter(lineFrame(profile, location, line, "line"));
    return ofLine[line];
  };
}
var StackTableBuilder = class {
  constructor(type) {
    this.type = type;
  }
  type;
  frames = [];
  frameIndexes = /* @__PURE__ */ new Map();
  stacks = new StackSet();
  values = [];
  frame(frame, key) {
    let index = this.frameIndexes.get(key);
    if (index === void 0) {
      index = this.frames.push(frame) - 1;
      this.frameIndexes.set(key, index);
    }
    return index;
  }
  add(stack, depth, value) {
    const position = this.stacks.add(stack, depth);
    this.values[position] = (this.values[position] ?? 0) + value;
  }
  table() {
    const { starts, items } = this.stacks.columns();
    const kept = this.values.map((_, position) => position).filter((position) => this.values[position] !== 0);
    const stackStart = new Uint32Array(kept.length + 1);
    kept.forEach((position, i) => {
      const length = starts[position + 1] - starts[position];
      stackStart[i + 1] = stackStart[i] + length;
    });
    const stack = new Uint32Array(stackStart[kept.length]);
    const frames = [];
    const renumbered = new Int32Array(this.frames.length).fill(-1);
    kept.forEach((position, i) => {
      let filled = stackStart[i];
      for (let at = starts[position]; at < starts[position + 1]; at++) {
        const frame = items[at];
        if (renumbered[frame] === -1) renumbered[frame] = frames.push(this.frames[frame]) - 1;
        stack[filled++] = renumbered[frame];
      }
    });
    const values = Float64Array.from(kept, (position) => this.values[position]);
    return { type: this.type, frames, count: kept.length, stackStart, stack, values };
  }
};

// src/profile/names.ts
function plainName(name) {
  let plain = "";
  let at = 0;
  for (; ; ) {
    const open = nextArguments(name, at);
    if (open < 0) return plain + name.slice(at);
    const close = closingBracket(name, open);
    if (close < 0) return plain + name.slice(at);
    plain += name.slice(at, open);
    at = close + 1;
  }
}
function nextArguments(name, from) {
  for (let open = name.indexOf("[", from); open >= 0; open = name.indexOf("[", open + 1)) {
    if (name.startsWith("[go.shape.", open) || name.startsWith("[...]", open)) return open;
  }
  return -1;
}
function closingBracket(name, open) {
  let depth = 0;
  for (let i = open; i < name.length; i++) {
    const char = name[i];
    if (char === "[") depth++;
    else if (char === "]" && --depth === 0) return i;
    else if (char === '"' || char === "`") {
      i = closingQuote(name, i);
      if (i < 0) return -1;
    }
  }
  return -1;
}
function closingQuote(name, open) {
  const quote = name[open];
  for (let i = open + 1; i < name.length; i++) {
    if (name[i] === "\\" && quote === '"') i++;
    else if (name[i] === quote) return i;
  }
  return -1;
}

export {
  plainName,
  stackTable,
  mergeStacks
};
