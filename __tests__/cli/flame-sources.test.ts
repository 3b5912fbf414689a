// flame --out x.html inside a Go module: the lines that the page carries, and those that it does not.
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Profile } from '../../src/model/profile.js';
import { encodeProfile } from '../../src/profile/encode.js';
import type { PageData } from '../../src/report/html/page-data.js';
import { profileOfStacks } from '../profile/columns.js';
import { printed } from './screen.js';

// A go.mod in the folder for temporary files is none, but below it there may be some.
const folder = mkdtempSync(join(realpathSync(process.env['TMPDIR'] ?? '/tmp'), 'pprof-gate-test-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});
const root = join(folder, 'shop');
const taken = new Date('2026-01-02T03:04:05Z');

beforeEach(() => {
  rmSync(root, { recursive: true, force: true });
  write('shop/go.mod', 'module example.com/shop\n\ngo 1.22\n');
  write('shop/cart/add.go', source);
  write('outside/secret.go', source);
  write('shop/.env', 'TOKEN=1\n');
});

const source = `package cart

// Add adds.
func Add(a int) int {
	return a + 1
}

type Cart struct{}

func (c *Cart) Total() int {
	return func() int { return 2 }()
}
`;

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
  utimesSync(join(folder, path), new Date(taken.getTime() - 1000), new Date(taken.getTime() - 1000));
}

interface Place {
  readonly file: string;
  readonly startLine: number;
  readonly line: number;
}

/** One stack a function. */
async function pageOf(functions: Readonly<Record<string, Place>>, cwd = root): Promise<PageData> {
  const plain = profileOfStacks(Object.fromEntries(Object.keys(functions).map((name) => [name, 100])));
  const places = Object.values(functions);
  const profile: Profile = {
    ...plain,
    timeNanos: BigInt(taken.getTime()) * 1_000_000n,
    strings: [...plain.strings, ...places.map(({ file }) => file)],
    functions: {
      ...plain.functions,
      file: Uint32Array.from(places, (_, at) => plain.strings.length + at),
      startLine: Int32Array.from(places, ({ startLine }) => startLine),
    },
    locations: { ...plain.locations, lineNumber: Int32Array.from(places, ({ line }) => line) },
  };
  writeFileSync(join(folder, 'p.pb.gz'), encodeProfile(profile));
  const out = join(folder, 'x.html');
  await printed(cwd, ['flame', join(folder, 'p.pb.gz'), '--out', out]);
  const text = /id="data">([^<]*)</.exec(readFileSync(out, 'utf8'))?.[1] ?? '';
  return JSON.parse(gunzipSync(Buffer.from(text, 'base64')).toString()) as PageData;
}

const add = { 'example.com/shop/cart.Add': { file: join(root, 'cart/add.go'), startLine: 4, line: 5 } };

describe('lines in the page of a profile', () => {
  it.each([
    ['by its absolute path', join(root, 'cart/add.go'), root],
    ['from a folder of the module', join(root, 'cart/add.go'), join(root, 'cart')],
    ['with -trimpath', 'example.com/shop/cart/add.go', root],
    ['of another machine', '/ci/work/shop/cart/add.go', root],
  ])('are those of the module: %s', async (_, file, cwd) => {
    const page = await pageOf({ 'example.com/shop/cart.Add': { file, startLine: 4, line: 5 } }, cwd);
    expect(page.ownCode).toEqual({ by: 'module', module: 'example.com/shop' });
    expect(page.functions).toEqual({ name: ['example.com/shop/cart.Add'], file: ['cart/add.go'], kind: [0] });
    const text = 'func Add(a int) int {\n\treturn a + 1\n}';
    expect(page.sources).toEqual([{ side: 'head', file: 'cart/add.go', excerpts: [{ line: 4, text }] }]);
  });

  it('of a method and a closure in it are there once', async () => {
    const file = join(root, 'cart/add.go');
    const { sources } = await pageOf({
      'example.com/shop/cart.(*Cart).Total': { file, startLine: 10, line: 11 },
      'example.com/shop/cart.(*Cart).Total.func1': { file, startLine: 11, line: 11 },
    });
    expect(sources[0]?.excerpts.map(({ line }) => line)).toEqual([10]);
  });

  it('are left out where the file has another function there now', async () => {
    write('shop/cart/add.go', source.replace('// Add adds.\n', 'func More() {}\n\n'));
    const page = await pageOf({
      ...add,
      'example.com/shop/cart.(*Cart).Total': { file: join(root, 'cart/add.go'), startLine: 10, line: 11 },
    });
    expect([page.sources, page.sourcesLeft.unread]).toEqual([[], 2]);
  });

  it('are said to be newer where the file is newer than the profile', async () => {
    utimesSync(join(root, 'cart/add.go'), taken, new Date(taken.getTime() + 1000));
    expect((await pageOf(add)).sources[0]?.isNewer).toBe(true);
  });

  it('are none of files outside of the module, nor of what is no source', async () => {
    symlinkSync(join(folder, 'outside/secret.go'), join(root, 'link.go'));
    const page = await pageOf({
      ...add,
      'example.com/shop.Env': { file: join(root, '.env'), startLine: 0, line: 1 },
      'example.com/shop.Link': { file: join(root, 'link.go'), startLine: 0, line: 5 },
      'example.com/shop.Up': { file: 'example.com/shop/../outside/secret.go', startLine: 0, line: 5 },
      'example.com/shop.Other': { file: join(folder, 'outside/secret.go'), startLine: 0, line: 5 },
    });
    expect(page.sources.map(({ file }) => file)).toEqual(['cart/add.go']);
  });

  it('are none outside of a module', async () => {
    const page = await pageOf(add, homedir());
    expect([page.ownCode, page.sources, page.functions.kind]).toEqual([{ by: 'unknown' }, [], [1]]);
    rmSync(join(root, 'go.mod'));
    const below = await pageOf(add);
    expect([below.ownCode, below.sources, below.functions.kind]).toEqual([{ by: 'folder' }, [], [0]]);
  });
});
