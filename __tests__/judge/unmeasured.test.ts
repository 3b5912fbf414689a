// Functions that changed and that nothing measures: told, and never held against anybody.
import { expect, it } from '@jest/globals';
import type { Capture, RecordOf } from '../../src/model/capture.js';
import { CaptureBuilder } from '../evidence/capture-builder.js';
import { look, verdictOf } from './scene.js';

const three = { 'ns/op': [100, 101, 102], 'allocs/op': [1, 1, 1], 'B/op': [8, 8, 8] };
const measured = (side: 'base' | 'head'): Capture =>
  new CaptureBuilder(side).package().benchmark(look).runs(look, three).build();
const changed = (
  file: string,
  name: string,
  line: number,
  reached: boolean,
): RecordOf<'changed-function'> => ({
  ...{ type: 'changed-function', file, name, line, endLine: line + 2, reached },
});

it('tells by place what no benchmark reaches, and passes', () => {
  const head = measured('head');
  const records = [
    ...head.records,
    changed('b.go', 'Late', 3, false),
    changed('a.go', '(*Parser).reset', 41, false),
    changed('a.go', 'Seen', 7, true),
    changed('a.go', 'Early', 9, false),
  ];
  const verdict = verdictOf(measured('base'), { ...head, records });
  expect([verdict.passes, verdict.exitCode]).toEqual([true, 0]);
  expect(verdict.findings).toEqual(
    (
      [
        ['a.go', 'Early', 9],
        ['a.go', '(*Parser).reset', 41],
        ['b.go', 'Late', 3],
      ] as const
    ).map(([file, name, line]) => ({
      rule: 'changed-unmeasured',
      key: `changed-unmeasured ${file} ${name}`,
      level: 'note',
      benchmark: null,
      at: { file, line },
      facts: { function: name },
    })),
  );
});
