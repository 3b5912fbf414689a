import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);
import {
  lineFrame,
  referenceTotal,
  sampleTypeIndex,
  unsymbolizedFrame
} from "./chunk-E2BDCX2W.js";

// src/profile/fold.ts
function foldProfile(profile, by, type) {
  const typeIndex = sampleTypeIndex(profile, type);
  const total = referenceTotal(profile, typeIndex);
  const places = placesOf(profile, by);
  const { flat, cum, seen } = addUp(profile, typeIndex, places);
  const rows = [];
  places.frames.forEach(({ key, frame }, place) => {
    if (seen[place] !== 0) rows.push({ key, frame, flat: flat[place], cum: cum[place] });
  });
  return {
    by,
    type: profile.sampleTypes[typeIndex],
    total,
    rows
  };
}
function placesOf(profile, by) {
  const { locations } = profile;
  const frames = [];
  const byKey = /* @__PURE__ */ new Map();
  const start = new Uint32Array(locations.count + 1);
  const place = new Uint32Array(locations.lineNumber.length + locations.count);
  let filled = 0;
  const add = (frame) => {
    let position = byKey.get(frame.key);
    if (position === void 0) {
      position = frames.push(frame) - 1;
      byKey.set(frame.key, position);
    }
    place[filled++] = position;
  };
  for (let location = 0; location < locations.count; location++) {
    const first = locations.lineStart[location];
    const end = locations.lineStart[location + 1];
    if (first === end) add(unsymbolizedFrame(profile, location, by));
    for (let line = first; line < end; line++) add(lineFrame(profile, location, line, by));
    start[location + 1] = filled;
  }
  return { frames, start, place };
}
function addUp(profile, typeIndex, { frames, start, place }) {
  const { count, stackStart, stack, values } = profile.samples;
  const types = profile.sampleTypes.length;
  const flat = new Float64Array(frames.length);
  const cum = new Float64Array(frames.length);
  const seen = new Uint32Array(frames.length);
  for (let sample = 0; sample < count; sample++) {
    const value = values[sample * types + typeIndex];
    const leaf = stackStart[sample];
    const root = stackStart[sample + 1];
    if (value === 0 || leaf === root) continue;
    for (let i = leaf; i < root; i++) {
      const location = stack[i];
      const end = start[location + 1];
      for (let at = start[location]; at < end; at++) {
        const node2 = place[at];
        if (seen[node2] === sample + 1) continue;
        seen[node2] = sample + 1;
        cum[node2] = cum[node2] + value;
      }
    }
    const node = place[start[stack[leaf]]];
    flat[node] = flat[node] + value;
  }
  return { flat, cum, seen };
}

export {
  foldProfile
};
