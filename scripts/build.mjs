// Bundles the two doors into dist/, which is committed so that neither the Action nor the command needs an
// install. `--check` builds in memory and compares with dist/, byte by byte.
import { chmod, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { bundlePage, pagePlugin } from './page-bundle.mjs';
import { thirdPartyText } from './third-party.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');
const shebang = '#!/usr/bin/env node\n';

/** All files of dist by name. The same sources and packages give the same bytes on every machine. */
async function bundle() {
  const page = bundlePage();
  const result = await build({
    absWorkingDir: root,
    entryPoints: { cli: 'src/cli.ts', index: 'src/action.ts' },
    outdir: 'dist',
    write: false,
    metafile: true,
    bundle: true,
    // Names of modules are those below this folder, also where node_modules is a link to another one.
    preserveSymlinks: true,
    platform: 'node',
    // The oldest Node we run on; the Action itself runs on 24.
    target: 'node20',
    format: 'esm',
    // What is imported dynamically becomes a chunk, so that a command loads only what it needs.
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    // Some packages below the toolkit are CommonJS and call require for what Node brings.
    banner: {
      js: "import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);",
    },
    loader: { '.go': 'text' },
    plugins: [pagePlugin(() => page)],
    alias: { 'unzip-stream': './scripts/not-bundled.mjs' },
    logLevel: 'warning',
  });
  const files = new Map();
  for (const { path, contents } of result.outputFiles) {
    files.set(relative(dist, path).replaceAll('\\', '/'), Buffer.from(contents));
  }
  const cli = files.get('cli.js').toString();
  files.set('cli.js', Buffer.from(cli.startsWith('#!') ? cli : shebang + cli));
  // dist works when it is copied elsewhere, away from our package.json.
  files.set('package.json', Buffer.from('{ "type": "module" }\n'));
  files.set('THIRD-PARTY.txt', Buffer.from(await thirdPartyText(root, [result.metafile, page.metafile])));
  return files;
}

async function filesOfDist() {
  const entries = await readdir(dist, { recursive: true, withFileTypes: true }).catch((error) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const paths = entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name));
  return paths.map((path) => relative(dist, path).replaceAll('\\', '/'));
}

async function write(files) {
  for (const name of await filesOfDist()) if (!files.has(name)) await rm(join(dist, name));
  for (const [name, contents] of files) {
    await mkdir(dirname(join(dist, name)), { recursive: true });
    await writeFile(join(dist, name), contents);
  }
  await chmod(join(dist, 'cli.js'), 0o755);
  for (const [name, contents] of files) console.log(`${String(contents.length).padStart(9)}  dist/${name}`);
}

async function check(files) {
  const differences = [];
  const present = new Set(await filesOfDist());
  for (const [name, contents] of files) {
    if (!present.has(name)) differences.push(`missing   dist/${name}`);
    else if (!contents.equals(await readFile(join(dist, name)))) differences.push(`differs   dist/${name}`);
  }
  for (const name of present) if (!files.has(name)) differences.push(`too many  dist/${name}`);
  if (differences.length === 0) return console.log(`dist/ is what src/ builds (${files.size} files)`);
  console.error(
    `dist/ is not what src/ builds:\n${differences.sort().join('\n')}\nRun npm run build and commit dist/.`,
  );
  process.exitCode = 1;
}

const files = new Map([...(await bundle())].sort(([a], [b]) => (a < b ? -1 : 1)));
await (process.argv.includes('--check') ? check(files) : write(files));
