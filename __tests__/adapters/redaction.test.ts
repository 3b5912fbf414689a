import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createRedactor } from '../../src/adapters/redactor.js';
import { temporaryFolder } from './temporary.js';

const folder = temporaryFolder();
const roots = new Map([
  ['/home/me', '$HOME'],
  ['/home/me/go', '$GOPATH'],
  ['/home/me/go/pkg/mod', '$GOMODCACHE'],
  ['/home/me/work/my repo', '$WORKSPACE'],
  ['/var/scratch/pprof-gate-aB3/head', '.'],
  ['/var/scratch/pprof-gate-aB3', '$TMP'],
  ['/srv/née', '$NEE'],
]);
const redactor = createRedactor(roots);

describe('paths of known folders', () => {
  it.each([
    ['open /home/me/x.json: no such file', 'open $HOME/x.json: no such file'],
    ['/home/me', '$HOME'],
    ['/home/me/', '$HOME/'],
    ['at /home/me.', 'at $HOME.'],
    ['(/home/me/a:3) and "/home/me/b"', '($HOME/a:3) and "$HOME/b"'],
    ['PATH=/home/me/bin:/home/me/go/bin:/usr/bin', 'PATH=$HOME/bin:$GOPATH/bin:/usr/bin'],
    ['-modfile=/home/me/x.mod', '-modfile=$HOME/x.mod'],
    ['-O2 -I/home/me/include -L/home/me/lib', '-O2 -I$HOME/include -L$HOME/lib'],
    ['file:///home/me/x', 'file://$HOME/x'],
    ['//home/me/x', '/$HOME/x'],
    ['/home/me/go/pkg/mod/a@v1/a.go:3', '$GOMODCACHE/a@v1/a.go:3'],
    ['cd /home/me/work/my repo/sub', 'cd $WORKSPACE/sub'],
    ['„/srv/née“ – /srv/née/x', '„$NEE“ – $NEE/x'],
    ['/home/me\n\t/home/me/x\r\n', '$HOME\n\t$HOME/x\r\n'],
    ['panic: /home/me/x [recovered]', 'panic: $HOME/x [recovered]'],
  ])('%j', (text, expected) => {
    expect(redactor.text(text)).toBe(expected);
    expect(Buffer.from(redactor.bytes(Buffer.from(text))).toString()).toBe(expected);
  });

  it.each([
    ['the copy of a side', '/var/scratch/pprof-gate-aB3/head/a/b.go:3:1: x', 'a/b.go:3:1: x'],
    ['itself', 'in /var/scratch/pprof-gate-aB3/head: x', 'in .: x'],
    ['with a slash', '"/var/scratch/pprof-gate-aB3/head/"', '"./"'],
    ['a hidden file', '/var/scratch/pprof-gate-aB3/head/.x', '.x'],
    ['beside it', '/var/scratch/pprof-gate-aB3/headers', '$TMP/headers'],
  ])('are relative in %s', (_, text, expected) => {
    expect(redactor.text(text)).toBe(expected);
  });

  it.each([
    '/home/mel/x',
    '/home/me-too',
    '/home/me.d/x',
    '/home/me..x',
    '/home/mé',
    '/mnt/home/me/x',
    '../home/me/x',
    'example.com/home/me',
    'https://home/me/x',
    '/srv/nées',
    'BenchmarkLook//home/me/x-8  \t  10\t  5 ns/op',
    'x BenchmarkLook/path=/home/me/x-8 9',
    'printedBenchmarkLook/path=/home/me/x-8\t10',
  ])('are not in %j', (text) => {
    expect(redactor.text(text)).toBe(text);
    const bytes = Buffer.from(text);
    expect(redactor.bytes(bytes)).toBe(bytes);
  });

  it('are found behind the name of a benchmark, and in a folder that is called like one', () => {
    expect(redactor.text('BenchmarkA: /home/me/x')).toBe('BenchmarkA: $HOME/x');
    expect(redactor.text('/home/me/BenchmarkA/001')).toBe('$HOME/BenchmarkA/001');
  });

  it('leave bytes that are no UTF-8 as they are', () => {
    const mixed = Buffer.concat([
      Buffer.from([0xff, 0xfe, 0x00]),
      Buffer.from('/home/me/'),
      Buffer.from([0xe9]),
    ]);
    const expected = Buffer.concat([
      Buffer.from([0xff, 0xfe, 0x00]),
      Buffer.from('$HOME/'),
      Buffer.from([0xe9]),
    ]);
    expect(Buffer.from(redactor.bytes(mixed))).toEqual(expected);
    const umlaut = Buffer.concat([Buffer.from('/srv/née/'), Buffer.from([0xff])]);
    expect(Buffer.from(redactor.bytes(umlaut))).toEqual(
      Buffer.concat([Buffer.from('$NEE/'), Buffer.from([0xff])]),
    );
  });

  it('are found in all strings of a record, and nothing else changes', () => {
    const record = {
      type: 'caveat',
      facts: { path: '/home/me/x', list: ['/home/me', 'a'], count: 3, is: true, none: null },
    };
    expect(redactor.json(record)).toEqual({
      type: 'caveat',
      facts: { path: '$HOME/x', list: ['$HOME', 'a'], count: 3, is: true, none: null },
    });
    const key = JSON.parse('{"__proto__": "/home/me"}') as Record<string, string>;
    expect(JSON.stringify(redactor.json(key))).toBe('{"__proto__":"$HOME"}');
  });

  it('are learned as time goes by, with links resolved', () => {
    const real = join(folder, 'a-real-folder');
    mkdirSync(real);
    const link = join(folder, 'a-link-to-it');
    symlinkSync(real, link);
    const learning = createRedactor();
    const text = `${link}/x ${real}/y ${folder}/missing/z`;
    expect(learning.text(text)).toBe(text);
    learning.learn(link, '$LINKED');
    learning.learn(`${folder}/other/../missing/`, '$LATER');
    learning.learn(real, '$AGAIN');
    expect(learning.text(text)).toBe('$LINKED/x $LINKED/y $LATER/z');
  });

  it('are no path at all, too short, or not known', () => {
    const careful = createRedactor();
    for (const folder of ['', 'relative', '/', '/go', undefined]) careful.learn(folder, '$GOPATH');
    careful.learn('/a/*(b', '$X');
    expect(careful.text('/ /go/x relative /x /a/*(b/c /a/a(b')).toBe('/ /go/x relative /x $X/c /a/a(b');
  });

  it('never make a text longer, and are the same in bytes', () => {
    const piece = fc.constantFrom(
      ...[...roots.keys(), '/', '.', ' ', ':', 'a', '-I', 'Benchmark', '"', '\n', 'é', '$HOME', '..'],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('');
        const once = redactor.text(text);
        expect(once.length).toBeLessThanOrEqual(text.length);
        expect(Buffer.from(redactor.bytes(Buffer.from(text))).toString()).toBe(once);
      }),
    );
  });
});
