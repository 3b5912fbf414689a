// The samples, by far most of a profile: one loop over the bytes, no object per sample.
import type { SampleColumns } from '../model/profile.js';
import type { IdTable } from './ids.js';
import type { Survey } from './survey.js';
import type { WireReader } from './wire.js';

/** The columns, and how many entries of `stack` and of the label columns are filled. */
interface Filling {
  readonly columns: SampleColumns;
  stack: number;
  labels: number;
}

/** Reads all samples, each with one value for each of `types` sample types. */
export function readSamples(
  wire: WireReader,
  found: Survey,
  types: number,
  locations: IdTable,
): SampleColumns {
  const offsets = found.at('sample');
  const count = offsets.length;
  // A value takes a byte at least: a check before memory is asked for.
  if (count * types > wire.len) wire.fail('value-count', { want: types });
  const columns: SampleColumns = {
    count,
    stackStart: new Uint32Array(count + 1),
    stack: new Uint32Array(found.stackLength),
    values: new Float64Array(count * types),
    labelStart: new Uint32Array(count + 1),
    labelKey: new Uint32Array(found.labels),
    labelText: new Uint32Array(found.labels),
    labelNumber: new BigInt64Array(found.labels),
    labelUnit: new Uint32Array(found.labels),
  };
  const filling: Filling = { columns, stack: 0, labels: 0 };
  for (let i = 0; i < count; i++) {
    wire.pos = offsets[i] as number;
    readSample(wire, filling, i, types, locations);
    columns.stackStart[i + 1] = filling.stack;
    columns.labelStart[i + 1] = filling.labels;
  }
  return columns;
}

function readSample(
  wire: WireReader,
  filling: Filling,
  sample: number,
  types: number,
  locations: IdTable,
): void {
  const { columns } = filling;
  const end = wire.open(wire.len);
  const first = sample * types;
  let value = first;
  while (wire.pos < end) {
    const tag = wire.tag();
    switch (tag) {
      case 0x0a: // repeated uint64 location_id = 1, packed
        readStack(wire, wire.open(end), filling, locations);
        break;
      case 0x08: // the same, not packed
        columns.stack[filling.stack++] = locationOf(wire, locations);
        break;
      case 0x12: {
        // repeated int64 value = 2, packed
        const stop = wire.open(end);
        while (wire.pos < stop && value < first + types) columns.values[value++] = wire.int();
        if (wire.pos < stop) wire.fail('value-count', { want: types });
        wire.close(stop);
        break;
      }
      case 0x10: // the same, not packed
        if (value === first + types) wire.fail('value-count', { want: types });
        columns.values[value++] = wire.int();
        break;
      case 0x1a: // repeated Label label = 3
        readLabel(wire, wire.open(end), filling);
        break;
      default:
        wire.skipUnknown(tag, 3);
    }
  }
  wire.close(end);
  if (value !== first + types) wire.fail('value-count', { want: types });
}

/** The hot loop: ids of one to three bytes near their position, without a call. */
function readStack(wire: WireReader, end: number, filling: Filling, locations: IdTable): void {
  const buf = wire.buf;
  const near = locations.near;
  const stack = filling.columns.stack;
  let filled = filling.stack;
  let pos = wire.pos;
  while (pos < end) {
    const start = pos;
    let id = buf[pos++] as number;
    if (id >= 128) {
      let byte = buf[pos++] as number;
      id = (id & 127) | ((byte & 127) << 7);
      if (byte >= 128) {
        byte = buf[pos++] as number;
        id |= byte << 14;
        if (byte >= 128) id = near.length;
      }
    }
    const position = id < near.length ? (near[id] as number) : 0;
    if (position !== 0) {
      stack[filled++] = position - 1;
    } else {
      wire.pos = start;
      stack[filled++] = locationOf(wire, locations);
      pos = wire.pos;
    }
  }
  wire.pos = pos;
  filling.stack = filled;
  wire.close(end);
}

function locationOf(wire: WireReader, locations: IdTable): number {
  const at = wire.pos;
  const id = wire.id();
  const position = locations.find(id);
  if (position < 0) {
    wire.pos = at;
    wire.fail('unknown-location', { id: id.toString() });
  }
  return position;
}

function readLabel(wire: WireReader, end: number, filling: Filling): void {
  const { columns } = filling;
  const label = filling.labels++;
  while (wire.pos < end) {
    const tag = wire.tag();
    switch (tag) {
      case 0x08: // int64 key = 1
        columns.labelKey[label] = wire.stringIndex();
        break;
      case 0x10: // int64 str = 2
        columns.labelText[label] = wire.stringIndex();
        break;
      case 0x18: // int64 num = 3
        columns.labelNumber[label] = wire.signed64();
        break;
      case 0x20: // int64 num_unit = 4
        columns.labelUnit[label] = wire.stringIndex();
        break;
      default:
        wire.skipUnknown(tag, 4);
    }
  }
  wire.close(end);
}
