// Measures the page of a profile beside pprof's own: `node scripts/bench-page.mjs [--json] [--samples 2100]`. A made-up
// profile of 50,000 frames, as `flame --out x.html` of dist/ writes it and as `go tool pprof -http` serves it, in turns in one
// headless Chromium (PPROFGATE_CHROMIUM names another one). Needs Go.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { buildSync } from 'esbuild';
import puppeteer from 'puppeteer-core';
import { importSource } from './import-source.mjs';
import { synthesize } from './profile-synth.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const { json, samples } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    samples: { type: 'string', default: '2100' },
  },
}).values;
const runs = 9;
const viewport = { width: 1400, height: 900 };
/** The row of boxes that is clicked at: far enough down that most of the picture changes. */
const clickedRow = 6;

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** Fewer frames would be another claim. */
const leastFrames = 50_000;

/** Writes our file of a profile. Gives where the box to be clicked is, and the same data for code without a page. */
async function ourFile(bytes, profileFile, out) {
  const command = [join(root, 'dist/cli.js'), 'flame', profileFile, '--out', out];
  execFileSync(process.execPath, command, { cwd: scratch, stdio: 'ignore' });
  const core = await importSource(`
    export { decodeProfile } from './src/profile/decode.js';
    export { stackTable } from './src/profile/stacks.js';
    export { callTree } from './src/flame/call-tree.js';
    export { viewOf } from './src/flame/view.js';
    export { layoutOf } from './src/flame/weights.js';
    export { eachBox } from './src/flame/boxes.js';
    export { profilePage } from './src/report/html/profile-page.js';
  `);
  const profile = core.decodeProfile(bytes);
  const tables = profile.sampleTypes.map((_, type) => ({ head: core.stackTable(profile, type) }));
  const tree = core.callTree(tables);
  const page = core.profilePage('synth', {
    kind: 'synth',
    tree,
    sides: { base: false, head: true },
    operations: null,
    shownFirst: profile.defaultSampleType,
    grains: tables.map(() => ({ base: 0, head: 0 })),
  });
  if (tree.count - 1 < leastFrames) throw new Error(`${tree.count - 1} frames, not ${leastFrames}`);
  const view = core.viewOf(tree, { type: profile.defaultSampleType, by: 'function', direction: 'callees' });
  const layout = core.layoutOf(view, 'head');
  let widest = { width: 0 };
  const rows = [clickedRow, clickedRow];
  core.eachBox(view, layout, { zoom: 0, pixels: 1, rows, least: 0 }, (box) => {
    if (box.width > widest.width) widest = box;
  });
  return { frames: tree.count - 1, boxes: view.count - 1, at: widest.x + widest.width / 2, page };
}

async function freePort() {
  const server = createServer();
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}

/** pprof's own page, once it answers. */
async function serve(file) {
  const url = `http://127.0.0.1:${await freePort()}/ui/flamegraph`;
  const child = spawn('go', ['tool', 'pprof', `-http=${new URL(url).host}`, '-no_browser', file], {
    stdio: 'ignore',
    env: { ...process.env, GOTOOLCHAIN: 'local' },
  });
  for (let tries = 0; tries < 100; tries++) {
    try {
      const answer = await fetch(url);
      return { url, bytes: (await answer.arrayBuffer()).byteLength, child };
    } catch {
      await new Promise((done) => setTimeout(done, 100));
    }
  }
  throw new Error('go tool pprof does not answer');
}

/**
 * Runs in the page before anything else. `__painted`: when the frame with the last drawing was done, in milliseconds
 * since the page was asked for. Ours draws in a frame, pprof's makes elements that the next frame shows.
 */
function watchDrawing() {
  window.__painted = 0;
  const { port1, port2 } = new MessageChannel();
  let pending = false;
  // The task behind a frame: by then the frame has been painted.
  port1.onmessage = () => {
    pending = false;
    window.__painted = performance.now();
  };
  const { fillRect } = CanvasRenderingContext2D.prototype;
  CanvasRenderingContext2D.prototype.fillRect = function (...box) {
    if (!pending) port2.postMessage(0);
    pending = true;
    fillRect.apply(this, box);
  };
  new MutationObserver(() => {
    if (pending || document.querySelector('#stack-chart .boxtext') === null) return;
    pending = true;
    requestAnimationFrame(() => port2.postMessage(0));
  }).observe(document, { childList: true, subtree: true });
  addEventListener(
    'click',
    () => {
      window.__clicked = performance.now();
      window.__painted = 0;
    },
    true,
  );
}

/** When drawing was done that nothing followed for a while. */
function painted(page) {
  return page.evaluate(async () => {
    for (let before = -1; ;) {
      if (window.__painted > 0 && window.__painted === before) return window.__painted;
      before = window.__painted;
      await new Promise((done) => setTimeout(done, 150));
    }
  });
}

async function once(browser, url, pointOf) {
  const page = await browser.newPage();
  await page.setViewport(viewport);
  await page.evaluateOnNewDocument(watchDrawing);
  await page.goto(url);
  const first = await painted(page);
  const { x, y } = await pointOf(page);
  await page.mouse.click(x, y);
  const zoomed = await painted(page);
  const zoom = zoomed - (await page.evaluate(() => window.__clicked));
  await page.close();
  return { first, zoom };
}

/** The same code without a page around it, in the same browser: milliseconds of each part. */
async function parts(browser, { data, elements }) {
  const { outputFiles } = buildSync({
    absWorkingDir: root,
    stdin: {
      contents: `
        export { treeOf } from './src/flame/tree-columns.ts';
        export { viewOf } from './src/flame/view.ts';
        export { layoutOf } from './src/flame/weights.ts';
        export { paintBoxes } from './src/page/profile/paint.ts';
        export { choicesOf } from './src/page/profile/choices.ts';
        export { paletteOf } from './src/page/profile/palette.ts';
      `,
      resolveDir: root,
      loader: 'ts',
    },
    bundle: true,
    minify: true,
    write: false,
    preserveSymlinks: true,
    format: 'iife',
    globalName: 'core',
    tsconfig: 'src/page/tsconfig.json',
    logLevel: 'warning',
  });
  const page = await browser.newPage();
  await page.evaluate(`${outputFiles[0].text};window.core = core;`);
  const text = elements.get(data.profiles[0].element);
  const measured = await page.evaluate(
    async (carried, packed, count) => {
      const { treeOf, viewOf, layoutOf, paintBoxes, choicesOf, paletteOf } = window.core;
      const profile = carried.profiles[0];
      const choices = choicesOf(profile, {});
      const all = { open: [], view: [], layout: [], paint: [] };
      const timed = async (name, run) => {
        const start = performance.now();
        const value = await run();
        all[name].push(performance.now() - start);
        return value;
      };
      for (let i = 0; i < count; i++) {
        const tree = await timed('open', async () => {
          const bytes = Uint8Array.from(atob(packed), (character) => character.charCodeAt(0));
          const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
          const { name, file } = carried.functions;
          return treeOf(
            await new Response(stream).json(),
            name.map((of, at) => ({ name: of, file: file[at] })),
          );
        });
        const options = { type: choices.type, by: 'function', direction: 'callees' };
        const view = await timed('view', () => viewOf(tree, options));
        const layout = await timed('layout', () => layoutOf(view, 'head'));
        const canvas = Object.assign(document.createElement('canvas'), { width: 1400, height: 648 });
        const context = canvas.getContext('2d');
        const type = profile.types[choices.type];
        const of = {
          data: carried,
          profile,
          tree,
          view,
          layout,
          choices,
          type,
          matches: null,
          zoom: 0,
          selected: 0,
        };
        const frame = { width: 1400, height: 648, top: 0, rows: layout.deepest + 1, hover: null };
        await timed('paint', () =>
          paintBoxes(of, { context, palette: paletteOf(document.documentElement), ...frame }),
        );
      }
      return all;
    },
    data,
    text,
    runs,
  );
  await page.close();
  return Object.fromEntries(Object.entries(measured).map(([name, values]) => [name, median(values)]));
}

const scratch = mkdtempSync(join(tmpdir(), 'pprof-gate-bench-'));
let theirs;
let browser;
try {
  const { head } = synthesize({ samples: Number(samples), functions: 2000 });
  const [profile, file] = [join(scratch, 'synth.pb.gz'), join(scratch, 'ours.html')];
  writeFileSync(profile, gzipSync(head));
  const ours = await ourFile(head, profile, file);
  theirs = await serve(profile);
  browser = await puppeteer.launch({
    executablePath: process.env.PPROFGATE_CHROMIUM || '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-dev-shm-usage'],
  });
  const times = { ours: [], theirs: [] };
  for (let run = 0; run <= runs; run++) {
    const own = await once(browser, pathToFileURL(file).href, (page) =>
      page.$eval(
        'canvas',
        (canvas, at, row) => {
          const { left, top, width } = canvas.getBoundingClientRect();
          return { x: left + at * width, y: top + (row + 0.5) * 20 };
        },
        ours.at,
        clickedRow,
      ),
    );
    const other = await once(browser, theirs.url, (page) =>
      page.$eval(
        '#stack-chart',
        (chart, row) => {
          const boxes = Array.from(chart.querySelectorAll('.boxtext'), ({ parentElement }) => {
            const { left, top, width, height } = parentElement.getBoundingClientRect();
            return { left, top, width, height };
          });
          const tops = [...new Set(boxes.map(({ top }) => top))].sort((a, b) => a - b);
          const [widest] = boxes.filter(({ top }) => top === tops[row]).sort((a, b) => b.width - a.width);
          return { x: widest.left + widest.width / 2, y: widest.top + widest.height / 2 };
        },
        clickedRow,
      ),
    );
    // The first of each warms up.
    if (run === 0) continue;
    times.ours.push(own);
    times.theirs.push(other);
  }
  const of = (side, what) => median(times[side].map((time) => time[what]));
  const row = (what, value, other, most) => ({
    what: `${what} of ${ours.frames} frames (${value.toFixed(0)} ms beside ${other.toFixed(0)} ms of pprof)`,
    value: value / other,
    unit: 'x',
    op: '<=',
    target: most,
  });
  const rows = [
    row('first paint', of('ours', 'first'), of('theirs', 'first'), 1),
    row('zoom', of('ours', 'zoom'), of('theirs', 'zoom'), 1),
  ];
  const { size } = statSync(file);
  const script = await parts(browser, ours.page);
  if (json) console.log(JSON.stringify(rows));
  else {
    for (const { what, value, unit, op, target } of rows)
      console.log(`${what}: ${value.toFixed(2)} ${unit} (${op} ${target})`);
    console.log(`file: ${size} bytes; pprof's page: ${theirs.bytes} bytes`);
    const told = Object.entries(script).map(([name, ms]) => `${name} ${ms.toFixed(1)} ms`);
    console.log(`script for ${ours.boxes} nodes: ${told.join(', ')}`);
  }
} finally {
  await browser?.close();
  theirs?.child.kill();
  rmSync(scratch, { recursive: true, force: true });
}
