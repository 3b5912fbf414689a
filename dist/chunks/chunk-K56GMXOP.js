import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);

// src/measure/lanes.ts
async function inLanes(items, lanes, work) {
  const results = [];
  let next = 0;
  const lane = async () => {
    while (next < items.length) {
      const index = next++;
      results[index] = await work(items[index]);
    }
  };
  await Promise.all(Array.from({ length: Math.min(lanes, items.length) }, lane));
  return results;
}

export {
  inLanes
};
