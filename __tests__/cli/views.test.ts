// What top, tree and flame print. UPDATE_GOLDENS=1 writes it anew; read the diff as somebody at a terminal.
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { encodeProfile } from '../../src/profile/encode.js';
import { columnsOf } from '../../src/report/columns.js';
import type { TopJson, TreeJson } from '../../src/report/profiles/view-json.js';
import { profileOfStacks } from '../profile/columns.js';
import { printed, refusal } from './screen.js';

const profiles = join(import.meta.dirname, '../corpus/profiles');
const folder = mkdtempSync(join(realpathSync(tmpdir()), 'pprof-gate-test-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const [cpu, cpuBase] = ['pair-head.cpu.pb.gz', 'pair-base.cpu.pb.gz'];
const [heap, heapBase] = ['pair-head.heap.pb.gz', 'pair-base.heap.pb.gz'];
const mutex = ['pair-head.mutex.pb.gz', 'pair-base.mutex.pb.gz'];

const shown: readonly (readonly [width: number | null, words: readonly string[]])[] = [
  [80, ['top', cpu, '--top', '8']],
  [60, ['top', cpu, '--top', '4', '--sort', 'cum']],
  [null, ['top', cpu, '--by', 'line', '--no-runtime', '--top', '5']],
  [120, ['top', heap, heapBase, '--top', '8', '--min-share', '0.01']],
  [80, ['top', cpu, cpuBase, '--top', '4']],
  [120, ['top', heap, heapBase, '--base-ops', '200', '--head-ops', '200', '--top', '3']],
  [80, ['top', heap, '--head-ops', '200', '--top', '3', '--focus', 'Render', '--ignore', 'Map']],
  [100, ['tree', 'gin-go1.26.heap.pb.gz', '--no-runtime', '--min-share', '4']],
  [60, ['tree', heap, heapBase, '--min-share', '2']],
  [120, ['tree', heap, heapBase, '--min-share', '2']],
  [120, ['tree', cpu, cpuBase, '--callers', '--min-share', '5']],
  [80, ['tree', 'flate-go1.21.block.pb.gz', '--depth', '4']],
  [80, ['tree', ...mutex, '--sample-type', 'contentions', '--min-share', '20']],
  [120, ['flame', cpu]],
  [60, ['flame', 'gin-go1.26.heap.pb.gz']],
  [120, ['flame', heap, heapBase]],
  [80, ['flame', ...mutex, '--callers', '--depth', '3']],
  [200, ['flame', cpu, '--focus', 'Render', '--by', 'line', '--depth', '6']],
  [80, ['flame', 'pair-diff.heap.pb.gz']],
  [80, ['top', 'synth-edge-empty.pb.gz']],
  [80, ['tree', cpu, '--focus', 'no function has this name']],
  [80, ['top', cpu, cpu]],
];

describe('top, tree and flame', () => {
  it('read as they were reviewed', async () => {
    const texts: string[] = [];
    for (const [width, words] of shown) {
      const text = await printed(profiles, words, width === null ? {} : { width });
      texts.push(`$ pprof-gate ${words.join(' ')}   # ${width ?? 'no terminal'}\n${text}`);
    }
    const golden = join(import.meta.dirname, 'views.golden.txt');
    if (process.env['UPDATE_GOLDENS'] === '1') writeFileSync(golden, texts.join('\n'));
    expect(texts.join('\n')).toBe(readFileSync(golden, 'utf8'));
  });

  it.each([60, 80, 120, 200])('stay within %i columns, with colours and without', async (width) => {
    for (const [, words] of shown) {
      for (const color of [false, true]) {
        const text = await printed(profiles, words, { width, color });
        // Header and last lines are sentences: a terminal wraps them.
        const [, body = ''] = text.split('\n\n');
        const lines = body.replace(/\u001b\[[\d;]*m/g, '').split('\n');
        const rows = lines.filter((line) => !/^(?:and |gone |Percent |No |~ no )/.test(line));
        expect(rows.filter((line) => columnsOf(line) > width)).toEqual([]);
        if (!color) expect(text).not.toContain('\u001b');
      }
    }
  });
});

describe('JSON', () => {
  it('of top has every row, with both sides where there are two', async () => {
    const one = JSON.parse(await printed(profiles, ['top', cpu, '--json', '--top', '1'])) as TopJson;
    expect(one).toMatchObject({
      schema: 'pprof-gate/top/1',
      type: 'cpu',
      unit: 'nanoseconds',
      by: 'function',
      operations: null,
      total: { head: 1_150_000_000 },
      head: { path: cpu, samples: 115 },
      base: null,
    });
    expect(one.rows).toHaveLength(157);
    expect(one.rows[0]).toEqual({
      function: 'runtime.memmove',
      file: 'runtime/memmove_amd64.s',
      line: 0,
      flat: { head: 100_000_000 },
      cum: { head: 100_000_000 },
    });
    const two = JSON.parse(
      await printed(profiles, ['top', heap, heapBase, '--json', '--base-ops', '200', '--head-ops', '100']),
    ) as TopJson;
    expect(two.operations).toEqual({ base: 200, head: 100 });
    for (const { flat } of two.rows) {
      if (!('delta' in flat)) throw new Error('no delta');
      expect(flat.delta).toBe(flat.head - flat.base);
    }
  });

  it('of tree has every call behind its caller, unless something is left out', async () => {
    const tree = async (...words: string[]) =>
      JSON.parse(await printed(profiles, ['tree', cpu, '--json', ...words])) as TreeJson;
    const all = await tree();
    expect(all).toMatchObject({ schema: 'pprof-gate/tree/1', left: { lighter: 0, deeper: 0 } });
    expect(all.nodes[0]).toMatchObject({ depth: 1, function: 'testing.(*B).launch' });
    all.nodes.forEach(({ depth }, at) => {
      expect(depth).toBeLessThanOrEqual((all.nodes[at - 1]?.depth ?? 0) + 1);
    });
    const some = await tree('--min-share', '2%', '--depth', '5', '--callers');
    expect(some).toMatchObject({ direction: 'callers', left: { lighter: expect.any(Number) } });
    expect(Math.max(...some.nodes.map(({ depth }) => depth))).toBe(5);
  });
});

describe('a picture', () => {
  const svg = async (...words: string[]): Promise<string> => {
    const out = join(folder, 'x.svg');
    expect(await printed(profiles, ['flame', ...words, '--out', out])).toBe(`Written: ${out}\n`);
    return readFileSync(out, 'utf8');
  };

  it('needs nothing else, and tells by words what its colours tell', async () => {
    const text = await svg(heap, heapBase);
    expect(text).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" /);
    // An address that is no name of a namespace, a script, something from elsewhere.
    expect(text.replace('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:|<script|href|@import|url\(/i);
    expect(text).toContain('@media (prefers-color-scheme:dark)');
    expect(text).toContain(
      '<title>example.com/stories/shop.newItem\nHead 4.88 MiB, 32.4%\nBase 2.44 MiB\n+2.44 MiB, +100 %</title>',
    );
    for (const words of [
      'less than base',
      'more than base',
      'less than 2 % apart, or no more than by chance',
    ])
      expect(text).toContain(`>${words}<`);
    expect(await svg(cpu)).toContain('>standard library<');
  });

  it('has names that are no markup, whatever they are', async () => {
    const hostile = [
      '</title><script>alert(1)</script>',
      '"&\'',
      '\u001b[31mred\u202egnp',
      'line\nbreak',
      '\ud800',
    ];
    // Names are parted by blanks in this profile.
    const stacks = Object.fromEntries(hostile.map((name, at) => [name.replaceAll(' ', '_'), 100 + at]));
    writeFileSync(join(folder, 'hostile.pb'), encodeProfile(profileOfStacks(stacks)));
    const text = await svg(join(folder, 'hostile.pb'));
    const tags = new Set([...text.matchAll(/<\/?([^\s>/]+)/g)].map(([, tag]) => tag));
    expect([...tags].sort()).toEqual(['g', 'rect', 'style', 'svg', 'text', 'title']);
    expect(text.match(/<g /g)).toHaveLength([...text.matchAll(/<\/g>/g)].length);
    expect(text.replace(/&#\d+;/g, '')).not.toContain('&');
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
    for (const command of ['top', 'tree', 'flame']) {
      const words = await printed(folder, [command, 'hostile.pb']);
      expect(words).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
    }
  });
});

describe('a refusal', () => {
  const path = (file: string) => join(profiles, file);
  const help = (command: string) => `\nSee pprof-gate ${command} --help.`;

  it.each<[readonly string[], string]>([
    [
      ['top', cpu, '--focus', '('],
      `--focus is "(", but takes a regular expression of Go, such as "^runtime" or "json|gob": a ( in it is never closed${help('top')}`,
    ],
    [
      ['tree', cpu, '--hide', 'a\\'],
      `--hide is "a\\", but takes a regular expression of Go, such as "^runtime" or "json|gob": the \\ at its end stands before nothing${help('tree')}`,
    ],
    [
      ['tree', cpu, '--min-share', '101'],
      `--min-share is "101", but takes a percentage from 0 to 100, such as 0.5${help('tree')}`,
    ],
    [['top', cpu, '--base-ops', '5'], `--base-ops is about BASE, which is not given\n`],
    [['top', cpu, cpuBase, '--head-ops', '5'], `--head-ops needs --base-ops as well\n`],
    [['top'], `PROFILE is missing${help('top')}`],
    [['flame', cpu, cpuBase, 'third'], `third is one argument too many${help('flame')}`],
    [
      ['flame', cpu, '--out', 'x.htm'],
      `--out is "x.htm", but takes the name of a file that ends with .svg or .html${help('flame')}`,
    ],
    [
      ['flame', cpu, '--out', 'x.png'],
      `--out is "x.png", but takes the name of a file that ends with .svg or .html${help('flame')}`,
    ],
    [['top', cpu, '--sample-type', 'cpus'], `${path(cpu)} has no sample type cpus; it has samples, cpu\n`],
    [['top', cpu, heap], `${path(heap)} has no sample type cpu; it has `],
    [['tree', 'nowhere.pb'], `cannot read ${path('nowhere.pb')}: it does not exist\n`],
    [['flame', cpu, 'README.md'], `cannot read ${path('README.md')}: it does not exist\n`],
    [
      ['top', 'pair-head.cpu.cpu.functions.txt'],
      `${path('pair-head.cpu.cpu.functions.txt')} is text, not a pprof profile; it begins with: `,
    ],
    ...['svg', 'html'].map((end): [string[], string] => [
      ['flame', cpu, '--out', `nowhere/x.${end}`],
      `cannot write ${path(`nowhere/x.${end}`)}: its folder does not exist\nMake the folder, or name another file: --out FILE.`,
    ]),
    [['top', '.'], `cannot read ${profiles}: it is a folder\nName a file in it.`],
    [['top', `${cpu}/x`], `cannot read ${path(`${cpu}/x`)}: a part of its path is a file, and no folder\n`],
  ])('of %j', async (words, told) => {
    expect(await refusal(profiles, words)).toContain(`pprof-gate: ${told}`);
    expect(existsSync(path('x.htm'))).toBe(false);
  });
});
