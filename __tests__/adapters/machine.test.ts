import { describe, expect, it } from '@jest/globals';
import { childEnvironment } from '../../src/adapters/environment.js';
import { createExec } from '../../src/adapters/exec.js';
import { allowedCores, coresBeside, readMachine } from '../../src/adapters/machine.js';

describe('allowedCores', () => {
  it.each([
    ['0-1', [0, 1]],
    ['0', [0]],
    ['1,3,5', [1, 3, 5]],
    ['0-3,8,10-11', [0, 1, 2, 3, 8, 10, 11]],
  ])('%s', (list, cores) => {
    expect(
      allowedCores(`Name:\tx\nCpus_allowed:\t3\nCpus_allowed_list:\t${list}\nMems_allowed_list:\t9\n`),
    ).toEqual(cores);
  });

  it('is empty where the system does not tell, or tells what cannot be', () => {
    expect(allowedCores('Name:\tCpus_allowed_list\n')).toEqual([]);
    expect(allowedCores('Cpus_allowed_list:\t0-99999999999\n')).toEqual([]);
  });
});

describe('coresBeside', () => {
  it('takes the last that shares nothing with the first, else the last other one, else none', () => {
    expect(coresBeside(3, [0, 1, 2, 3], [2, 3])).toEqual([1]);
    expect(coresBeside(3, [0, 1, 2, 3], [])).toEqual([2]);
    expect(coresBeside(1, [0, 1], [0, 1])).toEqual([0]);
    expect(coresBeside(0, [0], [0])).toEqual([]);
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
