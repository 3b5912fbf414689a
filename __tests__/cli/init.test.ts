import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { initFiles, mainModule } from '../../src/cli/init.js';
import { loadConfig } from '../../src/config/load.js';
import { measureOptions, policyOf } from '../../src/config/policy.js';
import { defaultConfig } from '../../src/config/schema.js';

const one = {
  modules: [{ path: 'example.com/m', dir: '.' }],
  defaultBranch: 'origin/main',
  goVersion: '1.24',
};
const several = {
  modules: [
    { path: 'example.com/m/b/c', dir: 'b/c' },
    { path: 'example.com/m/tools', dir: 'tools' },
    { path: 'example.com/m/api', dir: 'api' },
  ],
  defaultBranch: null,
  goVersion: '1.24',
};

function textOf(facts: Parameters<typeof initFiles>[0], path: string): string {
  const file = initFiles(facts).find((planned) => planned.path === path);
  if (file === undefined) throw new Error(`no ${path}`);
  return file.text;
}
const configOf = (facts: Parameters<typeof initFiles>[0]) => textOf(facts, '.github/pprof-gate.yml');
const workflowOf = (facts: Parameters<typeof initFiles>[0]) =>
  textOf(facts, '.github/workflows/pprof-gate.yml');

describe('the configuration that init writes', () => {
  it('means the defaults', () => {
    const config = loadConfig(configOf(one), 'c.yml');
    expect(measureOptions(config)).toEqual(measureOptions(defaultConfig));
    const { budgets, ...policy } = policyOf(config);
    const { budgets: defaults, ...defaultPolicy } = policyOf(defaultConfig);
    expect(policy).toEqual(defaultPolicy);
    // The defaults, and then the same again as written.
    expect(budgets).toEqual([...defaults, ...defaults]);
  });

  it('stays valid, and says defaults where it says so, with every comment sign removed', () => {
    const config = loadConfig(configOf(one).replace(/^#(?=[a-z -])(?! )|^#(?=  )/gm, ''), 'c.yml');
    const { rules, units, budgets, 'suite-budget': suite, ...rest } = config;
    expect(rest).toEqual({ ...defaultConfig, rules: undefined, units: undefined, budgets: undefined });
    expect(budgets).toEqual({
      'sec/op': '+5%',
      'B/op': '+1%',
      'allocs/op': '+0',
      'goroutines-left/op': '+0',
    });
    expect(suite).toBe('+2%');
    expect(rules).toHaveLength(1);
    expect(units).toEqual({ 'req/s': 'higher', 'pages/op': 'lower' });
  });

  it('says whose it is, and tells editors its schema on the first line', () => {
    expect(configOf(one)).toMatch(
      /^# yaml-language-server: \$schema=https:\/\/\S+\/schemas\/pprof-gate\.schema\.json\n/,
    );
    expect(configOf(one)).toContain('benchmarks of example.com/m may cost');
    expect(configOf(one)).toContain('merge base with main.');
    expect(configOf(several)).toContain('benchmarks of this repository may cost');
    expect(configOf(several)).toContain('merge base with the default branch.');
    expect(
      configOf(several)
        .split('\n')
        .slice(1)
        .filter((line) => line.length > 110),
    ).toEqual([]);
  });
});

describe('the workflow that init writes', () => {
  it('is short, and asks for no more than it needs', () => {
    const text = workflowOf(one);
    expect(text.trimEnd().split('\n').length).toBeLessThanOrEqual(20);
    expect(parse(text)).toMatchObject({
      on: { pull_request: null, push: { branches: ['main'] }, workflow_dispatch: null },
      permissions: { contents: 'read', actions: 'read', 'pull-requests': 'write' },
      jobs: {
        benchmarks: {
          steps: [
            { uses: expect.stringMatching(/^actions\/checkout@v\d+$/) },
            {
              uses: expect.stringMatching(/^actions\/setup-go@v\d+$/),
              with: { 'go-version-file': 'go.mod' },
            },
            { uses: 'pprof-gate/pprof-gate@v0' },
          ],
        },
      },
    });
  });

  it.each([
    ['the module nearest to the root', several, { 'go-version-file': 'api/go.mod' }],
    [
      'a folder with signs of YAML',
      { ...one, modules: [{ path: 'm', dir: 'a: #"b' }] },
      { 'go-version-file': 'a: #"b/go.mod' },
    ],
    ['stable Go without a version', { ...one, goVersion: null }, { 'go-version': 'stable' }],
    ['stable Go without a module', { ...one, modules: [] }, { 'go-version': 'stable' }],
  ])('goes by %s', (_, facts, expected) => {
    const workflow = parse(workflowOf(facts)) as { jobs: { benchmarks: { steps: { with?: unknown }[] } } };
    expect(workflow.jobs.benchmarks.steps[1]?.with).toEqual(expected);
  });
});

describe('the default branch', () => {
  it('is that of the repository', () => {
    const text = workflowOf({ ...one, defaultBranch: 'origin/trunk' });
    expect(text).toContain('push: { branches: ["trunk"] } # records the baseline\n');
  });

  it('is guessed, and said to be, where git does not know it', () => {
    expect(workflowOf(several)).toContain('push: { branches: ["main"] } # the default branch, if it has');
  });
});

describe('mainModule', () => {
  it('does not depend on the order', () => {
    expect(mainModule(several.modules)?.dir).toBe('api');
    expect(mainModule([...several.modules].reverse())?.dir).toBe('api');
    expect(mainModule([...several.modules, { path: 'm', dir: '.' }])?.dir).toBe('.');
    expect(mainModule([])).toBeNull();
  });
});
