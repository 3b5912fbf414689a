import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { createExec, type ExecOptions } from '../../src/adapters/exec.js';
import type { Command, Exec } from '../../src/ports.js';
import { livingGroup, numberIn, temporaryFolder, until } from './temporary.js';

const folder = temporaryFolder();
const all: Exec[] = [];

function exec(options: Partial<ExecOptions> = {}): Exec {
  const created = createExec({ env: { PATH: process.env['PATH'] ?? '' }, ...options });
  all.push(created);
  return created;
}

afterAll(async () => {
  await Promise.all(all.map((one) => one.stop()));
});

function command(program: string, args: readonly string[], more: Partial<Command> = {}): Command {
  return { program, args, cwd: folder, timeoutMs: 0, keepBytes: 1 << 16, ...more };
}

const shell = (script: string, more: Partial<Command> = {}): Command => command('sh', ['-c', script], more);

describe('a child', () => {
  it('gives its streams and its status', async () => {
    const exit = await exec().run(shell('echo out; echo err >&2; exit 3'));
    expect(exit).toEqual({
      code: 3,
      signal: null,
      timedOut: false,
      stdout: { text: 'out\n', dropped: 0 },
      stderr: { text: 'err\n', dropped: 0 },
      wallMs: expect.any(Number),
    });
    expect(exit.wallMs).toBeGreaterThan(0);
  });

  it('can end by a signal', async () => {
    expect(await exec().run(shell('kill -9 $$'))).toMatchObject({
      code: null,
      signal: 'SIGKILL',
      timedOut: false,
    });
  });

  it('has the environment it is given, no input, and its folder as PWD', async () => {
    const env = { PATH: process.env['PATH'] ?? '', KEPT: 'a b', PWD: '/elsewhere' };
    const exit = await exec({ env }).run(shell('cat; env | sort', { env: { ADDED: '$(x)' } }));
    const lines = exit.stdout.text.split('\n').filter((line) => !/^(?:_|SHLVL|OLDPWD)=/.test(line));
    expect(lines).toEqual(['ADDED=$(x)', 'KEPT=a b', `PATH=${env.PATH}`, `PWD=${folder}`, '']);
  });

  it('that is a benchmark does not get what fetches private code', async () => {
    const env = {
      PATH: process.env['PATH'] ?? '',
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: 'http.https://github.com/.extraheader',
      GIT_CONFIG_VALUE_0: 'AUTHORIZATION: basic abc',
      SSH_AUTH_SOCK: '/run/agent',
    };
    const seen = async (more: Partial<Command>): Promise<string> =>
      (await exec({ env }).run(command('env', [], more))).stdout.text;
    expect(await seen({})).toMatch(/AUTHORIZATION[^]*\/run\/agent/);
    expect(await seen({ isBenchmark: true })).not.toMatch(/GIT_CONFIG|AUTHORIZATION|SSH_/);
  });

  it('gets its arguments as they are, without a shell', async () => {
    const odd = ['$HOME `id`', '; exit 9', '*', '"', "'", 'a\nb', ''];
    const exit = await exec().run(command('printf', ['<%s>', ...odd]));
    expect(exit.stdout.text).toBe(odd.map((text) => `<${text}>`).join(''));
  });

  it('may print 100 MB', async () => {
    const bytes = 100 << 20;
    const exit = await exec().run(
      shell(`echo first; yes 0123456 | head -c ${bytes}; echo last`, { keepBytes: 4096 }),
    );
    const { text, dropped } = exit.stdout;
    expect(text.length).toBeLessThanOrEqual(2 * 4096);
    expect(text.length + dropped).toBe(bytes + 'first\nlast\n'.length);
    expect(text).toMatch(/^first\n(?:0123456\n)+last\n$/);
  });

  it('takes what it has started with it, pipes held open or not', async () => {
    const pid = join(folder, 'orphans');
    const exit = await exec().run(
      shell(`echo $$ > ${pid}; sleep 1000 & (trap '' INT TERM; sleep 1000) & echo done`),
    );
    expect(exit).toMatchObject({ code: 0, stdout: { text: 'done\n' } });
    const group = await numberIn(pid);
    await until(() => livingGroup(group).length === 0);
  });

  it('does not make us wait for a process that has left its group and holds the pipes', async () => {
    const pid = join(folder, 'escaped');
    const script = `(echo $$ >/dev/null; exec setsid sh -c 'echo $$ > ${pid}; exec sleep 1000') & echo early; while ! test -s ${pid}; do sleep 0.01; done`;
    const exit = await exec({ drainMs: 50 }).run(shell(script));
    expect(exit.stdout.text).toBe('early\n');
    process.kill(await numberIn(pid), 'SIGKILL');
  });
});

describe('a child that takes too long', () => {
  it('may print its dump on SIGQUIT', async () => {
    const script = `trap 'echo the dump >&2; exit 2' QUIT; while :; do sleep 0.01; done`;
    const exit = await exec().run(shell(script, { timeoutMs: 300 }));
    expect(exit).toMatchObject({ code: 2, timedOut: true, stderr: { text: 'the dump\n' } });
  });

  it('is killed with its group when SIGQUIT does not help', async () => {
    const pid = join(folder, 'stubborn');
    const script = `trap '' QUIT INT TERM; echo $$ > ${pid}; sleep 1000 & while :; do sleep 0.01; done`;
    const exit = await exec({ quitMs: 100 }).run(shell(script, { timeoutMs: 300 }));
    expect(exit).toMatchObject({ code: null, signal: 'SIGKILL', timedOut: true });
    const group = await numberIn(pid);
    await until(() => livingGroup(group).length === 0);
  });

  it('is not one because of a limit that setTimeout cannot hold', async () => {
    const exit = await exec().run(shell('sleep 0.05', { timeoutMs: 1e12 }));
    expect(exit).toMatchObject({ code: 0, timedOut: false });
  });
});

describe('a child that cannot start', () => {
  const cases: [string, Command, object][] = [
    [
      'no program',
      command('no-such-program', []),
      { code: 'command-failed', facts: { reason: 'not-found' } },
    ],
    ['no go', command('go', ['version']), { code: 'go-missing' }],
    [
      'no folder',
      command('true', [], { cwd: join(folder, 'missing') }),
      { code: 'command-failed', facts: { reason: 'no-such-folder' } },
    ],
    [
      'a file as folder',
      command('true', [], { cwd: '/dev/null' }),
      { code: 'command-failed', facts: { reason: 'no-such-folder' } },
    ],
    [
      'not executable',
      command('/dev/null', []),
      { code: 'command-failed', facts: { reason: 'not-started', detail: 'EACCES' } },
    ],
    [
      'too many arguments',
      command('true', ['x'.repeat(8 << 20)]),
      { code: 'command-failed', facts: { reason: 'not-started', detail: 'E2BIG' } },
    ],
  ];
  it.each(cases)('%s', async (_, bad, error) => {
    await expect(exec({ env: { PATH: '/bin:/usr/bin' } }).run(bad)).rejects.toMatchObject(error);
  });
});

describe('stop', () => {
  it('ends children that ignore every polite signal, with all they have started', async () => {
    const pid = join(folder, 'ignoring');
    const one = exec({ stopMs: 100 });
    const script = `trap '' INT TERM HUP; (sleep 1000 &) ; sleep 1000 & echo $$ > ${pid}; wait; sleep 1000`;
    const run = one.run(shell(script));
    const failed = expect(run).rejects.toMatchObject({ code: 'interrupted' });
    const group = await numberIn(pid);
    expect(livingGroup(group).length).toBeGreaterThan(1);
    await one.stop();
    await failed;
    await until(() => livingGroup(group).length === 0);
  });

  it('lets children end by themselves on SIGINT', async () => {
    const marks = join(folder, 'marks');
    const one = exec({ stopMs: 15_000 });
    const run = one.run(
      shell(`trap 'echo 1 > ${marks}.int; exit 0' INT; echo 1 > ${marks}; while :; do sleep 0.01; done`),
    );
    const failed = expect(run).rejects.toMatchObject({ code: 'interrupted' });
    await numberIn(marks);
    await one.stop();
    await failed;
    expect(await numberIn(`${marks}.int`)).toBe(1);
  });

  it('refuses later runs, also of a child asked for in the same moment', async () => {
    const one = exec();
    const run = expect(one.run(shell('sleep 1000'))).rejects.toMatchObject({ code: 'interrupted' });
    await Promise.all([one.stop(), one.stop(), run]);
    await expect(one.run(shell('true'))).rejects.toMatchObject({ code: 'interrupted' });
  });
});

it('leaves no listener behind after many children', async () => {
  const before = process.listenerCount('exit');
  const one = exec();
  const lane = async (): Promise<void> => {
    for (let i = 0; i < 20; i++) expect((await one.run(command('true', []))).code).toBe(0);
  };
  await Promise.all(Array.from({ length: 10 }, lane));
  expect(process.listenerCount('exit')).toBe(before);
}, 120_000);
