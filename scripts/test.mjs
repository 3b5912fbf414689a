// npm test: with arguments, jest with these. Without: all tests but those about times beside each other, then those one
// file after the other, with nothing else at work; all are counted together (PPROFGATE_TEST_RESULT).
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const jestBin = fileURLToPath(new URL('../node_modules/jest/bin/jest.js', import.meta.url));
const modules = ['--experimental-vm-modules', '--no-warnings', jestBin];
const given = process.argv.slice(2);

/** Status of a jest of its own. Workers that have grown are replaced: in one process heaps of all files add up. */
function jest(args, result) {
  const env = { ...process.env, ...(result === undefined ? {} : { PPROFGATE_TEST_RESULT: result }) };
  const child = spawn(process.execPath, [...modules, ...args], { stdio: 'inherit', env });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}

function sum(files) {
  const counts = files.map((file) => JSON.parse(readFileSync(file, 'utf8')));
  const total = (name) => counts.reduce((all, count) => all + count[name], 0);
  return { passed: total('passed'), failed: total('failed'), skipped: total('skipped') };
}

if (given.length > 0) {
  process.exitCode = await jest(given);
} else {
  const folder = mkdtempSync(join(tmpdir(), 'pprof-gate-counts-'));
  const runs = [
    [
      '--maxWorkers=2',
      '--workerIdleMemoryLimit=400MB',
      '--testPathIgnorePatterns=/e2e/',
      '--testPathIgnorePatterns=/__tests__/page/',
    ],
    [
      '__tests__/e2e/',
      '__tests__/page/',
      '--maxWorkers=2',
      '--workerIdleMemoryLimit=400MB',
      '--testPathIgnorePatterns=/e2e/timed/',
    ],
    ['--runInBand', '__tests__/e2e/timed/'],
  ];
  const [codes, results] = [[], []];
  for (const [index, args] of runs.entries()) {
    results.push(join(folder, `${index}.json`));
    codes.push(await jest(args, results[index]));
  }
  process.exitCode = Math.max(...codes);
  const counts = sum(results);
  const { PPROFGATE_TEST_RESULT: wanted } = process.env;
  if (wanted) writeFileSync(wanted, JSON.stringify(counts));
  rmSync(folder, { recursive: true });
  console.log(`all: ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
}
