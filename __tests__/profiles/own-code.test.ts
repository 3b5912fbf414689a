// Whose code functions are, by the folder that a command runs in and by what profiles call them.
import { describe, expect, it } from '@jest/globals';
import { ownCodeOf, type EnclosingModule } from '../../src/report/profiles/own-code.js';

const module: EnclosingModule = { path: 'example.com/shop', root: '/home/u/shop' };
const of = (name: string, file: string) => ({ name, file });

const runtime = of('runtime.main', '/usr/local/go/src/runtime/proc.go');
const sorting = of('sort.Strings', '/usr/local/go/src/sort/sort.go');
const other = of('example.com/other.F', '/home/u/go/pkg/mod/example.com/other@v1.2.3/f.go');

describe('own code in a module', () => {
  const known = (...functions: ReturnType<typeof of>[]) =>
    ownCodeOf([...functions, runtime, sorting, other], { folder: '/home/u/shop/cmd', module });

  it.each([
    ['below its folder', of('example.com/shop/cart.Add', '/home/u/shop/cart/add.go'), 'cart/add.go'],
    ['main below its folder', of('main.main', '/home/u/shop/cmd/shop/main.go'), 'cmd/shop/main.go'],
    ['built with -trimpath', of('example.com/shop/cart.Add', 'example.com/shop/cart/add.go'), 'cart/add.go'],
    ['main with -trimpath', of('main.main', 'example.com/shop/cmd/shop/main.go'), 'cmd/shop/main.go'],
    ['of another machine', of('example.com/shop/cart.Add', '/ci/w/cart/add.go'), 'cart/add.go'],
    ['a test from outside', of('example.com/shop/cart_test.Run', '/ci/w/cart/x_test.go'), 'cart/x_test.go'],
    ['with type arguments', of('example.com/shop.Map[go.shape.int]', '/ci/w/map.go'), 'map.go'],
    ['a closure', of('example.com/shop/cart.(*Cart).Add.func1', '/home/u/shop/cart/add.go'), 'cart/add.go'],
  ])('%s', (_, one, path) => {
    const own = known(one);
    expect(own.basis).toEqual({ by: 'module', module: 'example.com/shop' });
    expect(own.fileOf(one)).toBe(path);
    expect(own.inModule(one)).toBe(path);
    for (const foreign of [runtime, sorting, other]) expect(own.fileOf(foreign)).toBeNull();
  });

  it('knows where the module lay when main was built', () => {
    const main = of('main.run', '/ci/w/cmd/main.go');
    expect(known(main, of('example.com/shop/cart.Add', '/ci/w/cart/add.go')).inModule(main)).toBe(
      'cmd/main.go',
    );
  });

  it('takes an earlier version of itself as its code, and has no file for it', () => {
    const copy = of('example.com/shop/cart.Add', '/go/pkg/mod/example.com/shop@v1.0.0/cart/add.go');
    const own = known(copy);
    expect([own.fileOf(copy), own.inModule(copy)]).toEqual([copy.file, null]);
  });

  it.each([
    ['vendored', of('example.com/lib.F', '/home/u/shop/vendor/example.com/lib/f.go')],
    ['of a module beside it', of('example.com/shopping.F', '/home/u/shopping/f.go')],
    [
      'downloaded into its folder',
      of('example.com/lib.F', '/home/u/shop/.cache/example.com/lib@v1.0.0/f.go'),
    ],
    ['out of its folder', of('example.com/lib.F', '/home/u/shop/../secret/f.go')],
  ])('%s is not', (_, one) => {
    const mine = of('example.com/shop.F', '/home/u/shop/f.go');
    expect(known(mine, one).fileOf(one)).toBeNull();
  });

  it('says nothing of a profile of something else', () => {
    expect(known().basis).toEqual({ by: 'unknown' });
    const main = of('main.main', '/elsewhere/main.go');
    expect(known(main).basis).toEqual({ by: 'folder' });
    expect(known(main).fileOf(main)).toBe('/elsewhere/main.go');
  });
});

describe('own code without a module', () => {
  const known = (folder: string, ...functions: ReturnType<typeof of>[]) =>
    ownCodeOf([...functions, runtime, sorting, other], { folder, module: null });

  it('is main, and what is below the folder', () => {
    const main = of('main.main', 'command-line-arguments/main.go');
    const below = of('example.com/x.F', '/home/u/x/f.go');
    const own = known('/home/u/x', main, below);
    expect(own.basis).toEqual({ by: 'folder' });
    expect([main, below, runtime, other].map((one) => own.fileOf(one) !== null)).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(own.inModule(below)).toBeNull();
  });

  it('is not what go test writes, nor all that is below the root', () => {
    const below = of('example.com/x.F', '/home/u/x/f.go');
    expect(known('/', of('main.main', '_testmain.go'), below).basis).toEqual({ by: 'unknown' });
    expect(known('/usr/local').basis).toEqual({ by: 'unknown' });
  });
});
