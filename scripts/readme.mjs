// Writes what README.md shows of other files, between markers: the tables of inputs and outputs from action.yml,
// and the comment, the review comment and views of two profiles from the recorded run of the demo. `--check` only compares.
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { markdownTable } from 'markdown-table';
import { format, resolveConfig } from 'prettier';
import { parse } from 'yaml';
import { importSource } from './import-source.mjs';

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

const root = fileURLToPath(new URL('../', import.meta.url));
const recording = 'demo/recording';

/** As a quotation, up to what is folded. */
function quoted(markdown) {
  const [open] = markdown.split('<details>');
  return open
    .trimEnd()
    .split('\n')
    .map((line) => (line === '' ? '>' : `> ${line}`))
    .join('\n');
}

/** The comment of the recorded run. */
function comment() {
  const args = ['dist/cli.js', 'report', recording, '--format', 'markdown'];
  const shown = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  if (shown.status !== 1)
    throw new Error(`the recorded run of the demo ends with 1, not ${shown.status}: ${shown.stderr}`);
  return shown.stdout;
}

/** What the command does not print, so that it comes from src/: the review comment on the worst line, and its paths. */
async function fromSource() {
  const source = await importSource(`
    export { createCaptureDirectories } from './src/adapters/capture-directory.js';
    export { createRedactor } from './src/adapters/redactor.js';
    export { policyOf } from './src/config/policy.js';
    export { configOf, reportOn } from './src/judgement.js';
    export { renderComment } from './src/report/markdown.js';
    export { worsePlaces } from './src/publish/desired.js';
    export { renderReview } from './src/report/review.js';`);
  const captures = source.createCaptureDirectories(source.createRedactor());
  const base = await captures.read(`${root}${recording}/capture/base`);
  const head = await captures.read(`${root}${recording}/capture/head`);
  const report = source.reportOn({ base, head, stored: null }, source.policyOf(source.configOf(head)));
  const [place] = source.worsePlaces(report);
  const [, paths] = /<summary>Paths .*\n\n([^]*?)\n\n<\/details>/.exec(source.renderComment(report)) ?? [];
  if (paths === undefined) throw new Error('the recorded run of the demo has no paths to draw');
  return { review: source.renderReview(report, [{ place, at: 'here' }]), paths };
}

/** What is shown of two profiles of the recording, each command with what it prints where there is no terminal. */
async function profiles() {
  const source = await importSource(`
    export { parseCommand } from './src/cli/parse.js';
    export { runFlame } from './src/cli/flame-command.js';
    export { runTree } from './src/cli/tree-command.js';`);
  const folder = mkdtempSync(join(tmpdir(), 'pprof-gate-readme-'));
  try {
    for (const side of ['base', 'head']) {
      const file = `${root}${recording}/capture/${side}/profiles/0001-BenchmarkCheck.heap.64.end.heap.pb.gz`;
      copyFileSync(file, join(folder, `${side}.pprof`));
    }
    const texts = [];
    const screen = { cwd: folder, color: false, width: 100, print: (text) => texts.push(text) };
    const shown = async (words, run) => {
      texts.push(`$ pprof-gate ${words}\n`);
      await run(source.parseCommand(words.replaceAll("'", '').split(' ')), screen);
    };
    const focus = "--focus 'BenchmarkCheck$' --no-runtime";
    await shown(`tree ${focus} head.pprof base.pprof`, source.runTree);
    texts.push('\n');
    await shown(`flame ${focus} head.pprof base.pprof`, source.runFlame);
    return `\`\`\`\n${texts.join('')}\`\`\``;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
const { review, paths } = await fromSource();

const parts = [
  ...Object.entries(tables).map(([name, lines]) => ({ name, source: 'action.yml', lines })),
  { name: 'comment', source: recording, lines: quoted(comment()) },
  { name: 'review', source: recording, lines: quoted(review) },
  { name: 'paths', source: recording, lines: quoted(paths) },
  { name: 'profiles', source: recording, lines: await profiles() },
];
const text = readFileSync(readme, 'utf8');
let made = text;
for (const { name, source, lines } of parts) {
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
