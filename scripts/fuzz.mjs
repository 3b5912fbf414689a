// Damaged input for everything that reads bytes of others (__tests__/fuzz/subjects.ts):
//   node scripts/fuzz.mjs [--inputs 100000] [--seed N] [--subject WORD] [--only INDEX]
// Each subject runs in a process of its own with at most 256 MB of heap. Fails on anything but an answer or a typed
// error; `--subject` and `--only` read the one input again that did it.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { markdownTable } from 'markdown-table';
import { importSource } from './import-source.mjs';

const heapMegabytes = 256;
const { values: options } = parseArgs({
  options: {
    inputs: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '20261122' },
    subject: { type: 'string', default: '' },
    only: { type: 'string' },
    // The process of one subject: how many inputs, and where its counts go.
    count: { type: 'string' },
    to: { type: 'string' },
  },
});
const seed = Number(options.seed);
const { subjects, readDamaged, damagedInput } = await importSource(
  `export { subjects, readDamaged, damagedInput } from './__tests__/fuzz/subjects.js';`,
);
const chosen = subjects.filter(({ name }) => name.includes(options.subject));
if (chosen.length === 0) throw new Error(`no subject has "${options.subject}" in its name`);

if (options.only !== undefined) {
  const inputs = chosen[0].inputs();
  const index = Number(options.only);
  writeFileSync('fuzz-input.bin', damagedInput(chosen[0], inputs, seed, index));
  console.log(`${chosen[0].name}, input ${index} of seed ${seed}: written to fuzz-input.bin`);
  console.log(readDamaged(chosen[0], inputs, seed, index) ? 'taken' : 'refused');
} else if (options.count !== undefined) {
  writeFileSync(options.to, JSON.stringify(run(chosen[0], Number(options.count))));
} else {
  all();
}

function run(subject, count) {
  const inputs = subject.inputs();
  let [taken, slowestMs, slowest] = [0, 0, 0];
  for (let index = 0; index < count; index++) {
    const began = performance.now();
    try {
      if (readDamaged(subject, inputs, seed, index)) taken++;
    } catch (error) {
      const again = `--seed ${seed} --subject "${subject.name}" --only ${index}`;
      throw new Error(`node scripts/fuzz.mjs ${again}`, { cause: error });
    }
    const ms = performance.now() - began;
    if (ms > slowestMs) [slowestMs, slowest] = [ms, index];
  }
  return { count, taken, slowestMs, slowest, megabytes: peakMegabytes() };
}

/** The process' own peak, where the system tells (`process.resourceUsage()` counts that of its parent as well). */
function peakMegabytes() {
  if (process.platform !== 'linux') return null;
  return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'))[1]) / 1024;
}

function all() {
  const shares = chosen.reduce((sum, { share }) => sum + share, 0);
  const rows = [];
  const folder = mkdtempSync(join(tmpdir(), 'pprof-gate-fuzz-'));
  const to = join(folder, 'counts.json');
  let failed = false;
  for (const { name, share } of chosen) {
    const count = Math.ceil((Number(options.inputs) * share) / shares);
    process.stderr.write(`${name}: ${count} inputs\n`);
    const heap = [`--max-old-space-size=${heapMegabytes}`, fileURLToPath(import.meta.url)];
    const args = [...heap, '--seed', String(seed), '--subject', name, '--count', String(count), '--to', to];
    const child = spawnSync(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit'] });
    if (child.status !== 0) {
      failed = true;
      rows.push([name, String(count), 'failed', '', '', '']);
      continue;
    }
    rows.push(rowOf(name, JSON.parse(readFileSync(to, 'utf8'))));
  }
  rmSync(folder, { recursive: true });
  console.log(`seed ${seed}, heap of at most ${heapMegabytes} MB\n`);
  const header = ['what', 'inputs', 'taken', 'refused', 'slowest', 'peak of memory'];
  console.log(markdownTable([header, ...rows], { align: ['l', 'r', 'r', 'r', 'r', 'r'] }));
  process.exitCode = failed ? 1 : 0;
}

function rowOf(name, { count, taken, slowestMs, slowest, megabytes }) {
  const peak = megabytes === null ? '' : `${Math.round(megabytes)} MB`;
  const time = `${Math.round(slowestMs)} ms (input ${slowest})`;
  return [name, String(count), String(taken), String(count - taken), time, peak];
}
