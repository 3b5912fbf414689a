// Writes the tables of inputs and outputs in README.md from action.yml, between their markers. `--check` only
// compares.
import { readFileSync, writeFileSync } from 'node:fs';
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

const text = readFileSync(readme, 'utf8');
let made = text;
for (const [name, lines] of Object.entries(tables)) {
  const begin = `<!-- ${name}: from action.yml by npm run readme -->`;
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
  console.error('The tables of README.md are not those of action.yml. Run npm run readme.');
  process.exitCode = 1;
}
