// TypeScript of ours for scripts, which Node cannot import as it is: bundled into a file that is removed again.
import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { pagePlugin } from './page-bundle.mjs';

/** The exports of a text such as `export { x } from './src/x.js';`, paths from the top of the repository. */
export async function importSource(contents) {
  const folder = mkdtempSync(join(tmpdir(), 'pprof-gate-script-'));
  try {
    const outfile = join(folder, 'source.mjs');
    await build({
      stdin: { contents, resolveDir: fileURLToPath(new URL('..', import.meta.url)), loader: 'ts' },
      outfile,
      bundle: true,
      platform: 'node',
      target: 'node20',
      format: 'esm',
      // Some packages are CommonJS and call require for what Node brings.
      banner: {
        js: "import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);",
      },
      plugins: [pagePlugin(), { name: 'places', setup: keepPlaces }],
      logLevel: 'warning',
    });
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Files find others by where they lie, also as parts of a bundle. */
function keepPlaces({ onLoad }) {
  onLoad({ filter: /\.ts$/ }, async ({ path }) => {
    const text = await readFile(path, 'utf8');
    const place = JSON.stringify(pathToFileURL(path).href);
    return { contents: text.replaceAll('import.meta.url', place), loader: 'ts' };
  });
}
