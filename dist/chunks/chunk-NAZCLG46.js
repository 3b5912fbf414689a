import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);

// src/base/version.ts
var toolVersion = "0.1.0";

export {
  toolVersion
};
