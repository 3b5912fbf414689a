// How fast we are, as ratios of things measured in one run on one machine: `npm run bench`. Needs dist/, Go and
// Chromium. `--only profile|judge|page|report|start|gate` measures a part.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = fileURLToPath(new URL('..', import.meta.url));
const cli = join(root, 'dist/cli.js');
const starts = 21;

/** A row of the table: what was measured beside what, and what it may be at most or must be at least. */
const row = (what, value, unit, op, target) => ({
  what,
  value,
  unit,
  op,
  target,
  good: op === '<=' ? value <= target : value >= target,
});

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

function run(args, { accept = [0], ...options } = {}) {
  const start = process.hrtime.bigint();
  const child = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 1 << 28, ...options });
  const ms = Number(process.hrtime.bigint() - start) / 1e6;
  if (child.error) throw child.error;
  if (!accept.includes(child.status))
    throw new Error(`node ${args.join(' ')}: exit ${child.status}\n${child.stderr}`);
  return { ms, stdout: child.stdout };
}

/** Large profiles against `go tool pprof` and against inflating alone. */
function profile() {
  return JSON.parse(run([join(root, 'scripts/bench-profile.mjs'), '--json']).stdout).map(
    ({ what, value, unit, op, target }) => row(what, value, unit, op, target),
  );
}

/** Judging very many benchmarks. */
function judge() {
  return JSON.parse(run([join(root, 'scripts/bench-judge.mjs'), '--json']).stdout).map(
    ({ what, value, unit, op, target }) => row(what, value, unit, op, target),
  );
}

/** The page of a profile beside pprof's own, in one browser; measured by scripts/bench-page.mjs. */
function page() {
  return JSON.parse(run([join(root, 'scripts/bench-page.mjs'), '--json']).stdout).map(
    ({ what, value, unit, op, target }) => row(what, value, unit, op, target),
  );
}

/** A report of a hundred benchmarks that all got worse, from its captures to the file. */
function report() {
  return JSON.parse(run([join(root, 'scripts/bench-report.mjs'), '--json']).stdout).map(
    ({ what, value, unit, op, target }) => row(what, value, unit, op, target),
  );
}

/** The whole life of `--version`, so an upper bound of the time to the first line, beside an empty Node. */
function start() {
  const times = { empty: [], cli: [] };
  for (let i = 0; i < starts; i++) {
    times.empty.push(run(['-e', '0']).ms);
    times.cli.push(run([cli, '--version']).ms);
  }
  const [empty, ours] = [median(times.empty), median(times.cli)];
  const what = `cold start above node -e 0 (${empty.toFixed(0)} ms), medians of ${starts}`;
  return [row(what, ours - empty, 'ms', '<=', 150)];
}

/** A gate over the two commits of the demo: what of its time is not spent in children. */
function gate() {
  const scratch = mkdtempSync(join(tmpdir(), 'pprof-gate-bench-'));
  try {
    const story = join(scratch, 'story');
    const out = join(scratch, 'out');
    run([join(root, 'scripts/demo-repository.mjs'), story]);
    const { ms } = run([cli, 'gate', '--repo', story, '--base', 'HEAD~1', '--head', 'HEAD', '--out', out], {
      accept: [0, 1],
    });
    const journal = readFileSync(join(out, 'capture/head/journal.jsonl'), 'utf8').trimEnd().split('\n');
    const end = JSON.parse(journal.at(-1));
    if (end.type !== 'end') throw new Error('the journal has no end');
    const what = `gate of the demo (${(ms / 1000).toFixed(0)} s) outside its children`;
    return [row(what, (100 * (ms - end.childrenMs)) / ms, '%', '<=', 5)];
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

const parts = { profile, judge, page, report, start, gate };
const { only } = parseArgs({ options: { only: { type: 'string', multiple: true } } }).values;
const unknown = only?.find((name) => !(name in parts));
if (unknown !== undefined) throw new Error(`--only ${unknown}: one of ${Object.keys(parts).join(', ')}`);

const rows = (only ?? Object.keys(parts)).flatMap((name) => parts[name]());
const width = Math.max(...rows.map(({ what }) => what.length));
const digits = (value) => (Math.abs(value) < 10 ? value.toFixed(2) : value.toFixed(0));
for (const { what, value, unit, op, target, good } of rows) {
  console.log(
    `${good ? '✓' : '✗'} ${what.padEnd(width)}  ${`${digits(value)} ${unit}`.padStart(10)}  ${op} ${target} ${unit}`,
  );
}
if (rows.some(({ good }) => !good)) process.exitCode = 1;
