// Measures, in one run and alternating, on two made-up profiles (profile-synth.mjs):
//   - the whole process of `diff` against `go tool pprof -top -diff_base`: wall time and peak memory;
//   - decoding alone against `pako.ungzip` of the same bytes.
//
//   node scripts/bench-profile.mjs [--json] [--rounds 5] [--seed 1] [--ours 'node dist/cli.js diff']
//
// `--ours` is the command that gets BASE and HEAD behind it. By default the command of this checkout, or, where
// there is no dist/cli.js, what it is made of.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { synthesize } from './profile-synth.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values: options } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '5' },
    seed: { type: 'string', default: '1' },
    ours: { type: 'string' },
  },
});
const rounds = Number(options.rounds);
if (!(rounds >= 5)) throw new Error('--rounds: 5 or more, for a median worth the name');

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** The core as one file, to import and to run. */
async function bundle(file, contents) {
  await build({
    stdin: { contents, resolveDir: root, loader: 'ts' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile: file,
    logLevel: 'error',
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
  });
}

const core = `
export { decodeProfile } from './src/profile/decode.ts';
export { ungzip } from 'pako';
`;
const diff = `
import { readFileSync } from 'node:fs';
import { decodeProfile } from './src/profile/decode.ts';
import { diffFolds } from './src/profile/diff.ts';
import { foldProfile } from './src/profile/fold.ts';
import { renderDiffTable } from './src/report/top-table.ts';
const fold = (file) => foldProfile(decodeProfile(readFileSync(file)), 'function');
const [base, head] = process.argv.slice(2).map(fold);
process.stdout.write(renderDiffTable(diffFolds({ base, head })));
`;

/** What Linux says about a process; nothing once it is gone, and nothing on other systems. */
function statusOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT' || error.code === 'ESRCH') return '';
    throw error;
  }
}

/** Runs a command to its end: wall time, and peak memory where the system tells it (else null). */
function measure([program, ...args]) {
  return new Promise((resolve, reject) => {
    const start = process.hrtime.bigint();
    const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'] });
    let stderr = '';
    child.stderr.on('data', (data) => (stderr += data));
    // The kernel keeps the high-water mark itself, so a few looks are enough.
    let peak = null;
    const look = setInterval(() => {
      const kibibytes = /^VmHWM:\s+(\d+)/m.exec(statusOf(child.pid))?.[1];
      if (kibibytes !== undefined) peak = Math.max(peak ?? 0, Number(kibibytes) / 1024);
    }, 10);
    child.on('error', reject);
    child.on('close', (code) => {
      clearInterval(look);
      const ms = Number(process.hrtime.bigint() - start) / 1e6;
      if (code === 0) resolve({ ms, mebibytes: peak });
      else reject(new Error(`${program} ${args.join(' ')}: exit ${code}\n${stderr}`));
    });
  });
}

/** pprof itself, so that the start of the go command does not count. */
function pprof() {
  const found = spawnSync('go', ['tool', '-n', 'pprof'], { encoding: 'utf8' });
  if (found.error) throw found.error;
  if (found.status !== 0) throw new Error(`go tool -n pprof: ${found.stderr}`);
  const program = found.stdout.trim();
  // Built on the first use by Go 1.25 and later.
  if (!existsSync(program)) spawnSync('go', ['tool', 'pprof', '-h'], { stdio: 'ignore' });
  return existsSync(program) ? [program] : ['go', 'tool', 'pprof'];
}

function timed(work) {
  const start = process.hrtime.bigint();
  work();
  return Number(process.hrtime.bigint() - start) / 1e6;
}

const scratch = mkdtempSync(join(tmpdir(), 'pprof-gate-bench-'));
try {
  const made = synthesize({ seed: Number(options.seed) });
  const [base, head] = ['base', 'head'].map((side) => {
    const file = join(scratch, `${side}.pb.gz`);
    writeFileSync(file, gzipSync(made[side], { level: 1 }));
    return file;
  });
  const megabytes = (made.base.length / 1e6).toFixed(1);

  const cli = join(root, 'dist/cli.js');
  let ours = options.ours?.split(' ');
  if (ours === undefined && existsSync(cli)) ours = [process.execPath, cli, 'diff'];
  if (ours === undefined) {
    const file = join(scratch, 'diff.mjs');
    await bundle(file, diff);
    ours = [process.execPath, file];
  }
  const theirs = [...pprof(), '-symbolize=none', '-top'];

  const runs = { ours: [], theirs: [] };
  for (let i = 0; i < rounds; i++) {
    runs.theirs.push(await measure([...theirs, `-diff_base=${base}`, head]));
    runs.ours.push(await measure([...ours, base, head]));
  }

  const file = join(scratch, 'core.mjs');
  await bundle(file, core);
  const { decodeProfile, ungzip } = await import(pathToFileURL(file).href);
  const bytes = new Uint8Array(readFileSync(base));
  const times = { decode: [], ungzip: [] };
  for (let i = 0; i < rounds; i++) {
    times.ungzip.push(timed(() => ungzip(bytes)));
    times.decode.push(timed(() => decodeProfile(bytes)));
  }

  const of = (side, what) => median(runs[side].map((run) => run[what]));
  const ms = (value) => `${value.toFixed(0)} ms`;
  const rows = [
    {
      what: `diff of two ${megabytes} MB profiles: times faster than pprof (${ms(of('ours', 'ms'))}, ${ms(of('theirs', 'ms'))})`,
      value: of('theirs', 'ms') / of('ours', 'ms'),
      unit: '×',
      op: '>=',
      target: 4,
    },
    {
      what: `its decoding: times pako.ungzip of the same bytes (${ms(median(times.decode))}, ${ms(median(times.ungzip))})`,
      value: median(times.decode) / median(times.ungzip),
      unit: '×',
      op: '<=',
      target: 4,
    },
  ];
  const [mine, other] = [of('ours', 'mebibytes'), of('theirs', 'mebibytes')];
  if (mine !== null && other !== null) {
    rows.splice(1, 0, {
      what: `its peak memory: share of pprof's (${mine.toFixed(0)} MiB, ${other.toFixed(0)} MiB)`,
      value: mine / other,
      unit: '×',
      op: '<=',
      target: 0.5,
    });
  }
  if (options.json) {
    console.log(JSON.stringify(rows));
  } else {
    for (const { what, value, unit, op, target } of rows) {
      console.log(`${value.toFixed(2)} ${unit} (${op} ${target})  ${what}`);
    }
    if (mine === null || other === null) console.log('peak memory: not measured, this system has no /proc');
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
