// What the README tells people to paste must work.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { loadConfig } from '../src/config/load.js';

const textOf = (file: string) => readFileSync(new URL(`../${file}`, import.meta.url), 'utf8');
const blocks = [...textOf('README.md').matchAll(/^```yaml\n([^]*?)^```$/gm)].map(([, yaml = '']) => yaml);
const [workflow = '', reporting = ''] = blocks;
const config = blocks.find((yaml) => yaml.startsWith('# yaml-language-server')) ?? '';

interface Workflow {
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<
    Record<string, { readonly steps: readonly { uses: string; with?: Record<string, string> }[] }>
  >;
}

describe('README.md', () => {
  it('has a workflow of at most 20 lines with inputs that exist', () => {
    const { permissions, jobs } = parse(workflow) as Workflow;
    expect(workflow.trimEnd().split('\n').length).toBeLessThanOrEqual(20);
    expect(permissions).toEqual({ contents: 'read', actions: 'read', 'pull-requests': 'write' });
    const { inputs } = parse(textOf('action.yml')) as { inputs: Record<string, unknown> };
    const step = jobs['gate']?.steps.find(({ uses }) => uses.startsWith('pprof-gate/pprof-gate@'));
    expect(step).toBeDefined();
    const given = [
      ...textOf('README.md').matchAll(/^- uses: pprof-gate\/pprof-gate@v0\n {2}with: \{ ([\w-]+):/gm),
    ];
    expect(given.length).toBeGreaterThan(0);
    for (const [, name = ''] of given) expect(Object.keys(inputs)).toContain(name);
  });

  it('has a workflow for forks that checks nothing out', () => {
    const { on, jobs } = parse(reporting) as Workflow & { on: { workflow_run: { workflows: string[] } } };
    expect(on.workflow_run.workflows).toEqual([(parse(workflow) as { name: string }).name]);
    expect(Object.values(jobs).flatMap(({ steps }) => steps.map(({ uses }) => uses))).toEqual([
      'pprof-gate/pprof-gate@v0',
    ]);
  });

  it('has a configuration that loads', () => {
    const loaded = loadConfig(config, 'README.md');
    expect(loaded.rules).toHaveLength(2);
    expect(loaded.budgets['B/s']).toBe('-5%');
  });
});
