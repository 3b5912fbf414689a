// Compiling again, with a go command that is a function: what it is asked, what is kept of it, and what is told when
// it cannot. That the real one does as it is asked is in __tests__/e2e/escapes.test.ts.
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from '@jest/globals';
import { compileAgain, type CompilationWish } from '../../src/measure/compiling.js';
import type { MeteredExec } from '../../src/measure/meter.js';
import type { Command, Exit } from '../../src/ports.js';
import { candidate, fakeSession, recordsOf, type FakeOptions } from './fake-session.js';

const exit: Exit = {
  ...{ code: 0, signal: null, timedOut: false, wallMs: 1 },
  ...{ stdout: { text: '', dropped: 0 }, stderr: { text: '', dropped: 0 } },
};
const source =
  'package a\n\nfunc F() int { return 1 }\n\nfunc (t *T[K]) M() {\n}\n\ntype T[K any] struct{}\n';
const line = (code: string, message: string) =>
  JSON.stringify({
    range: { start: { line: 3, character: 6 }, end: { line: 3, character: 6 } },
    ...{ severity: 3, code, source: 'go compiler', message },
  });
const said = [
  JSON.stringify({
    version: 0,
    package: 'example.com/a',
    file: 'example.com/a/a.go',
    gc_version: 'go1.26.8',
  }),
  line('canInlineFunction', 'cost: 2'),
  line('leak', 'parameter x leaks to {heap}'),
  line('escape', ''),
];
const wish = (...files: string[]): CompilationWish => ({
  dir: 'a',
  files: files.map((file) => ({ base: file, head: file })),
});

/** Runs it with a go command that gives `go(side)` as its end, and else writes what the compiler says of a/a.go. */
async function compiled(
  wishes: readonly CompilationWish[],
  go: (side: string, command: Command) => Partial<Exit> = () => ({}),
  options: FakeOptions & { readonly commandMs?: number } = {},
) {
  const fake = await fakeSession([candidate('A')], options);
  const commands: Command[] = [];
  for (const side of fake.session.sides) {
    mkdirSync(join(side.tree.root, 'a'), { recursive: true });
    writeFileSync(join(side.tree.root, 'a/a.go'), source);
    side.manifest = { ...side.manifest, modules: [{ path: 'example.com', dir: '.' }] };
  }
  const exec: MeteredExec = {
    ...fake.session.exec,
    run: (command) => {
      commands.push(command);
      const directory = /'-json=0,([^']*)'/.exec(command.args.join(' '))?.[1] ?? '';
      const ended = go(directory.includes('/base/') ? 'base' : 'head', command);
      if (ended.code === undefined && ended.timedOut === undefined) {
        const path = join(directory, 'example.com%2Fa', 'a.json');
        mkdirSync(dirname(path), { recursive: true });
        writeFileSync(path, `${said.join('\n')}\n`);
      }
      return Promise.resolve({ ...exit, ...ended });
    },
  };
  const clock = { ...fake.session.ports.clock, now: () => commands.length * (options.commandMs ?? 0) };
  const session = { ...fake.session, exec, ports: { ...fake.session.ports, clock } };
  await compileAgain(session, wishes, 600_000);
  const captures = await fake.finish();
  return { captures, commands, caveats: recordsOf(captures.head, 'caveat') };
}

it('builds as the benchmarks are built, on both sides, and keeps what is read of it', async () => {
  const { captures, commands, caveats } = await compiled([wish('a/a.go', 'b/b.go')], undefined, {
    options: { tags: ['x'] },
  });
  expect(commands.map(({ args }) => args.slice(0, 6))).toEqual(
    [1, 2].map(() => ['test', '-c', '-vet=off', '-trimpath', '-buildvcs=false', '-tags=x']),
  );
  const [, { args }] = commands as [Command, Command];
  expect(args.slice(6)).toEqual([
    expect.stringMatching(/^-gcflags=example\.com\/a='-json=0,\/.*\/compiler\/head\/0-example\.com-a'$/),
    expect.stringMatching(/^-gcflags=example\.com\/b='-json=0,/),
    '-o',
    '/dev/null',
    './a',
  ]);
  expect(caveats).toEqual([]);
  for (const side of ['base', 'head'] as const) {
    const file = 'compiler/0001-a-a.go.jsonl';
    expect(recordsOf(captures[side], 'compiler')).toEqual([
      {
        type: 'compiler',
        pkg: 'example.com/a',
        source: 'a/a.go',
        file,
        functions: [
          { name: 'F', line: 3, endLine: 3 },
          { name: 'T.M', line: 5, endLine: 6 },
        ],
      },
    ]);
    expect(Buffer.from(captures[side].files.get(file) ?? []).toString()).toBe(`${said[0]}\n${said[1]}\n`);
  }
});

it('asks about a file once, whichever packages want it', async () => {
  const { commands } = await compiled([wish('a/a.go'), wish('a/a.go')]);
  expect(commands).toHaveLength(2);
});

it('runs nothing when nothing is wished for', async () => {
  const { commands, caveats } = await compiled([]);
  expect([commands, caveats]).toEqual([[], []]);
});

it.each([
  [
    'it does not compile',
    { code: 1, stderr: { text: '# a\na.go:1:1: no', dropped: 0 } },
    'build',
    '# a\na.go:1:1: no',
  ],
  ['it takes too long', { timedOut: true }, 'timeout', ''],
  ['it writes nothing', { code: 0 }, 'nothing-written', ''],
])('tells when %s, and leaves the other side', async (_name, ended, reason, message) => {
  const { captures, commands, caveats } = await compiled([wish('a/a.go')], () => ended);
  expect(commands).toHaveLength(1);
  expect(caveats).toEqual([]);
  expect(recordsOf(captures.base, 'caveat')).toEqual([
    { type: 'caveat', code: 'compiler-failed', facts: { pkg: 'example.com/a', reason, message } },
  ]);
});

it('does both sides of a package or none, and tells how many there was no time for', async () => {
  const wishes = [wish('a/a.go'), wish('a/b.go'), wish('a/c.go')];
  const { commands, caveats } = await compiled(wishes, undefined, { commandMs: 550_000 });
  expect(commands).toHaveLength(2);
  // No command may take longer than is left for all of them.
  expect(commands.map(({ timeoutMs }) => timeoutMs)).toEqual([120_000, 50_000]);
  expect(caveats).toEqual([{ type: 'caveat', code: 'compiler-missing', facts: { count: 2 } }]);
});

it('takes no path from a profile that is none of the tree, or more than a path', async () => {
  const { commands } = await compiled([wish('../a.go', 'x -o y/a.go', "a'/a.go", '/etc/a.go', 'a=b/a.go')]);
  expect(commands).toEqual([]);
});

it.each(['gone.go', '.', '/dev/zero'])('keeps nothing of a source that is a link to %s', async (link) => {
  const { captures, caveats } = await compiled([wish('a/a.go')], (_side, { cwd }) => {
    rmSync(join(cwd, 'a/a.go'));
    symlinkSync(link, join(cwd, 'a/a.go'));
    return {};
  });
  expect(recordsOf(captures.head, 'compiler')).toEqual([]);
  expect(caveats).toEqual([]);
});
