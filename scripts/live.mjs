// What the live scripts share: a released module as a repository, results as lines of a file, the product's own code.
import { execFileSync } from 'node:child_process';
import { appendFileSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importSource } from './import-source.mjs';

export const product = await importSource(`
  export { createSystem } from './src/adapters/system.js';
  export { createTerminalLog } from './src/adapters/terminal-log.js';
  export { chooseHead, checkOut } from './src/commits.js';
  export { effectiveConfig, policyOf } from './src/config/policy.js';
  export { defaultConfig } from './src/config/schema.js';
  export { parseDuration } from './src/config/duration.js';
  export { readEvidence } from './src/evidence/evidence.js';
  export { pairRuns } from './src/judge/pairs.js';
  export { begin, settingFor } from './src/measurement.js';
  export { prepare } from './src/measure/prepare.js';
  export { runRound } from './src/measure/rounds.js';
  export { closeSession } from './src/measure/session.js';
  export { keyOf } from './src/model/benchmark.js';
  export { seededRandom } from './src/base/random.js';
  export { rankTest } from './src/stats/rank-test.js';
  export { median } from './src/stats/median.js';
  export { compare } from './src/self-test/comparison.js';
  export { harmlessEdits } from './src/self-test/edits.js';
  export { foundIn, injectionConfig, injectionEdits, quietIn } from './src/self-test/injection.js';
  export { look } from './src/self-test/look.js';
  export { planInjection } from './src/self-test/plan.js';
  export { packagesIn, write } from './src/self-test/tree.js';
`);

/** One commit of a released module, `PATH@VERSION`, in a temporary folder. */
export function repositoryOf(module) {
  const listed = execFileSync('go', ['mod', 'download', '-json', module], { cwd: tmpdir() });
  return repositoryFrom(JSON.parse(listed.toString()).Dir, module);
}

export function repositoryFrom(folder, message) {
  const directory = temporary('live-');
  const git = (...args) =>
    execFileSync('git', args, { cwd: directory, stdio: ['ignore', 'ignore', 'inherit'] });
  cpSync(folder, directory, { recursive: true });
  // The module cache is read-only, and so are copies of it.
  execFileSync('chmod', ['-R', 'u+w', directory]);
  git('init', '--quiet', '--initial-branch=main');
  git('add', '--all', '--force');
  const who = ['-c', 'user.name=live', '-c', 'user.email=live@example.com', '-c', 'commit.gpgSign=false'];
  git(...who, 'commit', '--quiet', `--message=${message}`);
  return { directory, remove: () => remove(directory) };
}

/** Runs `work` with the product's ports and a folder for captures; both are gone afterwards, on every way out. */
export async function withPorts(work) {
  const log = product.createTerminalLog({ stream: process.stderr, env: { ...process.env, NO_COLOR: '1' } });
  const system = product.createSystem(process.env, log);
  const out = temporary('live-out-');
  const stop = () => system.stop().finally(() => process.exit(130));
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, stop);
  try {
    return await work(system.ports, out);
  } finally {
    for (const signal of ['SIGINT', 'SIGTERM']) process.off(signal, stop);
    log.close();
    await system.stop();
    remove(out);
  }
}

const folders = new Set();
process.on('exit', () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

function temporary(prefix) {
  const folder = mkdtempSync(join(tmpdir(), prefix));
  folders.add(folder);
  return folder;
}

function remove(folder) {
  rmSync(folder, { recursive: true, force: true });
  folders.delete(folder);
}

/** The configuration of a suite. */
export function configOf({ packages, timeBudget, seed }) {
  const ms = product.parseDuration(timeBudget);
  if (ms === null) throw new Error(`--time-budget ${timeBudget}: no duration`);
  const overrides = { ...(packages.length > 0 ? { packages } : {}), timeBudgetMs: ms, seed };
  return product.effectiveConfig(product.defaultConfig, overrides);
}

export function append(file, line) {
  appendFileSync(file, `${JSON.stringify(line)}\n`);
}

export function linesOf(file) {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line));
}

/** Mann-Whitney's p of the first ten processes of each side, as `benchstat` would have it; null with fewer. */
export function benchstat(captures, key) {
  const [base, head] = [captures.base, captures.head].map((capture) => {
    const runs = product.readEvidence(capture).benchmarks.get(key)?.samples.get('sec/op')?.runs ?? [];
    return runs
      .filter(({ stage }) => stage === 'screen')
      .map(({ value }) => value)
      .slice(0, 10);
  });
  if (base.length < 10 || head.length < 10) return null;
  return { p: product.rankTest(base, head).p, ratio: product.median(head) / product.median(base) };
}

/** A Markdown table. */
export function table(head, rows) {
  const all = [head, ...rows.map((row) => row.map(String))];
  const widths = head.map((_, column) => Math.max(3, ...all.map((row) => row[column].length)));
  const line = (row) => `| ${row.map((cell, column) => cell.padEnd(widths[column])).join(' | ')} |`;
  return [
    line(head),
    `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`,
    ...rows.map((row) => line(row.map(String))),
  ].join('\n');
}

export function percent(part, whole) {
  return whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`;
}
