import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);

// src/base/order.ts
function byText(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}
function by(...keys) {
  return (a, b) => {
    for (const key of keys) {
      const left = key(a);
      const right = key(b);
      if (left < right) return -1;
      if (left > right) return 1;
    }
    return 0;
  };
}

export {
  byText,
  by
};
