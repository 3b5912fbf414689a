// What is told of a change is told under every supported Go: the newest and the two before it here, those down to 1.21
// by scripts/versions.mjs.
import { spawnSync } from 'node:child_process';
import { afterAll, expect, it } from '@jest/globals';
import { removeFolders } from './repository.js';
import { gateUnder, told } from './versions.js';
import { describeWithGo } from './with-go.js';

const versions = ['go1.25.12', 'go1.26.8', 'go1.27.4'];

function canFetch(go: string): boolean {
  return spawnSync('go', ['version'], { env: { ...process.env, GOTOOLCHAIN: go } }).status === 0;
}

afterAll(removeFolders);

describeWithGo('a gate under another Go', () => {
  // Without a network only what is there can be tried; skipped where that may be, and failed in .ci/run.
  const known = process.env['PPROFGATE_REQUIRE_GO'] === '1' ? versions : versions.filter(canFetch);
  const missing = versions.filter((go) => !known.includes(go));
  if (missing.length > 0) it.skip.each(missing)('%s is not here and cannot be fetched', () => undefined);
  it.each(known)(
    '%s tells what and where',
    async (go) => {
      const seen = await gateUnder(go);
      expect(seen.go).toBe(go);
      const minor = Number(go.split('.')[1]);
      const due = told.filter(({ since }) => since <= minor);
      expect(due.map(({ name, check }) => [name, check(seen)])).toEqual(due.map(({ name }) => [name, null]));
    },
    300_000,
  );
});
