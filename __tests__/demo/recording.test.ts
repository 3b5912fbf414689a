// The recorded run of the demo can show its sources: they are those of the two commits, and so are the hunks between.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from '@jest/globals';
import { captureDirectories } from '../../src/adapters/capture-directory.js';
import { hunksOf } from '../../src/diff/wanted-hunks.js';
import { readEvidence, type Evidence } from '../../src/evidence/evidence.js';
import { TouchedFunctions } from '../../src/evidence/touched-functions.js';
import type { Side } from '../../src/model/pair.js';

const demo = fileURLToPath(new URL('../../demo/', import.meta.url));

async function recorded(side: Side): Promise<Evidence> {
  return readEvidence(await captureDirectories.read(join(demo, 'recording/capture', side)));
}

function linesOf(side: Side, file: string): string[] {
  const changed = join(demo, '_head', file);
  return readFileSync(side === 'head' && existsSync(changed) ? changed : join(demo, file), 'utf8').split('\n');
}

it.each(['base', 'head'] as const)('holds the functions that the profiles of %s touch', async (side) => {
  const evidence = await recorded(side);
  const sources = evidence.sources();
  expect([sources?.left, sources?.unread, sources?.benchmarksLeft]).toEqual([0, 0, 0]);
  for (const file of sources?.files ?? [])
    for (const { line, endLine, lines } of sources?.of(file) ?? []) {
      expect(lines).toEqual(linesOf(side, file).slice(line - 1, endLine));
      expect(lines[0]).toMatch(/^func /);
      expect(lines.at(-1)).toBe('}');
    }
  const touched = new TouchedFunctions(evidence.manifest.modules);
  for (const benchmark of evidence.benchmarks.values()) touched.add(benchmark);
  expect(touched.list().length).toBeGreaterThan(8);
  for (const { file, startLine } of touched.list()) expect(sources?.at(file, startLine)).not.toBeNull();
});

it('holds what of the diff lies in a function', async () => {
  const head = await recorded('head');
  const file = 'finder/finder.go';
  // Where the culprit of the story is.
  const excerpt = head.sources()?.at(file, 86);
  expect(excerpt?.lines[0]).toBe('func (f *Finder) scan(name string) (string, bool) {');
  const { line = 0, endLine = 0 } = excerpt ?? {};
  const { hunks, left } = hunksOf(head.diff ?? new Uint8Array(), [{ side: 'head', file, line, endLine }]);
  expect([hunks.length, left]).toEqual([2, 0]);
  expect(hunks[0]?.lines).toContain('+\t\tpath := filepath.Join(folder.path, name)');
  for (const { headLine, lines } of hunks) {
    const added = lines.filter((one) => one.startsWith('+')).map((one) => one.slice(1));
    expect(added).toEqual(linesOf('head', file).slice(headLine - 1, headLine - 1 + added.length));
  }
});
