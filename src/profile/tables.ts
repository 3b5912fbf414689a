// Everything that samples refer to: strings, value types, mappings, functions, locations.
import type { FunctionColumns, LocationColumns, Mapping, ValueType } from '../model/profile.js';
import { IdTable } from './ids.js';
import type { Survey } from './survey.js';
import type { WireId, WireReader } from './wire.js';

export function readStrings(wire: WireReader, found: Survey): string[] {
  const offsets = found.at('string');
  if (offsets.length === 0) wire.fail('no-string-table');
  wire.stringCount = offsets.length;
  const strings: string[] = [];
  for (const offset of offsets) {
    wire.pos = offset;
    strings.push(wire.string());
  }
  if (strings[0] !== '') {
    wire.pos = offsets[0] as number;
    wire.fail('first-string-not-empty');
  }
  return strings;
}

/** Null for a value type without any text, which is how a missing one is written as well. */
export function readValueType(
  wire: WireReader,
  offset: number,
  strings: readonly string[],
): ValueType | null {
  wire.pos = offset;
  const end = wire.open(wire.len);
  let type = 0;
  let unit = 0;
  while (wire.pos < end) {
    const tag = wire.tag();
    if (tag === 0x08) type = wire.stringIndex();
    else if (tag === 0x10) unit = wire.stringIndex();
    else wire.skipUnknown(tag, 2);
  }
  wire.close(end);
  return type === 0 && unit === 0 ? null : { type: strings[type] as string, unit: strings[unit] as string };
}

/** Enters an id of the file at `offset` under the next position. */
function enter(wire: WireReader, ids: IdTable, id: WireId, position: number, offset: number): void {
  const fault = id === 0 ? 'zero-id' : ids.add(id, position) ? null : 'duplicate-id';
  if (fault !== null) {
    wire.pos = offset;
    wire.fail(fault, { id: id.toString() });
  }
}

export function readMappings(
  wire: WireReader,
  found: Survey,
  strings: readonly string[],
): { mappings: Mapping[]; ids: IdTable } {
  const offsets = found.at('mapping');
  const ids = new IdTable(offsets.length);
  const mappings = offsets.map((offset, position) => {
    wire.pos = offset;
    const end = wire.open(wire.len);
    let id: WireId = 0;
    let [start, limit, fileOffset] = [0n, 0n, 0n];
    let [file, buildId] = [0, 0];
    const has = [false, false, false, false];
    while (wire.pos < end) {
      const tag = wire.tag();
      if (tag === 0x08) id = wire.id();
      else if (tag === 0x10) start = wire.unsigned64();
      else if (tag === 0x18) limit = wire.unsigned64();
      else if (tag === 0x20) fileOffset = wire.unsigned64();
      else if (tag === 0x28) file = wire.stringIndex();
      else if (tag === 0x30) buildId = wire.stringIndex();
      else if (tag === 0x38 || tag === 0x40 || tag === 0x48 || tag === 0x50)
        has[(tag >>> 3) - 7] = wire.bool();
      else wire.skipUnknown(tag, 10);
    }
    wire.close(end);
    enter(wire, ids, id, position, offset);
    return {
      start,
      limit,
      offset: fileOffset,
      file: strings[file] as string,
      buildId: strings[buildId] as string,
      hasFunctions: has[0] as boolean,
      hasFilenames: has[1] as boolean,
      hasLineNumbers: has[2] as boolean,
      hasInlineFrames: has[3] as boolean,
    };
  });
  return { mappings, ids };
}

export function readFunctions(wire: WireReader, found: Survey): { functions: FunctionColumns; ids: IdTable } {
  const offsets = found.at('function');
  const count = offsets.length;
  const ids = new IdTable(count);
  const functions = {
    count,
    name: new Uint32Array(count),
    systemName: new Uint32Array(count),
    file: new Uint32Array(count),
    startLine: new Int32Array(count),
  };
  offsets.forEach((offset, position) => {
    wire.pos = offset;
    const end = wire.open(wire.len);
    let id: WireId = 0;
    while (wire.pos < end) {
      const tag = wire.tag();
      if (tag === 0x08) id = wire.id();
      else if (tag === 0x10) functions.name[position] = wire.stringIndex();
      else if (tag === 0x18) functions.systemName[position] = wire.stringIndex();
      else if (tag === 0x20) functions.file[position] = wire.stringIndex();
      else if (tag === 0x28) functions.startLine[position] = wire.smallInt();
      else wire.skipUnknown(tag, 5);
    }
    wire.close(end);
    enter(wire, ids, id, position, offset);
  });
  return { functions, ids };
}

export function readLocations(
  wire: WireReader,
  found: Survey,
  mappingIds: IdTable,
  functionIds: IdTable,
): { locations: LocationColumns; ids: IdTable } {
  const offsets = found.at('location');
  const count = offsets.length;
  const ids = new IdTable(count);
  const locations = {
    count,
    address: new BigUint64Array(count),
    mapping: new Int32Array(count).fill(-1),
    folded: new Uint8Array(count),
    lineStart: new Uint32Array(count + 1),
    lineFunction: new Uint32Array(found.lines),
    lineNumber: new Int32Array(found.lines),
    lineColumn: new Int32Array(found.lines),
  };
  let lines = 0;
  offsets.forEach((offset, position) => {
    wire.pos = offset;
    const end = wire.open(wire.len);
    let id: WireId = 0;
    while (wire.pos < end) {
      const tag = wire.tag();
      if (tag === 0x08) {
        id = wire.id();
      } else if (tag === 0x10) {
        const mapping = wire.id();
        locations.mapping[position] = mapping === 0 ? -1 : mappingIds.find(mapping);
        if (mapping !== 0 && locations.mapping[position] < 0) {
          wire.fail('unknown-mapping', { id: mapping.toString() });
        }
      } else if (tag === 0x18) {
        locations.address[position] = wire.unsigned64();
      } else if (tag === 0x22) {
        readLine(wire, wire.open(end), locations, lines++, functionIds);
      } else if (tag === 0x28) {
        locations.folded[position] = wire.bool() ? 1 : 0;
      } else {
        wire.skipUnknown(tag, 5);
      }
    }
    wire.close(end);
    enter(wire, ids, id, position, offset);
    locations.lineStart[position + 1] = lines;
  });
  return { locations, ids };
}

function readLine(
  wire: WireReader,
  end: number,
  locations: LocationColumns,
  line: number,
  functionIds: IdTable,
): void {
  let id: WireId = 0;
  while (wire.pos < end) {
    const tag = wire.tag();
    if (tag === 0x08) id = wire.id();
    else if (tag === 0x10) locations.lineNumber[line] = wire.smallInt();
    else if (tag === 0x18) locations.lineColumn[line] = wire.smallInt();
    else wire.skipUnknown(tag, 3);
  }
  wire.close(end);
  const position = functionIds.find(id);
  if (position < 0) wire.fail('unknown-function', { id: id.toString() });
  locations.lineFunction[line] = position;
}
