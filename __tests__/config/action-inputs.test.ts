import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { actionInputs, readInputs } from '../../src/config/action-inputs.js';

const action = parse(readFileSync(new URL('../../action.yml', import.meta.url), 'utf8')) as {
  inputs: Record<string, { description: string; default: string }>;
};
const defaults = new Map(actionInputs.map((input) => [input.name as string, input.default as string]));

describe('action.yml', () => {
  it('has the inputs that the code reads, in the same words', () => {
    const inputs = Object.entries(action.inputs).map(([name, input]) => ({ name, ...input }));
    expect(inputs).toEqual(actionInputs);
  });
});

describe('readInputs', () => {
  it.each([
    ['as the runner fills them in', new Map([...defaults, ['token', '']])],
    ['all absent', new Map<string, string>()],
    ['all blank', new Map([...defaults.keys()].map((name) => [name, '  \n']))],
  ])('leaves everything to others: %s', (_, inputs) => {
    expect(readInputs(inputs)).toEqual({
      mode: 'auto',
      baselineWorkflow: null,
      retentionDays: null,
      key: 'default',
      comment: 'always',
      reviewComments: true,
      uploadReport: true,
      configFrom: 'head',
      publishFailure: 'error',
      token: '',
      workingDirectory: '.',
      config: null,
      base: null,
      head: null,
      out: 'pprof-gate',
      reportOnly: false,
      overrides: {},
    });
  });

  it('reads each as the command line reads its options', () => {
    const inputs = new Map([
      ['working-directory', 'tools'],
      ['config', 'gate.yml'],
      ['packages', './a ./b/...\n./c\n'],
      ['bench', 'Look|Walk'],
      ['tags', 'integration, slow'],
      ['base', 'v1.2.3'],
      ['head', 'HEAD'],
      ['time-budget', '1m30s'],
      ['budget', 'sec/op=+10%\n\n  allocs/op=<= 12\n'],
      ['seed', '7'],
      ['out', 'report'],
      ['pin', 'False'],
      ['report-only', 'true'],
      ['upload-report', 'false'],
    ]);
    expect(readInputs(inputs)).toEqual({
      mode: 'auto',
      baselineWorkflow: null,
      retentionDays: null,
      key: 'default',
      comment: 'always',
      reviewComments: true,
      uploadReport: false,
      configFrom: 'head',
      publishFailure: 'error',
      token: '',
      workingDirectory: 'tools',
      config: 'gate.yml',
      base: 'v1.2.3',
      head: 'HEAD',
      out: 'report',
      reportOnly: true,
      overrides: {
        packages: ['./a', './b/...', './c'],
        bench: 'Look|Walk',
        tags: ['integration', 'slow'],
        timeBudgetMs: 90_000,
        seed: 7,
        pin: false,
        budgets: [
          { metric: 'sec/op', limit: '+10%', from: 'input budget' },
          { metric: 'allocs/op', limit: '<= 12', from: 'input budget' },
        ],
      },
    });
  });

  it.each([
    ['time-budget', '5', 'duration'],
    ['seed', '-1', 'integer'],
    ['seed', '9007199254740993', 'integer'],
    ['budget', 'sec/op', 'budget'],
    ['tags', 'a;b', 'tag'],
    ['packages', './a -exec=x', 'pattern'],
    ['bench', 'a\0b', 'text'],
    ['report-only', 'yes', 'switch'],
  ])('names the input %s when it is %j', (name, text, expects) => {
    expect(() => readInputs(new Map([[name, text]]))).toThrow(
      expect.objectContaining({
        code: 'usage',
        facts: expect.objectContaining({ problem: 'value-wrong', option: `input ${name}`, expects }),
      }),
    );
  });
});
