// How often the gate cries wolf and what it finds, beside benchstat on the same made-up and recorded machines:
//
//   npm run simulate -- [--suites 1000] [--seed 1] [--model iid5 --model replay] [--workers 2] [--corpus FOLDER]
//   npm run simulate -- --stopping [--trials 12000] [--seed 1]
//
// The product's own code decides (__tests__/simulation/staged-run.ts). Prints a Markdown table; the same arguments
// print the same one. Suites without any change are counted `--suites` times, with one change of each size half as
// often, with all benchmarks changed and under benchstat's rule a fifth as often. `--stopping` prints instead what
// adding layouts does to p and interval. `--write` puts either into docs/statistics.md, which explains them, the
// first with what the code does in a few suites: a test says when it does something else. All takes about two hours of
// processor time: `--keep FILE` notes what is done, and a later run with the same code and arguments goes on from there.
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values: options } = parseArgs({
  options: {
    suites: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    model: { type: 'string', multiple: true },
    stopping: { type: 'boolean', default: false },
    trials: { type: 'string', default: '12000' },
    workers: { type: 'string', default: String(availableParallelism()) },
    write: { type: 'boolean', default: false },
    keep: { type: 'string' },
    corpus: { type: 'string', default: `${root}__tests__/corpus/observations` },
  },
});
const whole = (name) => {
  const value = Number(options[name]);
  if (!Number.isInteger(value) || value < 1)
    throw new Error(`--${name} ${options[name]}: a whole number above 0`);
  return value;
};
const [suites, seed, workers, trials] = ['suites', 'seed', 'workers', 'trials'].map(whole);
// A part of the table beside what all of the code does would look whole.
if (options.write && options.model !== undefined) throw new Error('--write takes all models');

/** Links of layouts are files, half of the time of a simulation. */
const memoryDisk = {
  name: 'memory-disk',
  setup: ({ onResolve }) =>
    onResolve({ filter: /^node:fs\/promises$/ }, ({ importer }) =>
      /\/(measure\/(build|layouts)|simulation\/virtual-machine)\.ts$/.test(importer)
        ? { path: `${root}__tests__/simulation/memory-disk.ts` }
        : undefined,
    ),
};

/** TypeScript as one file in memory. */
async function bundle(contents, format) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: `${root}__tests__/simulation`, loader: 'ts' },
    bundle: true,
    platform: 'node',
    format,
    write: false,
    logLevel: 'error',
    plugins: [memoryDisk],
  });
  return outputFiles[0].text;
}

const { modelNames, injected, everywhere, usualSize, addCounts, noCounts, ...simulation } = await load(`
  export { modelNames, injected, everywhere, usualSize } from './models.ts';
  export { scatters, sideNoises } from './stopping.ts';
  export { addCounts, noCounts } from './tally.ts';
  export { renderStopping, renderTable } from './table.ts';
`);

async function load(exported) {
  const file = join(mkdtempSync(join(tmpdir(), 'simulate-')), 'main.cjs');
  try {
    writeFileSync(file, await bundle(exported, 'cjs'));
    return (await import(file)).default;
  } finally {
    rmSync(join(file, '..'), { recursive: true });
  }
}

/** Tasks for the workers, each with what to do with its result. */
const queue = [];

/** Batches small enough that all workers end at about the same time. */
const batchSize = 10;
function planSuites() {
  const models = options.model ?? modelNames;
  const unknown = models.find((name) => !modelNames.includes(name));
  if (unknown !== undefined) throw new Error(`--model ${unknown}: one of ${modelNames.join(', ')}`);
  const results = [];
  for (const model of models) {
    for (const procedure of ['pprof-gate', 'benchstat', 'benchstat, alternating']) {
      const result = { model, procedure, same: noCounts(), changed: noCounts(), everywhere: noCounts() };
      results.push(result);
      const share = procedure === 'pprof-gate' ? 1 : 5;
      for (const [into, thetas, count] of [
        [result.same, [], Math.ceil(suites / share)],
        [result.changed, injected, Math.ceil(suites / share / 2)],
        ...(procedure === 'pprof-gate' ? [[result.everywhere, everywhere, Math.ceil(suites / 5)]] : []),
      ]) {
        for (let from = 0; from < count; from += batchSize) {
          const to = Math.min(count, from + batchSize);
          const batch = { model, seed, from, to, thetas, size: usualSize };
          const task = { kind: 'suites', ...batch, procedure };
          queue.push({ task, done: (counts) => addCounts(into, counts) });
        }
      }
    }
  }
  const command = ['npm run simulate --', `--suites ${suites}`, `--seed ${seed}`]
    .concat(options.model?.map((name) => `--model ${name}`) ?? [])
    .join(' ');
  const heading = `\`${command}\`: ${usualSize.benchmarks} benchmarks in ${usualSize.packages} packages`;
  return () => `${heading}\n\n${simulation.renderTable(results)}`;
}

function planStopping() {
  const results = [];
  for (const noise of Object.keys(simulation.sideNoises)) {
    for (const scatter of simulation.scatters) {
      const at = results.push(null) - 1;
      const task = { kind: 'stopping', noise, scatter, trials, seed };
      queue.push({ task, done: (stopped) => (results[at] = stopped) });
    }
  }
  return () =>
    `\`npm run simulate -- --stopping --trials ${trials} --seed ${seed}\`\n\n${simulation.renderStopping(results)}`;
}

// A worker takes its code as text only as CommonJS.
const source = await bundle(`import './worker.ts';`, 'cjs');

/** Results by task and code: the bundle holds all that decides, and nothing of how it is told. */
const code = createHash('sha256').update(source).digest('hex').slice(0, 16);
const nameOf = (task) => JSON.stringify([code, task]);
const kept = new Map();
if (options.keep !== undefined && existsSync(options.keep)) {
  const lines = readFileSync(options.keep, 'utf8').split('\n');
  // Of the last line a run that was stopped may have written a part.
  if (lines.pop() !== '') writeFileSync(options.keep, lines.map((line) => `${line}\n`).join(''));
  for (const line of lines) {
    const { name, result } = JSON.parse(line);
    kept.set(name, result);
  }
}

async function work(_, number) {
  const worker = new Worker(source, { eval: true });
  const own = { corpus: options.corpus, scratch: `/${number}` };
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const name = nameOf(next.task);
    if (!kept.has(name)) {
      worker.postMessage({ ...next.task, ...own });
      const [result] = await once(worker, 'message');
      kept.set(name, result);
      if (options.keep !== undefined) appendFileSync(options.keep, `${JSON.stringify({ name, result })}\n`);
    }
    next.done(kept.get(name));
    if (process.stderr.isTTY) process.stderr.write(`\r${queue.length} left ${next.task.model ?? ''}   `);
  }
  await worker.terminate();
}

/** Puts text between a comment of that name and the next one, which ends it. */
function write(name, text) {
  const file = `${root}docs/statistics.md`;
  const page = readFileSync(file, 'utf8');
  const begin = page.indexOf(`<!-- ${name} -->\n`);
  const end = page.indexOf('\n<!-- end -->', begin);
  if (begin < 0 || end < 0) throw new Error(`${file}: no place for ${name}`);
  writeFileSync(file, `${page.slice(0, begin)}<!-- ${name} -->\n\n${text}\n${page.slice(end)}`);
}

const start = Date.now();
const render = options.stopping ? planStopping() : planSuites();
let behaviour = '';
if (options.write && !options.stopping)
  queue.unshift({ task: { kind: 'behaviour' }, done: (text) => (behaviour = text) });
await Promise.all(Array.from({ length: workers }, work));
if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
const text = render();
console.log(text);
if (options.write && options.stopping) write('stopping', text);
else if (options.write) write('simulate', `${text}\n\n<!-- behaviour\n${behaviour}\n-->`);
console.error(`\n${((Date.now() - start) / 1000).toFixed(0)} s`);
