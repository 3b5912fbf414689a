// The recorded run of the demo, with its real profiles and diff, on the pull request that it would be.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from '@jest/globals';
import { captureDirectories } from '../../src/adapters/capture-directory.js';
import { policyOf } from '../../src/config/policy.js';
import { defaultConfig } from '../../src/config/schema.js';
import { configOf, reportOn } from '../../src/judgement.js';
import { withoutMarker } from '../../src/publish/marker.js';
import { publish } from '../../src/publish/publish.js';
import { variantOf } from '../../src/publish/variant.js';
import { expectGolden } from './golden.js';
import { headSha, MemoryForge, stillClock } from './memory-forge.js';

const demo = fileURLToPath(new URL('../../demo/', import.meta.url));

/** A file of the pull request as GitHub shows it: hunks with three lines of context. */
function pullFile(path: string) {
  const args = ['diff', '--no-index', '-U3', path, join('_head', path)];
  const { stdout } = spawnSync('git', args, { cwd: demo, encoding: 'utf8' });
  return { path, status: 'modified', patch: stdout.slice(stdout.indexOf('@@')).trimEnd() };
}

it('real culprits come to the lines that they are', async () => {
  const read = (side: string) => captureDirectories.read(join(demo, 'recording/capture', side));
  const head = await read('head');
  const report = reportOn(
    { base: await read('base'), head, stored: null },
    policyOf(configOf(head) ?? defaultConfig),
  );
  const forge = new MemoryForge();
  forge.files = ['finder/finder.go', 'suggest/suggest.go'].map(pullFile);
  for (const { path } of forge.files) forge.texts.set(path, readFileSync(join(demo, '_head', path), 'utf8'));
  const run = { key: 'default', sha: headSha, run: 7, attempt: 1, variant: variantOf(head.manifest) };
  const patch = head.files.get('diff.patch') ?? null;
  expect(patch).not.toBeNull();
  const request = { pull: 1, run, report, patch, comment: 'always', reviewComments: true } as const;
  const published = await publish({ ...request, source: null, page: null }, forge, stillClock());
  expect(published.notices).toEqual([]);

  const told = forge.reviews.map(({ path, line, body }) => {
    const text = line === null ? '(file)' : (forge.texts.get(path)?.split('\n')[line - 1] ?? '').trim();
    return `${path}:${String(line)} ${text}\n\n${withoutMarker(body)}\n`;
  });
  expectGolden('recorded-lines.golden.md', told.join('\n---\n\n'));
});
