// Changed but unmeasured, with a go command that is a function: what it is asked, what is claimed, and what is not when
// something could not be looked at. That the real one does as it is asked is in __tests__/e2e/unmeasured.test.ts.
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from '@jest/globals';
import { cover } from '../../src/measure/reach/covering.js';
import type { MeteredExec } from '../../src/measure/meter.js';
import type { FileChange } from '../../src/diff/parse.js';
import type { Command, Exit } from '../../src/ports.js';
import { candidate, fakeSession, recordsOf, type FakeOptions } from './fake-session.js';

const exit: Exit = {
  ...{ code: 0, signal: null, timedOut: false, wallMs: 1 },
  ...{ stdout: { text: '', dropped: 0 }, stderr: { text: '', dropped: 0 } },
};
const base = 'package x\n\nfunc Same() {}\n';
const source =
  'package x\n\nfunc Same() {}\n\nfunc Hit() {}\n\nfunc Missed() {}\n\nfunc AtStart() {}\n\nfunc Asm()\n';
const change = (file: string): FileChange => ({ base: file, head: file, binary: false, edits: [] });

/** What a process of the binary leaves: `Hit` only with benchmarks, `AtStart` in all of them. */
const profile = (bench: string): string =>
  ['mode: atomic', `5.12,5.14 0 ${bench === '^$' ? 0 : 3}`, '7.15,7.17 0 0', '9.16,9.18 0 1', '']
    .map((line, index) => (index > 0 && line !== '' ? `example.com/x/x.go:${line}` : line))
    .join('\n');

interface Answers {
  readonly build?: (pkg: string) => Partial<Exit>;
  readonly process?: (pkg: string, bench: string) => string | null | Partial<Exit>;
  /** What a test binary is made of, by its package; left out: all of them of x. */
  readonly deps?: (pkg: string) => readonly string[] | null;
  readonly listed?: Readonly<Record<string, unknown>>;
  readonly changes?: readonly FileChange[];
  readonly commandMs?: number;
  readonly untilMs?: number;
  /** On which sides a benchmark of package a broke. */
  readonly broken?: readonly string[];
  /** What x.go of head is a link to; left out: it is a file. */
  readonly link?: string;
}

/** Package x changed; packages a and b have benchmarks. */
async function covered(answers: Answers = {}, options: FakeOptions = {}) {
  const fake = await fakeSession([candidate('A'), candidate('B', {}, 'example.com/b')], options);
  const commands: Command[] = [];
  for (const { tree } of fake.session.sides) {
    mkdirSync(join(tree.root, 'x'), { recursive: true });
    writeFileSync(join(tree.root, 'go.mod'), 'module example.com\n');
    writeFileSync(join(tree.root, 'x/x.go'), tree.side === 'base' ? base : source);
  }
  for (const side of fake.session.sides)
    if (answers.broken?.includes(side.tree.side) === true)
      side.troubled.set('BenchmarkBroken of a', 'example.com/a');
  const [before, head] = fake.session.sides.map(({ tree }) => tree.root) as [string, string];
  if (answers.link !== undefined) {
    rmSync(join(head, 'x/x.go'));
    symlinkSync(answers.link, join(head, 'x/x.go'));
  }
  const answer = ({ program, args, cwd }: Command): Partial<Exit> => {
    const text = (value: unknown[]): Partial<Exit> => ({
      stdout: { text: value.map((one) => `${JSON.stringify(one, null, 1)}\n`).join(''), dropped: 0 },
    });
    if (args[0] === 'list' && args.includes('-test')) {
      return text(
        ['example.com/a', 'example.com/b'].flatMap((pkg) => {
          const deps = answers.deps === undefined ? [`example.com/x [${pkg}.test]`] : answers.deps(pkg);
          return deps === null ? [] : [{ ImportPath: `${pkg}.test`, Deps: deps }];
        }),
      );
    }
    if (args[0] === 'list') {
      const Dir = join(head, 'x');
      return text([{ Dir, ImportPath: 'example.com/x', Name: 'x', GoFiles: ['x.go'], ...answers.listed }]);
    }
    if (program === 'go') return answers.build?.(`example.com/${args.at(-1)?.slice(2) ?? ''}`) ?? {};
    const bench = args.find((arg) => arg.startsWith('-test.bench='))?.slice('-test.bench='.length) ?? '';
    const pkg = `example.com/${cwd.at(-1) ?? ''}`;
    const left = answers.process === undefined ? profile(bench) : answers.process(pkg, bench);
    const path = args.find((arg) => arg.startsWith('-test.coverprofile='))?.split('=')[1] ?? '';
    mkdirSync(dirname(path), { recursive: true });
    if (typeof left === 'string') writeFileSync(path, left);
    return typeof left === 'object' && left !== null ? left : {};
  };
  const exec: MeteredExec = {
    ...fake.session.exec,
    run: (command) => {
      commands.push(command);
      return Promise.resolve({ ...exit, ...answer(command) });
    },
  };
  const clock = { ...fake.session.ports.clock, now: () => commands.length * (answers.commandMs ?? 0) };
  const session = { ...fake.session, exec, ports: { ...fake.session.ports, clock } };
  await cover(session, before, answers.changes ?? [change('x/x.go')], answers.untilMs ?? 600_000);
  const captures = await fake.finish();
  const claims = recordsOf(captures.head, 'changed-function').map(({ name, line, reached }) => [
    name,
    line,
    reached,
  ]);
  const caveats = recordsOf(captures.head, 'caveat').map(({ code, facts }) => [code, facts]);
  return { commands, claims, caveats };
}

const claimed = [
  ['Hit', 5, true],
  ['Missed', 7, false],
  ['AtStart', 9, false],
];

it('claims what was covered and counted nowhere but at the start, and nothing of what has no code', async () => {
  const { claims, caveats } = await covered();
  expect([claims, caveats]).toEqual([claimed, []]);
});

it('covers the changed packages alike in all binaries, without and with the benchmarks that ran', async () => {
  const { commands } = await covered({}, { options: { tags: ['t'] } });
  const builds = commands.filter(({ program, args }) => program === 'go' && args[0] === 'test');
  expect(builds.map(({ args }) => args.slice(1, -2))).toEqual(
    [1, 2].map(() => [
      ...['-c', '-vet=off', '-trimpath', '-buildvcs=false', '-tags=t'],
      ...['-cover', '-covermode=atomic', '-coverpkg=example.com/x', '-o'],
    ]),
  );
  const ofA = commands.filter(({ program, cwd }) => program !== 'go' && cwd.endsWith('/a'));
  const flags = (name: string): (string | undefined)[] =>
    ofA.map(({ args }) => args.find((arg) => arg.startsWith(`-test.${name}=`)));
  expect(flags('bench')).toEqual(['-test.bench=^$', '-test.bench=^BenchmarkA$', '-test.bench=^BenchmarkA$']);
  // Longer where something is still not reached.
  expect(flags('benchtime')).toEqual(['-test.benchtime=1x', '-test.benchtime=1x', '-test.benchtime=20ms']);
});

it('claims nothing of what a benchmark may reach that broke with the change', async () => {
  const { claims } = await covered({ broken: ['head'] });
  expect(claims).toEqual([['Hit', 5, true]]);
  // One that never ran reaches nothing.
  expect((await covered({ broken: ['base', 'head'] })).claims).toEqual(claimed);
});

it('runs nothing where no function changed', async () => {
  for (const changes of [
    [],
    [change('x/x_test.go')],
    [change('vendor/x/x.go')],
    [change('x/testdata/x.go')],
  ]) {
    const { commands, claims } = await covered({ changes });
    expect([commands, claims]).toEqual([[], []]);
  }
});

it.each(['gone.go', '.', '/dev/zero'])('looks at nothing behind a link to %s', async (link) => {
  const { commands, claims, caveats } = await covered({ link });
  expect([commands, claims, caveats]).toEqual([[], [], []]);
});

it('claims all of a package that no benchmark is made of, without running anything', async () => {
  const { commands, claims } = await covered({ deps: () => ['fmt'] });
  expect(claims.map(([name, , reached]) => [name, reached])).toEqual(
    ['Hit', 'Missed', 'AtStart'].map((name) => [name, false]),
  );
  expect(new Set(commands.map(({ args }) => args[0]))).toEqual(new Set(['list']));
});

it.each<[string, Answers, unknown[]]>([
  [
    'a package does not build with coverage',
    { build: (pkg) => (pkg.endsWith('/b') ? { code: 1, stderr: { text: '# b\nno', dropped: 0 } } : {}) },
    ['coverage-failed', { pkg: 'example.com/b', reason: 'build', message: '# b\nno' }],
  ],
  [
    'a build takes too long',
    { build: (pkg) => (pkg.endsWith('/b') ? { timedOut: true } : {}) },
    ['coverage-failed', { pkg: 'example.com/b', reason: 'timeout', message: '' }],
  ],
  [
    'a process hangs',
    { process: (pkg, bench) => (pkg.endsWith('/b') ? { timedOut: true } : profile(bench)) },
    ['coverage-failed', { pkg: 'example.com/b', reason: 'timeout', message: '' }],
  ],
  [
    'a benchmark ends the process',
    { process: (pkg, bench) => (pkg.endsWith('/b') ? null : profile(bench)) },
    ['coverage-failed', { pkg: 'example.com/b', reason: 'run', message: '' }],
  ],
  [
    'a benchmark writes there itself',
    { process: (pkg, bench) => (pkg.endsWith('/b') ? 'nonsense' : profile(bench)) },
    ['coverage-failed', { pkg: 'example.com/b', reason: 'unreadable', message: '' }],
  ],
  [
    'what it is made of is not known',
    { deps: (pkg) => (pkg.endsWith('/b') ? null : ['example.com/x']) },
    ['coverage-failed', { pkg: 'example.com/b', reason: 'list', message: '' }],
  ],
])('claims only what is reached when %s', async (_what, answers, caveat) => {
  const { claims, caveats } = await covered(answers);
  expect([claims, caveats]).toEqual([[['Hit', 5, true]], [caveat]]);
});

it('tells which packages it had no time for', async () => {
  // Two lists, and what the first package takes, three commands; no other is begun after them.
  const { claims, caveats } = await covered({ commandMs: 6000, untilMs: 27_000 }, { machine: { cores: 1 } });
  expect([claims, caveats]).toEqual([
    [['Hit', 5, true]],
    [['coverage-missing', { reason: 'time', count: 1 }]],
  ]);
});

it('asks the go command for packages within what is left, and not any more where nothing is', async () => {
  const lists = async (untilMs: number) => {
    const { commands, claims, caveats } = await covered({ commandMs: 1000, untilMs });
    const asked = commands.filter(({ args }) => args[0] === 'list');
    return { claims, caveats, timeouts: asked.map(({ timeoutMs }) => timeoutMs) };
  };
  expect((await lists(7000)).timeouts).toEqual([7000, 6000, 5000]);
  expect((await lists(500_000)).timeouts).toEqual([60_000, 60_000, 60_000]);
  // The lists of the two modules with benchmarks come too late, so that nothing is claimed.
  const late = await lists(500);
  expect([late.timeouts, late.claims]).toEqual([[1000], []]);
  expect(late.caveats).toEqual(
    ['example.com/a', 'example.com/b'].map((pkg) => [
      'coverage-failed',
      { pkg, reason: 'list', message: 'the time for it was up' },
    ]),
  );
});

it('cuts off a build that would take longer than is left', async () => {
  const { commands } = await covered({ commandMs: 1000, untilMs: 7000 });
  const builds = commands.filter(({ program, args }) => program === 'go' && args[0] === 'test');
  expect(builds.map(({ timeoutMs }) => timeoutMs)[0]).toBeLessThanOrEqual(5000);
  expect(builds.every(({ timeoutMs }) => timeoutMs >= 1000)).toBe(true);
});

it.each([
  ['is not compiled here', { GoFiles: [] }],
  ['is of a package that cannot be loaded', { Error: { Err: 'no' } }],
  ['is of a program, which no benchmark is made of', { Name: 'main' }],
])('claims nothing of what %s', async (_what, listed) => {
  expect((await covered({ listed, deps: () => ['fmt'] })).claims).toEqual([]);
});
