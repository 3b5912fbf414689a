// What measuring keeps beside results: build information, and what becomes of profiles that are none.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { createCaptureDirectories } from '../../src/adapters/capture-directory.js';
import { keepBuildInformation } from '../../src/measure/build-information.js';
import type { GoPackage } from '../../src/measure/packages.js';
import { runProfile } from '../../src/measure/run.js';
import {
  binaryKey,
  closeSession,
  openSession,
  type Session,
  type SideState,
} from '../../src/measure/session.js';
import type { Capture } from '../../src/model/capture.js';
import type { Command, Exit, Ports } from '../../src/ports.js';
import { temporaryFolder } from '../adapters/temporary.js';
import { handmade } from '../profile/proto.js';

const folder = temporaryFolder();
let made = 0;

interface Scene {
  readonly session: Session;
  readonly side: SideState;
  readonly commands: Command[];
  readonly finish: () => Promise<Capture>;
}

/** A session over packages `example.com/a` and `example.com/b`, whose commands end as `answer` says. */
async function scene(
  answer: (command: Command) => Partial<Record<'stdout' | 'stderr', string>>,
): Promise<Scene> {
  const scratch = join(folder, String(made++));
  const root = join(scratch, 'single');
  mkdirSync(join(root, 'a'), { recursive: true });
  mkdirSync(join(root, 'b'));
  const captures = createCaptureDirectories();
  const commands: Command[] = [];
  const ports: Ports = {
    exec: {
      run(command: Command): Promise<Exit> {
        commands.push(command);
        const { stdout = '', stderr = '' } = answer(command);
        const stream = (text: string) => ({ text, dropped: 0 });
        return Promise.resolve({
          code: stderr === '' ? 0 : 1,
          signal: null,
          timedOut: false,
          stdout: stream(stdout),
          stderr: stream(stderr),
          wallMs: 1,
        });
      },
      stop: () => Promise.resolve(),
    },
    captures,
    clock: { now: () => 0, date: () => '2026-01-02T03:04:05.000Z', sleep: () => Promise.resolve() },
    log: { progress: () => undefined, info: () => undefined, warning: () => undefined },
  } as unknown as Ports;
  const directory = join(scratch, 'capture');
  const session = await openSession(
    {
      trees: [
        {
          side: 'single',
          root,
          commit: { sha: 'a'.repeat(40), ref: 'HEAD', chosen: 'given', dirty: false },
          submodules: [],
          ignored: [],
        },
      ],
      session: 's',
      seed: 1,
      captureDirectory: () => directory,
      scratch,
      options: {
        patterns: ['./...'],
        bench: '.',
        tags: [],
        timeBudgetMs: 1000,
        timeoutMs: 1000,
        pin: true,
        pins: [],
        pairs: 'alternating',
      },
      toolchain: { go: { version: 'go1.26.8', goos: 'linux', goarch: 'amd64', env: {} }, env: {} },
      machine: { cpu: 'c', cores: 2, os: 'o', memoryBytes: 1, pin: [], pins: null },
    },
    ports,
  );
  const [side] = session.sides;
  if (side === undefined) throw new Error('no side');
  for (const name of ['a', 'b', 'c']) {
    const pkg = `example.com/${name}`;
    side.packages.set(pkg, { pkg, dir: name } as GoPackage);
    if (name !== 'c') side.binaries.set(binaryKey(pkg, 0), join(scratch, 'bin', `${name}.test`));
  }
  return {
    session,
    side,
    commands,
    async finish() {
      await closeSession(session, 'complete');
      return captures.read(directory);
    },
  };
}

const decoded = (capture: Capture): [string, string][] =>
  [...capture.files].map(([path, bytes]) => [path, Buffer.from(bytes).toString()]);

describe('build information', () => {
  it('is kept for each package that was built, under its name', async () => {
    const { session, side, commands, finish } = await scene(({ args }) => ({
      stdout: [
        `${args[2] ?? ''}: go1.26.8`,
        '\tpath\texample.com/a.test',
        '\tbuild\t-trimpath=true',
        `${args[3] ?? ''}: go1.26.8`,
        '\tpath\texample.com/b.test',
        '\tdep\texample.com/dep\tv1.0.0\th1:x=',
        '',
      ].join('\n'),
    }));
    await keepBuildInformation(session, side);
    expect(commands.map(({ program, args }) => [program, ...args.slice(0, 2)])).toEqual([
      ['go', 'version', '-m'],
    ]);
    expect(decoded(await finish())).toEqual([
      [
        'build/0001-example.com-a.txt',
        'example.com/a: go1.26.8\n\tpath\texample.com/a.test\n\tbuild\t-trimpath=true\n',
      ],
      [
        'build/0002-example.com-b.txt',
        'example.com/b: go1.26.8\n\tpath\texample.com/b.test\n\tdep\texample.com/dep\tv1.0.0\th1:x=\n',
      ],
    ]);
  });

  it('says what went wrong where the go command cannot read a binary', async () => {
    const { session, side, finish } = await scene(({ args }) => ({
      stdout: `${args[3] ?? ''}: go1.26.8\n`,
      stderr: 'could not read Go build info: unrecognized file format\n',
    }));
    await keepBuildInformation(session, side);
    expect(decoded(await finish())).toEqual([
      [
        'build/0001-example.com-a.txt',
        'example.com/a: could not read Go build info: unrecognized file format\n',
      ],
      ['build/0002-example.com-b.txt', 'example.com/b: go1.26.8\n'],
    ]);
  });

  it('asks nothing when nothing was built', async () => {
    const { session, side, commands, finish } = await scene(() => ({}));
    side.binaries.clear();
    await keepBuildInformation(session, side);
    expect([commands, decoded(await finish())]).toEqual([[], []]);
  });
});

describe('a profile', () => {
  const benchmark = { pkg: 'example.com/a', name: 'BenchmarkX', procs: 1 };
  const step = {
    do: 'profile',
    side: 'single',
    benchmark,
    pass: 'heap',
    iterations: 10,
    nth: 0,
    pinned: true,
  } as const;
  const printed =
    'BenchmarkX\nBenchmarkX \t      10\t       5 ns/op\t       0 B/op\t       0 allocs/op\nPASS\n';
  const writing = (content: Uint8Array) =>
    scene(({ args }) => {
      const flag = args.find((arg) => arg.startsWith('-test.memprofile='));
      if (flag !== undefined) writeFileSync(flag.slice('-test.memprofile='.length), content);
      return { stdout: printed };
    });

  it('is kept and named', async () => {
    const { session, finish } = await writing(handmade());
    expect(await runProfile(session, step)).toBe(true);
    expect((await finish()).records).toContainEqual(
      expect.objectContaining({
        type: 'profile',
        kind: 'heap',
        file: 'profiles/0001-BenchmarkX.heap.10.pb.gz',
      }),
    );
  });

  it('that the benchmark wrote over costs itself, with the reason', async () => {
    const { session, finish } = await writing(Buffer.from('\x1f\x8bnothing'));
    expect(await runProfile(session, step)).toBe(false);
    const { records, files } = await finish();
    expect([...files.keys()].filter((path) => path.startsWith('profiles/'))).toEqual([]);
    const told = records.find((record) => record.type === 'caveat');
    expect(told).toMatchObject({
      code: 'profile-failed',
      facts: {
        benchmark: 'example.com/a BenchmarkX 1',
        pass: 'heap',
        kind: 'heap',
        reason: expect.any(String),
      },
    });
  });
});
