// Takes the pictures of docs/report.md: pages of the report of the recorded demo, in a headless Chromium.
//
//   node scripts/report-picture.mjs [--chromium /usr/bin/chromium]
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import puppeteer from 'puppeteer-core';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values } = parseArgs({ options: { chromium: { type: 'string', default: '/usr/bin/chromium' } } });
const out = mkdtempSync(join(tmpdir(), 'report-picture-'));

/** The data that the page reads, to find the benchmark and its profile by name. */
function dataOf(html) {
  const [, text] = /id="data">([^<]+)</.exec(html);
  return JSON.parse(gunzipSync(Buffer.from(text, 'base64')).toString());
}

const browser = await puppeteer.launch({ executablePath: values.chromium, args: ['--no-sandbox'] });
try {
  // Its verdict fails, and that is the point of the demo.
  try {
    execFileSync('node', ['dist/cli.js', 'report', 'demo/recording', '--out', out], { cwd: root });
  } catch (error) {
    if (error.status !== 1) throw error;
  }
  const file = join(out, 'report.html');
  const { profiles } = dataOf(readFileSync(file, 'utf8'));
  const memory = profiles.findIndex(({ kind }) => kind === 'heap');
  const page = await browser.newPage();
  const take = async (name, hash, width, height) => {
    await page.setViewport({ width, height });
    await page.goto('about:blank');
    await page.goto(pathToFileURL(file).href + hash);
    await page.waitForSelector('h1');
    await page.waitForNetworkIdle();
    await page.screenshot({ path: join(root, 'docs', `${name}.png`) });
    console.log(`docs/${name}.png`);
  };
  await take('report-overview', '', 1100, 620);
  await take('report-flame', `#/profile/${memory}?zoom=5&at=6`, 1100, 1000);
} finally {
  await browser.close();
  rmSync(out, { recursive: true });
}
