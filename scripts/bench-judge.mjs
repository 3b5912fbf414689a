// Measures how long judging takes: `node scripts/bench-judge.mjs [--json]`. 10,000 made-up benchmarks
// with four metrics each, of which a fifth was focused on and a twentieth confirmed; and a quarter of that, to see
// whether the time grows with the number.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const { json } = parseArgs({ options: { json: { type: 'boolean', default: false } } }).values;
const many = 10_000;
const rounds = 5;

const core = `
export { seededRandom } from './src/base/random.ts';
export { readEvidence } from './src/evidence/evidence.ts';
export { judge } from './src/judge/verdict.ts';
export { policyOf } from './src/config/policy.ts';
export { defaultConfig } from './src/config/schema.ts';
`;

/** The captures of both sides, as measuring would have written them. */
function captures(count, random) {
  const stages = [
    ['screen', 12, 1],
    ['focus', 28, 5],
    ['confirm', 36, 20],
  ];
  const sides = {};
  for (const side of ['base', 'head']) {
    const records = [];
    const files = new Map();
    for (let i = 0; i < count; i++) {
      const id = { pkg: `example.com/m/p${i % 100}`, name: `BenchmarkN${i}`, procs: 1 };
      const texts = [];
      let offset = 0;
      const file = `bench/${i}.txt`;
      records.push({ type: 'benchmark', ...id, definition: null });
      for (const [pass, pairs, every] of stages) {
        if (i % every > 0) continue;
        for (let slot = 0; slot < pairs; slot++) {
          const ns = 1000 * (side === 'head' && i % 100 === 0 ? 1.1 : 1) * (1 + 0.05 * (random.next() - 0.5));
          const bytes = 512 + (i % 7 === 0 ? random.below(3) : 0);
          const text = `${id.name} \t100\t${ns.toFixed(1)} ns/op\t${(1e6 / ns).toFixed(2)} MB/s\t${bytes} B/op\t3 allocs/op\n`;
          texts.push(text);
          const output = { file, offset, bytes: text.length };
          const layout = 1 + (slot % 12) + (pass === 'confirm' ? 12 : 0);
          offset += text.length;
          records.push({
            type: 'run',
            ...id,
            pass,
            slot,
            layout,
            second: slot % 2 === 0,
            iterations: 100,
            startedMs: 0,
            wallMs: 20,
            ending: 'ok',
            output,
          });
        }
      }
      files.set(file, new TextEncoder().encode(texts.join('')));
    }
    records.push({ type: 'end', reason: 'complete', elapsedMs: 1, childrenMs: 1 });
    sides[side] = { manifest: manifestOf(side), records, files };
  }
  return sides;
}

function manifestOf(side) {
  return {
    schema: 'pprof-gate/capture/1',
    tool: '0',
    complete: true,
    session: 'one',
    seed: 1,
    side,
    commit: { sha: null, ref: side, chosen: 'given', dirty: false },
    startedAt: '2026-01-01T00:00:00Z',
    go: { version: 'go1.26.0', goos: 'linux', goarch: 'amd64', env: {} },
    machine: { cpu: 'any', cores: 2, os: 'linux', memoryBytes: 1, pinned: true },
    options: { patterns: ['./...'], bench: '.', tags: [], procs: 1, pairs: 'alternating', timeBudgetMs: 1 },
    modules: [],
    files: [],
  };
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const timed = (run) => {
  const start = performance.now();
  const value = run();
  return { value, ms: performance.now() - start };
};

const scratch = mkdtempSync(join(tmpdir(), 'pprof-gate-bench-'));
try {
  const file = join(scratch, 'core.mjs');
  await build({
    stdin: { contents: core, resolveDir: root, loader: 'ts' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile: file,
    logLevel: 'error',
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
  });
  const { seededRandom, readEvidence, judge, policyOf, defaultConfig } = await import(pathToFileURL(file));
  const policy = policyOf(defaultConfig);
  const measured = [many / 4, many].map((count) => {
    const { base, head } = captures(count, seededRandom(1));
    const reading = [];
    const judging = [];
    for (let i = 0; i < rounds; i++) {
      const evidence = timed(() => ({ base: readEvidence(base), head: readEvidence(head) }));
      const verdict = timed(() => judge({ ...evidence.value, policy, diff: null }));
      if (verdict.value.benchmarks.length !== count) throw new Error('benchmarks are missing');
      reading.push(evidence.ms);
      judging.push(verdict.ms);
    }
    const processes = [base, head].flatMap(({ records }) =>
      records.filter(({ type }) => type === 'run'),
    ).length;
    return { count, processes, reading: median(reading), judging: median(judging) };
  });
  const [few, all] = measured;
  const growth = all.judging / all.count / (few.judging / few.count);
  const rows = [
    {
      what: `judging ${many} benchmarks with 4 metrics`,
      value: all.judging / 1000,
      unit: 's',
      op: '<=',
      target: 2,
    },
    {
      what: `a benchmark of ${all.count} beside one of ${few.count}`,
      value: growth,
      unit: 'x',
      op: '<=',
      target: 1.5,
    },
    {
      what: 'reading what a process printed',
      value: all.reading / all.processes,
      unit: 'ms',
      op: '<=',
      target: 0.1,
    },
  ];
  if (json) console.log(JSON.stringify(rows));
  else
    for (const { what, value, unit, op, target } of rows)
      console.log(`${what}: ${value.toFixed(2)} ${unit} (${op} ${target})`);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
