import { describe, expect, it } from '@jest/globals';
import { childEnvironment } from '../../src/adapters/environment.js';
import { createExec } from '../../src/adapters/exec.js';
import { lastAllowedCore, readMachine } from '../../src/adapters/machine.js';

describe('lastAllowedCore', () => {
  it.each([
    ['0-1', 1],
    ['0', 0],
    ['0-127', 127],
    ['1,3,5', 5],
    ['0-3,8,10-11', 11],
  ])('%s', (list, core) => {
    expect(
      lastAllowedCore(`Name:\tx\nCpus_allowed:\t3\nCpus_allowed_list:\t${list}\nMems_allowed_list:\t9\n`),
    ).toBe(core);
  });

  it('is null where the system does not tell', () => {
    expect(lastAllowedCore('Name:\tCpus_allowed_list\n')).toBeNull();
  });
});

describe('readMachine', () => {
  const { variables } = childEnvironment(process.env);

  it('tells what a manifest needs', async () => {
    const machine = await readMachine(variables);
    expect(machine.cpu).not.toBe('');
    expect(machine.os).toMatch(/^\S+ \S+/);
    expect(machine.cores).toBeGreaterThan(0);
    expect(machine.memoryBytes).toBeGreaterThan(1 << 20);
  });

  it('pins a child to one core where taskset is there, and to none where it is not', async () => {
    expect((await readMachine({ PATH: '/nowhere' })).pin).toBeNull();
    const { pin } = await readMachine(variables);
    if (process.platform !== 'linux') {
      expect(pin).toBeNull();
      return;
    }
    const [program = '', ...args] = pin ?? [];
    const exit = await createExec({ env: variables }).run({
      program,
      args: [...args, 'grep', 'Cpus_allowed_list', '/proc/self/status'],
      cwd: '/',
      timeoutMs: 0,
      keepBytes: 1000,
    });
    expect(exit.stdout.text).toBe(`Cpus_allowed_list:\t${args.at(-1) ?? ''}\n`);
  });
});
