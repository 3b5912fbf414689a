// The report's page as one script and one style sheet: what src/report/html puts into every report.
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Code of others in the script; their licences want to be named with it. */
const notice =
  '/* Holds code of preact (MIT), d3-scale and its parts (ISC): THIRD-PARTY.txt of pprof-gate has their licences. */';

/** `{ script, style, scriptHash, styleHash, metafile }`; the same sources and packages give the same bytes. */
export function bundlePage() {
  const { outputFiles, metafile } = buildSync({
    absWorkingDir: root,
    entryPoints: { page: 'src/page/main.tsx' },
    outdir: 'out',
    write: false,
    metafile: true,
    bundle: true,
    preserveSymlinks: true,
    minify: true,
    // What DecompressionStream needs as well: Chromium 103, Firefox 113.
    target: ['chrome103', 'firefox113'],
    platform: 'browser',
    format: 'iife',
    charset: 'utf8',
    banner: { js: notice },
    tsconfig: 'src/page/tsconfig.json',
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'warning',
  });
  const text = (end) => outputFiles.find(({ path }) => path.endsWith(end)).text.trim();
  // In HTML, nothing but this ends a script or a style.
  const script = text('.js').replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');
  const style = text('.css').replaceAll('</style', '<\\/style');
  return { script, style, scriptHash: hashOf(script), styleHash: hashOf(style), metafile };
}

function hashOf(text) {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

/** As a module: the exports of `pprof-gate:page` (src/page.d.ts). */
export function pageModule({ script, style, scriptHash, styleHash }) {
  return Object.entries({ script, style, scriptHash, styleHash })
    .map(([name, text]) => `export const ${name} = ${JSON.stringify(text)};\n`)
    .join('');
}

/** For esbuild: `pprof-gate:page` is what `bundle` gives, asked for where something imports it. */
export function pagePlugin(bundle = bundlePage) {
  return {
    name: 'page',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^pprof-gate:page$/ }, ({ path }) => ({ path, namespace: 'page' }));
      onLoad({ filter: /.*/, namespace: 'page' }, () => ({ contents: pageModule(bundle()), loader: 'js' }));
    },
  };
}
