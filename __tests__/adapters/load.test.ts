import { describe, expect, it } from '@jest/globals';
import { processorTimes, tasksOf } from '../../src/adapters/load.js';
import { coreOf } from '../../src/adapters/machine.js';

const stat = [
  'cpu  400 0 0 3600 0 0 0 300 7 0',
  'cpu0 100 0 0 900 0 0 0 0 7 0',
  'cpu1 50 1 2 900 3 4 5 35 0 0',
  'cpu10 100 0 0 600 0 0 0 300 0 0',
  'intr 12345 0 9',
  'ctxt 1',
].join('\n');

describe('processorTimes', () => {
  it('tells of the cores that are asked about in seconds, each for itself', () => {
    expect(processorTimes(stat, [10])).toEqual([{ total: 10, stolen: 3 }]);
    expect(processorTimes(stat, [1, 0])).toEqual([
      { total: 10, stolen: 0.35 },
      { total: 10, stolen: 0 },
    ]);
  });

  it('tells of all together where none is, and counts no guest twice', () => {
    expect(processorTimes(stat, [])).toEqual([{ total: 43, stolen: 3 }]);
  });

  it('tells nothing where a core is missing or the line is another one', () => {
    expect(processorTimes(stat, [0, 2])).toEqual([]);
    expect(processorTimes('cpu  1 2 3', [])).toEqual([]);
    expect(processorTimes('cpu  1 2 3 4 5 6 x 8', [])).toEqual([]);
    expect(processorTimes('', [])).toEqual([]);
  });
});

describe('tasksOf', () => {
  it('reads the first number', () => {
    expect([tasksOf('0.52 0.58 0.59 1/597 1'), tasksOf('')]).toEqual([0.52, null]);
  });
});

describe('coreOf', () => {
  it('is the one that a pin names', () => {
    expect([coreOf(['taskset', '-c', '13']), coreOf(['other', 'a-b']), coreOf([])]).toEqual([[13], [], []]);
  });
});
