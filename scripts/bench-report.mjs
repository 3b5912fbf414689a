// Measures what a report costs from its captures on: `node scripts/bench-report.mjs [--json] [--benchmarks 100] [--stacks
// 1500] [--out FILE]`. Every benchmark got worse, and has two profiles of so many stacks on each side. Judging, the page,
// and the peak of the process' memory; the page itself goes to FILE.
import { readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { importSource } from './import-source.mjs';
import { bundlePage } from './page-bundle.mjs';

const { values: options } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    benchmarks: { type: 'string', default: '100' },
    stacks: { type: 'string', default: '1500' },
    out: { type: 'string' },
  },
});

const core = await importSource(`
  export { manyCaptures } from './__tests__/report/html/hundred.js';
  export { defaultConfig } from './src/config/schema.js';
  export { policyOf } from './src/config/policy.js';
  export { readEvidence } from './src/evidence/evidence.js';
  export { reportOn } from './src/judgement.js';
  export { renderHtml } from './src/report/html/render.js';
`);

/** What the process holds now, and held at most so far, in MB; null where the system does not tell. */
function memory(what) {
  if (process.platform !== 'linux') return null;
  return (
    Number(new RegExp(`${what}:\\s+(\\d+) kB`).exec(readFileSync('/proc/self/status', 'utf8'))[1]) / 1024
  );
}

const [benchmarks, stacks] = [Number(options.benchmarks), Number(options.stacks)];
const captures = core.manyCaptures(benchmarks, stacks);
const assets = bundlePage();
const before = memory('VmRSS');
const started = performance.now();
const report = core.reportOn(captures, core.policyOf(core.defaultConfig));
const judged = performance.now();
const evidence = { base: core.readEvidence(captures.base), head: core.readEvidence(captures.head) };
const html = core.renderHtml({ report, evidence, captures, stored: null }, assets);
const done = performance.now();
const peak = memory('VmHWM');
if (options.out !== undefined) writeFileSync(options.out, html);

const rows = [
  {
    what: `report.html of ${benchmarks} benchmarks, ${4 * benchmarks} profiles of ${stacks} stacks`,
    value: Buffer.byteLength(html),
    unit: 'bytes',
    op: '<=',
    target: 3_000_000,
  },
  ...(peak === null
    ? []
    : [{ what: 'memory while it is made', value: Math.round(peak), unit: 'MB', op: '<=', target: 512 }]),
];
if (options.json) console.log(JSON.stringify(rows));
else {
  for (const { what, value, unit, op, target } of rows)
    console.log(`${what}: ${value} ${unit} (${op} ${target})`);
  const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;
  console.log(`judged in ${seconds(judged - started)}, page in ${seconds(done - judged)}`);
  if (before !== null) console.log(`memory with the captures, before: ${Math.round(before)} MB`);
}
