// For tests that need the go command.
import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { it } from '@jest/globals';

export const hasGo = spawnSync('go', ['version']).status === 0;

/** `it` where Go is, else skipped. With PPROFGATE_REQUIRE_GO=1 (.ci/run) it runs, and a missing Go fails it. */
export const itWithGo = hasGo || process.env['PPROFGATE_REQUIRE_GO'] === '1' ? it : it.skip;
