// What `pprof-gate flame PROFILE [BASE] --out x.html` leaves, opened from the disk: its numbers are those of go tool pprof.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { amountOf, shareText } from '../../src/report/profiles/profile-amount.js';
import {
  codeKindsOfPage,
  profilePageWords as words,
  sampleTypeWords,
  sourceNotes,
} from '../../src/report/words/page-profile.js';
import { pprofTop, type PprofTop } from '../cli/pprof.js';
import { printed } from '../cli/screen.js';
import { discard, run, temporaryFolder } from '../e2e/with-go.js';
import { hasGo, itWithGo } from '../with-go.js';
import type { PageFile } from './tab.js';
import { describeInBrowser } from './with-browser.js';

const corpus = fileURLToPath(new URL('../corpus/profiles', import.meta.url));
const units: Readonly<Record<string, string>> = {
  samples: 'count',
  cpu: 'nanoseconds',
  alloc_objects: 'count',
  alloc_space: 'bytes',
  inuse_objects: 'count',
  inuse_space: 'bytes',
};
const theirs = (file: string, type: string): PprofTop =>
  pprofTop(corpus, file, { type, unit: units[type] ?? '' });

/** flat and cum by function. */
function valuesOf({ rows }: PprofTop): Map<string, readonly [flat: number, cum: number]> {
  return new Map(
    rows.map((row) => {
      const [, flat, cum, name = ''] = /^(-?\d+) (-?\d+) (.*)$/.exec(row) ?? [];
      return [name, [Number(flat), Number(cum)]];
    }),
  );
}

describeInBrowser('chrome', 'the file of flame --out', (tab) => {
  const folder = temporaryFolder();
  afterAll(() => {
    discard(folder);
  });
  const made = async (name: string, cwd: string, ...profiles: readonly string[]): Promise<PageFile> => {
    const path = join(folder, name);
    await printed(cwd, ['flame', ...profiles, '--out', path]);
    return { path, url: pathToFileURL(path).href };
  };
  const legend = (): Promise<string[]> =>
    tab.page.$$eval('.legend li', (all) => all.map((one) => one.textContent));

  describe('of one profile', () => {
    let cpu: PageFile;
    let heap: PageFile;
    beforeAll(async () => {
      cpu = await made('cpu.html', corpus, 'pair-head.cpu.pb.gz');
      heap = await made('heap.html', corpus, 'gin-go1.26.heap.pb.gz');
    });

    itWithGo.each([
      ['cpu', 'pair-head.cpu.pb.gz'],
      ['samples', 'pair-head.cpu.pb.gz'],
      ['alloc_space', 'gin-go1.26.heap.pb.gz'],
      ['alloc_objects', 'gin-go1.26.heap.pb.gz'],
      ['inuse_space', 'gin-go1.26.heap.pb.gz'],
      ['inuse_objects', 'gin-go1.26.heap.pb.gz'],
    ])('has the %s of go tool pprof', async (type, profile) => {
      const file = profile.includes('cpu') ? cpu : heap;
      await tab.open(file, `#/profile/0?type=${type}&show=top`, '.top-table');
      const pprof = theirs(profile, type);
      const amount = amountOf(units[type] ?? '');
      expect(await tab.text('.totals')).toBe(`${sampleTypeWords(type)}: ${amount.value(pprof.total)}.`);
      const known = valuesOf(pprof);
      const cells = await tab.cells('.top-table');
      expect(await tab.text('.top-table .bar')).toContain(words.rows(cells.length, known.size));
      expect(cells.length).toBe(Math.min(known.size, 100));
      for (const row of cells) {
        const [flat, cum] = known.get(row[0] ?? '') ?? [NaN, NaN];
        expect(row).toEqual([
          row[0],
          ...[flat, cum].flatMap((value) => [amount.value(value), shareText(value, pprof.total)]),
        ]);
      }
    });

    it('begins with what pprof begins with', async () => {
      await tab.open(cpu);
      expect(await tab.page.$eval('select', (of) => of.selectedOptions[0]?.textContent)).toBe(
        sampleTypeWords('cpu'),
      );
      expect(await tab.text('h1')).toContain('pair-head.cpu.pb.gz');
    });

    it('never says base or head', async () => {
      for (const show of ['flame', 'tree', 'top']) {
        const selector = { flame: 'canvas', tree: '[role=treegrid]', top: '.top-table' }[show];
        await tab.open(heap, `#/profile/0?show=${show}&at=2`, selector);
        if (show === 'flame') {
          const canvas = await tab.page.$('canvas');
          const box = await canvas?.boundingBox();
          await tab.page.mouse.move((box?.x ?? 0) + 40, (box?.y ?? 0) + 30);
          await tab.settled();
          expect(await tab.text('.tooltip')).toContain(words.cum);
        }
        if (show !== 'top') expect(await tab.text('.details')).toContain(words.thisFrame);
        expect(await tab.page.$eval('body', (body) => body.innerText)).not.toMatch(/\b(?:base|head)\b/i);
      }
    });

    it('does not claim whose code it is where nothing tells', async () => {
      await tab.open(heap, '#/profile/0?at=2');
      expect(await legend()).toEqual(codeKindsOfPage('unknown', '').map(([, told]) => told));
      expect((await legend())[0]).toBe('code');
      expect(await tab.text('.details')).toContain(sourceNotes.noModule);
    });
  });

  it('of a profile without samples says so', async () => {
    const file = await made('empty.html', corpus, 'synth-edge-empty.pb.gz');
    await tab.open(file, '', '.totals');
    const said = await tab.page.$$eval('main > [role=status]', (all) => all.map((one) => one.textContent));
    expect(said).toEqual([words.noSamples]);
  });

  itWithGo('of two profiles has the totals and rows of both', async () => {
    const [head, base] = ['pair-head.heap.pb.gz', 'pair-base.heap.pb.gz'];
    const file = await made('two.html', corpus, head, base);
    const [after, before] = [theirs(head, 'alloc_space'), theirs(base, 'alloc_space')];
    const amount = amountOf('bytes');
    await tab.open(file, '#/profile/0?type=alloc_space&show=top', '.top-table');
    expect(await tab.text('.totals')).toContain(
      `base ${amount.value(before.total)} → head ${amount.value(after.total)}`,
    );
    expect(await tab.text('h1')).toContain(`${base} → ${head}`);
    const [older, newer] = [valuesOf(before), valuesOf(after)];
    const cells = await tab.cells('.top-table');
    const all = new Set([...older.keys(), ...newer.keys()]);
    expect(await tab.text('.top-table .bar')).toContain(words.rows(cells.length, all.size));
    for (const [name = '', ...values] of cells) {
      const [was, is] = [older.get(name) ?? [0, 0], newer.get(name) ?? [0, 0]];
      expect([name, all.has(name), ...values]).toEqual([
        ...[name, true],
        ...([0, 1] as const).flatMap((at) => [
          amount.value(was[at]),
          amount.value(is[at]),
          amount.difference(is[at] - was[at]),
        ]),
      ]);
    }
    await tab.open(file, '#/profile/0?type=alloc_space');
    expect((await legend()).length).toBeGreaterThan(5);
  });

  describe('made inside the module of the profile', () => {
    let file: PageFile;
    const module = join(folder, 'shop');
    const write = (name: string, text: string): void => {
      mkdirSync(dirname(join(module, name)), { recursive: true });
      writeFileSync(join(module, name), text);
    };
    beforeAll(async () => {
      if (!hasGo) return;
      write('go.mod', 'module example.com/shop\n\ngo 1.21\n');
      write('cart/cart.go', code);
      write('cart/cart_test.go', test);
      const profiled = ['-memprofile', 'mem.pb.gz', '-memprofilerate', '1', '-o', 'cart.test', './cart'];
      run('go', ['test', '-run=^$', '-bench=.', '-benchtime=50x', ...profiled], module);
      file = await made('module.html', join(module, 'cart'), '../mem.pb.gz');
    }, 120_000);

    itWithGo('tells its code from others, and leads from a frame to its lines', async () => {
      const options = 'type=alloc_space&search=cart%5C.Names&focus=cart%5C.Names';
      await tab.open(file, `#/profile/0?${options}&show=top`, '.top-table');
      await tab.page
        .waitForSelector(
          `::-p-xpath(//*[contains(@class,"top-table")]//button[.="example.com/shop/cart.Names"])`,
        )
        .then((found) => found?.click());
      await tab.page.waitForSelector('.details');
      await tab.settled();
      expect(await legend()).toEqual(codeKindsOfPage('module', 'example.com/shop').map(([, told]) => told));
      const lines = await tab.page.$$eval('.lines-table tbody tr', (rows) =>
        rows.map((row) => Array.from(row.cells, (cell) => cell.textContent)),
      );
      expect(lines.map(([number, , , text]) => [number, text])).toEqual(
        code
          .split('\n')
          .map((text, at) => [String(at + 1), text])
          .slice(4, 11),
      );
      // What the line has is what go tool pprof -list says of it.
      const list = run(
        'go',
        [
          'tool',
          'pprof',
          '-symbolize=none',
          '-sample_index=alloc_space',
          '-unit=B',
          '-list=cart.Names$',
          'mem.pb.gz',
        ],
        module,
      );
      const [, flat, cum] = / (\d+)B +(\d+)B +8:/.exec(list) ?? [];
      expect(Number(flat)).toBeGreaterThan(1000);
      const amount = amountOf('bytes');
      expect(lines[3]?.slice(0, 3)).toEqual(['8', amount.value(Number(flat)), amount.value(Number(cum))]);
      expect(await tab.text('.details')).toContain(sourceNotes.asNow('example.com/shop'));
      expect(await tab.text('.details')).not.toContain(sourceNotes.isNewer);
    });

    itWithGo('says of which functions it has no lines', async () => {
      await tab.open(file, '#/profile/0?at=1');
      expect(await tab.text('.details')).toContain(sourceNotes.otherModule('example.com/shop'));
    });
  });
});

const code = `package cart

import "strings"

func Names(all []string) []string {
	var found []string
	for _, one := range all {
		found = append(found, strings.Repeat(one, 20)+"!")
	}
	return found
}
`;

const test = `package cart

import "testing"

func BenchmarkNames(b *testing.B) {
	for i := 0; i < b.N; i++ {
		Names([]string{"a", "b", "c"})
	}
}
`;
