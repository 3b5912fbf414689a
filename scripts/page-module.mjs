// A jest transformer: src/page/main.tsx as the module that the bundles have in its place.
import { createHash } from 'node:crypto';
import { bundlePage, pageModule } from './page-bundle.mjs';

let made;
const code = () => (made ??= pageModule(bundlePage()));

const transformer = {
  process: () => ({ code: code() }),
  // Of all that is bundled, not of the one file that jest knows of.
  getCacheKey: () => createHash('sha256').update(code()).digest('hex'),
};
export default transformer;
