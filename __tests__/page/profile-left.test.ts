// What a page has no room for is said where somebody looks for it; and what is no number is not shown as one.
import * as assets from 'pprof-gate:page';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { CallTree } from '../../src/flame/call-tree.js';
import { toldPair } from '../../src/page/profile/totals.js';
import { htmlOf } from '../../src/report/html/document.js';
import type { PageData, SourcesLeft } from '../../src/report/html/page-data.js';
import { diffLeftWords, noSourceWords } from '../../src/report/words/page-profile-left.js';
import { carriedProfile, nodeOf, pictured } from './expected.js';
import { pageOfTrees, recordedReport, type Recorded } from './report-files.js';
import { describeInBrowser } from './with-browser.js';

const none: SourcesLeft = { functions: 0, unread: 0, benchmarks: 0, lines: 0, isDamaged: false };

describe('why there is no source', () => {
  it.each<[Partial<SourcesLeft>, boolean, RegExp[]]>([
    [{}, true, [/No source of this function/]],
    [{ functions: 1 }, true, [/No source/, /for the source of 1 function\./]],
    [
      { functions: 2, unread: 1, benchmarks: 1 },
      true,
      [/No source/, /of 2 functions\./, /of 1 function was in no file/, /functions of 1 benchmark\./],
    ],
    [{ unread: 3, benchmarks: 4 }, true, [/No source/, /of 3 functions was in no file/, /of 4 benchmarks\./]],
    [{ functions: 2, isDamaged: true }, true, [/cannot be read/]],
    [{ functions: 2 }, false, [/only functions of this repository/]],
  ])('%j %j', (left, isOwn, wanted) => {
    const said = noSourceWords({ ...none, ...left }, isOwn);
    expect(said).toHaveLength(wanted.length);
    said.forEach((sentence, at) => {
      expect(sentence).toMatch(wanted[at] ?? '');
      expect(sentence).toMatch(/^[A-Z].*\.$/);
    });
  });

  it('of the diff is told in lines', () => {
    expect([0, 1, 1200].map((lines) => diffLeftWords({ lines }))).toEqual([
      '',
      'There was no room for 1 line of the diff in functions that are shown.',
      'There was no room for 1,200 lines of the diff in functions that are shown.',
    ]);
  });
});

describe('less than nothing', () => {
  const type = { reference: { base: 1000, head: 1000 } };
  const whole = { profile: { operations: null }, type };
  it.each([
    ['rounding', whole, { base: -1e-4, head: 5 }, { base: 0, head: 5 }],
    ['a difference', whole, { base: -3, head: 5 }, { base: -3, head: 5 }],
    [
      'a slope over rounds',
      { profile: { operations: { base: 1, head: 1 } }, type },
      { base: -3, head: -900 },
      { base: 0, head: 0 },
    ],
    [
      'what adding up and taking away leaves of it',
      { profile: { operations: { base: 1, head: 1 } }, type },
      { base: 9e-13, head: 5 },
      { base: 0, head: 5 },
    ],
    [
      'little of a whole profile, where nothing is taken away',
      whole,
      { base: 1e-5, head: 5 },
      { base: 1e-5, head: 5 },
    ],
    [
      'the same on both sides but for rounding',
      whole,
      { base: 4.44, head: 4.44 - 9e-13 },
      { base: 4.44 - 9e-13, head: 4.44 - 9e-13 },
    ],
  ] as const)('%s', (_, of, pair, told) => {
    expect(toldPair(of, pair)).toEqual(told);
  });
});

describeInBrowser('chrome', 'what is left out', (tab) => {
  let recorded: Recorded;
  let at = 0;
  beforeAll(async () => {
    recorded = await recordedReport();
    at = nodeOf(pictured(carriedProfile(recorded.parts, 0)), /Finder\)\.scan$/);
  });
  const opened = async (change: Partial<PageData>, node = at): Promise<string> => {
    const { data, elements } = recorded.parts;
    // All but the data itself.
    const profiles = new Map([...elements].filter(([id]) => id !== 'data'));
    const html = htmlOf({ data: { ...data, ...change }, elements: profiles }, assets, ['left']);
    await tab.open(tab.write('left.html', html), `#/profile/0?at=${node}`, '.details');
    return tab.text('.source');
  };

  it('is said in place of the source, and beneath the diff', async () => {
    const sourcesLeft = { ...none, functions: 7, lines: 12 };
    const said = await opened({ sources: [], sourcesLeft });
    for (const why of noSourceWords(sourcesLeft, true)) expect(said).toContain(why);
    expect(said).toContain(diffLeftWords(sourcesLeft));
    // With the source there is nothing to explain.
    const shown = await opened({ sourcesLeft });
    expect(shown).not.toContain('No source');
    expect(shown).toContain(diffLeftWords(sourcesLeft));
    expect(await opened({})).not.toContain('no room');
  });

  it('is said of functions that are not of the repository', async () => {
    const node = nodeOf(pictured(carriedProfile(recorded.parts, 0)), 'path/filepath.Join');
    const said = await opened({ sourcesLeft: { ...none, functions: 7, lines: 3 } }, node);
    expect(said).toContain(noSourceWords(none, false)[0]);
    expect(said).not.toContain(diffLeftWords({ lines: 3 }));
  });

  it('is no number below nothing on a side, in any picture or table', async () => {
    const values = Float64Array.from([0, 100, -1e-7, 40]);
    const treeWith = (head: Float64Array): CallTree => ({
      types: [{ type: 'cpu', unit: 'nanoseconds' }],
      functions: ['main.a', 'main.hair', 'main.b'].map((name) => ({ name, file: 'main.go' })),
      frames: [0, 1, 2].map((of) => ({ function: of, line: { base: 1, head: 1 } })),
      count: 4,
      parent: Uint32Array.from([0, 0, 1, 1]),
      frame: Uint32Array.from([0, 0, 1, 2]),
      flat: [{ base: values, head }],
    });
    const tree = treeWith(values);
    const moved = treeWith(values.map((value, node) => (node === 3 ? value / 2 : value)));
    const sides = { base: true, head: true };
    const grains = [{ base: 0, head: 0 }];
    const made = pageOfTrees([
      { kind: 'hair', tree, sides, operations: null, shownFirst: 0, grains },
      { kind: 'slope', tree, sides, operations: { base: 9, head: 9 }, shownFirst: 0, grains },
      { kind: 'moved', tree: moved, sides, operations: null, shownFirst: 0, grains },
    ]);
    const file = tab.write('hair.html', made.html);
    for (const page of [0, 1]) {
      const { view } = pictured(carriedProfile(made.parts, page));
      const hair = Array.from(view.flat.base.keys()).find((node) => (view.flat.base[node] ?? 0) < 0);
      expect(hair).toBeGreaterThan(0);
      for (const options of ['show=top&search=hair', `show=tree&at=${hair}`, `at=${hair}`, 'search=hair']) {
        await tab.open(file, `#/profile/${page}?${options}`, 'main canvas, main table, .found');
        const said = await tab.page.$eval('main', (main) => {
          // Its steps are differences.
          main.querySelector('.legend')?.remove();
          return main.innerText;
        });
        expect(said).not.toContain('\u2212');
      }
    }
    // What really went is told with its sign.
    await tab.open(file, '#/profile/2?show=top', '.top-table');
    expect(await tab.text('.top-table')).toContain('\u221220');
  });
});
