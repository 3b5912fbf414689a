// Writes the JSON schemas in schemas/ from the zod schemas in src/. `--check` only compares.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { format, resolveConfig } from 'prettier';

/** File in schemas/, and the function in src/ that makes it. */
const schemas = [
  { file: 'pprof-gate.schema.json', from: 'src/config/json-schema.ts', name: 'configJsonSchema' },
];

const root = new URL('../', import.meta.url);
const check = process.argv.includes('--check');

for (const { file, from, name } of schemas) {
  const bundle = await build({
    entryPoints: [fileURLToPath(new URL(from, root))],
    bundle: true,
    platform: 'node',
    format: 'esm',
    write: false,
  });
  const code = Buffer.from(bundle.outputFiles[0].contents).toString('base64');
  const module = await import(`data:text/javascript;base64,${code}`);
  const path = fileURLToPath(new URL(`schemas/${file}`, root));
  const text = await format(JSON.stringify(module[name]()), {
    ...(await resolveConfig(path)),
    parser: 'json',
  });
  if (!check) {
    mkdirSync(new URL('schemas/', root), { recursive: true });
    writeFileSync(path, text);
  } else if (readFileSync(path, 'utf8') !== text) {
    console.error(`schemas/${file} is not what ${from} says. Run node scripts/schemas.mjs.`);
    process.exitCode = 1;
  }
}
