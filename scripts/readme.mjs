// Writes what README.md shows of other files, between markers: the tables of inputs and outputs from action.yml,
// and the comment from the recorded run of the demo. `--check` only compares.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { markdownTable } from 'markdown-table';
import { format, resolveConfig } from 'prettier';
import { parse } from 'yaml';

const readme = new URL('../README.md', import.meta.url);
const action = parse(readFileSync(new URL('../action.yml', import.meta.url), 'utf8'));

const cell = (text) => text.replaceAll('|', '\\|');
const code = (text) => (text === undefined || text === '' ? '' : `\`${text}\``);
const table = (heads, fields, row) =>
  markdownTable([
    heads,
    ...Object.entries(fields).map(([name, field]) => [code(name), ...row(field)].map(cell)),
  ]);

const tables = {
  inputs: table(['Input', 'What it is', 'Default'], action.inputs, (input) => [
    input.description,
    code(input.default),
  ]),
  outputs: table(['Output', 'What it is'], action.outputs, (output) => [output.description]),
};

/** The comment of the recorded run as a quotation, up to what is folded. */
function comment() {
  const root = new URL('../', import.meta.url);
  const args = ['dist/cli.js', 'report', 'demo/recording', '--format', 'markdown'];
  const shown = spawnSync(process.execPath, args, { cwd: fileURLToPath(root), encoding: 'utf8' });
  if (shown.status !== 1)
    throw new Error(`the recorded run of the demo ends with 1, not ${shown.status}: ${shown.stderr}`);
  const [open] = shown.stdout.split('<details>');
  return open
    .trimEnd()
    .split('\n')
    .map((line) => (line === '' ? '>' : `> ${line}`))
    .join('\n');
}

const text = readFileSync(readme, 'utf8');
let made = text;
for (const [name, lines] of Object.entries({ ...tables, example: comment() })) {
  const source = name === 'example' ? 'demo/recording' : 'action.yml';
  const begin = `<!-- ${name}: from ${source} by npm run readme -->`;
  const end = `<!-- end of ${name} -->`;
  const from = made.indexOf(begin);
  const to = made.indexOf(end);
  if (from < 0 || to < from) throw new Error(`README.md has no place for the ${name}: ${begin} … ${end}`);
  made = `${made.slice(0, from)}${begin}\n\n${lines}\n\n${made.slice(to)}`;
}
const path = readme.pathname;
made = await format(made, { ...(await resolveConfig(path)), parser: 'markdown' });

if (!process.argv.includes('--check')) {
  writeFileSync(readme, made);
} else if (made !== text) {
  console.error('README.md does not show what action.yml and the recorded demo say. Run npm run readme.');
  process.exitCode = 1;
}
