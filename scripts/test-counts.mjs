// Prints what scripts/result-reporter.mjs wrote as `N passed, N failed, N skipped`.
import { existsSync, readFileSync } from 'node:fs';

const [file] = process.argv.slice(2);
// Tests that never got so far as to report are one failure.
const nothing = { passed: 0, failed: 1, skipped: 0 };
const { passed, failed, skipped } = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : nothing;
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
if (failed > 0 || passed === 0) process.exitCode = 1;
