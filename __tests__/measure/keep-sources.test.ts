// What a session keeps of its sources: of both sides, from their own trees.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { readEvidence } from '../../src/evidence/evidence.js';
import { keepSources } from '../../src/measure/keep-sources.js';
import { allocationProfile } from '../judge/kept-profile.js';
import { candidate, fakeSession } from './fake-session.js';

const source = (side: string): string =>
  [
    'package finder',
    '',
    'func Others() {}',
    ...Array.from({ length: 6 }, () => ''),
    'func Look() {',
    `\t// of ${side}`,
    '\tkeep()',
    ...Array.from({ length: 8 }, () => '\twaste()'),
    '}',
    '',
  ].join('\n');

async function session(sides: readonly string[] = ['base', 'head']) {
  const fake = await fakeSession([candidate('Look')]);
  for (const side of fake.session.sides) {
    const { tree, writer } = side;
    side.manifest = { ...side.manifest, modules: [{ path: 'example.com/m', dir: '.' }] };
    mkdirSync(join(tree.root, 'finder'), { recursive: true });
    writeFileSync(join(tree.root, 'finder/look.go'), source(tree.side));
    if (!sides.includes(tree.side)) continue;
    for (const iterations of [100, 200]) {
      const file = `profiles/look.${iterations}.pb.gz`;
      await writer.append(file, allocationProfile(iterations * 10, iterations * 10));
      const id = { pkg: 'example.com/m/finder', name: 'BenchmarkLook', procs: 1 };
      await writer.record({ type: 'profile', ...id, kind: 'heap', iterations, file });
    }
  }
  return fake;
}

it('keeps functions of both sides', async () => {
  const fake = await session();
  await keepSources(fake.session);
  const captures = await fake.finish();
  for (const [side, capture] of Object.entries(captures)) {
    const sources = readEvidence(capture).sources();
    expect(sources?.files).toEqual(['finder/look.go']);
    expect(sources?.at('finder/look.go', 12)).toMatchObject({ line: 10, endLine: 21 });
    expect(sources?.at('finder/look.go', 12)?.lines[1]).toBe(`\t// of ${side}`);
    expect(sources?.at('finder/look.go', 3)).toBeNull();
    // The test file with the benchmark is not there.
    expect([sources?.left, sources?.unread, sources?.benchmarksLeft]).toEqual([0, 1, 0]);
    expect(capture.manifest.files.map(({ path }) => path)).toContain('sources.json');
  }
});

it('keeps nothing where nothing was profiled', async () => {
  const fake = await session(['head']);
  await keepSources(fake.session);
  const { base, head } = await fake.finish();
  expect([base.files.has('sources.json'), head.files.has('sources.json')]).toEqual([false, true]);
  expect(readEvidence(base).sources()).toBeNull();
});

it('tells how many benchmarks there was no time for', async () => {
  const fake = await session();
  let now = 0;
  const { clock } = fake.session.ports;
  const late = {
    ...fake.session,
    ports: { ...fake.session.ports, clock: { ...clock, now: () => (now += 6000) } },
  };
  await keepSources(late);
  const { head } = await fake.finish();
  const { sources } = readEvidence(head);
  expect([sources()?.benchmarksLeft, sources()?.files]).toEqual([1, []]);
});
