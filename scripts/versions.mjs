// What is told under which version of Go (docs/go-versions.md), measured: node scripts/versions.mjs [--write] [GO…]
// Each Go is fetched by the go command where it is not there (GOTOOLCHAIN). Ends with 1 where something is missing that
// should be there.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { markdownTable } from 'markdown-table';
import { importSource } from './import-source.mjs';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { write: { type: 'boolean', default: false } },
});
const versions =
  positionals.length > 0
    ? positionals
    : ['go1.21.13', 'go1.22.12', 'go1.23.12', 'go1.24.13', 'go1.25.12', 'go1.26.8', 'go1.27.4'];
const { told, gateUnder, removeFolders } = await importSource(
  `export { told, gateUnder } from './__tests__/e2e/versions.js';
   export { removeFolders } from './__tests__/e2e/repository.js';`,
);

const columns = [];
let failed = false;
for (const go of versions) {
  const seen = await gateUnder(go);
  const minor = Number(go.split('.')[1]);
  const cells = told.map(({ name, since, check }) => {
    const fault = check(seen);
    if (fault === null) return 'yes';
    if (since > minor) return '–';
    failed = true;
    console.error(`${go}: ${name}: ${fault}`);
    return 'NO';
  });
  console.error(`${go}: ${cells.filter((cell) => cell === 'yes').length} of ${told.length}`);
  columns.push({ go: seen.go, cells });
}
removeFolders();

const rows = told.map(({ name }, row) => [name, ...columns.map(({ cells }) => cells[row])]);
const table = markdownTable([['', ...columns.map(({ go }) => go.slice(2))], ...rows]);
console.log(table);
if (options.write && !failed) {
  const file = fileURLToPath(new URL('../docs/go-versions.md', import.meta.url));
  const text = readFileSync(file, 'utf8');
  const [begin, end] = ['<!-- versions -->', '<!-- /versions -->'].map((mark) => text.indexOf(mark));
  const before = text.slice(0, begin + '<!-- versions -->'.length);
  writeFileSync(file, `${before}\n\n${table}\n\n${text.slice(end)}`);
}
process.exitCode = failed ? 1 : 0;
