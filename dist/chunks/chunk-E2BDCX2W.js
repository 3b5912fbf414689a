import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);
import {
  WireReader,
  asGateError,
  gunzip,
  invalidAt,
  isGzip,
  profileLimits,
  survey
} from "./chunk-HQ6MZ4GU.js";
import {
  nearest
} from "./chunk-3YOJUNEZ.js";

// src/profile/frames.ts
var part = (text) => `${text.length}:${text}`;
function lineFrame(profile, location, line, by) {
  const { strings, functions, locations } = profile;
  const position = locations.lineFunction[line];
  const name = strings[functions.name[position]];
  const file = cleanPath(strings[functions.file[position]]);
  const startLine = functions.startLine[position];
  const number = locations.lineNumber[line];
  const fallback = name === "" ? part(objectFile(profile, location)) + `@${startLine}` : "";
  if (by === "function") {
    const shown2 = name === "" ? bracketed(objectFile(profile, location)) : name;
    return { frame: { function: shown2, file, line: 0, startLine }, key: part(name) + fallback };
  }
  const moved = by === "relative-line" && startLine !== 0;
  const place = moved ? `+${number - startLine}` : `${part(file)}:${number}`;
  const nameless = name === "" && number === 0 && file === "";
  const shown = nameless ? bracketed(objectFile(profile, location)) : name;
  return { frame: { function: shown, file, line: number, startLine }, key: part(name) + fallback + place };
}
function unsymbolizedFrame(profile, location, by) {
  const object = objectFile(profile, location);
  const place = by === "function" ? "" : `${part("")}:0`;
  const frame = { function: bracketed(object), file: "", line: 0, startLine: 0 };
  return { frame, key: part("") + part(object) + "@0" + place };
}
function objectFile(profile, location) {
  return profile.mappings[profile.locations.mapping[location]]?.file ?? "";
}
function bracketed(object) {
  return object === "" ? "<unknown>" : `[${object.slice(object.lastIndexOf("/") + 1)}]`;
}
function frameText(frame, by) {
  if (by === "function") return frame.function;
  const place = frame.line === 0 ? frame.file : `${frame.file}:${frame.line}`;
  return frame.function === "" || place === "" ? frame.function + place : `${frame.function} ${place}`;
}
function cleanPath(path) {
  if (!/(?:^|\/)\.{0,2}(?:\/|$)/.test(path)) return path;
  if (path === "") return "";
  const root = path.startsWith("/");
  const kept = [];
  for (const step of path.split("/")) {
    if (step === "" || step === ".") continue;
    if (step !== "..") kept.push(step);
    else if (kept.length > 0 && kept.at(-1) !== "..") kept.pop();
    else if (!root) kept.push(step);
  }
  return (root ? "/" : "") + kept.join("/") || ".";
}

// src/profile/sample-type.ts
function sampleTypeIndex(profile, name) {
  if (name === void 0) return profile.defaultSampleType;
  const index = profile.sampleTypes.findIndex(({ type }) => type === name);
  if (index < 0) {
    const have = profile.sampleTypes.map(({ type }) => type);
    const near = nearest(name, have);
    throw invalidAt("no-such-sample-type", 0, {
      want: name,
      have,
      ...near === null ? {} : { nearest: near }
    });
  }
  return index;
}
function absoluteTotal(profile, typeIndex) {
  const { count, values } = profile.samples;
  const types = profile.sampleTypes.length;
  let total = 0;
  for (let i = typeIndex; i < count * types; i += types) total += Math.abs(values[i]);
  if (!Number.isSafeInteger(total)) {
    throw invalidAt("sum-too-large", 0, { type: profile.sampleTypes[typeIndex]?.type ?? "" });
  }
  return total;
}
function referenceTotal(profile, typeIndex) {
  const all = absoluteTotal(profile, typeIndex);
  return diffBaseTotal(profile, typeIndex) || all;
}
function diffBaseTotal(profile, typeIndex) {
  const { labelStart, labelKey, labelText, values, count } = profile.samples;
  const key = profile.strings.indexOf("pprof::base");
  const yes = profile.strings.indexOf("true");
  if (key < 0 || yes < 0) return 0;
  let total = 0;
  for (let sample = 0; sample < count; sample++) {
    const end = labelStart[sample + 1];
    for (let label = labelStart[sample]; label < end; label++) {
      if (labelKey[label] !== key || labelText[label] !== yes) continue;
      total += Math.abs(values[sample * profile.sampleTypes.length + typeIndex]);
    }
  }
  return total;
}

// src/profile/kind.ts
var signatures = /* @__PURE__ */ new Map([
  ["samples/count cpu/nanoseconds", "cpu"],
  ["goroutine/count", "goroutine"],
  ["goroutineleak/count", "goroutineleak"],
  ["threadcreate/count", "threadcreate"]
]);
function kindOf(evidence) {
  const types = evidence.sampleTypes.map(({ type, unit }) => `${type}/${unit}`);
  const known = signatures.get(types.join(" "));
  if (known !== void 0) return known;
  if (types.includes("alloc_space/bytes")) {
    return evidence.sampleTypes[evidence.defaultSampleType]?.type === "alloc_space" ? "allocs" : "heap";
  }
  if (types.join(" ") === "contentions/count delay/nanoseconds" && evidence.periodType?.type === "contentions") {
    return contentionKind(evidence);
  }
  return "unknown";
}
var unlocks = /(?:[uU]nlock2?|RUnlock|_LostContendedRuntimeLock)$/;
function contentionKind({ samples, locations, functions, strings }) {
  let kind = "unknown";
  for (let i = 0; i < samples.count; i++) {
    const start = samples.stackStart[i];
    if (start === samples.stackStart[i + 1]) continue;
    const leaf = samples.stack[start];
    const line = locations.lineStart[leaf];
    if (line === locations.lineStart[leaf + 1]) continue;
    const name = strings[functions.name[locations.lineFunction[line]]];
    if (unlocks.test(name)) return "mutex";
    kind = "block";
  }
  return kind;
}

// src/profile/samples.ts
function readSamples(wire, found, types, locations) {
  const offsets = found.at("sample");
  const count = offsets.length;
  if (count * types > wire.len) wire.fail("value-count", { want: types });
  const columns = {
    count,
    stackStart: new Uint32Array(count + 1),
    stack: new Uint32Array(found.stackLength),
    values: new Float64Array(count * types),
    labelStart: new Uint32Array(count + 1),
    labelKey: new Uint32Array(found.labels),
    labelText: new Uint32Array(found.labels),
    labelNumber: new BigInt64Array(found.labels),
    labelUnit: new Uint32Array(found.labels)
  };
  const filling = { columns, stack: 0, labels: 0 };
  for (let i = 0; i < count; i++) {
    wire.pos = offsets[i];
    readSample(wire, filling, i, types, locations);
    columns.stackStart[i + 1] = filling.stack;
    columns.labelStart[i + 1] = filling.labels;
  }
  return columns;
}
function readSample(wire, filling, sample, types, locations) {
  const { columns } = filling;
  const end = wire.open(wire.len);
  const first = sample * types;
  let value = first;
  while (wire.pos < end) {
    const tag = wire.tag();
    switch (tag) {
      case 10:
        readStack(wire, wire.open(end), filling, locations);
        break;
      case 8:
        columns.stack[filling.stack++] = locationOf(wire, locations);
        break;
      case 18: {
        const stop = wire.open(end);
        while (wire.pos < stop && value < first + types) columns.values[value++] = wire.int();
        if (wire.pos < stop) wire.fail("value-count", { want: types });
        wire.close(stop);
        break;
      }
      case 16:
        if (value === first + types) wire.fail("value-count", { want: types });
        columns.values[value++] = wire.int();
        break;
      case 26:
        readLabel(wire, wire.open(end), filling);
        break;
      default:
        wire.skipUnknown(tag, 3);
    }
  }
  wire.close(end);
  if (value !== first + types) wire.fail("value-count", { want: types });
}
function readStack(wire, end, filling, locations) {
  const buf = wire.buf;
  const near = locations.near;
  const stack = filling.columns.stack;
  let filled = filling.stack;
  let pos = wire.pos;
  while (pos < end) {
    const start = pos;
    let id = buf[pos++];
    if (id >= 128) {
      let byte = buf[pos++];
      id = id & 127 | (byte & 127) << 7;
      if (byte >= 128) {
        byte = buf[pos++];
        id |= byte << 14;
        if (byte >= 128) id = near.length;
      }
    }
    const position = id < near.length ? near[id] : 0;
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
function locationOf(wire, locations) {
  const at = wire.pos;
  const id = wire.id();
  const position = locations.find(id);
  if (position < 0) {
    wire.pos = at;
    wire.fail("unknown-location", { id: id.toString() });
  }
  return position;
}
function readLabel(wire, end, filling) {
  const { columns } = filling;
  const label = filling.labels++;
  while (wire.pos < end) {
    const tag = wire.tag();
    switch (tag) {
      case 8:
        columns.labelKey[label] = wire.stringIndex();
        break;
      case 16:
        columns.labelText[label] = wire.stringIndex();
        break;
      case 24:
        columns.labelNumber[label] = wire.signed64();
        break;
      case 32:
        columns.labelUnit[label] = wire.stringIndex();
        break;
      default:
        wire.skipUnknown(tag, 4);
    }
  }
  wire.close(end);
}

// src/profile/ids.ts
var IdTable = class {
  /** Position + 1 of small ids, 0 where there is none. Public for the hot loop over samples. */
  near;
  far = /* @__PURE__ */ new Map();
  constructor(count) {
    this.near = new Uint32Array(2 * count + 2);
  }
  /** False when the id is there already. */
  add(id, position) {
    if (this.find(id) >= 0) return false;
    if (typeof id === "number" && id < this.near.length) this.near[id] = position + 1;
    else this.far.set(id, position);
    return true;
  }
  /** -1 when there is no such id. */
  find(id) {
    if (typeof id === "number" && id < this.near.length) return this.near[id] - 1;
    return this.far.get(id) ?? -1;
  }
};

// src/profile/tables.ts
function readStrings(wire, found) {
  const offsets = found.at("string");
  if (offsets.length === 0) wire.fail("no-string-table");
  wire.stringCount = offsets.length;
  const strings = [];
  for (const offset of offsets) {
    wire.pos = offset;
    strings.push(wire.string());
  }
  if (strings[0] !== "") {
    wire.pos = offsets[0];
    wire.fail("first-string-not-empty");
  }
  return strings;
}
function readValueType(wire, offset, strings) {
  wire.pos = offset;
  const end = wire.open(wire.len);
  let type = 0;
  let unit = 0;
  while (wire.pos < end) {
    const tag = wire.tag();
    if (tag === 8) type = wire.stringIndex();
    else if (tag === 16) unit = wire.stringIndex();
    else wire.skipUnknown(tag, 2);
  }
  wire.close(end);
  return type === 0 && unit === 0 ? null : { type: strings[type], unit: strings[unit] };
}
function enter(wire, ids, id, position, offset) {
  const fault = id === 0 ? "zero-id" : ids.add(id, position) ? null : "duplicate-id";
  if (fault !== null) {
    wire.pos = offset;
    wire.fail(fault, { id: id.toString() });
  }
}
function readMappings(wire, found, strings) {
  const offsets = found.at("mapping");
  const ids = new IdTable(offsets.length);
  const mappings = offsets.map((offset, position) => {
    wire.pos = offset;
    const end = wire.open(wire.len);
    let id = 0;
    let [start, limit, fileOffset] = [0n, 0n, 0n];
    let [file, buildId] = [0, 0];
    const has = [false, false, false, false];
    while (wire.pos < end) {
      const tag = wire.tag();
      if (tag === 8) id = wire.id();
      else if (tag === 16) start = wire.unsigned64();
      else if (tag === 24) limit = wire.unsigned64();
      else if (tag === 32) fileOffset = wire.unsigned64();
      else if (tag === 40) file = wire.stringIndex();
      else if (tag === 48) buildId = wire.stringIndex();
      else if (tag === 56 || tag === 64 || tag === 72 || tag === 80)
        has[(tag >>> 3) - 7] = wire.bool();
      else wire.skipUnknown(tag, 10);
    }
    wire.close(end);
    enter(wire, ids, id, position, offset);
    return {
      start,
      limit,
      offset: fileOffset,
      file: strings[file],
      buildId: strings[buildId],
      hasFunctions: has[0],
      hasFilenames: has[1],
      hasLineNumbers: has[2],
      hasInlineFrames: has[3]
    };
  });
  return { mappings, ids };
}
function readFunctions(wire, found) {
  const offsets = found.at("function");
  const count = offsets.length;
  const ids = new IdTable(count);
  const functions = {
    count,
    name: new Uint32Array(count),
    systemName: new Uint32Array(count),
    file: new Uint32Array(count),
    startLine: new Int32Array(count)
  };
  offsets.forEach((offset, position) => {
    wire.pos = offset;
    const end = wire.open(wire.len);
    let id = 0;
    while (wire.pos < end) {
      const tag = wire.tag();
      if (tag === 8) id = wire.id();
      else if (tag === 16) functions.name[position] = wire.stringIndex();
      else if (tag === 24) functions.systemName[position] = wire.stringIndex();
      else if (tag === 32) functions.file[position] = wire.stringIndex();
      else if (tag === 40) functions.startLine[position] = wire.smallInt();
      else wire.skipUnknown(tag, 5);
    }
    wire.close(end);
    enter(wire, ids, id, position, offset);
  });
  return { functions, ids };
}
function readLocations(wire, found, mappingIds, functionIds) {
  const offsets = found.at("location");
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
    lineColumn: new Int32Array(found.lines)
  };
  let lines = 0;
  offsets.forEach((offset, position) => {
    wire.pos = offset;
    const end = wire.open(wire.len);
    let id = 0;
    while (wire.pos < end) {
      const tag = wire.tag();
      if (tag === 8) {
        id = wire.id();
      } else if (tag === 16) {
        const mapping = wire.id();
        locations.mapping[position] = mapping === 0 ? -1 : mappingIds.find(mapping);
        if (mapping !== 0 && locations.mapping[position] < 0) {
          wire.fail("unknown-mapping", { id: mapping.toString() });
        }
      } else if (tag === 24) {
        locations.address[position] = wire.unsigned64();
      } else if (tag === 34) {
        readLine(wire, wire.open(end), locations, lines++, functionIds);
      } else if (tag === 40) {
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
function readLine(wire, end, locations, line, functionIds) {
  let id = 0;
  while (wire.pos < end) {
    const tag = wire.tag();
    if (tag === 8) id = wire.id();
    else if (tag === 16) locations.lineNumber[line] = wire.smallInt();
    else if (tag === 24) locations.lineColumn[line] = wire.smallInt();
    else wire.skipUnknown(tag, 3);
  }
  wire.close(end);
  const position = functionIds.find(id);
  if (position < 0) wire.fail("unknown-function", { id: id.toString() });
  locations.lineFunction[line] = position;
}

// src/profile/decode.ts
function decodeProfile(bytes, limits = {}) {
  const caps = { ...profileLimits, ...limits };
  if (bytes.length === 0) throw invalidAt("empty", 0);
  const compressed = isGzip(bytes);
  if (!compressed && bytes.length > caps.bytes)
    throw invalidAt("too-many-bytes", caps.bytes, { most: caps.bytes });
  const raw = compressed ? gunzip(bytes, caps.bytes) : bytes;
  const wire = new WireReader(new Uint8Array(raw.buffer, raw.byteOffset, raw.length));
  try {
    const found = survey(wire, caps);
    const profile = read(wire, found);
    if (!compressed) checkWhole(wire, found, profile);
    return profile;
  } catch (error) {
    throw asGateError(error, wire.pos);
  }
}
function read(wire, found) {
  const text = (name) => last(wire, found.at(name), () => strings[wire.stringIndex()], "");
  const number = (name) => last(wire, found.at(name), () => wire.int(), 0);
  const strings = readStrings(wire, found);
  const sampleTypes = found.at("sampleType").map((offset) => readValueType(wire, offset, strings) ?? { type: "", unit: "" });
  if (sampleTypes.length === 0) wire.fail("no-sample-types");
  const periodAt = found.at("periodType")[0];
  const periodType = periodAt === void 0 ? null : readValueType(wire, periodAt, strings);
  const named = text("defaultSampleType");
  const position = named === "" ? -1 : sampleTypes.findIndex(({ type }) => type === named);
  const defaultSampleType = position < 0 ? sampleTypes.length - 1 : position;
  const { mappings, ids: mappingIds } = readMappings(wire, found, strings);
  const { functions, ids: functionIds } = readFunctions(wire, found);
  const { locations, ids: locationIds } = readLocations(wire, found, mappingIds, functionIds);
  const samples = readSamples(wire, found, sampleTypes.length, locationIds);
  return {
    kind: kindOf({ sampleTypes, periodType, defaultSampleType, samples, locations, functions, strings }),
    sampleTypes,
    defaultSampleType,
    periodType,
    period: number("period"),
    timeNanos: last(wire, found.at("timeNanos"), () => wire.signed64(), 0n),
    durationNanos: number("durationNanos"),
    comments: found.at("comment").map((offset) => {
      wire.pos = offset;
      return strings[wire.stringIndex()];
    }),
    dropFrames: text("dropFrames"),
    keepFrames: text("keepFrames"),
    docUrl: text("docUrl"),
    strings,
    samples,
    locations,
    functions,
    mappings
  };
}
function last(wire, offsets, read2, missing) {
  const offset = offsets.at(-1);
  if (offset === void 0) return missing;
  wire.pos = offset;
  return read2();
}
function checkWhole(wire, found, profile) {
  const need = (there, missing) => {
    if (!there) throw invalidAt("incomplete", wire.len, { missing });
  };
  const lastOf = (name) => found.at(name).at(-1) ?? 0;
  need(wire.highestString === profile.strings.length - 1, "use of the last string");
  const before = Math.max(
    ...["sampleType", "sample", "mapping", "location", "function"].map(lastOf)
  );
  if (profile.kind === "unknown" || lastOf("string") < before) return;
  need(lastOf("periodType") > 0, "period_type");
  need(lastOf("period") > 0, "period");
  need(lastOf("period") < lastOf("string") || lastOf("defaultSampleType") > 0, "default_sample_type");
}

export {
  lineFrame,
  unsymbolizedFrame,
  frameText,
  sampleTypeIndex,
  absoluteTotal,
  referenceTotal,
  decodeProfile
};
