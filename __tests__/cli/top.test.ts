// The table against what `go tool pprof -top` said of a corpus, and against itself with options of both.
// PPROFGATE_CORPUS adds a larger corpus.
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { frameText } from '../../src/profile/frames.js';
import type { TopJson, ValueJson } from '../../src/report/profiles/view-json.js';
import { readGoldens } from '../profile/goldens.js';
import { itWithGo } from '../with-go.js';
import { pprofTop, type PprofTop } from './pprof.js';
import { printed } from './screen.js';

const own = join(import.meta.dirname, '../corpus/profiles');
const larger = process.env['PPROFGATE_CORPUS'];
const folders = [own, ...(larger === undefined ? [] : [join(larger, 'profiles')])];
/** What was made to be odd: names without a meaning, and paths that pprof itself shortens otherwise. */
const odd = /^synth-(?:edge|large)/;

/** Our table as pprof's: with a base, of the differences. */
async function ours(folder: string, words: readonly string[]): Promise<PprofTop> {
  const json = JSON.parse(await printed(folder, ['top', '--json', ...words])) as TopJson;
  const moved = (value: ValueJson): number => ('delta' in value ? value.delta : value.head);
  const rows = json.rows.map(({ flat, cum, ...place }) => {
    const name = frameText({ ...place, startLine: 0 }, json.by);
    return `${moved(flat)} ${moved(cum)} ${name}`;
  });
  const total = 'base' in json.total ? json.total.base || json.total.head : json.total.head;
  return { total, rows: rows.sort() };
}

describe.each(folders)('top in %s', (folder) => {
  // By line, base and head are joined by the distance to the first line of the function; pprof takes the line.
  const goldens = readGoldens(folder).filter(
    ({ profile, base, by }) => !odd.test(profile) && (base === null || by === 'function'),
  );

  it.each(goldens.map((golden) => [golden.file, golden] as const))('%s', async (_, golden) => {
    const { profile, base, type, by } = golden;
    const files = [profile, ...(base === null ? [] : [base])];
    const { total, rows } = await ours(folder, [...files, '--sample-type', type, '--by', by]);
    const theirs = golden.rows.filter((row) => !row.startsWith('0 0 ')).sort();
    expect(total).toBe(golden.total);
    if (golden.head) expect(rows).toEqual(expect.arrayContaining(theirs));
    else expect(rows).toEqual(theirs);
  });
});

const cpu = { type: 'cpu', unit: 'nanoseconds' };
const space = { type: 'alloc_space', unit: 'bytes' };
const objects = { type: 'alloc_objects', unit: 'count' };
const delay = { type: 'delay', unit: 'nanoseconds' };

describe('top with options of pprof', () => {
  const heap = 'pair-head.heap.pb.gz';
  const theCpu = 'pair-head.cpu.pb.gz';

  itWithGo.each([
    [theCpu, cpu, []],
    [heap, space, []],
    ['flate-go1.21.block.pb.gz', delay, []],
    ['pair-diff.heap.pb.gz', space, []],
    [theCpu, cpu, ['--focus', 'Render']],
    [theCpu, cpu, ['--focus', '^runtime\\.malloc', '--ignore', 'Deep']],
    [theCpu, cpu, ['--ignore', 'testing\\.\\(\\*B\\)']],
    [theCpu, cpu, ['--hide', '^runtime\\.']],
    [theCpu, cpu, ['--hide', 'sort', '--focus', 'Render']],
    [theCpu, cpu, ['--focus', 'no function has this name']],
    [theCpu, cpu, ['--focus', '(?i)RENDER', '--hide', '\\Qsort.pdq\\E']],
    [heap, space, ['--focus', 'strings/builder\\.go']],
    [heap, objects, ['--hide', 'fmt|regexp', '--ignore', 'Deep']],
    ['flate-go1.21.block.pb.gz', delay, ['--hide', 'sync']],
  ] as const)('%s %j %j', async (file, type, words) => {
    const given = words.map((word) => word.replace(/^--/, '-'));
    const options = given.flatMap((word, at) => (at % 2 === 0 ? [`${word}=${given[at + 1] ?? ''}`] : []));
    for (const by of ['function', 'line'] as const) {
      const theirs = pprofTop(own, file, type, by === 'line' ? '-lines' : '-functions', ...options);
      const { total, rows } = await ours(own, [file, '--sample-type', type.type, '--by', by, ...words]);
      expect(rows).toEqual(theirs.rows);
      if (rows.length > 0) expect(total).toBe(theirs.total);
    }
  });

  itWithGo.each([
    ['cpu', cpu],
    ['heap', space],
    ['heap', objects],
    ['block', delay],
    ['mutex', delay],
  ] as const)('-diff_base of %s, %j', async (kind, type) => {
    const [head, base] = [`pair-head.${kind}.pb.gz`, `pair-base.${kind}.pb.gz`];
    // pprof also looks at the name of the binary, shop.test.
    const filtered = ['focus=stories/shop', 'hide=^runtime\\.'];
    for (const filters of [[], filtered]) {
      const theirs = pprofTop(
        own,
        head,
        type,
        '-functions',
        `-diff_base=${join(own, base)}`,
        ...filters.map((filter) => `-${filter}`),
      );
      const words = filters.map((filter) => `--${filter}`);
      expect(await ours(own, [head, base, '--sample-type', type.type, ...words])).toEqual(theirs);
    }
  });
});
